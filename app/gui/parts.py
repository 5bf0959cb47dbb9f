"""Small parts that every panel is made of. What can be pressed has a name for those who do not see it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.gui.look import Look
from app.gui.words import in_language

REPAINT_MS = 33
_AFTER_ICON_PX = 3


class Label(QLabel):
    """Shows what it is given in the window's language."""

    def __init__(self, text: str = "") -> None:
        super().__init__(in_language(text))

    def setText(self, text: str) -> None:  # noqa: N802
        super().setText(in_language(text))


def label(text: str = "", role: str = "", is_wrapped: bool = False) -> QLabel:
    """Return a label dressed for its role. Its text is never read as HTML."""
    made = Label(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(is_wrapped)
    return made


def rule() -> QFrame:
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


def frame(role: str) -> QFrame:
    made = QFrame()
    made.setProperty("role", role)
    return made


def row(
    *parts: QWidget | QLayout | int | None, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Return the parts side by side; a number is a space of so many pixels, None takes what is left."""
    layout = QHBoxLayout()
    _fill(layout, parts, gap, margins)
    return layout


def column(
    *parts: QWidget | QLayout | int | None, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Return the parts one below the other; as in `row`."""
    layout = QVBoxLayout()
    _fill(layout, parts, gap, margins)
    return layout


def _fill(
    layout: QBoxLayout, parts: tuple[QWidget | QLayout | int | None, ...], gap: int, margins: tuple[int, int, int, int]
) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet asks for, and have it looked at again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class IconButton(QToolButton):
    """A button with a picture only; `says` is its name and tip."""

    def __init__(
        self, look: Look, icon: str, says: str, on_press: Callable[[], object] | None = None, keys: str = ""
    ) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._tone = "muted"
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(says, keys)
        if on_press:
            self.clicked.connect(lambda: on_press())
        look.changed.connect(self._draw)
        self._draw()

    def say(self, says: str, keys: str = "") -> None:
        says = in_language(says)
        self.setAccessibleName(in_language(says))
        self.setToolTip(in_language(f"{says}  {native_keys(keys)}" if keys else says))

    def show_icon(self, icon: str, tone: str = "muted") -> None:
        self._icon, self._tone = icon, tone
        self._draw()

    def _draw(self) -> None:
        size = self._look.px(18)
        self.setIcon(self._look.icon(self._icon, self._tone, size))
        self.setIconSize(QSize(size, size))


class TextButton(QPushButton):
    """A button with words, and a picture before them if `icon` names one."""

    def __init__(
        self,
        look: Look,
        text: str,
        on_press: Callable[[], object] | None = None,
        role: str = "",
        icon: str = "",
        tone: str = "",
    ) -> None:
        super().__init__(in_language(text))
        self._look = look
        self._icon = icon
        self._tone = tone or ("on_accent" if role == "primary" else "muted")
        self._is_pictured = True
        self.setProperty("role", role)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if on_press:
            self.clicked.connect(lambda: on_press())
        if icon:
            look.changed.connect(self._draw)
            self._draw()

    def setText(self, text: str) -> None:  # noqa: N802
        super().setText(in_language(text))

    def show_picture(self, is_shown: bool) -> None:
        """Leave the picture away, where there is room for the words only."""
        if is_shown != self._is_pictured:
            self._is_pictured = is_shown
            self._draw()

    def _draw(self) -> None:
        if not self._is_pictured:
            self.setIcon(QIcon())
            return
        # Fusion leaves 4 pixels between picture and words, whatever the style sheet says: the picture brings the rest.
        size, after = self._look.px(16), _AFTER_ICON_PX if self.text() else 0
        self.setIcon(self._look.icon(self._icon, self._tone, size, after))
        self.setIconSize(QSize(size + after, size))


class Repainter(QObject):
    """Calls `redraw` at most thirty times a second however often it is asked: streams of words stay cheap."""

    def __init__(self, owner: QObject, redraw: Callable[[], None]) -> None:
        super().__init__(owner)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REPAINT_MS)
        self._timer.timeout.connect(redraw)

    def ask(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


def native_keys(keys: str) -> str:
    """Return a key sequence as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
