"""The worker: one call at a time, and a cancelled caller goes on only when the call has ended."""

import asyncio
import threading

import pytest

from app.worker import Worker


async def test_results_and_errors_come_back() -> None:
    worker = Worker("test")

    def fail() -> None:
        raise ValueError("mine")

    assert await worker.run(lambda: 6 * 7, lambda: None) == 42
    with pytest.raises(ValueError, match="mine"):
        await worker.run(fail, lambda: None)
    worker.stop()


async def test_cancelling_aborts_the_call_and_waits_for_its_end() -> None:
    worker, started, told = Worker("test"), threading.Event(), threading.Event()
    ended: list[bool] = []

    def work() -> None:
        started.set()
        told.wait()
        ended.append(True)

    task = asyncio.create_task(worker.run(work, told.set))
    await asyncio.to_thread(started.wait)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended == [True]
    worker.stop()


async def test_cancelling_twice_still_waits() -> None:
    worker, started, release, told = Worker("test"), threading.Event(), threading.Event(), threading.Event()
    ended: list[bool] = []

    def work() -> None:
        started.set()
        release.wait()
        ended.append(True)

    task = asyncio.create_task(worker.run(work, told.set))
    await asyncio.to_thread(started.wait)
    task.cancel()
    await asyncio.to_thread(told.wait)
    task.cancel()
    await asyncio.sleep(0)
    release.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended == [True]
    worker.stop()


async def test_a_waiting_call_is_dropped_without_touching_the_running_one() -> None:
    worker, started, release = Worker("test"), threading.Event(), threading.Event()
    aborted: list[str] = []
    ran: list[str] = []

    def first() -> str:
        started.set()
        release.wait()
        return "first"

    running = asyncio.create_task(worker.run(first, lambda: aborted.append("first")))
    await asyncio.to_thread(started.wait)
    waiting = asyncio.create_task(worker.run(lambda: ran.append("second"), lambda: aborted.append("second")))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    release.set()
    assert await running == "first"
    assert (aborted, ran) == ([], [])
    worker.stop()
