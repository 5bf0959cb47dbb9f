"""What is edited in the code editor: every save is written, tried, and a version; nothing typed is lost."""

import asyncio
from pathlib import Path
from typing import Any

from app.gui.models.build import BuildModel
from app.gui.window import MainWindow
from tests.gui.conftest import Run, until


async def built(window: MainWindow) -> tuple[BuildModel, Path]:
    window.show()
    build = window.studio.build_app("a grocery list")
    await until(lambda: build.state == "done" and not window.studio.running)
    assert build.known.folder is not None
    return build, build.known.folder


def test_what_is_saved_while_the_checks_run_is_written_and_tried_too(window: MainWindow, run: Run) -> None:
    async def use() -> None:
        build, folder = await built(window)
        client, tried, go_on = window.studio.client, [], asyncio.Event()
        ask = client.ask

        async def slowly(do: str, *told: Any, **fields: Any) -> Any:
            if do == "check":
                tried.append((folder / "index.html").read_text())
                await go_on.wait()
            return await ask(do, *told, **fields)

        client.ask = slowly  # type: ignore[method-assign]
        for text in ("<p>first", "<p>second", "<p>third"):
            window.studio.save_file(build.session_id, "index.html", text)
            await until(lambda text=text: build.saved == ("index.html", text) and tried)
        assert (folder / "index.html").read_text() == "<p>third"
        assert tried == ["<p>first"]
        go_on.set()
        await until(lambda: not build.is_checking and len(tried) == 2)
        assert tried[1] == "<p>third", "what was written last is tried once, not each save"
        assert build.is_held
        await window.studio.close()

    run(use())


def test_an_edit_is_among_the_versions_when_they_are_opened(window: MainWindow, run: Run) -> None:
    async def use() -> None:
        build, _ = await built(window)
        window.workspace.show_tab("versions")
        await until(lambda: len(window.studio.versions.rows()) == 1)
        window.workspace.show_tab("code")
        window.studio.save_file(build.session_id, "index.html", "<p>mine")
        await until(lambda: build.saves == 1 and not build.is_checking)
        window.workspace.show_tab("versions")
        await until(lambda: [row.title for row in window.studio.versions.rows()][:1] == ["Your own edits"])
        await window.studio.close()

    run(use())
