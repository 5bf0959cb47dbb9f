"""Fifty builds and cancels in one window: nothing hangs, nothing piles up."""

import asyncio
import gc
import threading
from dataclasses import asdict, dataclass
from typing import Any

import psutil
import pytest
from PySide6.QtWidgets import QWidget

from app.gui.window import MainWindow
from tests.gui.conftest import Run, until

ROUNDS = 50
FEW = 4
"""What more than one round in ten leaves behind is seen."""
MORE_MB = 20.0
"""Forty more sessions take 4 MB in the window and 1 MB in the service; half a megabyte kept of each build is more."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the window and its service hold at rest."""

    widgets: int
    tasks: int
    window_threads: int
    service_threads: int
    window_files: int
    service_files: int
    window_mb: float
    service_mb: float


def open_files(process: Any) -> int:
    return int(process.num_handles() if psutil.WINDOWS else process.num_fds())


def held_by(window: MainWindow) -> Held:
    gc.collect()
    pid = window.studio.client.pid
    assert pid is not None
    here, service = psutil.Process(), psutil.Process(pid)
    return Held(
        len(window.findChildren(QWidget)), len(asyncio.all_tasks()),
        threading.active_count(), service.num_threads(),
        open_files(here), open_files(service),
        here.memory_info().rss / 1e6, service.memory_info().rss / 1e6,
    )  # fmt: skip


@pytest.mark.slow
def test_fifty_builds_and_cancels_leave_nothing_behind(window: MainWindow, run: Run, monkeypatch: Any) -> None:
    monkeypatch.setenv("FAKE_PAUSE_S", "0.01")

    async def one(number: int) -> None:
        window.home.wants_build.emit(f"a grocery list number {number}")
        build = window.studio.build
        assert build is not None
        if number % 2:
            await until(lambda: build.lines)
            window.studio.cancel()
        await until(lambda: build.state in ("done", "stopped"))
        window.go("home")

    async def use() -> None:
        window.show()
        held: list[Held] = []
        for number in range(ROUNDS):
            await one(number)
            if number in (9, ROUNDS - 1):
                await until(lambda: not window.studio.running and not window.studio.errands.tasks)
                held.append(held_by(window))
        first, last = map(asdict, held)
        for what in first:
            most = MORE_MB if what.endswith("_mb") else FEW
            assert last[what] - first[what] <= most, f"{what} grew from {first[what]} to {last[what]}"
        await until(lambda: len(window.studio.sessions.rows) == ROUNDS)
        assert not window.studio.running
        await window.studio.close()

    run(use())
