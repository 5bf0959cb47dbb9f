"""Watching an app being made: the words, the steps, the blueprint beside the words, the checks, the agents."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.waiting import in_words
from app.gui.blueprint_editor import BlueprintEditor
from app.gui.blueprint_list import BlueprintList
from app.gui.check_list import CheckList
from app.gui.lanes import LanesPanel
from app.gui.look import Look
from app.gui.models.build import BuildModel
from app.gui.parts import Repainter, TextButton, column, frame, label, restyle, row
from app.gui.stage_rail import StageRail
from app.gui.transcript_view import TranscriptView
from app.gui.words import in_language

_TICK_MS = 500


class BuildPage(QWidget):
    """Shows one build; decides nothing."""

    wants_cancel = Signal()
    wants_resume = Signal()
    wants_rebuild = Signal(str)  # from these words
    wants_rewrite = Signal(str)  # to this blueprint
    wants_models = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._build: BuildModel | None = None
        self._stop_listening: Callable[[], None] = lambda: None
        self._repaint = Repainter(self, self._draw)
        self.words = TranscriptView(look)
        self.words.corrected.connect(self.wants_rebuild.emit)
        self.rail = StageRail(look)
        self.lines = BlueprintList(look)
        self.checks = CheckList(look)
        self.lines.hint = "Lines appear here as they are written, each beside your words."
        self.checks.hint = "What the app must do is listed here once its code is written, and tried as you would."
        self.lanes = LanesPanel(look)
        self.editor = BlueprintEditor(look)
        self._sides = QStackedWidget()
        self._make_status(look)
        self._lay_out()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._draw_status)

    def edit_blueprint(self) -> None:
        """Open the blueprint for editing, if there is one to edit."""
        if self.edit_button.isVisible():
            self.edit_button.click()

    def show_build(self, build: BuildModel) -> None:
        self._stop_listening()
        if build is not self._build:
            self._sides.setCurrentIndex(0)
        self._build = build
        self._stop_listening = build.listen(self._repaint.ask)
        self._draw()

    def _edit(self) -> None:
        if self._build:
            self.editor.edit(self._build.blueprint_text)
            self._sides.setCurrentIndex(1)

    def _on_rewrite(self, text: str) -> None:
        self._sides.setCurrentIndex(0)
        self.wants_rewrite.emit(text)

    def _make_status(self, look: Look) -> None:
        self.doing = label("", "name")
        self.left = label("", "muted")
        self.problem = label("", "bad", is_wrapped=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(in_language("How much is done"))
        self.cancel_button = TextButton(look, "Stop", self.wants_cancel.emit, "", "square")
        self.cancel_button.setToolTip(in_language("Stop this build; it can be gone on with  Esc"))
        self.resume_button = TextButton(look, "Go on", self.wants_resume.emit, "primary", "play")
        self.models_button = TextButton(look, "Get the models", self.wants_models.emit, "primary", "download")
        self.edit_button = TextButton(look, "Edit", self._edit, "quiet", "pencil")
        self.edit_button.setAccessibleName(in_language("Edit the blueprint"))
        self.line_count = label("", "small")
        self.check_count = label("", "small")
        self.mended = label("", "small", is_wrapped=True)
        look.follow(lambda: self.check_count.setMinimumHeight(look.px(32)))  # as high as the other card's button
        look.follow(lambda: self.line_count.setMinimumHeight(look.px(32)))

    def _lay_out(self) -> None:
        head = frame("card")
        status = row(
            column(self.doing, self.left, gap=2), None, self.cancel_button, self.resume_button, self.models_button
        )
        head.setLayout(
            column(self.words, self.rail, self.progress, status, self.problem, gap=12, margins=(20, 16, 20, 16))
        )
        self.editor.left.connect(lambda: self._sides.setCurrentIndex(0))
        self.editor.wants_rewrite.connect(self._on_rewrite)
        self._sides.currentChanged.connect(lambda _: self._draw())
        self._sides.addWidget(self.lines)
        self._sides.addWidget(self.editor)
        left = _card(row(label("Blueprint", "name"), self.line_count, None, self.edit_button), self._sides)
        right = _card(column(row(label("Checks", "name"), self.check_count, None), self.mended, gap=2), self.checks)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(12)
        self.split.addWidget(left)
        self.split.addWidget(right)
        self.split.setSizes([560, 440])
        self.split.setStyleSheet("QSplitter::handle { background: transparent; }")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addWidget(self.split, 1)
        layout.addWidget(self.lanes)

    def _draw(self) -> None:
        build = self._build
        if build is None:
            return
        self.words.show_words(build)
        self.rail.show_build(build)
        self.lines.show_lines(build.lines)
        checks = build.checks
        self.checks.show_checks((*build.unanswered, *checks))
        self.lanes.show_build(build)
        if build.is_asking:
            self.lanes.hide()  # nobody writes; the question at the foot needs room
        held = sum(check.state == "held" for check in checks)
        self.line_count.setText(f"{len(build.lines)} lines" if build.lines else "")
        self.check_count.setText(f"{held} of {len(checks)} held" if checks else "")
        self.mended.setText(_mended(build))
        self.mended.setVisible(bool(build.repairs))
        self.edit_button.setVisible(build.state == "done" and self._sides.currentIndex() == 0)
        self._draw_status()

    def _draw_status(self) -> None:
        build = self._build
        if build is None:
            return
        is_running = build.state == "running"
        if is_running != self._tick.isActive():
            if is_running:
                self._tick.start()
            else:
                self._tick.stop()
        self.doing.setText(_headline(build))
        self.left.setText(_tail(build))
        self.left.setVisible(bool(self.left.text()))
        self.progress.setVisible(is_running)
        self.progress.setValue(round(build.fraction * 1000))
        self.cancel_button.setVisible(is_running)
        self.resume_button.setVisible(build.state in ("stopped", "failed") and bool(build.session_id))
        problem = build.problem
        self.problem.setText(f"{problem.says} {problem.next_step}".strip() if problem else "")
        self.problem.setVisible(problem is not None)
        self.models_button.setVisible(problem is not None and problem.needs_models)
        restyle(self.doing)


def _headline(build: BuildModel) -> str:
    match build.state:
        case "running":
            return f"{in_language(build.doing)}…"
        case "done":
            return (
                "Everything you asked for was seen to work" if build.is_held else "Built; some of it does not hold yet"
            )
        case "stopped":
            return "Stopped"
        case "failed":
            return "This did not work out"
    return "Waiting"


def _mended(build: BuildModel) -> str:
    if not build.repairs:
        return ""
    last = next(iter(build.repairs[-1]), "")
    return f"Mended once: {last}" if len(build.repairs) == 1 else f"Mended {len(build.repairs)} times. Last: {last}"


def _tail(build: BuildModel) -> str:
    if build.state == "running" and build.seconds_left >= 1:
        left = in_words(build.seconds_left)
        return f"About {left} left · {build.hope}" if build.hope else f"About {left} left"
    if build.state == "done" and build.took_s:
        return f"It took {build.took_s:.1f} s"
    if build.state == "stopped":
        return "Nothing is lost: it goes on from the last finished step."
    return ""


def _card(head: "object", body: QWidget) -> QFrame:
    card = frame("card")
    card.setLayout(column(head, body, gap=6, margins=(12, 10, 8, 8)))  # type: ignore[arg-type]
    return card
