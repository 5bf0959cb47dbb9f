"""A goal is a limit where the request says not to go over it, and only there."""

import pytest

from app.pipeline.limits_said import with_limits
from tests.unit.pipeline.resources import grounding

GOAL = "goal Sugar = sum(grams) of 25 per day"
LIMIT = "goal Sugar = sum(grams) of at most 25 per day"


@pytest.mark.parametrize(
    "request_",
    [
        "sugar I eat, no more than 25 grams a day",
        "I shouldn't have more than twenty five grams of sugar a day",
        "log sugar and warn me when I'm over 25 grams in a day",
        "my limit is 25 grams",
        "at most 25 a day please",
        "tell me as soon as the day's sum is above 25",
        "I want to stay under twenty-five grams",
    ],
)
def test_what_is_not_to_be_gone_over_is_a_limit(request_: str) -> None:
    assert with_limits(("app A", GOAL), request_, grounding()) == ("app A", LIMIT)


@pytest.mark.parametrize(
    "request_",
    [
        "I want to reach 25 grams a day",
        "goal 25 a day, and warn when a meal is over 40",
        "protein, at least 25 grams a day",
        "no more than 250 in all and a goal of 25",
    ],
)
def test_what_is_to_be_reached_is_none(request_: str) -> None:
    assert with_limits((GOAL,), request_, grounding()) == (GOAL,)
