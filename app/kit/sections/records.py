"""One kind of record: the form that adds one, the list of all, and what is worked out from them."""

import re

from app.domain.blueprint import Button, Calc, Field, FieldType, Record
from app.kit.javascript import Scope, arrow, display_type, members_of
from app.kit.markup import escape, field_control, field_literal, literal, object_literal
from app.kit.section import Context, Section
from app.kit.sections.frame import in_sentence, indented, plural
from app.kit.sections.kept_time import kept_time
from app.kit.sections.records_figures import (
    board_totals,
    figure_type,
    goals,
    grouped_totals,
    reminders,
    subtotals,
    totals,
)
from app.kit.sections.records_finding import find_boxes, find_entries, hidden_buttons, hidden_entries
from app.kit.sections.records_parts import Fragment, RecordContext
from app.kit.sections.records_views import board, calendar, charts, deck, known_field
from app.kit.stored import stored_field

_FILTERED = ("choice", "yesno", "ref")
_PERIODS = {"daily": "day", "weekly": "week", "monthly": "month"}
"""How often what is ticked is open again, as the kit calls it."""
_RECURRING_HEADS = {
    "daily": ("Done today", "Streak", "This month", "Days before"),
    "weekly": ("Done this week", "Streak", "This year", "Weeks before"),
    "monthly": ("Done this month", "Streak", "This year", "Months before"),
}


def record_section(record: Record, context: Context) -> Section:
    """Return the section of one kind of record, with everything the blueprint says about it."""
    section_id = context.new_id(record.name)
    many = plural(record.label)
    at = RecordContext(context, record, section_id, many)
    above = [*reminders(at), *goals(at), *totals(at), *deck(at)]
    measuring = kept_time(at)
    below = [*grouped_totals(at), *charts(at), *calendar(at)]
    own = [_listing(at), *_whole_buttons(at)]
    heading_id = context.new_id(section_id, "heading")
    body = "\n".join(
        [
            *(f.html for f in measuring),
            _form(at),
            *(f.html for f in above if f.html),
            *find_boxes(at),
            _tools(at),
            _list(at),
            *(f.html for f in below if f.html),
        ]
    )
    html = (
        f'  <section id="{section_id}" class="card records" aria-labelledby="{heading_id}">\n'
        f'    <h2 id="{heading_id}">{escape(many)}</h2>\n{indented(body, 4)}\n  </section>'
    )
    fragments = [*own, *measuring, *above, *below, _table_file(at)]
    script = "\n\n".join(f.script for f in fragments if f.script)
    parts = ("data", "listing", "records", "figures", "csv", *(p for f in fragments for p in f.parts))
    return Section(section_id, many, html, script, tuple(dict.fromkeys(parts)), menu=_table_file(at).html)


def form_fields(record: Record) -> tuple[Field, ...]:
    """Return the fields asked for when a record is added: all but the one that is ticked in the list."""
    ticked = record.tick.field if record.tick else ""
    return tuple(f for f in record.fields if f.name != ticked) or record.fields


def is_required(record: Record, field: Field) -> bool:
    """Say whether the field must be filled in: what names the record, unless the blueprint says otherwise."""
    if field.type in ("yesno", "image"):  # a box left empty and no picture are answers too
        return False
    return field.presence == "required" or (field.name == record.title_field.name and field.presence != "optional")


def filter_fields(record: Record) -> tuple[Field | Calc, ...]:
    """Return what the list can be filtered by."""
    asked = [c.field for c in record.filters]
    shown = [f.name for f in record.fields if f.type in _FILTERED and not _is_stage(record, f)]
    return tuple(m for m in members_of(record) if m.name in dict.fromkeys((*asked, *shown)))


def tools_name(record: Record) -> str:
    """Return what the controls are called that find records."""
    return f"Find {in_sentence(plural(record.label))}"


def has_search(record: Record) -> bool:
    """Say whether there is something to search."""
    return bool(searched_fields(record))


def searched_fields(record: Record) -> tuple[Field, ...]:
    """Return the fields whose words people search for, the title first."""
    fields = sorted(record.fields, key=lambda f: f.name != record.title_field.name)
    return tuple(f for f in fields if f.type not in ("image", "yesno", "color"))


def _is_stage(record: Record, field: Field) -> bool:
    return record.stage is not None and record.stage.field == field.name


def _form(at: RecordContext) -> str:
    record = at.record
    controls = []
    for field in form_fields(record):
        control = field_control(field, at.id("add", field.name), required=is_required(record, field))
        other = at.blueprint.record(field.ref) if field.type == "ref" else None
        if other:
            hint = f'<p class="hint" hidden>Add {_article(in_sentence(other.label))} first.</p>'
            control = control.replace("</select></div>", f"</select>{hint}</div>")
        controls.append(f"    {control}")
    action = f"Add {escape(in_sentence(record.label))}"
    return (
        f'<form id="{at.section_id}-form" class="add" aria-label="{action}" novalidate>\n'
        '  <div class="fields">\n' + "\n".join(controls) + "\n  </div>\n"
        f'  <div class="buttons"><button type="submit" class="primary">{action}</button></div>\n'
        "</form>"
    )


def _article(words: str) -> str:
    return f"{'an' if re.match('[aeiou]', words, re.IGNORECASE) else 'a'} {escape(words)}"


def _tools(at: RecordContext) -> str:
    items = []
    if has_search(at.record):
        name = at.id("search")
        items.append(
            f'<div class="field"><label for="{name}">Search</label>'
            f'<input type="search" id="{name}" autocomplete="off"></div>'
        )
    for member in filter_fields(at.record):
        name = at.id("filter", member.name)
        label = f"Filter by {in_sentence(member.label)}"
        items.append(
            f'<div class="field"><label for="{name}">{escape(label)}</label>'
            f'<select id="{name}"><option value="">All</option></select></div>'
        )
    items.append(_sort_select(at))
    buttons = [
        f'<button type="button" id="{button_id}" class="small">{escape(button.label)}</button>'
        for button_id, button in at.whole_buttons
    ]
    row = f'<div class="buttons">{"".join(buttons)}</div>' if buttons else ""
    return (
        f'<div id="{at.section_id}-tools" class="tools no-print" role="search" '
        f'aria-label="{escape(tools_name(at.record))}" hidden>\n'
        + indented("\n".join(items), 2)
        + f"\n</div>\n{row}\n"
        + f'<p id="{at.section_id}-status" class="status muted" role="status"></p>{hidden_buttons(at)}'
    )


def _sort_select(at: RecordContext) -> str:
    name = at.id("sort")
    options = [f'<option value="">{own_order(at.record)}</option>']
    for member in _columns(at.record):
        up, down = sort_words(member)
        label = escape(member.label)
        options.append(f'<option value="{member.name} up">{label}, {up}</option>')
        options.append(f'<option value="{member.name} down">{label}, {down}</option>')
    select = f'<select id="{name}">{"".join(options)}</select>'
    return f'<div class="field sort"><label for="{name}">Sort by</label>{select}</div>'


def own_order(record: Record) -> str:
    """Return what the order is called that no field gives."""
    return "My order" if record.by_hand else "Order added"


def sort_words(member: Field | Calc) -> tuple[str, str]:
    """Return how the two ways to sort are called."""
    match member.type:
        case "date" | "time":
            return "earliest first", "latest first"
        case "number" | "money" | "percent" | "stars":
            return "lowest first", "highest first"
        case "yesno":
            return "no first", "yes first"
        case _:
            return "A to Z", "Z to A"


def _columns(record: Record) -> list[Field | Calc]:
    """Return what has a column of its own."""
    ticked = record.tick.field if record.tick else ""
    return [m for m in members_of(record) if m.name != ticked and m.type != "image"]


def _list(at: RecordContext) -> str:
    record = at.record
    name = escape(f"All {in_sentence(at.many)}")
    empty = f'<p id="{at.section_id}-empty" class="empty"></p>'
    if record.stage:
        columns = indented(board(at), 2)
        return (
            f'<div id="{at.section_id}-list" class="list" role="group" aria-label="{name}">\n{columns}\n</div>\n{empty}'
        )
    heads = []
    ticked = record.tick.field if record.tick else ""
    if ticked:
        field = record.field(ticked)
        heads.append(f'<th scope="col">{escape(field.label if field else ticked)}</th>')
    for member in members_of(record):
        if member.name == ticked:
            continue
        shown = calc_type(at, member) if isinstance(member, Calc) else member.type
        number = ' class="number"' if shown in ("number", "money", "percent") else ""
        button = f'<button type="button">{escape(member.label)}</button>'
        heads.append(f'<th scope="col" data-column="{member.name}"{number}>{button}</th>')
    heads += [f'<th scope="col">{h}</th>' for h in recurring_heads(record)]
    if record.cards and not known_field(record):
        heads.append('<th scope="col">Known</th>')
    heads.append('<th scope="col"><span class="visually-hidden">Actions</span></th>')
    head = "\n".join(f"      {h}" for h in heads)
    return (
        f'<div id="{at.section_id}-list" class="list" role="group" aria-label="{name}" hidden>\n'
        f'  <table aria-label="{name}">\n    <thead><tr>\n{head}\n    </tr></thead>\n  </table>\n</div>\n{empty}'
    )


def recurring_heads(record: Record) -> tuple[str, ...]:
    """Return the headings of what is ticked again and again, the box first; none where it is not."""
    return _RECURRING_HEADS.get(record.tick.every, ()) if record.tick else ()


def _listing(at: RecordContext) -> Fragment:
    """Return the declaration of the record: what is kept and how the list behaves."""
    record = at.record
    lines = [
        f"name: {literal(record.name)}",
        f"one: {literal(record.label)}",
        f"many: {literal(at.many)}",
        f"section: {literal(at.section_id)}",
        f"title: {literal(record.title_field.name)}",
        _array("fields", [field_literal(f, stored_field(at.blueprint, record, f)) for f in record.fields]),
        _array("calcs", [_calc(at, c) for c in record.calcs]),
    ]
    if filters := filter_fields(record):
        lines.append(f"filters: {literal([f.name for f in filters])}")
    if record.sorts:
        sorts = ", ".join(object_literal({"field": s.field, "isDescending": s.is_descending}) for s in record.sorts)
        lines.append(f"sort: [{sorts}]")
    if record.by_hand:
        lines.append("byHand: true")
    if record.hides:
        lines.append(_array("hiding", hidden_entries(at)))
    if record.finds:
        lines.append(_array("finds", find_entries(at)))
    if record.unique_together:
        lines.append(f"together: {literal([list(one.fields) for one in record.unique_together])}")
    lines += _rules(at)
    if record.group:
        lines.append(f"group: {literal(record.group.field)}")
        lines.append(_array("subtotals", subtotals(at)))
    if record.tick:
        period = _PERIODS.get(record.tick.every)
        lines.append(f"every: {literal(period)}" if period else f"tick: {literal(record.tick.field)}")
    if record.stage:
        lines.append(f"board: {board_totals(at)}")
    if record.cards:
        known = known_field(record)
        cards = {"front": record.cards.front, "back": record.cards.back} | ({"field": known} if known else {})
        lines.append(f"cards: {object_literal(cards)}")
    lines += _conditions(at)
    if record.start:
        lines.append(_array("start", [literal(list(row)) for row in record.start]))
    is_again = record.tick is not None and record.tick.every != "once"
    is_unique = bool(record.unique_together) or any(f.is_unique for f in record.fields)
    is_ruled = is_unique or record.aparts or record.limits
    used = (
        ("board", record.stage), ("days", is_again), ("rules", is_ruled),
        ("unique", is_unique), ("apart", record.aparts), ("limit", record.limits),
        ("by-hand", record.by_hand), ("hiding", record.hides), ("finding", record.finds),
    )  # fmt: skip
    parts = [part for part, there in used if there]
    return Fragment("", "Kit.records({\n  " + ",\n  ".join(line for line in lines if line) + ",\n});", tuple(parts))


def _rules(at: RecordContext) -> list[str]:
    """Return what records must not go against between them."""
    record = at.record
    aparts = [object_literal({"start": a.start, "end": a.end, "by": list(a.by)}) for a in record.aparts]
    limits = []
    for limit in record.limits:
        values = object_literal({"per": list(limit.per)} | ({"sum": limit.summed} if limit.summed else {}))
        limits.append(f"{values[:-2]}, most: {arrow(limit.most, at.row_scope)} }}")
    return [_array(name, items) for name, items in (("apart", aparts), ("limits", limits)) if items]


def _conditions(at: RecordContext) -> list[str]:
    scope, record = at.row_scope, at.record
    warnings = [f"{{ label: {literal(w.label)}, condition: {arrow(w.condition, scope)} }}" for w in record.warnings]
    buttons = []
    for button in record.buttons:
        if button.scope == "record":
            formula = f", formula: {arrow(button.formula, scope)}" if button.formula is not None else ""
            values = {"label": button.label, "action": button.action, "field": button.field}
            buttons.append(object_literal(values)[:-2] + formula + _also(button, scope) + " }")
    lines = [_array("warnings", warnings)] if warnings else []
    return lines + ([_array("buttons", buttons)] if buttons else [])


def _also(button: Button, scope: Scope) -> str:
    """Return what the same press sets besides."""
    parts = [
        f"{{ field: {literal(one.field)}, formula: {arrow(one.formula, scope)} }}"
        for one in button.also
        if one.formula is not None
    ]
    return f", also: [{', '.join(parts)}]" if parts else ""


def _calc(at: RecordContext, calc: Calc) -> str:
    shown = calc_type(at, calc)
    values = object_literal({"name": calc.name, "type": shown, "label": calc.label})
    return f"{values[:-2]}, formula: {arrow(calc.formula, at.row_scope)} }}"


def calc_type(at: RecordContext, calc: Calc) -> FieldType:
    """Return how a worked-out value is shown."""
    return display_type(figure_type(at, calc.formula, calc.type), calc.formula, at.row_scope)


def _whole_buttons(at: RecordContext) -> list[Fragment]:
    """Return the buttons that act on every record for which a condition holds."""
    fragments = []
    for button_id, button in at.whole_buttons:
        values = {"id": button_id, "of": at.record.name, "label": button.label, "action": button.action}
        if button.field:
            values["field"] = button.field
        text = object_literal(values)[:-2]
        if button.condition is not None:
            text += f", condition: {arrow(button.condition, at.row_scope)}"
        if button.formula is not None:
            text += f", formula: {arrow(button.formula, at.row_scope)}{_also(button, at.row_scope)}"
        fragments.append(Fragment("", f"Kit.wholeButton({text} }});"))
    return fragments


def _table_file(at: RecordContext) -> Fragment:
    """Return the way out to a spreadsheet and back, for the "More" menu."""
    export_id, import_id = f"{at.section_id}-export", f"{at.section_id}-import"
    many = escape(in_sentence(at.many))
    html = (
        f'        <button type="button" id="{export_id}" class="quiet">Export {many} (CSV)</button>\n'
        f'        <label class="quiet button">Import {many} (CSV)<input type="file" id="{import_id}" '
        'class="visually-hidden" accept=".csv,text/csv"></label>\n'
    )
    values = {"of": at.record.name, "exportButton": export_id, "importInput": import_id}
    return Fragment(html, f"Kit.tableFile({object_literal(values)});")


def _array(name: str, items: list[str]) -> str:
    if not items:
        return f"{name}: []"
    return f"{name}: [\n    " + ",\n    ".join(items) + ",\n  ]"
