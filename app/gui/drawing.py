"""How rows are drawn: rounded grounds, marks, and text that is cut where it does not fit."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from app.gui.look import Look


def ground(
    painter: QPainter, place: QRect | QRectF, colour: QColor, radius: float = 8, edge: QColor | None = None
) -> None:
    """Fill a rounded rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    rect = QRectF(place)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if edge else rect, radius, radius)


def focus_ring(painter: QPainter, place: QRect, look: Look, radius: float = 8) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), radius, radius)


def line_of_text(painter: QPainter, place: QRect, text: str, font: QFont, colour: QColor, right: bool = False) -> None:
    """Draw one line, cut with … where it does not fit."""
    painter.setFont(font)
    painter.setPen(colour)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), cut)


def wrapped_text(painter: QPainter, place: QRect, text: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(
        place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), text
    )


def wrapped_height(text: str, font: QFont, width_px: int) -> int:
    bounds = QRect(0, 0, max(width_px, 40), 10_000)
    return QFontMetrics(font).boundingRect(bounds, int(Qt.TextFlag.TextWordWrap), text).height() if text else 0


def picture(painter: QPainter, place: QRect, pixmap: QPixmap, radius: float) -> None:
    """Draw a picture filled into a rounded place, its top left kept."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addRoundedRect(QRectF(place), radius, radius)
    painter.setClipPath(path)
    painter.drawPixmap(QPointF(place.topLeft()), pixmap)
    painter.restore()
