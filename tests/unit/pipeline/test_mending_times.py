"""Times of day are worked out by a formula, in minutes, wherever that is all that is meant."""

import pytest

from app.pipeline.mending_times import hours_beside_times, times_worked_out
from tests.unit.pipeline.resources import grounding

_GROUNDING = grounding()


def worked_out(*lines: str) -> tuple[str, ...]:
    return times_worked_out(lines, "", _GROUNDING)


@pytest.mark.parametrize(
    ("inputs", "said", "formula"),
    [
        (["minutes number"], "that many minutes before at", "at - minutes"),
        (["train number", "walk number"], "train and walk together before at", "at - train - walk"),
        (["bus_minutes number"], "bus_minutes minutes after at", "at + bus_minutes"),
        (["hours number", "minutes number"], "that many hours and minutes after at", "at + hours * 60 + minutes"),
        (["ahead number"], "that many hours after at, past midnight it begins at 00:00 again", "at + ahead * 60"),
        ([], "7 hours and 45 minutes before at", "at - 465"),
        ([], "sixteen hours after at", "at + 960"),
        ([], "25 minutes before at", "at - 25"),
    ],
)
def test_a_described_time_is_a_formula(inputs: list[str], said: str, formula: str) -> None:
    given = ("input at time", *(f"input {one}" for one in inputs))
    takes = ", ".join(["at", *(one.split()[0] for one in inputs)])
    lines = worked_out(*given, f"output leave text from {takes}: the time of day {said}, as HH:MM")
    assert lines == (*given, f"output leave time = {formula}")


@pytest.mark.parametrize(
    "said",
    [
        "the time of day 40 minutes for each of the kilos and another 20 minutes before at",
        "the time of day in the twelve-hour clock",
        "the letters of at",
    ],
)
def test_what_is_more_than_that_stays_a_function(said: str) -> None:
    lines = ("input at time", "input kilos number", f"output leave text from at, kilos: {said}, as HH:MM")
    assert worked_out(*lines) == lines


def test_a_text_is_no_time() -> None:
    lines = ("input at text", "output leave text from at: the time of day 20 minutes before at, as HH:MM")
    assert worked_out(*lines) == lines


def test_hours_are_sixty_minutes() -> None:
    given = ("input bed time", "input hours number", "input minutes number")
    lines = hours_beside_times((*given, "output up time = bed + minutes + hours"), "", _GROUNDING)
    assert lines[-1] == "output up time = bed + minutes + hours * 60"
    assert hours_beside_times(lines, "", _GROUNDING) == lines
    other = (*given, "output pay = hours + minutes / 60")
    assert hours_beside_times(other, "", _GROUNDING) == other
