"""Lines that tell what happened and offer one next step (mostly: undo). They never wait for an answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.gui.models.observable import Observable

SHOWN_S = 8.0


@dataclass(frozen=True, slots=True)
class Notice:
    """`act` is done when the person presses `action`; `tone` bad stays until it is closed."""

    says: str
    action: str = ""
    act: Callable[[], object] | None = None
    tone: Literal["plain", "bad"] = "plain"


class NoticesModel(Observable):
    """The newest notice; an older one gives way."""

    def __init__(self) -> None:
        super().__init__()
        self.notice: Notice | None = None

    def show(self, says: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        self.notice = Notice(says, action, act)
        self.tell()

    def complain(self, says: str, next_step: str = "") -> None:
        self.notice = Notice(f"{says} {next_step}".strip(), tone="bad")
        self.tell()

    def clear(self) -> None:
        if self.notice is not None:
            self.notice = None
            self.tell()

    def act(self) -> None:
        """Do what the notice offers, once."""
        notice, self.notice = self.notice, None
        self.tell()
        if notice and notice.act:
            notice.act()
