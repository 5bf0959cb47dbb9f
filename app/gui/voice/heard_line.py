"""Spoken words in a line of text. A line has one tone, so nothing is grey or marked in it; it can be corrected."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.listening import HeardWords
from app.domain.transcript import Transcript


class HeardLine(QObject):
    """As `HeardText`, for a `QLineEdit`. What is spoken comes after what was typed."""

    doubts_changed = Signal()
    doubts = 0

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self.field = field
        self._before: str | None = None

    @property
    def drop_targets(self) -> tuple[QWidget, ...]:
        return (self.field,)

    def begin(self) -> None:
        typed = self.field.text().strip()
        self._before = f"{typed} " if typed else ""
        self.field.setReadOnly(True)

    def show_words(self, heard: HeardWords) -> None:
        self._show(heard.text)

    def show_transcript(self, transcript: Transcript) -> None:
        self._show(transcript.text)
        self.end()

    def end(self) -> None:
        if self._before is None:
            return
        self._before = None
        self.field.setReadOnly(False)
        self.field.setFocus()

    def go_to_next_doubt(self) -> None:
        """Nothing is marked in a line."""

    def _show(self, text: str) -> None:
        if self._before is not None:
            self.field.setText(self._before + text)
