"""Whisper as this product uses it: short windows, no sampling, and only files that are already there.

faster-whisper always encodes 30 s. Requests last about 6 s, and CTranslate2 takes any window; 10 s is read
as well as 30 s in a third of the time (tests/bench/bench_transcribe.py shows it).
"""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.errors import EngineError, ModelError
from app.domain.transcript import Word
from app.engines.audio_decode import SAMPLE_RATE

if TYPE_CHECKING:
    from app.engines.audio_decode import Samples

MODEL_FILES = ("config.json", "model.bin", "tokenizer.json", "vocabulary.txt")

_SHORTEST_WINDOW_FRAMES = 1_000
"""10 s. Trained on 30 s only, Whisper begins to repeat itself in windows much shorter than this."""

_LONGEST_WINDOW_FRAMES = 3_000
_WINDOW_STEP_FRAMES = 100
_MOST_TOKENS = 220
_TOKENS_PER_SECOND = 10
"""Fast speech is about 6 tokens a second: this bounds how long invented text can keep the processor."""

_REPAIR = "Run `cognomega models verify`, then `cognomega models get whisper-base`."


@dataclass(frozen=True, slots=True)
class Reading:
    """How speech is read. `beam` 1 is greedy. `prompt` is the sentence set before it; empty for none.

    `repetition_penalty` above 1 breaks loops, and is for a second try only: it also costs real repetition.
    """

    language: str
    prompt: str = ""
    beam: int = 5
    repetition_penalty: float = 1.0


@dataclass(frozen=True, slots=True)
class ReadSpeech:
    """What the model made of one piece. Word times in seconds from its start.

    `logprob` is the mean natural logarithm of the tokens' probabilities; `no_speech` the probability that nobody
    speaks; `repetition` how far the text can be compressed (above 2.4 it goes in circles).
    """

    text: str
    words: tuple[Word, ...]
    logprob: float
    no_speech: float
    repetition: float


class SpeechModel:
    """A loaded Whisper model. For one thread at a time; `check_stopped` is called before every native call.

    Raises `ModelError` where a file is missing or damaged. Nothing is ever downloaded.
    """

    def __init__(self, model_dir: Path, threads: int, check_stopped: Callable[[], None]) -> None:
        missing = [name for name in MODEL_FILES if not (model_dir / name).is_file()]
        if missing:
            raise ModelError(f"The speech model in {model_dir} lacks {', '.join(missing)}.", _REPAIR)
        self._check_stopped = check_stopped
        try:
            self._whisper = _short_window_whisper(model_dir, threads, check_stopped)
        except Exception as error:  # CTranslate2 and tokenizers raise bare RuntimeError and Exception
            raise ModelError(f"The speech model in {model_dir} is damaged ({error}).", _REPAIR) from error
        if self._whisper.hf_tokenizer.get_vocab_size() > _lines_in(model_dir / "vocabulary.txt"):
            raise ModelError(f"The speech model in {model_dir} is damaged (vocabulary.txt is short).", _REPAIR)

    def language_of(self, samples: "Samples") -> tuple[str, float]:
        """Return the likeliest language as an ISO 639-1 code and its probability, by the first 30 s."""
        if not self._whisper.model.is_multilingual:
            return "en", 1.0
        with _native_faults():
            ranked = self._whisper.model.detect_language(self._whisper.encode(self._features(samples)))[0]
        token, probability = ranked[0]
        return token.strip("<|>"), float(probability)

    def read(self, samples: "Samples", reading: Reading) -> ReadSpeech:
        """Return the words of at most 30 s of speech, from one window read once: the last ones may be missing.

        `WhisperModel.transcribe` reads whatever is left after the last word as a window of its own, and a breath
        becomes "Nice." or "scenes."; the caller knows whether anybody still speaks there.
        """
        from faster_whisper.tokenizer import Tokenizer
        from faster_whisper.transcribe import get_compression_ratio

        whisper = self._whisper
        features = self._features(samples)
        tokenizer = Tokenizer(
            whisper.hf_tokenizer, whisper.model.is_multilingual, task="transcribe", language=reading.language
        )
        with _native_faults():
            encoded = whisper.encode(features)
            result = self._decode(encoded, tokenizer, reading, len(samples) / SAMPLE_RATE)
            tokens = [token for token in result.sequences_ids[0] if token < tokenizer.eot]
            words = self._align(encoded, tokenizer, tokens, features.shape[1]) if tokens else ()
        text = tokenizer.decode(tokens).strip()
        return ReadSpeech(text, words, result.scores[0], result.no_speech_prob, get_compression_ratio(text))

    def _features(self, samples: "Samples") -> Any:
        return self._whisper.feature_extractor(samples)[:, :-1][:, :_LONGEST_WINDOW_FRAMES]

    def _decode(self, encoded: Any, tokenizer: Any, reading: Reading, seconds: float) -> Any:
        given = tokenizer.encode(f" {reading.prompt}")[:_MOST_TOKENS] if reading.prompt else []
        # Time marks are asked for, and thrown away: without them the model tends to stop after a sentence.
        prompt = self._whisper.get_prompt(tokenizer, given, without_timestamps=False)
        self._check_stopped()
        # No sampling: the same recording gives the same words.
        return self._whisper.model.generate(
            encoded,
            [prompt],
            beam_size=reading.beam,
            repetition_penalty=reading.repetition_penalty,
            max_length=len(prompt) + min(_MOST_TOKENS, 16 + int(_TOKENS_PER_SECOND * seconds)),
            return_scores=True,
            return_no_speech_prob=True,
            max_initial_timestamp_index=50,
            suppress_tokens=self._suppressed(tokenizer),
        )[0]

    def _suppressed(self, tokenizer: Any) -> list[int]:
        """Return the tokens that are never speech: notes, brackets, and the model's own marks."""
        from faster_whisper.transcribe import get_suppressed_tokens

        return list(get_suppressed_tokens(tokenizer, [-1]))

    def _align(self, encoded: Any, tokenizer: Any, tokens: list[int], frames: int) -> tuple[Word, ...]:
        from faster_whisper.transcribe import merge_punctuations

        self._check_stopped()
        found = self._whisper.find_alignment(tokenizer, [tokens], encoded, frames)[0]
        merge_punctuations(found, "\"'“¿([{-", "\"'.。,，!！?？:：”)]}、")
        return tuple(
            Word(
                text=word["word"].strip(),
                start_s=float(word["start"]),
                end_s=float(word["end"]),
                confidence=min(1.0, max(0.0, float(word["probability"]))),
            )
            for word in found
            if word["word"].strip()
        )


@contextlib.contextmanager
def _native_faults() -> Iterator[None]:
    """CTranslate2 raises a bare RuntimeError for whatever goes wrong inside it, memory included."""
    try:
        yield
    except RuntimeError as error:
        raise EngineError(f"The speech engine stopped ({error}).", "Close other programs and try again.") from error


def _short_window_whisper(model_dir: Path, threads: int, check_stopped: Callable[[], None]) -> Any:
    """Load a `WhisperModel` that encodes only as many frames as hold sound, and each stretch once."""
    import numpy as np
    from faster_whisper import WhisperModel

    class ShortWindowWhisper(WhisperModel):  # type: ignore[misc]
        _encoded: tuple[Any, Any] | None = None

        def encode(self, features: Any) -> Any:
            check_stopped()
            filled = np.flatnonzero(features.any(axis=0))
            frames = int(filled[-1]) + 1 if filled.size else 0
            window = max(_SHORTEST_WINDOW_FRAMES, -(-frames // _WINDOW_STEP_FRAMES) * _WINDOW_STEP_FRAMES)
            padded = np.zeros((features.shape[0], window), dtype=np.float32)
            padded[:, :frames] = features[:, :frames]
            if self._encoded is None or not np.array_equal(self._encoded[0], padded):
                self._encoded = (padded, super().encode(padded))
            return self._encoded[1]

    return ShortWindowWhisper(
        str(model_dir), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
    )


def _lines_in(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)
