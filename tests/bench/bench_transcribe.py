"""How many words come out wrong, and how long it takes: as shipped, without the prompt, and faster-whisper as it comes.

Run by name: `.venv/bin/python -m pytest -s tests/bench/bench_transcribe.py`. Three flite voices; the requests everybody
is measured by and twenty others, so that the prompt cannot be fitted to a list unseen. All rows in one run.
"""

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.audio import AudioClip
from app.domain.errors import InputError
from app.domain.transcript import SpeechVocabulary
from app.engines.whisper import WhisperTranscriber, load_vocabulary
from tests.speech_fixtures import SHARED, VOCABULARY_FILE, VOICES, WHISPER_DIR, read_wav, speak

pytestmark = [pytest.mark.bench, pytest.mark.models, pytest.mark.timeout(3_600)]

_REQUEST_FILES = (SHARED / "requests/samples.txt", Path(__file__).with_name("spoken_requests.txt"))
_NUMBER_NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {name: str(number) for number, name in enumerate(_NUMBER_NAMES)}
_SAME = {"colour": "color", "metre": "meter", "litre": "liter", "watchlist": "watch list", "timesheet": "time sheet"}


@dataclass(frozen=True, slots=True)
class _Spoken:
    text: str
    voice: str
    path: Path


async def test_print_word_errors_and_seconds(tmp_path: Path) -> None:
    spoken = _speak_all(tmp_path)
    rows = {
        "as shipped": await _measure(spoken, load_vocabulary(VOCABULARY_FILE)),
        "without the prompt": await _measure(spoken, SpeechVocabulary()),
        "faster-whisper as it comes": await asyncio.to_thread(_measure_plain, spoken),
    }
    heading = "".join(f"{voice:>8}" for voice in VOICES)
    print(f"\n{'word errors in %':<28}{heading}{'all':>8}{'s/clip':>8}{'s/s':>8}")
    for name, row in rows.items():
        print(f"{name:<28}{row}")


def _speak_all(folder: Path) -> list[_Spoken]:
    requests = [line.split("\t") for file in _REQUEST_FILES for line in file.read_text().splitlines() if line]
    return [
        _Spoken(text, voice, speak(text, folder / f"{name}-{voice}.wav", voice))
        for name, text in requests
        for voice in VOICES
    ]


async def _measure(spoken: list[_Spoken], vocabulary: SpeechVocabulary) -> str:
    transcriber = WhisperTranscriber(WHISPER_DIR, vocabulary, threads=2)
    await transcriber.load()
    heard, started = [], time.perf_counter()
    for one in spoken:
        try:
            heard.append((await transcriber.transcribe(AudioClip(one.path))).text)
        except InputError:
            heard.append("")
    seconds = time.perf_counter() - started
    transcriber.close()
    return _row(spoken, heard, seconds)


def _measure_plain(spoken: list[_Spoken]) -> str:
    from faster_whisper import WhisperModel

    model = WhisperModel(str(WHISPER_DIR), device="cpu", compute_type="int8", cpu_threads=2)
    heard, started = [], time.perf_counter()
    for one in spoken:
        segments, _ = model.transcribe(str(one.path), word_timestamps=True, vad_filter=True)
        heard.append("".join(segment.text for segment in segments))
    return _row(spoken, heard, time.perf_counter() - started)


def _row(spoken: list[_Spoken], heard: list[str], seconds: float) -> str:
    def share(chosen: Callable[[_Spoken], bool]) -> float:
        pairs = [(_words(one.text), _words(text)) for one, text in zip(spoken, heard, strict=True) if chosen(one)]
        return 100 * sum(_errors(said, got) for said, got in pairs) / sum(len(said) for said, _ in pairs)

    by_voice = "".join(f"{share(lambda one, voice=voice: one.voice == voice):8.1f}" for voice in VOICES)
    sound_s = sum(len(read_wav(one.path)) for one in spoken) / 16_000
    return f"{by_voice}{share(lambda one: True):8.1f}{seconds / len(spoken):8.2f}{seconds / sound_s:8.2f}"


def _words(text: str) -> list[str]:
    """Return the words, spelled one way: "20%" and "twenty percent" are the same words."""
    plain = re.sub(r"(\w)'(\w)", r"\1\2", text.lower().replace("%", " percent "))
    plain = plain.replace("twenty five", "25").replace("twenty-five", "25").replace("twenty", "20")
    for other, one in _SAME.items():
        plain = plain.replace(other, one)
    return [_NUMBERS.get(word, word) for word in re.findall(r"[a-z0-9]+", plain)]


def _errors(said: list[str], got: list[str]) -> int:
    """Count the fewest words to change, drop or add (Levenshtein)."""
    row = list(range(len(got) + 1))
    for i, word in enumerate(said, 1):
        before, row = row, [i] + [0] * len(got)
        for j, other in enumerate(got, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (word != other))
    return row[-1]
