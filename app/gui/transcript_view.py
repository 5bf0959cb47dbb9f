"""The request in large letters, uncertain words marked, to be corrected in place."""

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from app.domain.transcript import UNCERTAIN_BELOW
from app.gui.look import Look
from app.gui.models.build import BuildModel
from app.gui.parts import IconButton, TextButton, column, label, row
from app.gui.words import in_language

MOST_LINES = 4


class TranscriptView(QWidget):
    """`corrected` carries the words as they should be."""

    corrected = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        from app.gui.home import RequestBox

        self._look = look
        self._shown = ""
        self._text = ""
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.RichText)
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._said.setProperty("role", "head")
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._scroll = _LongWords(self._said)
        self._note = label("", "small")
        self.edit_button = IconButton(look, "square-pen", "Correct the words", self.edit)
        self.box = RequestBox(look, "What should it do?", "Build again", lines=2)
        self.box.submitted.connect(self._on_submitted)
        self._back = TextButton(look, "Leave as it is", self.leave, "quiet")
        shown, edited = QWidget(), QWidget()
        said = row(column(self._scroll, self._note, gap=4), self.edit_button)
        shown.setLayout(said)
        said.setAlignment(self.edit_button, Qt.AlignmentFlag.AlignTop)
        edited.setLayout(column(self.box, row(None, self._back)))
        self._shown_page, self._edited_page = shown, edited
        edited.hide()
        self.setLayout(column(shown, edited, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        look.changed.connect(self._redraw)

    def show_words(self, build: BuildModel) -> None:
        transcript = build.known.transcript
        rich = html.escape(build.request)
        note = ""
        if transcript and transcript.source == "speech" and transcript.text == build.request:
            words = [word for segment in transcript.segments for word in segment.words]
            rich = " ".join(self._rich_word(word.text, word.confidence) for word in words) or rich
            if any(word.confidence < UNCERTAIN_BELOW for word in words):
                note = "Underlined words are not certain."
        mended = build.known.intent.mended if build.known.intent else ()
        if mended:
            note = "Read as meant: " + ", ".join(f"“{heard}” as “{meant}”" for heard, meant in mended)
        self._text = build.request
        self.edit_button.setEnabled(build.state != "running")
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if rich != self._shown:
            self._shown = rich
            QLabel.setText(self._said, rich)  # what was said stays as it was said
            self._scroll.fit()
            self._said.setAccessibleName(in_language(f"Your words: {build.request}"))

    def edit(self) -> None:
        self.box.set_value(self._text)
        self._shown_page.hide()
        self._edited_page.show()
        self.box.text.setFocus()

    def leave(self) -> None:
        self._edited_page.hide()
        self._shown_page.show()

    def _rich_word(self, text: str, confidence: float) -> str:
        word = html.escape(text.strip())
        if confidence >= UNCERTAIN_BELOW:
            return word
        colour = self._look.colours.warn
        return f'<span style="color:{colour};text-decoration:underline">{word}</span>'

    def _redraw(self) -> None:
        self._shown = ""
        self._scroll.fit()

    def _on_submitted(self, text: str) -> None:
        self.leave()
        self.corrected.emit(text)


class _LongWords(QScrollArea):
    """As tall as its words; what would take more than a few lines is scrolled to, so that the build keeps its room."""

    def __init__(self, words: QLabel) -> None:
        super().__init__()
        self._words = words
        self.setWidget(words)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        words.setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        line = self._words.fontMetrics().lineSpacing()
        wanted = self._words.heightForWidth(self.viewport().width())
        high = max(line, min(wanted, MOST_LINES * line + line // 2))  # half a line more says that there is more
        if high != self.height():
            self.setFixedHeight(high)
