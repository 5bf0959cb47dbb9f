"""A trial alternates from build to build, in a window as in commands: the engine stays, what it does is set anew."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from app.bootstrap import House
from app.domain.run import RunSummary
from app.domain.transcript import Transcript
from app.meta.governed import GovernedWriter
from app.meta.optimisation import LEAST_RUNS
from app.paths import Paths
from app.pipeline.metering import MeteredModel
from app.pipeline.stages.generate import Generation
from app.storage.tuning import Tuner
from tests.fakes import FakeBrowser, FakeLanguageModel


class FakeEngine(FakeLanguageModel):
    """Notes what it is set to."""

    def __init__(self) -> None:
        super().__init__(lambda _: "")
        self.sequences: list[int] = []

    def use_sequences(self, count: int) -> None:
        self.sequences.append(count)


class HouseWithAnEngine(House):
    """The real house over an engine that is started once."""

    def __init__(self, paths: Paths) -> None:
        super().__init__(paths)
        self.engines: list[FakeEngine] = []

    @property
    def model_name(self) -> str:
        return "fake"

    async def _open_model(self, model_id: str) -> Any:
        self.engines.append(FakeEngine())
        return self.engines[-1], MeteredModel(self.engines[-1])

    def start_browser(self) -> FakeBrowser:
        return FakeBrowser()

    def _help(self) -> Any:
        class Nobody:
            def find_person(self) -> None:
                return None

            def climbing(self, first: Any, *_: Any) -> Any:
                return first

        return Nobody()


@pytest.fixture
def house(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Iterator[HouseWithAnEngine]:
    monkeypatch.setattr("app.engines.hardware.usable_cores", lambda: 8)
    with closing(HouseWithAnEngine(paths)) as made:
        yield made


async def test_two_builds_in_one_house_are_made_with_both_values(house: HouseWithAnEngine) -> None:
    memory = house.memory
    session = house.sessions.create("x")
    for _ in range(LEAST_RUNS):
        number = memory.runs.begin(session.id, "build", "fake", False)
        memory.runs.end(number, RunSummary("held", "", "records", 5, 1, 9.0, 4, 4, 1, 0.0), {"sequences": 8})
    memory.tuner.learn()
    await house.warm_up()
    for _ in range(4):
        with memory.recording(session.id, Transcript("x")):
            await house.open_stages(_believe, None, False, frozenset())
    assert len(house.engines) == 1, "it was started once"
    assert house.engines[0].sequences in ([4, 8, 4, 8], [8, 4, 8, 4])
    made_with = [run.knobs["sequences"] for run in memory.runs.ended(4)]
    assert made_with == house.engines[0].sequences, "and that is on record"
    assert {run.knobs["threads"] for run in memory.runs.ended(4)} == {8}, (
        "what only a start can change is as it was then"
    )
    await house.stop()


async def test_what_is_chosen_for_votes_arrives_at_who_votes(
    house: HouseWithAnEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = {"sequences": 8, "threads": 8, "candidates": 3, "agreement": 35}
    monkeypatch.setattr(Tuner, "values", lambda _: dict(chosen))
    for candidates, agreement in ((3, 35), (5, 50)):
        chosen |= {"candidates": candidates, "agreement": agreement}
        stages = await house.open_stages(_believe, None, False, frozenset())
        assert isinstance(stages.generation, Generation) and isinstance(stages.generation.writer, GovernedWriter)
        solver = stages.generation.writer._writer.solver  # type: ignore[attr-defined]
        assert (solver.pool.size, solver.agreement) == (candidates, agreement)
        assert house.memory.knobs == chosen, "and that is what the run is on record with"
    await house.stop()


async def _believe(heard: Transcript) -> Transcript:
    return heard
