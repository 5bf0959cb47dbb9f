"""Where somebody speaks. Whisper writes words for silence too, so it is only ever given what passes here."""

from typing import TYPE_CHECKING

from app.domain.audio import Span
from app.engines.audio_decode import SAMPLE_RATE

if TYPE_CHECKING:
    from app.engines.audio_decode import Samples

LONGEST_SPAN_S = 28.0
"""Longer talk without a pause is cut here: Whisper reads 30 s at a time and needs a little room after it."""

_LOUDEST = 0.5
_QUIETEST = 1e-4
_MOST_GAIN = 100.0


def find_speech(samples: "Samples") -> tuple[Span, ...]:
    """Return the stretches of speech in order, each padded by up to 0.4 s; none for silence, noise or hum."""
    from faster_whisper.vad import VadOptions, get_speech_timestamps

    options = VadOptions(
        threshold=0.5,
        min_speech_duration_ms=250,
        max_speech_duration_s=LONGEST_SPAN_S,
        min_silence_duration_ms=650,
        speech_pad_ms=400,
    )
    found = get_speech_timestamps(samples, options)
    return tuple(Span(chunk["start"] / SAMPLE_RATE, chunk["end"] / SAMPLE_RATE) for chunk in found)


def level(samples: "Samples") -> "Samples":
    """Remove a constant offset and raise a faint recording to an ordinary level; silence stays silent.

    Neither Silero nor Whisper ignores loudness: a microphone left at 1 % is otherwise taken for silence.
    """
    import numpy as np

    centred = samples - samples.mean(dtype=np.float64).astype(np.float32)
    # The 99.9th percentile, so that one click does not keep the rest of the recording faint.
    loud = float(np.percentile(np.abs(centred), 99.9))
    if loud < _QUIETEST or loud >= _LOUDEST:
        return np.asarray(np.clip(centred, -1.0, 1.0), dtype=np.float32)
    gain = min(_LOUDEST / loud, _MOST_GAIN)
    return np.asarray(np.clip(centred * gain, -1.0, 1.0), dtype=np.float32)
