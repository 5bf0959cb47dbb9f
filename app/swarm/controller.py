"""The swarm's controller: takes tasks in the order of who waits and shares them out over engines.

    task → queue (who waits first) → balancer (which engine, how many slots) → agents (samplings) → answers

Consensus over the answers is the caller's: it knows how a function, a machine or a page is run.
"""

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.generation import Completion, Generation, GenerationRequest, Priority, Sampling
from app.domain.metrics import Tokens

OnToken = Callable[[int, str], None]


class Engine(Protocol):
    """A language model that continues a prompt by several sequences at once."""

    async def generate(self, request: GenerationRequest, on_token: OnToken | None = None) -> Generation: ...


@dataclass(slots=True)
class _Seat:
    """An engine and how many of its sequence slots are taken."""

    engine: Engine
    slots: int
    taken: int = 0

    @property
    def load(self) -> float:
        return self.taken / self.slots


@dataclass(frozen=True, slots=True)
class Answers:
    """The completions of all agents in their order, and what they cost."""

    completions: tuple[Completion, ...]
    tokens: Tokens


@dataclass(order=True, slots=True)
class _Ticket:
    rank: tuple[int, int]
    wanted: int = field(compare=False)
    given: "asyncio.Future[_Seat]" = field(compare=False)


class SwarmController:
    """Belongs to one event loop. `slots` is how many sequences each engine decodes at once."""

    def __init__(self, engines: Sequence[Engine], slots: int = 8) -> None:
        self._seats = tuple(_Seat(engine, slots) for engine in engines)
        self._waiting: list[_Ticket] = []
        self._numbers = itertools.count()

    async def ask(
        self,
        prefix: str,
        prompt: str,
        samplings: Sequence[Sampling],
        priority: Priority = Priority.FOREGROUND,
        on_token: OnToken | None = None,
        likely: str = "",
    ) -> Answers:
        """Have one agent for each sampling answer the prompt. Cancelling stops them and frees their slots.

        `likely` is what a single answer will repeat for the most part.
        """
        async with self._seat(len(samplings), priority) as engine:
            request = GenerationRequest(prefix, prompt, tuple(samplings), priority, likely=likely)
            generation = await engine.generate(request, on_token)
        tokens = Tokens(generation.prompt_tokens, generation.generated_tokens, generation.cached_tokens)
        return Answers(generation.completions, tokens)

    @property
    def waiting(self) -> int:
        """The number of tasks that have no slots yet."""
        return sum(not ticket.given.done() for ticket in self._waiting)

    @property
    def slots_taken(self) -> int:
        return sum(seat.taken for seat in self._seats)

    @asynccontextmanager
    async def _seat(self, wanted: int, priority: Priority) -> AsyncIterator[Engine]:
        """Wait for slots on the least loaded engine; a task wider than an engine takes it whole, and turns within."""
        slots = min(wanted, max(seat.slots for seat in self._seats))
        ticket = _Ticket((int(priority), next(self._numbers)), slots, asyncio.get_running_loop().create_future())
        heapq.heappush(self._waiting, ticket)
        self._share_out()
        try:
            seat = await ticket.given
        except asyncio.CancelledError:
            if ticket.given.done() and not ticket.given.cancelled():
                self._give_back(ticket.given.result(), slots)
            raise
        try:
            yield seat.engine
        finally:
            self._give_back(seat, slots)

    def _share_out(self) -> None:
        """Give slots in the order of the queue; nobody overtakes a wide task that waits for its room."""
        while self._waiting:
            ticket = self._waiting[0]
            if ticket.given.done():  # cancelled while it waited
                heapq.heappop(self._waiting)
                continue
            seat = min(self._seats, key=lambda each: each.load)
            is_urgent = ticket.rank[0] == int(Priority.FOREGROUND)
            if seat.taken and seat.slots - seat.taken < ticket.wanted and not is_urgent:
                return
            heapq.heappop(self._waiting)
            seat.taken += ticket.wanted
            ticket.given.set_result(seat)

    def _give_back(self, seat: _Seat, slots: int) -> None:
        seat.taken -= slots
        self._share_out()
