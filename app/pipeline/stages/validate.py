"""Uses the app in a real browser as a person would; what fails is mended once, then made anew, and the best is kept."""

import time
from typing import Literal

from app.domain.blueprint import Blueprint
from app.domain.build import Generated, RepairRound, Validated
from app.domain.check import Outcome
from app.domain.events import CheckTried, OnEvent, RepairStarted
from app.domain.verdict import Verdict
from app.pipeline.ports import Browser
from app.pipeline.stages.generate import Generation
from app.pipeline.stages.repair import repair

REPAIR_BUDGET_S = 15.0
"""No repair begins later than this: a person waits, and an honest report comes better soon."""
MOST_REPAIRS = 2
"""One with the exact failure, one from scratch. Every further one makes small models' code worse (arXiv 2604.21950)."""


_WAYS: dict[int, Literal["mended", "anew"]] = {1: "mended", 2: "anew"}


async def validate(
    blueprint: Blueprint,
    generated: Generated,
    browser: Browser,
    generation: Generation,
    on_event: OnEvent,
    most_attempts: int = 1 + MOST_REPAIRS,
) -> Validated:
    """Return what was seen of the best of `most_attempts` versions, three at most. Raises `EngineError`."""
    best, verdict = generated, await _use(generated, browser, on_event)
    attempts, rounds = 1, tuple[RepairRound, ...]()
    written_before = [dict(generated.written)]
    started_s = time.perf_counter()
    for attempt in range(1, min(MOST_REPAIRS, most_attempts - 1) + 1):
        if verdict.is_held or time.perf_counter() - started_s >= REPAIR_BUDGET_S:
            break
        candidate = await repair(blueprint, best, verdict, generation, attempt)
        if candidate is None:
            break
        reasons = (*(o.reason for o in verdict.failures), *verdict.errors)
        if dict(candidate.written) in written_before:
            # The same answer fails the same way: it is not run again, the next round starts from scratch.
            rounds += (RepairRound(_WAYS[attempt], reasons, "the same again"),)
            continue
        written_before.append(dict(candidate.written))
        on_event(RepairStarted(tuple(o.reason for o in verdict.failures)))
        seen = await _use(candidate, browser, on_event)
        attempts += 1
        is_better = _score(seen) > _score(verdict)
        rounds += (RepairRound(_WAYS[attempt], reasons, "better" if is_better else "no better"),)
        if is_better:
            best, verdict = candidate, seen
    return Validated(verdict, attempts, best if best is not generated else None, rounds)


async def _use(generated: Generated, browser: Browser, on_event: OnEvent) -> Verdict:
    tried: list[Outcome] = []

    def show(outcome: Outcome) -> None:
        tried.append(outcome)
        on_event(CheckTried(outcome, len(tried), len(generated.checks)))

    return await browser.run_checks(generated.codebase, generated.checks, show)


def _score(verdict: Verdict) -> tuple[int, int]:
    return sum(1 for o in verdict.outcomes if o.held), -len(verdict.errors)
