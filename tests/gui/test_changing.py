"""Changing an app in the whole window: words that were spoken, and stopping."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.domain.errors import InputError
from app.gui.models.build import BuildModel
from app.gui.window import MainWindow
from tests.gui.conftest import Run, until
from tests.gui.speaking_parts import said


@pytest.fixture
def build(window: MainWindow, tmp_path: Path) -> BuildModel:
    """Show an app that is there."""
    build = BuildModel("a grocery list")
    build.session_id, build.known.folder = "abc", tmp_path
    build.finish()
    window.show()
    window.studio.build = build
    window.workspace.show_build(build)
    window._stack.setCurrentWidget(window.workspace)
    return build


@pytest.mark.usefixtures("build")
def test_what_was_spoken_goes_with_the_change_and_with_no_other(window: MainWindow, run: Run, qtbot: Any) -> None:
    asked: list[dict[str, Any]] = []

    async def answer(do: str, *_: Any, **fields: Any) -> Any:
        if do == "change":
            asked.append(fields)
        raise InputError("Not now.")

    async def use() -> None:
        window.studio.client.ask = answer  # type: ignore[method-assign]
        assert window.voice
        window.voice.model.transcript = said("make it grey", ("grey",))
        line = window.workspace.change_bar.line
        for wish in ("make it green", "make it larger"):
            line.setText(wish)
            qtbot.keyClick(line, Qt.Key.Key_Return)
            await until(lambda: window.studio.change.state == "failed")
        assert [fields["text"] for fields in asked] == ["make it green", "make it larger"]
        assert asked[0]["transcript"]["text"] == "make it green", "as it was corrected"
        assert "transcript" not in asked[1]
        await window.studio.close()

    run(use())


@pytest.mark.usefixtures("build")
@pytest.mark.parametrize("how", ["Esc", "Ctrl+."])
def test_a_change_is_stopped_by_the_keys_that_stop_a_build(window: MainWindow, run: Run, qtbot: Any, how: str) -> None:
    async def answer(do: str, *_: Any, **__: Any) -> Any:
        await asyncio.sleep(600)

    async def use() -> None:
        window.studio.client.ask = answer  # type: ignore[method-assign]
        with qtbot.waitActive(window):
            window.activateWindow()
        window.studio.change_app("make it green")
        assert window.studio.change.state == "running"
        await asyncio.sleep(0)
        if how == "Esc":
            qtbot.keyClick(window, Qt.Key.Key_Escape)
        else:
            qtbot.keyClick(window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: window.studio.change.state == "idle")
        await window.studio.close()

    run(use())
