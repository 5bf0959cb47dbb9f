"""What kind of app was asked for: runs are compared with their like."""

from collections.abc import Mapping

from app.domain.blueprint import Blueprint

PARTS_OF: Mapping[str, str] = {
    "machine": "machines",
    "records": "records",
    "calculator": "calculators",
    "converter": "converters",
    "timer": "timers",
    "quiz": "quizzes",
    "drill": "drills",
    "picker": "pickers",
    "counter": "counters",
    "habit": "habits",
    "text": "texts",
}
"""Kind of app → the parts of a blueprint that make it one; the first that is there says it."""
UNKNOWN = "unknown"


def kind_of(blueprint: Blueprint) -> str:
    """Return the part that makes most of the work, "unknown" where there is none."""
    return next((kind for kind, parts in PARTS_OF.items() if getattr(blueprint, parts)), UNKNOWN)


def line_kind(line: str) -> str:
    """Return the first word of a blueprint line: what sort of wish it answers."""
    return (line.split() or [""])[0].rstrip(":").lower()
