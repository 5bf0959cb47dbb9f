"""The whole road with every real part but the weights: understanding, kit, browser, store, folder, command line."""

import json
from typing import Any

import pytest

from app.bootstrap import House
from app.cli import main
from app.domain.generation import GenerationRequest
from app.paths import Paths
from app.pipeline.metering import MeteredModel
from app.prompt_shelf import ROLES
from tests.fakes import FakeLanguageModel

BLUEPRINT = "app Groceries\nrecord item: name text, aisle text\ntick bought\ngroup aisle\n"
REQUEST = "A grocery list grouped by aisle where I tick things off"

pytestmark = pytest.mark.browser


class ScriptedModelHouse(House):
    """Everything real, over a model that always says the same blueprint."""

    model = FakeLanguageModel(lambda request: _say(request))

    async def _open_model(self, model_id: str) -> tuple[Any, MeteredModel]:
        return self.model, MeteredModel(self.model)


def test_a_typed_request_becomes_an_app_that_was_used_in_a_real_browser(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["build", "--json", REQUEST], join=ScriptedModelHouse)
    told = json.loads(capsys.readouterr().out)
    assert "error" not in told, told
    assert {c["held"] for c in told["checks"]} == {True} and len(told["checks"]) >= 3
    assert (paths.projects / "groceries" / "index.html").is_file()
    assert told["architecture"]["svg"].startswith("<svg") and told["architecture"]["mermaid"]
    assert code == 0 and told["unmet"] == []
    assert main(["check", told["out"]], join=ScriptedModelHouse) == 0


def test_preparing_reads_every_prompt_once(
    paths: Paths, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    model = FakeLanguageModel(lambda request: "")
    monkeypatch.setattr(ScriptedModelHouse, "model", model)
    assert main(["prepare"], join=ScriptedModelHouse) == 0
    folder = paths.resources / "prompts"
    prompts = {p.name.removesuffix("_examples.txt") for p in folder.glob("*_examples.txt")}
    learnt = {p.stem for p in (paths.resources / "adapters").rglob("*.gguf")}  # nothing is told to a model that learnt
    assert len({request.prefix for request in model.requests}) == len(model.requests) == len(prompts - learnt)
    assert set(ROLES) == prompts and "Ready after" in capsys.readouterr().err


def _say(request: GenerationRequest) -> str:
    answer_so_far = request.prompt.rsplit("<|im_start|>assistant\n", 1)[-1]
    return BLUEPRINT.removeprefix(answer_so_far) if BLUEPRINT.startswith(answer_so_far) else "sort name"
