"""How long a run will take and how sure it is to succeed, from this machine's own history; how right that was.

Times of a stage are far from even: most runs need one pass of the model, some need four. What is told is the time with
the least expected relative error: the median of the runs so far, newer ones and those of like length counting more,
long ones less. That of the whole is taken of whole runs: stages are long together, and their medians fall short of it.
As stages pass more is known, and told: what kind of app it is, how many parts agents must write, how many checks there
are (docs/decisions/090). What is told within a stage that is late says `app.domain.waiting`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.build import STAGES, StageName
from app.domain.run import PastRun
from app.domain.waiting import HIDDEN, OVERTIME, seconds_left

HALF_LIFE_RUNS = 20
"""A run this many runs ago counts half: models, settings and the machine's load change."""
MOST_RUNS = 60
WORDS_SCALE = 10.0
"""Requests this many words apart count 1/e as alike."""
REFERENCE_S: Mapping[str, float] = {
    "transcribe": 1.5,
    "intent": 3.6,
    "understand": 3.9,
    "generate": 0.01,
    "validate": 0.7,
}
"""Medians of 120 builds on a 2-core AVX-512 machine; scaled by a measured speed, they stand in for a history."""
REFERENCE_PART_S = 30.0
"""One function or machine that agents write, on the same machine."""
_CAUTION, _ENOUGH = 2.0, 6
"""The reference counts as two runs until there are six of this machine's own."""
_WRITTEN_S = 0.5
"""Runs from before parts were counted wrote one where their code took longer than this."""
_OTHER_KIND, _CHECKS_SCALE, _HARDLY = 0.05, 2.0, 1e-6
"""How much runs of another kind count; that many checks apart count 1/e as alike; and never nothing."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected of a run. `sure` 0…1 that every wish will be seen to work; `runs` is the history it rests on.

    `alike` are those runs themselves, oldest first: as more is known of the app, its like are looked at.
    """

    stage_seconds: Mapping[str, float]
    sure: float
    runs: int
    alike: tuple[PastRun, ...] = ()
    machine_speed: float = 1.0

    @property
    def seconds(self) -> float:
        """Return how long all of it should take."""
        return sum(self.stage_seconds.values())

    def seconds_left(self, stage: StageName, in_stage_s: float) -> float:
        """Return how long the rest should take, `in_stage_s` after `stage` began."""
        return seconds_left(stage, in_stage_s, self.stage_seconds)

    def knowing_kind(self, kind: str) -> "Forecast":
        """Return what to expect once the blueprint is there: an app of this `kind` is tried, and most write nothing."""
        tried = [(r, 1.0 if r.kind == kind else _OTHER_KIND) for r in self.alike]
        plain = [(r, 1.0) for r in self.alike if not _parts(r)]
        return self._with(validate=self._typical("validate", tried), generate=self._typical("generate", plain))

    def knowing_parts(self, left: int, in_stage_s: float) -> "Forecast":
        """Return what to expect where agents have `left` parts to write, `in_stage_s` after they began."""
        past = [
            (run.stage_seconds["generate"] / _parts(run), _recency(age))
            for age, run in enumerate(reversed(self.alike))
            if _parts(run) and "generate" in run.stage_seconds
        ]
        past.append((REFERENCE_PART_S / self.machine_speed, _recency(HALF_LIFE_RUNS)))
        return self._with(generate=in_stage_s + left * _middle(sorted(past)))

    def knowing_checks(self, count: int) -> "Forecast":
        """Return what to expect once it is known how many checks there are to try."""
        alike = [(r, math.exp(-abs(r.checks_total - count) / _CHECKS_SCALE) + _HARDLY) for r in self.alike]
        return self._with(validate=self._typical("validate", alike))

    def _typical(self, stage: StageName, runs: Sequence[tuple[PastRun, float]]) -> float | None:
        """Return how long a stage took in the runs, each with its weight; None where nothing is known of it."""
        past = [
            (run.stage_seconds[stage], weight * _recency(age))
            for age, (run, weight) in enumerate(reversed(runs))
            if stage in run.stage_seconds
        ]
        if len(past) < _ENOUGH and stage in REFERENCE_S:
            past.append((REFERENCE_S[stage] / self.machine_speed, _CAUTION))
        return _middle(sorted(past)) if past else None

    def _with(self, **seconds: float | None) -> "Forecast":
        known = {stage: value for stage, value in seconds.items() if value is not None}
        return replace(self, stage_seconds={**self.stage_seconds, **known})


def forecast_run(
    history: Sequence[PastRun], words: int | None, is_spoken: bool, model: str, machine_speed: float = 1.0
) -> Forecast:
    """Return what to expect of a build. `history` is oldest first; `machine_speed` 1 is the reference machine's.

    `words` is the length of the request, None where it has yet to be heard.
    """
    alike = [r for r in history if r.is_built and r.model == model and r.is_spoken == is_spoken and r.stage_seconds]
    known = Forecast({}, _sureness(alike), len(alike), tuple(alike[-MOST_RUNS:]), max(machine_speed, 0.01))
    like = [(run, _likeness(run, words)) for run in known.alike]
    usual: dict[str, float] = {}
    for stage in STAGES:
        if stage in HIDDEN or (stage == "transcribe" and not is_spoken):
            continue
        if (typical := known._typical(stage, like)) is not None:
            usual[stage] = typical
    return replace(known, stage_seconds=_as_a_whole(usual, like))


def relative_error(estimate_s: float, actual_s: float) -> float:
    """Return how wrong an estimate was, as a share of what it took."""
    return abs(estimate_s - actual_s) / max(actual_s, 0.1)


def _likeness(run: PastRun, words: int | None) -> float:
    return 1.0 if words is None else math.exp(-abs(run.words - words) / WORDS_SCALE)


def _recency(age: int) -> float:
    return math.exp2(-age / HALF_LIFE_RUNS)


def _parts(run: PastRun) -> int:
    return run.parts or int(run.stage_seconds.get("generate", 0.0) > _WRITTEN_S)


def _as_a_whole(usual: Mapping[str, float], like: Sequence[tuple[PastRun, float]]) -> dict[str, float]:
    """Return the stages' times with what whole runs take beyond their sum, given to those that are often long."""
    whole = [
        (run, weight * _recency(age))
        for age, (run, weight) in enumerate(reversed(like))
        if usual.keys() <= run.stage_seconds.keys()
    ]
    if len(whole) < _ENOUGH:
        return dict(usual)
    missing_s = _middle(sorted((sum(r.stage_seconds[s] for s in usual), w) for r, w in whole)) - sum(usual.values())
    all_weight = sum(weight for _, weight in whole)
    long_s = {
        stage: max(sum(run.stage_seconds[stage] * w for run, w in whole) / all_weight - seconds, 0.0)
        for stage, seconds in usual.items()
    }
    shared = max(sum(long_s.values()), 0.01)
    return {
        stage: max(seconds + missing_s * long_s[stage] / shared, OVERTIME * seconds) for stage, seconds in usual.items()
    }


def _middle(samples: Sequence[tuple[float, float]]) -> float:
    """Return the time with the least expected relative error: the median with weights divided by the times."""
    weights = [weight / max(seconds, 0.05) for seconds, weight in samples]
    half, so_far = sum(weights) / 2, 0.0
    for (seconds, _), weight in zip(samples, weights, strict=True):
        so_far += weight
        if so_far >= half:
            return seconds
    return 0.0


def _sureness(alike: Sequence[PastRun]) -> float:
    """Return the share of runs that held, newer ones counting more, with one of each imagined before the first."""
    held = all_weight = 1.0
    for age, run in enumerate(reversed(alike)):
        weight = math.exp2(-age / HALF_LIFE_RUNS)
        held += weight * (run.state == "held")
        all_weight += weight
    return held / (all_weight + 1.0)
