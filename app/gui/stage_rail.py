"""The steps of a build, side by side: what is done, what is being done, how long it takes."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.waiting import in_words
from app.gui.drawing import line_of_text
from app.gui.look import Look
from app.gui.models.build import BuildModel, Step
from app.gui.words import in_language

_TURN_MS = 50
_DOT = 9.0


class StageRail(QWidget):
    """Draws the steps; a running one turns. Says in words to screen readers where the build is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._steps: tuple[Step, ...] = ()
        self._angle = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._turning = QTimer(self)
        self._turning.setInterval(_TURN_MS)
        self._turning.timeout.connect(self._turn)
        look.changed.connect(self.update)

    def show_build(self, build: BuildModel) -> None:
        self._steps = build.steps
        is_running = any(step.state == "running" for step in self._steps)
        if is_running != self._turning.isActive():
            if is_running:
                self._turning.start()
            else:
                self._turning.stop()
        done = sum(step.state == "done" for step in self._steps)
        self.setAccessibleName(in_language(f"{done} of {len(self._steps)} steps done. {build.doing}"))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(560, self._look.px(58))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / len(self._steps)
        y = _DOT + 4
        for number, step in enumerate(self._steps):
            x = number * width + _DOT + 1
            if number + 1 < len(self._steps):
                is_past = step.state == "done"
                painter.setPen(QPen(self._look.colour("good" if is_past else "line"), 2))
                painter.drawLine(QPointF(x + _DOT + 5, y), QPointF(x + width - _DOT - 5, y))
            self._draw_mark(painter, QPointF(x, y), step)
            self._draw_words(painter, QRect(round(number * width), round(y + _DOT + 5), round(width) - 6, 36), step)
        painter.end()

    def _draw_mark(self, painter: QPainter, at: QPointF, step: Step) -> None:
        look = self._look
        place = QRectF(at.x() - _DOT, at.y() - _DOT, 2 * _DOT, 2 * _DOT)
        if step.state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("good"))
            painter.drawEllipse(place)
            painter.drawPixmap(QPointF(at.x() - 6, at.y() - 6), look.pixmap("check", "surface", 12))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("line" if step.state == "running" else "strong_line"), 2))
        painter.drawEllipse(place.adjusted(1, 1, -1, -1))
        if step.state == "running":
            pen = QPen(look.colour("accent"), 2.5)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(place.adjusted(1, 1, -1, -1), -self._angle * 16, 110 * 16)

    def _draw_words(self, painter: QPainter, place: QRect, step: Step) -> None:
        look = self._look
        tone = "muted" if step.state == "waiting" else "text"
        half = self._look.px(17)
        top = QRect(place.x(), place.y(), place.width(), half)
        weight = 600 if step.state == "running" else 500
        line_of_text(painter, top, in_language(step.label), look.font("small", weight), look.colour(tone))
        words = (
            f"{step.seconds:.1f} s" if step.state == "done" else f"~{in_words(step.usual_s)}" if step.usual_s else ""
        )
        below = QRect(place.x(), place.y() + half, place.width(), half)
        line_of_text(painter, below, in_language(words), look.font("small"), look.colour("muted"))

    def _turn(self) -> None:
        self._angle = (self._angle + 18) % 360
        self.update()
