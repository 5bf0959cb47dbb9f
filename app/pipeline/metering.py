"""Counts what the language model costs, whoever asks it."""

from app.domain.generation import Generation, GenerationRequest
from app.domain.metrics import Tokens
from app.pipeline.ports import LanguageModel, OnToken


class MeteredModel:
    """A `LanguageModel` that adds up the tokens of all requests."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self.name = model.name
        self.digest = model.digest
        self.context_tokens = model.context_tokens
        self.spent = Tokens()

    async def generate(self, request: GenerationRequest, on_token: OnToken | None = None) -> Generation:
        generation = await self._model.generate(request, on_token)
        self.spent += Tokens(generation.prompt_tokens, generation.generated_tokens, generation.cached_tokens)
        return generation

    def count_tokens(self, text: str) -> int:
        return self._model.count_tokens(text)
