"""The sessions for the window: listed, searched, shown, renamed, copied, hidden and brought back; their pictures."""

import asyncio
import base64
import logging
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.child_process import Message
from app.domain.build import Delivered
from app.domain.codebase import SourceFile
from app.domain.errors import AppError, InputError
from app.service.desk import Call, Handler
from app.service.messages import pack, pack_event

if TYPE_CHECKING:
    from app.bootstrap import House
    from app.domain.figures import Figures

log = logging.getLogger(__name__)
PICTURE_PX = (960, 640)
MOST_LISTED = 100
"""Sessions in one answer: several screens of a list, and read within a frame."""


class Keeping:
    """What is on record, and what can be done with it."""

    def __init__(self, house: "House") -> None:
        self._house = house
        self._told: tuple[Figures, Message] | None = None

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "list": self.list,
            "search": self.search,
            "show": self.show,
            "rename": self.rename,
            "delete": self.delete,
            "undelete": self.undelete,
            "picture": self.picture,
            "figures": self.figures,
            "undo tuning": self.undo_tuning,
            "save": self.save,
            "export": self.export,
            "duplicate": self.duplicate,
        }

    async def list(self, call: Call) -> Message:
        """Return the newest sessions; with `after` (and when that was worked on, `at`) those that follow it."""
        store = self._house.sessions
        if after := call.text("after"):
            found = store.older_than(after, datetime.fromisoformat(call.text("at")), MOST_LISTED + 1)
        else:
            found = store.list(most=MOST_LISTED + 1)
        return {"sessions": [pack(session) for session in found[:MOST_LISTED]], "is_more": len(found) > MOST_LISTED}

    async def search(self, call: Call) -> Message:
        return {"sessions": [pack(session) for session in self._house.sessions.search(call.text("words"))]}

    async def show(self, call: Call) -> Message:
        """Return the session, the events of its finished stages in order, and how the swarm chose."""
        session = self._house.sessions.find(call.text("session"))
        finished = self._house.sessions.finished(session.id)
        ballots = [pack(ballot) for ballot in self._house.memory.runs.ballots(session.id)]
        return {"session": pack(session), "events": [pack_event(event) for event in finished], "ballots": ballots}

    async def rename(self, call: Call) -> Message:
        title = " ".join(call.text("title").split())
        if not title:
            raise InputError("The new name is empty.", "Type a name.")
        self._house.sessions.rename(call.text("session"), title)
        return {"session": pack(self._house.sessions.find(call.text("session")))}

    async def delete(self, call: Call) -> Message:
        self._house.sessions.set_deleted(call.text("session"), True)
        return {}

    async def undelete(self, call: Call) -> Message:
        self._house.sessions.set_deleted(call.text("session"), False)
        return {"session": pack(self._house.sessions.find(call.text("session")))}

    async def save(self, call: Call) -> Message:
        """Write the `text` of the file `path` of the app in `folder`, whole or not at all."""
        file = SourceFile(call.text("path"), call.text("text"))  # refuses paths that leave the folder
        folder = Path(call.text("folder"))
        before = self._house.workspace.write_file(folder, file)
        try:
            self._house.sessions.add_edit(folder, before, file.text)
        except AppError as error:  # the file is written, and that is what was asked
            log.warning("what was written into %s cannot be searched: %s", file.path, error)
        return {}

    async def figures(self, call: Call) -> Message:
        """Return the figures of all runs, for the dashboard; of the last `days` where it is given.

        They come with a `mark`; who names that of what it has (`known`) gets nothing again that is still so.
        """
        days = call.request.get("days")
        figures = self._house.memory.figures.read(days if isinstance(days, int) else None)
        if self._told is None or self._told[0] is not figures:
            self._told = (figures, {"figures": pack(figures), "mark": secrets.token_hex(4)})
        told = self._told[1]
        return {"mark": told["mark"]} if call.text("known") == told["mark"] else told

    async def undo_tuning(self, call: Call) -> Message:
        """Take back what the optimiser changed last; return the `knob` and its `value` of now ("" where nothing is)."""
        taken = self._house.memory.tuner.undo()
        return {"knob": taken.knob, "value": taken.before} if taken else {"knob": "", "value": 0}

    async def export(self, call: Call) -> Message:
        """Pack the app in `folder` into a zip in the folder `target` and return its path."""
        file = await asyncio.to_thread(
            self._house.workspace.export, Path(call.text("folder")), Path(call.text("target"))
        )
        return {"file": str(file)}

    async def duplicate(self, call: Call) -> Message:
        """Make a copy of `session` with a folder of its own and return its id."""
        session = self._house.sessions.find(call.text("session"))
        if session.folder is None:
            raise InputError("There is no app to copy yet.", "Go on with its build first.")
        folder = await asyncio.to_thread(self._house.workspace.copy, session.folder)
        copied = self._house.sessions.create(session.request, session.audio, session.wanted_folder, session.model)
        for event in self._house.sessions.finished(session.id):
            output = Delivered(folder) if isinstance(event.output, Delivered) else event.output
            self._house.sessions.record(copied.id, replace(event, output=output, is_replayed=False))
        self._house.sessions.rename(copied.id, f"{session.name} copy")
        return {"session": copied.id}

    async def picture(self, call: Call) -> Message:
        """Return what the app in `folder` looks like, as PNG."""
        codebase = self._house.workspace.read(Path(call.text("folder")))
        is_dark = bool(call.request.get("dark"))
        png = await self._house.start_browser().screenshot(codebase, *PICTURE_PX, is_dark)
        return {"png": base64.b64encode(png).decode()}
