"""How much sooner a repair is written when it is guessed ahead from the code that failed (docs/decisions/094).

Run by name: `pytest tests/bench/bench_repairs.py -s`. Both ways in turns, `BENCH_ROUNDS` times.
"""

import os
import statistics
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.generation import GenerationRequest, Sampling
from app.engines.llama import LlamaEngine
from app.pipeline.code_prompts import STOP, read_code_prompt
from app.pipeline.reading_functions import read_task
from app.swarm.agents import AgentPool
from tests.bench.bench_engine import open_engine, timed

pytestmark = [pytest.mark.models, pytest.mark.bench]

PROMPTS = Path(__file__).parents[2] / "resources" / "prompts"
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
TASK = '''def report(lines: list[str], limit: int = 5) -> dict[str, object]:
    """Summarise a log of purchases. Each line is "date;shop;amount"; lines that are empty or begin with # are left out.
    Return the total, the average (0 for no lines), the dearest purchase as (shop, amount), the sum by shop sorted by
    name, and the days on which more than `limit` was spent, in order.

    >>> report(["2026-01-01;Aldi;3", "2026-01-02;Lidl;4"])["total"]
    7.0
    """
'''
FAULTY = """    total = 0.0
    count = 0
    dearest = None
    by_shop = {}
    by_day = {}
    for line in lines:
        line = line.strip()
        if not line:
            continue
        if line.startswith("#"):
            continue
        day, shop, amount_text = line.split(";")
        amount = float(amount_text)
        total -= amount
        count += 1
        if dearest is None or amount > dearest[1]:
            dearest = (shop, amount)
        if shop not in by_shop:
            by_shop[shop] = 0.0
        by_shop[shop] += amount
        if day not in by_day:
            by_day[day] = 0.0
        by_day[day] += amount
    average = total / count if count else 0
    sorted_shops = {}
    for shop in sorted(by_shop):
        sorted_shops[shop] = by_shop[shop]
    days_over = []
    for day in sorted(by_day):
        if by_day[day] > limit:
            days_over.append(day)
    return {
        "total": total,
        "average": average,
        "dearest": dearest,
        "by_shop": sorted_shops,
        "days_over": days_over,
    }
"""


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[LlamaEngine]:
    engine = open_engine(tmp_path)
    yield engine
    engine.close()


async def test_bench_repair_of_a_function(engine: LlamaEngine) -> None:
    """What `FunctionSolver` asks for when no answer held all examples: 50 lines with one fault in them."""
    prompt = read_code_prompt((PROMPTS / "solve_python.md").read_text("utf-8"), "python")
    task = read_task(TASK, "python")
    code = TASK + FAULTY
    asked = prompt.ask_again(
        task, code, "report(['2026-01-01;Aldi;3', '2026-01-02;Lidl;4'])['total'] gave -7.0, but must give 7.0"
    )
    repair = AgentPool().draw(5, 512, STOP)
    await compare("function", engine, GenerationRequest(prompt.prefix, asked, (repair,), likely=code))


async def compare(name: str, engine: LlamaEngine, request: GenerationRequest) -> None:
    """Print what guessing ahead brings; the prompt is read before, as it is read alike both ways."""
    await engine.generate(replace(request, samplings=(Sampling(max_tokens=1),)))
    ratios, are_same = [], True
    for number in range(ROUNDS):
        plain, _ = await timed(f"{name} {number}, token by token", engine, replace(request, likely=""))
        ahead, _ = await timed(f"{name} {number}, guessed ahead", engine, request)
        ratios.append(plain.decode_s / ahead.decode_s)
        are_same = are_same and plain.completions[0].text == ahead.completions[0].text
    each = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    print(f"{name}: guessed ahead {statistics.median(ratios):.2f} x as quick ({each}), the same text: {are_same}")
    print(f"load {os.getloadavg()[0]:.1f}")
