"""Whatever happens to the process, the disk or the clock: the database opens, and nothing that was kept is lost."""

import itertools
import json
import sqlite3
import subprocess
import sys
import threading
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.build import STAGES
from app.domain.errors import ResourceError
from app.storage import database as database_module
from app.storage.database import Database
from app.storage.runs import RunStore
from app.storage.safekeeping import Safekeeping
from app.storage.sessions import SessionStore
from tests.crash_worker import SUMMARY, expect_whole
from tests.cut_off import with_disk

ROOT = Path(__file__).parents[2]


def kill_often(folder: Path, kills: int, seed: int) -> str:
    command = [sys.executable, "-m", "tests.crash_worker", str(folder), str(kills), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=1500)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="fork and signals")
def test_killed_at_random_moments_nothing_kept_is_lost(tmp_path: Path) -> None:
    assert "20 kills" in kill_often(tmp_path, 20, seed=1)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(sys.platform == "win32", reason="fork and signals")
def test_killed_at_500_random_moments_nothing_kept_is_lost(tmp_path: Path) -> None:
    print(kill_often(tmp_path, 500, seed=2))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a small disk of its own")
def test_on_a_full_disk_it_is_told_and_what_was_kept_stays(tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    script = (
        "import sys; from pathlib import Path; from app.domain.errors import ResourceError;"
        "from app.storage.database import Database; from app.storage.sessions import SessionStore;"
        f"path = Path({str(place)!r}) / 'a.db'; store = SessionStore(Database(path)); kept = []\n"
        "try:\n"
        "    for n in range(5000): kept.append(store.create('words ' * 200).id)\n"
        "except ResourceError as error:\n"
        "    again = SessionStore(Database(path)) if '--reopen' in sys.argv else store\n"
        "    print(len(kept), {s.id for s in again.list()} == set(kept), error)\n"
    )
    command = with_disk("size=4m", str(place), sys.executable, "-c", script)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    if done.returncode == 99 or "Operation not permitted" in done.stderr:
        pytest.skip("this machine lets nobody make a disk")
    count, is_same, says = done.stdout.split(" ", 2)
    assert int(count) > 20 and is_same == "True", done.stderr
    assert "full" in says and "cognomega resume" in says


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a small disk of its own")
def test_a_disk_that_fills_up_during_a_build_loses_no_finished_stage_and_the_build_goes_on_later(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    command = with_disk("size=4m", str(home), sys.executable, "-m", "tests.full_disk", str(home), str(tmp_path / "app"))
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    if done.returncode == 99 or "Operation not permitted" in done.stderr:
        pytest.skip("this machine lets nobody make a disk")
    assert done.returncode == 0, done.stderr
    full, freed = json.loads(done.stdout)
    assert full["code"] == 2 and "Traceback" not in full["err"], full["err"]
    told = json.loads(full["out"])["error"]
    assert "is full" in told["says"] and "cognomega resume" in told["next_step"]
    kept = len(full["stages"])  # a slow machine fills the disk a stage later
    assert full["stages"] == list(STAGES[:kept]) and 3 <= kept < len(STAGES) and full["faults"] == []
    assert freed["code"] == 0 and "Working out what you want: done before" in freed["err"], freed["err"]
    assert freed["stages"] == list(STAGES) and freed["faults"] == []
    assert (tmp_path / "app" / "index.html").is_file()


def test_two_processes_at_once_from_the_first_opening_on_both_keep_what_they_write(tmp_path: Path) -> None:
    path = tmp_path / "cognomega.db"
    command = [sys.executable, "-m", "tests.work_beside", str(path), "15"]
    said: list[str] = []
    is_enough = threading.Semaphore(0)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with ExitStack() as stack:
        both = [stack.enter_context(subprocess.Popen([*command, str(n)], cwd=ROOT, **pipes)) for n in (1, 2)]  # type: ignore[call-overload]
        for process in both:
            assert process.stdout.readline() == "ready\n"
        for process in both:
            process.stdin.write("go\n")
            process.stdin.flush()
        readers = [threading.Thread(target=_read, args=(process, said, is_enough)) for process in both]
        for reader in readers:
            reader.start()
        assert all(is_enough.acquire(timeout=300) for _ in both)
        path.with_name("stop").touch()
        for reader, process in zip(readers, both, strict=True):
            reader.join(timeout=300)
            assert process.wait(timeout=300) == 0, process.stderr.read()[-3000:]
    assert sum(line.startswith("run ") for line in said) >= 30
    expect_whole(path, said)
    with closing(sqlite3.connect(path)) as db:
        whose = [row[0].split()[2][0] for row in db.execute("SELECT request FROM sessions ORDER BY rowid")]
    assert sum(a != b for a, b in itertools.pairwise(whose)) >= 2, "they wrote one after the other, not at once"


def _read(process: subprocess.Popen[str], said: list[str], is_enough: threading.Semaphore) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line == "enough\n":
            is_enough.release()
        said.append(line.rstrip("\n"))
    is_enough.release()  # one that fell over is not waited for


def test_two_at_once_both_keep_what_they_write(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Database(path).close()
    ids: list[str] = []

    def write_twenty() -> None:
        with closing(Database(path)) as database:
            store, runs = SessionStore(database), RunStore(database)
            for _ in range(20):
                session = store.create("both")
                runs.end(runs.begin(session.id, "build", "m", False), SUMMARY)
                ids.append(session.id)

    threads = [threading.Thread(target=write_twenty) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with closing(Database(path)) as database:
        assert {s.id for s in SessionStore(database).list()} == set(ids) and len(ids) == 40
        assert len(RunStore(database).history()) == 40
        assert Safekeeping(database, tmp_path).check().faults == ()


def test_a_database_somebody_else_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "BUSY_S", 0.05)
    path = tmp_path / "a.db"
    with closing(Database(path)) as database, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ResourceError, match="in use by another program"):
            SessionStore(database).create("x")
        other.execute("ROLLBACK")
        assert SessionStore(database).create("x").request == "x"


def test_a_clock_that_jumps_back_loses_and_reorders_nothing(tmp_path: Path) -> None:
    moment = [datetime(2026, 6, 1, tzinfo=UTC)]
    with closing(Database(tmp_path / "a.db")) as database:
        store, runs = SessionStore(database, lambda: moment[0]), RunStore(database, lambda: moment[0])
        numbers = []
        for jump in (timedelta(hours=1), timedelta(days=-400), timedelta(days=3000), timedelta(0)):
            moment[0] += jump
            session = store.create("x")
            numbers.append(runs.begin(session.id, "build", "m", False))
            runs.end(numbers[-1], SUMMARY)
        assert [run.id for run in runs.history()] == numbers, "the order is that of the runs, not of the clock"
        assert len(store.list()) == 4 and len(store.search("x")) == 4
        assert all(run.seconds >= 0 for run in runs.history())
