"""The bar at the foot of the window with a build's one short question. It waits a little and never takes the focus."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QWidget,
)

from app.domain.wish_question import MOST_OFFERS
from app.gui.look import Look
from app.gui.models.question import QuestionModel
from app.gui.parts import TextButton, column, frame, label, row
from app.gui.words import in_language

_TICK_MS = 250
_SIDES_PX = 24
_TYPED_INTO = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)


class QuestionBar(QWidget):
    """Answered by the mouse or by the keys 1 to 3; Escape, which the window passes on, leaves it out."""

    def __init__(self, look: Look, model: QuestionModel) -> None:
        super().__init__()
        self._look = look
        self._model = model
        self.setProperty("role", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.asks = label("", "name", is_wrapped=True)
        self.left = label("", "small")
        self.choices = tuple(_Choice(look, number, model) for number in range(MOST_OFFERS))
        self.leave_button = TextButton(look, "Leave it out", model.leave_out, "quiet")
        self.leave_button.setToolTip(in_language("Build without it  Esc"))
        self.leave_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        card = frame("card")
        head = row(self.asks, self.left, self.leave_button, gap=12)
        head.setStretchFactor(self.asks, 1)
        card.setLayout(column(head, *self.choices, gap=0, margins=(16, 4, 8, 6)))
        self.setLayout(column(card, margins=(12, 8, 12, 8)))
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show_left)
        self._keys = [QShortcut(QKeySequence(str(n + 1)), self) for n in range(MOST_OFFERS)]
        for number, key in enumerate(self._keys):
            key.activated.connect(lambda number=number: model.choose(number))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        model.listen(self._show)
        self._show()

    def _show(self) -> None:
        question = self._model.question
        self.setVisible(question is not None)
        if question is None:
            self._tick.stop()
            self._on_focus()
            return
        self.asks.setText(question.asks)
        self.setAccessibleName(in_language(question.asks))
        for number, choice in enumerate(self.choices):
            choice.show_offer(question.offers[number].says if number < len(question.offers) else "")
        self._show_left()
        self._tick.start()
        self._on_focus()
        QApplication.alert(self.window())  # a window in the background blinks in the list of windows, and stays there

    def _show_left(self) -> None:
        self.left.setText(f"goes on in {self._model.seconds_left} s")

    def _on_focus(self) -> None:
        """Whoever types a number means that number, not an answer."""
        focus = QApplication.focusWidget()
        is_page = focus is not None and (focus.inherits("QQuickWidget") or focus.inherits("QWebEngineView"))
        is_typing = is_page or isinstance(focus, _TYPED_INTO)
        for key in self._keys:
            key.setEnabled(self._model.question is not None and not is_typing)


class _Choice(TextButton):
    """One of the answers, with the key for it before it; in as many lines as it takes."""

    def __init__(self, look: Look, number: int, model: QuestionModel) -> None:
        super().__init__(look, "", lambda: model.choose(number), "row")
        self._key = number + 1
        self._says = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the focus from what is typed into
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_offer(self, says: str) -> None:
        self._says = in_language(says)
        self.setToolTip(in_language(f"Press {self._key}"))
        self.setAccessibleName(self._says)
        self.setVisible(bool(says))
        self._wrap()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        measure, room = self.fontMetrics(), max(self.width() - _SIDES_PX, 200)
        lines = [f"{self._key}  "]
        for word in self._says.replace("&", "&&").split():  # a single one would underline what follows
            if measure.horizontalAdvance(f"{lines[-1]} {word}") > room:
                lines.append("    ")
            lines[-1] += f" {word}"
        QPushButton.setText(self, "\n".join(lines))  # translated already
