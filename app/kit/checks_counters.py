"""Checks of counters: plus, minus, reset with undo, and what is kept."""

from app.domain.blueprint import Counter
from app.domain.check import Check, Step
from app.kit.check_samples import TODAY
from app.kit.check_steps import known_line
from app.kit.sections.counters import minus_name, plus_name


def counter_checks(counters: tuple[Counter, ...]) -> list[Check]:
    """Return a check for each counter; that others stay as they are is part of the first."""
    checks = [_counter(counter) for counter in counters]
    if len(counters) > 1:
        first, other = counters[0], counters[1]
        steps = (
            Step("press", plus_name(first)),
            Step("value", other.label, str(other.start)),
            Step("value", first.label, str(first.start + first.step)),
            Step("press", "Reset all"),
            Step("value", first.label, str(first.start)),
            Step("quiet"),
        )
        lines = (*known_line(first.line), *known_line(other.line))
        checks.append(Check("Each counter counts for itself, and all can be reset.", steps, lines))
    return checks


def _counter(counter: Counter) -> Check:
    label, start, step = counter.label, counter.start, counter.step
    steps = [Step("today", value=f"{TODAY}T09:00"), Step("reload")] if counter.is_daily else []
    steps += [
        Step("value", label, str(start)),
        Step("press", plus_name(counter)),
        Step("value", label, str(start + step)),
        Step("press", plus_name(counter)),
        Step("press", minus_name(counter)),
        Step("value", label, str(start + step)),
    ]
    if counter.goal:
        steps.append(Step("see", value=f"{start + step} of {counter.goal}"))
    steps += [
        Step("press", f"Reset {label}"),
        Step("value", label, str(start)),
        Step("press", "Undo"),
        Step("value", label, str(start + step)),
        Step("press", plus_name(counter)),
        Step("reload"),
        Step("value", label, str(start + 2 * step)),
    ]
    if counter.is_daily:
        steps += [Step("today", value="2026-03-12T09:00"), Step("reload"), Step("value", label, str(start))]
        steps.append(Step("see", value=f"{start + 2 * step} Wed", within="Last 7 days"))
    how = " each day" if counter.is_daily else ""
    return Check(f"{label} counts up and down{how} and is kept.", (*steps, Step("quiet")), known_line(counter.line))
