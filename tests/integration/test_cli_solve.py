"""`cognomega solve` as people and programs use it: scripted agents, real sandboxes and command line."""

import io
import json
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.domain.ballot import read_ballot
from app.engines import python_sandbox
from app.paths import Paths
from app.pipeline.metering import MeteredModel
from tests.fakes import FakeHouse, FakeLanguageModel

DOUBLE = "def double(n: int) -> int:\n    '''Doubles a number.\n    >>> double(2)\n    4\n    '''\n"
RIGHT, WRONG = "    return n + n\n", "    return n + 1\n"


class Solving:
    """The command line in this process, over agents that all give `answer`."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.answer = RIGHT
        self.out = self.err = ""

    def __call__(self, *words: str) -> int:
        answer = self.answer

        class House(FakeHouse):
            async def _start_model(self) -> MeteredModel:
                return MeteredModel(FakeLanguageModel(lambda _request: answer))

        self._capsys.readouterr()
        code = main(["solve", *words], join=House)
        self.out, self.err = self._capsys.readouterr()
        return code

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def solve(paths: Paths, capsys: pytest.CaptureFixture[str]) -> Solving:
    return Solving(capsys)


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "double.txt"
    path.write_text(DOUBLE)
    return str(path)


def test_code_that_breaks_a_rule_is_not_handed_out(solve: Solving, file: str, paths: Paths) -> None:
    """Whatever it gives: what runs a text as code is not to be trusted with what it will be given later."""
    solve.answer = "    return eval('n + n')\n"
    assert solve(file) == 3
    assert solve.out == "" and "a rule" in solve.err
    with closing(FakeHouse(paths)) as house:
        assert {(entry.decision.subject, entry.decision.is_allowed) for entry in house.memory.audit.entries()} == {
            ("double", False)
        }


def test_a_person_gets_the_code_and_beside_it_how_it_was_chosen(solve: Solving, file: str) -> None:
    assert solve(file) == 0
    assert solve.out == "def double(n: int) -> int:\n    return n + n\n"
    assert "* #0 first: 1 of 1 examples" in solve.err
    assert "✓ double(2) → 4" in solve.err


def test_a_program_gets_one_object_with_everything(solve: Solving, file: str) -> None:
    assert solve(file, "--lang", "python", "--json") == 0
    told = solve.json
    assert set(told) == {"code", "verified", "agreement", "ballot", "seconds", "tokens"}
    assert (told["verified"], told["agreement"]) == (True, 1.0)
    assert read_ballot(json.dumps(told["ballot"])).code == told["code"]


def test_what_misses_an_example_is_given_and_called_unproven(solve: Solving, file: str) -> None:
    solve.answer = WRONG
    assert solve(file, "--json", "--agents", "3") == 3
    assert solve.json["verified"] is False
    assert solve.json["code"].endswith("return n + 1")
    assert [c["origin"] for c in solve.json["ballot"]["candidates"]] == ["first", "sample", "sample", "repair"]


def test_the_same_signature_in_javascript(solve: Solving, file: str) -> None:
    solve.answer = "  return n * 2;\n}"
    assert solve(file, "--lang", "javascript") == 0
    assert solve.out == "function double(n) {\n  return n * 2;\n}\n"


def test_standard_input_and_a_benchmarks_line_are_read(solve: Solving, monkeypatch: pytest.MonkeyPatch) -> None:
    line = json.dumps({"task_id": "x/1", "prompt": DOUBLE, "entry_point": "double"}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))
    assert solve("-") == 0
    assert "return n + n" in solve.out


@pytest.mark.parametrize("text", ["", "an app for groceries", "def f(a"])
def test_what_asks_for_no_function_is_told_plainly(solve: Solving, tmp_path: Path, text: str) -> None:
    (tmp_path / "odd.txt").write_text(text)
    assert solve(str(tmp_path / "odd.txt")) == 2
    assert "Traceback" not in solve.err and solve.err.strip()
    assert solve(str(tmp_path / "missing.txt")) == 2
    assert "cannot be read" in solve.err


def test_without_a_sandbox_the_code_is_not_run_and_that_is_said(
    solve: Solving, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(python_sandbox.shutil, "which", lambda *_args, **_more: None)
    assert solve(file) == 3
    assert "return n + n" in solve.out
    assert "nothing was run: This machine has no sandbox for Python code" in solve.err
