"""Prints what a benchmark found, as a table people can read and as JSON lines programs can."""

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One request. `seconds` is end of speech (or typing) to checked app; `wall_s` has the program's start in it."""

    id: str
    voice: str
    behaves: bool
    failure: str
    seconds: float
    wall_s: float = 0.0
    stages: dict[str, float] = field(default_factory=dict)
    tokens: int = 0
    checks_held: int = 0
    checks: int = 0
    exit_code: int = 0
    heard: str = ""
    blueprint: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def line_of(row: Row) -> str:
    """Return one line of the table."""
    stages = " ".join(f"{name[:4]} {seconds:.1f}" for name, seconds in row.stages.items() if seconds >= 0.05)
    mark = "yes" if row.behaves else "NO "
    failure = f"  {row.failure}" if row.failure else ""
    return (
        f"{row.id:<16}{row.voice:<6}{row.seconds:6.1f} s  {row.tokens:4} tok  "
        f"checks {row.checks_held:>2}/{row.checks:<2}  {mark}{failure}   [{stages}]"
    )


def summary_of(rows: Sequence[Row]) -> str:
    """Return medians, worst and the share that behaves."""
    if not rows:
        return "nothing was tried"
    seconds = [row.seconds for row in rows if row.seconds > 0] or [0.0]
    walls = [row.wall_s for row in rows if row.wall_s > 0] or [0.0]
    good = sum(row.behaves for row in rows)
    unseen = sum(1 for row in rows if not row.behaves and row.exit_code == 0)
    return (
        f"{good} of {len(rows)} behave ({100 * good / len(rows):.0f} %); "
        f"seconds: median {statistics.median(seconds):.1f}, worst {max(seconds):.1f}; "
        f"with the program's start: median {statistics.median(walls):.1f}, worst {max(walls):.1f}; "
        f"tokens: median {statistics.median([row.tokens for row in rows]):.0f}; "
        f"said to be held and yet not behaving: {unseen}"
    )
