"""The menu at the microphone: which one, how to speak, and a sound file instead."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from shiboken6 import isValid

from app.domain.recording import Microphone, MicrophoneError
from app.gui.models.speaking import SpeakingModel

translate = QCoreApplication.translate  # lupdate looks for this name


def fill_microphone_menu(menu: QMenu, model: SpeakingModel, hear_file: Callable[[Path], None]) -> None:
    """Put everything into `menu`; the microphones come a moment later, as finding them takes time."""
    looking = menu.addAction(translate("microphone", "Looking for microphones…"))
    looking.setEnabled(False)
    after = menu.addSeparator()
    modes = QActionGroup(menu)
    now = model.settings.read().text("audio.start_with")
    for choice in model.settings.declaration.find("audio.start_with").choices:
        action = menu.addAction(QCoreApplication.translate("settings", choice.title))
        action.setCheckable(True)
        action.setChecked(choice.value == now)
        action.triggered.connect(lambda _=False, way=choice.value: model.choose_way(way))
        modes.addAction(action)
    menu.addSeparator()
    menu.addAction(translate("microphone", "Use a sound file instead…")).triggered.connect(
        lambda: choose_sound_file(menu, hear_file)
    )

    async def fill() -> None:
        try:
            found = await model.list_microphones()
            trouble = ""
        except MicrophoneError as error:
            found, trouble = (), error.says
        if not isValid(menu):
            return
        menu.removeAction(looking)
        if trouble or not found:
            said = menu.addAction(trouble or translate("microphone", "There is no microphone."))
            said.setEnabled(False)
            menu.insertAction(after, said)
        _add_microphones(menu, after, found, model)

    task = asyncio.ensure_future(fill())
    menu.destroyed.connect(lambda: task.cancel())


def choose_sound_file(menu: QWidget, hear_file: Callable[[Path], None]) -> None:
    """Ask for a file without stopping the event loop."""
    parent = menu.parentWidget()
    dialog = QFileDialog(parent, translate("microphone", "Choose a recording"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(
        translate("microphone", "Sound") + " (*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.mp4 *.aac *.webm *.aiff)"
    )
    dialog.fileSelected.connect(lambda file: hear_file(Path(file)))
    dialog.open()


def _add_microphones(menu: QMenu, after: QAction, found: tuple[Microphone, ...], model: SpeakingModel) -> None:
    chosen = model.settings.read().text("audio.microphone")
    group = QActionGroup(menu)
    rows = [
        ("", translate("microphone", "The one this computer uses")),
        *((one.name, one.name) for one in found if not one.is_usual),
    ]
    for name, says in rows if found else ():
        action = menu.addAction(says)
        action.setCheckable(True)
        action.setChecked(name == chosen)
        action.triggered.connect(lambda _=False, name=name: model.choose_microphone(name))
        group.addAction(action)
        menu.insertAction(after, action)
