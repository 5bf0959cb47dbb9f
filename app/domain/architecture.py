"""How an app is put together, as data that can be shown as text or drawn."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Component:
    """A part a person can see or that others use. `uses` names other components; `lines` are blueprint lines."""

    name: str
    purpose: str
    uses: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribute:
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Something the app keeps. `refers_to` names other entities."""

    name: str
    attributes: tuple[Attribute, ...]
    refers_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Architecture:
    """`mermaid` and `svg` draw the same: components, data model and how they meet."""

    stack: tuple[str, ...]
    components: tuple[Component, ...]
    entities: tuple[Entity, ...]
    files: tuple[tuple[str, str], ...]
    text: str
    mermaid: str
    svg: str
