"""What a build tells those who listen: the window, the progress lines, the session store, the metrics."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from app.domain.blueprint import Line
from app.domain.build import StageName
from app.domain.check import Outcome
from app.domain.metrics import Cost


@dataclass(frozen=True, slots=True)
class StageStarted:
    stage: StageName


@dataclass(frozen=True, slots=True)
class StageFinished:
    """`output` is what the stage hands on. `is_replayed`: it came from the record, nothing was done."""

    stage: StageName
    output: object
    cost: Cost
    is_replayed: bool = False


@dataclass(frozen=True, slots=True)
class SpeechHeard:
    """`fraction` 0…1 of the clip is read; `text` is what was heard so far."""

    fraction: float
    text: str


@dataclass(frozen=True, slots=True)
class TokenWritten:
    """The model wrote a piece of text in one of its sequences."""

    sequence: int
    piece: str


@dataclass(frozen=True, slots=True)
class LineWritten:
    """A line of the blueprint is there."""

    line: Line


@dataclass(frozen=True, slots=True)
class PartBegun:
    """Agents begin to write a part of the app; `left` have still to be written, with this one."""

    left: int


@dataclass(frozen=True, slots=True)
class ForecastChanged:
    """What the stages are expected to take, now that more is known of the app. Seconds by stage."""

    stage_seconds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class CheckTried:
    """A check was done in the browser. `done` of `total` have been tried in this run."""

    outcome: Outcome
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class RepairStarted:
    """The app is run again after a change that should mend `reasons`."""

    reasons: tuple[str, ...]


ChangeStep = Literal["listen", "rewrite", "generate", "merge", "try", "keep"]


@dataclass(frozen=True, slots=True)
class ChangeStepStarted:
    """A change of an app came to this step."""

    step: ChangeStep


@dataclass(frozen=True, slots=True)
class LinesChanged:
    """The blueprint was rewritten. `by_rule`: no model was asked."""

    removed: tuple[str, ...]
    added: tuple[str, ...]
    by_rule: bool


Event = (
    ChangeStepStarted
    | LinesChanged
    | StageStarted
    | StageFinished
    | SpeechHeard
    | TokenWritten
    | LineWritten
    | PartBegun
    | ForecastChanged
    | CheckTried
    | RepairStarted
)
OnEvent = Callable[[Event], None]


def ignore(event: Event) -> None:
    """Listen to nothing."""
