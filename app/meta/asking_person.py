"""The rung of the ladder on which a person stands: asked one short question, once a build, and not waited for long."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.build import Understood
from app.domain.intent import Intent
from app.domain.wish_question import LEFT_OUT, AskPerson, WishQuestion
from app.meta.escalation import Helped
from app.pipeline.stages.offer import sample_offers
from app.pipeline.stages.understand import Understanding


class Person:
    """Somebody at the window or the terminal who may be asked one thing in this build."""

    def __init__(self, ask: AskPerson, most_wait_s: float, clock: Callable[[], float] = time.perf_counter) -> None:
        self._ask = ask
        self._clock = clock
        self.most_wait_s = most_wait_s
        self.waited_s = 0.0
        """How long the build stood still for them: a person's time is no cost of the machine."""

    async def ask(self, question: WishQuestion) -> int | None:
        """Return what was chosen, `LEFT_OUT`, or None where nobody answered in time."""
        started_s = self._clock()
        try:
            async with asyncio.timeout(question.wait_s):
                return await self._ask(question)
        except TimeoutError:
            return None
        finally:
            self.waited_s += self._clock() - started_s


@dataclass(frozen=True, slots=True)
class AskingPerson:
    """A `Helper`: the agents offer lines for one unanswered wish, the person chooses."""

    agents: Understanding
    person: Person

    async def help(self, intent: Intent, best: Understood) -> Helped:
        """Return the app with the line that was chosen, or as it was."""
        found = await sample_offers(self.agents, intent, best)
        if found is None:
            return Helped(best, "nothing to offer")
        chosen = await self.person.ask(WishQuestion(found.clause, found.offers, self.person.most_wait_s))
        if chosen is None:
            return Helped(best, "no answer")
        if chosen == LEFT_OUT or not 0 <= chosen < len(found.results):
            return Helped(best, "left out")
        return Helped(found.results[chosen], "chosen")
