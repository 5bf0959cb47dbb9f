"""All commands in one list, found by typing, each with its keys: Ctrl+K."""

# ruff: noqa: N802  (Qt overrides keep Qt's case)

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLineEdit, QStyle, QStyledItemDelegate, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from app.gui.drawing import ground, line_of_text
from app.gui.look import Look
from app.gui.parts import column, native_keys, rule
from app.gui.rows import ROW_ROLE, Index, RowList, RowsModel
from app.gui.words import in_language

_WIDTH_PX, _ROW_PX, _MOST_ROWS = 560, 38, 10


@dataclass(frozen=True, slots=True)
class Command:
    """`can` says whether it makes sense now."""

    says: str
    act: Callable[[], object]
    keys: str = ""
    icon: str = "command"
    can: Callable[[], bool] = lambda: True


def find(commands: tuple[Command, ...], words: str) -> tuple[Command, ...]:
    """Return the commands that can be done and hold every word, those that begin with the first one on top."""
    wanted = words.casefold().split()
    found = [c for c in commands if c.can() and all(word in in_language(c.says).casefold() for word in wanted)]
    return tuple(sorted(found, key=lambda c: not wanted or not in_language(c.says).casefold().startswith(wanted[0])))


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: Option, index: Index) -> QSize:
        return QSize(100, self._look.px(_ROW_PX))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        look = self._look
        command: Command = index.data(ROW_ROLE)
        painter.save()
        place: QRect = option.rect.adjusted(6, 1, -6, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            ground(painter, place, look.colour("raised"))
        painter.drawPixmap(place.left() + 10, place.center().y() - 8, look.pixmap(command.icon, "muted", 16))
        words = place.adjusted(38, 0, -12, 0)
        line_of_text(painter, words, in_language(command.says), look.font(), look.colour("text"))
        if command.keys:
            line_of_text(
                painter, words, native_keys(command.keys), look.font("small"), look.colour("muted"), right=True
            )
        painter.restore()


class CommandPalette(QFrame):
    """Floats over `over` while it is open; Escape or a click elsewhere closes it."""

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "card")
        self._over = over
        self._commands: tuple[Command, ...] = ()
        self.more: Callable[[], tuple[Command, ...]] = lambda: ()
        """What has come since the commands were set: places that others have added."""
        self._rows = RowsModel(lambda command: f"{in_language(command.says)} {native_keys(command.keys)}".strip())
        self.list = RowList(self._rows, _Delegate(look), "Commands")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self._on_clicked)
        self.line = QLineEdit()
        self.line.setProperty("role", "bare")
        self.line.setPlaceholderText(in_language("What would you like to do?"))
        self.line.setAccessibleName(in_language("Find a command"))
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        self.setLayout(
            column(column(self.line, margins=(14, 8, 14, 4)), rule(), self.list, gap=4, margins=(1, 1, 1, 6))
        )
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(40)
        shadow.setOffset(0, 8)
        shadow.setColor(Qt.GlobalColor.black)
        self.setGraphicsEffect(shadow)
        self.hide()

    def set_commands(self, commands: tuple[Command, ...]) -> None:
        self._commands = commands

    def open(self) -> None:
        self.line.clear()
        self._show("")
        width = min(_WIDTH_PX, self._over.width() - 48)
        self.resize(width, 64 + _ROW_PX * _MOST_ROWS)
        self.move((self._over.width() - width) // 2, max(self._over.height() // 8, 24))
        self.show()
        self.raise_()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()  # it closes the palette, not what a shortcut of the window would stop
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event.key())
        return super().eventFilter(watched, event)

    def _press(self, key: int) -> bool:
        step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(key)
        if step:
            row = (self.list.currentIndex().row() + step) % max(len(self._rows.rows), 1)
            self.list.setCurrentIndex(self._rows.index(row))
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act(self.list.chosen())
            return True
        return False

    def _show(self, words: str) -> None:
        self._rows.show(find((*self._commands, *self.more()), words))
        self.list.setCurrentIndex(self._rows.index(0) if self._rows.rows else QModelIndex())

    def _on_clicked(self, index: QModelIndex) -> None:
        self._act(index.data(ROW_ROLE))

    def _act(self, command: Command | None) -> None:
        self.hide()
        if command:
            command.act()
