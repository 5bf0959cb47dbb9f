"""Help is asked for while wishes stay unanswered, the cheapest first, and what it bought is noted."""

from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, field

import pytest

from app.bootstrap import House
from app.domain.blueprint import Blueprint
from app.domain.build import Understood
from app.domain.errors import EngineError, ModelError, PolicyError, ResourceError
from app.domain.intent import Intent
from app.domain.transcript import Transcript
from app.house_help import BLUEPRINT_TOKENS
from app.meta.escalation import Anew, EscalatingReader, Helped, Helper, Nobody, Rung, RungTaken, expected_seconds
from app.paths import Paths
from app.pipeline.metering import MeteredModel
from app.pipeline.ports import OnToken
from app.pipeline.stages.understand import OnLine
from tests.fakes import FakeLanguageModel

INTENT = Intent("new app", 0.9, "a list that sings", ("a list", "that sings"))


@dataclass
class Scripted:
    """Leaves these wishes unanswered."""

    title: str
    unmet: tuple[str, ...] = ()
    asked: int = field(default=0)

    async def read_intent(self, transcript: Transcript) -> Intent:
        return INTENT

    async def write_blueprint(
        self, intent: Intent, on_line: OnLine | None = None, on_token: OnToken | None = None
    ) -> Understood:
        self.asked += 1
        return Understood(Blueprint(self.title), self.unmet)


def opens(reader: Scripted | None) -> Callable[[], Awaitable[Helper | Nobody]]:
    async def open_rung() -> Helper | Nobody:
        return Anew(reader) if reader else Nobody("switched off")

    return open_rung


def climb(first: Scripted, *rungs: Rung) -> tuple[EscalatingReader, list[RungTaken]]:
    taken: list[RungTaken] = []
    return EscalatingReader(first, rungs, taken.append), taken


async def test_where_all_is_answered_nobody_is_asked() -> None:
    larger = Scripted("larger")
    reader, taken = climb(Scripted("first"), Rung("larger model", 5, opens(larger)))
    assert (await reader.write_blueprint(INTENT)).blueprint.title == "first"
    assert larger.asked == 0 and taken == []


async def test_the_next_rung_is_taken_and_what_it_bought_is_noted() -> None:
    first, larger, cloud = Scripted("first", ("that sings",)), Scripted("larger"), Scripted("cloud")
    reader, taken = climb(first, Rung("larger model", 5, opens(larger)), Rung("cloud", 5, opens(cloud)))
    assert (await reader.write_blueprint(INTENT)).blueprint.title == "larger"
    assert [(t.name, t.bought) for t in taken] == [("larger model", 1)] and cloud.asked == 0


async def test_help_that_does_not_help_is_noted_and_not_taken() -> None:
    first, larger = Scripted("first", ("that sings",)), Scripted("larger", ("a list", "that sings"))
    reader, taken = climb(first, Rung("larger model", 5, opens(larger)))
    assert (await reader.write_blueprint(INTENT)).blueprint.title == "first"
    assert [t.bought for t in taken] == [0]


@pytest.mark.parametrize(
    ("rung", "why"),
    [
        (Rung("larger model", 500, opens(Scripted("x"))), "too slow here"),
        (Rung("cloud", 1, opens(None)), "switched off"),
    ],
)
async def test_what_takes_too_long_or_is_not_there_is_passed_over_and_noted_so(rung: Rung, why: str) -> None:
    reader, taken = climb(Scripted("first", ("that sings",)), rung)
    assert (await reader.write_blueprint(INTENT)).blueprint.title == "first"
    assert taken == [RungTaken(rung.name, 1, 1, 0.0, why, passed_over=True)]


@dataclass
class Failing:
    """A helper that turns out not to be able to help only when it is asked, as weights that do not fit are."""

    error: Exception

    async def help(self, intent: Intent, best: Understood) -> Helped:
        raise self.error


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (ResourceError("It needs 5.1 GB."), "no room for it"),
        (ModelError("It is damaged."), "it failed"),
        (EngineError("It stopped."), "it failed"),
    ],
)
async def test_help_that_fails_is_noted_and_the_next_is_asked(error: Exception, why: str) -> None:
    async def open_rung() -> Helper | Nobody:
        return Failing(error)

    cloud = Scripted("cloud")
    rungs = Rung("larger model", 5, open_rung), Rung("cloud", 5, opens(cloud))
    reader, taken = climb(Scripted("first", ("that sings",)), *rungs)
    assert (await reader.write_blueprint(INTENT)).blueprint.title == "cloud"
    assert [(t.name, t.came, t.passed_over) for t in taken] == [
        ("larger model", why, True),
        ("cloud", "", False),
    ]


async def test_a_rule_that_stops_the_run_stops_help_too() -> None:
    async def open_rung() -> Helper | Nobody:
        return Failing(PolicyError("it took 900 seconds"))

    reader, _ = climb(Scripted("first", ("that sings",)), Rung("larger model", 5, open_rung))
    with pytest.raises(PolicyError):
        await reader.write_blueprint(INTENT)


def test_a_large_model_takes_longer_and_a_fast_machine_less() -> None:
    small, large = expected_seconds(1_100_000_000, 4500, 1.0), expected_seconds(4_700_000_000, 4500, 1.0)
    assert small == pytest.approx(60.0) and large > 4 * small
    assert expected_seconds(4_700_000_000, 4500, 8.0) < 60


async def test_the_house_offers_a_larger_model_only_where_one_is_here(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(House(paths)) as house:
        house.memory.learned.set("machine speed", 8.0)
        model = MeteredModel(FakeLanguageModel(lambda request: ""))
        alone = climbing(house, model)
        assert [rung.name for rung in alone.rungs] == ["person", "cloud"]
        passed = [await rung.open() for rung in alone.rungs]
        assert passed == [Nobody("nobody is there"), Nobody("switched off")], "no cloud stands behind it"
        monkeypatch.setattr(house.models, "missing_files", lambda card: ())
        helped = climbing(house, model)
        usual = house.models.catalog.find(house.model_name).bytes
        larger = max(c.bytes for c in house.models.catalog.cards if c.role == "language")
        rung = helped.rungs[0]
        whole_prompt_s = expected_seconds(larger, BLUEPRINT_TOKENS, 8.0)  # the larger one has read none of it yet
        assert (rung.name, rung.expected_s) == ("larger model", whole_prompt_s)
        assert whole_prompt_s > 4 * expected_seconds(usual, BLUEPRINT_TOKENS, 8.0) > 0


def test_more_samples_are_kept_with_the_run_like_other_help(paths: Paths) -> None:
    with closing(House(paths)) as house:
        session = house.sessions.create("a list that sings")
        with house.memory.recording(session.id, Transcript("a list that sings")) as recorder:
            house._understanding(MeteredModel(FakeLanguageModel(lambda request: ""))).on_more(2, 1, 3.0)
        measures = recorder.watch.summary("held").measures
        assert {(m.name, m.value) for m in measures if m.system == "help:more samples"} == {
            ("seconds", 3.0),
            ("wishes answered", 1),
        }


async def test_a_larger_model_is_opened_once_for_all_builds_and_anew_after_a_stop(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    async def open_model(self: House, model_id: str) -> tuple[None, MeteredModel]:
        opened.append(model_id)
        return None, MeteredModel(FakeLanguageModel(lambda request: ""))

    monkeypatch.setattr(House, "_open_model", open_model)
    with closing(House(paths)) as house:
        first = await house._help().open_reader("larger")
        assert await house._help().open_reader("larger") is first and opened == ["larger"]
        await house.stop()
        assert await house._help().open_reader("larger") is not first and opened == ["larger"] * 2


def climbing(house: House, model: MeteredModel) -> EscalatingReader:
    """Return the ladder of a house to which no person has come."""
    help_ = house._help()
    return help_.climbing(house._understanding(model), house.model_name, help_.find_person())
