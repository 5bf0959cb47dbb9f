"""Agents that write what the blueprint has no words for: pure functions and machines, chosen by running them."""

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.blueprint import Blueprint, Calculator, Field, Generator, Machine, Output, Written
from app.domain.check import Outcome
from app.domain.generation import GenerationRequest, Sampling
from app.kit.functions import KnownFunction, find_function
from app.kit.written import function_name, machine_key, written_functions
from app.pipeline.ports import LanguageModel, OnToken, ScriptRunner
from app.pipeline.prompts import Prompt
from app.swarm.consensus import Behaviour, choose_by_behaviour

_END = ("\n> ", "<|im_end|>", "\n```\n")
_FUNCTION_TOKENS, _MACHINE_TOKENS = 400, 800
_MACHINE_BUDGET_S = 30.0  # no further candidates begin later than this: a person waits
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
    """The `CodeWriter` over the language model and the V8 isolate. `rules` and `trial` are scripts that try machines;
    `catalogue` has the machines and `functions` the functions that need not be written."""

    model: LanguageModel
    scripts: ScriptRunner
    function_prompt: Prompt
    machine_prompt: Prompt
    rules: str
    trial: str
    catalogue: frozenset[str]
    functions: tuple[KnownFunction, ...] = ()

    async def write(self, blueprint: Blueprint, on_token: OnToken) -> Mapping[str, str]:
        """Return JavaScript by the name of the part it is for."""
        written: dict[str, str] = {}
        for calculator in blueprint.calculators:
            for part in written_functions((calculator,)):
                words = f"{part.label} {_description(part)} {_clause(part, blueprint)}"
                known = self._known(part, calculator, words)
                written[function_name(part)] = known or await self._function(part, calculator, on_token, 0)
        for machine in blueprint.machines:
            if machine.name not in self.catalogue:
                written[machine_key(machine)] = await self._machine(machine, on_token)
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

    def _known(self, part: Output | Generator, calculator: Calculator, words: str) -> str | None:
        assert part.written is not None
        inputs = _inputs(part.written, calculator)
        return find_function(self.functions, function_name(part), words, inputs, part.written.is_random)

    async def _function(
        self, part: Output | Generator, calculator: Calculator, on_token: OnToken, attempt: int, failure: str = ""
    ) -> str:
        """Four candidates in one batch; the one whose results most of them share wins."""
        assert part.written is not None
        name, is_random = function_name(part), part.written.is_random
        inputs = _inputs(part.written, calculator)
        request = _function_request(name, inputs, part.written.description, is_random, failure)
        samplings = tuple(
            Sampling(0.0 if i == 0 and attempt == 0 else 0.7, 0.95, 100 * attempt + i, _FUNCTION_TOKENS, _END)
            for i in range(4)
        )
        prompt = self.function_prompt
        start = f"function {_signature(name, inputs, is_random)} {{"
        asked = GenerationRequest(prompt.prefix, prompt.ask(request, start), samplings)
        completions = (await self.model.generate(asked, on_token)).completions
        sources = [_code(start + c.text) for c in completions]
        behaviours = [await self._run(i, source, name, inputs, is_random) for i, source in enumerate(sources)]
        winner = choose_by_behaviour(behaviours).winner
        return sources[winner] if winner is not None else ""

    async def _run(self, index: int, source: str, name: str, inputs: list[Field], is_random: bool) -> Behaviour:
        rows = tuple(tuple(_VALUES.get(f.type, _VALUES["text"])[k] for f in inputs) for k in range(6))
        seeded = (
            "let drawn = 7;\nfunction seeded() { drawn = (drawn * 16807) % 2147483647; return drawn / 2147483647; }\n"
        )
        call = f"function trial(...given) {{ return {name}(...given{', seeded' if is_random else ''}); }}"
        answers = await self.scripts.call(f"{seeded}{source}\n{call}", "trial", rows)
        results = [json.loads(a) for a in answers]
        failures = sum("ok" not in r or r["ok"] in (None, "") for r in results)
        if failures == len(results):
            return Behaviour(index, None, failures)
        return Behaviour(index, json.dumps([r.get("ok", "error") for r in results], sort_keys=True), failures)

    async def _machine(self, machine: Machine, on_token: OnToken, attempt: int = 0, failure: str = "") -> str:
        """One greedy candidate; where it does not play, one repair with the exact failure, then three more."""
        started_s = time.perf_counter()
        first = await self._machine_candidates(machine, (_machine_sampling(0, attempt),), on_token, failure)
        best, problem = await self._best_machine(first)
        if problem:
            repairs = await self._machine_candidates(machine, (_machine_sampling(1, attempt),), on_token, problem)
            best, problem = await self._best_machine([*repairs, best])
        if problem and time.perf_counter() - started_s < _MACHINE_BUDGET_S:
            more = tuple(_machine_sampling(i, attempt) for i in (2, 3, 4))
            best, problem = await self._best_machine([*await self._machine_candidates(machine, more, on_token), best])
        return best

    async def _machine_candidates(
        self, machine: Machine, samplings: tuple[Sampling, ...], on_token: OnToken, failure: str = ""
    ) -> list[str]:
        request = machine.description + (f"\nAvoid this fault: {failure}" if failure else "")
        start = "function init(random) {"
        asked = GenerationRequest(self.machine_prompt.prefix, self.machine_prompt.ask(request, start), samplings)
        return [_code(start + c.text) for c in (await self.model.generate(asked, on_token)).completions]

    async def _best_machine(self, sources: list[str]) -> tuple[str, str]:
        """Return the machine that does the most when played, and its problem ("" where it plays)."""
        tried = [(source, *await self._play(source)) for source in sources]
        source, problem, _ = max(tried, key=lambda t: (not t[1], t[2]))
        return source, problem

    async def _play(self, source: str) -> tuple[str, int]:
        """Return what is wrong ("" nothing) and how many kinds of actions were done."""
        script = f"const window = globalThis;\n{self.rules}\nconst Kit = window.Kit;\n{source}\n{self.trial}"
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


def _machine_sampling(index: int, attempt: int) -> Sampling:
    temperature = 0.0 if index == 0 and attempt == 0 else 0.6
    return Sampling(temperature, 0.95, 10 * attempt + index, _MACHINE_TOKENS, _END)


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
