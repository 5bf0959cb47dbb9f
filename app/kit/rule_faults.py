"""What the page's rules (kit/rules.js) would say of a record, known beforehand for the checks."""

import math
from collections.abc import Sequence
from datetime import date, time

from app.domain.blueprint import Record
from app.domain.blueprint_rules import Apart, Limit
from app.kit.evaluate import Row, Value, World, as_number, evaluate_row

_DAY_MINUTES = 24 * 60


def goes_against(world: World, record: Record, row: Row) -> bool:
    """Say whether a record overlaps one that is there, ends before it begins, or is more than there is room for."""
    others = [held for held in world.rows[record.name] if held["$id"] != row["$id"]]
    return any(is_backwards(a, record, row) or holder_of(a, record, others, row) for a in record.aparts) or any(
        room_left(limit, world, record, others, row) < amount_of(limit, row) for limit in record.limits
    )


def is_backwards(apart: Apart, record: Record, row: Row) -> bool:
    """Say whether it ends before it begins; a time goes on into the next day."""
    start, end = row.get(apart.start), row.get(apart.end)
    if _type(record, apart.start) == "time" or start in (None, "") or end in (None, ""):
        return False
    return _place(start) > _place(end)


def holder_of(apart: Apart, record: Record, others: Sequence[Row], row: Row) -> Row | None:
    """Return the record that is in the way of this one."""
    span, key = span_of(apart, record, row), _key(row, alike_fields(apart, record))
    if span is None or key is None:
        return None
    for other in others:
        held = span_of(apart, record, other)
        if held is None or _key(other, alike_fields(apart, record)) != key:
            continue
        if span[0] == held[0] or (span[0] < held[1] and held[0] < span[1]):
            return other
    return None


def span_of(apart: Apart, record: Record, row: Row) -> tuple[float, float] | None:
    """Return from where to where a record reaches: days, minutes or numbers (Kit.spanOf)."""
    start, end = row.get(apart.start), row.get(apart.end)
    if start in (None, "") or end in (None, ""):
        return None
    if _type(record, apart.start) != "time":
        return (_place(start), _place(end)) if _place(start) <= _place(end) else None
    day = day_field(apart, record)
    if day and row.get(day) in (None, ""):
        return None
    begins, ends = _minutes(str(start)), _minutes(str(end))
    at = (_place(row[day]) * _DAY_MINUTES if day else 0) + begins
    return at, at + (ends - begins) % _DAY_MINUTES


def day_field(apart: Apart, record: Record) -> str:
    """Return the field that says which day times are of, or ""."""
    if _type(record, apart.start) != "time":
        return ""
    return next((name for name in apart.by if _type(record, name) == "date"), "")


def alike_fields(apart: Apart, record: Record) -> tuple[str, ...]:
    """Return the fields in which two records are held against each other."""
    return tuple(name for name in apart.by if name != day_field(apart, record))


def room_left(limit: Limit, world: World, record: Record, others: Sequence[Row], row: Row) -> float:
    """Return how much more there is room for beside the others of the same values; infinite where nothing limits it."""
    most, key = evaluate_row(limit.most, world, record, row), _key(row, limit.per)
    if key is None or not isinstance(most, float) or math.isnan(most):
        return math.inf
    return most - sum(amount_of(limit, other) for other in others if _key(other, limit.per) == key)


def amount_of(limit: Limit, row: Row) -> float:
    """Return what a record counts for."""
    return as_number(row.get(limit.summed)) if limit.summed else 1.0


def _key(row: Row, names: Sequence[str]) -> tuple[Value, ...] | None:
    values = tuple(row.get(name) for name in names)
    return None if any(value in (None, "") for value in values) else values


def _type(record: Record, name: str) -> str:
    return next((f.type for f in record.fields if f.name == name), "")


def _place(value: Value) -> float:
    """Return where a day or a number stands; NaN for what is none."""
    if not isinstance(value, str):
        return as_number(value)
    try:
        return float(date.fromisoformat(value).toordinal())
    except ValueError:
        return math.nan


def _minutes(text: str) -> float:
    try:
        moment = time.fromisoformat(text)
    except ValueError:
        return math.nan
    return float(moment.hour * 60 + moment.minute)
