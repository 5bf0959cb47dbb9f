"""Where an app reads the time of day: in what it works out, at the press of a button, in a form as it is filled in."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.blueprint import Blueprint, Record
from app.domain.formula import NOW, Call, Formula, walk

_WHEN = frozenset({"time", "when", "time_of_day", "what_time", "at_what_time"})
_PLANS = frozenset(
    """appointment meeting event booking reservation lesson class course plan schedule slot interview concert show
    flight train bus departure connection alarm reminder task todo visit game match rehearsal practice date dates
    timetable calendar program programme agenda shift duty""".split()
)
"""What people write down before it happens: its time is not the time at which it is written."""


def reads_now(formula: Formula | None) -> bool:
    """Say whether a formula depends on what time it is."""
    return formula is not None and any(isinstance(p, Call) and p.function == "now" for p in walk(formula))


def shows_time(blueprint: Blueprint) -> bool:
    """Say whether something on the page is another from one minute to the next."""
    return any(reads_now(formula) for formula in _shown(blueprint))


def uses_time(blueprint: Blueprint) -> bool:
    """Say whether anything in the app depends on what time it is."""
    asked = [f for r in blueprint.records for f in r.fields]
    set_by = [one.formula for r in blueprint.records for b in r.buttons for one in b.settings]
    return shows_time(blueprint) or any(f.default == NOW for f in asked) or any(reads_now(f) for f in set_by)


def with_moments(record: Record, title: str) -> Record:
    """Return the record of what happened with its time beginning as the time it is, as its date begins as today."""
    words = {*record.name.split("_"), *(word.rstrip("s") for word in title.lower().split())}
    is_log = any(f.type == "date" for f in record.fields) and not record.reminders and not record.calendar
    if not is_log or words & _PLANS:
        return record
    pressed = {one.field for button in record.buttons for one in button.settings}
    fields = tuple(
        replace(f, default=NOW)
        if f.type == "time" and f.name in _WHEN - pressed and not f.default and f.presence != "optional"
        else f
        for f in record.fields
    )
    return replace(record, fields=fields)


def _shown(blueprint: Blueprint) -> Iterator[Formula | None]:
    for record in blueprint.records:
        yield from (calc.formula for calc in record.calcs)
        yield from (warning.condition for warning in record.warnings)
        yield from (find.condition for find in record.finds)
        yield from (total.formula for total in record.totals)
        yield from (chart.formula for chart in record.charts)
        yield from (goal.formula for goal in record.goals)
    for calculator in blueprint.calculators:
        yield from (output.formula for output in calculator.outputs)
