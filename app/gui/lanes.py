"""The agents at work: a lane for each, its words streaming."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.domain.ballot import Ballot, describe_ballot
from app.gui.drawing import ground, line_of_text
from app.gui.look import Look
from app.gui.models.build import BuildModel, Lane
from app.gui.parts import TextButton, column, label, row
from app.gui.words import in_language

_LINES = 5
MOST_BALLOTS = 4


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
        self.setAccessibleName(in_language(f"Agent {lane.number + 1}, {lane.tokens} tokens"))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(160, self._look.px(18) * (_LINES + 1) + 16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        look = self._look
        painter = QPainter(self)
        ground(painter, self.rect(), look.colour("sunken"))
        height = look.px(18)
        top = QRect(10, 8, self.width() - 20, height)
        agent = in_language(f"Agent {self._lane.number + 1}")
        line_of_text(painter, top, agent, look.font("small", 600), look.colour("muted"))
        tokens = in_language(f"{self._lane.tokens} tokens")
        line_of_text(painter, top, tokens, look.font("small"), look.colour("muted"), right=True)
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
        self._choices = column(gap=4)
        self.layout().addLayout(self._choices)  # type: ignore[union-attr]
        self._shown: list[Ballot] = []
        self.hide()

    def show_build(self, build: BuildModel) -> None:
        lanes = [build.lanes[number] for number in sorted(build.lanes)]
        self.setVisible((bool(lanes) and build.state == "running") or bool(build.ballots))
        self._show_ballots(build.ballots)
        while len(self._views) < len(lanes):
            view = LaneView(self._look)
            self._views.append(view)
            self._place.addWidget(view)
        for number, view in enumerate(self._views):
            view.setVisible(number < len(lanes))
            if number < len(lanes):
                view.show_lane(lanes[number])
        if not lanes or build.state != "running":
            self._count.setText("how the code was chosen")
            for view in self._views:
                view.hide()
            return
        writing = "one agent writes" if len(lanes) == 1 else f"{len(lanes)} agents write together"
        self._count.setText(f"{writing}, {sum(lane.tokens for lane in lanes)} tokens")

    def _show_ballots(self, ballots: list[Ballot]) -> None:
        if ballots == self._shown:
            return
        self._shown = list(ballots)
        while self._choices.count():
            item = self._choices.takeAt(0)
            if item and (widget := item.widget()):
                widget.deleteLater()
        for ballot in ballots[-MOST_BALLOTS:]:
            icon = "trophy" if ballot.winner is not None else "circle-alert"
            line = TextButton(
                self._look, ballot_in_words(ballot), None, "row", icon, "good" if ballot.is_verified else "warn"
            )
            line.setToolTip(in_language(describe_ballot(ballot)))
            self._choices.addWidget(line)


def ballot_in_words(ballot: Ballot) -> str:
    """Return who won and why, in a line."""
    made = "one candidate" if len(ballot.candidates) == 1 else f"{len(ballot.candidates)} candidates"
    if ballot.winner is None:
        return f"{ballot.task}: none of {made} works. {ballot.rule}"
    return f"{ballot.task}: agent {ballot.winner} of {made} won: {ballot.rule} ({ballot.agreement:.0%} sure)"


def _last_lines(text: str, letters: int) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        lines += [line[i : i + letters] for i in range(0, len(line), letters)] or [""]
    return lines[-_LINES:]
