"""What goes wrong outside the program is told in the window in a sentence, with a way on; it is never a crash."""

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

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


@contextmanager
def no_room(pid: int) -> Iterator[None]:
    """Let a process write nothing more, as on a full disk: only the number of the fault differs."""
    import resource

    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits another process that runs")
def test_where_the_disk_is_full_a_save_is_refused_and_what_was_typed_stays(window: MainWindow, run: Run) -> None:
    async def use() -> None:
        window.show()
        build = window.studio.build_app("a grocery list")
        await until(lambda: build.state == "done" and not window.studio.running)
        assert build.known.folder is not None
        file = build.known.folder / "index.html"
        before = file.read_text()
        window.workspace.show_tab("code")
        page: Any = window.workspace.pages["code"]
        await until(lambda: page.path == "index.html" and page.editor._is_ready)
        page.editor.page().runJavaScript("editor.type('<p>typed</p>')")
        await until(page.save_button.isEnabled)
        assert window.studio.client.pid
        with no_room(window.studio.client.pid):
            page.save_button.click()
            await until(lambda: window.studio.notices.notice)
        notice = window.studio.notices.notice
        assert notice and notice.tone == "bad"
        assert notice.says.count(". ") >= 1, "a sentence, and what to do"
        assert file.read_text() == before, "whole, as it was"
        assert page.save_button.isEnabled(), "what was typed is still there, and not taken for saved"
        page.save_button.click()
        await until(lambda: not page.save_button.isEnabled())
        assert "<p>typed</p>" in file.read_text()
        await window.studio.close()

    run(use())


@pytest.mark.parametrize("what", ["change", "save", "export", "versions"])
def test_a_folder_that_was_deleted_meanwhile_is_told_whatever_is_done(
    window: MainWindow, run: Run, tmp_path: Path, what: str
) -> None:
    async def use() -> None:
        window.show()
        studio = window.studio
        build = studio.build_app("a grocery list")
        await until(lambda: build.state == "done" and not studio.running)
        assert build.known.folder is not None
        await until(lambda: studio.sessions.find(build.session_id) and not studio.errands.tasks)
        shutil.rmtree(build.known.folder)
        if what == "change":
            studio.change_app("make it green")
            await until(lambda: studio.change.state == "failed")
            assert studio.change.says and studio.change.offer
        else:
            doings: dict[str, Callable[[], object]] = {
                "save": lambda: studio.save_file(build.session_id, "index.html", "<p>mine"),
                "export": lambda: studio.export(build.session_id, tmp_path, lambda file: None),
                "versions": studio.load_versions,
            }
            doings[what]()
            await until(lambda: studio.notices.notice and studio.notices.notice.tone == "bad")
            assert studio.notices.notice
            assert studio.notices.notice.says.count(". ") >= 1, "a sentence, and a way on"
        await studio.close()

    run(use())
