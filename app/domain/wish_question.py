"""The one short question a build may put to the person: what a wish that nothing answers was meant to become."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

LEFT_OUT = -1
"""The answer of somebody who wants none of what is offered."""
MOST_OFFERS = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A line the agents could add for the wish, and what it does in plain words."""

    line: str
    says: str


@dataclass(frozen=True, slots=True)
class WishQuestion:
    """`clause` is the wish in the person's own words. After `wait_s` seconds the build goes on without an answer."""

    clause: str
    offers: tuple[Offer, ...]
    wait_s: float

    @property
    def asks(self) -> str:
        return f"“{self.clause}”: what should the app do?"


AskPerson = Callable[[WishQuestion], Awaitable[int]]
"""Returns the number of the offer that was chosen, from 0, or `LEFT_OUT`. It is cancelled when the time is up."""
