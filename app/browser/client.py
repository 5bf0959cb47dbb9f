"""The product's side of the browser: starts the host process, keeps it warm, and replaces it when it dies or hangs."""

import asyncio
import base64
import logging
import os
import sys
from collections.abc import Callable

from app.browser.messages import LoadReport, pack_checks, pack_codebase, unpack_report
from app.child_process import ChildProcess, Message
from app.domain.check import Check, Outcome
from app.domain.codebase import Codebase
from app.domain.errors import EngineError
from app.domain.verdict import Verdict

START_LIMIT_S = 60.0
SILENCE_LIMIT_S = 60.0  # the host bounds each check itself; only a hung host is silent for longer
_COMMAND = (sys.executable, "-m", "app.browser.host")
_log = logging.getLogger(__name__)


class BrowserClient:
    """A `Browser`. Belongs to one event loop; calls wait for each other. `start()` early hides the start-up time."""

    def __init__(
        self, command: tuple[str, ...] = _COMMAND, on_refused: Callable[[str], None] = lambda address: None
    ) -> None:
        """`on_refused` is told each address an app tried to reach; it was not let out."""
        self._command = command
        self._on_refused = on_refused
        self._host: ChildProcess | None = None
        self._starting: asyncio.Task[ChildProcess] | None = None
        self._turn = asyncio.Lock()
        self._last_number = 0
        self.last_report = LoadReport()

    def start(self) -> None:
        """Begin to start the engine, if it is not running, and return at once."""
        if self._starting is None or (self._starting.done() and not self._is_alive()):
            self._starting = asyncio.create_task(self._launch(), name="start browser")

    async def close(self) -> None:
        """End the child process. The client may be used again; it starts anew."""
        starting, self._starting = self._starting, None
        if starting and not starting.done():
            starting.cancel()
        if starting:
            await asyncio.wait([starting])
            if not starting.cancelled():
                starting.exception()
        host, self._host = self._host, None
        if host:
            await host.end()

    @property
    def pid(self) -> int | None:
        """The process number of the running engine."""
        return self._host.pid if self._host and self._host.is_alive() else None

    async def __aenter__(self) -> "BrowserClient":
        self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def run_checks(
        self, codebase: Codebase, checks: tuple[Check, ...], on_outcome: Callable[[Outcome], None] | None = None
    ) -> Verdict:
        """Load the app and do every check, each with fresh storage. Raises `EngineError` where the engine fails.

        A child that dies is replaced once and goes on with the checks that are left. `last_report` then holds what
        the app tried and reported.
        """
        outcomes: list[Outcome] = []
        errors: dict[str, None] = {}
        started = asyncio.get_running_loop().time()

        repeated = 0

        def on_message(message: Message) -> None:
            nonlocal repeated
            told = message.get("outcome")
            if isinstance(told, dict) and repeated:
                repeated -= 1  # done before the engine was lost, and done again for those that build on it
            elif isinstance(told, dict):
                outcome = _outcome(checks[len(outcomes)], told)
                outcomes.append(outcome)
                errors.update(dict.fromkeys(str(error) for error in told["errors"]))
                if on_outcome:
                    on_outcome(outcome)

        async with self._turn:
            for attempt in (1, 2):
                start = _chain_start(checks, len(outcomes))
                left, repeated = checks[start:], len(outcomes) - start
                request: Message = {"do": "checks", "files": pack_codebase(codebase), "checks": pack_checks(left)}
                try:
                    done = await self._ask(request, on_message)
                    break
                except EngineError:
                    if attempt == 2:
                        raise
                    _log.warning("browser: the engine was lost at check %d; started again", len(outcomes) + 1)
        self.last_report = self._take_report(done["report"])
        return Verdict(tuple(outcomes), tuple(errors), asyncio.get_running_loop().time() - started)

    async def load(self, codebase: Codebase) -> LoadReport:
        """Load the app once and tell what it showed, reported and tried. Raises `EngineError`."""
        async with self._turn:
            done = await self._ask({"do": "load", "files": pack_codebase(codebase)})
        return self._take_report(done["report"])

    def _take_report(self, packed: object) -> LoadReport:
        report = unpack_report(packed)
        for address in report.requests:
            self._on_refused(address)
        return report

    async def screenshot(self, codebase: Codebase, width_px: int, height_px: int, dark: bool = False) -> bytes:
        """Return a PNG of the app as first seen. Raises `EngineError`."""
        request: Message = {
            "do": "screenshot",
            "files": pack_codebase(codebase),
            "width_px": width_px,
            "height_px": height_px,
            "dark": dark,
        }
        async with self._turn:
            done = await self._ask(request)
        return base64.b64decode(str(done["png"]))

    async def _ask(self, request: Message, on_message: Callable[[Message], None] | None = None) -> Message:
        host = await self._running_host()
        self._last_number += 1
        number = self._last_number
        try:
            await host.send({**request, "id": number})
            while True:
                message = await host.receive(SILENCE_LIMIT_S)
                if message.get("id") != number:
                    continue  # the end of a request that was cancelled
                if "failed" in message:
                    raise EngineError("The browser engine could not try the app.", str(message["failed"]))
                done = message.get("done")
                if isinstance(done, dict):
                    return done
                if on_message:
                    on_message(message)
        except asyncio.CancelledError:
            await host.send({"do": "stop", "id": number})
            raise
        except (EOFError, TimeoutError, OSError) as error:
            _log.warning("browser: %s: %s", type(error).__name__, host.last_words())
            await self.close()
            raise EngineError(
                "The browser engine stopped.", "Try again; if it stays so, run `cognomega doctor`."
            ) from error

    async def _running_host(self) -> ChildProcess:
        self.start()
        assert self._starting is not None
        self._host = await asyncio.shield(self._starting)
        return self._host

    def _is_alive(self) -> bool:
        return self._host is not None and self._host.is_alive()

    async def _launch(self) -> ChildProcess:
        """Start the child and wait until its engine is warm. Raises `EngineError`."""
        try:
            host = await ChildProcess.launch(self._command, _environment())
        except OSError as error:
            raise _not_started() from error
        try:
            while "ready" not in await host.receive(START_LIMIT_S):
                pass
        except (EOFError, TimeoutError) as error:
            _log.error("browser: could not start: %s", host.last_words())
            await host.end()
            raise _not_started() from error
        except BaseException:
            await host.end()
            raise
        self._host = host
        return host


def _chain_start(checks: tuple[Check, ...], place: int) -> int:
    """Return where to begin so that the check at `place` finds the page it builds on."""
    while 0 < place < len(checks) and checks[place].goes_on:
        place -= 1
    return place


def _outcome(check: Check, told: Message) -> Outcome:
    held = told["held"]
    return Outcome(check, None if held is None else bool(held), str(told["reason"]), float(str(told["seconds"])))


def _not_started() -> EngineError:
    return EngineError("The browser engine could not be started.", "Run `cognomega doctor` to see what is missing.")


def _environment() -> dict[str, str]:
    """One language for dates and numbers, whatever the machine speaks; checks are written in it."""
    return {**os.environ, "LC_ALL": "en_US.UTF-8", "LANG": "en_US.UTF-8", "LANGUAGE": "en_US"}
