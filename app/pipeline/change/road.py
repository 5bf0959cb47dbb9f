"""The road of a change: wish → rewritten blueprint → files → merge with the owner's edits → every promise → version.

Like `orchestrator.py`, one function an arrow. Nothing is written into the folder before everything held.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from app.domain.blueprint import Blueprint, Line
from app.domain.blueprint_parser import FindConversion, parse_blueprint
from app.domain.build import Generated
from app.domain.change import Changed
from app.domain.check import Check, Outcome, with_their_pages
from app.domain.check_file import CHECK_FILE, read_checks, write_checks
from app.domain.codebase import Codebase
from app.domain.errors import InputError
from app.domain.events import ChangeStepStarted, CheckTried, LinesChanged, OnEvent
from app.domain.metrics import Tokens
from app.domain.trace import Story
from app.domain.trace_file import TRACE_FILE, read_story, write_story
from app.domain.verdict import Verdict
from app.domain.version import Merged, Version
from app.kit.written import read_written
from app.pipeline.change.draft import RefusedError
from app.pipeline.change.promises import Promises, promises_after
from app.pipeline.change.rewrite import ChangeWriter, Rewritten, rewrite
from app.pipeline.change.wording import plain_wish
from app.pipeline.ports import Browser
from app.pipeline.stages.deliver import BLUEPRINT_FILE

_MOST_TOLD = 3


class History(Protocol):
    """The versions of one app; `app.storage.versions.Versions` is the real one."""

    def generated(self) -> Codebase: ...
    def merge(self, generated: Codebase) -> Merged: ...
    def record(self, merged: Merged, generated: Codebase, title: str, wish: str) -> Version: ...


class CodeMaker(Protocol):
    """Blueprint → files; what agents wrote before is in `written` and not written again."""

    async def make(self, blueprint: Blueprint, written: Mapping[str, str], on_event: OnEvent) -> Generated: ...
    async def mend(self, blueprint: Blueprint, made: Generated, verdict: Verdict, attempt: int) -> Generated | None: ...


@dataclass(frozen=True, slots=True)
class ChangeTools:
    """What a change needs; joined from real parts in `bootstrap`."""

    writer: ChangeWriter
    maker: CodeMaker
    browser: Callable[[], Browser]
    history: History
    find_conversion: FindConversion
    tokens_spent: Callable[[], Tokens]


@dataclass(frozen=True, slots=True)
class Present:
    """The app as it is in its folder."""

    folder: Path
    codebase: Codebase
    blueprint: Blueprint
    checks: tuple[Check, ...]


def read_present(folder: Path, codebase: Codebase, find_conversion: FindConversion) -> Present:
    """Return what the app is. Raises `InputError` where it is none of ours or its blueprint cannot be read."""
    files = {file.path: file.text for file in codebase.files}
    if BLUEPRINT_FILE not in files:
        raise InputError(
            f"{folder} has no {BLUEPRINT_FILE}.", "Only apps that Cognomega built can be changed by saying so."
        )
    checks = read_checks(files[CHECK_FILE]) if CHECK_FILE in files else ()
    parsed = parse_blueprint(_lines_with_clauses(files[BLUEPRINT_FILE], checks), find_conversion)
    if parsed.problems:
        first = parsed.problems[0]
        text = parsed.blueprint.lines[first.line].text
        raise InputError(
            f"Line {first.line + 1} of {BLUEPRINT_FILE}, “{text}”, cannot be read: {first.says}.",
            "Mend or remove that line, or go back: `cognomega versions` and `cognomega restore`.",
        )
    if not parsed.blueprint.lines:
        raise InputError(f"{BLUEPRINT_FILE} in {folder} is empty.", "Go back: `cognomega restore`.")
    return Present(folder, codebase, parsed.blueprint, checks)


async def change_app(wish: str, present: Present, tools: ChangeTools, on_event: OnEvent) -> Changed:
    """Change the app as the wish says, or return why not. Raises `InputError` where the words ask for no change."""
    started_s, tokens = time.perf_counter(), tools.tokens_spent()
    changed = await _Road(wish, present, tools, on_event).walk()
    return replace(changed, seconds=time.perf_counter() - started_s, tokens=tools.tokens_spent() - tokens)


async def change_lines(
    lines: tuple[str, ...], present: Present, tools: ChangeTools, on_event: OnEvent, wish: str = "Edit the blueprint"
) -> Changed:
    """Change the app to a blueprint that its owner edited, or return why not."""
    started_s, tokens = time.perf_counter(), tools.tokens_spent()
    parsed = parse_blueprint("\n".join(lines), tools.find_conversion)
    if parsed.problems:
        first = parsed.problems[0]
        text = lines[first.line] if first.line < len(lines) else ""
        return Changed(present.folder, wish, False, f"Line {first.line + 1}, “{text}”, cannot be read: {first.says}.")
    road = _Road(wish, present, tools, on_event)
    changed = await road.follow(Rewritten(lines, parsed.blueprint, (), True, (wish,)))
    return replace(changed, seconds=time.perf_counter() - started_s, tokens=tools.tokens_spent() - tokens)


@dataclass(slots=True)
class _Road:
    wish: str
    present: Present
    tools: ChangeTools
    on_event: OnEvent

    async def walk(self) -> Changed:
        self.on_event(ChangeStepStarted("rewrite"))
        lines = tuple(line.text for line in self.present.blueprint.lines)
        try:
            rewritten = await rewrite(self.wish, lines, self.tools.writer, self.tools.find_conversion)
        except RefusedError as error:
            return Changed(self.present.folder, self.wish, False, error.says, error.offer, is_so=error.is_so)
        return await self.follow(rewritten)

    async def follow(self, rewritten: Rewritten) -> Changed:
        """Go on from the new lines: code, merge, every promise, version."""
        blueprint = self._with_clauses(rewritten)
        told = self._told(rewritten, tuple(line.text for line in self.present.blueprint.lines))
        self.on_event(LinesChanged(told.removed, told.added, told.by_rule))
        promises = promises_after(self.present.blueprint, self.present.checks, blueprint, rewritten.renames)
        told = replace(told, retired=promises.retired)
        self.on_event(ChangeStepStarted("generate"))
        made = await self.tools.maker.make(blueprint, read_written(self.tools.history.generated()), self.on_event)
        return await self._settle(blueprint, made, promises, told)

    async def _settle(self, blueprint: Blueprint, made: Generated, promises: Promises, told: Changed) -> Changed:
        """Merge and try; code of agents that fails is mended twice at most, the best version so far is kept."""
        best: Changed | None = None
        for attempt in range(3):
            result, generated, merged = await self._try(made, promises, told)
            if result.conflicts:
                return result
            if best is None or len(_failed(result)) < len(_failed(best)):
                best = result
            if not result.reason:
                return self._keep(result, generated, merged)
            again = await self._mended(blueprint, made, result.verdict, attempt + 1)
            if again is None:
                break
            made = again
        assert best is not None
        return best

    async def _mended(self, blueprint: Blueprint, made: Generated, verdict: Verdict, attempt: int) -> Generated | None:
        """Return another version of what agents wrote; the same answer again is made anew, two rounds in all."""
        for way in range(attempt, 3):
            again = await self.tools.maker.mend(blueprint, made, verdict, way)
            if again is None or dict(again.written) != dict(made.written):
                return again
        return None

    async def _try(self, made: Generated, promises: Promises, told: Changed) -> tuple[Changed, Codebase, Merged]:
        self.on_event(ChangeStepStarted("merge"))
        generated = made.codebase.with_file(CHECK_FILE, write_checks(promises.kept))
        generated = generated.with_file(TRACE_FILE, write_story(_story_after(self.present, told)))
        merged = self.tools.history.merge(generated)
        if merged.conflicts:
            return _conflicting(told, merged), generated, merged
        self.on_event(ChangeStepStarted("try"))
        verdict = await self._use(merged.codebase, promises.all)
        return await self._judge(verdict, promises, told), generated, merged

    async def _judge(self, verdict: Verdict, promises: Promises, told: Changed) -> Changed:
        """Say what the outcomes mean: what held before must hold, what is new must work."""
        told = replace(told, verdict=verdict)
        failed = [o for o in verdict.outcomes if not o.held]
        earlier = tuple(promises.before[o.check.says] for o in failed if o.check.says in promises.before)
        # alone, a check that goes on from another's page never holds, and its promise could be broken unnoticed
        earlier = with_their_pages(earlier, self.present.checks)
        before = await self._use(self.present.codebase, earlier) if earlier or verdict.errors else Verdict(())
        held_before = {o.check.steps for o in before.outcomes if o.held}
        broken = tuple(
            o for o in failed if (c := promises.before.get(o.check.says)) is not None and c.steps in held_before
        )
        new = [o for o in failed if o.check.says not in promises.before]
        errors = [e for e in verdict.errors if e not in before.errors]
        lasting = tuple(o.check.says for o in failed if o not in broken and o not in new)
        told = replace(told, broken=broken, failing_before=lasting)
        if broken:
            return replace(told, reason=_breaking(broken), offer=_giving(broken, told))
        if new or errors:
            reasons = [f"{o.check.says.rstrip('.')} ({_why(o).rstrip('.')})" for o in new] + errors
            tried = "; ".join(reasons[:_MOST_TOLD]).rstrip(".")
            offer = "Say it in other words, or change less at once."
            return replace(told, reason=f"It was tried and does not work: {tried}.", offer=offer)
        return told

    def _keep(self, result: Changed, generated: Codebase, merged: Merged) -> Changed:
        self.on_event(ChangeStepStarted("keep"))
        said = plain_wish(self.wish) or self.wish
        title = said[:1].upper() + said[1:]
        version = self.tools.history.record(merged, generated, title[:72], self.wish)
        return replace(result, applied=True, version=version)

    async def _use(self, codebase: Codebase, checks: tuple[Check, ...]) -> Verdict:
        tried: list[Outcome] = []

        def show(outcome: Outcome) -> None:
            tried.append(outcome)
            self.on_event(CheckTried(outcome, len(tried), len(checks)))

        return await self.tools.browser().run_checks(codebase, checks, show)

    def _with_clauses(self, rewritten: Rewritten) -> Blueprint:
        """Return the blueprint with the clause of each line: those before, and this wish for what it changed."""
        known = {line.text: line for line in self.present.blueprint.lines}
        lines = tuple(known.get(text) or Line(text, self.wish) for text in rewritten.lines)
        return parse_blueprint(lines, self.tools.find_conversion).blueprint

    def _told(self, rewritten: Rewritten, before: tuple[str, ...]) -> Changed:
        removed = tuple(text for text in before if text not in rewritten.lines)
        added = tuple(text for text in rewritten.lines if text not in before)
        return Changed(
            self.present.folder, self.wish, False, "", "", removed, added, rewritten.by_rule, lines=rewritten.lines
        )


def _story_after(present: Present, told: Changed) -> Story:
    """Return what was asked of the app, with this wish: every wish still points at its lines."""
    text = next((file.text for file in present.codebase.files if file.path == TRACE_FILE), "")
    story, before = read_story(text), [line.text for line in present.blueprint.lines]
    after = {text: number for number, text in enumerate(told.lines)}

    def moved(numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(after[before[n]] for n in numbers if n < len(before) and before[n] in after)

    earlier = [(words, moved(numbers)) for words, numbers in story.clauses]
    own = (told.wish, tuple(after[text] for text in told.added if text in after))
    clauses = tuple((words, numbers) for words, numbers in (*earlier, own) if numbers)
    return Story(story.request, clauses, story.unmet, moved(story.assumed))


def _lines_with_clauses(text: str, checks: tuple[Check, ...]) -> tuple[Line, ...]:
    """Return the blueprint's lines with the clauses that the checks file remembers."""
    clauses = {n: check.clause for check in checks if check.clause for n in check.lines}
    texts = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(Line(one, clauses.get(n, "")) for n, one in enumerate(texts))


def _failed(result: Changed) -> list[Outcome]:
    return [o for o in result.verdict.outcomes if not o.held]


def _conflicting(told: Changed, merged: Merged) -> Changed:
    places = " ".join(c.says for c in merged.conflicts[:_MOST_TOLD])
    return replace(
        told,
        reason=f"You edited a place that this change needs too. {places}",
        offer="Change those places by hand, or take your edits there back and say it again.",
        conflicts=merged.conflicts,
    )


def _breaking(broken: tuple[Outcome, ...]) -> str:
    told = "; ".join(f"“{o.check.clause or o.check.says}” ({_why(o)})" for o in broken[:_MOST_TOLD])
    return f"It would break what works now: {told}."


def _giving(broken: tuple[Outcome, ...], told: Changed) -> str:
    gone = ", ".join(f"“{o.check.says}”" for o in broken[:_MOST_TOLD])
    return f"For this, what would have to give is {gone} Say that it should go, or say the change differently."


def _why(outcome: Outcome) -> str:
    return outcome.reason or "not seen"
