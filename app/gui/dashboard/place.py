"""Gives the window its dashboard: figures from the service while it is open, and files of them where one asks."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from app.domain.figures import Figures
from app.gui.dashboard.panel import Dashboard
from app.gui.studio import Studio

REFRESH_MS = 3000


class DashboardKeeper(QObject):
    """Keeps a dashboard current while it is to be seen, and asks for nothing while it is not."""

    def __init__(self, dashboard: Dashboard, studio: Studio) -> None:
        super().__init__(dashboard)
        self._dashboard, self._studio = dashboard, studio
        self._days = 0
        self._figures, self._mark = Figures(), ""
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._on_tick)
        self._was_running = False
        dashboard.installEventFilter(self)
        dashboard.days_wanted.connect(self._on_days_wanted)
        dashboard.undo_wanted.connect(lambda: studio.undo_tuning(self.refresh))
        dashboard.export_wanted.connect(self._on_export_wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show:
            self._timer.start()
            self.refresh()
        elif event.type() == QEvent.Type.Hide:
            self._timer.stop()
        return False

    def refresh(self) -> None:
        """Ask for the figures of now."""
        self._show_live()
        self._studio.load_figures(self._days, self._mark, self._show)

    def _on_tick(self) -> None:
        """Ask only where there may be something new: each question keeps the service, and its memory, from resting."""
        is_running = bool(self._studio.running)
        if is_running or self._was_running:
            self.refresh()
        else:
            self._show_live()
        self._was_running = is_running

    def _show_live(self) -> None:
        running = self._studio.running
        self._dashboard.show_live(f"Now: {running[0].doing} · {running[0].took_s:.0f} s so far" if running else "")

    def _show(self, figures: Figures, mark: str) -> None:
        self._mark = mark
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
