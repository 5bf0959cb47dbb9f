"""Guesses how an answer goes on, from a text it is likely to repeat, so that several tokens are evaluated at once.

A repair or a change says most of its subject again. What is guessed is evaluated in one batch with the last token, and
the sampler then draws token by token as always: the first that is not the guessed one ends the step. So a guess decides
how long an answer takes, not what it says. What a batch costs decides how much is guessed (docs/decisions/094).
"""

from collections import defaultdict
from collections.abc import Sequence as Items

SHORT, LONG = 3, 15
"""Tokens guessed at a time: at first, and where the guesses hold. With the token before them a batch of 4 or of 16."""
SURE_AFTER = 12
"""So many tokens said again one after another make the guesses long."""
STEP_COSTS = {2: 1.6, 3: 2.1, 4: 2.5, 5: 2.9, 6: 3.3, 7: 4.1}
LONG_STEP_COST = 6.5
"""What a batch of so many tokens takes, in steps of one token; of eight and more about the same."""
MOST_LOSS = 6.0
"""A text that has cost so many steps more than it saved is not looked at any more."""
_LOOK_BACK = 3
_MOST_COMPARED = 16
_NO_TOKEN = -1


class Lookup:
    """The guesses for one answer: what followed, in the likely text or the answer itself, on the last tokens."""

    def __init__(self, likely: Items[int], before: Items[int] = ()) -> None:
        """`before` are the last tokens of the prompt, which the answer goes on from."""
        self._known: list[int] = []
        self._places: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        self._at = 0
        self._repeated = 0
        self._saved = 0.0
        for token in (*likely, _NO_TOKEN, *before[-_MOST_COMPARED:]):
            self._append(token)
        self._align()

    def add(self, token: int) -> None:
        """Take the token the answer goes on with."""
        is_expected = self._at < len(self._known) and self._known[self._at] == token
        self._append(token)
        if is_expected:
            self._at += 1
            self._repeated += 1
        else:
            self._repeated = 0
            self._align()

    def guess(self, most: int) -> list[int]:
        """Return at most so many tokens that may come next; none where nothing is alike, or guessing did not pay."""
        if self._saved < -MOST_LOSS:
            return []
        wanted = min(most, LONG if self._repeated >= SURE_AFTER else SHORT)
        guessed = self._known[self._at : self._at + max(0, wanted)]
        return guessed[: guessed.index(_NO_TOKEN)] if _NO_TOKEN in guessed else guessed

    def learn(self, guessed: int, held: int) -> None:
        """Take how many of the guessed tokens held."""
        self._saved += held - (STEP_COSTS.get(guessed + 1, LONG_STEP_COST) - 1)

    def _append(self, token: int) -> None:
        """Remember the token, and that what follows the last few stands behind it."""
        self._known.append(token)
        if len(self._known) >= _LOOK_BACK:
            self._places[tuple(self._known[-_LOOK_BACK:])].append(len(self._known))

    def _align(self) -> None:
        """Go to where what was said last stood before: the longest such place, the nearest behind the one before."""
        now, at = len(self._known), self._at
        places = [place for place in self._places[tuple(self._known[-_LOOK_BACK:])] if place < now]
        self._at = max(places, key=lambda place: (self._alike(place), -abs(place - at)), default=now)

    def _alike(self, place: int) -> int:
        """Return how many tokens before `place` are those said last."""
        known = self._known
        count = _LOOK_BACK
        while count < min(_MOST_COMPARED, place) and known[place - 1 - count] == known[-1 - count]:
            count += 1
        return count
