"""What is no wish for an app is turned away by the real model, and a terse wish is not."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from app.bootstrap import House
from app.domain.transcript import Transcript
from app.paths import HOME_VARIABLE, Paths
from app.pipeline.stages.understand import Understanding
from tests.bench.building import make_home

pytestmark = [pytest.mark.models, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def understanding(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Understanding]:
    home = make_home(tmp_path_factory.mktemp("intents"))
    house = House(Paths.from_environment({HOME_VARIABLE: str(Path(home))}))
    yield house._understanding(await house._start_model())
    await house.stop()


@pytest.mark.parametrize(
    "words",
    ["hello, how are you", "good morning everybody", "thank you very much", "no thanks", "what is the capital of Peru?",
     "delete all my files", "make the title bigger", "the the the the"],
)  # fmt: skip
async def test_what_is_no_wish_for_an_app_is_turned_away(understanding: Understanding, words: str) -> None:
    assert (await understanding.read_intent(Transcript(words))).kind != "new app"


@pytest.mark.parametrize(
    "words",
    ["snake", "water", "my books", "to do list", "is it prime", "remember birthdays", "who owes whom",
     "Ich möchte eine Einkaufsliste, auf der ich Dinge abhaken kann.", "what do I pay for a loan a month"],
)  # fmt: skip
async def test_a_terse_or_foreign_wish_is_heard(understanding: Understanding, words: str) -> None:
    assert (await understanding.read_intent(Transcript(words))).kind == "new app"
