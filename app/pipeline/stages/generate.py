"""Blueprint → files: the kit compiles what it has words for, agents write the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from app.domain.blueprint import Blueprint
from app.domain.build import Generated
from app.domain.check import Outcome
from app.domain.events import OnEvent
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app


class CodeWriter(Protocol):
    """Agents that write the functions and machines a blueprint describes in words."""

    async def write(self, blueprint: Blueprint, on_event: OnEvent) -> Mapping[str, str]:
        """Return JavaScript by the name of the part it is for; nothing where the kit has all the words.

        Tells each part as it is begun, and what is written.
        """
        ...

    async def rewrite(
        self, blueprint: Blueprint, written: Mapping[str, str], failures: tuple[Outcome, ...], attempt: int
    ) -> Mapping[str, str]:
        """Return all parts again, changed so that the failures should be gone. `attempt` 1 repairs, 2 starts anew."""
        ...


class NoWriter:
    """Writes nothing. What only agents can write is then missing from the app, and its checks say so."""

    async def write(self, blueprint: Blueprint, on_event: OnEvent) -> Mapping[str, str]:
        return {}

    async def rewrite(
        self, blueprint: Blueprint, written: Mapping[str, str], failures: tuple[Outcome, ...], attempt: int
    ) -> Mapping[str, str]:
        return written


@dataclass(frozen=True, slots=True)
class Generation:
    """`parts` are the kit's own files: path under resources/kit → text."""

    parts: Mapping[str, str]
    writer: CodeWriter

    async def generate(self, blueprint: Blueprint, on_event: OnEvent) -> Generated:
        """Return the app's files and the promises they must keep."""
        written = await self.writer.write(blueprint, on_event)
        return self.compile(blueprint, written)

    def compile(self, blueprint: Blueprint, written: Mapping[str, str]) -> Generated:
        return Generated(compile_app(blueprint, self.parts, written), derive_checks(blueprint), written)
