"""The plug is pulled: whatever the disk made of what was not synced, the database opens and holds all that was told.

The work is recorded once, write by write; then many power cuts are tried on the recording.
"""

import random
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from app.storage.database import Database
from app.storage.safekeeping import Safekeeping
from app.storage.sessions import SessionStore
from tests.crash_worker import Worker, expect_no_halves, expect_whole
from tests.power_cuts import Disk, moments
from tests.recorded_disk import Delete, Entry, Said, Sync, Write, recorded

DATABASE = "cognomega.db"
FORGETTING, FORGOTTEN = "forgetting", "forgotten"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the recorded disk is tried on POSIX only")


def record_work(folder: Path, monkeypatch: pytest.MonkeyPatch, pieces: Sequence[int]) -> list[Entry]:
    """Make so many sessions in each piece; between pieces the program ends and starts, before the last all is
    forgotten for good."""
    with recorded(monkeypatch) as entries:

        def say(text: str) -> None:
            entries.append(Said(text))

        for number, sessions in enumerate(pieces):
            with closing(Database(folder / DATABASE)) as database:
                if number == len(pieces) - 1:
                    say(FORGETTING)
                    Safekeeping(database, folder / "backups").delete_everything(is_for_good=True)
                    say(FORGOTTEN)
                worker = Worker(database, folder, say, seed=number)
                for _ in range(sessions):
                    worker.make_one()
        return list(entries)


def expect_all_that_was_told(path: Path, told: list[str]) -> None:
    said = told[told.index(FORGETTING) + 1 :] if FORGETTING in told else told
    expect_whole(path, said)
    with closing(Database(path)) as database:
        store = SessionStore(database)
        if FORGOTTEN in told:
            assert {s.id for s in store.list(is_with_deleted=True)} <= after_last_word(said), "forgotten, yet there"
        again = store.create("work goes on")
        assert store.search("goes on")[0].id == again.id
        assert Safekeeping(database, path.parent).check().faults == ()
        expect_no_halves(database)


def after_last_word(said: list[str]) -> set[str]:
    return {line.split()[1] for line in said if line.startswith("session")}


def pull_the_plug(entries: Sequence[Entry], folder: Path, count: int, seed: int) -> int:
    """Try so many power cuts; return how many things had been told in all of them together."""
    chance, things = random.Random(seed), 0
    for number, disk in enumerate(moments(entries, count, chance, DATABASE)):
        place = folder / f"cut-{number}"
        place.mkdir()
        disk.cut(place, chance)
        expect_all_that_was_told(place / DATABASE, disk.said)
        things += len(disk.said)
        for file in place.iterdir():
            file.unlink()
    return things


def test_the_recording_is_of_the_work_as_the_product_does_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = record_work(tmp_path, monkeypatch, (2, 1))
    told = [i for i, entry in enumerate(entries) if isinstance(entry, Said) and entry.text.startswith("stage")]
    for place in told:
        last = next(e for e in reversed(entries[:place]) if isinstance(e, Write | Sync))
        assert last == Sync(f"{DATABASE}-wal"), "nothing is told before the log is synced"
    assert Delete(f"{DATABASE}-wal", False) in entries
    disk = Disk()
    for entry in entries:
        disk.follow(entry)
    for place in (tmp_path / "a", tmp_path / "b"):
        place.mkdir()
        disk.cut(place, random.Random(1))
    assert (tmp_path / "a" / DATABASE).read_bytes() == (tmp_path / DATABASE).read_bytes(), "at the end all is synced"


def test_at_some_power_cuts_nothing_told_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pull_the_plug(record_work(tmp_path, monkeypatch, (6, 6, 3)), tmp_path, 30, seed=1) > 500


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_at_1000_power_cuts_nothing_told_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = record_work(tmp_path, monkeypatch, (25, 20, 15))
    writes, syncs = (sum(isinstance(e, kind) for e in entries) for kind in (Write, Sync))
    things = pull_the_plug(entries, tmp_path, 1000, seed=2)
    print(f"1000 power cuts in {writes} writes and {syncs} syncs, {things} things told and found again")


def test_a_disk_that_only_says_it_synced_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That these tests can fail: the same recording, its syncs of the log left out."""
    entries = record_work(tmp_path, monkeypatch, (3, 1))
    disk, chance = Disk(), random.Random(3)
    for entry in entries[: len(entries) // 2]:
        if entry != Sync(f"{DATABASE}-wal"):
            disk.follow(entry)
    for number in range(3):
        place = tmp_path / f"cut-{number}"
        place.mkdir()
        disk.cut(place, chance)
        with pytest.raises((AssertionError, KeyError)):  # a stage that is not there, or its session
            expect_all_that_was_told(place / DATABASE, disk.said)
