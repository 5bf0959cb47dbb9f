"""Checks of timers, with the page's clock moved on by hand.

The clock also runs by itself between steps, seconds on a busy machine: what is looked for leaves half a minute of room.
"""

from datetime import datetime, timedelta

from app.domain.blueprint_timers import Phase, Timer
from app.domain.check import Check, Step
from app.kit.check_samples import TODAY
from app.kit.check_steps import known_line
from app.kit.sections.timers import DEFAULT_SECONDS, choice_label, phase_unit, timer_label


def timer_checks(timer: Timer, title: str = "") -> list[Check]:
    """Return the checks of one timer, in an app of that title: while a timer runs, its time stands before the title."""
    shapes = {
        "countdown": _countdown,
        "stopwatch": _stopwatch,
        "intervals": _intervals,
        "until": _until,
        "clock": _clock,
    }
    steps = shapes[timer.shape](timer)
    region = timer_label(timer)
    inside = tuple(_inside(step, region, title) for step in steps)
    says = {
        "countdown": "counts down, pauses, resets and says when time is up.",
        "stopwatch": "measures, pauses, takes laps and resets.",
        "intervals": "goes through its parts and rounds.",
        "until": "shows the time left.",
        "clock": "shows the time of day and goes on.",
    }[timer.shape]
    return [Check(f"{region} {says}", (*inside, Step("quiet")), known_line(timer.line))]


def clock_text(seconds: int) -> str:
    """Return the time as the page shows it: 65 → "01:05", 3605 → "1:00:05"."""
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


_AT_REST = "the app's own title"


def _inside(step: Step, region: str, title: str) -> Step:
    if step.value == _AT_REST:
        return Step("title", value=title)
    if step.do in ("advance", "today", "reload", "quiet", "title", "heard"):
        return step
    return Step(step.do, step.target, step.value, region)


def _countdown(timer: Timer) -> list[Step]:
    seconds = timer.seconds or DEFAULT_SECONDS
    steps = [Step("see", value=clock_text(seconds))]
    if max(seconds, *(p.seconds for p in timer.phases), 0) >= 3600:
        steps.append(Step("fill", "Hours", "0"))
    return [
        *steps,
        Step("fill", "Minutes", "2"),
        Step("fill", "Seconds", "5"),
        Step("see", value="02:05"),
        Step("reload"),
        Step("see", value="02:05"),
        Step("press", "Start"),
        Step("advance", value="30"),
        Step("see", value="01:"),
        Step("title", value="01:"),
        Step("press", "Pause"),
        Step("title", value=_AT_REST),
        Step("advance", value="95"),
        Step("see", value="01:"),
        Step("press", "Resume"),
        Step("advance", value="100"),
        Step("see", value="00:00"),
        Step("see", value="Time is up"),
        Step("title", value="Time is up"),
        Step("heard"),
        Step("press", "Reset"),
        Step("title", value=_AT_REST),
        Step("see", value="02:05"),
        Step("see_not", value="Time is up"),
        *(step for phase in timer.phases for step in _chosen(phase)),
    ]


def _chosen(phase: Phase) -> list[Step]:
    """What is chosen runs by itself, and says when its time is up."""
    return [
        Step("press", choice_label(phase)),
        Step("advance", value=str(phase.seconds + 1)),
        Step("see", value=f"{phase.label}: Time is up"),
        Step("heard"),
        Step("press", "Reset"),
        Step("see", value=clock_text(phase.seconds)),
    ]


def _stopwatch(timer: Timer) -> list[Step]:
    return [
        Step("see", value="00:00.0"),
        Step("press", "Start"),
        Step("advance", value="65"),
        Step("see", value="01:"),
        Step("title", value="01:"),
        Step("press", "Lap"),
        Step("see", value="Lap 1"),
        Step("press", "Pause"),
        Step("advance", value="70"),
        Step("see", value="01:"),
        Step("press", "Reset"),
        Step("see", value="00:00.0"),
        Step("title", value=_AT_REST),
        Step("see_not", value="Lap 1"),
    ]


def _intervals(timer: Timer) -> list[Step]:
    if not timer.phases:
        return []
    first = timer.phases[0]
    steps = [Step("see", value=clock_text(first.seconds)), Step("see", value=first.label)]
    steps.append(Step("see", value=f"Round 1 of {timer.rounds}"))
    for phase in timer.phases:
        amount, unit = phase_unit(phase.seconds)
        steps.append(Step("value", f"{phase.label} ({unit})", str(amount)))
        steps.append(Step("fill", f"{phase.label} ({unit})", "1" if unit == "minutes" else "20"))
    steps += [Step("fill", "Rounds", "2"), Step("reload")]
    for phase in timer.phases:
        amount, unit = phase_unit(phase.seconds)
        steps.append(Step("value", f"{phase.label} ({unit})", "1" if unit == "minutes" else "20"))
    steps += [Step("value", "Rounds", "2"), Step("press", "Start")]
    steps.append(Step("title", value="0"))
    for phase in timer.phases[1:]:
        steps += [Step("press", "Skip"), Step("see", value=phase.label)]
    steps += [Step("reload"), Step("see", value=timer.phases[-1].label)]
    lengths = [60 if phase_unit(phase.seconds)[1] == "minutes" else 20 for phase in timer.phases]
    steps += [Step("advance", value=str(lengths[-1] + 1)), Step("see", value="Round 2 of 2"), Step("heard")]
    steps += [Step("press", "Pause"), Step("title", value=_AT_REST)]
    steps += [Step("press", "Skip") for _ in timer.phases]
    steps += [Step("see", value="Finished"), Step("see", value="All rounds are done"), Step("press", "Reset")]
    steps += [
        Step("see", value="Round 1 of 2"),
        Step("see", value=first.label),
        Step("see_not", value="All rounds are done"),
    ]
    steps.append(Step("see", value=clock_text(lengths[0])))
    # What sounds as the last part begins is heard first, so that the end has a sound of its own.
    steps += [Step("press", "Start"), Step("advance", value=str(2 * sum(lengths) - lengths[-1] + 1)), Step("heard")]
    steps += [Step("advance", value=str(lengths[-1] + 1)), Step("see", value="Finished")]
    steps += [Step("heard"), Step("title", value=_AT_REST), Step("press", "Start"), Step("see", value="Round 1 of 2")]
    steps += [Step("fill", f"{p.label} ({phase_unit(p.seconds)[1]})", "0") for p in timer.phases]
    return [*steps, Step("see", value="Set how long each part takes.")]


def _next_yearly(month_and_day: str, today: str) -> list[Step]:
    """On `today` the next such day is counted down to, in this year or the one after."""
    now = datetime.fromisoformat(f"{today}T09:00:00")
    year = now.year if today[5:] <= month_and_day else now.year + 1
    left = datetime.fromisoformat(f"{year}-{month_and_day}T00:00:00") - now
    steps = [Step("today", value=f"{today}T09:00"), Step("reload")]
    return [*steps, Step("value", "Days", str(left.days))] if left > timedelta(minutes=1) else steps


def _clock(timer: Timer) -> list[Step]:
    return [
        Step("today", value=f"{TODAY}T13:05"),
        Step("reload"),
        Step("see", value="13:05:"),
        Step("advance", value="120"),
        Step("see", value="13:07:"),
        Step("see", value=TODAY[:4]),
    ]


def _until(timer: Timer) -> list[Step]:
    now = datetime.fromisoformat(f"{TODAY}T09:00:00")
    if len(timer.until) == len("12-25"):
        steps = [step for day in (f"{TODAY[:4]}-12-28", TODAY) for step in _next_yearly(timer.until, day)]
    else:
        steps = [Step("today", value=f"{TODAY}T09:00"), Step("reload")]
    if len(timer.until) > len("12-25"):
        left = datetime.fromisoformat(timer.until if "T" in timer.until else f"{timer.until}T00:00:00") - now
        if left > timedelta(minutes=1):
            steps.append(Step("value", "Days", str((left - timedelta(minutes=1)).days)))
    return [
        *steps,
        Step("fill", "Date", "2026-03-21"),
        Step("fill", "Time", "12:30"),
        Step("value", "Days", "10"),
        Step("value", "Hours", "3"),
        Step("reload"),
        Step("value", "Days", "10"),
        Step("fill", "Date", "2026-03-01"),
        Step("see", value="days ago"),
    ]
