"""Makes the next run better than the last, on evidence only: one setting at a time, tried in turn with the old value,
kept only where measured runs were faster and no less right, noted, reversible, and never changed within a run.

Runs under trial take the old and the new value alternately, so that a machine that is busier today than yesterday
does not decide. The judgement is a one-sided Mann-Whitney test on the model's speed
(https://en.wikipedia.org/wiki/Mann%E2%80%93Whitney_U_test).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, median
from typing import Literal

LEAST_RUNS = 20
"""No trial begins before there is a history to be better than."""
RUNS_A_SIDE = 8
"""A trial is looked at after each so many runs on either side."""
MOST_LOOKS = 4
"""Real runs differ by a factor of eight in speed; eight a side see one gain of 40 % in three, four times as many see
most (tests/bench/bench_optimiser.py)."""
LEAST_GAIN = 0.03
MOST_CHANCE = 0.02
"""A gain that chance alone would show more often than this is not believed: 5 % over all four looks together
(Pocock's boundary, https://en.wikipedia.org/wiki/Pocock_boundary)."""
HOPELESS_CHANCE = 0.35
"""What looks no better than this ends: a value that is slower is not kept on trial for long."""
LOST_CHECKS = 0.02
REST_RUNS = 20
"""Runs between two trials: most of the time nothing is tried."""
TrialState = Literal["trying", "kept", "undone", "taken back"]
"""Undone: by the measurements; taken back: by a person."""


@dataclass(frozen=True, slots=True)
class Knob:
    """Something that can be set. `values` in the order worth trying; the first is the usual one.

    `speed_of` is what a faster run has more of in a second: tokens the model writes, or parts of apps that agents write
    (fewer candidates are fewer tokens: those say nothing of it).
    """

    name: str
    values: tuple[int, ...]
    speed_of: Literal["tokens", "parts"] = "tokens"


@dataclass(frozen=True, slots=True)
class MeasuredRun:
    """`speed` is what the knob goes by (see `Knob`) a second, 0 where the run had none; `right` the share of checks
    that held."""

    number: int
    knobs: Mapping[str, float]
    speed: float
    right: float


@dataclass(frozen=True, slots=True)
class Trial:
    """`first_run` is the first that may count; `ended_run` the last that did, 0 while it goes on."""

    knob: str
    before: int
    after: int
    state: TrialState
    first_run: int
    ended_run: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a trial showed. `gain` 0.1: a tenth faster; `chance` that this is luck."""

    state: TrialState
    gain: float
    chance: float
    results: Mapping[str, float] = field(default_factory=dict)


def settled(knobs: Sequence[Knob], trials: Sequence[Trial]) -> dict[str, int]:
    """Return the value of each knob by what was kept so far."""
    values = {knob.name: knob.values[0] for knob in knobs}
    for trial in trials:
        if trial.state == "kept" and trial.knob in values:
            values[trial.knob] = trial.after
    return values


def values_for_run(knobs: Sequence[Knob], trials: Sequence[Trial], number: int) -> dict[str, int]:
    """Return what the run of this number is to be made with."""
    values = settled(knobs, trials)
    if (going := current(trials)) is not None and going.knob in values:
        values[going.knob] = going.after if number % 2 else going.before
    return values


def current(trials: Sequence[Trial]) -> Trial | None:
    """Return the trial that goes on; there is one at most."""
    return next((trial for trial in trials if trial.state == "trying"), None)


def propose(knobs: Sequence[Knob], trials: Sequence[Trial], next_run: int) -> Trial | None:
    """Return the next trial worth making, None where none is: nothing left, too little history, or a rest is due."""
    if current(trials) is not None or next_run <= LEAST_RUNS:
        return None
    if any(next_run - trial.ended_run <= REST_RUNS for trial in trials):
        return None
    values = settled(knobs, trials)
    for knob in knobs:
        compared = [trial for trial in trials if trial.knob == knob.name]
        tried = {values[knob.name], *(t.after for t in compared), *(t.before for t in compared)}
        for value in knob.values:
            if value not in tried:
                return Trial(knob.name, values[knob.name], value, "trying", next_run)
    return None


def judge(trial: Trial, runs: Sequence[MeasuredRun]) -> Judgement | None:
    """Return what the trial showed, None while there are too few runs on either side to say."""
    counted = [run for run in runs if run.number >= trial.first_run and run.speed > 0]
    old = [run for run in counted if run.knobs.get(trial.knob) == trial.before]
    new = [run for run in counted if run.knobs.get(trial.knob) == trial.after]
    looks, between = divmod(min(len(old), len(new)), RUNS_A_SIDE)
    if looks == 0 or (between and looks < MOST_LOOKS):
        return None
    gain = median(r.speed for r in new) / median(r.speed for r in old) - 1
    chance = _chance_of_luck([r.speed for r in new], [r.speed for r in old])
    right_old, right_new = fmean(r.right for r in old), fmean(r.right for r in new)
    is_better = gain >= LEAST_GAIN and chance <= MOST_CHANCE and right_new >= right_old - LOST_CHECKS
    if not is_better and looks < MOST_LOOKS and chance <= HOPELESS_CHANCE and right_new >= right_old - LOST_CHECKS:
        return None
    results = {
        "runs before": float(len(old)),
        "runs after": float(len(new)),
        "speed before": median(r.speed for r in old),
        "speed after": median(r.speed for r in new),
        "checks held before": right_old,
        "checks held after": right_new,
    }
    return Judgement("kept" if is_better else "undone", gain, chance, results)


def _chance_of_luck(new: Sequence[float], old: Sequence[float]) -> float:
    """Return how likely values this much larger are where both are of one kind (normal approximation)."""
    wins = sum((n > o) + 0.5 * (n == o) for n in new for o in old)
    mean = len(new) * len(old) / 2
    deviation = math.sqrt(len(new) * len(old) * (len(new) + len(old) + 1) / 12)
    return 0.5 * math.erfc((wins - 0.5 - mean) / deviation / math.sqrt(2))
