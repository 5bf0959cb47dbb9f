"""One session, in tabs: watching it being built, using the app, its code, its design, its versions."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.gui.build_page import BuildPage
from app.gui.change_bar import ChangeBar
from app.gui.look import Look
from app.gui.models.build import BuildModel
from app.gui.parts import IconButton, TextButton, column, frame, label, native_keys, restyle, row
from app.gui.studio import Studio
from app.gui.words import in_language

TABS: Mapping[str, tuple[str, str]] = {
    "build": ("Build", "hammer"),
    "app": ("App", "eye"),
    "code": ("Code", "code-xml"),
    "design": ("Design", "workflow"),
    "versions": ("Versions", "history"),
}


class Workspace(QWidget):
    """Shows the studio's build. Tabs other than the first are made when they are first opened."""

    wants = Signal(str, str)  # a doing, a session

    def __init__(self, look: Look, studio: Studio, makers: Mapping[str, Callable[[], QWidget]]) -> None:
        super().__init__()
        self._look = look
        self._studio = studio
        self._makers = makers
        self._build: BuildModel | None = None
        self._was_running = False
        self._renamed_id = ""
        self._stop_listening: Callable[[], None] = lambda: None
        self.build_page = BuildPage(look)
        self.build_page.wants_cancel.connect(studio.cancel)
        self.build_page.wants_resume.connect(self._on_resume)
        self.build_page.wants_rebuild.connect(self._on_rebuild)
        self.build_page.wants_rewrite.connect(studio.rewrite)
        self.pages: dict[str, QWidget] = {"build": self.build_page}
        self.tab = "build"
        self.wanted_tab = ""
        """Where to go when the next session is shown: where one was when the window was closed."""
        self._make_head(look)
        studio.sessions.listen(self._on_change)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.build_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._stack, 1)
        self.change_bar = ChangeBar(look, studio.change)
        self.change_bar.wants_cancel.connect(studio.stop_change)
        self.change_bar.wants_pointing.connect(self._on_wants_pointing)
        layout.addWidget(self.change_bar)
        look.changed.connect(self._fit_tabs)

    def show_build(self, build: BuildModel) -> None:
        """Show another session: its app where it is built, else its build."""
        self._stop_listening()
        self._build = build
        self._was_running = build.state == "running"
        self._stop_listening = build.listen(self._on_change)
        self.build_page.show_build(build)
        self._show_pages()
        self._on_change()
        wanted, self.wanted_tab = self.wanted_tab, ""
        self.show_tab((wanted or "app") if build.state == "done" else "build")

    def show_tab(self, name: str) -> None:
        """Open a tab, if the session has what it shows."""
        if name not in self._tabs or not self._tabs[name].isEnabled():
            return
        self.prepare(name)
        self.tab = name
        self._stack.setCurrentWidget(self.pages[name])
        for tab, button in self._tabs.items():
            button.setChecked(tab == name)
        self._show_change_bar()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        """Where large letters leave no room for them, the tabs go without their pictures: no word is cut off."""
        layout, inner = self._head.layout(), self._tab_line
        assert layout is not None
        for is_pictured in (True, False):
            for button in self._tabs.values():
                button.show_picture(is_pictured)
            inner.activate()  # else the line around it works with the widths of before
            layout.invalidate()
            layout.activate()
            if layout.minimumSize().width() <= self.width():
                break

    def _show_pages(self) -> None:
        for name, page in self.pages.items():
            if name != "build":
                page.show_build(self._build)  # type: ignore[attr-defined]

    def start_rename(self, session_id: str) -> None:
        """Let the name be typed where it stands: Enter keeps it, Escape leaves it as it was."""
        session = self._studio.sessions.find(session_id)
        self._renamed_id = session_id
        self.title.setText(session.name if session else self.title.text())
        self.title.setReadOnly(False)
        restyle(self.title)
        self.title.selectAll()
        self.title.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.title:
            if event.type() == QEvent.Type.MouseButtonDblClick and self._build and self._build.session_id:
                self.start_rename(self._build.session_id)
                return True
            is_escape = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
            if is_escape and event.key() == Qt.Key.Key_Escape and self._renamed_id:  # type: ignore[attr-defined]
                self._renamed_id = ""
                self._end_rename()
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _end_rename(self) -> None:
        renamed, self._renamed_id = self._renamed_id, ""
        text = self.title.text().strip()
        if not self.title.isReadOnly():
            self.title.setReadOnly(True)
            self.title.deselect()
            self.title.clearFocus()
            restyle(self.title)
        if renamed and text:
            self._studio.rename(renamed, text)
        else:
            self._on_change()

    def _make_head(self, look: Look) -> None:
        self._head = QWidget()
        self._head.setProperty("role", "bar")
        self._head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = QLineEdit()
        self.title.setProperty("role", "heading")
        self.title.setReadOnly(True)
        self.title.setAccessibleName(in_language("Name of the app"))
        self.title.setMinimumWidth(120)
        self.title.installEventFilter(self)
        self.title.editingFinished.connect(self._end_rename)
        self.state = label("", "small")
        self.state.setContentsMargins(3, 0, 0, 0)  # as far in as the letters of a line edit
        tabs = frame("tabs")
        tabs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._tabs: dict[str, TextButton] = {}
        line = self._tab_line = QHBoxLayout(tabs)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(2)
        for number, (name, (says, icon)) in enumerate(TABS.items(), 1):
            button = TextButton(look, says, lambda name=name: self.show_tab(name), "tab", icon)  # type: ignore[misc]
            button.setCheckable(True)
            button.setToolTip(in_language(f"{says}  {native_keys(f'Ctrl+{number}')}"))
            button.setVisible(name == "build" or name in self._makers)
            self._tabs[name] = button
            line.addWidget(button)
        self._doings = [
            IconButton(look, "external-link", "Open in browser", lambda: self._want("browser"), "Ctrl+O"),
            IconButton(look, "folder-open", "Show in folder", lambda: self._want("folder"), "Ctrl+Shift+O"),
            IconButton(look, "download", "Export as zip", lambda: self._want("export"), "Ctrl+E"),
        ]
        self._head.setLayout(
            row(column(self.title, self.state, gap=2), None, tabs, 4, *self._doings, gap=6, margins=(20, 10, 12, 10))
        )

    def _on_change(self) -> None:
        build = self._build
        if build is None:
            return
        session = self._studio.sessions.find(build.session_id)
        if self.title.isReadOnly():
            self.title.setText((session.title if session else "") or build.title or "New app")
            self.title.setCursorPosition(0)
        before = self.state.text()
        self.state.setText(describe(build))
        if self.state.text() != before:
            self._fit_tabs()  # what it says takes room, too
        has_app = build.known.folder is not None and build.state != "running"
        for name, button in self._tabs.items():
            button.setEnabled(name == "build" or has_app or (name == "design" and build.known.architecture is not None))
        for doing in self._doings:
            doing.setEnabled(has_app)
        self._show_change_bar()
        if self._was_running and build.state == "done":
            self._show_pages()
            if self.tab == "build":
                self.show_tab("app")
        self._was_running = build.state == "running"

    def prepare(self, name: str) -> None:
        """Make a tab's page now: a web engine takes a tenth of a second, better spent while nothing happens."""
        if name not in self.pages:
            page = self._makers[name]()
            self.pages[name] = page
            self._stack.addWidget(page)
            page.show_build(self._build)  # type: ignore[attr-defined]

    def _show_change_bar(self) -> None:
        build = self._build
        has_app = build is not None and build.known.folder is not None and build.state != "running"
        self.change_bar.setVisible(has_app)

    def _on_wants_pointing(self, is_pointing: bool) -> None:
        if is_pointing:
            self.show_tab("app")
        page = self.pages.get("app")
        if page is not None:
            page.preview.set_pointing(is_pointing)  # type: ignore[attr-defined]

    def _want(self, doing: str) -> None:
        if self._build:
            self.wants.emit(doing, self._build.session_id)

    def _on_resume(self) -> None:
        if self._build:
            self._studio.resume(self._build.session_id)

    def _on_rebuild(self, text: str) -> None:
        if self._build:
            self._studio.resume(self._build.session_id, text=text)


def describe(build: BuildModel) -> str:
    """Return in a few words where the session stands."""
    match build.state:
        case "running":
            return f"{in_language(build.doing)}…"
        case "stopped":
            return "Not finished"
        case "failed":
            return "Did not work out"
        case "done":
            checks = build.checks
            held = sum(check.state == "held" for check in checks)
            return f"{held} of {len(checks)} checks held" if checks else "Built"
    return ""
