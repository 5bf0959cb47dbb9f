"""What is kept is a list, what is only worked out is a calculator."""

from app.pipeline.mending import mend_lines
from tests.unit.pipeline.resources import grounding

_GROUNDING = grounding()
TENT = ("input who text", "input from date", "input to date", "input price_per_day money")
COST = ("output days = days_between(from, to)", "output cost money = days * price_per_day")
SAID = (
    "We rent out our party tent. Who takes it, from which day to which day, and the price per day. Show days and cost"
)


def mend(request: str, *lines: str) -> tuple[str, ...]:
    return mend_lines(("app Party Tent", *lines), request, _GROUNDING)[1:]


def test_who_rents_the_tent_is_kept() -> None:
    assert mend(SAID + ", and add it all up", *TENT, *COST) == (
        "record tent: who text, from date, to date, price_per_day money",
        "calc days = days_between(from, to)",
        "calc cost money = days * price_per_day",
        "total Total cost = sum(cost)",
    )


def test_the_request_said_again_is_no_result() -> None:
    again = f"output Total from who, from, to, price_per_day: {SAID}"
    assert mend(SAID, *TENT, *COST, again) == mend(SAID, *TENT, *COST)


def test_a_calculator_without_anybody_stays_one() -> None:
    lines = (*TENT[1:], *COST)
    assert mend("From which day to which day, the price per day: how many days and the cost in all?", *lines) == lines


def test_a_name_that_a_letter_uses_is_an_input() -> None:
    letter = "output letter longtext from name, from: a polite letter that the child of that name was ill from that day"
    lines = ("input name text", "input from date", letter)
    assert mend("a form with the child's name and from which day, and out comes a polite letter", *lines) == lines
