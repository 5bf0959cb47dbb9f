"""What may cost so much and no more: builds, changes, functions and completions over a scripted language model."""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from app.bootstrap import House
from app.cli import main
from app.domain.errors import PolicyError
from app.domain.events import ignore
from app.domain.generation import GenerationRequest
from app.domain.run import ModelCall
from app.domain.transcript import Transcript
from app.engines.machine_load import memory_mb
from app.meta.spending import Spending
from app.paths import Paths
from app.pipeline.metering import MeteredModel
from app.pipeline.reading_functions import read_task
from app.service.completing import Completing
from app.service.desk import Call
from app.storage.sessions import SessionStore
from tests.changed_apps import make_app
from tests.fakes import FakeBrowser, FakeLanguageModel

BLUEPRINT = "app Books\nrecord book: title text, author text"
TOKENS_A_CALL = 5


class ScriptedHouse(House):
    """The real house; only weights and browser are scripted. `written_tokens` is what a run may have written."""

    written_tokens = TOKENS_A_CALL

    def __init__(self, paths: Paths) -> None:
        super().__init__(paths)
        governor = self.memory.governor
        run = replace(governor.policies.run, written_tokens=self.written_tokens)
        governor.policies = replace(governor.policies, run=run)
        self.asked: list[GenerationRequest] = []

    @property
    def model_name(self) -> str:
        return self.models.default_id("language")

    async def _open_model(self, model_id: str) -> tuple[FakeLanguageModel, MeteredModel]:  # type: ignore[override]
        engine = FakeLanguageModel(self._answer)
        engine.name = model_id
        return engine, MeteredModel(self.memory.watch_model(engine, {}, "1"))

    def start_browser(self) -> FakeBrowser:
        return FakeBrowser()

    def _answer(self, request: GenerationRequest) -> str:
        self.asked.append(request)
        return BLUEPRINT


class PoorHouse(ScriptedHouse):
    written_tokens = 0


@pytest_asyncio.fixture
async def poor(paths: Paths) -> AsyncIterator[PoorHouse]:
    """A house in which nothing may be written at all."""
    with closing(PoorHouse(paths)) as house:
        yield house
        await house.stop()


@pytest.fixture
def child() -> Iterator[None]:
    """A child process that holds 200 MB."""
    says = "held = bytearray(b'x') * 200_000_000; print('ready', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", says], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline()
        yield
        process.communicate(b"\n")


def test_a_build_that_reaches_a_limit_is_stopped_and_told_and_what_was_finished_is_kept(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "my books with title and author"], join=ScriptedHouse) == 2
    assert "Stopped by a rule: agents wrote 5 tokens of at most 5" in capsys.readouterr().err
    assert main(["audit", "--json"], join=ScriptedHouse) == 0
    [refusal] = json.loads(capsys.readouterr().out)
    assert (refusal["action"], refusal["is_allowed"], refusal["policy"]) == ("spend", False, "run")
    with closing(House(paths)) as house:
        [session] = SessionStore(house.memory.database).list()
        assert session.state == "open" and "Stopped by a rule" in session.problem
        assert [e.stage for e in house.sessions.finished(session.id)][-1] == "intent"
        [run] = house.memory.runs.ended(9)
        assert run.state == "failed"


async def test_a_change_may_cost_no_more_than_a_build(poor: PoorHouse, tmp_path: Path) -> None:
    folder = make_app(tmp_path / "orders")
    before = (folder / "blueprint.txt").read_text("utf-8")
    with pytest.raises(PolicyError, match="tokens"):
        await poor.changes.change(folder, Transcript("let customers leave a review in their own words"), ignore)
    assert poor.asked == [] and (folder / "blueprint.txt").read_text("utf-8") == before


async def test_a_function_may_cost_no_more_than_a_build(poor: PoorHouse) -> None:
    solver = await poor.open_solver(2)
    with pytest.raises(PolicyError, match="tokens"):
        await poor.solve(solver, read_task('def double(n):\n    """Return twice n."""\n', "python"))
    assert poor.asked == []


async def test_a_completion_is_held_to_the_limits_too(poor: PoorHouse) -> None:
    call = Call(1, {"path": "a.js", "before": "return ", "after": "\n", "asked": "key"}, lambda message: None)
    with pytest.raises(PolicyError, match="tokens"):
        await Completing(poor).complete(call)
    assert poor.asked == []


async def test_what_goes_on_beside_a_build_is_not_told_to_it(paths: Paths) -> None:
    with closing(ScriptedHouse(paths)) as house:
        model = await house._start_model()
        building, changing, changed = asyncio.Event(), asyncio.Event(), asyncio.Event()

        async def build() -> int:
            session = house.sessions.create("my books")
            with house.memory.recording(session.id, Transcript("my books")) as recorder:
                building.set()
                await changing.wait()
                await model.generate(GenerationRequest("", "my books"))
                await changed.wait()
                return recorder.watch.spent(0).written_tokens

        async def change() -> None:
            await building.wait()
            with house.memory.limited():
                changing.set()
                await model.generate(GenerationRequest("", "add a due date"))
            changed.set()

        written, _ = await asyncio.gather(build(), change())
        assert len(house.asked) == 2 and written == TOKENS_A_CALL, "its own call, and not the other's"


def test_what_is_answered_from_memory_has_no_cost() -> None:
    now_s = [5.0]
    spending = Spending(lambda: now_s[0])
    spending.on_call(ModelCall("change", "m", 1.0, written_tokens=30))
    spending.on_call(ModelCall("change", "m", 0.0, written_tokens=30, level="l1"))
    now_s[0] = 8.0
    spent = spending.spent(7)
    assert (spent.seconds, spent.written_tokens, spent.memory_mb) == (3.0, 30, 7)


def test_the_memory_of_children_counts(request: pytest.FixtureRequest) -> None:
    alone = memory_mb()
    request.getfixturevalue("child")
    assert memory_mb() > alone + 150
