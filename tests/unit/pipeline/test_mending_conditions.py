"""Conditions compare as it was said, with words somebody can have typed, and hold only where they were asked for."""

import pytest

from app.pipeline.mending import mend_lines
from app.pipeline.mending_conditions import words_nobody_types
from tests.unit.pipeline.resources import grounding

_GROUNDING = grounding()
PILLS = ("record medicine: medicine text, tablets_left number, a_day number", "calc days_left = tablets_left / a_day")


def mend(request: str, *lines: str) -> tuple[str, ...]:
    return mend_lines(("app A", *lines), request, _GROUNDING)[1:]


@pytest.mark.parametrize(
    ("said", "condition", "wanted"),
    [
        ("warn me when it's less than a week", "days_left <= 7", "days_left < 7"),
        ("warn me when it lasts less than ten days", "days_left <= 10", "days_left < 10"),
        ("warn me when it lasts more than two weeks", "days_left >= 14", "days_left > 14"),
        ("warn me when it lasts a week or less", "days_left <= 7", "days_left <= 7"),
        ("warn me when it's less than a week, so seven days or less", "days_left <= 7", "days_left <= 7"),
        ("warn me at most 7 days before", "days_left <= 7", "days_left <= 7"),
        ("warn me when it lasts less than five days", "days_left <= 7", "days_left <= 7"),
    ],
)
def test_less_than_a_week_leaves_out_the_seventh_day(said: str, condition: str, wanted: str) -> None:
    lines = mend(f"medicine, tablets left, how many a day, days left, {said}", *PILLS, f"warn Low when {condition}")
    assert lines[-1].endswith(f" when {wanted}")


def test_who_won_most_is_a_count_by_winner() -> None:
    matches = "record match: date date, winner text, loser text"
    said = "table football: we enter who won and who lost, and a ranking with the number of wins"
    assert mend(said, matches, 'total Wins = count() where winner = "won"')[-1] == "total Wins = count() by winner"


def test_another_list_keeps_its_lines() -> None:
    lines = (
        "record match: date date, winner text, loser text",
        "tick done",
        'total Wins = count() where winner = "won"',
        "record task: title text",
        "tick done",
    )
    mended = words_nobody_types(lines, "matches with winner and loser, and tasks", _GROUNDING)
    assert mended == (*lines[:2], "total Wins = count() by winner", *lines[3:])


def test_a_person_who_was_named_stays_in_the_condition() -> None:
    rides = "record ride: date date, driver text, km number"
    line = 'total Lena = sum(km) where driver = "Lena"'
    assert mend("our rides with driver and kilometers, and how many Lena has driven", rides, line)[-1] == line


def test_the_whole_collection_is_more_than_what_is_looked_at() -> None:
    record = "record album: album text, paid money, condition choice(mint/good/worn)"
    line = 'total Cost = sum(paid) where condition = "mint"'
    said = "records with what I paid, condition mint, good or worn. "
    whole = mend(f"{said}Look at only the mint ones and see what the whole collection cost", record, line)
    mint = mend(f"{said}What did the mint ones cost me altogether?", record, line)
    assert whole[-1] == "total Cost = sum(paid)"
    assert mint[-1] == line


def test_a_price_made_up_for_each_stage_is_typed_in() -> None:
    lines = mend(
        "a board with asked, sketch and coloring, on every card the customer and the price",
        "record card: customer text",
        "stage status: asked > sketch > coloring",
        'calc price money = if(status = "asked", 10, if(status = "sketch", 20, 30))',
    )
    assert lines == ("record card: customer text, price money", "stage status: asked > sketch > coloring")


def test_figures_that_were_said_are_worked_out() -> None:
    fee = 'calc fee money = if(kind = "child", 5, 8)'
    said = "pool visits, child or adult, a child pays five and an adult eight, show the fee"
    assert fee in mend(said, "record visit: name text, kind choice(child/adult)", fee)


def test_a_last_stage_that_became_a_yes_or_no_is_a_stage() -> None:
    lines = mend(
        "a board with asked, sketch, coloring and delivered, how much money is in each column",
        "record card: customer text, price money, delivered yesno",
        "stage status: asked > sketch > coloring",
        "total Delivered = sum(price) where delivered",
    )
    assert lines == (
        "record card: customer text, price money",
        "stage status: asked > sketch > coloring > delivered",
        'total Delivered = sum(price) where status = "delivered"',
    )


def test_a_figure_of_figures_is_worked_out_once() -> None:
    lines = mend(
        "the playground needs five thousand, who gave how much, what we got so far and how many percent that is",
        "setting goal money 5000",
        "record gift: who text, amount money",
        "total Got so far = sum(amount)",
        "total Percent = got_so_far / goal * 100",
    )
    assert not any(line.startswith("calc ") for line in lines)
    assert "total Percent = (sum(amount)) / goal * 100" in lines
