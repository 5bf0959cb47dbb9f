"""Speaking, where one types: the button, the wave, what is wrong, and the words as they come into the field."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.errors import ModelError
from app.domain.listening import HeardWords
from app.gui.look import Look
from app.gui.models.speaking import SpeakingModel
from app.gui.parts import IconButton, Repainter, TextButton, label, row
from app.gui.voice.heard_line import HeardLine
from app.gui.voice.heard_text import HeardText
from app.gui.voice.waveform import Waveform

SOUND_FILES = frozenset(".wav .flac .mp3 .ogg .oga .opus .m4a .mp4 .aac .webm .mkv .aiff .amr .wma .3gp".split())
KEYS = "Ctrl+Space"
_A_CLICK_MS = 250
"""Shorter than this a press is a click: it starts, and the next one stops."""


class MicrophoneButton(IconButton):
    """Tells press and release: one may hold it, and the space bar on it, while speaking."""

    focused = Signal()
    held = Signal()
    let_go = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.held.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.let_go.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.held.emit()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.let_go.emit()
            return
        super().keyReleaseEvent(event)


class SpeakBar(QWidget):
    """The voice of one text field. Ctrl+Space held anywhere in the window speaks into the field that is seen."""

    wants_models = Signal()

    def __init__(self, look: Look, model: SpeakingModel, text: HeardText | HeardLine) -> None:
        super().__init__()
        self._look, self.model, self._text = look, model, text
        self._press_ms = QTimer(self)
        self._press_ms.setSingleShot(True)
        self._press_ms.setInterval(_A_CLICK_MS)
        self._is_mine = self._has_begun = self._is_watching = self._is_held = self._is_key_held = False
        self._seen_transcript: object = None
        self._watched: QObject | None = None
        self.button = MicrophoneButton(look, "mic", "")
        self.button.setProperty("role", "speak")
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.held.connect(self._on_held)
        self.button.focused.connect(model.arm)
        self.button.let_go.connect(self._on_let_go)
        self.menu_button = IconButton(look, "chevron-down", self.tr("Microphone and how to speak"), self._open_menu)
        self.wave = Waveform(look, model.levels)
        self.says = label("", "small", is_wrapped=True)
        self.says.setAccessibleName(self.tr("Speaking"))
        self.models_button = TextButton(look, self.tr("Get the models"), self._get_models, "", "download")
        self.next_button = TextButton(look, "", text.go_to_next_doubt, "quiet", "pencil")
        self.cancel_button = IconButton(look, "x", self.tr("Throw this away"), model.cancel, "Esc")
        ways = (self.models_button, self.next_button, self.cancel_button)
        line = row(self.button, self.menu_button, self.wave, self.says, *ways, gap=4)
        line.setStretchFactor(self.says, 1)
        self.setLayout(line)
        self._shortcut = QShortcut(QKeySequence(KEYS), self)
        self._shortcut.setAutoRepeat(False)
        self._shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        self._shortcut.activated.connect(self._on_shortcut)
        for part in text.drop_targets:
            part.installEventFilter(self)
        text.doubts_changed.connect(self._draw)
        self._repaint = Repainter(self, self._draw)
        model.listen(self._repaint.ask)
        self._draw()

    def showEvent(self, event: object) -> None:  # noqa: N802
        QGuiApplication.instance().applicationStateChanged.connect(self._on_application_state)  # type: ignore[union-attr]
        self._shortcut.setEnabled(True)

    def hideEvent(self, event: object) -> None:  # noqa: N802
        QGuiApplication.instance().applicationStateChanged.disconnect(self._on_application_state)  # type: ignore[union-attr]
        self._shortcut.setEnabled(False)
        self._watch(False)
        self.model.disarm()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if isinstance(event, QKeyEvent) and self._on_key(event):
            return True
        if kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop) and isinstance(event, QDropEvent):
            file = sound_file_of(event)
            if file and watched in self._text.drop_targets:
                event.acceptProposedAction()
                if kind == QEvent.Type.Drop:
                    self.hear_file(file)
                return True
        return super().eventFilter(watched, event)

    def hear_file(self, file: Path) -> None:
        """Write down what is said in a file, into the field."""
        self._begin()
        self.model.hear_file(file)

    def recover(self) -> None:
        """Write down, into the field, what was being said when the program ended unexpectedly."""
        if self.model.has_unfinished:
            self._begin()
            self.model.recover()

    def start(self) -> None:
        """Begin to speak into the field; how it ends is as the settings say."""
        self._begin()
        self.model.start(hands_free=self._mode == "hands-free")
        self._has_begun = self.model.is_starting

    @property
    def _mode(self) -> str:
        return self.model.settings.read().text("audio.start_with")

    def _begin(self) -> None:
        self._is_mine, self._has_begun = True, False
        self._seen_transcript = None
        self._text.begin()

    def _on_held(self) -> None:
        if self.model.state == "speaking" or self.model.is_starting:
            self.model.stop()
            return
        self._is_held = True
        self._press_ms.start()
        self.start()

    def _on_let_go(self) -> None:
        is_click = self._press_ms.isActive()
        self._is_held = False
        if self._mode == "hold" and not is_click:
            self.model.stop()

    def _on_key(self, event: QKeyEvent) -> bool:
        """While one speaks: Escape throws it away, and letting go of the keys ends it."""
        kind, key = event.type(), event.key()
        if not self._is_watching:
            return False
        if key == Qt.Key.Key_Escape and kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event.accept()
            if kind == QEvent.Type.KeyPress:
                self.model.cancel()
            return True
        is_ours = key in (Qt.Key.Key_Space, Qt.Key.Key_Control) and self._is_key_held
        if kind == QEvent.Type.KeyRelease and is_ours and not event.isAutoRepeat():
            self._is_key_held = False
            self._on_let_go()
            return True
        return False

    def _on_shortcut(self) -> None:
        self._is_key_held = True
        self._on_held()

    def _watch(self, is_on: bool) -> None:
        """See every key of this window while one speaks, and only then: a filter of ours slows each event.

        Never a filter on the whole application: PySide 6.11 crashes when it wraps the items of a web view for one
        (getWrapperForQObject sets a property, whose event is filtered, and so on).
        """
        if is_on == self._is_watching:
            return
        self._is_watching = is_on
        handle = self.window().windowHandle()
        if is_on and handle is not None:
            self._watched = handle
            handle.installEventFilter(self)
        elif not is_on and self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        """The microphone is ready only while one looks at the window; nobody sees elsewhere that a key is let go."""
        if state == Qt.ApplicationState.ApplicationActive:
            return
        self.model.disarm()
        if self._is_held and self._mode == "hold":
            self._is_held = self._is_key_held = False
            self.model.stop()

    def enterEvent(self, event: object) -> None:  # noqa: N802
        """Whoever comes near is about to speak: from now on the first word cannot be cut."""
        self.model.arm()

    def _draw(self) -> None:
        state = self.model.state
        is_mine, is_starting = self._is_mine, self.model.is_starting
        self._watch(is_mine and (state == "speaking" or is_starting))
        is_speaking = state == "speaking" and is_mine
        if is_mine and state in ("speaking", "reading"):
            self._has_begun = True
            self._text.show_words(self.model.heard)
        elif is_mine and self.model.transcript is not None and self.model.transcript is not self._seen_transcript:
            self._seen_transcript = self.model.transcript
            self._text.show_transcript(self.model.transcript)
        elif is_mine and not is_starting and (self._has_begun or self.model.trouble):
            # Thrown away, nothing is left of it; where something failed, what was heard until then is kept.
            self._text.show_words(HeardWords(self.model.heard.settled + self.model.heard.unsettled))
            self._text.end()
        self.wave.setVisible(state in ("ready", "speaking"))
        self.wave.run(state in ("ready", "speaking") and self.isVisible(), "accent" if is_speaking else "strong_line")
        self.button.show_icon("square" if is_speaking else "mic", "bad" if is_speaking else "accent_text")
        self.button.say(self.tr("Stop speaking") if is_speaking else self._how(), KEYS)
        self.button.setText(self.tr("Stop") if is_speaking else self._how())
        self.button.setEnabled(state != "reading")
        self.cancel_button.setVisible(is_speaking or (is_mine and state == "reading"))
        doubts = 0 if state in ("speaking", "reading") else self._text.doubts
        self.next_button.setVisible(doubts > 0)
        self.next_button.setText(
            self.tr("1 uncertain word") if doubts == 1 else self.tr("{0} uncertain words").format(doubts)
        )
        self.models_button.setVisible(self._needs_models)
        self.says.setText(self._sentence())
        self.says.setVisible(bool(self.says.text()))

    def _how(self) -> str:
        return self.tr("Hold to speak") if self._mode == "hold" else self.tr("Speak")

    def _get_models(self) -> None:
        self.model.trouble = None  # it is seen to
        self.model.tell()
        self.wants_models.emit()

    @property
    def _needs_models(self) -> bool:
        return isinstance(self.model.trouble, ModelError) and self.model.state in ("off", "ready")

    def _sentence(self) -> str:
        trouble = self.model.trouble
        if self._needs_models and trouble is not None:
            return trouble.says  # its next step is a command; here is a button
        if trouble is not None and self.model.state in ("off", "ready"):
            return f"{trouble.says} {trouble.next_step}".strip()
        if self.model.state == "reading":
            return self.tr("Writing down the last words…")
        if self.model.state == "speaking" and not self.model.heard.text:
            return self.tr("Speak now; stops by itself") if self._mode == "hands-free" else self.tr("Speak now")
        return self.model.note

    def _open_menu(self) -> None:
        from app.gui.voice.microphone_menu import fill_microphone_menu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_microphone_menu(menu, self.model, self.hear_file)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))


def sound_file_of(event: QDropEvent) -> Path | None:
    """Return the sound file that is dragged, if it is one."""
    for url in event.mimeData().urls():
        file = Path(url.toLocalFile())
        if url.isLocalFile() and file.suffix.lower() in SOUND_FILES:
            return file
    return None
