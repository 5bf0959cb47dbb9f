"""What slips in from examples goes again: settings nothing reads, times nobody spoke of."""

import pytest

from app.pipeline.mending import mend_lines
from tests.unit.pipeline.resources import grounding

GROUNDING = grounding()
RECORD = "record member: name text, joined date, fee money"


def mend(request: str, *lines: str) -> tuple[str, ...]:
    return mend_lines(("app A", *lines), request, GROUNDING)[1:]


def test_a_setting_that_nothing_reads_and_nobody_spoke_of_goes() -> None:
    assert mend("members with name, when they joined and the fee", RECORD, "setting tax percent 19") == (RECORD,)


@pytest.mark.parametrize(
    ("request_", "lines"),
    [
        ("members with name, joined, fee, and the tax is 19 percent", (RECORD, "setting tax percent 19")),
        (
            "members with name, joined, fee, and what it costs altogether with the share of the state",
            (RECORD, "setting levy percent 19", "total Costs altogether = sum(fee) * (1 + levy / 100)"),
        ),
    ],
)
def test_a_setting_that_is_read_or_was_said_stays(request_: str, lines: tuple[str, ...]) -> None:
    assert mend(request_, *lines) == lines


def test_a_figure_is_of_all_times_where_none_was_said() -> None:
    total = "total Fees = sum(fee) where this_year(joined)"
    mended = mend("members with name, when they joined and the fee, and the sum of the fees", RECORD, total)
    assert mended == (RECORD, "total Fees = sum(fee)")


def test_other_conditions_of_the_figure_stay() -> None:
    total = "total Fees = sum(fee) where fee > 10 and this_month(joined)"
    mended = mend("members, joined, fee, the sum of the fees over ten", RECORD, total)
    assert mended[1] == "total Fees = sum(fee) where fee > 10"


@pytest.mark.parametrize("said", ["this year", "so far this season", "the annual", "for 2026"])
def test_a_time_that_was_said_stays(said: str) -> None:
    total = "total Fees = sum(fee) where this_year(joined)"
    assert mend(f"members with name, joined, fee, and the sum of the fees {said}", RECORD, total)[1] == total


def test_a_total_of_a_total_is_not_put_in_place_of_a_field() -> None:
    lines = (
        "record order: name text, price money, approved yesno",
        "total Approved = sum(price) where approved",
        "total Pending = sum(price) where not approved",
    )
    assert mend("orders with name, price, approved; the sum approved and the sum pending", *lines) == lines


@pytest.mark.parametrize(
    ("request_", "wanted"),
    [
        ("a grocery list where I tick things off and can clear everything that is ticked", "delete where done"),
        (
            "a packing list, tick what is in, and a button that clears all ticks for the next trip",
            "done = no where done",
        ),
        ("a packing list with ticks and a button to untick all", "done = no where done"),
    ],
)
def test_what_is_cleared_is_taken_off_the_list_unless_only_the_ticks_are(request_: str, wanted: str) -> None:
    lines = ("record item: name text", "tick done", "button Clear: done = no where done")
    assert mend(request_, *lines)[-1].partition(": ")[2] == wanted
