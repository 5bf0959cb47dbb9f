"""A stopwatch that keeps its times as records, and ticks that are open again each week or month."""

import pytest

from app.domain.blueprint import Record, Tick
from app.domain.blueprint_parser import Parsed, parse_blueprint
from app.domain.blueprint_timers import KeptTime, unit_in
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.sections.kept_time import kept_unit
from tests.kit_apps import PARTS

PLANK = "app Planks\nrecord plank: name text, date date, seconds number, price money\ncalc twice = seconds * 2\n"


def read(lines: str) -> Parsed:
    return parse_blueprint(PLANK + lines)


def plank(lines: str) -> Record:
    parsed = read(lines)
    assert not parsed.problems
    return parsed.blueprint.records[0]


@pytest.mark.parametrize(
    "line",
    [
        "timer stopwatch keeps seconds", "timer stopwatch keeps the seconds", "timer stopwatch keeps plank.seconds",
        "timer: stopwatch that keeps seconds", "timer stopwatch keeps second", "timer laps keeps seconds",
    ],
)  # fmt: skip
def test_a_stopwatch_below_a_record_keeps_its_times_there(line: str) -> None:
    assert plank(line).kept_time == KeptTime("seconds", 3)
    assert not read(line).blueprint.timers


def test_a_stopwatch_that_keeps_nothing_stands_by_itself() -> None:
    parsed = read("timer stopwatch")
    assert parsed.blueprint.records[0].kept_time is None
    assert [timer.shape for timer in parsed.blueprint.timers] == ["stopwatch"]


def test_a_field_that_nobody_named_is_made() -> None:
    record = plank("timer stopwatch keeps minutes")
    assert [(f.name, f.type) for f in record.fields][-1] == ("minutes", "number")


@pytest.mark.parametrize("name", ["name", "date", "price", "twice"])
def test_what_is_no_number_keeps_no_time(name: str) -> None:
    parsed = read(f"timer stopwatch keeps {name}")
    assert parsed.blueprint.records[0].kept_time is None
    assert [problem.line for problem in parsed.problems] == [3]


def test_a_stopwatch_that_keeps_its_times_needs_a_record() -> None:
    parsed = parse_blueprint("app Planks\ntimer stopwatch keeps seconds")
    assert [problem.says for problem in parsed.problems] == ["this line belongs below a record"]


def test_a_record_has_one_stopwatch() -> None:
    parsed = read("timer stopwatch keeps seconds\ntimer stopwatch keeps minutes")
    assert parsed.blueprint.records[0].kept_time == KeptTime("minutes", 4)
    assert [problem.line for problem in parsed.problems] == [3]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("seconds", "second"), ("sec", "second"), ("minutes", "minute"), ("minutes_out", "minute"), ("mins", "minute"),
        ("hours_worked", "hour"), ("h", "hour"), ("min_seconds", "second"), ("length", None), ("time", None),
    ],
)  # fmt: skip
def test_a_name_says_its_unit(name: str, unit: str | None) -> None:
    assert unit_in(name) == unit


def test_a_renamed_field_goes_on_in_its_unit() -> None:
    text = (
        "app Walks\nrenamed field walk.minutes > walk.length\nrecord walk: length number\ntimer stopwatch keeps length"
    )
    blueprint = parse_blueprint(text).blueprint
    assert kept_unit(blueprint, blueprint.records[0]) == "minute"


@pytest.mark.parametrize(
    ("line", "every"),
    [
        ("tick weekly", "weekly"), ("tick every week", "weekly"), ("tick done weekly", "weekly"),
        ("tick monthly", "monthly"), ("tick each month", "monthly"), ("tick daily", "daily"),
        ("tick every day", "daily"), ("tick weekly_plan", "once"),
    ],
)  # fmt: skip
def test_what_is_ticked_is_open_again(line: str, every: str) -> None:
    tick = plank(line).tick
    assert isinstance(tick, Tick) and tick.every == every


def test_a_streak_is_counted_of_weeks_too() -> None:
    assert not read("tick weekly\nstreak").problems
    assert read("tick name2\nstreak").problems


@pytest.mark.parametrize("line", ["timer stopwatch keeps seconds", "tick weekly", "tick monthly"])
def test_the_line_is_made_and_proved(line: str) -> None:
    parsed = read(line)
    assert [check for check in derive_checks(parsed.blueprint) if check.lines == (3,)]
    script = compile_app(parsed.blueprint, PARTS).text("app.js")
    assert "Kit.keptTime({" in script or "every: " in script
