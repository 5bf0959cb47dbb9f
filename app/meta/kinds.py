"""What kind of app was asked for: runs are compared with their like."""

from app.domain.blueprint import Blueprint

_PARTS = (
    ("machine", "machines"),
    ("records", "records"),
    ("calculator", "calculators"),
    ("converter", "converters"),
    ("timer", "timers"),
    ("quiz", "quizzes"),
    ("drill", "drills"),
    ("picker", "pickers"),
    ("counter", "counters"),
    ("habit", "habits"),
    ("text", "texts"),
)
UNKNOWN = "unknown"


def kind_of(blueprint: Blueprint) -> str:
    """Return the part that makes most of the work, "unknown" where there is none."""
    return next((kind for kind, parts in _PARTS if getattr(blueprint, parts)), UNKNOWN)


def line_kind(line: str) -> str:
    """Return the first word of a blueprint line: what sort of wish it answers."""
    return (line.split() or [""])[0].rstrip(":").lower()
