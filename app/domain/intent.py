"""What a person wants when they say something."""

from dataclasses import dataclass
from typing import Literal

IntentKind = Literal["new app", "change", "question", "command", "none"]


@dataclass(frozen=True, slots=True)
class Intent:
    """`confidence` 0…1. `clauses` are the stretches of the request, each a wish of its own, in order.
    `request` is the request as meant: the transcript with its mishearings mended (`mended`: heard → meant)."""

    kind: IntentKind
    confidence: float
    request: str
    clauses: tuple[str, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()
