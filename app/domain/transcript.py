"""What was said, with times and certainty."""

from dataclasses import dataclass


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
