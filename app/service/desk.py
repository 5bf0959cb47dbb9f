"""Takes the window's requests: each is answered by a task of its own, which a "cancel" ends at once."""

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from app.child_process import Message
from app.domain.errors import AppError, InputError
from app.domain.events import Event
from app.service.messages import pack_error, pack_event

Say = Callable[[Message], None]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Call:
    """One request being answered."""

    number: int
    request: Message
    say: Say

    def tell(self, **told: object) -> None:
        """Let the window know something while the request goes on."""
        self.say({"id": self.number, "told": told})

    def on_event(self, event: Event) -> None:
        """Pass on what a build tells."""
        self.say({"id": self.number, "event": pack_event(event)})

    def text(self, name: str) -> str:
        """Return a text of the request, "" where it has none of that name."""
        value = self.request.get(name)
        return value if isinstance(value, str) else ""


Handler = Callable[[Call], Awaitable[Message]]
"""Answers a request: returns what becomes its "done"; raises `AppError` for faults of the world."""


class Desk:
    """Owns the requests under way. Belongs to one event loop."""

    def __init__(self, handlers: Mapping[str, Handler], say: Say) -> None:
        self._handlers = handlers
        self._say = say
        self._running: dict[int, asyncio.Task[None]] = {}

    def take(self, request: Message) -> None:
        """Begin to answer a request, or stop the one that a cancel names."""
        number = int(str(request.get("id", 0)))
        if request.get("do") == "cancel":
            if task := self._running.get(number):
                task.cancel()
            return
        task = asyncio.create_task(self._answer(number, request), name=f"request {request.get('do')}")
        self._running[number] = task
        task.add_done_callback(lambda _: self._running.pop(number, None))

    async def close(self) -> None:
        """Stop everything that is under way and wait for its end."""
        running = list(self._running.values())
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running)

    async def _answer(self, number: int, request: Message) -> None:
        try:
            handler = self._handlers.get(str(request.get("do")))
            if handler is None:
                raise InputError(f"The service cannot “{request.get('do')}”.", "Install the newest version.")
            self._say({"id": number, "done": await handler(Call(number, request, self._say))})
        except asyncio.CancelledError:
            self._say({"id": number, "stopped": True})
            raise
        except AppError as error:
            self._say({"id": number, "failed": pack_error(error)})
        except Exception as error:
            log.exception("a bug while answering %s", request.get("do"))
            self._say({"id": number, "failed": pack_error(error, traceback.format_exc())})
