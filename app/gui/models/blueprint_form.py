"""The blueprint as a form: each line is a kind in plain words and the rest; a record's line has fields of its own."""

from dataclasses import dataclass
from typing import get_args

from app.domain.blueprint import FieldType
from app.domain.blueprint_parser import parse_blueprint
from app.domain.words import split_outside

TYPES: tuple[str, ...] = get_args(FieldType)


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a record. `more` is what stands behind the type: options, what it refers to, a default."""

    name: str
    type: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class FormLine:
    """`kind` is the first word; of a record `rest` is its name and `fields` are what is noted for each."""

    kind: str
    rest: str
    fields: tuple[FormField, ...] = ()


def read_form(text: str) -> tuple[FormLine, ...]:
    return tuple(_read_line(line.strip()) for line in text.splitlines() if line.strip())


def write_form(lines: tuple[FormLine, ...]) -> str:
    """Return the lines as text again; lines and fields without a name are left out."""
    return "\n".join(text for text in map(_write_line, lines) if text)


def find_problems(text: str) -> tuple[str, ...]:
    """Return what cannot be read, in plain words, the place first."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return ("There is no line.",)
    problems = parse_blueprint("\n".join(lines)).problems
    return tuple(f"Line {p.line + 1}, “{lines[p.line]}”: {p.says}" for p in problems if p.line < len(lines))


def _read_line(line: str) -> FormLine:
    kind, _, rest = line.partition(" ")
    if kind == "record" and ":" in rest:
        name, _, fields = rest.partition(":")
        return FormLine(kind, name.strip(), tuple(_read_field(f) for f in split_outside(fields, ",") if f.strip()))
    return FormLine(kind, rest.strip())


def _read_field(text: str) -> FormField:
    name, _, kind = text.strip().partition(" ")
    kind = kind.strip() or "text"
    for known in sorted(TYPES, key=len, reverse=True):
        if kind == known or kind.startswith((f"{known}(", f"{known} ")):
            return FormField(name, known, kind[len(known) :].strip())
    return FormField(name, "text", kind)


def _write_line(line: FormLine) -> str:
    rest = " ".join(line.rest.split())
    if not line.kind or (not rest and not line.fields and line.kind != "record"):
        return ""
    if not line.fields:
        return f"{line.kind} {rest}" if rest else ""
    fields = (f"{f.name.strip()} {f.type}{_more(f.more)}" for f in line.fields if f.name.strip())
    return f"{line.kind} {rest}: {', '.join(fields)}" if rest else ""


def _more(more: str) -> str:
    more = more.strip()
    return more if not more or more.startswith("(") else f" {more}"
