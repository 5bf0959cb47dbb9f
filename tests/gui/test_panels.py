"""Each panel by itself: it shows its model, and emits what a person wishes."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from app.domain.architecture import Architecture, Attribute, Component, Entity
from app.domain.ballot import Ballot, Candidate
from app.domain.build import Generated, Understood
from app.domain.codebase import Codebase
from app.domain.events import LineWritten, StageFinished, StageStarted, TokenWritten
from app.domain.metrics import Cost
from app.domain.transcript import UNCERTAIN_BELOW, Segment, Transcript, Word
from app.gui.blueprint_editor import BlueprintEditor
from app.gui.build_page import BuildPage
from app.gui.change_bar import ChangeBar
from app.gui.code_page import CodePage
from app.gui.command_palette import Command, CommandPalette, find
from app.gui.crash import CrashDialog, FaultDesk
from app.gui.design_page import DesignPage
from app.gui.drafts import Drafts
from app.gui.editor import Editor
from app.gui.home import Home
from app.gui.look import Look
from app.gui.models.build import BuildModel
from app.gui.models.change import ChangeModel, Pointed
from app.gui.models.versions import VersionsModel
from app.gui.preview import Preview
from app.gui.preview_page import make_profile
from app.gui.transcript_view import TranscriptView
from app.gui.versions_page import VersionsPage
from tests.fakes import BLUEPRINT, CHECKS
from tests.gui.conftest import ROOT, Run, until


def test_home_builds_on_enter_and_breaks_the_line_on_shift_enter(look: Look, qtbot: Any) -> None:
    home = Home(look)
    qtbot.addWidget(home)
    asked: list[str] = []
    home.wants_build.connect(asked.append)
    qtbot.keyClick(home.box.text, Qt.Key.Key_Return)
    assert asked == [], "nothing is built of nothing"
    qtbot.keyClicks(home.box.text, "a list")
    qtbot.keyClick(home.box.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(home.box.text, "of books")
    qtbot.keyClick(home.box.text, Qt.Key.Key_Return)
    assert asked == ["a list\nof books"]
    home.box.set_value("x" * 2001)
    assert not home.box.submit_button.isEnabled()


def test_every_control_has_a_name_for_screen_readers(window: Any) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox):
        for control in window.findChildren(kind):
            if control.objectName().startswith("qt_"):
                continue  # parts of Qt's own controls
            named = control.accessibleName() or getattr(control, "text", lambda: "")() or control.toolTip()
            hidden_inside = isinstance(control.parent(), QLineEdit)
            assert named or hidden_inside or not control.isVisibleTo(window), f"{control} in {control.parent()}"


def test_the_build_page_follows_the_build_and_offers_stop_then_go_on(look: Look, qtbot: Any) -> None:
    page, build = BuildPage(look), BuildModel("a grocery list")
    qtbot.addWidget(page)
    page.show()
    page.show_build(build)
    build.start()
    build.be_told("abc", {"understand": 20.0}, "All wishes hold in 8 of 10 builds")
    build.take(StageStarted("understand"))
    for sequence in range(3):
        build.take(TokenWritten(sequence, "app Gro"))
    build.take(LineWritten(BLUEPRINT.lines[0]))
    qtbot.waitUntil(lambda: page.lines.rows_model.rowCount() == 1)
    assert "Writing the blueprint" in page.doing.text()
    assert page.left.text() == "About 20 s left · All wishes hold in 8 of 10 builds"
    assert page.cancel_button.isVisible()
    assert page.lanes.isVisible()
    with qtbot.waitSignal(page.wants_cancel):
        page.cancel_button.click()
    build.stop()
    qtbot.waitUntil(page.resume_button.isVisible)
    assert not page.cancel_button.isVisible()


def test_a_ballot_says_who_won_and_why(look: Look, qtbot: Any) -> None:
    page, build = BuildPage(look), BuildModel("roman numerals")
    qtbot.addWidget(page)
    page.show()
    page.show_build(build)
    made = tuple(Candidate(number, "sample", "") for number in (1, 2, 3))
    build.take_ballot(
        Ballot("function", "roman", "javascript", made, ((2, 3), (1,)), "most did the same", 2, 0.9, True)
    )
    qtbot.waitUntil(page.lanes.isVisible)
    from app.gui.lanes import ballot_in_words

    assert ballot_in_words(build.ballots[0]) == "roman: agent 2 of 3 candidates won: most did the same (90% sure)"


def test_words_can_be_corrected_and_doubtful_ones_are_marked(look: Look, qtbot: Any) -> None:
    view, build = TranscriptView(look), BuildModel(is_spoken=True)
    qtbot.addWidget(view)
    view.show()
    words = (Word("goats", 0, 1, 0.3), Word("<of>", 1, 2, UNCERTAIN_BELOW))
    build.take(
        StageFinished(
            "transcribe", Transcript("goats <of>", segments=(Segment("", 0, 2, words),), source="speech"), Cost()
        )
    )
    view.show_words(build)
    assert view._said.text().count("underline") == 1, "what the text field took for certain is certain here"
    assert "&lt;of&gt;" in view._said.text(), "what was said is never read as HTML"
    corrected: list[str] = []
    view.corrected.connect(corrected.append)
    qtbot.mouseClick(view.edit_button, Qt.MouseButton.LeftButton)
    view.box.set_value("coats of paint")
    qtbot.keyClick(view.box.text, Qt.Key.Key_Return)
    assert corrected == ["coats of paint"]


def test_the_blueprint_is_edited_as_text_and_as_form(look: Look, qtbot: Any) -> None:
    editor = BlueprintEditor(look)
    qtbot.addWidget(editor)
    editor.show()
    editor.edit("app Books\nrecord book: title text\ntick read")
    editor.show_form(True)
    editor.form._rows[0].rest.setText("My Books")
    editor.form._rows[2].removed.emit()
    editor.show_form(False)
    assert editor.text.toPlainText() == "app My Books\nrecord book: title text"
    editor.text.setPlainText("app Books\nwobble")
    qtbot.waitUntil(lambda: not editor.build_button.isEnabled())
    assert "Line 2" in editor.problem.text()


def test_the_palette_finds_by_words_and_acts_on_enter(look: Look, window: Any, qtbot: Any) -> None:
    done: list[str] = []
    palette = CommandPalette(look, window)
    window.show()
    commands = (
        Command("Open in browser", lambda: done.append("open")),
        Command("Export as zip", lambda: done.append("zip"), can=lambda: False),
        Command("Show in folder", lambda: done.append("folder")),
    )
    palette.set_commands(commands)
    assert [c.says for c in find(commands, "in")] == ["Open in browser", "Show in folder"]
    palette.open()
    qtbot.keyClicks(palette.line, "folder")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert done == ["folder"]
    assert not palette.isVisible()


def test_no_two_commands_share_their_keys(window: Any) -> None:
    keys = [command.keys for command in window.palette_box._commands if command.keys]
    assert len(keys) == len(set(keys))


def test_the_change_line_says_what_is_pointed_at_in_the_wish(look: Look, qtbot: Any) -> None:
    model = ChangeModel()
    bar = ChangeBar(look, model)
    qtbot.addWidget(bar)
    bar.show()
    wishes: list[str] = []
    bar.wants_change.connect(wishes.append)
    model.point(Pointed("column", "Cost"))
    bar.line.setText("rename this to Price")
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    assert wishes == ["rename Cost to Price"]
    model.start("x")
    assert bar.cancel_button.isVisible()
    assert not bar.line.isEnabled()


def test_the_design_is_drawn_and_said(look: Look, qtbot: Any) -> None:
    page, build = DesignPage(look), BuildModel("books")
    qtbot.addWidget(page)
    made = Architecture(
        ("HTML",),
        (Component("Books", "a list"),),
        (Entity("Book", (Attribute("title", "text"),)),),
        (),
        "One page.",
        "",
        "",
    )
    build.take(StageFinished("design", made, Cost()))
    page.show_build(build)
    texts = [item.text() for item in page.diagram.scene().items() if hasattr(item, "text")]
    assert {"Books", "Book", "title  text"} <= set(texts)
    assert page.diagram.accessibleDescription() == "One page."


def test_versions_can_be_brought_back(look: Look, qtbot: Any) -> None:
    from datetime import UTC, datetime

    from app.domain.version import Version

    model = VersionsModel()
    page = VersionsPage(look, model)
    qtbot.addWidget(page)
    page.show()
    now = datetime.now(UTC)
    model.show((Version(2, "bb", "change", "Two", "", now), Version(1, "aa", "build", "One", "", now)))
    assert not page.restore_button.isVisible(), "one is there already"
    with qtbot.waitSignal(page.wants_diff):
        page.list.clicked.emit(page._rows.index(1))
    with qtbot.waitSignal(page.wants) as wish:
        page.restore_button.click()
    assert wish.args == ["restore", "aa"]


def test_undo_and_redo_are_offered_only_where_they_do_something(look: Look, qtbot: Any) -> None:
    from datetime import UTC, datetime

    from app.domain.version import Version, VersionKind

    model = VersionsModel()
    page = VersionsPage(look, model)
    qtbot.addWidget(page)

    def offered(*newest_first: VersionKind) -> tuple[bool, bool]:
        now, count = datetime.now(UTC), len(newest_first)
        model.show(tuple(Version(count - n, f"v{n}", kind, "One", "", now) for n, kind in enumerate(newest_first)))
        return page.undo_button.isEnabled(), page.redo_button.isEnabled()

    assert offered("build") == (False, False)
    assert offered("change", "build") == (True, False)
    assert offered("undo", "change", "build") == (True, True)
    assert offered("redo", "undo", "change", "build") == (True, False)
    assert offered("redo", "undo", "undo", "change", "change", "build") == (True, True)
    assert offered("change", "undo", "change", "build") == (True, False)


def test_the_arrow_keys_choose_a_version(look: Look, qtbot: Any) -> None:
    from datetime import UTC, datetime

    from app.domain.version import Version

    model = VersionsModel()
    page = VersionsPage(look, model)
    qtbot.addWidget(page)
    page.show()
    now = datetime.now(UTC)
    first, second = Version(1, "aa", "build", "One", "", now), Version(2, "bb", "change", "Two", "", now)
    asked: list[str] = []
    page.wants_diff.connect(lambda: asked.append(model.chosen_id))
    model.show((first,))
    model.show((second, first))
    assert asked == [], "what comes by itself is nobody's choice"
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert asked == ["bb", "aa"]


def test_a_fault_of_ours_is_shown_with_details_to_copy(look: Look, qtbot: Any) -> None:
    desk = FaultDesk(look, Path("x.log"), "1.0")
    desk.take(ValueError("first"))
    assert isinstance(desk.dialog, CrashDialog)
    qtbot.addWidget(desk.dialog)
    desk.take(ValueError("second"))
    text = desk.dialog.details.toPlainText()
    assert "first" in text
    assert "second" in text
    desk.dialog.accept()


def test_the_editor_opens_tells_problems_and_saves(look: Look, run: Run, qtbot: Any, tmp_path: Path) -> None:
    (tmp_path / "app.js").write_text("const a = 1;\n")
    (tmp_path / "index.html").write_text("<p>x</p>")
    page = CodePage(look, Editor(look, ROOT / "resources"), Drafts(tmp_path / "drafts.json"))
    qtbot.addWidget(page)
    page.show()
    build = BuildModel("x")
    build.session_id = "abc"
    build.known.folder = tmp_path
    saves: list[tuple[str, str, str]] = []
    page.wants_save.connect(lambda *told: saves.append(told))

    async def use() -> None:
        page.show_build(build)
        assert page.path == "app.js", "the most telling file comes first"
        insert = "editor.type('const b = (;')"
        await until(lambda: page.editor._is_ready)
        page.editor.page().runJavaScript(insert)
        await until(lambda: page.save_button.isEnabled())
        await until(lambda: page.problems.isVisible())
        page.save_button.click()
        await until(lambda: saves)
        assert saves[0][:2] == ("abc", "app.js")
        assert "const b = (;" in saves[0][2]
        build.note_saved("app.js", saves[0][2])
        await until(lambda: not page.save_button.isEnabled())

    run(use())


def test_the_preview_keeps_what_is_entered_reaches_nothing_and_tells_what_is_pointed_at(
    look: Look, run: Run, qtbot: Any, tmp_path: Path
) -> None:
    preview = Preview(look, make_profile(tmp_path / "preview"))
    qtbot.addWidget(preview)
    preview.resize(800, 600)
    preview.show()
    script = (
        "document.title = String(localStorage.n = +(localStorage.n || 0) + 1);"
        "fetch('https://example.org').catch(() => console.error('no network'));"
    )
    files = {"index.html": f"<button>Add book</button><script>{script}</script>"}
    pointed: list[tuple[str, str]] = []
    preview.pointed.connect(lambda *told: pointed.append(told))

    async def use() -> None:
        preview.show_app("s-abc", files)
        await until(lambda: preview.page.title() == "1")
        await until(lambda: "no network" in preview.console.toPlainText())
        preview.reload()
        await until(lambda: preview.page.title() == "2")
        preview.show_app("s-other", files)
        await until(lambda: preview.page.title() == "1")
        preview.set_pointing(True)
        preview.page.runJavaScript("document.querySelector('button').click()", 78)
        await until(lambda: pointed)
        assert pointed == [("button", "Add book")]

    run(use())


def test_what_an_app_in_the_preview_tries_to_reach_is_told(look: Look, run: Run, qtbot: Any, tmp_path: Path) -> None:
    """By request, past its own policy, by a link, by a window; once each; and nothing of an app that tries nothing."""
    preview = Preview(look, make_profile(tmp_path / "preview"))
    qtbot.addWidget(preview)
    preview.show()
    refused: list[str] = []
    preview.page.refused.connect(refused.append)
    policy = "<meta http-equiv='Content-Security-Policy' content=\"connect-src 'none'\">"
    script = (
        "fetch('https://by-policy.example/a').catch(() => 0); new Image().src = 'https://by-request.example/b';"
        "open('https://by-window.example/c'); setTimeout(() => location.href = 'https://by-link.example/d', 50);"
    )

    async def use() -> None:
        preview.show_app("s-quiet", {"index.html": "<title>quiet</title><img src='data:,'><p>hello"})
        await until(lambda: preview.page.title() == "quiet")
        assert refused == []
        preview.show_app("s-loud", {"index.html": f"{policy}<p>hello<script>{script}</script>"})
        await until(lambda: len({address.split("/")[2] for address in refused}) == 4)

    run(use())
    assert {address.split("/")[2].split(".")[0] for address in refused} == {
        "by-policy", "by-request", "by-window", "by-link",
    }  # fmt: skip


def test_generated_checks_are_listed_before_they_are_tried(look: Look, qtbot: Any) -> None:
    page, build = BuildPage(look), BuildModel("a grocery list")
    qtbot.addWidget(page)
    page.show_build(build)
    build.start()
    build.take(StageFinished("understand", Understood(BLUEPRINT), Cost()))
    build.take(StageFinished("generate", Generated(Codebase(()), CHECKS), Cost()))
    qtbot.waitUntil(lambda: page.checks.rows_model.rowCount() == len(CHECKS))
    assert page.check_count.text() == "0 of 4 held"


def test_fields_and_the_list_of_apps_grow_with_the_text(window: Any) -> None:
    box, side = window.home.box.text, window.sidebar
    usual = (box.height(), side.width())
    window.resize(1600, 1000)
    window.show()
    try:
        window.look.set_scale(1.3)
        assert box.minimumHeight() > 1.25 * usual[0]
        assert side.minimumWidth() == window.look.px(272)
        window.look.set_scale(2.0)
        assert side.minimumWidth() == 360, "the app keeps its room"
    finally:
        window.look.set_scale(1.0)
    assert side.minimumWidth() == 272
