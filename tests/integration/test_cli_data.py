"""`cognomega data` and `audit` as people use them."""

import json
import zipfile
from pathlib import Path

import pytest

from app.cli import main
from app.paths import Paths
from tests.fakes import FakeHouse


class Cli:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *words: str) -> int:
        self._capsys.readouterr()
        code = main(list(words), join=FakeHouse)
        self.out, self.err = self._capsys.readouterr()
        return code


@pytest.fixture
def cli(paths: Paths, capsys: pytest.CaptureFixture[str]) -> Cli:
    made = Cli(capsys)
    assert made("build", "--quiet", "a grocery list") == 0
    return made


def test_deleting_everything_is_undone_by_what_it_says(cli: Cli, paths: Paths) -> None:
    assert cli("data", "delete-everything") == 0
    undo = cli.out.splitlines()[0].split("cognomega ")[1].split()
    assert cli("sessions", "list") == 0 and "No sessions" in cli.out
    assert (paths.projects / "groceries" / "index.html").is_file(), "apps are their owner's"
    assert cli(*undo) == 0 and "1 sessions came" in cli.out
    assert cli("sessions", "search", "tick") == 0 and "Groceries" in cli.out
    assert cli("resume", "--quiet") == 2, "the session is built: nothing waits"


def test_for_good_needs_a_yes_and_both_answers_are_in_the_audit(cli: Cli, paths: Paths, tmp_path: Path) -> None:
    assert cli("data", "delete-everything", "--for-good") == 2
    assert "cannot be undone" in cli.err and "--yes" in cli.err
    assert cli("audit", "--json") == 0
    assert [e["is_allowed"] for e in json.loads(cli.out)] == [False]
    assert cli("audit", "--export", str(tmp_path / "a.csv")) == 0
    assert "delete for good" in (tmp_path / "a.csv").read_text()
    voice, draft = paths.recordings / "one.wav", paths.window_state
    for file in (voice, draft):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"what I said")
    assert cli("data", "delete-everything", "--for-good", "--yes") == 0
    assert not voice.exists() and not draft.exists()
    assert cli("audit", "--json") == 0
    assert [e["is_allowed"] for e in json.loads(cli.out)] == [True], "what was done without undo stands on record"
    assert cli("sessions", "list", "--all") == 0 and "No sessions" in cli.out


def test_backup_export_and_check(cli: Cli, tmp_path: Path) -> None:
    assert cli("data", "backup") == 0 and Path(cli.out.strip()).is_file()
    assert cli("data", "export", str(tmp_path / "all.zip")) == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert b"a grocery list" in archive.read("sessions.jsonl")
    assert cli("data", "export", str(tmp_path / "all.zip")) == 2 and "already" in cli.err
    assert cli("data", "import", str(tmp_path / "all.zip")) == 0 and cli.out.startswith("0 sessions came, 0 lines")
    assert cli("data", "check", "--json") == 0
    assert json.loads(cli.out)["session_count"] == 1 and json.loads(cli.out)["faults"] == []
