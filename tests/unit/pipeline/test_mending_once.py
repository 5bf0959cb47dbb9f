"""What is to be there only once: heard in many words, and never put where nobody said so."""

import re
from pathlib import Path

import pytest

from app.pipeline.mending import mend_lines
from app.pipeline.mending_once import says_once
from app.pipeline.prompts import read_prompt
from tests.unit.pipeline.resources import PROMPTS, grounding

_GROUNDING = grounding()
BOOK = "record book: title text, author text"
LESSONS = sorted((PROMPTS / "lessons").glob("*.txt"))


def mend(request: str, *lines: str) -> tuple[str, ...]:
    return mend_lines(("app A", *lines), request, _GROUNDING)[1:]


@pytest.mark.parametrize(
    "asks",
    [
        "tell me if I already have it",
        "warn me if it is on the list already",
        "no duplicates",
        "let me know when I've got that one",
        "the same title must never be in there twice",
        "each title only once",
        "don't let me put the same title in again",
        "if I enter one that is there already, stop me",
    ],
)
def test_it_is_heard_in_many_words(asks: str) -> None:
    assert mend(f"books with title and author, {asks}", BOOK)[0] == "record book: title text unique, author text"


@pytest.mark.parametrize(
    "asks",
    [
        "warn me if it's already three weeks",
        "tick those I've already read",
        "pick one, none twice",
        "twice a month",
        "tell me when less than three are there",
        "tick off each title once it's read",
        "how many times already",
    ],
)
def test_other_warnings_are_no_repeats(asks: str) -> None:
    assert not any("unique" in line for line in mend(f"books with title and author, {asks}", BOOK))


def test_it_is_the_field_that_is_spoken_of() -> None:
    lines = mend(
        "tablets with owner, model and serial, no serial twice", "record tablet: owner text, model text, serial text"
    )
    assert lines == ("record tablet: owner text, model text, serial text unique",)


def test_a_warning_in_its_place_goes() -> None:
    lines = mend("books, warn me if it is on the list already", BOOK, "warn Already there when count(title) > 1")
    assert lines == ("record book: title text unique, author text",)


def test_unique_that_nobody_said_goes() -> None:
    assert mend("books with title and author", "record book: title text unique, author text") == (BOOK,)


def test_what_is_unique_leaves_no_wish_for_a_warning() -> None:
    request = "books, warn me if I already have it"
    asked = _GROUNDING.unanswered(request, ("record book: title text unique",))
    assert not asked and _GROUNDING.unanswered(request, ("record book: title text",))


_ANSWERS = re.compile(r"\bunique\b|^(?:find|apart|limit) ", re.M)
"""What tells that something is there already, or finds out whether it is."""


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_no_lesson_is_misread(path: Path) -> None:
    """Whoever asks for a list and is answered without the word does not want to be stopped."""
    examples = [e for e in read_prompt("", path.read_text("utf-8")).examples if "record " in e.answer]
    assert not [e.request for e in examples if says_once(e.request) and not _ANSWERS.search(e.answer)]


def test_what_is_unique_together_stays() -> None:
    lines = mend(
        "our kayaks with day and kayak, one family has it and nobody else",
        "record trip: kayak text, day date, family text",
        "unique kayak + day",
    )
    assert "unique kayak + day" in lines


BOOKING = "record booking: name text, day date, slot choice(morning/afternoon/evening)"


@pytest.mark.parametrize(
    "asks",
    [
        "no double bookings",
        "nobody may have the same time as somebody else, so if the slot is already taken say no",
        "two people must never get the same slot",
        "if somebody has that time already it must not let them",
        "don't let it be double-booked please",
    ],
)
def test_what_is_booked_is_booked_once(asks: str) -> None:
    lines = mend(f"a list for our sauna with name, day and morning, afternoon or evening, {asks}", BOOKING)
    assert lines == (BOOKING, "unique day + slot")


def test_what_is_booked_belongs_to_it() -> None:
    record = "record booking: room choice(blue/red), day date, start time, end time, who text"
    lines = mend("book our two rooms, blue or red, with day, start and end time and who. No double bookings", record)
    assert "apart start to end by room" in lines  # times are those of the record's day


def test_a_day_alone_is_unique_itself() -> None:
    lines = mend("who has the cabin on which day, never book it twice", "record stay: who text, day date")
    assert lines == ("record stay: who text, day date unique",)


@pytest.mark.parametrize(
    "asks", ["book a table for two", "when was it taken", "books I have read twice", "at the same time"]
)
def test_who_says_nothing_of_two_may_book_twice(asks: str) -> None:
    assert not any("unique" in line for line in mend(f"a list with name, day and slot, {asks}", BOOKING))


@pytest.mark.parametrize(
    ("record", "request_"),
    [
        ("record pill: day date, time time, pill text", "my pills with day and time, show me if it is already taken"),
        ("record birthday: who text, day date", "birthdays of my friends, two people can have the same day"),
        ("record meal: day date, time time, dish text", "what I eat, never tell me it's already gone from the fridge"),
        ("record session: day date, start time, topic text", "study sessions, often at the same time, no reminders"),
    ],
)
def test_what_nobody_books_may_be_at_the_same_time(record: str, request_: str) -> None:
    assert not any("unique" in line for line in mend(request_, record))


@pytest.mark.parametrize("line", ["apart day to until by room", "limit 1 per day"])
def test_what_is_kept_apart_or_limited_is_not_unique_too(line: str) -> None:
    stay = "record stay: room text, day date, until date"
    assert mend(
        "a list of stays with room, day and until, no double bookings, never the same room twice", stay, line
    ) == (
        stay,
        line,
    )
