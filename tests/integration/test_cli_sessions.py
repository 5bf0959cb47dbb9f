"""`sessions`, `open` and `check`: what was built is found, shown and tried again."""

import json
import sys
from pathlib import Path

import pytest

from app.cli import main
from app.paths import Paths
from tests.fakes import FakeHouse


@pytest.fixture
def built(paths: Paths, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """One built app: its session and folder."""
    assert main(["build", "--json", "a grocery list"], join=FakeHouse) == 0
    told: dict[str, str] = json.loads(capsys.readouterr().out)
    return told


def run(*words: str) -> int:
    return main(list(words), join=FakeHouse)


def test_a_session_is_listed_searched_and_shown(built: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sessions", "list") == 0
    assert built["session"] in capsys.readouterr().out
    assert run("sessions", "search", "groc", "--json") == 0
    assert json.loads(capsys.readouterr().out)[0]["session"] == built["session"]
    assert run("sessions", "show", built["session"][:5]) == 0
    shown = capsys.readouterr().out
    assert "tick bought" in shown and "✓ An item can be ticked" in shown and built["out"] in shown


def test_a_deleted_session_comes_back(built: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sessions", "delete", built["session"]) == 0
    assert f"sessions undelete {built['session']}" in capsys.readouterr().out
    assert run("sessions", "list") == 0 and "No sessions yet." in capsys.readouterr().out
    assert run("sessions", "undelete", built["session"]) == 0
    assert run("sessions", "list") == 0 and built["session"] in capsys.readouterr().out
    assert (Path(built["out"]) / "index.html").is_file()


def test_nothing_is_deleted_where_one_id_is_wrong(built: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sessions", "delete", built["session"], "zzzzzz") == 2
    assert run("sessions", "list") == 0 and built["session"] in capsys.readouterr().out


def test_erasing_is_for_good_and_needs_a_yes(built: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sessions", "delete", "--for-good", built["session"]) == 2
    assert "cannot be undone" in capsys.readouterr().err
    assert run("sessions", "list") == 0 and built["session"] in capsys.readouterr().out
    assert run("sessions", "delete", "--for-good", "--yes", built["session"]) == 0
    assert run("sessions", "undelete", built["session"]) == 2
    capsys.readouterr()
    assert run("audit", "--json") == 0
    noted = json.loads(capsys.readouterr().out)
    assert [(e["actor"], e["is_allowed"]) for e in noted] == [("sessions", False), ("sessions", True)]


def test_open_shows_the_newest_app_or_says_where_it_is(
    built: dict[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or True)
    monkeypatch.setenv("DISPLAY", ":7")
    for words in ((), (built["session"],), (built["out"],)):
        assert run("open", *words) == 0
    assert opened == [(Path(built["out"]) / "index.html").as_uri()] * 3
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    capsys.readouterr()
    assert run("open") == 0 and len(opened) == 3
    assert capsys.readouterr().out == f"Open this file in a browser: {Path(built['out']) / 'index.html'}\n"


def test_an_app_can_be_checked_again_also_after_it_was_changed(
    built: dict[str, str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("check", built["out"]) == 0
    assert "✓ An item can be added (" in capsys.readouterr().out
    monkeypatch.setenv("FAKE_FAILS", "An item can be added")
    assert run("check", built["out"]) == 3
    assert "✗ An item can be added: not seen" in capsys.readouterr().out
    assert run("check", built["out"], "--json") == 3
    assert [c["held"] for c in json.loads(capsys.readouterr().out)["checks"]] == [False, True, True, True]


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("checks.json", "{", "cannot be read"),
        ("checks.json", '{"version": 1, "checks": []}', "holds no checks"),
        ("checks.json", '{"version": 1, "checks": [{"says": "x", "steps": [{"do": "fly"}]}]}', "no step “fly”"),
        ("checks.json", '{"version": 9, "checks": []}', "version 9"),
        ("checks.json", None, "has no checks.json"),
        ("index.html", None, "index.html is missing"),
    ],
)
def test_a_folder_that_cannot_be_checked_is_told(
    built: dict[str, str], capsys: pytest.CaptureFixture[str], file: str, text: str | None, says: str
) -> None:
    path = Path(built["out"]) / file
    path.unlink()
    if text is not None:
        path.write_text(text)
    assert run("check", built["out"]) == 2
    assert says in capsys.readouterr().err
