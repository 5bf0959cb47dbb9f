"""Tells that a build is done to someone whose eyes are elsewhere: task bar, tray, and a sound of the system."""

from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from app.gui.look import Look
from app.gui.models.build import BuildModel
from app.gui.words import in_language

SHOWN_MS = 8000


class Tidings:
    """Silent while the window is in front."""

    def __init__(self, look: Look, window: QWidget) -> None:
        self._window = window
        self._look = look
        self._tray: QSystemTrayIcon | None = None

    def tell(self, build: BuildModel) -> None:
        """Tell that the build has ended."""
        if self._window.isActiveWindow():
            return
        QApplication.alert(self._window)
        QApplication.beep()
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._look.icon("sparkles", "accent_text", 32), self._window)
            self._tray.messageClicked.connect(self._window.activateWindow)
        self._tray.show()
        says = "Everything you asked for was seen to work." if build.is_held else "Some of it does not hold yet."
        title = f"“{build.title}” is ready" if build.title else "Your app is ready"
        self._tray.showMessage(in_language(title), in_language(says), self._tray.icon(), SHOWN_MS)
