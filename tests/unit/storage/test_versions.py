"""Versions of an app: nothing its owner wrote is lost, whatever is changed, undone, restored, or killed half-way."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.codebase import Codebase
from app.domain.errors import InputError
from app.domain.version import Version
from app.storage.versions import Versions, make_first_version, open_versions

ROOT = Path(__file__).resolve().parents[3]
LINES = "".join(f"line {n}\n" for n in range(30))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "app"
    (place / "kit").mkdir(parents=True)
    (place / "app.js").write_text(LINES)
    (place / "kit" / "dom.js").write_text("// dom\n")
    make_first_version(place, "App", "an app")
    return place


def edit(folder: Path, old: str, new: str) -> None:
    file = folder / "app.js"
    file.write_text(file.read_text().replace(f"{old}\n", f"{new}\n"))


def changed(versions: Versions, old: str, new: str) -> Codebase:
    made = versions.generated()
    return made.with_file("app.js", made.text("app.js").replace(f"{old}\n", f"{new}\n"))


def apply(versions: Versions, made: Codebase, title: str) -> Version:
    versions.keep_edits()
    merged = versions.merge(made)
    assert not merged.conflicts
    return versions.record(merged, made, title, title)


def test_an_edit_and_a_change_of_one_file_both_stay(folder: Path) -> None:
    edit(folder, "line 3", "line three")
    with open_versions(folder) as versions:
        apply(versions, changed(versions, "line 20", "line twenty").with_file("new.js", "new"), "Change it")
    text = (folder / "app.js").read_text()
    assert "line three\n" in text and "line twenty\n" in text
    assert (folder / "new.js").read_text() == "new"


def test_the_base_of_the_next_merge_is_what_was_made_and_not_what_was_edited(folder: Path) -> None:
    edit(folder, "line 3", "line three")
    with open_versions(folder) as versions:
        apply(versions, changed(versions, "line 20", "line twenty"), "First")
        assert "line 3\n" in versions.generated().text("app.js")
        apply(versions, changed(versions, "line 25", "line twenty-five"), "Second")
    assert "line three\n" in (folder / "app.js").read_text()


def test_a_conflict_names_the_place_and_changes_nothing(folder: Path) -> None:
    edit(folder, "line 3", "line three")
    with open_versions(folder) as versions:
        versions.keep_edits()
        merged = versions.merge(changed(versions, "line 3", "line drei"))
    [conflict] = merged.conflicts
    assert (conflict.path, conflict.line, conflict.yours, conflict.wanted) == ("app.js", 4, "line three", "line drei")
    assert "line three\n" in (folder / "app.js").read_text()


def test_undo_takes_the_change_back_and_keeps_later_edits(folder: Path) -> None:
    with open_versions(folder) as versions:
        apply(versions, changed(versions, "line 20", "line twenty"), "Change it")
    edit(folder, "line 5", "line five")
    with open_versions(folder) as versions:
        versions.keep_edits()
        undone = versions.undo()
        assert isinstance(undone, Version) and undone.title == "Undo: Change it"
        text = (folder / "app.js").read_text()
        assert "line 20\n" in text and "line five\n" in text
        versions.redo()
    text = (folder / "app.js").read_text()
    assert "line twenty\n" in text and "line five\n" in text


def test_undo_and_redo_walk_all_changes_and_end(folder: Path) -> None:
    with open_versions(folder) as versions:
        for number in (10, 15, 20):
            apply(versions, changed(versions, f"line {number}", f"changed {number}"), f"Change {number}")
        for number in (20, 15, 10):
            assert f"changed {number}" in (folder / "app.js").read_text()
            versions.undo()
            assert f"changed {number}" not in (folder / "app.js").read_text()
        with pytest.raises(InputError, match="nothing to undo"):
            versions.undo()
        for _ in range(3):
            versions.redo()
        with pytest.raises(InputError, match="nothing to redo"):
            versions.redo()
    assert (folder / "app.js").read_text().count("changed") == 3


def test_restore_brings_a_version_back_and_can_be_undone(folder: Path) -> None:
    with open_versions(folder) as versions:
        apply(versions, changed(versions, "line 20", "line twenty"), "Change it")
        edit(folder, "line 5", "line five")
        versions.keep_edits()
        versions.restore("1")
        assert (folder / "app.js").read_text() == LINES
        versions.undo()
    text = (folder / "app.js").read_text()
    assert "line twenty\n" in text and "line five\n" in text


def test_any_git_tool_reads_the_history(folder: Path) -> None:
    with open_versions(folder) as versions:
        apply(versions, changed(versions, "line 20", "line twenty"), "Change it")

    def git(*words: str) -> str:
        safe = ("-c", f"safe.directory={folder}")
        return subprocess.run(["git", *safe, *words], cwd=folder, check=True, capture_output=True, text=True).stdout

    assert git("log", "--first-parent", "--format=%s").split("\n")[:2] == ["Change it", "Build App"]
    assert git("status", "--porcelain") == ""
    git("fsck", "--strict")


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_point_the_folder_is_whole_at_the_next_start(seed: int, tmp_path: Path) -> None:
    kill_and_look(seed, tmp_path / "app")


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_killed_two_hundred_times_the_folder_is_whole(tmp_path: Path) -> None:
    for seed in range(200):
        kill_and_look(seed, tmp_path / f"app{seed % 20}")


def kill_and_look(seed: int, folder: Path) -> None:
    """Kill a process that changes the app without end; the next opening must find one whole version, and all edits."""
    from tests.changed_apps import change, make_app

    if not folder.exists():
        make_app(folder)
    working = subprocess.Popen(
        [sys.executable, "-m", "tests.changed_apps", str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert working.stdout is not None and working.stdout.readline() == "ready\n"
    try:
        working.wait(timeout=random.Random(seed).uniform(0.0, 1.2))
    except subprocess.TimeoutExpired:
        working.kill()
    working.wait()
    working.stdout.close()
    notes = (folder / "notes.txt").read_text() if (folder / "notes.txt").exists() else None
    with open_versions(folder) as versions:
        versions.keep_edits()
        history = versions.history()
        shown = {file.path: file.text for file in versions.files(history[0]).files}
    assert not list(folder.rglob(".cognomega-part-*")) and not list((folder / ".git").rglob("*.lock.lock"))
    on_disk = {
        p.relative_to(folder).as_posix(): p.read_text()
        for p in folder.rglob("*")
        if p.is_file() and ".git" not in p.parts
    }
    assert on_disk == shown
    titles = [line for line in shown["blueprint.txt"].splitlines() if line.startswith("app ")]
    assert (
        titles
        and titles[0].removeprefix("app ") in shown["index.html"]
        and titles[0].removeprefix("app ") in shown["app.js"]
    )
    assert notes is None or shown["notes.txt"] == notes
    assert change(folder, f"rename it to After {seed}").applied
