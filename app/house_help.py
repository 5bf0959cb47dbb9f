"""Joins who may be asked for help with what nothing answers: a larger model, the person, a cloud."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.errors import AppError
from app.domain.wish_question import AskPerson
from app.meta.asking_person import AskingPerson, Person
from app.meta.escalation import NO_ROOM, Anew, EscalatingReader, Helper, Nobody, Rung, expected_seconds
from app.pipeline.stages.understand import Understanding

if TYPE_CHECKING:
    from app.engines.model_store import ModelStore
    from app.house_memory import Memory

BLUEPRINT_TOKENS = 2500
"""About as long as the prompt for blueprints is; another model has to read all of it first."""


@dataclass(frozen=True, slots=True)
class Help:
    """`ask_person` is None where nobody is there to be asked; `open_reader` begins to load a model by its id."""

    models: "ModelStore"
    memory: "Memory"
    is_switched_on: Callable[[str], bool]
    ask_person: AskPerson | None
    open_reader: Callable[[str], Awaitable[Understanding]]

    def find_person(self) -> Person | None:
        """Return the person who may be asked in one build, None where nobody is there or wants to be."""
        wait_s = self.memory.governor.policies.answer_s
        if self.ask_person is None or not wait_s or not self.is_switched_on("agents.ask_me"):
            return None
        return Person(self.ask_person, wait_s)

    def climbing(self, first: Understanding, model_id: str, person: Person | None) -> EscalatingReader:
        """Return `first`, which uses model `model_id`, with all who may help it, the cheapest first."""

        async def open_person() -> Helper | Nobody:
            why_not = "nobody is there" if self.ask_person is None else "switched off"
            return AskingPerson(first, person) if person is not None else Nobody(why_not)

        async def open_cloud() -> Helper | Nobody:
            is_on = self.is_switched_on("privacy.cloud_models")
            return Nobody("none in this version" if is_on else "switched off")

        rungs = [*self._larger(model_id), Rung("person", 0.0, open_person), Rung("cloud", 0.0, open_cloud)]
        return EscalatingReader(first, rungs, self.memory.keep_rung)

    def _larger(self, model_id: str) -> list[Rung]:
        """Return the larger models that are here."""
        usual = self.models.catalog.find(model_id).bytes
        larger = [c for c in self.models.catalog.cards if c.role == "language" and c.bytes > usual]
        rungs = []
        for card in sorted((c for c in larger if not self.models.missing_files(c)), key=lambda c: c.bytes):
            expected_s = expected_seconds(card.bytes, BLUEPRINT_TOKENS, self.memory.machine_speed())

            async def open_larger(larger_id: str = card.id) -> Helper | Nobody:
                try:
                    return Anew(await self.open_reader(larger_id))
                except AppError:
                    return Nobody(NO_ROOM)  # beside the other: the next rung

            rungs.append(Rung("larger model", expected_s, open_larger))
        return rungs
