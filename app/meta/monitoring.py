"""Watches one run: gathers from its events and calls what is worth keeping, and costs next to nothing itself."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean

from app.domain.architecture import Architecture
from app.domain.ballot import Ballot
from app.domain.blueprint import Blueprint
from app.domain.build import Built, Generated, StageName, Understood, Validated
from app.domain.events import Event, ForecastChanged, PartBegun, RepairStarted, StageFinished, StageStarted
from app.domain.intent import Intent
from app.domain.run import ANSWERED, HELP, PARTS, PASSED_OVER, Measure, ModelCall, RunState, RunSummary, SwarmTask
from app.domain.transcript import Transcript
from app.domain.waiting import HIDDEN
from app.meta.escalation import RungTaken
from app.meta.governance import Spent
from app.meta.kinds import UNKNOWN, kind_of, line_kind
from app.meta.prediction import Forecast, relative_error

_LOOKS = 20
"""How often the time told is looked at in each stage, to judge how right it was."""


@dataclass(slots=True)
class _Told:
    """What was told during a stage: from which second of it on which forecast held."""

    stage: StageName
    begun_s: float
    forecasts: list[tuple[float, Forecast]]
    seconds: float = 0.0

    def expected_s(self, in_stage_s: float) -> float:
        """Return how long the whole run was said to take, `in_stage_s` after the stage began."""
        forecast = next(known for since_s, known in reversed(self.forecasts) if since_s <= in_stage_s)
        return self.begun_s + in_stage_s + forecast.seconds_left(self.stage, in_stage_s)


class RunWatch:
    """One run. Give it every event, call and ballot; ask for `summary` at the end."""

    def __init__(self, forecast: Forecast, clock: Callable[[], float] = time.perf_counter) -> None:
        self.forecast = forecast
        self._clock = clock
        self._stage: StageName | None = None
        self._stage_s = 0.0
        self._stage_costs: list[StageFinished] = []
        self._outputs: dict[StageName, object] = {}
        self._expected = forecast
        self._told: list[_Told] = []
        self._parts = 0
        self._work_s = 0.0
        self._repairs = 0
        self._calls: list[ModelCall] = []
        self._ballots: list[Ballot] = []
        self._rungs: list[RungTaken] = []

    def on_event(self, event: Event) -> ForecastChanged | None:
        """Take an event of the pipeline; return what is to be expected, where it is better known now."""
        match event:
            case StageStarted(stage):
                self._stage, self._stage_s = stage, self._clock()
                if stage not in HIDDEN:
                    self._told.append(_Told(stage, self._work_s, [(0.0, self._expected)]))
            case StageFinished(stage, output, cost, is_replayed):
                self._outputs[stage], self._stage = output, None
                if not is_replayed:
                    self._stage_costs.append(event)
                    self._work_s += cost.seconds if stage not in HIDDEN else 0.0
                    if self._told and self._told[-1].stage == stage:
                        self._told[-1].seconds = cost.seconds
                if isinstance(output, Understood):
                    return self._expect(self._expected.knowing_kind(self.kind))
                if isinstance(output, Generated):
                    return self._expect(self._expected.knowing_checks(len(output.checks)))
            case PartBegun(left) if self._stage == "generate":
                self._parts = max(self._parts, left)
                in_stage_s = self._clock() - self._stage_s
                changed = self._expect(self._expected.knowing_parts(left, in_stage_s))
                self._told[-1].forecasts.append((in_stage_s, self._expected))
                return changed
            case RepairStarted():
                self._repairs += 1
        return None

    def on_call(self, call: ModelCall) -> None:
        """Take a request that a model (or a cache before it) has answered."""
        self._calls.append(call)

    def on_ballot(self, ballot: Ballot) -> None:
        """Take a vote of the swarm."""
        self._ballots.append(ballot)

    def on_rung(self, taken: RungTaken) -> None:
        """Take a rung of the ladder: help that was asked for."""
        self._rungs.append(taken)

    def spent(self, memory_mb: int) -> Spent:
        """Return what the run has cost so far; the time a person took is no cost."""
        is_working = self._stage is not None and self._stage not in HIDDEN
        in_stage_s = self._clock() - self._stage_s if is_working else 0.0
        written = sum(call.written_tokens for call in self._calls if not call.level)
        return Spent(self._work_s + in_stage_s, written, memory_mb)

    @property
    def kind(self) -> str:
        understood = self._outputs.get("understand")
        return kind_of(understood.blueprint) if isinstance(understood, Understood) else UNKNOWN

    def summary(
        self, state: RunState, problem: str = "", built: Built | None = None, machine: Mapping[str, float] | None = None
    ) -> RunSummary:
        """Return what is worth keeping. `machine` is what the run took of it (CPU seconds, megabytes…), by name."""
        heard = self._outputs.get("confirm") or self._outputs.get("transcribe")
        intent = self._outputs.get("intent")
        validated = self._outputs.get("validate")
        outcomes = validated.verdict.outcomes if isinstance(validated, Validated) else ()
        architecture = self._outputs.get("design")
        return RunSummary(
            state=state,
            problem=problem,
            kind=self.kind,
            words=len(heard.text.split()) if isinstance(heard, Transcript) else 0,
            clauses=len(intent.clauses) if isinstance(intent, Intent) else 0,
            seconds=self._work_s,
            checks_held=sum(1 for outcome in outcomes if outcome.held),
            checks_total=len(outcomes),
            attempts=validated.attempts if isinstance(validated, Validated) else 0,
            cache_hit_rate=fmean(bool(c.level) for c in self._calls) if self._calls else 0.0,
            measures=(
                *self._of_stages(),
                *self._of_agents(),
                *self._of_wishes(),
                *self._of_corrections(),
                *self._of_estimate(state),
                *self._of_rungs(),
                *(Measure("machine", name, value) for name, value in (machine or {}).items()),
            ),
            harmony=dict(self._harmony(built)),
            tasks=tuple(self._tasks()),
            architecture=_describe(architecture, self.kind, self._outputs.get("understand")),
            agents=tuple(dict.fromkeys(call.role for call in self._calls)),
        )

    def _of_stages(self) -> Iterator[Measure]:
        for event in self._stage_costs:
            system, tokens = f"stage:{event.stage}", event.cost.tokens
            yield Measure(system, "seconds", event.cost.seconds)
            if tokens.generated or tokens.prompt:
                yield Measure(system, "tokens read", tokens.prompt - tokens.cached)
                yield Measure(system, "tokens written", tokens.generated)
        if self._parts:
            yield Measure("stage:generate", PARTS, self._parts)
        if self._repairs:
            yield Measure("stage:validate", "repairs", self._repairs)

    def _of_agents(self) -> Iterator[Measure]:
        for role in dict.fromkeys(call.role for call in self._calls):
            calls = [call for call in self._calls if call.role == role]
            asked = [call for call in calls if not call.level]
            yield Measure(f"agent:{role}", "calls", len(calls))
            yield Measure(f"agent:{role}", "seconds", sum(c.seconds for c in calls))
            yield Measure(f"agent:{role}", "tokens written", sum(c.written_tokens for c in asked))
            yield Measure(f"agent:{role}", "queue seconds", sum(c.queue_s for c in asked))
            if written := sum(c.written_tokens for c in asked):
                busy = sum(c.seconds - c.queue_s for c in asked)
                yield Measure(f"agent:{role}", "tokens a second", written / max(busy, 0.001))
        for level, count in Counter(c.level or "model" for c in self._calls).items():
            yield Measure(f"cache:{level}", "answers", count)

    def _of_wishes(self) -> Iterator[Measure]:
        """By sort of blueprint line: how many checks of it held, how many did not; and what no line answered."""
        understood, validated = self._outputs.get("understand"), self._outputs.get("validate")
        if not isinstance(understood, Understood):
            return
        if understood.unmet:
            yield Measure("wish:not understood", "failed", len(understood.unmet))
        if not isinstance(validated, Validated):
            return
        seen: Counter[tuple[str, str]] = Counter()
        for outcome in validated.verdict.outcomes:
            for kind in {_line_kind(understood.blueprint, number) for number in outcome.check.lines} or {"app"}:
                seen[kind, "held" if outcome.held else "failed"] += 1
        for (kind, what), count in seen.items():
            yield Measure(f"wish:{kind}", what, count)

    def _of_rungs(self) -> Iterator[Measure]:
        for taken in self._rungs:
            who = f"{HELP}{taken.name}"
            if taken.passed_over:
                yield Measure(who, f"{PASSED_OVER}{taken.came}", 1)
                continue
            yield Measure(who, "seconds", taken.seconds)
            yield Measure(who, ANSWERED, taken.bought)
            if taken.came:
                yield Measure(who, taken.came, 1)

    def _of_corrections(self) -> Iterator[Measure]:
        heard, confirmed = self._outputs.get("transcribe"), self._outputs.get("confirm")
        if isinstance(heard, Transcript) and isinstance(confirmed, Transcript) and heard.source == "speech":
            changed = sum((Counter(confirmed.text.split()) - Counter(heard.text.split())).values())
            yield Measure("user", "words corrected", changed)

    def _of_estimate(self, state: RunState) -> Iterator[Measure]:
        """How right the forecast was: before work, and on average as shown while it went on."""
        if state not in ("held", "unmet") or not self._told or len(self._stage_costs) < len(self._outputs):
            return  # part of it was done before, or it did not come to its end
        if any(call.level for call in self._calls):
            return  # answers kept from before made it short: no forecast is meant for that
        yield Measure("estimate", "error before", relative_error(self._told[0].expected_s(0.0), self._work_s))
        errors = [
            relative_error(told.expected_s((look + 0.5) / _LOOKS * told.seconds), self._work_s) * told.seconds / _LOOKS
            for told in self._told
            for look in range(_LOOKS)
        ]
        yield Measure("estimate", "error shown", sum(errors) / max(self._work_s, 0.001))
        yield Measure("estimate", "sureness error", (self.forecast.sure - (state == "held")) ** 2)

    def _expect(self, forecast: Forecast) -> ForecastChanged:
        self._expected = forecast
        return ForecastChanged(forecast.stage_seconds)

    def _harmony(self, built: Built | None) -> Iterator[tuple[str, float]]:
        validated, intent = self._outputs.get("validate"), self._outputs.get("intent")
        if isinstance(intent, Intent):
            yield "intent", min(max(intent.confidence, 0.0), 1.0)
        if self._ballots:
            yield "votes", fmean(ballot.agreement for ballot in self._ballots)
        if isinstance(validated, Validated) and validated.verdict.outcomes:
            yield "validators", fmean(bool(o.held) for o in validated.verdict.outcomes)
        if built is not None and built.results:
            yield "wishes", fmean(result.held for result in built.results)

    def _tasks(self) -> Iterator[SwarmTask]:
        for ballot in self._ballots:
            yield SwarmTask(ballot.kind, len(ballot.candidates), ballot.seconds, ballot)
        voted = {ballot.kind for ballot in self._ballots}
        for call in self._calls:
            if call.sequences > 1 and not call.level and call.role not in voted:
                yield SwarmTask(call.role, call.sequences, call.seconds)


def _line_kind(blueprint: Blueprint, number: int) -> str:
    return line_kind(blueprint.lines[number].text) if 0 <= number < len(blueprint.lines) else "app"


def _describe(architecture: object, kind: str, understood: object) -> tuple[str, str, tuple[str, ...]] | None:
    if not isinstance(architecture, Architecture):
        return None
    title = understood.blueprint.title if isinstance(understood, Understood) else ""
    return title, f"{kind}: {', '.join(architecture.stack)}", tuple(c.name for c in architecture.components)
