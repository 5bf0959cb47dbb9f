"""Using the app inside the window: as on a desktop or a phone, loaded anew, with what its scripts say."""

import json
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWebEngineCore import QWebEngineProfile
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.gui.look import Look
from app.gui.parts import IconButton, TextButton, column, frame, label, row
from app.gui.preview_page import PreviewPage
from app.gui.words import in_language

PHONE = QSize(390, 780)
MOST_CONSOLE_LINES = 500
POINTING_WORLD = 78
ASK_MS = 120
"""How often the page is asked what was pointed at; only while someone points."""


class Preview(QWidget):
    """One app at a time. `downloaded` tells a file the app gave."""

    downloaded = Signal(str)
    pointed = Signal(str, str)  # the kind of thing, its name
    pointing_ended = Signal()

    def __init__(self, look: Look, profile: QWebEngineProfile) -> None:
        super().__init__()
        self._look = look
        self.page = PreviewPage(profile, self)
        self.page.said.connect(self._on_said)
        self.page.downloaded.connect(self.downloaded.emit)
        self.page.renderProcessTerminated.connect(lambda *_: self._on_said("error", "the app stopped; reload to go on"))
        self.view = QWebEngineView()
        self.view.setPage(self.page)
        self.view.setAccessibleName(in_language("The app"))
        self._errors = 0
        self._pointing_script = (Path(__file__).parent / "pointing.js").read_text("utf-8")
        self._asking = QTimer(self)
        self._asking.setInterval(ASK_MS)
        self._asking.timeout.connect(self._ask_pointed)
        self._make_bar(look)
        self._lay_out()
        look.follow(self._dress)

    def show_app(self, host: str, files: dict[str, str]) -> None:
        self._clear_console()
        self.page.show_files(host, files)

    def reload(self, files: dict[str, str] | None = None) -> None:
        """Load the app anew, from changed files where they are given; what was entered stays."""
        if files is not None:
            self.page.replace_files(files)
        self._clear_console()
        self.page.triggerAction(self.page.WebAction.Reload)

    def set_phone(self, is_phone: bool) -> None:
        """Show the app as wide as a phone, or as wide as there is room."""
        self.phone_button.setChecked(is_phone)
        self.desktop_button.setChecked(not is_phone)
        self._stage.setProperty("phone", is_phone)
        if is_phone:
            self._stage.setFixedWidth(PHONE.width())
            self._stage.setMaximumHeight(PHONE.height())
        else:
            self._stage.setMinimumWidth(0)
            self._stage.setMaximumSize(16_777_215, 16_777_215)

    def set_pointing(self, is_pointing: bool) -> None:
        """Have the next click in the app name what it hits, instead of reaching the app."""
        if is_pointing:
            self.page.runJavaScript(self._pointing_script, POINTING_WORLD)
            self._asking.start()
            self.view.setFocus()
        elif self._asking.isActive():
            self._asking.stop()
            self.page.runJavaScript("globalThis.pointing?.end()", POINTING_WORLD)
            self.pointing_ended.emit()

    def _ask_pointed(self) -> None:
        question = "globalThis.pointed && JSON.stringify(globalThis.pointed)"
        self.page.runJavaScript(question, POINTING_WORLD, self._on_pointed)

    def _on_pointed(self, answer: object) -> None:
        if isinstance(answer, str) and answer and self._asking.isActive():
            told = json.loads(answer)
            self.set_pointing(False)
            self.pointed.emit(str(told["kind"]), str(told["name"]))

    def _make_bar(self, look: Look) -> None:
        self.desktop_button = TextButton(look, "Desktop", lambda: self.set_phone(False), "tab", "monitor")
        self.phone_button = TextButton(look, "Phone", lambda: self.set_phone(True), "tab", "smartphone")
        for button in (self.desktop_button, self.phone_button):
            button.setCheckable(True)
        self.desktop_button.setChecked(True)
        self.reload_button = IconButton(look, "refresh-cw", "Load the app anew", self.reload, "F5")
        self.console_button = IconButton(look, "terminal", "What the app's scripts say", self._toggle_console, "F12")
        self.console_button.setCheckable(True)
        self.note = label("What you enter here stays in this preview.", "small")
        self.console = QPlainTextEdit()
        self.console.setReadOnly(True)
        self.console.setMaximumBlockCount(MOST_CONSOLE_LINES)
        self.console.setProperty("role", "code")
        self.console.setAccessibleName(in_language("Console"))
        self.console.setPlaceholderText(in_language("The app's scripts have said nothing."))
        self.console.setMaximumHeight(150)
        self.console.hide()

    def _lay_out(self) -> None:
        tabs = frame("tabs")
        tabs.setLayout(row(self.desktop_button, self.phone_button, gap=2, margins=(2, 2, 2, 2)))
        self.extra_place = row(gap=4)
        bar = row(
            tabs,
            self.note,
            None,
            self.extra_place,
            self.reload_button,
            self.console_button,
            gap=10,
            margins=(12, 8, 12, 8),
        )
        self._stage = frame("card")
        inner = QVBoxLayout(self._stage)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.view)
        self._stage.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        middle = row(self._stage, margins=(12, 0, 12, 12))
        layout = column(bar, gap=0)
        layout.addLayout(middle, 1)
        layout.addLayout(row(self.console, margins=(12, 0, 12, 12)))
        self.setLayout(layout)

    def _dress(self) -> None:
        """The app is as light or dark as the window; before it is loaded the page has no white to flash."""
        self.page.be_dark(self._look.is_dark)
        self.page.setBackgroundColor(self._look.colour("surface"))

    def _toggle_console(self) -> None:
        self.console.setVisible(not self.console.isVisible())
        self.console_button.setChecked(self.console.isVisible())

    def _clear_console(self) -> None:
        self._errors = 0
        self.console.clear()
        self.console_button.show_icon("terminal")

    def _on_said(self, level: str, text: str) -> None:
        mark = {"error": "✗ ", "warning": "! "}.get(level, "  ")
        self.console.appendPlainText(mark + text)
        if level == "error":
            self.console_button.show_icon("terminal", "bad")


def read_files(folder: Path) -> dict[str, str]:
    """Return the texts of an app's folder by path; empty where it is gone."""
    files: dict[str, str] = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not path.name.startswith(".") and path.stat().st_size < 5_000_000:
            try:
                files[path.relative_to(folder).as_posix()] = path.read_text("utf-8")
            except (UnicodeDecodeError, OSError):
                continue  # a picture the owner added: the preview shows the rest
    return files
