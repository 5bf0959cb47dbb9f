"""Gives the window its dashboard: figures from the service while it is open, and files of them where one asks."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app.domain.codec import from_json
from app.domain.errors import AppError
from app.domain.figures import Figures
from app.gui.dashboard.panel import Dashboard
from app.gui.studio import Studio

REFRESH_MS = 3000


class DashboardKeeper(QObject):
    """Keeps a dashboard current while it is to be seen, and asks for nothing while it is not."""

    def __init__(self, dashboard: Dashboard, studio: Studio, on_bug: Callable[[BaseException], None]) -> None:
        super().__init__(dashboard)
        self._dashboard, self._studio, self._on_bug = dashboard, studio, on_bug
        self._days = 0
        self._figures = Figures()
        self._asking: asyncio.Task[None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        dashboard.installEventFilter(self)
        dashboard.days_wanted.connect(self._on_days_wanted)
        dashboard.export_wanted.connect(self._on_export_wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show:
            self._timer.start()
            self.refresh()
        elif event.type() == QEvent.Type.Hide:
            self._timer.stop()
        return False

    def refresh(self) -> None:
        """Ask for the figures of now, unless they are on their way."""
        running = self._studio.running
        self._dashboard.show_live(f"Now: {running[0].doing} · {running[0].took_s:.0f} s so far" if running else "")
        if self._asking is None or self._asking.done():
            self._asking = asyncio.ensure_future(self._ask())

    async def _ask(self) -> None:
        try:
            told = await self._studio.ask("figures", days=self._days or None)
            figures = await asyncio.to_thread(_read, told["figures"])
        except AppError as error:
            self._timer.stop()
            self._studio.notices.complain(error.says, error.next_step)
        except Exception as error:
            self._timer.stop()
            self._on_bug(error)
        else:
            if figures != self._figures:
                self._figures = figures
                self._dashboard.show_figures(figures)

    def _on_days_wanted(self, days: int) -> None:
        self._days = days
        self.refresh()

    def _on_export_wanted(self, kind: str) -> None:
        dialog = QFileDialog(self._dashboard, "", f"cognomega-figures.{kind}", f"{kind.upper()} (*.{kind})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.fileSelected.connect(lambda name: self.export(Path(name)))
        dialog.open()

    def export(self, file: Path) -> None:
        """Write all figures into a file: .csv or .json."""
        from app.storage.figures import figures_as_csv, figures_as_json

        try:
            file.write_text((figures_as_csv if file.suffix == ".csv" else figures_as_json)(self._figures), "utf-8")
        except OSError as error:
            self._studio.notices.complain(f"{file} cannot be written ({error.strerror}).", "Choose another place.")
        else:
            self._studio.notices.show(f"The figures are in {file}.")


def _read(data: object) -> Figures:
    import json

    return from_json(Figures, json.dumps(data))
