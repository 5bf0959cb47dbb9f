"""The whole window over a real service process of scripted parts: type a request, watch it, use the app."""

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.bootstrap import open_settings
from app.gui import memory
from app.gui.settings.page import SettingsPage
from app.gui.setup.page import SetUpPage
from app.gui.single import SingleInstance
from app.gui.start import open_window
from app.gui.window import MainWindow
from app.paths import Paths
from app.service.keeping import MOST_LISTED
from app.storage.database import Database
from tests.bench.filling import fill
from tests.gui.conftest import FAKE_SERVICE, Run, until


def test_a_typed_request_becomes_an_app_in_the_preview(window: MainWindow, run: Run, qtbot: Any) -> None:
    async def use() -> None:
        window.show()
        window.studio.start()
        qtbot.keyClicks(window.home.box.text, "a grocery list where I tick things off")
        qtbot.keyClick(window.home.box.text, Qt.Key.Key_Return)
        build = window.studio.build
        assert build is not None
        await until(lambda: build.state == "done")
        assert [line.text for line in build.lines][:2] == ["app Groceries", "record item: name text"]
        assert window.workspace.tab == "app", "a finished app is shown"
        await until(lambda: window.studio.sessions.rows and window.studio.sessions.rows[0].name == "Groceries")
        page = window.workspace.pages["app"].preview.page  # type: ignore[attr-defined]
        texts: list[str] = []

        def is_shown() -> bool:
            page.toPlainText(texts.append)
            return "Groceries" in texts

        await until(is_shown)
        await window.studio.close()

    run(use())


def test_pictures_in_the_list_follow_the_look(window: MainWindow, run: Run) -> None:
    def name() -> str:
        [row] = window.studio.sessions.rows
        return row.picture.name.removeprefix(row.id) if row.picture else ""

    async def use() -> None:
        window.show()
        window.look.set_scheme("light")
        window.studio.start()
        build = window.studio.build_app("a grocery list")
        await until(lambda: build.state == "done" and not window.studio.running)
        await until(lambda: window.studio.sessions.rows and name() == ".png")
        window.look.set_scheme("dark")
        await until(lambda: name() == "-dark.png")
        window.look.set_scheme("light")
        assert name() == ".png", "it was kept, and is shown at once"
        await window.studio.close()

    try:
        run(use())
    finally:
        window.look.set_scheme("light")


def test_escape_stops_a_build_and_it_goes_on(window: MainWindow, run: Run, qtbot: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("FAKE_PAUSE_S", "0.3")

    async def use() -> None:
        window.show()
        window.home.wants_build.emit("a grocery list")
        build = window.studio.build
        assert build is not None
        await until(lambda: build.lines)
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        await until(lambda: build.state == "stopped")
        await until(lambda: window.workspace.build_page.resume_button.isVisible())
        qtbot.mouseClick(window.workspace.build_page.resume_button, Qt.MouseButton.LeftButton)
        again = window.studio.build
        assert again is not None
        assert again is not build
        await until(lambda: again.state == "done")
        await window.studio.close()

    run(use())


def test_delete_can_be_undone(window: MainWindow, run: Run) -> None:
    async def use() -> None:
        window.show()
        window.home.wants_build.emit("a grocery list")
        build = window.studio.build
        assert build is not None
        await until(lambda: build.state == "done")
        await until(lambda: window.studio.sessions.rows)
        window.do("delete", build.session_id)
        await until(lambda: not window.studio.sessions.rows)
        await until(lambda: window.notices.isVisible())
        assert window.studio.build is None, "what is deleted is no longer shown"
        window.studio.notices.act()
        await until(lambda: window.studio.sessions.rows)
        await window.studio.close()

    run(use())


def test_a_deleted_build_is_stopped_also_where_another_place_is_shown(
    window: MainWindow, run: Run, monkeypatch: Any
) -> None:
    monkeypatch.setenv("FAKE_PAUSE_S", "600")

    async def use() -> None:
        window.show()
        window.home.wants_build.emit("a grocery list")
        build = window.studio.build
        assert build is not None
        await until(lambda: build.session_id and window.studio.sessions.find(build.session_id))
        window.go("home")
        assert window.studio.build is None
        window.do("delete", build.session_id)
        await until(lambda: build.state == "stopped" and not window.studio.running)
        await until(lambda: not window.studio.sessions.rows)
        await window.studio.close()

    run(use())


def test_an_app_whose_folder_was_deleted_can_be_written_again(window: MainWindow, run: Run) -> None:
    async def use() -> None:
        window.show()
        window.home.wants_build.emit("a grocery list")
        build = window.studio.build
        assert build is not None
        await until(lambda: build.state == "done")
        folder = build.known.folder
        assert folder is not None
        await until(lambda: window.studio.sessions.rows)
        shutil.rmtree(folder)
        window.go("home")
        window.studio.open(build.session_id)
        await until(lambda: window.studio.build is not None)
        page: Any = window.workspace.pages["app"]
        assert page._stack.currentIndex() == 1, "the empty page says what happened"
        page.wants_again.emit()
        await until(lambda: window.studio.build is not None and window.studio.build.state == "done")
        assert (folder / "index.html").is_file()
        await until(lambda: page._stack.currentIndex() == 0)
        await window.studio.close()

    run(use())


def test_a_session_is_renamed_where_its_name_stands_and_copied(window: MainWindow, run: Run, qtbot: Any) -> None:
    async def use() -> None:
        window.show()
        window.home.wants_build.emit("a grocery list")
        build = window.studio.build
        assert build is not None
        await until(lambda: build.state == "done" and window.studio.sessions.rows)
        window.do("rename", build.session_id)
        assert not window.workspace.title.isReadOnly()
        window.workspace.title.setText("Weekly shop")
        qtbot.keyClick(window.workspace.title, Qt.Key.Key_Return)
        await until(lambda: window.studio.sessions.rows[0].name == "Weekly shop")
        window.do("duplicate", build.session_id)
        await until(lambda: len(window.studio.sessions.rows) == 2)
        await until(lambda: window.studio.build is not None and window.studio.build.session_id != build.session_id)
        folders = {session.folder for session in window.studio.sessions.sessions}
        assert len(folders) == 2, "a copy has a folder of its own"
        await window.studio.close()

    run(use())


def test_a_second_start_calls_the_first_window(qapp: Any, tmp_path: Path) -> None:
    called: list[str] = []
    first = SingleInstance(tmp_path)
    first.on_called = lambda: called.append("called")
    assert first.claim()
    assert not SingleInstance(tmp_path).claim()
    qapp.processEvents()
    assert called == ["called"]
    assert SingleInstance(tmp_path / "other").claim()


def test_the_window_remembers_what_was_typed_and_forgets_what_it_cannot_read(
    window: MainWindow, tmp_path: Path
) -> None:
    window.home.box.set_value("half a wish")
    file = tmp_path / "window.json"
    memory.save(file, memory.take(window))
    assert memory.load(file).draft == "half a wish"
    file.write_text('{"draft": 7}')
    assert memory.load(file) == memory.Remembered()
    assert memory.load(tmp_path / "none.json") == memory.Remembered()


def test_where_one_was_is_found_again_after_a_crash(
    window: MainWindow, run: Run, paths: Paths, qtbot: Any, tmp_path: Path
) -> None:
    faults: list[BaseException] = []
    place = tmp_path / "window.json"

    async def use() -> None:
        window.show()
        window.studio.start()
        build = window.studio.build_app("a grocery list")
        await until(lambda: build.state == "done" and window.workspace.tab == "app")
        keeper = memory.Keeper(window, place)
        window.workspace.show_tab("design")
        window.workspace.change_bar.line.setText("make it gre")
        keeper.keep()  # as the timer does, and a fault; nothing is closed
        await window.studio.close()
        again = open_window(paths, FAKE_SERVICE, faults.append)
        qtbot.addWidget(again)
        again.studio.start()
        memory.give(again, memory.load(place))
        await until(lambda: again.studio.build is not None and again.workspace.tab == "design")
        assert again.workspace.change_bar.line.text() == "make it gre"
        await again.studio.close()

    run(use())
    assert not faults


def test_without_models_one_button_leads_to_them(
    window: MainWindow, run: Run, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_NO_MODEL_AT", "intent")

    async def use() -> None:
        window.show()
        window.studio.start()
        build = window.studio.build_app("a grocery list")
        await until(lambda: build.state == "failed")
        page = window.workspace.build_page
        opened: list[str] = []
        window.opened.connect(opened.append)
        await until(lambda: page.models_button.isVisible())
        assert page.problem.text() == "No model.", "a command is no way on for who uses a window"
        qtbot.mouseClick(page.models_button, Qt.MouseButton.LeftButton)
        assert opened == ["setup"]
        assert window.setting_up is not None
        await until(lambda: window.setting_up.state == "choosing")  # type: ignore[union-attr]
        await window.setting_up.close()
        await window.studio.close()

    run(use())


def test_a_long_list_is_fetched_as_one_scrolls(window: MainWindow, run: Run, paths: Paths) -> None:
    with closing(Database(paths.database)) as database:
        fill(database, 450)

    async def use() -> None:
        sessions, bar = window.studio.sessions, window.sidebar.list.verticalScrollBar()
        window.show()
        window.studio.start()
        await until(lambda: sessions.rows)
        assert len(sessions.rows) == MOST_LISTED, "no more than is soon seen"
        while len(sessions.rows) < 450:
            count = len(sessions.rows)
            bar.setValue(bar.maximum())
            await until(lambda count=count: len(sessions.rows) > count)
        assert len({row.id for row in sessions.rows}) == 450 and not sessions.is_more
        oldest = sessions.rows[-1].id
        window.do("delete", oldest)
        await until(lambda: sessions.find(oldest) is None and window.studio.notices.notice)
        window.studio.notices.act()
        await until(lambda: sessions.find(oldest) is not None)
        assert sessions.place(oldest) == 449, "it is where it was"
        await window.studio.close()

    run(use())


def test_settings_and_set_up_are_made_when_they_are_opened(window: MainWindow) -> None:
    assert window.findChild(SettingsPage) is None
    for place, kind in (("settings", SettingsPage), ("setup", SetUpPage)):
        window.go(place)
        assert isinstance(window._stack.currentWidget(), kind)


def test_a_look_chosen_among_the_commands_is_kept(window: MainWindow, paths: Paths) -> None:
    settings = open_settings(paths)
    try:
        for says, kept in (("Dark", "dark"), ("Light", "light"), ("Light or dark as the system", "system")):
            [command] = (one for one in window.palette_box._commands if one.says == says)
            command.act()
            assert settings.read().text("appearance.theme") == kept
            assert window.look.scheme == kept
    finally:
        window.look.set_scheme("light")
