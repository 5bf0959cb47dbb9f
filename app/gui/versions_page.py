"""The tab of an app's versions: what each one changed, and the way back to it."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
    QWidget,
)

from app.gui.drawing import focus_ring, ground, line_of_text
from app.gui.look import Look
from app.gui.models.build import BuildModel
from app.gui.models.versions import DiffLine, VersionRow, VersionsModel
from app.gui.parts import TextButton, column, label, row
from app.gui.rows import ROW_ROLE, Index, RowList, RowsModel
from app.gui.words import in_language

_TONES = {"added": ("good", "good_soft"), "removed": ("bad", "bad_soft"), "place": ("muted", "sunken")}
MOST_DIFF_LINES = 3000


class VersionDelegate(QStyledItemDelegate):
    """A dot on the line of time, the title, and how long ago."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(100, self._look.px(52))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self._look
        version: VersionRow = index.data(ROW_ROLE)
        painter.save()
        place: QRect = option.rect.adjusted(4, 1, -4, -1)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            ground(painter, place, look.colour("raised"))
        if is_chosen and option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, place, look)
        x, y = place.left() + 18, place.top() + 17
        painter.fillRect(QRect(x - 1, option.rect.top(), 2, option.rect.height()), look.colour("line"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent" if version.is_current else "strong_line"))
        painter.drawEllipse(x - 5, y - 5, 10, 10)
        words = place.adjusted(36, 6, -8, -6)
        half = words.height() // 2
        top = QRect(words.left(), words.top(), words.width(), half)
        line_of_text(
            painter, top, version.title, look.font("body", 600 if version.is_current else 500), look.colour("text")
        )
        notes = " · ".join(map(in_language, version.notes))
        line_of_text(painter, top.translated(0, half), notes, look.font("small"), look.colour("muted"))
        painter.restore()


class DiffView(QPlainTextEdit):
    """Lines that came on green ground, lines that went on red; files as headlines."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines: tuple[DiffLine, ...] = ()
        self.setReadOnly(True)
        self.setProperty("role", "code")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setAccessibleName(in_language("What this version changed"))
        self.setPlaceholderText(in_language("This is the first version."))
        look.changed.connect(self._draw)

    def show_lines(self, lines: tuple[DiffLine, ...]) -> None:
        if lines != self._lines:
            self._lines = lines
            self._draw()

    def _draw(self) -> None:
        shown = self._lines[:MOST_DIFF_LINES]
        marks = {"added": "+ ", "removed": "- ", "file": "", "place": "⋯ "}
        self.setPlainText("\n".join(marks.get(line.tone, "  ") + line.text for line in shown))
        places: list[QTextEdit.ExtraSelection] = []
        for number, line in enumerate(shown):
            if line.tone == "same":
                continue
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document().findBlockByNumber(number))
            style = QTextCharFormat()
            if line.tone == "file":
                cursor.select(QTextCursor.SelectionType.LineUnderCursor)
                style.setForeground(QColor(self._look.colour("accent_text")))
                style.setFontWeight(700)
            else:
                text, soft = _TONES[line.tone]
                style.setForeground(QColor(self._look.colour(text)))
                style.setBackground(QColor(self._look.colour(soft)))
                style.setProperty(int(QTextCharFormat.Property.FullWidthSelection.value), True)
            selection.cursor, selection.format = cursor, style
            places.append(selection)
        self.setExtraSelections(places)


class VersionsPage(QWidget):
    """`wants` names what to do: "undo", "redo", or "restore" with a version."""

    wants = Signal(str, str)
    wants_versions = Signal()
    wants_diff = Signal()

    def __init__(self, look: Look, model: VersionsModel) -> None:
        super().__init__()
        self._model = model
        self._rows = RowsModel(lambda version: f"{version.title}, {version.note}")
        self.list = RowList(self._rows, VersionDelegate(look), "Versions")
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)  # by the arrow keys
        self._is_showing = False
        self.diff = DiffView(look)
        self.title = label("", "name")
        self.restore_button = TextButton(look, "Bring this version back", self._on_restore, "primary", "rotate-ccw")
        self.undo_button = TextButton(look, "Undo", lambda: self.wants.emit("undo", ""), "", "undo-2")
        self.redo_button = TextButton(look, "Redo", lambda: self.wants.emit("redo", ""), "", "redo-2")
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        side, main = QWidget(), QWidget()
        side.setLayout(
            column(
                row(self.undo_button, self.redo_button, None, margins=(8, 4, 8, 8)),
                self.list,
                gap=0,
                margins=(8, 8, 8, 8),
            )
        )
        head = row(self.title, None, self.restore_button, margins=(16, 10, 12, 10))
        shown = column(head, gap=0)
        shown.addWidget(self.diff, 1)
        main.setLayout(shown)
        split.addWidget(side)
        split.addWidget(main)
        split.setStretchFactor(1, 1)
        split.setSizes([300, 700])
        self.setLayout(column(split))
        look.changed.connect(self.list.viewport().update)
        model.listen(self._show)

    def showEvent(self, event: object) -> None:  # noqa: N802
        """The app may have been edited since it was looked at last."""
        self.wants_versions.emit()

    def show_build(self, build: BuildModel | None) -> None:
        if build and build.known.folder:
            self.wants_versions.emit()

    def _show(self) -> None:
        rows = self._model.rows()
        self.undo_button.setEnabled(self._model.can_undo)
        self.redo_button.setEnabled(self._model.can_redo)
        self._is_showing = True
        self._rows.show(rows)
        for number, version in enumerate(rows):
            if version.id == self._model.chosen_id:
                self.list.setCurrentIndex(self._rows.index(number))
                QLabel.setText(self.title, version.title)
        self._is_showing = False
        self.restore_button.setVisible(bool(rows) and not self._model.is_chosen_current)
        self.diff.show_lines(self._model.diff)

    def _on_chosen(self, index: QModelIndex, *_: QModelIndex) -> None:
        version: VersionRow | None = index.data(ROW_ROLE)
        if version and not self._is_showing and version.id != self._model.chosen_id:
            self._model.chosen_id = version.id
            self._model.diff = ()
            self._show()
            self.wants_diff.emit()

    def _on_restore(self) -> None:
        self.wants.emit("restore", self._model.chosen_id)
