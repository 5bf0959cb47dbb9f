"""Turning a formula round, so that a converter with one formula works both ways."""

from collections.abc import Callable

from app.domain.formula import Binary, Call, Formula, Name, Number, Unary, names_in, walk


def invert(formula: Formula, name: str, result: str) -> Formula | None:
    """Solve `result = formula` for `name`: the returned formula reads `result` instead of `name`.

    None where no single answer can be written down: the name is missing, or stands where it does not add up.
    """
    if name not in names_in(formula):
        return None
    if _count(formula, name) > 1:
        line = _linear(formula, name)
        if line is None:
            return None
        slope, offset = line
        return _divide(_subtract(Name(result), offset), slope)
    return _peel(formula, name, Name(result))


def _peel(formula: Formula, name: str, result: Formula) -> Formula | None:
    """Undo the outermost operation again and again until only the name is left."""
    match formula:
        case Name(found, "") if found == name:
            return result
        case Unary("-", operand):
            return _peel(operand, name, Unary("-", result))
        case Binary(operator, left, right):
            undone = _undo(operator, left, right, name, result)
            return None if undone is None else _peel(undone[0], name, undone[1])
        case Call(function, arguments):
            # rounding only makes the shown value shorter
            if function == "round" and name in names_in(arguments[0]):
                return _peel(arguments[0], name, result)
            back = _CALLS.get(function)
            return None if back is None else _peel(arguments[0], name, back(result))
        case _:
            return None


_CALLS: dict[str, Callable[[Formula], Formula]] = {
    "sqrt": lambda result: Binary("^", result, Number(2)),
    "exp": lambda result: Call("log", (result,)),
    "log": lambda result: Call("exp", (result,)),
}


def _undo(operator: str, left: Formula, right: Formula, name: str, result: Formula) -> tuple[Formula, Formula] | None:
    """Return (the side that holds the name, what it must equal)."""
    if name in names_in(left):
        sides: dict[str, Callable[[], Formula]] = {
            "+": lambda: _subtract(result, right),
            "-": lambda: Binary("+", result, right),
            "*": lambda: _divide(result, right),
            "/": lambda: Binary("*", result, right),
            "^": lambda: Binary("^", result, _divide(Number(1), right)),
        }
        return (left, sides[operator]()) if operator in sides else None
    sides = {
        "+": lambda: _subtract(result, left),
        "-": lambda: _subtract(left, result),
        "*": lambda: _divide(result, left),
        "/": lambda: _divide(left, result),
        "^": lambda: _divide(Call("log", (result,)), Call("log", (left,))),
    }
    return (right, sides[operator]()) if operator in sides else None


def _linear(formula: Formula, name: str) -> tuple[Formula, Formula] | None:
    """Return (a, b) where the formula equals a * name + b, or None."""
    if name not in names_in(formula):
        return Number(0), formula
    match formula:
        case Name(_, ""):
            return Number(1), Number(0)
        case Unary("-", operand):
            inner = _linear(operand, name)
            return None if inner is None else (Unary("-", inner[0]), Unary("-", inner[1]))
        case Binary(operator, left, right):
            first, second = _linear(left, name), _linear(right, name)
            if first is None or second is None:
                return None
            if operator in "+-":
                return _fold(operator, first[0], second[0]), _fold(operator, first[1], second[1])
            if operator == "*" and name not in names_in(left):
                return _fold("*", left, second[0]), _fold("*", left, second[1])
            if operator in "*/" and name not in names_in(right):
                return _fold(operator, first[0], right), _fold(operator, first[1], right)
    return None


def _fold(operator: str, left: Formula, right: Formula) -> Formula:
    """Work out what is plain numbers and drop what does nothing, so that slopes stay short."""
    if isinstance(left, Number) and isinstance(right, Number):
        values = {
            "+": left.value + right.value,
            "-": left.value - right.value,
            "*": left.value * right.value,
        }
        if operator in values:
            return Number(values[operator]) if values[operator] >= 0 else Unary("-", Number(-values[operator]))
        if right.value:
            return Number(left.value / right.value)
    if operator in "*/" and left == Number(0):
        return Number(0)
    if operator == "*" and right == Number(0):
        return Number(0)
    if operator in "+-" and right == Number(0):
        return left
    if operator == "+" and left == Number(0):
        return right
    if operator in "*/" and right == Number(1):
        return left
    if operator == "*" and left == Number(1):
        return right
    return Binary(operator, left, right)


def _subtract(left: Formula, right: Formula) -> Formula:
    return left if right == Number(0) else Binary("-", left, right)


def _divide(left: Formula, right: Formula) -> Formula:
    return left if right == Number(1) else Binary("/", left, right)


def _count(formula: Formula, name: str) -> int:
    return sum(1 for part in walk(formula) if part == Name(name))
