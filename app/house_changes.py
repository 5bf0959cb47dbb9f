"""Joins the real parts for changes of an app: its folder, its history, rules, agents, and the browser that tries it."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

from app.domain.audio import AudioClip
from app.domain.change import Changed
from app.domain.codebase import Codebase
from app.domain.errors import InputError
from app.domain.events import ChangeStepStarted, OnEvent
from app.domain.metrics import Tokens
from app.domain.request import LONGEST_REQUEST
from app.domain.transcript import Transcript
from app.domain.version import Conflict, Version
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from app.kit.written import read_written
from app.pipeline.change.draft import Draft
from app.pipeline.change.making import ChangeMaker
from app.pipeline.change.road import ChangeTools, Present, change_app, change_lines, read_present
from app.pipeline.change.travel import travel_meant
from app.pipeline.ports import Browser, Transcriber
from app.pipeline.stages.generate import CodeWriter
from app.storage.versions import Versions, open_versions

T = TypeVar("T")


class Parts(Protocol):
    """What a change takes from the house; each is started when it is first needed."""

    def read_app(self, folder: Path) -> Codebase: ...
    def kit_parts(self) -> dict[str, str]: ...
    async def code_writer(self) -> CodeWriter: ...
    async def change_agent(self) -> "Agent": ...
    async def transcriber(self) -> Transcriber: ...
    def start_browser(self) -> Browser: ...
    def tokens_spent(self) -> Tokens: ...


class Agent(Protocol):
    async def change(self, wish: str, draft: Draft) -> bool: ...


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that can be done to an app that is there. `on_event` is called on the event loop.

    `limited` returns the context in which a change may cost so much and no more.
    """

    parts: Parts
    on_changed: Callable[[Changed], None] = lambda changed: None
    limited: Callable[[], AbstractContextManager[None]] = nullcontext

    async def change(self, folder: Path, source: AudioClip | Transcript, on_event: OnEvent) -> Changed:
        """Change the app as was said. Raises `AppError` where the words or the folder cannot be used.

        “Undo that” and “redo” said to it are done, too.
        """
        with self.limited():
            changed = await self._change(folder, source, on_event)
        self.on_changed(changed)
        return changed

    async def _change(self, folder: Path, source: AudioClip | Transcript, on_event: OnEvent) -> Changed:
        self.parts.read_app(folder)
        self.parts.start_browser()  # its child process starts while the words are read
        wish = await self._words(source, on_event)
        travel = travel_meant(wish)
        if travel:
            return self._travelled(folder, wish, travel)
        with open_versions(folder) as versions:
            present = self._present(folder, versions)
            return await change_app(wish, present, self._tools(versions), on_event)

    async def rewrite(self, folder: Path, blueprint: str, on_event: OnEvent) -> Changed:
        """Change the app to a blueprint that its owner edited, as carefully as to a wish."""
        self.parts.read_app(folder)
        self.parts.start_browser()
        lines = tuple(line.strip() for line in blueprint.splitlines() if line.strip())
        with self.limited(), open_versions(folder) as versions:
            present = self._present(folder, versions)
            changed = await change_lines(lines, present, self._tools(versions), on_event)
        self.on_changed(changed)
        return changed

    def undo(self, folder: Path) -> Version | tuple[Conflict, ...]:
        """Take the last change back; conflicts with edits made since are returned and nothing is done."""
        return self._travel(folder, lambda versions: versions.undo())

    def redo(self, folder: Path) -> Version | tuple[Conflict, ...]:
        """Make again what was undone last."""
        return self._travel(folder, lambda versions: versions.redo())

    def restore(self, folder: Path, wanted: str) -> Version:
        """Make the app as it was in a version."""
        version = self._travel(folder, lambda versions: versions.restore(wanted))
        assert isinstance(version, Version)
        return version

    def versions(self, folder: Path) -> tuple[Version, ...]:
        """Return the versions of an app, the newest first; edits since the last become one."""
        return self._travel(folder, lambda versions: versions.history())

    def diff(self, folder: Path, old: str = "", new: str = "") -> str:
        """Return what differs between two versions, or between the last and the one before, as git shows it."""

        def show(versions: Versions) -> str:
            history = versions.history()
            after = versions.find(new) if new else history[0]
            before = versions.find(old) if old else history[1] if len(history) > 1 else history[0]
            return versions.diff(before, after)

        return self._travel(folder, show)

    def _tools(self, versions: Versions) -> ChangeTools:
        return ChangeTools(
            _LazyAgent(self.parts.change_agent),
            ChangeMaker(self.parts.kit_parts(), self.parts.code_writer),
            self.parts.start_browser,
            versions,
            find_conversion,
            self.parts.tokens_spent,
        )

    async def _words(self, source: AudioClip | Transcript, on_event: OnEvent) -> str:
        from app.pipeline.stages.transcribe import transcribe

        on_event(ChangeStepStarted("listen"))
        if isinstance(source, AudioClip):
            heard = await transcribe(source, await self.parts.transcriber(), on_event)
        else:
            heard = replace(source, text=" ".join(source.text.split()))
        if not heard.text or not any(c.isalnum() for c in heard.text):
            raise InputError("You have not said what to change.", "For example: “add a due date”.")
        if len(heard.text) > LONGEST_REQUEST:
            raise InputError("That is too long for one change.", "Say one or two changes at a time.")
        return heard.text

    def _travelled(self, folder: Path, wish: str, travel: str) -> Changed:
        done = self.undo(folder) if travel == "undo" else self.redo(folder)
        if isinstance(done, Version):
            return Changed(folder, wish, True, version=done)
        places = " ".join(conflict.says for conflict in done)
        return Changed(folder, wish, False, f"You edited a place that this needs too. {places}", conflicts=done)

    def _present(self, folder: Path, versions: Versions) -> Present:
        """Return the app as it is; what its owner edited becomes a version of its own first."""
        codebase = self.parts.read_app(folder)
        if versions.is_empty:
            present = read_present(folder, codebase, find_conversion)
            generated = compile_app(present.blueprint, self.parts.kit_parts(), read_written(codebase))
            versions.adopt(generated)
        versions.keep_edits()
        return read_present(folder, self.parts.read_app(folder), find_conversion)

    def _travel(self, folder: Path, go: Callable[[Versions], T]) -> T:
        self.parts.read_app(folder)
        with open_versions(folder) as versions:
            if versions.is_empty:
                self._present(folder, versions)
            versions.keep_edits()
            return go(versions)


@dataclass(slots=True)
class _LazyAgent:
    """Starts the model when the first wish comes that no rule knows."""

    start: Callable[[], Awaitable[Agent]]

    async def change(self, wish: str, draft: Draft) -> bool:
        agent = await self.start()
        return await agent.change(wish, draft)
