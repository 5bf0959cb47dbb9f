"""Reads the fields of the blueprint language: names with types, options and defaults."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from app.domain.blueprint import Calc, Field, FieldType, Generator, Output
from app.domain.formula import NOW, TODAY
from app.domain.words import TYPE_WORDS, identifier, implied_type, split_outside


class LineError(ValueError):
    """A line that cannot be read; the message says why in plain words."""


def read_field(text: str, line: int, records: frozenset[str] = frozenset()) -> Field:
    """Read `name type (options) = default`; a type may be one of `records`, or be left to the name to say."""
    text, _, default = text.partition("=")
    options: tuple[str, ...] = ()
    ref = ""
    bracket = re.search(r"[(\[]([^)\]]*)[)\]]", text)
    if bracket:
        text = text[: bracket.start()] + " " + text[bracket.end() :]
        options = tuple(o for o in split_outside(bracket[1], "/|,;") if o)
    words = text.replace(":", " ").split()
    words, is_unique = _without_unique(words)
    if [o.lower() for o in options] == ["unique"]:
        options, is_unique = (), True
    presence: Literal["", "required", "optional"] = ""
    if len(words) > 1 and words[-1].lower() in ("required", "optional"):
        presence = "required" if words.pop().lower() == "required" else "optional"
    if not words or re.search(r"[*/+^<>]", text):
        raise LineError("a field needs a name")
    kind = TYPE_WORDS.get(identifier(words[-1])) if len(words) > 1 else None
    if kind is None and len(words) > 1 and identifier(words[-1]) in records:
        kind, options = "ref", (identifier(words[-1]),)
    name = identifier(" ".join(words[:-1] if kind else words))
    kind = kind or ("choice" if len(options) > 1 else implied_type(name))
    if kind == "ref":
        ref, options = identifier(options[0]) if options else name, ()
    elif kind == "choice" and len(options) < 2:
        kind, options = "text", ()
    elif kind != "choice":
        options = ()
    default = "" if kind == "image" else default.strip().strip('"')
    kind, default = _at_the_time(kind, default)
    is_unique = is_unique and kind not in ("yesno", "image")
    return Field(name or "name", kind, options, ref, default, line, presence, is_unique)


def _without_unique(words: list[str]) -> tuple[list[str], bool]:
    """Return the words of a field without “unique”, wherever it stands, and whether it was there."""
    kept = [w for at, w in enumerate(words) if w.lower() != "unique" or (at == 0 and len(words) < 3)]
    return kept, len(kept) < len(words)


def _at_the_time(kind: FieldType, default: str) -> tuple[FieldType, str]:
    """Return the type and the default of a field that is to hold, at first, what time or what day it is."""
    word = re.sub(r"[ _]+", "_", default.lower()).removesuffix("()")
    if word not in ("now", "today", "current_time", "current_date") or (kind == "text" and word == default.lower()):
        return kind, default
    if kind not in ("date", "time"):
        kind = "date" if word in ("today", "current_date") else "time"
    return kind, TODAY if kind == "date" else NOW


def read_input(text: str, line: int) -> Field:
    """Read a field whose default may stand behind its type: `years number 10`; without a type it is a number."""
    if "=" not in text:
        match = re.match(r"(.+?\b(?:number|money|percent|stars|date|time|text)\b)\s+(\S+)$", text)
        if match or (match := re.match(r"(.+?)\s+(-?\d+(?:\.\d+)?)$", text)):
            text = f"{match[1]} = {match[2]}"
    one = read_field(text, line)
    has_type = (
        TYPE_WORDS.get(identifier(text.split("=")[0].split()[-1])) if len(text.split("=")[0].split()) > 1 else None
    )
    if one.type == "ref":  # there are no records to choose from
        return replace(one, type="text", ref="")
    is_bare = one.type == "text" and has_type is None
    return replace(one, type="number") if is_bare else one


def read_typed_name(text: str) -> tuple[str, FieldType | None]:
    """Read a name and the type that may follow it."""
    words = text.replace(":", " ").split()
    kind = TYPE_WORDS.get(words[-1].lower()) if len(words) > 1 else None
    name = identifier(" ".join(words[:-1] if kind else words))
    if not name:
        raise LineError("a value needs a name")
    return name, kind


def with_field(fields: tuple[Field, ...], field: Field) -> tuple[Field, ...]:
    """Return the fields with this one in the place of its name: the rows of `start` lines go by their order."""
    if any(f.name == field.name for f in fields):
        return tuple(field if f.name == field.name else f for f in fields)
    return (*fields, field)


def made_unique(fields: tuple[Field, ...], names: Sequence[str]) -> tuple[Field, ...]:
    """Return the fields with those of these names as such that no two records share: `unique name` on its own line."""
    for name in names:
        if not any(f.name == name for f in fields):
            raise LineError(f"there is no “{name.replace('_', ' ')}” here")
    return tuple(replace(f, is_unique=True) if f.name in names else f for f in fields)


def name_of(part: Field | Calc | Output | Generator) -> str:
    """Return the name by which two of these are the same."""
    return identifier(part.label) if isinstance(part, Generator) else part.name
