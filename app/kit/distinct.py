"""Headings that tell parts of one app apart, where people (or agents) gave two of them the same name."""

from dataclasses import replace
from typing import TypeVar

from app.domain.blueprint import Blueprint, Calculator, Drill, Picker
from app.domain.blueprint_timers import Timer
from app.domain.formula import format_formula

_Named = TypeVar("_Named", Calculator, Drill, Picker, Timer)


def with_distinct_labels(blueprint: Blueprint) -> Blueprint:
    """Return the blueprint with no label twice among its calculators, drills, pickers and timers."""
    return replace(
        blueprint,
        calculators=_distinct(blueprint.calculators),
        timers=_distinct(blueprint.timers),
        pickers=_distinct(blueprint.pickers),
        drills=_distinct(tuple(_with_sum(d, blueprint.drills) for d in blueprint.drills)),
    )


def _with_sum(drill: Drill, drills: tuple[Drill, ...]) -> Drill:
    if sum(d.label == drill.label for d in drills) < 2:
        return drill
    sum_ = format_formula(drill.formula).replace("*", "×").replace("/", "÷").replace("-", "−")
    return replace(drill, label=f"{drill.label or 'Practice'}: {sum_}")


def _distinct(parts: tuple[_Named, ...]) -> tuple[_Named, ...]:
    seen: dict[str, int] = {}
    result: list[_Named] = []
    for part in parts:
        key = f"{type(part).__name__} {getattr(part, 'shape', '')} {part.label.casefold()}"
        seen[key] = seen.get(key, 0) + 1
        result.append(part if seen[key] == 1 else replace(part, label=f"{part.label} {seen[key]}".strip()))
    return tuple(result)
