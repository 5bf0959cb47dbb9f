"""The parts of an app that keep no records: calculators, converters, timers, quizzes and the like, in page order."""

from app.domain.blueprint import Blueprint
from app.kit.section import Context, Section


def tool_sections(blueprint: Blueprint, context: Context) -> list[Section]:
    """Return the sections of machines, timers, counters, habits, calculators, converters, pickers, quizzes, drills."""
    return []
