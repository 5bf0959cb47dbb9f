"""Getting ready while one looks around: it is seen how far it is, what is done, and how it ended."""

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.domain.errors import NetworkError
from app.gui.models.setting_up import SettingUpModel
from app.gui.setup.meanwhile import READY, Meanwhile
from app.gui.setup.page import SetUpPage
from app.gui.voice.speak_bar import SpeakBar
from app.gui.window import MainWindow
from tests.gui.conftest import Run, until
from tests.gui.test_setup import PIECE, ScriptedFetcher, content_of, scene

__all__ = ["scene"]
Scene = tuple[SetUpPage, SettingUpModel]


def steps_of(model: SettingUpModel) -> list[tuple[str, str]]:
    """Return what the model tells from now on: its state and what is done."""
    told: list[tuple[str, str]] = []
    model.listen(lambda: told.append((model.state, model.step)))
    return told


def test_how_far_it_is_stands_at_the_foot_and_its_end_is_told(
    scene: Scene, window: MainWindow, run: Run, qtbot: Any
) -> None:
    _, model = scene
    seen = Meanwhile(window, model)
    ends: list[str] = []
    seen.ended.connect(ends.append)

    async def use() -> None:
        window.show()
        window.go("home")
        ScriptedFetcher.gate = threading.Semaphore(3)
        model.start()
        await until(lambda: model.state == "choosing")
        assert not seen.row.isVisible()
        model.fetch()
        await until(lambda: seen.row.isVisible() and model.done_bytes >= 3 * PIECE)
        await until(lambda: seen.row.text() == f"Getting ready: {100 * model.done_bytes // model.total_bytes} %")
        assert model.done_bytes > 0
        qtbot.mouseClick(seen.row, Qt.MouseButton.LeftButton)
        assert isinstance(window._stack.currentWidget(), SetUpPage)
        window.go("home")
        model.pause()
        ScriptedFetcher.gate.release(10**6)
        await until(lambda: seen.row.text() == "Getting ready is paused")
        assert not ends, "somebody wanted that"
        model.fetch()
        await until(lambda: ends == [READY])
        assert window.studio.notices.notice and window.studio.notices.notice.says == READY
        await until(lambda: not seen.row.isVisible())
        await model.close()

    run(use_with_gate(use))


def use_with_gate(use: Any) -> Any:
    """Let a download that waits at the gate go when the test ends: its thread must not stay."""

    async def whole() -> None:
        try:
            await use()
        finally:
            ScriptedFetcher.gate.release(10**6)

    return whole()


def test_trouble_is_told_wherever_one_is(
    scene: Scene, window: MainWindow, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, model = scene
    Meanwhile(window, model)

    async def use() -> None:
        window.show()
        window.go("home")
        monkeypatch.setattr(ScriptedFetcher, "fault", NetworkError("It cannot be reached.", "Try again."))
        model.start()
        await until(lambda: model.state == "choosing")
        model.fetch()
        await until(lambda: window.studio.notices.notice)
        assert window.studio.notices.notice
        assert window.studio.notices.notice.says == "It cannot be reached. Try again."
        await model.close()

    run(use())


def test_the_window_has_it_and_both_speak_bars_lead_there(window: MainWindow) -> None:
    """As furnished: the row follows the window's own model, the buttons open its place."""
    seen, model = window.findChild(Meanwhile), window.setting_up
    assert seen is not None
    assert model is not None
    model.state, model.done_bytes, model.total_bytes = "fetching", 42, 100
    seen._draw()
    assert seen.row.text() == "Getting ready: 42 %"
    assert not seen.row.isHidden()
    bars = window.findChildren(SpeakBar)
    assert len(bars) == 2
    for bar in bars:
        window.go("home")
        bar.wants_models.emit()
        assert isinstance(window._stack.currentWidget(), SetUpPage)


def test_while_a_file_is_checked_and_copied_it_says_so_and_nothing_else_begins(
    scene: Scene, run: Run, tmp_path: Path
) -> None:
    page, model = scene
    told = steps_of(model)
    is_free: list[bool] = []
    model.listen(lambda: is_free.append(model.state == "importing" and not is_held_back()))
    file = tmp_path / "mine.gguf"
    file.write_bytes(content_of("whisper-base"))

    def is_held_back() -> bool:
        page._draw()
        return page.main_button.text() == "Look around meanwhile" and not page.file_button.isVisible()

    async def use() -> None:
        model.start()
        await until(lambda: model.state == "choosing")
        model.import_file(file)
        await until(lambda: ("importing", "copying") in told)
        await until(lambda: model.state == "choosing")
        assert [step for n, step in enumerate(told) if step[0] == "importing" and step != told[n - 1]] == [
            ("importing", "checking"), ("importing", "copying"), ("importing", "checking"),
        ]  # fmt: skip
        assert not any(is_free)
        await model.close()

    run(use())


def test_a_refused_file_leaves_the_page_as_it_was(scene: Scene, run: Run, tmp_path: Path) -> None:
    _, model = scene
    file = tmp_path / "damaged.gguf"
    file.write_bytes(bytes(len(content_of("whisper-base"))))

    async def use() -> None:
        model.start()
        await until(lambda: model.state == "choosing")
        model.import_file(file)
        await until(lambda: model.trouble)
        assert model.state == "choosing"
        await model.close()

    run(use())


def test_what_came_is_said_to_be_checked(scene: Scene, run: Run) -> None:
    page, model = scene
    told = steps_of(model)

    async def use() -> None:
        model.start()
        await until(lambda: model.state == "choosing")
        model.fetch()
        await until(lambda: model.state == "ready")
        assert ("fetching", "checking") in told
        assert ("fetching", "") in told
        model.state, model.step, model.doing = "fetching", "checking", "Qwen: a model"
        page._draw()
        assert page.doing.text() == "Checking Qwen…"
        await model.close()

    run(use())


def test_the_beginning_of_a_file_need_not_come_again(scene: Scene, run: Run) -> None:
    _, model = scene
    whole = model.missing_bytes
    card = next(card for card in model._store.catalog.cards if card.id == "whisper-base")
    model._store.partial_of(card, card.files[0]).write_bytes(content_of(card.id)[:PIECE])
    assert model.missing_bytes == whole - PIECE
    model._store.partial_of(card, card.files[0]).write_bytes(content_of(card.id))
    assert model.missing_bytes == whole - card.bytes
    assert model.is_needed, "it is not checked yet"
