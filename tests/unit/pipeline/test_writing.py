"""What agents write for an app is chosen by running it in V8, and how it was chosen is told."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from app.domain.ballot import Ballot
from app.domain.blueprint_parser import parse_blueprint
from app.domain.events import Event, PartBegun
from app.domain.function_task import Language
from app.engines.script_runner import SandboxedScripts
from app.pipeline.prompts import Prompt
from app.pipeline.running_code import CodeRunner, JavaScriptCode
from app.pipeline.solving import FunctionSolver
from app.pipeline.writing import AgentWriter
from app.swarm.agents import AgentPool
from app.swarm.controller import SwarmController
from tests.unit.pipeline.resources import RESOURCES
from tests.unit.pipeline.test_solving import ScriptedAgents

pytestmark = pytest.mark.asyncio(loop_scope="module")
RIGHT = ' return word.split("").reverse().join(""); }'
ALSO_RIGHT = ' let r = ""; for (const c of word) r = c + r; return r; }'
WRONG, NOTHING = " return word.toUpperCase(); }", " word; }"
COUNTER = """ return { count: 0 }; }
function step(state, action) { if (action.type === "add") state.count += 1; return state; }
function view(state) { return [{ number: state.count, label: "Count" }, { button: "Add", action: "add" }]; }"""
DEAD = COUNTER.replace("state.count += 1", "state.count += 0")


Votes = tuple[int, int]
"""How many candidates there are, and the percent that must agree for nobody else to be asked."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def scripts() -> AsyncIterator[SandboxedScripts]:
    async with SandboxedScripts() as runner:
        yield runner


def writer(
    scripts: SandboxedScripts, agents: ScriptedAgents, ballots: list[Ballot], votes: Votes = (5, 50)
) -> AgentWriter:
    runners: dict[Language, CodeRunner] = {"javascript": JavaScriptCode(scripts)}
    pool, agreement = AgentPool(votes[0]), votes[1]
    solver = FunctionSolver(SwarmController([agents]), runners, pool, agreement=agreement, on_ballot=ballots.append)
    kit = RESOURCES / "kit"
    rules, trial = (kit / "kit/machine-rules.js").read_text("utf-8"), (kit / "trial.js").read_text("utf-8")
    return AgentWriter(scripts, solver, Prompt("Write."), Prompt("Play."), rules, trial, frozenset())


async def write(
    scripts: SandboxedScripts, text: str, *rounds: list[str], votes: Votes = (5, 50)
) -> tuple[dict[str, str], list[Ballot]]:
    ballots: list[Ballot] = []
    agents = ScriptedAgents(*rounds)
    events: list[Event] = []
    written = await writer(scripts, agents, ballots, votes).write(parse_blueprint(text).blueprint, events.append)
    assert not agents.rounds  # all that was scripted was asked for
    assert [event.left for event in events if isinstance(event, PartBegun)] == [*range(len(written), 0, -1)]
    return dict(written), ballots


BACKWARDS = (
    "app Words\nkind calculator\ninput word text\noutput back text from word: the word with its letters backwards"
)


async def test_the_function_most_agents_agree_on_by_results_is_taken(scripts: SandboxedScripts) -> None:
    written, [ballot] = await write(scripts, BACKWARDS, [WRONG, RIGHT, ALSO_RIGHT, RIGHT])
    assert written["back"].endswith(RIGHT.strip())
    assert ballot.clusters[0] == (1, 2, 3)
    assert ballot.rule.startswith("most agents did the same")


async def test_an_undecided_vote_asks_one_more_agent(scripts: SandboxedScripts) -> None:
    written, [ballot] = await write(scripts, BACKWARDS, [WRONG, RIGHT, NOTHING, ALSO_RIGHT], [RIGHT])
    assert written["back"].endswith(RIGHT.strip())
    assert ballot.candidates[2].problem.endswith("gave nothing")
    assert len(ballot.candidates) == 5


async def test_fewer_candidates_and_less_agreement_end_a_vote_sooner(scripts: SandboxedScripts) -> None:
    written, [ballot] = await write(scripts, BACKWARDS, [RIGHT, WRONG, ALSO_RIGHT], votes=(3, 50))
    assert written["back"].endswith(RIGHT.strip()) and ballot.rule.startswith("most agents")
    written, [ballot] = await write(scripts, BACKWARDS, [WRONG, RIGHT, NOTHING, ALSO_RIGHT], votes=(5, 35))
    assert written["back"].endswith(RIGHT.strip()) and ballot.rule.startswith("as many agents as are needed")


async def test_a_machine_that_does_nothing_is_repaired_and_the_ballot_says_so(scripts: SandboxedScripts) -> None:
    written, [ballot] = await write(scripts, "app Clicks\nmachine: count how often I press", [DEAD], [COUNTER])
    assert list(written.values()) == ["function init(random) {" + COUNTER]
    assert (ballot.kind, ballot.winner) == ("machine", 1)
    assert ballot.candidates[0].problem == "nothing changes when it is used"
