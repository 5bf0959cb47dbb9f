"""Functions: asked once, best of five (the ceiling), text majority and the swarm, on HumanEval's odd tasks.

Run by name, in slices: `BENCH_SECONDS=270 pytest tests/bench/bench_functions.py -s`. Each (seed, task) is written down
when it is done and not done again; every run prints the table of what is there. The tasks' own tests only judge.
"""

import asyncio
import gzip
import json
import os
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from app.domain.generation import Completion, Generation, GenerationRequest
from app.engines.llama import LlamaEngine, OnToken
from app.engines.python_sandbox import SandboxedPython
from app.pipeline.code_prompts import CodePrompt, read_code_prompt
from app.pipeline.reading_functions import read_task
from app.pipeline.running_code import PythonCode
from app.pipeline.solving import FunctionSolver, Job, make_job
from app.pipeline.tidying_code import tidy_code
from app.swarm.agents import AgentPool
from app.swarm.calibration import Judged, describe_calibration
from app.swarm.controller import SwarmController

pytestmark = [pytest.mark.models, pytest.mark.bench]

ROOT = Path(__file__).parents[2]
MODEL_ID = "qwen2.5-coder-1.5b-instruct"
MODEL = Path(platformdirs.user_data_dir("cognomega")) / "models" / MODEL_ID / f"{MODEL_ID}-q4_k_m.gguf"
DIGEST = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
TASKS = Path(__file__).parent / "functions" / "humaneval_odd.jsonl.gz"
RESULTS = Path(os.environ.get("BENCH_RESULTS", platformdirs.user_cache_dir("cognomega") + "/bench_functions.jsonl"))
SEEDS = tuple(map(int, os.environ.get("BENCH_SEEDS", "1,2,3").split(",")))
EVERY = int(os.environ.get("BENCH_EVERY", "1"))
ONLY = tuple(filter(None, os.environ.get("BENCH_TASKS", "").split(",")))
BUDGET_S = float(os.environ.get("BENCH_SECONDS", "100000"))

Row = dict[str, Any]


class TimedEngine:
    """The engine, with the seconds and completions of every request written down."""

    def __init__(self, engine: LlamaEngine) -> None:
        self._engine = engine
        self.calls: list[tuple[float, Generation]] = []

    async def generate(self, request: GenerationRequest, on_token: OnToken | None = None) -> Generation:
        started = time.perf_counter()
        generation = await self._engine.generate(request, on_token)
        self.calls.append((time.perf_counter() - started, generation))
        return generation


@pytest.mark.timeout(100_000)
async def test_bench_functions(tmp_path: Path) -> None:
    prompt = read_code_prompt((ROOT / "resources/prompts/solve_python.md").read_text("utf-8"), "python")
    engine = LlamaEngine(MODEL, DIGEST, MODEL_ID, tmp_path, context_tokens=4096)
    await engine.load()
    await engine.generate(GenerationRequest(prompt.prefix, "x"))
    until = time.monotonic() + BUDGET_S
    async with SandboxedPython() as sandbox:
        for seed, task in missing():
            if time.monotonic() > until:
                break
            row = await measure(seed, task, prompt, TimedEngine(engine), sandbox)
            keep(row)
    await asyncio.to_thread(engine.close)
    print("\n" + table(read_rows()))


def keep(row: Row) -> None:
    with RESULTS.open("a") as file:
        file.write(json.dumps(row) + "\n")


def missing() -> Iterator[tuple[int, Row]]:
    done = {(row["seed"], row["task"]) for row in read_rows()}
    for seed in SEEDS:
        with gzip.open(TASKS, "rt") as lines:
            for task in list(map(json.loads, lines))[::EVERY]:
                if (seed, task["task_id"]) not in done and (not ONLY or task["task_id"] in ONLY):
                    yield seed, task


async def measure(seed: int, task: Row, prompt: CodePrompt, engine: TimedEngine, sandbox: SandboxedPython) -> Row:
    """Let the swarm solve the task; then have what it did not need, so that all four ways are seen on one prompt."""
    job = make_job(read_task(task["prompt"], "python"), prompt)
    pool = AgentPool(seed=seed)
    await engine.generate(GenerationRequest(prompt.prefix, "x"))  # nothing of the task's own prompt is known yet
    engine.calls.clear()
    swarm = FunctionSolver(SwarmController([engine]), {"python": PythonCode(sandbox)}, pool)
    ballot = await swarm.solve(job)
    once_s, first = engine.calls[0]
    answers = list(first.completions)
    if len(answers) > 1:
        await engine.generate(GenerationRequest(prompt.prefix, "x"))
        once_s, _ = await asked(engine, job, pool, range(1))
    if len(ballot.candidates) > len(answers):
        answers += engine.calls[1][1].completions
    if len(answers) < pool.size:
        answers += (await asked(engine, job, pool, range(len(answers), pool.size)))[1].completions
    codes = [code_of(job, answer) for answer in answers[: pool.size]]
    right = [await passes(sandbox, task, code) for code in codes]
    majority = codes.index(Counter(codes).most_common(1)[0][0])
    return {
        "seed": seed, "task": task["task_id"], "once": right[0], "sampled": right[1], "five": right,
        "majority": right[majority], "swarm": await passes(sandbox, task, ballot.code), "once_s": once_s,
        "swarm_s": ballot.seconds, "candidates": len(ballot.candidates), "agreement": ballot.agreement,
        "verified": ballot.is_verified, "tokens": ballot.tokens.generated, "ballot": json.loads(ballot.as_json()),
    }  # fmt: skip


async def asked(engine: TimedEngine, job: Job, pool: AgentPool, numbers: range) -> tuple[float, Generation]:
    samplings = tuple(pool.draw(number, job.max_tokens, job.stop) for number in numbers)
    await engine.generate(GenerationRequest(job.prefix, job.prompt, samplings))
    return engine.calls[-1]


def code_of(job: Job, answer: Completion) -> str:
    return tidy_code(job.task.opening + answer.text, "python", job.task.name)


async def passes(sandbox: SandboxedPython, task: Row, code: str) -> bool:
    source = f"{code}\n{task['test']}\ndef judge():\n    check({task['entry_point']})\n    return True\n"
    return (await sandbox.run(source, "judge", ("()",)))[0].get("ok") == "True"


def read_rows() -> list[Row]:
    return [json.loads(line) for line in RESULTS.read_text().splitlines()] if RESULTS.exists() else []


def table(rows: list[Row]) -> str:
    """Return percent right, mean and spread over the seeds, and seconds as a multiple of asking once."""
    if not rows:
        return "nothing measured yet"
    by_seed = {seed: [row for row in rows if row["seed"] == seed] for seed in sorted({row["seed"] for row in rows})}
    counts = ", ".join(f"seed {seed}: {len(of)} tasks" for seed, of in by_seed.items())
    lines = [f"{counts}; load {os.getloadavg()[0]:.1f}"]
    for name, key in (
        ("asked once, greedy", "once"),
        ("asked once, sampled", "sampled"),
        ("text majority", "majority"),
    ):
        lines.append(f"{name:<22}{spread([share(of, key) for of in by_seed.values()])}")
    ceiling = [statistics.mean(any(row["five"]) for row in of) for of in by_seed.values()]
    lines.append(f"{'best of five':<22}{spread(ceiling)}  (knows the answers: the ceiling)")
    ratio = sum(row["swarm_s"] for row in rows) / sum(row["once_s"] for row in rows)
    lines.append(
        f"{'swarm':<22}{spread([share(of, 'swarm') for of in by_seed.values()])}  {ratio:.2f} × the seconds of asking "
        f"once ({statistics.mean(row['once_s'] for row in rows):.1f} s a task)"
    )
    judged = [Judged("function", row["candidates"], row["agreement"], row["verified"], row["swarm"]) for row in rows]
    return "\n".join([*lines, describe_calibration(judged)])


def share(rows: list[Row], key: str) -> float:
    return statistics.mean(bool(row[key]) for row in rows)


def spread(values: list[float]) -> str:
    return f"{statistics.mean(values):6.1%}  ({min(values):.1%} … {max(values):.1%})"
