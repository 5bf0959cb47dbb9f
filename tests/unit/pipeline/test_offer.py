"""For a wish that nothing answers real lines are sampled to choose from; what cannot be added is not offered."""

import re
from collections.abc import Mapping

from app.domain.build import Understood
from app.domain.generation import Completion, Generation, GenerationRequest
from app.domain.intent import Intent
from app.domain.transcript import Transcript
from app.kit.conversions import find_conversion
from app.pipeline.ports import OnToken
from app.pipeline.questions import QuestionWriter
from app.pipeline.stages.offer import Offers, sample_offers
from app.pipeline.stages.understand import Understanding
from tests.fakes import FakeLanguageModel
from tests.unit.pipeline.resources import grounding, machine_named, prompt

REQUEST = "a list of loans with a person, an amount and whether it is back. Frobnicate the zorgs"
WISH = "Frobnicate the zorgs"
FIRST = "app Loans\nrecord loan: person text, amount money, back yesno"
TOTAL = "total Outstanding = sum(amount where not back)"
SAME_TOTAL = "total  Outstanding = sum(amount where not back)"
WARN = "warn Missing when not back"
OTHER_TOTAL = "total Loans = count()"


class SamplingModel(FakeLanguageModel):
    """Answers one sequence with the app, several with a line each, by the words they are asked for."""

    def __init__(self, lines: tuple[str, ...], other: Mapping[str, tuple[str, ...]] | None = None) -> None:
        super().__init__(lambda request: FIRST if f"user\n{REQUEST[:10]}" in request.prompt else "")
        self.lines, self.other = lines, other or {}

    async def generate(self, request: GenerationRequest, on_token: OnToken | None = None) -> Generation:
        if len(request.samplings) < 5:
            return await super().generate(request, on_token)
        self.requests.append(request)
        lines = next((its for words, its in self.other.items() if f"user\n{words}<" in request.prompt), self.lines)
        texts = [lines[number % len(lines)] for number in range(len(request.samplings))]
        return Generation(tuple(Completion(t, (-0.1,), (t,), "stop") for t in texts), 10, 4, 5, 0.01, 0.01)


def agents(model: FakeLanguageModel) -> Understanding:
    quiz = QuestionWriter(model, prompt("questions"))
    return Understanding(model, prompt("blueprint"), grounding(), quiz, find_conversion, machine_named)


async def understood(model: FakeLanguageModel, request: str = REQUEST) -> tuple[Understanding, Intent, Understood]:
    reader = agents(model)
    intent = await reader.read_intent(Transcript(request))
    return reader, intent, await reader.write_blueprint(intent)


async def offers_of(*lines: str) -> Offers | None:
    reader, intent, best = await understood(SamplingModel(lines))
    assert best.unmet == (WISH,)
    return await sample_offers(reader, intent, best)


async def test_different_lines_are_offered_in_words_the_kinds_in_turn_the_commonest_first() -> None:
    found = await offers_of(TOTAL, OTHER_TOTAL, WARN, TOTAL, SAME_TOTAL)
    assert found is not None and found.clause == WISH
    assert [offer.line for offer in found.offers] == [TOTAL, WARN, OTHER_TOTAL]
    assert [offer.says for offer in found.offers] == [
        "Show one figure over all: “Outstanding”, as “sum of amount, only where not back”",
        "Put a mark “Missing” on each one where “not back”",
        "Show one figure over all: “Loans”, as “number of entries”",
    ]


async def test_what_is_chosen_answers_the_wish_and_leaves_every_other_line_as_it_was() -> None:
    model = SamplingModel((TOTAL,))
    reader, intent, best = await understood(model)
    found = await sample_offers(reader, intent, best)
    assert found is not None
    [result] = found.results
    assert result.blueprint.lines[:-1] == best.blueprint.lines
    new = result.blueprint.lines[-1]
    assert (new.text, new.clause, new.assumed) == (TOTAL, WISH, False)
    assert result.unmet == () and dict(result.answers)[WISH] == (2,)
    assert result.blueprint.records[0].totals[0].line == 2, "it is part of the app and is checked like any other"
    assert result.generated_tokens > best.generated_tokens


async def test_there_are_at_most_three() -> None:
    found = await offers_of(TOTAL, WARN, OTHER_TOTAL, "sort amount desc", "chart bar sum(amount) by person")
    assert found is not None and len(found.offers) == 3


async def test_nothing_is_offered_that_cannot_be_read_stands_there_or_does_nothing_alone() -> None:
    useless = ("total = sum(", "sort unicorn", FIRST.split("\n")[1], "text Zorgs are frobnicated.", "machine: zorgs")
    assert await offers_of(*useless, "calculator Zorgs") is None
    assert await offers_of("style light green", "setting zorgs number 5") is None


async def test_one_batch_of_samples_under_the_grammar_is_all_it_costs() -> None:
    model = SamplingModel((TOTAL,))
    reader, intent, best = await understood(model)
    model.requests.clear()
    await sample_offers(reader, intent, best)
    [request] = model.requests
    assert len({s.seed for s in request.samplings}) == len(request.samplings) > 4
    assert all(s.temperature > 0 and s.grammar and s.stop == ("\n",) for s in request.samplings)
    assert re.search(r"Frobnicate the zorgs<\|im_end\|>.*back yesno\n$", request.prompt, re.DOTALL)


async def test_where_one_wish_has_nothing_to_offer_the_next_is_tried() -> None:
    model = SamplingModel(("nonsense",), {"Blarg the quux": (WARN,)})
    reader, intent, best = await understood(model, f"{REQUEST}. Blarg the quux")
    assert best.unmet == (WISH, "Blarg the quux")
    found = await sample_offers(reader, intent, best)
    assert found is not None and found.clause == "Blarg the quux"
    assert found.results[0].unmet == (WISH,), "the other wish stays told as unanswered"
