"""Spoken words in a line of text: settled ones in full tone, guesses grey, doubtful ones marked, as in `HeardText`."""

import re

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.listening import HeardWords
from app.domain.transcript import UNCERTAIN_BELOW, Transcript
from app.gui.look import Look

Place = tuple[int, int]
"""Where in the line, and how many letters."""


class HeardLine(QObject):
    """As `HeardText`, for a `QLineEdit`. What is spoken comes after what was typed."""

    doubts_changed = Signal()

    def __init__(self, look: Look, field: QLineEdit) -> None:
        super().__init__(field)
        self.field = field
        self._look = look
        self._before: str | None = None
        self._doubtful: list[str] = []
        self._next = 0
        field.textChanged.connect(self._forget_mended)
        look.changed.connect(self._mark_doubts)

    @property
    def doubts(self) -> int:
        return len(self._doubtful)

    @property
    def drop_targets(self) -> tuple[QWidget, ...]:
        return (self.field,)

    def begin(self) -> None:
        typed = self.field.text().strip()
        self._before = f"{typed} " if typed else ""
        self.field.setReadOnly(True)

    def show_words(self, heard: HeardWords) -> None:
        """Show the words so far."""
        if self._before is None:
            return
        self.field.setText(self._before + heard.text)
        unsettled = " ".join(word.text for word in heard.unsettled)
        start = len(self.field.text()) - len(unsettled)
        self._paint([(start, len(unsettled))] if unsettled else [], "faint")

    def show_transcript(self, transcript: Transcript) -> None:
        """Show the final words; those the model doubts are marked."""
        if self._before is None:
            return
        self.field.setText(self._before + transcript.text)
        words = (word for segment in transcript.segments for word in segment.words)
        self._doubtful += [word.text.strip() for word in words if word.confidence < UNCERTAIN_BELOW]
        self._next = 0
        self.end()
        self._forget_mended()
        self.doubts_changed.emit()

    def end(self) -> None:
        if self._before is None:
            return
        self._before = None
        self.field.setReadOnly(False)
        self.field.setFocus()
        self._mark_doubts()

    def go_to_next_doubt(self) -> None:
        """Select the next doubtful word: typing replaces it."""
        places = self._places()
        if places:
            self.field.setSelection(*places[self._next % len(places)])
            self._next += 1
            self.field.setFocus()

    def _places(self) -> list[Place]:
        """Return where the doubtful words stand, in order; one that was typed over stands nowhere."""
        found: list[Place] = []
        at = 0
        for word in self._doubtful:
            place = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(self.field.text(), at)
            if place:
                found.append((place.start(), len(word)))
                at = place.end()
        return found

    def _forget_mended(self) -> None:
        if self._before is not None or not self._doubtful:
            return
        text = self.field.text()
        left = [text[start : start + length] for start, length in self._places()]
        is_less = len(left) < len(self._doubtful)
        self._doubtful = left
        self._mark_doubts()
        if is_less:
            self.doubts_changed.emit()

    def _mark_doubts(self) -> None:
        if self._before is None:
            self._paint(self._places(), "warn")

    def _paint(self, places: list[Place], tone: str) -> None:
        """Give these places a tone. A line takes that only as input methods do it, and only while one may type."""
        style = QTextCharFormat()
        style.setForeground(self._look.colour(tone))
        if tone == "warn":
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            style.setUnderlineColor(self._look.colour(tone))
        cursor = self.field.cursorPosition()
        kind = QInputMethodEvent.AttributeType.TextFormat
        attributes = [QInputMethodEvent.Attribute(kind, start - cursor, length, style) for start, length in places]
        is_read_only = self.field.isReadOnly()
        self.field.setReadOnly(False)
        QCoreApplication.sendEvent(self.field, QInputMethodEvent("", attributes))
        self.field.setReadOnly(is_read_only)
