"""Screens beyond the rest: machines from the catalogue, or written by agents."""

from app.domain.blueprint import Machine
from app.kit.catalogue import read_catalogue
from app.kit.markup import literal
from app.kit.section import Context, Section
from app.kit.sections.frame import button, framed
from app.kit.written import machine_file, machine_key


def machine_section(machine: Machine, context: Context) -> Section:
    """Return the section of one machine. Raises `KeyError` where nobody wrote it."""
    key = machine_key(machine)
    source = context.written.get(key) or context.parts[f"machines/{key}.js"]
    label = machine_label(machine, context)
    section_id = context.new_id(label)
    body = (
        '<div class="machine-screen" data-part="screen"></div>\n'
        '<div class="notice" role="alert" data-part="fault" hidden><p data-part="reason"></p>'
        f"{button('Start again', 'again')}</div>"
    )
    html = framed(section_id, label, body, "machine", context)
    script = f"Kit.machine({literal(section_id)}, {literal(key)});"
    return Section(
        section_id,
        label,
        html,
        script,
        ("sound", "machine-rules", "machine-draw", "machine"),
        (machine_file(key, source),),
    )


def machine_label(machine: Machine, context: Context) -> str:
    """Return the machine's heading: the catalogue's title, else the words it was described with."""
    if machine.name:
        entry = read_catalogue(context.parts["machines/catalogue.toml"]).get(machine.name)
        if entry:
            return entry.title
    words = machine.description.strip().rstrip(".")
    if len(words) > 60:
        return context.blueprint.title or "Machine"
    return words[:1].upper() + words[1:] or "Machine"
