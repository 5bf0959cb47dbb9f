"""The record of one task of the swarm: who wrote what, what each did when run, and why the winner won."""

from dataclasses import dataclass, field
from typing import Literal

from app.domain.codec import from_json, to_json
from app.domain.metrics import Tokens

TaskKind = Literal["blueprint", "function", "machine", "page"]
Origin = Literal["first", "sample", "repair"]
_MOST_SHOWN = 60
_MOST_LISTED = 6


@dataclass(frozen=True, slots=True)
class Trial:
    """One run of one candidate. `held` is None where nothing says what the result should be."""

    call: str
    result: str
    held: bool | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer. `problem` is the hard check it failed, or ""; then it cannot win over one without."""

    number: int
    origin: Origin
    code: str
    problem: str = ""
    trials: tuple[Trial, ...] = ()
    tokens: int = 0

    @property
    def held(self) -> int:
        return sum(trial.held is True for trial in self.trials)

    @property
    def judged(self) -> int:
        return sum(trial.held is not None for trial in self.trials)


@dataclass(frozen=True, slots=True)
class Ballot:
    """`clusters` are numbers of candidates that did the same, the largest first; `rule` says in words why `winner` won.

    `agreement` is how sure the swarm is, 0…1; `is_verified`: the winner did all that the text of the task says.
    """

    kind: TaskKind
    task: str
    language: str
    candidates: tuple[Candidate, ...]
    clusters: tuple[tuple[int, ...], ...]
    rule: str
    winner: int | None
    agreement: float
    is_verified: bool
    tokens: Tokens = field(default_factory=Tokens)
    seconds: float = 0.0

    @property
    def code(self) -> str:
        """The winner's code, "" where none won."""
        return next((c.code for c in self.candidates if c.number == self.winner), "")

    def as_json(self) -> str:
        return to_json(self)


def read_ballot(text: str) -> Ballot:
    """Return the ballot that `as_json` wrote. Raises `CodecError`."""
    return from_json(Ballot, text)


def describe_ballot(ballot: Ballot) -> str:
    """Return the ballot as lines a person reads."""
    cost = f"{ballot.tokens.generated} tokens, {ballot.seconds:.1f} s"
    lines = [f"{ballot.kind} {ballot.task} ({ballot.language}): {len(ballot.candidates)} candidates, {cost}"]
    for candidate in ballot.candidates:
        lines.append(_describe_candidate(candidate, candidate.number == ballot.winner))
        shown = sorted(candidate.trials, key=lambda trial: trial.held is not False)[:_MOST_LISTED]
        lines += [_describe_trial(trial) for trial in shown]
        if len(candidate.trials) > len(shown):
            lines.append(f"      … and {len(candidate.trials) - len(shown)} more runs")
    if ballot.clusters:
        alike = "; ".join(", ".join(f"#{n}" for n in cluster) for cluster in ballot.clusters)
        lines.append(f"  did the same: {alike}")
    won = f"#{ballot.winner}" if ballot.winner is not None else "none"
    lines.append(f"  chosen: {won}, {ballot.rule} ({ballot.agreement:.0%} sure)")
    return "\n".join(lines)


def _describe_candidate(candidate: Candidate, is_winner: bool) -> str:
    mark = "*" if is_winner else " "
    examples = f"{candidate.held} of {candidate.judged} examples" if candidate.judged else "no examples to hold"
    problem = f", {_short(candidate.problem)}" if candidate.problem else ""
    return f" {mark} #{candidate.number} {candidate.origin}: {examples}{problem}"


def _describe_trial(trial: Trial) -> str:
    mark = {True: "✓", False: "✗", None: "·"}[trial.held]
    return f"      {mark} {_short(trial.call)} → {_short(trial.result)}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1] + "…"
