"""Draws one thing at random: from a list the person types, or from the records of the app."""

import re

from app.domain.blueprint import Picker
from app.domain.formula import format_formula
from app.kit.javascript import arrow, record_scope
from app.kit.markup import escape, identifier_of, literal
from app.kit.section import Context, Section
from app.kit.sections.frame import button, framed, in_sentence, plural, result, with_article


def picker_section(picker: Picker, context: Context) -> Section:
    """Return the section of one picker."""
    label = picker_label(picker)
    section_id = context.new_id(label)
    list_html = _record_list(picker, context) if picker.record else _typed_list(picker, section_id, context)
    body = (
        f"{list_html}\n{'' if picker.is_once else _once_box(context.new_id(section_id, 'once'))}"
        f'<div class="buttons">{button(pick_button(picker), "pick", primary=True)}'
        f"{button('Start over', 'over')}</div>\n"
        f"{result('Picked', context.new_id(section_id, 'picked'), 'picked')}\n"
        '<p class="hint" data-part="hint" role="status"></p>'
    )
    record = context.blueprint.record(picker.record) if picker.record else None
    source = f"record: {literal(record.name)}" if record else f"start: {literal(list(picker.options))}"
    if record and picker.condition is not None:
        source += f", condition: {arrow(picker.condition, record_scope(context.blueprint, record))}"
    source += (f", count: {picker.count}" if picker.count > 1 else "") + (", isOnce: true" if picker.is_once else "")
    script = f"Kit.picker({{ section: {literal(section_id)}, {source} }});"
    return Section(section_id, label, framed(section_id, label, body, "picker", context), script, ("random", "picker"))


def picker_label(picker: Picker) -> str:
    """Return the picker's heading."""
    return f"{_noun(picker)} picker"


def list_label(picker: Picker) -> str:
    """Return the label of the field for the list."""
    return f"{plural(_noun(picker))}, one per line"


def pick_button(picker: Picker) -> str:
    """Return what the button says: `Pick a name`, `Pick 3 winners`."""
    if picker.count > 1:
        return f"Pick {picker.count} {in_sentence(plural(_noun(picker)))}"
    return f"Pick {with_article(in_sentence(_noun(picker)))}"


def _noun(picker: Picker) -> str:
    noun = re.sub(r"^(random|pick|choose)( an?)? |\bpicker$", "", picker.label.strip(), flags=re.IGNORECASE).strip()
    noun = noun or (picker.record.replace("_", " ") if picker.record else "option")
    return noun[:1].upper() + noun[1:]


def _once_box(once_id: str) -> str:
    return (
        f'<div class="field check"><input type="checkbox" id="{once_id}" data-part="once">'
        f'<label for="{once_id}">Do not pick the same one twice</label></div>\n'
    )


def _typed_list(picker: Picker, section_id: str, context: Context) -> str:
    control_id = context.new_id(section_id, "list")
    options = escape("\n".join(picker.options))
    return (
        f'<div class="field"><label for="{control_id}">{escape(list_label(picker))}</label>'
        f'<textarea id="{control_id}" data-part="list" rows="6">{options}</textarea></div>'
    )


def _record_list(picker: Picker, context: Context) -> str:
    record = context.blueprint.record(picker.record)
    words = in_sentence(plural(record.label)) if record else identifier_of(picker.record)
    only = f" where {format_formula(picker.condition).replace('_', ' ')}" if picker.condition is not None else ""
    return f'<p class="hint" data-part="count">Picks from your {escape(words + only)}.</p>'
