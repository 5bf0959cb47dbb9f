"""Decides which request the one engine thread works on: who waits in front of the screen goes first.

A running background request gives way between two decode steps: it looks here whether somebody more urgent waits, and
if so runs that request inside its own turn, then takes up its work again. So native code stays on one thread.
"""

import asyncio
import contextlib
import heapq
import itertools
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

from app.domain.generation import Priority
from app.engines.llama_native import AbortFlag
from app.worker import Worker

T = TypeVar("T")


class Turn(Generic[T]):
    """One request on its way through the queue. `work` is called on the engine's thread with the turn itself."""

    def __init__(self, priority: Priority, work: "Callable[[Turn[T]], T]") -> None:
        self.priority = priority
        self.flag = AbortFlag()
        self.outcome: Future[T] = Future()
        self.is_suspended = False
        self._work = work

    def take(self) -> None:
        """Do the work, unless it was cancelled while it waited."""
        if not self.outcome.set_running_or_notify_cancel():
            return
        try:
            result = self._work(self)
        except BaseException as error:
            _let_go(error)
            self.outcome.set_exception(error)
        else:
            self.outcome.set_result(result)


class TurnQueue(Generic[T]):
    """The requests that wait for the engine's thread, the most urgent first, equals in the order they came."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._lock = threading.Lock()
        self._numbers = itertools.count()
        self._waiting: list[tuple[int, int, Turn[T]]] = []

    async def run(self, turn: Turn[T]) -> T:
        """Wait for the turn and return its result.

        On cancellation a waiting turn is dropped and a running one is told to stop; the cancellation goes on when
        native code no longer works for it: at once where it stands suspended behind a more urgent one.
        """
        self._put(turn)
        outcome = asyncio.wrap_future(turn.outcome)
        try:
            return await asyncio.shield(outcome)
        except asyncio.CancelledError:
            if not turn.outcome.cancel():
                turn.flag.raise_flag()
                if not turn.is_suspended:
                    await _wait_until_ended(outcome)
            outcome.add_done_callback(_see)
            raise

    def give_way(self, turn: Turn[T], before: Callable[[], None]) -> bool:
        """Run every more urgent request now; return whether there was one. `before` frees what `turn` occupies."""
        if not self.is_overtaken(turn):
            return False
        before()
        turn.is_suspended = True
        try:
            while not turn.flag.is_raised and (urgent := self._pop_before(turn.priority)):
                urgent.take()
        finally:
            turn.is_suspended = False
        return True

    def is_overtaken(self, turn: Turn[T]) -> bool:
        """Say whether somebody more urgent waits."""
        with self._lock:
            return bool(self._waiting) and self._waiting[0][0] < turn.priority

    @property
    def count(self) -> int:
        """The number of requests that wait."""
        with self._lock:
            return sum(not turn.outcome.cancelled() for _, _, turn in self._waiting)

    def _put(self, turn: Turn[T]) -> None:
        with self._lock:
            heapq.heappush(self._waiting, (int(turn.priority), next(self._numbers), turn))
        self._worker.submit(self._take_first)

    def _take_first(self) -> None:
        """One call is due for each turn put in; where a turn was taken out of order there is nothing left to do."""
        with self._lock:
            turn = heapq.heappop(self._waiting)[2] if self._waiting else None
        if turn is not None:
            turn.take()

    def _pop_before(self, priority: Priority) -> Turn[T] | None:
        with self._lock:
            if self._waiting and self._waiting[0][0] < priority:
                return heapq.heappop(self._waiting)[2]
        return None


def _let_go(error: BaseException) -> None:
    """Free what the calls that failed held, scores of 600 KB among it.

    The error leads to them and they to the turn that keeps the error, a circle that is found only now and then.
    """
    seen: BaseException | None = error
    while seen is not None:
        traceback.clear_frames(seen.__traceback__)
        seen = seen.__context__


async def _wait_until_ended(outcome: "asyncio.Future[T]") -> None:
    while not outcome.done():
        with contextlib.suppress(asyncio.CancelledError):  # a second cancel must not leave the call running
            await asyncio.wait([outcome])


def _see(outcome: "asyncio.Future[T]") -> None:
    """Mark the outcome as seen: the cancellation is what the caller gets."""
    if not outcome.cancelled():
        outcome.exception()
