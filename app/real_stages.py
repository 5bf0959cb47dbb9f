"""The stages of a build over real parts: what the orchestrator calls at each arrow."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.domain.architecture import Architecture
from app.domain.audio import AudioClip
from app.domain.blueprint import Blueprint
from app.domain.build import Delivered, Generated, Understood, Validated
from app.domain.events import LineWritten, OnEvent, TokenWritten
from app.domain.intent import Intent
from app.domain.metrics import Tokens
from app.domain.trace import Story
from app.domain.transcript import Transcript

if TYPE_CHECKING:
    from app.meta.asking_person import Person
    from app.meta.escalation import Reader
    from app.pipeline.metering import MeteredModel
    from app.pipeline.ports import Browser, Transcriber
    from app.pipeline.stages.generate import Generation
    from app.storage.workspace import Workspace

T = TypeVar("T")
Confirm = Callable[[Transcript], Awaitable[Transcript]]


@dataclass(frozen=True, slots=True)
class RealStages:
    """`app.pipeline.orchestrator.Stages` over real parts."""

    transcriber: "Transcriber | None"
    model: "MeteredModel | None"
    understanding: "Reader | None"
    generation: "Generation | None"
    browser: "Browser | None"
    workspace: "Workspace"
    confirm_with: Confirm
    wanted: Path | None
    person: "Person | None" = None
    most_attempts: int = 3

    async def transcribe(self, source: AudioClip | Transcript, on_event: OnEvent) -> Transcript:
        from app.pipeline.stages.transcribe import transcribe

        return await transcribe(source, self.transcriber, on_event)

    async def confirm(self, heard: Transcript) -> Transcript:
        return await self.confirm_with(heard)

    async def read_intent(self, transcript: Transcript) -> Intent:
        return await started(self.understanding).read_intent(transcript)

    async def understand(self, intent: Intent, on_event: OnEvent) -> Understood:
        return await started(self.understanding).write_blueprint(
            intent,
            lambda line: on_event(LineWritten(line)),
            lambda sequence, piece: on_event(TokenWritten(sequence, piece)),
        )

    async def design(self, blueprint: Blueprint) -> Architecture:
        from app.pipeline.stages.design import design

        return await design(blueprint)

    async def generate(self, blueprint: Blueprint, on_event: OnEvent) -> Generated:
        return await started(self.generation).generate(blueprint, on_event)

    async def validate(self, blueprint: Blueprint, generated: Generated, on_event: OnEvent) -> Validated:
        from app.pipeline.stages.validate import validate

        browser, generation = started(self.browser), started(self.generation)
        return await validate(blueprint, generated, browser, generation, on_event, self.most_attempts)

    async def deliver(self, blueprint: Blueprint, generated: Generated, story: Story) -> Delivered:
        from app.pipeline.stages.deliver import deliver

        return await deliver(blueprint, generated, story, self.workspace, self.wanted)

    def tokens_spent(self) -> Tokens:
        return self.model.spent if self.model else Tokens()

    def seconds_waited(self) -> float:
        return self.person.waited_s if self.person else 0.0


def started(part: T | None) -> T:
    """Return the part, which must be there."""
    if part is None:
        raise RuntimeError("a part is needed whose stages were taken for finished")
    return part
