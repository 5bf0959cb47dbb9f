"""The versions of the shown app, and what differs between one and the one before it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from app.domain.version import Version, VersionKind
from app.gui.models.observable import Observable
from app.gui.models.sessions import ago

DiffTone = Literal["file", "place", "added", "removed", "same"]
_KINDS: dict[VersionKind, str] = {
    "build": "Built",
    "change": "Changed",
    "edits": "Edited by you",
    "undo": "Undone",
    "redo": "Made again",
    "restore": "Brought back",
}
_NOISE = ("index ", "--- ", "+++ ", "new file mode", "deleted file mode", "similarity index", "\\ No newline")
_MADE_ANEW = ("checks.json",)
"""Files that follow from the others; nobody reads what differs in them."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    id: str
    number: int
    title: str
    notes: tuple[str, ...]
    """How it was made, and when; each translated by itself."""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class DiffLine:
    text: str
    tone: DiffTone


class VersionsModel(Observable):
    """Newest first; one is chosen, and its difference shown."""

    def __init__(self) -> None:
        super().__init__()
        self.versions: tuple[Version, ...] = ()
        self.chosen_id = ""
        self.diff: tuple[DiffLine, ...] = ()

    def show(self, versions: tuple[Version, ...]) -> None:
        self.versions = versions
        if not any(version.id == self.chosen_id for version in versions):
            self.chosen_id = versions[0].id if versions else ""
        self.tell()

    @property
    def can_undo(self) -> bool:
        return len(self.versions) > 1

    @property
    def can_redo(self) -> bool:
        """Whether something was undone since the last change."""
        undone = 0
        for version in self.versions:  # the newest first
            if version.kind not in ("undo", "redo"):
                break
            undone += 1 if version.kind == "undo" else -1
        return undone > 0

    def show_diff(self, version_id: str, text: str) -> None:
        if version_id == self.chosen_id:
            self.diff = read_diff(text)
            self.tell()

    @property
    def before(self) -> str:
        """The version before the chosen one, "" where it is the first."""
        ids = [version.id for version in self.versions]
        at = ids.index(self.chosen_id) + 1 if self.chosen_id in ids else len(ids)
        return ids[at] if at < len(ids) else ""

    @property
    def is_chosen_current(self) -> bool:
        return bool(self.versions) and self.chosen_id == self.versions[0].id

    def rows(self, now: datetime | None = None) -> tuple[VersionRow, ...]:
        at = now or datetime.now(UTC)
        return tuple(
            VersionRow(v.id, v.number, v.title, (_KINDS[v.kind], _when(v, at, number == 0)), number == 0)
            for number, v in enumerate(self.versions)
        )


def _when(version: Version, now: datetime, is_current: bool) -> str:
    when = ago(version.made_at, now)
    return f"{when} · now" if is_current else when


def read_diff(text: str) -> tuple[DiffLine, ...]:
    """Return git's text as lines a person reads: which file, what came, what went."""
    lines: list[DiffLine] = []
    is_shown = True
    for line in text.splitlines():
        if line.startswith("diff --git "):
            path = line.rpartition(" b/")[2]
            is_shown = path not in _MADE_ANEW
            lines.append(DiffLine(path if is_shown else f"{path} (made anew)", "file"))
        elif not is_shown or line.startswith(_NOISE):
            continue
        elif line.startswith("@@"):
            lines.append(DiffLine(line.rpartition("@@")[2].strip(), "place"))
        elif line[:1] in "+-" and line:
            lines.append(DiffLine(line[1:], "added" if line[0] == "+" else "removed"))
        else:
            lines.append(DiffLine(line[1:], "same"))
    return tuple(lines)
