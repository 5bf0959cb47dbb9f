"""The line at the foot of the window that tells what happened and offers to undo it."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from app.gui.look import Look
from app.gui.models.notices import SHOWN_S, NoticesModel
from app.gui.parts import TextButton, label, row
from app.gui.words import in_language

_RISE_PX = 92
"""High enough to leave the line at the foot free."""
_GAP_PX = 12
_RIM_PX = 36
"""What is left free beside it, and its own margin."""


class NoticeBar(QFrame):
    """Floats over the foot of `over`. Waits while the pointer or the focus is on it."""

    def __init__(self, look: Look, notices: NoticesModel, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "notice")
        self._notices = notices
        self._over = over
        self._words = label("", is_wrapped=True)
        self._act = TextButton(look, "", notices.act)
        self._close = TextButton(look, "Close", notices.clear)
        self.setLayout(row(self._words, self._act, self._close, gap=_GAP_PX, margins=(16, 8, 8, 8)))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(SHOWN_S * 1000))
        self._timer.timeout.connect(self._on_time)
        over.installEventFilter(self)
        notices.listen(self._show)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _show(self) -> None:
        notice = self._notices.notice
        if notice is None:
            self._timer.stop()
            self.hide()
            return
        self._words.setText(notice.says)
        self.setAccessibleName(in_language(notice.says))
        self._act.setText(notice.action)
        self._act.setVisible(bool(notice.action))
        if notice.tone == "bad":
            self._timer.stop()
        else:
            self._timer.start()
        self.show()
        self.raise_()
        self._place()

    def _place(self) -> None:
        if not self.isVisible():
            return
        buttons = [button for button in (self._act, self._close) if button.isVisibleTo(self)]
        beside = sum(button.sizeHint().width() + _GAP_PX for button in buttons)
        room = self._over.width() - 2 * _RIM_PX - beside
        wanted = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 24
        self._words.setFixedWidth(min(wanted, room))
        self.adjustSize()
        self.move((self._over.width() - self.width()) // 2, self._over.height() - self.height() - _RISE_PX)

    def _on_time(self) -> None:
        if self.underMouse() or self._act.hasFocus() or self._close.hasFocus():
            self._timer.start()
        else:
            self._notices.clear()
