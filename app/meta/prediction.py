"""How long a run will take and how sure it is to succeed, from this machine's own history; how right that was.

Times of a stage are far from even: most runs need one pass of the model, some need four. What is told is the time with
the least expected relative error: the median of the runs so far, newer ones and those of like length counting more,
long ones less. What is told within a stage that is late says `app.domain.waiting`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.build import STAGES, StageName
from app.domain.run import PastRun
from app.domain.waiting import HIDDEN, seconds_left

HALF_LIFE_RUNS = 20
"""A run this many runs ago counts half: models, settings and the machine's load change."""
MOST_RUNS = 60
WORDS_SCALE = 6.0
"""Requests this many words apart count 1/e as alike."""
REFERENCE_S: Mapping[str, float] = {
    "transcribe": 1.5,
    "intent": 3.6,
    "understand": 3.9,
    "generate": 0.01,
    "validate": 0.7,
}
"""Medians of 120 builds on a 2-core AVX-512 machine; scaled by a measured speed, they stand in for a history."""
_CAUTION, _ENOUGH = 2.0, 6
"""The reference counts as two runs until there are six of this machine's own."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected of a run. `sure` 0…1 that every wish will be seen to work; `runs` is the history it rests on."""

    stage_seconds: Mapping[str, float]
    sure: float
    runs: int

    @property
    def seconds(self) -> float:
        """Return how long all of it should take."""
        return sum(self.stage_seconds.values())

    def seconds_left(self, stage: StageName, in_stage_s: float) -> float:
        """Return how long the rest should take, `in_stage_s` after `stage` began."""
        return seconds_left(stage, in_stage_s, self.stage_seconds)


def forecast_run(
    history: Sequence[PastRun], words: int | None, is_spoken: bool, model: str, machine_speed: float = 1.0
) -> Forecast:
    """Return what to expect of a build. `history` is oldest first; `machine_speed` 1 is the reference machine's.

    `words` is the length of the request, None where it has yet to be heard.
    """
    alike = [r for r in history if r.is_built and r.model == model and r.is_spoken == is_spoken and r.stage_seconds]
    alike = alike[-MOST_RUNS:]
    usual: dict[str, float] = {}
    for stage in STAGES:
        if stage in HIDDEN or (stage == "transcribe" and not is_spoken):
            continue
        past = [
            (run.stage_seconds[stage], _weight(run, words, age))
            for age, run in enumerate(reversed(alike))
            if stage in run.stage_seconds
        ]
        if len(past) < _ENOUGH and stage in REFERENCE_S:
            past.append((REFERENCE_S[stage] / max(machine_speed, 0.01), _CAUTION))
        if past:
            usual[stage] = _middle(sorted(past))
    return Forecast(usual, _sureness(alike), len(alike))


def relative_error(estimate_s: float, actual_s: float) -> float:
    """Return how wrong an estimate was, as a share of what it took."""
    return abs(estimate_s - actual_s) / max(actual_s, 0.1)


def _weight(run: PastRun, words: int | None, age: int) -> float:
    alike = 1.0 if words is None else math.exp(-abs(run.words - words) / WORDS_SCALE)
    return math.exp2(-age / HALF_LIFE_RUNS) * alike


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
