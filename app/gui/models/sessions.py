"""The sessions as the list shows them: newest first or found by words, one chosen, one perhaps running."""

from bisect import bisect_left
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
    """What is on record, as rows: as much of it as was scrolled to. 100,000 sessions are never in here at once
    unless somebody scrolled past them all, so nothing here may touch every session when one changes."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        super().__init__()
        self._now = now
        self._sessions: tuple[Session, ...] = ()
        self._places: dict[str, int] = {}
        self._apart: dict[str, Session] = {}
        self._shown_words = ""
        self._running: frozenset[str] = frozenset()
        self._pictures: dict[str, Path] = {}
        self.words = ""
        self.chosen_id = ""
        self.is_known = False
        self.is_more = False
        """Whether there are older ones than those here."""

    def show(self, sessions: tuple[Session, ...], words: str = "", is_more: bool = False) -> None:
        """Show what was found, or the newest; older ones that were scrolled to stay."""
        older: tuple[Session, ...] = ()
        if is_more and not words.strip() and not self._shown_words and sessions[-1].id in self._places:
            newest = {session.id for session in sessions}
            start = bisect_left(self._sessions, _age(sessions[-1]), key=_age)
            older = tuple(session for session in self._sessions[start:] if session.id not in newest)
            is_more = self.is_more if older else is_more
        self.words, self._shown_words, self.is_known, self.is_more = words, words.strip(), True, is_more
        self._replace(sessions + older)

    def add(self, last: Session, sessions: tuple[Session, ...], is_more: bool) -> bool:
        """Add what follows `last`; False where that is no longer the end of the list."""
        if self._shown_words or self.last is None or self.last.id != last.id:
            return False
        new = tuple(session for session in sessions if session.id not in self._places)
        self._places.update({session.id: place for place, session in enumerate(new, len(self._sessions))})
        self._sessions += new
        self.is_more = is_more and bool(new)
        self.tell()
        return True

    def put(self, session: Session) -> None:
        """Show a session as it is now, where its time puts it."""
        place = self._places.get(session.id)
        if place is not None:
            self._replace((*self._sessions[:place], session, *self._sessions[place + 1 :]))
        elif not self._shown_words and not (self.is_more and self.last and _age(session) > _age(self.last)):
            place = bisect_left(self._sessions, _age(session), key=_age)
            self._replace((*self._sessions[:place], session, *self._sessions[place:]))

    def drop(self, session_id: str) -> None:
        self._replace(tuple(session for session in self._sessions if session.id != session_id))

    def note(self, session: Session) -> None:
        """Know a session that is shown, though the list may not have come to it."""
        self._apart = {session.id: session}

    def choose(self, session_id: str) -> None:
        if session_id != self.chosen_id:
            self.chosen_id = session_id
            self.tell()

    def mark_running(self, session_ids: frozenset[str]) -> None:
        self._running = session_ids
        self.tell()

    def put_pictures(self, pictures: Mapping[str, Path]) -> None:
        if pictures:
            self._pictures.update(pictures)
            self.tell()

    def picture(self, session_id: str) -> Path | None:
        """Return the file that is shown for a session."""
        return self._pictures.get(session_id)

    def find(self, session_id: str) -> Session | None:
        place = self._places.get(session_id)
        return self._apart.get(session_id) if place is None else self._sessions[place]

    def place(self, session_id: str) -> int | None:
        """Return where in the list a session stands."""
        return self._places.get(session_id)

    @property
    def sessions(self) -> tuple[Session, ...]:
        return self._sessions

    @property
    def last(self) -> Session | None:
        return self._sessions[-1] if self._sessions else None

    @property
    def rows(self) -> tuple[SessionRow, ...]:
        return tuple(self._row(session) for session in self._sessions)

    def row(self, place: int) -> SessionRow:
        return self._row(self._sessions[place])

    def _replace(self, sessions: tuple[Session, ...]) -> None:
        self._sessions = sessions
        self._places = {session.id: place for place, session in enumerate(sessions)}
        self.tell()

    def _row(self, session: Session) -> SessionRow:
        is_running = session.id in self._running
        when = ago(session.updated_at, self._now())
        note = "Building…" if is_running else f"{_ENDS[session.state]}{when}"
        return SessionRow(
            session.id, session.name or "New app", note, session.state, self._pictures.get(session.id), is_running
        )


def _age(session: Session) -> float:
    """Larger is older: the list begins with the newest."""
    return -session.updated_at.timestamp()


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
