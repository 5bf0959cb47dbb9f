"""The window's side of the service: starts it when it is needed, asks it, and replaces it when it dies or hangs."""

import asyncio
import contextlib
import itertools
import logging
import os
import sys
from collections.abc import Callable

from app.child_process import ChildProcess, Message, decode
from app.domain.errors import EngineError
from app.domain.events import Event
from app.service.messages import unpack_error, unpack_event

START_LIMIT_S = 60.0
CANCEL_GRACE_S = 4.0
"""A request that has not ended so long after it was cancelled is ended with its process."""
IDLE_S = 300.0
LARGE_LINE_BYTES = 20_000
"""Reading longer ones takes longer than a frame, and is done in a thread."""
COMMAND = (sys.executable, "-m", "app.service.host")
LOST_SAYS = "The part that builds apps stopped unexpectedly."
log = logging.getLogger(__name__)


class ServiceLostError(EngineError):
    """The service ended in the middle of a request. What it had finished is on record."""


class _Asked:
    """A request under way: its listeners, and its end."""

    def __init__(self, on_event: Callable[[Event], None] | None, on_told: Callable[[Message], None] | None) -> None:
        self.end: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._on_event = on_event
        self._on_told = on_told

    def take(self, message: Message, event: Event | None) -> None:
        if self.end.done():
            return
        told = message.get("told")
        try:
            if "event" in message:
                if event is not None and self._on_event:
                    self._on_event(event)
            elif isinstance(told, dict):
                if self._on_told:
                    self._on_told(told)
            else:
                self._finish(message)
        except Exception as error:  # a listener's bug is told to whoever asked, and the others go on
            self.end.set_exception(error)

    def _finish(self, message: Message) -> None:
        done = message.get("done")
        if isinstance(done, dict):
            self.end.set_result(done)
        elif "stopped" in message:
            self.end.cancel()
        else:
            self.end.set_exception(unpack_error(message.get("failed")))


class ServiceClient:
    """Belongs to one event loop. `on_lost` is told when the service ended by itself."""

    def __init__(
        self,
        command: tuple[str, ...] = COMMAND,
        idle_s: float = IDLE_S,
        cancel_grace_s: float = CANCEL_GRACE_S,
        on_lost: Callable[[str], None] | None = None,
    ) -> None:
        self._command = command
        self._idle_s = idle_s
        self._cancel_grace_s = cancel_grace_s
        self.on_lost = on_lost
        self._child: ChildProcess | None = None
        self._reading: asyncio.Task[None] | None = None
        self._start_turn = asyncio.Lock()
        self._asked: dict[int, _Asked] = {}
        self._numbers = itertools.count(1)
        self._idle: asyncio.TimerHandle | None = None
        self._resting: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        """The process number of the running service."""
        return self._child.pid if self._child and self._child.is_alive() else None

    async def ask(
        self,
        do: str,
        on_event: Callable[[Event], None] | None = None,
        on_told: Callable[[Message], None] | None = None,
        **fields: object,
    ) -> Message:
        """Ask for something and return its result. Raises the `AppError` the service met, or `ServiceLostError`.

        Cancelling the task cancels the request; it goes on only when the work has ended, or its process has.
        """
        child = await self._running_child()
        number = next(self._numbers)
        asked = self._asked[number] = _Asked(on_event, on_told)
        try:
            await child.send({**fields, "id": number, "do": do})
            return await asyncio.shield(asked.end)
        except asyncio.CancelledError:
            if not asked.end.done():
                await self._cancel(child, number, asked)
            raise
        finally:
            del self._asked[number]
            self._plan_rest()

    async def close(self) -> None:
        """End the service. The client may be used again; it starts anew."""
        self._stop_rest()
        child, self._child = self._child, None
        reading, self._reading = self._reading, None
        if reading:
            reading.cancel()
            await asyncio.wait([reading])
        if child:
            await child.end()
        self._fail_all(ServiceLostError("The builder was stopped.", "Start it again."))

    async def _cancel(self, child: ChildProcess, number: int, asked: _Asked) -> None:
        await child.send({"do": "cancel", "id": number})
        with contextlib.suppress(asyncio.CancelledError):  # a second cancel must not leave it running unseen
            await asyncio.wait([asked.end], timeout=self._cancel_grace_s)
        if asked.end.done():
            if not asked.end.cancelled():
                asked.end.exception()  # mark as seen: whoever asked gets the cancellation
            return
        asked.end.cancel()
        log.warning("service: a request did not stop in time; the process is ended")
        await self._drop(child)

    async def _running_child(self) -> ChildProcess:
        async with self._start_turn:
            self._stop_rest()
            if self._resting:
                await asyncio.wait([self._resting])
            if self._child and self._child.is_alive():
                return self._child
            self._child = await self._launch()
            self._reading = asyncio.create_task(self._read(self._child), name="service messages")
            return self._child

    async def _launch(self) -> ChildProcess:
        child = None
        try:
            child = await ChildProcess.launch(self._command, dict(os.environ))
            ready = await child.receive(START_LIMIT_S)
            if ready.get("ready"):
                return child
            reason = str(ready)
        except (OSError, EOFError, TimeoutError) as error:
            reason = f"{error} {child.last_words() if child else ''}".strip()
        if child:
            await child.end()
        log.error("service: could not be started: %s", reason)
        raise EngineError("The part that builds apps could not be started.", "Run `cognomega doctor` to see why.")

    async def _read(self, child: ChildProcess) -> None:
        """Hand out what the service says until it ends."""
        with contextlib.suppress(EOFError):
            while True:
                line = await child.receive_line()
                is_large = len(line) > LARGE_LINE_BYTES
                message, event = await asyncio.to_thread(_parse, line) if is_large else _parse(line)
                asked = self._asked.get(int(str(message.get("id", 0))))
                if asked:
                    asked.take(message, event)
        if self._child is child:
            log.error("service: ended by itself: %s", child.last_words())
            if self.on_lost:
                self.on_lost(LOST_SAYS)
            await self._drop(child)

    async def _drop(self, child: ChildProcess) -> None:
        """Be done with a process that died or hangs; the next request starts another."""
        self._child = None
        child.kill()
        self._fail_all(ServiceLostError(LOST_SAYS, "Nothing finished is lost: go on with the session."))
        await child.end()

    def _fail_all(self, error: Exception) -> None:
        for asked in self._asked.values():
            if not asked.end.done():
                asked.end.set_exception(error)

    def _plan_rest(self) -> None:
        """After a while without requests the process is ended: its memory is given back."""
        self._stop_rest()
        if not self._asked and self._child:
            self._idle = asyncio.get_running_loop().call_later(self._idle_s, self._rest)

    def _rest(self) -> None:
        self._idle = None
        if not self._asked:
            log.info("service: idle, its memory is given back")
            self._resting = asyncio.create_task(self.close(), name="service rests")

    def _stop_rest(self) -> None:
        if self._idle:
            self._idle.cancel()
            self._idle = None


def _parse(line: bytes) -> tuple[Message, Event | None]:
    message = decode(line)
    return message, unpack_event(message["event"]) if "event" in message else None
