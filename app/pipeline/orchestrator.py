"""The whole road of the product: words in, a checked app out. Read this first.

    AudioClip → Transcript → Intent → Blueprint → Architecture → Codebase → Verdict → folder

Each stage is a function that gets typed values and returns one. A finished stage is announced before the next
begins; the session store listens, so a build that is stopped anywhere goes on from there: `finished` holds what was
done before, and those stages are not run again.
"""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar, cast

from app.domain.architecture import Architecture
from app.domain.audio import AudioClip
from app.domain.blueprint import Blueprint
from app.domain.build import OUTPUTS, Built, Delivered, Generated, StageName, Understood, Validated
from app.domain.events import OnEvent, StageFinished, StageStarted
from app.domain.intent import Intent
from app.domain.metrics import Cost, Tokens
from app.domain.results import judge_wishes
from app.domain.trace import Story
from app.domain.transcript import Transcript
from app.pipeline.stages.deliver import tell_story
from app.pipeline.stages.intent import expect_app

T = TypeVar("T")


class Stages(Protocol):
    """What is done at each arrow; joined from real parts in `bootstrap`."""

    async def transcribe(self, source: AudioClip | Transcript, on_event: OnEvent) -> Transcript: ...
    async def confirm(self, heard: Transcript) -> Transcript: ...
    async def read_intent(self, transcript: Transcript) -> Intent: ...
    async def understand(self, intent: Intent, on_event: OnEvent) -> Understood: ...
    async def design(self, blueprint: Blueprint) -> Architecture: ...
    async def generate(self, blueprint: Blueprint, on_event: OnEvent) -> Generated: ...
    async def validate(self, blueprint: Blueprint, generated: Generated, on_event: OnEvent) -> Validated: ...
    async def deliver(self, blueprint: Blueprint, generated: Generated, story: Story) -> Delivered: ...
    def tokens_spent(self) -> Tokens: ...
    def seconds_waited(self) -> float:
        """Return how long the work has stood still so far for the answer of a person."""
        ...


async def build_app(
    source: AudioClip | Transcript,
    stages: Stages,
    on_event: OnEvent,
    finished: tuple[StageFinished, ...] = (),
) -> Built:
    """Build the app that is asked for, from the last finished stage on. Raises `AppError`."""
    run = _Run(on_event, finished, stages.tokens_spent, stages.seconds_waited)
    heard = await run.stage("transcribe", lambda: stages.transcribe(source, on_event))
    transcript = await run.stage("confirm", lambda: stages.confirm(heard))
    intent = await run.stage("intent", lambda: stages.read_intent(transcript))
    expect_app(intent)
    understood = await run.stage("understand", lambda: stages.understand(intent, on_event))
    blueprint = understood.blueprint
    architecture = await run.stage("design", lambda: stages.design(blueprint))
    generated = await run.stage("generate", lambda: stages.generate(blueprint, on_event))
    validated = await run.stage("validate", lambda: stages.validate(blueprint, generated, on_event))
    best = validated.repaired or generated
    story = tell_story(intent.request, understood)
    delivered = await run.stage("deliver", lambda: stages.deliver(blueprint, best, story))
    results = judge_wishes(intent.request, understood, validated.verdict)
    return Built(transcript, intent, understood, architecture, best, validated, delivered, results)


@dataclass(frozen=True, slots=True)
class _Run:
    on_event: OnEvent
    finished: tuple[StageFinished, ...]
    tokens_spent: Callable[[], Tokens]
    seconds_waited: Callable[[], float]

    async def stage(self, name: StageName, work: Callable[[], Awaitable[T]]) -> T:
        """Return what the stage made: before, where it is on record, else now."""
        for earlier in self.finished:
            if earlier.stage == name:
                self.on_event(earlier)
                return cast(T, earlier.output)
        self.on_event(StageStarted(name))
        started_s, tokens = time.perf_counter() - self.seconds_waited(), self.tokens_spent()
        output = await work()
        assert isinstance(output, OUTPUTS[name]), f"{name} made a {type(output).__name__}"
        worked_s = time.perf_counter() - self.seconds_waited() - started_s
        cost = Cost(worked_s, self.tokens_spent() - tokens)
        self.on_event(StageFinished(name, output, cost))
        return output
