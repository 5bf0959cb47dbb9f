"""Speech to text on this machine: the `Transcriber` port over faster-whisper.

decode → find speech → pieces of at most 28 s → words. Any step may hear nothing; none may invent words.
"""

import asyncio
import contextlib
import re
import threading
import tomllib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.domain.audio import AudioClip, Span, SpeechPiece, pack_spans
from app.domain.errors import InputError
from app.domain.transcript import (
    Segment,
    SpeechVocabulary,
    Transcript,
    Word,
    part_into_segments,
    spoken_transcript,
)
from app.engines.audio_decode import SAMPLE_RATE, read_audio
from app.engines.processor_turn import ProcessorTurn
from app.engines.vad import LONGEST_SPAN_S, find_speech, level
from app.engines.whisper_model import Reading, ReadSpeech, SpeechModel

if TYPE_CHECKING:
    from app.engines.audio_decode import Samples

T = TypeVar("T")

OnProgress = Callable[[float, str], None]

_SURE_OF_LANGUAGE = 0.5
"""Below it the clip is taken for English: short or accented English scatters over many languages."""

_UNREAD_S = 1.2
"""Speech left after the last word, the 0.4 s of padding included, below which nobody is taken to speak."""

_NO_SPEECH = 0.6
_DOUBTFUL_LOGPROB = -1.0
_HOPELESS_LOGPROB = -1.5
_REPETITIVE = 2.4
"""The first, second and fourth as in the Whisper paper, section 4.5: https://arxiv.org/abs/2212.04356"""


def load_vocabulary(path: Path) -> SpeechVocabulary:
    """Read the words to expect from a TOML file with one key, `prompt`."""
    with path.open("rb") as file:
        return SpeechVocabulary(prompt=" ".join(tomllib.load(file)["prompt"].split()))


class WhisperTranscriber:
    """Owns one speech model and the one thread that touches it. The model is loaded at first use.

    Cancelling ends at the next native call: after one decoded frame, one search for speech, or one encoding or
    reading of at most 28 s of speech (some 2 to 3 s by its processor time; 0.5 s for an ordinary request).
    """

    def __init__(
        self,
        model_dir: Path,
        vocabulary: SpeechVocabulary,
        threads: int,
        language: str = "",
        guesser_dir: Path | None = None,
        turn: ProcessorTurn | None = None,
    ) -> None:
        """`language` is an ISO 639-1 code where the speaker's is known; empty to notice it.

        `guesser_dir` holds a small English model for words while somebody speaks; without it the model itself guesses.
        """
        self._turn = turn or ProcessorTurn()
        self._guesser_dir = guesser_dir
        self._guesser: SpeechModel | None = None
        self._language = language
        self._model_dir = model_dir
        self._vocabulary = vocabulary
        self._threads = threads
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="whisper")
        self._stop = threading.Event()  # of the job now on the worker
        self._model: SpeechModel | None = None

    async def load(self) -> None:
        """Load the model before it is needed. Raises `ModelError`."""
        await self._run(self._loaded)

    async def transcribe(self, clip: AudioClip, on_progress: OnProgress | None = None) -> Transcript:
        """Return what was said, as `app.pipeline.ports.Transcriber` says. One clip at a time; others wait."""
        loop = asyncio.get_running_loop()

        def report(fraction: float, text: str) -> None:
            if on_progress is not None:
                loop.call_soon_threadsafe(on_progress, fraction, text)

        return await self._run(lambda: self._transcribe(clip.path, report))

    async def load_guesser(self) -> None:
        """Load what guesses while somebody speaks. Raises `ModelError`."""
        await self._run(self._loaded_guesser)

    async def notice_language(self, sound: bytes) -> tuple[str, float]:
        """Return the language spoken in int16 bytes at 16 kHz, and how sure that is."""
        if self._language:
            return self._language, 1.0
        return await self._run(lambda: _settle_language(*self._loaded().language_of(_levelled(sound))))

    async def guess(self, sound: bytes, language: str) -> tuple[Word, ...]:
        """Return a quick guess at the words of at most 28 s of int16 bytes at 16 kHz."""

        def work() -> tuple[Word, ...]:
            model = self._loaded_guesser() if language == "en" else self._loaded()
            found = model.read(_levelled(sound), Reading(language, beam=1))
            return () if _is_invented(found) else found.words

        return await self._run(work)

    async def read(self, sound: bytes, language: str) -> tuple[Word, ...]:
        """Return the words of at most 28 s of int16 bytes at 16 kHz, as well as this model can."""

        def work() -> tuple[Word, ...]:
            samples = _levelled(sound)
            whole = SpeechPiece((Span(0.0, len(samples) / SAMPLE_RATE),))
            return tuple(self._words(self._loaded(), samples, whole, language))

        return await self._run(work)

    def close(self) -> None:
        """Stop what runs, end the thread, and free the models."""
        self._stop.set()
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._model = self._guesser = None

    async def _run(self, job: Callable[[], T]) -> T:
        """Run `job` on the worker. When cancelled, return only once it has really ended."""
        stop = threading.Event()

        def work() -> T:
            self._stop = stop
            self._check_stopped()
            with self._turn.speech():
                return job()

        future = asyncio.wrap_future(self._worker.submit(work))
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            stop.set()
            while not future.done():
                with contextlib.suppress(asyncio.CancelledError):
                    await asyncio.wait([future])
            if not future.cancelled():
                future.exception()  # seen, or asyncio logs that nobody looked
            raise

    def _check_stopped(self) -> None:
        if self._stop.is_set():
            raise _Stopped

    def _loaded(self) -> SpeechModel:
        if self._model is None:
            self._model = SpeechModel(self._model_dir, self._threads, self._check_stopped)
        return self._model

    def _loaded_guesser(self) -> SpeechModel:
        if self._guesser_dir is None:
            return self._loaded()
        if self._guesser is None:
            self._guesser = SpeechModel(self._guesser_dir, 1, self._check_stopped)  # as quick as with two
        return self._guesser

    def _transcribe(self, path: Path, report: Callable[[float, str], None]) -> Transcript:
        samples = read_audio(path, self._check_stopped)
        report(0.05, "")
        levelled = level(samples)
        self._check_stopped()
        pieces = pack_spans(find_speech(levelled), LONGEST_SPAN_S)
        if not pieces:
            raise _heard_nothing(path)
        report(0.1, "")
        model = self._loaded()
        language, sureness = self._language, 1.0
        if not language:
            language, sureness = _settle_language(*model.language_of(_cut(levelled, pieces[0])))
        segments: list[Segment] = []
        done_s, all_s = 0.0, sum(piece.duration_s for piece in pieces)
        for piece in pieces:
            segments += part_into_segments(tuple(self._words(model, levelled, piece, language)))
            done_s += piece.duration_s
            report(0.1 + 0.9 * done_s / all_s, _text_of(segments))
        if not segments:
            raise _heard_nothing(path)
        return spoken_transcript(tuple(segments), language, sureness, len(samples) / SAMPLE_RATE)

    def _words(self, model: SpeechModel, samples: "Samples", piece: SpeechPiece, language: str) -> Iterator[Word]:
        """Yield the words of a piece, timed within the clip; where the model stopped early, read on from there."""
        while piece.duration_s > _UNREAD_S:
            words = self._read(model, _cut(samples, piece), language)
            if not words:
                return
            for word in words:
                start_s, end_s = (round(piece.clip_time(time_s), 2) for time_s in (word.start_s, word.end_s))
                yield Word(word.text, start_s, end_s, word.confidence)
            piece = piece.after(max(words[-1].end_s, _UNREAD_S))

    def _read(self, model: SpeechModel, samples: "Samples", language: str) -> tuple[Word, ...]:
        """Read one piece; if the outcome looks invented, once more without the prompt; drop what still does."""
        prompt = self._vocabulary.prompt if language == "en" else ""
        found = model.read(samples, Reading(language, prompt))
        if _is_doubtful(found) or _is_echo(found.text, prompt):
            found = model.read(samples, Reading(language, repetition_penalty=1.15))
        return () if _is_invented(found) else found.words


class _Stopped(Exception):  # noqa: N818  (not an error: the worker's answer to a cancelled task)
    """Leaves the worker when the task waiting for it was cancelled."""


def _settle_language(likeliest: str, sureness: float) -> tuple[str, float]:
    return (likeliest if sureness >= _SURE_OF_LANGUAGE else "en"), sureness


def _is_doubtful(found: ReadSpeech) -> bool:
    return found.logprob < _DOUBTFUL_LOGPROB or found.repetition > _REPETITIVE


def _is_invented(found: ReadSpeech) -> bool:
    """Say whether the words are more likely the model's than the speaker's."""
    if found.repetition > _REPETITIVE or found.logprob < _HOPELESS_LOGPROB:
        return True
    if found.no_speech > _NO_SPEECH and found.logprob < _DOUBTFUL_LOGPROB:
        return True
    return not any(letter.isalnum() for letter in found.text)


def _is_echo(text: str, prompt: str) -> bool:
    """Say whether `text` is mostly runs of the prompt's own words: what Whisper answers to near-silence."""
    said, given = _word_runs(text), set(_word_runs(prompt))
    return bool(said) and sum(run in given for run in said) * 2 >= len(said)


def _word_runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return list(zip(words, words[1:], words[2:], strict=False))


def _levelled(sound: bytes) -> "Samples":
    import numpy as np

    return level((np.frombuffer(sound, np.int16) / 32768).astype(np.float32))


def _cut(samples: "Samples", piece: SpeechPiece) -> "Samples":
    import numpy as np

    return np.concatenate(
        [samples[int(span.start_s * SAMPLE_RATE) : int(span.end_s * SAMPLE_RATE)] for span in piece.spans]
    )


def _text_of(segments: Sequence[Segment]) -> str:
    return " ".join(segment.text for segment in segments)


def _heard_nothing(path: Path) -> InputError:
    return InputError(
        f"I heard nothing in {path.name}: no one speaks in it, or too faintly.",
        "Check the microphone and say it again, or type what you want.",
    )
