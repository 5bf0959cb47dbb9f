"""Typed answers are judged as people judge them: spelling counts, capitals, accents and spaces do not."""

from collections.abc import Iterator
from typing import Any

import pytest
from py_mini_racer import MiniRacer

from app.domain.blueprint_parser import parse_blueprint
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from tests.kit_apps import KIT, PARTS


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    racer = MiniRacer()
    racer.eval("var window = this; var document = { addEventListener() {} }; var addEventListener = () => {};")
    for part in ("dom", "format", "formula", "fields", "answers"):
        racer.eval((KIT / "kit" / f"{part}.js").read_text(encoding="utf-8"))
    yield racer
    racer.close()


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("paris", "Paris"), ("  PARIS ", "Paris"), ("garcon", "garçon"), ("garçon", "garcon"), ("Strasse", "Straße"),
        ("to  go", "to go"), ("it’s", "it's"), ("I go.", "I go"), ("12", "12.0"), ("1,000", "1000"), ("?", "?"),
        ("-3", "−3"), ("smorrebrod", "Smørrebrød"),
    ],
)  # fmt: skip
def test_what_is_meant_alike_is_right(page: Any, typed: str, right: str) -> None:
    assert page.call("Kit.isRightAnswer", typed, right) is True


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Pari", "Paris"),
        ("", "Paris"),
        ("  ", ""),
        ("か", "が"),
        ("12", "21"),
        ("C", "C++"),
        ("a b", "ab"),
        ("cat", "cat/kitty"),
    ],
)
def test_what_is_something_else_is_wrong(page: Any, typed: str, right: str) -> None:
    assert page.call("Kit.isRightAnswer", typed, right) is False


@pytest.mark.parametrize(
    ("typed", "right", "is_right"),
    [
        ("cat", "cat/kitty", True), ("kitty", "cat / kitty", True), ("kitty", "cat; kitty", True),
        ("cat/kitty", "cat/kitty", True),
        ("dog", "cat/kitty", False), ("TCP", "TCP/IP", False), ("km", "km/h", False),
        ("red", "red, white, blue", False),
        ("", "cat;", False),
    ],
)  # fmt: skip
def test_a_card_may_name_several_right_answers(page: Any, typed: str, right: str, is_right: bool) -> None:
    assert page.call("Kit.isOneOfAnswers", typed, right) is is_right


def test_the_right_spelling_is_told_where_it_differs(page: Any) -> None:
    assert page.call("Kit.judgement", True, " PARIS ", "Paris") == "Correct!"
    assert page.call("Kit.judgement", True, "garcon", "garçon") == "Correct! It is written: garçon"
    assert page.call("Kit.judgement", False, "x", "Paris") == "Wrong. The right answer is: Paris"


def test_what_cannot_be_typed_is_only_turned() -> None:
    """A picture on the back is looked at; one on the front is no question that could be read aloud either."""
    text = "app Birds\nrecord bird: name text, photo image\ncards name / photo typed\n"
    blueprint = parse_blueprint(text).blueprint
    assert "Practise by typing" not in compile_app(blueprint, PARTS).text("index.html")
    assert not [c for c in derive_checks(blueprint) if "typing" in c.says]


def test_typing_is_there_for_every_deck_of_words_and_comes_first_where_asked() -> None:
    for line, first in (("cards verb / past", "isTyped: false"), ("cards verb / past typed", "isTyped: true")):
        blueprint = parse_blueprint(f"app Verbs\nrecord verb: verb text, past text\n{line}\n").blueprint
        codebase = compile_app(blueprint, PARTS)
        assert first in codebase.text("app.js") and "Practise by typing" in codebase.text("index.html")
        assert [c.lines for c in derive_checks(blueprint) if "practise by typing" in c.says] == [(2,)]
