"""The tab where the app's code is read and edited: its files at the left, the editor, and what the checks say to it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QFileInfo, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileSystemModel, QLabel, QSplitter, QTreeView, QWidget

from app.gui.drafts import Drafts
from app.gui.editor import Editor
from app.gui.look import Look
from app.gui.models.build import BuildModel
from app.gui.parts import IconButton, TextButton, column, label, restyle, row
from app.gui.words import in_language

FIRST_SHOWN = ("app.js", "index.html")
CODE_SUFFIXES = frozenset({"js", "css", "html", "json"})
OFFERS = {
    "waiting": "Thinking how to go on…",
    "shown": "Tab takes it, Esc drops it",
    "nothing": "Nothing comes to mind here",
}
LARGEST_BYTES = 2_000_000
KEEP_EVERY_MS = 1_000
"""What is typed and not saved is lost for a second at most, whatever happens."""


class FileIcons(QAbstractFileIconProvider):
    """Our pictures for folders, code and texts."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.draw()

    def draw(self) -> None:
        """Take the colours of now."""
        self._folder, self._code, self._text = (
            self._look.icon(name, "muted", 16) for name in ("folder", "file-code", "file-text")
        )

    def icon(self, of: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        if not isinstance(of, QFileInfo):
            return self._folder if of == QAbstractFileIconProvider.IconType.Folder else self._text
        if of.isDir():
            return self._folder
        return self._code if of.suffix() in CODE_SUFFIXES else self._text


PROBLEM_PX = 260
"""The longest a problem is shown in the bar; all of it is in its tip."""


class CodePage(QWidget):
    """`wants_save` carries the session, the path and the text; the build tells when it is saved."""

    wants_save = Signal(str, str, str)

    def __init__(self, look: Look, editor: Editor, drafts: Drafts) -> None:
        super().__init__()
        self._look = look
        self.editor = editor
        self._drafts = drafts
        self._keeping = QTimer(self)
        self._keeping.setInterval(KEEP_EVERY_MS)
        self._keeping.timeout.connect(self._keep_draft)
        self._folder: Path | None = None
        self._session_id = ""
        self._build: BuildModel | None = None
        self._stop_listening: Callable[[], None] = lambda: None
        self._saved = ("", "")
        self._changes = 0
        self.path = ""
        self.editor.saved.connect(lambda path, text: self.wants_save.emit(self._session_id, path, text))
        self.editor.dirty_changed.connect(self._on_dirty)
        self.editor.problems_changed.connect(self._on_problems)
        self.editor.offer_changed.connect(lambda state: self.offer.setText(OFFERS.get(state, "")))
        self._make_tree()
        self._make_bar(look)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        side, main = QWidget(), QWidget()
        side.setLayout(column(self.tree, margins=(8, 8, 4, 8)))
        written = column(self._bar, gap=0)
        written.addWidget(self.editor, 1)
        main.setLayout(written)
        split.addWidget(side)
        split.addWidget(main)
        split.setStretchFactor(1, 1)
        split.setSizes([look.px(200), 800])
        self.setLayout(column(split))

    def show_build(self, build: BuildModel | None) -> None:
        """Show the files of a session's app, the most telling one first."""
        folder = build.known.folder if build else None
        if build is None or folder is None:
            return
        self._stop_listening()
        self._build, self._saved, self._changes = build, build.saved, build.changes
        self._stop_listening = build.listen(self._on_change)
        self._show_checks(build)
        if folder == self._folder:
            self._reopen()
            return
        self._keep_draft()
        self._folder, self._session_id, self.path = folder, build.session_id, ""
        self.editor.forget_files()
        self._files.setRootPath(str(folder))
        self.tree.setRootIndex(self._files.index(str(folder)))
        first = next((name for name in FIRST_SHOWN if (folder / name).is_file()), "")
        if first:
            self.open_file(first)

    def open_file(self, path: str, line: int = 0) -> None:
        """Open a file of the app by its path inside it."""
        text = self._read(path)
        if text is None:
            return
        self._keep_draft()
        self.path = path
        QLabel.setText(self.name, path)
        draft = self._drafts.text(self._session_id, path)
        self.editor.open_file(path, text if draft is None else draft)
        if draft is not None:
            self.editor.mark_saved(text)
        if line:
            self.editor.go_to(line)
        if self._folder:
            self.tree.setCurrentIndex(self._files.index(str(self._folder / path)))

    def _on_change(self) -> None:
        if self._build is None:
            return
        if self._build.saved != self._saved:
            self._saved = self._build.saved
            self._drafts.forget(self._session_id, self._saved[0])
            if self._saved[0] == self.path:
                self.editor.mark_saved(self._saved[1])
        if self._build.changes != self._changes:
            self._changes = self._build.changes
            self._reopen()
        self._show_checks(self._build)

    def _make_tree(self) -> None:
        self._files = QFileSystemModel(self)
        self._files.setFilter(QDir.Filter.AllEntries | QDir.Filter.NoDotAndDotDot)
        self._files.setReadOnly(True)
        self.tree = QTreeView()
        self.tree.setModel(self._files)
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(in_language("Files"))
        self.tree.setIndentation(14)
        self.tree.setRootIsDecorated(False)  # folders open by a click; their picture says what they are
        self._icons = FileIcons(self._look)
        self._files.setIconProvider(self._icons)
        self._look.follow(self._draw_icons)
        for number in range(1, self._files.columnCount()):
            self.tree.hideColumn(number)
        self.tree.clicked.connect(self._on_chosen)
        self.tree.activated.connect(self._on_chosen)

    def _make_bar(self, look: Look) -> None:
        self.name = label("", "name")
        self.state = label("", "small")
        self.offer = label("", "small")
        self.problems = TextButton(look, "", self._go_to_problem, "quiet")
        self.checks = label("", "small")
        self.find_button = IconButton(look, "search", "Find in this file", self.editor.find_text, "Ctrl+F")
        self.save_button = TextButton(look, "Save", self.editor.save, "", "save")
        self.save_button.setEnabled(False)
        self._problem_line = 0
        self.problems.hide()
        self._bar = QWidget()
        self._bar.setLayout(
            row(self.name, self.state, self.problems, None, self.offer, self.checks, self.find_button, self.save_button,
                gap=10, margins=(12, 8, 12, 8))
        )  # fmt: skip

    def _show_checks(self, build: BuildModel) -> None:
        checks = build.checks
        waiting = sum(check.state == "waiting" for check in checks)
        failed = [check for check in checks if check.state in ("failed", "untried")]
        if waiting:
            self.checks.setText(f"Trying again: {len(checks) - waiting} of {len(checks)}")
        elif failed:
            self.checks.setText(
                f"Does not hold: {failed[0].says}" if len(failed) == 1 else f"{len(failed)} checks fail"
            )
            self.checks.setToolTip(in_language("\n".join(f"{check.says}: {check.reason}" for check in failed)))
        else:
            self.checks.setText(f"{len(checks)} checks held" if checks else "")
        restyle(self.checks, role="bad" if failed and not waiting else "small")

    def _reopen(self) -> None:
        """The folder may hold another version now."""
        if self.path and not self.save_button.isEnabled():
            text = self._read(self.path)
            if text is not None:
                self.editor.open_file(self.path, text)

    def _read(self, path: str) -> str | None:
        if self._folder is None:
            return None
        file = self._folder / path
        try:
            return file.read_text("utf-8") if file.stat().st_size <= LARGEST_BYTES else None
        except (OSError, UnicodeDecodeError):
            return None

    def _draw_icons(self) -> None:
        self._icons.draw()
        self._files.setIconProvider(self._icons)

    def _on_chosen(self, index: QModelIndex) -> None:
        file = Path(self._files.filePath(index))
        if file.is_dir():
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
        if self._folder and file.is_file():
            self.open_file(file.relative_to(self._folder).as_posix())

    def _keep_draft(self) -> None:
        """Keep what is typed into the file that is open; once it is saved or undone there is nothing to keep."""
        if not self.path:
            return
        session_id, path = self._session_id, self.path
        if self.save_button.isEnabled():
            self.editor.read_text(lambda text: self._drafts.keep(session_id, path, text))
        elif self._keeping.isActive():
            self._keeping.stop()
            self._drafts.forget(session_id, path)

    def _on_dirty(self, is_dirty: bool) -> None:
        self.save_button.setEnabled(is_dirty)
        if is_dirty:
            self._keeping.start()
        self.state.setText("not saved" if is_dirty else "")

    def _on_problems(self, count: int, line: int, message: str) -> None:
        self._problem_line = line
        self.problems.setVisible(count > 0)
        says = in_language(f"Line {line}: {message}")
        room = self._look.px(PROBLEM_PX)
        self.problems.setText(self.problems.fontMetrics().elidedText(says, Qt.TextElideMode.ElideRight, room))
        self.problems.setToolTip(says + (in_language(f"  and {count - 1} more") if count > 1 else ""))

    def _go_to_problem(self) -> None:
        if self._problem_line:
            self.editor.go_to(self._problem_line)
