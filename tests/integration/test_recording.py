"""What builds leave in the database, by every way they can end."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.cli import main
from app.domain.change import Changed
from app.domain.check import Check, Outcome
from app.domain.events import ignore
from app.domain.verdict import Verdict
from app.domain.version import Version
from app.house_changes import Changes
from app.paths import Paths
from tests.changed_apps import ORDERS, ChangeParts, make_app
from tests.fakes import FakeHouse


@pytest.fixture
def db(paths: Paths) -> Iterator[sqlite3.Connection]:
    with closing(FakeHouse(paths)) as house:
        assert house.sessions.list() == ()
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def build(*words: str) -> int:
    return main(["build", "--quiet", *(words or ("a grocery list",))], join=FakeHouse)


@pytest.mark.parametrize(
    ("script", "code", "state"),
    [
        ({}, 0, "held"),
        ({"FAKE_UNMET": "sing to me"}, 3, "unmet"),
        ({"FAKE_KIND": "question"}, 2, "refused"),
        ({"FAKE_BUG_AT": "generate"}, 1, "failed"),
    ],
)
def test_every_run_ends_in_the_record(
    db: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, script: dict[str, str], code: int, state: str
) -> None:
    for name, value in script.items():
        monkeypatch.setenv(name, value)
    assert build() == code
    [run] = db.execute("SELECT * FROM runs").fetchall()
    assert (run["state"], run["words"], run["model"]) == (state, 3, "fake")
    assert run["ended_at"] and run["estimate_s"] > 0


def test_a_build_fills_the_tables_of_the_architecture(db: sqlite3.Connection) -> None:
    assert build() == 0
    measured = {tuple(r) for r in db.execute("SELECT system, metric_name FROM ai_performance_metrics")}
    assert ("stage:understand", "seconds") in measured and ("machine", "memory mb") in measured
    assert {r["component"] for r in db.execute("SELECT * FROM harmony_scores")} == {"intent", "validators", "wishes"}
    [metrics] = db.execute("SELECT * FROM performance_metrics").fetchall()
    assert metrics["accuracy"] == 1.0 and metrics["response_time"] > 0
    [architecture] = db.execute("SELECT * FROM architectures").fetchall()
    assert architecture["name"] == "Groceries" and "HTML" in architecture["type"]


def test_the_next_estimate_rests_on_what_was_recorded(
    db: sqlite3.Connection, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "a grocery list"], join=FakeHouse) == 0
    assert "This takes about" in capsys.readouterr().err, "the reference machine's times, before anything is known here"
    for _ in range(6):
        assert build() == 0
    capsys.readouterr()
    assert main(["build", "a grocery list"], join=FakeHouse) == 0
    assert "This takes about" not in capsys.readouterr().err, "scripted builds take no time"


def test_a_change_is_remembered_with_its_version_and_found_by_its_words(db: sqlite3.Connection, paths: Paths) -> None:
    assert build() == 0
    folder = paths.projects / "groceries"
    version = Version(2, "abc123", "change", "Add a due date", "add a due date", datetime.now(UTC))
    with closing(FakeHouse(paths)) as house:
        outcome = Outcome(Check("It opens", ()), True)
        changed = Changed(
            folder,
            "add a due date",
            True,
            added=("warn Overdue when due < today",),
            verdict=Verdict((outcome,)),
            seconds=2.0,
        )
        house.memory.keep_change(replace(changed, version=version))
        house.memory.keep_change(Changed(folder, "paint it zebra", False, "I cannot."))
        house.memory.keep_change(Changed(paths.projects, "elsewhere", True))
        assert len(house.sessions.search("zebra")) == 1
        assert len(house.sessions.search("overdue")) == 1, "the line that came by it is found, too"
        for event in house.sessions.finished(house.sessions.list()[0].id):
            house.sessions.record(house.sessions.list()[0].id, replace(event, is_replayed=False))  # as the window does
        assert len(house.sessions.search("zebra")) == 1, "what was said is found after what was made was written anew"
        assert len(house.memory.runs.history()) == 1, "a change is no build: no estimate rests on it"
    rows = db.execute("SELECT description, status FROM agent_mode_sessions").fetchall()
    assert [tuple(row) for row in rows] == [("add a due date", "held"), ("paint it zebra", "refused")]
    [kept] = db.execute("SELECT * FROM versions WHERE kind = 'change'").fetchall()
    assert kept["reference"] == "abc123" and kept["checks_held"] == 1 and kept["files"] >= 3


async def test_an_edited_blueprint_is_remembered_like_a_change_that_was_said(tmp_path: Path) -> None:
    remembered: list[Changed] = []
    folder = make_app(tmp_path / "orders")
    changes = Changes(ChangeParts(), remembered.append)
    done = await changes.rewrite(folder, f"{ORDERS}warn Unpaid when not paid", ignore)
    assert remembered == [done] and done.applied and done.added == ("warn Unpaid when not paid",)


def test_each_version_is_on_record_with_what_led_to_it(db: sqlite3.Connection, paths: Paths) -> None:
    assert build() == 0
    folder = paths.projects / "groceries"
    [first] = db.execute("SELECT * FROM versions").fetchall()
    assert (first["kind"], first["description"]) == ("build", "Build Groceries")
    assert (first["checks_held"], first["checks_total"]) == (4, 4) and first["files"] >= 3
    (folder / "index.html").write_text("<h1>Mine</h1>", "utf-8")
    assert main(["versions", str(folder)], join=FakeHouse) == 0, "own edits become a version in the folder"
    assert main(["restore", str(folder), "1"], join=FakeHouse) == 0
    assert main(["undo", str(folder)], join=FakeHouse) == 0
    assert main(["redo", str(folder)], join=FakeHouse) == 0
    kinds = [row["kind"] for row in db.execute("SELECT kind FROM versions ORDER BY id")]
    assert kinds == ["build", "restore", "undo", "redo"]
    with closing(FakeHouse(paths)) as house:
        assert house.memory.figures.read().work.versions == {"build": 1, "restore": 1, "undo": 1, "redo": 1}


def test_erasing_a_session_erases_what_was_measured_of_it(db: sqlite3.Connection) -> None:
    assert build() == 0
    session = db.execute("SELECT id FROM sessions").fetchone()["id"]
    assert main(["sessions", "delete", "--for-good", "--yes", session], join=FakeHouse) == 0
    for table in ("runs", "ai_performance_metrics", "harmony_scores", "performance_metrics", "architectures"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0
