"""Where an app begins: say it or type it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.request import LONGEST_REQUEST
from app.gui.look import Look
from app.gui.parts import TextButton, column, label, native_keys, restyle, row
from app.gui.words import in_language

EXAMPLES = (
    ("shopping-cart", "A grocery list by aisle where I tick things off"),
    ("wallet", "Track what I spend by category, with a chart by month"),
    ("timer", "A focus timer: 25 minutes of work, 5 minutes of rest"),
    ("brain", "Flash cards for Spanish words that remember what I know"),
    ("calendar-days", "Friends' birthdays, and remind me a week before"),
    ("dice-5", "Tic-tac-toe for two on one screen"),
)
_WIDTH_PX = 720


class RequestBox(QFrame):
    """A field for what should be built, with a place for the speak button beneath. Enter builds, Shift+Enter breaks."""

    submitted = Signal(str)
    changed = Signal(str)

    def __init__(self, look: Look, hint: str, action: str, lines: int = 3) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._look = look
        self.text = QPlainTextEdit()
        self.text.setProperty("role", "request")
        self.text.setPlaceholderText(in_language(hint))
        self.text.setAccessibleName(in_language(hint))
        self.text.setTabChangesFocus(True)
        look.follow(lambda: self.text.setFixedHeight(look.px(27) * lines))
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._on_changed)
        self.submit_button = TextButton(look, action, self._submit, "primary", "hammer")
        self.submit_button.setToolTip(in_language(f"{action}  {native_keys('Return')}"))
        self.voice_place = row(gap=8)
        self._note = label("", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.text)
        layout.addLayout(row(self.voice_place, self._note, None, self.submit_button))
        self._on_changed()

    def value(self) -> str:
        return self.text.toPlainText()

    def set_value(self, text: str) -> None:
        self.text.setPlainText(text)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self, state="focus" if event.type() == QEvent.Type.FocusIn else "")
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._submit()
                return True
        return super().eventFilter(watched, event)

    def _on_changed(self) -> None:
        text = self.value()
        left = LONGEST_REQUEST - len(text)
        self.submit_button.setEnabled(bool(text.strip()) and left >= 0)
        self._note.setText("" if left > 200 else f"{left} letters left" if left >= 0 else f"{-left} letters too long")
        self.changed.emit(text)

    def _submit(self) -> None:
        if self.submit_button.isEnabled():
            self.submitted.emit(self.value())


class Home(QWidget):
    """The first thing seen. `wants_build` carries what was typed; `voice_place` takes the speak button."""

    wants_build = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self.box = RequestBox(look, "Say what you want, in your own words", "Build it")
        self.box.submitted.connect(self.wants_build.emit)
        self.voice_place = self.box.voice_place
        body = QWidget()
        look.follow(lambda: body.setMaximumWidth(look.px(_WIDTH_PX)))
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        promise = label(
            "Say it or type it. This machine writes the app, uses it as you would, and shows what holds.",
            "lead", is_wrapped=True,
        )  # fmt: skip
        inner = column(
            label("What should it do?", "hero"), promise, 12, self.box, 20,
            label("Or begin with one of these", "section"), self._examples(look), gap=8,
        )  # fmt: skip
        body.setLayout(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 24)
        layout.addStretch(2)
        layout.addLayout(row(None, body, None))
        layout.itemAt(1).layout().setStretchFactor(body, 10)  # type: ignore[union-attr]
        layout.addStretch(3)
        lock = label()
        look.follow(lambda: lock.setPixmap(look.pixmap("shield-check", "good", 14)))
        layout.addLayout(
            row(None, lock, label("Runs on this machine. Nothing you say or make leaves it.", "small"), None)
        )

    def focus(self) -> None:
        self.box.text.setFocus()

    def _examples(self, look: Look) -> QWidget:
        place = QWidget()
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for number, (icon, says) in enumerate(EXAMPLES):
            button = TextButton(look, "", lambda says=says: self._take_example(says), "example")  # type: ignore[misc]
            button.setAccessibleName(in_language(f"Example: {says}"))
            mark = label()
            look.follow(lambda mark=mark, icon=icon: mark.setPixmap(look.pixmap(icon, "accent_text", 18)))  # type: ignore[misc]
            words = label(says, is_wrapped=True)
            for part in (mark, words):
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inner = row(mark, words, gap=12, margins=(14, 10, 14, 10))
            inner.setStretchFactor(words, 1)
            inner.setAlignment(mark, Qt.AlignmentFlag.AlignVCenter)
            button.setLayout(inner)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # as high as its words
            look.follow(lambda button=button: button.setMinimumSize(QSize(120, look.px(56))))  # type: ignore[misc]
            grid.addWidget(button, number // 2, number % 2)
        return place

    def _take_example(self, says: str) -> None:
        self.box.set_value(says)
        self.focus()
