"""Controls that Qt's styles draw without the look's colours: boxes to choose from, switches."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox

from app.gui.drawing import focus_ring
from app.gui.look import Look

_WIDE, _HIGH, _ROOM = 36, 20, 4


class ChoiceBox(QComboBox):
    """A combo box whose arrow has the look's colour; the wheel scrolls the page and does not change it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        painter = QPainter(self)
        mark = self._look.pixmap("chevron-down", "muted", 16)
        painter.drawPixmap(self.width() - 24, (self.height() - 16) // 2, mark)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()


class Switch(QCheckBox):
    """A check box drawn as a switch: at the right and coloured where it is on."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(_WIDE + 2 * _ROOM, _HIGH + 2 * _ROOM)

    def hitButton(self, at: QPoint) -> bool:  # noqa: N802
        return self.rect().contains(at)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.width() - _WIDE - _ROOM, (self.height() - _HIGH) / 2, _WIDE, _HIGH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent" if self.isChecked() else "faint"))
        painter.drawRoundedRect(place, _HIGH / 2, _HIGH / 2)
        painter.setBrush(look.colour("on_accent"))
        x = place.right() - _HIGH + 3 if self.isChecked() else place.left() + 3
        painter.drawEllipse(QRectF(x, place.top() + 3, _HIGH - 6, _HIGH - 6))
        if self.hasFocus():
            focus_ring(painter, self.rect(), look)
        painter.end()
