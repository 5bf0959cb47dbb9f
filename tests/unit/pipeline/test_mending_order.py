"""Slips about hiding, orders by hand and draws without repeats, mended by what the request says."""

import pytest

from app.pipeline.mending import mend_lines
from tests.unit.pipeline.resources import grounding

LIST = ("app Tasks", "record task: title text")
DRAW = ("app Draw", "pick Name from list")
SONGS = ("app Songs", "record song: title text, seen yesno")


def mended(request: str, *lines: str) -> tuple[str, ...]:
    return mend_lines(lines, request, grounding())


def test_what_hides_when_done_can_be_ticked() -> None:
    lines = mended("tasks, the done ones are hidden", *LIST, "hide when done")
    assert lines == (*LIST, "tick done", "hide when done")


@pytest.mark.parametrize(
    "request_",
    [
        "a check mark when I'm through with a task, and I want to be able to hide those",
        "tasks to tick, and a button to hide the done ones",
        "tasks i tick, let me hide the ticked ones",
        "tasks to tick, I can hide the done ones when I want",
    ],
)
def test_what_one_wants_to_be_able_to_hide_goes_by_a_button(request_: str) -> None:
    assert mended(request_, *LIST, "tick done") == (*LIST, "tick done", "hide when done if asked")


@pytest.mark.parametrize(
    "request_",
    [
        "tasks, once it's ticked it should go away",
        "tasks to tick, hide the done ones",
        "tick off tasks, only show what is still open",
        "when a task is done I tick it and don't want to see it any more",
    ],
)
def test_ticked_ones_go_away(request_: str) -> None:
    assert mended(request_, *LIST, "tick done") == (*LIST, "tick done", "hide when done")


@pytest.mark.parametrize(
    "request_",
    ["tasks I can tick off", "tasks to tick, a button that removes the done ones so they are out of the way"],
)
def test_nothing_is_hidden_unasked(request_: str) -> None:
    assert "hide when done" not in mended(request_, *LIST, "tick done")
    assert "hide when done" not in mended("tasks I can tick off", *LIST, "tick done", "hide when done")


def test_a_made_up_rank_is_the_order_by_hand() -> None:
    lines = mended(
        "tasks I can drag into my own order", "app Tasks", "record task: title text, position number", "sort position"
    )
    assert lines == (*LIST, "sort by hand")


def test_the_most_important_on_top_by_hand_has_no_direction() -> None:
    assert "sort by hand" in mended("I put the most important on top myself", *LIST, "sort by hand")


@pytest.mark.parametrize(
    "request_",
    [
        "draw names, nobody twice",
        "draw a name, no repeats",
        "names, everyone has a turn before all had one, never again",
        "pick a name but not the same again until everybody had a turn",
    ],
)
def test_nobody_is_drawn_twice(request_: str) -> None:
    assert mended(request_, *DRAW)[-1] == "pick Name from list without repeats"


@pytest.mark.parametrize(
    "request_", ["draw a name", "draw a name, the same one may come again", "names, so nobody does it twice in a row"]
)
def test_others_may_be_drawn_twice(request_: str) -> None:
    assert mended(request_, *DRAW)[-1] == "pick Name from list"


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        ("draw three names", "pick 3 Names from list"), ("raffle with 5 names", "pick 5 Names from list"),
        ("we have seven names, pick one", "pick Name from list"), ("draw a name", "pick Name from list"),
    ],
)  # fmt: skip
def test_several_are_drawn_at_once(request_: str, line: str) -> None:
    assert mended(request_, *DRAW)[-1] == line


@pytest.mark.parametrize("ending", ["", " where not seen", " without repeats", " where not seen without repeats"])
def test_records_are_still_drawn_from(ending: str) -> None:
    line = f"pick Song from song{ending}"
    assert mended("songs, seen or not, draw one", *SONGS, line)[-1] == line


@pytest.mark.parametrize(
    ("request_", "ends"),
    [
        ("presents: who, what, thanked. let me hide the ones I've thanked for", " if asked"),
        ("presents: who, what, thanked. those I've thanked for are hidden", ""),
    ],
)
def test_what_may_be_hidden_is_there_at_first(request_: str, ends: str) -> None:
    lines = ("app Presents", "record present: who text, what text, thanked yesno", "hide when thanked")
    assert mend_lines(lines, request_, grounding())[2:] == (f"hide when thanked{ends}",)
