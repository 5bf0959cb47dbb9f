"""Small parts that many places lean on: the line of notices, the rail of steps, where garbage is collected."""

import gc
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.domain.events import StageFinished, StageStarted
from app.domain.metrics import Cost
from app.gui.garbage import GarbageOnThisThread
from app.gui.look import Look
from app.gui.models.build import BuildModel
from app.gui.models.notices import NoticesModel
from app.gui.notice_bar import NoticeBar
from app.gui.stage_rail import StageRail


def make_notices(look: Look, qtbot: Any) -> tuple[NoticesModel, NoticeBar, QWidget]:
    over, notices = QWidget(), NoticesModel()
    qtbot.addWidget(over)
    over.resize(900, 600)
    bar = NoticeBar(look, notices, over)
    over.show()
    return notices, bar, over


def test_a_notice_offers_its_way_back_once_and_goes(look: Look, qtbot: Any) -> None:
    notices, bar, over = make_notices(look, qtbot)
    acted: list[str] = []
    notices.show("It is deleted.", "Undo", lambda: acted.append("undone"))
    assert bar.isVisible()
    assert bar.accessibleName() == "It is deleted."
    assert over.rect().contains(bar.geometry())
    qtbot.mouseClick(bar._act, Qt.MouseButton.LeftButton)
    assert acted == ["undone"]
    assert not bar.isVisible()


def test_a_complaint_stays_and_a_plain_notice_waits_for_who_is_on_it(look: Look, qtbot: Any, monkeypatch: Any) -> None:
    notices, bar, _ = make_notices(look, qtbot)
    notices.complain("The disk is full.", "Make room.")
    assert not bar._timer.isActive(), "it stays until it is closed"
    assert not bar._act.isVisible(), "it offers nothing"
    notices.show("Saved.")
    assert bar._timer.isActive()
    monkeypatch.setattr(bar, "underMouse", lambda: True)
    bar._on_time()
    assert bar.isVisible(), "somebody is about to press it"
    monkeypatch.setattr(bar, "underMouse", lambda: False)
    bar._on_time()
    assert not bar.isVisible()
    assert notices.notice is None


def test_a_long_notice_stays_within_a_window_that_shrinks(look: Look, qtbot: Any) -> None:
    notices, bar, over = make_notices(look, qtbot)
    notices.complain("There is no room on the disk for what you wanted to keep. " * 4)
    over.resize(640, 500)
    assert over.rect().contains(bar.geometry())


def test_a_notice_in_large_letters_leaves_room_for_its_buttons(qtbot: Any, look: Look) -> None:
    notices, bar, over = make_notices(look, qtbot)
    try:
        look.set_scale(1.5)
        notices.show(
            "A note to each expense: done, and all that worked still works. " * 2, "Take it all back again", str
        )
        assert over.rect().adjusted(12, 12, -12, -12).contains(bar.geometry())
        for button in (bar._act, bar._close):
            assert bar.rect().contains(button.geometry())
            assert button.width() >= button.sizeHint().width()
    finally:
        look.set_scale(1.0)


def test_the_rail_says_where_the_build_is_and_turns_only_while_it_runs(look: Look, qtbot: Any) -> None:
    rail, build = StageRail(look), BuildModel("a grocery list")
    qtbot.addWidget(rail)
    rail.show_build(build)
    assert not rail._turning.isActive()
    build.start()
    build.take(StageStarted("understand"))
    rail.show_build(build)
    assert rail._turning.isActive()
    assert rail.accessibleName().startswith(f"0 of {len(build.steps)} steps done.")
    build.take(StageFinished("understand", None, Cost(1.0)))
    build.stop()
    rail.show_build(build)
    assert rail.accessibleName().startswith("1 of ")
    assert not rail._turning.isActive(), "a build that ended needs no repainting"


def test_garbage_is_left_to_the_windows_own_thread(qtbot: Any) -> None:
    was_on = gc.isenabled()
    owner = QObject()
    try:
        gc.enable()
        keeper = GarbageOnThisThread(owner)
        assert not gc.isenabled(), "no worker collects a widget"
        thing = QObject()
        thing.me = thing  # type: ignore[attr-defined]  # a cycle: only collecting ends it
        gone: list[bool] = []
        thing.destroyed.connect(lambda: gone.append(True))
        del thing
        keeper._collect()
        keeper._collect()
        assert gone == [True]
        assert keeper._timer.isActive()
    finally:
        gc.unfreeze()
        (gc.enable if was_on else gc.disable)()
