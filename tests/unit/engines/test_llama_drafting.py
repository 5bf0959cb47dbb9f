"""Guessing ahead changes how many steps an answer takes, and never the answer."""

import asyncio
import random
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.domain.generation import Generation, GenerationRequest, Priority, Sampling
from app.engines.llama_drafting import LONG, SHORT, SURE_AFTER, Lookup
from app.engines.llama_sampling import Scores
from tests.scripted_llama import ScriptedContext, ScriptedEngine, expected_answer
from tests.unit.engines.test_llama_requests import long_answer

CASES = 60


class DoubtfulContext(ScriptedContext):
    """Its model likes several letters nearly as well, so that what is drawn depends on the dice too."""

    def _score(self, sequence: int) -> Scores:
        dice = np.random.default_rng(zlib.crc32(self.sequences[sequence]))
        scores = np.full(self.vocabulary_size, -50, np.float32)
        scores[97:123] = dice.normal(0, 2, 26)
        scores[0] = -2
        return scores


def doubtful(state_dir: Path) -> ScriptedEngine:
    engine = ScriptedEngine(state_dir)
    engine.context = DoubtfulContext(2048, 0.0)
    return engine


def spoiled(text: str, chance: random.Random) -> str:
    """Return `text` with some letters changed, left out and put in, as an earlier version of it would be."""
    letters = list(text)
    for _ in range(chance.randrange(5)):
        at = chance.randrange(len(letters) + 1)
        letters[at : at + chance.randrange(4)] = chance.choice(("", "?", "unlike", "z"))
    return "".join(letters)


async def test_a_guessed_answer_is_the_one_without_guessing(tmp_path: Path) -> None:
    chance = random.Random(3)
    engine = doubtful(tmp_path)
    steps = {True: 0, False: 0}
    for number in range(CASES):
        sampling = Sampling(
            temperature=chance.choice((0.0, 0.8)),
            top_p=chance.choice((0.95, 1.0)),
            seed=number,
            max_tokens=chance.randrange(1, 70),
            stop=chance.choice(((), ("a", "bc"))),
        )
        request = GenerationRequest("", f"case {number} ", (sampling,))
        plain, steps[False] = await asked(engine, request, steps[False])
        likely = spoiled(plain.completions[0].text, chance) + chance.choice(("", " and more"))
        guessed, steps[True] = await asked(engine, replace(request, likely=likely or "x"), steps[True])
        assert guessed.completions == plain.completions
    assert steps[True] < 0.6 * steps[False], "guessing was really tried, and it held"
    await asyncio.to_thread(engine.close)


async def asked(engine: ScriptedEngine, request: GenerationRequest, steps: int) -> tuple[Generation, int]:
    """Ask, the answer's text as it is shown compared too; return the steps done so far besides."""
    shown: list[str] = []
    before = engine.context.steps
    generation = await engine.generate(request, lambda _i, piece: shown.append(piece))
    assert "".join(shown) == generation.completions[0].text
    return generation, steps + engine.context.steps - before


async def test_a_text_that_is_nothing_like_the_answer_costs_a_few_steps_at_most(tmp_path: Path) -> None:
    engine = ScriptedEngine(tmp_path)
    prompt = long_answer("x", 120)
    answer = expected_answer(prompt, 120)
    misleading = "".join(answer[n : n + 3] + "!!!!" for n in range(0, 120, 3))  # each beginning goes on otherwise
    request = GenerationRequest("", prompt, (Sampling(max_tokens=120),))
    plain, steps = await asked(engine, request, 0)
    evaluated = engine.context.evaluated
    guessed, misled_steps = await asked(engine, replace(request, likely=misleading), 0)
    assert guessed.completions == plain.completions
    assert misled_steps <= steps
    assert engine.context.evaluated - evaluated < 2 * 120, "it is given up early"
    await asyncio.to_thread(engine.close)


async def test_an_overtaken_answer_goes_on_guessing_where_it_was(tmp_path: Path) -> None:
    engine = ScriptedEngine(tmp_path, step_s=0.001)
    prompt = long_answer("behind", 90)
    likely = expected_answer(prompt, 90).replace("e", "E")
    begun = asyncio.Event()
    behind = GenerationRequest("", prompt, (Sampling(max_tokens=90),), Priority.BACKGROUND, likely=likely)
    task = asyncio.create_task(engine.generate(behind, lambda _i, _p: begun.set()))
    await begun.wait()
    front = await engine.generate(GenerationRequest("", "in front", (Sampling(max_tokens=9),)))
    assert front.completions[0].text == expected_answer("in front", 9)
    assert (await task).completions[0].text == expected_answer(prompt, 90)
    await asyncio.to_thread(engine.close)


async def test_several_answers_are_written_side_by_side_as_ever(tmp_path: Path) -> None:
    engine = ScriptedEngine(tmp_path)
    answer = expected_answer("three", 40)
    request = GenerationRequest("", "three", (Sampling(max_tokens=40),) * 3, likely=answer)
    generation = await engine.generate(request)
    assert {c.text for c in generation.completions} == {answer}
    assert engine.context.steps >= len(answer)
    await asyncio.to_thread(engine.close)


def test_guesses_start_at_the_prompts_end_and_grow_while_they_hold() -> None:
    likely = list(range(100, 160))
    lookup = Lookup(likely, [1, 2, 100, 101, 102])
    assert lookup.guess(99) == likely[3 : 3 + SHORT]
    sure = 3 + SURE_AFTER
    for token in likely[3:sure]:
        lookup.add(token)
    assert lookup.guess(99) == likely[sure : sure + LONG]
    assert lookup.guess(2) == likely[sure : sure + 2]
    lookup.add(7)  # something else is said here, then it goes on as before
    assert lookup.guess(99) == []
    for token in likely[sure + 1 : sure + 4]:
        lookup.add(token)
    assert lookup.guess(99) == likely[sure + 4 : sure + 4 + SHORT]


def test_of_two_alike_places_the_one_with_more_in_common_is_meant() -> None:
    lookup = Lookup([9, 1, 2, 3, 50, 8, 1, 2, 3, 60], [8, 1, 2, 3])
    assert lookup.guess(1) == [60]


@pytest.mark.parametrize("likely", [[], [5], [5, 6]])
def test_next_to_nothing_to_go_by_is_no_guess(likely: list[int]) -> None:
    assert Lookup(likely, likely).guess(9) == []
