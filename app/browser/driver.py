"""Runs checks on a page and never waits for ever: a page that stops answering or eats memory loses its process."""

import asyncio
import contextlib
import json
import os
import secrets
import signal
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QKeyEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from app.browser.inspection import axe_source, inspect_files
from app.browser.keys import key_events
from app.browser.messages import LoadReport
from app.browser.page import ACTOR_WORLD, MAIN_WORLD, AppPage, parts_source
from app.browser.records import Records
from app.child_process import Message
from app.domain.check import Step

SILENCE_S = 3.0  # a living page beats every 0.3 s…
SILENT_CPU_S = 1.5  # …and one that is silent because the machine is busy does not burn this much itself
STARVED_S = 15.0
LOAD_LIMITS_S = (6.0, 25.0)  # now and then Chromium loses a navigation; it is asked once more, in a new process
LOADING_BEATS = 15  # a page that has told so often that it lives, and is not loaded, never will be
KILL_LIMIT_S = 5.0
MOST_TOLD = 40  # then the next app gets a new page
MAX_BIRTHS = 25  # how often a page may load in one check, wanted or not
CHECK_LIMIT_S = 40.0
MEMORY_LIMIT_BYTES = 700 * 1024 * 1024
PATIENCE_MS = 600  # how long a step may take to come true
_ACTING = ("press", "fill", "key", "type", "many", "advance", "today", "reload", "colours", "elsewhere")
_BY_READING = ("inspect", "alone")
_WIDTH_PX, _HEIGHT_PX = 1280, 900


class PageLostError(Exception):
    """The page was given up: it hung, ate too much memory, or its process died. Says which, in plain words."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    held: bool | None
    reason: str
    seconds: float


@dataclass(slots=True)
class _Progress:
    """Where in a check we are: enough to go on after the page was loaded anew, wanted or not."""

    next_step: int = 0
    memory: dict[str, object] = field(default_factory=dict)


class Driver:
    """Owns the view and its page. One app, one check at a time; must be used on the Qt thread."""

    def __init__(self) -> None:
        self._messages: asyncio.Queue[Message] = asyncio.Queue()
        self._view = QWebEngineView()
        self._page = self._new_page()
        self._view.resize(_WIDTH_PX, _HEIGHT_PX)
        self._view.show()
        self._view.activateWindow()
        self._has_index = False
        self._clock_offset_ms = 0.0
        self._lost_while_loading = ""
        self._run_number = 0
        self._births = 0
        self._is_gone = False
        self._is_open = self._is_clean = False
        self._files: dict[str, str] = {}
        self._reached: list[str] = []
        self._cpu_mark_s = 0.0

    def _new_page(self) -> AppPage:
        page = AppPage(secrets.token_hex(16), PATIENCE_MS, self._messages.put_nowait)
        page.renderProcessTerminated.connect(self._on_render_process_terminated)
        page.loadFinished.connect(self._on_load_finished)
        self._view.setPage(page)
        return page

    async def warm_up(self) -> None:
        """Load an empty page, so that the first app does not wait for a process to start."""
        self.use({"index.html": "<!doctype html><title>ready</title>"})
        await self._load(is_fresh=True)

    def use(self, files: dict[str, str]) -> None:
        """Make these files the app; it gets an address, and so a storage, no other app had."""
        if self._page.told_count > MOST_TOLD:
            old, self._page = self._page, self._new_page()
            old.deleteLater()
        self._page.serve(f"a{secrets.token_hex(8)}", files)
        self._files = files
        self._has_index = "index.html" in files
        self._lost_while_loading = ""
        self._is_open = False
        self._reached.clear()

    @property
    def records(self) -> Records:
        return self._page.records

    async def run_check(self, steps: tuple[Step, ...], goes_on: bool = False) -> CheckResult:
        """Do the steps on a freshly loaded app with an empty storage, or (`goes_on`) where the last check ended."""
        started = time.monotonic()
        result = await self._run_check(steps, goes_on)
        self._reached += self._page.records.requests
        self._is_clean = bool(result[0])
        return CheckResult(*result, time.monotonic() - started)

    async def _run_check(self, steps: tuple[Step, ...], goes_on: bool) -> tuple[bool | None, str]:
        if steps and all(step.do in _BY_READING for step in steps):
            self._page.records.clear()
            reason = next((fault for step in steps if (fault := self._read(step))), "")
            return not reason, reason
        if goes_on and not self._is_open:
            return None, "what it builds on did not come about"
        await self._begin(goes_on)
        if not self._has_index:
            return False, "the app has no index.html"
        if self._lost_while_loading:  # loading starts from nothing each time: it would be lost the same way again
            return False, self._lost_while_loading
        self._is_open = False
        try:
            async with asyncio.timeout(CHECK_LIMIT_S), self._killing_what_is_lost():
                done = 0 if goes_on else await self._load_for(steps)
                result = await self._do_steps(steps, done)
        except PageLostError as lost:
            return False, str(lost)
        except TimeoutError:
            await self._kill()
            return False, f"the app was not done after {CHECK_LIMIT_S:.0f} seconds"
        self._is_open = True
        return result

    async def load(self) -> LoadReport:
        """Load the app once with an empty storage and tell what happened."""
        await self._begin()
        if not self._has_index:
            self._page.records.add_error("the app has no index.html")
            return self._page.records.report()
        try:
            async with self._killing_what_is_lost():
                await self._load(is_fresh=True)
                await self._settle()
                text = str(await self._evaluate("actor.text()"))
        except PageLostError as lost:
            self._page.records.add_error(str(lost))
            return self._page.records.report()
        return self._page.records.report(text, is_loaded=True)

    async def screenshot(self, width_px: int, height_px: int, is_dark: bool) -> bytes:
        """Return a PNG of the freshly loaded app. Raises `PageLostError`."""
        await self._begin()
        self._page.be_dark(is_dark)
        self._view.resize(width_px, height_px)
        try:
            async with self._killing_what_is_lost():
                await self._load(is_fresh=True)
                for _ in range(40):  # the page learns its new width a little later
                    if await self._evaluate("innerWidth") == width_px:
                        break
                    await asyncio.sleep(0.025)
                await asyncio.sleep(0.3)  # opening transitions end
            return _png(self._view)
        finally:
            self._page.be_dark(False)
            self._view.resize(_WIDTH_PX, _HEIGHT_PX)

    @contextlib.asynccontextmanager
    async def _killing_what_is_lost(self) -> AsyncIterator[None]:
        try:
            yield
        except (PageLostError, asyncio.CancelledError):  # who cancels may have waited for an endless loop
            await self._kill()
            raise

    async def _begin(self, goes_on: bool = False) -> None:
        self._page.line_count = 0
        self._births = 0
        if not (goes_on and self._is_clean):  # what was still under way when a sound check ended is seen now
            self._page.records.clear()
        if goes_on:
            return
        self._clock_offset_ms = 0.0
        self._page.be_dark(False)
        if self._view.width() != _WIDTH_PX:
            self._view.resize(_WIDTH_PX, _HEIGHT_PX)

    async def _load_for(self, steps: tuple[Step, ...]) -> int:
        """Load the app; return how many of the first steps that made true already: a day set before loading again."""
        done = 0
        if len(steps) > 1 and (steps[0].do, steps[1].do) == ("today", "reload") and "T" in steps[0].value:
            self._clock_offset_ms = (datetime.fromisoformat(steps[0].value).timestamp() - time.time()) * 1000
            done = 2
        await self._load(is_fresh=True)
        return done

    async def _do_steps(self, steps: tuple[Step, ...], first: int = 0) -> tuple[bool | None, str]:
        progress = _Progress(first)
        self._start_run(steps, progress)
        while True:
            message = await self._next()
            kind = message["kind"]
            if kind == "step" and message["run"] == self._run_number:
                index = int(str(message["index"]))
                progress.next_step = index + 1 if steps[index].do in _ACTING else index
            elif kind == "ready":  # the app navigated by itself, as a form that is really sent does
                self._start_run(steps, progress)
            elif kind == "end" and message["run"] == self._run_number:
                held = message["held"]
                return (None if held is None else bool(held)), str(message["reason"])
            elif kind == "hand" and message["run"] == self._run_number:
                index = int(str(message["index"]))
                memory = message["memory"]
                progress = _Progress(index + 1, memory if isinstance(memory, dict) else {})
                told = message["asked"] if isinstance(message["asked"], dict) else {}
                reason = await self._do_for_actor(steps[index], told)
                if reason:
                    return False, reason
                self._start_run(steps, progress, told)

    async def _do_for_actor(self, step: Step, told: Message) -> str:
        """Do what a page cannot do to itself; return why that did not work, or ""."""
        match step.do:
            case "reload" | "elsewhere":
                await self._load(is_fresh=False)
            case "colours":
                self._page.be_dark(step.value == "dark")
                await self._load(is_fresh=False)
            case "key" | "type" | "tab_to":
                names = {"key": [step.value], "type": list(step.value)}.get(step.do, ["Tab"])
                try:
                    self._press(tuple(event for name in names for event in key_events(name)))
                except ValueError as error:
                    return str(error)
            case "audit":
                if told.get("axe"):
                    self._page.runJavaScript(axe_source(), ACTOR_WORLD)
                self._press(tuple(event for _ in range(int(str(told.get("tabs", 0)))) for event in key_events("Tab")))
            case "resize":
                self._view.resize(int(step.value), _HEIGHT_PX)
            case "swift":
                return self._slow(step.value)
            case "parts":
                return str(await self._evaluate(parts_source(), MAIN_WORLD))
            case "quiet":
                await self._settle(0.04 if step.value != "so far" else 0.0)
                return self._page.records.fault()
            case _:
                return self._read(step)
        return ""

    def _read(self, step: Step) -> str:
        """Answer what needs no page."""
        if step.do == "alone":
            return f"the page tried to reach {self._reached[0]}" if self._reached else ""
        return inspect_files(self._files, step.value)

    def _slow(self, limit_s: str) -> str:
        spent_s = _cpu_seconds(self._page.renderProcessPid())
        if not limit_s:
            self._cpu_mark_s = spent_s
            return ""
        took_s = spent_s - self._cpu_mark_s
        return f"it kept the processor busy for {took_s:.1f} seconds" if took_s > float(limit_s) else ""

    def _press(self, events: tuple[QKeyEvent, ...]) -> None:
        receiver = self._view.focusProxy() or self._view
        receiver.setFocus()
        for event in events:
            QApplication.sendEvent(receiver, event)

    def _start_run(self, steps: tuple[Step, ...], progress: _Progress, told: Message | None = None) -> None:
        """Let the actor go on; `told` is what it asked of the host for the step before, now done."""
        self._run_number += 1
        arguments = [[asdict(s) for s in steps], progress.next_step, progress.memory, self._run_number, told]
        call = ", ".join(json.dumps(argument) for argument in arguments)
        self._page.runJavaScript(f"actor.run({call})", ACTOR_WORLD)

    async def _load(self, is_fresh: bool) -> None:
        for limit_s in LOAD_LIMITS_S:
            try:
                async with asyncio.timeout(limit_s):
                    await self._navigate(is_fresh)
                return
            except TimeoutError:
                await self._kill()
            except PageLostError as lost:
                self._lost_while_loading = f"{lost} while it was loading"
                raise PageLostError(self._lost_while_loading) from None
        self._lost_while_loading = f"the app had not loaded after {sum(LOAD_LIMITS_S):.0f} seconds"
        raise PageLostError(self._lost_while_loading)

    async def _navigate(self, is_fresh: bool) -> None:
        self._page.inject(is_fresh, self._clock_offset_ms)
        while not self._messages.empty():
            self._messages.get_nowait()
        self._is_gone = False
        self._page.load(self._page.address())
        beats = 0
        while (kind := (await self._next())["kind"]) != "ready":
            beats += kind == "beat"
            if beats > LOADING_BEATS:
                raise PageLostError("the app did not get ready")
            if kind == "loaded" and await self._evaluate("typeof actor") == "undefined":
                # Qt does not always hand the scripts to the process that takes a killed one's place.
                self._page.inject(is_fresh, self._clock_offset_ms)
                self._page.load(self._page.address())

    async def _next(self) -> Message:
        """Return the next thing the page says; give it up if it says nothing for too long."""
        silent_since, cpu_before_s = time.monotonic(), None
        while True:
            with contextlib.suppress(TimeoutError):
                message = await asyncio.wait_for(self._messages.get(), 0.2)
                self._note(message)
                return message
            if cpu_before_s is None:
                cpu_before_s = _cpu_seconds(self._page.renderProcessPid())
            if _resident_bytes(self._page.renderProcessPid()) > MEMORY_LIMIT_BYTES:
                raise PageLostError("the app used too much memory and was stopped")
            silent_s = time.monotonic() - silent_since
            burnt_s = _cpu_seconds(self._page.renderProcessPid()) - cpu_before_s
            if silent_s > STARVED_S or (silent_s > SILENCE_S and burnt_s >= SILENT_CPU_S):
                raise PageLostError("the app stopped answering (a loop that never ends)")

    def _note(self, message: Message) -> None:
        kind = message["kind"]
        if kind == "gone":
            raise PageLostError("the app crashed its page")
        if kind == "flood":
            raise PageLostError("the app wrote to the console without end")
        if kind == "born":
            self._births += 1
            if self._births > MAX_BIRTHS:
                raise PageLostError("the app keeps loading itself again")
        if kind == "clock":
            self._clock_offset_ms = float(str(message["offset_ms"]))
            self._page.inject(False, self._clock_offset_ms)  # the app may load itself anew
        elif kind == "blocked":
            self._page.records.add_request(f"{message['url']} ({message['rule']})")
        elif kind == "missing":
            self._page.records.add_error(f"could not load {message['url']}")
        elif kind == "note":
            note = message["note"]
            if isinstance(note, dict):
                self._page.records.add_note(str(note["kind"]), str(note["text"]))

    async def _settle(self, patience_s: float = 0.04) -> None:
        """Let what is under way arrive: the request filter speaks by another road than the console."""
        await self._evaluate("1")
        end = time.monotonic() + patience_s
        while (left := end - time.monotonic()) > 0:
            with contextlib.suppress(TimeoutError):
                self._note(await asyncio.wait_for(self._messages.get(), left))

    async def _evaluate(self, source: str, world: int = ACTOR_WORLD) -> object:
        answer: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        set_once: Callable[[object], None] = lambda value: None if answer.done() else answer.set_result(value)  # noqa: E731
        self._page.runJavaScript(source, world, set_once)
        try:
            return await asyncio.wait_for(answer, STARVED_S)
        except TimeoutError:
            raise PageLostError("the app stopped answering (a loop that never ends)") from None

    async def _kill(self) -> None:
        """End the page's process and wait until its end is known, so that it is not taken for the next app's."""
        pid = self._page.renderProcessPid()
        if self._is_gone or not pid:
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(KILL_LIMIT_S):
                while (await self._messages.get())["kind"] != "gone":
                    pass

    def _on_load_finished(self, is_loaded: bool) -> None:
        if is_loaded:
            self._messages.put_nowait({"kind": "loaded"})

    def _on_render_process_terminated(self, status: QWebEnginePage.RenderProcessTerminationStatus, _: int) -> None:
        if status != QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            self._is_gone = True
            self._messages.put_nowait({"kind": "gone"})


def _resident_bytes(pid: int) -> int:
    """Return the memory a process really holds; 0 where the system does not say (then only V8's own limit holds)."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _cpu_seconds(pid: int) -> float:
    """Return the processor time a process has used; for ever where the system does not say (then silence decides)."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return time.monotonic()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _png(view: QWebEngineView) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    view.grab().save(buffer, "PNG")
    return bytes(content.data())
