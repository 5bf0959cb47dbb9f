"""The sessions as Qt's list view takes them: a row is made when it is painted, and more are fetched as one scrolls."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from app.domain.session import Session
from app.gui.models.sessions import SessionsModel
from app.gui.rows import ROW_ROLE, Index

SCREENS_AHEAD = 3
"""So much of the list is kept below what is seen: nobody who scrolls waits for the next piece."""


class SessionListModel(QAbstractListModel):
    """Follows a `SessionsModel` when told to `refresh`."""

    def __init__(self, sessions: SessionsModel) -> None:
        super().__init__()
        self._model = sessions
        self._shown: tuple[Session, ...] = ()

    def refresh(self) -> None:
        """Show what is known now; what was there stays in place, so that no selection is lost."""
        new, old = self._model.sessions, len(self._shown)
        if len(new) > old:
            self.beginInsertRows(QModelIndex(), old, len(new) - 1)
            self._shown = new
            self.endInsertRows()
        elif len(new) < old:
            self.beginRemoveRows(QModelIndex(), len(new), old - 1)
            self._shown = new
            self.endRemoveRows()
        self._shown = new
        if new:
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

    def session_id(self, place: int) -> str:
        return self._shown[place].id

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        if role == ROW_ROLE:
            return self._model.row(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            session = self._model.row(index.row())
            return f"{session.name}, {session.note}"
        return None
