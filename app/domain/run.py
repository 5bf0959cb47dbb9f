"""One go of the pipeline, as it is remembered: what it cost, how right it was, how far its parts agreed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from app.domain.ballot import Ballot

RunState = Literal["running", "held", "unmet", "stopped", "refused", "failed"]
"""held: every wish was seen to work; unmet: built, but not so; stopped: by a person; failed: the world or we did."""
CacheLevel = Literal["", "l1", "l2", "l3"]
PARTS = "parts"
"""The measure of a generate stage that says how many parts agents wrote."""
HELP, ANSWERED, PASSED_OVER = "help:", "wishes answered", "passed over: "
"""How measures of help are named: the rung behind the first, the reason behind the last."""


@dataclass(frozen=True, slots=True)
class ModelCall:
    """One request to a language model. `level` says which cache answered, "" the model itself.

    `queue_s` is how long it waited for the model, within `seconds`. `sequences` were written side by side.
    """

    role: str
    model: str
    seconds: float
    queue_s: float = 0.0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    written_tokens: int = 0
    sequences: int = 1
    level: CacheLevel = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """`system` is what was measured (stage:…, agent:…, cache:…, wish:…, help:…, machine, estimate).

    `name` says what of it.
    """

    system: str
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class SwarmTask:
    """One task that several agents answered. `ballot` is how one answer was chosen, where there was a vote."""

    name: str
    agents: int
    seconds: float
    ballot: Ballot | None = None


@dataclass(frozen=True, slots=True)
class RunSummary:
    """Everything worth keeping of a run that has ended. `harmony` is 0…1 by component."""

    state: RunState
    problem: str
    kind: str
    words: int
    clauses: int
    seconds: float
    checks_held: int
    checks_total: int
    attempts: int
    cache_hit_rate: float
    measures: tuple[Measure, ...] = ()
    harmony: Mapping[str, float] = field(default_factory=dict)
    tasks: tuple[SwarmTask, ...] = ()
    architecture: tuple[str, str, tuple[str, ...]] | None = None
    agents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastRun:
    """A run that has ended, as history for estimates and comparisons. `stage_seconds` has what was done in it."""

    id: int
    doing: str
    kind: str
    model: str
    is_spoken: bool
    words: int
    clauses: int
    started_at: datetime
    state: RunState
    seconds: float
    stage_seconds: Mapping[str, float]
    checks_held: int = 0
    checks_total: int = 0
    attempts: int = 1
    estimate_s: float | None = None
    estimate_sure: float | None = None
    knobs: Mapping[str, float] = field(default_factory=dict)
    parts: int = 0
    """How many parts agents had to write, 0 where the kit had words for all."""

    @property
    def is_built(self) -> bool:
        """Whether a new app came of it; a change of one takes other times."""
        return self.doing == "build" and self.state in ("held", "unmet")
