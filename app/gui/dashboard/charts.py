"""The charts of the dashboard, over pyqtgraph, in the look's colours."""

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.dashboard.view import Bar, Dot, Mark
from app.gui.look import Look
from app.gui.words import in_language

_MOST_SHOWN = 1.05
"""An estimate that was wrong by more than all is drawn at the edge."""


class Chart(QWidget):
    """A plot that follows the look. `says` is what it shows, for those who do not see it."""

    def __init__(self, look: Look, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        import pyqtgraph

        self._look = look
        self._pg: Any = pyqtgraph
        self._plot: Any = pyqtgraph.PlotWidget()
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(in_language(says))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        look.follow(self.draw)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(420, 220)

    def draw(self) -> None:
        """Draw all of it in the colours of now."""
        colours = self._look.colours
        self._plot.clear()
        self._plot.setBackground(colours.surface)
        for side in ("bottom", "left"):
            axis = self._plot.getAxis(side)
            axis.setPen(colours.line)
            axis.setTextPen(colours.muted)
            axis.setTickFont(self._look.font("small"))
        self._fill()

    def _fill(self) -> None:
        raise NotImplementedError


class BuildsChart(Chart):
    """Each build a dot: how long it took, and whether all held."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._dots: tuple[Dot, ...] = ()
        super().__init__(look, "Seconds of each build", parent)

    def show_dots(self, dots: tuple[Dot, ...]) -> None:
        self._dots = dots
        held = sum(dot.is_good for dot in dots)
        self.setAccessibleDescription(in_language(f"{len(dots)} builds, {held} of them with all wishes held"))
        self.draw()

    def _fill(self) -> None:
        colours = self._look.colours
        self._plot.setLabel("left", in_language("seconds"), color=colours.muted)
        self._plot.setLabel("bottom", in_language("build"), color=colours.muted)
        if len(self._dots) > 1:
            line = self._pg.mkPen(colours.strong_line, width=1)
            self._plot.plot([d.place for d in self._dots], [d.seconds for d in self._dots], pen=line)
        for is_good, colour in ((True, colours.accent), (False, colours.bad)):
            dots = [dot for dot in self._dots if dot.is_good is is_good]
            scatter = self._pg.ScatterPlotItem(
                x=[d.place for d in dots],
                y=[d.seconds for d in dots],
                data=[d.says for d in dots],
                symbol="o" if is_good else "x",
                size=9,
                brush=colour,
                pen=self._pg.mkPen(colours.surface if is_good else colour, width=1.5),
                hoverable=True,
                tip=lambda x, y, data: data,
            )
            self._plot.addItem(scatter)
        step = max(len(self._dots) // 8, 1)
        self._plot.getAxis("bottom").setTicks([[(d.place, str(d.place)) for d in self._dots[::step]]])
        most = max((dot.seconds for dot in self._dots), default=1.0)
        self._plot.setYRange(0, most * 1.08, padding=0)


class RightnessChart(Chart):
    """Two lines over the builds: how far wishes and what was seen agreed, and how wrong estimates were."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._marks: tuple[Mark, ...] = ()
        super().__init__(look, "How right each build and its estimate was", parent)

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        self._marks = marks
        errors = [mark.error for mark in marks if mark.error is not None]
        agreed = [mark.agreement for mark in marks if mark.agreement is not None]
        self.setAccessibleDescription(
            in_language(
                f"{len(agreed)} builds agreed by {sum(agreed) / max(len(agreed), 1):.0%},"
                f" {len(errors)} estimates were wrong by {sum(errors) / max(len(errors), 1):.0%}"
            )
        )
        self.draw()

    def _fill(self) -> None:
        colours = self._look.colours
        legend = self._plot.addLegend(offset=(-8, 1), colCount=2, labelTextColor=colours.text)
        legend.clear()
        legend.setLabelTextSize(f"{self._look.px(12)}px")
        self._plot.setLabel("left", in_language("per cent"), color=colours.muted)
        self._plot.setLabel("bottom", in_language("build"), color=colours.muted)
        for name, colour, values in (
            ("Wishes seen to work", colours.accent, [(m.place, m.agreement) for m in self._marks]),
            ("Estimate wrong by", colours.bad, [(m.place, m.error) for m in self._marks]),
        ):
            known = [(place, min(value, _MOST_SHOWN) * 100) for place, value in values if value is not None]
            self._plot.plot(
                [place for place, _ in known],
                [value for _, value in known],
                pen=self._pg.mkPen(colour, width=1.5),
                symbol="o",
                symbolSize=5,
                symbolBrush=colour,
                symbolPen=self._pg.mkPen(None),
                name=in_language(name),
            )
        step = max(len(self._marks) // 12, 1)
        self._plot.getAxis("bottom").setTicks([[(m.place, str(m.place)) for m in self._marks[::step]]])
        self._plot.getAxis("left").setTicks([[(n, str(n)) for n in range(0, 101, 25)]])
        self._plot.setYRange(0, 140, padding=0)  # room for the legend above the lines


class StagesChart(Chart):
    """Each stage a bar: dark the usual time, light what nine of ten builds stay within."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self._bars: tuple[Bar, ...] = ()
        super().__init__(look, "Seconds of each stage", parent)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        self._bars = bars
        self.setAccessibleDescription(in_language(", ".join(f"{bar.name} {bar.half:.1f} seconds" for bar in bars)))
        self.draw()

    def _fill(self) -> None:
        colours, places = self._look.colours, list(range(len(self._bars), 0, -1))
        self._plot.setLabel("bottom", in_language("seconds"), color=colours.muted)
        self._plot.getAxis("left").setTicks(
            [[(p, in_language(bar.name)) for p, bar in zip(places, self._bars, strict=True)]]
        )
        if not places:
            return
        for values, colour in (
            ([bar.most for bar in self._bars], colours.accent_soft),
            ([bar.half for bar in self._bars], colours.accent),
        ):
            self._plot.addItem(
                self._pg.BarGraphItem(x0=0, y=places, height=0.62, width=values, brush=colour, pen=self._pg.mkPen(None))
            )
        self._plot.setXRange(0, max(bar.most for bar in self._bars) * 1.05, padding=0)
        self._plot.setYRange(0.4, len(places) + 0.6, padding=0)
