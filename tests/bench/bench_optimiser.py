"""What the optimiser does to the fifty runs after a trial: `python -m tests.bench.bench_optimiser`.

Replayed, not built: runs are drawn from 44 builds recorded on a 2-core machine in use (tests/data/recorded_speeds.json:
tokens a second over a whole build, share of checks that held, and the sequences in a batch; the optimiser's own trial
of 8 against 4 is among them). First as recorded; then with the recorded spread and a new value that truly is so much
faster or slower, for a recorded machine has one truth only. Each is replayed many times; what is shown is the speed of
the fifty runs after the trial over that of the same fifty runs without an optimiser, with the spread over replays.
"""

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from app.meta.optimisation import LEAST_RUNS, Knob, MeasuredRun, Trial, current, judge, propose, values_for_run

RECORDED = Path(__file__).resolve().parents[1] / "data" / "recorded_speeds.json"
KNOB = Knob("sequences", (8, 4))
AFTER, REPLAYS = 50, 400
GAINS = (-0.3, -0.1, 0.0, 0.1, 0.2, 0.4, 0.7, 1.0)


@dataclass(frozen=True, slots=True)
class Recorded:
    """`speed` in tokens a second, `right` the share of checks that held."""

    speed: float
    right: float


@dataclass(frozen=True, slots=True)
class Replay:
    """`gain` is the median speed of the fifty runs after over what the same runs would have had; 0: the same."""

    is_kept: bool
    gain: float
    right: float
    runs_tried: int


def recorded() -> dict[int, list[Recorded]]:
    """Return the recorded runs by the value they were made with."""
    runs: dict[int, list[Recorded]] = {}
    for row in json.loads(RECORDED.read_text("utf-8")):
        runs.setdefault(row["sequences"], []).append(Recorded(row["speed"], row["right"]))
    return runs


def with_gain(gain: float) -> dict[int, list[Recorded]]:
    """Return a machine of the recorded spread on which the new value truly gains so much."""
    usual = recorded()[8]
    return {8: usual, 4: [replace(run, speed=run.speed * (1 + gain)) for run in usual]}


def replay(machine: Mapping[int, Sequence[Recorded]], seed: int) -> Replay:
    """Make runs until a trial has ended and fifty more; the decisions are those of the product."""
    chance = random.Random(seed)
    runs: list[MeasuredRun] = []
    trials: tuple[Trial, ...] = ()
    after: list[tuple[MeasuredRun, float]] = []
    while len(after) < AFTER:
        number = len(runs) + 1
        knobs = values_for_run((KNOB,), trials, number)
        luck = chance.random()
        drawn = _at(machine[knobs[KNOB.name]], luck)
        runs.append(MeasuredRun(number, knobs, drawn.speed, drawn.right))
        if trials and current(trials) is None:
            after.append((runs[-1], _at(machine[KNOB.values[0]], luck).speed))
            continue
        if (going := current(trials)) is not None:
            if (shown := judge(going, runs)) is not None:
                trials = (replace(going, state=shown.state, ended_run=number),)
        elif number >= LEAST_RUNS and (wanted := propose((KNOB,), trials, number + 1)) is not None:
            trials = (wanted,)
    gain = median(run.speed for run, _ in after) / median(speed for _, speed in after) - 1
    return Replay(
        trials[0].state == "kept", gain, sum(run.right for run, _ in after) / AFTER, len(runs) - AFTER - LEAST_RUNS
    )


def _at(runs: Sequence[Recorded], luck: float) -> Recorded:
    """Return the run at that place of the distribution: the same luck for either value."""
    ordered = sorted(runs, key=lambda run: run.speed)
    return ordered[int(luck * len(ordered))]


def _tell(name: str, machine: Mapping[int, Sequence[Recorded]]) -> None:
    replays = [replay(machine, seed) for seed in range(REPLAYS)]
    gains = sorted(r.gain for r in replays)
    kept = sum(r.is_kept for r in replays) / REPLAYS
    low, half, high = (gains[int(share * (REPLAYS - 1))] for share in (0.05, 0.5, 0.95))
    mean = sum(gains) / REPLAYS
    print(
        f"  {name:<24}{kept:>8.0%}{mean:>10.1%}{half:>10.1%}   {low:>6.1%} … {high:<6.1%}{_right(replays):>12.1%}"
        f"{median(r.runs_tried for r in replays):>8.0f}"
    )


def _right(replays: Sequence[Replay]) -> float:
    return sum(r.right for r in replays) / len(replays)


def main() -> None:
    runs = recorded()
    for value, made in runs.items():
        speeds = sorted(run.speed for run in made)
        print(f"recorded with {value} sequences: {len(made)} builds, {median(speeds):.2f} tokens/s", end="")
        print(f" ({speeds[0]:.2f} … {speeds[-1]:.2f})")
    print(f"{REPLAYS} replays, {AFTER} runs after the trial against the same runs without an optimiser")
    heads = f"{'kept':>8}{'mean':>10}{'median':>10}   {'5 % … 95 %':<16}{'checks held':>12}{'trial':>8}"
    print(f"  {'the new value is':<24}{heads}")
    _tell("as recorded", runs)
    for gain in GAINS:
        _tell(f"truly {gain:+.0%}", with_gain(gain))


if __name__ == "__main__":
    main()
