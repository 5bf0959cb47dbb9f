"""Choices between numbers, such as “6 months” or “12 months”: formulas reckon with the number each begins with."""

import re

from app.domain.blueprint import Field
from app.domain.formula import Binary, Call, Formula, Name, Number, Text

_NUMBER = re.compile(r"\s*([-+]?\d+(?:\.\d+)?)(?:\s*[%a-z]+)?\s*", re.IGNORECASE)


def is_numeric_choice(field: Field) -> bool:
    """Say whether every option is a number, with or without a unit, and no two are the same one."""
    found = [_NUMBER.fullmatch(option) for option in field.options]
    return bool(found) and all(found) and len({float(m[1]) for m in found if m}) == len(found)


def as_number(name: Name) -> Formula:
    """Return the formula for the number in what was chosen."""
    return Call("number", (name,))


def compared(formula: Binary) -> Binary:
    """Where such a choice is compared with one of its options, compare numbers: both sides are of one kind then."""
    return Binary(formula.operator, _option(formula.left, formula.right), _option(formula.right, formula.left))


def _option(side: Formula, other: Formula) -> Formula:
    is_choice = isinstance(other, Call) and other.function == "number"
    found = _NUMBER.fullmatch(side.value) if is_choice and isinstance(side, Text) else None
    return Number(float(found[1])) if found else side
