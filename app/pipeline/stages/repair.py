"""Has agents mend what they wrote, told exactly what was seen to fail. The kit's own code is not theirs to change."""

from app.domain.blueprint import Blueprint
from app.domain.build import Generated
from app.domain.check import Check, Outcome
from app.domain.verdict import Verdict
from app.pipeline.stages.generate import Generation


async def repair(
    blueprint: Blueprint, generated: Generated, verdict: Verdict, generation: Generation, attempt: int
) -> Generated | None:
    """Return another version, or None where nothing that agents wrote could be at fault."""
    if not generated.written:
        return None
    errors = tuple(Outcome(Check("The app runs without errors", ()), False, error) for error in verdict.errors)
    written = await generation.writer.rewrite(blueprint, generated.written, (*verdict.failures, *errors), attempt)
    return generation.compile(blueprint, written)
