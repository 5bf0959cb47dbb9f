"""Looks for what is cut off: `python -m tests.gui.sized_window LANGUAGE SCALE` prints it as JSON, place by place.

A program of its own, because how many dots a point has (QT_SCALE_FACTOR) is settled when Qt starts.
"""

import json
import sys
import traceback

import qasync
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QWidget

from app.bootstrap import open_settings
from app.gui.language import speak_language
from app.gui.start import make_application, open_window
from app.gui.window import MainWindow
from app.paths import Paths
from tests.gui.conftest import FAKE_SERVICE, until

REQUEST = (
    "I want to keep a list of everything in our cellar and in the freezer, with the shelf it lies on, how many there "
    "are, when it was bought and when it goes off, and I want to be warned a week before something goes off, see what "
    "is there by shelf, and have a list of what we should buy again, which I can tick off on my phone in the shop."
)
SETTLES_WITHIN_S = 10.0
TABS = ("build", "app", "code", "design", "versions")


def cut_off(window: QWidget) -> list[str]:
    """Return the words on screen that have too little room, with how much they have and need."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.objectName().startswith("qt_"):
            lack = _lack(widget)
            if lack:
                found.append(f"{widget.text()!r}: {lack}")  # type: ignore[attr-defined]
    return found


async def lastingly_cut_off(window: QWidget) -> list[str]:
    """Return what is cut off once everything has found its place."""
    try:
        await until(lambda: not cut_off(window), SETTLES_WITHIN_S)
    except TimeoutError:
        return cut_off(window)
    return []


def _lack(widget: QWidget) -> str:
    """Say what a widget with words lacks; nothing where it has room or no words."""
    if not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
        return ""
    if isinstance(widget, QLabel) and widget.wordWrap():
        wide, high = 0, widget.heightForWidth(widget.width())
    else:
        wide, high = widget.sizeHint().width(), widget.fontMetrics().height()
    if wide > widget.width() + 1 or high > widget.height() + 1:
        return f"{widget.width()} × {widget.height()} of {wide} × {high}"
    parent = widget.parentWidget()
    at = widget.geometry()
    while parent is not None and not isinstance(parent.parentWidget(), QAbstractScrollArea):
        if not parent.rect().contains(at):
            return f"{at.getRect()} in {parent.rect().getRect()}"
        at = QRect(parent.mapToParent(at.topLeft()), at.size())
        if parent.isWindow():
            break
        parent = parent.parentWidget()
    return ""


async def tour(window: MainWindow) -> dict[str, list[str]]:
    """Go everywhere and return what is cut off there."""
    found: dict[str, list[str]] = {}
    window.show()
    for place in ("home", "dashboard", "settings", "setup"):
        window.go(place)
        if place == "setup":
            assert window.setting_up
            window.setting_up.start()
            await until(lambda: window.setting_up.state == "choosing")  # type: ignore[union-attr]
        found[place] = await lastingly_cut_off(window)
    build = window.studio.build_app(REQUEST)
    await until(lambda: build.state == "done" and not window.studio.running)
    window.studio.notices.clear()
    for tab in TABS:
        window.workspace.show_tab(tab)
        found[tab] = await lastingly_cut_off(window)
    await window.setting_up.close()
    await window.studio.close()
    return found


def main(language: str, scale: str) -> None:
    application = make_application(("--disable-gpu",))
    paths = Paths.from_environment()
    open_settings(paths).write("appearance.text_scale", int(scale))
    speak_language(language, paths.resources, application)
    loop = qasync.QEventLoop(application)
    window = open_window(paths, FAKE_SERVICE, traceback.print_exception)
    with loop:
        found = loop.run_until_complete(tour(window))
    print(json.dumps({"dots": window.devicePixelRatio(), "cut": found}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
