"""Settles lines that find: what `asked`, the value typed into the box, is compared with says what is typed there."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.blueprint import Field, FieldType, Find, label_of
from app.domain.blueprint_scope import Scope
from app.domain.formula import (
    Aggregate,
    Binary,
    Call,
    Formula,
    FormulaError,
    Name,
    Unary,
    names_in,
    outside_aggregates,
    rebuilt,
    walk,
)
from app.domain.formula_types import type_of
from app.domain.words import identifier

ASKED = "asked"
"""What a condition calls the value that is typed in."""
COMPARISONS = ("<", "<=", ">", ">=", "=", "!=")
_TYPED: tuple[FieldType, ...] = ("text", "number", "money", "percent", "date", "time", "choice")
_OF_DATES = frozenset(
    """days_between days_until year quarter month day weekday age this_week this_month this_year is_today last_week
    last_month last_year yesterday add_months add_years""".split()
)
_OF_TIMES = frozenset({"hours_between", "minutes_between"})
_AS_THEY_ARE = frozenset({"min", "max", "round", "floor", "ceil", "abs", "if"})


def settled_find(find: Find, scope: Scope) -> Find:
    """Return the line with every name known, its type, and the options to choose from. Raises `FormulaError`."""
    inner = replace(scope, types={**scope.types, ASKED: "number"})
    condition = inner.resolve(_with_asked(find, scope))
    if any(ASKED in names_in(part) for part in walk(condition) if isinstance(part, Aggregate)):
        raise FormulaError("what is asked is compared with each one, not with a figure over all")
    condition = rebuilt(condition, lambda part: _by_title(part, scope))
    met = next(_met(condition, "yesno", inner), None)
    if met is None:
        raise FormulaError("what is found is compared with what is asked: “find Price where price <= asked”")
    kind, other = met
    options = _options(other, scope) if kind == "choice" else ()
    kind = "text" if kind in ("longtext", "email", "phone", "link") or (kind == "choice" and not options) else kind
    inner = replace(scope, types={**scope.types, ASKED: kind})
    if kind not in _TYPED or type_of(condition, inner.types) != "yesno":
        raise FormulaError("what is asked is a number, a date, a time or a text that one can type: “price <= asked”")
    label = find.label.replace("_", " ") or label_of(min(names_in(condition) - {ASKED}, default="find"))
    return replace(find, label=label, condition=condition, type=kind, options=options)


def _with_asked(find: Find, scope: Scope) -> Formula:
    """Return the condition with the one name that nothing has, often the box's own, as what is typed in."""
    condition = find.condition
    own = [p.name for p in outside_aggregates(condition) if isinstance(p, Name) and not p.owner]
    unknown = {name for name in own if name not in scope.types and name == identifier(find.label)}
    unknown = unknown or {name for name in own if not scope.knows(name)}
    if ASKED in own or len(unknown) != 1:
        return condition
    return rebuilt(condition, lambda part: Name(ASKED) if isinstance(part, Name) and part.name in unknown else part)


def _by_title(part: Formula, scope: Scope) -> Formula:
    """Who types an author's name means the author called so: a reference is compared by its title."""
    if not isinstance(part, Binary) or part.operator not in COMPARISONS or ASKED not in names_in(part):
        return part
    return Binary(part.operator, _titled(part.left, scope), _titled(part.right, scope))


def _titled(side: Formula, scope: Scope) -> Formula:
    field = scope.record.field(side.name) if isinstance(side, Name) and not side.owner and scope.record else None
    other = scope.blueprint.record(field.ref) if field and field.ref else None
    return Name(other.title_field.name, field.name) if other and field else side


def _met(formula: Formula, wanted: FieldType, scope: Scope) -> Iterator[tuple[FieldType, Formula]]:
    """Yield the type of each `asked` in the formula where `wanted` is to come of it, and what it is compared with."""
    if ASKED not in names_in(formula):
        return
    match formula:
        case Name():
            yield wanted, formula
        case Unary("not", operand):
            yield from _met(operand, "yesno", scope)
        case Unary(_, operand):
            yield from _met(operand, wanted, scope)
        case Binary("and" | "or", left, right):
            yield from _met(left, "yesno", scope)
            yield from _met(right, "yesno", scope)
        case Binary(operator, left, right) if operator in COMPARISONS:
            for side, other in ((left, right), (right, left)):
                if ASKED not in names_in(other):
                    is_named = isinstance(other, Call) and other.function == "weekday"
                    found = _met(side, "text" if is_named else type_of(other, scope.types), scope)
                    yield from ((kind, other if side == Name(ASKED) else side) for kind, _ in found)
        case Binary(operator, left, right):
            for side, other in ((left, right), (right, left)):
                yield from _met(side, _beside(operator, type_of(other, scope.types), wanted), scope)
        case Call(function, arguments):
            for argument in arguments:
                yield from _met(argument, _taken_by(function, wanted), scope)
        case _:
            return


def _beside(operator: str, other: FieldType, wanted: FieldType) -> FieldType:
    """Return the type beside one of type `other`: days beside a date make a date, two dates are days apart."""
    if other in ("date", "time") and operator in ("+", "-"):
        return "number" if wanted == other else other
    return "number" if other == wanted == "money" and operator in ("*", "/") else wanted


def _taken_by(function: str, wanted: FieldType) -> FieldType:
    if function in _OF_DATES or function in _OF_TIMES:
        return "date" if function in _OF_DATES else "time"
    return wanted if function in _AS_THEY_ARE else "text" if function in ("upper", "lower", "words") else "number"


def _options(compared: Formula, scope: Scope) -> tuple[str, ...]:
    """Return the options of the choice that the typed value is compared with."""
    if not isinstance(compared, Name) or scope.record is None:
        return ()
    reference = scope.record.field(compared.owner) if compared.owner else None
    record = scope.blueprint.record(reference.ref) if reference else scope.record
    field: Field | None = record.field(compared.name) if record else None
    if field is None:
        field = next((one for one in scope.blueprint.settings if one.name == compared.name), None)
    return field.options if field else ()
