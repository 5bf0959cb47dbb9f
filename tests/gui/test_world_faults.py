"""What goes wrong outside the program is told in the window in a sentence, with a way on; it is never a crash."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.gui.window import MainWindow
from app.paths import Paths
from app.storage.database import Database
from tests.gui.conftest import Run, until


def damage(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(b"this is no database at all " * 400)


def make_newer(file: Path) -> None:
    with closing(Database(file)):
        pass
    with closing(sqlite3.connect(file)) as db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) SELECT migration_set,"
                   " 'm999_of_the_future', applied_at FROM _sqlite_migrations LIMIT 1")  # fmt: skip
        db.commit()


def put_a_folder_there(file: Path) -> None:
    file.mkdir(parents=True)


@pytest.mark.parametrize("break_it", [damage, make_newer, put_a_folder_there])
def test_sessions_that_cannot_be_read_are_told_with_what_to_do(
    window: MainWindow, run: Run, paths: Paths, break_it: Callable[[Path], None]
) -> None:
    break_it(paths.database)

    async def use() -> None:
        window.show()
        window.studio.start()
        await until(lambda: window.studio.notices.notice)
        notice = window.studio.notices.notice
        assert notice and notice.tone == "bad"
        assert notice.says.count(". ") >= 1, "a sentence, and what to do"
        assert "Traceback" not in notice.says and "sqlite3" not in notice.says
        build = window.studio.build_app("a grocery list")
        await until(lambda: build.state == "failed" and not window.studio.running)
        assert build.problem and build.problem.says and build.problem.next_step
        assert not build.problem.trace, "it is not our fault"
        await window.studio.close()

    run(use())


def test_a_model_that_was_removed_meanwhile_leads_to_getting_it(
    window: MainWindow, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_NO_MODEL_AT", "generate")

    async def use() -> None:
        window.show()
        build = window.studio.build_app("a grocery list")
        await until(lambda: build.state == "failed")
        page = window.workspace.build_page
        await until(page.models_button.isVisible)
        assert page.problem.text() == "No model."
        page.models_button.click()
        assert window._stack.currentWidget() is window._places["setup"]
        await window.studio.close()
        if window.setting_up:
            await window.setting_up.close()

    run(use())
