"""Nouns of the blueprint that measure time: timers of their own, and the stopwatch that adds records."""

from dataclasses import dataclass
from typing import Literal

TimeUnit = Literal["second", "minute", "hour"]


@dataclass(frozen=True, slots=True)
class Phase:
    label: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Timer:
    """countdown: `seconds` is the starting value, the user can set it; `phases` are times to choose from by a button
    each. stopwatch: with laps. intervals: `phases` run in turn, `rounds` times. until: days, hours, minutes and
    seconds to a moment the user sets (`until` ISO, month and day of every year as "12-25", or ""). clock: the time
    of day."""

    shape: Literal["countdown", "stopwatch", "intervals", "until", "clock"]
    label: str
    seconds: int = 0
    phases: tuple[Phase, ...] = ()
    rounds: int = 1
    until: str = ""
    line: int = -1


@dataclass(frozen=True, slots=True)
class KeptTime:
    """A stopwatch below a record: each time that it measured becomes a new record, its length in `field`."""

    field: str
    line: int = -1


_UNITS: dict[str, TimeUnit] = {
    "s": "second", "sec": "second", "second": "second", "m": "minute", "min": "minute", "minute": "minute",
    "h": "hour", "hr": "hour", "hour": "hour",
}  # fmt: skip


def unit_in(name: str) -> TimeUnit | None:
    """Return the unit of time that a field's name ends in, or says at all: `minutes_held`, `min_seconds` (seconds)."""
    units = (_UNITS.get(word) or _UNITS.get(word.removesuffix("s")) for word in reversed(name.split("_")))
    return next((unit for unit in units if unit), None)
