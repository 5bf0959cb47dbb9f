"""A build's one question: answered by mouse or keys, left out, or passed by in time, and never in anybody's way."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.domain.wish_question import LEFT_OUT, Offer, WishQuestion
from app.gui.look import Look
from app.gui.models.question import QuestionModel
from app.gui.parts import column
from app.gui.question_bar import QuestionBar
from app.gui.window import MainWindow
from tests.fakes import QUESTION
from tests.gui.conftest import Run, until


class Clock:
    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


class Shown:
    """The bar in a window with a field to type into; `answers` are those that were given."""

    def __init__(self, look: Look, qtbot: Any) -> None:
        self.clock, self.answers = Clock(), list[int]()
        self.model = QuestionModel(self.clock)
        self.bar, self.line = QuestionBar(look, self.model), QLineEdit()
        self.window = QWidget()
        self.window.setLayout(column(self.line, self.bar))
        self.window.resize(700, 400)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow, timeout=20_000)

    def ask(self, question: WishQuestion = QUESTION) -> None:
        self.model.ask(self, question, self.answers.append)


@pytest.fixture
def shown(look: Look, qtbot: Any) -> Shown:
    return Shown(look, qtbot)


def test_it_is_there_only_while_something_is_asked(shown: Shown) -> None:
    assert not shown.bar.isVisible()
    shown.ask()
    assert shown.bar.isVisible() and shown.bar.asks.text() == "“who still owes me”: what should the app do?"
    assert [choice.isVisible() for choice in shown.bar.choices] == [True, True, False]
    assert shown.bar.choices[0].accessibleName() == QUESTION.offers[0].says
    shown.model.close("another build")
    assert shown.bar.isVisible(), "another build's end is not this one's"
    shown.model.close(shown)
    assert not shown.bar.isVisible() and shown.answers == []


def test_a_click_chooses_and_leaves_the_focus_where_it_is(shown: Shown, qtbot: Any) -> None:
    shown.line.setFocus()
    shown.ask()
    qtbot.mouseClick(shown.bar.choices[1], Qt.MouseButton.LeftButton)
    assert shown.answers == [1] and not shown.bar.isVisible()
    shown.ask()
    qtbot.mouseClick(shown.bar.leave_button, Qt.MouseButton.LeftButton)
    assert shown.answers == [1, LEFT_OUT]
    assert QApplication.focusWidget() is shown.line


def test_the_keys_choose_but_a_number_that_is_typed_is_typed(shown: Shown, qtbot: Any) -> None:
    shown.line.setFocus()
    shown.ask()
    qtbot.keyClicks(shown.line, "12 owe me")
    assert shown.line.text() == "12 owe me" and shown.answers == []
    assert not any(key.isEnabled() for key in shown.bar._keys)
    shown.window.setFocus()
    qtbot.keyClick(shown.window, Qt.Key.Key_3)
    assert shown.answers == [], "there is no third answer"
    qtbot.keyClick(shown.window, Qt.Key.Key_2)
    assert shown.answers == [1]
    qtbot.keyClick(shown.window, Qt.Key.Key_1)
    assert shown.answers == [1], "an answer is given once"


def test_the_seconds_are_counted_down(shown: Shown, qtbot: Any) -> None:
    shown.ask()
    assert shown.bar.left.text() == "goes on in 60 s"
    shown.clock.now_s += 12.4
    qtbot.waitUntil(lambda: shown.bar.left.text() == "goes on in 48 s", timeout=20_000)
    shown.clock.now_s += 100
    qtbot.waitUntil(lambda: shown.bar.left.text() == "goes on in 0 s", timeout=20_000)


def test_a_long_answer_is_wrapped_and_does_not_widen_the_window(shown: Shown, qtbot: Any) -> None:
    long = "Show one figure over all: “R&D still owed”, as “" + "sum of amount and " * 12 + "more”"
    shown.ask(WishQuestion("all of it", (Offer("total x", long),), 60.0))
    qtbot.waitUntil(lambda: "\n" in shown.bar.choices[0].text(), timeout=20_000)
    assert shown.window.width() == 700
    choice = shown.bar.choices[0]
    lines = choice.text().count("\n") + 1
    qtbot.waitUntil(lambda: choice.height() >= lines * choice.fontMetrics().height(), timeout=20_000)
    assert " ".join(choice.text().replace("&&", "&").split())[2:] == long
    assert choice.mapTo(shown.window, QPoint(choice.width(), 0)).x() <= 700


def test_the_keys_are_one_two_and_three(shown: Shown) -> None:
    assert [key.key() for key in shown.bar._keys] == [QKeySequence(n) for n in ("1", "2", "3")]


@pytest.mark.parametrize(("key", "came"), [("1", "total Owed = sum(amount)"), ("Esc", "")])
def test_a_build_asks_in_the_window_and_goes_on_with_the_answer(
    window: MainWindow, run: Run, qtbot: Any, monkeypatch: Any, key: str, came: str
) -> None:
    monkeypatch.setenv("FAKE_ASKS_S", "300")

    async def use() -> None:
        window.show()
        window.home.wants_build.emit("a grocery list")
        build = window.studio.build
        assert build is not None
        await until(lambda: window.question_bar.isVisible())
        assert build.state == "running" and build.doing == "Waiting for your answer"
        window.setFocus()
        qtbot.keyClick(window, Qt.Key.Key_Escape if key == "Esc" else Qt.Key.Key_1)
        assert not window.question_bar.isVisible()
        await until(lambda: build.state == "done")
        assert build.known.understood is not None
        texts = {line.text: line.clause for line in build.known.understood.blueprint.lines}
        assert texts.get(came) == (QUESTION.clause if came else None)
        assert (QUESTION.clause in build.known.understood.unmet) == (not came)
        await window.studio.close()

    run(use())


def test_without_an_answer_the_bar_goes_and_the_build_goes_on(window: MainWindow, run: Run, monkeypatch: Any) -> None:
    monkeypatch.setenv("FAKE_ASKS_S", "0.5")

    async def use() -> None:
        window.show()
        window.home.wants_build.emit("a grocery list")
        build = window.studio.build
        assert build is not None
        seen: list[bool] = []
        window.studio.question.listen(lambda: seen.append(window.studio.question.question is not None))
        await until(lambda: build.state == "done")
        assert seen == [True, False] and not window.question_bar.isVisible()
        assert build.known.understood is not None and build.known.understood.unmet == (QUESTION.clause,)
        done = await window.studio.ask("answer", session=build.session_id, chosen=0)
        assert done == {"in_time": False}, "too late is told"
        await window.studio.close()

    run(use())


def test_a_build_that_is_stopped_asks_no_more_and_asks_again_when_it_goes_on(
    window: MainWindow, run: Run, monkeypatch: Any
) -> None:
    monkeypatch.setenv("FAKE_ASKS_S", "300")

    async def use() -> None:
        window.show()
        window.home.wants_build.emit("a grocery list")
        build = window.studio.build
        assert build is not None
        await until(lambda: window.question_bar.isVisible())
        window.studio.cancel()
        await until(lambda: build.state == "stopped")
        assert not window.question_bar.isVisible()
        window.studio.resume(build.session_id)
        await until(lambda: window.question_bar.isVisible())
        window.studio.question.choose(1)
        again = window.studio.build
        assert again is not None
        await until(lambda: again.state == "done")
        assert again.known.understood is not None
        assert again.known.understood.blueprint.lines[-1].text == QUESTION.offers[1].line
        await window.studio.close()

    run(use())


def test_who_switched_it_off_is_not_asked(window: MainWindow, run: Run, monkeypatch: Any) -> None:
    monkeypatch.setenv("FAKE_ASKS_S", "300")

    async def use() -> None:
        from app.bootstrap import open_settings

        open_settings(window.paths).write("agents.ask_me", False)
        window.show()
        window.home.wants_build.emit("a grocery list")
        build = window.studio.build
        assert build is not None
        await until(lambda: build.state == "done")
        await window.studio.close()

    run(use())
