"""Times that a press or a form puts in: slips of the small model are mended, and typed times are left alone."""

import pytest

from app.pipeline.mending import mend_lines
from tests.unit.pipeline.resources import grounding

_GROUNDING = grounding()
SHIFT = "record shift: date date, came time, went time"
PRESSED = "time clock, a button when I come and a button when I go"


def mend(request: str, *lines: str) -> tuple[str, ...]:
    return mend_lines(("app A", *lines), request, _GROUNDING)[1:]


@pytest.mark.parametrize("wrote", ["now()", "now", "today()", "time()", "yes", "current_time()"])
def test_a_time_is_set_to_now(wrote: str) -> None:
    lines = mend(PRESSED, SHIFT, f"button Come: came = {wrote}", "button Go: went = now()")
    assert lines[1:] == ("button Come: came = now()", "button Go: went = now()")


@pytest.mark.parametrize("kind", ["yesno", "number", "text"])
def test_what_is_set_to_now_is_a_time(kind: str) -> None:
    lines = mend(
        "visitors with a button arrived",
        f"record visitor: name text, arrived {kind}",
        "button Arrived: arrived = now()",
    )
    assert lines == ("record visitor: name text, arrived time", "button Arrived: arrived = now()")


def test_a_day_is_set_to_today() -> None:
    lines = mend(
        "plants, button watered", "record plant: name text, watered_date date", "button Watered: watered_date = now()"
    )
    assert lines[1] == "button Watered: watered_date = today()"


def test_from_one_time_to_another_it_is_hours() -> None:
    lines = mend("shifts: came, went, hours", SHIFT, "calc hours = went - came")
    assert "calc hours = hours_between(came, went)" in lines
    assert "calc left = b - a" in mend(
        "a and b, what is left", "record x: name text, a number, b number", "calc left = b - a"
    )


def test_a_time_clock_has_its_buttons() -> None:
    assert mend("my time clock: came and went by a press", SHIFT)[1:] == (
        "button Came: came = now()",
        "button Went: went = now()",
    )


@pytest.mark.parametrize("asks", ["shifts: date, came, went", "a button? no, I type the times came and went"])
def test_typed_times_get_no_buttons(asks: str) -> None:
    assert mend(asks, SHIFT) == (SHIFT,)


@pytest.mark.parametrize(
    "asks",
    [
        "the time is filled in by itself",
        "it knows the time on its own",
        "put the current time in",
        "the time should be there already",
    ],
)
def test_a_time_that_fills_itself_in(asks: str) -> None:
    record = "record reading: date date, time time, degrees number"
    assert mend(f"fridge, degrees, {asks}", record) == ("record reading: date date, time time = now(), degrees number",)
    assert mend("fridge: date, time and degrees", record) == (record,)


def test_what_stands_behind_a_field_outlives_the_other_rules() -> None:
    record = "record sample: sample_number text unique, date date, taken_at time = now()"
    assert mend("samples: sample number only once, and the current time as taken at", record) == (record,)


@pytest.mark.parametrize(
    ("said", "line", "wanted"),
    [
        ("everyone gets three minutes, yellow for the last thirty seconds", "300 seconds", "3 minutes"),
        ("a timer for ninety seconds", "Plank 60 seconds", "Plank 90 seconds"),
        ("a timer for ninety seconds", "1.5 minutes", "1.5 minutes"),
        ("a timer for tea, three or five minutes", "10 minutes", "10 minutes"),
        ("an egg timer", "5 minutes", "5 minutes"),
    ],
)
def test_a_countdown_is_as_long_as_was_said(said: str, line: str, wanted: str) -> None:
    assert mend_lines(("app A", f"timer countdown {line}"), said, _GROUNDING)[1] == f"timer countdown {wanted}"


def test_a_stopwatch_writes_into_the_list_that_keeps_its_times() -> None:
    request = "I press start and stop when I hold my breath and it keeps all of them with the day"
    record = "record breath: date date, seconds number"
    assert mend(request, "timer stopwatch", record) == (record, "timer stopwatch keeps seconds")


@pytest.mark.parametrize(
    "request_",
    ["a stopwatch with start and stop, and the rules of the game", "a stopwatch, and a list of runs with date and km"],
)
def test_a_stopwatch_beside_other_things_keeps_nothing(request_: str) -> None:
    lines = ("timer stopwatch", "record run: date date, kilometers number")
    assert mend(request_, *lines) == lines
