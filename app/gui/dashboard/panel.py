"""The dashboard: where the time goes, how right things are, what to do. It shows a view, and decides nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.figures import Figures
from app.gui.controls import ChoiceBox
from app.gui.dashboard.charts import BuildsChart, RightnessChart, StagesChart
from app.gui.dashboard.view import Card, DashboardView, Table, view_of
from app.gui.look import Look, Sizes
from app.gui.parts import column, frame, label, restyle, row
from app.gui.words import in_language

RANGES: tuple[tuple[str, int], ...] = (("All builds", 0), ("Last 7 days", 7), ("Last 30 days", 30))
_TONES = {"good": "good", "bad": "bad", "plain": ""}


class Dashboard(QWidget):
    """Give it figures with `show_figures`, a line about the running build with `show_live`.

    `days_wanted` asks for the figures of so many days (0: all); `export_wanted` for a file of all of them: csv or json;
    `undo_wanted` takes back what was tuned last.
    """

    days_wanted = Signal(int)
    undo_wanted = Signal()
    export_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._live = label("", "muted")
        self._empty = label("Nothing was built yet. Your first build fills this page.", "lead")
        self._alerts = QVBoxLayout()
        self._cards = QGridLayout()
        self._builds, self._stages, self._right = BuildsChart(look), StagesChart(look), RightnessChart(look)
        self._tables = QTabWidget()
        self._tables.setDocumentMode(True)
        self._tables.tabBar().setDrawBase(False)
        self._tables.setAccessibleName(in_language("Figures in tables"))
        self._tuned = label("", "muted")
        self._undo = QPushButton(in_language("Take back"))
        self._undo.setAccessibleName(in_language("Take back what was tuned last"))
        self._undo.clicked.connect(lambda: self.undo_wanted.emit())
        self._tuning = QWidget()
        self._tuning.setLayout(row(self._tuned, self._undo, None, gap=12))
        self._body = QWidget()
        self._body.setLayout(
            column(self._cards, row(*self._charts(), gap=16), self._right_card(), self._tuning, self._tables, gap=16),
        )
        look.follow(self._dress)
        self._lay_out()

    def show_figures(self, figures: Figures) -> None:
        """Show these figures."""
        self._show(view_of(figures))

    def show_live(self, text: str) -> None:
        """Show what the running build does; "" where none runs."""
        self._live.setText(text)

    def _show(self, view: DashboardView) -> None:
        self._empty.setVisible(view.is_empty)
        self._body.setVisible(not view.is_empty)
        _clear(self._alerts)
        for says, do in view.alerts:
            self._alerts.addWidget(self._alert(says, do))
        _clear(self._cards)
        for place, card in enumerate(view.cards):
            self._cards.addWidget(_card(card, self._look), 0, place)
        self._tuned.setText(view.tuned)
        self._tuning.setVisible(bool(view.tuned))
        self._builds.show_dots(view.dots)
        self._stages.show_bars(view.bars)
        self._right.show_marks(view.marks)
        chosen = self._tables.currentIndex()
        while (page := self._tables.widget(0)) is not None:
            self._tables.removeTab(0)
            page.deleteLater()
        for table in view.tables:
            inside = column(self._table(table), None, margins=(0, 8, 0, 0)) if table.rows else _nothing(table.empty)
            self._tables.addTab(_page(inside), in_language(table.name))
        self._tables.setCurrentIndex(max(chosen, 0))
        self._dress()

    def _charts(self) -> tuple[QWidget, QWidget]:
        return _chart_card("Builds", self._builds, 200), _chart_card("Where the time goes", self._stages, 200)

    def _right_card(self) -> QWidget:
        return _chart_card("How right builds and estimates were", self._right, 160)

    def _lay_out(self) -> None:
        days = ChoiceBox(self._look)
        days.setAccessibleName(in_language("Which builds"))
        for name, count in RANGES:
            days.addItem(in_language(name), count)
        days.currentIndexChanged.connect(lambda: self.days_wanted.emit(int(days.currentData())))
        exports = [QPushButton(in_language(f"Export {kind.upper()}")) for kind in ("csv", "json")]
        for button, kind in zip(exports, ("csv", "json"), strict=True):
            button.clicked.connect(lambda _=False, kind=kind: self.export_wanted.emit(kind))
        head = row(label("Dashboard", "title"), self._live, None, days, *exports, gap=12)
        content = QWidget()
        content.setProperty("role", "ground")
        content.setLayout(column(head, self._alerts, self._empty, self._body, None, gap=16, margins=(32, 24, 32, 24)))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self._show(DashboardView(True))

    def _alert(self, says: str, do: str) -> QWidget:
        made = frame("alert")
        made.setAccessibleName(in_language(f"{says} {do}"))
        made.setLayout(column(label(says, "name", is_wrapped=True), label(do, "", is_wrapped=True), gap=2,
                              margins=(14, 10, 14, 10)))  # fmt: skip
        return made

    def _table(self, table: Table) -> QTableWidget:
        made = QTableWidget(len(table.rows), len(table.columns))
        made.setAccessibleName(in_language(table.name))
        made.verticalHeader().hide()
        made.setShowGrid(False)
        made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        made.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        # as tall as its rows, however tall the tallest table beside it is
        made.setSizeAdjustPolicy(QTableWidget.SizeAdjustPolicy.AdjustToContents)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.verticalHeader().setDefaultSectionSize(self._look.px(34))
        made.horizontalHeader().setMinimumHeight(self._look.px(32))
        header = made.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for line, cells in enumerate(table.rows):
            for place, text in enumerate(cells):
                item = QTableWidgetItem(in_language(text))
                item.setTextAlignment(_side(place, table) | Qt.AlignmentFlag.AlignVCenter)
                made.setItem(line, place, item)
        for place, name in enumerate(table.columns):
            title = QTableWidgetItem(in_language(name))
            title.setTextAlignment(_side(place, table) | Qt.AlignmentFlag.AlignVCenter)
            made.setHorizontalHeaderItem(place, title)
        return made

    def _dress(self) -> None:
        """Colours of what the window's style sheet does not know."""
        c = self._look.colours
        self._body.setStyleSheet(
            f"QTableWidget {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.line};"
            f" border-radius: 10px; }} QTableWidget::item {{ padding: 4px 12px; border: none; }}"
            f"QHeaderView {{ background: {c.surface}; border: none; padding: 0; }}"
            f"QHeaderView::section {{ background: {c.surface}; color: {c.muted}; border: none; padding: 4px 15px; }}"
            f"QTabWidget::pane {{ border: none; }} QTabBar {{ background: transparent; }}"
            f"QTabBar::tab {{ background: transparent; color: {c.muted}; padding: 6px 12px; border: none; }}"
            f"QTabBar::tab:selected {{ color: {c.accent_text}; border-bottom: 2px solid {c.accent}; }}"
        )
        for alert in self.findChildren(QFrame):
            if alert.property("role") == "alert":
                alert.setStyleSheet(f'QFrame[role="alert"] {{ background: {c.warn_soft}; border-radius: 10px; }}')


def _chart_card(name: str, chart: QWidget, least_px: int) -> QWidget:
    card = frame("card")
    chart.setMinimumHeight(least_px)
    card.setLayout(column(label(name, "section"), chart, margins=(16, 12, 12, 8)))
    return card


def _card(card: Card, look: Look) -> QWidget:
    made = frame("card")
    made.setAccessibleName(in_language(f"{card.name}: {card.value}. {card.note}"))
    value = label(card.value, "title")
    if card.tone != "plain":
        restyle(value, role=_TONES[card.tone])
        value.setStyleSheet(f"font-size: {look.px(Sizes().title)}px; font-weight: 600;")
    made.setLayout(
        column(
            label(card.name, "section", is_wrapped=True),
            value,
            label(card.note, "small", is_wrapped=True),
            None,
            gap=4,
            margins=(16, 12, 16, 12),
        )
    )
    return made


def _side(place: int, table: Table) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignLeft if place < table.words else Qt.AlignmentFlag.AlignRight


def _page(layout: QVBoxLayout) -> QWidget:
    page = QWidget()
    page.setLayout(layout)
    return page


def _nothing(says: str) -> QVBoxLayout:
    return column(label(says, "muted", is_wrapped=True), None, margins=(12, 16, 12, 16))


def _clear(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()
