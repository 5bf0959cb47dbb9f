"""Sound as the speech stages see it, and how much of it they will take."""

from dataclasses import dataclass
from pathlib import Path

LONGEST_CLIP_S = 600.0
"""Ten minutes. At an ordinary 150 words a minute that is 1,500 words: more than the language model reads of
one request, and many times the minute people take to describe an app. Longer sound is the wrong file."""


@dataclass(frozen=True, slots=True)
class AudioClip:
    """A sound file on disk, not yet decoded; any format, rate and channel count the decoder knows."""

    path: Path


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a clip. Seconds from its start."""

    start_s: float
    end_s: float

    @property
    def duration_s(self) -> float:
        return self.end_s - self.start_s


@dataclass(frozen=True, slots=True)
class SpeechPiece:
    """Stretches of speech read by the model in one go, with the silence between them left out."""

    spans: tuple[Span, ...]

    @property
    def duration_s(self) -> float:
        return sum(span.duration_s for span in self.spans)

    def clip_time(self, piece_s: float) -> float:
        """Turn a time within the joined piece into a time within the whole clip."""
        passed_s = 0.0
        for span in self.spans:
            if piece_s <= passed_s + span.duration_s:
                return span.start_s + max(0.0, piece_s - passed_s)
            passed_s += span.duration_s
        return self.spans[-1].end_s

    def after(self, piece_s: float) -> "SpeechPiece":
        """Return what is left from a time within the piece on; it may be empty."""
        cut_s = self.clip_time(piece_s)
        left = (Span(max(span.start_s, cut_s), span.end_s) for span in self.spans)
        return SpeechPiece(tuple(span for span in left if span.duration_s > 0))


def pack_spans(spans: tuple[Span, ...], longest_s: float) -> tuple[SpeechPiece, ...]:
    """Join spans, in order, into pieces of at most `longest_s`; a longer span stays a piece of its own."""
    pieces: list[SpeechPiece] = []
    current: list[Span] = []
    length_s = 0.0
    for span in spans:
        if current and length_s + span.duration_s > longest_s:
            pieces.append(SpeechPiece(tuple(current)))
            current, length_s = [], 0.0
        current.append(span)
        length_s += span.duration_s
    if current:
        pieces.append(SpeechPiece(tuple(current)))
    return tuple(pieces)
