"""Formulas, drills and questions are read as they were meant."""

import pytest

from app.pipeline.mending import mend_lines
from app.pipeline.mending_formulas import answers_wanted, limit_answers
from app.pipeline.numbers_said import cents_said, with_digits
from tests.unit.pipeline.resources import grounding

_GROUNDING = grounding()


def mend(request: str, *lines: str) -> tuple[str, ...]:
    return mend_lines(("app A", *lines), request, _GROUNDING)[1:]


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("below seventy", "below 70"),
        ("one hundred eighty", "180"),
        ("a hundred and five", "105"),
        ("two thousand five hundred", "2500"),
        ("twenty-one", "21"),
        ("five and ten percent", "5 and 10 percent"),
        ("ten, fifteen or twenty", "10, 15 or 20"),
        ("two four", "2 4"),
        ("the one that is mine", "the one that is mine"),
        ("someone often", "someone often"),
        ("two and a half words a second", "2.5 words a second"),
        ("one and three quarters", "1.75"),
        ("a million steps", "1000000 steps"),
        ("two million three hundred thousand", "2300000"),
    ],
)
def test_number_words_are_read_as_digits(said: str, digits: str) -> None:
    assert with_digits(said) == digits


def test_cents_are_parts_of_the_money() -> None:
    assert cents_said("thirty cents each and 5.5 ct") == (0.3, 0.055)


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("bought + round(months * 30.44)", "add_months(bought, months)"),
        ("bought + months * 30", "add_months(bought, months)"),
        ("bought + 30 * months", "add_months(bought, months)"),
        ("bought + (years * 365.25)", "add_years(bought, years)"),
        ("bought + months", "add_months(bought, months)"),
        ("bought + years", "add_years(bought, years)"),
        ("bought + weeks", "bought + weeks * 7"),
        ("bought + warranty", "add_months(bought, warranty)"),
        ("bought + 183", "add_months(bought, 6)"),
        ("bought + 730", "add_years(bought, 2)"),
        ("bought + 14", "bought + 14"),
        ("bought + days", "bought + days"),
    ],
)
def test_months_are_added_to_a_date_as_months(formula: str, wanted: str) -> None:
    record = (
        "record thing: thing text, bought date, months number, years number, weeks number, warranty number, days number"
    )
    lines = mend("months of warranty; six months, or two years", record, f"calc ends date = {formula}")
    assert lines[1].startswith(f"calc ends date = {wanted}")


@pytest.mark.parametrize(
    ("said", "line", "wanted"),
    [
        ("four weeks are free", "calc late yesno = days_between(lent, today()) > 4", "> 28"),
        ("four weeks are free", "calc over = max(0, days_between(lent, today()) - 4)", "- 28)"),
        ("late after two weeks", "warn Late when lent < today() - 2", "today() - 14"),
        ("free for 28 days, four weeks", "calc late yesno = days_between(lent, today()) > 28", "> 28"),
        ("four weeks, late after four", "calc late yesno = days_between(lent, today()) > 4", "> 4"),
        ("two weeks", "calc weeks = days_between(lent, today()) / 7 - 2", "/ 7 - 2"),
    ],
)
def test_weeks_are_seven_days_where_days_are_counted(said: str, line: str, wanted: str) -> None:
    lines = mend(f"books I lent, with the day; {said}, show what is late", "record book: title text, lent date", line)
    assert lines[1].endswith(wanted)


@pytest.mark.parametrize(
    ("said", "fine"),
    [
        ("Four weeks are free, after that it's ten cents for each day.", "0.1 * (days_between(lent, today()) - 28)"),
        ("After four weeks it costs ten cents for each day from the first.", "0.1 * days_between(lent, today())"),
    ],
)
def test_what_is_free_costs_nothing_later_either(said: str, fine: str) -> None:
    days = "days_between(lent, today())"
    line = f"calc fine money = if({days} > 4, 10 * {days}, 0)"
    lines = mend(f"books I lent, with the day. {said} Show the fine", "record book: title text, lent date", line)
    assert lines[1] == f"calc fine money = if({days} > 28, {fine}, 0)"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("output drops_per_minute = ml * 20 / hours * 60", "ml * 20 / (hours * 60)"),
        ("output drops_per_minute = ml * 20 / (hours * 60)", "ml * 20 / (hours * 60)"),
        ("output drops_per_minute = ml * 20 / hours / 60", "ml * 20 / hours / 60"),
        ("output words_per_minute = words / seconds / 60", "words / (seconds / 60)"),
        ("output km_per_hour = km / minutes * 60", "km / minutes * 60"),
        ("output km_per_hour = km / minutes / 60", "km / (minutes / 60)"),
        ("output drops = ml * 20 / hours * 60", "ml * 20 / hours * 60"),
    ],
)
def test_a_rate_divides_by_the_time_in_its_unit(line: str, wanted: str) -> None:
    inputs = ("input ml number", "input words number", "input km number", "input hours number", "input minutes number",
              "input seconds number")  # fmt: skip
    request = "from ml, words, km and hours, minutes or seconds tell me the drops or words a minute or km an hour"
    assert any(each.endswith(f"= {wanted}") for each in mend(request, *inputs, line))


def test_a_day_that_is_asked_for_is_worked_out_and_not_typed() -> None:
    lines = mend(
        "things I bought and their months of warranty. When does the warranty end?",
        "record thing: thing text, bought_on date, months number, warranty_end date",
        "calc ends_date = bought_on + months",
    )
    assert lines[0] == "record thing: thing text, bought_on date, months number"


def test_a_day_that_is_typed_stays() -> None:
    record = "record trip: trip text, start date, end date, nights number"
    lines = mend("trips with start and end, and when is the next check-up", record, "calc check_up date = end + 14")
    assert lines[0] == record


@pytest.mark.parametrize(
    ("asks", "formula", "wanted"),
    [
        ("at thirty cents each", "used * 0.35", "used * 0.3"),
        ("costs 42 cents a piece", "used * 42", "used * 0.42"),
        ("costs ten cents a day", "10 * used", "0.1 * used"),
        ("costs ten cents a day", "10 * used / 100", "10 * used / 100"),
        ("for 5 cents", "used * 0.05", "used * 0.05"),
        ("for 5 cents", "used * 5 / 100", "used * 5 / 100"),
        ("for 5 cents plus 0.5 extra", "used * 0.5", "used * 0.5"),
        ("at 2 euros", "used * 0.35", "used * 0.35"),
    ],
)
def test_a_price_in_cents_is_the_one_that_was_said(asks: str, formula: str, wanted: str) -> None:
    lines = mend(f"copies {asks}", "record copy: date date, used number", f"calc cost money = {formula}")
    assert f"calc cost money = {wanted}" in lines


@pytest.mark.parametrize(
    ("asks", "signs"),
    [
        ("plus tasks up to ten", "+"),
        ("practise addition", "+"),
        ("minus exercises", "-"),
        ("train subtraction", "-"),
        ("times tables", "*"),
        ("multiplication", "*"),
        ("dividing numbers", "/"),
        ("plus and minus", "+-"),
        ("arithmetic for kids", "*"),
    ],
)
def test_a_drill_practises_what_was_said(asks: str, signs: str) -> None:
    lines = mend(asks, "drill a * b: a 1 to 10, b 1 to 10")
    assert lines == tuple(f"drill a {sign} b: a 1 to 10, b 1 to 10" for sign in signs)


def test_two_drills_that_were_asked_for_stay() -> None:
    two = ("drill a + b: a 1 to 20, b 1 to 20", "drill a - b: a 10 to 20, b 1 to 10")
    assert mend("plus and minus", *two) == two


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("always three answers to pick from", 3),
        ("with 4 possible answers", 4),
        ("two choices each", 2),
        ("a quiz with five questions", 0),
        ("ten answers", 0),
    ],
)
def test_the_number_of_answers_is_the_one_that_was_said(said: str, count: int) -> None:
    assert answers_wanted(said) == count


def test_the_right_answer_is_among_those_that_are_left() -> None:
    assert limit_answers("ask Largest? = Jupiter | Mars | Venus | Earth", 3) == "ask Largest? = Jupiter | Mars | Venus"
    lines = mend("quiz with two answers each", "quiz Planets", "ask Largest? = Jupiter | Mars | Venus")
    assert lines[-1] == "ask Largest? = Jupiter | Mars"
