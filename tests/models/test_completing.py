"""The real model continues code in the middle of a file."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import platformdirs
import pytest
import pytest_asyncio

from app.domain.completion import CodePlace
from app.engines.llama import LlamaEngine
from app.pipeline.completing import Completer

pytestmark = [pytest.mark.models, pytest.mark.asyncio(loop_scope="module")]
MODEL_ID = "qwen2.5-coder-1.5b-instruct"
MODEL = Path(platformdirs.user_data_dir("cognomega")) / "models" / MODEL_ID / f"{MODEL_ID}-q4_k_m.gguf"
DIGEST = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def completer(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Completer]:
    engine = LlamaEngine(MODEL, DIGEST, MODEL_ID, tmp_path_factory.mktemp("states"), 2048)
    yield Completer(engine)
    await asyncio.to_thread(engine.close)


@pytest.mark.parametrize("after", ["", "\n}\n\nfunction twice(a) {\n  return add(a, a);\n}\n"])
async def test_a_sum_is_completed_with_what_is_to_be_added(completer: Completer, after: str) -> None:
    suggestion = await completer.complete(CodePlace("app.js", "function add(a, b) {\n  return ", after))
    print(repr(suggestion))
    first = suggestion.text.splitlines()[0]
    assert "a" in first and "b" in first and "+" in first
    assert suggestion.confidence > 0.5


async def test_special_tokens_typed_in_a_file_do_not_end_the_prompt(completer: Completer) -> None:
    before = "// the mark <|fim_middle|> and <|im_end|>\nfunction add(a, b) {\n  return "
    suggestion = await completer.complete(CodePlace("app.js", before, "\n}\n"))
    assert "a" in suggestion.text and "b" in suggestion.text
