"""What can be done with a session from the list, the head and the palette: one place, so that all do the same."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from app.gui.studio import Studio


class SessionDoings:
    """Does by name. `on_rename` lets a person type the new name where the name stands."""

    def __init__(self, studio: Studio, on_rename: Callable[[str], None]) -> None:
        self._studio = studio
        self._on_rename = on_rename

    def do(self, doing: str, session_id: str) -> None:
        """Do something with a session; what cannot be done is told in a line."""
        doings: Mapping[str, Callable[[str], None]] = {
            "delete": self._studio.delete,
            "resume": self._studio.resume,
            "duplicate": self._studio.duplicate,
            "rename": self._on_rename,
            "browser": self._open_in_browser,
            "folder": self._show_in_folder,
            "export": self._export,
        }
        if session_id and doing in doings:
            doings[doing](session_id)

    def _open_in_browser(self, session_id: str) -> None:
        page = self._app_file(session_id)
        if page and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(page))):
            self._studio.notices.complain("No browser could be started.", f"Open this file in one: {page}")

    def _show_in_folder(self, session_id: str) -> None:
        page = self._app_file(session_id)
        if page and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(page.parent))):
            self._studio.notices.complain("No file manager could be started.", f"The app is in {page.parent}")

    def _export(self, session_id: str) -> None:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        self._studio.export(session_id, Path(place or Path.home()), self._tell_packed)

    def _tell_packed(self, file: Path) -> None:
        folder = QUrl.fromLocalFile(str(file.parent))
        self._studio.notices.show(f"Packed into {file}", "Show", lambda: QDesktopServices.openUrl(folder))

    def _app_file(self, session_id: str) -> Path | None:
        """Return the app's page; where it was deleted behind us, say so and offer to write it again."""
        session = self._studio.sessions.find(session_id)
        page = session.folder / "index.html" if session and session.folder else None
        if page is None or page.is_file():
            return page
        self._studio.notices.show(
            f"The folder {page.parent} is no longer there.",
            "Write it again",
            lambda: self._studio.resume(session_id),
        )
        return None
