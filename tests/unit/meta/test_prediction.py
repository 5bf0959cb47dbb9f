"""Estimates, tried on builds recorded on a real machine (tests/data/recorded_runs.json, 2 cores)."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean, median
from typing import Any

import pytest

from app.domain.build import STAGES
from app.domain.run import PastRun
from app.meta.prediction import REFERENCE_S, Forecast, forecast_run, relative_error

RECORDED = Path(__file__).resolve().parents[2] / "data" / "recorded_runs.json"
HISTORIES: dict[str, list[dict[str, Any]]] = json.loads(RECORDED.read_text("utf-8"))
ENOUGH = 20


def past(number: int, row: dict[str, Any], model: str = "m") -> PastRun:
    seconds = row["seconds"]
    state = "held" if row["held"] else "unmet"
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    return PastRun(
        number, "build", "records", model, row["spoken"], row["words"], 1, moment, state, sum(seconds.values()), seconds
    )


def forecasts(rows: list[dict[str, Any]]) -> Iterator[tuple[Forecast, list[PastRun], PastRun]]:
    runs = [past(number, row) for number, row in enumerate(rows)]
    for number in range(ENOUGH, len(runs)):
        run = runs[number]
        yield forecast_run(runs[:number], run.words, run.is_spoken, "m"), runs[:number], run


def error_shown(forecast: Forecast, run: PastRun) -> float:
    """Look at the progress bar every tenth of a second: how far is (time so far + time left) from the truth?"""
    errors, begun_s = [], 0.0
    for stage in STAGES:
        taken_s = run.stage_seconds.get(stage, 0.0)
        for tenth in range(int(taken_s * 10)):
            in_stage_s = tenth / 10
            expected_s = begun_s + in_stage_s + forecast.seconds_left(stage, in_stage_s)
            errors.append(relative_error(expected_s, run.seconds))
        begun_s += taken_s
    return fmean(errors)


@pytest.mark.parametrize("history", HISTORIES)
def test_after_twenty_runs_what_the_bar_shows_is_wrong_by_a_quarter_at_most(history: str) -> None:
    assert fmean(error_shown(f, run) for f, _, run in forecasts(HISTORIES[history])) <= 0.25


@pytest.mark.parametrize("history", HISTORIES)
def test_before_work_it_is_better_than_telling_the_usual_time(history: str) -> None:
    told = list(forecasts(HISTORIES[history]))
    error = fmean(relative_error(f.seconds, run.seconds) for f, _, run in told)
    plain = fmean(relative_error(median(r.seconds for r in before), run.seconds) for _, before, run in told)
    assert error < plain
    assert error <= 0.4


@pytest.mark.parametrize("history", HISTORIES)
def test_how_sure_it_is_beats_a_coin(history: str) -> None:
    assert fmean((f.sure - (run.state == "held")) ** 2 for f, _, run in forecasts(HISTORIES[history])) < 0.25


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
