"""The agents at work: a lane for each, its words streaming."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.gui.drawing import ground, line_of_text
from app.gui.look import Look
from app.gui.models.build import BuildModel, Lane
from app.gui.parts import column, label, row

_LINES = 5


class LaneView(QWidget):
    """The last lines of what one agent writes."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lane = Lane(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_lane(self, lane: Lane) -> None:
        self._lane = lane
        self.setAccessibleName(f"Agent {lane.number + 1}, {lane.tokens} tokens")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(160, self._look.px(18) * (_LINES + 1) + 16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        look = self._look
        painter = QPainter(self)
        ground(painter, self.rect(), look.colour("sunken"))
        height = look.px(18)
        top = QRect(10, 8, self.width() - 20, height)
        line_of_text(painter, top, f"Agent {self._lane.number + 1}", look.font("small", 600), look.colour("muted"))
        line_of_text(painter, top, f"{self._lane.tokens} tokens", look.font("small"), look.colour("muted"), right=True)
        font = look.font("small", is_code=True)
        letters = max((self.width() - 20) // max(QFontMetrics(font).horizontalAdvance("m"), 1), 8)
        for number, text in enumerate(_last_lines(self._lane.text, letters)):
            place = QRect(10, 8 + height * (number + 1), self.width() - 20, height)
            line_of_text(painter, place, text, font, look.colour("text"))
        painter.end()


class LanesPanel(QFrame):
    """All lanes side by side while agents write; hidden while none does."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._look = look
        self._views: list[LaneView] = []
        self._count = label("", "small")
        self._place = row(gap=8)
        self.setLayout(
            column(row(label("Agents", "name"), self._count, None), self._place, gap=6, margins=(12, 10, 12, 12))
        )
        self.hide()

    def show_build(self, build: BuildModel) -> None:
        lanes = [build.lanes[number] for number in sorted(build.lanes)]
        self.setVisible(bool(lanes) and build.state == "running")
        while len(self._views) < len(lanes):
            view = LaneView(self._look)
            self._views.append(view)
            self._place.addWidget(view)
        for number, view in enumerate(self._views):
            view.setVisible(number < len(lanes))
            if number < len(lanes):
                view.show_lane(lanes[number])
        writing = "one agent writes" if len(lanes) == 1 else f"{len(lanes)} agents write together"
        self._count.setText(f"{writing}, {sum(lane.tokens for lane in lanes)} tokens")


def _last_lines(text: str, letters: int) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        lines += [line[i : i + letters] for i in range(0, len(line), letters)] or [""]
    return lines[-_LINES:]
