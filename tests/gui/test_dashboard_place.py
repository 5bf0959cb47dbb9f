"""The dashboard in the whole window, over a service of scripted parts."""

from pathlib import Path
from typing import Any

from app.gui.dashboard.panel import Dashboard
from app.gui.dashboard.place import DashboardKeeper
from app.gui.window import MainWindow
from tests.gui.conftest import Run, until


def test_it_shows_what_was_built_and_writes_it_into_files(window: MainWindow, run: Run, tmp_path: Path) -> None:
    async def look_at_it() -> None:
        window.show()
        window.studio.start()
        window.studio.build_app("a grocery list")
        await until(lambda: not window.studio.running)
        window.go("dashboard")
        dashboard = window.findChildren(Dashboard)[0]
        keeper = dashboard.findChildren(DashboardKeeper)[0]
        await until(dashboard._body.isVisible)
        assert dashboard._builds.accessibleDescription() == "1 builds, 1 of them with all wishes held"
        again: list[str] = []
        window.studio.load_figures(0, keeper._mark, lambda figures, mark: again.append(mark))
        window.studio.load_figures(7, keeper._mark, lambda figures, mark: again.append(mark))
        await until(lambda: bool(again))
        assert len(again) == 1 and again[0] != keeper._mark, "what it shows already is not sent again"
        keeper.export(tmp_path / "f.csv")
        assert "stage,understand,count,1" in (tmp_path / "f.csv").read_text()
        keeper.export(tmp_path / "no" / "f.json")
        notice = window.studio.notices.notice
        assert notice is not None and notice.tone == "bad"
        window.go("home")
        assert not keeper._timer.isActive(), "nothing is asked for while nobody looks"
        await window.studio.close()

    run(look_at_it())


def test_it_asks_for_figures_only_where_there_may_be_new_ones(window: MainWindow, run: Run) -> None:
    async def look_at_it() -> None:
        window.show()
        window.studio.start()
        window.go("dashboard")
        keeper = window.findChildren(DashboardKeeper)[0]
        asked, load = [], window.studio.load_figures

        def count(*what: Any) -> None:
            asked.append(what)
            load(*what)

        window.studio.load_figures = count  # type: ignore[method-assign]
        for _ in range(3):
            keeper._timer.timeout.emit()
        assert asked == [], "a service that is asked every few seconds never rests"
        build = window.studio.build_app("a grocery list")
        keeper._timer.timeout.emit()
        assert len(asked) == 1
        await until(lambda: build.state == "done" and not window.studio.running)
        for _ in range(3):
            keeper._timer.timeout.emit()
        assert len(asked) == 2, "once more when it has ended"
        await window.studio.close()

    run(look_at_it())
