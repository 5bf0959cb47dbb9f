"""Sums up runs: percentiles by stage, agent, model and kind of request; and tells what a person may want to act on."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from app.domain.figures import (
    AgentFigures,
    Alert,
    Figures,
    Group,
    HelpFigures,
    Point,
    Spread,
    StageTokens,
    Success,
    Tuning,
    WishFigures,
)
from app.domain.run import ANSWERED, HELP, PASSED_OVER, PastRun

LATEST = 20
"""How many runs "now" means where now is compared with before."""
_FEW = 5
_LEAST_DISK_MB, _LEAST_MEMORY_MB = 2000.0, 500.0


@dataclass(frozen=True, slots=True)
class MeasuredValue:
    """One row of the measurements, in the order they were made."""

    run_id: int | None
    system: str
    name: str
    value: float
    model: str = ""


def sum_up(
    runs: Sequence[PastRun],
    values: Sequence[MeasuredValue],
    harmony: Sequence[tuple[int | None, str, float]],
    success: Success,
    tunings: tuple[Tuning, ...] = (),
    free_disk_mb: float | None = None,
) -> Figures:
    """Return the figures of the builds among these runs, oldest first. `harmony` has (run, component, score).

    What a build with answers kept from before took says nothing of the next: times and estimates leave it out.
    """
    runs = [run for run in runs if run.doing == "build"]
    built = [run for run in runs if run.is_built]
    kept = _answered_from_before(values)
    if all(run.id in kept for run in built):
        kept = frozenset()  # nothing else is there to tell
    by_name: dict[tuple[str, str], list[MeasuredValue]] = defaultdict(list)
    for value in values:
        if value.run_id not in kept or not _tells_a_time(value):
            by_name[value.system, value.name].append(value)
    machine = {name: rows[-1].value for (system, name), rows in by_name.items() if system == "machine"}
    if free_disk_mb is not None:
        machine["disk free mb"] = free_disk_mb
    scores: dict[str, list[float]] = defaultdict(list)
    for _, component, score in harmony:
        scores[component].append(score)
    wishes = dict(_wishes(by_name))
    estimate = {name: fmean(_latest(by_name["estimate", name])) for name in _names(by_name, "estimate")}
    return Figures(
        runs=dict(Counter(str(run.state) for run in runs)),
        seconds=spread(run.seconds for run in built if run.id not in kept),
        stages={stage: spread(_of(by_name[f"stage:{stage}", "seconds"])) for stage in _systems(by_name, "stage:")},
        tokens=dict(_tokens(by_name)),
        agents=dict(_agents(by_name)),
        models=_groups(built, kept, lambda run: run.model),
        kinds=_groups(built, kept, lambda run: run.kind),
        wishes=wishes,
        help=dict(_help(by_name)),
        harmony={component: fmean(latest[-LATEST:]) for component, latest in scores.items()},
        cache={level: round(sum(_of(by_name[f"cache:{level}", "answers"]))) for level in _systems(by_name, "cache:")},
        estimate=estimate,
        machine=machine,
        success=success,
        accuracy=_share(sum(r.checks_held for r in built), sum(r.checks_total for r in built)),
        repairs=_share(sum(_of(by_name.get(("stage:validate", "repairs"), ()))), len(built)),
        corrected_words=fmean(_of(corrected)) if (corrected := by_name.get(("user", "words corrected"))) else 0.0,
        timeline=tuple(_points(runs, by_name, harmony)),
        tunings=tunings,
        alerts=tuple(_alerts(by_name, scores, machine, estimate, wishes)),
    )


def spread(values: Iterable[float]) -> Spread:
    """Return how values lie (nearest rank)."""
    ordered = sorted(values)
    if not ordered:
        return Spread()

    def rank(share: float) -> float:
        return ordered[max(math.ceil(share * len(ordered)), 1) - 1]

    return Spread(len(ordered), fmean(ordered), rank(0.5), rank(0.9), rank(0.99))


_Values = Mapping[tuple[str, str], list[MeasuredValue]]


def _agents(by_name: _Values) -> Iterator[tuple[str, AgentFigures]]:
    for role in _systems(by_name, "agent:"):
        system = f"agent:{role}"
        seconds = by_name.get((system, "seconds"), [])
        yield (
            role,
            AgentFigures(
                calls=round(sum(_of(by_name.get((system, "calls"), ())))),
                seconds=spread(_of(seconds)),
                tokens_a_second=spread(_of(by_name.get((system, "tokens a second"), ()))),
                queue_s=sum(_of(by_name.get((system, "queue seconds"), ()))),
                model=seconds[-1].model if seconds else "",
            ),
        )


def _tokens(by_name: _Values) -> Iterator[tuple[str, StageTokens]]:
    for stage in _systems(by_name, "stage:"):
        read, written = (_of(by_name.get((f"stage:{stage}", f"tokens {what}"), ())) for what in ("read", "written"))
        if read or written:
            yield stage, StageTokens(fmean(read or [0.0]), fmean(written or [0.0]))


def _wishes(by_name: _Values) -> Iterator[tuple[str, WishFigures]]:
    for kind in _systems(by_name, "wish:"):
        counts = (round(sum(_of(by_name.get((f"wish:{kind}", what), ())))) for what in ("held", "failed"))
        yield kind, WishFigures(*counts)


def _help(by_name: _Values) -> Iterator[tuple[str, HelpFigures]]:
    for rung in _systems(by_name, HELP):
        system = f"{HELP}{rung}"
        seconds = _of(by_name.get((system, "seconds"), ()))
        times = {name: round(sum(_of(rows))) for (at, name), rows in by_name.items() if at == system}
        came = {name: count for name, count in times.items() if name not in ("seconds", ANSWERED)}
        yield (
            rung,
            HelpFigures(
                taken=len(seconds),
                answered=times.get(ANSWERED, 0),
                seconds=spread(seconds),
                came={name: count for name, count in came.items() if not name.startswith(PASSED_OVER)},
                passed_over={
                    name.removeprefix(PASSED_OVER): count
                    for name, count in came.items()
                    if name.startswith(PASSED_OVER)
                },
            ),
        )


def _answered_from_before(values: Iterable[MeasuredValue]) -> frozenset[int]:
    """Return the runs in which an answer kept from before stood for the model's own, at any level."""
    return frozenset(
        v.run_id for v in values if v.run_id is not None and v.system.startswith("cache:") and v.system != "cache:model"
    )


def _tells_a_time(value: MeasuredValue) -> bool:
    return value.system == "estimate" or (value.system.startswith("stage:") and value.name == "seconds")


def _groups(runs: Sequence[PastRun], kept: frozenset[int], sort: Callable[[PastRun], str]) -> dict[str, Group]:
    sorted_runs: dict[str, list[PastRun]] = defaultdict(list)
    for run in runs:
        sorted_runs[sort(run)].append(run)
    return {
        name: Group(
            spread(run.seconds for run in alike if run.id not in kept),
            fmean(run.state == "held" for run in alike),
            len(alike),
        )
        for name, alike in sorted_runs.items()
    }


def _points(
    runs: Sequence[PastRun], by_name: _Values, harmony: Sequence[tuple[int | None, str, float]]
) -> Iterator[Point]:
    agreement = {run_id: score for run_id, component, score in harmony if component == "wishes"}
    errors = {v.run_id: v.value for v in by_name.get(("estimate", "error shown"), ())}
    for run in runs:
        if run.seconds > 0:
            accuracy = _share(run.checks_held, run.checks_total)
            at = run.started_at.isoformat()
            yield Point(at, run.seconds, accuracy, run.state, agreement.get(run.id), errors.get(run.id))


def _alerts(
    by_name: _Values,
    scores: Mapping[str, list[float]],
    machine: Mapping[str, float],
    estimate: Mapping[str, float],
    wishes: Mapping[str, WishFigures],
) -> Iterator[Alert]:
    if machine.get("disk free mb", math.inf) < _LEAST_DISK_MB:
        free = f"{machine['disk free mb'] / 1000:.1f} GB"
        yield Alert(f"Only {free} of the disk is free.", "Free some room, or set COGNOMEGA_HOME to another disk.")
    if machine.get("memory free mb", math.inf) < _LEAST_MEMORY_MB:
        yield Alert("Memory was nearly full during the last build.", "Close other programs, or choose a smaller model.")
    for role in _systems(by_name, "agent:"):
        if (fall := _fall(_speeds(by_name, role))) > 0.35:
            yield Alert(
                f"The model writes {fall:.0%} slower than usual ({role}).",
                "Close other busy programs, and see that the computer is not saving power.",
            )
    for component, what in (("votes", "Agents"), ("wishes", "Wishes and what was seen")):
        values = scores.get(component, [])
        if len(values) >= 2 * _FEW and fmean(values[:-_FEW]) - fmean(values[-_FEW:]) > 0.15:
            yield Alert(f"{what} agree less than before.", "Say requests in shorter sentences, one wish each.")
    if len(by_name.get(("estimate", "error shown"), ())) >= LATEST and estimate["error shown"] > 0.5:
        yield Alert(
            "Estimates were wrong by more than half lately.",
            "The computer may be busy with other things at times: close what you do not need while an app is built.",
        )
    for kind, seen in wishes.items():
        if seen.failed >= 3 and seen.failing > 0.3:
            yield Alert(
                f"{seen.failed} of {seen.failed + seen.held} wishes of the sort “{kind}” did not work.",
                "Say such a wish in other words, or in a change of its own.",
            )


def _speeds(by_name: _Values, role: str) -> list[float]:
    """Return how fast an agent wrote with the model it has now; a larger model is slower by its nature."""
    rows = by_name.get((f"agent:{role}", "tokens a second"), [])
    return [row.value for row in rows if row.model == rows[-1].model]


def _fall(values: Sequence[float]) -> float:
    """Return by what share the latest values lie below the earlier ones; 0 where there are too few."""
    if len(values) < 2 * _FEW:
        return 0.0
    before, now = median(values[:-_FEW]), median(values[-_FEW:])
    return 1.0 - now / before if before > 0 else 0.0


def _systems(by_name: _Values, head: str) -> list[str]:
    return list(dict.fromkeys(system.removeprefix(head) for system, _ in by_name if system.startswith(head)))


def _names(by_name: _Values, system: str) -> list[str]:
    return [name for at, name in by_name if at == system]


def _of(values: Iterable[MeasuredValue]) -> list[float]:
    return [value.value for value in values]


def _latest(values: Sequence[MeasuredValue]) -> list[float]:
    return _of(values[-LATEST:])


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
