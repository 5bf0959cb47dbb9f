"""Which lines of a blueprint belong to a record, and which say something of their own about it."""

from app.domain.blueprint_parts import kept_field

BELOW_RECORD = frozenset(
    """start calc total chart filter search sort hide find unique apart limit group warn remind stage tick streak goal
    button cards calendar""".split()
)
WORKED_OUT = frozenset(
    {"calc", "total", "chart", "goal", "warn", "hide", "find", "unique", "apart", "limit", "button", "cards", "output"}
)
"""Lines that say something of their own; without a field they read they would be wrong, not merely shorter."""


def is_below_record(text: str) -> bool:
    """Say whether a line belongs to the record above it."""
    return text.split(" ", 1)[0] in BELOW_RECORD or bool(kept_field(text))


def says_its_own(text: str) -> bool:
    """Say whether a line says something of its own and would be wrong without a field that it reads."""
    return text.split(" ", 1)[0] in WORKED_OUT or bool(kept_field(text))
