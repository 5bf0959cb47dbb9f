"""The main window: the sessions at the left, beside them the place that is open. It decides nothing."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from app.gui.command_palette import Command, CommandPalette
from app.gui.commands import commands_of, give_keys
from app.gui.doings import SessionDoings
from app.gui.home import Home
from app.gui.look import Look, Scheme
from app.gui.models.change import Pointed
from app.gui.models.setting_up import SettingUpModel
from app.gui.notice_bar import NoticeBar
from app.gui.parts import column
from app.gui.question_bar import QuestionBar
from app.gui.sidebar import Sidebar
from app.gui.studio import Studio
from app.gui.voice.speak_bar import SpeakBar
from app.gui.words import in_language
from app.gui.workspace import Workspace
from app.paths import Paths


class MainWindow(QMainWindow):
    """Everything a person sees. `closed` tells that it is no longer wanted."""

    closed = Signal()
    opened = Signal(str)  # a place

    def __init__(self, look: Look, studio: Studio, paths: Paths) -> None:
        super().__init__()
        self.look, self.studio, self._paths = look, studio, paths
        self.voice: SpeakBar | None = None
        self.setting_up: SettingUpModel | None = None
        self._is_suggesting = False
        self.fields_for: Callable[[str], dict[str, object]] = lambda text: {}
        """Says of a request where its words came from (speaking sets it)."""
        self.wear: Callable[[Scheme], None] = look.set_scheme
        """Wears light or dark from now on (the settings make it be kept)."""
        self.setWindowTitle(in_language("Cognomega"))
        self.setMinimumSize(960, 640)
        self.sidebar = Sidebar(look, studio)
        self.sidebar.wants_place.connect(self.go)
        self.sidebar.wants.connect(self.do)
        self.home = Home(look)
        self.home.wants_build.connect(self._on_wants_build)
        self.workspace = Workspace(look, studio, self._makers())
        self.workspace.wants.connect(self.do)
        self.workspace.change_bar.wants_change.connect(self._on_wants_change)
        self._places: dict[str, QWidget] = {}
        self._later: dict[str, Callable[[], QWidget]] = {}
        self._stack = QStackedWidget()
        self.add_place("home", self.home)
        self.add_place("session", self.workspace)
        self.add_later("dashboard", "Dashboard", "chart-column", self._make_dashboard)
        body = QWidget()
        line = QHBoxLayout(body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.sidebar)
        self.question_bar = QuestionBar(look, studio.question)
        line.addLayout(column(self._stack, self.question_bar, gap=0), 1)
        self.setCentralWidget(body)
        self.notices = NoticeBar(look, studio.notices, self._stack)
        self._stack.currentChanged.connect(lambda _: self.notices.raise_())
        self._doings = SessionDoings(studio, self._rename)
        self._set_commands()
        studio.listen(self._on_shown)
        self.go("home")

    @property
    def paths(self) -> Paths:
        return self._paths

    def add_place(self, name: str, widget: QWidget) -> None:
        """Give the window another place (settings, the dashboard…); `go(name)` opens it."""
        self._places[name] = widget
        self._stack.addWidget(widget)

    def add_later(self, name: str, says: str, icon: str, make: Callable[[], QWidget], keys: str = "") -> None:
        """Give the window a place that is made when it is first opened, and a way to it at the foot of the list.

        Without words (`says`) there is no way to it but `go`.
        """
        self._later[name] = make
        if says:
            self.sidebar.add_place(name, says, icon, keys)

    def set_suggesting(self, is_on: bool) -> None:
        """Have the code editor suggest by itself how to go on, or not."""
        self._is_suggesting = is_on
        if "code" in self.workspace.pages:
            self.workspace.pages["code"].editor.suggest(is_on)  # type: ignore[attr-defined]

    def go(self, place: str) -> None:
        if place in self._later:
            self.add_place(place, self._later.pop(place)())
        if place == "home" and self.studio.build is not None:
            self.studio.new()
        self._stack.setCurrentWidget(self._places[place])
        self.sidebar.mark_place(place)
        self.opened.emit(place)
        if place == "home":
            self.home.focus()

    def do(self, doing: str, session_id: str) -> None:
        """Do something with a session."""
        self._doings.do(doing, session_id)

    def is_session(self) -> bool:
        return self._stack.currentWidget() is self.workspace

    def has_app(self) -> bool:
        """Whether a finished app is shown."""
        build = self.studio.build
        return self.is_session() and build is not None and build.known.folder is not None and build.state != "running"

    def toggle_sidebar(self) -> None:
        self.sidebar.setVisible(not self.sidebar.isVisible())

    def use_preview(self, doing: str) -> None:
        """Show the preview and do something with it."""
        self.workspace.show_tab("app")
        page = self.workspace.pages.get("app")
        if page is not None:
            page.use(doing)  # type: ignore[attr-defined]

    def edit_blueprint(self) -> None:
        self.workspace.show_tab("build")
        self.workspace.build_page.edit_blueprint()

    def come_to_front(self) -> None:
        """Another start of the program wants this window."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        event.accept()
        self.closed.emit()

    def _makers(self) -> dict[str, Callable[[], QWidget]]:
        return {
            "app": self._make_app_page,
            "code": self._make_code_page,
            "design": self._make_design_page,
            "versions": self._make_versions_page,
        }

    def _make_dashboard(self) -> QWidget:
        from app.gui.dashboard.panel import Dashboard
        from app.gui.dashboard.place import DashboardKeeper

        page = Dashboard(self.look)
        DashboardKeeper(page, self.studio)  # lives and ends with the page
        return page

    def _make_versions_page(self) -> QWidget:
        from app.gui.versions_page import VersionsPage

        page = VersionsPage(self.look, self.studio.versions)
        page.wants.connect(self.studio.travel)
        page.wants_versions.connect(self.studio.load_versions)
        page.wants_diff.connect(self.studio.load_diff)
        return page

    def _make_design_page(self) -> QWidget:
        from app.gui.design_page import DesignPage

        return DesignPage(self.look)

    def _make_code_page(self) -> QWidget:
        from app.gui.code_page import CodePage
        from app.gui.drafts import Drafts
        from app.gui.editor import Editor

        drafts = Drafts(self._paths.state / "drafts.json")
        page = CodePage(self.look, Editor(self.look, self._paths.resources), drafts)
        page.wants_save.connect(self.studio.save_file)
        page.editor.wants_completion.connect(self._on_wants_completion)
        page.editor.drops_completion.connect(self.studio.completions.stop)
        page.editor.judged.connect(self.studio.completions.judge)
        page.editor.suggest(self._is_suggesting)
        return page

    def _make_app_page(self) -> QWidget:
        from app.gui.app_page import AppPage
        from app.gui.preview import Preview
        from app.gui.preview_page import make_profile
        from app.storage.network_ledger import NetworkLedger

        ledger = NetworkLedger(self._paths.network_ledger)
        preview = Preview(self.look, make_profile(self._paths.data / "preview"))
        preview.page.refused.connect(lambda address: ledger.record("an app in the preview", address, "refused"))
        preview.pointed.connect(self._on_pointed)
        preview.pointing_ended.connect(lambda: self.workspace.change_bar.point_button.setChecked(False))
        preview.downloaded.connect(lambda file: self.studio.notices.show(f"Saved {file}"))
        page = AppPage(self.look, preview)
        page.wants_again.connect(lambda: self.do("resume", self.studio.sessions.chosen_id))
        return page

    def _on_wants_completion(self, number: int, path: str, before: str, after: str, asked: str) -> None:
        editor = self.workspace.pages["code"].editor  # type: ignore[attr-defined]
        place = {"path": path, "before": before, "after": after, "asked": asked}
        self.studio.completions.complete(place, lambda answer, text: editor.show_completion(number, answer, text))

    def _on_pointed(self, kind: str, name: str) -> None:
        self.studio.change.point(Pointed(kind, name))
        self.workspace.change_bar.line.setFocus()

    def _rename(self, session_id: str) -> None:
        if self.studio.build is None or self.studio.build.session_id != session_id:
            self.studio.open(session_id)
        self.go("session")
        self.workspace.start_rename(session_id)

    def _set_commands(self) -> None:
        self.palette_box = CommandPalette(self.look, self)
        self.sidebar.palette_button.clicked.connect(self.palette_box.open)
        commands = commands_of(self)
        self.palette_box.set_commands(commands)
        self.palette_box.more = self._place_commands
        give_keys(self, commands)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._on_escape)

    def _place_commands(self) -> tuple[Command, ...]:
        return tuple(
            Command(says, lambda name=name: self.go(name), keys, icon)  # type: ignore[misc]
            for name, says, icon, keys in self.sidebar.places
        )

    def _on_wants_build(self, text: str) -> None:
        self.studio.build_app(text, **self.fields_for(text))
        self.home.box.set_value("")

    def _on_wants_change(self, wish: str) -> None:
        self.studio.change_app(wish, **self.fields_for(wish))

    def _on_escape(self) -> None:
        speaking = self.voice.model if self.voice else None
        if speaking and (speaking.state == "speaking" or speaking.is_starting):
            speaking.cancel()
        elif self.studio.question.question:
            self.studio.question.leave_out()
        elif self.studio.notices.notice:
            self.studio.notices.clear()
        else:
            self.studio.stop()

    def _on_shown(self) -> None:
        if self.studio.build is None:
            self.go("home")
        else:
            self.workspace.show_build(self.studio.build)
            self.go("session")
