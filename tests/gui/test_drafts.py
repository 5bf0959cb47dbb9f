"""Code that was typed and not saved is there again: in the file, after a restart, and until it is saved."""

from pathlib import Path
from typing import Any

import pytest

from app.gui.code_page import CodePage
from app.gui.drafts import MOST_DRAFTS, Drafts
from app.gui.editor import Editor
from app.gui.look import Look
from app.gui.models.build import BuildModel
from tests.gui.conftest import ROOT, Run, until


def test_drafts_are_kept_by_session_and_path(tmp_path: Path) -> None:
    file = tmp_path / "state" / "drafts.json"
    Drafts(file).keep("one", "app.js", "half")
    drafts = Drafts(file)
    assert drafts.text("one", "app.js") == "half"
    assert drafts.text("two", "app.js") is None
    drafts.forget("one", "app.js")
    assert Drafts(file).text("one", "app.js") is None


def test_the_oldest_drafts_go_when_there_are_many(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts.json")
    for number in range(MOST_DRAFTS + 1):
        drafts.keep(str(number), "app.js", "x")
    assert drafts.text("0", "app.js") is None
    assert drafts.text("1", "app.js") == "x"


@pytest.mark.parametrize("damaged", ["", "[1]", '{"a/app.js": 7}', "{"])
def test_a_damaged_file_of_drafts_counts_as_none(tmp_path: Path, damaged: str) -> None:
    file = tmp_path / "drafts.json"
    file.write_text(damaged)
    drafts = Drafts(file)
    assert drafts.text("a", "app.js") is None
    drafts.keep("a", "app.js", "half")
    assert Drafts(file).text("a", "app.js") == "half"


def test_what_was_typed_is_there_after_another_app_and_after_a_restart(
    look: Look, run: Run, qtbot: Any, tmp_path: Path
) -> None:
    builds = [_build(tmp_path / name, name) for name in ("one", "two")]
    first = _page(look, qtbot, tmp_path)

    async def use() -> None:
        first.show_build(builds[0])
        await until(lambda: first.editor._is_ready)
        first.editor.page().runJavaScript("editor.type('const typed = 2;')")
        await until(lambda: first.save_button.isEnabled())
        first.show_build(builds[1])  # before the second is over
        await until(lambda: not first.save_button.isEnabled())
        second = _page(look, qtbot, tmp_path)
        second.show_build(builds[0])
        await until(lambda: second.save_button.isEnabled(), 20)
        assert "const typed" in await _text(second)
        builds[0].note_saved("app.js", await _text(second))
        await until(lambda: not second.save_button.isEnabled())
        assert Drafts(tmp_path / "drafts.json").text("one", "app.js") is None, "what is saved is no draft"

    run(use())


def _build(folder: Path, session_id: str) -> BuildModel:
    folder.mkdir()
    (folder / "app.js").write_text("const a = 1;\n")
    build = BuildModel("x")
    build.session_id, build.known.folder = session_id, folder
    return build


def _page(look: Look, qtbot: Any, folder: Path) -> CodePage:
    page = CodePage(look, Editor(look, ROOT / "resources"), Drafts(folder / "drafts.json"))
    qtbot.addWidget(page)
    page.show()
    return page


async def _text(page: CodePage) -> str:
    read: list[str] = []
    page.editor.read_text(read.append)
    await until(lambda: read)
    return read[0]
