"""Checks of one kind of record: what a person would do with its list, with the answers known beforehand."""

from collections.abc import Callable

from app.domain.blueprint import Blueprint, Calc, Field, FieldType, Record
from app.domain.check import Check, Step
from app.kit.check_samples import Sample, Scene, telling_cases, values_for
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
from app.kit.checks_buttons import button_checks
from app.kit.checks_figures import chart_checks, goal_checks, total_checks
from app.kit.checks_views import board_checks, calendar_checks, card_checks, tick_checks
from app.kit.evaluate import Row, member_value
from app.kit.javascript import display_type, members_of, record_scope
from app.kit.money import is_money
from app.kit.sections.frame import in_sentence, plural
from app.kit.sections.records import filter_fields, form_fields, has_search
from app.kit.showing import show, show_month

_RENAMED = "Zephyr"


def record_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """Return the checks of a record and of every line that belongs to it."""
    makers: tuple[Callable[[Blueprint, Record], list[Check]], ...] = (
        _keeping, _start, _calcs, total_checks, chart_checks, goal_checks, _filters, _sorts, _groups, _warnings,
        _reminders, board_checks, tick_checks, button_checks, card_checks, calendar_checks,
    )  # fmt: skip
    return [check for make in makers for check in make(blueprint, record)]


def _keeping(blueprint: Blueprint, record: Record) -> list[Check]:
    """Added, changed, searched, deleted, brought back, and there again after a reload."""
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record)]
    mine = [s for s in scene.samples if s.record.name == record.name]
    within = list_name(record)
    for sample in mine:
        steps += _seen(scene, sample)
    steps += _searching(scene, mine)
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
    record = mine[0].record
    if not has_search(record) or record.title_field.type != "text":
        return []
    first, second = (scene.title(record.name, s.row) for s in mine)
    where, within = section_name(record), list_name(record)
    return [
        Step("fill", "Search", first, within=where),
        Step("see", value=first, within=within),
        Step("see_not", value=second, within=within),
        Step("fill", "Search", "", within=where),
        Step("see", value=second, within=within),
    ]


def _editing(scene: Scene, sample: Sample) -> list[Step]:
    record, within = sample.record, list_name(sample.record)
    place = scene.locator(record, sample.row)
    if record.title_field.type == "text":
        field, value, shown = record.title_field, _RENAMED, _RENAMED
    else:
        numeric = next((f for f in form_fields(record) if f.type in ("number", "money", "percent")), None)
        if numeric is None:
            return []
        field, value, shown = numeric, "77.5", show(77.5, numeric.type)
        if place == scene.shown(record, numeric, sample.row):
            return []
    return [
        Step("press", "Edit", within=within, row=place),
        Step("fill", field.label, value, within=section_name(record)),
        Step("press", "Save", within=section_name(record)),
        Step("see", value=shown, within=within),
    ]


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
            _start_lines(blueprint, record),
        )
    ]


def _start_lines(blueprint: Blueprint, record: Record) -> tuple[int, ...]:
    """Lines of a start have no noun of their own: they are found by their first word, below their record."""
    lines = blueprint.lines
    following = [n for n in range(record.line + 1, len(lines)) if lines[n].text.startswith("record ")]
    end = following[0] if following else len(lines)
    return tuple(n for n in range(max(record.line, 0), end) if lines[n].text.startswith("start ")) or known_line(
        record.line
    )


def _calcs(blueprint: Blueprint, record: Record) -> list[Check]:
    checks = []
    for calc in record.calcs:
        scene = Scene(blueprint)
        steps = [*on_a_known_day(blueprint), *setting_up(scene, record, (calc.formula,))]
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


def _calc_type(blueprint: Blueprint, record: Record, calc: Calc) -> FieldType:
    declared: FieldType = "money" if calc.type == "number" and is_money(calc.formula, record, blueprint) else calc.type
    return display_type(declared, calc.formula, record_scope(blueprint, record))


def _filters(blueprint: Blueprint, record: Record) -> list[Check]:
    lines = {c.field: c.line for c in record.filters}
    return [
        _filter(blueprint, record, member, lines[member.name])
        for member in filter_fields(record)
        if member.name in lines
    ]


def _filter(blueprint: Blueprint, record: Record, member: Field | Calc, line: int) -> Check:
    scene = Scene(blueprint)
    formulas = (member.formula,) if isinstance(member, Calc) else ()
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, formulas)]
    rows = [s.row for s in scene.samples if s.record.name == record.name]
    first, second = (scene.locator(record, row) for row in rows)
    keys = [_filter_key(scene, record, member, row) for row in rows]
    label, where, within = f"Filter by {in_sentence(member.label)}", section_name(record), list_name(record)
    steps += [Step("fill", label, keys[0], within=where), Step("see", value=first, within=within)]
    if keys[0] != keys[1]:
        steps.append(Step("see_not", value=second, within=within))
    steps += [Step("fill", label, "All", within=where), Step("see", value=second, within=within), Step("quiet")]
    return Check(
        f"{plural(record.label)} can be filtered by {in_sentence(member.label)}.", tuple(steps), known_line(line)
    )


def _filter_key(scene: Scene, record: Record, member: Field | Calc, row: Row) -> str:
    value = member_value(member.name, scene.world, record, row)
    if isinstance(member, Field) and member.type == "ref":
        return scene.shown(record, member, row)
    if member.type == "date" and isinstance(value, str):
        return show_month(value)
    return show(value, member.type if isinstance(member, Field) else _calc_type(scene.blueprint, record, member))


def _sorts(blueprint: Blueprint, record: Record) -> list[Check]:
    """The list starts in the order asked for: of two records the right one follows the other."""
    if not record.sorts:
        return []
    sort = record.sorts[0]
    member = next((m for m in members_of(record) if m.name == sort.field), None)
    if member is None or record.stage or record.group or record.start:
        return []
    formulas = (member.formula,) if isinstance(member, Calc) else ()
    for is_reversed in (False, True):  # added in the wrong order, so that the right one is no accident
        scene = Scene(blueprint)
        added = setting_up(scene, record, formulas, is_reversed=is_reversed)
        rows = [s.row for s in scene.samples if s.record.name == record.name]
        keys = [member_value(sort.field, scene.world, record, row) for row in rows]
        if any(k is None for k in keys) or keys[0] == keys[1] or (isinstance(member, Field) and member.type == "ref"):
            return []
        if (keys[0] > keys[1]) != sort.is_descending:  # type: ignore[operator]
            break
    steps = [*on_a_known_day(blueprint), *added]
    last = rows[0]
    head = form_fields(record)[0]
    if head.type in ("yesno", "image", "ref"):
        return []
    texts = {id(row): scene.shown(record, head, row) for row in rows}
    other = rows[1]
    steps += [
        Step("see", value=f"Delete {texts[id(last)]}", within=list_name(record)),
        Step("see_not", value=f"Delete {texts[id(other)]}", within=list_name(record)),
        Step("quiet"),
    ]
    order = "from high to low" if sort.is_descending else "from low to high"
    return [
        Check(
            f"{plural(record.label)} stand in order of {in_sentence(member.label)}, {order}.",
            tuple(steps),
            known_line(sort.line),
        )
    ]


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
            steps += add_steps(sample)
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


def _reminders(blueprint: Blueprint, record: Record) -> list[Check]:
    checks = []
    for reminder in record.reminders:
        field = record.field(reminder.field)
        scene = Scene(blueprint)
        steps = [*on_a_known_day(blueprint), *setting_up(scene, record, count=0)]
        undone = {f.name: "no" for f in record.fields if f.type == "yesno"}
        near = "1990-03-12" if reminder.is_yearly else "2026-03-12"
        far = "1990-09-20" if reminder.is_yearly else "2027-09-20"
        samples = [scene.add(record, n, {reminder.field: day, **undone}) for n, day in enumerate((near, far))]
        heading = "Coming up"
        if len(record.reminders) > 1:
            heading = f"Coming up: {in_sentence(field.label if field else reminder.field)}"
        titles = [scene.title(record.name, s.row) for s in samples]
        steps += [step for sample in samples for step in add_steps(sample)]
        steps += [
            Step("see", value=f"{titles[0]} tomorrow", within=heading),
            Step("see_not", value=titles[1], within=heading),
            Step("quiet"),
        ]
        says = f"A {in_sentence(record.label)} is shown on top when it is near."
        checks.append(Check(says, tuple(steps), known_line(reminder.line)))
    return checks
