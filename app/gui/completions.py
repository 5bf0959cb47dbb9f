"""Asks the service how code goes on, for the editor: one wish at a time, the newest."""

import asyncio
import itertools
import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Protocol

from app.child_process import Message
from app.domain.completion import Asked
from app.domain.errors import AppError

log = logging.getLogger(__name__)
Do = Callable[[str, Coroutine[Any, Any, None]], "asyncio.Task[None] | None"]


class Ask(Protocol):
    async def __call__(self, do: str, **fields: object) -> Message: ...


class Completions:
    """`do` starts what is asked for, by a name, and takes care of its faults."""

    def __init__(self, ask: Ask, do: Do) -> None:
        self._ask, self._do = ask, do
        self._numbers = itertools.count()
        self._completing: asyncio.Task[None] | None = None

    def complete(self, place: Mapping[str, object], on_completed: Callable[[int, str], None]) -> None:
        """Have code continued: `path`, text `before` and `after` the cursor, who `asked`. What was asked before is
        dropped. `on_completed` gets the answer's number and text, "" where there is none."""
        self.stop()
        self._completing = self._do(f"complete {next(self._numbers)}", self._complete(place, on_completed))

    def stop(self) -> None:
        if self._completing:
            self._completing.cancel()

    def judge(self, asked: str, number: int, is_taken: bool) -> None:
        """Remember whether what was offered was taken."""
        self._do(f"judge {asked} {number}", self._judge(asked, number, is_taken))

    async def _complete(self, place: Mapping[str, object], on_completed: Callable[[int, str], None]) -> None:
        try:
            done = await self._ask("complete", **place)
        except AppError as error:
            on_completed(0, "")
            if place.get("asked") == Asked.BY_KEY:
                raise
            log.info("no suggestion: %s", error.says)  # nobody asked for one
        else:
            on_completed(int(str(done["number"])), str(done["text"]))

    async def _judge(self, asked: str, number: int, is_taken: bool) -> None:
        await self._ask("judge_completion", asked=asked, number=number, taken=is_taken)
