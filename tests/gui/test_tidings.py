"""What the window tells to someone whose eyes are elsewhere: its icon and title, task bar and tray."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.gui.look import LIGHT
from app.gui.window import MainWindow


def test_the_window_has_the_icon_of_its_entry_among_the_programs(window: MainWindow) -> None:
    icon = window.windowIcon()
    assert QApplication.desktopFileName() == "cognomega", "installer/launcher.py names the entry so"
    ground = icon.pixmap(256, 256).toImage().pixelColor(20, 128)
    assert abs(ground.hue() - QColor(LIGHT.accent).hue()) < 6
