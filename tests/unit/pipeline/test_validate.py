"""What fails is mended once with the exact failure, then made anew, the best is kept, and it ends."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.domain.blueprint import Blueprint
from app.domain.build import Generated
from app.domain.check import Check, Outcome
from app.domain.codebase import Codebase, SourceFile
from app.domain.events import CheckTried, Event, RepairStarted
from app.domain.verdict import Verdict
from app.pipeline.ports import OnToken
from app.pipeline.stages.generate import Generation
from app.pipeline.stages.validate import MOST_REPAIRS, validate
from tests.fakes import FakeBrowser

BLUEPRINT = Blueprint("App")
CHECKS = (Check("first", ()), Check("second", ()), Check("third", ()))


def version(text: str) -> Generated:
    return Generated(Codebase((SourceFile("app.js", text),)), CHECKS, {"f": text})


@dataclass
class ScriptedWriter:
    """Answers each request to mend with the next version."""

    versions: list[str]
    told: list[tuple[str, ...]] = field(default_factory=list)

    async def write(self, blueprint: Blueprint, on_token: OnToken) -> Mapping[str, str]:
        return {}

    async def rewrite(
        self, blueprint: Blueprint, written: Mapping[str, str], failures: tuple[Outcome, ...], attempt: int
    ) -> Mapping[str, str]:
        self.told.append(tuple(o.reason for o in failures))
        return {"f": self.versions.pop(0)}


class ScriptedGeneration(Generation):
    """Compiles a version to a file that holds its name."""

    def compile(self, blueprint: Blueprint, written: Mapping[str, str]) -> Generated:
        return version(written["f"])


class ScriptedBrowser(FakeBrowser):
    """Sees each version fail at the promises listed for it."""

    def __init__(self, fails_of: dict[str, tuple[str, ...]], errors: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._fails_of = fails_of
        self._errors = errors

    async def run_checks(
        self, codebase: Codebase, checks: tuple[Check, ...], on_outcome: Callable[[Outcome], None] | None = None
    ) -> Verdict:
        self.fails = {says: f"{says} failed" for says in self._fails_of[codebase.text("app.js")]}
        verdict = await super().run_checks(codebase, checks, on_outcome)
        return Verdict(verdict.outcomes, self._errors if self.fails else ())


async def test_an_app_that_holds_is_left_alone() -> None:
    events: list[Event] = []
    writer = ScriptedWriter([])
    first = version("one")
    seen = await validate(BLUEPRINT, first, ScriptedBrowser({"one": ()}), ScriptedGeneration({}, writer), events.append)
    assert (seen.attempts, seen.repaired, writer.told) == (1, None, [])
    assert [(e.done, e.total) for e in events if isinstance(e, CheckTried)] == [(1, 3), (2, 3), (3, 3)]


async def test_a_mended_version_that_holds_is_taken_and_told_what_failed() -> None:
    events: list[Event] = []
    writer = ScriptedWriter(["two"])
    browser = ScriptedBrowser({"one": ("second",), "two": ()}, errors=("f is not defined",))
    seen = await validate(BLUEPRINT, version("one"), browser, ScriptedGeneration({}, writer), events.append)
    assert seen.verdict.is_held and seen.attempts == 2 and seen.repaired == version("two")
    assert writer.told == [("second failed", "f is not defined")]
    assert RepairStarted(("second failed",)) in events


async def test_the_best_version_is_kept_where_mending_makes_it_worse() -> None:
    writer = ScriptedWriter(["two", "three"])
    fails = {"one": ("second",), "two": ("first", "second"), "three": ("third", "second")}
    seen = await validate(
        BLUEPRINT, version("one"), ScriptedBrowser(fails), ScriptedGeneration({}, writer), lambda event: None
    )
    assert (seen.repaired, seen.attempts) == (None, 1 + MOST_REPAIRS)
    assert [o.check.says for o in seen.verdict.failures] == ["second"]


async def test_no_more_versions_are_tried_than_the_rules_allow() -> None:
    fails = dict.fromkeys(("one", "two", "three"), ("second",))
    for allowed, tried in ((1, 1), (2, 2), (3, 3), (9, 1 + MOST_REPAIRS)):
        writer = ScriptedWriter(["two", "three"])
        seen = await validate(
            BLUEPRINT, version("one"), ScriptedBrowser(fails), ScriptedGeneration({}, writer), lambda event: None,
            allowed,
        )  # fmt: skip
        assert (seen.attempts, len(writer.told)) == (tried, tried - 1)


async def test_mending_ends_where_the_agents_have_nothing_new() -> None:
    seen = await validate(
        BLUEPRINT, version("one"), ScriptedBrowser({"one": ("first",)}),
        ScriptedGeneration({}, ScriptedWriter(["one", "one"])), lambda event: None,
    )  # fmt: skip
    assert seen.attempts == 1
    assert [(r.way, r.came, r.reasons) for r in seen.rounds] == [
        ("mended", "the same again", ("first failed",)), ("anew", "the same again", ("first failed",)),
    ]  # fmt: skip
    assert seen.needs_more


async def test_the_same_answer_is_not_run_again_but_made_anew() -> None:
    seen = await validate(
        BLUEPRINT, version("one"), ScriptedBrowser({"one": ("first",), "two": ()}),
        ScriptedGeneration({}, ScriptedWriter(["one", "two"])), lambda event: None,
    )  # fmt: skip
    assert seen.attempts == 2 and seen.repaired == version("two") and not seen.needs_more
    assert [(r.way, r.came) for r in seen.rounds] == [("mended", "the same again"), ("anew", "better")]


async def test_what_the_kit_made_is_not_given_to_agents_to_mend() -> None:
    kit_only = Generated(version("one").codebase, CHECKS)
    writer = ScriptedWriter([])
    seen = await validate(
        BLUEPRINT, kit_only, ScriptedBrowser({"one": ("first",)}), ScriptedGeneration({}, writer), lambda event: None
    )
    assert writer.told == [] and not seen.verdict.is_held
