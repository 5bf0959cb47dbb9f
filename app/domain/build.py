"""What each stage of a build hands to the next, and the order of the stages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from app.domain.architecture import Architecture
from app.domain.blueprint import Blueprint
from app.domain.check import Check
from app.domain.codebase import Codebase
from app.domain.intent import Intent
from app.domain.transcript import Transcript
from app.domain.verdict import ClauseResult, Verdict

StageName = Literal["transcribe", "confirm", "intent", "understand", "design", "generate", "validate", "deliver"]
STAGES: tuple[StageName, ...] = get_args(StageName)
"""In the order they run."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The blueprint, and the clauses of the request that no line of it answers.

    `answers` are the other clauses, each with the indexes of the lines that answer it together: a clause may need
    several lines, and a line (a record) may answer several clauses.
    """

    blueprint: Blueprint
    unmet: tuple[str, ...] = ()
    prompt_tokens: int = 0
    cached_tokens: int = 0
    generated_tokens: int = 0
    answers: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Generated:
    """The files, the promises they must keep, and the code that agents wrote by the name of its part."""

    codebase: Codebase
    checks: tuple[Check, ...]
    written: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RepairRound:
    """One attempt to mend what agents wrote: the faults it was told, and what came of it. `way` is "mended" with the
    exact fault or "anew" from scratch."""

    way: Literal["mended", "anew"]
    reasons: tuple[str, ...]
    came: Literal["better", "no better", "the same again"]


@dataclass(frozen=True, slots=True)
class Validated:
    """The best version found and what was seen when it was used.

    `attempts` counts the versions that were run; `repaired` is the one that won where it is not the first. `rounds` are
    the repairs; where the verdict does not hold after them, somebody with more means is needed.
    """

    verdict: Verdict
    attempts: int = 1
    repaired: Generated | None = None
    rounds: tuple[RepairRound, ...] = ()

    @property
    def needs_more(self) -> bool:
        """Whether repair ended without success: a larger model, or a person, has to go on."""
        return bool(self.rounds) and not self.verdict.is_held


@dataclass(frozen=True, slots=True)
class Delivered:
    """Where the app lies."""

    folder: Path


@dataclass(frozen=True, slots=True)
class Built:
    """Everything known about a finished build. `results` has each wish once, in the order it was said."""

    transcript: Transcript
    intent: Intent
    understood: Understood
    architecture: Architecture
    generated: Generated
    validated: Validated
    delivered: Delivered
    results: tuple[ClauseResult, ...]

    @property
    def is_held(self) -> bool:
        return self.validated.verdict.is_held and not self.unmet

    @property
    def unmet(self) -> tuple[str, ...]:
        return tuple(r.clause for r in self.results if r.state == "not held")

    @property
    def assumed(self) -> tuple[str, ...]:
        return tuple(r.clause for r in self.results if r.state == "assumed")


OUTPUTS: dict[StageName, type] = {
    "transcribe": Transcript,
    "confirm": Transcript,
    "intent": Intent,
    "understand": Understood,
    "design": Architecture,
    "generate": Generated,
    "validate": Validated,
    "deliver": Delivered,
}
"""What each stage hands on, for those who keep it and read it back."""
