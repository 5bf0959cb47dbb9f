"""Getting ready goes on while one looks around: how far it is, and how it ended, seen from any place."""

from PySide6.QtCore import QObject, Signal

from app.gui.models.setting_up import SettingUpModel
from app.gui.parts import Repainter, TextButton
from app.gui.window import MainWindow

READY = "Everything needed is here. You can build and speak now."


class Meanwhile(QObject):
    """Lives with the window. `ended` tells, in words, that getting ready has ended or cannot go on."""

    ended = Signal(str)

    def __init__(self, window: MainWindow, model: SettingUpModel) -> None:
        super().__init__(window)
        self._window, self._model = window, model
        self._place, self._was_busy = "", False
        self.row = TextButton(window.look, _how_far(model), lambda: window.go("setup"), "row", "download")
        self.row.hide()
        window.sidebar.add_foot(self.row)
        window.opened.connect(self._on_opened)
        model.listen(Repainter(self, self._draw).ask)
        model.listen(self._follow)  # at each change: what is quick must not be missed

    def _on_opened(self, place: str) -> None:
        self._place = place

    def _draw(self) -> None:
        model = self._model
        self.row.setText(_how_far(model))
        self.row.setVisible(model.is_busy or model.state == "paused")

    def _follow(self) -> None:
        was_busy, self._was_busy = self._was_busy, self._model.is_busy
        if was_busy and not self._was_busy:
            self._tell_end()

    def _tell_end(self) -> None:
        trouble, notices = self._model.trouble, self._window.studio.notices
        if trouble is None and self._model.state != "ready":
            return  # somebody has paused or cancelled it
        self.ended.emit(trouble.says if trouble else READY)
        if self._place == "setup":
            return  # it stands there
        if trouble is not None:
            notices.complain(trouble.says, trouble.next_step)
        else:
            notices.show(READY)


def _how_far(model: SettingUpModel) -> str:
    if model.state == "paused":
        return "Getting ready is paused"
    done, total = model.prepared if model.state == "preparing" else (model.done_bytes, model.total_bytes)
    percent = 100 * done // max(total, 1)
    return f"Almost ready: {percent} %" if model.state == "preparing" else f"Getting ready: {percent} %"
