"""Checks of reminders: of two records the one whose date is near stands on top, the other does not."""

from datetime import date, timedelta

from app.domain.blueprint import Blueprint, Record, Reminder
from app.domain.check import Check, Step
from app.domain.formula import Binary, Call, Formula, Name, Number
from app.kit.check_samples import TODAY, Scene, values_for
from app.kit.check_steps import add_steps, known_line, on_a_known_day, setting_up
from app.kit.evaluate import member_value
from app.kit.sections.frame import in_sentence

_HALF_A_YEAR = 183  # days: as far from a date that comes every year as one can be


def reminder_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """Return a check for each date that is reminded of."""
    return [_reminder(blueprint, record, reminder) for reminder in record.reminders]


def _reminder(blueprint: Blueprint, record: Record, reminder: Reminder) -> Check:
    field = record.field(reminder.field)
    calc = next((c for c in record.calcs if c.name == reminder.field), None)
    label = in_sentence(field.label if field else calc.label if calc else reminder.field)
    heading = "Coming up" if len(record.reminders) == 1 else f"Coming up: {label}"
    scene = Scene(blueprint)
    formulas = (calc.formula,) if calc else ()
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, formulas, count=0)]
    ahead = min(reminder.days, 1)
    undone = {f.name: "no" for f in record.fields if f.type == "yesno"}
    if field:
        near, far = _days(ahead, reminder)
        cases = [{field.name: near, **undone}, {field.name: far, **undone}]
    else:
        cases = [
            values_for(_in_days(reminder, sign, days), scene, record, number) or {}
            for number, (sign, days) in enumerate((("=", ahead), (">", reminder.days)))
        ]
    samples = [scene.add(record, number, case) for number, case in enumerate(cases)]
    titles = [scene.title(record.name, s.row) for s in samples]
    steps += [step for sample in samples for step in add_steps(sample)]
    values = [member_value(reminder.field, scene.world, record, s.row) for s in samples]
    if field or str(values[0]) == _day(ahead):
        steps.append(Step("see", value=f"{titles[0]} {'tomorrow' if ahead else 'today'}", within=heading))
    is_far = reminder.days < _HALF_A_YEAR if reminder.is_yearly else str(values[1]) > _day(reminder.days)
    if is_far:
        steps.append(Step("see_not", value=titles[1], within=heading))
    steps += [Step("see", value=heading), *_nearest_first(scene, record, reminder, heading, titles[0]), Step("quiet")]
    says = f"A {in_sentence(record.label)} is shown on top when it is near."
    return Check(says, tuple(steps), known_line(reminder.line))


def _nearest_first(scene: Scene, record: Record, reminder: Reminder, heading: str, other: str) -> list[Step]:
    """One of today is added after one of tomorrow, and stands before it."""
    field = record.field(reminder.field)
    if field is None or reminder.days < 1:
        return []
    day = f"1990{_day(0)[4:]}" if reminder.is_yearly else _day(0)
    undone = {f.name: "no" for f in record.fields if f.type == "yesno"}
    sample = scene.add(record, 2, {field.name: day, **undone})
    title = scene.title(record.name, sample.row)
    if not title or not other:
        return []
    return [*add_steps(sample), Step("see", value=f"{title} today {_day(0)} {other} tomorrow", within=heading)]


def _days(ahead: int, reminder: Reminder) -> tuple[str, str]:
    """Return a near day and one that is far: half a year on where it comes every year."""
    if reminder.is_yearly:
        return f"1990{_day(ahead)[4:]}", f"1990{_day(_HALF_A_YEAR)[4:]}"
    return _day(ahead), "2027-09-20"


def _in_days(reminder: Reminder, sign: str, days: int) -> Formula:
    return Binary(sign, Call("days_until", (Name(reminder.field),)), Number(float(days)))


def _day(ahead: int) -> str:
    return (date.fromisoformat(TODAY) + timedelta(days=ahead)).isoformat()
