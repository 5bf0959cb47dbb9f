"""A request is taken apart into wishes in its own words, and words meet in spite of their endings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pipeline.clauses import content_stems, match, split_clauses, stem


def test_wishes_are_parted_where_a_new_one_begins() -> None:
    request = "Track my runs with date and distance. Show the total, and warn me when I am lazy."
    assert split_clauses(request) == (
        "Track my runs with date and distance",
        "Show the total",
        "warn me when I am lazy",
    )


def test_a_list_of_fields_stays_one_wish() -> None:
    assert split_clauses("A list of films with title, year and director") == (
        "A list of films with title, year and director",
    )


@pytest.mark.parametrize(
    "request_", ["Um, could you please make me a log of my dives", "Hello, I'd like to have a log of my dives"]
)
def test_courtesies_and_fillers_are_left_out(request_: str) -> None:
    assert split_clauses(request_)[0].endswith("log of my dives")
    assert "please" not in split_clauses(request_)[0]


def test_words_that_say_nothing_alone_join_what_was_said_before() -> None:
    assert split_clauses("Write down who paid, what, how much") == ("Write down who paid, what, how much",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("liters", "liter"),
        ("watering", "watered"),
        ("categories", "category"),
        ("costs", "cost"),
        ("kilometres", "kilometer"),
    ],
)
def test_endings_do_not_part_words(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_numbers_meet_their_words() -> None:
    assert content_stems("ten square meters") >= {"10"}


def test_a_match_tells_which_share_of_a_wish_is_answered() -> None:
    assert match("a chart of the cost", content_stems("chart nothing else")).fraction == 0.5


@given(st.text(max_size=200))
def test_no_text_breaks_the_parting_and_something_said_is_never_lost_whole(text: str) -> None:
    clauses = split_clauses(text)
    assert all(c.strip() for c in clauses)
    if content_stems(text):
        assert clauses


def test_who_somebody_is_is_no_wish() -> None:
    assert split_clauses("I run a small library. Which loans are overdue?") == ("Which loans are overdue",)
    assert split_clauses("I'm a teacher. I want marks of students") == ("I want marks of students",)
    assert split_clauses("My uncle has a lot of bees. Note the hives") == ("Note the hives",)
    assert split_clauses("Darts at the pub! Who won most") == ("Who won most",)
    assert split_clauses("My bees: hive, date, honey. Total honey")[0].startswith("My bees")
    assert len(split_clauses("My club has members with a name and an email. Sort them by name")) == 2
    assert len(split_clauses("I run a bakery and need to note orders. Sort them by date")) == 2
