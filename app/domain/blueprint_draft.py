"""A blueprint while its lines are read: parts are added, said anew, and given to the record they stand below."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from app.domain.blueprint import Blueprint, Calc, Calculator, Field, Generator, Output, Record
from app.domain.blueprint_fields import LineError, name_of

Named = TypeVar("Named", bound=Field | Calc | Output | Generator)


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that was left out (`line` is its index) and why, in plain words."""

    line: int
    says: str


class Draft:
    """`line` is the one that is being read; lines of records belong to the `record`-th."""

    def __init__(self) -> None:
        self.blueprint = Blueprint("")
        self.problems: list[Problem] = []
        self.line = 0
        self.record = -1  # its index; lines below belong to it

    def add(self, kind: str, part: object) -> None:
        changed: dict[str, Any] = {kind: (*getattr(self.blueprint, kind), part)}
        self.blueprint = replace(self.blueprint, **changed)

    def on_record(self, change: Callable[[Record], Record]) -> None:
        records, at = self.blueprint.records, self.record
        if not records:
            raise LineError("this line belongs below a record")
        self.blueprint = replace(self.blueprint, records=(*records[:at], change(records[at]), *records[at + 1 :]))

    def with_one(self, record: Record, kind: str, part: Any) -> Record:
        """Give the record what it can have one of only; a line that said another is out of date."""
        if earlier := getattr(record, kind):
            self.outdate(earlier.line)
        changed: dict[str, Any] = {kind: part}
        return replace(record, **changed)

    def with_named(self, parts: tuple[Named, ...], part: Named) -> tuple[Named, ...]:
        """Return the parts with this one in place of any of the same name."""
        for earlier in parts:
            if name_of(earlier) == name_of(part):
                self.outdate(earlier.line)
        kept = [p for p in parts if name_of(p) != name_of(part)]
        return (*kept, part)

    def outdate(self, line: int) -> None:
        if line >= 0:
            self.problems.append(Problem(line, "a line below says it anew"))

    def on_calculator(self, change: Callable[[Calculator], Calculator]) -> None:
        if not self.blueprint.calculators:
            self.add("calculators", Calculator(self.blueprint.title or "Calculator", line=self.line))
        *others, last = self.blueprint.calculators
        self.blueprint = replace(self.blueprint, calculators=(*others, change(last)))
