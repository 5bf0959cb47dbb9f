"""Lists of rows: a thin Qt model over tuples of plain values, and the view they are shown in."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.gui.words import in_language

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractListModel):
    """Rows as they are given; `says` puts one into words, for screen readers and typing to find."""

    def __init__(self, says: Callable[[Any], str]) -> None:
        super().__init__()
        self._says = says
        self._rows: tuple[Any, ...] = ()

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows instead; what is the same stays in place, so that no selection is lost."""
        new = tuple(rows)
        if new == self._rows:
            return
        old, self_count = self._rows, len(self._rows)
        if len(new) > self_count:
            self.beginInsertRows(QModelIndex(), self_count, len(new) - 1)
            self._rows = new
            self.endInsertRows()
        elif len(new) < self_count:
            self.beginRemoveRows(QModelIndex(), len(new), self_count - 1)
            self._rows = new
            self.endRemoveRows()
        self._rows = new
        changed = [i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    @property
    def rows(self) -> tuple[Any, ...]:
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._says(row)
        return None


def row_width(delegate: QStyledItemDelegate, option: QStyleOptionViewItem) -> int:
    """Return how wide a row will be; while Qt lays rows out, `option` may still have the width of before."""
    view = delegate.parent()
    return view.viewport().width() if isinstance(view, QListView) else option.rect.width()


class RowList(QListView):
    """A list without frame whose rows may differ in height and follow its width."""

    def __init__(
        self, model: QAbstractListModel, delegate: QStyledItemDelegate, name: str, is_even: bool = False
    ) -> None:
        """`is_even`: all rows are of one height; such a list may be very long."""
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(delegate)
        delegate.setParent(self)
        self.setAccessibleName(in_language(name))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.hint = ""
        """Said where there is no row yet."""
        self.setUniformItemSizes(is_even)
        if not is_even:
            model.dataChanged.connect(lambda *_: self.scheduleDelayedItemsLayout())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self.hint and self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            place = self.viewport().rect().adjusted(10, 8, -10, -8)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), in_language(self.hint))
            painter.end()

    def chosen(self) -> Any:
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None
