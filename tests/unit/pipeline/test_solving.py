"""The swarm over scripted agents and the real sandboxes: running decides, never wording or number."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence

import pytest
import pytest_asyncio

from app.domain.ballot import Ballot
from app.domain.errors import ResourceError
from app.domain.function_task import Language
from app.domain.generation import Completion, Generation, GenerationRequest
from app.engines.python_sandbox import SandboxedPython
from app.engines.script_runner import SandboxedScripts
from app.pipeline.code_prompts import CodePrompt
from app.pipeline.reading_functions import read_task
from app.pipeline.running_code import CodeRunner, JavaScriptCode, PythonCode
from app.pipeline.solving import FunctionSolver, make_job
from app.swarm.agents import AgentPool
from app.swarm.controller import SwarmController

DOUBLE = "def double(n: int) -> int:\n    '''Doubles.\n    >>> double(2)\n    4\n    >>> double(0)\n    0\n    '''\n"
SILENT = "def double(n: int) -> int:\n    '''Doubles.'''\n"
RIGHT, ALSO_RIGHT, SQUARE = "    return n + n\n", "    m = n\n    return 2 * m\n", "    return n * n\n"
WRONG, BROKEN, ENDLESS = "    return n + 2\n", "    return n +\n", "    while True: pass\n"


class ScriptedAgents:
    """Gives the next texts of the script, one for each agent asked."""

    def __init__(self, *rounds: Sequence[str]) -> None:
        self.rounds = list(rounds)
        self.requests: list[GenerationRequest] = []

    async def generate(
        self, request: GenerationRequest, on_token: Callable[[int, str], None] | None = None
    ) -> Generation:
        self.requests.append(request)
        await asyncio.sleep(0)
        texts = self.rounds.pop(0)
        assert len(texts) == len(request.samplings)
        completions = tuple(Completion(text, (-0.1,) * 3, (text,), "stop") for text in texts)
        return Generation(completions, 10, 5, 3 * len(texts), 0.0, 0.0)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def runners() -> AsyncIterator[dict[Language, CodeRunner]]:
    async with SandboxedPython() as python, SandboxedScripts() as scripts:
        yield {"python": PythonCode(python), "javascript": JavaScriptCode(scripts)}


async def solve(
    runners: dict[Language, CodeRunner], agents: ScriptedAgents, text: str = DOUBLE, language: Language = "python"
) -> Ballot:
    job = make_job(read_task(text, language), CodePrompt("Write code.", language))
    kept: list[Ballot] = []
    ballot = await FunctionSolver(SwarmController([agents]), runners, AgentPool(5), on_ballot=kept.append).solve(job)
    assert kept == [ballot]
    return ballot


class TestSolving:
    pytestmark = pytest.mark.asyncio(loop_scope="module")

    async def test_a_first_answer_that_holds_is_enough(self, runners: dict[Language, CodeRunner]) -> None:
        agents = ScriptedAgents([RIGHT])
        ballot = await solve(runners, agents)
        assert ballot.is_verified
        assert ballot.code == "def double(n: int) -> int:\n    return n + n"
        assert (len(agents.requests), ballot.tokens.generated) == (1, 3)

    async def test_examples_outrank_any_number_of_votes(self, runners: dict[Language, CodeRunner]) -> None:
        ballot = await solve(runners, ScriptedAgents([WRONG], [WRONG, WRONG, WRONG, ALSO_RIGHT]))
        assert ballot.winner == 4
        assert ballot.is_verified

    async def test_among_those_that_hold_behaviour_votes_whatever_the_wording(
        self, runners: dict[Language, CodeRunner]
    ) -> None:
        """The square holds both examples, too; the two that double are worded unlike, and win on made inputs."""
        ballot = await solve(runners, ScriptedAgents([WRONG], [SQUARE, RIGHT, ALSO_RIGHT, BROKEN]))
        assert ballot.winner == 2
        assert ballot.clusters[0] == (2, 3)

    async def test_a_repair_is_told_what_went_wrong_and_wins_if_it_holds(
        self, runners: dict[Language, CodeRunner]
    ) -> None:
        agents = ScriptedAgents([WRONG], [WRONG, BROKEN, ENDLESS, WRONG], [RIGHT])
        ballot = await solve(runners, agents)
        assert ballot.winner == 5
        assert ballot.candidates[5].origin == "repair"
        assert "double(0) gave 2, but must give 0" in agents.requests[-1].prompt
        *others, repair = agents.requests
        assert repair.likely == ballot.candidates[0].code
        assert not any(request.likely for request in others)

    async def test_a_worse_repair_does_not_win(self, runners: dict[Language, CodeRunner]) -> None:
        ballot = await solve(runners, ScriptedAgents([WRONG], [WRONG] * 4, [BROKEN]))
        assert ballot.winner == 0
        assert not ballot.is_verified

    async def test_without_examples_four_agents_vote_by_what_they_do(self, runners: dict[Language, CodeRunner]) -> None:
        ballot = await solve(runners, ScriptedAgents([SQUARE, RIGHT, ALSO_RIGHT, WRONG], [BROKEN]), SILENT)
        assert ballot.winner == 1
        assert not ballot.is_verified
        assert ballot.agreement == 2 / 5

    async def test_an_endless_candidate_does_not_hold_up_the_others(self, runners: dict[Language, CodeRunner]) -> None:
        ballot = await solve(runners, ScriptedAgents([ENDLESS], [ENDLESS, BROKEN, RIGHT, ENDLESS]))
        assert ballot.winner == 3
        assert "took too long" in ballot.candidates[0].problem

    async def test_nothing_that_runs_gives_no_code(self, runners: dict[Language, CodeRunner]) -> None:
        ballot = await solve(runners, ScriptedAgents([BROKEN], [BROKEN] * 4, [BROKEN]))
        assert (ballot.winner, ballot.code) == (None, "")

    async def test_javascript_is_held_to_the_same_examples(self, runners: dict[Language, CodeRunner]) -> None:
        agents = ScriptedAgents(["  return n + 2;\n}"], ["  return n * 2;\n}", "  return n", "", "  return n + 2;\n}"])
        ballot = await solve(runners, agents, DOUBLE, "javascript")
        assert ballot.winner == 1
        assert ballot.code == "function double(n) {\n  return n * 2;\n}"

    async def test_a_repair_speaks_of_values_as_the_language_writes_them(
        self, runners: dict[Language, CodeRunner]
    ) -> None:
        text = "def even(n):\n    '''Says whether n is even.\n    >>> even(2)\n    True\n    '''\n"
        agents = ScriptedAgents(["  return 1;\n}"], ["  return 1;\n}"] * 4, ["  return n % 2 === 0;\n}"])
        ballot = await solve(runners, agents, text, "javascript")
        assert ballot.winner == 5
        assert "even(2) gave 1, but must give true" in agents.requests[-1].prompt

    async def test_without_a_sandbox_the_first_answer_is_given_and_called_unproven(self) -> None:
        class NoSandbox:
            async def run(self, source: str, function: str, calls: tuple[str, ...]) -> tuple[dict[str, str], ...]:
                raise ResourceError("This machine has no sandbox for Python code, so Python code is not run here.")

        ballot = await solve({"python": PythonCode(NoSandbox())}, ScriptedAgents([RIGHT]))
        assert ballot.code.endswith("return n + n")
        assert not ballot.is_verified
        assert "no sandbox" in ballot.rule
