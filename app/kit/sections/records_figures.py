"""Figures over the records: totals, totals by group, goals, and what is near in time."""

from collections.abc import Mapping

from app.domain.blueprint import FieldType, Goal, Record, Total, label_of
from app.domain.formula import Aggregate, Formula
from app.domain.words import says_over
from app.kit.javascript import arrow, display_type, record_scope, to_javascript
from app.kit.markup import escape, literal, object_literal
from app.kit.money import is_money
from app.kit.sections.frame import in_sentence
from app.kit.sections.records_parts import Fragment, RecordContext, group_words, heading_by


def totals(at: RecordContext) -> list[Fragment]:
    """Return the figures over all records, side by side."""
    plain = [t for t in at.record.totals if t.group is None]
    if not plain:
        return []
    figures, entries = [], []
    for number, total in enumerate(plain, 1):
        output_id = at.id("total", str(number))
        figures.append(
            f'  <div class="figure"><dt id="{output_id}-label">{escape(total.label)}</dt>'
            f'<dd><output id="{output_id}" aria-labelledby="{output_id}-label" aria-live="off"></output>'
            f"{_which_place(at.record, total, output_id)}</dd></div>"
        )
        entry = figure_entry(at, total.label, total.formula, total.type, {"output": output_id})
        entries.append(entry[:-2] + _which(at, total) + " }")
    name = escape(totals_name(at.many))
    inner = "\n".join(figures)
    html = f'<div role="group" aria-label="{name}"><dl class="figures">\n{inner}\n</dl></div>'
    body = ",\n    ".join(entries)
    return [Fragment(html, f"Kit.totals({{\n  of: {literal(at.record.name)},\n  totals: [\n    {body},\n  ],\n}});")]


def grouped_totals(at: RecordContext) -> list[Fragment]:
    """Return a small table for each total that is split; those by stage stand in the board's columns."""
    fragments = []
    for number, total in enumerate(t for t in at.record.totals if t.group is not None):
        if total.group is None or is_by_stage(at.record, total):
            continue
        words = group_words(at.record, total.group)
        table_id = at.id("by", str(number + 1))
        heading = heading_by(total.label, words)
        html = (
            f'<section class="block" aria-labelledby="{table_id}-heading">\n'
            f'  <h3 id="{table_id}-heading">{escape(heading)}</h3>\n'
            f'  <div><table id="{table_id}" class="values" aria-labelledby="{table_id}-heading">\n'
            f'    <thead><tr><th scope="col">{escape(words.capitalize())}</th>'
            f'<th scope="col" class="number">{escape(total.label)}</th></tr></thead>\n    <tbody></tbody>\n'
            "  </table></div>\n</section>"
        )
        values: dict[str, object] = {
            "table": table_id, "of": at.record.name, "by": total.group.field, "period": total.group.period,
        }  # fmt: skip
        if marks_most(at.record, total):
            values["most"] = True
        entry = figure_entry(at, total.label, total.formula, total.type, values)
        fragments.append(Fragment(html, f"Kit.groupedTotal({entry});"))
    return fragments


def tells_which(record: Record, total: Total) -> bool:
    """Say whether the figure is the largest or smallest of all: then it is told which one has it."""
    formula = total.formula
    is_extreme = isinstance(formula, Aggregate) and formula.function in ("max", "min") and not formula.record
    return is_extreme and total.group is None and bool(record.fields)


def _which_place(record: Record, total: Total, output_id: str) -> str:
    return f'<span class="figure-which" id="{output_id}-which"></span>' if tells_which(record, total) else ""


def _which(at: RecordContext, total: Total) -> str:
    """Return how the records are found that a largest or smallest figure is of."""
    formula = total.formula
    if not tells_which(at.record, total) or not isinstance(formula, Aggregate) or formula.argument is None:
        return ""
    scope = record_scope(at.blueprint, at.record)
    where = f", where: {arrow(formula.where, scope)}" if formula.where is not None else ""
    return f", which: {{ value: {arrow(formula.argument, scope)}{where} }}"


def marks_most(record: Record, total: Total) -> bool:
    """Say whether the table marks who has the most: a count or a sum for each of some people or things."""
    field = record.field(total.group.field) if total.group and not total.group.period else None
    counts = isinstance(total.formula, Aggregate) and total.formula.function in ("count", "sum")
    return counts and field is not None and field.type in ("ref", "text")


def is_by_stage(record: Record, total: Total) -> bool:
    """Say whether a total is split by the stage of the record's board."""
    return record.stage is not None and total.group is not None and total.group.field == record.stage.field


def board_totals(at: RecordContext) -> str:
    """Return the board's declaration: its stages, and the figures in the head of each column."""
    record = at.record
    stage = record.field(record.stage.field) if record.stage else None
    options = list(stage.options) if stage else []
    split = [figure_entry(at, t.label, t.formula, t.type, {}) for t in record.totals if is_by_stage(record, t)]
    totals_text = f"[\n      {', '.join(split)},\n    ]" if split else "[]"
    field = stage.name if stage else ""
    return f"{{\n    field: {literal(field)},\n    stages: {literal(options)},\n    totals: {totals_text},\n  }}"


def subtotals(at: RecordContext) -> list[str]:
    """Return the figures that stand in the heading of each group of the list."""
    return [figure_entry(at, t.label, t.formula, t.type, {}) for t in at.record.totals if t.group is None]


def goals(at: RecordContext) -> list[Fragment]:
    """Return a bar for each goal, with its target to change."""
    fragments = []
    for number, goal in enumerate(at.record.goals, 1):
        goal_id = at.id("goal", str(number))
        label = escape(goal_label(goal))
        badge = ("badge", "Over the limit") if goal.is_limit else ("badge good", "Reached")
        html = (
            f'<section class="goal" aria-labelledby="{goal_id}-label">\n'
            f'  <h3 id="{goal_id}-label">{label}</h3>\n'
            f'  <p class="goal-text"><output id="{goal_id}-text" aria-labelledby="{goal_id}-label" '
            f'aria-live="off"></output> <span id="{goal_id}-done" class="{badge[0]}" hidden>{badge[1]}</span></p>\n'
            f'  <progress id="{goal_id}-bar" aria-labelledby="{goal_id}-label"></progress>\n'
            f"{_target(goal, goal_id)}\n</section>"
        )
        values: dict[str, object] = {"section": goal_id, "of": at.record.name}
        if not goal.setting:
            values["target"] = int(goal.target) if goal.target == int(goal.target) else goal.target
        if goal.is_limit:
            values["limit"] = True
        if goal.period:
            values |= {"period": goal.period, "date": goal.date_field}
        entry = figure_entry(at, goal.label, goal.formula, "number", values)
        if goal.setting:
            entry = f"{entry[:-2]}, target: () => Kit.setting({literal(goal.setting)}) }}"
        fragments.append(Fragment(html, f"Kit.goal({entry});"))
    return fragments


def _target(goal: Goal, goal_id: str) -> str:
    """Return the field for the goal's own target, or where its target is set."""
    if goal.setting:
        what = "limit" if goal.is_limit else "target"
        return f'  <p class="hint">The {what} is “{escape(label_of(goal.setting))}” in the settings.</p>'
    return (
        f'  <div class="field"><label for="{goal_id}-target">{escape(target_label(goal))}</label>'
        f'<input type="number" step="any" min="0" id="{goal_id}-target"></div>'
    )


def goal_label(goal: Goal) -> str:
    """Return the heading of a goal: what is counted, and when."""
    when = {"": "", "day": " today"}.get(goal.period, f" this {goal.period}")
    return f"{goal.label}{when}"


def target_label(goal: Goal) -> str:
    """Return the name of the field with the target or the limit."""
    return f"{'Limit' if goal.is_limit else 'Target'} for {in_sentence(goal.label)}"


def reminders(at: RecordContext) -> list[Fragment]:
    """Return the panel of what is near or late."""
    fragments = []
    for number, reminder in enumerate(at.record.reminders, 1):
        panel_id = at.id("reminder", str(number))
        field = at.record.field(reminder.field)
        label = in_sentence(field.label if field else reminder.field)
        heading = "Coming up" if len(at.record.reminders) == 1 else f"Coming up: {label}"
        html = (
            f'<section class="reminders" aria-labelledby="{panel_id}-heading">\n'
            f'  <h3 id="{panel_id}-heading">{escape(heading)}</h3>\n'
            f'  <ul id="{panel_id}-list"></ul>\n'
            f'  <p id="{panel_id}-none" class="muted">Nothing within {reminder.days} days.</p>\n</section>'
        )
        values = {
            "section": panel_id, "of": at.record.name, "field": reminder.field, "days": reminder.days,
            "isYearly": reminder.is_yearly,
        }  # fmt: skip
        if done := done_field(at.record):
            values["done"] = done
        fragments.append(Fragment(html, f"Kit.reminder({object_literal(values)});", ("reminders",)))
    return fragments


def done_field(record: Record) -> str:
    """Return the yes/no field that says a record is over and done with, or ""."""
    if record.tick and record.tick.field:
        return record.tick.field
    return next((f.name for f in record.fields if f.type == "yesno" and says_over(f.name)), "")


def figure_entry(
    at: RecordContext, label: str, formula: Formula, type_: FieldType, values: Mapping[str, object]
) -> str:
    """Return `{ …values, label, type, formula: (rows) => … }`."""
    shown = display_type(figure_type(at, formula, type_), formula, at.rows_scope)
    text = object_literal({**values, "label": label, "type": shown})
    return f"{text[:-2]}, formula: (rows) => {to_javascript(formula, at.rows_scope)} }}"


def figure_type(at: RecordContext, formula: Formula, type_: FieldType) -> FieldType:
    """Return how a figure is shown: a sum of money is money, whatever the line said."""
    return "money" if type_ == "number" and is_money(formula, at.record, at.blueprint) else type_


def totals_name(many: str) -> str:
    """Return what the figures over all records are called."""
    return f"Totals of {in_sentence(many)}"
