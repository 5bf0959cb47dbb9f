"""Tells what each request to the language model cost, whoever asks it: a decorator over the port."""

import time
from collections.abc import Callable, Mapping

from app.domain.generation import Generation, GenerationRequest
from app.domain.run import ModelCall
from app.pipeline.ports import LanguageModel, OnToken

OnCall = Callable[[ModelCall], None]
OTHER = "other"


class Roles:
    """Names agents by the fixed heads of their prompts, or by the adapter they answer with."""

    def __init__(self, heads: Mapping[str, str]) -> None:
        """`heads` maps a prompt's fixed head, or an adapter's name, to the agent's name."""
        self._names = {hash(head): role for head, role in heads.items()}

    def of(self, request: GenerationRequest) -> str:
        return self._names.get(hash(request.adapter or request.prefix), OTHER)


class ObservedModel:
    """A `LanguageModel` whose calls are told to `on_call`."""

    def __init__(self, model: LanguageModel, roles: "Roles", on_call: OnCall) -> None:
        self._model = model
        self._roles = roles
        self._on_call = on_call
        self.name = model.name
        self.digest = model.digest
        self.context_tokens = model.context_tokens

    async def generate(self, request: GenerationRequest, on_token: OnToken | None = None) -> Generation:
        started_s = time.perf_counter()
        generation = await self._model.generate(request, on_token)
        seconds = time.perf_counter() - started_s
        self._on_call(
            ModelCall(
                role=self._roles.of(request),
                model=self.name,
                seconds=seconds,
                queue_s=max(seconds - generation.prefill_s - generation.decode_s, 0.0),
                prompt_tokens=generation.prompt_tokens,
                cached_tokens=generation.cached_tokens,
                written_tokens=generation.generated_tokens,
                sequences=len(request.samplings),
            )
        )
        return generation

    def count_tokens(self, text: str) -> int:
        return self._model.count_tokens(text)
