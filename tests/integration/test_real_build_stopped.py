"""A build with the real models, stopped in one stage after the other, ends in a whole app and leaves nothing running.

The request contradicts itself: that, too, must become some app and no crash.
"""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.paths import HOME_VARIABLE, Paths
from tests.bench.building import make_home
from tests.process_tree import family, still_running_after_a_while
from tests.random_kills import kill_at_random_moments

ROOT = Path(__file__).parents[2]
REQUEST = "A list without any items that shows all items sorted by name and unsorted, with no fields and a price."

pytestmark = [
    pytest.mark.models,
    pytest.mark.browser,
    pytest.mark.skipif(sys.platform != "linux", reason="signals, and /proc to see who is left"),
]


@pytest.mark.timeout(1800)
def test_a_real_build_stopped_in_each_long_stage_ends_in_a_whole_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = make_home(tmp_path)
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    stop(["build", REQUEST], "Working out what you want …", signal.SIGINT)
    stop(["resume"], "Working out what you want …", signal.SIGKILL)
    stop(["resume"], "Writing the blueprint …", signal.SIGINT)
    stop(["resume"], "Writing the blueprint …", signal.SIGKILL)
    stop(["resume"], "Trying it as you would …", signal.SIGINT)
    stop(["resume"], "(1 of ", signal.SIGKILL)
    assert not (home / "projects").exists(), "nothing was delivered yet, so nothing is there, not even half"
    last = start("resume", "--json")
    out, err = last.communicate(timeout=500)
    told = json.loads(out)
    assert last.returncode == (0 if told["is_held"] else 3), err
    assert "Writing the blueprint: done before" in err
    assert told["checks"] and told["transcript"]["text"] == REQUEST
    assert [path.name for path in (home / "projects").iterdir()] == [Path(told["out"]).name]
    assert all((Path(told["out"]) / name).is_file() for name in told["files"])


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_real_builds_killed_at_20_random_moments_lose_no_finished_stage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = make_home(tmp_path)
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    program = (sys.executable, "-m", "app.cli")
    print(kill_at_random_moments(program, REQUEST, Paths.from_environment(), kills=20, longest_s=60, seed=27))


def stop(words: list[str], said: str, by: signal.Signals) -> None:
    """Start the command and stop it once it has said something."""
    process = start(*words)
    assert process.stderr is not None
    heard = next((line for line in process.stderr if said in line), None)
    assert heard, f"{words} never said {said!r}"
    everyone = list(family(process.pid))
    process.send_signal(by)
    _, err = process.communicate(timeout=120)
    if by == signal.SIGINT:
        assert process.returncode == 130
        assert "Stopped. Nothing is lost: cognomega resume" in err and "Traceback" not in err
    else:
        assert process.returncode == -signal.SIGKILL
    assert not still_running_after_a_while(everyone)


def start(*words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "app.cli", *words], cwd=ROOT, env=os.environ, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
