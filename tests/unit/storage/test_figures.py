"""Figures are summed up when something has ended, not each time somebody looks; and watching a build costs little."""

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap import House
from app.domain.ballot import Ballot, Candidate
from app.domain.build import STAGES, Delivered, Validated
from app.domain.change import Changed
from app.domain.check import Check, Outcome
from app.domain.events import StageFinished, StageStarted
from app.domain.figures import VoteFigures
from app.domain.metrics import Cost
from app.domain.run import PARTS, Measure, RunSummary, SwarmTask
from app.domain.transcript import Transcript
from app.domain.verdict import Verdict
from app.paths import Paths
from app.storage.database import Database
from app.storage.figures import FRESH, FigureReader
from app.storage.runs import RunStore
from app.storage.sessions import SessionStore

MEASURES = tuple(Measure(f"stage:{stage}", "seconds", 1.0) for stage in STAGES)
SHORT_RUN_S = 5.0


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "a.db")) as opened:
        yield opened


def build(database: Database) -> str:
    session, runs = SessionStore(database).create("x"), RunStore(database)
    number = runs.begin(session.id, "build", "m", False)
    runs.end(number, RunSummary("held", "", "records", 5, 1, 9.0, 4, 4, 1, 0.0, MEASURES))
    return session.id


def test_parts_that_agents_wrote_are_history(database: Database) -> None:
    session, runs = SessionStore(database).create("x"), RunStore(database)
    for measures in (MEASURES, (*MEASURES, Measure("stage:generate", PARTS, 2.0))):
        number = runs.begin(session.id, "build", "m", False)
        runs.end(number, RunSummary("held", "", "records", 5, 1, 9.0, 4, 4, 1, 0.0, measures))
    assert [(run.parts, run.stage_seconds["generate"]) for run in runs.history()] == [(0, 1.0), (2, 1.0)]


def test_nothing_is_summed_up_again_until_something_has_ended(database: Database, tmp_path: Path) -> None:
    now = datetime(2026, 5, 1, tzinfo=UTC)
    reader = FigureReader(database, lambda: 1e6, lambda: now)
    session = build(database)
    first = reader.read()
    RunStore(database).begin(session, "build", "m", False)
    SessionStore(database).record(session, StageFinished("transcribe", Transcript("x"), Cost(1.0)))
    assert reader.read() is first, "a build that goes on is not there yet"
    with closing(Database(tmp_path / "a.db")) as of_another_process:
        build(of_another_process)
    assert reader.read().run_count == 2
    assert reader.read(days=7) is not reader.read()
    shown = reader.read()
    SessionStore(database).set_deleted(session, True)
    assert reader.read() is not shown
    shown = reader.read()
    now += FRESH + timedelta(seconds=1)
    assert reader.read() is not shown, "a folder may be gone, a disk full"


def test_what_the_swarm_decided_and_what_became_of_changes_is_read_from_their_tables(database: Database) -> None:
    answers = (Candidate(0, "first", "x"), Candidate(1, "second", "y"))
    ballot = Ballot("function", "f", "javascript", answers, ((0, 1),), "all agree", 0, 0.75, True)
    outcomes = (Outcome(Check("It opens", ()), True), Outcome(Check("It adds", ()), False, "no"))
    store, runs = SessionStore(database), RunStore(database)
    session = store.create("x")
    store.record(session.id, StageFinished("validate", Validated(Verdict(outcomes)), Cost(1.0)))
    store.record(session.id, StageFinished("deliver", Delivered(Path("/nowhere")), Cost(1.0)))
    summary = RunSummary("held", "", "records", 5, 1, 9.0, 4, 4, 1, 0.0, MEASURES)
    tasks = (SwarmTask("function", 2, 3.0, ballot), SwarmTask("blueprint", 4, 1.0))
    runs.end(
        runs.begin(session.id, "build", "m", False),
        replace(summary, tasks=tasks, architecture=("X", "records: HTML", ("a", "b", "c")), agents=("function",)),
    )
    runs.keep_change(session.id, "m", Changed(Path("/nowhere"), "paint it zebra", False, "I cannot."))
    work = FigureReader(database, lambda: 1e6).read().work
    assert work.votes == {"function": VoteFigures(1, 2.0, 0.75, 1.0, 3.0)}
    assert work.changes == {"refused": 1} and work.used_at.keys() == {"function"}
    assert (work.promises_held, work.promises, work.parts) == (1, 2, 3.0)
    store.set_deleted(session.id, True)
    assert FigureReader(database, lambda: 1e6).read().work.promises == 0, "of apps that are there"


def test_watching_a_short_build_costs_less_than_a_hundredth_of_it(paths: Paths) -> None:
    """With a history to foresee from and the events of a build; the processor's time, so that load changes nothing."""
    with closing(House(paths)) as house:
        for _ in range(200):
            build(house.memory.database)
        house.memory.learned.set("machine speed", 1.0)  # measured once for all time
        costs_s = []
        for _ in range(3):
            session = house.sessions.create("a grocery list")
            began_s = time.thread_time()
            with house.memory.recording(session.id, Transcript("a grocery list")) as recorder:
                for stage in STAGES:
                    recorder.on_event(StageStarted(stage))
                    recorder.on_event(StageFinished(stage, Transcript("x"), Cost(0.5)))
            costs_s.append(time.thread_time() - began_s)
        assert min(costs_s) < 0.01 * SHORT_RUN_S
