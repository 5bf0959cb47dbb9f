"""The checks of an app, turning from waiting to held."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.gui.drawing import ground, wrapped_height, wrapped_text
from app.gui.look import Look
from app.gui.models.build import CheckRow
from app.gui.rows import ROW_ROLE, Index, RowList, RowsModel, row_width
from app.gui.words import in_language

_MARK = 16
_IN_WORDS = {"waiting": "waiting", "held": "held", "failed": "does not hold", "untried": "could not be tried"}
_ICONS = {
    "waiting": ("circle-dashed", "faint"), "held": ("circle-check", "good"),
    "failed": ("circle-x", "bad"), "untried": ("circle-alert", "warn"),
}  # fmt: skip


def check_in_words(check: CheckRow) -> str:
    return f"{in_language(check.says)}: {in_language(_IN_WORDS[check.state])}. {_below(check)}"


class CheckDelegate(QStyledItemDelegate):
    """A mark, the promise, and below it the words it comes from or why it does not hold."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        check: CheckRow = index.data(ROW_ROLE)
        width = row_width(self, option) - _MARK - 28
        height = wrapped_height(in_language(check.says), self._look.font("body"), width)
        below = wrapped_height(_below(check), self._look.font("small"), width)
        return QSize(100, height + below + (2 if below else 0) + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._look
        check: CheckRow = index.data(ROW_ROLE)
        painter.save()
        place: QRect = option.rect
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            ground(painter, place.adjusted(0, 1, 0, -1), look.colour("sunken"), 6)
        icon, tone = _ICONS[check.state]
        painter.drawPixmap(place.topLeft() + QPoint(8, 6), look.pixmap(icon, tone, _MARK))
        left = place.left() + _MARK + 18
        words = QRect(left, place.top() + 6, place.right() - left - 8, place.height())
        wrapped_text(
            painter,
            words,
            in_language(check.says),
            look.font("body"),
            look.colour("muted" if check.state == "waiting" else "text"),
        )
        below = _below(check)
        if below:
            down = wrapped_height(in_language(check.says), look.font("body"), words.width()) + 2
            colour = look.colour("bad" if check.state == "failed" else "muted")
            wrapped_text(painter, words.translated(0, down), below, look.font("small"), colour)
        painter.restore()


class CheckList(RowList):
    """All checks in order; the last one tried stays in sight. In the end those that do not hold come first."""

    def __init__(self, look: Look) -> None:
        self.rows_model = RowsModel(check_in_words)
        super().__init__(self.rows_model, CheckDelegate(look), "Checks")
        look.changed.connect(self.viewport().update)

    def show_checks(self, checks: tuple[CheckRow, ...]) -> None:
        is_over = all(check.state != "waiting" for check in checks)
        if is_over:
            checks = tuple(sorted(checks, key=lambda check: check.state == "held"))
        if checks == self.rows_model.rows:
            return
        self.rows_model.show(checks)
        tried = [number for number, check in enumerate(checks) if check.state != "waiting"]
        if is_over:
            self.scrollToTop()
        elif tried:
            self.scrollTo(self.rows_model.index(tried[-1]))


def _below(check: CheckRow) -> str:
    if check.state == "failed" and check.reason:
        return in_language(check.reason)
    return f"“{check.clause}”" if check.clause else in_language("assumed: you did not say it") if check.assumed else ""
