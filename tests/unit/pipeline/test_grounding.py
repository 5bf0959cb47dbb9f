"""The words of a request are held against the lines, both ways."""

import pytest

from tests.unit.pipeline.resources import grounding

_GROUNDING = grounding()


@pytest.mark.parametrize(
    ("request_", "line", "ask"),
    [
        ("runs and a chart", "chart line sum(km) by date", "chart "),
        ("tell me the average", "total Average = avg(km)", "total Average "),
        ("warn me when it is late", "warn Late when due < today()", "warn "),
        ("tick it off", "tick done", "tick "),
        ("sorted by price", "sort price", "sort "),
        ("show it in a calendar", "calendar date", "calendar "),
        ("clear all ticked ones", "button Clear: delete where done", "button "),
        ("with flash cards", "cards a / b", "cards "),
    ],
)
def test_what_words_call_for_is_asked_for_until_a_line_answers(request_: str, line: str, ask: str) -> None:
    lines = ("app A", "record a: b text")
    assert ask in {e.ask for e in _GROUNDING.unanswered(request_, lines)}
    assert ask not in {e.ask for e in _GROUNDING.unanswered(request_, (*lines, line))}


def test_a_request_without_such_words_calls_for_nothing() -> None:
    assert _GROUNDING.unanswered("a list of my records with artist and label", ("app A", "record a: b text")) == ()


def test_support_is_refused_to_lines_nobody_asked_for() -> None:
    assert not _GROUNDING.is_supported("chart bar sum(a) by b", "a list of stamps")
    assert _GROUNDING.is_supported("chart bar sum(a) by b", "a list of stamps with a graph")
    assert _GROUNDING.is_supported("record stamp: name text", "a list of stamps")


@pytest.mark.parametrize(
    ("words", "period"), [("per month", "month"), ("weekly totals", "week"), ("each year", "year"), ("by color", "")]
)
def test_the_words_say_the_period(words: str, period: str) -> None:
    assert _GROUNDING.period(words) == period
