"""One thread that owns one native resource, so that slow native calls never block the event loop.

Everything that touches the resource is run here, one call after another; results come back to the loop.
"""

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Worker:
    """A single named thread, started on first use."""

    def __init__(self, name: str) -> None:
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    async def run(self, work: Callable[[], T], abort: Callable[[], None]) -> T:
        """Run `work` on the thread and return its result.

        On cancellation a waiting `work` is dropped; a running one is told to `abort` (called on the loop's
        thread) and the cancellation goes on only after it has really ended, so the resource is free again.
        """
        submitted = self._executor.submit(work)
        outcome = asyncio.wrap_future(submitted)
        try:
            return await asyncio.shield(outcome)
        except asyncio.CancelledError:
            if not submitted.cancel():
                abort()
                await _wait_until_ended(outcome)
            raise

    def submit(self, work: Callable[[], T]) -> Future[T]:
        """Queue `work` from any thread, for callers that are not on an event loop."""
        return self._executor.submit(work)

    def stop(self) -> None:
        """Drop what waits, wait for what runs, end the thread."""
        self._executor.shutdown(wait=True, cancel_futures=True)


async def _wait_until_ended(outcome: "asyncio.Future[T]") -> None:
    while not outcome.done():
        with contextlib.suppress(asyncio.CancelledError):  # a second cancel must not leave the call running
            await asyncio.wait([outcome])
    if not outcome.cancelled():
        outcome.exception()  # mark as seen: the cancellation is what the caller gets
