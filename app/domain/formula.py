"""The formula language: a small typed expression language that is compiled, never evaluated as code.

Nodes are plain values. `parse_formula` reads text, `format_formula` writes it back, `names_in` lists what it needs.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

AggregateName = Literal["sum", "avg", "count", "min", "max", "median", "percent", "latest", "first", "previous"]
AGGREGATES: frozenset[str] = frozenset(get_args(AggregateName))

# name → (fewest, most) arguments
FUNCTIONS: dict[str, tuple[int, int]] = {
    "min": (2, 9), "max": (2, 9), "round": (1, 2), "floor": (1, 1), "ceil": (1, 1), "abs": (1, 1), "sqrt": (1, 1),
    "elapsed_seconds": (0, 0), "add_months": (2, 2), "add_years": (2, 2),
    "log": (1, 1), "exp": (1, 1), "if": (3, 3), "today": (0, 0), "now": (0, 0), "days_between": (2, 2),
    "days_until": (1, 1),
    "hours_between": (2, 2), "minutes_between": (2, 2), "year": (1, 1), "month": (1, 1), "day": (1, 1),
    "quarter": (1, 1),
    "weekday": (1, 1), "age": (1, 1), "this_week": (1, 1), "this_month": (1, 1), "this_year": (1, 1),
    "is_today": (1, 1), "yesterday": (1, 1), "last_week": (1, 1), "last_month": (1, 1), "last_year": (1, 1),
    "length": (1, 1), "words": (1, 1), "upper": (1, 1), "lower": (1, 1),
    "random_int": (2, 2), "random_choice": (1, 40), "password": (1, 4), "sin": (1, 1), "cos": (1, 1), "tan": (1, 1),
    "pi": (0, 0), "number": (1, 1),
}  # fmt: skip


BY_THE_CLOCK = frozenset(
    "today days_until age is_today this_week this_month this_year yesterday last_week last_month last_year".split()
)
"""Functions whose result depends on what day it is."""
NOW = "now()"
TODAY = "today()"
"""What a field may hold at first besides a value: the time, or the day, at which its form is filled in."""


@dataclass(frozen=True, slots=True)
class Number:
    value: float


@dataclass(frozen=True, slots=True)
class Text:
    value: str


@dataclass(frozen=True, slots=True)
class Truth:
    value: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A field, calc, input or setting; with `owner`, a field of the record that the reference `owner` points to."""

    name: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Unary:
    operator: Literal["-", "not"]
    operand: "Formula"


@dataclass(frozen=True, slots=True)
class Binary:
    """`operator` is one of + - * / % ^ < <= > >= = != and or."""

    operator: str
    left: "Formula"
    right: "Formula"


@dataclass(frozen=True, slots=True)
class Call:
    """`function` is in FUNCTIONS."""

    function: str
    arguments: tuple["Formula", ...]


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A figure over records. `record` "" means those of the line's own record; in a calc, a named record means its
    records that refer to this one. `argument` None only for count; for percent it is a condition."""

    function: AggregateName
    argument: "Formula | None" = None
    where: "Formula | None" = None
    record: str = ""


Formula = Number | Text | Truth | Name | Unary | Binary | Call | Aggregate


class FormulaError(ValueError):
    """The text is not a formula; the message says where in plain words."""


_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<text>\"[^\"\n]*\"|'[^'\n]*')|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<operator><=|>=|!=|<>|==|&&|\|\||\*\*|[-+*/%^<>=(),.!×÷]))"
)
_SAME = {"==": "=", "<>": "!=", "&&": "and", "||": "or", "**": "^", "×": "*", "÷": "/", "!": "not", "is": "="}
_WORDS = {"and", "or", "not", "is"}
_SPANS = {"weeks_between": 7.0, "months_between": 30.436875, "years_between": 365.2425}
_DAYS_OFF = {"yesterday": "-", "tomorrow": "+"}
_LEVELS: tuple[tuple[str, ...], ...] = (
    ("or",),
    ("and",),
    ("=", "!=", "<", "<=", ">", ">="),
    ("+", "-"),
    ("*", "/", "%"),
)


def parse_formula(text: str) -> Formula:
    """Return the formula said by `text`. Raises `FormulaError`."""
    parser = _Parser(_tokens(text))
    formula = parser.expression(0)
    parser.expect_end()
    return formula


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            raise FormulaError(f"cannot read {text[at:].strip()[:20]!r}")
        kind = match.lastgroup or ""
        value = match.group(kind)
        if kind == "name" and value.lower() in _WORDS:
            kind, value = "operator", value.lower()
        if kind == "operator":
            value = _SAME.get(value, value)
        tokens.append((kind, value))
        at = match.end()
    return tokens


class _Parser:
    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def expression(self, level: int) -> Formula:
        if level == len(_LEVELS):
            return self._power()
        left = self.expression(level + 1)
        while self._peek() in [("operator", o) for o in _LEVELS[level]]:
            operator = self._next()[1]
            left = Binary(operator, left, self.expression(level + 1))
        return left

    def expect_end(self) -> None:
        if self._at != len(self._tokens):
            raise FormulaError(f"did not expect {self._tokens[self._at][1]!r}")

    def _power(self) -> Formula:
        base = self._unary()
        if self._peek() == ("operator", "^"):
            self._next()
            return Binary("^", base, self._power())
        return base

    def _unary(self) -> Formula:
        kind, value = self._peek()
        if kind == "operator" and value == "-":
            self._next()
            return Unary("-", self._power())
        if kind == "operator" and value == "not":
            self._next()
            return Unary("not", self.expression(2))
        return self._atom()

    def _atom(self) -> Formula:
        kind, value = self._next()
        if kind == "number":
            return Number(float(value))
        if kind == "text":
            return Text(value[1:-1])
        if kind == "name":
            return self._named(value)
        if (kind, value) == ("operator", "("):
            self._depth += 1
            if self._depth > 40:
                raise FormulaError("too many brackets inside one another")
            inner = self.expression(0)
            self._expect(")")
            self._depth -= 1
            return inner
        raise FormulaError(f"did not expect {value!r}")

    def _named(self, name: str) -> Formula:
        lower = name.lower()
        if lower in ("true", "yes", "false", "no") and self._peek() != ("operator", "("):
            return Truth(lower in ("true", "yes"))
        if self._peek() == ("operator", "."):
            self._next()
            kind, field = self._next()
            if kind != "name":
                raise FormulaError(f"expected a field after {name!r}.")
            return Name(field.lower(), lower)
        if self._peek() == ("operator", "("):
            return self._call(lower)
        return Call("pi", ()) if lower == "pi" else Name(lower)

    def _call(self, name: str) -> Formula:
        self._expect("(")
        arguments: list[Formula] = []
        where: Formula | None = None
        while self._peek() != ("operator", ")"):
            if self._peek() == ("name", "where"):
                self._next()
                where = self.expression(0)
                continue
            if arguments:
                self._expect(",")
            arguments.append(self.expression(0))
            if self._peek() == ("name", "where"):
                self._next()
                where = self.expression(0)
        self._expect(")")
        name = {"average": "avg", "mean": "avg", "total": "sum", "ifelse": "if", "iif": "if", "earliest": "first",
                "oldest": "first", "newest": "latest", "last": "latest", "is_yesterday": "yesterday",
                "previous_week": "last_week", "previous_month": "last_month", "previous_year": "last_year",
                }.get(name, name)  # fmt: skip
        if name in _SPANS and len(arguments) == 2:
            span = Binary("/", Call("days_between", tuple(arguments)), Number(_SPANS[name]))
            # people count months and years that are over
            return span if name == "weeks_between" else Call("floor", (span,))
        if name in AGGREGATES and (len(arguments) <= 1 or where is not None):
            return _aggregate(name, arguments, where)
        if name in _DAYS_OFF and not arguments:
            return Binary(_DAYS_OFF[name], Call("today", ()), Number(1))
        if name not in FUNCTIONS:
            raise FormulaError(f"there is no function {name!r}")
        fewest, most = FUNCTIONS[name]
        if not fewest <= len(arguments) <= most:
            raise FormulaError(f"{name!r} takes {fewest} to {most} values")
        return Call(name, tuple(arguments))

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")

    def _next(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise FormulaError("the formula ends too early")
        self._at += 1
        return self._tokens[self._at - 1]

    def _expect(self, operator: str) -> None:
        if self._peek() != ("operator", operator):
            raise FormulaError(f"expected {operator!r}")
        self._next()


def _aggregate(name: str, arguments: list[Formula], where: Formula | None) -> Aggregate:
    if not arguments and name != "count":
        raise FormulaError(f"{name!r} needs a field")
    argument = arguments[0] if arguments else None
    record = argument.owner if isinstance(argument, Name) else ""
    if record and isinstance(argument, Name):
        argument = Name(argument.name)
    if name == "count" and argument is not None:
        # count(done) counts where it holds, count(payment) those of a kind: settled when names are known
        return Aggregate("count", argument, where, record)
    return Aggregate(name, argument, where, record)  # type: ignore[arg-type]


def walk(formula: Formula) -> Iterator[Formula]:
    """Yield the formula and every part of it, outermost first."""
    yield formula
    for part in _parts(formula):
        yield from walk(part)


def rebuilt(formula: Formula, change: Callable[["Formula"], "Formula"]) -> Formula:
    """Return the formula with each part changed, innermost first; figures over many records stay as they are."""
    match formula:
        case Unary(operator, operand):
            return change(Unary(operator, rebuilt(operand, change)))
        case Binary(operator, left, right):
            return change(Binary(operator, rebuilt(left, change), rebuilt(right, change)))
        case Call(function, arguments):
            return change(Call(function, tuple(rebuilt(a, change) for a in arguments)))
        case _:
            return change(formula)


def outside_aggregates(formula: Formula) -> Iterator[Formula]:
    """Yield the parts that are of one record, not inside a sum, a count or another figure over many."""
    if isinstance(formula, Aggregate):
        return
    yield formula
    for part in _parts(formula):
        yield from outside_aggregates(part)


def outermost_aggregates(formula: Formula) -> Iterator[Aggregate]:
    """Yield the figures over many records that stand in no other one."""
    if isinstance(formula, Aggregate):
        yield formula
        return
    for part in _parts(formula):
        yield from outermost_aggregates(part)


def _parts(formula: Formula) -> tuple[Formula, ...]:
    match formula:
        case Unary(_, operand):
            return (operand,)
        case Binary(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case Aggregate(_, argument, where):
            return tuple(p for p in (argument, where) if p is not None)
        case _:
            return ()


def names_in(formula: Formula) -> frozenset[str]:
    """Return every name the formula reads; of `a.b` it is `a`."""
    return frozenset((n.owner or n.name) for n in walk(formula) if isinstance(n, Name))


def format_formula(formula: Formula, level: int = 0) -> str:
    """Return text that `parse_formula` reads back as the same formula."""
    match formula:
        case Number(value):
            return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
        case Text(value):
            return f'"{value}"'
        case Truth(value):
            return "yes" if value else "no"
        case Name(name, owner):
            return f"{owner}.{name}" if owner else name
        case Unary("not", operand):
            return _bracket(f"not {format_formula(operand, 3)}", level > 1)
        case Unary(_, operand):
            return _bracket(f"-{format_formula(operand, 6)}", level > 4)
        case Binary("^", left, right):
            return _bracket(f"{format_formula(left, 7)} ^ {format_formula(right, 5)}", level > 5)
        case Binary(operator, left, right):
            own = next(i for i, operators in enumerate(_LEVELS) if operator in operators)
            text = f"{format_formula(left, own)} {operator} {format_formula(right, own + 1)}"
            return _bracket(text, level > own)
        case Call(function, arguments):
            return f"{function}({', '.join(format_formula(a) for a in arguments)})"
        case Aggregate(function, argument, where, record):
            inner = format_formula(argument) if argument is not None else ""
            inner = f"{record}.{inner}" if record and inner else inner or record
            return f"{function}({inner}{' where ' + format_formula(where) if where is not None else ''})".replace(
                "( ", "("
            )


def _bracket(text: str, is_needed: bool) -> str:
    return f"({text})" if is_needed else text
