"""Fifty builds and cancels in one window: nothing hangs, nothing piles up."""

import gc
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from app.gui.window import MainWindow
from tests.gui.conftest import Run, until

ROUNDS = 50


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
        counts: list[int] = []
        for number in range(ROUNDS):
            await one(number)
            if number in (9, ROUNDS - 1):
                await until(lambda: not window.studio.running)
                gc.collect()
                counts.append(len(window.findChildren(QWidget)))
        assert counts[1] <= counts[0], f"widgets grew from {counts[0]} to {counts[1]}"
        await until(lambda: len(window.studio.sessions.rows) == ROUNDS)
        assert not window.studio.running
        await window.studio.close()

    run(use())
