"""What is known of all runs together: where the time goes, how right things are, and what to do about it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Spread:
    """How values lie; an average alone hides the slow ones. Percentiles: `half` 50, `most` 90, `worst` 99."""

    count: int = 0
    mean: float = 0.0
    half: float = 0.0
    most: float = 0.0
    worst: float = 0.0

    @property
    def total(self) -> float:
        return self.mean * self.count


@dataclass(frozen=True, slots=True)
class Group:
    """Builds of one sort, the share 0…1 in which every wish was seen to work, and how long those took that no kept
    answer made shorter."""

    seconds: Spread
    held: float
    builds: int = 0


@dataclass(frozen=True, slots=True)
class AgentFigures:
    """`model` is the model that plays the role, the latest where several did."""

    calls: int
    seconds: Spread
    tokens_a_second: Spread
    queue_s: float
    model: str = ""


@dataclass(frozen=True, slots=True)
class WishFigures:
    held: int = 0
    failed: int = 0

    @property
    def failing(self) -> float:
        """Share that failed, 0…1."""
        return self.failed / max(self.held + self.failed, 1)


@dataclass(frozen=True, slots=True)
class HelpFigures:
    """A rung of help (a larger model, the person, a cloud): how often it was taken, and how many wishes that answered.

    `came` counts what came of it besides (chosen, left out…), `passed_over` the reasons why it was not taken.
    """

    taken: int = 0
    answered: int = 0
    seconds: Spread = Spread()
    came: Mapping[str, int] = field(default_factory=dict)
    passed_over: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VoteFigures:
    """Answers of one sort that several agents gave: how many there were to choose from, how far they agreed (0…1), the
    share that was seen to work, and the seconds it took, on average."""

    times: int
    candidates: float
    agreement: float
    verified: float
    seconds: float


@dataclass(frozen=True, slots=True)
class StageTokens:
    """What the model read and wrote in a stage, in tokens a build."""

    read: float
    written: float


@dataclass(frozen=True, slots=True)
class WorkFigures:
    """What the swarm decided, what became of changes and versions, by sort; and what the apps that are there promise.

    `used_at` says when an agent last worked (ISO 8601); `parts` of how many parts an app is made on average.
    """

    votes: Mapping[str, VoteFigures] = field(default_factory=dict)
    used_at: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, int] = field(default_factory=dict)
    versions: Mapping[str, int] = field(default_factory=dict)
    promises_held: int = 0
    promises: int = 0
    parts: float = 0.0


@dataclass(frozen=True, slots=True)
class Point:
    """One run on the line of time. `at` is ISO 8601; `accuracy` the share of its checks that held."""

    at: str
    seconds: float
    accuracy: float
    state: str
    agreement: float | None = None
    error_shown: float | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """Something a person may want to act on. `says` what is the matter, `do` what helps."""

    says: str
    do: str


@dataclass(frozen=True, slots=True)
class Tuning:
    """One trial of the optimiser. `state`: trying, kept, undone (not better), taken back (by a person)."""

    at: str
    knob: str
    before: str
    after: str
    state: str
    results: str

    @property
    def is_in_force(self) -> bool:
        """Whether there is something to take back."""
        return self.state in ("kept", "trying")

    @property
    def measured(self) -> Mapping[str, float]:
        """What the trial showed so far: gain, chance of luck, runs before and after… as far as it is known."""
        told = json.loads(self.results)
        return {name: value for name, value in told.items() if isinstance(value, int | float)}


@dataclass(frozen=True, slots=True)
class Success:
    """What became of apps: still in their folder, changed later, deleted, never finished."""

    kept: int = 0
    changed: int = 0
    deleted: int = 0
    abandoned: int = 0


@dataclass(frozen=True, slots=True)
class EditorFigures:
    """How often the editor was asked to go on, how often its offer was taken, how long it took."""

    asked: int = 0
    taken: int = 0
    seconds: Spread = Spread()


@dataclass(frozen=True, slots=True)
class Figures:
    """`cache` counts answers by level (model: none had it); `machine` is what the latest run saw of the machine."""

    runs: Mapping[str, int] = field(default_factory=dict)
    seconds: Spread = Spread()
    stages: Mapping[str, Spread] = field(default_factory=dict)
    tokens: Mapping[str, StageTokens] = field(default_factory=dict)
    agents: Mapping[str, AgentFigures] = field(default_factory=dict)
    models: Mapping[str, Group] = field(default_factory=dict)
    kinds: Mapping[str, Group] = field(default_factory=dict)
    wishes: Mapping[str, WishFigures] = field(default_factory=dict)
    help: Mapping[str, HelpFigures] = field(default_factory=dict)
    harmony: Mapping[str, float] = field(default_factory=dict)
    cache: Mapping[str, int] = field(default_factory=dict)
    estimate: Mapping[str, float] = field(default_factory=dict)
    machine: Mapping[str, float] = field(default_factory=dict)
    success: Success = Success()
    work: WorkFigures = field(default_factory=WorkFigures)
    editor: EditorFigures = EditorFigures()
    accuracy: float = 0.0
    repairs: float = 0.0
    corrected_words: float = 0.0
    timeline: tuple[Point, ...] = ()
    tunings: tuple[Tuning, ...] = ()
    alerts: tuple[Alert, ...] = ()
    starts: Mapping[str, int] = field(default_factory=dict)
    """How often the window, and commands that work on something, were started."""

    @property
    def run_count(self) -> int:
        return sum(self.runs.values())
