"""Formulas as lines of a blueprint write them: named, with a type, and with what they are counted by and where."""

import re

from app.domain.blueprint import FieldType, Group
from app.domain.blueprint_fields import LineError, read_typed_name
from app.domain.blueprint_parts import read_group, with_where
from app.domain.formula import Formula, parse_formula
from app.domain.words import find_outside


def read_typed_formula(text: str) -> tuple[str, FieldType, Formula]:
    """Read “name type = formula”; a number where no type is said."""
    head, equals, body = text.partition("=")
    if not equals:
        raise LineError("a worked-out value needs “=” and a formula")
    name, kind = read_typed_name(head)
    formula, _ = read_aggregate(body, is_loose=True)
    return name, kind or "number", formula


def read_aggregate(text: str, is_loose: bool = False) -> tuple[Formula, Group | None]:
    """Read a figure over records: a formula, with “where” and “by” in either order (no “by” if `is_loose`)."""
    text, group, where = " " + text.strip(), None, None
    # the two may follow in either order, so each is cut from the end as long as one is found
    while True:
        by = -1 if is_loose or group else find_outside(text, "(?:by|per|for each)")
        where_at = -1 if where else find_outside(text, "where")
        if by > where_at:
            group = read_group(re.sub(r"^\s*(by|per|for each)\s+", "", text[by:]))
            text = text[:by]
        elif where_at >= 0:
            where = parse_formula(text[where_at:].split(None, 1)[1])
            text = text[:where_at]
        else:
            break
    formula = parse_formula(text)
    return (with_where(formula, where) if where is not None else formula), group
