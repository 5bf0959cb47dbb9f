"""Whisper as this product uses it: short windows, no sampling, and only files that are already there.

faster-whisper always encodes 30 s. Requests last about 6 s, and CTranslate2 takes any window; 10 s is read
as well as 30 s in a third of the time (tests/bench/bench_transcribe.py shows it).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.errors import EngineError, ModelError

if TYPE_CHECKING:
    from app.engines.audio_decode import Samples

MODEL_FILES = ("config.json", "model.bin", "tokenizer.json", "vocabulary.txt")

_SHORTEST_WINDOW_FRAMES = 1_000
"""10 s. Trained on 30 s only, Whisper begins to repeat itself in windows much shorter than this."""

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


class SpeechModel:
    """A loaded Whisper model. For one thread at a time; `check_stopped` is called before every native call.

    Raises `ModelError` where a file is missing or damaged. Nothing is ever downloaded.
    """

    def __init__(self, model_dir: Path, threads: int, check_stopped: Callable[[], None]) -> None:
        missing = [name for name in MODEL_FILES if not (model_dir / name).is_file()]
        if missing:
            raise ModelError(f"The speech model in {model_dir} lacks {', '.join(missing)}.", _REPAIR)
        try:
            self._whisper = _short_window_whisper(model_dir, threads, check_stopped)
        except Exception as error:  # CTranslate2 and tokenizers raise bare RuntimeError and Exception
            raise ModelError(f"The speech model in {model_dir} is damaged ({error}).", _REPAIR) from error

    def language_of(self, samples: "Samples") -> tuple[str, float]:
        """Return the likeliest language as an ISO 639-1 code and its probability, by the first 30 s."""
        if not self._whisper.model.is_multilingual:
            return "en", 1.0
        # The last frame is left out as `transcribe` does, so that its encoding can be used again.
        features = self._whisper.feature_extractor(samples)[:, :-1][:, :3000]
        try:
            ranked = self._whisper.model.detect_language(self._whisper.encode(features))[0]
        except RuntimeError as error:
            raise EngineError(f"The speech engine stopped ({error}).", "Try again.") from error
        token, probability = ranked[0]
        return token.strip("<|>"), float(probability)

    def read(self, samples: "Samples", reading: Reading) -> Sequence[Any]:
        """Return faster-whisper's segments with words; times in seconds from the start of `samples`."""
        seconds = len(samples) / 16_000
        try:
            segments, _ = self._whisper.transcribe(
                samples,
                language=reading.language,
                initial_prompt=reading.prompt or None,
                beam_size=reading.beam,
                repetition_penalty=reading.repetition_penalty,
                # No sampling: the same recording gives the same words.
                temperature=0.0,
                condition_on_previous_text=False,
                word_timestamps=True,
                max_new_tokens=min(_MOST_TOKENS, 16 + int(_TOKENS_PER_SECOND * seconds)),
            )
            return tuple(segments)
        except RuntimeError as error:
            raise EngineError(f"The speech engine stopped ({error}).", "Try again.") from error


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

        def generate_with_fallback(self, *args: Any, **kwargs: Any) -> Any:
            check_stopped()
            return super().generate_with_fallback(*args, **kwargs)

        def find_alignment(self, *args: Any, **kwargs: Any) -> Any:
            check_stopped()
            return super().find_alignment(*args, **kwargs)

    return ShortWindowWhisper(
        str(model_dir), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
    )
