"""Mutants made by rule over the syntax tree of apps and kit: at least 95 of 100 must turn a check red.

A sample of what the compiler writes (`app.js`) in the suite; all of the kit with `-m slow` (over an hour; it goes on
where it was stopped if COGNOMEGA_MUTANT_LOG names a file). Survivors that change nothing anybody could see are named
below, with the reason.
"""

import os
import random
from pathlib import Path

import pytest

from app.browser.client import BrowserClient
from tests.mutation_run import APPS, MORE_APPS, Log, covered, is_equivalent, mutants_in, try_all, try_mutant

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
LEAST_CAUGHT = 0.95
IN_SUITE = 4


@pytest.mark.parametrize("name", APPS)
async def test_a_sample_of_what_is_compiled_is_guarded(browser: BrowserClient, name: str) -> None:
    subjects = await covered([name])
    mutants = [m for m, _ in mutants_in(subjects) if m.path == "app.js" and not is_equivalent(m)]
    tried = [await try_mutant(browser, m, subjects) for m in random.Random(name).sample(mutants, IN_SUITE)]
    assert tried and all(each.app for each in tried), [each.mutant.name for each in tried if not each.app]


@pytest.mark.slow
@pytest.mark.timeout(36_000)
async def test_of_all_mutants_at_least_95_of_100_are_caught(tmp_path: Path) -> None:
    subjects = await covered([*APPS, *MORE_APPS])
    wanted = [(m, owners) for m, owners in mutants_in(subjects) if not is_equivalent(m)]
    log = Log(Path(os.environ.get("COGNOMEGA_MUTANT_LOG", tmp_path / "mutants.jsonl")))
    tried = await try_all(wanted, log, processes=2)  # code that no check runs is guarded by none, and counts as alive
    alive = [each.mutant.name for each in tried if not each.app]
    print(f"{len(tried) - len(alive)} of {len(tried)} mutants caught; alive:", *alive, sep="\n")
    assert len(tried) - len(alive) >= LEAST_CAUGHT * len(tried)
