"""Lines are put in words that say what the app does, for those who do not read blueprints."""

import re

import pytest

from app.domain.blueprint_parser import parse_blueprint
from app.domain.formula import parse_formula
from app.domain.line_words import KINDS, doing_in_words, formula_in_words
from app.pipeline.stages.understand import GRAMMAR_LINES

RECORD = "app Loans\nrecord loan: person text, amount money, lent date, paid money, back yesno, kind choice(a/b)"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("calc owed money = amount - paid", "Work out for each one: “owed”, as “amount minus paid”"),
        ("total Owed = sum(amount - paid)", "Show one figure over all: “Owed”, as “sum of (amount minus paid)”"),
        ("total Owed = sum(amount) by person", "Show a figure for each “person”: “Owed”, as “sum of amount”"),
        ("warn Late when lent < today() - 30", "Put a mark “Late” on each one where “lent is before today minus 30”"),
        ("chart bar sum(amount) by month(lent)", "Draw a chart of “sum of amount” by “month of lent”"),
        ("sort amount desc", "Put them in order of “amount”, the highest or newest first"),
        ("remind lent 3 days", "Show on top what comes up within 3 days, by “lent”"),
        ("tick returned", "Give each one a box to tick: “returned”"),
        ("tick daily", "Give each one a box to tick every day"),
        ("tick weekly", "Give each one a box to tick every week"),
        ("tick monthly", "Give each one a box to tick every month"),
        (
            "timer stopwatch keeps minutes_out",
            "Measure with Start and Stop how long something takes, and keep each time as “minutes out”",
        ),
        ("goal Back = sum(paid) of 100", "Show how near “sum of paid” is to “100”, as “Back”"),
        ("button More: paid = paid + 1", "Show a button “More” that sets “paid” to “paid plus 1”"),
        ("button Clear: delete where back", "Show a button “Clear” that deletes those where “back”"),
        ("filter kind", "Let me choose which ones to see, by “kind”"),
        ("stage status: open > closed", "Move each one through the steps “status: open, closed”"),
        ("record friend: name text, phone phone", "Keep a list of “friend” with “name, phone”"),
        ("counter Laps", "Show a number to count up and down: “Laps”"),
    ],
)
def test_a_line_says_what_it_makes_the_app_do(line: str, says: str) -> None:
    parsed = parse_blueprint(f"{RECORD}\n{line}")
    assert not parsed.problems
    assert doing_in_words(parsed.blueprint, 2) == says


@pytest.mark.parametrize(
    ("formula", "says"),
    [
        ("3 * (4 + x)", "3 times (4 plus x)"),
        ("a + b * c", "a plus b times c"),
        ("not back and amount >= 5", "not back and amount is at least 5"),
        ("if(paid, 0, amount)", "0 if paid, else amount"),
        ("days_until(due_date)", "days until due date"),
        ("count(payment)", "number of payment"),
        ("author.name", "name of author"),
        ('kind = "gift"', "kind is gift"),
    ],
)
def test_a_formula_is_said_without_signs(formula: str, says: str) -> None:
    assert formula_in_words(parse_formula(formula)) == says


def test_every_kind_of_line_that_can_be_sampled_has_a_name() -> None:
    assert set(re.findall(r'"(\w+)"', GRAMMAR_LINES)) <= set(KINDS)
