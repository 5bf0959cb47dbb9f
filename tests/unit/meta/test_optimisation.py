"""Settings change on evidence only: one at a time, in turn with the old value, and only what is better stays."""

import json
import random
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest

from app.bootstrap import House
from app.domain.run import PARTS, Measure, RunSummary
from app.meta.optimisation import (
    LEAST_RUNS,
    MOST_LOOKS,
    REST_RUNS,
    RUNS_A_SIDE,
    Knob,
    MeasuredRun,
    Trial,
    current,
    judge,
    propose,
    settled,
    values_for_run,
)
from app.paths import Paths
from app.storage.database import Database
from app.storage.runs import RunStore
from app.storage.sessions import SessionStore
from app.storage.tuning import Tuner
from tests.bench.bench_optimiser import replay, with_gain

KNOBS = (Knob("threads", (8, 4, 7)), Knob("sequences", (8, 4)))
TRIAL = Trial("threads", 8, 4, "trying", 21)


def measured(
    after_speed: float, before_speed: float = 20.0, after_right: float = 1.0, count: int = 16
) -> list[MeasuredRun]:
    chance = random.Random(3)
    runs = []
    for number in range(21, 21 + count):
        value = values_for_run(KNOBS, (TRIAL,), number)["threads"]
        speed = (after_speed if value == 4 else 20.0) * chance.uniform(0.95, 1.05)
        runs.append(MeasuredRun(number, {"threads": value}, speed, after_right if value == 4 else 1.0))
    return runs


def test_nothing_is_tried_before_there_is_a_history_nor_two_things_at_once() -> None:
    assert propose(KNOBS, (), LEAST_RUNS) is None
    assert propose(KNOBS, (), LEAST_RUNS + 1) == TRIAL
    assert propose(KNOBS, (TRIAL,), 99) is None and current((TRIAL,)) == TRIAL


def test_runs_under_trial_take_both_values_in_turn_and_nothing_else_changes() -> None:
    taken = [values_for_run(KNOBS, (TRIAL,), number) for number in range(21, 25)]
    assert [values["threads"] for values in taken] == [4, 8, 4, 8]
    assert {values["sequences"] for values in taken} == {8}


def test_what_is_faster_is_kept_and_what_is_not_is_undone() -> None:
    kept = judge(TRIAL, measured(after_speed=23.0))
    assert kept is not None and kept.state == "kept" and 0.1 < kept.gain < 0.2 and kept.chance < 0.01
    for speed in (19.0, 15.0):
        shown = judge(TRIAL, measured(after_speed=speed))
        assert shown is not None and shown.state == "undone"


def test_what_may_be_faster_is_tried_for_longer_and_not_for_ever() -> None:
    assert judge(TRIAL, measured(after_speed=20.3, count=2 * RUNS_A_SIDE)) is None
    shown = judge(TRIAL, measured(after_speed=20.3, count=2 * RUNS_A_SIDE * MOST_LOOKS))
    assert shown is not None and shown.state == "undone", "a gain of 1.5 % is not worth a change"


@pytest.mark.parametrize(("gain", "least_kept", "most_kept"), [(-0.3, 0.0, 0.0), (0.0, 0.0, 0.05), (1.0, 0.9, 1.0)])
def test_with_the_spread_of_real_runs_it_keeps_what_is_better_and_little_else(
    gain: float, least_kept: float, most_kept: float
) -> None:
    replays = [replay(with_gain(gain), seed) for seed in range(100)]
    assert least_kept <= sum(r.is_kept for r in replays) / len(replays) <= most_kept
    assert min(r.gain for r in replays) >= 0.0, "fifty runs after it is faster or as before"


def test_what_is_faster_and_less_right_is_undone() -> None:
    shown = judge(TRIAL, measured(after_speed=30.0, after_right=0.9))
    assert shown is not None and shown.state == "undone" and shown.gain > 0.4


def test_nothing_is_judged_by_too_few_runs() -> None:
    assert judge(TRIAL, measured(30.0, count=2 * RUNS_A_SIDE - 1)) is None


def test_a_value_is_tried_once_and_the_next_only_after_a_rest() -> None:
    undone = replace(TRIAL, state="undone", ended_run=36)
    assert propose(KNOBS, (undone,), 36 + REST_RUNS) is None
    later = propose(KNOBS, (undone,), 37 + REST_RUNS)
    assert later is not None and (later.knob, later.before, later.after) == ("threads", 8, 7)
    kept = replace(TRIAL, state="kept", ended_run=36)
    assert settled(KNOBS, (kept,)) == {"threads": 4, "sequences": 8}


def test_what_changes_the_number_of_answers_is_judged_by_the_parts_they_become(tmp_path: Path) -> None:
    """Three candidates make a part sooner; builds without parts, or with answers from before, say nothing."""
    with closing(Database(tmp_path / "a.db")) as database:
        session, runs = SessionStore(database).create("x"), RunStore(database)
        tuner = Tuner(database, (Knob("candidates", (5, 3), speed_of="parts"),))
        for number in range(100):
            knobs, has_parts, is_kept = tuner.values(), number % 3 > 0, number % 7 == 0
            seconds = 0.01 if is_kept else 6.0 * knobs["candidates"]
            measures = (Measure("agent:function", "tokens written", 100.0), Measure("agent:function", "seconds", 9.0))
            if has_parts:
                measures += (Measure("stage:generate", PARTS, 1.0), Measure("stage:generate", "seconds", seconds))
            run_id = runs.begin(session.id, "build", "m", False)
            hits = 1.0 if is_kept else 0.0
            runs.end(run_id, RunSummary("held", "", "records", 5, 1, 9.0, 4, 4, 1, hits, measures), knobs)
            tuner.learn()
        assert [(t.knob, t.after, t.state) for t in tuner.trials()] == [("candidates", 3, "kept")]
        with database.read() as db:
            told = json.loads(db.execute("SELECT results FROM optimization_history").fetchone()["results"])
        assert told["speed before"] == pytest.approx(1 / 30) and told["speed after"] == pytest.approx(1 / 18)


def test_fifty_runs_after_it_is_faster_on_a_machine_that_likes_fewer_threads(tmp_path: Path) -> None:
    chance, speeds = random.Random(5), []
    usual = {8: 14.0, 4: 20.0, 7: 15.0}
    with closing(Database(tmp_path / "a.db")) as database:
        session, runs = SessionStore(database).create("x"), RunStore(database)
        tuner = Tuner(database, (Knob("threads", (8, 4, 7)),))
        for _ in range(110):
            knobs = tuner.values()
            speed = usual[knobs["threads"]] * chance.uniform(0.85, 1.15)
            speeds.append(speed)
            measures = (Measure("agent:a", "tokens written", 100.0), Measure("agent:a", "seconds", 100.0 / speed))
            run_id = runs.begin(session.id, "build", "m", False)
            runs.end(run_id, RunSummary("held", "", "records", 5, 1, 9.0, 4, 4, 1, 0.0, measures), knobs)
            tuner.learn()
        trials = tuner.trials()
        assert [(t.after, t.state) for t in trials] == [(4, "kept"), (7, "undone")]
        with database.read() as db:
            told = json.loads(db.execute("SELECT results FROM optimization_history").fetchone()["results"])
        assert told["speed after"] > told["speed before"] and told["runs after"] >= RUNS_A_SIDE
        assert median(speeds[-20:]) > 1.2 * median(speeds[:20])
        taken = tuner.undo()
        assert taken is not None and (taken.knob, taken.before, taken.after) == ("threads", 8, 4)
        assert tuner.values() == {"threads": 8} == tuner.settled(), "it can be taken back"
        assert tuner.undo() is None and tuner.trials()[0].state == "taken back", "and that is on record"
        with database.read() as db:
            told = json.loads(db.execute("SELECT results FROM optimization_history").fetchone()["results"])
        assert told["gain"] > 0 and told["taken back"] and told["last run"]
        for _ in range(REST_RUNS + 1):
            tuner.learn()
        assert tuner.values() == {"threads": 8}, "what was taken back is not tried again"


def test_a_trial_that_goes_on_can_be_taken_back_and_rests(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "a.db")) as database:
        session, runs = SessionStore(database).create("x"), RunStore(database)
        tuner = Tuner(database, (Knob("threads", (8, 4, 7)),))
        for _ in range(LEAST_RUNS):
            number = runs.begin(session.id, "build", "m", False)
            runs.end(number, RunSummary("held", "", "records", 5, 1, 9.0, 4, 4, 1, 0.0, ()), tuner.values())
        assert tuner.undo() is None, "there is nothing yet"
        tuner.learn()
        assert current(tuner.trials()) is not None
        assert tuner.undo() is not None and current(tuner.trials()) is None
        tuner.learn()
        assert current(tuner.trials()) is None, "the next trial waits for a rest"


def test_a_trial_is_judged_by_runs_of_one_model(tmp_path: Path) -> None:
    """Half the runs of a trial were made with a model four times as fast: neither value gets the credit for that."""
    with closing(Database(tmp_path / "a.db")) as database:
        session, runs = SessionStore(database).create("x"), RunStore(database)
        tuner = Tuner(database, (Knob("threads", (8, 4)),))

        def build(model: str, knobs: dict[str, int], speed: float) -> None:
            measures = (Measure("agent:a", "tokens written", 100.0), Measure("agent:a", "seconds", 100.0 / speed))
            number = runs.begin(session.id, "build", model, False)
            runs.end(number, RunSummary("held", "", "records", 5, 1, 9.0, 4, 4, 1, 0.0, measures), knobs)

        for _ in range(LEAST_RUNS):
            build("small", {"threads": 8}, 20.0)
        tuner.learn()
        assert current(tuner.trials()) == Trial("threads", 8, 4, "trying", LEAST_RUNS + 1)
        for _ in range(RUNS_A_SIDE):
            build("large", {"threads": 8}, 5.0)
            build("small", {"threads": 4}, 20.0)
        tuner.learn()
        assert current(tuner.trials()) is not None, "with one model, one of the two values was not seen at all"


@pytest.mark.parametrize(("cores", "tried"), [(0, {"threads"}), (1, set())])
def test_what_the_person_chose_is_not_tried(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, cores: int, tried: set[str]
) -> None:
    monkeypatch.setattr("app.engines.hardware.usable_cores", lambda: 8)
    with closing(House(paths)) as house:
        house.settings.write("agents.cores", cores)
        house.memory.choose_knobs()
        assert house.memory.knobs.keys() == tried | {"sequences", "candidates", "agreement"}
