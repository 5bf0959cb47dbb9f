"""The examples the agents learn from are right themselves, and none is a request the product is measured on."""

from collections import Counter
from pathlib import Path

import pytest

from app.domain.blueprint_parser import parse_blueprint
from app.kit.conversions import find_conversion
from app.pipeline.lines import LINE_BEGINNINGS
from app.pipeline.mending import mend_lines
from app.pipeline.prompts import Example, read_prompt
from tests.unit.pipeline.resources import grounding, prompt

_EXAMPLES = prompt("blueprint").examples + prompt("blueprint").bank.examples
_LESSONS = sorted((Path(__file__).parents[3] / "resources" / "prompts" / "lessons").glob("*.txt"))
"""What the adapter learns from, besides the examples."""
_MEASURED = Path(__file__).parents[2] / "bench" / "requests"


@pytest.mark.parametrize("example", _EXAMPLES, ids=lambda e: e.request[:40])
def test_every_line_of_an_example_is_read(example: Example) -> None:
    if not _is_none(example):
        assert parse_blueprint(example.answer, find_conversion).problems == ()


@pytest.mark.parametrize("example", _EXAMPLES, ids=lambda e: e.request[:40])
def test_mending_leaves_a_right_answer_readable(example: Example) -> None:
    """Rules may reword a line; none may turn a right one into one that cannot be read, or lose the app."""
    if _is_none(example):
        return
    lines = mend_lines(tuple(example.answer.splitlines()), example.request, grounding())
    assert parse_blueprint("\n".join(lines), find_conversion).problems == ()
    kept = sum(line in lines for line in example.answer.splitlines())
    assert kept / len(example.answer.splitlines()) >= 0.5


@pytest.mark.parametrize("path", _LESSONS, ids=lambda p: p.stem)
def test_every_line_of_every_lesson_is_read(path: Path) -> None:
    lessons = _lessons(path)
    assert len(lessons) > 40
    wrong = {e.request: parse_blueprint(e.answer, find_conversion).problems for e in lessons if not _is_none(e)}
    assert not {request: problems for request, problems in wrong.items() if problems}


@pytest.mark.parametrize("path", _LESSONS, ids=lambda p: p.stem)
def test_rules_leave_right_answers_alone(path: Path) -> None:
    """A rule may be wrong about one request in a hundred; more is a rule that does harm."""
    lessons = [e for e in _lessons(path) if not _is_none(e)]
    kept = grounding()
    spoilt = [e.request for e in lessons if mend_lines(tuple(e.answer.splitlines()), e.request, kept) != _lines(e)]
    assert len(spoilt) <= len(lessons) / 100, spoilt


@pytest.mark.parametrize("path", _LESSONS, ids=lambda p: p.stem)
def test_the_grammar_lets_every_line_be_written(path: Path) -> None:
    lines = {line for e in _lessons(path) if not _is_none(e) for line in e.answer.splitlines()}
    assert not [line for line in lines if not line.startswith(("app ", *LINE_BEGINNINGS))]


def test_no_two_lessons_ask_for_the_same() -> None:
    asked = Counter(e.request.casefold() for path in _LESSONS for e in _lessons(path))
    assert not [request for request, times in asked.items() if times > 1]


def test_no_example_is_a_request_that_is_measured() -> None:
    measured = {
        line.split("\t")[1].strip().casefold()
        for path in _MEASURED.glob("*.txt")
        for line in path.read_text("utf-8").splitlines()
        if "\t" in line
    }
    assert len(measured) > 50
    assert not measured & {e.request.casefold() for e in _EXAMPLES}
    assert not measured & {e.request.casefold() for path in _LESSONS for e in _lessons(path)}


def _lessons(path: Path) -> tuple[Example, ...]:
    return read_prompt("", path.read_text("utf-8")).examples


def _is_none(example: Example) -> bool:
    return example.answer.startswith("none ")


def _lines(example: Example) -> tuple[str, ...]:
    return tuple(example.answer.splitlines())
