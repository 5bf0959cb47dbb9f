"""The network ledger: every attempt of any part of the product to reach beyond this machine, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Outcome = Literal["left", "refused"]
"""`left`: it was let out, whether or not anybody answered. `refused`: a wall stopped it here."""


@dataclass(frozen=True, slots=True)
class NetworkAttempt:
    """One attempt. `part` is who tried ("model download", "app Groceries"), `address` where to."""

    at: datetime
    part: str
    address: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class NetworkCount:
    """How often a part tried to reach an address, and when last."""

    part: str
    address: str
    outcome: Outcome
    times: int
    last: datetime


def count_attempts(attempts: Iterable[NetworkAttempt]) -> tuple[NetworkCount, ...]:
    """Return the attempts by part, address and outcome: what left first, then the most frequent."""
    counts: dict[tuple[str, str, Outcome], NetworkCount] = {}
    for each in attempts:
        key = (each.part, each.address, each.outcome)
        before = counts.get(key)
        times, last = (before.times + 1, max(before.last, each.at)) if before else (1, each.at)
        counts[key] = NetworkCount(*key, times, last)
    return tuple(sorted(counts.values(), key=lambda c: (c.outcome != "left", -c.times, c.part, c.address)))


def left_count(counts: Iterable[NetworkCount]) -> int:
    return sum(each.times for each in counts if each.outcome == "left")
