"""Knows when to ask for help, and whom: rungs of a ladder, the cheapest first, each noted with what it bought.

More samples are the first rung; the reader itself takes it, within its own batch, and tells what they bought. Then a
larger model where one is on this machine and would answer in bearable time; then the person; a cloud only where it is
switched on. A rung is taken only while wishes are unanswered, and its result only where it answers more of them. One
that is not taken is noted, too, with the reason.
"""

import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from app.domain.build import Understood
from app.domain.errors import EngineError, ModelError, ResourceError
from app.domain.intent import Intent
from app.domain.transcript import Transcript
from app.pipeline.ports import OnToken
from app.pipeline.stages.understand import OnLine

RungName = Literal["more samples", "larger model", "person", "cloud"]
MOST_WAIT_S = 60.0
"""A rung that would take longer than this is not taken: an honest report comes better soon."""
TOO_SLOW, NO_ROOM, FAILED = "too slow here", "no room for it", "it failed"
REFERENCE_BYTES, REFERENCE_TOKENS_A_S = 1.1e9, 75.0
"""Prompt reading of the usual model; a larger one is slower by its size."""
log = logging.getLogger(__name__)


class Reader(Protocol):
    """What reads requests (`app.pipeline.stages.understand.Understanding`)."""

    async def read_intent(self, transcript: Transcript) -> Intent: ...

    async def write_blueprint(
        self, intent: Intent, on_line: OnLine | None = None, on_token: OnToken | None = None
    ) -> Understood: ...


@dataclass(frozen=True, slots=True)
class Helped:
    """What a helper made of it; `came` is what happened, where that is worth counting (“chosen”, “left out”…)."""

    understood: Understood
    came: str = ""


class Helper(Protocol):
    """Who stands on a rung."""

    async def help(self, intent: Intent, best: Understood) -> Helped:
        """Return something that may answer more than `best`, the best so far."""
        ...


@dataclass(frozen=True, slots=True)
class Anew:
    """A `Helper` that reads the request from the beginning, such as a larger model."""

    reader: Reader

    async def help(self, intent: Intent, best: Understood) -> Helped:
        # Not shown line by line: only a better one is shown, as the stage's result.
        return Helped(await self.reader.write_blueprint(intent))


@dataclass(frozen=True, slots=True)
class Nobody:
    """A rung cannot be taken now, and why: “switched off”, “no room for it”."""

    why: str


@dataclass(frozen=True, slots=True)
class Rung:
    """`open` returns the one to ask, or why there is none now. `expected_s` is how long asking would take."""

    name: RungName
    expected_s: float
    open: Callable[[], Awaitable[Helper | Nobody]]


@dataclass(frozen=True, slots=True)
class RungTaken:
    """What a rung cost, and how many unanswered wishes it answered (0: nothing was bought).

    `seconds` is the whole time, a person's thinking with it. `came` says more; where the rung was `passed_over` it is
    the reason.
    """

    name: RungName
    unmet_before: int
    unmet_after: int
    seconds: float
    came: str = ""
    passed_over: bool = False

    @property
    def bought(self) -> int:
        return max(self.unmet_before - self.unmet_after, 0)


OnRung = Callable[[RungTaken], None]


@dataclass(frozen=True, slots=True)
class EscalatingReader:
    """A `Reader` that climbs while wishes stay unanswered."""

    first: Reader
    rungs: Sequence[Rung]
    on_rung: OnRung
    clock: Callable[[], float] = time.perf_counter

    async def read_intent(self, transcript: Transcript) -> Intent:
        return await self.first.read_intent(transcript)

    async def write_blueprint(
        self, intent: Intent, on_line: OnLine | None = None, on_token: OnToken | None = None
    ) -> Understood:
        """Return the blueprint that answers most; the first where several answer as many."""
        best = await self.first.write_blueprint(intent, on_line, on_token)
        for rung in self.rungs:
            if not best.unmet:
                break
            started_s = self.clock()
            slow = rung.expected_s > MOST_WAIT_S
            helper = Nobody(TOO_SLOW) if slow else await rung.open()
            unmet = len(best.unmet)
            if isinstance(helper, Nobody):
                self.on_rung(RungTaken(rung.name, unmet, unmet, 0.0, helper.why, passed_over=True))
                continue
            try:
                helped = await helper.help(intent, best)
            except (ModelError, ResourceError, EngineError) as error:
                # Weights are loaded when they are first asked: no room is found out here. What there is, is kept.
                seconds = self.clock() - started_s
                log.warning("help was asked for and failed: %s", error)
                why = NO_ROOM if isinstance(error, ResourceError) else FAILED
                self.on_rung(RungTaken(rung.name, unmet, unmet, seconds, why, passed_over=True))
                continue
            other = helped.understood
            self.on_rung(RungTaken(rung.name, unmet, len(other.unmet), self.clock() - started_s, helped.came))
            if len(other.unmet) < unmet:
                best = other
        return best


def expected_seconds(model_bytes: int, prompt_tokens: int, machine_speed: float) -> float:
    """Return how long a model of this size reads a prompt for the first time."""
    return prompt_tokens / REFERENCE_TOKENS_A_S * (model_bytes / REFERENCE_BYTES) / max(machine_speed, 0.01)
