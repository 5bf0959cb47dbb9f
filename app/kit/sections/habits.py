"""Things ticked once a day, with a streak, this month's count and a month to look back on."""

from app.domain.blueprint import Habit
from app.kit.markup import escape, literal, object_keys
from app.kit.section import Context, Section
from app.kit.sections.frame import button, framed


def habits_section(habits: tuple[Habit, ...], context: Context) -> Section:
    """Return the one section that holds all habits."""
    label = habits_label(habits)
    section_id = context.new_id(label)
    cards = "\n".join(_card(h, i, section_id, len(habits) > 1, context) for i, h in enumerate(habits))
    labels = literal([h.label for h in habits])
    first = {h.label: context.blueprint.first_name("habit", h.label) for h in habits}
    renamed = {label: old for label, old in first.items() if label != old}
    keys = f", keys: {object_keys(renamed)}" if renamed else ""
    script = f"Kit.habits({{ section: {literal(section_id)}, habits: {labels}{keys} }});"
    html = framed(section_id, label, f'<div class="habits">\n{cards}\n</div>', "habit", context)
    return Section(section_id, label, html, script, ("days", "habit"))


def habits_label(habits: tuple[Habit, ...]) -> str:
    """Return the section's heading."""
    return habits[0].label if len(habits) == 1 else "Habits"


def habit_box(habit: Habit) -> str:
    """Return the label of the check box for today."""
    return f"{habit.label}: done today"


def _card(habit: Habit, index: int, section_id: str, has_heading: bool, context: Context) -> str:
    control_id = context.new_id(section_id, habit.label, "today")
    heading = f"<h3>{escape(habit.label)}</h3>\n" if has_heading else ""
    return (
        f'<div class="habit-card" data-part="habit-{index}" role="group" aria-label="{escape(habit.label)}">\n{heading}'
        f'<div class="field check habit-today"><input type="checkbox" id="{control_id}" data-part="today">'
        f'<label for="{control_id}">{escape(habit_box(habit))}</label></div>\n'
        '<p class="buttons"><span class="badge good" data-part="streak"></span>'
        '<span class="badge good" data-part="month-count"></span></p>\n'
        f'<div class="month-head">{button("‹", "earlier", name="Earlier month")}<span data-part="month"></span>'
        f"{button('›', 'later', name='Later month')}</div>\n"
        f'<div class="month-grid" data-part="grid" role="group" aria-label="Days of {escape(habit.label)}"></div>\n'
        "</div>"
    )
