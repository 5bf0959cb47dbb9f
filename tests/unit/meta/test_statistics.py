"""Figures over many runs: percentiles, shares, and what is worth a word to the person."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.figures import Alert, StageTokens, Success
from app.domain.run import PastRun
from app.meta.escalation import RungTaken
from app.meta.monitoring import RunWatch
from app.meta.prediction import Forecast
from app.meta.statistics import MeasuredValue, spread, sum_up


def past(
    number: int,
    seconds: float = 10.0,
    state: str = "held",
    kind: str = "records",
    model: str = "m",
    doing: str = "build",
) -> PastRun:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number)
    return PastRun(
        number,
        doing,
        kind,
        model,
        False,
        9,
        2,
        at,
        state,
        seconds,
        {"understand": seconds},
        4,
        4,  # type: ignore[arg-type]
    )


def values(system: str, name: str, *numbers: float, model: str = "m") -> list[MeasuredValue]:
    return [MeasuredValue(run, system, name, number, model) for run, number in enumerate(numbers)]


def alerts(rows: list[MeasuredValue], harmony: list[float] | None = None, **machine: float) -> tuple[Alert, ...]:
    scores = [(number, "votes", score) for number, score in enumerate(harmony or [])]
    return sum_up([past(0)], rows, scores, Success(), (), machine.get("free_disk_mb", 1e6)).alerts


def test_percentiles_are_values_that_were_seen() -> None:
    seen = spread(range(1, 101))
    assert (seen.count, seen.half, seen.most, seen.worst) == (100, 50, 90, 99) and seen.mean == 50.5
    assert spread([]).count == 0 and spread([7.0]).worst == 7.0


def test_runs_are_told_apart_by_model_and_kind() -> None:
    runs = [past(0, 5), past(1, 15, "unmet"), past(2, 7, kind="timer", model="big"), past(3, 0, "stopped")]
    figures = sum_up(runs, (), (), Success())
    assert figures.runs == {"held": 2, "unmet": 1, "stopped": 1}
    assert figures.seconds.count == 3, "what was stopped tells no time"
    assert figures.models["m"].held == 0.5 and figures.models["big"].seconds.half == 7
    assert figures.kinds["timer"].held == 1.0
    assert [point.state for point in figures.timeline] == ["held", "unmet", "held"]


def test_a_change_is_no_build() -> None:
    changes = [past(number, 1.5, kind="rule", doing="change") for number in range(5, 15)]
    figures = sum_up([*(past(number) for number in range(5)), *changes], (), (), Success())
    assert figures.runs == {"held": 5} and figures.run_count == len(figures.timeline) == 5
    assert figures.seconds.half == 10.0 and list(figures.kinds) == ["records"]


def test_builds_with_answers_from_before_say_nothing_of_how_long_one_takes() -> None:
    runs = [past(0, 20.0), past(1, 0.3, "unmet"), past(2, 24.0)]
    rows = [
        *values("stage:understand", "seconds", 12.0, 0.1, 14.0),
        *values("estimate", "error before", 0.2, 31.0, 0.4),
        *values("cache:model", "answers", 4, 1, 4),
        MeasuredValue(1, "cache:l2", "answers", 3, "m"),
    ]
    figures = sum_up(runs, rows, (), Success())
    assert figures.seconds.half == 20.0 and figures.seconds.count == 2
    assert figures.stages["understand"].half == 12.0 and figures.estimate["error before"] == pytest.approx(0.3)
    kind = figures.kinds["records"]
    assert (kind.seconds.half, kind.builds, round(kind.held, 2)) == (20.0, 3, 0.67), "it was a build for all that"
    assert figures.cache == {"model": 9, "l2": 3}
    alone = sum_up(runs[1:2], [row for row in rows if row.run_id == 1], (), Success())
    assert alone.seconds.half == 0.3, "where there is nothing else, that is what is known"


def test_stages_agents_and_caches_are_summed() -> None:
    rows = [
        *values("stage:understand", "seconds", 4.0, 8.0),
        *values("stage:understand", "tokens read", 100, 200),
        *values("stage:understand", "tokens written", 30, 50),
        *values("agent:blueprint", "seconds", 3.0, 5.0),
        *values("agent:blueprint", "calls", 1, 3),
        *values("agent:blueprint", "tokens a second", 20.0, 22.0),
        MeasuredValue(2, "cache:l1", "answers", 3),
        *values("wish:total", "held", 3),
        *values("wish:total", "failed", 1),
        *values("estimate", "error shown", *[0.9] * 10, *[0.1] * 20),
    ]
    figures = sum_up([past(0), past(1), past(2)], rows, [(0, "votes", 0.5), (1, "votes", 1.0)], Success(kept=2))
    assert figures.stages["understand"].total == 12.0
    assert figures.tokens == {"understand": StageTokens(150, 40)}
    agent = figures.agents["blueprint"]
    assert (agent.calls, agent.model, agent.tokens_a_second.worst) == (4, "m", 22.0)
    assert figures.cache == {"l1": 3} and figures.wishes["total"].failing == 0.25
    assert figures.harmony == {"votes": 0.75}
    assert figures.estimate["error shown"] == pytest.approx(0.1), "the last twenty count"


def test_help_is_summed_by_rung() -> None:
    """As `RunWatch` writes it down: taken with its time and what it bought, passed over with the reason."""
    runs = []
    for rungs in (
        [RungTaken("larger model", 2, 1, 30.0), RungTaken("person", 1, 0, 12.0, "chosen")],
        [RungTaken("larger model", 1, 1, 0.0, "too slow here", True), RungTaken("person", 1, 1, 60.0, "no answer")],
        [
            RungTaken("larger model", 1, 1, 0.0, "no room for it", True),
            RungTaken("person", 1, 1, 0.0, "switched off", True),
        ],
        [RungTaken("larger model", 1, 1, 0.0, "too slow here", True)],
    ):
        watch = RunWatch(Forecast({}, 0.5, 0))
        for rung in rungs:
            watch.on_rung(rung)
        runs.append(watch.summary("held").measures)
    rows = [MeasuredValue(n, m.system, m.name, m.value) for n, run in enumerate(runs) for m in run]
    figures = sum_up([past(n) for n in range(4)], rows, (), Success())
    larger, person = figures.help["larger model"], figures.help["person"]
    assert (larger.taken, larger.answered, larger.seconds.half) == (1, 1, 30.0)
    assert larger.passed_over == {"too slow here": 2, "no room for it": 1} and larger.came == {}
    assert (person.taken, person.answered, person.seconds.count, person.seconds.worst) == (2, 1, 2, 60.0)
    assert person.came == {"chosen": 1, "no answer": 1} and person.passed_over == {"switched off": 1}
    assert sum_up([past(0)], (), (), Success()).help == {}


def test_a_slower_model_is_told_with_what_to_do() -> None:
    [alert] = alerts(values("agent:blueprint", "tokens a second", *[20.0] * 10, *[10.0] * 5))
    assert "50% slower" in alert.says and "Close other" in alert.do
    assert alerts(values("agent:blueprint", "tokens a second", *[20.0] * 10, *[18.0] * 5)) == ()
    assert alerts(values("agent:blueprint", "tokens a second", 20.0, 5.0, 5.0)) == (), "too few to tell"


def test_a_larger_model_is_no_slower_computer() -> None:
    small = values("agent:blueprint", "tokens a second", *[20.0] * 10)
    large = values("agent:blueprint", "tokens a second", *[5.0] * 12, model="large")
    assert alerts([*small, *large]) == ()
    slower = values("agent:blueprint", "tokens a second", *[2.0] * 5, model="large")
    [alert] = alerts([*small, *large, *slower])
    assert "60% slower" in alert.says


def test_falling_agreement_a_full_disk_and_failing_wishes_are_told() -> None:
    assert "agree less" in alerts([], [0.9] * 8 + [0.5] * 5)[0].says
    assert alerts([], [0.9] * 8 + [0.85] * 5) == ()
    assert "1.5 GB" in alerts([], free_disk_mb=1500.0)[0].says
    failing = [*values("wish:chart", "failed", 3), *values("wish:chart", "held", 2)]
    assert "3 of 5" in alerts(failing)[0].says and "“chart”" in alerts(failing)[0].says
