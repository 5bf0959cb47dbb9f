"""Checks of the buttons a blueprint asks for: on each record, and for all of them at once."""

from app.domain.blueprint import Blueprint, Button, Field, Record
from app.domain.check import Check, Step
from app.domain.formula import Formula, Unary
from app.kit.check_samples import TODAY, Sample, Scene, telling_cases, values_for
from app.kit.check_steps import (
    add_steps,
    is_by_chance,
    is_hidden,
    known_line,
    list_name,
    on_a_known_day,
    section_name,
    setting_up,
)
from app.kit.evaluate import evaluate_row, is_truth
from app.kit.moments import reads_now
from app.kit.sections.frame import in_sentence, plural
from app.kit.sections.records import is_required
from app.kit.showing import show

_MOST_BORDERS = 2


def button_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """Return a check for each button."""
    return [*_record_buttons(blueprint, record), *_whole_buttons(blueprint, record)]


def _record_buttons(blueprint: Blueprint, record: Record) -> list[Check]:
    checks = []
    for button in (b for b in record.buttons if b.scope == "record"):
        checks += [_moment_button(blueprint, record, one) for one in button.settings if reads_now(one.formula)]
        settings = [one for one in button.settings if not reads_now(one.formula)]
        if not settings and button.action == "set":
            continue
        scene = Scene(blueprint)
        formulas = tuple(one.formula for one in settings if one.formula is not None)
        steps = [*on_a_known_day(blueprint), *setting_up(scene, record, formulas)]
        sample = next(s for s in scene.samples if s.record.name == record.name)
        place, within = scene.locator(record, sample.row), list_name(record)
        steps.append(Step("press", button.label, within=within, row=place))
        if button.action == "delete":
            steps.append(Step("see_not", value=place, within=within))
        for one in settings:
            field = record.field(one.field)
            if field and one.formula is not None and not is_by_chance(one.formula, record):
                steps += _after_button(scene, record, sample, field, one.formula)
        says = f"“{button.label}” works on each {in_sentence(record.label)}."
        checks.append(Check(says, (*steps, Step("quiet")), known_line(button.line)))
    return checks


def _moment_button(blueprint: Blueprint, record: Record, button: Button) -> Check:
    """A press puts in the time it is, another one the time it is then, and that can be taken back."""
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, count=0)]
    field, within = record.field(button.field), list_name(record)
    is_open = field is not None and not is_required(record, field)
    sample = scene.add(record, 0, {button.field: ""} if is_open else {})
    steps += add_steps(sample)
    place = scene.locator(record, sample.row)
    shown = []
    for clock in ("14:25", "16:40"):
        scene.clock = clock
        value = evaluate_row(button.formula, scene.world, record, sample.row) if button.formula is not None else None
        steps += [Step("today", value=f"{TODAY}T{clock}"), Step("press", button.label, within=within, row=place)]
        if field:
            sample.row[field.name] = value
            shown.append(show(value, field.type))
            steps.append(Step("see", value=shown[-1], within=within, row=place))
            steps.append(Step("see", value=f"{field.label}: {shown[-1]}"))
    if len(shown) == 2 and shown[0] != shown[1]:
        steps += [Step("press", "Undo"), Step("see", value=shown[0], within=within, row=place)]
        steps.append(Step("see_not", value=shown[1], within=within, row=place))
    says = (
        f"“{button.label}” puts in the time it is on each {in_sentence(record.label)}, and a press can be taken back."
    )
    return Check(says, (*steps, Step("quiet")), known_line(button.line))


def _after_button(scene: Scene, record: Record, sample: Sample, field: Field, formula: Formula) -> list[Step]:
    place, within = scene.locator(record, sample.row), list_name(record)
    value = evaluate_row(formula, scene.world, record, sample.row)
    if field.type == "yesno":
        return [Step("value", field.label, "yes" if value else "no", within, place)]
    if place == scene.shown(record, field, sample.row):
        return []
    return [Step("see", value=show(value, field.type), within=within, row=place)]


def _whole_buttons(blueprint: Blueprint, record: Record) -> list[Check]:
    """A button for all: the records its condition holds for are changed or gone, the others are as they were."""
    checks = []
    for button in (b for b in record.buttons if b.scope == "all"):
        scene = Scene(blueprint)
        steps = [*on_a_known_day(blueprint), *_for_and_against(scene, record, button)]
        mine = [s for s in scene.samples if s.record.name == record.name]
        within, where = list_name(record), section_name(record)
        places = [scene.locator(record, s.row) for s in mine]
        ticked = record.field(record.tick.field) if record.tick and record.tick.field else None
        if ticked:
            steps.append(Step("fill", ticked.label, "yes", within, places[0]))
            mine[0].row[ticked.name] = True
        if any(reads_now(one.formula) for one in button.settings):
            scene.clock = "14:25"
            steps.append(Step("today", value=f"{TODAY}T14:25"))
        steps.append(Step("press", button.label, within=where))
        steps += _after_whole_button(scene, record, button, mine, places)
        if button.action == "delete" and any(_applies(scene, record, button, s) for s in mine):
            steps += [Step("press", "Undo"), *(Step("see", value=place, within=within) for place in places)]
        says = f"“{button.label}” works on all {in_sentence(plural(record.label))} it is meant for."
        checks.append(Check(says, (*steps, Step("quiet")), known_line(button.line)))
    return checks


def _for_and_against(scene: Scene, record: Record, button: Button) -> list[Step]:
    """Add a record that the button is meant for and one that it is not, as far as can be typed."""
    condition = button.condition
    formulas = (condition,) if condition is not None else ()
    steps = setting_up(scene, record, formulas, count=0)
    for number, wanted in enumerate((condition, None if condition is None else Unary("not", condition))):
        chosen = values_for(wanted, scene, record, number) if wanted is not None else None
        steps += add_steps(scene.add(record, number, chosen))
    cases = [case for case, _ in telling_cases(condition)][2:] if condition is not None else []
    for case in cases[-_MOST_BORDERS:]:  # those that tell < from <= come last
        at_the_border = values_for(case, scene, record, len(scene.rows[record.name]))
        if at_the_border is not None:
            steps += add_steps(scene.add(record, len(scene.rows[record.name]), at_the_border))
    return steps


def _applies(scene: Scene, record: Record, button: Button, sample: Sample) -> bool:
    return button.condition is None or is_truth(evaluate_row(button.condition, scene.world, record, sample.row))


def _after_whole_button(
    scene: Scene, record: Record, button: Button, mine: list[Sample], places: list[str]
) -> list[Step]:
    steps: list[Step] = []
    within = list_name(record)
    for sample, place in zip(mine, places, strict=True):
        applies = _applies(scene, record, button, sample)
        if button.action == "delete":
            steps.append(Step("see_not" if applies else "see", value=place, within=within))
            continue
        for one in button.settings:
            steps += _after_one(scene, record, one, sample, applies)
    return steps


def _after_one(scene: Scene, record: Record, button: Button, sample: Sample, applies: bool) -> list[Step]:
    """What a record shows after a press: the new value where it is meant, else the one it had."""
    place, within, field = scene.locator(record, sample.row), list_name(record), record.field(button.field)
    if not field or button.formula is None:
        return []
    value = evaluate_row(button.formula, scene.world, record, sample.row) if applies else sample.row[field.name]
    if field.type == "yesno":
        return [Step("value", field.label, "yes" if is_truth(value) else "no", within, place)]
    if place == scene.shown(record, field, sample.row) or is_hidden(record, field):
        return []
    return [Step("see", value=show(value, field.type), within=within, row=place)]
