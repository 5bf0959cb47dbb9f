"""`cognomega stats` as people and programs use it."""

import csv
import json
from pathlib import Path

import pytest

from app.cli import main
from app.paths import Paths
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
    assert "2 runs: 1 held, 1 unmet" in told and "Writing the blueprint" in told
    assert "not understood" in told and "Agreement: intent 90%" in told
    assert main(["stats", "--json"], join=FakeHouse) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["runs"] == {"held": 1, "unmet": 1} and figures["success"]["kept"] == 2
    assert figures["stages"]["understand"]["count"] == 2 and len(figures["timeline"]) == 2
    assert main(["stats", "--export", str(tmp_path / "f.csv")], join=FakeHouse) == 0
    rows = list(csv.DictReader((tmp_path / "f.csv").read_text().splitlines()))
    assert {"part": "runs", "name": "held", "figure": "count", "value": "1"} in rows
    assert main(["stats", "--export", str(tmp_path / "f.txt")], join=FakeHouse) == 2
