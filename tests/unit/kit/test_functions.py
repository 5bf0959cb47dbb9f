"""Known functions do what the description says, run in V8; what they do not do is left to agents."""

import pytest

from app.kit.functions import find_function
from tests.unit.kit.functions_table import GIVEN
from tests.unit.kit.known import KNOWN, call, fields, run, taken


@pytest.mark.parametrize(("words", "inputs", "given", "expected"), GIVEN)
def test_a_known_function_gives_the_known_answer(
    words: str, inputs: str, given: tuple[object, ...], expected: object
) -> None:
    assert run(words, inputs, *given) == expected


def test_every_function_that_is_not_random_is_in_the_table() -> None:
    tried = {function.name for words, inputs, _, _ in GIVEN if (function := taken(words, inputs))}
    assert {function.name for function in KNOWN if not function.is_random} - tried == set()


@pytest.mark.parametrize(
    ("words", "inputs"),
    [
        ("the longest sentence", "text"),
        ("translate to French", "text"),
        ("list all primes", "number"),
        ("the next prime number", "number"),
        ("the text with every second word in capitals", "text"),
        ("the lines sorted by the number in them", "lines longtext"),
        ("the lines sorted by length, then alphabetically", "lines longtext"),
        ("the names sorted by last name and first name", "names longtext"),
        ("the lines in alphabetical order, without the empty ones and numbered", "lines longtext"),
        ("the text reversed and in capitals", "text"),
        ("the first letter of the text as a capital", "text"),
        ("every word that is a palindrome, one per line", "text longtext"),
        ("how many palindromes are in the text", "text longtext"),
        ("the longest palindrome in the text", "text"),
        ("how many words begin with a capital", "text"),
        ("how many words have more than five letters", "text"),
        ("how many lines contain a number", "text longtext"),
        ("how many words a line has on average", "text longtext"),
        ("how many sentences end with a question mark", "text"),
        ("how many unique lines there are", "text longtext"),
        ("the average word length without short words", "text"),
        ("the average of the numbers without the smallest and the largest", "numbers longtext"),
        ("the sum of the numbers above ten", "numbers longtext"),
        ("the sum of the squares of the numbers", "numbers longtext"),
        ("the sum of the digits of all numbers", "numbers longtext"),
        ("the weighted average of the numbers", "numbers longtext"),
        ("the second largest number of the numbers", "numbers longtext"),
        ("the difference between the largest number and the average", "numbers longtext"),
        ("the number of vowels and consonants", "text"),
        ("the number in Roman numerals and in binary", "number number"),
        ("the sum of two Roman numerals", "first, second"),
        ("the binary number in hexadecimal", "binary"),
        ("the hexadecimal number in binary", "hex"),
        ("the ones in the binary number counted", "binary"),
        ("the hex code of the opposite colour", "color color"),
        ("the text backwards", "day date"),
        ("the text in Morse code as sounds", "text"),
        ("the text in Morse code backwards", "text"),
        ("the words in alphabetical order of their last letter", "words longtext"),
        ("the letters that come more than once", "word"),
        ("the text without its last word", "text"),
        ("the text without spaces between the lines", "text longtext"),
        ("the text without duplicate letters", "text"),
        ("every letter moved on by its place in the word", "text, places number"),
        ("the text encrypted with the key", "text, key"),
        ("the lines of the first list that are in the second list only once", "first longtext, second longtext"),
        ("the lines of the first list with those of the second list", "first longtext, second longtext"),
        ("yes if the first word is longer than the second, otherwise no", "first, second"),
        ("yes if the text holds a palindrome or an anagram, otherwise no", "text"),
        ("how often the word stands at the beginning of a line", "text longtext, word"),
        ("the first three letters of each word", "text"),
        ("the initials of all but the last name", "name"),
        ("prime factors of both numbers that they share", "a number, b number"),
        ("the greatest common divisor of three numbers", "a number, b number, c number"),
        ("the factorial divided by the other number", "number number, other number"),
        ("the number in German words", "number number"),
        ("the number rounded to two decimals", "number number"),
        ("how many days until the next leap year", "year number"),
        ("the time of day in New York", "time time"),
        ("the day of the week of the day after", "date date"),
    ],
)
def test_what_is_not_known_is_left_to_agents(words: str, inputs: str) -> None:
    assert taken(words, inputs) is None
    assert taken(words, inputs, is_random=True) is None


@pytest.mark.parametrize(
    ("words", "inputs"),
    [
        ("shuffle the lines of names and split into teams of four, each with an animal", "names longtext"),
        ("shuffle the names and put the two oldest first", "names longtext"),
        ("teams so that nobody is with the one from last time", "names longtext"),
        ("shuffle the letters of each word", "text"),
        ("three names drawn at random, with a chance in proportion to their tickets", "names longtext"),
        ("5 random numbers from 1 to 50 that add up to 100", ""),
        ("a random order in which no two girls follow each other", "names longtext"),
        ("each person gets another one, but not the partner", "names longtext"),
        ("pairs of one name from the first and one from the second list", "first longtext, second longtext"),
        ("the lines of songs in random order with Intro as the first line", "songs longtext"),
    ],
)  # fmt: skip
def test_a_draw_with_a_rule_of_its_own_is_left_to_agents(words: str, inputs: str) -> None:
    assert taken(words, inputs, is_random=True) is None


def test_a_random_function_is_not_taken_for_a_result_that_stays() -> None:
    assert taken("shuffle the lines", "lines longtext") is None


def test_the_label_counts_where_the_description_says_nothing() -> None:
    source = find_function(KNOWN, "made", ["the text", "Reversed", "say it"], fields("text"), False)
    assert source is not None
    assert call(source, ["abc"], False) == "cba"
    assert find_function(KNOWN, "made", ["the text in Klingon", "Reversed"], fields("text"), False) is None


def test_inputs_may_have_names_that_javascript_keeps_for_itself() -> None:
    source = find_function(KNOWN, "made", ["Caesar cipher"], fields("new number, class"), False)
    assert source is not None
    assert call(source, [3, "Abc"], False) == "Def"
