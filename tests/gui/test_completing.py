"""The code editor's grey text: asked for with Ctrl+Space, seen, taken with Tab or dropped with Escape."""

import asyncio
from contextlib import closing
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWebEngineCore import QWebEnginePage

from app.gui.window import MainWindow
from app.storage.database import Database
from tests.gui.conftest import Run, until

OFFER = "a + b;\n}"


async def read(page: QWebEnginePage, expression: str) -> str:
    """Return what a text of the editor's page is now."""
    told: list[object] = []
    page.runJavaScript(expression, told.append)
    await until(lambda: told)
    return str(told[0])


async def until_offered(page: QWebEnginePage, text: str) -> None:
    async with asyncio.timeout(60):
        while await read(page, "document.querySelector('.cm-offer')?.textContent ?? ''") != text:  # noqa: ASYNC110
            await asyncio.sleep(0.02)


def test_a_completion_is_asked_for_seen_and_taken_or_dropped(
    window: MainWindow, run: Run, qtbot: Any, monkeypatch: Any
) -> None:
    monkeypatch.setenv("FAKE_COMPLETION", OFFER)

    async def use() -> None:
        window.show()
        window.home.wants_build.emit("a grocery list")
        build = window.studio.build
        assert build is not None
        await until(lambda: build.state == "done")
        window.workspace.show_tab("code")
        code: Any = window.workspace.pages["code"]
        await until(lambda: code.editor._is_ready)
        page, keys = code.editor.page(), code.editor.focusProxy()
        keys.setFocus()
        typed = "editor.open('new.js', ''); editor.type('function add(a, b) {\\n  return '); editor.text()"
        assert await read(page, typed) == "function add(a, b) {\n  return "
        qtbot.keyClick(keys, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
        await until_offered(page, OFFER)
        assert code.offer.text() == "Tab takes it, Esc drops it"
        assert await read(page, "editor.text()") == "function add(a, b) {\n  return ", "it is only offered"
        qtbot.keyClick(keys, Qt.Key.Key_Escape)
        await until_offered(page, "")
        assert await read(page, "editor.text()") == "function add(a, b) {\n  return "
        qtbot.keyClick(keys, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
        await until_offered(page, OFFER)
        qtbot.keyClick(keys, Qt.Key.Key_Tab)
        await until_offered(page, "")
        assert await read(page, "editor.text()") == f"function add(a, b) {{\n  return {OFFER}"
        await until(lambda: code.offer.text() == "")
        await until(lambda: not any(task.get_name().startswith("judge") for task in window.studio.errands.tasks))
        await window.studio.close()

    run(use())
    with closing(Database(window.paths.database)) as database, database.read() as db:
        rows = db.execute("SELECT path, completion, is_taken FROM code_completions ORDER BY id").fetchall()
    assert [tuple(row) for row in rows] == [("new.js", OFFER, 0), ("new.js", OFFER, 1)]
