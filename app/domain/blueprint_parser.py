"""Reads the blueprint language (docs/blueprint.md), kindly: a line that cannot be read is left out and named.

The reader is forgiving because a small model writes the lines: other words for a type, missing types, names that are
nearly right are read as meant. What is left then is settled by `blueprint_settling` (names, types, groups).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from app.domain.blueprint import (
    Blueprint,
    Button,
    ByHand,
    Calc,
    Calculator,
    Cards,
    Chart,
    Choice,
    Converter,
    Counter,
    Drill,
    Field,
    FieldType,
    Generator,
    Goal,
    Group,
    Habit,
    Hide,
    Line,
    Machine,
    Output,
    Question,
    Quiz,
    Record,
    Reminder,
    Sort,
    Stage,
    Text,
    Tick,
    Total,
    Warning_,
)
from app.domain.blueprint_fields import (
    LineError,
    made_unique,
    name_of,
    read_field,
    read_input,
    read_typed_name,
    with_field,
)
from app.domain.blueprint_parts import (
    SUMS,
    read_condition,
    read_group,
    read_labelled,
    read_names,
    read_picker,
    read_renamed,
    read_target,
    read_timer,
    read_typing,
    read_written,
    says_by_hand,
    with_style,
    with_where,
)
from app.domain.blueprint_settling import settle
from app.domain.formula import Formula, FormulaError, parse_formula
from app.domain.words import find_outside, identifier, split_outside

FindConversion = Callable[[str, str, Formula | None], tuple[Formula, Formula] | None]
"""(left name, right name, right as a formula of left or None) → (forward, backward), or None where none is known."""

Named = TypeVar("Named", bound=Field | Calc | Output | Generator)


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that was left out (`line` is its index) and why, in plain words."""

    line: int
    says: str


@dataclass(frozen=True, slots=True)
class Parsed:
    blueprint: Blueprint
    problems: tuple[Problem, ...]


def parse_blueprint(
    text: str | tuple[Line, ...], find_conversion: FindConversion = lambda left, right, forward: None
) -> Parsed:
    """Return the app said by `text` (or by lines that carry their clauses), and the lines that could not be read."""
    lines = tuple(Line(t.strip()) for t in text.splitlines() if t.strip()) if isinstance(text, str) else text
    reader = _Reader(find_conversion)
    for index, line in enumerate(lines):
        reader.read(index, line.text.strip())
    blueprint, unsettled = settle(replace(reader.blueprint(), lines=lines))
    return Parsed(blueprint, tuple(reader.problems) + tuple(Problem(i, says) for i, says in unsettled))


class _Reader:
    def __init__(self, find_conversion: FindConversion) -> None:
        self.problems: list[Problem] = []
        self._find_conversion = find_conversion
        self._blueprint = Blueprint("")
        self._line = 0
        self._record = -1  # the index of the record that lines now belong to
        self._titled = -1
        self._block: tuple[str, ...] = ()
        self._said: set[tuple[str, ...]] = set()

    def blueprint(self) -> Blueprint:
        return self._blueprint

    def read(self, index: int, text: str) -> None:
        self._line = index
        keyword, _, rest = text.partition(" ")
        keyword, rest = keyword.lower().rstrip(":"), rest.strip()
        if text.lower().startswith(keyword + ":"):
            rest = text[len(keyword) + 1 :].strip()
        read = getattr(self, f"_read_{keyword}", None) if re.fullmatch(r"[a-z]+", keyword) else None
        if read is None:
            self.problems.append(Problem(index, f"no line begins with “{keyword}”"))
            return
        if keyword in ("record", "calculator", "quiz"):
            self._block = (keyword, rest)
        said = (*self._block, keyword, rest)
        try:
            if said in self._said:
                raise LineError("this line stands there twice")
            read(rest)
            self._said.add(said)
        except (LineError, FormulaError) as error:
            self.problems.append(Problem(index, str(error)))

    # ---- the app ---------------------------------------------------------------------------------------------------

    def _read_app(self, rest: str) -> None:
        self._outdate(self._titled)
        self._titled = self._line
        self._blueprint = replace(self._blueprint, title=rest)

    def _read_style(self, rest: str) -> None:
        self._blueprint = with_style(self._blueprint, rest)

    def _read_renamed(self, rest: str) -> None:
        self._add("renamed", read_renamed(rest, self._line))

    def _read_text(self, rest: str) -> None:
        self._add("texts", Text(rest, self._line))

    def _read_setting(self, rest: str) -> None:
        setting = read_input(rest, self._line)
        if setting.type == "image":
            raise LineError("a setting cannot be a picture")
        settings = self._with_named(self._blueprint.settings, setting)
        self._blueprint = replace(self._blueprint, settings=settings)

    # ---- records ---------------------------------------------------------------------------------------------------

    def _read_record(self, rest: str) -> None:
        name, _, fields = rest.partition(":")
        if not fields.strip() or not identifier(name):
            raise LineError("a record needs a name and fields: “record book: title text, pages number”")
        known = frozenset(r.name for r in self._blueprint.records)
        read = [read_field(part, self._line, known) for part in split_outside(fields, ",;") if part]
        seen: dict[str, Field] = {}
        for one in read:
            seen.setdefault(one.name, one)
        self._add_record(Record(identifier(name), tuple(seen.values()), line=self._line))

    def _read_unique(self, rest: str) -> None:
        self._on_record(lambda r: replace(r, fields=made_unique(r.fields, read_names(rest))))

    def _read_start(self, rest: str) -> None:
        rows = tuple(tuple(split_outside(row, ",")) for row in split_outside(rest, "|") if row)
        self._on_record(lambda r: replace(r, start=r.start + rows))

    def _read_calc(self, rest: str) -> None:
        name, kind, formula = self._typed_formula(rest)
        calc = Calc(name, formula, kind, self._line)
        self._on_record(lambda r: replace(r, calcs=self._with_named(r.calcs, calc)))

    def _read_total(self, rest: str) -> None:
        label, text = read_labelled(rest)
        formula, group = self._aggregate(text)
        self._on_record(lambda r: replace(r, totals=(*r.totals, Total(label, formula, group, "number", self._line))))

    def _read_chart(self, rest: str) -> None:
        match = re.match(
            r"(bar|line|pie|column|area|donut|doughnut)s?\b\s*(?:chart\b)?\s*(?:of\b)?:?\s*(.+)", rest, re.I
        )
        shape, text = (match[1].lower(), match[2]) if match else ("bar", rest)
        shape = {"column": "bar", "area": "line", "donut": "pie", "doughnut": "pie"}.get(shape, shape)
        formula, group = self._aggregate(text)
        if group is None:
            raise LineError("a chart needs “by” and a field")
        chart = Chart(shape, rest, formula, group, self._line)  # type: ignore[arg-type]
        self._on_record(lambda r: replace(r, charts=(*r.charts, chart)))

    def _read_filter(self, rest: str) -> None:
        for name in read_names(rest):
            self._on_record(lambda r, n=name: replace(r, filters=(*r.filters, Choice(n, self._line))))  # type: ignore[misc]

    def _read_search(self, rest: str) -> None:
        self._on_record(lambda r: r)  # search is always there

    def _read_hide(self, rest: str) -> None:
        hide = Hide(read_condition(rest), self._line)
        self._on_record(lambda r: replace(r, hides=(*r.hides, hide)))

    def _read_sort(self, rest: str) -> None:
        if says_by_hand(rest):
            self._on_record(lambda r: self._with_one(r, "by_hand", ByHand(self._line)))
            return
        words = rest.lower().replace(",", " ").split()
        is_descending = any(w in ("desc", "descending", "down", "newest", "highest") for w in words)
        is_said = is_descending or any(w in ("asc", "ascending") for w in words)
        name = identifier(re.sub(r"\b(by|asc|ascending|desc|descending)\b", " ", rest, flags=re.I))
        self._on_record(lambda r: replace(r, sorts=(*r.sorts, Sort(name, is_descending, is_said, self._line))))

    def _read_group(self, rest: str) -> None:
        name = read_names(rest)[0]
        self._on_record(lambda r: self._with_one(r, "group", Choice(name, self._line)))

    def _read_calendar(self, rest: str) -> None:
        name = read_names(rest)[0] if rest else ""
        self._on_record(lambda r: self._with_one(r, "calendar", Choice(name, self._line)))

    def _read_warn(self, rest: str) -> None:
        at = find_outside(rest, "(?:when|if|where)")
        if at < 0:
            raise LineError("a warning needs “when” and a condition")
        label, condition = rest[:at].strip(" :"), parse_formula(rest[at:].split(None, 1)[1])
        warning = Warning_(label or "Warning", condition, self._line)
        self._on_record(lambda r: replace(r, warnings=(*r.warnings, warning)))

    def _read_remind(self, rest: str) -> None:
        is_yearly = bool(re.search(r"\b(yearly|every year|annual(ly)?)\b", rest, re.I))
        days = re.search(r"(\d+)\s*(day|week)?", rest)
        count = int(days[1]) * (7 if days and days[2] == "week" else 1) if days else (30 if is_yearly else 7)
        name = identifier(re.split(r"\s", rest.strip())[0]) if rest.strip() else ""
        reminder = Reminder(name, min(count, 366), is_yearly, self._line)
        self._on_record(lambda r: replace(r, reminders=(*r.reminders, reminder)))

    def _read_stage(self, rest: str) -> None:
        name, _, options = rest.partition(":")
        stages = tuple(o for o in split_outside(options.replace("->", ">"), ">|/,") if o)
        if len(stages) < 2:
            raise LineError("stages need at least two names: “stage status: lead > won”")
        name = identifier(name) or "status"
        stage = Field(name, "choice", stages, default=stages[0], line=self._line)

        def apply(record: Record) -> Record:
            record = replace(record, fields=with_field(record.fields, stage))
            return self._with_one(record, "stage", Stage(name, self._line))

        self._on_record(apply)

    def _read_tick(self, rest: str) -> None:
        words = [w for w in rest.lower().split() if w not in ("once", "as", "off", "when", "field")]
        if {"daily", "day", "every"} & set(words):
            self._on_record(lambda r: self._with_one(r, "tick", Tick("daily", "", self._line)))
            return
        name = identifier(" ".join(words)) or "done"

        def apply(record: Record) -> Record:
            record = replace(record, fields=with_field(record.fields, Field(name, "yesno", line=self._line)))
            return self._with_one(record, "tick", Tick("once", name, self._line))

        self._on_record(apply)

    def _read_streak(self, rest: str) -> None:
        is_daily = any(r.tick and r.tick.every == "daily" for r in self._blueprint.records[self._record :][:1])
        if not is_daily and not self._blueprint.habits:
            raise LineError("a streak is counted of what is ticked daily: “tick daily”")

    def _read_goal(self, rest: str) -> None:
        label, text = read_labelled(rest)
        target = read_target(text)
        formula, _ = self._aggregate(target.figure)
        goal = Goal(label, formula, target.number, target.period, "", target.is_limit, target.setting, self._line)  # type: ignore[arg-type]
        self._on_record(lambda r: replace(r, goals=(*r.goals, goal)))

    def _read_button(self, rest: str) -> None:
        label, _, action = rest.partition(":")
        if not action.strip():
            raise LineError("a button needs what it does: “button Vote: votes = votes + 1”")
        at = find_outside(" " + action, "where")
        where = parse_formula((" " + action)[at:].split(None, 1)[1]) if at >= 0 else None
        body = ((" " + action)[:at] if at >= 0 else action).strip()
        if body.lower().split()[0] in ("delete", "remove", "clear"):
            button = Button(label.strip(), "delete", "all", condition=where, line=self._line)
        else:
            name, equals, formula = re.sub(r"^set\s+", "", body, flags=re.I).partition("=")
            if not equals:
                raise LineError("a button sets a field: “button Vote: votes = votes + 1”")
            name, formula = (
                name.rstrip("+- "),
                (f"{identifier(name.rstrip('+- '))} {name[-1]} ({formula})" if name[-1:] in "+-" else formula),
            )
            scope = "all" if where is not None or re.search(r"\ball\b", label, re.I) else "record"
            button = Button(label.strip(), "set", scope, identifier(name), parse_formula(formula), where, self._line)  # type: ignore[arg-type]
        self._on_record(lambda r: replace(r, buttons=(*r.buttons, button)))

    def _read_cards(self, rest: str) -> None:
        rest, is_typed = read_typing(rest)
        sides = [identifier(s) for s in re.split(r"\s*(?:/|,|->|<->|\|)\s*", rest) if identifier(s)]
        if len(sides) < 2:
            raise LineError("cards need a front and a back: “cards word / translation”")
        self._on_record(lambda r: self._with_one(r, "cards", Cards(sides[0], sides[1], is_typed, self._line)))

    # ---- calculators -----------------------------------------------------------------------------------------------

    def _read_calculator(self, rest: str) -> None:
        self._add("calculators", Calculator(rest.rstrip(":") or "Calculator", line=self._line))

    def _read_input(self, rest: str) -> None:
        one = read_input(rest, self._line)
        self._on_calculator(lambda c: replace(c, inputs=self._with_named(c.inputs, one)))

    def _read_output(self, rest: str) -> None:
        head, written = read_written(rest)
        if written:
            name, kind = read_typed_name(head)
            output = Output(name, kind or "text", None, written, self._line)
        else:
            name, kind, formula = self._typed_formula(rest)
            output = Output(name, kind, formula, None, self._line)
        self._on_calculator(lambda c: replace(c, outputs=self._with_named(c.outputs, output)))

    def _read_generate(self, rest: str) -> None:
        head, written = read_written(rest)
        if written:
            label = re.sub(r"\brandom$", "", head).strip() or "Result"
            generator = Generator(label, None, replace(written, is_random=True), self._line)
        else:
            label, formula = read_labelled(rest)
            generator = Generator(label, parse_formula(formula), None, self._line)
        self._on_calculator(lambda c: replace(c, generators=self._with_named(c.generators, generator)))

    def _read_convert(self, rest: str) -> None:
        pair, _, formula = rest.partition(":")
        pair, _, factor = pair.partition("=")
        sides = [s.strip() for s in re.split(r"\s*(?:<->|<=>|↔|->|\bto\b|\band\b)\s*", pair) if s.strip()]
        if len(sides) != 2:
            raise LineError("a converter has two sides: “convert miles <-> kilometers”")
        left, right = (Field(identifier(s), "number", line=self._line) for s in sides)
        known = None
        if re.fullmatch(r"\s*\d+(\.\d+)?\s*", factor):  # what the person calls a cup, whatever others do
            known = parse_formula(f"{left.name} * {factor}"), parse_formula(f"{right.name} / {factor}")
        elif formula.strip():
            target, equals, text = formula.partition("=")
            forward = parse_formula(text if equals else formula)
            if equals and identifier(target) == left.name:
                known = self._find_conversion(right.name, left.name, forward)
                known = (known[1], known[0]) if known else None
            else:
                known = self._find_conversion(left.name, right.name, forward)
        known = known if factor else self._find_conversion(left.name, right.name, None) or known
        if known is None:
            raise LineError(f"no way is known to turn {left.label} into {right.label} and back")
        self._add("converters", Converter(left, right, known[0], known[1], self._line))

    # ---- the rest --------------------------------------------------------------------------------------------------

    def _read_timer(self, rest: str) -> None:
        self._add("timers", read_timer(rest, self._line))

    def _read_quiz(self, rest: str) -> None:
        topic, is_typed = read_typing(rest.strip(" :"))
        self._add("quizzes", Quiz(topic or "Quiz", (), is_typed, self._line))

    def _read_ask(self, rest: str) -> None:
        text, _, answers = rest.partition("=")
        given = tuple(dict.fromkeys(a for a in split_outside(answers, "|") if a))
        is_typed = any(q.is_typed for q in self._blueprint.quizzes[-1:])
        if not text.strip() or len(given) < (1 if is_typed else 2):
            raise LineError("a question needs answers: “ask 2 + 2? = 4 | 5 | 3”")
        if not self._blueprint.quizzes:
            self._add("quizzes", Quiz(self._blueprint.title or "Quiz", (), line=self._line))
        quiz = self._blueprint.quizzes[-1]
        quiz = replace(quiz, questions=(*quiz.questions, Question(text.strip(), given, self._line)))
        self._blueprint = replace(self._blueprint, quizzes=(*self._blueprint.quizzes[:-1], quiz))

    def _read_drill(self, rest: str) -> None:
        text, _, ranges = rest.partition(":")
        text = next((sum_ for words, sum_ in SUMS if re.match(words, text.strip(), re.IGNORECASE)), text)
        found = re.findall(r"([a-z])\s*(?:from|in|=)?\s*(\d+)\s*(?:to|-|\.\.|–)\s*(\d+)", ranges)
        formula = parse_formula(text)
        operands = tuple((n, min(int(a), int(b)), max(int(a), int(b))) for n, a, b in found)
        if not operands:
            raise LineError("a drill needs its numbers: “drill a * b: a 1 to 12, b 1 to 12”")
        self._add("drills", Drill(self._blueprint.title or "Practice", formula, operands, self._line))

    def _read_pick(self, rest: str) -> None:
        self._add("pickers", read_picker(rest, self._line))

    def _read_counter(self, rest: str) -> None:
        numbers = {k: int(v) for k, v in re.findall(r"\b(goal|start|step)\s+(\d+)", rest)}
        is_daily = bool(re.search(r"\bdaily\b", rest))
        label = re.sub(r"\b(goal|start|step)\s+\d+|\bdaily\b", " ", rest)
        label = " ".join(label.split()).strip(" :,") or "Count"
        start, step, goal = numbers.get("start", 0), max(1, numbers.get("step", 1)), numbers.get("goal", 0)
        self._add("counters", Counter(label, start, step, goal, is_daily, self._line))

    def _read_habit(self, rest: str) -> None:
        self._add("habits", Habit(rest.strip(" :") or "Done", self._line))

    def _read_machine(self, rest: str) -> None:
        description = rest.strip(" :")
        if not description:
            raise LineError("a machine needs a name or a description")
        self._add("machines", Machine(identifier(description).replace("_", "-"), description, self._line))

    _read_game = _read_machine

    # ---- parts of lines --------------------------------------------------------------------------------------------

    def _typed_formula(self, text: str) -> tuple[str, FieldType, Formula]:
        head, equals, body = text.partition("=")
        if not equals:
            raise LineError("a worked-out value needs “=” and a formula")
        name, kind = read_typed_name(head)
        formula, _ = self._aggregate(body, is_loose=True)
        return name, kind or "number", formula

    def _aggregate(self, text: str, is_loose: bool = False) -> tuple[Formula, Group | None]:
        text, group, where = " " + text.strip(), None, None
        # the two may follow in either order, so each is cut from the end as long as one is found
        while True:
            by = -1 if is_loose or group else find_outside(text, "(?:by|per|for each)")
            where_at = -1 if where else find_outside(text, "where")
            if by > where_at:
                group = read_group(re.sub(r"^\s*(by|per|for each)\s+", "", text[by:]))
                text = text[:by]
            elif where_at >= 0:
                where = parse_formula(text[where_at:].split(None, 1)[1])
                text = text[:where_at]
            else:
                break
        formula = parse_formula(text)
        return (with_where(formula, where) if where is not None else formula), group

    # ---- putting together ------------------------------------------------------------------------------------------

    def _add(self, kind: str, part: object) -> None:
        changed: dict[str, Any] = {kind: (*getattr(self._blueprint, kind), part)}
        self._blueprint = replace(self._blueprint, **changed)

    def _add_record(self, record: Record) -> None:
        """A record said again adds its new fields to the one there; the lines below belong to that."""
        records = self._blueprint.records
        self._record = next((n for n, r in enumerate(records) if r.name == record.name), len(records))
        if self._record == len(records):
            self._add("records", record)
            return
        known = {f.name for f in records[self._record].fields}
        new = tuple(f for f in record.fields if f.name not in known)
        if not new:
            raise LineError(f"the record “{record.label}” is there already")
        self._on_record(lambda r: replace(r, fields=(*r.fields, *new)))

    def _on_record(self, change: Callable[[Record], Record]) -> None:
        records, at = self._blueprint.records, self._record
        if not records:
            raise LineError("this line belongs below a record")
        self._blueprint = replace(self._blueprint, records=(*records[:at], change(records[at]), *records[at + 1 :]))

    def _with_one(self, record: Record, kind: str, part: Any) -> Record:
        """Give the record what it can have one of only; a line that said another is out of date."""
        if earlier := getattr(record, kind):
            self._outdate(earlier.line)
        changed: dict[str, Any] = {kind: part}
        return replace(record, **changed)

    def _with_named(self, parts: tuple[Named, ...], part: Named) -> tuple[Named, ...]:
        """Return the parts with this one in place of any of the same name."""
        for earlier in parts:
            if name_of(earlier) == name_of(part):
                self._outdate(earlier.line)
        kept = [p for p in parts if name_of(p) != name_of(part)]
        return (*kept, part)

    def _outdate(self, line: int) -> None:
        if line >= 0:
            self.problems.append(Problem(line, "a line below says it anew"))

    def _on_calculator(self, change: Callable[[Calculator], Calculator]) -> None:
        if not self._blueprint.calculators:
            self._add("calculators", Calculator(self._blueprint.title or "Calculator", line=self._line))
        *others, last = self._blueprint.calculators
        self._blueprint = replace(self._blueprint, calculators=(*others, change(last)))
