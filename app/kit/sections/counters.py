"""Numbers with plus and minus, side by side; daily ones start anew each day and keep the days."""

from app.domain.blueprint import Counter
from app.kit.markup import escape, literal
from app.kit.section import Context, Section
from app.kit.sections.frame import button, framed


def counters_section(counters: tuple[Counter, ...], context: Context) -> Section:
    """Return the one section that holds all counters."""
    label = counters_label(counters)
    section_id = context.new_id(label)
    cards = "\n".join(_card(c, i, section_id, len(counters) > 1, context) for i, c in enumerate(counters))
    reset = f'\n<div class="buttons">{button("Reset all", "reset-all")}</div>' if len(counters) > 1 else ""
    body = f'<div class="counters">\n{cards}\n</div>{reset}'
    items = "".join(
        f"    {{ label: {literal(c.label)}, start: {c.start}, step: {c.step}, goal: {c.goal}, "
        f"isDaily: {literal(c.is_daily)}{_key(c, context)} }},\n"
        for c in counters
    )
    script = f"Kit.counters({{\n  section: {literal(section_id)},\n  counters: [\n{items}  ],\n}});"
    return Section(section_id, label, framed(section_id, label, body, "counter", context), script, ("counter",))


def _key(counter: Counter, context: Context) -> str:
    first = context.blueprint.first_name("counter", counter.label)
    return "" if first == counter.label else f", key: {literal(first)}"


def counters_label(counters: tuple[Counter, ...]) -> str:
    """Return the section's heading."""
    return counters[0].label or "Counter" if len(counters) == 1 else "Counters"


def plus_name(counter: Counter) -> str:
    """Return the accessible name of the plus button; it begins with what is seen on it."""
    return f"+{counter.step}, add {counter.step} to {counter.label}"


def minus_name(counter: Counter) -> str:
    """Return the accessible name of the minus button."""
    return f"-{counter.step}, subtract {counter.step} from {counter.label}"


def _card(counter: Counter, index: int, section_id: str, has_heading: bool, context: Context) -> str:
    output_id = context.new_id(section_id, counter.label, "value")
    heading = f'<label class="counter-name" for="{output_id}">{escape(counter.label)}</label>\n'
    if not has_heading:
        heading = heading.replace("counter-name", "visually-hidden")
    minus = button(f"-{counter.step}", "minus", name=minus_name(counter))
    plus = button(f"+{counter.step}", "plus", primary=True, name=plus_name(counter))
    reset = button("Reset", "reset", quiet=True, name=f"Reset {counter.label}")
    return (
        f'<div class="counter-card" data-part="counter-{index}" role="group" aria-label="{escape(counter.label)}">\n'
        f"{heading}{_today(counter)}"
        f'<output id="{output_id}" data-part="value" class="counter-value">{counter.start}</output>\n'
        f'{_goal(counter)}<div class="buttons counter-buttons">{minus}{plus}</div>\n{reset}\n{_history(counter)}</div>'
    )


def _today(counter: Counter) -> str:
    return '<p class="muted">Today</p>\n' if counter.is_daily else ""


def _goal(counter: Counter) -> str:
    if not counter.goal:
        return ""
    label = escape(f"{counter.label}: progress")
    bar = f'<progress data-part="bar" aria-label="{label}" value="0" max="{counter.goal}"></progress>'
    return f'<p class="counter-goal"><span data-part="goal"></span>{bar}</p>\n'


def _history(counter: Counter) -> str:
    if not counter.is_daily:
        return ""
    days = '<ol data-part="history" aria-label="Last 7 days"></ol>'
    return f'<div class="counter-history"><h3>Last 7 days</h3>{days}</div>\n'
