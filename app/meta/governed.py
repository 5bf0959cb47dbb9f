"""Holds agents to the rules: decorators over the ports they work through. The rules themselves are in governance."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.domain.blueprint import Blueprint
from app.domain.check import Outcome
from app.domain.events import OnEvent
from app.domain.generation import Generation, GenerationRequest
from app.meta.governance import Governor, Spent
from app.pipeline.ports import LanguageModel, OnToken
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
