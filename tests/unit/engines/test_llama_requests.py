"""Many requests at once, cancelled at any moment: every answer is whole and its own, and no slot stays taken."""

import asyncio
import gc
import random
import weakref
from collections import defaultdict
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from app.domain.errors import EngineError, InputError, ModelError
from app.domain.generation import Completion, Generation, GenerationRequest, Priority, Sampling
from app.engines.llama_native import DecodeAbortedError
from app.engines.llama_queue import Turn
from app.engines.llama_sampling import Scores
from app.pipeline.ports import OnToken
from app.swarm.controller import SwarmController
from tests.scripted_llama import ScriptedEngine, expected_answer

TASKS, AT_ONCE = 1000, 25
PREFIXES = (
    "",
    "a fixed beginning that is long enough to be kept on disk: ",
    "another one, also long enough to be kept: ",
)


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[ScriptedEngine]:
    engine = ScriptedEngine(tmp_path)
    yield engine
    await asyncio.to_thread(engine.close)


class Asked:
    """A request with a number in its prompt, and where it will be cancelled: at once, after some tokens, or never."""

    def __init__(self, engine: ScriptedEngine, number: int, chance: random.Random) -> None:
        self.engine = engine
        self.prefix = chance.choice(PREFIXES)
        self.prompt = f"request {number} " + "with more words " * chance.randrange(12)
        self.samplings = tuple(Sampling(max_tokens=chance.randrange(1, 60)) for _ in range(chance.randrange(1, 12)))
        self.priority = chance.choice((Priority.FOREGROUND, Priority.BACKGROUND))
        self.adapter = chance.choice(("", "", "learnt"))
        self.likely = chance.choice(("", expected_answer(self.prefix + self.prompt, chance.randrange(60)) + "?"))
        self.cancel_after = chance.choice((None, None, 0, 1, 7, 40))
        self.pieces: dict[int, str] = defaultdict(str)
        self.is_over = False

    async def run(self, swarm: SwarmController) -> bool:
        """Return whether it came to its end; fails where anything but its own answer comes back."""
        asking = asyncio.create_task(self._ask(swarm, lambda i, p: self.hear(i, p, asking)))
        if self.cancel_after == 0:
            asyncio.get_running_loop().call_soon(asking.cancel)
        try:
            completions = await asking
        except asyncio.CancelledError:
            return False
        finally:
            self.is_over = True
        for index, (sampling, completion) in enumerate(zip(self.samplings, completions, strict=True)):
            wanted = expected_answer(self.prefix + self.prompt, sampling.max_tokens, bool(self.adapter))
            assert completion.text == wanted
            assert self.pieces[index] == wanted
        return True

    async def _ask(self, swarm: SwarmController, on_token: OnToken) -> tuple[Completion, ...]:
        """Ask with an adapter as single agents do, without one as the swarm does."""
        if not self.adapter:
            answers = await swarm.ask(self.prefix, self.prompt, self.samplings, self.priority, on_token, self.likely)
            return answers.completions
        request = GenerationRequest(self.prefix, self.prompt, self.samplings, self.priority, self.adapter)
        return (await self.engine.generate(request, on_token)).completions

    def hear(self, index: int, piece: str, asking: "asyncio.Task[object]") -> None:
        self.pieces[index] += piece
        if self.cancel_after and sum(map(len, self.pieces.values())) >= self.cancel_after:
            asking.cancel()


async def test_a_thousand_tasks_cancelled_at_random_lose_and_mix_nothing(engine: ScriptedEngine) -> None:
    chance = random.Random(8)
    swarm = SwarmController([engine])
    waiting = [Asked(engine, number, chance) for number in range(TASKS)]
    ended: list[bool] = []

    async def person() -> None:
        while waiting:
            ended.append(await waiting.pop().run(swarm))

    await asyncio.gather(*(person() for _ in range(AT_ONCE)))
    assert len(ended) == TASKS
    assert TASKS * 0.3 < sum(ended) < TASKS  # both ends were really tried
    assert (swarm.slots_taken, swarm.waiting, engine.waiting) == (0, 0, 0)
    last = await engine.generate(GenerationRequest("", "the last one", (Sampling(max_tokens=9),)))
    assert last.completions[0].text == expected_answer("the last one", 9)
    assert not any(content for number, content in engine.context.sequences.items() if number)


async def test_how_many_are_written_at_once_changes_from_one_request_to_the_next(engine: ScriptedEngine) -> None:
    request = GenerationRequest("", "eight answers", tuple(Sampling(max_tokens=9) for _ in range(8)))
    for count in (8, 3, 8, 1):
        engine.use_sequences(count)
        engine.context.at_once.clear()
        made = await engine.generate(request)
        assert [c.text for c in made.completions] == [expected_answer("eight answers", 9)] * 8
        assert max(engine.context.at_once) == count


async def test_a_foreground_request_overtakes_between_two_steps(tmp_path: Path) -> None:
    engine = ScriptedEngine(tmp_path, step_s=0.001)
    ended: list[str] = []
    running = asyncio.Event()

    async def ask(name: str, priority: Priority, tokens: int) -> Generation:
        prompt = long_answer(name, tokens)
        request = GenerationRequest("", prompt, (Sampling(max_tokens=tokens),) * 3, priority)
        generation = await engine.generate(request, lambda _i, _p: running.set())
        assert {c.text for c in generation.completions} == {expected_answer(prompt, tokens)}
        ended.append(name)
        return generation

    background = [asyncio.create_task(ask(f"behind {n}", Priority.BACKGROUND, 60)) for n in range(2)]
    await running.wait()
    await ask("in front", Priority.FOREGROUND, 20)
    await asyncio.gather(*background)
    assert ended[0] == "in front"
    assert ended[1:] == ["behind 0", "behind 1"]
    await asyncio.to_thread(engine.close)


async def test_closing_ends_what_runs_and_what_waits_with_a_reason(tmp_path: Path) -> None:
    engine = ScriptedEngine(tmp_path, step_s=0.001)
    running = asyncio.Event()
    request = GenerationRequest("", long_answer("x", 120), (Sampling(max_tokens=400),))
    tasks = [asyncio.create_task(engine.generate(request, lambda _i, _p: running.set())) for _ in range(3)]
    await running.wait()
    await asyncio.to_thread(engine.close)
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(isinstance(end, EngineError) for end in ends), ends


async def test_an_adapter_nobody_has_is_told_and_the_next_goes_on(engine: ScriptedEngine) -> None:
    with pytest.raises(ModelError, match="has not learnt"):
        await engine.generate(GenerationRequest("", "x", adapter="nobody's"))
    request = GenerationRequest("", "x", (Sampling(max_tokens=5),), adapter="learnt")
    assert (await engine.generate(request)).completions[0].text == expected_answer("x", 5, is_adapted=True)


def test_what_a_request_held_is_free_as_soon_as_it_failed() -> None:
    held: list[weakref.ref[Scores]] = []

    def fail(turn: Turn[None]) -> None:
        scores = np.zeros(9, np.float32)
        held.append(weakref.ref(scores))
        try:
            raise DecodeAbortedError
        except DecodeAbortedError:
            raise EngineError(f"{turn.priority} stopped with {scores.size} scores.", "Try again.") from None

    turn: Turn[None] = Turn(Priority.FOREGROUND, fail)
    gc.disable()
    try:
        turn.take()
        assert held[0]() is None
    finally:
        gc.enable()
    assert isinstance(turn.outcome.exception(), EngineError)


async def test_a_prompt_longer_than_the_context_is_told_and_the_next_goes_on(engine: ScriptedEngine) -> None:
    with pytest.raises(InputError, match="too long"):
        await engine.generate(GenerationRequest("", "x" * 3000))
    request = GenerationRequest("", "y", (Sampling(max_tokens=5),))
    assert (await engine.generate(request)).completions[0].text == expected_answer("y", 5)


def long_answer(name: str, tokens: int) -> str:
    """Return a prompt whose scripted answer is at least that long."""
    return next(p for p in (f"{name} {n}" for n in range(10**7)) if len(expected_answer(p, tokens)) == tokens)
