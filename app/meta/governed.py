"""Holds agents to the rules: decorators over the ports they work through. The rules themselves are in governance."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.domain.blueprint import Blueprint
from app.domain.check import Outcome
from app.domain.events import OnEvent
from app.domain.function_task import Language
from app.domain.generation import Generation, GenerationRequest
from app.domain.observed import Observed
from app.meta.governance import Governor, Spent
from app.pipeline.ports import LanguageModel, OnToken
from app.pipeline.running_code import Arguments, CodeRunner
from app.pipeline.stages.generate import CodeWriter

AGENTS = "agents"


class GovernedModel:
    """A `LanguageModel` that is not asked any more, and stops writing, once a run has used up what it may cost."""

    def __init__(self, model: LanguageModel, governor: Governor, read_spent: Callable[[], Spent | None]) -> None:
        """`read_spent` returns what the run has cost so far, None outside a run."""
        self._model = model
        self._governor = governor
        self._read_spent = read_spent
        self.name = model.name
        self.digest = model.digest
        self.context_tokens = model.context_tokens

    async def generate(self, request: GenerationRequest, on_token: OnToken | None = None) -> Generation:
        """Continue the prompt; see the port. Raises `PolicyError` where the run may not cost more."""
        if (spent := self._read_spent()) is None:
            return await self._model.generate(request, on_token)
        self._governor.expect_affordable(AGENTS, spent)
        most_s = self._governor.policies.run.seconds
        try:
            async with asyncio.timeout(most_s - spent.seconds) as limit:
                return await self._model.generate(request, on_token)
        except TimeoutError:
            if limit.expired():
                self._governor.expect_affordable(AGENTS, replace(spent, seconds=most_s))
            raise

    def count_tokens(self, text: str) -> int:
        return self._model.count_tokens(text)


class GovernedCode:
    """A `CodeRunner` that does not run code which breaks a rule: to who chooses it is code that fails."""

    def __init__(self, runner: CodeRunner, governor: Governor) -> None:
        self._runner = runner
        self._governor = governor
        self.language: Language = runner.language

    async def run(self, source: str, function: str, calls: tuple[Arguments, ...]) -> tuple[Observed, ...]:
        decision = self._governor.judge_code(AGENTS, function, source, self.language)
        if decision.is_allowed:
            return await self._runner.run(source, function, calls)
        return (Observed(error=f"refused by a rule: {decision.reason}"),) * max(len(calls), 1)

    def expect(self, value: object) -> object:
        return self._runner.expect(value)

    def show_value(self, value: object) -> str:
        return self._runner.show_value(value)


class GovernedWriter:
    """A `CodeWriter` whose code is used only where the rules let it; what is refused counts as not written."""

    def __init__(self, writer: CodeWriter, governor: Governor) -> None:
        self._writer = writer
        self._governor = governor

    async def write(self, blueprint: Blueprint, on_event: OnEvent) -> Mapping[str, str]:
        return self._allowed(await self._writer.write(blueprint, on_event))

    async def rewrite(
        self, blueprint: Blueprint, written: Mapping[str, str], failures: tuple[Outcome, ...], attempt: int
    ) -> Mapping[str, str]:
        return self._allowed(await self._writer.rewrite(blueprint, written, failures, attempt))

    def _allowed(self, written: Mapping[str, str]) -> Mapping[str, str]:
        return {
            name: code for name, code in written.items() if self._governor.judge_code(AGENTS, name, code).is_allowed
        }
