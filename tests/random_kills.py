"""Builds by the real command, killed at moments nobody chose, gone on with, killed again.

After each kill: every stage that was over when the next was announced is kept, none that was kept before is gone,
nothing runs on, and no half app lies among the projects.
"""

import os
import random
import subprocess
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from app.domain.build import STAGES
from app.domain.session import Session
from app.domain.waiting import DOING
from app.paths import Paths
from app.storage.database import Database
from app.storage.safekeeping import Safekeeping
from app.storage.sessions import SessionStore
from tests.process_tree import family, still_running_after_a_while

ROOT = Path(__file__).parents[1]
_START_S = 120
_STEP_S = 0.02
_END_S = 900


def kill_at_random_moments(
    program: Sequence[str], request: str, paths: Paths, kills: int, longest_s: float, seed: int
) -> str:
    """Kill so often, each time within `longest_s` of the first thing said; then let it end. Return what happened."""
    chance, done, ended = random.Random(seed), 0, 0
    hit: dict[str, int] = {}
    while done < kills:
        session, before = _open_session(paths)
        process = _start(program, _words(session, request), paths)
        if _ends_within(process, paths, chance.random() * longest_s):
            assert process.returncode in (0, 3), _said(paths)
            ended += 1
            continue
        everyone = list(family(process.pid))
        process.kill()
        process.wait()
        done += 1
        after = _expect_kept(paths, session, before)
        hit[after] = hit.get(after, 0) + 1
        assert not still_running_after_a_while(everyone)
    session, before = _open_session(paths)
    last = _start(program, _words(session, request), paths)
    assert last.wait(_END_S) in (0, 3), _said(paths)
    _expect_kept(paths, session, before)
    _expect_whole_apps(paths, at_least=1)
    moments = ", ".join(f"{count} in {stage}" for stage, count in hit.items())
    return f"{done} kills ({moments}), {ended + 1} builds came to their end"


def _words(session: Session | None, request: str) -> list[str]:
    return ["resume", session.id] if session else ["build", request]


def _start(program: Sequence[str], words: Sequence[str], paths: Paths) -> "subprocess.Popen[bytes]":
    _file(paths).parent.mkdir(parents=True, exist_ok=True)
    with _file(paths).open("wb") as said:
        return subprocess.Popen(
            [*program, *words], cwd=ROOT, env=os.environ, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )


def _ends_within(process: "subprocess.Popen[bytes]", paths: Paths, seconds: float) -> bool:
    """Wait until it has said something, then so long; return whether it ended by itself."""
    deadline_s = time.monotonic() + _START_S
    while not _said(paths) and process.poll() is None:
        assert time.monotonic() < deadline_s, "it never said a word"
        time.sleep(_STEP_S)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True


def _expect_kept(paths: Paths, session: Session | None, before: Sequence[str]) -> str:
    """Return the stage it was killed in."""
    with closing(Database(paths.database)) as database:
        store = SessionStore(database)
        assert Safekeeping(database, paths.backups).check().faults == ()
        newest = store.find(session.id) if session else store.list()[0]
        kept = [event.stage for event in store.finished(newest.id)]
    over = max((number for number, stage in enumerate(STAGES) if DOING[stage] in _said(paths)), default=0)
    assert set(before) <= set(kept), "a stage kept before is gone"
    assert list(STAGES[:over]) == kept[:over], "a stage that was over is not kept"
    _expect_whole_apps(paths)
    return STAGES[len(kept)] if len(kept) < len(STAGES) else "the end"


def _expect_whole_apps(paths: Paths, at_least: int = 0) -> None:
    apps = [path for path in paths.projects.glob("*") if not path.name.startswith(".")]
    assert all((path / name).is_file() for path in apps for name in ("index.html", "checks.json"))
    assert len(apps) >= at_least


def _open_session(paths: Paths) -> tuple[Session | None, list[str]]:
    with closing(Database(paths.database)) as database:
        store = SessionStore(database)
        newest = store.newest("open")
        return newest, [event.stage for event in store.finished(newest.id)] if newest else []


def _file(paths: Paths) -> Path:
    return paths.state / "said.txt"


def _said(paths: Paths) -> str:
    return _file(paths).read_text("utf-8", "replace")
