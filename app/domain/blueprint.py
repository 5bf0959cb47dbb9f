"""The blueprint: what an app is, said in lines small enough for a 1.5B model to write and a person to read.

The line language is described in docs/blueprint.md; `app/domain/blueprint_parser.py` reads it into these nouns.
Names (`Field.name`, `Record.name`…) are identifiers (`[a-z][a-z0-9_]*`); labels are what people read.
`line` is the index into `Blueprint.lines` that a noun came from: the thread from a request's clause to its check.
"""

from dataclasses import dataclass, replace
from typing import Literal

from app.domain.blueprint_listing import ByHand, Hide, any_of
from app.domain.blueprint_rules import Apart, Limit, UniqueTogether
from app.domain.blueprint_timers import KeptTime, Timer
from app.domain.formula import Binary, Formula, Unary

FieldType = Literal[
    "text", "longtext", "number", "money", "percent", "date", "time", "choice", "stars", "yesno",
    "color", "image", "link", "email", "phone", "ref",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the blueprint. `clause` is the stretch of the request it answers ("" where it is an assumption);
    `confidence` 0…1 is how sure the agents are; `assumed` marks what nobody said but the app needs."""

    text: str
    clause: str = ""
    confidence: float = 1.0
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One thing noted for each record, or asked of the user by a calculator or as a setting.

    `options` for choices, `ref` the record a reference points to, `default` as the user would type it.
    """

    name: str
    type: FieldType
    options: tuple[str, ...] = ()
    ref: str = ""
    default: str = ""
    line: int = -1
    presence: Literal["", "required", "optional"] = ""
    """Whether it must be filled in; "" leaves it to the kit, which asks for what names a record."""
    is_unique: bool = False
    """No two records hold the same here."""

    @property
    def label(self) -> str:
        return label_of(self.name)

    @property
    def is_numeric(self) -> bool:
        return self.type in ("number", "money", "percent", "stars")


@dataclass(frozen=True, slots=True)
class Calc:
    """A worked-out value of each record."""

    name: str
    formula: Formula
    type: FieldType = "number"
    line: int = -1

    @property
    def label(self) -> str:
        return label_of(self.name)


@dataclass(frozen=True, slots=True)
class Group:
    """What an aggregate is split by: a field or calc, for dates by `period`."""

    field: str
    period: Literal["", "day", "week", "month", "quarter", "year", "weekday"] = ""


@dataclass(frozen=True, slots=True)
class Total:
    """A figure over all records, or one for each group. The formula holds aggregate calls (sum, avg, count…)."""

    label: str
    formula: Formula
    group: Group | None = None
    type: FieldType = "number"
    line: int = -1


@dataclass(frozen=True, slots=True)
class Chart:
    shape: Literal["bar", "line", "pie"]
    label: str
    formula: Formula
    group: Group
    line: int = -1


@dataclass(frozen=True, slots=True)
class Sort:
    """`is_said`: the direction was said; otherwise a yes/no field puts first what people mean by naming it."""

    field: str
    is_descending: bool = False
    is_said: bool = False
    line: int = -1


@dataclass(frozen=True, slots=True)
class Find:
    """A box to type a value in, which the condition calls `asked` (ASKED), and an answer: the records it holds for.

    `type` is what is typed, with `options` to choose from.
    """

    label: str
    condition: Formula
    type: FieldType = "text"
    options: tuple[str, ...] = ()
    line: int = -1


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that the list is filtered or grouped by."""

    field: str
    line: int = -1


@dataclass(frozen=True, slots=True)
class Warning_:
    """A badge on each record for which the condition holds."""

    label: str
    condition: Formula
    line: int = -1


@dataclass(frozen=True, slots=True)
class Reminder:
    """Records whose date comes within `days` are shown on top. `is_yearly`: the date returns each year."""

    field: str
    days: int = 7
    is_yearly: bool = False
    line: int = -1


@dataclass(frozen=True, slots=True)
class Stage:
    """Records move through the options of a choice field, shown as a board. The field is in `Record.fields`."""

    field: str
    line: int = -1


@dataclass(frozen=True, slots=True)
class Tick:
    """`once`: a yes/no field shown as a check box on each record. Otherwise each record is ticked once in every day,
    week (from Monday) or month, with streak and count; `field` is then "" ."""

    every: Literal["once", "daily", "weekly", "monthly"]
    field: str = ""
    line: int = -1


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure over the records against a target the user can change. A limit is not to be gone over.

    `setting`: the setting that is the target; "" where the goal has one of its own, `target` at first.
    """

    label: str
    formula: Formula
    target: float
    period: Literal["", "day", "week", "month", "quarter", "year"] = ""
    date_field: str = ""
    is_limit: bool = False
    setting: str = ""
    line: int = -1


@dataclass(frozen=True, slots=True)
class Button:
    """Something done by a click. `scope` "record": on each record, sets `field` to `formula`; "all": on every record
    for which `condition` holds, sets or (`action` "delete") removes. `also`: what the same press sets besides, worked
    out from what was there before it."""

    label: str
    action: Literal["set", "delete"]
    scope: Literal["record", "all"]
    field: str = ""
    formula: Formula | None = None
    condition: Formula | None = None
    line: int = -1
    also: tuple["Button", ...] = ()

    @property
    def settings(self) -> tuple["Button", ...]:
        """One for each field that a press sets."""
        return (replace(self, also=()), *self.also) if self.action == "set" else ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Records shown as cards: front, reveal the back, known or not yet, with a count of those known.

    `is_typed`: one begins by typing the back, instead of turning the card; either way can be chosen in the app.
    """

    front: str
    back: str
    is_typed: bool = False
    line: int = -1


@dataclass(frozen=True, slots=True)
class Record:
    """One kind of thing the app keeps, with everything shown about it."""

    name: str
    fields: tuple[Field, ...]
    calcs: tuple[Calc, ...] = ()
    totals: tuple[Total, ...] = ()
    charts: tuple[Chart, ...] = ()
    filters: tuple[Choice, ...] = ()
    sorts: tuple[Sort, ...] = ()
    by_hand: ByHand | None = None
    hides: tuple[Hide, ...] = ()
    finds: tuple[Find, ...] = ()
    unique_together: tuple[UniqueTogether, ...] = ()
    aparts: tuple[Apart, ...] = ()
    limits: tuple[Limit, ...] = ()
    group: Choice | None = None
    warnings: tuple[Warning_, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    stage: Stage | None = None
    tick: Tick | None = None
    kept_time: KeptTime | None = None
    goals: tuple[Goal, ...] = ()
    buttons: tuple[Button, ...] = ()
    cards: Cards | None = None
    calendar: Choice | None = None
    start: tuple[tuple[str, ...], ...] = ()
    """Records there from the beginning, values in the order of `fields`, as the user would type them."""
    line: int = -1

    @property
    def label(self) -> str:
        return label_of(self.name)

    @property
    def hidden_when(self) -> Formula | None:
        """The condition of what the list leaves out at first; None where it shows everything."""
        return any_of(hide.condition for hide in self.hides if not hide.is_if_asked)

    @property
    def hidden_if_asked(self) -> Formula | None:
        """The condition of what a button leaves out, without what is left out at first; None where there is none."""
        asked, at_first = any_of(hide.condition for hide in self.hides if hide.is_if_asked), self.hidden_when
        return Binary("and", asked, Unary("not", at_first)) if asked and at_first else asked

    @property
    def alike_fields(self) -> tuple[str, ...]:
        """The names of the fields that say what a record is one of: those with choices and references."""
        return tuple(f.name for f in self.fields if f.type in ("choice", "ref"))

    @property
    def title_field(self) -> Field:
        """The field that names a record to people: the front of a card, a text, else what can be read at all."""
        front = self.field(self.cards.front) if self.cards else None
        if front:
            return front
        readable = [f for f in self.fields if f.type not in ("image", "yesno", "color")]
        return next((f for f in readable if f.type == "text"), [*readable, *self.fields][0])

    def field(self, name: str) -> Field | None:
        return next((f for f in self.fields if f.name == name), None)


@dataclass(frozen=True, slots=True)
class Written:
    """A value no formula can say: a pure function that agents write from a description.

    `inputs` are the names of its parameters in order; `is_random`: it also takes `random()`, 0…1, as last parameter.
    """

    inputs: tuple[str, ...]
    description: str
    is_random: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """A result of a calculator. Just one of `formula` and `written` is set."""

    name: str
    type: FieldType
    formula: Formula | None = None
    written: Written | None = None
    line: int = -1

    @property
    def label(self) -> str:
        return label_of(self.name)


@dataclass(frozen=True, slots=True)
class Generator:
    """A result made anew at each press of a button (dice, passwords…). Just one of `formula` and `written` is set."""

    label: str
    formula: Formula | None = None
    written: Written | None = None
    line: int = -1


@dataclass(frozen=True, slots=True)
class Calculator:
    """Inputs and what is worked out from them at once, while typing; generators wait for their button."""

    label: str
    inputs: tuple[Field, ...] = ()
    outputs: tuple[Output, ...] = ()
    generators: tuple[Generator, ...] = ()
    line: int = -1


@dataclass(frozen=True, slots=True)
class Converter:
    """Two values that follow each other, whichever is typed. `forward` gives the right from the left, `backward` the
    left from the right; each formula has one free name: the other side's `name`."""

    left: Field
    right: Field
    forward: Formula
    backward: Formula
    line: int = -1


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers; `answers[0]` is the right one, the app shuffles. One is enough where it is typed."""

    text: str
    answers: tuple[str, ...]
    line: int = -1


@dataclass(frozen=True, slots=True)
class Quiz:
    """Questions asked one by one with a score at the end. `is_typed`: the answer is typed, not chosen."""

    topic: str
    questions: tuple[Question, ...] = ()
    is_typed: bool = False
    line: int = -1


@dataclass(frozen=True, slots=True)
class Drill:
    """Endless sums: `formula` over `operands` (name, lowest, highest), drawn at random, the user types the result."""

    label: str
    formula: Formula
    operands: tuple[tuple[str, int, int], ...]
    line: int = -1


@dataclass(frozen=True, slots=True)
class Picker:
    """Draws `count` at random: from a list the user types (starting with `options`), or from the records of `record`,
    just those for which `condition` holds. `is_once`: none is drawn again until all were."""

    label: str
    options: tuple[str, ...] = ()
    record: str = ""
    condition: Formula | None = None
    count: int = 1
    is_once: bool = False
    line: int = -1


@dataclass(frozen=True, slots=True)
class Counter:
    """A number with plus, minus and reset. `is_daily`: starts anew each day, days are kept. `goal` 0: none."""

    label: str
    start: int = 0
    step: int = 1
    goal: int = 0
    is_daily: bool = False
    line: int = -1


@dataclass(frozen=True, slots=True)
class Habit:
    """One thing ticked once a day, with streak, this month's count and a month view."""

    label: str
    line: int = -1


@dataclass(frozen=True, slots=True)
class Machine:
    """A screen beyond the rest: a state, actions, a pure step, and view lines. `name` is in the catalogue of
    resources/kit/machines, or "" where agents write it from `description`."""

    name: str
    description: str
    line: int = -1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph shown as it is."""

    text: str
    line: int = -1


@dataclass(frozen=True, slots=True)
class Renamed:
    """What was called otherwise before: the data typed in lies under `old`. `kind` is app, record, field, option or the
    keyword of a line; a field is `record.field`, an option `record.field.option`."""

    kind: str
    old: str
    new: str
    line: int = -1


@dataclass(frozen=True, slots=True)
class Blueprint:
    """The whole app. Parts are shown in the order: settings, machines, timers, counters, habits, calculators,
    converters, pickers, quizzes, drills, records, texts."""

    title: str
    lines: tuple[Line, ...] = ()
    records: tuple[Record, ...] = ()
    settings: tuple[Field, ...] = ()
    calculators: tuple[Calculator, ...] = ()
    converters: tuple[Converter, ...] = ()
    timers: tuple[Timer, ...] = ()
    quizzes: tuple[Quiz, ...] = ()
    drills: tuple[Drill, ...] = ()
    pickers: tuple[Picker, ...] = ()
    counters: tuple[Counter, ...] = ()
    habits: tuple[Habit, ...] = ()
    machines: tuple[Machine, ...] = ()
    texts: tuple[Text, ...] = ()
    accent: str = ""
    """A colour word or #rrggbb; "" is the kit's own."""
    scheme: Literal["", "light", "dark"] = ""
    looks: tuple[str, ...] = ()
    """Further words of the style line, such as large-text; `app/kit/looks.py` knows them."""
    renamed: tuple[Renamed, ...] = ()

    def first_name(self, kind: str, name: str) -> str:
        """Return the name under which the data of what is now called `name` lies."""
        return next((r.old for r in self.renamed if r.kind == kind and r.new == name), name)

    def record(self, name: str) -> Record | None:
        return next((r for r in self.records if r.name == name), None)

    @property
    def text(self) -> str:
        """The blueprint as its owner reads and edits it."""
        return "".join(f"{line.text}\n" for line in self.lines)


def label_of(name: str) -> str:
    """Return the words people read for an identifier: `price_per_liter` → "Price per liter"."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
