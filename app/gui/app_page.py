"""The tab where the built app is used; where its folder is gone, the way to have it back."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.gui.look import Look
from app.gui.models.build import BuildModel
from app.gui.parts import TextButton, column, label, row
from app.gui.preview import Preview, read_files


class AppPage(QWidget):
    """The preview of the session's app. `wants_again`: its folder is gone, and it should be written anew."""

    wants_again = Signal()

    def __init__(self, look: Look, preview: Preview) -> None:
        super().__init__()
        self.preview = preview
        self._shown = ""
        self._build: BuildModel | None = None
        self._saved: tuple[object, ...] = ()
        self._stop_listening: Callable[[], None] = lambda: None
        self._gone = label("", "lead", is_wrapped=True)
        again = TextButton(look, "Write it again", self.wants_again.emit, "primary", "rotate-ccw")
        gone = QWidget()
        gone.setLayout(column(None, self._gone, row(again, None), None, gap=16, margins=(48, 48, 48, 48)))
        self._stack = QStackedLayout()
        self._stack.addWidget(self.preview)
        self._stack.addWidget(gone)
        self.setLayout(self._stack)

    def show_build(self, build: BuildModel | None) -> None:
        self._stop_listening()
        if build is None or build.known.folder is None:
            return
        self._build, self._saved = build, self._stamp(build)
        self._stop_listening = build.listen(self._on_change)
        files = read_files(build.known.folder)
        self._gone.setText(f"The folder of this app is no longer there: {build.known.folder}")
        self._stack.setCurrentIndex(0 if "index.html" in files else 1)
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
