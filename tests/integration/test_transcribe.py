"""Speech to text with the real model on real sound."""

import asyncio
import shutil
import threading
import wave
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio

from app.domain.audio import AudioClip
from app.domain.errors import InputError, ModelError
from app.domain.transcript import SpeechVocabulary
from app.engines.whisper import WhisperTranscriber, load_vocabulary
from app.engines.whisper_model import MODEL_FILES
from tests.speech_fixtures import (
    NOT_SPEECH,
    RATE,
    SHARED,
    VOCABULARY_FILE,
    VOICES,
    WHISPER_DIR,
    encode,
    encode_channels,
    read_wav,
    speak,
    speak_language,
)

pytestmark = [pytest.mark.models, pytest.mark.asyncio(loop_scope="module")]

SAID = "I want a shopping list with a name and a price."
HEARD = "i want a shopping list with a name and a price"

OPENINGS = ("I also need a page for my", "Then there is another one about the", "After that please show me the")
TOPICS = (
    "kitchen",
    "garden",
    "football team",
    "music lessons",
    "holiday",
    "bicycle",
    "telephone",
    "hospital",
    "newspaper",
    "mountains",
    "weather",
    "school",
    "breakfast",
    "photographs",
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def transcriber() -> AsyncIterator[WhisperTranscriber]:
    made = WhisperTranscriber(WHISPER_DIR, load_vocabulary(VOCABULARY_FILE), threads=2)
    yield made
    made.close()


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return speak(SAID, tmp_path_factory.mktemp("speech") / "spoken.wav")


async def test_speech_becomes_words_with_times_language_and_confidence(
    transcriber: WhisperTranscriber, spoken: Path
) -> None:
    transcript = await transcriber.transcribe(AudioClip(spoken))

    assert _plain(transcript.text) == HEARD
    assert transcript.source == "speech"
    assert transcript.language == "en"
    assert transcript.language_confidence > 0.8
    assert 0.7 < transcript.confidence <= 1
    words = [word for segment in transcript.segments for word in segment.words]
    assert " ".join(word.text for word in words) == transcript.text
    times = [time for word in words for time in (word.start_s, word.end_s)]
    assert times == sorted(times)
    assert times[0] >= 0
    assert times[-1] <= transcript.duration_s
    assert all(type(time) is float for time in times)


@pytest.mark.parametrize("voice", VOICES)
async def test_every_voice_is_understood(transcriber: WhisperTranscriber, tmp_path: Path, voice: str) -> None:
    path = speak("Build a calculator that adds two numbers.", tmp_path / "a.wav", voice)

    text = _plain((await transcriber.transcribe(AudioClip(path))).text)

    assert "calculator" in text
    assert "numbers" in text


@pytest.mark.parametrize("voice", VOICES)
async def test_nothing_is_added_after_the_last_word(
    transcriber: WhisperTranscriber, tmp_path: Path, voice: str
) -> None:
    path = speak("Please make a reading list for my books and my magazines.", tmp_path / "a.wav", voice)

    text = _plain((await transcriber.transcribe(AudioClip(path))).text)

    assert text == "please make a reading list for my books and my magazines"


async def test_a_real_recording_is_understood(transcriber: WhisperTranscriber) -> None:
    transcript = await transcriber.transcribe(AudioClip(SHARED / "speech/jfk.flac"))

    assert _plain(transcript.text) == (
        "and so my fellow americans ask not what your country can do for you ask what you can do for your country"
    )


@pytest.mark.parametrize(
    ("name", "codec", "rate", "channels"),
    [
        ("a.wav", "pcm_s16le", 44_100, 2),
        ("a.wav", "pcm_u8", 8_000, 1),
        ("a.flac", "flac", 96_000, 6),
        ("a.mp3", "libmp3lame", 22_050, 2),
        ("a.ogg", "libopus", 48_000, 1),
        ("a.m4a", "aac", 44_100, 2),
    ],
)
async def test_any_format_rate_and_channel_count_is_understood(
    transcriber: WhisperTranscriber, spoken: Path, tmp_path: Path, name: str, codec: str, rate: int, channels: int
) -> None:
    path = encode(read_wav(spoken), tmp_path / name, codec, rate, channels)

    assert "shopping list" in _plain((await transcriber.transcribe(AudioClip(path))).text)


async def test_a_wav_renamed_to_mp3_is_understood(
    transcriber: WhisperTranscriber, spoken: Path, tmp_path: Path
) -> None:
    renamed = tmp_path / "a.mp3"
    shutil.copyfile(spoken, renamed)

    assert _plain((await transcriber.transcribe(AudioClip(renamed))).text) == HEARD


@pytest.mark.parametrize(("name", "codec"), [("a.wav", "pcm_s16le"), ("a.mp3", "libmp3lame"), ("a.flac", "flac")])
async def test_what_is_left_of_a_truncated_recording_is_understood(
    transcriber: WhisperTranscriber, spoken: Path, tmp_path: Path, name: str, codec: str
) -> None:
    path = encode(read_wav(spoken), tmp_path / name, codec)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])

    text = _plain((await transcriber.transcribe(AudioClip(path))).text)

    assert "shopping list" in text
    assert "price" not in text


async def test_a_faint_recording_is_understood(transcriber: WhisperTranscriber, spoken: Path, tmp_path: Path) -> None:
    path = encode(read_wav(spoken) * 0.005, tmp_path / "a.wav", "pcm_f32le")

    assert _plain((await transcriber.transcribe(AudioClip(path))).text) == HEARD


async def test_stereo_whose_channels_cancel_out_is_understood(
    transcriber: WhisperTranscriber, spoken: Path, tmp_path: Path
) -> None:
    sound = read_wav(spoken)
    path = encode_channels(np.stack([sound, -sound]), tmp_path / "a.wav", "pcm_s16le")

    assert _plain((await transcriber.transcribe(AudioClip(path))).text) == HEARD


async def test_speech_in_noise_is_understood(transcriber: WhisperTranscriber, spoken: Path, tmp_path: Path) -> None:
    sound = read_wav(spoken)
    noise = np.random.default_rng(3).standard_normal(len(sound)).astype(np.float32) * 0.01
    path = encode(sound + noise, tmp_path / "a.wav", "pcm_s16le")

    assert "shopping list" in _plain((await transcriber.transcribe(AudioClip(path))).text)


@pytest.mark.parametrize("what", NOT_SPEECH)
async def test_what_is_not_speech_is_never_words(transcriber: WhisperTranscriber, tmp_path: Path, what: str) -> None:
    path = _write_wav(NOT_SPEECH[what](), tmp_path / "a.wav")

    with pytest.raises(InputError, match="I heard nothing") as caught:
        await transcriber.transcribe(AudioClip(path))
    assert caught.value.next_step


async def test_a_scrap_of_speech_is_not_answered_with_the_words_the_model_was_told_to_expect(
    transcriber: WhisperTranscriber, spoken: Path, tmp_path: Path
) -> None:
    prompt = load_vocabulary(VOCABULARY_FILE).prompt
    sound = read_wav(spoken)
    expected = set(_runs(prompt))
    for start_s in (0.2, 0.8, 1.4, 2.0, 2.6):
        scrap = sound[int(start_s * RATE) : int((start_s + 0.35) * RATE)]
        path = encode(np.pad(scrap, (RATE, RATE)), tmp_path / "a.wav", "pcm_s16le")
        try:
            heard = _runs((await transcriber.transcribe(AudioClip(path))).text)
        except InputError:
            continue
        assert not expected & set(heard)


async def test_times_count_the_silence_that_was_left_out(
    transcriber: WhisperTranscriber, spoken: Path, tmp_path: Path
) -> None:
    sound = read_wav(spoken)
    quiet = np.zeros(5 * RATE, dtype=np.float32)
    path = encode(np.concatenate([quiet, sound, quiet, sound]), tmp_path / "a.wav", "pcm_s16le")

    transcript = await transcriber.transcribe(AudioClip(path))

    starts = [w.start_s for s in transcript.segments for w in s.words if w.text.lower().startswith("shopping")]
    second = 10 + len(sound) / RATE
    assert starts == [pytest.approx(5.6, abs=0.4), pytest.approx(second + 0.6, abs=0.4)]


async def test_long_speech_is_read_in_pieces_with_progress_on_the_event_loop(
    transcriber: WhisperTranscriber, tmp_path: Path
) -> None:
    path = _speak_at_length(tmp_path)
    seen: list[tuple[float, str]] = []

    def note(fraction: float, text: str) -> None:
        assert threading.current_thread() is threading.main_thread()
        seen.append((fraction, text))

    transcript = await transcriber.transcribe(AudioClip(path), note)

    heard = _plain(transcript.text)
    in_order = [topic for topic in TOPICS if topic in heard]
    # The odd word is misheard ("maumtons"); a piece that was lost would take five or six with it.
    assert len(in_order) >= len(TOPICS) - 2
    assert in_order == sorted(in_order, key=heard.index)
    assert transcript.segments[-1].end_s == pytest.approx(transcript.duration_s - 1, abs=1)
    fractions = [fraction for fraction, _ in seen]
    assert fractions == sorted(fractions)
    assert fractions[-1] == pytest.approx(1)
    assert sum(bool(text) for _, text in seen) >= 2
    assert seen[-1][1] == transcript.text


@pytest.mark.parametrize(
    ("voice", "language", "text"),
    [
        ("de", "de", "Ich möchte eine Einkaufsliste, auf der ich die Dinge abhaken kann, die ich schon gekauft habe."),
        ("es", "es", "Quiero una lista de la compra donde pueda marcar las cosas que ya he comprado en la tienda."),
    ],
)
async def test_another_language_is_named_and_written_down(
    transcriber: WhisperTranscriber, tmp_path: Path, voice: str, language: str, text: str
) -> None:
    path = speak_language(text, tmp_path / "a.wav", voice)

    transcript = await transcriber.transcribe(AudioClip(path))

    assert transcript.language == language
    assert transcript.language_confidence > 0.5
    assert transcript.text


async def test_cancelling_ends_the_native_work_and_the_next_clip_is_read(
    transcriber: WhisperTranscriber, spoken: Path, tmp_path: Path
) -> None:
    path = _speak_at_length(tmp_path)
    first_piece_read = asyncio.Event()
    reports: list[float] = []

    def note(fraction: float, text: str) -> None:
        reports.append(fraction)
        if text:
            first_piece_read.set()

    task = asyncio.create_task(transcriber.transcribe(AudioClip(path), note))
    await first_piece_read.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert reports[-1] < 0.9
    assert _plain((await transcriber.transcribe(AudioClip(spoken))).text) == HEARD


async def test_a_missing_model_is_named_and_nothing_is_fetched(tmp_path: Path, spoken: Path) -> None:
    await _expect_model_error(tmp_path / "nowhere", spoken, "lacks config.json, model.bin")


@pytest.mark.parametrize("name", ["model.bin", "tokenizer.json", "vocabulary.txt"])
async def test_a_short_model_file_is_a_model_error(tmp_path: Path, spoken: Path, name: str) -> None:
    _copy_model(tmp_path)
    whole = (WHISPER_DIR / name).read_bytes()
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(whole[: len(whole) // 3])

    await _expect_model_error(tmp_path, spoken, "is damaged")


@pytest.mark.parametrize("name", ["model.bin", "tokenizer.json", "config.json"])
async def test_a_model_file_of_nonsense_is_a_model_error(tmp_path: Path, spoken: Path, name: str) -> None:
    _copy_model(tmp_path)
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(b"nonsense" * 100)

    await _expect_model_error(tmp_path, spoken, "is damaged")


async def _expect_model_error(model_dir: Path, spoken: Path, says: str) -> None:
    transcriber = WhisperTranscriber(model_dir, SpeechVocabulary(), threads=2)
    try:
        with pytest.raises(ModelError, match=says) as caught:
            await transcriber.transcribe(AudioClip(spoken))
        assert "cognomega models" in caught.value.next_step
    finally:
        transcriber.close()


def _speak_at_length(folder: Path) -> Path:
    """A minute of a person who pauses, in different words, so that nothing in it is a loop."""
    pause = np.zeros(RATE, dtype=np.float32)
    parts = []
    for number, topic in enumerate(TOPICS):
        said = f"{OPENINGS[number % len(OPENINGS)]} {topic} and it should be easy to use."
        parts += [read_wav(speak(said, folder / f"{number}.wav")), pause]
    return encode(np.concatenate(parts), folder / "long.wav", "pcm_s16le")


def _copy_model(model_dir: Path) -> None:
    for name in MODEL_FILES:
        (model_dir / name).symlink_to(WHISPER_DIR / name)


def _write_wav(samples: "np.ndarray", path: Path) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def _plain(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum() or letter == " ").strip()


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _plain(text).split()
    return list(zip(words, words[1:], words[2:], words[3:], strict=False))
