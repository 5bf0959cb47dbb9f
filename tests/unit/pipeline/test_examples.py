"""The examples the agents learn from are right themselves, and none is a request the product is measured on."""

from pathlib import Path

import pytest

from app.domain.blueprint_parser import parse_blueprint
from app.kit.conversions import find_conversion
from app.pipeline.mending import mend_lines
from app.pipeline.prompts import Example
from tests.unit.pipeline.resources import grounding, prompt

_EXAMPLES = prompt("blueprint").examples + prompt("blueprint").bank.examples
_MEASURED = Path(__file__).parents[2] / "bench" / "requests"


@pytest.mark.parametrize("example", _EXAMPLES, ids=lambda e: e.request[:40])
def test_every_line_of_an_example_is_read(example: Example) -> None:
    if not example.answer.startswith("none "):
        assert parse_blueprint(example.answer, find_conversion).problems == ()


@pytest.mark.parametrize("example", _EXAMPLES, ids=lambda e: e.request[:40])
def test_mending_leaves_a_right_answer_readable(example: Example) -> None:
    """Rules may reword a line; none may turn a right one into one that cannot be read, or lose the app."""
    if example.answer.startswith("none "):
        return
    lines = mend_lines(tuple(example.answer.splitlines()), example.request, grounding())
    assert parse_blueprint("\n".join(lines), find_conversion).problems == ()
    kept = sum(line in lines for line in example.answer.splitlines())
    assert kept / len(example.answer.splitlines()) >= 0.5


def test_no_example_is_a_request_that_is_measured() -> None:
    measured = {
        line.split("\t")[1].strip().casefold()
        for path in _MEASURED.glob("*.txt")
        for line in path.read_text("utf-8").splitlines()
        if "\t" in line
    }
    assert len(measured) > 50
    assert not measured & {e.request.casefold() for e in _EXAMPLES}
