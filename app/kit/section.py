"""What a part of an app hands to the compiler, so that every kind of part can be written without knowing the others.

A kind of part has a module in `app/kit/sections` with a function from its noun and a `Context` to a `Section`.
The script's lines are statements of app.js (calls of `Kit.…`, never top-level names); whatever code they call is in
`resources/kit/kit/<part>.js`, named in `parts`. Always there: dom, store, format, formula, fields, settings, shell.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.blueprint import Blueprint
from app.kit.markup import identifier_of


@dataclass(frozen=True, slots=True)
class Section:
    """`html` is one `<section aria-labelledby=…>`; `parts` are names of kit files without folder or `.js`.

    `files` are further files of the app (path, text), such as functions that agents wrote.
    """

    id: str
    label: str
    html: str
    script: str
    parts: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    menu: str = ""
    """Buttons for the page's "More" menu."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a section may need to know of the rest of the app. Ids given out are remembered, so none comes twice."""

    blueprint: Blueprint
    written: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    """The kit's own files by path under resources/kit, such as the catalogue's machines."""
    _taken: set[str] = field(default_factory=set)

    def new_id(self, *words: str) -> str:
        """Return an id for an element, made from the words and unlike all before."""
        stem = identifier_of(" ".join(words)) or "part"
        candidate, number = stem, 2
        while candidate in self._taken:
            candidate, number = f"{stem}-{number}", number + 1
        self._taken.add(candidate)
        return candidate
