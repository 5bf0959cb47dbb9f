"""When it is our fault: one line that says so, and a page of details to copy. Nothing typed is lost."""

import logging
import platform
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from app.gui.look import Look
from app.gui.parts import TextButton, column, label, row
from app.gui.words import in_language
from app.service.messages import BugError

log = logging.getLogger(__name__)


def describe_fault(error: BaseException, version: str) -> str:
    """Return what we need to find the fault; of the person's words only what the trace itself holds."""
    trace = "".join(traceback.format_exception(error))
    if isinstance(error, BugError) and error.trace:
        trace = f"{error.trace}\n{trace}"
    return f"Cognomega {version}, Python {platform.python_version()}, {platform.platform()}\n\n{trace}"


class CrashDialog(QDialog):
    """Shown once at a time; further faults are added to it."""

    def __init__(self, look: Look, details: str, log_file: Path, over: QWidget | None = None) -> None:
        super().__init__(over)
        self.setWindowTitle(in_language("Something went wrong"))
        self.resize(640, 420)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setProperty("role", "code")
        self.details.setAccessibleName(in_language("Details"))
        self.copy_button = TextButton(look, "Copy the details", self._copy, "", "copy")
        close = TextButton(look, "Go on", self.accept, "primary")
        self.setLayout(
            column(
                label("Something went wrong, and it is our fault.", "head"),
                label(f"What you said and made is saved. The details are also in {log_file}", "muted", True),
                self.details, row(None, self.copy_button, close), gap=12, margins=(20, 20, 20, 20),
            )
        )  # fmt: skip
        close.setDefault(True)

    def add(self, details: str) -> None:
        self.details.appendPlainText(f"\n{details}")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy_button.setText("Copied")


class FaultDesk:
    """Takes faults of ours from wherever they come and shows them without stopping anything."""

    def __init__(self, look: Look, log_file: Path, version: str) -> None:
        self._look, self._log_file, self._version = look, log_file, version
        self.over: QWidget | None = None
        self.on_fault: Callable[[], None] = lambda: None  # what is typed is saved before anything else is done
        self.dialog: CrashDialog | None = None

    def take(self, error: BaseException) -> None:
        log.error("a bug in the window", exc_info=error)
        self.on_fault()
        details = describe_fault(error, self._version)
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.add(details)
            return
        self.dialog = CrashDialog(self._look, details, self._log_file, self.over)
        self.dialog.open()
