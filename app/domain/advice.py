"""Which models suit a machine, in plain words: what fits, how long an app takes, and which one to take."""

from dataclasses import dataclass
from typing import Literal

from app.domain.models import ModelCard, Role

Fit = Literal["fits", "little memory", "little disk", "too slow"]
_TOKENS_AN_APP = 60
"""What the model writes for an ordinary request; its corrections included (docs/architecture.md)."""
_OTHER_WORK_S = 6.0
"""Making the files and trying them in the browser."""
_LONGEST_S = 30.0
_QUICK_S = 12.0
"""A model larger than the usual one is suggested only where an app takes no longer than this."""
_ROOM = 1.3
"""Memory a model needs, with what the window and the browser take."""


@dataclass(frozen=True, slots=True)
class MachineFacts:
    """What was measured. `tokens_per_s` is what the usual language model would write, `usual_bytes` its size."""

    cores: int
    ram_bytes: int
    disk_free_bytes: int
    tokens_per_s: float
    usual_bytes: int


@dataclass(frozen=True, slots=True)
class ModelAdvice:
    """One language model, judged for a machine. `seconds_an_app` is about; bytes to fetch are what is not here yet."""

    card: ModelCard
    fit: Fit
    seconds_an_app: float
    bytes_to_fetch: int
    is_suggested: bool


def advise(cards: tuple[ModelCard, ...], facts: MachineFacts, bytes_here: dict[str, int]) -> tuple[ModelAdvice, ...]:
    """Return the language models with what is to be said of each; exactly one is suggested.

    The usual one, or a larger one where that is quick, too; where the usual one does not fit, the smallest.
    """
    language = sorted((card for card in cards if card.role == Role.LANGUAGE), key=lambda card: card.bytes)
    judged = [(card, _fit(card, facts, bytes_here.get(card.id, 0))) for card in language]
    # A slow machine does not make a smaller model right: it would be wrong more often. Only what does not fit does.
    good = [card for card, fit in judged if fit == "fits" or (card.is_default and fit == "too slow")]
    quick = [
        card for card in good if card.is_default or (_seconds(card, facts) <= _QUICK_S and _is_larger(card, cards))
    ]
    suggested = quick[-1] if quick else language[0]
    return tuple(
        ModelAdvice(
            card,
            fit,
            _seconds(card, facts),
            card.bytes - bytes_here.get(card.id, 0),
            card is suggested,
        )
        for card, fit in judged
    )


def _fit(card: ModelCard, facts: MachineFacts, bytes_here: int) -> Fit:
    if 0 < facts.ram_bytes < card.ram_bytes * _ROOM:
        return "little memory"
    if facts.disk_free_bytes < card.bytes - bytes_here:
        return "little disk"
    if _seconds(card, facts) > _LONGEST_S:
        return "too slow"
    return "fits"


def _is_larger(card: ModelCard, cards: tuple[ModelCard, ...]) -> bool:
    return all(card.bytes > other.bytes for other in cards if other.is_default and other.role == Role.LANGUAGE)


def _seconds(card: ModelCard, facts: MachineFacts) -> float:
    """Each token reads the whole model once: the time goes with its size."""
    tokens_per_s = max(facts.tokens_per_s * facts.usual_bytes / card.bytes, 0.01)
    return _TOKENS_AN_APP / tokens_per_s + _OTHER_WORK_S
