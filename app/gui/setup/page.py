"""The first thing a new user sees: what this computer can do, and one button that makes everything ready."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QLabel,
    QProgressBar,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.advice import Fit, ModelAdvice
from app.domain.waiting import in_words as time_in_words
from app.engines.hardware import in_words
from app.gui.look import Look
from app.gui.models.setting_up import SettingUpModel
from app.gui.parts import Repainter, TextButton, column, frame, label, row
from app.gui.words import in_language

_WIDTH_PX = 640


class SetUpPage(QWidget):
    """`done` is wanted when everything is here, or when it comes in the background."""

    done = Signal()

    def __init__(self, look: Look, model: SettingUpModel) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self._look, self.model = look, model
        self._make_parts(look)
        self._rows: list[QRadioButton] = []
        self._says: dict[str, QLabel] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda button: model.choose(button.property("model")))
        body = QWidget()
        look.follow(lambda: body.setMaximumWidth(look.px(_WIDTH_PX)))
        body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        body.setLayout(
            column(
                label(self.tr("Get ready"), "hero"), self.machine, 12, self._choices, self._progress_card,
                self.trouble, 4, row(self.main_button, self.pause_button, self.cancel_button, None, self.file_button),
                8, self.note, gap=8,
            )
        )  # fmt: skip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 24)
        layout.addStretch(2)
        line = row(None, body, None)
        line.setStretchFactor(body, 10)
        layout.addLayout(line)
        layout.addStretch(3)
        self._repaint = Repainter(self, self._draw)
        model.listen(self._repaint.ask)
        self._draw()

    def _make_parts(self, look: Look) -> None:
        self.machine = label("", "lead", is_wrapped=True)
        self._choices = frame("card")
        self._choices.setLayout(column(gap=12, margins=(18, 16, 18, 16)))
        self.doing, self.left = label("", "name"), label("", "muted")
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("How much has come"))
        self._progress_card: QFrame = frame("card")
        self._progress_card.setLayout(column(self.doing, self.progress, self.left, margins=(18, 16, 18, 16)))
        self.trouble = label("", "bad", is_wrapped=True)
        self.main_button = TextButton(look, "", self._on_main, "primary")
        self.pause_button = TextButton(look, self.tr("Pause"), self.model.pause)
        self.cancel_button = TextButton(look, self.tr("Cancel"), self.model.cancel, "quiet")
        self.file_button = TextButton(look, self.tr("Use files I have…"), self._choose_file, "quiet", "folder-open")
        self.note = label("", "small", is_wrapped=True)

    def _draw(self) -> None:
        model = self.model
        state = model.state
        self.machine.setText(self._machine_in_words())
        self._draw_choices()
        is_coming = model.is_busy or state == "paused"
        self._choices.setVisible(not is_coming and bool(model.advice))
        self._progress_card.setVisible(is_coming)
        self._draw_progress()
        trouble = model.trouble
        self.trouble.setText(f"{trouble.says} {trouble.next_step}".strip() if trouble else "")
        self.trouble.setVisible(trouble is not None)
        self.main_button.setText(self._main_words())
        self.main_button.setEnabled(state != "measuring")
        self.pause_button.setVisible(state == "fetching")
        self.cancel_button.setVisible(state in ("fetching", "importing", "paused"))
        self.file_button.setVisible(state in ("choosing", "paused", "ready"))
        self.note.setText(self._note())

    def _draw_choices(self) -> None:
        advice = self.model.advice
        if len(advice) != len(self._rows):
            layout = self._choices.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.addWidget(label(self.tr("Model that writes your apps"), "section"))
            for one in advice:
                button = QRadioButton()
                button.setProperty("model", one.card.id)
                says = label("", "muted", is_wrapped=True)
                says.setIndent(26)
                self._says[one.card.id] = says
                self._group.addButton(button)
                self._rows.append(button)
                layout.addLayout(column(button, says, gap=2))
        for one, button in zip(advice, self._rows, strict=True):
            mark = self.tr(" (suggested)") if one.is_suggested else ""
            button.setText(f"{one.card.title.partition(':')[0]}{mark}")
            button.setChecked(one.card.id == self.model.chosen_id)
            button.setEnabled(one.fit != "little disk" or one.bytes_to_fetch == 0)
            self._says[one.card.id].setText(self._advice_in_words(one))
            button.setAccessibleDescription(self._advice_in_words(one))

    def _draw_progress(self) -> None:
        model = self.model
        if model.state == "preparing":
            done, total = model.prepared
            self.doing.setText(self.tr("Reading its instructions, once on this computer"))
            self.progress.setValue(round(1000 * done / max(total, 1)))
            self.left.setText(self.tr("About a minute. You can already look around."))
            return
        self.progress.setValue(round(1000 * model.done_bytes / max(model.total_bytes, 1)))
        name = model.doing.partition(":")[0]
        steps = {"checking": self.tr("Checking {0}…"), "copying": self.tr("Copying {0}…")}
        self.doing.setText(steps.get(model.step, "{0}").format(name))
        arrived = self.tr("{0} of {1}").format(in_words(model.done_bytes), in_words(model.total_bytes))
        left = model.seconds_left
        more = self.tr(", about {0} left").format(in_language(time_in_words(left))) if left else ""
        self.left.setText(self.tr("{0}, paused").format(arrived) if model.state == "paused" else arrived + more)

    def _machine_in_words(self) -> str:
        facts = self.model.facts
        if facts is None:
            return self.tr("Looking at what this computer can do…")
        return self.tr("This computer has {0} processor cores, {1} of memory and {2} free on its disk.").format(
            facts.cores, in_words(facts.ram_bytes), in_words(facts.disk_free_bytes)
        )

    def _advice_in_words(self, one: ModelAdvice) -> str:
        quality = in_language(one.card.title.partition(":")[2].strip())
        quality = quality[:1].upper() + quality[1:]
        size = (
            self.tr("{0} to download").format(in_words(one.bytes_to_fetch))
            if one.bytes_to_fetch
            else self.tr("already here")
        )
        takes = self.tr("about {0} for an app").format(in_language(time_in_words(one.seconds_an_app)))
        fits: dict[Fit, str] = {
            "fits": "",
            "little memory": self.tr(" This computer has little memory for it."),
            "little disk": self.tr(" There is not enough room on the disk."),
            "too slow": self.tr(" This computer would be slow with it."),
        }
        return f"{quality}. {size[:1].upper()}{size[1:]}, {takes}.{fits[one.fit]}"

    def _main_words(self) -> str:
        match self.model.state:
            case "measuring":
                return self.tr("One moment…")
            case "choosing":
                return self.tr("Get ready ({0})").format(in_words(self.model.missing_bytes))
            case "paused":
                return self.tr("Go on")
            case "fetching" | "importing" | "preparing":
                return self.tr("Look around meanwhile")
            case "ready":
                return self.tr("Start")

    def _note(self) -> str:
        if self.model.state == "ready":
            return self.tr("Everything is here. Nothing more is needed from the network.")
        return self.tr("Downloaded once, checked byte by byte. After that everything works without a network.")

    def _on_main(self) -> None:
        if self.model.state in ("choosing", "paused"):
            self.model.fetch()
        else:
            self.done.emit()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a model file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: self.model.import_file(Path(file)))
        dialog.open()
