"""The person is asked one short question, may choose, leave it out or not answer; a build never hangs on them."""

import asyncio
from contextlib import closing

import pytest

from app.bootstrap import House
from app.domain.build import StageName, Understood
from app.domain.events import OnEvent, StageFinished
from app.domain.intent import Intent
from app.domain.transcript import Transcript
from app.domain.wish_question import LEFT_OUT, WishQuestion
from app.meta.asking_person import AskingPerson, Person
from app.meta.caching import CachedModel, MemoryLevel
from app.meta.escalation import EscalatingReader, Helper, Nobody, Rung, RungTaken
from app.paths import Paths
from app.pipeline.metering import MeteredModel
from app.pipeline.orchestrator import build_app
from tests.fakes import FakeStages
from tests.unit.meta.test_escalation import climbing
from tests.unit.pipeline.test_offer import REQUEST, TOTAL, WARN, WISH, SamplingModel, agents


class Asked:
    """A person who gives this answer; `never` lets the time pass."""

    def __init__(self, answer: int = 0, never: bool = False) -> None:
        self.answer, self.never = answer, never
        self.questions: list[WishQuestion] = []
        self.is_asked = asyncio.Event()

    async def __call__(self, question: WishQuestion) -> int:
        self.questions.append(question)
        self.is_asked.set()
        if self.never:
            await asyncio.Event().wait()
        return self.answer


async def climb(asked: Asked, *lines: str, wait_s: float = 60.0) -> tuple[Understood, list[RungTaken], Person]:
    reader = agents(SamplingModel(lines))
    person, taken = Person(asked, wait_s), list[RungTaken]()

    async def open_person() -> Helper | Nobody:
        return AskingPerson(reader, person)

    ladder = EscalatingReader(reader, [Rung("person", 0.0, open_person)], taken.append)
    intent = await ladder.read_intent(Transcript(REQUEST))
    return await ladder.write_blueprint(intent), taken, person


async def test_the_line_that_was_chosen_is_in_the_app_and_the_rung_tells_what_it_bought() -> None:
    asked = Asked(answer=1)
    understood, [taken], _ = await climb(asked, TOTAL, WARN)
    [question] = asked.questions
    assert question.asks == f"“{WISH}”: what should the app do?" and question.wait_s == 60.0
    assert understood.blueprint.lines[-1].text == question.offers[1].line == WARN
    assert understood.unmet == ()
    assert (taken.name, taken.bought, taken.came) == ("person", 1, "chosen")


@pytest.mark.parametrize("answer", [LEFT_OUT, 7])
async def test_what_is_left_out_stays_told_as_unanswered(answer: int) -> None:
    understood, [taken], _ = await climb(Asked(answer), TOTAL)
    assert understood.unmet == (WISH,) and TOTAL not in understood.blueprint.text
    assert (taken.bought, taken.came) == (0, "left out")


async def test_without_an_answer_the_build_goes_on_and_the_waiting_is_no_cost() -> None:
    asked = Asked(never=True)
    understood, [taken], person = await climb(asked, TOTAL, wait_s=0.05)
    assert len(asked.questions) == 1 and understood.unmet == (WISH,)
    assert (taken.bought, taken.came) == (0, "no answer")
    assert 0.05 <= person.waited_s <= taken.seconds


async def test_where_nothing_usable_was_sampled_nobody_is_asked() -> None:
    asked = Asked()
    understood, [taken], _ = await climb(asked, "nonsense", "machine: zorgs")
    assert asked.questions == [] and understood.unmet == (WISH,)
    assert taken.came == "nothing to offer"


async def test_a_build_stopped_while_it_asks_samples_nothing_twice() -> None:
    model = SamplingModel((TOTAL,))
    kept = CachedModel(model, (MemoryLevel(),), "1", lambda request, level, seconds: None)
    reader = agents(kept)  # type: ignore[arg-type]
    intent = await reader.read_intent(Transcript(REQUEST))
    asked = Asked(never=True)

    async def build(person: Person) -> Understood:
        best = await reader.write_blueprint(intent)
        return (await AskingPerson(reader, person).help(intent, best)).understood

    first = asyncio.create_task(build(Person(asked, 60.0)))
    await asked.is_asked.wait()
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    model.requests.clear()
    understood = await build(Person(Asked(), 60.0))
    assert understood.unmet == () and model.requests == [], "every answer of the agents was kept"


class SlowlyAnswered(FakeStages):
    """A person took an hour over the blueprint."""

    async def understand(self, intent: Intent, on_event: OnEvent) -> Understood:
        understood = await super().understand(intent, on_event)
        self.waited_s = 3600.0
        return understood

    def seconds_waited(self) -> float:
        return getattr(self, "waited_s", 0.0)


async def test_the_time_a_person_took_is_not_in_the_cost_of_the_stage(paths: Paths) -> None:
    costs: dict[StageName, float] = {}
    with closing(House(paths)) as house:
        await build_app(
            Transcript("a grocery list"),
            SlowlyAnswered(house.workspace),
            lambda e: costs.update({e.stage: e.cost.seconds}) if isinstance(e, StageFinished) else None,
        )
    assert -3601 < costs["understand"] < -3500 and 0 <= costs["design"] < 60


@pytest.mark.parametrize("is_on", [True, False])
async def test_who_does_not_want_to_be_asked_is_not(paths: Paths, is_on: bool) -> None:
    with closing(House(paths)) as house:
        house.ask_person = Asked()
        house.settings.write("agents.ask_me", is_on)
        reader = climbing(house, MeteredModel(SamplingModel(())))
        rung = next(rung for rung in reader.rungs if rung.name == "person")
        helper = await rung.open()
        assert isinstance(helper, AskingPerson) if is_on else helper == Nobody("switched off")
        if isinstance(helper, AskingPerson):
            assert helper.person.most_wait_s == house.memory.governor.policies.answer_s > 0
