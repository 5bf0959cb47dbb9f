"""Checks of the stopwatch of a kind of record, with the page's clock moved on by hand.

The clock also runs by itself between steps: a length is looked for with half a minute of room.
"""

from app.domain.blueprint import Blueprint, Field, Record
from app.domain.check import Check, Step
from app.domain.formula import NOW
from app.domain.formula import TODAY as DAY
from app.kit.check_samples import TODAY, Sample, Scene
from app.kit.check_steps import add_steps, form_name, known_line, list_name, on_a_known_day, setting_up
from app.kit.sections.frame import in_sentence, plural
from app.kit.sections.kept_time import kept_unit, stopwatch_name
from app.kit.sections.records import form_fields, is_required

_ROOM_S = 30
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


def kept_time_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """What was measured is there as a record with its length, also over a reload, and waits for what is missing."""
    if record.kept_time is None:
        return []
    many, lines = in_sentence(plural(record.label)), known_line(record.kept_time.line)
    says = f"Start and Stop measure how long something takes and keep it among the {many}; that can be taken back."
    checks = [Check(says, (*_measuring(blueprint, record), Step("quiet")), lines)]
    if _missing(record):
        says = f"A time that was measured waits until what is missing is filled in, and is kept among the {many} then."
        checks.append(Check(says, (*_waiting(blueprint, record), Step("quiet")), lines))
    return checks


def _measuring(blueprint: Blueprint, record: Record) -> list[Step]:
    scene, watch, within = Scene(blueprint), stopwatch_name(record), list_name(record)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, count=0)]
    sample, typing = _sample(scene, record)
    place = scene.locator(record, sample.row)
    there = len(scene.rows[record.name])
    seen = [Step("see", value=place, within=within)] if place else []
    gone = Step("see", value=f"No {plural(record.label).lower()} yet")
    if there > 1:
        gone = Step("see_not", value=place, within=within) if place else Step("quiet")
    steps += [
        *typing,
        *_timed(watch, 65),
        Step("see", value=f"{record.label} kept: "),
        *seen,
        Step("press", "Undo"),
        gone,
        *_timed(watch, 65, ends=False),
        Step("title", value="01:"),
        Step("reload"),
        Step("see", value="01:", within=watch),
        *typing,
        Step("advance", value="1800"),
        Step("press", "Stop", within=watch),
        *seen,
        Step("reload"),
        Step("see", value="00:00.0", within=watch),
        *seen,
    ]
    if there > 1 and not place:
        return steps
    steps.append(Step("press", "Edit", within=within, row=place))
    return [*steps, _length(blueprint, record, 1865, within)]


def _waiting(blueprint: Blueprint, record: Record) -> list[Step]:
    """The length stands in the form, and goes on standing there, until the rest is filled in."""
    scene, watch, form = Scene(blueprint), stopwatch_name(record), form_name(record)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, count=0)]
    sample, typing = _sample(scene, record)
    place = scene.locator(record, sample.row)
    return [
        *steps,
        *_timed(watch, 600),
        Step("see", value=f"Fill in {_missing(record)[0].label}", within=watch),
        _length(blueprint, record, 600, form),
        Step("reload"),
        _length(blueprint, record, 600, form),
        *typing,
        Step("press", form, within=form),
        Step("see_not", value="not kept yet", within=watch),
        Step("see", value=place, within=list_name(record)),
        Step("enabled", "Start", within=watch),
    ]


def _timed(watch: str, seconds: int, *, ends: bool = True) -> list[Step]:
    steps = [
        Step("see", value="00:00.0", within=watch),
        Step("press", "Start", within=watch),
        Step("advance", value=str(seconds)),
        Step("see", value=f"{seconds // 60:02}:", within=watch),
    ]
    return [*steps, Step("press", "Stop", within=watch)] if ends else steps


def _length(blueprint: Blueprint, record: Record, seconds: int, within: str) -> Step:
    """Look for the length in the field that holds it; numbers are rounded to two decimals."""
    field = record.field(record.kept_time.field) if record.kept_time else None
    worth = _SECONDS[kept_unit(blueprint, record)]
    low, high = seconds / worth - 0.01, (seconds + _ROOM_S) / worth + 0.01
    return Step("between", field.label if field else "", f"{low:.3f} {high:.3f}", within=within)


def _sample(scene: Scene, record: Record) -> tuple[Sample, list[Step]]:
    """Add a made-up record whose length is measured and whose days begin as today; return it and what is typed."""
    kept = record.kept_time.field if record.kept_time else ""
    moments = {f.name: TODAY for f in form_fields(record) if f.type == "date" and f.default in ("", DAY)}
    sample = scene.add(record, 0, {kept: "", **moments})
    by_itself = {*moments, *(f.name for f in form_fields(record) if f.default == NOW), kept}
    labels = [f.label for f in form_fields(record) if f.name in by_itself]
    return sample, [step for step in add_steps(sample)[:-1] if step.target not in labels]


def _missing(record: Record) -> list[Field]:
    """Return the fields that must be filled in and begin empty."""
    kept = record.kept_time.field if record.kept_time else ""
    return [
        f
        for f in form_fields(record)
        if f.name != kept and is_required(record, f) and not f.default and f.type not in ("date", "color")
    ]
