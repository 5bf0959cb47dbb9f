"""One press may set several fields, each worked out from what was there before it."""

import pytest

from app.domain.blueprint_parser import parse_blueprint
from app.domain.line_words import doing_in_words

DOG = "record dog: name text, price money, owes money = 0, last_walk date"


@pytest.mark.parametrize(
    "said",
    [
        "owes = owes + price, last_walk = today()",
        "owes += price; last_walk = today()",
        "set owes = owes + price, and set last_walk = today()",
    ],
)
def test_a_press_sets_two_fields(said: str) -> None:
    parsed = parse_blueprint(f"{DOG}\nbutton Walked: {said}")
    assert parsed.problems == ()
    (button,) = parsed.blueprint.records[0].buttons
    assert [one.field for one in button.settings] == ["owes", "last_walk"]
    words = doing_in_words(parsed.blueprint, 1)
    assert words.endswith("sets all of “owes, last walk”")


def test_a_field_that_nobody_named_is_made() -> None:
    parsed = parse_blueprint(f"{DOG}\nbutton Walked: owes = owes + price, walks = walks + 1")
    walks = parsed.blueprint.records[0].field("walks")
    assert parsed.problems == () and walks is not None and (walks.type, walks.default) == ("number", "0")


def test_all_of_them_are_for_what_the_condition_says() -> None:
    text = f"{DOG}\nbutton Clear: owes = 0, price = 0 where owes > price"
    (button,) = parse_blueprint(text).blueprint.records[0].buttons
    assert {one.scope for one in button.settings} == {"all"} and button.condition is not None


def test_one_of_them_that_makes_no_sense_is_a_problem() -> None:
    parsed = parse_blueprint(f"{DOG}\nbutton Walked: owes = owes + price, last_walk")
    assert [problem.line for problem in parsed.problems] == [1]
