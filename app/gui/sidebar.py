"""The left side: what was made, found by words, with pictures; and the ways to the other places."""

import functools
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.gui.drawing import focus_ring, ground, line_of_text, picture
from app.gui.look import Look
from app.gui.models.sessions import SessionRow
from app.gui.parts import IconButton, TextButton, column, label, native_keys, restyle, row
from app.gui.rows import ROW_ROLE, Index, RowList
from app.gui.session_list import SCREENS_AHEAD, SessionListModel
from app.gui.studio import Studio
from app.gui.words import in_language

WIDTH_PX, MOST_WIDTH_PX = 272, 360
"""It grows with the text, and leaves the app its room."""
_PICTURE = QSize(60, 40)
MOST_SEEN = 40
"""So many rows at most are seen at once, even on a large screen."""


class SessionDelegate(QStyledItemDelegate):
    """A picture, the name, and when it was."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(100, self._look.px(58))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._look
        session: SessionRow = index.data(ROW_ROLE)
        painter.save()
        place: QRect = option.rect.adjusted(8, 1, -8, -1)
        state = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            ground(painter, place, look.colour("raised"))
        if is_chosen and state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, place, look)
        thumb = QRect(QPoint(place.left() + 8, place.center().y() - _PICTURE.height() // 2 + 1), _PICTURE)
        self._draw_picture(painter, thumb, session)
        left = thumb.right() + 12
        words = QRect(left, place.top(), place.right() - 8 - left, place.height())
        top = words.adjusted(0, 9, 0, -words.height() // 2)
        bottom = words.adjusted(0, words.height() // 2, 0, -9)
        line_of_text(painter, top, session.name, look.font("body", 600 if is_chosen else 500), look.colour("text"))
        tone = "accent_text" if session.is_running else "muted"
        line_of_text(painter, bottom, in_language(session.note), look.font("small"), look.colour(tone))
        painter.restore()

    def _draw_picture(self, painter: QPainter, place: QRect, session: SessionRow) -> None:
        look = self._look
        pixmap = QPixmap()
        if session.picture:
            ratio = painter.device().devicePixelRatio()
            pixmap = (
                thumbnail(session.picture, session.picture.stat().st_mtime_ns, ratio)
                if session.picture.is_file()
                else pixmap
            )
        if pixmap.isNull():
            ground(painter, place, look.colour("surface"), 6, look.colour("line"))
            icon = (
                "loader-circle" if session.is_running else "circle-dashed" if session.state == "open" else "layout-grid"
            )
            mark = look.pixmap(icon, "faint", 16)
            painter.drawPixmap(place.center() - QPoint(7, 7), mark)
            return
        picture(painter, place, pixmap, 6)
        painter.setPen(look.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, 6, 6)


class Sidebar(QWidget):
    """The sessions and the places. `wants_place` names a place of the window; `wants` a doing on a session."""

    wants_place = Signal(str)
    wants = Signal(str, str)

    def __init__(self, look: Look, studio: Studio) -> None:
        super().__init__()
        self._look = look
        self._studio = studio
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        look.follow(lambda: self.setFixedWidth(min(look.px(WIDTH_PX), MOST_WIDTH_PX)))
        self._rows = SessionListModel(studio.sessions)
        self.list = RowList(self._rows, SessionDelegate(look), "Your apps", is_even=True)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.list.verticalScrollBar().rangeChanged.connect(self._on_scrolled)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.clicked.connect(self._on_clicked)
        self.list.activated.connect(self._on_clicked)
        self.list.installEventFilter(self)
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText(in_language("Search all you said and made"))
        self.search.setAccessibleName(in_language("Search all you said and made"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(studio.search)
        self._search_icon = self.search.addAction(look.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        look.changed.connect(lambda: self._search_icon.setIcon(look.icon("search")))
        self._empty = label("", "small", is_wrapped=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(16, 8, 16, 8)
        self._places: dict[str, TextButton] = {}
        self.places: list[tuple[str, str, str, str]] = []
        """Name, words, icon and keys of each way at the foot."""
        self._lay_out()
        studio.sessions.listen(self._show)
        look.changed.connect(self.list.viewport().update)
        look.changed.connect(self._want_pictures)
        self._show()

    def add_place(self, name: str, says: str, icon: str, keys: str = "") -> None:
        """Add a way to another place of the window at the foot."""
        button = TextButton(self._look, says, lambda: self.wants_place.emit(name), "row", icon)
        button.setToolTip(in_language(f"{says}  {native_keys(keys)}" if keys else says))
        button.setCheckable(True)
        self._places[name] = button
        self.places.append((name, says, icon, keys))
        if keys:
            QShortcut(QKeySequence(keys), self).activated.connect(lambda: self.wants_place.emit(name))
        self._foot.addWidget(button)

    def add_foot(self, widget: QWidget) -> None:
        """Put something above the ways at the foot."""
        self._foot.insertWidget(0, widget)

    def mark_place(self, name: str) -> None:
        """Show which place is open."""
        for place, button in self._places.items():
            button.setChecked(place == name)
        if name != "session":
            self.list.clearSelection()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            doing = {int(Qt.Key.Key_Delete): "delete", int(Qt.Key.Key_F2): "rename"}.get(event.key())
            chosen: SessionRow | None = self.list.chosen()
            if doing and chosen:
                self.wants.emit(doing, chosen.id)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.new_button = TextButton(self._look, "New app", lambda: self.wants_place.emit("home"), "primary", "plus")
        self.new_button.setToolTip(in_language(f"New app  {native_keys('Ctrl+N')}"))
        mark = label()
        mark.setFixedSize(22, 22)
        self._look.follow(lambda: mark.setPixmap(self._look.pixmap("sparkles", "accent_text", 20)))
        name = label("Cognomega", "head")
        self.palette_button = IconButton(self._look, "command", "All commands", None, "Ctrl+K")
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._foot = column(gap=2, margins=(8, 8, 8, 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addLayout(row(mark, name, None, self.palette_button, gap=8, margins=(16, 14, 10, 10)))
        layout.addLayout(column(self.new_button, self.search, gap=10, margins=(12, 0, 12, 10)))
        layout.addLayout(self._stack, 1)
        layout.addLayout(self._foot)

    def _show(self) -> None:
        sessions = self._studio.sessions
        self._rows.refresh()
        place = sessions.place(sessions.chosen_id)
        if place is None:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())
        else:
            self.list.setCurrentIndex(self._rows.index(place))
        is_searching = bool(sessions.words.strip())
        self._empty.setText(
            f"Nothing found for “{sessions.words.strip()}”." if is_searching
            else "What you build is kept here." if sessions.is_known else ""
        )  # fmt: skip
        self._stack.setCurrentIndex(0 if sessions.sessions else 1)
        restyle(self._empty)
        self._want_pictures()

    def _want_pictures(self) -> None:
        """Have pictures of what is seen, in the look of now; of the rest when somebody scrolls there."""
        seen = self.list.viewport().rect()
        first, last = (
            self.list.indexAt(QPoint(seen.center().x(), y)).row() for y in (seen.top() + 1, seen.bottom() - 1)
        )
        count = self._rows.rowCount()
        places = range(max(first, 0), min(last + 1, count) if last >= 0 else count)
        self._studio.want_pictures([self._rows.session_id(n) for n in places[:MOST_SEEN]], self._look.is_dark)

    def _on_scrolled(self, *_: int) -> None:
        self._want_pictures()
        bar = self.list.verticalScrollBar()
        if bar.maximum() - bar.value() < SCREENS_AHEAD * self.list.viewport().height():
            self._studio.list_more()

    def _on_clicked(self, index: QModelIndex) -> None:
        session: SessionRow = index.data(ROW_ROLE)
        self._studio.open(session.id)
        self.wants_place.emit("session")

    def _open_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        session: SessionRow | None = index.data(ROW_ROLE) if index.isValid() else None
        if session is None:
            return
        menu = QMenu(self)
        for doing, says in session_doings(session.state, self._studio):
            if not doing:
                menu.addSeparator()
                continue
            menu.addAction(in_language(says)).triggered.connect(functools.partial(self.wants.emit, doing, session.id))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.list.viewport().mapToGlobal(at))


def session_doings(state: str, studio: Studio) -> tuple[tuple[str, str], ...]:
    """Return what can be done with a session: the name of the doing, and its words."""
    made = (
        ("browser", "Open in browser"), ("folder", "Show in folder"), ("export", "Export as zip…"), ("", ""),
        ("duplicate", "Duplicate"),
    )  # fmt: skip
    going_on = (("resume", "Go on building"), ("", ""))
    always = (("rename", "Rename…"), ("", ""), ("delete", "Delete"))
    return (*(made if state == "done" else going_on if state == "open" else ()), *always)


@functools.lru_cache(maxsize=256)
def thumbnail(file: Path, changed_ns: int, ratio: float) -> QPixmap:
    """Return the picture as small as it is shown; read from disk once."""
    pixmap = QPixmap(str(file))
    if pixmap.isNull():
        return pixmap
    size = _PICTURE * ratio
    small = pixmap.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    small.setDevicePixelRatio(ratio)
    return small
