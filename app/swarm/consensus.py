"""Chooses among candidates by what they do when they are run; wording never wins a vote."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What a candidate did. `observed` None: it failed a hard check and cannot win."""

    candidate: int
    observed: Hashable | None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Vote:
    """`winner` is the index of the chosen candidate, None where none may win. `agreement` is its cluster's share."""

    winner: int | None
    agreement: float
    clusters: tuple[tuple[int, ...], ...]


def choose_by_behaviour(behaviours: Sequence[Behaviour]) -> Vote:
    """Put candidates that did the same into clusters; the largest wins, then fewer failures, then the earliest."""
    clusters: dict[Hashable, list[Behaviour]] = {}
    for behaviour in behaviours:
        if behaviour.observed is not None:
            clusters.setdefault(behaviour.observed, []).append(behaviour)
    if not clusters:
        return Vote(None, 0.0, ())
    ranked = sorted(clusters.values(), key=lambda c: (-len(c), c[0].failures, c[0].candidate))
    share = len(ranked[0]) / len(behaviours)
    return Vote(ranked[0][0].candidate, share, tuple(tuple(b.candidate for b in c) for c in ranked))
