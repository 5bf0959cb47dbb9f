"""What a list of records shows at first, and in which order."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from app.domain.formula import Binary, Formula


@dataclass(frozen=True, slots=True)
class ByHand:
    """Records stand in the order that the person gives them, new ones last."""

    line: int = -1


@dataclass(frozen=True, slots=True)
class Hide:
    """Records for which the condition holds are left out of the list until they are asked for; figures count them.

    `is_if_asked`: the list begins with all of them, and a button leaves those out.
    """

    condition: Formula
    is_if_asked: bool = False
    line: int = -1


def any_of(conditions: Iterable[Formula]) -> Formula | None:
    """Return what holds where one of the conditions does; None where there is none."""
    found = list(conditions)
    return reduce(lambda one, other: Binary("or", one, other), found) if found else None
