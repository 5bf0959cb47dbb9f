"""Agents are held to the rules at the ports they work through."""

import asyncio
from collections.abc import Mapping

import pytest

from app.domain.blueprint import Blueprint
from app.domain.check import Outcome
from app.domain.errors import PolicyError
from app.domain.function_task import Language
from app.domain.generation import Generation, GenerationRequest
from app.domain.observed import Observed
from app.meta.governance import Spent
from app.meta.governed import GovernedCode, GovernedModel, GovernedWriter
from app.pipeline.ports import OnToken
from app.pipeline.running_code import Arguments
from tests.fakes import FakeLanguageModel
from tests.unit.meta.test_governance import Court


async def test_a_run_beyond_its_means_does_not_reach_the_model() -> None:
    court, inner = Court(), FakeLanguageModel(lambda request: "x")
    spent = [Spent(1.0, 10, 100)]
    model = GovernedModel(inner, court.governor, lambda: spent[0])
    await model.generate(GenerationRequest("", "a"))
    spent[0] = Spent(1e9, 10, 100)
    with pytest.raises(PolicyError):
        await model.generate(GenerationRequest("", "b"))
    assert [request.prompt for request in inner.requests] == ["a"]
    await GovernedModel(inner, court.governor, lambda: None).generate(GenerationRequest("", "outside a run"))


async def test_an_answer_that_never_ends_is_stopped_when_the_time_is_up() -> None:
    court, ended = Court(), asyncio.Event()

    class Endless(FakeLanguageModel):
        async def generate(self, request: GenerationRequest, on_token: OnToken | None = None) -> Generation:
            try:
                return await asyncio.get_running_loop().create_future()
            finally:
                ended.set()

    spent = Spent(court.governor.policies.run.seconds - 0.01, 10, 100)
    model = GovernedModel(Endless(lambda request: ""), court.governor, lambda: spent)
    with pytest.raises(PolicyError, match="seconds"):
        await asyncio.wait_for(model.generate(GenerationRequest("", "a")), 60)
    assert ended.is_set() and [d.policy for d in court.told] == ["run"]


async def test_a_time_out_of_the_model_itself_is_not_taken_for_the_limit() -> None:
    class Late(FakeLanguageModel):
        async def generate(self, request: GenerationRequest, on_token: OnToken | None = None) -> Generation:
            raise TimeoutError

    court = Court()
    with pytest.raises(TimeoutError):
        await GovernedModel(Late(lambda request: ""), court.governor, lambda: Spent(1.0, 0, 0)).generate(
            GenerationRequest("", "a")
        )
    assert court.told == []


class Runner:
    """Runs nothing: what it was given counts."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.ran: list[str] = []

    async def run(self, source: str, function: str, calls: tuple[Arguments, ...]) -> tuple[Observed, ...]:
        self.ran.append(source)
        return (Observed("1", 1),) * len(calls)

    def expect(self, value: object) -> object:
        return value

    def show_value(self, value: object) -> str:
        return repr(value)


@pytest.mark.parametrize(
    ("language", "good", "bad"),
    [
        ("python", "def f(a):\n    return a", "def f(a):\n    return eval(a)"),
        ("javascript", "function f(a) { return a; }", "function f(a) { return eval(a); }"),
    ],
)
async def test_a_function_that_breaks_a_rule_is_not_run_and_fails(language: Language, good: str, bad: str) -> None:
    court, inner = Court(), Runner(language)
    runner = GovernedCode(inner, court.governor)
    assert [seen.value for seen in await runner.run(good, "f", ((1,), (2,)))] == [1, 1]
    refused = await runner.run(bad, "f", ((1,), (2,)))
    assert len(refused) == 2 and all("text as code" in seen.error for seen in refused)
    assert inner.ran == [good] and [decision.subject for decision in court.told] == ["f"]
    assert len(await runner.run(bad, "f", ())) == 1, "without a call too it is known to fail"


class Writer:
    async def write(self, blueprint: Blueprint, on_token: OnToken) -> Mapping[str, str]:
        return {"good": "function good(a) { return a; }", "bad": "function bad() { fetch('x'); }"}

    async def rewrite(
        self, blueprint: Blueprint, written: Mapping[str, str], failures: tuple[Outcome, ...], attempt: int
    ) -> Mapping[str, str]:
        return {**written, "worse": "function worse() { return eval('1'); }"}


async def test_code_that_breaks_a_rule_is_left_out_and_told() -> None:
    court = Court()
    writer = GovernedWriter(Writer(), court.governor)
    written = await writer.write(Blueprint("x"), lambda index, piece: None)
    assert list(written) == ["good"]
    assert list(await writer.rewrite(Blueprint("x"), written, (), 1)) == ["good"]
    assert [decision.subject for decision in court.told] == ["bad", "worse"]
