"""The known functions do what they say, run in V8."""

import json
from pathlib import Path

import pytest
from py_mini_racer import MiniRacer

from app.domain.blueprint import Field
from app.kit.functions import find_function, read_functions

KNOWN = read_functions((Path(__file__).parents[3] / "resources/kit/functions.toml").read_text("utf-8"))
TEXT, NUMBER, LONG = Field("text", "text"), Field("number", "number"), Field("names", "longtext")


def run(words: str, inputs: list[Field], *given: object, is_random: bool = False) -> object:
    source = find_function(KNOWN, "made", words, inputs, is_random)
    assert source is not None, words
    arguments = ", ".join([*(json.dumps(g) for g in given), *(["Math.random"] if is_random else [])])
    return MiniRacer().eval(f"{source}\nmade({arguments})")


@pytest.mark.parametrize(
    ("words", "inputs", "given", "expected"),
    [
        ("the text reversed", [TEXT], ("abc",), "cba"),
        ("check whether a word is a palindrome", [TEXT], ("Never odd or even",), "yes"),
        ("check whether a word is a palindrome", [TEXT], ("banana",), "no"),
        ("how many words are in the text", [TEXT], (" one  two\nthree ",), 3),
        ("number of characters", [TEXT], ("a b",), 3),
        ("how many sentences", [TEXT], ("One. Two! Three",), 3),
        ("the number in Roman numerals", [NUMBER], (1994,), "MCMXCIV"),
        ("the roman numeral as a number", [TEXT], ("MCMXCIV",), 1994),
        ("the roman numeral as a number", [TEXT], ("IIII",), "not a Roman numeral"),
        ("the number in binary", [NUMBER], (10,), "1010"),
        ("binary as decimal", [TEXT], ("1010",), 10),
        ("hexadecimal", [NUMBER], (255,), "FF"),
        ("hex to decimal", [TEXT], ("ff",), 255),
        ("yes if it is prime", [NUMBER], (97,), "yes"),
        ("yes if it is prime", [NUMBER], (91,), "no"),
        ("caesar cipher", [TEXT, NUMBER], ("Abc xyz!", 3), "Def abc!"),
        ("caesar cipher", [NUMBER, TEXT], (3, "Abc"), "Def"),
        ("decrypt it", [TEXT, NUMBER], ("Def abc!", 3), "Abc xyz!"),
        ("the lines sorted", [LONG], ("b\na\n\nc",), "a\nb\nc"),
        ("two words are anagrams", [TEXT, TEXT], ("Listen", "Silent"), "yes"),
        ("the average of the numbers", [LONG], ("1, 2\n6",), 3),
        ("the smallest number in the numbers", [LONG], ("4 -2.5 9",), -2.5),
        ("the largest number in the numbers", [LONG], ("4 -2.5 9",), 9),
        ("the median", [LONG], ("4 1 9 2",), 3),
        ("leap year", [NUMBER], (1900,), "no"),
        ("the text in Morse code, words by slashes", [TEXT], ("Sos at 5!",), "... --- ... / .- - / ....."),
        ("the Morse code decoded to text", [TEXT], ("... --- ... / .- -",), "SOS AT"),
    ],
)
def test_a_known_function_gives_the_known_answer(
    words: str, inputs: list[Field], given: tuple[object, ...], expected: object
) -> None:
    assert run(words, inputs, *given) == expected


def test_teams_hold_every_name_once_and_differ_by_one_at_most() -> None:
    made = str(run("splits it into two random teams", [LONG], "Ann\nBob\nCid\nDora\nEve", is_random=True))
    teams = [line.split(": ")[1].split(", ") for line in made.split("\n")]
    assert sorted(name for team in teams for name in team) == ["Ann", "Bob", "Cid", "Dora", "Eve"]
    assert sorted(map(len, teams)) == [2, 3]


def test_groups_have_the_size_that_is_given() -> None:
    made = str(run("split them into groups of group_size", [LONG, NUMBER], "a\nb\nc\nd\ne", 2, is_random=True))
    assert [len(line.split(", ")) for line in made.split("\n")] == [2, 2, 1]


@pytest.mark.parametrize(
    "words",
    ["the longest word", "count unique words", "translate to French", "the words in reverse", "list all primes"],
)
def test_what_is_not_known_is_left_to_agents(words: str) -> None:
    assert find_function(KNOWN, "made", words, [TEXT], False) is None
    assert find_function(KNOWN, "made", words, [NUMBER], False) is None
