"""What is kept is a list, what is only worked out is a calculator."""

import pytest

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


VERB = "record verb: verb text, past text"
DRAWN = ("pick Verb from verb", "input past text", 'output right text = if(past = verb, "right", "wrong")')


def test_what_one_is_asked_and_types_is_a_card() -> None:
    said = (
        "Let me put in irregular verbs and their past form, then it asks me one of them at random, I type the past form"
    )
    assert mend(said, VERB, *DRAWN) == (VERB, "cards verb / past typed")


def test_the_side_that_is_asked_for_stands_in_front() -> None:
    words = "record word: polish text, english text"
    assert mend("Polish and English words, and it asks me the English", words) == (words, "cards english / polish")


def test_what_the_program_is_to_know_is_a_quiz() -> None:
    said = "ask me the chemical symbols, like it says gold and I have to type A U, and count how many I got right"
    assert mend(said, "record symbol: symbol text, answer text") == ("quiz Party Tent typed",)


def test_a_list_that_asks_nothing_has_no_cards() -> None:
    assert mend("my irregular verbs with the past form, my teacher asked for it", VERB) == (VERB,)


def test_what_is_typed_in_and_worked_out_goes_either_way() -> None:
    lines = mend(
        "sometimes the price without tax and sometimes the one with tax of 19 percent, I need the other and the tax",
        "input without_tax money",
        "input with_tax money",
        "output with_tax money = without_tax * 1.19",
        "output tax money = with_tax - without_tax",
    )
    assert lines == (
        "calculator From without tax",
        "input without_tax money",
        "output with_tax money = without_tax * 1.19",
        "output tax money = with_tax - without_tax",
        "calculator From with tax",
        "input with_tax money",
        "output without_tax money = with_tax / 1.19",
        "output tax money = with_tax - without_tax",
    )


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Make a water -drinking tracker that I tick every day, with a streak", ("habit Party Tent",)),
        ("a habit tracker that I tick every day", ("record habit: name text", "tick daily")),
        ("tick every day what I did: bins, fish, lights", ("record habit: name text", "tick daily")),
        ("a tracker for the chores of the kids, ticked every day", ("record habit: name text", "tick daily")),
    ],
)
def test_a_tracker_of_one_thing_is_a_habit(said: str, wanted: tuple[str, ...]) -> None:
    assert mend(said, "record habit: name text", "tick daily") == wanted


TWO_PRICES = "record subscription: name text, price_a_month money, price_a_year money"


def test_what_is_paid_monthly_or_yearly_has_one_price() -> None:
    total = "total Cost a year = sum(price_a_year)"
    assert mend("subscriptions with a price, paid monthly or yearly, and the sum for a year", TWO_PRICES, total) == (
        "record subscription: name text, price money, paid choice(monthly/yearly)",
        'calc price_a_month money = if(paid = "monthly", price, price / 12)',
        'calc price_a_year money = if(paid = "yearly", price, price * 12)',
        total,
    )


def test_two_prices_of_a_thing_stay_two() -> None:
    assert mend("subscriptions with the price a month and the price a year", TWO_PRICES) == (TWO_PRICES,)


def test_a_screen_that_is_called_a_quiz_is_one() -> None:
    request = "a quiz about the countries of europe and their capitals"
    assert mend(request, "machine quiz: asks for capitals, four to choose from") == ("quiz Party Tent",)
    typed = "machine capital quiz: shows a country, the answer is typed"
    assert mend(f"{request}, I type the answer", typed) == ("quiz Party Tent typed",)


def test_a_game_that_is_no_quiz_stays_a_screen() -> None:
    line = "machine reaction: a light, and how fast it is pressed"
    assert mend("a quiz of reactions", line) == (line,)
