"""Tells how work goes on and ends to someone whose eyes are elsewhere: title, task bar, tray, a sound."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from app.gui.models.build import BuildModel
from app.gui.models.change import ChangeState
from app.gui.setup.meanwhile import Meanwhile
from app.gui.window import MainWindow
from app.gui.words import in_language

SHOWN_MS = 8000
TITLE_EVERY_MS = 1000


class Tidings:
    """Lives with the window. What has ended is not told while the window is in front: it is seen there."""

    def __init__(self, window: MainWindow) -> None:
        self._window, self._studio = window, window.studio
        self._tray: QSystemTrayIcon | None = None
        self._changing: ChangeState = "idle"
        self._usual_title = window.windowTitle()
        self._timer = QTimer(window)
        self._timer.setInterval(TITLE_EVERY_MS)
        self._timer.timeout.connect(self._draw_title)
        self._studio.listen(self._draw_title)  # a build that begins is shown
        self._studio.on_finished = self._on_built
        self._studio.change.listen(self._on_change)
        meanwhile = window.findChild(Meanwhile)
        if meanwhile:
            meanwhile.ended.connect(lambda says: self._tell("Cognomega", says))

    def _draw_title(self) -> None:
        """A task bar shows the title: how far the build is can be seen from anywhere."""
        running = self._studio.running
        build = self._studio.build if self._studio.build in running else running[-1] if running else None
        title = f"{round(build.fraction * 100)} % · {build.title or self._usual_title}" if build else self._usual_title
        if title != self._window.windowTitle():
            self._window.setWindowTitle(title)
        if bool(running) != self._timer.isActive():
            (self._timer.start if running else self._timer.stop)()

    def _on_built(self, build: BuildModel) -> None:
        if build.state == "failed":
            title = f"“{build.title}” did not work out" if build.title else "Your app did not work out"
            self._tell(title, build.problem.says if build.problem else "")
            return
        says = "Everything you asked for was seen to work." if build.is_held else "Some of it does not hold yet."
        self._tell(f"“{build.title}” is ready" if build.title else "Your app is ready", says)

    def _on_change(self) -> None:
        change = self._studio.change
        before, self._changing = self._changing, change.state
        if before != "running" or change.state not in ("applied", "refused", "failed"):
            return
        name = self._studio.build.title if self._studio.build else ""
        self._tell(f"“{name}” is changed" if change.state == "applied" else f"“{name}” is as it was", change.says)

    def _tell(self, title: str, says: str) -> None:
        window = self._window
        if window.isActiveWindow():
            return
        QApplication.alert(window)
        QApplication.beep()
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(window.windowIcon(), window)
            self._tray.messageClicked.connect(window.come_to_front)
        self._tray.show()
        self._tray.showMessage(in_language(title), in_language(says), self._tray.icon(), SHOWN_MS)
