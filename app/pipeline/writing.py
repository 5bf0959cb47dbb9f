"""Agents that write what the blueprint has no words for: pure functions and machines, chosen by running them."""

import json
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial

from app.domain.ballot import Ballot, Candidate, Origin, Trial
from app.domain.blueprint import Blueprint, Calculator, Field, Generator, Machine, Output, Written
from app.domain.check import Outcome
from app.domain.events import OnEvent, PartBegun, TokenWritten
from app.domain.function_task import FunctionTask, Parameter
from app.domain.generation import Completion, Sampling
from app.domain.metrics import Tokens
from app.kit.functions import KnownFunction, find_function
from app.kit.written import function_name, machine_key, written_functions
from app.pipeline.ports import OnToken, ScriptRunner
from app.pipeline.prompts import Prompt
from app.pipeline.solving import FunctionSolver, Job

_END = ("\n> ", "<|im_end|>", "\n```\n")
_FUNCTION_TOKENS, _MACHINE_TOKENS = 400, 800
_MACHINE_BUDGET_S = 30.0  # no further candidates begin later than this: a person waits
_MACHINE_OPENING = "function init(random) {"
_AGENTS_AN_ATTEMPT = 100
_HARNESS = """
let drawn = 7;
function seeded() { drawn = (drawn * 16807) % 2147483647; return drawn / 2147483647; }
function trial(...given) {
  const result = NAME(...givenMORE);
  if (result === undefined || result === null || result === "") throw new Error("gave nothing");
  return result;
}
"""
_TRIALS = ((1, 60), (2, 60), (3, 120))
_VALUES: dict[str, tuple[object, ...]] = {
    "text": ("hello world", "Level", "", "XIV", "1011", "The Quick brown Fox 42!"),
    "longtext": ("Ann\nBob\nCid\nDora", "one two two three", "", "b\na\nc\nab", "Hello, World! 12 apples.", "x"),
    "number": (1, 7, 12, 0, 49, 1994),
    "money": (10, 99.5, 3, 0, 250, 1200),
    "percent": (10, 50, 3, 0, 25, 100),
    "yesno": (True, False, True, False, True, False),
    "date": ("2026-03-01", "2025-12-31", "2024-02-29", "2000-01-01", "2026-06-15", "1999-07-04"),
    "time": ("08:30", "12:00", "23:59", "00:00", "17:45", "06:15"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AgentWriter:
    """The `CodeWriter` over the swarm and the V8 isolate. `rules` and `trial` are scripts that try machines;
    `catalogue` has the machines and `functions` the functions that need not be written."""

    scripts: ScriptRunner
    solver: FunctionSolver
    function_prompt: Prompt
    machine_prompt: Prompt
    rules: str
    trial: str
    catalogue: frozenset[str]
    functions: tuple[KnownFunction, ...] = ()

    async def write(self, blueprint: Blueprint, on_event: OnEvent) -> Mapping[str, str]:
        """Return JavaScript by the name of the part it is for."""
        written: dict[str, str] = {}
        unknown: list[tuple[str, Callable[[OnToken], Awaitable[str]]]] = []
        for calculator in blueprint.calculators:
            for part in written_functions((calculator,)):
                said = (_description(part), part.label, _clause(part, blueprint))
                if known := self._known(part, calculator, said):
                    written[function_name(part)] = known
                else:
                    unknown.append((function_name(part), partial(self._function, part, calculator)))
        unknown += [
            (machine_key(machine), partial(self._machine, machine))
            for machine in blueprint.machines
            if machine_key(machine) not in self.catalogue
        ]
        for number, (name, write) in enumerate(unknown):
            on_event(PartBegun(len(unknown) - number))
            written[name] = await write(lambda index, piece: on_event(TokenWritten(index, piece)))
        return {name: source for name, source in written.items() if source}

    async def rewrite(
        self, blueprint: Blueprint, written: Mapping[str, str], failures: tuple[Outcome, ...], attempt: int
    ) -> Mapping[str, str]:
        """Return all parts again. The failing ones are written anew by other agents, told what was seen."""
        again = dict(written)
        said = "; ".join(o.reason for o in failures if o.reason)[:300]
        for calculator in blueprint.calculators:
            for part in written_functions((calculator,)):
                if not failures or any(part.line in o.check.lines for o in failures):
                    again[function_name(part)] = await self._function(part, calculator, _ignore, attempt, said)
        for machine in blueprint.machines:
            if machine_key(machine) in written:
                again[machine_key(machine)] = await self._machine(machine, _ignore, attempt, said)
        return {name: source or written.get(name, "") for name, source in again.items()}

    def _known(self, part: Output | Generator, calculator: Calculator, said: tuple[str, ...]) -> str | None:
        assert part.written is not None
        inputs = _inputs(part.written, calculator)
        return find_function(self.functions, function_name(part), said, inputs, part.written.is_random)

    async def _function(
        self, part: Output | Generator, calculator: Calculator, on_token: OnToken, attempt: int = 0, failure: str = ""
    ) -> str:
        """Have the swarm write it: nothing says what comes out, so what most candidates do is taken."""
        assert part.written is not None
        name, is_random = function_name(part), part.written.is_random
        inputs = _inputs(part.written, calculator)
        wanted = _function_request(name, inputs, part.written.description, is_random, failure)
        opening = f"function {_signature(name, inputs, is_random)} {{"
        parameters = tuple(Parameter(field.name, field.type) for field in inputs)
        job = Job(
            FunctionTask("javascript", name, parameters, wanted, opening),
            self.function_prompt.prefix,
            self.function_prompt.ask(wanted, opening),
            tuple(tuple(_VALUES.get(f.type, _VALUES["text"])[k] for f in inputs) for k in range(6)),
            "trial",
            _HARNESS.replace("NAME", name).replace("MORE", ", seeded" if is_random else ""),
            stop=_END,
            max_tokens=_FUNCTION_TOKENS,
            first_agent=_AGENTS_AN_ATTEMPT * attempt,
        )
        return (await self.solver.solve(job, on_token)).code

    async def _machine(self, machine: Machine, on_token: OnToken, attempt: int = 0, failure: str = "") -> str:
        """One greedy candidate; where it does not play, one repair with the exact failure, then three more."""
        started_s = time.perf_counter()
        played: list[_Played] = []
        best = await self._play_candidates(machine, "first", _machine_samplings(attempt, 0), on_token, failure, played)
        if best.problem:
            repair = _machine_samplings(attempt, 1)
            best = await self._play_candidates(machine, "repair", repair, on_token, best.problem, played)
        if best.problem and time.perf_counter() - started_s < _MACHINE_BUDGET_S:
            more = _machine_samplings(attempt, 2, 3, 4)
            best = await self._play_candidates(machine, "sample", more, on_token, "", played)
        self.solver.on_ballot(_machine_ballot(machine, played, best, time.perf_counter() - started_s))
        return best.source

    async def _play_candidates(
        self,
        machine: Machine,
        origin: Origin,
        samplings: tuple[Sampling, ...],
        on_token: OnToken,
        failure: str,
        played: "list[_Played]",
    ) -> "_Played":
        """Add candidates to those that were played; return the machine that does the most of all."""
        for completion in await self._machine_candidates(machine, samplings, on_token, failure):
            source = _code(_MACHINE_OPENING + completion.text)
            played.append(_Played(origin, source, *await self._play(source), len(completion.logprobs)))
        return max(played, key=lambda p: (not p.problem, p.actions))

    async def _machine_candidates(
        self, machine: Machine, samplings: tuple[Sampling, ...], on_token: OnToken, failure: str
    ) -> tuple[Completion, ...]:
        request = machine.description + (f"\nAvoid this fault: {failure}" if failure else "")
        prompt = self.machine_prompt
        asked = prompt.ask(request, _MACHINE_OPENING)
        return (await self.solver.swarm.ask(prompt.prefix, asked, samplings, on_token=on_token)).completions

    async def _play(self, source: str) -> tuple[str, int]:
        """Return what is wrong ("" nothing) and how many kinds of actions were done."""
        script = f"const window = globalThis;\n{self.rules}\n{source}\n{self.trial}"
        actions = 0
        for answer in await self.scripts.call(script, "tryMachine", _TRIALS):
            result = json.loads(answer)
            if "ok" not in result:
                return str(result.get("error", "it does not run")), 0
            if result["ok"]["problem"]:
                return str(result["ok"]["problem"]), 0
            actions = max(actions, int(result["ok"]["actions"]))
        return "", actions


def _inputs(written: Written, calculator: Calculator) -> list[Field]:
    return [next((i for i in calculator.inputs if i.name == n), Field(n, "text")) for n in written.inputs]


def _description(part: Output | Generator) -> str:
    return part.written.description if part.written is not None else ""


def _clause(part: Output | Generator, blueprint: Blueprint) -> str:
    """Return the words of the request that the part answers; with one part in all, those are about nothing else."""
    parts = sum(len(written_functions((c,))) for c in blueprint.calculators)
    is_known = 0 <= part.line < len(blueprint.lines) and parts == 1
    return blueprint.lines[part.line].clause if is_known else ""


@dataclass(frozen=True, slots=True)
class _Played:
    """A machine that was played: what is wrong with it ("" nothing), and how many kinds of actions were done."""

    origin: Origin
    source: str
    problem: str
    actions: int
    tokens: int


def _machine_samplings(attempt: int, *agents: int) -> tuple[Sampling, ...]:
    return tuple(
        Sampling(0.0 if agent == attempt == 0 else 0.6, 0.95, 10 * attempt + agent, _MACHINE_TOKENS, _END)
        for agent in agents
    )


def _machine_ballot(machine: Machine, played: list[_Played], best: _Played, seconds: float) -> Ballot:
    candidates = tuple(
        Candidate(i, p.origin, p.source, p.problem, (Trial("played", f"{p.actions} kinds of actions"),), p.tokens)
        for i, p in enumerate(played)
    )
    good = sum(not p.problem for p in played)
    return Ballot(
        "machine", machine_key(machine), "javascript", candidates, tuple((i,) for i in range(len(played))),
        "the one that plays without a fault and does the most" if good else "none plays; the one that gets furthest",
        played.index(best), good / len(played), False, Tokens(generated=sum(p.tokens for p in played)), seconds,
    )  # fmt: skip


def _function_request(name: str, inputs: list[Field], description: str, is_random: bool, failure: str) -> str:
    like = [f"{f.name} is like {json.dumps(_VALUES.get(f.type, _VALUES['text'])[0])}" for f in inputs]
    like += ["random() is a number from 0 to below 1"] if is_random else []
    where = f" where {', '.join(like)}" if like else ""
    return f"function {_signature(name, inputs, is_random)}{where}: {description}" + (
        f" (avoid: {failure})" if failure else ""
    )


def _signature(name: str, inputs: list[Field], is_random: bool) -> str:
    return f"{name}({', '.join([f.name for f in inputs] + (['random'] if is_random else []))})"


def _code(text: str) -> str:
    """Return the code of an answer without fences and what follows the last closed brace."""
    text = re.sub(r"^```\w*\n|```\s*$", "", text.split("```")[0] if "```" in text else text).strip()
    end = text.rfind("}")
    return text[: end + 1] if end >= 0 else text


def _ignore(sequence: int, piece: str) -> None:
    """Nobody watches a repair token by token."""
