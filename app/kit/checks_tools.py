"""Checks of the parts of an app that keep no records, in page order."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from app.domain.blueprint import Blueprint, Habit, Machine, Picker
from app.domain.check import Check, Step
from app.kit.catalogue import packaged_catalogue
from app.kit.check_samples import TODAY
from app.kit.check_steps import known_line, with_room
from app.kit.checks_calculators import calculator_checks, converter_checks
from app.kit.checks_counters import counter_checks
from app.kit.checks_pickers import picker_checks
from app.kit.checks_quizzes import drill_checks, quiz_checks
from app.kit.checks_timers import timer_checks
from app.kit.distinct import with_distinct_labels
from app.kit.machine_settings import Value, filled_in
from app.kit.sections.habits import habit_box, habits_label
from app.kit.sections.machines import machine_label
from app.kit.written import machine_key, machine_values

_ON_THE_PAGE = ("key", "advance", "reload", "today", "quiet", "taken", "heard")


def tool_checks(blueprint: Blueprint) -> list[Check]:
    """Return the checks of machines, timers, counters, habits, calculators, converters, pickers, quizzes, drills."""
    blueprint = with_distinct_labels(blueprint)
    checks = [c for machine in blueprint.machines for c in _machine(machine, blueprint)]
    checks += [c for timer in blueprint.timers for c in timer_checks(timer, blueprint.title)]
    checks += counter_checks(blueprint.counters)
    streaks = tuple(n for n, line in enumerate(blueprint.lines) if line.text.split()[:1] == ["streak"])
    checks += [_habit(habit, habits_label(blueprint.habits), streaks) for habit in blueprint.habits]
    checks += [c for calculator in blueprint.calculators for c in calculator_checks(calculator, blueprint)]
    checks += [converter_checks(converter, blueprint) for converter in blueprint.converters]
    for picker in blueprint.pickers:
        checks += with_room(partial(_of_picker, picker, blueprint))
    checks += [c for quiz in blueprint.quizzes for c in quiz_checks(quiz)]
    checks += [c for drill in blueprint.drills for c in drill_checks(drill, blueprint)]
    return checks


def _of_picker(picker: Picker, blueprint: Blueprint) -> list[Check]:
    return [picker_checks(picker, blueprint)]


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
        Step("under", "(2026-03-01)", "Su", habit.label),
        Step("under", "(2026-03-11)", "We", habit.label),
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
        Step("press", "Earlier month", within=habit.label),
        Step("see", value="Feb 2026", within=habit.label),
        Step("under", "(2026-02-28)", "Sa", habit.label),
        Step("press", "Later month", within=habit.label),
        Step("see", value="Mar 2026", within=habit.label),
        Step("quiet"),
    )
    says = f"{habit.label} is ticked once a day, with its streak and this month's days."
    return Check(says, steps, (*known_line(habit.line), *streaks))
