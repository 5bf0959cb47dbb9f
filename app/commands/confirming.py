"""Asks a person before what cannot be undone, and notes the answer; everything else is done at once, with undo."""

import sys
from typing import TYPE_CHECKING

from app.domain.errors import PolicyError

if TYPE_CHECKING:
    from app.bootstrap import House

FOR_GOOD = "delete for good"


def expect_confirmed(house: "House", actor: str, question: str, is_said: bool) -> None:
    """Raise `PolicyError` where a person must say yes to deleting for good and nobody does. `is_said`: --yes."""
    why = house.memory.governor.needs_person(FOR_GOOD)
    if why and not is_said and sys.stdin.isatty():
        is_said = input(f"{question} Type yes ({why}): ").strip().lower() in ("y", "yes")
    house.memory.governor.note_confirmed(actor, FOR_GOOD, is_said or not why)
    if why and not is_said:
        raise PolicyError(f"Nothing was deleted: {why}.", "Add --yes, or leave --for-good out: then it can be undone.")
