"""The small parts at the microphone: its menu, the wave of how loud it is, and where speaking ends before it began."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QLineEdit, QMenu

from app.domain.errors import ResourceError
from app.domain.listening import HeardWords
from app.domain.recording import Microphone, MicrophoneError, MicrophoneFault
from app.gui.look import Look
from app.gui.models import speaking
from app.gui.models.speaking import SpeakingModel
from app.gui.voice.heard_line import HeardLine
from app.gui.voice.microphone_menu import fill_microphone_menu
from app.gui.voice.waveform import Waveform
from app.paths import Paths
from tests.gui.conftest import Run, until
from tests.gui.speaking_parts import ScriptedDevice, ScriptedService, make_model, words_of

DESK, HEADSET = Microphone("Desk", True), Microphone("Headset", False)
LOOKING = "Looking for microphones…"


@dataclass
class Plugs:
    """What is plugged in; `fault` where it cannot be said."""

    found: tuple[Microphone, ...] = (DESK, HEADSET)
    fault: MicrophoneError | None = None
    heard: list[Path] = field(default_factory=list)

    def list(self) -> tuple[Microphone, ...]:
        if self.fault:
            raise self.fault
        return self.found


@pytest.fixture
def plugs(monkeypatch: pytest.MonkeyPatch) -> Plugs:
    made = Plugs()
    monkeypatch.setattr(speaking, "list_microphones", made.list)
    return made


@pytest.fixture
def device() -> ScriptedDevice:
    return ScriptedDevice()


@pytest.fixture
def model(paths: Paths, device: ScriptedDevice) -> Iterator[SpeakingModel]:
    faults: list[BaseException] = []
    yield make_model(paths, device, ScriptedService(), faults)
    assert not faults, faults


async def menu_of(model: SpeakingModel, plugs: Plugs, qtbot: Any) -> QMenu:
    """Fill a menu and wait until the microphones are in it."""
    menu = QMenu()
    qtbot.addWidget(menu)
    fill_microphone_menu(menu, model, plugs.heard.append)
    assert LOOKING in says(menu)
    await until(lambda: LOOKING not in says(menu))
    return menu


def says(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def action_of(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def test_the_menu_chooses_the_microphone_and_the_way_to_speak(
    model: SpeakingModel, device: ScriptedDevice, plugs: Plugs, run: Run, qtbot: Any
) -> None:
    async def use() -> None:
        menu = await menu_of(model, plugs, qtbot)
        assert says(menu) == [
            *("The one this computer uses", "Headset"),
            *("Hold while speaking", "Press to start, press to stop", "Stop by itself when I pause"),
            "Use a sound file instead…",
        ]
        ticked = [action.text() for action in menu.actions() if action.isChecked()]
        assert ticked == ["The one this computer uses", "Hold while speaking"]
        action_of(menu, "Headset").trigger()
        action_of(menu, "Stop by itself when I pause").trigger()
        await until(lambda: model.state == "ready")
        assert device.is_open, "whoever chooses is about to speak"
        kept = model.settings.read()
        assert (kept.text("audio.microphone"), kept.text("audio.start_with")) == ("Headset", "hands-free")
        again = await menu_of(model, plugs, qtbot)
        ticked = [action.text() for action in again.actions() if action.isChecked()]
        assert ticked == ["Headset", "Stop by itself when I pause"]
        await until(lambda: model.state == "ready")
        await model.close()

    run(use())


def test_without_a_microphone_the_menu_says_so_and_a_file_can_be_used(
    model: SpeakingModel, plugs: Plugs, run: Run, qtbot: Any
) -> None:
    async def use() -> None:
        plugs.found = ()
        menu = await menu_of(model, plugs, qtbot)
        assert says(menu)[0] == "There is no microphone."
        assert not action_of(menu, "There is no microphone.").isEnabled()
        assert action_of(menu, "Use a sound file instead…").isEnabled()
        plugs.fault = MicrophoneError(MicrophoneFault.NO_SOUND_SYSTEM, "There is no sound system.", "Install one.")
        assert says(await menu_of(model, plugs, qtbot))[0] == "There is no sound system."
        await model.close()

    run(use())


def test_a_menu_that_is_closed_while_it_looks_is_left_alone(
    model: SpeakingModel, plugs: Plugs, run: Run, qtbot: Any
) -> None:
    async def use() -> None:
        menu = QMenu()
        fill_microphone_menu(menu, model, plugs.heard.append)
        menu.deleteLater()
        gone: list[bool] = []
        menu.destroyed.connect(lambda: gone.append(True))
        await until(lambda: gone)
        await model.close()

    run(use())


def test_a_choice_that_cannot_be_kept_is_told_and_changes_nothing(
    model: SpeakingModel, device: ScriptedDevice, plugs: Plugs, run: Run, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(key: str, value: object) -> None:
        raise ResourceError("There is no room on the disk.", "Make some.")

    async def use() -> None:
        menu = await menu_of(model, plugs, qtbot)
        monkeypatch.setattr(model.settings, "write", refuse)
        for text in ("Headset", "Stop by itself when I pause"):
            model.trouble = None
            action_of(menu, text).trigger()
            assert model.trouble is not None
            assert model.trouble.says == "There is no room on the disk."
        assert not device.is_asked
        await model.close()

    run(use())


def test_another_microphone_is_opened_although_the_first_could_not_be(
    model: SpeakingModel, device: ScriptedDevice, run: Run
) -> None:
    async def use() -> None:
        device.fault = MicrophoneError(MicrophoneFault.BUSY, "It is in use.", "Close the other program.")
        model.arm()
        await until(lambda: model.trouble)
        device.fault = None
        model.choose_microphone("Headset")
        await until(lambda: model.state == "ready")
        assert model.trouble is None
        await model.close()

    run(use())


def test_what_was_wanted_just_before_the_end_leaves_nothing_behind(model: SpeakingModel, run: Run) -> None:
    """Closed before its task began, the work inside is not left as a coroutine that nobody awaits (warnings fail)."""

    async def use() -> None:
        model.arm()
        await model.close()

    run(use())
    assert model.state == "off"


def painted(wave: Waveform) -> QImage:
    return wave.grab().toImage()


def columns(image: QImage) -> list[int]:
    """Return for each column of the picture how many of its dots are drawn."""
    ground = image.pixel(0, 0)
    return [
        sum(image.pixel(x, y) != ground for y in range(image.height())) for x in range(image.width())
    ]  # fmt: skip


def test_the_wave_is_higher_where_it_is_louder_and_the_newest_is_at_the_right(look: Look, qtbot: Any) -> None:
    levels = deque([0.0] * 100, maxlen=100)
    wave = Waveform(look, levels)
    qtbot.addWidget(wave)
    wave.resize(150, 40)
    quiet = max(columns(painted(wave)))
    levels.append(0.04)
    levels.append(1.0)
    drawn = columns(painted(wave))
    assert max(drawn[-5:]) > 30 > max(drawn[-10:-5]) > quiet, "a quiet voice is seen beside a loud one"
    assert max(drawn[:-10]) == quiet
    levels.append(7.0)
    assert max(columns(painted(wave))) <= 40, "what is louder than loud stays inside"


def test_the_wave_moves_only_while_it_is_on_and_wears_the_tone(look: Look, qtbot: Any) -> None:
    wave = Waveform(look, [0.5] * 50)
    qtbot.addWidget(wave)
    wave.resize(150, 40)
    assert not wave._timer.isActive()
    wave.run(True, "accent")
    assert wave._timer.isActive()
    at_work = painted(wave)
    wave.run(False, "strong_line")
    assert not wave._timer.isActive(), "nothing is repainted thirty times a second for nobody"
    assert painted(wave) != at_work


def test_a_line_keeps_what_was_typed_where_speaking_is_thrown_away(look: Look, qtbot: Any) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    heard = HeardLine(look, line)
    line.setText("make it")
    heard.show_words(HeardWords(words_of("nothing was begun")))
    assert line.text() == "make it", "words come only while one speaks into it"
    heard.begin()
    assert line.isReadOnly()
    heard.show_words(HeardWords(words_of("green"), words_of("please")))
    assert line.text() == "make it green please"
    heard.show_words(HeardWords())
    heard.end()
    assert line.text().strip() == "make it"
    assert not line.isReadOnly()
    assert heard.doubts == 0
