"""Checks of the parts of an app that keep no records, in page order."""

from app.domain.blueprint import Blueprint
from app.domain.check import Check


def tool_checks(blueprint: Blueprint) -> list[Check]:
    """Return the checks of machines, timers, counters, habits, calculators, converters, pickers, quizzes, drills."""
    return []
