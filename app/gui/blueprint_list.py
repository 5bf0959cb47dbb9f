"""The blueprint, line by line, each beside the words it came from."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.blueprint import Line
from app.gui.drawing import ground, line_of_text, wrapped_height, wrapped_text
from app.gui.look import Look
from app.gui.rows import ROW_ROLE, Index, RowList, RowsModel, row_width
from app.gui.words import in_language

_SPLIT = 0.56
_PAD = 8


def line_in_words(line: Line) -> str:
    why = f"from your words “{line.clause}”" if line.clause else "assumed" if line.assumed else ""
    return f"{line.text} {why}".strip()


class LineDelegate(QStyledItemDelegate):
    """The line in code letters; the first word, which says what it is, stands out. Beside it the words it answers."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        line: Line = index.data(ROW_ROLE)
        width = row_width(self, option)
        code = wrapped_height(line.text, self._look.font("body", is_code=True), round(width * _SPLIT) - 2 * _PAD)
        words = wrapped_height(_origin(line), self._look.font("small"), round(width * (1 - _SPLIT)) - 3 * _PAD)
        return QSize(100, max(code, words) + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._look
        line: Line = index.data(ROW_ROLE)
        painter.save()
        place: QRect = option.rect
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            ground(painter, place.adjusted(0, 1, 0, -1), look.colour("sunken"), 6)
        split = place.left() + round(place.width() * _SPLIT)
        self._draw_code(
            painter,
            QRect(place.left() + _PAD, place.top() + 7, split - place.left() - 2 * _PAD, place.height()),
            line.text,
        )
        words = QRect(split + 2 * _PAD, place.top() + 7, place.right() - split - 3 * _PAD, place.height() - 7)
        if line.clause:
            painter.fillRect(QRect(split + _PAD - 2, place.top() + 8, 2, place.height() - 16), look.colour("accent"))
        tone = "text" if line.clause else "muted"
        wrapped_text(painter, words, _origin(line), look.font("small"), look.colour(tone))
        painter.restore()

    def _draw_code(self, painter: QPainter, place: QRect, text: str) -> None:
        look = self._look
        first, _, rest = text.partition(" ")
        bold, plain = look.font("body", 700, is_code=True), look.font("body", is_code=True)
        if QFontMetrics(plain).horizontalAdvance(text) > place.width():
            wrapped_text(painter, place, text, plain, look.colour("text"))
            # The letters are all as wide: the first word is drawn over itself, only bolder.
            wrapped_text(painter, place, first, bold, look.colour("accent_text"))
            return
        height = QFontMetrics(plain).height()
        line_of_text(
            painter, QRect(place.left(), place.top(), place.width(), height), first, bold, look.colour("accent_text")
        )
        gap = QFontMetrics(bold).horizontalAdvance(first + " ")
        line_of_text(
            painter,
            QRect(place.left() + gap, place.top(), place.width() - gap + 8, height),
            rest,
            plain,
            look.colour("text"),
        )


class BlueprintList(RowList):
    """Shows lines as they come and keeps the newest in sight."""

    def __init__(self, look: Look) -> None:
        self.rows_model = RowsModel(line_in_words)
        super().__init__(self.rows_model, LineDelegate(look), "Blueprint")
        look.changed.connect(self.viewport().update)

    def show_lines(self, lines: list[Line]) -> None:
        grew = len(lines) > len(self.rows_model.rows)
        self.rows_model.show(lines)
        if grew:
            self.scrollToBottom()


def _origin(line: Line) -> str:
    return f"“{line.clause}”" if line.clause else in_language("assumed: you did not say it") if line.assumed else ""
