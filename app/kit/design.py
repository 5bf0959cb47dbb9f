"""What an app will be made of, told before it is made: stack, parts, data, files, and a picture of them.

Rules over the blueprint; nothing here is guessed. The picture is drawn here, as SVG, without any library.
"""

from app.domain.architecture import Architecture, Attribute, Component, Entity
from app.domain.blueprint import Blueprint, Record
from app.kit.compiler import section_list, used_parts
from app.kit.design_drawing import draw_mermaid, draw_svg
from app.kit.section import Section
from app.kit.sections.frame import in_sentence, plural, with_article
from app.kit.tidy import tidied

STACK = (
    "HTML, CSS and JavaScript, without a framework and without a build",
    "the browser's own storage, with copies to save and load",
    "opens by double-click; uses no network",
)
_FILES = {
    "index.html": "the page: headings, forms, lists",
    "styles.css": "how it looks, light and dark, phone and desktop",
    "app.js": "what is kept and how things are worked out",
    "blueprint.txt": "the app in a few lines",
    "checks.json": "what was tried, and what should be seen",
    "README.md": "how to open, use and change it",
}


def design_app(blueprint: Blueprint) -> Architecture:
    """Return the architecture of the app that the kit makes of a blueprint."""
    blueprint = tidied(blueprint)
    sections = section_list(blueprint)
    components = (*_components(blueprint, sections), *_shared(blueprint))
    entities = tuple(_entity(record) for record in blueprint.records)
    files = (*_FILES.items(), *((f"kit/{part}.js", purpose) for part, purpose in _parts(sections)))
    return Architecture(
        STACK,
        components,
        entities,
        tuple(files),
        _text(blueprint, components, entities),
        draw_mermaid(blueprint.title, components, entities),
        draw_svg(blueprint.title, components, entities),
    )


def _components(blueprint: Blueprint, sections: list[Section]) -> list[Component]:
    records = {plural(r.label): r for r in blueprint.records}
    components = []
    for section in sections:
        record = records.get(section.label)
        uses = ["Storage"] if record or section.label == "Settings" else []
        if record:
            uses += [
                plural(o.label) for f in record.fields if f.ref and (o := blueprint.record(f.ref)) and o is not record
            ]
        components.append(
            Component(section.label, _purpose(record, section), tuple(dict.fromkeys(uses)), _lines(blueprint, record))
        )
    return components


def _purpose(record: Record | None, section: Section) -> str:
    if record is None:
        return "values of the whole app" if section.label == "Settings" else "works by itself, at once"
    shown = "board" if record.stage else "list"
    extras = [
        ("totals", record.totals), ("charts", record.charts), ("goals", record.goals), ("warnings", record.warnings),
        ("an order by hand", record.by_hand), ("hidden records", record.hides),
        ("boxes that find what fits", record.finds),
        ("what may be there once", record.unique_together), ("what must not overlap", record.aparts),
        ("limits", record.limits),
        ("reminders", record.reminders), ("flash cards", record.cards), ("a month view", record.calendar),
        ("ticks" if record.tick is None or record.tick.every == "once" else f"{record.tick.every} ticks", record.tick),
        ("a stopwatch that adds to it", record.kept_time),
    ]  # fmt: skip
    words = ["a form", f"a {shown} with search and undo", *(name for name, there in extras if there)]
    return ", ".join(words)


def _lines(blueprint: Blueprint, record: Record | None) -> tuple[int, ...]:
    if record is None or record.line < 0:
        return ()
    later = [r.line for r in blueprint.records if r.line > record.line]
    return tuple(range(record.line, min(later, default=len(blueprint.lines))))


def _shared(blueprint: Blueprint) -> list[Component]:
    if not (blueprint.records or blueprint.settings):
        return []
    return [Component("Storage", "keeps everything in this browser; copies can be saved and loaded")]


def _entity(record: Record) -> Entity:
    attributes = [
        Attribute(f.name, f.type if not f.options else f"{f.type} ({', '.join(f.options)})") for f in record.fields
    ]
    attributes += [Attribute(c.name, f"{c.type}, worked out") for c in record.calcs]
    return Entity(record.label, tuple(attributes), tuple(dict.fromkeys(f.ref for f in record.fields if f.ref)))


def _parts(sections: list[Section]) -> list[tuple[str, str]]:
    return [(part, "a small readable piece of the kit") for part in used_parts(sections)]


def _text(blueprint: Blueprint, components: tuple[Component, ...], entities: tuple[Entity, ...]) -> str:
    lines = [f"{blueprint.title or 'The app'} is one page of {STACK[0]}; {STACK[1]}."]
    parts = [c for c in components if c.name != "Storage"]
    if parts:
        lines.append("Parts: " + "; ".join(f"{c.name} ({c.purpose})" for c in parts) + ".")
    for entity in entities:
        names = ", ".join(in_sentence(a.name.replace("_", " ")) for a in entity.attributes)
        refers = (
            f" Each belongs to {' and '.join(with_article(in_sentence(r)) for r in entity.refers_to)}."
            if entity.refers_to
            else ""
        )
        lines.append(f"Kept for each {in_sentence(entity.name)}: {names}.{refers}")
    return "\n".join(lines)
