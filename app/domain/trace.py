"""Which words of a request became which line, which place in which file, which check and which result: both ways."""

from dataclasses import dataclass, field

from app.domain.check import Outcome


@dataclass(frozen=True, slots=True)
class Story:
    """What the app's folder remembers of its request: each wish in the user's words with the lines that answer it.

    `clauses` are (wish, indexes of blueprint lines); `unmet` the wishes no line answers; `assumed` the indexes of lines
    nobody asked for.
    """

    request: str = ""
    clauses: tuple[tuple[str, tuple[int, ...]], ...] = ()
    unmet: tuple[str, ...] = ()
    assumed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Lines `first` to `last` (from 1) of a file of the app."""

    path: str
    first: int
    last: int

    def holds(self, path: str, line: int) -> bool:
        return self.path == path and self.first <= line <= self.last


@dataclass(frozen=True, slots=True)
class TracedLine:
    """A line of the blueprint and where in the app's files it was made to work."""

    index: int
    text: str
    places: tuple[Place, ...] = ()
    is_assumed: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """Request → clause → line → place, and line → check → result. Every lookup answers in both directions."""

    story: Story
    lines: tuple[TracedLine, ...]
    outcomes: tuple[Outcome, ...] = field(default=())

    def lines_of(self, clause: str) -> tuple[TracedLine, ...]:
        wanted = {i for words, indexes in self.story.clauses if words == clause for i in indexes}
        return tuple(line for line in self.lines if line.index in wanted)

    def clauses_of(self, line: TracedLine) -> tuple[str, ...]:
        return tuple(words for words, indexes in self.story.clauses if line.index in indexes)

    def places_of(self, clause: str) -> tuple[Place, ...]:
        return tuple(dict.fromkeys(place for line in self.lines_of(clause) for place in line.places))

    def lines_at(self, path: str, line: int) -> tuple[TracedLine, ...]:
        """Return the blueprint's lines behind a line of a file."""
        return tuple(each for each in self.lines if any(place.holds(path, line) for place in each.places))

    def clauses_at(self, path: str, line: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c for each in self.lines_at(path, line) for c in self.clauses_of(each)))

    def outcomes_of_line(self, line: TracedLine) -> tuple[Outcome, ...]:
        return tuple(o for o in self.outcomes if line.index in o.check.lines)

    def outcomes_of(self, clause: str) -> tuple[Outcome, ...]:
        """Return what was tried for a wish: its own checks, and those of the lines that answer it."""
        indexes = {line.index for line in self.lines_of(clause)}
        return tuple(o for o in self.outcomes if o.check.clause == clause or indexes & set(o.check.lines))

    def lines_behind(self, outcome: Outcome) -> tuple[TracedLine, ...]:
        return tuple(line for line in self.lines if line.index in outcome.check.lines)

    def clauses_behind(self, outcome: Outcome) -> tuple[str, ...]:
        own = [outcome.check.clause] if outcome.check.clause else []
        return tuple(dict.fromkeys([*own, *(c for line in self.lines_behind(outcome) for c in self.clauses_of(line))]))

    def is_held(self, clause: str) -> bool:
        """Say whether something was tried for a wish and all of it held."""
        outcomes = self.outcomes_of(clause)
        return bool(outcomes) and all(o.held for o in outcomes)

    @property
    def unheld(self) -> tuple[str, ...]:
        """Return the wishes, in the user's words, that were not seen to hold."""
        return (*(words for words, _ in self.story.clauses if not self.is_held(words)), *self.story.unmet)

    @property
    def assumed(self) -> tuple[TracedLine, ...]:
        return tuple(line for line in self.lines if line.is_assumed)
