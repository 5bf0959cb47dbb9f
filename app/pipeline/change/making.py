"""Blueprint → files for a change: what agents wrote before is kept, and only what is new is written."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from app.domain.blueprint import Blueprint
from app.domain.build import Generated
from app.domain.check import Check, Outcome
from app.domain.events import OnEvent
from app.domain.verdict import Verdict
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.written import function_name, machine_key, written_functions
from app.pipeline.stages.generate import CodeWriter


@dataclass(frozen=True, slots=True)
class ChangeMaker:
    """`parts` are the kit's files. `writer` starts the agents; it is asked only where something must be written."""

    parts: Mapping[str, str]
    writer: Callable[[], Awaitable[CodeWriter]]

    async def make(self, blueprint: Blueprint, written: Mapping[str, str], on_event: OnEvent) -> Generated:
        """Return the app's files and the promises they must keep."""
        wanted = self._wanted(blueprint)
        kept = {name: written[name] for name in wanted if name in written}
        if set(wanted) - kept.keys():
            writer = await self.writer()
            anew = await writer.write(blueprint, on_event)
            kept = {**anew, **kept}
        return self._compile(blueprint, kept)

    async def mend(self, blueprint: Blueprint, made: Generated, verdict: Verdict, attempt: int) -> Generated | None:
        """Return another version, or None where nothing that agents wrote could be at fault."""
        if not self._wanted(blueprint):
            return None
        errors = tuple(Outcome(Check("The app runs without errors", ()), False, error) for error in verdict.errors)
        writer = await self.writer()
        written = await writer.rewrite(blueprint, made.written, (*verdict.failures, *errors), attempt)
        return self._compile(blueprint, written)

    def _compile(self, blueprint: Blueprint, written: Mapping[str, str]) -> Generated:
        return Generated(compile_app(blueprint, self.parts, written), derive_checks(blueprint), written)

    def _wanted(self, blueprint: Blueprint) -> list[str]:
        """Return the names of what agents write; machines of the catalogue are there."""
        functions = [function_name(part) for part in written_functions(blueprint.calculators)]
        machines = [machine_key(machine) for machine in blueprint.machines]
        return functions + [key for key in machines if f"machines/{key}.js" not in self.parts]
