"""Is 80 % sure right 80 % of the time? Sums up judged ballots, so that the number of agents can be set from data."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_BANDS = (0.0, 0.5, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A ballot of which it became known whether its winner was right."""

    kind: str
    candidates: int
    agreement: float
    is_verified: bool
    is_right: bool


@dataclass(frozen=True, slots=True)
class Band:
    """Ballots that were alike sure. `right` of `count` were right; `candidates` is their number on average."""

    says: str
    count: int
    right: int
    candidates: float


def calibrate(judged: Iterable[Judged]) -> tuple[Band, ...]:
    """Return the bands that hold anything, by kind of task, the verified ones first."""
    bands: dict[tuple[str, bool, float], list[Judged]] = defaultdict(list)
    for each in judged:
        floor = max(b for b in _BANDS if b <= each.agreement)
        bands[each.kind, not each.is_verified, floor].append(each)
    return tuple(_sum_up(key, members) for key, members in sorted(bands.items()))


def describe_calibration(judged: Iterable[Judged]) -> str:
    """Return one line a band."""
    return "\n".join(
        f"{band.says}: right {band.right} of {band.count} ({band.right / band.count:.0%}), "
        f"{band.candidates:.1f} candidates each"
        for band in calibrate(judged)
    )


def _sum_up(key: tuple[str, bool, float], members: list[Judged]) -> Band:
    kind, is_unverified, floor = key
    proof = "examples not all held" if is_unverified else "examples held"
    says = f"{kind}, {proof}, {floor:.0%} agreed" + ("" if floor == _BANDS[-1] else " or more")
    candidates = sum(m.candidates for m in members) / len(members)
    return Band(says, len(members), sum(m.is_right for m in members), candidates)
