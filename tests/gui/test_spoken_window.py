"""The product as a new user meets it: the real window, a virtual microphone, the real models.

Says a request, builds it, sees it in the preview, says a change, sees it applied. Takes minutes:
`.venv/bin/python -m pytest -m slow tests/gui/test_spoken_window.py`. Pictures of each step go to COGNOMEGA_PICTURES.
"""

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.gui.start import open_window
from app.gui.window import MainWindow
from app.paths import HOME_VARIABLE, Paths
from tests.bench.building import make_home
from tests.gui.conftest import Run, until
from tests.speech_fixtures import speak
from tests.virtual_microphone import VirtualMicrophone, virtual_microphone

pytestmark = [pytest.mark.slow, pytest.mark.models, pytest.mark.timeout(900)]
COMMAND = (sys.executable, "-m", "app.service.host")
WITHIN_S = 110.0


@pytest.fixture
def microphone(tmp_path: Path) -> Iterator[VirtualMicrophone]:
    with virtual_microphone(tmp_path / "pulse") as plugged_in:
        yield plugged_in


@pytest.fixture
def window(qtbot: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setenv(HOME_VARIABLE, str(make_home(tmp_path)))
    faults: list[BaseException] = []
    made = open_window(Paths.from_environment(), COMMAND, faults.append)
    qtbot.addWidget(made)
    yield made
    assert not faults, faults


def test_an_app_is_said_built_and_changed_by_voice(
    window: MainWindow,
    microphone: VirtualMicrophone,
    run: Run,
    qtbot: Any,
    tmp_path: Path,
) -> None:
    async def say(words: str, bar: Any, name: str) -> None:
        """Hold the button, let the words be said, let go."""
        model = bar.model
        bar._press_ms.setInterval(0)
        qtbot.mousePress(bar.button, Qt.MouseButton.LeftButton)
        await until(lambda: model.state == "speaking", WITHIN_S)
        await until(lambda: any(model.levels) or model.levels, WITHIN_S)
        playing = microphone.play(speak(words, tmp_path / f"{name}.wav"))
        await until(lambda: model.heard.text, WITHIN_S)
        picture(window, f"{name}-speaking")
        await until(lambda: playing.poll() is not None, WITHIN_S)
        await asyncio.sleep(0.3)  # what the sound server still holds
        qtbot.mouseRelease(bar.button, Qt.MouseButton.LeftButton)
        await until(lambda: model.state in ("ready", "off"), WITHIN_S)

    async def use() -> None:
        window.show()
        window.studio.start()
        assert window.voice
        await say("I want a shopping list with a name and a price.", window.voice, "1-request")
        assert "shopping list" in window.home.box.value().lower()
        picture(window, "2-request-heard")
        qtbot.mouseClick(window.home.box.submit_button, Qt.MouseButton.LeftButton)
        build = window.studio.build
        assert build is not None
        await until(lambda: build.state in ("done", "failed"), WITHIN_S)
        assert build.state == "done" and build.is_held, build.problem
        picture(window, "3-built")
        from app.gui.voice.speak_bar import SpeakBar

        bar = window.workspace.change_bar.findChild(SpeakBar)
        await until(lambda: bar is not None and bar.isVisible(), WITHIN_S)
        await say("Add a date.", bar, "4-change")
        line = window.workspace.change_bar.line
        assert "date" in line.text().lower()
        qtbot.keyClick(line, Qt.Key.Key_Return)
        change = window.studio.change
        await until(lambda: change.state == "running", WITHIN_S)
        await until(lambda: change.state != "running", WITHIN_S)
        picture(window, "5-changed")
        assert change.state == "applied", change.says
        assert build.known.folder is not None
        assert "date" in (build.known.folder / "blueprint.txt").read_text().lower()
        await window.voice.model.close()
        await window.studio.close()

    run(use())


def picture(window: MainWindow, name: str) -> None:
    folder = os.environ.get("COGNOMEGA_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        window.grab().save(str(Path(folder) / f"{name}.png"))
