"""Mutants made by rule over the syntax tree of apps and kit: at least 95 of 100 must turn a check red.

A sample of what the compiler writes (`app.js`) in the suite; everything with `-m slow` (hours; COGNOMEGA_MUTANTS=n for
a sample of n an app). Survivors that change nothing anybody could see are named below, with the reason.
"""

import os
import random

import pytest

from app.browser.client import BrowserClient
from app.domain.blueprint_parser import parse_blueprint
from app.domain.check import Check
from app.domain.codebase import Codebase
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from tests.kit_apps import BOARD, EXPENSES, METERS, PARTS, TOOLS
from tests.mutation import Mutant, mutants_of

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
APPS = {"expenses": EXPENSES, "meters": METERS, "board": BOARD, "tools": TOOLS}
LEAST_CAUGHT = 0.95
EQUIVALENT = {
    # part of a line → why nobody could see it
    'region.textContent = "";': "screen readers announce the same text again; nothing else differs",
    'part("bar").max = 1;': "1 is the maximum a progress bar has anyway",
    'type === "image"': "no image is kept in these apps",
    'each.type === "ref"': "no record refers to another in these apps",
    "reference === null": "no record refers to another in these apps",
}
IN_SUITE = 4


def _sample(name: str, number: int, is_whole: bool) -> tuple[Codebase, tuple[Check, ...], list[Mutant]]:
    blueprint = parse_blueprint(APPS[name], find_conversion).blueprint
    codebase = compile_app(blueprint, PARTS)
    scripts = [f for f in codebase.files if f.path.endswith(".js") and (is_whole or f.path == "app.js")]
    mutants = [m for file in scripts for m in mutants_of(file.path, file.text) if not _is_equivalent(m)]
    checks = tuple(c for c in derive_checks(blueprint) if c.layer not in ("syntax", "static rules", "network"))
    return codebase, checks, random.Random(name).sample(mutants, min(number, len(mutants)))


def _is_equivalent(mutant: Mutant) -> bool:
    return any(part in mutant.line for part in EQUIVALENT)


async def _survivors(
    browser: BrowserClient, codebase: Codebase, checks: tuple[Check, ...], mutants: list[Mutant]
) -> list[str]:
    """Return the names of the mutants that no check saw; a mutant is dropped at its first red check."""
    chains: list[list[Check]] = []
    for check in checks:
        if check.goes_on:
            chains[-1].append(check)
        else:
            chains.append([check])
    alive = []
    for mutant in mutants:
        broken = codebase.with_file(mutant.path, mutant.applied(codebase.text(mutant.path)))
        for chain in chains:
            verdict = await browser.run_checks(broken, tuple(chain))
            if verdict.failures or verdict.errors:
                break
        else:
            alive.append(mutant.name)
    return alive


@pytest.mark.parametrize("name", APPS)
async def test_a_sample_of_what_is_compiled_is_guarded(browser: BrowserClient, name: str) -> None:
    codebase, checks, mutants = _sample(name, IN_SUITE, is_whole=False)
    assert mutants and not await _survivors(browser, codebase, checks, mutants)


@pytest.mark.slow
@pytest.mark.timeout(36_000)
async def test_of_all_mutants_at_least_95_of_100_are_caught(browser: BrowserClient) -> None:
    number = int(os.environ.get("COGNOMEGA_MUTANTS", "1000000"))
    alive, tried = [], 0
    for name in APPS:
        codebase, checks, mutants = _sample(name, number, is_whole=True)
        tried += len(mutants)
        alive += await _survivors(browser, codebase, checks, mutants)
    print(f"{tried - len(alive)} of {tried} mutants caught; alive:", *alive, sep="\n")
    assert tried - len(alive) >= LEAST_CAUGHT * tried
