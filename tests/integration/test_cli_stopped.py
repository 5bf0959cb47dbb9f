"""However a build is stopped (kill -9, Ctrl-C), no finished stage is lost."""

import contextlib
import json
import os
import pty
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from app.domain.build import STAGES, Understood
from app.paths import Paths
from app.storage.database import Database
from app.storage.sessions import SessionStore
from tests.fakes import QUESTION
from tests.random_kills import kill_at_random_moments

ROOT = Path(__file__).parents[2]
PAUSE_S = 0.15
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and terminals")


def start(*words: str, **options: Any) -> "subprocess.Popen[str]":
    environment = {**os.environ, "FAKE_PAUSE_S": str(PAUSE_S)}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.fakes", *words],
        **{
            "cwd": ROOT,
            "env": environment,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "text": True,
            **options,
        },
    )


def finished_stages(paths: Paths) -> list[str]:
    with contextlib.closing(Database(paths.database)) as database:
        store = SessionStore(database)
        session = store.newest()
        return [event.stage for event in store.finished(session.id)] if session else []


def wait_for(text: str, process: "subprocess.Popen[str]") -> None:
    assert process.stderr is not None
    for line in process.stderr:
        if text in line:
            return
    raise AssertionError(f"never said {text!r}")


@pytest.mark.parametrize("seed", range(4))
def test_killed_anywhere_a_build_goes_on_from_its_last_finished_stage(paths: Paths, tmp_path: Path, seed: int) -> None:
    process = start("build", "a grocery list")
    wait_for("Working out", process)
    time.sleep(random.Random(seed).uniform(0, PAUSE_S * len(STAGES)))  # the test is about any moment at all
    process.kill()
    process.communicate()
    before = finished_stages(paths)
    assert before[:2] == ["transcribe", "confirm"], "those were finished when the next was announced"
    elsewhere = ["--out", str(tmp_path / "elsewhere")] if before[-1] == "deliver" else []
    again = start("resume", "--json", *elsewhere)
    out, err = again.communicate(timeout=60)
    assert again.returncode == 0, err
    told = json.loads(out)
    assert (Path(told["out"]) / "checks.json").is_file()
    assert finished_stages(paths) == list(STAGES)
    assert [p.name for p in paths.projects.glob("groceries*")] in (["groceries"], []), "no second copy"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells who is left")
@pytest.mark.parametrize("kills", [3, pytest.param(120, marks=[pytest.mark.slow, pytest.mark.timeout(3600)])])
def test_killed_and_gone_on_with_again_and_again_no_finished_stage_is_lost(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, kills: int
) -> None:
    monkeypatch.setenv("FAKE_PAUSE_S", str(PAUSE_S))
    program = (sys.executable, "-m", "tests.fakes")
    print(kill_at_random_moments(program, "a grocery list", paths, kills, longest_s=PAUSE_S * 6, seed=kills))


def test_ctrl_c_stops_at_once_says_nothing_is_lost_and_ends_with_130(paths: Paths) -> None:
    process = start("build", "a grocery list")
    wait_for("Writing the blueprint", process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Stopped. Nothing is lost: cognomega resume" in err and "Traceback" not in err
    assert finished_stages(paths)[-1] == "intent"


def test_at_a_terminal_what_was_heard_can_be_replaced(paths: Paths, tmp_path: Path) -> None:
    clip = tmp_path / "speech.wav"
    clip.write_bytes(b"RIFF")
    screen = talk(["build", "--audio", str(clip)], [("I heard", "a running log\n")])
    assert "I heard: “a grocery list where I tick things off”" in screen
    with contextlib.closing(Database(paths.database)) as database:
        store = SessionStore(database)
        outputs = {e.stage: e.output for e in store.finished(store.list()[0].id)}
    assert getattr(outputs["confirm"], "text", "") == "a running log"


def test_at_a_terminal_ctrl_c_works_while_a_question_waits(paths: Paths, tmp_path: Path) -> None:
    clip = tmp_path / "speech.wav"
    clip.write_bytes(b"RIFF")
    screen = talk(["build", "--audio", str(clip)], [("Press Enter", "\x03")], code=130)
    assert "Stopped. Nothing is lost" in screen


def test_at_a_terminal_a_build_without_words_asks_for_them(paths: Paths) -> None:
    screen = talk(["build"], [("What app would you like?", "a grocery list\n")])
    assert "Groceries is ready" in screen


def test_at_a_terminal_a_build_asks_what_a_wish_should_become(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_ASKS_S", "300")
    answers = [("leave it out (goes on in", "7\n"), ("none of them", "2\n")]
    screen = talk(["build", "a grocery list"], answers, code=3)  # no check of the fake stages tries that line
    assert "“who still owes me”: what should the app do?" in screen
    assert f"2  {QUESTION.offers[1].says}" in screen and "Groceries is ready" in screen
    assert blueprint_of(paths)[-1] == QUESTION.offers[1].line


def test_at_a_terminal_a_build_goes_on_without_an_answer(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAKE_ASKS_S", "0.5")
    screen = talk(["build", "a grocery list"], [], code=3)
    assert "what should the app do?" in screen and QUESTION.offers[0].line not in blueprint_of(paths)


@pytest.mark.parametrize("silent", ["--yes", "--quiet", "--json"])
def test_who_wants_no_questions_gets_none(paths: Paths, monkeypatch: pytest.MonkeyPatch, silent: str) -> None:
    monkeypatch.setenv("FAKE_ASKS_S", "300")
    assert "what should the app do?" not in talk(["build", "a grocery list", silent], [])


def blueprint_of(paths: Paths) -> list[str]:
    """Return the lines of the newest session's blueprint, as recorded."""
    with contextlib.closing(Database(paths.database)) as database:
        store = SessionStore(database)
        understood = {e.stage: e.output for e in store.finished(store.list()[0].id)}["understand"]
    assert isinstance(understood, Understood)
    return [line.text for line in understood.blueprint.lines]


def talk(words: list[str], answers: list[tuple[str, str]], code: int = 0) -> str:
    """Run the command line on a terminal of its own, type each answer once its question is seen, return the screen."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-W", "ignore", "-m", "tests.fakes", *words])
    screen, deadline_s = "", time.monotonic() + 60
    with contextlib.suppress(OSError):  # Linux reports the closed terminal so
        while time.monotonic() < deadline_s:
            if select.select([terminal], [], [], 1)[0]:
                if not (data := os.read(terminal, 65536)):
                    break
                screen += data.decode("utf-8", "replace")
            if answers and answers[0][0] in screen:
                os.write(terminal, answers.pop(0)[1].encode())
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == code, screen
    return screen


@pytest.mark.parametrize("stage", ["understand", "generate"])
def test_a_native_engine_that_aborts_the_process_loses_no_finished_stage(
    paths: Paths, tmp_path: Path, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failed assertion in llama.cpp ends the whole process at once; the record on disk is what isolates the work."""
    monkeypatch.setenv("FAKE_ABORT_AT", stage)
    process = start("build", "a grocery list", "--json", "--out", str(tmp_path / "app"))
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGABRT
    before = finished_stages(paths)
    assert before == list(STAGES[: STAGES.index(stage)])
    monkeypatch.delenv("FAKE_ABORT_AT")
    again = start("resume", "--json")
    out, _ = again.communicate(timeout=60)
    assert again.returncode == 0
    assert Path(json.loads(out)["out"]) == tmp_path / "app"
    assert (tmp_path / "app" / "index.html").is_file()
