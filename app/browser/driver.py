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
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QKeyEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from app.browser.keys import key_events
from app.browser.messages import LoadReport
from app.browser.page import ACTOR_WORLD, AppPage
from app.browser.records import Records
from app.child_process import Message
from app.domain.check import Step

SILENCE_S = 3.0  # a living page beats every 0.3 s…
SILENT_CPU_S = 1.5  # …and one that is silent because the machine is busy does not burn this much itself
STARVED_S = 15.0
LOAD_LIMITS_S = (5.0, 8.0)  # now and then Chromium loses a navigation; it is asked once more, in a new process
KILL_LIMIT_S = 5.0
MAX_BIRTHS = 25  # how often a page may load in one check, wanted or not
CHECK_LIMIT_S = 20.0
MEMORY_LIMIT_BYTES = 700 * 1024 * 1024
PATIENCE_MS = 600  # how long a step may take to come true
_ACTING = ("press", "fill", "key", "advance", "today", "reload")
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
        self._page = AppPage(secrets.token_hex(16), PATIENCE_MS, self._messages.put_nowait)
        self._page.renderProcessTerminated.connect(self._on_render_process_terminated)
        self._view = QWebEngineView()
        self._view.setPage(self._page)
        self._view.resize(_WIDTH_PX, _HEIGHT_PX)
        self._view.show()
        self._view.activateWindow()
        self._has_index = False
        self._clock_offset_ms = 0.0
        self._lost_while_loading = ""
        self._run_number = 0
        self._births = 0
        self._is_gone = False

    async def warm_up(self) -> None:
        """Load an empty page, so that the first app does not wait for a process to start."""
        self.use({"index.html": "<!doctype html><title>ready</title>"})
        await self._load(is_fresh=True)

    def use(self, files: dict[str, str]) -> None:
        """Make these files the app; it gets an address, and so a storage, no other app had."""
        self._page.serve(f"a{secrets.token_hex(8)}", files)
        self._has_index = "index.html" in files
        self._lost_while_loading = ""

    @property
    def records(self) -> Records:
        return self._page.records

    async def run_check(self, steps: tuple[Step, ...]) -> CheckResult:
        """Do the steps on a freshly loaded app with an empty storage."""
        started = time.monotonic()
        self._begin()
        if not self._has_index:
            return CheckResult(False, "the app has no index.html", 0.0)
        if self._lost_while_loading:  # loading starts from nothing each time: it would be lost the same way again
            return CheckResult(False, self._lost_while_loading, 0.0)
        try:
            async with asyncio.timeout(CHECK_LIMIT_S), self._killing_what_is_lost():
                await self._load(is_fresh=True)
                held, reason = await self._do_steps(steps)
        except PageLostError as lost:
            held, reason = False, str(lost)
        except TimeoutError:
            await self._kill()
            held, reason = False, f"the app was not done after {CHECK_LIMIT_S:.0f} seconds"
        return CheckResult(held, reason, time.monotonic() - started)

    async def load(self) -> LoadReport:
        """Load the app once with an empty storage and tell what happened."""
        self._begin()
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
        self._begin()
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

    def _begin(self) -> None:
        self._page.records = Records()
        self._page.line_count = 0
        self._clock_offset_ms = 0.0
        self._births = 0

    async def _do_steps(self, steps: tuple[Step, ...]) -> tuple[bool | None, str]:
        progress = _Progress()
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
                reason = await self._do_for_actor(steps[index])
                if reason:
                    return False, reason
                self._start_run(steps, progress)

    async def _do_for_actor(self, step: Step) -> str:
        if step.do == "reload":
            await self._load(is_fresh=False)
        elif step.do == "key":
            try:
                events = key_events(step.value)
            except ValueError as error:
                return str(error)
            self._press(events)
        elif step.do == "quiet":
            await self._settle()
            return self._page.records.fault()
        return ""

    def _press(self, events: tuple[QKeyEvent, ...]) -> None:
        receiver = self._view.focusProxy() or self._view
        receiver.setFocus()
        for event in events:
            QApplication.sendEvent(receiver, event)

    def _start_run(self, steps: tuple[Step, ...], progress: _Progress) -> None:
        self._run_number += 1
        arguments = [[asdict(s) for s in steps], progress.next_step, progress.memory, self._run_number]
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
        while (await self._next())["kind"] != "ready":
            pass

    async def _next(self) -> Message:
        """Return the next thing the page says; give it up if it says nothing for too long."""
        silent_since, cpu_before_s = time.monotonic(), _cpu_seconds(self._page.renderProcessPid())
        while True:
            with contextlib.suppress(TimeoutError):
                message = await asyncio.wait_for(self._messages.get(), 0.2)
                self._note(message)
                return message
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

    async def _settle(self) -> None:
        """Let what is under way arrive: the request filter speaks by another road than the console."""
        end = time.monotonic() + 0.04
        while (left := end - time.monotonic()) > 0:
            with contextlib.suppress(TimeoutError):
                self._note(await asyncio.wait_for(self._messages.get(), left))

    async def _evaluate(self, source: str) -> object:
        answer: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        set_once: Callable[[object], None] = lambda value: None if answer.done() else answer.set_result(value)  # noqa: E731
        self._page.runJavaScript(source, ACTOR_WORLD, set_once)
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
