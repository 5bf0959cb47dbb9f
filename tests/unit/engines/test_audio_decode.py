import os
import wave
from pathlib import Path

import numpy as np
import pytest

from app.domain.errors import InputError
from app.engines.audio_decode import SAMPLE_RATE, read_audio
from tests.speech_fixtures import encode, encode_channels, silent_video, tone

FORMATS = [
    ("sound.wav", "pcm_s16le", 44_100, 2),
    ("sound.wav", "pcm_u8", 8_000, 1),
    ("sound.wav", "pcm_f32le", 96_000, 6),
    ("sound.flac", "flac", 48_000, 2),
    ("sound.mp3", "libmp3lame", 22_050, 1),
    ("sound.ogg", "vorbis", 44_100, 2),
    ("sound.ogg", "libopus", 48_000, 1),
    ("sound.m4a", "aac", 44_100, 2),
]


@pytest.mark.parametrize(("name", "codec", "rate", "channels"), FORMATS)
def test_every_format_rate_and_channel_count_becomes_the_same_sound(
    tmp_path: Path, name: str, codec: str, rate: int, channels: int
) -> None:
    samples = read_audio(encode(tone(440, 2), tmp_path / name, codec, rate, channels))

    assert samples.dtype == np.float32
    assert samples.ndim == 1
    assert len(samples) / SAMPLE_RATE == pytest.approx(2, abs=0.1)
    assert _loudest_hertz(samples) == pytest.approx(440, abs=2)
    assert 0.15 < np.abs(samples[SAMPLE_RATE // 2 : -SAMPLE_RATE // 2]).max() < 0.75


def test_a_wav_renamed_to_mp3_is_read_as_what_it_is(tmp_path: Path) -> None:
    wav = encode(tone(440), tmp_path / "a.wav", "pcm_s16le")

    assert len(read_audio(wav.rename(tmp_path / "a.mp3"))) == SAMPLE_RATE


def test_channels_that_cancel_out_are_not_mixed_into_silence(tmp_path: Path) -> None:
    sound = tone(440)
    path = encode_channels(np.stack([sound, -sound]), tmp_path / "a.wav", "pcm_s16le")

    assert np.abs(read_audio(path)).max() > 0.4


@pytest.mark.parametrize(
    ("name", "codec"), [("a.wav", "pcm_s16le"), ("a.flac", "flac"), ("a.mp3", "libmp3lame"), ("a.ogg", "vorbis")]
)
def test_a_truncated_file_gives_what_can_be_read(tmp_path: Path, name: str, codec: str) -> None:
    noise = np.random.default_rng(1).uniform(-0.5, 0.5, 8 * SAMPLE_RATE).astype(np.float32)
    path = encode(noise, tmp_path / name, codec, channels=2)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    assert len(read_audio(path)) / SAMPLE_RATE == pytest.approx(4, abs=1.5)


def test_a_truncated_m4a_with_its_index_first_gives_what_can_be_read(tmp_path: Path) -> None:
    path = encode(tone(440, 4), tmp_path / "a.m4a", "aac", faststart=True)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])

    assert len(read_audio(path)) > SAMPLE_RATE


def test_a_truncated_m4a_without_its_index_is_said_to_be_cut_short(tmp_path: Path) -> None:
    path = encode(tone(440, 4), tmp_path / "a.m4a", "aac")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with pytest.raises(InputError, match="cut short"):
        read_audio(path)


def test_a_damaged_middle_is_passed_over(tmp_path: Path) -> None:
    path = encode(tone(440, 4), tmp_path / "a.mp3", "libmp3lame")
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 800] = os.urandom(800)
    path.write_bytes(content)

    assert len(read_audio(path)) / SAMPLE_RATE > 3


def test_a_file_with_a_header_and_no_sound_is_refused(tmp_path: Path) -> None:
    path = encode(tone(440), tmp_path / "a.wav", "pcm_s16le")
    path.write_bytes(path.read_bytes()[:44])

    with pytest.raises(InputError, match="cut short"):
        read_audio(path)


@pytest.mark.parametrize(
    "content",
    [
        b"I want an app.\n" * 200,
        b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"\x89PNG\r\n\x1a\n" + bytes(500),
        b"\x7fELF" + bytes(range(256)) * 40,
        b"x",
    ],
    ids=["text", "playlist", "concat script", "picture", "program", "one byte"],
)
@pytest.mark.parametrize("suffix", [".wav", ".mp3"])
def test_what_is_not_sound_is_refused_whatever_its_name(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)

    with pytest.raises(InputError, match="is not a sound file") as caught:
        read_audio(path)
    assert caught.value.next_step


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"There is no file .*gone\.wav"):
        read_audio(tmp_path / "gone.wav")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_audio(tmp_path)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.touch()

    with pytest.raises(InputError, match="is empty"):
        read_audio(path)


def test_a_device_is_not_read(tmp_path: Path) -> None:
    pipe = tmp_path / "a.wav"
    os.mkfifo(pipe)

    with pytest.raises(InputError, match="not an ordinary file"):
        read_audio(pipe)


def test_a_video_without_sound_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no sound in it"):
        read_audio(silent_video(tmp_path / "a.mp4"))


def test_an_hour_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 1, 8_000, 0, "NONE", ""))
        file.writeframes(bytes([128]) * 8_000 * 3_600)
    decoded = 0

    def count() -> None:
        nonlocal decoded
        decoded += 1

    with pytest.raises(InputError, match="about 60 minutes long; a spoken request may last 10 minutes"):
        read_audio(path, count)
    assert decoded == 0


def test_a_file_that_hides_its_length_is_refused_while_it_is_decoded(tmp_path: Path) -> None:
    path = encode(np.zeros(700 * SAMPLE_RATE, dtype=np.float32), tmp_path / "a.aac", "aac", rate=8_000)

    with pytest.raises(InputError, match="a spoken request may last 10 minutes"):
        read_audio(path)


def test_decoding_can_be_given_up_between_frames(tmp_path: Path) -> None:
    class GivenUpError(Exception):
        pass

    def give_up() -> None:
        raise GivenUpError

    with pytest.raises(GivenUpError):
        read_audio(encode(tone(440), tmp_path / "a.wav", "pcm_s16le"), give_up)


def _loudest_hertz(samples: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(spectrum.argmax() * SAMPLE_RATE / len(samples))
