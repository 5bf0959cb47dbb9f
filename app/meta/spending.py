"""Counts what work outside a build costs (a change, a function, a completion), so that it has a build's limits too."""

import time
from collections.abc import Callable
from typing import Protocol

from app.domain.ballot import Ballot
from app.domain.run import ModelCall
from app.meta.escalation import RungTaken
from app.meta.governance import Spent


class Watch(Protocol):
    """What is told of everything that goes on in one piece of work (`app.meta.monitoring.RunWatch` is one)."""

    def on_call(self, call: ModelCall) -> None: ...
    def on_ballot(self, ballot: Ballot) -> None: ...
    def on_rung(self, taken: RungTaken) -> None: ...
    def spent(self, memory_mb: int) -> Spent: ...


class Spending:
    """A `Watch` that keeps only what has been spent since it was made."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._started_s = clock()
        self._written_tokens = 0

    def on_call(self, call: ModelCall) -> None:
        """Take a request that a model (or a cache before it, at no cost) has answered."""
        self._written_tokens += 0 if call.level else call.written_tokens

    def on_ballot(self, ballot: Ballot) -> None:
        """Take a vote: its calls were told."""

    def on_rung(self, taken: RungTaken) -> None:
        """Take a rung: its calls were told."""

    def spent(self, memory_mb: int) -> Spent:
        return Spent(self._clock() - self._started_s, self._written_tokens, memory_mb)
