"""What a run is remembered by, gathered from its events."""

from pathlib import Path

import pytest

from app.domain.ballot import Ballot
from app.domain.ballot import Candidate as BallotCandidate
from app.domain.blueprint import Blueprint, Line
from app.domain.blueprint_parser import parse_blueprint
from app.domain.build import Delivered, StageName, Understood, Validated
from app.domain.check import Check, Outcome
from app.domain.events import PartBegun, RepairStarted, StageFinished, StageStarted
from app.domain.intent import Intent
from app.domain.metrics import Cost, Tokens
from app.domain.run import PARTS, ModelCall
from app.domain.transcript import Transcript
from app.domain.verdict import Verdict
from app.meta.monitoring import RunWatch
from app.meta.prediction import Forecast

LINES = tuple(map(Line, ("app Runs", "record run: date date, distance number", "total distance = sum(distance)")))


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def watch_a_run(from_before: bool = True) -> tuple[RunWatch, Clock]:
    """`from_before`: one of the model's answers was kept from before."""
    clock = Clock()
    watch = RunWatch(Forecast({"intent": 2.0, "understand": 4.0, "validate": 2.0}, 0.8, 9), clock)
    blueprint = parse_blueprint(LINES).blueprint
    outcomes = (
        Outcome(Check("A run can be added", (), (1,)), True),
        Outcome(Check("The total is right", (), (1, 2)), False, "it shows 3"),
        Outcome(Check("It opens", ()), True),
    )
    heard = Transcript("a running lock with a total", source="speech")
    made: list[tuple[StageName, object, float]] = [
        ("transcribe", heard, 1.0),
        ("confirm", Transcript("a running log with a total"), 60.0),
        ("intent", Intent("new app", 0.9, "a running log", ("a running log", "a total")), 2.0),
        ("understand", Understood(blueprint, ("sing",)), 6.0),
        ("validate", Validated(Verdict(outcomes), 2), 1.0),
        ("deliver", Delivered(Path("/x")), 0.0),
    ]
    for stage, output, seconds in made:
        watch.on_event(StageStarted(stage))
        clock.now_s += seconds
        if stage == "validate":
            watch.on_event(RepairStarted(("it shows 3",)))
        watch.on_event(StageFinished(stage, output, Cost(seconds, Tokens(100, 20, 90))))
    watch.on_call(ModelCall("blueprint", "m", 2.0, 0.5, 100, 90, 30, 4))
    if from_before:
        watch.on_call(ModelCall("blueprint", "m", 0.001, level="l1"))
    watch.on_call(ModelCall("function", "m", 1.0, 0.0, 10, 0, 20, 4))
    watch.on_ballot(
        Ballot("function", "f", "javascript", (BallotCandidate(0, "first", "x"),), ((0,),), "all agree", 0, 0.75, True)
    )
    return watch, clock


def test_costs_are_kept_by_stage_and_agent_and_the_persons_time_is_no_cost() -> None:
    watch, _ = watch_a_run()
    summary = watch.summary("unmet", machine={"cpu cores": 1.5})
    measures = {(m.system, m.name): m.value for m in summary.measures}
    assert summary.seconds == 10.0 and measures["stage:understand", "seconds"] == 6.0
    assert measures["stage:understand", "tokens read"] == 10 and measures["stage:validate", "repairs"] == 1
    assert measures["agent:blueprint", "calls"] == 2 and measures["agent:blueprint", "tokens a second"] == 20.0
    assert measures["cache:l1", "answers"] == 1 and measures["cache:model", "answers"] == 2
    assert summary.cache_hit_rate == 1 / 3 and measures["machine", "cpu cores"] == 1.5


def test_what_failed_is_kept_by_the_sort_of_wish() -> None:
    summary = watch_a_run()[0].summary("unmet")
    wishes = {(m.system, m.name): m.value for m in summary.measures if m.system.startswith("wish:")}
    assert wishes == {
        ("wish:not understood", "failed"): 1,
        ("wish:record", "held"): 1,
        ("wish:record", "failed"): 1,
        ("wish:total", "failed"): 1,
        ("wish:app", "held"): 1,
    }
    assert (summary.checks_held, summary.checks_total, summary.attempts, summary.kind) == (2, 3, 2, "records")


def test_agreement_is_kept_between_zero_and_one() -> None:
    harmony = watch_a_run()[0].summary("unmet").harmony
    assert harmony == {"intent": 0.9, "votes": 0.75, "validators": 2 / 3}


def test_what_the_person_corrected_is_counted() -> None:
    measures = {(m.system, m.name): m.value for m in watch_a_run()[0].summary("unmet").measures}
    assert measures["user", "words corrected"] == 1


def test_how_right_the_estimate_was_is_kept_of_runs_that_came_to_their_end() -> None:
    watch, _ = watch_a_run(from_before=False)
    measures = {(m.system, m.name): m.value for m in watch.summary("unmet").measures}
    assert measures["estimate", "error before"] == 0.2, "8 s told, 10 s taken"
    assert 0 < measures["estimate", "error shown"] < 0.2
    assert round(measures["estimate", "sureness error"], 6) == 0.64
    assert not [m for m in watch.summary("stopped").measures if m.system == "estimate"]


def test_no_estimate_is_judged_by_a_build_with_an_answer_from_before() -> None:
    assert not [m for m in watch_a_run()[0].summary("held").measures if m.system == "estimate"]


def test_a_vote_counts_as_the_task_it_decided() -> None:
    tasks = watch_a_run()[0].summary("held").tasks
    assert [(t.name, t.agents, t.ballot is not None) for t in tasks] == [("function", 1, True), ("blueprint", 4, False)]


def test_what_a_run_has_cost_so_far_counts_the_stage_it_is_in() -> None:
    watch, clock = watch_a_run()
    watch.on_event(StageStarted("understand"))
    clock.now_s += 5
    spent = watch.spent(memory_mb=300)
    assert (spent.seconds, spent.written_tokens, spent.memory_mb) == (15.0, 50, 300)
    watch.on_event(StageStarted("confirm"))
    clock.now_s += 500
    assert watch.spent(0).seconds == 10.0


def test_what_is_known_meanwhile_is_told_at_once_and_judged_as_told() -> None:
    """10 s were foreseen; that agents must write is known after 2 s of 22."""
    clock = Clock()
    watch = RunWatch(Forecast({"intent": 2.0, "generate": 0.0, "validate": 8.0}, 0.5, 9, machine_speed=2.5), clock)
    watch.on_event(StageStarted("intent"))
    clock.now_s += 2.0
    assert watch.on_event(StageFinished("intent", None, Cost(2.0))) is None
    watch.on_event(StageStarted("generate"))
    told = watch.on_event(PartBegun(1))
    assert told is not None and told.stage_seconds == {"intent": 2.0, "generate": 12.0, "validate": 8.0}
    clock.now_s += 12.0
    watch.on_event(StageFinished("generate", None, Cost(12.0)))
    watch.on_event(StageStarted("validate"))
    clock.now_s += 8.0
    watch.on_event(StageFinished("validate", Validated(Verdict(())), Cost(8.0)))
    measures = {(m.system, m.name): m.value for m in watch.summary("held").measures}
    assert measures["stage:generate", PARTS] == 1
    assert measures["estimate", "error before"] == pytest.approx(12 / 22)
    assert 12 / 22 * 2 / 22 < measures["estimate", "error shown"] < 0.07, "wrong for two seconds, then nearly right"


def test_a_run_that_hardly_began_is_remembered_too() -> None:
    summary = RunWatch(Forecast({}, 0.5, 0)).summary("stopped")
    assert (summary.kind, summary.seconds, summary.checks_total, summary.architecture) == ("unknown", 0, 0, None)
    assert Understood(Blueprint("", (Line("x"),))).unmet == ()
