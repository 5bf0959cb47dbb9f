"""Known functions that draw keep to the rules of what was said, and all of them bear odd input."""
# ruff: noqa: E501

import re

import pytest

from app.kit.functions import KnownFunction
from tests.unit.kit.known import KNOWN, call_each, run

_NAMES = "Ann\nBob\nCid\nDora\nEve"


@pytest.mark.parametrize(
    ("words", "inputs", "given", "sizes"),
    [
        ("splits it into two random teams", "names longtext", (_NAMES,), [3, 2]),
        ("shuffle the lines of names and split them into teams of four", "names longtext", (_NAMES,), [4, 1]),
        ("split them into groups of group_size", "names longtext, group_size number", (_NAMES, 2), [2, 2, 1]),
        ("shuffle the lines of names and deal them into so many teams", "names longtext, n number", (_NAMES, 3), [2, 2, 1]),
    ],
)  # fmt: skip
def test_teams_hold_every_name_once(words: str, inputs: str, given: tuple[object, ...], sizes: list[int]) -> None:
    made = str(run(words, inputs, *given, is_random=True))
    teams = [line.split(": ")[1].split(", ") for line in made.split("\n")]
    assert sorted(name for team in teams for name in team) == _NAMES.split("\n")
    assert [len(team) for team in teams] == sizes


def test_everybody_gives_to_another_one() -> None:
    words = "a random order in which every line of names gives to another one, never to itself, one “giver → receiver” a line"
    pairs = [line.split(" → ") for line in str(run(words, "names longtext", _NAMES, is_random=True)).split("\n")]
    assert sorted(giver for giver, _ in pairs) == sorted(receiver for _, receiver in pairs) == _NAMES.split("\n")
    assert all(giver != receiver for giver, receiver in pairs)


def test_drawn_numbers_are_different_sorted_and_in_their_bounds() -> None:
    made = run("6 different random numbers from 1 to 49, sorted, separated by commas", "", is_random=True)
    numbers = [int(number) for number in str(made).split(", ")]
    assert numbers == sorted(set(numbers))
    assert len(numbers) == 6
    assert 1 <= numbers[0] <= numbers[-1] <= 49


_TEXTS = (
    "",
    " ",
    "\n\n",
    "one",
    "Ann\nBob\r\n\nCid",
    "é 👍 ÄÖ ,;",
    "a,b, c",
    "-3 4,5",
    "{",
    "%E0%A4%A",
    "((",
    "2026-13-45",
    "25:61",
)
_NUMBERS = (0, 1, -7, 1.5, 1e9, 1e300, None)


@pytest.mark.parametrize("function", KNOWN, ids=lambda function: function.name)
def test_odd_input_gives_a_text_or_a_number(function: KnownFunction) -> None:
    words = {"NAME": "made", "JOINER": '"-"', "YES": '"y"', "NO": '"n"'}
    source = re.sub(r"\b(?:NAME|JOINER|YES|NO)\b", lambda word: words[word[0]], function.source)
    given = {"number": _NUMBERS, "said": ("Team",)}
    odd = [
        [
            given.get(kind, _TEXTS)[(k + place) % len(given.get(kind, _TEXTS))]
            for place, kind in enumerate(function.takes)
        ]
        for k in range(13)
    ]
    for answer in call_each(source, odd, function.is_random):
        assert isinstance(answer, str | int | float | None)


def test_places_are_numbered_by_what_they_are_called() -> None:
    words = 'shuffle the lines of names and number them, as "Plot 1: name", one per line'
    made = str(run(words, "names longtext", _NAMES, is_random=True)).split("\n")
    assert [line.split(": ")[0] for line in made] == [f"Plot {n}" for n in range(1, 6)]
    assert sorted(line.split(": ")[1] for line in made) == _NAMES.split("\n")


def test_people_are_many() -> None:
    words = 'every line of people gets a different random line of tasks, as "name: task", one per line'
    made = str(run(words, "people longtext, tasks longtext", "Ann\nBob", "dishes\nbins", is_random=True))
    assert sorted(line.split(": ")[0] for line in made.split("\n")) == ["Ann", "Bob"]
    assert sorted(line.split(": ")[1] for line in made.split("\n")) == ["bins", "dishes"]
