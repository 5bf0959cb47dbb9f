"""Chooses among candidates by what they do when they are run; wording never wins a vote."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What a candidate did: a value for each input. `observed` None: it failed a hard check and cannot win.

    `held` is the number of examples it fulfils: facts, before which every vote is silent.
    """

    candidate: int
    observed: Hashable | None
    failures: int = 0
    held: int = 0


@dataclass(frozen=True, slots=True)
class Vote:
    """`winner` is the index of the chosen candidate, None where none may win. `agreement` is its cluster's share."""

    winner: int | None
    agreement: float
    clusters: tuple[tuple[int, ...], ...]


def choose_by_behaviour(behaviours: Sequence[Behaviour]) -> Vote:
    """Put candidates that did the same into clusters, and choose one of the best cluster.

    Most examples held comes first, then the size of the cluster, then how many others gave the same value input by
    input, then fewer failures, then the earliest.
    """
    clusters: dict[Hashable, list[Behaviour]] = {}
    for behaviour in behaviours:
        if behaviour.observed is not None:
            clusters.setdefault((behaviour.held, behaviour.observed), []).append(behaviour)
    if not clusters:
        return Vote(None, 0.0, ())
    likeness = _measure_likeness([b for b in behaviours if b.observed is not None])
    ranked = sorted(
        clusters.values(),
        key=lambda c: (-c[0].held, -len(c), -likeness[c[0].candidate], c[0].failures, c[0].candidate),
    )
    share = len(ranked[0]) / len(behaviours)
    return Vote(ranked[0][0].candidate, share, tuple(tuple(b.candidate for b in c) for c in ranked))


def _measure_likeness(behaviours: Sequence[Behaviour]) -> dict[int, float]:
    """Return for each candidate the average share of candidates that gave the same value, over the inputs."""
    rows = {b.candidate: b.observed for b in behaviours if isinstance(b.observed, tuple)}
    width = min((len(row) for row in rows.values()), default=0)
    counts = [Counter(row[i] for row in rows.values()) for i in range(width)]
    return {
        b.candidate: sum(counts[i][rows[b.candidate][i]] for i in range(width)) / (width * len(rows))
        if width and b.candidate in rows
        else 0.0
        for b in behaviours
    }
