"""The tab where the built app is used. The preview's engine starts only when it is first opened."""

from collections.abc import Callable

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
        self._build: BuildModel | None = None
        self._saved: tuple[object, ...] = ()
        self._stop_listening: Callable[[], None] = lambda: None
        self.setLayout(column(self.preview))

    def show_build(self, build: BuildModel | None) -> None:
        self._stop_listening()
        if build is None or build.known.folder is None:
            return
        self._build, self._saved = build, self._stamp(build)
        self._stop_listening = build.listen(self._on_change)
        files = read_files(build.known.folder)
        host = f"s-{build.session_id}"
        if host == self._shown:
            self.preview.reload(files)
        else:
            self.preview.show_app(host, files)
        self._shown = host

    def use(self, doing: str) -> None:
        """Do what a command says with the preview."""
        preview = self.preview
        doings: dict[str, Callable[[], object]] = {
            "reload": preview.reload,
            "phone": lambda: preview.set_phone(True),
            "desktop": lambda: preview.set_phone(False),
            "console": preview.console_button.click,
        }
        doings[doing]()

    def _on_change(self) -> None:
        build = self._build
        if build and self._stamp(build) != self._saved and build.known.folder:
            self._saved = self._stamp(build)
            self.preview.reload(read_files(build.known.folder))

    def _stamp(self, build: BuildModel) -> tuple[object, ...]:
        """What differs when the files do."""
        return (*build.saved, build.changes)
