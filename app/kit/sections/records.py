"""One kind of record: the form that adds one, the list of all, and what is worked out from them."""

from app.domain.blueprint import Record
from app.kit.section import Context, Section


def record_section(record: Record, context: Context) -> Section:
    """Return the section of one kind of record."""
    section_id = context.new_id(record.name)
    return Section(section_id, record.label, f'<section id="{section_id}"></section>', "")
