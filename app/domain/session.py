"""A session: one request and everything that was made of it, kept so that nothing is ever lost."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

SessionState = Literal["open", "done", "refused"]
"""open: not finished, can be resumed; done: an app was delivered; refused: there was no app in the request."""


@dataclass(frozen=True, slots=True)
class Session:
    """`request` is the typed text, `audio` the sound file (None: typed). `wanted_folder` is where the user wants the
    app (None: the projects folder), `folder` where it was written. `problem` is why the last run ended early."""

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


@dataclass(frozen=True, slots=True)
class FinishedStage:
    """One row of a session's record. `output` is JSON (`app.domain.codec`)."""

    name: str
    output: str
    seconds: float
    prompt_tokens: int
    generated_tokens: int
    cached_tokens: int
