"""`cognomega stats` as people and programs use it."""

import csv
import json
from contextlib import closing
from pathlib import Path

import pytest

from app.cli import main
from app.paths import Paths
from app.storage.database import Database
from tests.fakes import FakeHouse


def test_without_builds_it_says_so(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats"], join=FakeHouse) == 0
    assert "Nothing was built yet." in capsys.readouterr().out


def test_figures_are_told_to_people_and_programs(
    paths: Paths, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert main(["build", "--quiet", "a grocery list"], join=FakeHouse) == 0
    monkeypatch.setenv("FAKE_UNMET", "sing to me")
    assert main(["build", "--quiet", "a grocery list"], join=FakeHouse) == 3
    capsys.readouterr()
    assert main(["stats"], join=FakeHouse) == 0
    told = capsys.readouterr().out
    assert "Started: the command 2 times." in told, "each build; looking at figures is no work"
    assert "2 runs: 1 held, 1 unmet" in told and "Writing the blueprint" in told
    assert "Promises of these apps: 8 of 8 were seen to hold" in told
    assert "Not understood" in told and "Agreement: intent 90%" in told
    assert main(["stats", "--json"], join=FakeHouse) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["runs"] == {"held": 1, "unmet": 1} and figures["success"]["kept"] == 2
    assert figures["stages"]["understand"]["count"] == 2 and len(figures["timeline"]) == 2
    assert main(["stats", "--export", str(tmp_path / "f.csv")], join=FakeHouse) == 0
    rows = list(csv.DictReader((tmp_path / "f.csv").read_text().splitlines()))
    assert {"part": "runs", "name": "held", "figure": "count", "value": "1"} in rows
    assert main(["stats", "--export", str(tmp_path / "f.txt")], join=FakeHouse) == 2


def test_help_is_told_with_what_it_bought_and_what_was_passed_over(
    paths: Paths, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["build", "--quiet", "a grocery list"], join=FakeHouse) == 0
    capsys.readouterr()
    assert main(["stats"], join=FakeHouse) == 0
    assert "No help was asked for so far." in capsys.readouterr().out
    with closing(Database(paths.database)) as database, database.write() as db:
        [run_id] = db.execute("SELECT max(id) FROM runs").fetchone()
        db.executemany(
            "INSERT INTO ai_performance_metrics (system, metric_name, value, timestamp, run_id, model)"
            " VALUES (?, ?, ?, '2026-01-02T03:04:05', ?, 'm')",
            [
                ("help:larger model", "passed over: too slow here", 1.0, run_id),
                ("help:person", "seconds", 12.0, run_id),
                ("help:person", "wishes answered", 1.0, run_id),
                ("help:person", "chosen", 1.0, run_id),
            ],
        )
    assert main(["stats"], join=FakeHouse) == 0
    told = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "You: asked 1 1 12.0 s 12.0 s" in told and "You: chose one of the lines 1" in told
    assert "A larger model: not asked: too slow on this machine 1" in told
    assert main(["stats", "--json"], join=FakeHouse) == 0
    figures = json.loads(capsys.readouterr().out)["help"]
    assert figures["person"]["answered"] == 1 and figures["person"]["came"] == {"chosen": 1}
    assert main(["stats", "--export", str(tmp_path / "f.csv")], join=FakeHouse) == 0
    rows = list(csv.reader((tmp_path / "f.csv").read_text().splitlines()))
    assert ["help", "person", "wishes answered", "1"] in rows
    assert ["help", "larger model", "passed over: too slow here", "1"] in rows


def test_what_was_tuned_is_shown_and_taken_back(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tuning"], join=FakeHouse) == 0
    assert "Nothing was tuned so far" in capsys.readouterr().out
    results = {"first run": 1, "gain": 0.2, "chance of luck": 0.01, "runs before": 8.0, "runs after": 8.0}
    with closing(Database(paths.database)) as database, database.write() as db:
        db.execute(
            "INSERT INTO optimization_history (system, optimization_type, results, created_at, knob, before, after)"
            " VALUES ('language model', 'kept', ?, '2026-01-02T03:04:05', 'sequences', '8', '4')",
            (json.dumps(results),),
        )
    assert main(["tuning"], join=FakeHouse) == 0
    told = capsys.readouterr().out
    assert "Answers written at once: 4\n" in told
    assert "2026-01-02 03:04  Answers written at once: 8 → 4: kept (+20% speed over 8 and 8 builds" in told
    assert main(["build", "--quiet", "a grocery list"], join=FakeHouse) == 0
    capsys.readouterr()
    assert main(["stats"], join=FakeHouse) == 0
    told = capsys.readouterr().out
    assert "  Answers written at once: 8 → 4: kept (+20% speed over 8 and 8 builds; by chance alone 1%)." in told
    assert main(["tuning", "undo"], join=FakeHouse) == 0
    assert "Answers written at once: 8 again" in capsys.readouterr().out
    assert main(["tuning", "--json"], join=FakeHouse) == 0
    told_programs = json.loads(capsys.readouterr().out)
    assert told_programs["values"]["sequences"] == 8 and told_programs["tunings"][0]["state"] == "taken back"
    assert main(["tuning", "undo"], join=FakeHouse) == 0
    assert "There is nothing to take back." in capsys.readouterr().out
