"""The agent of changes: its examples can all be done, and what a model writes is carried out or left out."""

import re
from pathlib import Path

import pytest

from app.domain.blueprint_parser import parse_blueprint
from app.kit.conversions import find_conversion
from app.pipeline.change.agent import ChangeAgent
from app.pipeline.change.draft import Draft
from app.pipeline.prompts import Example, Prompt, read_prompt
from tests.fakes import FakeLanguageModel

PROMPTS = Path(__file__).resolve().parents[3] / "resources" / "prompts"
PROMPT = read_prompt((PROMPTS / "change.md").read_text("utf-8"), (PROMPTS / "change_examples.txt").read_text("utf-8"))
LINES = ["app Parts", "record part: name text, stock number", "warn Low when stock < 5"]


def agent(answer: str) -> ChangeAgent:
    return ChangeAgent(FakeLanguageModel(lambda request: answer), Prompt(""), find_conversion)


@pytest.mark.parametrize("example", PROMPT.examples, ids=lambda e: e.request.rpartition("Wish: ")[2][:40])
async def test_every_step_of_an_example_can_be_done(example: Example) -> None:
    shown, _, wish = example.request.partition(" || Wish: ")
    lines = [re.sub(r"^\d+ ", "", text) for text in shown.split(" | ")]
    assert not parse_blueprint("\n".join(lines), find_conversion).problems
    draft = Draft(list(lines), find_conversion)
    is_done = await agent(example.answer).change(wish, draft)
    assert is_done == (example.answer != "none")
    assert not parse_blueprint("\n".join(draft.lines), find_conversion).problems
    for step in example.answer.splitlines():
        if step.startswith(("add ", "line ")):
            assert re.sub(r"^(?:add|line \d+:) ", "", step) in draft.lines


async def test_a_step_that_cannot_be_done_is_left_out_and_the_others_are_done() -> None:
    draft = Draft(list(LINES))
    assert await agent("drop 9\nadd total Stock = sum(stock)\nadd sort nothing_like_it").change(
        "all stock in sum", draft
    )
    assert draft.lines == [*LINES, "total Stock = sum(stock)"]


async def test_an_answer_that_has_nothing_to_do_with_the_words_is_not_taken() -> None:
    draft = Draft(list(LINES))
    assert not await agent("add counter Elephants").change("make it louder", draft)
    assert draft.lines == LINES


async def test_none_changes_nothing() -> None:
    draft = Draft(list(LINES))
    assert not await agent("none").change("what is the weather", draft)
    assert draft.lines == LINES
