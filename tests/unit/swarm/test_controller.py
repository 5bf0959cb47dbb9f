"""Tasks are shared out over engines by load, in the order of who waits; nothing stays taken."""

import asyncio
from collections.abc import Callable

import pytest

from app.domain.generation import Completion, Generation, GenerationRequest, Priority, Sampling
from app.swarm.agents import AgentPool
from app.swarm.calibration import Judged, calibrate
from app.swarm.controller import SwarmController


class HeldEngine:
    """Answers when it is let go."""

    def __init__(self, fails: bool = False) -> None:
        self.go = asyncio.Event()
        self.begun: list[str] = []
        self._fails = fails

    async def generate(
        self, request: GenerationRequest, on_token: Callable[[int, str], None] | None = None
    ) -> Generation:
        self.begun.append(request.prompt)
        await self.go.wait()
        if self._fails:
            raise OSError("the engine broke")
        return Generation((Completion("x", (-0.1,), ("x",), "stop"),) * len(request.samplings), 3, 1, 2, 0.0, 0.0)


def ask(
    swarm: SwarmController, name: str, width: int = 1, priority: Priority = Priority.BACKGROUND
) -> "asyncio.Task[object]":
    return asyncio.create_task(swarm.ask("", name, (Sampling(),) * width, priority))


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_each_task_goes_to_the_engine_with_the_most_room() -> None:
    one, other = HeldEngine(), HeldEngine()
    swarm = SwarmController([one, other], slots=8)
    tasks = [ask(swarm, "a", 5), ask(swarm, "b", 2), ask(swarm, "c", 2), ask(swarm, "d", 2)]
    await settle()
    assert (one.begun, other.begun) == (["a"], ["b", "c", "d"])
    one.go.set()
    other.go.set()
    await asyncio.gather(*tasks)
    assert swarm.slots_taken == 0


async def test_what_a_person_waits_for_goes_first_and_does_not_wait_for_room() -> None:
    engine = HeldEngine()
    swarm = SwarmController([engine], slots=4)
    tasks = [ask(swarm, "one", 4), ask(swarm, "two", 4), ask(swarm, "in front", 4, Priority.FOREGROUND)]
    await settle()
    assert engine.begun == ["one", "in front"]
    assert swarm.waiting == 1
    engine.go.set()
    await asyncio.gather(*tasks)
    assert engine.begun[-1] == "two"


async def test_a_narrow_task_does_not_overtake_a_wide_one_for_ever() -> None:
    engine = HeldEngine()
    swarm = SwarmController([engine], slots=4)
    tasks = [ask(swarm, "first", 2), ask(swarm, "wide", 4), ask(swarm, "narrow", 1)]
    await settle()
    assert engine.begun == ["first"]
    engine.go.set()
    await asyncio.gather(*tasks)
    assert engine.begun == ["first", "wide", "narrow"]


async def test_a_task_wider_than_an_engine_is_done_all_the_same() -> None:
    engine = HeldEngine()
    engine.go.set()
    answers = await SwarmController([engine], slots=4).ask("", "wide", (Sampling(),) * 11)
    assert len(answers.completions) == 11
    assert (answers.tokens.prompt, answers.tokens.cached, answers.tokens.generated) == (3, 1, 2)


async def test_cancelled_and_failed_tasks_free_their_slots() -> None:
    engine = HeldEngine(fails=True)
    swarm = SwarmController([engine], slots=4)
    running, waiting, third = (ask(swarm, name, 4) for name in ("running", "waiting", "third"))
    await settle()
    running.cancel()
    waiting.cancel()
    await settle()
    assert engine.begun == ["running", "third"]
    engine.go.set()
    with pytest.raises(OSError, match="broke"):
        await third
    assert (swarm.slots_taken, swarm.waiting) == (0, 0)


def test_one_careful_agent_and_bold_ones_that_differ() -> None:
    pool = AgentPool(5, seed=2)
    drawn = [pool.draw(n, 10, ()) for n in range(5)]
    assert drawn[0].temperature == 0
    assert len({sampling.seed for sampling in drawn[1:]}) == 4
    assert all(sampling.temperature > 0 for sampling in drawn[1:])
    assert AgentPool(5, seed=3).draw(1, 10, ()).seed != drawn[1].seed
    for size in (0, 17):
        with pytest.raises(ValueError, match="1 to 16"):
            AgentPool(size)


def test_how_sure_is_held_against_how_right() -> None:
    sure = [Judged("function", 1, 1.0, True, right) for right in (True, True, True, False)]
    unsure = [Judged("function", 5, 0.4, False, False)]
    bands = calibrate([*sure, *unsure])
    assert [(band.count, band.right, band.candidates) for band in bands] == [(4, 3, 1.0), (1, 0, 5.0)]
