"""Spoken words in an ordinary text field: settled ones in full tone, guesses grey, doubtful ones marked."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.domain.listening import HeardWords
from app.domain.transcript import UNCERTAIN_BELOW, Transcript
from app.gui.look import Look


class HeardText(QObject):
    """Writes at the cursor of `field`; what was typed before stays. `doubts_changed` tells of `doubts`."""

    doubts_changed = Signal()

    def __init__(self, look: Look, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self.field = field
        self._look = look
        self._place: QTextCursor | None = None
        """Selects what was spoken, while it comes."""
        self._doubts: list[QTextCursor] = []
        self._next = 0
        self._shown: tuple[str, str] = ("", "")
        look.changed.connect(self._recolour)
        field.textChanged.connect(self._forget_mended)

    @property
    def doubts(self) -> int:
        return len(self._doubts)

    @property
    def drop_targets(self) -> tuple[QWidget, ...]:
        return (self.field, self.field.viewport())

    def begin(self) -> None:
        """Speak from the cursor on. What was selected is replaced."""
        cursor = self.field.textCursor()
        cursor.removeSelectedText()
        before = self.field.toPlainText()[: cursor.position()]
        if before and not before[-1].isspace():
            cursor.insertText(" ")
        self._place = QTextCursor(cursor)
        self._shown = ("", "")
        self.field.setReadOnly(True)

    def show_words(self, heard: HeardWords) -> None:
        """Show the words so far."""
        parts = (_joined(heard.settled), _joined(heard.unsettled))
        if self._place is None or parts == self._shown:
            return
        self._shown = parts
        settled, unsettled = parts
        self._replace([(settled + (" " if settled and unsettled else ""), "text"), (unsettled, "faint")])

    def show_transcript(self, transcript: Transcript) -> None:
        """Show the final words; those the model doubts are marked."""
        if self._place is None:
            return
        start = self._place.selectionStart()
        self._replace([(transcript.text, "text")])
        self._doubts += self._find_doubts(transcript, start)
        self._next = 0
        self._recolour()
        self.end()
        self.doubts_changed.emit()

    def end(self) -> None:
        """Give the field back to whoever types."""
        if self._place is None:
            return
        self._place = None
        self.field.setReadOnly(False)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.setFocus()

    def go_to_next_doubt(self) -> None:
        """Select the next doubtful word: typing replaces it."""
        if self._doubts:
            self.field.setTextCursor(self._doubts[self._next % len(self._doubts)])
            self._next += 1
            self.field.setFocus()

    def _replace(self, parts: list[tuple[str, str]]) -> None:
        assert self._place is not None
        start = self._place.selectionStart()
        self._place.beginEditBlock()
        self._place.removeSelectedText()
        for text, tone in parts:
            if text:
                self._place.insertText(text, self._format(tone))
        self._place.endEditBlock()
        end = self._place.position()
        self._place.setPosition(start)
        self._place.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._shown = (parts[0][0], parts[1][0] if len(parts) > 1 else "")
        self.field.ensureCursorVisible()

    def _find_doubts(self, transcript: Transcript, start: int) -> "list[QTextCursor]":
        found, at = [], 0
        for word in (word for segment in transcript.segments for word in segment.words):
            here = transcript.text.find(word.text, at)
            if here < 0:
                continue
            at = here + len(word.text)
            if word.confidence < UNCERTAIN_BELOW:
                cursor = QTextCursor(self.field.document())
                cursor.setPosition(start + here)
                cursor.setPosition(start + at, QTextCursor.MoveMode.KeepAnchor)
                found.append(cursor)
        return found

    def _forget_mended(self) -> None:
        """A doubtful word that was typed over is one no longer."""
        if self._place is None and self._doubts:
            left = [doubt for doubt in self._doubts if doubt.hasSelection()]
            if len(left) != len(self._doubts):
                self._doubts = left
                self.doubts_changed.emit()

    def _recolour(self) -> None:
        for doubt in self._doubts:
            doubt.setCharFormat(self._format("warn", is_marked=True))

    def _format(self, tone: str, is_marked: bool = False) -> QTextCharFormat:
        made = QTextCharFormat()
        colour: QColor = self._look.colour(tone)
        made.setForeground(colour)
        if is_marked:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            made.setUnderlineColor(colour)
        return made


def _joined(words: "tuple[object, ...]") -> str:
    return " ".join(str(getattr(word, "text", word)) for word in words)
