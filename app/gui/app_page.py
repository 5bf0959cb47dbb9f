"""The tab where the built app is used. The preview's engine starts only when it is first opened."""

from PySide6.QtWidgets import QWidget

from app.gui.look import Look
from app.gui.models.build import BuildModel
from app.gui.parts import column
from app.gui.preview import Preview, read_files


class AppPage(QWidget):
    """The preview of the session's app."""

    def __init__(self, look: Look, preview: Preview) -> None:
        super().__init__()
        self.preview = preview
        self._shown = ""
        self.setLayout(column(self.preview))

    def show_build(self, build: BuildModel | None) -> None:
        if build is None or build.known.folder is None:
            return
        files = read_files(build.known.folder)
        host = f"s-{build.session_id}"
        if host == self._shown:
            self.preview.reload(files)
        else:
            self.preview.show_app(host, files)
        self._shown = host
