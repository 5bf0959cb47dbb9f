"""Versions of an app: what was made, when, and by which words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.domain.codebase import Codebase

VersionKind = Literal["build", "change", "edits", "undo", "redo", "restore"]


@dataclass(frozen=True, slots=True)
class Version:
    """`number` counts from 1, the oldest; `id` is the commit in the app's git repository. `wish` is what was said."""

    number: int
    id: str
    kind: VersionKind
    title: str
    wish: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place that its owner edited and that a change would need to edit too. `line` counts from 1 in the file that
    is there now, 0 where the whole file is meant."""

    path: str
    line: int
    yours: str
    wanted: str

    @property
    def says(self) -> str:
        place = f"{self.path}, line {self.line}" if self.line else self.path
        return f"{place}: you have “{_short(self.yours)}”, the change needs “{_short(self.wanted)}”."


@dataclass(frozen=True, slots=True)
class Merged:
    """A new version with its owner's edits in it. `tree` names it in the history, "" where places conflict."""

    tree: str
    codebase: Codebase
    conflicts: tuple[Conflict, ...] = ()


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return (flat if len(flat) <= 80 else f"{flat[:80]}…") or "nothing"
