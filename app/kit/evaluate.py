"""Formulas worked out here, the way the page's JavaScript works them out, for the known answers in checks.

The rules are JavaScript's (an empty number counts as 0 in sums, what cannot be worked out is NaN), so that a check
fails when the page is wrong and not when two languages differ. `tests/unit/kit` runs both against each other.
"""

import calendar
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from statistics import median

from app.domain.blueprint import Blueprint, Record
from app.domain.formula import Aggregate, Binary, Call, Formula, Name, Number, Text, Truth, Unary
from app.kit.javascript import ELAPSED, Kind, Scope, kind_of, record_scope
from app.kit.showing import rounded, show_number

Value = float | str | bool | None
Row = dict[str, Value]
"""A record's values by field; a reference holds the "$id" of the other row."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class World:
    """All that formulas may read: the rows of each record, the settings, and what day it is."""

    blueprint: Blueprint
    rows: Mapping[str, list[Row]]
    today: str
    settings: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _At:
    """Where a formula is read: `row` of `record`, or (row None) over `rows`."""

    world: World
    record: Record | None
    row: Row | None
    rows: list[Row]
    inputs: Mapping[str, Value] = field(default_factory=dict)
    depth: int = 0


def evaluate_row(
    formula: Formula, world: World, record: Record, row: Row, inputs: Mapping[str, Value] | None = None
) -> Value:
    """Return the value of a formula for one record, and for what was typed beside it."""
    return _value(formula, _At(world, record, row, world.rows.get(record.name, []), inputs or {}))


def evaluate_rows(formula: Formula, world: World, record: Record, rows: list[Row]) -> Value:
    """Return the value of a figure over some records."""
    return _value(formula, _At(world, record, None, rows))


def evaluate_inputs(formula: Formula, blueprint: Blueprint, inputs: Mapping[str, Value], today: str) -> Value:
    """Return the value of a formula over typed inputs."""
    return _value(formula, _At(World(blueprint, {}, today), None, None, [], inputs))


def member_value(name: str, world: World, record: Record, row: Row) -> Value:
    """Return the value of a field or calc of a record."""
    return _member(name, _At(world, record, row, world.rows.get(record.name, [])))


def is_truth(value: Value) -> bool:
    """Say what JavaScript takes for true."""
    return bool(value) and not (isinstance(value, float) and math.isnan(value))


def as_number(value: Value) -> float:
    """Return the number JavaScript makes of a value in a sum."""
    if value is None:
        return 0.0
    if isinstance(value, str):
        try:
            return float(value) if value.strip() else 0.0
        except ValueError:
            return math.nan
    return float(value)


def _value(formula: Formula, at: _At) -> Value:
    match formula:
        case Number(value) | Text(value) | Truth(value):
            return value
        case Name(name, ""):
            return _name(name, at)
        case Name(name, owner):
            return _owned(name, owner, at)
        case Unary("not", operand):
            return not is_truth(_value(operand, at))
        case Unary(_, operand):
            return -as_number(_value(operand, at))
        case Binary("and" | "or" as operator, left, right):
            first = _value(left, at)
            return _value(right, at) if is_truth(first) == (operator == "and") else first
        case Binary(operator, left, right):
            return _binary(operator, left, right, at)
        case Call("if", (condition, then, otherwise)):
            return _value(then if is_truth(_value(condition, at)) else otherwise, at)
        case Call("elapsed_seconds", ()):
            return at.inputs.get(ELAPSED, 0.0)
        case Call(function, arguments):
            return _call(function, [_value(a, at) for a in arguments], at.world.today)
        case Aggregate():
            return _aggregate(formula, at)


def _name(name: str, at: _At) -> Value:
    if name in at.inputs:
        return at.inputs[name]
    if at.row is not None and at.record and (at.record.field(name) or any(c.name == name for c in at.record.calcs)):
        return _member(name, at)
    return at.world.settings.get(name, math.nan)


def _member(name: str, at: _At) -> Value:
    if at.row is None or at.record is None or at.depth > 60:
        return math.nan
    calc = next((c for c in at.record.calcs if c.name == name), None)
    if calc is None:
        return at.row.get(name)
    return _value(calc.formula, replace(at, depth=at.depth + 1, rows=at.world.rows.get(at.record.name, [])))


def _owned(name: str, owner: str, at: _At) -> Value:
    if at.record is None or at.row is None:
        return math.nan
    if owner == at.record.name:
        return _member(name, at)
    reference = at.record.field(owner)
    target = at.world.blueprint.record(reference.ref if reference and reference.ref else owner)
    if reference is None and target:
        reference = next((f for f in at.record.fields if f.ref == target.name), None)
    if target is None or reference is None:
        return math.nan
    other = next((r for r in at.world.rows.get(target.name, []) if r["$id"] == at.row.get(reference.name)), None)
    if other is None:
        return math.nan
    return _member(name, replace(at, record=target, row=other, depth=at.depth + 1))


def _binary(operator: str, left: Formula, right: Formula, at: _At) -> Value:
    a, b = _value(left, at), _value(right, at)
    scope = _scope(at)
    kinds = (kind_of(left, scope), kind_of(right, scope))
    if operator in ("=", "!="):
        return _is_equal(left, right, a, b, at) == (operator == "=")
    if operator in ("<", "<=", ">", ">="):
        return _compare(operator, a, b)
    if operator in "+-" and "date" in kinds and "text" not in kinds:
        return _date_sum(operator, a, b, kinds)
    if operator in "+-" and "time" in kinds and "text" not in kinds:
        return _time_sum(operator, a, b, kinds)
    if operator == "+" and "text" in kinds:
        return _as_text(a, kinds[0]) + _as_text(b, kinds[1])
    return _arithmetic(operator, as_number(a), as_number(b))


def _scope(at: _At) -> Scope:
    kinds = {name: _kind_of_value(value) for name, value in at.inputs.items()}
    if at.record:
        return replace(record_scope(at.world.blueprint, at.record), inputs=kinds)
    return Scope(at.world.blueprint, inputs=kinds)


def _kind_of_value(value: Value) -> Kind:
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return "date"
    if isinstance(value, str) and re.fullmatch(r"\d\d:\d\d", value):
        return "time"
    return "text" if isinstance(value, str) else "number"


def _is_equal(left: Formula, right: Formula, a: Value, b: Value, at: _At) -> bool:
    if isinstance(right, Truth) and kind_of(left, _scope(at)) == "truth":
        return is_truth(a) == right.value
    if right == Text("") or (left == Text("") and isinstance(right, Name)):
        value = b if left == Text("") else a
        return value in (None, "") or (isinstance(value, float) and math.isnan(value))
    if isinstance(left, Truth) and isinstance(right, Name) and kind_of(right, _scope(at)) == "truth":
        return is_truth(b) == left.value
    if isinstance(a, str) and isinstance(b, str) and (isinstance(left, Text) or isinstance(right, Text)):
        return a == b or (at.record is not None and a.casefold() == b.casefold() and _is_option(left, right, at))
    if isinstance(a, bool) != isinstance(b, bool) or isinstance(a, str) != isinstance(b, str):
        return False
    return a == b


def _is_option(left: Formula, right: Formula, at: _At) -> bool:
    name = left if isinstance(left, Name) else right
    field_ = at.record.field(name.name) if at.record and isinstance(name, Name) and not name.owner else None
    return bool(field_ and field_.options)


def _compare(operator: str, a: Value, b: Value) -> bool:
    if isinstance(a, str) and isinstance(b, str):
        order = (a > b) - (a < b)
    else:
        x, y = as_number(a), as_number(b)
        if math.isnan(x) or math.isnan(y):
            return False
        order = (x > y) - (x < y)
    return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[operator]


def _date_sum(operator: str, a: Value, b: Value, kinds: tuple[str, str]) -> Value:
    if operator == "-" and kinds == ("date", "date"):
        return _days(a) - _days(b)
    start, days = (a, b) if kinds[0] == "date" else (b, a)
    return _add_days(start, -as_number(days) if operator == "-" else as_number(days))


def _time_sum(operator: str, a: Value, b: Value, kinds: tuple[str, str]) -> Value:
    """As Kit.addMinutes and Kit.minutesBetween do it: a number beside a time of day is minutes."""
    if operator == "-" and kinds == ("time", "time"):
        return _minutes(b, a)
    time, minutes = (a, b) if kinds[0] == "time" else (b, a)
    added = rounded(as_number(minutes), 0)
    total = _minutes("00:00", time) + (-added if operator == "-" else added)
    if not math.isfinite(total):
        return None
    return f"{int(total) % 1440 // 60:02}:{int(total) % 60:02}"


def _add_days(day: Value, days: float) -> Value:
    if math.isnan(_days(day)) or not math.isfinite(days):
        return None
    return (date.fromisoformat(str(day)[:10]) + timedelta(days=math.floor(days + 0.5))).isoformat()


def _days(value: Value) -> float:
    moment = _moment(value)
    return float(moment.toordinal()) if moment else math.nan


def _date_in(value: Value) -> str:
    """Return the date a value begins with; "" for what is none (Kit.dateIn)."""
    return value[:10] if isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value) else ""


def _moment(value: Value) -> date | None:
    try:
        return date.fromisoformat(_date_in(value))
    except ValueError:
        return None


def _as_text(value: Value, kind: str) -> str:
    if kind == "number":
        return (
            show_number(value)
            if isinstance(value, int | float) and math.isfinite(value)
            else ("" if value is None else "–")
        )
    return "" if value is None else str(value)


def _arithmetic(operator: str, a: float, b: float) -> float:
    try:
        match operator:
            case "+":
                return a + b
            case "-":
                return a - b
            case "*":
                return a * b
            case "/":
                return a / b if b else math.nan
            case "%":
                return math.fmod(a, b) if b else math.nan
            case _:
                result = a**b
                return result if isinstance(result, float) else math.nan
    except (ZeroDivisionError, OverflowError):
        return math.inf
    except ValueError:
        return math.nan


def _call(function: str, values: list[Value], today: str) -> Value:
    if function in ("min", "max"):
        numbers = [as_number(v) for v in values]
        return math.nan if any(math.isnan(n) for n in numbers) else (min if function == "min" else max)(numbers)
    first = values[0] if values else None
    if function in _NUMBER_CALLS:
        try:
            return float(_NUMBER_CALLS[function](as_number(first)))
        except (ValueError, OverflowError):
            return -math.inf if function == "log" and as_number(first) == 0 else math.nan
    if function == "round":
        return rounded(as_number(first), int(as_number(values[1])) if len(values) > 1 else 0)
    if function in _TEXT_CALLS:
        return _TEXT_CALLS[function]("" if first is None else str(first))
    return _date_call(function, values, today)


def _meant(value: float) -> float:
    """As Kit.meant: what is a little more than a whole number for being a float is meant as that number."""
    return float(f"{value:.12g}")


_NUMBER_CALLS: dict[str, Callable[[float], float]] = {
    "floor": lambda v: math.floor(_meant(v)), "ceil": lambda v: math.ceil(_meant(v)), "abs": abs,
    "sqrt": math.sqrt, "log": math.log, "exp": math.exp,
    "sin": math.sin, "cos": math.cos, "tan": math.tan,
}  # fmt: skip
_TEXT_CALLS: dict[str, Callable[[str], Value]] = {
    "upper": str.upper, "lower": str.lower, "length": lambda t: float(len(t)), "words": lambda t: float(len(t.split())),
    "number": lambda t: float(m[0]) if (m := re.match(r"\s*[-+]?\d+(?:\.\d+)?", t)) else 0.0,
}  # fmt: skip


def _date_call(function: str, values: list[Value], today: str) -> Value:
    first = values[0] if values else None
    day = _date_in(first)
    match function:
        case "pi":
            return math.pi
        case "today":
            return today[:10]
        case "now":
            return today[11:16] or "00:00"
        case "days_between":
            return _days(values[1]) - _days(first)
        case "add_months" | "add_years":
            return _months_later(day, as_number(values[1]) * (12 if function == "add_years" else 1))
        case "days_until":
            return _days(first) - _days(today)
        case "minutes_between" | "hours_between":
            return _minutes(first, values[1]) / (60 if function == "hours_between" else 1)
        case "weekday":
            return period_of(day, "weekday")
        case "is_today" | "this_week" | "this_month" | "this_year":
            period = "day" if function == "is_today" else function.removeprefix("this_")
            return bool(day) and period_of(day, period) == period_of(today, period)
        case "yesterday" | "last_week" | "last_month" | "last_year":
            period = "day" if function == "yesterday" else function.removeprefix("last_")
            return bool(day) and period_of(day, period) == period_of(_one_before(today, period), period)
        case "year" | "month" | "day":
            start, end = {"year": (0, 4), "month": (5, 7), "day": (8, 10)}[function]
            return float(day[start:end]) if day else math.nan
        case "quarter":
            return float((int(day[5:7]) + 2) // 3) if day else math.nan
        case "age":
            return float(int(today[:4]) - int(day[:4]) - (today[5:] < day[5:10])) if day else math.nan
        case _:
            return math.nan  # chance: no known answer


def _one_before(today: str, period: str) -> str:
    """Return a day of the day, week, month or year before."""
    if period in ("day", "week"):
        return str(_add_days(today, -1 if period == "day" else -7))
    return str(_months_later(today, -1 if period == "month" else -12))


def _months_later(day: str, months: float) -> Value:
    """Return the same day some months later; where that month is shorter, its last day."""
    moment = _moment(day)
    if moment is None or not math.isfinite(months):
        return None
    year, month = divmod(moment.year * 12 + moment.month - 1 + int(rounded(months, 0)), 12)
    if not 1 <= year <= 9999:
        return None
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(moment.day, last)).isoformat()


def period_of(day: str, period: str) -> str:
    """Return which day, week (its Monday), month, quarter, year or weekday a date falls in, as the page names it."""
    moment = _moment(day)
    if moment is None:
        return ""
    if period == "week":
        return (moment - timedelta(days=moment.weekday())).isoformat()
    if period == "weekday":
        return _WEEKDAYS[moment.weekday()]
    if period == "quarter":
        return f"{day[:4]}-Q{(moment.month + 2) // 3}"
    return day[: {"day": 10, "month": 7, "year": 4}.get(period, 10)]


def _minutes(start: Value, end: Value) -> float:
    if _date_in(start) and _date_in(end):
        return (_days(end) - _days(start)) * 24 * 60
    clock = re.compile(r"\d\d:\d\d")
    if not all(isinstance(t, str) and clock.match(t) for t in (start, end)):
        return math.nan
    first, last = (int(str(t)[:2]) * 60 + int(str(t)[3:5]) for t in (start, end))
    return float((last - first) % (24 * 60))


def _aggregate(formula: Aggregate, at: _At) -> Value:
    inner, rows = _rows_of(formula.record, at)
    if inner.record is None:
        return math.nan
    if formula.function == "previous":
        rows = _before(at, inner.record, rows)
    each = [replace(inner, row=row) for row in rows]
    if formula.where is not None:
        each = [one for one in each if is_truth(_value(formula.where, one))]
    argument = formula.argument
    if argument is None:
        return float(len(each)) if formula.function == "count" else math.nan
    values = [_value(argument, one) for one in each]
    match formula.function:
        case "count":
            return float(sum(is_truth(v) for v in values))
        case "percent":
            return 100 * sum(is_truth(v) for v in values) / len(values) if values else math.nan
        case "latest" | "previous":
            return _latest(values, each)
        case "first":
            return _latest(values, each, is_first=True)
        case "min" | "max":
            present = [v for v in values if (isinstance(v, str) and v) or _is_real(v)]
            return (min if formula.function == "min" else max)(present) if present else math.nan  # type: ignore[type-var]
        case function:
            numbers = [float(v) for v in values if isinstance(v, bool) or _is_real(v)]  # type: ignore[arg-type]
            if function == "sum":
                return sum(numbers)
            if not numbers:
                return math.nan
            return median(numbers) if function == "median" else sum(numbers) / len(numbers)


def _is_real(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _latest(values: list[Value], each: list[_At], is_first: bool = False) -> Value:
    record = each[0].record if each else None
    day = next((f.name for f in record.fields if f.type == "date"), "") if record else ""
    best: tuple[str, Value] | None = None
    for value, one in zip(values, each, strict=True):
        when = str((one.row or {}).get(day) or "") if day else ""
        if value not in (None, "") and (best is None or (when < best[0] if is_first else when >= best[0])):
            best = (when, value)
    return best[1] if best else math.nan


def _before(at: _At, record: Record, rows: list[Row]) -> list[Row]:
    """Return the rows of the same kind (equal choices and references) that come before the row at hand, by date."""
    row = at.row
    if row is None:
        return []
    day = next((f.name for f in record.fields if f.type == "date"), "")
    here = next((i for i, r in enumerate(rows) if r is row or r.get("$id") == row.get("$id")), len(rows))

    def place(index: int, one: Row) -> tuple[str, int]:
        return (str(one.get(day) or "") if day else "", index)

    alike = record.alike_fields
    return [
        other
        for index, other in enumerate(rows)
        if place(index, other) < place(here, row) and all(other.get(n) == row.get(n) for n in alike)
    ]


def _rows_of(record_name: str, at: _At) -> tuple[_At, list[Row]]:
    """Return what an aggregate runs over: own rows, all of another kind, or those that refer to the row at hand."""
    own, world = at.record, at.world
    record = world.blueprint.record(record_name) if record_name and not (own and own.name == record_name) else own
    inner = replace(at, record=record, depth=at.depth + 1)
    if record is None or at.depth > 60:
        return inner, []
    if record is own:
        return inner, at.rows
    rows = world.rows.get(record.name, [])
    reference = next((f.name for f in record.fields if own and f.ref == own.name), None)
    if reference and at.row is not None:
        rows = [r for r in rows if r.get(reference) == at.row["$id"]]
    return replace(inner, rows=rows), rows
