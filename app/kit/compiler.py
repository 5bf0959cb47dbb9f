"""Blueprint → the files of an app: readable HTML, CSS and JavaScript that opens from disk.

Pure: the kit's own files come in as `parts` (path under resources/kit → text). The sections are made by the modules
of `app/kit/sections`; this module puts them into a page.
"""

from collections.abc import Mapping

from app.domain.blueprint import Blueprint
from app.domain.codebase import Codebase, SourceFile
from app.kit.looks import look_rules
from app.kit.markup import escape, identifier_of, literal, object_keys
from app.kit.moments import shows_time
from app.kit.palette import colour_tokens
from app.kit.section import Context, Section
from app.kit.sections.records import record_section
from app.kit.sections.settings import settings_section
from app.kit.sections.texts import text_section
from app.kit.sections.tools import tool_sections
from app.kit.stored import stored_names
from app.kit.tidy import tidied

_BASE_PARTS = ("dom", "store", "format", "formula", "fields", "settings", "shell")


def compile_app(blueprint: Blueprint, parts: Mapping[str, str], written: Mapping[str, str] | None = None) -> Codebase:
    """Return the app. `written` maps names of functions and machines that agents wrote to their JavaScript."""
    blueprint = tidied(blueprint)
    context = Context(blueprint, written or {}, parts)
    sections = _sections(blueprint, context)
    used = used_parts(sections)
    extra = [SourceFile(path, text) for path, text in dict(f for s in sections for f in s.files).items()]
    return Codebase(
        (
            SourceFile("index.html", _page(blueprint, sections, used, extra, parts["index.html"])),
            SourceFile("styles.css", _style_sheet(blueprint, parts)),
            SourceFile("app.js", _app_script(blueprint, sections)),
            *(SourceFile(f"kit/{part}.js", parts[f"kit/{part}.js"]) for part in used),
            *extra,
            SourceFile("blueprint.txt", blueprint.text),
            SourceFile("README.md", _readme(blueprint, sections, parts["README.md"])),
        )
    )


def app_id(title: str) -> str:
    """Return the name under which an app keeps its data; apps in one browser must not share it."""
    plain = identifier_of(title)
    if plain and title.isascii():
        return plain
    return f"{plain or 'app'}-{sum(ord(c) * (i + 1) for i, c in enumerate(title)) % 100_000}"


def used_parts(sections: list[Section]) -> list[str]:
    """Return the names of the kit's files that these sections need, in the order they are loaded."""
    return list(dict.fromkeys((*_BASE_PARTS, *(part for s in sections for part in s.parts))))


def section_list(blueprint: Blueprint) -> list[Section]:
    """Return the sections of an app before anything is written by agents, for its design."""
    return _sections(tidied(blueprint), Context(tidied(blueprint)))


def _sections(blueprint: Blueprint, context: Context) -> list[Section]:
    sections = [settings_section(blueprint.settings, context)] if blueprint.settings else []
    sections += tool_sections(blueprint, context)
    sections += [record_section(record, context) for record in blueprint.records]
    if blueprint.texts:
        sections.append(text_section(blueprint.texts, context))
    return sections


def _page(
    blueprint: Blueprint, sections: list[Section], used: list[str], extra: list[SourceFile], template: str
) -> str:
    scripts = [f"kit/{part}.js" for part in used]
    scripts += [file.path for file in extra if file.path.endswith(".js")]
    values = {
        "title": escape(blueprint.title or "My app"),
        "scheme": f' data-scheme="{blueprint.scheme}"' if blueprint.scheme else "",
        "navigation": _navigation(sections),
        "menu": "".join(section.menu for section in sections),
        "sections": "\n\n".join(section.html for section in sections),
        "scripts": "\n".join(f'  <script src="{escape(path)}"></script>' for path in [*scripts, "app.js"]),
    }
    return _filled(template, values)


def _style_sheet(blueprint: Blueprint, parts: Mapping[str, str]) -> str:
    # Not at the very end: there the owner of an app adds rules of their own.
    looks = look_rules(blueprint.looks)
    return colour_tokens(blueprint.accent) + parts["styles.css"] + looks + parts["tools.css"]


def _navigation(sections: list[Section]) -> str:
    if len(sections) < 3:
        return ""
    links = "".join(f'<li><a href="#{s.id}">{escape(s.label)}</a></li>' for s in sections)
    return f'  <nav aria-label="Parts of this app"><ul>{links}</ul></nav>\n'


def _app_script(blueprint: Blueprint, sections: list[Section]) -> str:
    first_title = blueprint.first_name("app", blueprint.title)
    kept_as = stored_names(blueprint)
    stored = f", storedAs: {object_keys(kept_as)}" if kept_as else ""
    stored += ", showsTime: true" if shows_time(blueprint) else ""
    head = (
        "// What this app keeps and how it works things out. The words used here are explained in kit/.\n"
        '"use strict";\n\n'
        f"Kit.start({{ id: {literal(app_id(first_title))}, title: {literal(blueprint.title)}{stored} }});\n"
    )
    bodies = [f"// ---- {' '.join(s.label.split())} ----\n{s.script.strip()}\n" for s in sections if s.script.strip()]
    return "\n".join([head, *bodies, "Kit.run();\n"])


def _readme(blueprint: Blueprint, sections: list[Section], template: str) -> str:
    values = {
        "title": " ".join(blueprint.title.split()) or "My app",
        "parts": "\n".join(f"- {' '.join(s.label.split())}" for s in sections) or "- nothing yet",
    }
    return _filled(template, values)


def _filled(template: str, values: Mapping[str, str]) -> str:
    """Return the template with each `{{ name }}` replaced, in one pass, so that no value is read as a template."""
    pieces = template.split("{{")
    filled = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}}")
        filled.append(values[name.strip()] + rest)
    return "".join(filled)
