"""Estimates, tried on builds recorded on a real machine (tests/data/recorded_runs.json, 2 cores)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean, median
from typing import Any

import pytest

from app.domain.blueprint import Blueprint
from app.domain.build import STAGES, Generated, Understood
from app.domain.check import Check
from app.domain.codebase import Codebase
from app.domain.events import PartBegun, StageFinished, StageStarted
from app.domain.metrics import Cost
from app.domain.run import PastRun
from app.meta.kinds import PARTS_OF
from app.meta.monitoring import RunWatch
from app.meta.prediction import REFERENCE_PART_S, REFERENCE_S, Forecast, forecast_run, relative_error

RECORDED = Path(__file__).resolve().parents[2] / "data" / "recorded_runs.json"
HISTORIES: dict[str, list[dict[str, Any]]] = json.loads(RECORDED.read_text("utf-8"))
ENOUGH = 20
ROW: dict[str, Any] = {"words": 12, "spoken": False, "held": True}


def past(number: int, row: dict[str, Any], model: str = "m") -> PastRun:
    seconds = row["seconds"]
    return PastRun(
        *(number, "build", row.get("kind", "records"), model, row["spoken"], row["words"], 1),
        *(datetime(2026, 1, 1, tzinfo=UTC), "held" if row["held"] else "unmet", sum(seconds.values()), seconds),
        checks_total=row.get("checks", 0),
        parts=row.get("parts", 0),
    )


def forecasts(rows: list[dict[str, Any]]) -> Iterator[tuple[Forecast, list[PastRun], PastRun]]:
    """Each run with what was to be expected of it by those before it, and by nothing else."""
    runs = [past(number, row) for number, row in enumerate(rows)]
    for number in range(ENOUGH, len(runs)):
        run = runs[number]
        words = None if run.is_spoken else run.words
        yield forecast_run(runs[:number], words, run.is_spoken, "m"), runs[:number], run


def replay(forecast: Forecast, run: PastRun) -> Mapping[str, float]:
    """Have a build go on as it did then, and return how right what was told of it was."""
    now_s = 0.0
    watch = RunWatch(forecast, lambda: now_s)
    for stage in STAGES:
        if stage not in run.stage_seconds:
            continue
        taken_s = run.stage_seconds[stage]
        watch.on_event(StageStarted(stage))
        written = run.parts if stage == "generate" else 0
        for part in range(written):
            watch.on_event(PartBegun(written - part))
            now_s += taken_s / written
        now_s += 0.0 if written else taken_s
        watch.on_event(StageFinished(stage, made(stage, run), Cost(taken_s)))
    return {m.name: m.value for m in watch.summary(run.state).measures if m.system == "estimate"}


def made(stage: str, run: PastRun) -> object:
    """Return what the stage handed on, as far as an estimate looks at it."""
    if stage == "understand":
        parts: dict[str, Any] = {PARTS_OF[run.kind]: ("x",)}
        return Understood(Blueprint("x", **parts))
    return Generated(Codebase(()), (Check("x", ()),) * run.checks_total) if stage == "generate" else None


TOLD = {history: list(forecasts(rows)) for history, rows in HISTORIES.items()}


def test_after_twenty_runs_what_is_shown_is_wrong_by_a_quarter_at_most() -> None:
    """Over the whole wait, as `cognomega stats` and the dashboard say it; no set of requests is far from it."""
    errors = {name: [replay(f, run)["error shown"] for f, _, run in told] for name, told in TOLD.items()}
    assert fmean(error for of_set in errors.values() for error in of_set) <= 0.23
    assert max(map(fmean, errors.values())) <= 0.26, {name: fmean(of_set) for name, of_set in errors.items()}


def test_before_work_it_is_better_than_telling_the_usual_time() -> None:
    told = [one for of_set in TOLD.values() for one in of_set]
    error = fmean(replay(f, run)["error before"] for f, _, run in told)
    plain = fmean(relative_error(median(r.seconds for r in before), run.seconds) for _, before, run in told)
    assert error < 0.92 * plain
    assert error <= 0.34


def test_who_waits_is_told_as_soon_as_it_is_known_that_agents_must_write() -> None:
    told = [(f, run) for of_set in TOLD.values() for f, _, run in of_set if run.parts]
    knowing = fmean(replay(f, run)["error shown"] for f, run in told)
    unknowing = fmean(replay(f, replace(run, parts=0))["error shown"] for f, run in told)
    assert len(told) > 5 and knowing < 0.9 * unknowing


def test_the_number_of_checks_tells_how_long_they_take() -> None:
    runs = [past(n, {**ROW, "checks": 10 + n, "seconds": {"validate": float(n)}}) for n in range(20)]
    forecast = forecast_run(runs, 12, False, "m")
    few, many = (forecast.knowing_checks(count).stage_seconds["validate"] for count in (12, 27))
    assert few < 5 < 14 < many


def test_parts_to_write_are_foreseen_one_by_one() -> None:
    runs = [past(n, {**ROW, "parts": 2, "seconds": {"generate": 16.0}}) for n in range(20)]
    assert forecast_run(runs, 12, False, "m").knowing_parts(3, 5.0).stage_seconds["generate"] == 5.0 + 3 * 8.0
    first = forecast_run((), 12, False, "m", machine_speed=0.5).knowing_parts(1, 0.0)
    assert first.stage_seconds["generate"] == 2 * REFERENCE_PART_S


def test_how_sure_it_is_beats_a_coin() -> None:
    told = [one for of_set in TOLD.values() for one in of_set]
    assert fmean((f.sure - (run.state == "held")) ** 2 for f, _, run in told) < 0.25


def test_without_a_history_the_measured_speed_scales_the_reference() -> None:
    here, slow = forecast_run((), 12, False, "m", 1.0), forecast_run((), 12, False, "m", 0.5)
    assert here.seconds == pytest.approx(sum(REFERENCE_S.values()) - REFERENCE_S["transcribe"])
    assert slow.seconds == pytest.approx(2 * here.seconds)
    assert here.runs == 0 and here.sure == 0.5


def test_a_slow_machine_is_believed_after_a_few_runs() -> None:
    row = {"words": 12, "spoken": False, "held": True, "seconds": {"intent": 30.0, "understand": 60.0, "validate": 9.0}}
    runs = [past(number, row) for number in range(6)]
    assert forecast_run(runs, 12, False, "m").seconds == pytest.approx(99.0, abs=0.1)


def test_only_runs_of_the_same_model_and_way_of_asking_count() -> None:
    row = {"words": 12, "spoken": False, "held": False, "seconds": {"intent": 300.0}}
    runs = [past(number, row, "other") for number in range(20)]
    assert forecast_run(runs, 12, False, "m") == forecast_run((), 12, False, "m")
    assert forecast_run(runs, 12, True, "other").runs == 0
