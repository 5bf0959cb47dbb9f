"""Fills a database with sessions as builds leave them: one is made by the product's own code, the others are its copies
with words, times and long texts of their own.

A copy has everything the first has: stages, their long texts, checks, the run with its measures, votes and scores, the
version. So the file grows, and whoever reads has as much to read, as after so many real builds.
"""

import hashlib
import json
import random
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.ballot import Ballot, Candidate
from app.domain.blueprint import Line
from app.domain.blueprint_parser import parse_blueprint
from app.domain.build import Delivered, StageName, Understood, Validated
from app.domain.check import Outcome
from app.domain.events import StageFinished, StageStarted
from app.domain.intent import Intent
from app.domain.metrics import Cost, Tokens
from app.domain.run import ModelCall
from app.domain.transcript import Transcript
from app.domain.verdict import Verdict
from app.domain.version import Version
from app.kit.design import design_app
from app.meta.monitoring import RunWatch
from app.meta.prediction import Forecast
from app.pipeline.stages.generate import Generation, NoWriter
from app.storage.database import Database
from app.storage.runs import RunStore
from app.storage.sessions import SessionStore
from tests.kit_apps import PARTS

COMMON = "a list with total by month and search of the my app that shows when due each".split()
SUBJECTS = "grocery running invoice plant recipe movie budget habit client project water book trip pet rent".split()
RARE = [
    f"{first}{second}ix" for first in "bcdfghjklmnprstvz" for second in ("olo", "aru", "ime", "ecta", "undo", "ips")
]
BLUEPRINT = """app Runs
record run: date date, distance number, note text
total Distance = sum(distance)
sort date desc
"""
BEGUN = datetime(2021, 1, 1, tzinfo=UTC)
BETWEEN = timedelta(minutes=20)
AT_ONCE = 2000
"""In one transaction: quick, and the write-ahead log stays small."""
OWN_TEXTS, OWN_LETTERS = 2, 5000
"""What differs from app to app and is too long to stand in its stage: its page and its script."""


def fill(database: Database, count: int) -> None:
    """Write `count` sessions."""
    chance = random.Random(1)
    first = _build_one(database)
    for begin in range(1, count, AT_ONCE):
        with database.write() as db:
            copier = _Copier(db, first)
            for number in range(begin, min(begin + AT_ONCE, count)):
                copier.copy(number, chance)


class _Copier:
    def __init__(self, db: sqlite3.Connection, first: str) -> None:
        self._db, self._first = db, first
        self._run = db.execute("SELECT id FROM runs WHERE session_id = ?", (first,)).fetchone()["id"]
        self._made = db.execute("SELECT made FROM session_texts WHERE session_id = ?", (first,)).fetchone()["made"]
        self._copies: dict[tuple[str, tuple[str, ...]], tuple[str, list[str]]] = {}

    def copy(self, number: int, chance: random.Random) -> None:
        session_id, at = f"{number:06d}", (BEGUN + number * BETWEEN).isoformat(timespec="microseconds")
        said = " ".join([*chance.choices(COMMON, k=12), chance.choice(SUBJECTS), chance.choice(RARE)])
        said += " zebra" if number % 5000 == 77 else ""
        title, folder = f"App {number}", f"/apps/{number}"
        named: dict[str, object] = {"id": session_id, "request": said, "title": title, "folder": folder}
        self._like("sessions", "id", self._first, {**named, "created_at": at, "updated_at": at})
        made = " ".join(chance.choices(COMMON + SUBJECTS, k=60))
        self._db.execute(
            "INSERT INTO session_texts (session_id, title, request, transcript, blueprint, made)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (session_id, title, said, said, f"record {chance.choice(SUBJECTS)}: name text", f"{made}\n{self._made}"),
        )
        for table in ("stages", "stage_texts", "checks"):
            self._like(table, "session_id", self._first, {"session_id": session_id})
        self._like("versions", "session_id", self._first, {"session_id": session_id, "reference": f"{number:040x}"})
        for text in range(OWN_TEXTS):
            own = f"{number} {text} ".ljust(OWN_LETTERS, "x")
            digest = hashlib.sha256(own.encode()).hexdigest()
            self._db.execute("INSERT INTO texts VALUES (?, ?)", (digest, json.dumps(own)))
            self._db.execute("INSERT INTO stage_texts VALUES (?, 'generate', ?)", (session_id, digest))
        self._copy_run(session_id, at)

    def _copy_run(self, session_id: str, at: str) -> None:
        run_id = self._like("runs", "id", self._run, {"session_id": session_id, "started_at": at, "ended_at": at})
        for table in ("ai_performance_metrics", "harmony_scores", "performance_metrics"):
            self._like(table, "run_id", self._run, {"run_id": run_id, "timestamp": at})
        self._like("architectures", "run_id", self._run, {"run_id": run_id, "created_at": at})
        task = self._like("swarm_sessions", "run_id", self._run, {"run_id": run_id, "created_at": at})
        of_first = self._db.execute("SELECT id FROM swarm_sessions WHERE run_id = ?", (self._run,)).fetchone()["id"]
        self._like("ballots", "swarm_session_id", of_first, {"swarm_session_id": task, "created_at": at})

    def _like(self, table: str, column: str, value: object, changed: Mapping[str, object]) -> int:
        """Copy the rows of a table in which `column` has that value, with other values in some columns."""
        key = (table, tuple(changed))
        if key not in self._copies:
            columns = [row["name"] for row in self._db.execute(f"PRAGMA table_info({table})")]
            kept = [name for name in columns if name != "id" or "id" in changed]
            taken = ", ".join("?" if name in changed else name for name in kept)
            copying = f"INSERT INTO {table} ({', '.join(kept)}) SELECT {taken} FROM {table} WHERE {column} = ?"
            self._copies[key] = copying, [name for name in kept if name in changed]
        copying, given = self._copies[key]
        number = self._db.execute(copying, (*(changed[name] for name in given), value)).lastrowid
        assert number is not None
        return number


def _build_one(database: Database) -> str:
    """Have the product's own code keep one build: the kit's app, what was said, tried and measured of it."""
    sessions, runs = SessionStore(database), RunStore(database)
    session = sessions.create("a log of my runs", model="m")
    run_id = runs.begin(session.id, "build", "m", False, (10.0, 0.8))
    watch = RunWatch(Forecast({"intent": 4.0, "understand": 4.0, "validate": 2.0}, 0.8, 30))
    for stage, output in _outputs().items():
        watch.on_event(StageStarted(stage))
        finished = StageFinished(stage, output, Cost(2.0, Tokens(900, 60, 800)))
        watch.on_event(finished)
        sessions.record(session.id, finished)
    watch.on_call(ModelCall("blueprint", "m", 3.0, 0.1, 900, 800, 60, 4))
    watch.on_call(ModelCall("questions", "m", 1.0, 0.0, 300, 280, 10))
    candidates = tuple(Candidate(n, "first", "function f(a) {\n  return a;\n}" * 8) for n in range(5))
    watch.on_ballot(Ballot("function", "f", "javascript", candidates, ((0, 1, 2, 3, 4),), "all agree", 0, 1.0, True))
    machine = {"cpu cores": 1.8, "memory MB": 2100.0, "disk MB": 0.2, "network MB": 0.0}
    runs.end(run_id, watch.summary("held", machine=machine), {"sequences": 8})
    outcomes = _outputs()["validate"].verdict.outcomes  # type: ignore[attr-defined]
    version = Version(1, "0" * 40, "build", "Runs", "", datetime.now(UTC))
    runs.keep_version(session.id, Path("/apps/0"), version, outcomes)
    return session.id


def _outputs() -> dict[StageName, object]:
    said = Transcript("a log of my runs with date, distance and a note, newest first, and the total")
    blueprint = parse_blueprint(tuple(Line(text, said.text) for text in BLUEPRINT.splitlines())).blueprint
    generated = Generation(PARTS, NoWriter()).compile(blueprint, {})
    outcomes = tuple(Outcome(check, True, seconds=0.1) for check in generated.checks)
    return {
        "transcribe": said,
        "confirm": said,
        "intent": Intent("new app", 0.98, said.text, (said.text,)),
        "understand": Understood(blueprint),
        "design": design_app(blueprint),
        "generate": generated,
        "validate": Validated(Verdict(outcomes)),
        "deliver": Delivered(Path("/apps/0")),
    }
