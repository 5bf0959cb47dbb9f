"""Changes and rules about stopwatches that keep their times, and about what is ticked again and again."""

import asyncio

import pytest

from app.kit.conversions import find_conversion
from app.pipeline.change.rewrite import Rewritten, rewrite
from app.pipeline.lines import ticked_field
from app.pipeline.mending_clock import kept_times_below
from app.pipeline.mending_fields import name_the_thing
from tests.unit.pipeline.resources import grounding

PLANKS = (
    "app Planks",
    "record plank: name text, seconds number",
    "timer stopwatch keeps seconds",
    "total Longest = max(seconds)",
    "record shoe: name text",
)


def changed(wish: str, lines: tuple[str, ...] = PLANKS) -> Rewritten:
    return asyncio.run(rewrite(wish, lines, None, find_conversion))


def test_the_stopwatch_follows_a_renamed_field() -> None:
    assert "timer stopwatch keeps held" in changed("call seconds held").lines


def test_the_stopwatch_stays_below_a_renamed_record() -> None:
    lines = changed("rename plank to hold").lines
    at = next(i for i, line in enumerate(lines) if line.startswith("record hold"))
    assert lines[at + 1] == "timer stopwatch keeps seconds"


def test_the_stopwatch_can_be_removed() -> None:
    assert "timer stopwatch keeps seconds" not in changed("remove the stopwatch").lines


def test_the_stopwatch_goes_with_its_list() -> None:
    assert not any("stopwatch" in line for line in changed("remove the plank list").lines)


def test_a_stopwatch_that_keeps_is_added_to_its_list() -> None:
    without = tuple(line for line in PLANKS if "stopwatch" not in line)
    lines = changed("add a stopwatch that keeps the seconds", without).lines
    assert lines.index("timer stopwatch keeps seconds") < lines.index("record shoe: name text")
    assert "timer stopwatch" in changed("add a stopwatch", without).lines


@pytest.mark.parametrize(
    ("line", "field"), [("tick bought", "bought"), ("tick weekly", ""), ("tick monthly", ""), ("sort bought", "")]
)
def test_what_is_ticked_once_has_a_field(line: str, field: str) -> None:
    assert ticked_field(line) == field


def test_what_a_stopwatch_measures_needs_no_name() -> None:
    lines = ("record hold: seconds number", "timer stopwatch keeps seconds", "record try: seconds number")
    assert name_the_thing(lines, "", grounding()) == (*lines[:2], "record try: name text, seconds number")


def test_a_stopwatch_said_too_early_goes_below_its_record() -> None:
    lines = ("app A", "timer stopwatch keeps seconds", "record lap: seconds number", "total All = sum(seconds)")
    assert kept_times_below(lines, "", grounding()) == (lines[0], lines[2], lines[1], lines[3])
