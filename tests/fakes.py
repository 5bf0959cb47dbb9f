"""Scripted stand-ins for the real parts, true to the ports' promises, so that the frame can be tried alone.

Run as a program (`python -m tests.fakes build …`) this is the command line over these parts: for tests that kill it.
"""

import asyncio
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.bootstrap import Confirm, House
from app.cli import main
from app.domain.architecture import Architecture
from app.domain.audio import AudioClip
from app.domain.blueprint import Blueprint, Line
from app.domain.build import Delivered, Generated, StageName, Understood, Validated
from app.domain.check import Check, Outcome, Step
from app.domain.codebase import Codebase, SourceFile
from app.domain.errors import InputError, ModelError
from app.domain.events import CheckTried, LineWritten, OnEvent, SpeechHeard, TokenWritten
from app.domain.generation import Completion, Generation, GenerationRequest
from app.domain.intent import Intent
from app.domain.metrics import Tokens
from app.domain.trace import Story
from app.domain.transcript import Transcript
from app.domain.verdict import Verdict
from app.domain.wish_question import Offer, WishQuestion
from app.meta.asking_person import Person
from app.paths import Paths
from app.pipeline.completing import Completer
from app.pipeline.orchestrator import Stages
from app.pipeline.ports import Transcriber
from app.pipeline.stages.deliver import AppFolders, deliver
from app.pipeline.stages.transcribe import transcribe


class FakeTranscriber:
    """Hears what it was told to hear; a file named `silence…` holds nothing."""

    def __init__(self, says: str = "a grocery list where I tick things off") -> None:
        self.says = says

    async def transcribe(self, clip: AudioClip, on_progress: Callable[[float, str], None] | None = None) -> Transcript:
        await asyncio.sleep(0)
        if clip.path.name.startswith("silence"):
            raise InputError("I heard nothing.", "Speak closer to the microphone.")
        if on_progress is not None:
            on_progress(1.0, self.says)
        return Transcript(self.says, confidence=0.9, duration_s=2.0, source="speech")


class FakeLanguageModel:
    """Answers each prompt by a rule: the same text for every sequence, as one token of the log probability given."""

    name, digest, context_tokens = "fake", "0" * 64, 4096

    def __init__(self, answer: Callable[[GenerationRequest], str], logprob: float = -0.1) -> None:
        self.answer, self.logprob = answer, logprob
        self.requests: list[GenerationRequest] = []

    async def generate(
        self, request: GenerationRequest, on_token: Callable[[int, str], None] | None = None
    ) -> Generation:
        self.requests.append(request)
        await asyncio.sleep(0)
        text = self.answer(request)
        for index in range(len(request.samplings)):
            if on_token is not None:
                on_token(index, text)
        completion = Completion(text, (self.logprob,), (text,), "stop")
        return Generation((completion,) * len(request.samplings), 10, 4, 5, 0.01, 0.01)

    def count_tokens(self, text: str) -> int:
        return len(text) // 4

    def use_sequences(self, most: int) -> None:
        """However many are allowed, each prompt is answered at once."""


class FakeBrowser:
    """Holds every check whose promise is not named in `fails`."""

    def __init__(self, fails: Mapping[str, str] | None = None) -> None:
        self.fails = dict(fails or {})

    async def run_checks(
        self, codebase: Codebase, checks: tuple[Check, ...], on_outcome: Callable[[Outcome], None] | None = None
    ) -> Verdict:
        await asyncio.sleep(0)
        outcomes = tuple(Outcome(c, c.says not in self.fails, self.fails.get(c.says, ""), 0.01) for c in checks)
        for outcome in outcomes:
            if on_outcome is not None:
                on_outcome(outcome)
        return Verdict(outcomes, (), 0.01)

    async def screenshot(self, codebase: Codebase, width_px: int, height_px: int, dark: bool = False) -> bytes:
        return b"\x89PNG"


BLUEPRINT = Blueprint(
    "Groceries",
    (
        Line("app Groceries", "a grocery list"),
        Line("record item: name text", "a grocery list"),
        Line("tick bought", "where I tick things off"),
        Line("sort name", assumed=True),
    ),
)
QUESTION = WishQuestion(
    "who still owes me",
    (
        Offer("total Owed = sum(amount)", "Show one figure over all: “Owed”, as “sum of amount”"),
        Offer("warn Owes when not bought", "Put a mark “Owes” on each one where “not bought”"),
    ),
    60.0,
)
CHECKS = (
    Check(
        "An item can be added", (Step("fill", "Name", "Milk"), Step("press", "Add"), Step("see", value="Milk")), (1,)
    ),
    Check("An item can be ticked", (Step("fill", "Bought", "yes", row="Milk"),), (2,)),
    Check("Items are in order of name", (Step("see", value="Milk"),), (3,), assumed=True),
    Check("Nothing goes wrong", (Step("quiet"),)),
)


@dataclass
class FakeStages:
    """Every stage, scripted. `ran` lists what was done; `stop_at` raises `stop` where a stage begins."""

    folders: AppFolders
    wanted: Path | None = None
    kind: str = "new app"
    unmet: tuple[str, ...] = ()
    fails: Mapping[str, str] = field(default_factory=dict)
    stop_at: StageName | None = None
    stop: BaseException | None = None
    confirm_with: Confirm | None = None
    ran: list[str] = field(default_factory=list)
    pause_s: float = 0.0
    spent: Tokens = field(default_factory=Tokens)
    ears: Transcriber = field(default_factory=FakeTranscriber)
    person: Person | None = None
    asks_s: float = 0.0

    async def transcribe(self, source: AudioClip | Transcript, on_event: OnEvent) -> Transcript:
        await self._begin("transcribe")
        heard = await transcribe(source, self.ears, on_event)
        on_event(SpeechHeard(1.0, heard.text))
        return heard

    async def confirm(self, heard: Transcript) -> Transcript:
        await self._begin("confirm")
        return await self.confirm_with(heard) if self.confirm_with else heard

    async def read_intent(self, transcript: Transcript) -> Intent:
        await self._begin("intent")
        self.spent += Tokens(20, 3, 10)
        return Intent(self.kind, 0.9, transcript.text, ("a grocery list", "where I tick things off"))  # type: ignore[arg-type]

    async def understand(self, intent: Intent, on_event: OnEvent) -> Understood:
        await self._begin("understand")
        self.spent += Tokens(300, 40, 250)
        for line in BLUEPRINT.lines:
            on_event(TokenWritten(0, line.text))
            on_event(LineWritten(line))
        unmet, blueprint = self.unmet, BLUEPRINT
        if self.person is not None and self.asks_s:
            if (chosen := await self.person.ask(replace(QUESTION, wait_s=self.asks_s))) in (0, 1):
                line = Line(QUESTION.offers[chosen or 0].line, QUESTION.clause)
                blueprint = replace(BLUEPRINT, lines=(*BLUEPRINT.lines, line))
            else:
                unmet = (QUESTION.clause,)
        return Understood(blueprint, unmet, 300, 250, 40)

    async def design(self, blueprint: Blueprint) -> Architecture:
        await self._begin("design")
        return Architecture(("HTML",), (), (), (("index.html", "the page"),), "One page.", "graph TD", "<svg/>")

    async def generate(self, blueprint: Blueprint, on_event: OnEvent) -> Generated:
        await self._begin("generate")
        return Generated(Codebase((SourceFile("index.html", "<h1>Groceries</h1>"),)), CHECKS)

    async def validate(self, blueprint: Blueprint, generated: Generated, on_event: OnEvent) -> Validated:
        await self._begin("validate")
        done: list[Outcome] = []

        def show(outcome: Outcome) -> None:
            done.append(outcome)
            on_event(CheckTried(outcome, len(done), len(generated.checks)))

        return Validated(await FakeBrowser(self.fails).run_checks(generated.codebase, generated.checks, show))

    async def deliver(self, blueprint: Blueprint, generated: Generated, story: Story) -> Delivered:
        await self._begin("deliver")
        return await deliver(blueprint, generated, story, self.folders, self.wanted)

    def tokens_spent(self) -> Tokens:
        return self.spent

    def seconds_waited(self) -> float:
        return self.person.waited_s if self.person else 0.0

    async def _begin(self, stage: StageName) -> None:
        self.ran.append(stage)
        if stage == os.environ.get("FAKE_ABORT_AT"):
            os.abort()  # as a failed assertion in native code does
        if stage == self.stop_at and self.stop is not None:
            raise self.stop
        await asyncio.sleep(self.pause_s)


class FakeHouse(House):
    """The joined product over scripted parts, with the real store, folders and command line.

    `FAKE_…` variables script a child process: PAUSE_S, KIND, UNMET, FAILS, BUG_AT, NO_MODEL_AT, ABORT_AT,
    COMPLETION, ASKS_S.
    """

    def __init__(self, paths: Paths) -> None:
        super().__init__(paths)
        self.ran: list[str] = []

    @property
    def model_name(self) -> str:
        return "fake"

    async def open_stages(
        self, confirm: Confirm, wanted: Path | None, is_spoken: bool, finished: frozenset[StageName]
    ) -> Stages:
        return FakeStages(
            self.workspace,
            wanted,
            kind=os.environ.get("FAKE_KIND", "new app"),
            unmet=tuple(filter(None, [os.environ.get("FAKE_UNMET")])),
            fails=dict.fromkeys(filter(None, [os.environ.get("FAKE_FAILS")]), "not seen"),
            stop_at=os.environ.get("FAKE_BUG_AT") or os.environ.get("FAKE_NO_MODEL_AT"),  # type: ignore[arg-type]
            stop=ZeroDivisionError("a bug") if os.environ.get("FAKE_BUG_AT") else ModelError("No model.", "Run it."),
            pause_s=float(os.environ.get("FAKE_PAUSE_S", "0")),
            confirm_with=confirm,
            ran=self.ran,
            person=self._help().find_person(),
            asks_s=float(os.environ.get("FAKE_ASKS_S", "0")),
        )

    async def open_completer(self) -> Completer:
        return Completer(FakeLanguageModel(lambda _: os.environ.get("FAKE_COMPLETION", "a + b;")))

    async def warm_up(self) -> None:
        """Have nothing to load."""

    def start_browser(self) -> FakeBrowser:
        return FakeBrowser(dict.fromkeys(filter(None, [os.environ.get("FAKE_FAILS")]), "not seen"))


if __name__ == "__main__":
    sys.exit(main(join=FakeHouse))
