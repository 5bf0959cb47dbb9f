"""Changes of apps that are there, for the window: by words, by an edited blueprint, along their versions."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.child_process import Message
from app.domain.architecture import Architecture
from app.domain.audio import AudioClip
from app.domain.blueprint import Line
from app.domain.blueprint_parser import parse_blueprint
from app.domain.build import Generated, Understood, Validated
from app.domain.change import Changed
from app.domain.check_file import CHECK_FILE, read_checks
from app.domain.codebase import Codebase
from app.domain.transcript import Transcript
from app.domain.version import Version
from app.kit.conversions import find_conversion
from app.pipeline.stages.deliver import BLUEPRINT_FILE
from app.pipeline.stages.design import design
from app.service.desk import Call, Handler
from app.service.messages import pack, unpack

if TYPE_CHECKING:
    from app.bootstrap import House

T = TypeVar("T")


class Changing:
    """One change at a time: the app's folder and the models are one."""

    def __init__(self, house: "House") -> None:
        self._house = house
        self._turn = asyncio.Lock()

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "change": self.change,
            "rewrite": self.rewrite,
            "undo": self.undo,
            "redo": self.redo,
            "restore": self.restore,
            "versions": self.versions,
            "diff": self.diff,
        }

    async def change(self, call: Call) -> Message:
        """Change the app of `session` in `folder` as `text` says, or the sound file `audio`, or a `transcript`."""
        heard = unpack(Transcript, call.request["transcript"]) if call.request.get("transcript") else None
        source = heard or (AudioClip(Path(call.text("audio"))) if call.text("audio") else Transcript(call.text("text")))
        async with self._turn:
            changed = await self._house.changes.change(_folder(call), source, call.on_event)
        return await self._told(call, changed)

    async def rewrite(self, call: Call) -> Message:
        """Change the app to the edited `blueprint`."""
        async with self._turn:
            changed = await self._house.changes.rewrite(_folder(call), call.text("blueprint"), call.on_event)
        return await self._told(call, changed)

    async def undo(self, call: Call) -> Message:
        return await self._travel(call, lambda: self._house.changes.undo(_folder(call)))

    async def redo(self, call: Call) -> Message:
        return await self._travel(call, lambda: self._house.changes.redo(_folder(call)))

    async def restore(self, call: Call) -> Message:
        """Make the app as it was in `version`."""
        return await self._travel(call, lambda: self._house.changes.restore(_folder(call), call.text("version")))

    async def versions(self, call: Call) -> Message:
        """Return the versions of the app, the newest first."""
        async with self._turn:
            found = await asyncio.to_thread(self._house.changes.versions, _folder(call))
        return {"versions": [pack(version) for version in found]}

    async def diff(self, call: Call) -> Message:
        """Return what differs between the versions `old` and `new`, as git shows it."""
        old, new = call.text("old"), call.text("new")
        async with self._turn:
            text = await asyncio.to_thread(self._house.changes.diff, _folder(call), old, new)
        return {"diff": text}

    async def _travel(self, call: Call, go: Callable[[], object]) -> Message:
        async with self._turn:
            done = await asyncio.to_thread(go)
        self._house.memory.keep_travel(_folder(call), done)
        if isinstance(done, Version):
            changed = Changed(_folder(call), "", True, version=done)
        else:
            conflicts = done if isinstance(done, tuple) else ()
            places = " ".join(conflict.says for conflict in conflicts)
            changed = Changed(_folder(call), "", False, f"You edited a place that this needs too. {places}")
        return await self._told(call, changed)

    async def _told(self, call: Call, changed: Changed) -> Message:
        """Return what became of the change; the session's record follows the folder, so that it opens as it is."""
        codebase = await asyncio.to_thread(self._house.workspace.read, _folder(call))
        text = next((file.text for file in codebase.files if file.path == BLUEPRINT_FILE), "")
        architecture = await design(parse_blueprint(text, find_conversion).blueprint)
        if changed.applied and call.text("session"):
            self._remember(call.text("session"), changed, codebase, text, architecture)
        return {"changed": pack(changed), "blueprint": text, "architecture": pack(architecture)}

    def _remember(
        self, session_id: str, changed: Changed, codebase: Codebase, blueprint: str, architecture: Architecture
    ) -> None:
        for event in self._house.sessions.finished(session_id):
            output: object = None
            match event.output:
                case Understood() as before:
                    output = _follow(before, blueprint, changed.wish)
                case Architecture():
                    output = architecture
                case Generated() as before:
                    file = next((f for f in codebase.files if f.path == CHECK_FILE), None)
                    output = Generated(codebase, read_checks(file.text) if file else (), before.written)
                case Validated() if changed.verdict.outcomes:
                    output = Validated(changed.verdict)
            if output is not None:
                self._house.sessions.record(session_id, replace(event, output=output, is_replayed=False))


def _follow(before: Understood, text: str, wish: str) -> Understood:
    """Return the blueprint as it is now; lines that stayed keep the words they came from."""
    known = {line.text: line for line in before.blueprint.lines}
    lines = tuple(known.get(line) or Line(line, wish) for line in text.splitlines() if line.strip())
    return Understood(parse_blueprint(lines, find_conversion).blueprint, before.unmet)


def _folder(call: Call) -> Path:
    return Path(call.text("folder"))
