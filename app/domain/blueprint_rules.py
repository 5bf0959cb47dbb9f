"""What records must not go against between them: the same twice, two at one time, more than there is room for."""

from dataclasses import dataclass

from app.domain.formula import Formula


@dataclass(frozen=True, slots=True)
class UniqueTogether:
    """Fields that no two records have all the same in: a room is booked once for a day and a time."""

    fields: tuple[str, ...]
    line: int = -1


@dataclass(frozen=True, slots=True)
class Apart:
    """No two records that are the same in `by` overlap from `start` to `end`: dates, numbers, or times of a day.

    One may begin where the other ends. Times have their day among `by`; an end before its start is on the next day.
    """

    start: str
    end: str
    by: tuple[str, ...] = ()
    line: int = -1

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.start, self.end, *self.by)

    def renamed(self, old: str, new: str) -> "Apart":
        """Return it with a field called otherwise."""
        start, end, *by = (new if name == old else name for name in self.fields)
        return Apart(start, end, tuple(by), self.line)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many records with the same values in `per`, or so much of the number `summed` over them.

    `most` is a number, the name of a setting, or a number of the record that one of `per` refers to.
    """

    most: Formula
    per: tuple[str, ...] = ()
    summed: str = ""
    line: int = -1

    @property
    def fields(self) -> tuple[str, ...]:
        return (*self.per, *((self.summed,) if self.summed else ()))
