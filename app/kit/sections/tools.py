"""The parts of an app that keep no records: calculators, converters, timers, quizzes and the like, in page order."""

from app.domain.blueprint import Blueprint
from app.kit.distinct import with_distinct_labels
from app.kit.section import Context, Section
from app.kit.sections.calculators import calculator_section
from app.kit.sections.converters import converter_section
from app.kit.sections.counters import counters_section
from app.kit.sections.drills import drill_section
from app.kit.sections.habits import habits_section
from app.kit.sections.machines import machine_section
from app.kit.sections.pickers import picker_section
from app.kit.sections.quizzes import quiz_section
from app.kit.sections.timers import timer_section


def tool_sections(blueprint: Blueprint, context: Context) -> list[Section]:
    """Return the sections of machines, timers, counters, habits, calculators, converters, pickers, quizzes, drills."""
    blueprint = with_distinct_labels(blueprint)
    sections = [machine_section(m, context) for m in blueprint.machines]
    sections += [timer_section(t, context) for t in blueprint.timers]
    if blueprint.counters:
        sections.append(counters_section(blueprint.counters, context))
    if blueprint.habits:
        sections.append(habits_section(blueprint.habits, context))
    sections += [calculator_section(c, context) for c in blueprint.calculators]
    sections += [converter_section(c, context) for c in blueprint.converters]
    sections += [picker_section(p, context) for p in blueprint.pickers]
    sections += [quiz_section(q, context) for q in blueprint.quizzes]
    sections += [drill_section(d, context) for d in blueprint.drills]
    return sections
