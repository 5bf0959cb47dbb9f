"""What the window remembers of itself: where it stood, what was open, what was typed and not yet sent."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer

from app.gui.window import MainWindow

KEEP_EVERY_MS = 3_000


@dataclass(frozen=True, slots=True)
class Remembered:
    """`geometry` is Qt's own, base64. A file of an older or newer shape counts as nothing remembered."""

    geometry: str = ""
    draft: str = ""
    session: str = ""
    tab: str = ""
    change: str = ""
    is_sidebar_shown: bool = True


def load(file: Path) -> Remembered:
    """Return what was remembered last; what cannot be read is forgotten."""
    try:
        data = json.loads(file.read_text("utf-8"))
        known = {name: data[name] for name in asdict(Remembered()) if name in data}
        remembered = Remembered(**known)
        texts = (remembered.geometry, remembered.draft, remembered.session, remembered.tab, remembered.change)
        return remembered if all(isinstance(text, str) for text in texts) else Remembered()
    except (OSError, ValueError, TypeError):
        return Remembered()


def save(file: Path, remembered: Remembered) -> None:
    """Write it whole or not at all; a full disk must not stop the window from closing."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_text(json.dumps(asdict(remembered)), "utf-8")
        part.replace(file)
    except OSError:
        return


class Keeper:
    """Saves what is worth remembering whenever it has changed: after a crash or a power cut the window is as it was."""

    def __init__(self, window: MainWindow, file: Path) -> None:
        self._window, self._file = window, file
        self._kept = load(file)
        self._timer = QTimer(window)
        self._timer.setInterval(KEEP_EVERY_MS)
        self._timer.timeout.connect(self.keep)
        self._timer.start()

    def keep(self) -> None:
        now = take(self._window)
        if now != self._kept:
            self._kept = now
            save(self._file, now)


def take(window: MainWindow) -> Remembered:
    """Return what is worth remembering of the window."""
    build = window.studio.build
    return Remembered(
        bytes(window.saveGeometry().toBase64().data()).decode(),
        window.home.box.value(),
        build.session_id if build else "",
        window.workspace.tab if build else "",
        window.workspace.change_bar.line.text(),
        window.sidebar.isVisibleTo(window),
    )


def give(window: MainWindow, remembered: Remembered) -> None:
    """Put the window where it was, with its draft and its session."""
    if remembered.geometry:
        window.restoreGeometry(QByteArray.fromBase64(remembered.geometry.encode()))
    window.sidebar.setVisible(remembered.is_sidebar_shown)
    if remembered.draft:
        window.home.box.set_value(remembered.draft)
    window.workspace.change_bar.line.setText(remembered.change)
    if remembered.session:
        window.workspace.wanted_tab = remembered.tab
        window.studio.open(remembered.session)
