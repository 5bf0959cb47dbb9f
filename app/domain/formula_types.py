"""What kind of value a formula gives, so that money is shown as money and dates as dates."""

from collections.abc import Mapping

from app.domain.blueprint import FieldType
from app.domain.formula import Aggregate, Binary, Call, Formula, Name, Text, Truth, Unary

_CALL_TYPES: dict[str, FieldType] = {
    "today": "date", "now": "time", "add_months": "date", "add_years": "date",
    "upper": "text", "lower": "text", "random_choice": "text", "password": "text",
    "this_week": "yesno", "this_month": "yesno", "this_year": "yesno", "is_today": "yesno",
    "yesterday": "yesno", "last_week": "yesno", "last_month": "yesno", "last_year": "yesno",
}  # fmt: skip


def type_of(formula: Formula, scope: Mapping[str, FieldType]) -> FieldType:
    """Return the type of the formula's value; `scope` gives those of the names it may read (unknown ones: number)."""
    match formula:
        case Text():
            return "text"
        case Truth() | Unary("not", _):
            return "yesno"
        case Name(name, owner):
            kind = scope.get(f"{owner}.{name}" if owner else name, "number")
            return "number" if kind == "stars" else kind
        case Unary(_, operand):
            return type_of(operand, scope)
        case Binary(operator, left, right):
            return _of_binary(operator, type_of(left, scope), type_of(right, scope))
        case Call("if", (_, then, _)):
            return type_of(then, scope)
        case Call(function, arguments) if function in ("min", "max", "round", "floor", "ceil", "abs"):
            return type_of(arguments[0], scope)
        case Call(function, _):
            return _CALL_TYPES.get(function, "number")
        case Aggregate("count", _, _, _):
            return "number"
        case Aggregate("percent", _, _, _):
            return "percent"
        case Aggregate(_, argument, _, record) if argument is not None:
            inner = (
                {n.partition(".")[2]: t for n, t in scope.items() if n.startswith(f"{record}.")} if record else scope
            )
            return type_of(argument, inner)
        case _:
            return "number"


def _of_binary(operator: str, left: FieldType, right: FieldType) -> FieldType:
    if operator in ("<", "<=", ">", ">=", "=", "!=", "and", "or"):
        return "yesno"
    if "date" in (left, right):
        return "number" if left == right else "date"
    if "time" in (left, right) and operator in ("+", "-"):
        return "number" if left == right else "time"
    if operator == "+" and "text" in (left, right):
        return "text"
    if "money" in (left, right):
        return "number" if operator == "/" and right == "money" else "money"
    return "number"
