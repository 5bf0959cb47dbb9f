"""Lines of the blueprint in words for those who do not read them: what a line is, and what it does."""

from collections.abc import Iterable, Iterator, Mapping

from app.domain.blueprint import (
    Blueprint,
    Button,
    Calc,
    Chart,
    Converter,
    Field,
    Find,
    Generator,
    Goal,
    Group,
    Output,
    Record,
    Reminder,
    Sort,
    Tick,
    Total,
    Warning_,
)
from app.domain.blueprint_listing import ByHand, Hide
from app.domain.blueprint_rules import Apart, Limit, UniqueTogether
from app.domain.blueprint_timers import KeptTime
from app.domain.formula import Aggregate, Binary, Call, Formula, Name, Number, Text, Truth, Unary, format_formula, walk

KINDS: Mapping[str, str] = {
    "app": "Title",
    "record": "Kind of thing",
    "start": "There from the beginning",
    "calc": "Worked out for each",
    "total": "Figure",
    "chart": "Chart",
    "filter": "Filter by",
    "sort": "Sort by",
    "hide": "Hidden at first",
    "apart": "Never two at one time",
    "limit": "No more than",
    "find": "Find by",
    "group": "Group by",
    "warn": "Warning",
    "remind": "Reminder",
    "stage": "Stages",
    "tick": "Tick",
    "goal": "Goal",
    "button": "Button",
    "cards": "Flash cards",
    "calendar": "Calendar",
    "setting": "Setting",
    "calculator": "Calculator",
    "input": "Asked for",
    "output": "Answer",
    "generate": "Made at random",
    "convert": "Converter",
    "timer": "Timer",
    "quiz": "Quiz",
    "ask": "Question",
    "drill": "Drill",
    "pick": "Picker",
    "counter": "Counter",
    "habit": "Habit",
    "machine": "Machine",
    "text": "Paragraph",
    "style": "Look",
}
"""What a line is, by its first word."""
DOINGS: Mapping[str, str] = {
    "start": "Have these there from the beginning: “{0}”",
    "filter": "Let me choose which ones to see, by “{0}”",
    "group": "Show them in groups, by “{0}”",
    "stage": "Move each one through the steps “{0}”",
    "cards": "Show them as cards to turn over: “{0}”",
    "calendar": "Show them in a calendar, by “{0}”",
    "setting": "Keep a value I can change: “{0}”",
    "timer": "Show a timer: “{0}”",
    "drill": "Give me sums to solve: “{0}”",
    "pick": "Pick one at random: “{0}”",
    "counter": "Show a number to count up and down: “{0}”",
    "habit": "Give me something to tick every day: “{0}”",
    "style": "Change how it looks: “{0}”",
}
"""What the simpler lines make the app do; `{0}` is what stands behind the first word."""


def doing_in_words(blueprint: Blueprint, index: int) -> str:
    """Return what the line at `index` makes the app do: Show one figure over all: “Owed”, as “sum of amount”.

    What a person or an agent named stands in quotes, so that the rest can be said in another language.
    """
    for noun in _nouns(blueprint, index):
        if words := _of_records(noun) or _of_tools(noun):
            return words
    kind, _, rest = blueprint.lines[index].text.partition(" ")
    return DOINGS.get(kind, "{0}").replace("{0}", _plain(rest).replace(" > ", ", "))


def formula_in_words(formula: Formula) -> str:
    """Return a formula as one would say it: “price minus sum of payment, where paid”."""
    match formula:
        case Text(value):
            return value
        case Truth(value):
            return "yes" if value else "no"
        case Name(name, owner):
            return f"{_plain(name)} of {_plain(owner)}" if owner else _plain(name)
        case Unary(operator, operand):
            return f"{'not' if operator == 'not' else 'minus'} {_inner(operand)}"
        case Binary(operator, left, right):
            is_day = any(isinstance(part, Call) and part.function == "today" for part in walk(formula))
            words = _DAY_SIGNS.get(operator) if is_day else None
            return f"{_inner(left, operator)} {words or _SIGNS.get(operator, operator)} {_inner(right, operator)}"
        case Call("if", (condition, then, other)):
            return f"{formula_in_words(then)} if {formula_in_words(condition)}, else {formula_in_words(other)}"
        case Call(function, arguments):
            given = " and ".join(formula_in_words(a) for a in arguments)
            named = _CALLS.get(function, f"{function.replace('_', ' ')} of")
            return f"{named} {given}".strip() if given else function.replace("_", " ")
        case Aggregate():
            return _aggregate(formula)
        case Number():
            return format_formula(formula)


_SIGNS = {
    "+": "plus", "-": "minus", "*": "times", "/": "divided by", "%": "modulo", "^": "to the power of",
    "<": "is less than", "<=": "is at most", ">": "is more than", ">=": "is at least", "=": "is", "!=": "is not",
}  # fmt: skip
_DAY_SIGNS = {"<": "is before", "<=": "is not after", ">": "is after", ">=": "is not before"}
_CALLS = {
    "days_until": "days until", "days_between": "days between", "hours_between": "hours between",
    "minutes_between": "minutes between", "age": "age since", "is_today": "today is", "round": "about",
    "this_week": "this week has", "this_month": "this month has", "this_year": "this year has",
}  # fmt: skip
_FIGURES = {
    "sum": "sum of", "avg": "average", "min": "lowest", "max": "highest", "median": "median", "latest": "latest",
    "first": "first", "previous": "the one before’s", "percent": "percentage that is", "count": "number of",
}  # fmt: skip


def _inner(formula: Formula, around: str = "") -> str:
    words = formula_in_words(formula)
    is_loose = isinstance(formula, Binary) and formula.operator not in _tighter(around)
    return f"({words})" if is_loose else words


def _tighter(operator: str) -> tuple[str, ...]:
    """Return the signs that need no brackets beside this one."""
    if operator in ("and", "or"):
        return ("<", "<=", ">", ">=", "=", "!=", operator)
    if operator in ("<", "<=", ">", ">=", "=", "!="):
        return ("+", "-", "*", "/")
    return ("+", "*", "/") if operator == "+" else ("*", "/") if operator == "-" else ()


def _aggregate(figure: Aggregate) -> str:
    of = _inner(figure.argument) if figure.argument is not None else ""
    if figure.function == "count" and not of:
        of = f"{_plain(figure.record)} entries" if figure.record else "entries"
    elif figure.record:
        of = f"{of} of {_plain(figure.record)}"
    where = f", only where {formula_in_words(figure.where)}" if figure.where is not None else ""
    return f"{_FIGURES[figure.function]} {of}{where}"


Noun = (
    Calc
    | Total
    | Chart
    | Sort
    | ByHand
    | Hide
    | Find
    | UniqueTogether
    | Apart
    | Limit
    | Warning_
    | Reminder
    | Goal
    | Button
    | Tick
    | KeptTime
    | Record
    | Output
    | Generator
    | Converter
)


def _of_records(noun: Noun) -> str:
    match noun:
        case Total(label, formula, group):
            if group is None:
                return f"Show one figure over all: “{label}”, as “{formula_in_words(formula)}”"
            return f"Show a figure for each “{_grouped(group)}”: “{label}”, as “{formula_in_words(formula)}”"
        case Calc(name, formula):
            return f"Work out for each one: “{_plain(name)}”, as “{formula_in_words(formula)}”"
        case Warning_(label, condition):
            return f"Put a mark “{label}” on each one where “{formula_in_words(condition)}”"
        case Chart(_, _, formula, group):
            return f"Draw a chart of “{formula_in_words(formula)}” by “{_grouped(group)}”"
        case Sort(field, is_descending):
            if is_descending:
                return f"Put them in order of “{_plain(field)}”, the highest or newest first"
            return f"Put them in order of “{_plain(field)}”, the lowest or oldest first"
        case ByHand():
            return "Let me put them in the order I want, by buttons or by dragging"
        case Hide(condition, True):
            return f"Give me a button to leave out of the list those where “{formula_in_words(condition)}”"
        case Find(label, condition):
            return f"Let me type in “{label}” and show those where “{formula_in_words(condition)}”"
        case Hide(condition):
            return f"Leave out of the list, until I ask for them, those where “{formula_in_words(condition)}”"
        case UniqueTogether(fields):
            return f"Keep no two that are the same in all of “{_list(fields)}”"
        case Apart(start, end, by):
            together = f", by “{_list(by)}”" if by else ""
            return f"Keep no two that overlap from “{_plain(start)}” to “{_plain(end)}”{together}"
        case Limit(most, per, summed):
            what = (
                f"“{formula_in_words(most)}” in all of “{_plain(summed)}”" if summed else f"“{formula_in_words(most)}”"
            )
            return f"Keep no more than {what}" + (f" for each “{_list(per)}”" if per else "")
        case Reminder(field, days):
            return f"Show on top what comes up within {days} days, by “{_plain(field)}”"
        case Tick("daily"):
            return "Give each one a box to tick every day"
        case Tick("weekly"):
            return "Give each one a box to tick every week"
        case Tick("monthly"):
            return "Give each one a box to tick every month"
        case Tick(_, field):
            return f"Give each one a box to tick: “{_plain(field)}”"
        case KeptTime(field):
            return f"Measure with Start and Stop how long something takes, and keep each time as “{_plain(field)}”"
        case Goal(label, formula, target):
            return f"Show how near “{formula_in_words(formula)}” is to “{target:g}”, as “{label}”"
        case Button(label, "delete", condition=condition):
            return f"Show a button “{label}” that deletes those where “{formula_in_words(condition or Truth(True))}”"
        case Button(label) if noun.also:
            return f"Show a button “{label}” that sets all of “{', '.join(_plain(one.field) for one in noun.settings)}”"
        case Button(label, _, _, field, formula) if formula is not None:
            return f"Show a button “{label}” that sets “{_plain(field)}” to “{formula_in_words(formula)}”"
        case Record(name, fields):
            return f"Keep a list of “{_plain(name)}” with “{', '.join(_field(f) for f in fields)}”"
    return ""


def _field(field: Field) -> str:
    return f"{_plain(field.name)} (each only once)" if field.is_unique else _plain(field.name)


def _of_tools(noun: Noun) -> str:
    match noun:
        case Output(name, _, formula, written):
            how = formula_in_words(formula) if formula is not None else written.description if written else ""
            return f"Work out “{_plain(name)}”, as “{how}”"
        case Generator(label):
            return f"Make one at random: “{label}”"
        case Converter(left, right):
            return f"Turn “{_plain(left.name)}” into “{_plain(right.name)}” and back"
    return ""


def _nouns(blueprint: Blueprint, index: int) -> Iterator[Noun]:
    """Yield what was read from a line."""
    nouns: list[Noun] = [*blueprint.converters]
    for record in blueprint.records:
        nouns += [*record.calcs, *record.totals, *record.charts, *record.sorts, *record.warnings, *record.reminders]
        nouns += [*record.hides, *record.finds, *record.unique_together, *record.aparts, *record.limits]
        nouns += [record.by_hand] if record.by_hand else []
        nouns += [*record.goals, *record.buttons, *([record.tick] if record.tick else [])]
        nouns += [*([record.kept_time] if record.kept_time else []), record]
    for calculator in blueprint.calculators:
        nouns += [*calculator.outputs, *calculator.generators]
    yield from (noun for noun in nouns if noun.line == index)


def _grouped(group: Group) -> str:
    return f"{group.period} of {_plain(group.field)}" if group.period else _plain(group.field)


def _list(names: Iterable[str]) -> str:
    return ", ".join(_plain(name) for name in names)


def _plain(name: str) -> str:
    return name.replace("_", " ")
