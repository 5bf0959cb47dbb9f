"""Tries mutants of the kit against the checks of several apps, and keeps what it saw, so that it can be stopped.

A program of its own: `python -m tests.mutation_run LOG [PROCESSES] [APP…]` goes on where LOG ends.
A mutant is tried on each app whose checks run the statement it is in, until one is red; the others cannot tell. What is
alive has passed every check of every app; what no check runs is told apart, for it needs an app that uses it first.
"""

import asyncio
import hashlib
import json
import random
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app.browser.client import BrowserClient
from app.domain.blueprint_parser import parse_blueprint
from app.domain.check import Check, Outcome
from app.domain.codebase import Codebase
from app.domain.errors import EngineError
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from tests.kit_apps import (
    BOARD,
    CLUB,
    DRAWS,
    EXPENSES,
    GAMES,
    GUESTS,
    JOBS,
    LEDGER,
    METERS,
    PARTS,
    PLAY,
    TOOLS,
    VOCABULARY,
    WORDS,
)
from tests.mutation import Mutant, mutants_of
from tests.mutation_coverage import HOST, Chain, cover, statement_key

APPS = {"expenses": EXPENSES, "meters": METERS, "board": BOARD, "tools": TOOLS}
MORE_APPS = {
    "words": WORDS, "club": CLUB, "games": GAMES, "jobs": JOBS, "draws": DRAWS, "guests": GUESTS,
    "ledger": LEDGER, "vocabulary": VOCABULARY, "play": PLAY,
}  # fmt: skip
NOT_RUN = "no check runs it"
EQUIVALENT = {
    # part of a line → why nobody could see it
    'region.textContent = "";': "screen readers announce the same text again; nothing else differs",
    'part("bar").max = 1;': "1 is the maximum a progress bar has anyway",
}
_OUT_OF_TIME = ("the app had not loaded", "the app did not get ready", "the app was not done")
_BY_READING = ("syntax", "static rules", "network")


@dataclass(frozen=True, slots=True)
class Subject:
    """An app whose checks look for mutants."""

    name: str
    codebase: Codebase
    checks: tuple[Check, ...]
    chains: tuple[Chain, ...] = ()

    def telling(self, mutant: Mutant) -> tuple[Check, ...]:
        """Return the checks that run the statement of a mutant, and all that share a page with them."""
        key = statement_key(mutant.path, self.codebase.text(mutant.path), mutant.start)
        return tuple(check for chain in self.chains if key in chain.ran for check in chain.checks)

    @property
    def digest(self) -> str:
        return _digest(repr((self.codebase.files, self.checks)))


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a mutant: the app and the check that saw it, or "" where none did."""

    mutant: Mutant
    app: str = ""
    says: str = ""
    reason: str = ""


def subject(name: str, blueprint_text: str) -> Subject:
    """Return the app of a blueprint, and its checks but those that only read files."""
    blueprint = parse_blueprint(blueprint_text, find_conversion).blueprint
    checks = tuple(check for check in derive_checks(blueprint) if check.layer not in _BY_READING)
    return Subject(name, compile_app(blueprint, PARTS), checks)


async def covered(names: list[str]) -> list[Subject]:
    """Return the apps of these names, with what each of their checks runs."""
    async with BrowserClient(HOST) as browser:
        bare = [subject(name, {**APPS, **MORE_APPS}[name]) for name in names]
        return [replace(each, chains=await cover(browser, each.codebase, each.checks)) for each in bare]


def is_equivalent(mutant: Mutant) -> bool:
    """Say whether nobody could see a mutant."""
    return any(part in mutant.line for part in EQUIVALENT)


def mutants_in(subjects: list[Subject]) -> list[tuple[Mutant, list[Subject]]]:
    """Return each mutant once, with the apps that have its very file."""
    found: dict[tuple[str, str], tuple[str, list[Subject]]] = {}
    for each in subjects:
        for file in each.codebase.files:
            if file.path.endswith(".js"):
                found.setdefault((file.path, file.text), (file.text, []))[1].append(each)
    return [(m, owners) for (path, _), (text, owners) in found.items() for m in mutants_of(path, text)]


async def try_mutant(browser: BrowserClient, mutant: Mutant, subjects: list[Subject]) -> Tried:
    """Run the checks of the apps in turn, to the first that is red."""
    can_tell = [(each, checks) for each in subjects if (checks := each.telling(mutant))]
    for each, checks in sorted(can_tell, key=lambda pair: len(pair[1])):
        broken = each.codebase.with_file(mutant.path, mutant.applied(each.codebase.text(mutant.path)))
        says, reason = await _first_red(browser, broken, checks)
        if reason.startswith(_OUT_OF_TIME):  # the mutant's doing only if it happens again
            says, reason = await _first_red(browser, broken, checks)
        if says:
            return Tried(mutant, each.name, says, reason)
    return Tried(mutant, reason="" if can_tell else NOT_RUN)


async def _first_red(browser: BrowserClient, codebase: Codebase, checks: tuple[Check, ...]) -> tuple[str, str]:
    """Return what a red check promises and why it is red, or two empty texts."""
    red: list[Outcome] = []

    def on_outcome(outcome: Outcome) -> None:
        if not outcome.held and not red:
            red.append(outcome)
            running.cancel()  # one is enough

    running = asyncio.create_task(browser.run_checks(codebase, checks, on_outcome), name="checks")
    try:
        verdict = await running
    except EngineError as error:
        return "the engine goes on", str(error)
    except asyncio.CancelledError:
        if not red:
            raise
    else:
        if verdict.errors and not red:
            return "no script error", verdict.errors[0]
    return (red[0].check.says, red[0].reason) if red else ("", "")


class Log:
    """One JSON line a mutant. What was caught stays caught; what was alive is tried again when those change."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: dict[str, dict[str, str]] = {}
        with suppress(FileNotFoundError):
            for line in path.read_text("utf-8").splitlines():
                row = json.loads(line)
                self._rows[row["key"]] = row

    def find(self, mutant: Mutant, owners: list[Subject]) -> Tried | None:
        row = self._rows.get(_key(mutant, owners))
        if row is None or (not row["app"] and row["owners"] != _owners(owners)):
            return None
        return Tried(mutant, row["app"], row["says"], row["reason"])

    def add(self, tried: Tried, owners: list[Subject]) -> None:
        row = {
            "key": _key(tried.mutant, owners), "owners": _owners(owners), "app": tried.app,
            "says": tried.says, "reason": tried.reason, "name": tried.mutant.name,
        }  # fmt: skip
        self._rows[row["key"]] = row
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")


async def try_all(
    wanted: list[tuple[Mutant, list[Subject]]], log: Log | None = None, processes: int = 1
) -> list[Tried]:
    """Return what became of every mutant. `processes` engines share the work."""
    done = {id(m): seen for m, owners in wanted if log and (seen := log.find(m, owners))}
    # By chance, so that what was done when it is stopped is a fair sample of all.
    left = iter(random.Random(1).sample(wanted, len(wanted)))

    async def work(pairs: Iterator[tuple[Mutant, list[Subject]]]) -> None:
        async with BrowserClient() as browser:
            for mutant, owners in pairs:
                if id(mutant) in done:
                    continue
                tried = done[id(mutant)] = await try_mutant(browser, mutant, owners)
                if log:
                    log.add(tried, owners)

    await asyncio.gather(*(work(left) for _ in range(processes)))
    return [done[id(mutant)] for mutant, _ in wanted]


def _key(mutant: Mutant, owners: list[Subject]) -> str:
    text = owners[0].codebase.text(mutant.path)
    return f"{mutant.path}:{mutant.start}:{mutant.rule}:{_digest(text + mutant.broken)}"


def _owners(owners: list[Subject]) -> str:
    return " ".join(each.digest for each in owners)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def main() -> None:
    only = _option("--only")
    log, processes, names = Log(Path(sys.argv[1])), int((sys.argv[2:] or ["1"])[0]), sys.argv[3:]
    subjects = asyncio.run(covered(names or [*APPS, *MORE_APPS]))
    wanted = [(m, owners) for m, owners in mutants_in(subjects) if not is_equivalent(m)]
    if only:
        wanted = _named(wanted, Path(only).read_text("utf-8").splitlines())
    tried = asyncio.run(try_all(wanted, log, processes))
    alive = [each for each in tried if not each.app and not each.reason]
    unseen = [each for each in tried if each.reason == NOT_RUN]
    sys.stdout.write("\n".join(sorted(each.mutant.name for each in alive)))
    sys.stdout.write(
        f"\n{len(tried) - len(alive) - len(unseen)} of {len(tried)} mutants caught;"
        f" {len(unseen)} of the others are in code that no check of these apps runs\n"
    )


def _option(name: str) -> str:
    """Take an option and its value out of the arguments; return the value or ""."""
    if name not in sys.argv:
        return ""
    place = sys.argv.index(name)
    value = sys.argv[place + 1]
    del sys.argv[place : place + 2]
    return value


def _named(wanted: list[tuple[Mutant, list[Subject]]], names: list[str]) -> list[tuple[Mutant, list[Subject]]]:
    """Return the first mutant of each name, in that order: a name stays the same while its line does."""
    by_name: dict[str, tuple[Mutant, list[Subject]]] = {}
    for mutant, owners in wanted:
        by_name.setdefault(mutant.name, (mutant, owners))
    for name in names:
        if name not in by_name:
            sys.stdout.write(f"no longer made: {name}\n")
    return [by_name[name] for name in names if name in by_name]


if __name__ == "__main__":
    main()
