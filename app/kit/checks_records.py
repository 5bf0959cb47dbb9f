"""Checks of one kind of record: what a person would do with its list, with the answers known beforehand."""

import re
from collections.abc import Callable
from functools import partial

from app.domain.blueprint import Blueprint, Calc, Field, FieldType, Record
from app.domain.check import Check, Step
from app.domain.formula import NOW, Aggregate, Call, Formula, walk
from app.kit.check_samples import TODAY, Sample, Scene, telling_cases, values_for
from app.kit.check_steps import (
    add_steps,
    at_a_known_time,
    form_name,
    is_by_chance,
    is_hidden,
    known_line,
    lines_below,
    list_name,
    on_a_known_day,
    section_name,
    setting_up,
    with_room,
)
from app.kit.checks_apart import apart_checks
from app.kit.checks_buttons import button_checks
from app.kit.checks_figures import chart_checks, goal_checks, total_checks
from app.kit.checks_finding import find_checks
from app.kit.checks_kept_time import kept_time_checks
from app.kit.checks_limits import limit_checks
from app.kit.checks_order import hand_checks, sort_checks
from app.kit.checks_reminders import reminder_checks
from app.kit.checks_unique import unique_checks
from app.kit.checks_views import board_checks, calendar_checks, card_checks, tick_checks
from app.kit.evaluate import Row, member_value
from app.kit.javascript import display_type, members_of, record_scope
from app.kit.money import is_money
from app.kit.sections.frame import in_sentence, plural
from app.kit.sections.records import filter_fields, form_fields, searched_fields, tools_name
from app.kit.showing import show, show_month

_RENAMED = "Zephyr"


def record_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """Return the checks of a record and of every line that belongs to it."""
    makers: tuple[Callable[[Blueprint, Record], list[Check]], ...] = (
        _keeping, unique_checks, apart_checks, limit_checks, _moments, _start, _calcs, total_checks, chart_checks,
        goal_checks, _filters, sort_checks, hand_checks, _groups, _warnings, reminder_checks, board_checks,
        tick_checks, kept_time_checks, button_checks, find_checks, card_checks,
        calendar_checks,
    )  # fmt: skip
    return [check for make in makers for check in with_room(partial(make, blueprint, record))]


def _keeping(blueprint: Blueprint, record: Record) -> list[Check]:
    """Added, changed, searched, deleted, brought back, and there again after a reload."""
    scene = Scene(blueprint)
    nothing = [] if record.start else [Step("see", value=f"No {plural(record.label).lower()} yet")]
    steps = [*on_a_known_day(blueprint), *nothing, *setting_up(scene, record)]
    mine = [s for s in scene.samples if s.record.name == record.name]
    within = list_name(record)
    for sample in mine:
        steps += _seen(scene, sample)
    steps += [*_searching(scene, mine), *_exporting(scene, mine)]
    first, second = (scene.locator(record, s.row) for s in mine)
    steps += _editing(scene, mine[0])
    changed = _RENAMED if record.title_field.type == "text" else first
    steps += [
        Step("press", "Delete", within=within, row=changed),
        Step("see_not", value=changed, within=within),
        Step("press", "Undo"),
        Step("see", value=changed, within=within),
        Step("reload"),
        Step("see", value=changed, within=within),
        Step("see", value=second, within=within),
        Step("quiet"),
    ]
    many = in_sentence(plural(record.label))
    says = f"You can add, find, change and delete {many}, undo a deletion, and everything is there after a reload."
    lines = dict.fromkeys(
        (record.line, *(f.line for f in record.fields if not record.tick or f.name != record.tick.field))
    )
    lines |= dict.fromkeys(lines_below(blueprint, record, "search"))
    stage_line = record.stage.line if record.stage else -1
    return [Check(says, tuple(steps), tuple(n for n in lines if n >= 0 and n != stage_line))]


def _seen(scene: Scene, sample: Sample) -> list[Step]:
    """Every value that was typed stands in the record's row."""
    record, within = sample.record, list_name(sample.record)
    place = scene.locator(record, sample.row)
    steps = []
    for field in form_fields(record):
        shown = scene.shown(record, field, sample.row)
        if field.type == "image" or shown in ("", "–") or is_hidden(record, field):
            continue
        if field.type == "yesno":
            steps.append(Step("value", field.label, "yes" if sample.row[field.name] else "no", within, place))
        else:
            steps.append(Step("see", value=shown, within=within, row=place))
    return steps


def _searching(scene: Scene, mine: list[Sample]) -> list[Step]:
    """Searching for a word of the first record finds it and not the second."""
    record, (first, second) = mine[0].record, (s.row for s in mine)
    world = scene.world
    others = [scene.shown(record, f, second) for f in record.fields]
    others += [show(member_value(c.name, world, record, second), c.type) for c in record.calcs]
    found = [scene.shown(record, f, first) for f in searched_fields(record)]
    words = next((w for w in found if w not in ("", "–") and all(w.casefold() not in o.casefold() for o in others)), "")
    if not words:
        return []
    where, within, other = tools_name(record), list_name(record), scene.locator(record, second)
    return [
        Step("fill", "Search", words, within=where),
        Step("see", value=scene.locator(record, first), within=within),
        Step("see_not", value=other, within=within),
        *([] if record.stage else [Step("fill", "Search", "qxzqx", where), Step("see", value="Nothing matches")]),
        Step("fill", "Search", "", within=where),
        Step("see", value=other, within=within),
    ]


def _exporting(scene: Scene, mine: list[Sample]) -> list[Step]:
    """The table file has a head, and a line for each record as it was typed."""
    record = mine[0].record
    plain = ("text", "choice", "date", "time", "yesno", "email", "phone", "number", "money", "percent", "stars")
    if record.calcs or any(f.type not in plain or re.search(r'[",]', f.label) for f in record.fields):
        return []
    lines = [",".join(f.label for f in record.fields)]
    lines += [",".join(_in_file(f, sample) for f in record.fields) for sample in mine]
    export = Step("press", f"Export {in_sentence(plural(record.label))} (CSV)")
    closed = Step("see_not", value="Export everything")  # the menu is out of the way again
    return [export, *(Step("see", value=line, within="download") for line in lines), closed]


def _in_file(field: Field, sample: Sample) -> str:
    value = sample.row.get(field.name)
    text = show(value, "number") if isinstance(value, float) else show(value, field.type)
    text = "" if text == "–" else text
    return f'"{text}"' if re.search(r'[",]', text) else text


def _editing(scene: Scene, sample: Sample) -> list[Step]:
    record, within = sample.record, list_name(sample.record)
    place = scene.locator(record, sample.row)
    if record.title_field.type == "text":
        field, value, shown = record.title_field, _RENAMED, _RENAMED
    else:
        ruled = {n for apart in record.aparts for n in apart.fields} | {n for li in record.limits for n in li.fields}
        fields = (f for f in form_fields(record) if f.type in ("number", "money", "percent") and f.name not in ruled)
        numeric = next(fields, None)
        if numeric is None:
            return []
        field, value, shown = numeric, "77.5", show(77.5, numeric.type)
        if place == scene.shown(record, numeric, sample.row):
            return []
    steps = [
        Step("press", "Edit", within=within, row=place),
        Step("fill", field.label, value, within=section_name(record)),
        Step("press", "Save", within=section_name(record)),
        Step("see", value=shown, within=within),
    ]
    return [*steps, Step("focused", "Edit", within=within, row=_RENAMED)] if value == _RENAMED else steps


def _moments(blueprint: Blueprint, record: Record) -> list[Check]:
    """A time that is to be the time it is stands in the form, keeps up with the clock, and gives way to another one."""
    return [_moment(blueprint, record, field) for field in form_fields(record) if field.default == NOW]


def _moment(blueprint: Blueprint, record: Record, field: Field) -> Check:
    scene, form = Scene(blueprint), form_name(record)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, count=0)]
    sample = scene.add(record, 0, {field.name: "14:25"})
    left = {name: text for name, text in sample.typed.items() if name != field.name}
    add = [step for step in add_steps(Sample(record, left, sample.row)) if step.target != field.label]
    steps += [
        *_later("14:25"),
        Step("value", field.label, "14:25", form),
        *add[:-1],
        *_later("14:25"),
        add[-1],
        *_seen(scene, sample),
        *_later("16:40"),
        Step("value", field.label, "16:40", form),
        Step("fill", field.label, "07:05", form),
        Step("advance", value="120"),
        Step("value", field.label, "07:05", form),
        Step("quiet"),
    ]
    says = f"{field.label} is filled in with the time it is, and can be changed."
    return Check(says, tuple(steps), known_line(field.line))


def _later(clock: str) -> list[Step]:
    """It is this time now, and a form that stands open has had the time to see it."""
    return [Step("today", value=f"{TODAY}T{clock}"), Step("advance", value="2")]


def _start(blueprint: Blueprint, record: Record) -> list[Check]:
    if not record.start:
        return []
    scene = Scene(blueprint)
    titles = [scene.title(record.name, row) for row in scene.rows[record.name]]
    steps = [Step("see", value=title, within=list_name(record)) for title in titles if title]
    many = in_sentence(plural(record.label))
    return [
        Check(
            f"{len(titles)} {many} are there from the beginning.",
            (*steps, Step("quiet")),
            lines_below(blueprint, record, "start") or known_line(record.line),
        )
    ]


def _calcs(blueprint: Blueprint, record: Record) -> list[Check]:
    checks = []
    for calc in record.calcs:
        scene = Scene(blueprint)
        steps = [*on_a_known_day(blueprint), *setting_up(scene, record, (calc.formula,), count=_needed(calc))]
        steps += at_a_known_time(blueprint, *_read_by(calc, record))
        within = list_name(record)
        if is_by_chance(calc.formula, record):
            steps.append(Step("see", value=calc.label, within=within))
        else:
            for sample in [s for s in scene.samples if s.record.name == record.name]:
                shown = show(
                    member_value(calc.name, scene.world, record, sample.row), _calc_type(blueprint, record, calc)
                )
                steps.append(Step("see", value=shown, within=within, row=scene.locator(record, sample.row)))
        says = f"{calc.label} is worked out for each {in_sentence(record.label)}."
        checks.append(Check(says, (*steps, Step("quiet")), known_line(calc.line)))
    return checks


def _read_by(calc: Calc, record: Record) -> list[Formula]:
    """Return the formula of a worked-out value and those of the others of its record, which it may build on."""
    return [calc.formula, *(other.formula for other in record.calcs)]


def _needed(calc: Calc) -> int:
    """Return how many records tell whether a value is right: what looks back needs two that belong together."""
    parts = list(walk(calc.formula))
    looks_back = any(isinstance(p, Aggregate) and p.function == "previous" for p in parts)
    over_midnight = any(isinstance(p, Call) and p.function in ("hours_between", "minutes_between") for p in parts)
    return 3 if looks_back or over_midnight else 2  # the third one's times go from the evening to the next morning


def _calc_type(blueprint: Blueprint, record: Record, calc: Calc) -> FieldType:
    declared: FieldType = "money" if calc.type == "number" and is_money(calc.formula, record, blueprint) else calc.type
    return display_type(declared, calc.formula, record_scope(blueprint, record))


def _filters(blueprint: Blueprint, record: Record) -> list[Check]:
    asked = {c.field for c in record.filters}
    return [_filter(blueprint, record, member) for member in filter_fields(record) if member.name in asked]


def _filter(blueprint: Blueprint, record: Record, member: Field | Calc) -> Check:
    scene = Scene(blueprint)
    formulas = (member.formula,) if isinstance(member, Calc) else ()
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, formulas)]
    rows = [s.row for s in scene.samples if s.record.name == record.name]
    first, second = (scene.locator(record, row) for row in rows)
    keys = [_filter_key(scene, record, member, row) for row in rows]
    label, where, within = f"Filter by {in_sentence(member.label)}", tools_name(record), list_name(record)
    steps += [Step("fill", label, keys[0], within=where), Step("see", value=first, within=within)]
    if keys[0] != keys[1]:
        steps.append(Step("see_not", value=second, within=within))
    steps += [Step("fill", label, "All", within=where), Step("see", value=second, within=within), Step("quiet")]
    lines = tuple(c.line for c in record.filters if c.field == member.name and c.line >= 0)
    return Check(f"{plural(record.label)} can be filtered by {in_sentence(member.label)}.", tuple(steps), lines)


def _filter_key(scene: Scene, record: Record, member: Field | Calc, row: Row) -> str:
    value = member_value(member.name, scene.world, record, row)
    if isinstance(member, Field) and member.type == "ref":
        return scene.shown(record, member, row)
    if member.type == "date" and isinstance(value, str):
        return show_month(value)
    return show(value, member.type if isinstance(member, Field) else _calc_type(scene.blueprint, record, member))


def _groups(blueprint: Blueprint, record: Record) -> list[Check]:
    if not record.group:
        return []
    member = next((m for m in members_of(record) if m.name == record.group.field), None)
    if member is None or record.stage:
        return []
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, count=3)]
    keys = [_group_key(scene, record, member, row) for row in scene.rows[record.name]]
    for key in dict.fromkeys(keys):
        label = key or f"No {in_sentence(member.label)}"
        if member.type == "yesno":
            label = f"{member.label}: {key.lower()}"
        steps.append(Step("see", value=f"{label} ({keys.count(key)})", within=list_name(record)))
    says = f"{plural(record.label)} are grouped by {in_sentence(member.label)}."
    return [Check(says, (*steps, Step("quiet")), known_line(record.group.line))]


def _group_key(scene: Scene, record: Record, member: Field | Calc, row: Row) -> str:
    value = member_value(member.name, scene.world, record, row)
    if isinstance(member, Field) and member.type == "ref":
        return scene.shown(record, member, row)
    return "" if value is None or value == "" else show(value, member.type)


def _warnings(blueprint: Blueprint, record: Record) -> list[Check]:
    checks = []
    for warning in record.warnings:
        scene = Scene(blueprint)
        steps = [*on_a_known_day(blueprint), *setting_up(scene, record, (warning.condition,), count=0)]
        within = list_name(record)
        for number, (case, holds) in enumerate(telling_cases(warning.condition)):
            chosen = values_for(case, scene, record, number)
            if chosen is None:
                continue
            sample = scene.add(record, number, chosen)
            steps += [*add_steps(sample), *at_a_known_time(blueprint, warning.condition)]
            steps.append(
                Step(
                    "see" if holds else "see_not",
                    value=warning.label,
                    within=within,
                    row=scene.locator(record, sample.row),
                )
            )
        says = f"“{warning.label}” marks each {in_sentence(record.label)} it holds for, and no other."
        checks.append(Check(says, (*steps, Step("quiet")), known_line(warning.line)))
    return checks
