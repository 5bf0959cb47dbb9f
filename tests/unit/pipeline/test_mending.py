"""Each slip a small model makes again and again is read as it was meant; what is right stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pipeline.mending import mend_lines
from tests.unit.pipeline.resources import grounding

_GROUNDING = grounding()


def mend(request: str, *lines: str) -> tuple[str, ...]:
    return mend_lines(lines, request, _GROUNDING)


def test_a_calc_in_a_calculator_is_an_output() -> None:
    assert "output area = a * b" in mend(
        "area of a field", "app Area", "input a number", "input b number", "calc area = a * b"
    )


def test_figures_nobody_asked_for_are_left_out() -> None:
    lines = mend(
        "my stamps with country", "app Stamps", "record stamp: name text, country text", "total Stamps = count()"
    )
    assert not any(line.startswith("total") for line in lines)


def test_figures_that_were_asked_for_stay() -> None:
    lines = mend(
        "my stamps with worth and the total",
        "app S",
        "record stamp: name text, worth money",
        "total Worth = sum(worth)",
    )
    assert "total Total worth = sum(worth)" in lines


def test_records_nobody_named_are_not_put_in() -> None:
    lines = mend("vote for films", "app Film Vote", "record film: title text", "start Alien | Vertigo")
    assert not any(line.startswith("start") for line in lines)


def test_records_that_were_named_are_put_in() -> None:
    lines = mend("vote for red, green or blue", "app Vote", "record color: name text", "start Red | Green | Blue")
    assert "start Red | Green | Blue" in lines


def test_prose_for_a_formula_becomes_a_function_to_be_written() -> None:
    lines = mend(
        "shuffle my words", "app Shuffle", "input words longtext", "output mixed text = the words in another order"
    )
    assert lines[-1] == "output mixed text from words: the words in another order"


def test_a_converter_without_arithmetic_becomes_two_functions() -> None:
    lines = mend("number to roman and back", "app R", "convert number <-> roman: roman = to_roman(number)")
    assert [line.split()[0] for line in lines] == [
        "app",
        "calculator",
        "input",
        "output",
        "calculator",
        "input",
        "output",
    ]


def test_a_list_to_pick_from_is_the_pickers_own() -> None:
    lines = mend("pick a winner of names", "app Pick", "input names longtext", "pick Winner from names")
    assert lines == ("app Pick", "pick Winner from list")


def test_a_result_worked_out_in_two_steps_is_one() -> None:
    lines = mend("liters", "app L", "input a number", "output liters = a / 10", "output liters = liters * 2")
    assert lines[-1] == "output liters = (a / 10) * 2"
    assert len(lines) == 3


def test_a_choice_on_a_board_becomes_its_stages() -> None:
    lines = mend("a board where deals move from lead to won", "app D", "record deal: name text, state choice(lead/won)")
    assert "stage state: lead > won" in lines
    assert not any("choice" in line for line in lines)


def test_a_stage_that_was_skipped_is_put_in() -> None:
    lines = mend("kanban with to do, doing and done", "app K", "record task: task text", "stage status: to do > done")
    assert "stage status: to do > doing > done" in lines


@pytest.mark.parametrize(
    ("request_", "record", "expected"),
    [
        ("books I read with author", "record book: author text", "record book: title text, author text"),
        ("a list of tasks", "record task: name text", "record task: name text"),
        ("words and their meaning", "record word: text, meaning text", "record word: word text, meaning text"),
        ("things by aisle", "record item: aisle text, item text", "record item: item text, aisle text"),
        ("log my fuel: date, liters", "record fill: date date, liters number", "record fill: date date, liters number"),
        ("names of guests", "record guest: name text", "record guest: name text"),
        ("wishes with a link", "record wish: wish text, link text", "record wish: wish text, link link"),
    ],
)
def test_things_have_a_name_of_their_own(request_: str, record: str, expected: str) -> None:
    assert mend(request_, "app A", record)[1] == expected


def test_a_field_that_was_listed_and_forgotten_is_put_in() -> None:
    lines = mend("a film list with title, genre and year", "app F", "record film: title text, year number")
    assert lines[1] == "record film: title text, year number, genre text"


def test_what_is_listed_to_be_shown_is_no_field() -> None:
    lines = mend("a film list with title, genre and a chart", "app F", "record film: title text, genre text")
    assert lines[1] == "record film: title text, genre text"


def test_a_total_of_those_that_are_so_counts_those() -> None:
    lines = mend(
        "guests with a name and whether they are coming. How many are coming in total?",
        "app G", "record guest: name text, coming yesno", "total Guests = count()",
    )  # fmt: skip
    assert lines[-1] == "total Guests = count() where coming"


def test_a_total_of_those_that_are_not_so_counts_the_others() -> None:
    lines = mend(
        "books to read, tick when finished, how many are not finished",
        "app B", "record book: title text", "tick finished", "total Left = count()",
    )  # fmt: skip
    assert lines[-1] == "total Left = count() where not finished"


def test_how_many_people_is_the_sum_of_people() -> None:
    lines = mend(
        "guests, how many people, total people",
        "app G",
        "record guest: name text, people number",
        "total People = count()",
    )
    assert lines[-1] == "total Total people = sum(people)"


def test_a_cost_of_each_record_is_worked_out_before_it_is_summed() -> None:
    lines = mend("fuel, total cost", "app F", "record fill: liters number, price money", "total Cost = liters * price")
    assert lines[-2:] == ("calc cost = liters * price", "total Total cost = sum(cost)")


def test_a_total_may_be_worked_out_from_the_totals_above_it() -> None:
    lines = mend(
        "budget, total of both and what is left",
        "app B", "record income: amount money", "record expense: amount money",
        "total Income = sum(income)", "total Expenses = sum(expense)", "total Left = total Income - total Expenses",
    )  # fmt: skip
    assert lines[-1] == "total Left = (sum(income)) - (sum(expense))"


def test_a_button_is_called_what_the_request_calls_it() -> None:
    request = "a list of things I tick, and a button that unticks everything for the next trip"
    lines = mend(request, "app T", "record thing: thing text", "tick done", "button Reset: done = no where done")
    assert lines[-1] == "button Untick everything: done = no where done"


def test_a_figure_for_every_student_is_split_by_student() -> None:
    lines = mend(
        "grades, with the average for every student",
        "app G",
        "record grade: student text, points number",
        "total Average = avg(points)",
    )
    assert lines[-1] == "total Average = avg(points) by student"


def test_a_forgotten_field_goes_to_the_record_it_was_said_of() -> None:
    lines = mend(
        "customers and invoices, an invoice has a date, an amount and a number",
        "app I", "record customer: customer text", "record invoice: customer ref(customer), amount money",
    )  # fmt: skip
    assert lines[1] == "record customer: customer text"
    assert "date date" in lines[2]


def test_options_that_were_said_are_there_from_the_beginning() -> None:
    poll = mend(
        "a poll: red, dark green or blue",
        "app P",
        "record color: name text, votes number = 0",
        "button Vote: votes = votes + 1",
    )
    assert "start Red | Dark green | Blue" in poll
    pick = mend("who cooks, it's Ann, Bob or Cid", "app P", "pick Cook from list")
    assert pick[-1] == "pick Cook: Ann | Bob | Cid"


def test_a_figure_is_called_what_the_request_calls_it() -> None:
    lines = mend(
        "my budget, show what is left over", "app B", "record cost: cost money", "total Remains = 500 - sum(cost)"
    )
    assert lines[-1] == "total Left over = 500 - sum(cost)"


def test_a_filter_does_not_split_the_total_and_the_chart_is_split_as_it_was_said() -> None:
    lines = mend(
        "pots with glaze, date and hours, filter it by glaze, show the total hours, and a chart of hours by month",
        "app P", "record pot: pot text, glaze text, date date, hours number", "filter glaze",
        "total Hours = sum(hours) by glaze", "chart line sum(hours) by glaze",
    )  # fmt: skip
    assert lines[-2:] == ("total Total hours = sum(hours)", "chart line sum(hours) by month(date)")


def test_a_stage_that_was_misheard_is_read_as_meant() -> None:
    lines = mend("deals that move from lead to one", "app D", "record deal: deal text", "stage status: lead > one")
    assert lines[-1] == "stage status: lead > won"


def test_so_much_a_liter_divides() -> None:
    lines = mend(
        "liters of paint at ten square meters a liter", "app P", "input area number", "output liters = area * 10"
    )
    assert lines[-1] == "output liters = area / 10"
    other = mend("pay at 15 euros an hour", "app P", "input hours number", "output pay = hours * 15")
    assert other[-1] == "output pay = hours * 15"


def test_a_figure_is_not_called_like_its_field() -> None:
    lines = mend("hours and the total", "app H", "record day: date date, hours number", "total Hours = sum(hours)")
    assert lines[-1] == "total Total hours = sum(hours)"


def test_a_total_of_this_month_brings_the_date_it_needs() -> None:
    lines = mend(
        "spending, total of this month",
        "app S",
        "record cost: what text, amount money",
        "total Now = sum(amount) where this_month(date)",
    )
    assert lines[1].endswith(", date date")


def test_by_date_is_by_month_where_months_were_asked_for() -> None:
    lines = mend(
        "chart of the cost by month", "app F", "record fill: date date, cost money", "chart bar sum(cost) by date"
    )
    assert lines[-1] == "chart bar sum(cost) by month(date)"


def test_today_means_today() -> None:
    lines = mend(
        "calories, total today", "app C", "record food: food text, calories number", "total Today = sum(calories)"
    )
    assert lines[-1] == "total Today = sum(calories) where is_today(date)"
    assert lines[1].endswith("date date")


def test_a_warning_within_a_week_begins_a_week_before() -> None:
    lines = mend(
        "warn when it expires within a week",
        "app F",
        "record food: food text, expires date",
        "warn Soon when expires < today()",
    )
    assert lines[-1] == "warn Soon when expires <= today() + 7"


def test_a_record_that_only_has_days_is_a_habit() -> None:
    lines = mend("I tick it every day, with a streak", "app Yoga Tracker", "record yoga: date date", "tick daily")
    assert lines == ("app Yoga Tracker", "habit Yoga")


def test_names_of_several_words_are_joined_in_formulas() -> None:
    lines = mend("grades", "app G", "record pupil: pupil text, math grade number", "calc double = math grade * 2")
    assert lines[-1] == "calc double = math_grade * 2"


def test_what_a_password_may_hold_is_chosen_by_its_inputs() -> None:
    lines = mend(
        "passwords with a length and digits",
        "app P", "input length number", "input with_digits yesno", "generate Password = password(length, with_digits)",
    )  # fmt: skip
    assert lines[-1] == "generate Password = password(length, yes, with_digits, yes)"


_KEYWORDS = (
    "app record calc total chart stage start tick group input output convert pick generate warn goal button".split()
)
_PIECES = [
    "item",
    ":",
    "name text",
    "date date",
    ",",
    "=",
    "a * b",
    "by date",
    "where done",
    "<->",
    "from list",
    ">",
    "x",
]


@given(
    st.lists(st.tuples(st.sampled_from(_KEYWORDS), st.lists(st.sampled_from(_PIECES), max_size=6)), max_size=7),
    st.sampled_from(["tick it, by month, how many are done, total today", "move from a to b with c, d and e", "", "?"]),
)
def test_no_lines_whatever_break_the_rules(lines: list[tuple[str, list[str]]], request_: str) -> None:
    mend(request_, *(f"{keyword} {' '.join(pieces)}" for keyword, pieces in lines))
