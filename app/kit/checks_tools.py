"""Checks of the parts of an app that keep no records, in page order."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.blueprint import Blueprint, Habit, Machine, Picker, Record
from app.domain.check import Check, Step
from app.domain.formula import Formula, Unary
from app.kit.catalogue import packaged_catalogue
from app.kit.check_samples import TODAY, Scene, values_for
from app.kit.check_steps import add_steps, known_line, list_name, on_a_known_day
from app.kit.checks_calculators import calculator_checks, converter_checks
from app.kit.checks_counters import counter_checks
from app.kit.checks_quizzes import drill_checks, quiz_checks
from app.kit.checks_timers import timer_checks
from app.kit.distinct import with_distinct_labels
from app.kit.evaluate import Row, evaluate_row, is_truth
from app.kit.machine_settings import Value, filled_in
from app.kit.sections.habits import habit_box, habits_label
from app.kit.sections.machines import machine_label
from app.kit.sections.pickers import list_label, pick_button, picker_label
from app.kit.written import machine_key, machine_values

_ON_THE_PAGE = ("key", "advance", "reload", "today", "quiet")


def tool_checks(blueprint: Blueprint) -> list[Check]:
    """Return the checks of machines, timers, counters, habits, calculators, converters, pickers, quizzes, drills."""
    blueprint = with_distinct_labels(blueprint)
    checks = [c for machine in blueprint.machines for c in _machine(machine, blueprint)]
    checks += [c for timer in blueprint.timers for c in timer_checks(timer)]
    checks += counter_checks(blueprint.counters)
    streaks = tuple(n for n, line in enumerate(blueprint.lines) if line.text.split()[:1] == ["streak"])
    checks += [_habit(habit, habits_label(blueprint.habits), streaks) for habit in blueprint.habits]
    checks += [c for calculator in blueprint.calculators for c in calculator_checks(calculator, blueprint)]
    checks += [converter_checks(converter, blueprint) for converter in blueprint.converters]
    checks += [_picker(picker, blueprint) for picker in blueprint.pickers]
    checks += [c for quiz in blueprint.quizzes for c in quiz_checks(quiz)]
    checks += [c for drill in blueprint.drills for c in drill_checks(drill, blueprint)]
    return checks


def _machine(machine: Machine, blueprint: Blueprint) -> list[Check]:
    """A machine of the catalogue is played by its own script; of a written one only that it is there and runs."""
    label = machine_label(machine, blueprint.title)
    entry = packaged_catalogue().get(machine_key(machine))
    if entry is None:
        steps = (Step("see", value=label), Step("see_not", value="could not be", within=label), Step("quiet"))
        return [Check(f"{label} is there and runs.", steps, known_line(machine.line))]
    values = machine_values(machine)
    return [
        Check(
            f"{label}: {filled_in(says, values)}",
            (*(_inside(_set(s, values), label) for s in steps), Step("quiet")),
            known_line(machine.line),
        )
        for says, steps in entry.plays
    ]


def _set(step: Step, values: Mapping[str, Value]) -> Step:
    return replace(step, target=filled_in(step.target, values), value=filled_in(step.value, values))


def _inside(step: Step, region: str) -> Step:
    return step if step.do in _ON_THE_PAGE else replace(step, within=region)


def _habit(habit: Habit, region: str, streaks: tuple[int, ...]) -> Check:
    box = habit_box(habit)
    steps = (
        Step("today", value=f"{TODAY}T09:00"),
        Step("reload"),
        Step("see", value="Streak: 0 days", within=habit.label),
        Step("fill", box, "yes"),
        Step("see", value="Streak: 1 day", within=habit.label),
        Step("see", value="This month: 1", within=habit.label),
        Step("press", "2026-03-10, not done", within=habit.label),
        Step("see", value="Streak: 2 days", within=habit.label),
        Step("today", value="2026-03-12T09:00"),
        Step("reload"),
        Step("value", box, "no"),
        Step("fill", box, "yes"),
        Step("see", value="Streak: 3 days", within=habit.label),
        Step("see", value="This month: 3", within=habit.label),
        Step("fill", box, "no"),
        Step("see", value="This month: 2", within=habit.label),
        Step("quiet"),
    )
    says = f"{habit.label} is ticked once a day, with its streak and this month's days."
    return Check(says, steps, (*known_line(habit.line), *streaks))


def _picker(picker: Picker, blueprint: Blueprint) -> Check:
    region, pick = picker_label(picker), Step("press", pick_button(picker), within=picker_label(picker))
    record = blueprint.record(picker.record) if picker.record else None
    if record:
        steps = _record_steps(record, blueprint, pick, region)
        says = f"{region} draws one of them."
        if picker.condition is not None:
            steps = _fitting_steps(record, picker.condition, blueprint, pick, region)
            says = f"{region} draws one of those that fit, and no other."
        return Check(says, (*steps, Step("quiet")), known_line(picker.line))
    names = list_label(picker)
    steps = [Step("value", names, "\n".join(picker.options), within=region)] if picker.options else []
    steps += [
        Step("fill", names, "Quartz", within=region),
        pick,
        Step("value", "Picked", "Quartz", within=region),
        Step("fill", names, "Maple\nEmber", within=region),
        Step("fill", "Do not pick the same one twice", "yes", within=region),
        pick,
        Step("see", value="1 left of 2", within=region),
        pick,
        Step("see", value="All have been picked", within=region),
        Step("press", "Start over", within=region),
        Step("see", value="2 left of 2", within=region),
        pick,
        Step("reload"),
        Step("value", "Do not pick the same one twice", "yes", within=region),
        Step("see", value="1 left of 2", within=region),
        Step("fill", "Do not pick the same one twice", "no", within=region),
        Step("fill", "Do not pick the same one twice", "yes", within=region),
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


def _record_steps(record: Record, blueprint: Blueprint, pick: Step, region: str) -> list[Step]:
    """With nothing there it says so; with one it draws that one; with more, one of them."""
    if record.start:
        return [Step("remember", within=region), pick, Step("changed", within=region)]
    scene = Scene(blueprint)
    steps = [pick, Step("see", value="nothing to pick from", within=region)]
    for other in blueprint.records:
        if other.name in {f.ref for f in record.fields if f.ref} - {record.name}:
            steps += add_steps(scene.add(other, 0))
    sample = scene.add(record, 0)
    title = scene.title(record.name, sample.row)
    return [*steps, *add_steps(sample), pick, Step("value", "Picked", title, within=region)]


def _fitting_steps(record: Record, condition: Formula, blueprint: Blueprint, pick: Step, region: str) -> list[Step]:
    """What does not fit is never drawn: not from the start, not where it is all there is, not once it is ticked off."""
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint)]
    none = [pick, Step("see", value="None of them fits", within=region)]

    def fits(row: Row) -> bool:
        return is_truth(evaluate_row(condition, scene.world, record, row)) and scene.title(record.name, row) != ""

    if record.start:
        count = sum(fits(row) for row in scene.rows[record.name])
        once = Step("fill", "Do not pick the same one twice", "yes", within=region)
        return [*steps, *([once, Step("see", value=f"{count} left of {count}", within=region)] if count else none)]
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
    ticked = record.field(record.tick.field) if record.tick else None
    if ticked and not fits(sample.row | {ticked.name: True}):
        steps += [Step("fill", ticked.label, "yes", within=list_name(record), row=place), *none]
    return steps
