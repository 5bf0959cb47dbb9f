"""A whole app folder appears at once or not at all, and nothing of the user's is overwritten."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codebase import Codebase, SourceFile
from app.domain.errors import AppError, InputError, ResourceError
from app.domain.folder_name import LONGEST, folder_name
from app.storage.workspace import STALE_S, Workspace


def app(text: str = "<h1>Hello</h1>") -> Codebase:
    return Codebase((SourceFile("index.html", text), SourceFile("kit/dom.js", "// ü")))


def test_an_app_gets_a_folder_of_its_own_named_by_its_title(tmp_path: Path) -> None:
    folder = Workspace(tmp_path / "new").write(app(), "My Running Log!")
    assert folder == tmp_path / "new" / "my-running-log"
    assert (folder / "kit/dom.js").read_text("utf-8") == "// ü"
    assert [p.name for p in folder.parent.iterdir()] == ["my-running-log"]


def test_two_apps_of_one_title_lie_side_by_side(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    names = [workspace.write(app(text), "Log").name for text in ("one", "two", "three")]
    assert names == ["log", "log-2", "log-3"]
    assert (tmp_path / "log" / "index.html").read_text() == "one"


def test_writing_the_same_app_again_changes_nothing(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    assert workspace.write(app(), "Log") == workspace.write(app(), "Log")
    named = tmp_path / "named"
    assert workspace.write(app(), "Log", named) == workspace.write(app(), "Log", named) == named


@pytest.mark.parametrize("is_made", [False, True])
def test_a_new_or_empty_folder_the_user_names_becomes_the_app(tmp_path: Path, is_made: bool) -> None:
    wanted = tmp_path / "a" / "b"
    if is_made:
        wanted.mkdir(parents=True)
    assert Workspace(tmp_path / "projects").write(app(), "Log", wanted) == wanted
    assert (wanted / "index.html").is_file()


def test_a_folder_with_something_in_it_gets_the_app_inside(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ann")
    assert Workspace(tmp_path / "projects").write(app(), "Log", tmp_path) == tmp_path / "log"
    assert (tmp_path / "letter.txt").read_text() == "Dear Ann"


@pytest.mark.parametrize("place", ["file", "file/inside"])
def test_a_file_in_the_way_is_told_before_and_after_the_work(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("x")
    workspace = Workspace(tmp_path)
    for attempt in (lambda: workspace.expect_writable(tmp_path / place), lambda: _write(workspace, tmp_path / place)):
        with pytest.raises(InputError, match="a file is in the way") as fault:
            attempt()
        assert "--out" in fault.value.next_step


def test_a_place_that_takes_no_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="/proc/nothing"):
        Workspace(tmp_path).expect_writable(Path("/proc/nothing/here"))


def test_trying_a_place_leaves_nothing_there(tmp_path: Path) -> None:
    Workspace(tmp_path).expect_writable(tmp_path / "not" / "made")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "says", "kind"),
    [
        (errno.ENOSPC, "no room left", ResourceError),
        (errno.EACCES, "may not be written", InputError),
        (errno.EROFS, "may not be written", InputError),
        (errno.EIO, "cannot be written", ResourceError),
    ],
)
def test_a_fault_of_the_disk_is_told_and_leaves_no_half_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str, kind: type[AppError]
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(kind, match=says):
        Workspace(tmp_path).write(app(), "Log")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_swept_up_after_a_while(tmp_path: Path) -> None:
    old, new = tmp_path / ".cognomega-part-old", tmp_path / ".cognomega-part-new"
    for part in (old, new):
        part.mkdir()
    os.utime(old, (old.stat().st_mtime - STALE_S - 60,) * 2)
    Workspace(tmp_path).write(app(), "Log")
    assert not old.exists() and new.exists()


def test_an_app_is_read_back_with_what_its_owner_changed(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    folder = workspace.write(app(), "Log")
    (folder / "index.html").write_text("mine")
    (folder / "photo.png").write_bytes(b"\x89PNG\xff\xfe")
    (folder / ".git").mkdir(exist_ok=True)
    (folder / ".git" / "config").write_text("secret")
    (folder / "link.txt").symlink_to("/etc/passwd")
    assert {f.path: f.text for f in workspace.read(folder).files} == {"index.html": "mine", "kit/dom.js": "// ü"}


def test_a_folder_without_an_app_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"index\.html is missing"):
        Workspace(tmp_path).read(tmp_path)
    with pytest.raises(InputError, match="There is no folder"):
        Workspace(tmp_path).read(tmp_path / "nowhere")


@given(st.text(max_size=250))
def test_every_title_gives_a_name_that_is_safe_everywhere(title: str) -> None:
    name = folder_name(title)
    assert 0 < len(name.encode()) <= LONGEST + 4
    assert not set(name) & set(' /\\:*?"<>|.\0') and not name.startswith("-") and not name.endswith("-")
    SourceFile(name, "")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bob's Café: Menu!", "bobs-café-menu"),
        ("CON", "con-app"),
        ("lpt1", "lpt1-app"),
        ("../../etc/passwd", "etc-passwd"),
        ("", "app"),
        ("🙂🙂", "app"),
        ("Λίστα αγορών", "λίστα-αγορών"),
        ("word " * 40, "word-" * 11 + "word"),
        ("x" * 200, "x" * 60),
    ],
)
def test_names_people_may_meet(title: str, name: str) -> None:
    assert folder_name(title) == name


def _write(workspace: Workspace, place: Path) -> None:
    workspace.write(app(), "Log", place)
