"""Checks of totals, charts and goals: made-up records go in, and the figures are known beforehand."""

from collections.abc import Mapping

from app.domain.blueprint import Blueprint, Calc, Chart, Field, FieldType, Goal, Group, Record, Total
from app.domain.check import Check, Step
from app.domain.formula import Aggregate, Formula, Unary, walk
from app.kit.check_samples import Scene, values_for
from app.kit.check_steps import (
    add_steps,
    at_a_known_time,
    is_by_chance,
    known_line,
    on_a_known_day,
    section_name,
    setting_up,
)
from app.kit.evaluate import Row, Value, evaluate_row, evaluate_rows, is_truth, member_value, period_of
from app.kit.javascript import display_type, members_of, total_scope
from app.kit.money import is_money
from app.kit.sections.frame import in_sentence
from app.kit.sections.records import form_fields
from app.kit.sections.records_figures import goal_label, is_by_stage, marks_most, target_label, tells_which, totals_name
from app.kit.sections.records_parts import group_words, heading_by
from app.kit.showing import show, show_month

_TODAY = "2026-03-11"


def total_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """Return a check for each figure: over all records, by group, and by stage."""
    return [_total(blueprint, record, total) for total in record.totals]


def _which(scene: Scene, record: Record, total: Total, value: Value) -> list[Step]:
    """Expect the name of the one record that has the largest or smallest value beside it."""
    formula = total.formula
    assert isinstance(formula, Aggregate) and formula.argument is not None
    rows = [
        row
        for row in scene.rows[record.name]
        if (formula.where is None or is_truth(evaluate_row(formula.where, scene.world, record, row)))
        and evaluate_row(formula.argument, scene.world, record, row) == value
    ]
    title = scene.title(record.name, rows[0]) if len(rows) == 1 else ""
    return [Step("see", value=title, within=totals_name(section_name(record)))] if title else []


def chart_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """Return a check for each chart: every group with its value."""
    return [_chart(blueprint, record, chart) for chart in record.charts]


def goal_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """Return a check for each goal: what is reached of what, also after the target was changed."""
    return [_goal(blueprint, record, goal) for goal in record.goals]


def group_label(scene: Scene, record: Record, group: Group, row: Row) -> str:
    """Return the name of the group a row falls into, as the page shows it."""
    member = _member(record, group.field)
    value = member_value(group.field, scene.world, record, row)
    if isinstance(member, Field) and member.type == "ref":
        return scene.shown(record, member, row) or f"No {in_sentence(member.label)}"
    if group.period and isinstance(value, str) and (key := period_of(value, group.period)):
        if group.period == "month":
            return show_month(key)
        if group.period == "quarter":
            return f"{key[5:]} {key[:4]}"
        return f"Week of {key}" if group.period == "week" else key
    if isinstance(value, bool) and member:
        return f"{member.label}: {'yes' if value else 'no'}"
    if value in (None, "") and member:
        return f"No {member.label.lower()}"
    return show(value, member.type if member else "text")


def _total(blueprint: Blueprint, record: Record, total: Total) -> Check:
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, (total.formula,), count=3)]
    steps += _telling_records(scene, record, total.formula)
    if total.group and total.group.period in ("quarter", "year"):
        steps += _long_ago(scene, record, total.group.field)
    steps += at_a_known_time(blueprint, total.formula, *(c.formula for c in record.calcs))
    shown_as = _type(blueprint, record, total.formula, total.type)
    label, where = total.label, section_name(record)
    if is_by_chance(total.formula, record):
        steps.append(Step("see", value=label, within=where))
    elif total.group is None:
        value = evaluate_rows(total.formula, scene.world, record, scene.rows[record.name])
        steps.append(Step("value", label, show(value, shown_as), within=totals_name(where)))
        steps += _which(scene, record, total, value) if tells_which(record, total) else []
    else:
        by_stage = is_by_stage(record, total)
        heading = heading_by(label, group_words(record, total.group))
        groups, words = _groups(scene, record, total.group), group_words(record, total.group)
        values = {name: evaluate_rows(total.formula, scene.world, record, rows) for name, rows in groups.items()}
        steps += _most(values, heading, words) if marks_most(record, total) and not by_stage else []
        for name, value in values.items():
            text = show(value, shown_as)
            steps.append(
                Step("value", label, text, within=name)
                if by_stage
                else Step("see", value=text, within=heading, row=name)
            )
    says = f"{label} is right" + (f" for each {group_words(record, total.group)}." if total.group else ".")
    return Check(says, (*steps, Step("quiet")), known_line(total.line))


def _most(values: Mapping[str, Value], heading: str, words: str) -> list[Step]:
    """The one that has more than all others is marked, and no other is."""
    numbers = {name: value for name, value in values.items() if isinstance(value, float)}
    largest = max(numbers.values(), default=0.0)
    first = [name for name, value in numbers.items() if value == largest > 0]
    names = [n for n in values if not any(n in other for other in values if other != n)]  # found by their names alone
    if any("most" in text.casefold() for text in (heading, *values)):
        return []
    if len(values) < 2 or len(first) != 1 or first[0].casefold() == f"no {words}".casefold():
        return [Step("see_not", value="most", within=heading)]
    return [Step("see" if n in first else "see_not", value="most", within=heading, row=n) for n in names]


def _long_ago(scene: Scene, record: Record, field: str) -> list[Step]:
    """Add a record of another month, quarter and year, where such a date can be typed."""
    if not any(f.name == field and f.type == "date" for f in form_fields(record)):
        return []
    return add_steps(scene.add(record, len(scene.rows[record.name]), {field: "2025-08-20"}))


def _telling_records(scene: Scene, record: Record, formula: Formula) -> list[Step]:
    """Add records so that each condition of the figure holds for one and not for another, where that can be typed."""
    steps: list[Step] = []
    wheres = [p.where for p in walk(formula) if isinstance(p, Aggregate) and p.where is not None and not p.record]
    for where in dict.fromkeys(wheres):
        for wanted in (where, Unary("not", where)):
            rows, world = scene.rows[record.name], scene.world
            if any(is_truth(evaluate_row(wanted, world, record, row)) for row in rows):
                continue
            number = len(rows)
            chosen = values_for(wanted, scene, record, number)
            if chosen is not None:
                steps += add_steps(scene.add(record, number, chosen))
    return steps


def _chart(blueprint: Blueprint, record: Record, chart: Chart) -> Check:
    scene = Scene(blueprint)
    nothing = [] if record.start else [Step("see", value="The chart appears with the first record")]
    steps = [*on_a_known_day(blueprint), *nothing, *setting_up(scene, record, (chart.formula,), count=3)]
    if chart.group.period in ("quarter", "year"):
        steps += _long_ago(scene, record, chart.group.field)
    steps += at_a_known_time(blueprint, chart.formula, *(c.formula for c in record.calcs))
    heading = heading_by(chart.label, group_words(record, chart.group))
    shown_as = _type(blueprint, record, chart.formula, "number")
    for name, rows in _groups(scene, record, chart.group).items():
        text = show(evaluate_rows(chart.formula, scene.world, record, rows), shown_as)
        if text != "–":
            steps.append(Step("see", value=text, within=heading, row=name))
    steps.append(Step("see_not", value="The chart appears", within=heading))
    steps += [Step("count", "image", "1", within=heading), Step("drawn", value=chart.shape, within=heading)]
    steps.append(Step("quiet"))
    return Check(f"A {chart.shape} chart shows {in_sentence(heading)}.", tuple(steps), known_line(chart.line))


def _goal(blueprint: Blueprint, record: Record, goal: Goal) -> Check:
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, (goal.formula,), count=0)]
    days = {goal.date_field: _TODAY} if goal.date_field else {}
    for number in range(2):
        steps += add_steps(scene.add(record, number, days))
    steps += _long_ago(scene, record, goal.date_field)
    steps += at_a_known_time(blueprint, goal.formula, *(c.formula for c in record.calcs))
    rows = scene.rows[record.name]
    if goal.period:
        now = period_of(_TODAY, goal.period)
        rows = [r for r in rows if period_of(str(r.get(goal.date_field) or ""), goal.period) == now]
    shown_as = _type(blueprint, record, goal.formula, "number")
    value = evaluate_rows(goal.formula, scene.world, record, rows)
    region = goal_label(goal)
    setting = next((s for s in blueprint.settings if s.name == goal.setting), None)
    target = scene.settings[setting.name] if setting else goal.target
    name, place = (setting.label, "Settings") if setting else (target_label(goal), region)
    steps += [
        Step("see", value=f"{show(value, shown_as)} of {show(target, shown_as)}", within=region),
        Step("fill", name, "777", within=place),
        Step("see", value=f"{show(value, shown_as)} of {show(777.0, shown_as)}", within=region),
    ]
    if goal.is_limit and isinstance(value, float) and value > 0.002:
        steps += [
            Step("see_not", value="Over the limit", within=region),
            Step("fill", name, "0.001", within=place),
            Step("see", value="Over the limit", within=region),
        ]
    what = "a limit" if goal.is_limit else "a target"
    says = f"{goal.label} is shown against {what} you can change."
    return Check(says, (*steps, Step("quiet")), known_line(goal.line))


def _groups(scene: Scene, record: Record, group: Group) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in scene.rows[record.name]:
        groups.setdefault(group_label(scene, record, group, row), []).append(row)
    return groups


def _type(blueprint: Blueprint, record: Record, formula: Formula, declared: FieldType) -> FieldType:
    if declared == "number" and is_money(formula, record, blueprint):
        declared = "money"
    return display_type(declared, formula, total_scope(blueprint, record))


def _member(record: Record, name: str) -> Field | Calc | None:
    return next((m for m in members_of(record) if m.name == name), None)
