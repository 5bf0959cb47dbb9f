"""A change of the shown app as the window shows it: what is done now, and what came of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.domain.change import Changed
from app.domain.events import ChangeStep, ChangeStepStarted, CheckTried, Event, LinesChanged
from app.gui.models.observable import Observable

ChangeState = Literal["idle", "running", "applied", "refused", "failed"]
DOING: Mapping[ChangeStep, str] = {
    "listen": "Reading your words",
    "rewrite": "Changing the blueprint",
    "generate": "Writing the code",
    "merge": "Keeping your edits",
    "try": "Trying everything again",
    "keep": "Keeping the version",
}
_POINTING = re.compile(r"\b(this|that|it|here)\b", re.IGNORECASE)
_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Pointed:
    """What was pointed at in the preview: its kind in words (“button”), and its name as a person reads it."""

    kind: str
    name: str

    @property
    def says(self) -> str:
        return f"{self.kind} “{self.name}”" if self.name else self.kind


class ChangeModel(Observable):
    """The change under way, or the last one."""

    def __init__(self) -> None:
        super().__init__()
        self.state: ChangeState = "idle"
        self.wish = ""
        self.says = ""
        self.offer = ""
        self.pointed: Pointed | None = None
        self._tried = (0, 0)

    def point(self, pointed: Pointed | None) -> None:
        self.pointed = pointed
        self.tell()

    def start(self, wish: str) -> None:
        self.state, self.wish, self.says, self.offer = "running", wish, "Reading your words", ""
        self._tried = (0, 0)
        self.tell()

    def take(self, event: Event) -> None:
        match event:
            case ChangeStepStarted(step):
                self.says = DOING[step]
            case CheckTried(_, done, total):
                self.says = f"{DOING['try']}: {done} of {total}"
            case LinesChanged(removed, added):
                self.says = f"{len(added)} lines new, {len(removed)} gone"
        self.tell()

    def finish(self, changed: Changed) -> None:
        """Say what came of it; what was pointed at is done with."""
        self.state = "applied" if changed.applied else "refused"
        self.says = "Done: everything that worked before still works." if changed.applied else changed.reason
        self.offer = changed.offer
        if changed.applied:
            self.pointed = None
        self.tell()

    def fail(self, says: str, next_step: str = "") -> None:
        self.state, self.says, self.offer = "failed", says, next_step
        self.tell()

    def rest(self) -> None:
        self.state, self.says, self.offer = "idle", "", ""
        self.tell()


def aim(wish: str, pointed: Pointed | None) -> str:
    """Return the wish with what was pointed at said in words: “make this red” → “make “Cost” red”."""
    if pointed is None or not pointed.name or pointed.name.casefold() in wish.casefold():
        return wish
    if _POINTING.search(wish):
        return _POINTING.sub(lambda _: pointed.name, wish, count=1)
    return f"{wish} {pointed.name}" if len(wish.split()) <= _FEW_WORDS else f"{wish} for {pointed.name}"
