"""The question a build asks while it waits, as the window shows it: what can be chosen, and how long there is time."""

import math
import time
from collections.abc import Callable

from app.domain.wish_question import LEFT_OUT, WishQuestion
from app.gui.models.observable import Observable

Answer = Callable[[int], object]


class QuestionModel(Observable):
    """At most one question is open: builds run one after another."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.question: WishQuestion | None = None
        self._asker: object = None
        self._answer: Answer = lambda chosen: None
        self._until_s = 0.0
        self._clock = clock

    @property
    def seconds_left(self) -> int:
        """Whole seconds until the build goes on by itself, at least 0."""
        return max(math.ceil(self._until_s - self._clock()), 0) if self.question else 0

    def ask(self, asker: object, question: WishQuestion, answer: Answer) -> None:
        """Show a question of `asker`; `answer` gets the number that is chosen, or `LEFT_OUT`, at most once."""
        self.question, self._asker, self._answer = question, asker, answer
        self._until_s = self._clock() + question.wait_s
        self.tell()

    def choose(self, number: int) -> None:
        """Answer with the offer of this number, from 0. A number that is not offered is no answer."""
        if self.question and 0 <= number < len(self.question.offers):
            self._end(number)

    def leave_out(self) -> None:
        if self.question:
            self._end(LEFT_OUT)

    def close(self, asker: object) -> None:
        """The build of `asker` waits no longer."""
        if self.question and asker is self._asker:
            self._clear()

    def _end(self, chosen: int) -> None:
        answer = self._answer
        self._clear()
        answer(chosen)

    def _clear(self) -> None:
        self.question, self._asker, self._answer = None, None, lambda chosen: None
        self.tell()
