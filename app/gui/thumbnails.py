"""Pictures of the apps for the list, as they look in the light and in the dark: which there are, which to make next."""

import asyncio
import base64
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.child_process import Message
from app.domain.errors import AppError
from app.domain.session import Session
from app.service.messages import BugError

log = logging.getLogger(__name__)


class Ask(Protocol):
    """How the service is asked (`app.gui.studio.Studio.ask`)."""

    async def __call__(self, do: str, **fields: object) -> Message: ...


@dataclass(frozen=True, slots=True)
class Missing:
    """A picture that is yet to be made of the app in `folder`, as it was at `changed_at_s`."""

    session_id: str
    folder: Path
    file: Path
    is_dark: bool
    changed_at_s: float


class Thumbnails:
    """Keeps a file for each app and look, so that going back to a look costs nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._missing: list[Missing] = []
        self._given_up: set[tuple[Path, float]] = set()

    def want(self, sessions: Iterable[Session], is_dark: bool) -> dict[str, Path]:
        """Return the pictures there are, by session; the other look's stands in for one that is missing.

        What is missing or older than its app is noted to be made, and what was noted before is not: nobody sees it.
        """
        there: dict[str, Path] = {}
        self._missing = []
        for session in sessions:
            if session.folder is None or (changed_at_s := _changed_at_s(session.folder / "index.html")) is None:
                continue
            file, other = (self._file(session.id, dark) for dark in (is_dark, not is_dark))
            missing = Missing(session.id, session.folder, file, is_dark, changed_at_s)
            if not _is_made(missing) and (file, changed_at_s) not in self._given_up:
                self._missing.append(missing)
            shown = file if file.is_file() else other
            if shown.is_file():
                there[session.id] = shown
        return there

    @property
    def is_wanting(self) -> bool:
        return bool(self._missing)

    async def make(self, ask: Ask, is_busy: Callable[[], bool], on_made: Callable[[Mapping[str, Path]], None]) -> None:
        """Have the service make what is missing, one after another, until somebody builds: the rest waits for that."""
        while self._missing and not is_busy():
            missing = self._missing.pop(0)
            if _is_made(missing):
                continue
            try:
                done = await ask("picture", folder=str(missing.folder), dark=missing.is_dark)
                await asyncio.to_thread(_write, missing.file, base64.b64decode(str(done["png"])))
            except (AppError, BugError, OSError) as error:  # the folder may vanish meanwhile; nobody asked for it
                log.info("no picture of %s: %s", missing.session_id, error)
                self._given_up.add((missing.file, missing.changed_at_s))  # until the app is another
            else:
                on_made({missing.session_id: missing.file})

    def _file(self, session_id: str, is_dark: bool) -> Path:
        name = session_id + "-dark" if is_dark else session_id
        return self._folder / (name + ".png")


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _is_made(missing: Missing) -> bool:
    made_at_s = _changed_at_s(missing.file)
    return made_at_s is not None and made_at_s >= missing.changed_at_s


def _changed_at_s(file: Path) -> float | None:
    try:
        return file.stat().st_mtime
    except OSError:
        return None
