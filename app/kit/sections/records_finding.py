"""What stands above a list to find records by: boxes to type in, and the buttons for what the list leaves out."""

from dataclasses import replace

from app.domain.blueprint import Field, Find
from app.domain.blueprint_finding import ASKED
from app.kit.finding import fits
from app.kit.javascript import arrow, kind_of_field, to_javascript, variable
from app.kit.markup import escape, field_control, field_literal, literal
from app.kit.sections.frame import in_sentence, indented
from app.kit.sections.records_parts import RecordContext


def find_name(find: Find) -> str:
    """Return what the region of a box and its answer is called."""
    return f"Find by {in_sentence(find.label)}"


def find_boxes(at: RecordContext) -> list[str]:
    """Return each box with the place for its answer; what fits is put in by the page."""
    return [_box(find, f"{at.section_id}-find-{number}") for number, find in enumerate(at.record.finds, 1)]


def find_entries(at: RecordContext) -> list[str]:
    """Return what the page's code needs to know of each box."""
    entries = []
    for find in at.record.finds:
        scope = at.row_scope
        row = "row" if scope.row == variable(ASKED) else scope.row
        scope = replace(scope, row=row, inputs={ASKED: kind_of_field(find.type)})
        test = f"({row}, {variable(ASKED)}) => {to_javascript(fits(find, at.blueprint, at.record), scope)}"
        entries.append(f"{{ label: {literal(find.label)}, field: {field_literal(_asked(find))}, test: {test} }}")
    return entries


def hidden_buttons(at: RecordContext) -> str:
    """Return the buttons for what the list leaves out; how many there are is put in by the page."""
    if not at.record.hides:
        return ""
    buttons = '<button type="button" class="small">Show hidden</button>' * len(hidden_entries(at))
    return f'\n<div id="{at.section_id}-hidden" class="buttons no-print" hidden>{buttons}</div>'


def hidden_entries(at: RecordContext) -> list[str]:
    """Return the tests of what is left out at first and of what is left out at the press of a button."""
    record, scope = at.record, at.row_scope
    groups = ((record.hidden_when, "false"), (record.hidden_if_asked, "true"))
    return [f"{{ test: {arrow(test, scope)}, isIfAsked: {asked} }}" for test, asked in groups if test is not None]


def _box(find: Find, box_id: str) -> str:
    control = field_control(_asked(find), f"{box_id}-{ASKED}")
    control = control.replace(f">{_asked(find).label}</label>", f">{escape(find.label)}</label>", 1)
    return (
        f'<div id="{box_id}" class="finder no-print" role="search" aria-label="{escape(find_name(find))}" hidden>\n'
        f'{indented(control, 2)}\n  <div id="{box_id}-answer" class="found" aria-live="polite"></div>\n</div>'
    )


def _asked(find: Find) -> Field:
    return Field(ASKED, find.type, find.options)
