"""What was said, with times and certainty."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

UNCERTAIN_BELOW = 0.5
"""A word less certain than this is marked, wherever it is shown."""
_PAUSE_S = 0.7


@dataclass(frozen=True, slots=True)
class Word:
    """One spoken word. Times in seconds from the start of the clip; `confidence` 0…1."""

    text: str
    start_s: float
    end_s: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of speech between pauses, with its words in order."""

    text: str
    start_s: float
    end_s: float
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Transcript:
    """The whole of what was said. `source` is "speech" or "typed".

    Typed text has confidence 1 and no segments. `language` is an ISO 639-1 code; `language_confidence` is how
    sure the speech model is of it, 0…1.
    """

    text: str
    language: str = "en"
    confidence: float = 1.0
    duration_s: float = 0.0
    segments: tuple[Segment, ...] = ()
    source: str = "typed"
    language_confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class SpeechVocabulary:
    """Words the speech model is told to expect, as a sentence set before the speech ("initial prompt")."""

    prompt: str = ""


def part_into_segments(words: Sequence[Word]) -> Iterator[Segment]:
    """Part words where a sentence ends or somebody pauses."""
    current: list[Word] = []
    for word in words:
        if current and (current[-1].text[-1] in ".?!" or word.start_s - current[-1].end_s > _PAUSE_S):
            yield _segment(current)
            current = []
        current.append(word)
    if current:
        yield _segment(current)


def spoken_transcript(
    segments: tuple[Segment, ...], language: str, language_confidence: float, duration_s: float
) -> Transcript:
    """Return the transcript of what was spoken; there is at least one word in it."""
    sure = [word.confidence for segment in segments for word in segment.words]
    text = " ".join(segment.text for segment in segments)
    confidence = sum(sure) / len(sure)
    return Transcript(text, language, confidence, duration_s, segments, "speech", language_confidence)


def correct(heard: Transcript, text: str) -> Transcript:
    """Return the transcript as a person corrected it: words they wrote are certain, the others as they were heard."""
    said = [word for segment in heard.segments for word in segment.words]
    written = text.split()
    if not said or not written or text == heard.text:
        return replace(heard, text=text)
    words: list[Word] = []
    matcher = difflib.SequenceMatcher(None, [word.text for word in said], written, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            words += said[first:last]
            continue
        at_s = said[first].start_s if first < len(said) else said[-1].end_s
        until_s = max(said[last - 1].end_s, at_s) if last > first else at_s
        words += [Word(word, at_s, until_s, 1.0) for word in written[start:end]]
    return replace(
        spoken_transcript(
            tuple(part_into_segments(words)), heard.language, heard.language_confidence, heard.duration_s
        ),
        text=text,
    )


def _segment(words: Sequence[Word]) -> Segment:
    return Segment(" ".join(word.text for word in words), words[0].start_s, words[-1].end_s, tuple(words))
