"""What was heard is read as meant only where the rest of the request says so."""

import pytest

from app.pipeline.hearing import mend_hearing, read_misheard
from tests.unit.pipeline.resources import PROMPTS

TABLE = read_misheard((PROMPTS / "misheard.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("paint for a wall with the number of goats", "paint for a wall with the number of coats"),
        ("a grocery list grouped by L where I tick", "a grocery list grouped by aisle where I tick"),
        ("fuel: date, liters and price per letter", "fuel: date, liters and price per liter"),
        ("time sheet with hours and hourly raid", "time sheet with hours and hourly rate"),
        ("deals move from lead to proposal to one", "deals move from lead to proposal to won"),
        ("show the doodle cost", "show the total cost"),
    ],
)
def test_words_that_sound_alike_are_read_as_meant(heard: str, meant: str) -> None:
    request, changes = mend_hearing(heard, TABLE)
    assert request == meant
    assert len(changes) == 1


@pytest.mark.parametrize(
    "request_",
    ["a register of the goats on my farm", "count the letters in a text", "a player with one life", "a doodle pad"],
)
def test_the_same_words_stay_where_they_may_be_meant(request_: str) -> None:
    assert mend_hearing(request_, TABLE) == (request_, ())
