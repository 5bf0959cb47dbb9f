"""Checks of the pickers: one or several drawn by chance, from a list or from records."""

from math import ceil

from app.domain.blueprint import Blueprint, Picker, Record
from app.domain.check import Check, Step
from app.domain.formula import Formula, Unary
from app.kit.check_samples import Scene, values_for
from app.kit.check_steps import add_steps, known_line, list_name, on_a_known_day
from app.kit.evaluate import Row, evaluate_row, is_truth
from app.kit.sections.pickers import list_label, pick_button, picker_label

_NAMES = ("Maple", "Ember", "Quartz", "Nimbus", "Cobalt", "Walnut", "Saffron", "Pebble")
"""So many that drawing one twice by chance is all but sure where nothing keeps from it."""
_ALL = "All have been picked"
_ONCE = "Do not pick the same one twice"


def picker_checks(picker: Picker, blueprint: Blueprint) -> Check:
    """Return the check of one picker."""
    region, pick = picker_label(picker), Step("press", pick_button(picker), within=picker_label(picker))
    record = blueprint.record(picker.record) if picker.record else None
    if record:
        steps = _record_steps(record, blueprint, picker, pick)
        says = _says(picker) or f"{region} draws one of them."
        if picker.condition is not None:
            steps = _fitting_steps(record, picker.condition, blueprint, picker, pick)
            says = _says(picker) or f"{region} draws one of those that fit, and no other."
        return Check(says, (*steps, Step("quiet")), known_line(picker.line))
    if picker.is_once or picker.count > 1:
        return _drawn_from_list(picker, pick, region)
    names = list_label(picker)
    steps = [Step("value", names, "\n".join(picker.options), within=region)] if picker.options else []
    steps += [
        Step("fill", names, "Quartz", within=region),
        pick,
        Step("value", "Picked", "Quartz", within=region),
        Step("fill", names, "Maple\nEmber", within=region),
        Step("fill", _ONCE, "yes", within=region),
        pick,
        Step("see", value="1 left of 2", within=region),
        pick,
        Step("see", value="All have been picked", within=region),
        Step("press", "Start over", within=region),
        Step("see", value="2 left of 2", within=region),
        pick,
        Step("reload"),
        Step("value", _ONCE, "yes", within=region),
        Step("see", value="1 left of 2", within=region),
        Step("fill", _ONCE, "no", within=region),
        Step("fill", _ONCE, "yes", within=region),
        Step("see", value="2 left of 2", within=region),
        Step("fill", names, "", within=region),
        pick,
        Step("see", value="Write what to pick from", within=region),
        Step("fill", names, "Nimbus", within=region),
        Step("reload"),
        pick,
        Step("value", "Picked", "Nimbus", within=region),
        Step("quiet"),
    ]
    return Check(
        f"{region} draws one of the lines, and none twice where that is wanted.", tuple(steps), known_line(picker.line)
    )


def _drawn_from_list(picker: Picker, pick: Step, region: str) -> Check:
    """Several are drawn at once, no two the same; where none may come again, what is left is told and remembered."""
    names, count = list_label(picker), picker.count
    steps = [Step("value", names, "\n".join(picker.options), within=region)] if picker.options else []
    steps += [Step("fill", names, "\n".join(_NAMES[:count]), within=region), pick]
    steps += [Step("see", value=name, within=region) for name in _NAMES[:count]]
    if picker.is_once:
        steps += [Step("see", value=_ALL, within=region), Step("press", "Start over", within=region)]
        steps += [Step("fill", names, "\n".join(_NAMES), within=region), *_until_all(len(_NAMES), picker, pick)]
    steps += [
        Step("fill", names, "", within=region), pick, Step("see", value="Write what to pick from", within=region),
        Step("fill", names, "Nimbus", within=region), Step("reload"), pick,
        Step("value", "Picked", "Nimbus", within=region), Step("quiet"),
    ]  # fmt: skip
    return Check(_says(picker), tuple(steps), known_line(picker.line))


def _says(picker: Picker) -> str:
    """Return what is promised where none comes again, or several are drawn; "" elsewhere."""
    region, count = picker_label(picker), picker.count
    says = ""
    if picker.is_once:
        says = f"{region} draws {count} at a time, and none again until all were drawn."
    elif count > 1:
        says = f"{region} draws {count} at a time."
    return says


def _until_all(total: int, picker: Picker, pick: Step) -> list[Step]:
    """Draw until all were drawn, and begin again; what is left is told each time, after a reload too."""
    region = picker_label(picker)
    steps = [Step("see", value=f"{total} left of {total}", within=region)]
    for number in range(1, ceil(total / picker.count) + 1):
        left = total - number * picker.count
        steps += [pick, Step("see", value=f"{left} left of {total}" if left > 0 else _ALL, within=region)]
        if number == 1:
            steps += [Step("reload"), steps[-1]]
    return [*steps, Step("press", "Start over", within=region), steps[0]]


def _record_steps(record: Record, blueprint: Blueprint, picker: Picker, pick: Step) -> list[Step]:
    """With nothing there it says so; with one it draws that one; with more, one of them."""
    region = picker_label(picker)
    scene = Scene(blueprint)
    if record.start:
        there = sum(scene.title(record.name, row) != "" for row in scene.rows[record.name])
        once = _until_all(there, picker, pick) if picker.is_once and 0 < there <= 24 else []
        return once or [Step("remember", within=region), pick, Step("changed", within=region)]
    steps = [pick, Step("see", value="nothing to pick from", within=region)]
    for other in blueprint.records:
        if other.name in {f.ref for f in record.fields if f.ref} - {record.name}:
            steps += add_steps(scene.add(other, 0))
    sample = scene.add(record, 0)
    title = scene.title(record.name, sample.row)
    steps += [*add_steps(sample), pick, Step("value", "Picked", title, within=region)]
    if not picker.is_once:
        return steps
    more = [scene.add(record, number) for number in range(1, 6)]
    if not all(scene.title(record.name, each.row) for each in more):
        return [*steps, Step("see", value=_ALL, within=region)]
    steps += [Step("see", value=_ALL, within=region), *(step for each in more for step in add_steps(each))]
    return [*steps, Step("press", "Start over", within=region), *_until_all(len(more) + 1, picker, pick)]


def _fitting_steps(record: Record, condition: Formula, blueprint: Blueprint, picker: Picker, pick: Step) -> list[Step]:
    """What does not fit is never drawn: not from the start, not where it is all there is, not once it is ticked off."""
    region = picker_label(picker)
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint)]
    none = [pick, Step("see", value="None of them fits", within=region)]

    def fits(row: Row) -> bool:
        return is_truth(evaluate_row(condition, scene.world, record, row)) and scene.title(record.name, row) != ""

    if record.start:
        count = sum(fits(row) for row in scene.rows[record.name])
        if picker.is_once and 0 < count <= 24:
            return [*steps, *_until_all(count, picker, pick)]
        once = [Step("fill", _ONCE, "yes", within=region)] if not picker.is_once else []
        return [*steps, *([*once, Step("see", value=f"{count} left of {count}", within=region)] if count else none)]
    for other in blueprint.records:
        if other.name in {f.ref for f in record.fields if f.ref} - {record.name}:
            steps += add_steps(scene.add(other, 0))
    unfit = values_for(Unary("not", condition), scene, record, 0)
    if unfit is not None:
        steps += [*add_steps(scene.add(record, 0, unfit)), *none]
    fit = values_for(condition, scene, record, 1)
    if fit is None:
        return steps
    sample = scene.add(record, 1, fit)
    place = scene.locator(record, sample.row)
    picked = scene.title(record.name, sample.row)
    steps += [*add_steps(sample), pick, Step("value", "Picked", picked, within=region)]
    if picker.is_once:
        steps += [Step("see", value=_ALL, within=region), Step("reload"), Step("see", value=_ALL, within=region)]
        steps += [Step("press", "Start over", within=region), Step("see", value="1 left of 1", within=region)]
    ticked = record.field(record.tick.field) if record.tick else None
    if ticked and not fits(sample.row | {ticked.name: True}):
        steps += [Step("fill", ticked.label, "yes", within=list_name(record), row=place), *none]
    return steps
