"""`cognomega build` and `resume` as people and programs use them: real store, folders and command line."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.domain.errors import ResourceError
from app.paths import Paths
from app.storage.sessions import SessionStore
from tests.fakes import BLUEPRINT, FakeHouse


class Cli:
    """The command line in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *words: str) -> int:
        self._capsys.readouterr()
        code = main(list(words), join=FakeHouse)
        self.out, self.err = self._capsys.readouterr()
        return code

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def cli(paths: Paths, capsys: pytest.CaptureFixture[str]) -> Cli:
    return Cli(capsys)


def test_words_become_an_app_and_each_wish_is_told(cli: Cli, paths: Paths) -> None:
    assert cli("build", "a", "grocery", "list") == 0
    folder = paths.projects / "groceries"
    assert (folder / "index.html").is_file()
    assert f"Groceries is ready: {folder}" in cli.out
    assert "  ✓ a grocery list\n  ✓ where I tick things off" in cli.out
    assert "sort name (assumed" in cli.out and "cognomega open" in cli.out
    assert "record item: name text" in cli.err and "(4 of 4)" in cli.err


def test_with_json_standard_output_is_one_object_with_everything(cli: Cli) -> None:
    assert cli("build", "--json", "a grocery list") == 0
    told = cli.json
    assert set(told) >= {"session", "transcript", "intent", "blueprint", "architecture", "files", "checks", "unmet"}
    assert set(told) >= {"assumed", "seconds", "tokens", "model", "out"}
    assert told["transcript"]["text"] == "a grocery list" and told["intent"]["kind"] == "new app"
    assert told["blueprint"] == BLUEPRINT.text
    assert told["checks"][0] == {
        "clause": "a grocery list", "says": "An item can be added", "held": True, "assumed": False, "reason": "",
        "layer": "behaviour", "seconds": 0.01,
    }  # fmt: skip
    assert set(told["files"]) == {"index.html", "blueprint.txt", "checks.json", "trace.json"}
    assert sorted(p.name for p in Path(told["out"]).iterdir()) == sorted([".git", *told["files"]])
    assert told["tokens"] == {"prompt": 320, "generated": 43, "cached": 260}
    assert told["unmet"] == [] and told["assumed"] == ["sort name"] and told["model"] == "fake"


def test_something_unmet_is_told_in_the_users_words_and_ends_with_3(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_UNMET", "sing to me")
    monkeypatch.setenv("FAKE_FAILS", "An item can be ticked")
    assert cli("build", "a grocery list") == 3
    assert "✗ where I tick things off: An item can be ticked: not seen" in cli.out
    assert "✗ sing to me: nothing in the app answers this" in cli.out
    assert cli("build", "--json", "a grocery list") == 3
    assert cli.json["unmet"] == ["where I tick things off", "sing to me"]


def test_quiet_says_only_where_the_app_is(cli: Cli, paths: Paths) -> None:
    assert cli("build", "--quiet", "a grocery list") == 0
    assert (cli.out, cli.err) == (f"{paths.projects / 'groceries'}\n", "")


def test_a_dash_reads_standard_input(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    request = tmp_path / "request.txt"
    request.write_text('a list\nof "things" & <b>stuff</b>')
    with request.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert cli("build", "-", "--json") == 0
    assert cli.json["transcript"]["text"] == 'a list of "things" & <b>stuff</b>'


@pytest.mark.parametrize(
    "words", [(), ("",), ("   ",), ("?!",), ("12345",), ("word " * 5000,), ("a", "--audio", "/nowhere.wav")]
)
def test_what_is_no_request_is_told_plainly_with_2_and_leaves_nothing(cli: Cli, words: tuple[str, ...]) -> None:
    assert cli("build", *words) == 2
    assert cli.out == "" and 0 < len(cli.err) < 400 and "Traceback" not in cli.err
    assert cli("sessions", "list") == 0 and cli.out == "No sessions yet.\n"


def test_five_thousand_words_are_refused_with_the_limit_and_the_next_step(cli: Cli) -> None:
    assert cli("build", "--json", "word " * 5000) == 2
    assert "5,000 words" in cli.json["error"]["says"] and "2,000 characters" in cli.json["error"]["says"]
    assert "most important" in cli.json["error"]["next_step"]


@pytest.mark.parametrize("kind", ["none", "question"])
def test_no_app_in_the_words_is_told_with_2_and_not_offered_again(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv("FAKE_KIND", kind)
    assert cli("build", "--json", "hello, how are you") == 2
    assert cli.json["error"]["kind"] == "InputError" and cli.json["session"]
    assert cli("resume") == 2
    assert "No build is waiting" in cli.err


def test_speech_is_shown_and_can_be_replaced(cli: Cli, tmp_path: Path) -> None:
    clip = tmp_path / "speech.wav"
    clip.write_bytes(b"RIFF")
    assert cli("build", "--audio", str(clip)) == 0
    assert "I heard: “a grocery list where I tick things off”" in cli.err
    assert cli("build", "--audio", str(clip), "--transcript", "a running log", "--json") == 0
    assert cli.json["transcript"] | {"language_confidence": 1.0} == {
        "text": "a running log", "language": "en", "confidence": 1.0, "duration_s": 0.0, "segments": [],
        "source": "typed", "language_confidence": 1.0,
    }  # fmt: skip


def test_silence_is_told_and_kept(cli: Cli, tmp_path: Path) -> None:
    clip = tmp_path / "silence.wav"
    clip.write_bytes(b"RIFF")
    assert cli("build", "--audio", str(clip)) == 2
    assert cli.err.endswith("I heard nothing. Speak closer to the microphone.\n")
    assert cli("sessions", "list") == 0 and "silence.wav" in cli.out


def test_a_folder_that_is_a_file_is_told_and_the_build_goes_on_elsewhere(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert cli("build", "a grocery list", "--out", str(tmp_path / "file")) == 2
    assert "a file is in the way" in cli.err and "resume" in cli.err
    assert cli("resume", "--out", str(tmp_path / "other")) == 0
    assert (tmp_path / "other" / "index.html").is_file()


def test_a_finished_build_can_be_written_elsewhere_without_doing_it_again(cli: Cli, tmp_path: Path) -> None:
    assert cli("build", "a grocery list") == 0
    assert cli("resume", "--out", str(tmp_path / "copy"), "--json") == 0
    assert cli.json["out"] == str(tmp_path / "copy")
    assert (tmp_path / "copy" / "index.html").is_file()


def test_an_app_whose_folder_is_gone_is_written_again(cli: Cli, paths: Paths) -> None:
    assert cli("build", "--json", "a grocery list") == 0
    session = cli.json["session"]
    shutil.rmtree(paths.projects)
    assert cli("open") == 2 and "holds no app any more" in cli.err
    assert cli("resume", session) == 0
    assert (paths.projects / "groceries" / "index.html").is_file()


def test_other_words_begin_a_session_anew(cli: Cli) -> None:
    assert cli("build", "--json", "a grocery list") == 0
    session = cli.json["session"]
    assert cli("resume", session, "--transcript", "a running log", "--json") == 0
    assert cli.json["session"] == session and cli.json["transcript"]["text"] == "a running log"


def test_where_the_end_cannot_be_kept_the_fault_that_led_to_it_is_told(
    cli: Cli, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full fails twice: the second time must not hide the first."""
    monkeypatch.setenv("FAKE_BUG_AT", "generate")

    def full(*_: object) -> None:
        raise ResourceError("The disk is full.", "Free some room.")

    monkeypatch.setattr(SessionStore, "end", full)
    assert cli("build", "a grocery list") == 1
    log = (paths.logs / "cognomega.log").read_text()
    assert "our fault" in cli.err and "disk" not in cli.err
    assert "ZeroDivisionError: a bug" in log and "The disk is full." in log


def test_our_own_fault_is_1_with_a_log_and_nothing_lost(
    cli: Cli, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAKE_BUG_AT", "design")
    assert cli("build", "a grocery list") == 1
    log = paths.logs / "cognomega.log"
    assert "our fault" in cli.err and str(log) in cli.err and "Traceback" not in cli.err
    assert "ZeroDivisionError: a bug" in log.read_text()
    assert "grocery" not in log.read_text(), "what the user said is no one else's business"
    monkeypatch.delenv("FAKE_BUG_AT")
    assert cli("resume", "--json") == 0
    assert cli.json["transcript"]["text"] == "a grocery list"


def test_a_missing_model_is_told_before_work_and_the_session_is_kept(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "a grocery list", "--json"]) == 2
    told = json.loads(capsys.readouterr().out)
    assert told["error"]["kind"] == "ModelError" and "models get" in told["error"]["next_step"] and told["session"]


def test_a_damaged_database_is_told(cli: Cli, paths: Paths) -> None:
    paths.database.parent.mkdir(parents=True)
    paths.database.write_bytes(b"not a database at all, not at all " * 99)
    assert cli("build", "a grocery list") == 2
    assert "damaged" in cli.err and str(paths.database) in cli.err


def test_a_session_in_work_elsewhere_is_not_touched(cli: Cli, paths: Paths) -> None:
    cli("build", "--json", "a grocery list")
    session = cli.json["session"]
    with FakeHouse(paths).hold(session):
        assert cli("resume", session) == 2
    assert "another window" in cli.err


def test_a_forgotten_command_is_suggested(cli: Cli) -> None:
    assert cli("make", "a", "list") == 2
    assert "cognomega build make a list" in cli.err
