"""The road from words to folder: in order, recorded as it goes, and gone on with after any stop."""

from pathlib import Path
from typing import get_args

import pytest

from app.domain.audio import AudioClip
from app.domain.build import STAGES, StageName
from app.domain.errors import InputError
from app.domain.events import Event, StageFinished, StageStarted
from app.domain.metrics import Tokens
from app.domain.transcript import Transcript
from app.pipeline.orchestrator import build_app
from app.storage.workspace import Workspace
from tests.fakes import BLUEPRINT, FakeStages

REQUEST = Transcript("a grocery list where I tick things off")


@pytest.fixture
def stages(tmp_path: Path) -> FakeStages:
    return FakeStages(Workspace(tmp_path))


async def test_a_typed_request_becomes_a_folder(stages: FakeStages) -> None:
    events: list[Event] = []
    built = await build_app(REQUEST, stages, events.append)
    assert (built.delivered.folder / "index.html").read_text() == "<h1>Groceries</h1>"
    assert (built.delivered.folder / "blueprint.txt").read_text() == BLUEPRINT.text
    assert (built.delivered.folder / "checks.json").is_file()
    assert built.is_held and built.unmet == () and built.assumed == ("sort name",)
    assert [r.clause for r in built.results if r.state == "held"] == ["a grocery list", "where I tick things off"]


async def test_each_stage_is_announced_before_the_next_begins(stages: FakeStages) -> None:
    events: list[Event] = []
    await build_app(AudioClip(Path("speech.wav")), stages, events.append)
    frame = [(type(e).__name__, e.stage) for e in events if isinstance(e, (StageStarted, StageFinished))]
    assert frame == [(kind, stage) for stage in STAGES for kind in ("StageStarted", "StageFinished")]


async def test_each_stage_is_charged_its_own_tokens(stages: FakeStages) -> None:
    events: list[Event] = []
    await build_app(REQUEST, stages, events.append)
    costs = {e.stage: e.cost.tokens for e in events if isinstance(e, StageFinished)}
    assert costs["intent"] == Tokens(20, 3, 10) and costs["understand"] == Tokens(300, 40, 250)
    assert costs["deliver"] == Tokens()


@pytest.mark.parametrize("stage", get_args(StageName))
async def test_a_build_that_stopped_at_any_stage_goes_on_from_there(stages: FakeStages, stage: StageName) -> None:
    finished: list[StageFinished] = []

    def keep(event: Event) -> None:
        if isinstance(event, StageFinished) and not event.is_replayed:
            finished.append(StageFinished(event.stage, event.output, event.cost, is_replayed=True))

    stages.stop_at, stages.stop = stage, KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        await build_app(REQUEST, stages, keep)
    assert [event.stage for event in finished] == list(STAGES[: STAGES.index(stage)])
    stages.stop = None
    stages.ran.clear()
    built = await build_app(REQUEST, stages, keep, tuple(finished))
    assert stages.ran == list(STAGES[STAGES.index(stage) :])
    assert built.is_held


async def test_a_finished_build_is_told_again_without_doing_anything(stages: FakeStages) -> None:
    events: list[Event] = []
    first = await build_app(REQUEST, stages, events.append)
    finished = tuple(e for e in events if isinstance(e, StageFinished))
    stages.ran.clear()
    assert await build_app(REQUEST, stages, lambda event: None, finished) == first
    assert stages.ran == []


async def test_what_was_meant_takes_the_place_of_what_was_heard(stages: FakeStages) -> None:
    async def replace(heard: Transcript) -> Transcript:
        return Transcript("a running log")

    stages.confirm_with = replace
    built = await build_app(AudioClip(Path("speech.wav")), stages, lambda event: None)
    assert built.transcript.text == built.intent.request == "a running log"


@pytest.mark.parametrize("kind", ["none", "question", "command", "change"])
async def test_what_is_no_new_app_is_refused_kindly_before_anything_is_built(stages: FakeStages, kind: str) -> None:
    stages.kind = kind
    with pytest.raises(InputError) as refusal:
        await build_app(REQUEST, stages, lambda event: None)
    assert refusal.value.next_step.startswith("Say")
    assert stages.ran[-1] == "intent"


@pytest.mark.parametrize("text", ["", "  \n", "?!…", "123", "word " * 5000])
async def test_what_cannot_be_a_request_is_refused_at_once(stages: FakeStages, text: str) -> None:
    with pytest.raises(InputError):
        await build_app(Transcript(text), stages, lambda event: None)
    assert stages.ran == ["transcribe"]


async def test_a_wish_that_was_not_seen_to_work_is_not_claimed(stages: FakeStages) -> None:
    stages.fails = {"An item can be ticked": "“Bought” is not there"}
    stages.unmet = ("sing to me",)
    built = await build_app(REQUEST, stages, lambda event: None)
    assert not built.is_held
    assert built.unmet == ("where I tick things off", "sing to me")
    assert "“Bought” is not there" in next(r.says for r in built.results if r.clause == built.unmet[0])
