"""How loud it is, as a wave that moves: one can see that the microphone hears."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.gui.look import Look

_FRAME_MS = 33
_BAR_PX, _GAP_PX = 3, 2


class Waveform(QWidget):
    """Draws the latest levels, newest at the right. Moves only while it is on; then thirty times a second."""

    def __init__(self, look: Look, levels: Sequence[float]) -> None:
        super().__init__()
        self._look = look
        self._levels = levels
        self._tone = "faint"
        self.setAccessibleName(self.tr("How loud it is"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self.update)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(220, self._look.px(32))

    def run(self, is_on: bool, tone: str) -> None:
        """Begin or end to move; `tone` names a colour of the look."""
        self._tone = tone
        if is_on != self._timer.isActive():
            if is_on:
                self._timer.start()
            else:
                self._timer.stop()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(self._tone))
        step = _BAR_PX + _GAP_PX
        count = self.width() // step
        levels = tuple(self._levels)[-count:]
        middle, most = self.height() / 2, self.height() - 4
        left = self.width() - len(levels) * step
        for number, level in enumerate(levels):
            # The ear hears ratios: the root makes a quiet voice visible beside a loud one.
            height = max(_BAR_PX, most * min(1.0, level) ** 0.5)
            painter.drawRoundedRect(QRectF(left + number * step, middle - height / 2, _BAR_PX, height), 1.5, 1.5)
        painter.end()
