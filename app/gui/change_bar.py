"""The line under an app where its owner says what should be different."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.gui.look import Look
from app.gui.models.change import ChangeModel, aim
from app.gui.parts import IconButton, TextButton, column, frame, label, restyle, row
from app.gui.words import in_language


class ChangeBar(QWidget):
    """`wants_change` carries the wish; `wants_pointing` switches pointing. `voice_place` takes the speak button."""

    wants_change = Signal(str)
    wants_pointing = Signal(bool)
    wants_cancel = Signal()

    def __init__(self, look: Look, model: ChangeModel) -> None:
        super().__init__()
        self._model = model
        self.setProperty("role", "foot")
        self.line = QLineEdit()
        self.line.setProperty("role", "bare")
        self.line.setPlaceholderText(
            in_language("What should be different? “add a due date”, “make it green”, “sort by price”")
        )
        self.line.setAccessibleName(in_language("Say what should be different"))
        self.line.returnPressed.connect(self._submit)
        self.point_button = IconButton(look, "mouse-pointer-click", "Point at something in the app", None, "Ctrl+P")
        self.point_button.setCheckable(True)
        self.point_button.toggled.connect(self.wants_pointing.emit)
        self.send_button = IconButton(look, "arrow-up", "Change it", self._submit)
        self.cancel_button = TextButton(look, "Stop", self.wants_cancel.emit, "quiet", "square")
        self.pointed = TextButton(look, "", lambda: model.point(None), "tab", "x")
        self.pointed.setChecked(True)
        self.voice_place = row(gap=4)
        self.says = label("", "muted", is_wrapped=True)
        card = frame("card")
        inside = row(
            self.voice_place, self.point_button, self.pointed, self.line, self.cancel_button, self.send_button,
            gap=6, margins=(8, 4, 6, 4),
        )  # fmt: skip
        inside.setStretchFactor(self.line, 1)  # whatever stands beside it takes only what it needs
        card.setLayout(inside)
        self.setLayout(column(self.says, card, gap=6, margins=(12, 8, 12, 12)))
        model.listen(self._show)
        self._show()

    def set_wish(self, text: str) -> None:
        """Put words into the line, as voice does."""
        self.line.setText(text)
        self.line.setFocus()

    def _submit(self) -> None:
        text = self.line.text().strip()
        if text and self._model.state != "running":
            self.wants_change.emit(aim(text, self._model.pointed))

    def _show(self) -> None:
        model = self._model
        is_running = model.state == "running"
        self.line.setEnabled(not is_running)
        self.send_button.setVisible(not is_running)
        self.cancel_button.setVisible(is_running)
        self.pointed.setVisible(model.pointed is not None)
        if model.pointed:
            self.pointed.setText(model.pointed.says)
            self.pointed.setAccessibleName(in_language(f"{model.pointed.says}; press to point at nothing"))
        words = f"{model.says}…" if is_running else f"{model.says} {model.offer}".strip()
        self.says.setText(words)
        self.says.setVisible(bool(words) and model.state != "applied")
        restyle(self.says, role="bad" if model.state in ("refused", "failed") else "muted")
        if model.state == "applied":
            self.line.clear()
