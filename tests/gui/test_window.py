"""The whole window over a real service process of scripted parts: type a request, watch it, use the app."""

from typing import Any

from PySide6.QtCore import Qt

from app.gui.window import MainWindow
from tests.gui.conftest import Run, until


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
