"""Every token is counted, whoever asks."""

from app.domain.generation import GenerationRequest
from app.domain.metrics import Tokens
from app.pipeline.metering import MeteredModel
from tests.fakes import FakeLanguageModel


async def test_tokens_of_all_requests_add_up() -> None:
    model = MeteredModel(FakeLanguageModel(lambda request: "app Groceries"))
    pieces: list[str] = []
    for _ in range(2):
        generation = await model.generate(GenerationRequest("", "hi"), lambda index, piece: pieces.append(piece))
    assert generation.completions[0].text == "app Groceries" and pieces == ["app Groceries"] * 2
    assert model.spent == Tokens(20, 10, 8)
    assert (model.name, model.count_tokens("12345678")) == ("fake", 2)
