"""The product as a new user meets it: the real window, a virtual microphone, the real models.

Says a request, builds it, sees it in the preview, says a change, sees it applied. Takes minutes:
`.venv/bin/python -m pytest -m slow tests/gui/test_spoken_window.py`. Pictures of each step go to COGNOMEGA_PICTURES.
"""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.gui.start import open_window
from app.gui.voice.speak_bar import SpeakBar
from app.gui.window import MainWindow
from app.paths import HOME_VARIABLE, Paths
from tests.bench.building import make_home
from tests.gui.conftest import Run, until
from tests.speech_fixtures import speak
from tests.virtual_microphone import VirtualMicrophone, virtual_microphone

pytestmark = [
    pytest.mark.slow,
    pytest.mark.models,
    pytest.mark.timeout(900),
    # what Xvfb has no graphics card for
    pytest.mark.qt_log_ignore("Vulkan", "Unable to detect GPU vendor", "GPUInfo not initialized", extend=True),
]
COMMAND = (sys.executable, "-m", "app.service.host")
WITHIN_S = 110.0
REQUEST = "I want a shopping list with a name and a price."
CHANGE = "Please add a date to every item."


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
    async def say(words: str, bar: SpeakBar, field: Callable[[], str], name: str) -> None:
        """Hold the button, let the words be said, let go; what is written in the field then is what was heard."""
        model = bar.model
        bar._press_ms.setInterval(0)
        qtbot.mousePress(bar.button, Qt.MouseButton.LeftButton)
        await until(lambda: model.state == "speaking", WITHIN_S)
        playing = microphone.play(speak(words, tmp_path / f"{name}.wav"))
        await until(field, WITHIN_S)  # words come while one speaks
        picture(window, f"{name}-speaking")
        await until(lambda: playing.poll() is not None, WITHIN_S)
        await asyncio.sleep(0.3)  # what the sound server still holds
        qtbot.mouseRelease(bar.button, Qt.MouseButton.LeftButton)
        await until(lambda: model.state in ("ready", "off"), WITHIN_S)
        heard = model.transcript
        assert heard is not None, model.trouble
        await until(lambda: field().strip() == heard.text.strip(), WITHIN_S)
        picture(window, f"{name}-heard")

    async def use() -> None:
        window.show()
        window.studio.start()
        assert window.voice
        await say(REQUEST, window.voice, window.home.box.value, "1-request")
        assert "shopping list" in window.home.box.value().lower()
        qtbot.mouseClick(window.home.box.submit_button, Qt.MouseButton.LeftButton)
        build = window.studio.build
        assert build is not None
        await until(lambda: build.lines, WITHIN_S)
        picture(window, "2-building")
        await until(lambda: build.state in ("done", "failed"), WITHIN_S)
        assert build.state == "done" and build.is_held, build.problem
        await until(lambda: "app" in window.workspace.pages, WITHIN_S)
        await until_seen(window, "Price")
        picture(window, "3-built")
        bar = window.workspace.change_bar.findChild(SpeakBar)
        await until(lambda: bar is not None and bar.isVisible(), WITHIN_S)
        line = window.workspace.change_bar.line
        await say(CHANGE, bar, line.text, "4-change")
        assert "date" in line.text().lower()
        qtbot.keyClick(line, Qt.Key.Key_Return)
        change = window.studio.change
        await until(lambda: change.state == "running", WITHIN_S)
        picture(window, "5-changing")
        await until(lambda: change.state != "running", WITHIN_S)
        assert change.state == "applied", change.says
        await until_seen(window, "Date")
        picture(window, "6-changed")
        assert build.known.folder is not None
        assert "date" in (build.known.folder / "blueprint.txt").read_text().lower()

    async def use_and_close() -> None:
        try:
            await use()
        finally:
            picture(window, "last")
            assert window.voice
            await window.voice.model.close()
            await window.studio.close()

    run(use_and_close())


async def until_seen(window: MainWindow, words: str) -> None:
    """Wait until the app in the preview shows these words."""
    page = window.workspace.pages["app"].preview.page  # type: ignore[attr-defined]
    seen: list[str] = []
    async with asyncio.timeout(WITHIN_S):
        while not any(words in text for text in seen):
            page.runJavaScript("document.body ? document.body.innerText : ''", 0, seen.append)
            await asyncio.sleep(0.1)
    await asyncio.sleep(0.5 if os.environ.get("COGNOMEGA_PICTURES") else 0)  # for the picture: what is there is drawn


def picture(window: MainWindow, name: str) -> None:
    folder = os.environ.get("COGNOMEGA_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        window.grab().save(str(Path(folder) / f"{name}.png"))
