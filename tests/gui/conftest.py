"""The window in this process, offscreen: one application object as the product makes it, and its own event loop."""

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")  # there is no graphics card to complain about

from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from app.gui.look import Look
from app.gui.start import make_application, open_window
from app.gui.window import MainWindow
from app.paths import Paths

ROOT = Path(__file__).resolve().parents[2]
FAKE_SERVICE = (sys.executable, "-m", "tests.fake_service")
Run = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """As the product makes it: the scheme of apps must be known before."""
    application = make_application(("--disable-gpu",))
    yield application
    views = [
        view for window in application.topLevelWidgets() if shiboken6.isValid(window)
        for view in window.findChildren(QWebEngineView)
    ]  # fmt: skip
    pages = [view.page() for view in views]
    for thing in [*views, *pages]:  # in this order; left to the end of the process, they take it down
        if shiboken6.isValid(thing):  # a page may have gone with its view
            shiboken6.delete(thing)


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    look = Look(ROOT / "resources", "light")
    look.start()
    return look


@pytest.fixture
def run(qapp: QApplication) -> Iterator[Run]:
    """Run a coroutine on an event loop that is Qt's."""
    import qasync

    loop = qasync.QEventLoop(qapp, already_running=False)
    yield lambda work: loop.run_until_complete(asyncio.wait_for(work, 600))
    loop.close()
    asyncio.set_event_loop(None)


@pytest.fixture
def window(qtbot: Any, paths: Paths) -> Iterator[MainWindow]:
    """The whole window over a service of scripted parts. Its faults fail the test."""
    faults: list[BaseException] = []
    window = open_window(paths, FAKE_SERVICE, faults.append)
    qtbot.addWidget(window)
    yield window
    assert not faults, faults


async def until(is_so: Callable[[], object], limit_s: float = 60.0) -> None:
    """Wait for what a timer or a process will bring about."""
    async with asyncio.timeout(limit_s):
        while not is_so():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
