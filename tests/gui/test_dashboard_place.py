"""The dashboard in the whole window, over a service of scripted parts."""

from pathlib import Path

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
