"""Screens beyond the rest: machines from the catalogue, or written by agents."""

from app.domain.blueprint import Machine
from app.kit.catalogue import packaged_catalogue
from app.kit.machine_settings import with_start, write_settings
from app.kit.markup import escape, literal
from app.kit.section import Context, Section
from app.kit.sections.frame import button, framed
from app.kit.written import machine_file, machine_key, machine_values

_PARTS = ("sound", "steady", "machine-rules", "machine-draw", "machine")
_LONGEST_HEADING = 60


def machine_section(machine: Machine, context: Context) -> Section:
    """Return the section of one machine; one that nobody could write says so in plain words."""
    key = machine_key(machine)
    values = machine_values(machine)
    source = context.written.get(key) or with_start(context.parts.get(f"machines/{key}.js", ""), values)
    label = machine_label(machine, context.blueprint.title)
    section_id = context.new_id(label)
    if not source:
        body = f'<p class="notice">This part could not be made yet: {escape(machine.description or label)}</p>'
        return Section(section_id, label, framed(section_id, label, body, "machine", context), "")
    body = (
        '<div class="machine-screen" data-part="screen"></div>\n'
        '<div class="notice" role="alert" data-part="fault" hidden><p data-part="reason"></p>'
        f"{button('Start again', 'again')}</div>"
    )
    html = framed(section_id, label, body, "machine", context)
    said = f", {literal(write_settings(values))}" if values else ""
    script = f"Kit.machine({literal(section_id)}, {literal(key)}{said});"
    return Section(section_id, label, html, script, _PARTS, (machine_file(key, source),))


def machine_label(machine: Machine, title: str) -> str:
    """Return the machine's heading: the catalogue's title, else the words it was described with, else the app's."""
    entry = packaged_catalogue().get(machine_key(machine))
    if entry:
        return entry.title
    words = machine.description.strip().rstrip(".")
    return words[:1].upper() + words[1:] if words and len(words) <= _LONGEST_HEADING else title or "Machine"
