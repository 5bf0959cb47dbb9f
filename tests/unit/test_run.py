"""`run.py` fetches models only for what needs them, and says plainly which Python it wants."""

import subprocess
import sys
from pathlib import Path

import pytest

import run

ROOT = Path(run.__file__).parent


@pytest.mark.parametrize("words", [[], ["build", "a timer"], ["build", "--audio", "a.wav"], ["resume"]])
def test_building_needs_the_models(words: list[str]) -> None:
    assert run.needs_models(words)


@pytest.mark.parametrize("words", [["--version"], ["doctor"], ["models", "list"], ["build", "--help"], ["-h"]])
def test_asking_does_not_fetch_a_gigabyte(words: list[str]) -> None:
    assert not run.needs_models(words)


def test_a_python_too_old_or_new_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "OLDEST", (9, 0))
    assert run.main([]) == 2
    assert "needs Python 3.11, 3.12 or 3.13" in capsys.readouterr().err


def test_it_needs_nothing_but_the_standard_library() -> None:
    """`-I -S`: no site-packages at all, as on a bare machine."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import run, installer.setup, installer.suite"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True, cwd="/")
