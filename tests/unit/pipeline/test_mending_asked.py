"""What the request asks for in so many words is put in where the lines hold all it needs, and nothing else is."""

import pytest

from app.pipeline.mending import mend_lines
from tests.unit.pipeline.resources import grounding

_GROUNDING = grounding()


def mend(request: str, *lines: str) -> tuple[str, ...]:
    return mend_lines(("app A", *lines), request, _GROUNDING)[1:]


ROOMS = ("record tour: name text, seats number", "record guest: name text, tour ref(tour)")


@pytest.mark.parametrize(
    "asks",
    [
        "how many seats are left on each",
        "the free seats of each tour",
        "how many seats are still free",
        "see the remaining seats",
        "how many seats each tour has left, seats left matter",
    ],
)
def test_what_is_left_of_each_is_worked_out_from_those_who_refer_to_it(asks: str) -> None:
    lines = mend(f"tours with a name and seats, guests sign up for a tour. {asks}", *ROOMS)
    assert "calc seats_left = seats - count(guest)" in lines


def test_money_that_is_left_is_without_the_amounts_spent() -> None:
    lines = mend(
        "trips have a name and a budget, expenses belong to a trip and have an amount. How much "
        "budget is left of each?",
        "record trip: trip text, budget money",
        "record expense: trip ref(trip), amount money",
    )
    assert "calc budget_left money = budget - sum(expense.amount)" in lines


def test_what_is_left_is_not_worked_out_twice_nor_unasked() -> None:
    own = "calc free = seats - count(guest)"
    request = "tours with seats and guests who take part, how many seats are left"
    assert mend(request, ROOMS[0], own, ROOMS[1]).count("calc seats_left = seats - count(guest)") == 0
    assert not any("count(guest)" in line for line in mend("tours with seats, and guests", *ROOMS))


@pytest.mark.parametrize(("state", "label"), [("full", "Full"), ("sold out", "Sold out"), ("booked out", "Booked out")])
def test_a_warning_when_it_is_full(state: str, label: str) -> None:
    lines = mend(f"tours and guests, how many seats are left, and a warning when a tour is {state}", *ROOMS)
    assert f"warn {label} when seats_left <= 0" in lines
    assert lines[-1].startswith("record guest")


@pytest.mark.parametrize(
    ("asks", "warning"),
    [
        ("Anything below seventy or above one hundred eighty must stand out",
         "warn Out of range when {f} < 70 or {f} > 180"),
        ("mark everything over 38.5", "warn Too high when {f} > 38.5"),
        ("highlight those under twenty five", "warn Too low when {f} < 25"),
        ("warn me if it is more than a hundred and twenty", "warn Too high when {f} > 120"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["value", "pulse", "level"])
def test_values_beyond_what_was_said_are_marked(asks: str, warning: str, field: str) -> None:
    lines = mend(f"a log with date and {field}. {asks}.", f"record entry: date date, {field} number")
    assert warning.format(f=field) in lines


@pytest.mark.parametrize(
    ("request_", "record"),
    [
        ("mark more than 90 days ago", "record item: item text, portions number"),
        ("a log of my runs, above all the long ones", "record run: date date, km number"),
        ("people over 18 may come. Note name and age", "record guest: name text, age number"),
        ("mark those over 50", "record game: game text, points number, rounds number"),
    ],
)
def test_what_is_no_limit_of_one_value_marks_nothing(request_: str, record: str) -> None:
    assert not any(line.startswith("warn") for line in mend(request_, record))


def test_a_limit_that_a_line_has_is_not_marked_twice() -> None:
    own = "warn High when value > 180"
    lines = mend("readings: date, value. Mark those above 180", "record reading: date date, value number", own)
    assert [line for line in lines if line.startswith("warn")] == [own]


@pytest.mark.parametrize(
    ("asks", "warning"),
    [
        ("tell me which ones lie there longer than 90 days", "warn Over 90 days when today() - frozen > 90"),
        ("mark what is older than six months", "warn Over 6 months when add_months(frozen, 6) < today()"),
        ("highlight things that are there for more than two weeks", "warn Over 2 weeks when today() - frozen > 14"),
    ],
)
def test_what_is_older_than_was_said_is_marked(asks: str, warning: str) -> None:
    assert warning in mend(f"freezer: what and frozen when. {asks}", "record food: food text, frozen date")


def test_a_filter_by_a_limit_marks_what_is_beyond_it() -> None:
    lines = mend(
        "jars with date, tell me which are older than 90 days",
        "record jar: jar text, filled date", "calc age = today() - filled", "filter age > 90",
    )  # fmt: skip
    assert "warn Over 90 when age > 90" in lines


@pytest.mark.parametrize(
    ("asks", "record", "condition"),
    [
        ("which ones are already out of it", "calc ends date = add_months(bought, months)", "ends < today()"),
        ("which are expired", "calc ends date = add_months(bought, months)", "ends < today()"),
    ],
)
def test_what_has_ended_is_marked(asks: str, record: str, condition: str) -> None:
    lines = mend(
        f"things with months of warranty, {asks}", "record thing: thing text, bought date, months number", record
    )
    assert f"warn Expired when {condition}" in lines


@pytest.mark.parametrize(
    ("asks", "function", "label"),
    [
        ("the average of all three", "avg", "Average"),
        ("the mean of each", "avg", "Average"),
        ("show the highest of all of them", "max", "Highest"),
        ("the sum of all three values", "sum", "Total"),
    ],
)
def test_a_figure_of_all_is_one_for_each_value(asks: str, function: str, label: str) -> None:
    lines = mend(
        f"every jump: date, run up, height, width. And {asks}.",
        "record jump: date date, run_up number, height number, width number",
        "calc average jump number = (run_up + height) / 2",
    )
    totals = [line for line in lines if line.startswith("total")]
    assert totals == [f"total {label} {f.replace('_', ' ')} = {function}({f})" for f in ("run_up", "height", "width")]
    assert not any(line.startswith("calc average") for line in lines) or not asks.startswith("the average")


def test_an_average_of_all_games_is_no_figure_of_each_field() -> None:
    record = "record game: game text, points number, minutes number"
    lines = mend("games with points and minutes, the average of all games", record, "total Average = avg(points)")
    assert [line for line in lines if line.startswith("total")] == ["total Average = avg(points)"]


@pytest.mark.parametrize(
    ("asks", "total"),
    [
        ("how much I have lost since the first time", "total Lost so far = first(kilos) - latest(kilos)"),
        ("how much less it is since the start", "total Lost so far = first(kilos) - latest(kilos)"),
        ("how much she has gained since the beginning", "total Gained so far = latest(kilos) - first(kilos)"),
        ("what it has changed so far", "total Change so far = latest(kilos) - first(kilos)"),
    ],
)
def test_since_the_first_time_compares_the_first_with_the_latest(asks: str, total: str) -> None:
    lines = mend(f"weight in kilos each day, and {asks}", "record weighing: date date, kilos number")
    assert total in lines


def test_a_target_nobody_named_is_none() -> None:
    record = "record weighing: date date, kilos number"
    goal = "goal Weight = latest(kilos) of 75"
    assert goal not in mend("I weigh myself every morning", record, goal)
    assert goal in mend("I weigh myself and my goal is 75 kilos", record, goal)
    assert goal in mend("I weigh myself, seventy five kilos would be good", record, goal)


@pytest.mark.parametrize(
    "line", ["timer intervals: Green 2 min, Black 4 min, Herbal 8 min", "timer countdown 2 minutes"]
)
def test_a_button_for_each_time_is_one_countdown_to_choose_from(line: str) -> None:
    request = "A timer with three buttons: green two minutes, black four minutes, herbal eight minutes."
    assert mend(request, line) == ("timer countdown: Green 2 min, Black 4 min, Herbal 8 min",)


def test_three_countdowns_with_names_are_one_to_choose_from() -> None:
    lines = mend(
        "egg timer, I pick soft 4 minutes, medium 6 minutes or hard 9 minutes",
        "timer countdown 4 minutes", "timer countdown 6 minutes", "timer countdown 9 minutes",
    )  # fmt: skip
    assert lines == ("timer countdown: Soft 4 min, Medium 6 min, Hard 9 min",)


def test_parts_that_follow_one_another_stay_parts() -> None:
    line = "timer intervals: Plank 1 min, Rest 20 sec"
    assert mend("plank one minute, then rest 20 seconds, with a start button", line) == (line,)
    line = "timer intervals: Work 25 min, Break 5 min x 4"
    assert mend("work 25 minutes and break 5 minutes, press to start", line) == (line,)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("a check mark when I'm through with it", "tick finished"),
        ("I tick it off once it's watched", "tick watched"),
        ("let me tick them off", "tick done"),
    ],
)
def test_what_is_ticked_can_be_ticked(said: str, wanted: str) -> None:
    record = "record series: name text, season number, episode number"
    lines = mend(f"my series with season and episode, and {said}", record, "warn Old when episode >= season * 10")
    assert lines == (record, wanted)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("and I check the prices", "sort name"),
        ("and I tick it off when it's seen", "tick seen"),
    ],
)
def test_nothing_to_tick_comes_of_itself(said: str, line: str) -> None:
    record = "record series: name text, season number, episode number"
    assert mend(f"my series by name with season and episode, {said}", record, line) == (record, line)


@pytest.mark.parametrize(
    ("request_", "line", "wanted"),
    [
        ("a tea timer with buttons for green, black and herbal with 2, 4 and 7 minutes", "timer countdown 2 minutes",
         "timer countdown: Green 2 min, Black 4 min, Herbal 7 min"),
        ("egg timer with 4, 6 and 9 minutes for soft, medium and hard, i choose",
         "timer intervals: Soft 4 min, Medium 6 min, Hard 9 min",
         "timer countdown: Soft 4 min, Medium 6 min, Hard 9 min"),
        ("a timer with buttons for five, ten and twenty minutes", "timer countdown 5 minutes",
         "timer countdown: 5 min, 10 min, 20 min"),
        ("30 seconds squats, then 10 seconds rest, press start", "timer intervals: Squats 30 sec, Rest 10 sec",
         "timer intervals: Squats 30 sec, Rest 10 sec"),
        ("a meditation timer of 10 minutes with a start button", "timer countdown 10 minutes",
         "timer countdown 10 minutes"),
    ],
)  # fmt: skip
def test_lengths_said_in_a_list_are_a_button_each(request_: str, line: str, wanted: str) -> None:
    assert mend(request_, line) == (wanted,)
