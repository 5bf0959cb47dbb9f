"""Figures, boards and fields: what was said is kept, split and named as it was said."""

import pytest

from app.pipeline.mending import mend_lines
from tests.unit.pipeline.resources import grounding

_GROUNDING = grounding()


def mend(request: str, *lines: str) -> tuple[str, ...]:
    return mend_lines(("app A", *lines), request, _GROUNDING)[1:]


BIRDS = "record sighting: date date, species text, place text, count number"


@pytest.mark.parametrize("asks", ["by species", "per species", "for each species", "of every species"])
def test_a_figure_split_as_it_was_said_needs_no_other_word(asks: str) -> None:
    lines = mend(f"birds I see with date, place and count, {asks}", BIRDS, "total Birds = sum(count) by species")
    assert "total Birds = sum(count) by species" in lines


@pytest.mark.parametrize("asks", ["by place", "per place", "for every place"])
def test_a_list_grouped_as_it_was_said_is_grouped(asks: str) -> None:
    assert "group place" in mend(f"birds I see, {asks}", BIRDS, "group place")


@pytest.mark.parametrize("asks", ["sorted by species", "search by species", "", "filter by species"])
def test_a_figure_split_unasked_is_left_out(asks: str) -> None:
    assert not any(
        line.startswith("total") for line in mend(f"birds I see {asks}", BIRDS, "total Seen = sum(count) by species")
    )


def test_the_sum_in_each_step_is_split_by_the_steps() -> None:
    lines = mend(
        "board of orders: received, shipped, with customer and amount, and the sum in each step",
        "record order: customer text, amount money", "stage status: received > shipped",
        "total Sum = sum(amount) by status",
    )  # fmt: skip
    assert "total Sum = sum(amount) by status" in lines


def test_a_button_that_a_due_day_needs_is_kept() -> None:
    button = "button Watered: last_watered = today()"
    plants = (
        "record plant: plant text, every_days number, last_watered date",
        "calc next date = last_watered + every_days",
    )
    assert button in mend("plants, every how many days, and when is it due", *plants, button)
    assert button not in mend("plants and when last watered", plants[0], button)


def test_a_deadline_is_there_to_be_warned_of() -> None:
    line = "warn Late when deadline < today()"
    assert line in mend("projects with a deadline", "record project: name text, deadline date", line)
    assert "warn Old when bought < today()" not in mend(
        "things and when bought", "record thing: thing text, bought date", "warn Old when bought < today()"
    )


FLIGHTS = "record flight: airline text, date date, miles number"


def test_a_figure_of_this_year_is_not_split_by_what_was_said_of_all() -> None:
    now = "total This year = sum(miles) where this_year(date)"
    lines = mend("flights: airline, date, miles. Miles of every airline and miles this year", FLIGHTS, now)
    assert lines[1:] == (now, "total Total miles = sum(miles) by airline")
    assert now in mend("note each airline, date and miles; total this year", FLIGHTS, now)


def test_how_many_of_each_counts_each() -> None:
    record = "record day: date date, mood choice(good/ok/bad), energy number"
    lines = mend(
        "mood diary with energy, average energy and how many of each mood",
        record, "total Average energy = avg(energy)", "total Moods = count()",
    )  # fmt: skip
    assert lines[1:] == ("total Average energy = avg(energy)", "total Moods = count() by mood")
    stars = mend("how many of each rating", "record visit: date date, rating stars", "total Visits = count()")
    assert stars[-1] == "total Visits = count() by rating"


def test_those_who_said_yes_are_not_split_by_their_menu() -> None:
    yes = 'total Said yes = count() where answer = "yes"'
    record = "record guest: guest text, answer choice(yes/no), menu choice(fish/meat)"
    lines = mend("guests, how many said yes and how many of each menu", record, yes)
    assert yes in lines
    assert "total Count = count() by menu" in lines


@pytest.mark.parametrize(
    ("asks", "field"),
    [("how much each of them has left", "child"), ("how much each of the kids has left", "who"),
     ("what is left for everybody", "person")],
)  # fmt: skip
def test_each_of_them_is_each_person(asks: str, field: str) -> None:
    total = 'total Left = sum(amount where kind = "in") - sum(amount where kind = "out")'
    record = f"record entry: date date, {field} text, kind choice(in/out), amount money"
    assert f"{total} by {field}" in mend(f"pocket money with {field}, in and out, and it shows {asks}", record, total)


def test_a_count_of_things_seen_is_summed() -> None:
    lines = mend("birds I see, how many, place; total per species", BIRDS, "total Birds = count() by species")
    assert "total Birds = sum(count) by species" in lines
    times = mend("birds and how many sightings per species", BIRDS, "total Sightings = count() by species")
    assert "total Sightings = count() by species" in times


def test_the_sum_of_a_total_has_a_name_of_its_own() -> None:
    lines = mend(
        "pages and total words, the total",
        "record page: page text, total_words number",
        "total Total words = sum(total_words)",
    )
    assert lines[-1] == "total Total words in all = sum(total_words)"


def test_who_is_not_thanked_does_not_narrow_the_sum() -> None:
    lines = mend(
        "donations: who, how much, thanked; sum and who is not thanked yet",
        "record donation: donor text, amount money, thanked yesno", "total Sum = sum(amount)",
    )  # fmt: skip
    assert "total Sum = sum(amount)" in lines


@pytest.mark.parametrize(
    "record",
    [
        "record feeling: time time, strength number",
        "record vote: answer choice(yes/no), weight number",
        "record look: date date, sky choice(clear/cloudy)",
    ],
)
def test_what_is_known_by_its_time_or_choice_needs_no_name(record: str) -> None:
    assert mend("I note it", record)[0] == record


@pytest.mark.parametrize(
    "said",
    [
        "a diary with date, mood good, ok or bad",
        "a diary with date and mood: good, ok, bad",
        "a board with date and mood",
        "a diary with date, mood, and things like rain, snow or sun",
    ],
)
def test_words_that_name_no_thing_become_no_fields(said: str) -> None:
    record = "record day: date date, mood text"
    assert mend(said, record)[0] == record


@pytest.mark.parametrize(
    ("said", "stages"),
    [
        ("columns applied, interview, offer and rejected with the companies in them",
         "applied > interview > offer > rejected"),
        ("a board with the columns to do, doing and done", "to do > doing > done"),
        ("stages: lead, proposal, won or lost, and a value, I move them", "lead > proposal > won > lost"),
        ("four columns called ideas, writing and published where I move articles", "ideas > writing > published"),
        ("columns for new, in progress and finished, each job has a customer", "new > in progress > finished"),
    ],
)  # fmt: skip
def test_the_stages_are_those_that_were_listed(said: str, stages: str) -> None:
    lines = mend(said, "record job: job text", "stage status: open > closed")
    assert f"stage status: {stages}" in lines
    assert any(line == f"stage status: {stages}" for line in mend(f"{said} on a board", "record job: job text"))


def test_columns_of_a_table_are_no_stages() -> None:
    lines = mend(
        "a table with columns name, date and price that I can move", "record item: name text, date date, price money"
    )
    assert not any(line.startswith("stage") for line in lines)


def test_what_is_said_of_one_only_is_a_field() -> None:
    lines = mend(
        "a board with the companies and the position, I move them", "record company: company text",
        "record position: position text", "stage status: new > done",
    )  # fmt: skip
    assert lines[0] == "record company: company text, position text"
    two = ("record film: title text", "record book: title text")
    assert mend("films and books", *two) == two


def test_a_count_called_like_a_stage_counts_those_there() -> None:
    board = ("record deal: deal text", "stage status: lead > won")
    assert 'total Won = count() where status = "won"' in mend(
        "deals move from lead to won, how many are won", *board, "total Won = count()"
    )
    assert not any(
        line.startswith("total") for line in mend("deals move from lead to won", *board, "total Won = count()")
    )
