"""Writes a function by a swarm and chooses by running: one careful answer first, more only where it does not hold.

first → run on the examples of the text → all hold? done
      → four more in one batch → run on examples and on made inputs → vote
      → none holds all examples? one repair with the exact failure → vote again; the best is kept
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.domain.ballot import Ballot, Origin, Trial
from app.domain.ballot import Candidate as Record
from app.domain.errors import ResourceError
from app.domain.function_task import FunctionTask, Language
from app.domain.generation import Completion, Priority
from app.domain.metrics import Tokens
from app.domain.observed import Observed, is_same
from app.pipeline.code_prompts import STOP, CodePrompt
from app.pipeline.ports import OnToken
from app.pipeline.running_code import Arguments, CodeRunner, show_call
from app.pipeline.tidying_code import tidy_code
from app.swarm.agents import BATCH, AgentPool
from app.swarm.consensus import Behaviour, Vote, choose_by_behaviour
from app.swarm.controller import SwarmController
from app.swarm.inputs import make_inputs

MAX_TOKENS = 512
AGREEMENT = 50
"""Percent of all agents of which more must have done the same for nobody else to be asked."""
_MOST_FAILURES_TOLD = 3
OnBallot = Callable[[Ballot], None]


@dataclass(frozen=True, slots=True)
class Job:
    """A function to write: the prompt that asks for it, and how an answer is run.

    `harness` is code put behind the answer; `function` is what is called then. `ask_again` makes the prompt of a repair
    from the code and what was wrong; without it nothing is repaired. `first_agent` beyond 0: other agents than before.
    """

    task: FunctionTask
    prefix: str
    prompt: str
    inputs: tuple[Arguments, ...]
    function: str
    harness: str = ""
    ask_again: Callable[[str, str], str] | None = None
    stop: tuple[str, ...] = STOP
    max_tokens: int = MAX_TOKENS
    first_agent: int = 0


def make_job(task: FunctionTask, prompt: CodePrompt) -> Job:
    """Return the job for a function that a text asks for."""
    return Job(
        task,
        prompt.prefix,
        prompt.ask(task),
        make_inputs(task),
        task.name,
        ask_again=lambda code, failure: prompt.ask_again(task, code, failure),
    )


@dataclass(frozen=True, slots=True)
class FunctionSolver:
    """Solves jobs, one or several at a time. `on_ballot` gets the record of each.

    `agreement`: where more than so many percent of the agents did the same, nobody else is asked.
    """

    swarm: SwarmController
    runners: Mapping[Language, CodeRunner]
    pool: AgentPool = field(default_factory=AgentPool)
    priority: Priority = Priority.FOREGROUND
    agreement: int = AGREEMENT
    on_ballot: OnBallot = lambda _ballot: None

    async def solve(self, job: Job, on_token: OnToken | None = None) -> Ballot:
        """Return the ballot; its `code` is the chosen function, "" where no candidate runs at all."""
        started_s = time.perf_counter()
        poll = _Poll(job, self.runners[job.task.language])
        try:
            rule = await self._fill(poll, job, on_token)
        except ResourceError as error:
            rule = f"nothing was run: {error.says}"
        ballot = poll.close(rule, time.perf_counter() - started_s)
        self.on_ballot(ballot)
        return ballot

    async def _fill(self, poll: "_Poll", job: Job, on_token: OnToken | None) -> str:
        """Ask for candidates until one is good enough; return the rule that decided."""
        examples = len(job.task.examples)
        first = 1 if examples else min(self.pool.size, BATCH)
        await self._ask(poll, "first", job.prompt, range(first), on_token)
        if examples and poll.best_held == examples:
            return "the first answer does all that the examples say"
        if not examples and (agreed := poll.agreed) * 100 > self.agreement * self.pool.size:
            said = "most agents did the same; the others could not outvote them"
            return said if agreed * 2 > self.pool.size else "as many agents as are needed did the same"
        await self._ask(poll, "sample", job.prompt, range(first, self.pool.size), on_token)
        if examples and poll.best_held < examples and job.ask_again and (wrong := poll.worst_of_best()):
            one = range(self.pool.size, self.pool.size + 1)
            await self._ask(poll, "repair", job.ask_again(*wrong), one, on_token, likely=wrong[0])
        if examples and poll.best_held:
            return f"most examples done ({poll.best_held} of {examples}), then the same results as most others"
        return "the same results as most others"

    async def _ask(
        self, poll: "_Poll", origin: Origin, prompt: str, numbers: range, on_token: OnToken | None, likely: str = ""
    ) -> None:
        if not numbers:
            return
        job = poll.job
        samplings = [self.pool.draw(job.first_agent + n, job.max_tokens, job.stop) for n in numbers]
        answers = await self.swarm.ask(job.prefix, prompt, samplings, self.priority, on_token, likely)
        poll.tokens += answers.tokens
        for completion in answers.completions:
            await poll.add(origin, completion)


@dataclass(slots=True)
class _Candidate:
    origin: Origin
    code: str
    tokens: int
    examples: tuple[Observed, ...] = ()
    made: tuple[Observed, ...] = ()


class _Poll:
    """The candidates of one job, what each did, and who leads."""

    def __init__(self, job: Job, runner: CodeRunner) -> None:
        self.job = job
        self.tokens = Tokens()
        self._runner = runner
        self._candidates: list[_Candidate] = []
        self._expected = [runner.expect(example.expected) for example in job.task.examples]
        self._calls = tuple(example.arguments for example in job.task.examples)

    async def add(self, origin: Origin, completion: Completion) -> None:
        """Take a candidate and run it; the same code is not run twice."""
        job = self.job
        code = tidy_code(job.task.opening + completion.text, job.task.language, job.task.name)
        candidate = _Candidate(origin, code, len(completion.logprobs))
        self._candidates.append(candidate)
        twin = next((c for c in self._candidates if c is not candidate and c.code == code), None)
        if twin is not None:
            candidate.examples, candidate.made = twin.examples, twin.made
            return
        results = await self._runner.run(code + job.harness, job.function, self._calls + job.inputs)
        candidate.examples, candidate.made = results[: len(self._calls)], results[len(self._calls) :]

    @property
    def best_held(self) -> int:
        return max(map(self._held, self._candidates), default=0)

    @property
    def agreed(self) -> int:
        """The number of candidates that did the same as the leading one."""
        return len(next(iter(self._vote().clusters), ()))

    def worst_of_best(self) -> tuple[str, str] | None:
        """Return the leading code and what is wrong with it, for a repair."""
        winner = self._vote().winner
        candidate = self._candidates[winner if winner is not None else 0]
        name, show = self.job.task.name, self._runner.show_value
        wrong = [
            f"{show_call(self._runner, name, call)} {_tell(seen)}, but must give {show(expected)}"
            for call, seen, expected in zip(self._calls, candidate.examples, self._expected, strict=False)
            if seen.error or not is_same(seen.value, expected)
        ]
        return (candidate.code, "; ".join(wrong[:_MOST_FAILURES_TOLD])) if wrong else None

    def close(self, rule: str, seconds: float) -> Ballot:
        vote = self._vote()
        task = self.job.task
        is_run = any(c.examples or c.made for c in self._candidates)
        winner = vote.winner if is_run or not self._candidates else 0
        held = self._held(self._candidates[winner]) if winner is not None else 0
        return Ballot(
            "function", task.name, task.language, tuple(map(self._record, range(len(self._candidates)))),
            vote.clusters, rule if winner is not None else "no candidate runs", winner, vote.agreement,
            bool(self._expected) and held == len(self._expected), self.tokens, seconds,
        )  # fmt: skip

    def _held(self, candidate: _Candidate) -> int:
        pairs = zip(candidate.examples, self._expected, strict=False)
        return sum(not seen.error and is_same(seen.value, expected) for seen, expected in pairs)

    def _vote(self) -> Vote:
        return choose_by_behaviour([self._behaviour(i, c) for i, c in enumerate(self._candidates)])

    def _behaviour(self, number: int, candidate: _Candidate) -> Behaviour:
        results = (*candidate.examples, *candidate.made)
        failures = sum(bool(seen.error) for seen in results)
        if not results or failures == len(results):
            return Behaviour(number, None, failures)
        observed = tuple(seen.key for seen in (candidate.made or candidate.examples))
        return Behaviour(number, observed, failures, self._held(candidate))

    def _record(self, number: int) -> Record:
        candidate = self._candidates[number]
        name = self.job.task.name
        shown = [show_call(self._runner, name, call) for call in (*self._calls, *self.job.inputs)]
        results = (*candidate.examples, *candidate.made)
        judged: list[bool | None] = [
            not seen.error and is_same(seen.value, expected)
            for seen, expected in zip(candidate.examples, self._expected, strict=False)
        ]
        judged += [None] * len(candidate.made)
        trials = tuple(Trial(c, r.shown(), h) for c, r, h in zip(shown, results, judged, strict=False))
        fails = bool(results) and all(seen.error for seen in results)
        return Record(
            number, candidate.origin, candidate.code, results[0].error if fails else "", trials, candidate.tokens
        )


def _tell(seen: Observed) -> str:
    return f"fails with {seen.error}" if seen.error else f"gave {seen.text[:200]}"
