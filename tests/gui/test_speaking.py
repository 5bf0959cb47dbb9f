"""Speaking into a text field: hold, toggle, hands-free, faults, files, correcting; over a scripted microphone."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.domain.errors import InputError, ModelError
from app.domain.recording import MicrophoneError, MicrophoneFault
from app.engines import recorder
from app.gui.home import RequestBox
from app.gui.look import Look
from app.gui.models.speaking import SpeakingModel
from app.gui.parts import column
from app.gui.voice.heard_line import HeardLine
from app.gui.voice.heard_text import HeardText
from app.gui.voice.speak_bar import SpeakBar
from app.paths import Paths
from tests.gui.conftest import Run, until
from tests.gui.speaking_parts import ScriptedDevice, ScriptedService, make_model, said


@dataclass
class Scene:
    """A text field one can speak into."""

    box: RequestBox
    bar: SpeakBar
    model: SpeakingModel
    device: ScriptedDevice
    service: ScriptedService
    qtbot: Any

    async def speaks(self) -> None:
        await until(lambda: self.model.state == "speaking" and "listen" in self.service.did)

    async def rests(self) -> None:
        await until(lambda: self.model.state in ("ready", "off") and not self.box.text.isReadOnly())


@pytest.fixture
def scene(qtbot: Any, look: Look, paths: Paths) -> Iterator[Scene]:
    faults: list[BaseException] = []
    device, service = ScriptedDevice(), ScriptedService()
    model = make_model(paths, device, service, faults)
    box = RequestBox(look, "Say what you want", "Build it")
    bar = SpeakBar(look, model, HeardText(look, box.text))
    box.voice_place.addWidget(bar)
    qtbot.addWidget(box)
    box.resize(720, 200)
    box.show()
    yield Scene(box, bar, model, device, service, qtbot)
    assert not faults, faults


def tone_at(box: RequestBox, word: str) -> str:
    cursor = box.text.document().find(word)
    return cursor.charFormat().foreground().color().name()


def test_held_it_records_and_let_go_it_writes_the_words(scene: Scene, look: Look, run: Run) -> None:
    async def use() -> None:
        scene.bar._press_ms.setInterval(0)
        scene.qtbot.mousePress(scene.bar.button, Qt.MouseButton.LeftButton)
        await scene.speaks()
        scene.service.hear("a list of", "box")
        await until(lambda: "box" in scene.box.value())
        assert tone_at(scene.box, "list") == look.colours.text
        assert tone_at(scene.box, "box") == look.colours.faint
        scene.device.send()
        scene.qtbot.mouseRelease(scene.bar.button, Qt.MouseButton.LeftButton)
        await until(lambda: "end_listening" in scene.service.did)
        scene.service.finish(said("A list of books."))
        await scene.rests()
        assert scene.box.value() == "A list of books."
        assert scene.bar.next_button.isHidden()
        await scene.model.close()

    run(use())


def test_a_click_starts_and_another_stops(scene: Scene, run: Run) -> None:
    async def use() -> None:
        scene.bar._press_ms.setInterval(60_000)
        scene.qtbot.mouseClick(scene.bar.button, Qt.MouseButton.LeftButton)
        await scene.speaks()
        assert scene.bar.button.accessibleName() == "Stop speaking" or await _named(scene, "Stop speaking")
        scene.qtbot.mouseClick(scene.bar.button, Qt.MouseButton.LeftButton)
        await until(lambda: "end_listening" in scene.service.did)
        scene.service.finish(said("Books."))
        await scene.rests()
        await scene.model.close()

    run(use())


async def _named(scene: Scene, name: str) -> bool:
    await until(lambda: scene.bar.button.accessibleName() == name)
    return True


def test_hands_free_ends_when_the_service_hears_the_pause(scene: Scene, run: Run) -> None:
    async def use() -> None:
        scene.model.settings.write("audio.start_with", "hands-free")
        scene.qtbot.keyClick(scene.bar.button, Qt.Key.Key_Space)
        await scene.speaks()
        assert scene.service.asked[-1][1]["hands_free"] is True
        scene.service.tell(over=True)
        await until(lambda: scene.model.state == "reading")
        scene.service.finish(said("Books."))
        await scene.rests()
        assert scene.box.value() == "Books."
        await scene.model.close()

    run(use())


def test_escape_throws_it_away_and_what_was_typed_stays(scene: Scene, run: Run) -> None:
    async def use() -> None:
        scene.box.set_value("I want")
        scene.model.start()
        scene.bar._begin()
        await scene.speaks()
        scene.service.hear("a list")
        await until(lambda: "a list" in scene.box.value())
        scene.qtbot.keyClick(scene.box.text, Qt.Key.Key_Escape)
        await scene.rests()
        assert scene.box.value().strip() == "I want"
        assert not list((scene.model._folder / "unfinished").glob("*.wav"))
        await scene.model.close()

    run(use())


def test_the_keys_held_anywhere_in_the_window_record_until_they_are_let_go(scene: Scene, run: Run) -> None:
    async def use() -> None:
        scene.bar._press_ms.setInterval(0)
        scene.bar._on_shortcut()
        await scene.speaks()
        await until(lambda: scene.bar._is_watching)
        let_go = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
        QCoreApplication.sendEvent(scene.bar.window().windowHandle(), let_go)
        await until(lambda: "end_listening" in scene.service.did)
        scene.service.finish(said("Books."))
        await scene.rests()
        assert scene.box.value() == "Books."
        await scene.model.close()

    run(use())


@pytest.fixture
def is_patient(monkeypatch: Any) -> None:
    """Have a microphone that sends nothing not taken for one that was pulled out: that ends a recording, too."""
    monkeypatch.setattr(recorder, "_FIRST_BLOCK_S", 600.0)


@pytest.mark.usefixtures("is_patient")
def test_let_go_before_the_microphone_is_open_it_ends_once_it_is(scene: Scene, run: Run) -> None:
    async def use() -> None:
        scene.bar._press_ms.setInterval(0)
        scene.device.may_open.clear()
        scene.qtbot.mousePress(scene.bar.button, Qt.MouseButton.LeftButton)
        await until(lambda: scene.device.is_asked and not scene.bar._press_ms.isActive())
        scene.qtbot.mouseRelease(scene.bar.button, Qt.MouseButton.LeftButton)
        scene.device.may_open.set()
        await until(lambda: "end_listening" in scene.service.did)
        scene.service.finish(said("Books."))
        await scene.rests()
        assert scene.box.value() == "Books."
        await scene.model.close()

    run(use())


def test_thrown_away_before_the_microphone_is_open_nothing_is_recorded(scene: Scene, run: Run) -> None:
    async def use() -> None:
        scene.device.may_open.clear()
        scene.bar.start()
        await until(lambda: scene.device.is_asked and scene.bar._is_watching)
        scene.qtbot.keyClick(scene.box.text, Qt.Key.Key_Escape)
        scene.device.may_open.set()
        await until(lambda: scene.model.state == "ready")
        await scene.rests()
        assert "listen" not in scene.service.did
        assert not list(scene.model._folder.rglob("*.wav"))
        scene.bar.start()
        await scene.speaks()
        scene.service.finish(said("Books."))
        await scene.rests()
        assert scene.box.value() == "Books."
        await scene.model.close()

    run(use())


@pytest.mark.usefixtures("is_patient")
def test_held_while_another_window_comes_to_the_front_it_ends(scene: Scene, run: Run) -> None:
    async def use() -> None:
        scene.bar._press_ms.setInterval(0)
        scene.bar._on_shortcut()
        await scene.speaks()
        QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        await until(lambda: "end_listening" in scene.service.did)
        scene.service.finish(said("Books."))
        await scene.rests()
        await scene.model.close()

    run(use())


def test_doubtful_words_are_marked_found_and_forgotten_once_mended(scene: Scene, look: Look, run: Run) -> None:
    async def use() -> None:
        scene.bar.start()
        await scene.speaks()
        scene.service.finish(said("a number of goats for a wahl", ("goats", "wahl")))
        await scene.rests()
        await until(lambda: scene.bar.next_button.isVisible())
        assert "2" in scene.bar.next_button.text()
        assert tone_at(scene.box, "goats") == look.colours.warn
        scene.qtbot.mouseClick(scene.bar.next_button, Qt.MouseButton.LeftButton)
        assert scene.box.text.textCursor().selectedText() == "goats"
        scene.qtbot.keyClicks(scene.box.text, "coats")
        assert scene.box.value() == "a number of coats for a wahl"
        await until(lambda: "1" in scene.bar.next_button.text())
        fields = scene.model.fields_for(scene.box.value())
        transcript = fields["transcript"]
        assert isinstance(transcript, dict)
        assert transcript["text"] == "a number of coats for a wahl"
        assert scene.model.fields_for(scene.box.value()) == {}, "another build has other words"
        await scene.model.close()

    run(use())


@pytest.mark.parametrize("fault", list(MicrophoneFault))
def test_a_fault_of_the_microphone_is_said_beside_the_button(scene: Scene, run: Run, fault: MicrophoneFault) -> None:
    async def use() -> None:
        scene.device.fault = MicrophoneError(fault, "It does not work.", "Do this.")
        scene.bar.start()
        await until(lambda: scene.bar.says.text() == "It does not work. Do this.")
        assert scene.bar.says.isVisible()
        assert not scene.box.text.isReadOnly()
        scene.qtbot.keyClicks(scene.box.text, "typed instead")
        assert scene.box.value() == "typed instead"
        await scene.model.close()

    run(use())


def test_pulled_out_what_was_said_is_still_written_down(scene: Scene, run: Run) -> None:
    async def use() -> None:
        scene.bar.start()
        await scene.speaks()
        scene.device.send()
        scene.device.pull_out()
        await until(lambda: "end_listening" in scene.service.did)
        scene.service.finish(said("A list."))
        await scene.rests()
        assert scene.box.value() == "A list."
        await until(lambda: "unplugged" in scene.bar.says.text())
        assert not scene.device.is_open
        await scene.model.close()

    run(use())


def test_what_was_said_is_kept_where_the_service_fails(scene: Scene, run: Run) -> None:
    async def use() -> None:
        scene.bar.start()
        await scene.speaks()
        scene.device.send()
        scene.service.fail(InputError("I heard nothing.", "Say it again."))
        await scene.rests()
        await until(lambda: scene.bar.says.text() == "I heard nothing. Say it again.")
        await scene.model.close()

    run(use())


@pytest.mark.parametrize("is_kept", [False, True])
def test_a_recording_is_kept_only_where_the_settings_say_so(scene: Scene, run: Run, is_kept: bool) -> None:
    async def use() -> None:
        scene.model.settings.write("privacy.keep_recordings", is_kept)
        scene.bar.start()
        await scene.speaks()
        scene.device.send()
        scene.service.finish(said("Books."))
        await scene.rests()
        left = list(scene.model._folder.rglob("*.wav"))
        assert len(left) == is_kept
        assert ("audio" in scene.model.fields_for("Books.")) == is_kept
        await scene.model.close()

    run(use())


def test_a_dropped_sound_file_is_written_down(scene: Scene, run: Run, tmp_path: Path) -> None:
    async def use() -> None:
        file = tmp_path / "memo.m4a"
        file.write_bytes(b"")
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file))])
        actions, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(QPoint(5, 5), actions, mime, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(scene.box.text.viewport(), enter)
        assert enter.isAccepted()
        drop = QDropEvent(QPointF(QPoint(5, 5)), actions, mime, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(scene.box.text.viewport(), drop)
        await until(lambda: "hear" in scene.service.did)
        assert scene.service.asked[-1][1]["audio"] == str(file)
        scene.service.finish(said("From a file."))
        await scene.rests()
        assert scene.box.value() == "From a file."
        assert file.exists()
        await scene.model.close()

    run(use())


def test_what_was_being_said_at_a_crash_is_written_down_at_the_next_start(scene: Scene, run: Run) -> None:
    async def use() -> None:
        lost = scene.model._folder / "unfinished" / "20260101-120000-0.wav"
        lost.parent.mkdir(parents=True)
        lost.write_bytes(b"RIFF")
        scene.bar.recover()
        await until(lambda: "hear" in scene.service.did)
        scene.service.finish(said("A list of books."))
        await scene.rests()
        assert scene.box.value() == "A list of books."
        assert not lost.exists()
        await scene.model.close()

    run(use())


def test_the_microphone_is_ready_once_its_button_is_reached_by_key(scene: Scene, run: Run) -> None:
    async def use() -> None:
        scene.box.activateWindow()
        scene.box.text.setFocus()
        assert not scene.device.is_asked
        scene.qtbot.keyClick(scene.box.text, Qt.Key.Key_Tab)
        assert scene.bar.button.hasFocus()
        await until(lambda: scene.model.state == "ready")
        await scene.model.close()

    run(use())


def test_the_microphone_is_given_back_when_the_field_is_hidden(scene: Scene, run: Run) -> None:
    async def use() -> None:
        scene.model.arm()
        await until(lambda: scene.device.is_open)
        scene.box.hide()
        await until(lambda: not scene.device.is_open)
        await scene.model.close()

    run(use())


def test_without_models_a_button_leads_to_them_and_no_command(scene: Scene, run: Run) -> None:
    async def use() -> None:
        scene.service.fault = ModelError("The model “whisper-base” is not here.", "Run `cognomega models get`.")
        scene.bar.start()
        await until(scene.bar.models_button.isVisible)
        assert scene.bar.says.text() == "The model “whisper-base” is not here."
        with scene.qtbot.waitSignal(scene.bar.wants_models):
            scene.qtbot.mouseClick(scene.bar.models_button, Qt.MouseButton.LeftButton)
        await until(lambda: not scene.bar.models_button.isVisible())
        scene.service.fault = InputError("It is too long.", "Say less.")
        scene.bar.start()
        await until(lambda: scene.bar.says.text() == "It is too long. Say less.")
        assert not scene.bar.models_button.isVisible()
        await scene.model.close()

    run(use())


def test_a_line_shows_guesses_grey_and_marks_doubtful_words_until_they_are_mended(
    look: Look, qtbot: Any, run: Run, paths: Paths
) -> None:
    line, host, service, faults = QLineEdit(), QWidget(), ScriptedService(), list[BaseException]()
    bar = SpeakBar(look, make_model(paths, ScriptedDevice(), service, faults), HeardLine(look, line))
    host.setLayout(column(bar, line))
    qtbot.addWidget(host)
    host.resize(480, 120)
    host.show()

    async def use() -> None:
        line.setText("please")
        bar.start()
        await until(lambda: bar.model.state == "speaking" and "listen" in service.did)
        service.hear("make goats grey")
        await until(lambda: line.text() == "please make goats grey")
        settled = line.grab().toImage()
        service.hear("make goats", "grey")
        await until(lambda: line.grab().toImage() != settled)
        assert line.text() == "please make goats grey"
        service.finish(said("make goats grey", ("goats", "grey")))
        await until(lambda: bar.next_button.isVisible() and not line.isReadOnly())
        assert "2" in bar.next_button.text()
        line.clearFocus()
        assert line.grab().toImage() != settled
        bar.next_button.click()
        assert line.selectedText() == "goats"
        qtbot.keyClicks(line, "coats")
        await until(lambda: "1" in bar.next_button.text())
        line.setText("please make coats green")
        await until(bar.next_button.isHidden)
        await bar.model.close()

    run(use())
    assert not faults, faults
