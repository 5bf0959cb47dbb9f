"""What the window tells to someone whose eyes are elsewhere: its icon and title, task bar and tray."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.gui import tidings
from app.gui.look import LIGHT
from app.gui.setup.meanwhile import Meanwhile
from app.gui.tidings import Tidings
from app.gui.window import MainWindow
from tests.gui.conftest import Run, until


class Tray:
    """A system tray that keeps what it was told."""

    told: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(self, *_: object) -> None:
        self.messageClicked = self

    @staticmethod
    def isSystemTrayAvailable() -> bool:  # noqa: N802
        return True

    def connect(self, _: object) -> None: ...
    def show(self) -> None: ...
    def icon(self) -> None: ...
    def showMessage(self, title: str, says: str, *_: object) -> None:  # noqa: N802
        self.told.append((title, says))


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, window: MainWindow) -> Iterator[list[tuple[str, str]]]:
    """What is told while another window is in front."""
    monkeypatch.setattr(tidings, "QSystemTrayIcon", Tray)
    monkeypatch.setattr(Tray, "told", [])
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    yield Tray.told


def test_the_window_has_the_icon_of_its_entry_among_the_programs(window: MainWindow) -> None:
    icon = window.windowIcon()
    assert QApplication.desktopFileName() == "cognomega", "installer/launcher.py names the entry so"
    ground = icon.pixmap(256, 256).toImage().pixelColor(20, 128)
    assert abs(ground.hue() - QColor(LIGHT.accent).hue()) < 6


def test_an_app_that_is_ready_and_a_change_of_it_are_told(
    window: MainWindow, told: list[tuple[str, str]], run: Run
) -> None:
    Tidings(window)

    async def use() -> None:
        window.show()
        window.studio.build_app("a grocery list")
        await until(lambda: told)
        assert told == [("“Groceries” is ready", "Everything you asked for was seen to work.")]
        change = window.studio.change
        change.start("make it red")
        change.fail("The wish was not understood.")
        assert told[1:] == [("“Groceries” is as it was", "The wish was not understood.")]
        change.rest()
        assert len(told) == 2
        await window.studio.close()

    run(use())


def test_what_did_not_work_out_is_told_too(
    window: MainWindow, told: list[tuple[str, str]], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_NO_MODEL_AT", "understand")
    Tidings(window)

    async def use() -> None:
        window.show()
        window.studio.build_app("a grocery list")
        await until(lambda: told)
        assert told == [("Your app did not work out", "No model.")]
        await window.studio.close()

    run(use())


def test_a_build_that_was_stopped_by_hand_is_not_told(
    window: MainWindow, told: list[tuple[str, str]], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_PAUSE_S", "0.3")
    Tidings(window)

    async def use() -> None:
        window.show()
        build = window.studio.build_app("a grocery list")
        await until(lambda: build.lines)
        window.studio.cancel()
        await until(lambda: build.state == "stopped" and not window.studio.running)
        assert told == []
        await window.studio.close()

    run(use())


def test_nothing_is_told_to_who_looks_at_the_window(
    window: MainWindow, told: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    Tidings(window)
    meanwhile = window.findChild(Meanwhile)
    assert meanwhile
    meanwhile.ended.emit("It cannot be reached.")
    assert told == [("Cognomega", "It cannot be reached.")]
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    meanwhile.ended.emit("It cannot be reached.")
    assert len(told) == 1


def test_the_title_says_how_far_a_build_is_and_then_is_as_before(
    window: MainWindow, run: Run, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    monkeypatch.setenv("FAKE_PAUSE_S", "0.3")
    monkeypatch.setattr(tidings, "TITLE_EVERY_MS", 20)
    Tidings(window)
    seen: list[str] = []
    window.windowTitleChanged.connect(seen.append)

    async def use() -> None:
        window.show()
        build = window.studio.build_app("a grocery list")
        await until(lambda: "% · Cognomega" in window.windowTitle())
        await until(lambda: build.state == "done")
        assert any(title.endswith("% · Groceries") for title in seen)
        await until(lambda: window.windowTitle() == "Cognomega")
        await window.studio.close()

    run(use())
