"""Formulas as the JavaScript a person would write: `minutes / distance` → `Kit.divide(run.minutes, run.distance)`.

What names stand for depends on where the formula is used, so each use gives a `Scope`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from app.domain.blueprint import Blueprint, Calc, Field, FieldType, Record
from app.domain.formula import Aggregate, Binary, Call, Formula, Name, Number, Text, Truth, Unary
from app.kit.markup import literal

Kind = Literal["number", "text", "date", "time", "truth"]

_RESERVED = frozenset(
    """arguments await break case catch class const continue debugger default delete do else enum eval export extends
    false finally for function if implements import in instanceof interface let new null package private protected
    public return static super switch this throw true try typeof undefined var void while with yield row rows each
    Infinity NaN Kit Math inputs""".split()
)
# How tightly an expression binds; an operand that binds less tightly than its place asks for gets brackets.
_BINDING = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "/": 6,
    "%": 6,
}
_CONDITIONAL, _UNARY, _POWER, _WHOLE = 0, 7, 8, 10
_SIGNS = {"or": "||", "and": "&&", "=": "===", "!=": "!==", "^": "**"}
_CALLS = {
    "floor": "Kit.floor", "ceil": "Kit.ceil", "abs": "Math.abs", "sqrt": "Math.sqrt", "log": "Math.log",
    "exp": "Math.exp", "sin": "Math.sin", "cos": "Math.cos", "tan": "Math.tan", "min": "Math.min", "max": "Math.max",
    "round": "Kit.round", "today": "Kit.today", "now": "Kit.now", "days_between": "Kit.daysBetween",
    "days_until": "Kit.daysUntil",
    "add_months": "Kit.addMonths", "add_years": "Kit.addYears",
    "hours_between": "Kit.hoursBetween", "minutes_between": "Kit.minutesBetween", "year": "Kit.year",
    "month": "Kit.month", "day": "Kit.day", "quarter": "Kit.quarter",
    "weekday": "Kit.weekday", "age": "Kit.age", "this_week": "Kit.thisWeek",
    "this_month": "Kit.thisMonth", "this_year": "Kit.thisYear", "is_today": "Kit.isToday",
    "yesterday": "Kit.isYesterday", "last_week": "Kit.lastWeek", "last_month": "Kit.lastMonth",
    "last_year": "Kit.lastYear", "words": "Kit.words",
    "number": "Kit.number",
    "random_int": "Kit.randomInt", "random_choice": "Kit.randomChoice", "password": "Kit.password",
}  # fmt: skip
_CALL_KINDS: dict[str, Kind] = {
    "today": "date", "now": "time", "add_months": "date", "add_years": "date",
    "weekday": "text", "upper": "text", "lower": "text", "random_choice": "text",
    "password": "text", "this_week": "truth", "this_month": "truth", "this_year": "truth", "is_today": "truth",
    "yesterday": "truth", "last_week": "truth", "last_month": "truth", "last_year": "truth",
}  # fmt: skip
_FIELD_KINDS: dict[FieldType, Kind] = {
    "number": "number", "money": "number", "percent": "number", "stars": "number", "date": "date", "time": "time",
    "yesno": "truth",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scope:
    """What names mean in one formula.

    `record` is the record whose values the formula reads through the variable `row`; `rows` the expression for all
    records an aggregate runs over. `inputs` are plain names (of a calculator or a drill) with their kinds, written
    as `inputs_prefix` + name, so "inputs." or "" for parameters.
    """

    blueprint: Blueprint
    record: Record | None = None
    row: str = ""
    rows: str = ""
    inputs: Mapping[str, Kind] = field(default_factory=dict)
    inputs_prefix: str = ""


ELAPSED = "$elapsed"
"""Beside a calculator's inputs: the seconds that its clock has run."""


def to_javascript(formula: Formula, scope: Scope) -> str:
    """Return an expression that works the formula out in the page."""
    return _write(formula, scope)[0]


def arrow(formula: Formula, scope: Scope) -> str:
    """Return `(run) => …` for a formula over the row of `scope`."""
    return f"({scope.row}) => {to_javascript(formula, scope)}"


def record_scope(blueprint: Blueprint, record: Record) -> Scope:
    """Return the scope of a calc, condition or button: the fields of one record, and all records of its kind."""
    row = variable(record.name)
    return Scope(blueprint, record, row, f"Kit.rows({literal(record.name)})")


def total_scope(blueprint: Blueprint, record: Record) -> Scope:
    """Return the scope of a figure over the records in the parameter `rows`."""
    return Scope(blueprint, record, "", "rows")


def input_scope(blueprint: Blueprint, inputs: tuple[Field, ...], prefix: str = "") -> Scope:
    """Return the scope of a formula over typed inputs, read as `prefix` + name (prefix "inputs." for an object)."""
    return Scope(blueprint, inputs={f.name: kind_of_field(f.type) for f in inputs}, inputs_prefix=prefix)


def variable(name: str) -> str:
    """Return a JavaScript variable for an identifier: `price_per_liter` → `pricePerLiter`; never a reserved word."""
    camel = re.sub(r"_+([a-z0-9])", lambda m: m.group(1).upper(), name)
    return f"{camel}_" if is_reserved(camel) else camel


def is_reserved(word: str) -> bool:
    """Say whether JavaScript, or the kit, has another meaning for a name."""
    return word in _RESERVED


def members_of(record: Record) -> tuple[Field | Calc, ...]:
    """Return the fields and worked-out values of a record, in the order of its columns."""
    return (*record.fields, *record.calcs)


def kind_of_field(type_: FieldType) -> Kind:
    """Return what a value of a field is to formulas."""
    return _FIELD_KINDS.get(type_, "text")


def display_type(calc_type: FieldType, formula: Formula, scope: Scope) -> FieldType:
    """Return how a result is shown: as it was declared, unless the formula plainly gives something else."""
    kind = kind_of(formula, scope)
    if calc_type == "number" and isinstance(formula, Aggregate) and formula.function == "percent":
        return "percent"
    if calc_type in ("number", "money", "percent") and kind != "number":
        return {"text": "text", "date": "date", "time": "time", "truth": "yesno"}[kind]  # type: ignore[return-value]
    return calc_type


def kind_of(formula: Formula, scope: Scope, depth: int = 0) -> Kind:
    """Return what a formula gives."""
    if depth > 30:  # calcs that need each other
        return "number"
    match formula:
        case Number():
            return "number"
        case Text():
            return "text"
        case Truth() | Unary("not", _):
            return "truth"
        case Unary():
            return "number"
        case Name():
            return _kind_of_name(formula, scope, depth)
        case Binary("and" | "or" | "=" | "!=" | "<" | "<=" | ">" | ">=", _, _):
            return "truth"
        case Binary("+" | "-" as operator, left, right):
            return _kind_of_sum(operator, kind_of(left, scope, depth + 1), kind_of(right, scope, depth + 1))
        case Call("if", (_, then, _)):
            return kind_of(then, scope, depth + 1)
        case Call("min" | "max", (first, *_)):
            return kind_of(first, scope, depth + 1)
        case Call(function, _):
            return _CALL_KINDS.get(function, "number")
        case Aggregate("min" | "max" | "latest" | "first" | "previous", argument, _, record) if argument is not None:
            return kind_of(argument, _rows_scope(record, scope), depth + 1)
        case _:
            return "number"


def _kind_of_sum(operator: str, left: Kind, right: Kind) -> Kind:
    if operator == "-":
        return left if left in ("date", "time") and right != left else "number"
    if "text" in (left, right):
        return "text"
    return "date" if "date" in (left, right) else "time" if "time" in (left, right) else "number"


def _kind_of_name(name: Name, scope: Scope, depth: int) -> Kind:
    if not name.owner and name.name in scope.inputs:
        return scope.inputs[name.name]
    record = _referred(name.owner, scope) if name.owner else scope.record
    found = _member(record, name.name) if record else None
    if found is None and not name.owner:
        found = next((s for s in scope.blueprint.settings if s.name == name.name), None)
    if isinstance(found, Calc):
        if found.type not in ("number", "text"):
            return kind_of_field(found.type)
        return kind_of(found.formula, replace(scope, record=record), depth + 1)
    return kind_of_field(found.type) if found else "number"


def _member(record: Record, name: str) -> Field | Calc | None:
    return next((m for m in members_of(record) if m.name == name), None)


def _referred(reference: str, scope: Scope) -> Record | None:
    """Return the record that `reference` leads to: a reference field, or the record's own name."""
    record = scope.record
    field_ = record.field(reference) if record else None
    return scope.blueprint.record(field_.ref if field_ and field_.ref else reference)


def _write(formula: Formula, scope: Scope) -> tuple[str, int]:
    """Return the expression and how tightly it binds."""
    match formula:
        case Number(value):
            return _number(value), _WHOLE
        case Text(value):
            return literal(value), _WHOLE
        case Truth(value):
            return ("true" if value else "false"), _WHOLE
        case Name():
            return _name(formula, scope), _WHOLE
        case Unary(operator, operand):
            return ("!" if operator == "not" else "-") + _negatable(operand, scope), _UNARY
        case Binary():
            return _binary(formula, scope)
        case Call():
            return _call(formula, scope)
        case Aggregate():
            return _aggregate(formula, scope), _WHOLE


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _negatable(operand: Formula, scope: Scope) -> str:
    text, binding = _write(operand, scope)
    return f"({text})" if binding < _POWER or text.startswith("-") or "**" in text else text


def _name(name: Name, scope: Scope) -> str:
    if name.owner:
        referred = _referred(name.owner, scope)
        if scope.record and scope.record.name == name.owner:
            return f"{scope.row}.{name.name}"
        if referred and scope.record and scope.row:
            reference = next((f.name for f in scope.record.fields if f.name == name.owner), None) or next(
                (f.name for f in scope.record.fields if f.ref == referred.name), name.owner
            )
            return f"Kit.find({literal(referred.name)}, {scope.row}.{reference})?.{name.name}"
        return "NaN"
    if name.name in scope.inputs:
        if scope.inputs_prefix:
            return f"{scope.inputs_prefix}{name.name}"
        return variable(name.name)
    if scope.record and scope.row and _member(scope.record, name.name):
        return f"{scope.row}.{name.name}"
    if any(s.name == name.name for s in scope.blueprint.settings):
        return f"Kit.setting({literal(name.name)})"
    return f"{scope.row}.{name.name}" if scope.row else "NaN"


def _binary(formula: Binary, scope: Scope) -> tuple[str, int]:
    operator, left, right = formula.operator, formula.left, formula.right
    kinds = (kind_of(left, scope), kind_of(right, scope))
    if operator in ("+", "-") and "date" in kinds and "text" not in kinds:
        return _date_sum(operator, left, right, kinds, scope), _WHOLE
    if operator in ("+", "-") and "time" in kinds and "text" not in kinds:
        return _time_sum(operator, left, right, kinds, scope), _WHOLE
    if operator == "+" and "text" in kinds:
        return f"{_as_text(left, kinds[0], scope)} + {_as_text(right, kinds[1], scope)}", _BINDING["+"]
    if operator in ("=", "!="):
        return _equality(operator, left, right, scope)
    if operator == "/" and not (isinstance(right, Number) and right.value):
        return f"Kit.divide({to_javascript(left, scope)}, {to_javascript(right, scope)})", _WHOLE
    if operator == "^":
        return f"{_operand(left, scope, _WHOLE)} ** {_operand(right, scope, _POWER)}", _POWER
    own = _BINDING[operator]
    # Brackets also where the other way to read it would mean the same in fewer: + is not always exact in floats.
    return f"{_operand(left, scope, own)} {_SIGNS.get(operator, operator)} {_operand(right, scope, own + 1)}", own


def _date_sum(operator: str, left: Formula, right: Formula, kinds: tuple[Kind, Kind], scope: Scope) -> str:
    a, b = to_javascript(left, scope), to_javascript(right, scope)
    if operator == "-" and kinds == ("date", "date"):
        return f"Kit.daysBetween({b}, {a})"
    if operator == "-":
        return f"Kit.addDays({a}, -{_operand(right, scope, _WHOLE)})"
    return f"Kit.addDays({a}, {b})" if kinds[0] == "date" else f"Kit.addDays({b}, {a})"


def _time_sum(operator: str, left: Formula, right: Formula, kinds: tuple[Kind, Kind], scope: Scope) -> str:
    """A number beside a time of day is minutes; the difference of two times is minutes, too."""
    a, b = to_javascript(left, scope), to_javascript(right, scope)
    if operator == "-" and kinds == ("time", "time"):
        return f"Kit.minutesBetween({b}, {a})"
    if operator == "-":
        return f"Kit.addMinutes({a}, -{_operand(right, scope, _WHOLE)})"
    return f"Kit.addMinutes({a}, {b})" if kinds[0] == "time" else f"Kit.addMinutes({b}, {a})"


def _as_text(formula: Formula, kind: Kind, scope: Scope) -> str:
    text = _operand(formula, scope, _BINDING["+"] + 1)
    if isinstance(formula, Text) or (kind == "text" and isinstance(formula, Name) and not formula.owner):
        return text
    return (
        f"Kit.show({to_javascript(formula, scope)})"
        if kind == "number"
        else f"Kit.text({to_javascript(formula, scope)})"
    )


def _equality(operator: str, left: Formula, right: Formula, scope: Scope) -> tuple[str, int]:
    if isinstance(left, Truth | Text) and isinstance(right, Name):
        left, right = right, left
    if isinstance(right, Truth) and kind_of(left, scope) == "truth":
        if right.value == (operator == "="):
            return _write(left, scope)
        return _write(Unary("not", left), scope)
    if right == Text("") and kind_of(left, scope) in ("number", "date", "time"):  # what is left empty is null
        return f'Kit.text({to_javascript(left, scope)}) {_SIGNS[operator]} ""', _BINDING["="]
    if isinstance(left, Name) and isinstance(right, Text):
        right = Text(_option(left, right.value, scope))
    own = _BINDING["="]
    return f"{_operand(left, scope, own + 1)} {_SIGNS[operator]} {_operand(right, scope, own + 1)}", own


def _option(name: Name, text: str, scope: Scope) -> str:
    """Return the option of the field as its owner spells it, where the formula differs only in capitals."""
    record = _referred(name.owner, scope) if name.owner else scope.record
    member = _member(record, name.name) if record else None
    options = member.options if isinstance(member, Field) else ()
    return next((o for o in options if o.casefold() == text.casefold()), text)


def _operand(formula: Formula, scope: Scope, least: int) -> str:
    text, binding = _write(formula, scope)
    return f"({text})" if binding < least else text


def _call(formula: Call, scope: Scope) -> tuple[str, int]:
    arguments = [to_javascript(a, scope) for a in formula.arguments]
    special: dict[str, Callable[[], tuple[str, int]]] = {
        "pi": lambda: ("Math.PI", _WHOLE),
        "elapsed_seconds": lambda: (f"{scope.inputs_prefix}{ELAPSED}" if scope.inputs_prefix else "0", _WHOLE),
        "length": lambda: (f"Kit.text({arguments[0]}).length", _WHOLE),
        "upper": lambda: (f"Kit.text({arguments[0]}).toUpperCase()", _WHOLE),
        "lower": lambda: (f"Kit.text({arguments[0]}).toLowerCase()", _WHOLE),
    }
    if formula.function == "if":
        condition, then, otherwise = (_operand(a, scope, 1) for a in formula.arguments)
        return f"{condition} ? {then} : {otherwise}", _CONDITIONAL
    if formula.function in special:
        return special[formula.function]()
    return f"{_CALLS[formula.function]}({', '.join(arguments)})", _WHOLE


def _aggregate(formula: Aggregate, scope: Scope) -> str:
    inner = _rows_scope(formula.record, scope)
    rows = inner.rows
    if formula.where is not None:
        rows = f"{rows}.filter({arrow(formula.where, inner)})"
    if formula.argument is None:
        return f"Kit.{formula.function}({rows})" if formula.function == "count" else "NaN"
    arguments = [rows, arrow(formula.argument, inner)]
    if formula.function in ("latest", "first", "previous") and inner.record:
        date = next((f.name for f in inner.record.fields if f.type == "date"), None)
        if date:
            arguments.append(f"({inner.row}) => {inner.row}.{date}")
        if formula.function == "previous":
            same = ", ".join(map(literal, inner.record.alike_fields))
            arguments = [scope.row or "null", *arguments[:2], arguments[2] if date else "null", f"[{same}]"]
    return f"Kit.{formula.function}({', '.join(arguments)})"


def _rows_scope(record_name: str, scope: Scope) -> Scope:
    """Return the scope inside an aggregate: one row of what it runs over."""
    own = scope.record
    record = scope.blueprint.record(record_name) if record_name and not (own and own.name == record_name) else own
    if record is None:
        return replace(scope, row="row", rows="[]")
    if record is own:
        return replace(scope, row=variable(record.name) if scope.row != variable(record.name) else "each")
    rows = f"Kit.rows({literal(record.name)})"
    reference = next((f.name for f in record.fields if own and f.ref == own.name), None)
    if reference and own and scope.row:
        rows = f"Kit.linked({literal(record.name)}, {literal(reference)}, {scope.row})"
    return Scope(scope.blueprint, record, variable(record.name), rows)
