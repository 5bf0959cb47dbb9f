"""The sessions as the list shows them: newest first or found by words, one chosen, one perhaps running."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.domain.session import Session
from app.gui.models.observable import Observable


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in the list. `note` is when and how it ended; `picture` is a file, or None until it is made."""

    id: str
    name: str
    note: str
    state: str
    picture: Path | None = None
    is_running: bool = False


class SessionsModel(Observable):
    """What is on record, as rows."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__()
        self._now = now
        self._sessions: tuple[Session, ...] = ()
        self._running: frozenset[str] = frozenset()
        self._pictures: Mapping[str, Path] = {}
        self.words = ""
        self.chosen_id = ""
        self.is_known = False

    def show(self, sessions: tuple[Session, ...], words: str = "") -> None:
        self._sessions, self.words, self.is_known = sessions, words, True
        self.tell()

    def choose(self, session_id: str) -> None:
        if session_id != self.chosen_id:
            self.chosen_id = session_id
            self.tell()

    def mark_running(self, session_ids: frozenset[str]) -> None:
        self._running = session_ids
        self.tell()

    def put_picture(self, session_id: str, file: Path) -> None:
        self._pictures = {**self._pictures, session_id: file}
        self.tell()

    def find(self, session_id: str) -> Session | None:
        return next((session for session in self._sessions if session.id == session_id), None)

    @property
    def sessions(self) -> tuple[Session, ...]:
        return self._sessions

    @property
    def rows(self) -> tuple[SessionRow, ...]:
        return tuple(self._row(session) for session in self._sessions)

    def _row(self, session: Session) -> SessionRow:
        is_running = session.id in self._running
        when = ago(session.updated_at, self._now())
        note = "Building…" if is_running else f"{_ENDS[session.state]}{when}"
        return SessionRow(
            session.id, session.name or "New app", note, session.state, self._pictures.get(session.id), is_running
        )


_ENDS = {"done": "", "open": "Not finished · ", "refused": "Nothing to build · "}


def ago(then: datetime, now: datetime) -> str:
    """Return how long ago something was, as people say it."""
    seconds = (now - then).total_seconds()
    if seconds < 60:
        return "just now"
    if seconds < 3600:
        return _count(seconds // 60, "minute")
    if seconds < 86_400:
        return _count(seconds // 3600, "hour")
    if seconds < 7 * 86_400:
        return "yesterday" if seconds < 2 * 86_400 else _count(seconds // 86_400, "day")
    return then.astimezone().strftime("%d %b %Y").lstrip("0")


def _count(number: float, unit: str) -> str:
    return f"{int(number)} {unit}{'' if int(number) == 1 else 's'} ago"
