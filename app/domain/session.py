"""A session: one request and everything that was made of it, kept so that nothing is ever lost."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

SessionState = Literal["open", "done", "refused"]
"""open: not finished, can be resumed; done: delivered; refused: there was no app in the request."""


@dataclass(frozen=True, slots=True)
class Session:
    """`request` is the typed text, `audio` the sound file (None: typed).

    `wanted_folder` is where the user wants the app (None: in the projects folder), `folder` where it was written.
    `problem` is why the last run ended early, "" where it did not.
    """

    id: str
    request: str
    audio: Path | None
    wanted_folder: Path | None
    state: SessionState
    created_at: datetime
    updated_at: datetime
    title: str = ""
    folder: Path | None = None
    problem: str = ""
    model: str = ""
    is_deleted: bool = False

    @property
    def name(self) -> str:
        """What people recognise it by."""
        return self.title or self.request or (self.audio.name if self.audio else "")
