"""A build as the window shows it, gathered from its events: stages, lines, agents, checks, wishes."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from app.domain.architecture import Architecture
from app.domain.ballot import Ballot
from app.domain.blueprint import Line
from app.domain.blueprint_parser import parse_blueprint
from app.domain.build import STAGES, Built, Delivered, Generated, StageName, Understood, Validated
from app.domain.change import Changed
from app.domain.check import Check, Outcome
from app.domain.events import (
    CheckTried,
    Event,
    ForecastChanged,
    LineWritten,
    RepairStarted,
    SpeechHeard,
    StageFinished,
    StageStarted,
    TokenWritten,
)
from app.domain.intent import Intent
from app.domain.results import UNCOVERED, UNTRIED, clause_of, judge_wishes
from app.domain.transcript import Transcript
from app.domain.verdict import ClauseResult, Verdict
from app.domain.waiting import DOING, HIDDEN, seconds_left
from app.gui.models.observable import Observable

BuildState = Literal["waiting", "running", "done", "stopped", "failed"]
StepState = Literal["waiting", "running", "done"]
CheckState = Literal["waiting", "held", "failed", "untried"]
SHORT: Mapping[StageName, str] = {
    "transcribe": "Listen",
    "intent": "Understand",
    "understand": "Blueprint",
    "design": "Design",
    "generate": "Code",
    "validate": "Try it",
    "deliver": "Save",
}
"""The steps in a word or two; `DOING` says them in full."""
MOST_LANE_LETTERS = 4000


@dataclass(frozen=True, slots=True)
class Step:
    """A stage on the rail. `seconds` it took; `usual_s` it takes on this machine, 0 where that is not known."""

    name: StageName
    label: str
    says: str
    state: StepState
    seconds: float = 0.0
    usual_s: float = 0.0


@dataclass(slots=True)
class Lane:
    """What one agent writes."""

    number: int
    text: str = ""
    tokens: int = 0

    def take(self, piece: str) -> None:
        self.text = (self.text + piece)[-MOST_LANE_LETTERS:]
        self.tokens += 1


@dataclass(frozen=True, slots=True)
class CheckRow:
    says: str
    clause: str
    state: CheckState
    reason: str = ""
    assumed: bool = False


@dataclass(slots=True)
class Times:
    started_s: float = 0.0
    ended_s: float = 0.0
    stage_s: float = 0.0
    asked_s: float = 0.0


@dataclass(slots=True)
class Problem:
    """Why a build ended early, in plain words, and what to do next. `trace` only where it is our fault.

    `needs_models`: a button leads to what is missing, so no words have to.
    """

    says: str
    next_step: str = ""
    trace: str = ""
    needs_models: bool = False


@dataclass(slots=True)
class _Known:
    """What the stages have made so far."""

    transcript: Transcript | None = None
    intent: Intent | None = None
    understood: Understood | None = None
    architecture: Architecture | None = None
    generated: Generated | None = None
    validated: Validated | None = None
    folder: Path | None = None


class BuildModel(Observable):
    """One session's build, running or over. Plain values; `listen` to know when they change."""

    def __init__(self, request: str = "", is_spoken: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.request = request
        self.session_id = ""
        self.state: BuildState = "waiting"
        self.problem: Problem | None = None
        self.known = _Known()
        self.lines: list[Line] = []
        self.lanes: dict[int, Lane] = {}
        self.ballots: list[Ballot] = []
        self.repairs: list[tuple[str, ...]] = []
        """Why what was written had to be mended, each time."""
        self.is_waiting_turn = self.is_asking = False
        self.is_checking = False
        self.saved = ("", "")
        self.saves = self.changes = 0
        self._is_spoken = is_spoken
        self._clock = clock
        self._usual: Mapping[str, float] = {}
        self.hope = ""
        self._stage: StageName | None = None
        self._seconds: dict[StageName, float] = {}
        self._outcomes: dict[tuple[str, str], Outcome] = {}
        self._times = Times()

    # What happens

    def start(self) -> None:
        self.state, self.problem = "running", None
        self._times = Times(self._clock())
        self.tell()

    def be_told(self, session_id: str, usual_seconds: Mapping[str, float], hope: str = "") -> None:
        """Learn its session, how long each stage usually takes, and how often all comes true (`hope`, in words)."""
        self.session_id, self._usual, self.hope = session_id, usual_seconds, hope
        self.tell()

    def wait_turn(self) -> None:
        self.is_waiting_turn = True
        self.tell()

    def wait_answer(self, is_asking: bool) -> None:
        """It waits, or no longer waits, for the person."""
        if is_asking == self.is_asking:
            return
        if is_asking:
            self._times.asked_s = self._clock()
        else:  # meanwhile nothing was done
            self._times.stage_s += self._clock() - self._times.asked_s
        self.is_asking = is_asking
        self.tell()

    def take(self, event: Event) -> None:
        """Take in what the build tells."""
        self.is_waiting_turn = False
        match event:
            case StageStarted(stage):
                self._stage, self._times.stage_s = stage, self._clock()
                self._begin(stage)
            case StageFinished(stage, output, cost):
                self._stage = None
                self._seconds[stage] = cost.seconds
                self._learn(output)
            case SpeechHeard(_, text):
                self.request = text
            case TokenWritten(sequence, piece):
                self.lanes.setdefault(sequence, Lane(sequence)).take(piece)
            case LineWritten(line):
                self.lines.append(line)
            case ForecastChanged(stage_seconds):
                self._usual = stage_seconds
            case CheckTried(outcome):
                self._outcomes[_key(outcome.check)] = outcome
            case RepairStarted(reasons):
                self.repairs.append(reasons)
                self._outcomes.clear()
        self.tell()

    def finish(self, built: Built | None = None) -> None:
        self.state = "done"
        if built is not None:
            self.known.folder = built.delivered.folder
        self._end()

    def stop(self) -> None:
        self.state = "stopped"
        self._end()

    def fail(self, problem: Problem) -> None:
        self.state, self.problem = "failed", problem
        self._end()

    def take_ballot(self, ballot: Ballot) -> None:
        """The swarm has chosen."""
        self.ballots.append(ballot)
        self.tell()

    def note_saved(self, path: str, text: str) -> None:
        """A file of the app was written by its owner."""
        self.saved = (path, text)
        self.saves += 1
        self.tell()

    def take_change(self, changed: Changed, blueprint: str, architecture: Architecture | None = None) -> None:
        """The app was changed: its blueprint and what was seen of it are new."""
        known = {line.text: line for line in self.lines}
        texts = [line.strip() for line in blueprint.splitlines() if line.strip()]
        self.lines = [known.get(text) or Line(text, changed.wish) for text in texts]
        parsed = parse_blueprint(tuple(self.lines)).blueprint
        if self.known.understood is not None:
            self.known = replace(self.known, understood=replace(self.known.understood, blueprint=parsed))
        if architecture is not None:
            self.known = replace(self.known, architecture=architecture)
        if changed.verdict.outcomes:
            self._outcomes.clear()
            self.known = replace(self.known, validated=Validated(changed.verdict))
        self.changes += 1
        self.tell()

    def begin_check(self) -> None:
        self.is_checking = True
        self._outcomes.clear()
        self.tell()

    def end_check(self, verdict: Verdict | None) -> None:
        """`verdict` None: it could not be tried; what was known before stands."""
        self.is_checking = False
        self._outcomes.clear()
        if verdict is not None:
            self.known = replace(self.known, validated=Validated(verdict))
        self.tell()

    # What is shown

    @property
    def title(self) -> str:
        return self.known.understood.blueprint.title if self.known.understood else ""

    @property
    def blueprint_text(self) -> str:
        understood = self.known.understood
        return understood.blueprint.text if understood else "\n".join(line.text for line in self.lines)

    @property
    def steps(self) -> tuple[Step, ...]:
        hidden = HIDDEN if self._is_spoken else HIDDEN | {"transcribe"}
        return tuple(self._step(stage) for stage in STAGES if stage not in hidden)

    @property
    def doing(self) -> str:
        """What is done at this moment, in words."""
        if self.is_waiting_turn:
            return "Waiting for the other build to finish"
        if self.is_asking:
            return "Waiting for your answer"
        if self._stage:
            return DOING[self._stage]
        return "Getting ready" if self.state == "running" else ""

    @property
    def seconds_left(self) -> float:
        if self.state != "running" or not self._usual:
            return 0.0
        if self._stage is None:
            return sum(seconds for name, seconds in self._usual.items() if name not in self._seconds)
        now_s = self._times.asked_s if self.is_asking else self._clock()
        return seconds_left(self._stage, now_s - self._times.stage_s, self._usual)

    @property
    def fraction(self) -> float:
        """How much is done, 0…1, by the time it usually takes; by stages where that is not known."""
        if self.state == "done":
            return 1.0
        steps = self.steps
        left, total = self.seconds_left, sum(step.usual_s for step in steps)
        if total > 0 and self._usual:
            return min(max(1 - left / total, 0.02), 0.98)
        return sum(step.state == "done" for step in steps) / len(steps)

    @property
    def took_s(self) -> float:
        return sum(seconds for stage, seconds in self._seconds.items() if stage not in HIDDEN)

    @property
    def checks(self) -> tuple[CheckRow, ...]:
        """Every check that is planned or was done, in order."""
        validated = self.known.validated
        if validated is not None and self.is_checking:
            checks = [outcome.check for outcome in validated.verdict.outcomes]
            return tuple(self._check_row(check, self._outcomes.get(_key(check))) for check in checks)
        if validated is not None and not self._outcomes:
            return tuple(self._check_row(outcome.check, outcome) for outcome in validated.verdict.outcomes)
        planned = self.known.generated.checks if self.known.generated else ()
        return tuple(self._check_row(check, self._outcomes.get(_key(check))) for check in planned)

    @property
    def results(self) -> tuple[ClauseResult, ...]:
        """What became of each wish, once the app was tried."""
        known = self.known
        if not (known.intent and known.understood and known.validated):
            return ()
        return judge_wishes(known.intent.request, known.understood, known.validated.verdict)

    @property
    def is_held(self) -> bool:
        return bool(self.checks) and all(check.state == "held" for check in self.checks) and not self.unmet

    @property
    def unmet(self) -> tuple[str, ...]:
        return tuple(result.clause for result in self.results if result.state == "not held")

    @property
    def unanswered(self) -> tuple[CheckRow, ...]:
        """Wishes that no check stands for: nothing in the app answers them, or it could not be tried."""
        told = (r for r in self.results if r.state == "not held" and r.says in (UNCOVERED, UNTRIED))
        return tuple(CheckRow(f"“{result.clause}”", "", "failed", result.says) for result in told)

    def _step(self, stage: StageName) -> Step:
        state: StepState = "waiting"
        if stage in self._seconds:
            state = "done"
        elif stage == self._stage and self.state == "running":
            state = "running"
        usual = self._usual.get(stage, 0.0)
        return Step(stage, SHORT.get(stage, stage), DOING[stage], state, self._seconds.get(stage, 0.0), usual)

    def _check_row(self, check: Check, outcome: Outcome | None) -> CheckRow:
        clause = check.clause
        if self.known.understood is not None:
            clause = clause_of(Outcome(check, None), self.known.understood)
        if outcome is None:
            return CheckRow(check.says, clause, "waiting", "", check.assumed)
        state: CheckState = "untried" if outcome.held is None else "held" if outcome.held else "failed"
        return CheckRow(check.says, clause, state, outcome.reason, check.assumed)

    def _begin(self, stage: StageName) -> None:
        self.lanes = {}
        if stage == "understand":
            self.lines = []
        if stage == "validate":
            self._outcomes.clear()

    def _learn(self, output: object) -> None:
        known = self.known
        match output:
            case Transcript():
                self.known = replace(known, transcript=output)
                self.request = output.text
            case Intent():
                self.known = replace(known, intent=output)
            case Understood():
                self.known = replace(known, understood=output)
                self.lines = list(output.blueprint.lines)
            case Architecture():
                self.known = replace(known, architecture=output)
            case Generated():
                self.known = replace(known, generated=output)
            case Validated():
                self.known = replace(known, validated=output)
                self._outcomes = {_key(o.check): o for o in output.verdict.outcomes}
                self.repairs = [done.reasons for done in output.rounds] or self.repairs
            case Delivered(folder):
                self.known = replace(known, folder=folder)

    def _end(self) -> None:
        self._stage = None
        self._times.ended_s = self._clock()
        self.tell()


def _key(check: Check) -> tuple[str, str]:
    return check.says, repr(check.steps)
