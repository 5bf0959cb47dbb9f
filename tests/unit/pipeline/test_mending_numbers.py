"""Numbers that were said come into the formulas; values that are given later are asked for."""

import pytest

from app.pipeline.mending import mend_lines
from app.pipeline.numbers_said import with_digits
from tests.unit.pipeline.resources import grounding


def mended(request: str, *lines: str) -> list[str]:
    return list(mend_lines(lines, request, grounding()))


def test_every_so_many_meters_is_no_number_of_an_example() -> None:
    request = "A lamp every five meters along the path of so many meters and one at the end, how many lamps"
    lines = mended(request, "app Lamps", "input meters number", "output lamps = ceil(meters / 2.5) + 1")
    assert lines[-1] == "output lamps = ceil(meters / 5) + 1"


def test_weeks_stay_written_in_days() -> None:
    request = "The cat gets her drops every three weeks: last time and next time"
    lines = ("app Cat Drops", "record drop: last_time date", "calc next_time date = last_time + 21")
    assert mended(request, *lines)[-1] == lines[-1]


def test_so_many_of_each_are_taken_as_often() -> None:
    request = "Hall with so many tables, six chairs per table. How many chairs?"
    assert (
        mended(request, "app Hall", "input tables number", "output chairs = tables")[-1] == "output chairs = tables * 6"
    )
    request = "rows of vines, one row every two meters of the width and four wires from post to post. rows, wires"
    lines = ("app Vines", "input width number", "output rows = floor(width / 2) + 1", "output wires = rows - 1")
    assert mended(request, *lines)[-1] == "output wires = (rows - 1) * 4"


def test_a_number_that_is_there_is_not_taken_twice() -> None:
    request = "Hall with so many tables, six chairs per table. How many chairs?"
    lines = ("app Hall", "input tables number", "output chairs = tables * 6")
    assert mended(request, *lines)[-1] == lines[-1]


def test_what_is_put_in_later_is_a_setting_and_not_made_up() -> None:
    request = (
        "Guess how long the train is: name and meters. Later I type in the true length, and by how much all were off"
    )
    lines = ("app Train", "record guess: name text, meters number", "calc true_length = meters * 1.1")
    assert mended(request, *lines, "calc off = abs(true_length - meters)")[2] == "setting true_length number"


@pytest.mark.parametrize("kind", ["cause", "origin"])
def test_what_it_may_be_from_is_what_is_chosen(kind: str) -> None:
    request = "Rashes: the day and what it may come from, soap, wool or sun, and what they come from most often"
    lines = (
        "app Rashes",
        f"record rash: date date, what_it_may_come_from text, {kind} choice(soap/wool/sun)",
        "total Most often = count() by what_it_may_come_from",
    )
    expected = [f"record rash: date date, {kind} choice(soap/wool/sun)", f"total Most often = count() by {kind}"]
    assert mended(request, *lines)[1:] == expected


def test_two_things_that_were_both_said_stay_two() -> None:
    request = "Plants with what is wrong with them, whether the cause is sun or water"
    lines = ("app Plants", "record plant: plant text, what_is_wrong_with_them text, cause choice(sun/water)")
    assert mended(request, *lines)[1] == lines[1]


def test_pushing_along_is_a_board_and_needs_no_buttons() -> None:
    request = "Shoes to mend: whose, what's wrong, and waiting, in work or done. I want to push them along"
    lines = (
        "app Shoes",
        "record shoe: whose text, wrong text, status choice(waiting/in work/done)",
        'button Work: status = "in work"',
        'button Done: status = "done"',
    )
    assert mended(request, *lines)[1:] == [
        "record shoe: whose text, wrong text",
        "stage status: waiting > in work > done",
    ]


def test_two_bookings_of_a_cabin_may_not_overlap() -> None:
    request = "Cabins: cabin, guest, arrival and departure, and no double bookings please"
    lines = ("app Cabins", "record booking: cabin text, guest text, arrival date, departure date")
    assert mended(request, *lines)[2:] == ["apart arrival to departure by cabin"]


def test_a_booking_of_one_slot_is_unique_as_before() -> None:
    request = "Court bookings: day, slot morning or evening, who, nobody may book the same slot twice"
    lines = ("app Court", "record booking: day date, slot choice(morning/evening), who text")
    assert mended(request, *lines)[2:] == ["unique day + slot"]


def test_three_hours_and_a_half_are_said() -> None:
    assert with_digits("three hours and a half after she woke") == "3.5 hours after she woke"
    assert with_digits("two and a half hours") == "2.5 hours"


def test_cents_are_a_hundredth_of_what_they_make() -> None:
    request = "I proofread: client, pages and cents per line, lines, what each job brings"
    lines = ("app Jobs", "record job: client text, lines number, cents_per_line money")
    made = mended(request, *lines, "calc brings money = lines * cents_per_line")
    assert made[1].endswith("cents_per_line number") and made[2] == "calc brings money = lines * cents_per_line / 100"


def test_a_price_of_two_words_keeps_both() -> None:
    request = "At the kiosk coffee is one twenty and a bun eighty cents. How many of each, and what it costs"
    lines = ("app Kiosk", "setting coffee_price money 0.2", "setting bun_price money 0.8")
    assert mended(request, *lines, "input coffees number", "output cost money = coffees * coffee_price")[1] == (
        "setting coffee_price money 1.20"
    )
