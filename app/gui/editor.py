"""The code editor: CodeMirror 6, bundled in `resources/editor`, in a page that can read nothing but itself."""

# ruff: noqa: N802  (Qt overrides keep Qt's case)

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView

from app.gui.look import Look
from app.gui.words import in_language


class Editor(QWebEngineView):
    """One file at a time; undo and cursor of the others are kept. Ctrl+S emits `saved` and writes nothing itself."""

    saved = Signal(str, str)  # path, text
    dirty_changed = Signal(bool)
    problems_changed = Signal(int, int, str)  # how many, the line of the first, what it is
    ready = Signal()
    wants_completion = Signal(int, str, str, str, str)  # number, path, text before and after the cursor, who asks
    drops_completion = Signal()
    judged = Signal(str, int, bool)  # who had asked, the answer's number, whether it was taken
    offer_changed = Signal(str)  # "waiting", "shown", "nothing" or ""

    def __init__(self, look: Look, resources: Path) -> None:
        super().__init__()
        self._look = look
        self._is_ready = False
        self._offer = ""
        self._waiting: list[str] = []
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName(in_language("Code editor"))
        page = _EditorPage(resources, self)
        self._bridge = _Bridge(self)
        self._channel = QWebChannel(self)
        self._channel.registerObject("bridge", self._bridge)
        page.setWebChannel(self._channel)
        self.setPage(page)
        look.changed.connect(self._dress)
        self.load(QUrl.fromLocalFile(str(resources / "editor" / "index.html")))

    def open_file(self, path: str, text: str) -> None:
        self._run(f"editor.open({json.dumps(path)}, {json.dumps(text)})")

    def forget_files(self) -> None:
        """Another app is shown: nothing of this one's files is kept."""
        self._run("editor.forget()")

    def mark_saved(self, text: str) -> None:
        self._run(f"editor.markSaved({json.dumps(text)})")

    def save(self) -> None:
        self._run("editor.save()")

    def read_text(self, take: Callable[[str], None]) -> None:
        """Have `take` told what stands in the file that is open now, whatever is opened next."""
        if self._is_ready:
            self.page().runJavaScript("editor.text()", 0, take)

    def find_text(self) -> None:
        self._run("editor.find()")

    def go_to(self, line: int) -> None:
        self._run(f"editor.goTo({int(line)})")

    def suggest(self, is_on: bool) -> None:
        """Have the editor ask by itself how to go on, at a pause at the end of a line."""
        self._run(f"editor.suggest({json.dumps(is_on)})")

    def show_completion(self, number: int, answer: int, text: str) -> None:
        """Show what could come next, in grey; `number` is that of the wish, `answer` that of the record."""
        self._run(f"editor.showCompletion({int(number)}, {int(answer)}, {json.dumps(text)})")

    def event(self, event: QEvent) -> bool:
        """Keep keys that the window would take: Ctrl+Space, and Escape while something is offered."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_asking = event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if is_asking or (event.key() == Qt.Key.Key_Escape and self._offer in ("waiting", "shown")):
                event.accept()
                return True
        return super().event(event)

    def _dress(self) -> None:
        colours = json.dumps(self._look.for_stylesheets())
        self._run(f"editor.dress({colours}, {json.dumps(self._look.is_dark)})")

    def _on_ready(self) -> None:
        self._is_ready = True
        waiting, self._waiting = self._waiting, []
        self._dress()
        for source in waiting:
            self._run(source)
        self.ready.emit()

    def _run(self, source: str) -> None:
        if self._is_ready:
            self.page().runJavaScript(source)
        elif not source.startswith("editor.dress"):
            self._waiting.append(source)


class _Bridge(QObject):
    """What the page can tell the window."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor

    @Slot()
    def on_ready(self) -> None:
        self._editor._on_ready()

    @Slot(bool)
    def on_dirty(self, is_dirty: bool) -> None:
        self._editor.dirty_changed.emit(is_dirty)

    @Slot(str, str)
    def on_save(self, path: str, text: str) -> None:
        self._editor.saved.emit(path, text)

    @Slot(int, int, str)
    def on_problems(self, count: int, line: int, message: str) -> None:
        self._editor.problems_changed.emit(count, line, message)

    @Slot(int, str, str, str, str)
    def on_wants_completion(self, number: int, path: str, before: str, after: str, asked: str) -> None:
        self._editor.wants_completion.emit(number, path, before, after, asked)

    @Slot()
    def on_drops_completion(self) -> None:
        self._editor.drops_completion.emit()

    @Slot(str, int, bool)
    def on_judged(self, asked: str, number: int, is_taken: bool) -> None:
        self._editor.judged.emit(asked, number, is_taken)

    @Slot(str)
    def on_offer(self, state: str) -> None:
        self._editor._offer = state
        self._editor.offer_changed.emit(state)


class _OwnFilesOnly(QWebEngineUrlRequestInterceptor):
    def __init__(self, resources: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._allowed = QUrl.fromLocalFile(str(resources)).toString() + "/"

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        url = info.requestUrl()
        if url.scheme() not in ("qrc", "data") and not url.toString().startswith(self._allowed):
            info.block(True)


class _EditorPage(QWebEnginePage):
    def __init__(self, resources: Path, parent: QObject) -> None:
        profile = QWebEngineProfile()  # off the record
        super().__init__(profile, parent)
        profile.setParent(self)
        profile.setUrlRequestInterceptor(_OwnFilesOnly(resources, self))

    def javaScriptConsoleMessage(self, level: object, message: str, line: int, source: str) -> None:
        """Our own page: what it complains about is in the log of the engine, not on the terminal."""

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> QWebEnginePage | None:  # type: ignore[override]
        return None
