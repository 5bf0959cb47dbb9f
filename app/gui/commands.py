"""Every command of the window, said once: the palette lists them, and their keys work anywhere in the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from app.gui.command_palette import Command
from app.gui.workspace import TABS

if TYPE_CHECKING:
    from app.gui.window import MainWindow

TAB_KEYS = {name: f"Ctrl+{number}" for number, name in enumerate(TABS, 1)}


def commands_of(window: "MainWindow") -> tuple[Command, ...]:
    """Return what can be done, in the order it is listed."""
    return (*_general(window), *_of_session(window), *_of_app(window), *_of_look(window))


def give_keys(window: "MainWindow", commands: tuple[Command, ...]) -> None:
    """Let each command's keys work, as far as it can be done at the moment."""
    for command in commands:
        if command.keys:
            shortcut = QShortcut(QKeySequence(command.keys), window)
            shortcut.activated.connect(lambda command=command: command.act() if command.can() else None)


def _general(window: "MainWindow") -> tuple[Command, ...]:
    studio = window.studio

    return (
        Command("New app", lambda: window.go("home"), "Ctrl+N", "plus"),
        Command("Search all you said and made", window.sidebar.search.setFocus, "Ctrl+Shift+F", "search"),
        Command("Stop the build or the change", studio.stop, "Ctrl+.", "square", lambda: studio.is_at_work),
        Command("Hide or show the list of apps", window.toggle_sidebar, "Ctrl+B", "panel-left"),
        Command("All commands", window.palette_box.open, "Ctrl+K", "command"),
    )


def _of_session(window: "MainWindow") -> tuple[Command, ...]:
    studio = window.studio

    def do(doing: str) -> None:
        if studio.build:
            window.do(doing, studio.build.session_id)

    def is_open() -> bool:
        return studio.build is not None and bool(studio.build.session_id)

    def is_resumable() -> bool:
        return bool(studio.build and studio.build.session_id and studio.build.state in ("stopped", "failed"))

    has_app = window.has_app
    return (
        Command("Go on building", lambda: do("resume"), "", "play", is_resumable),
        Command("Open in browser", lambda: do("browser"), "Ctrl+O", "external-link", has_app),
        Command("Show in folder", lambda: do("folder"), "Ctrl+Shift+O", "folder-open", has_app),
        Command("Export as zip", lambda: do("export"), "Ctrl+E", "download", has_app),
        Command("Duplicate", lambda: do("duplicate"), "Ctrl+Shift+D", "copy", has_app),
        Command("Rename", lambda: do("rename"), "F2", "pencil", is_open),
        Command("Delete", lambda: do("delete"), "", "trash-2", is_open),
    )


def _of_app(window: "MainWindow") -> tuple[Command, ...]:
    studio, workspace, has_app = window.studio, window.workspace, window.has_app
    point = workspace.change_bar.point_button

    def show(name: str) -> Callable[[], None]:
        return lambda: workspace.show_tab(name)

    tabs = (
        Command(f"Show {says.lower()}", show(name), TAB_KEYS[name], icon, window.is_session)
        for name, (says, icon) in TABS.items()
    )
    return (
        *tabs,
        Command("Say what should be different", workspace.change_bar.line.setFocus, "Ctrl+L", "sparkles", has_app),
        Command("Point at something in the app", point.toggle, "Ctrl+P", "mouse-pointer-click", has_app),
        Command("Try all checks again", studio.recheck, "Ctrl+Shift+R", "list-checks", has_app),
        Command("Load the app anew", lambda: window.use_preview("reload"), "F5", "refresh-cw", has_app),
        Command("Show the app as on a phone", lambda: window.use_preview("phone"), "", "smartphone", has_app),
        Command("Show the app as on a desktop", lambda: window.use_preview("desktop"), "", "monitor", has_app),
        Command("Show what the app's scripts say", lambda: window.use_preview("console"), "F12", "terminal", has_app),
        Command("Undo the last change", lambda: studio.travel("undo"), "Ctrl+Alt+Z", "undo-2", has_app),
        Command("Redo what was undone", lambda: studio.travel("redo"), "Ctrl+Alt+Y", "redo-2", has_app),
        Command("Edit the blueprint", window.edit_blueprint, "Ctrl+Shift+E", "square-pen", has_app),
    )  # fmt: skip


def _of_look(window: "MainWindow") -> tuple[Command, ...]:
    return (
        Command("Light", lambda: window.wear("light"), "", "sun"),
        Command("Dark", lambda: window.wear("dark"), "", "moon"),
        Command("Light or dark as the system", lambda: window.wear("system"), "", "contrast"),
    )
