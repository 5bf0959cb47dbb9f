"""Scripted work on a database by a child that is killed at random moments, and what must be true after each kill.

A program of its own (`python -m tests.crash_worker FOLDER KILLS SEED`): it forks, so it must have one thread only.
"""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.domain.ballot import Ballot
from app.domain.ballot import Candidate as BallotCandidate
from app.domain.blueprint import Blueprint, Line
from app.domain.build import OUTPUTS, Delivered, Generated, StageName, Understood, Validated
from app.domain.check import Check, Outcome
from app.domain.codebase import Codebase, SourceFile
from app.domain.codec import from_json
from app.domain.events import StageFinished
from app.domain.intent import Intent
from app.domain.metrics import Cost
from app.domain.run import Measure, RunSummary, SwarmTask
from app.domain.transcript import Transcript
from app.domain.verdict import Verdict
from app.storage.answers import TableLevel
from app.storage.database import Database
from app.storage.runs import RunStore
from app.storage.safekeeping import Safekeeping
from app.storage.sessions import SessionStore
from app.storage.stage_outputs import read_output

LONGEST_S = 0.02
MOST_DONE = 30
BALLOT = Ballot("function", "f", "javascript", (BallotCandidate(0, "first", "x"),), ((0,),), "r", 0, 1.0, True)
SUMMARY = RunSummary(
    "held", "", "records", 3, 1, 2.5, 1, 1, 1, 0.0,
    tuple(Measure(f"stage:s{n}", "seconds", 1.0) for n in range(8)), {"wishes": 1.0},
    (SwarmTask("function", 1, 1.0, BALLOT),), ("A", "records", ("x",)), ("blueprint",),
)  # fmt: skip


def outputs(number: int) -> dict[StageName, object]:
    said = Transcript(f"request number {number} of many")
    files = Codebase((SourceFile("index.html", f"<h1>App {number}</h1>" * 80), SourceFile("kit.js", "let a;\n" * 2000)))
    outcomes = (Outcome(Check(f"It works {number}", ()), True),)
    return {
        "transcribe": said,
        "confirm": said,
        "intent": Intent("new app", 1.0, said.text),
        "understand": Understood(Blueprint(f"App {number}", (Line("record x: y text"),))),
        "generate": Generated(files, ()),
        "validate": Validated(Verdict(outcomes)),
        "deliver": Delivered(Path(f"/apps/{number}")),
    }


class Worker:
    """Does what the product does, saying each thing once it is kept."""

    def __init__(self, database: Database, folder: Path, say: Callable[[str], None], seed: int) -> None:
        self._store, self._runs = SessionStore(database), RunStore(database)
        self._answers = TableLevel(database, most_answers=20)
        self._folder, self._say = folder, say
        self._keeping, self._chance, self._number = (
            Safekeeping(database, folder / "backups"),
            random.Random(seed),
            seed * 1000,
        )

    def make_one(self) -> None:
        self._number += 1
        session = self._store.create(f"request number {self._number}")
        self._say(f"session {session.id}")
        run_id = self._runs.begin(session.id, "build", "m", False, (1.0, 0.5))
        for stage, output in outputs(self._number).items():
            self._store.record(session.id, StageFinished(stage, output, Cost(0.1)))
            self._say(f"stage {session.id} {stage}")
        self._runs.end(run_id, SUMMARY)
        self._say(f"run {session.id} {run_id}")
        self._answers.put(str(self._number), b"answer" * 300)
        match self._chance.randrange(6):
            case 0:
                self._say(f"gone {session.id}")
                self._store.erase(session.id)
            case 1:
                self._keeping.back_up()
                shutil.rmtree(self._folder / "backups")
            case 2:
                self._store.rename(session.id, f"renamed {self._number}")


def work(database: Database, folder: Path, say: Callable[[str], None], seed: int) -> None:
    """Work for ever."""
    worker = Worker(database, folder, say, seed)
    while True:
        worker.make_one()


class Say:
    """Tells the parent, through a pipe that outlives the teller."""

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe

    def __call__(self, text: str) -> None:
        os.write(self._pipe, f"{text}\n".encode())


def kill_once(path: Path, chance: random.Random, seed: int) -> list[str]:
    """Let a child work and kill it somewhere; return what it said was kept."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        try:
            work(Database(path), path.parent, Say(write_end), seed)
        finally:
            os._exit(70)  # it fell over by itself
    os.close(write_end)
    with os.fdopen(read_end, "rb", buffering=0) as said:
        # So many things are done first, however busy the machine is; then some part of the next.
        told, wanted = b"", chance.randrange(MOST_DONE)
        while told.count(b"\n") < wanted and (more := said.read(4096)):
            told += more
        time.sleep(chance.random() * LONGEST_S)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        told += said.readall()
    lines = told.decode().splitlines()
    assert os.WIFSIGNALED(status), f"the work ended by itself: {os.WEXITSTATUS(status)}, after {lines[-3:]}"
    return lines


def expect_whole(path: Path, said: list[str]) -> None:
    """Everything that was said to be kept is there, and nothing is there by half."""
    with closing(Database(path)) as database:
        assert Safekeeping(database, path.parent / "backups").check().faults == ()
        gone = {line.split()[1] for line in said if line.startswith("gone")}
        kept: dict[str, list[str]] = {}
        ended: dict[str, int] = {}
        for line in said:
            match line.split():
                case ["session", session_id]:
                    kept[session_id] = []
                case ["stage", session_id, stage]:
                    kept[session_id].append(stage)
                case ["run", session_id, run_id]:
                    ended[session_id] = int(run_id)
        for session_id, stages in kept.items():
            if session_id not in gone:
                with database.read() as db:
                    rows = db.execute("SELECT name, output FROM stages WHERE session_id = ?", (session_id,)).fetchall()
                    found = {r["name"]: from_json(OUTPUTS[r["name"]], read_output(db, r["output"])) for r in rows}
                assert set(stages) <= set(found), f"lost of {session_id}: {set(stages) - set(found)}"
                wanted = outputs(int(str(found["transcribe"].text).split()[2])) if stages else {}
                assert all(found[stage] == output for stage, output in wanted.items() if stage in found)
        states = {run.id: run.state for run in RunStore(database).ended(most=len(said) + 1)}
        lost_runs = [i for session_id, i in ended.items() if session_id not in gone and states.get(i) != SUMMARY.state]
        assert not lost_runs, f"lost of the runs: {lost_runs}"
        expect_no_halves(database)


def expect_no_halves(database: Database) -> None:
    with database.read() as db:
        halves = db.execute(
            "SELECT count(*) FROM runs WHERE (state = 'running') ="
            " (EXISTS (SELECT 1 FROM performance_metrics WHERE run_id = runs.id))"
        ).fetchone()[0]
        assert halves == 0, "a run that has not ended shows figures, or one that has shows none"
        lost = db.execute("SELECT count(*) FROM stage_texts WHERE digest NOT IN (SELECT digest FROM texts)").fetchone()[
            0
        ]
        unused = db.execute(
            "SELECT count(*) FROM texts WHERE digest NOT IN (SELECT digest FROM stage_texts)"
        ).fetchone()[0]
        assert (lost, unused) == (0, 0)


def tear(path: Path, folder: Path, chance: random.Random) -> None:
    """As after a power cut: the end of the write-ahead log is missing, or holds what was never meant to be there."""
    wal = path.with_name(path.name + "-wal")
    if not wal.exists() or not wal.stat().st_size:
        return
    torn = folder / "torn.db"
    shutil.copy(path, torn)
    data = bytearray(wal.read_bytes())
    place = chance.randrange(len(data))
    data = data[:place] if chance.random() < 0.5 else data[:place] + chance.randbytes(len(data) - place)
    torn.with_name("torn.db-wal").write_bytes(bytes(data))
    with closing(Database(torn)) as database:
        assert Safekeeping(database, folder).check().faults == ()
        expect_no_halves(database)
    for left in folder.glob("torn.db*"):
        left.unlink()


def main() -> None:
    folder, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    path, chance = folder / "cognomega.db", random.Random(seed)
    Database(path).close()
    things = 0
    for number in range(kills):
        said = kill_once(path, chance, seed * 100_000 + number)
        things += len(said)
        tear(path, folder, chance)
        expect_whole(path, said)
    with closing(Database(path)) as database:
        sessions = len(SessionStore(database).list())
    print(f"{kills} kills, {things} things kept and found again, {sessions} sessions")
    assert things > kills, "it was hardly ever let to work"


if __name__ == "__main__":
    main()
