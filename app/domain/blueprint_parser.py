"""Reads the blueprint language (docs/blueprint.md), kindly: a line that cannot be read is left out and named.

The reader is forgiving because a small model writes the lines: other words for a type, missing types, names that are
nearly right are read as meant. What is left then is settled by `blueprint_settling` (names, types, groups).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.blueprint import (
    Blueprint,
    Calculator,
    Converter,
    Counter,
    Drill,
    Field,
    Generator,
    Habit,
    Line,
    Machine,
    Output,
    Question,
    Quiz,
    Text,
)
from app.domain.blueprint_draft import Problem
from app.domain.blueprint_fields import LineError, read_input, read_typed_name
from app.domain.blueprint_formulas import read_typed_formula
from app.domain.blueprint_parts import (
    SUMS,
    kept_field,
    read_labelled,
    read_picker,
    read_renamed,
    read_timer,
    read_typing,
    read_written,
    with_style,
)
from app.domain.blueprint_record_lines import RecordLines
from app.domain.blueprint_settling import settle
from app.domain.formula import Formula, FormulaError, parse_formula
from app.domain.words import identifier, split_outside

FindConversion = Callable[[str, str, Formula | None], tuple[Formula, Formula] | None]
"""(left name, right name, right as a formula of left or None) → (forward, backward), or None where none is known."""


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
    blueprint, unsettled = settle(replace(reader.blueprint, lines=lines))
    return Parsed(blueprint, tuple(reader.problems) + tuple(Problem(i, says) for i, says in unsettled))


class _Reader(RecordLines):
    def __init__(self, find_conversion: FindConversion) -> None:
        super().__init__()
        self._find_conversion = find_conversion
        self._titled = -1
        self._block: tuple[str, ...] = ()
        self._said: set[tuple[str, ...]] = set()

    def read(self, index: int, text: str) -> None:
        self.line = index
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
        self.outdate(self._titled)
        self._titled = self.line
        self.blueprint = replace(self.blueprint, title=rest)

    def _read_style(self, rest: str) -> None:
        self.blueprint = with_style(self.blueprint, rest)

    def _read_renamed(self, rest: str) -> None:
        self.add("renamed", read_renamed(rest, self.line))

    def _read_text(self, rest: str) -> None:
        self.add("texts", Text(rest, self.line))

    def _read_setting(self, rest: str) -> None:
        setting = read_input(rest, self.line)
        if setting.type == "image":
            raise LineError("a setting cannot be a picture")
        settings = self.with_named(self.blueprint.settings, setting)
        self.blueprint = replace(self.blueprint, settings=settings)

    # ---- calculators -----------------------------------------------------------------------------------------------

    def _read_calculator(self, rest: str) -> None:
        self.add("calculators", Calculator(rest.rstrip(":") or "Calculator", line=self.line))

    def _read_input(self, rest: str) -> None:
        one = read_input(rest, self.line)
        self.on_calculator(lambda c: replace(c, inputs=self.with_named(c.inputs, one)))

    def _read_output(self, rest: str) -> None:
        head, written = read_written(rest)
        if written:
            name, kind = read_typed_name(head)
            output = Output(name, kind or "text", None, written, self.line)
        else:
            name, kind, formula = read_typed_formula(rest)
            output = Output(name, kind, formula, None, self.line)
        self.on_calculator(lambda c: replace(c, outputs=self.with_named(c.outputs, output)))

    def _read_generate(self, rest: str) -> None:
        head, written = read_written(rest)
        if written:
            label = re.sub(r"\brandom$", "", head).strip() or "Result"
            generator = Generator(label, None, replace(written, is_random=True), self.line)
        else:
            label, formula = read_labelled(rest)
            generator = Generator(label, parse_formula(formula), None, self.line)
        self.on_calculator(lambda c: replace(c, generators=self.with_named(c.generators, generator)))

    def _read_convert(self, rest: str) -> None:
        pair, _, formula = rest.partition(":")
        pair, _, factor = pair.partition("=")
        sides = [s.strip() for s in re.split(r"\s*(?:<->|<=>|↔|->|\bto\b|\band\b)\s*", pair) if s.strip()]
        if len(sides) != 2:
            raise LineError("a converter has two sides: “convert miles <-> kilometers”")
        left, right = (Field(identifier(s), "number", line=self.line) for s in sides)
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
        self.add("converters", Converter(left, right, known[0], known[1], self.line))

    # ---- the rest --------------------------------------------------------------------------------------------------

    def _read_timer(self, rest: str) -> None:
        if field := kept_field(rest):
            self._read_kept_time(field)
        else:
            self.add("timers", read_timer(rest, self.line))

    def _read_quiz(self, rest: str) -> None:
        topic, is_typed = read_typing(rest.strip(" :"))
        self.add("quizzes", Quiz(topic or "Quiz", (), is_typed, self.line))

    def _read_ask(self, rest: str) -> None:
        text, _, answers = rest.partition("=")
        given = tuple(dict.fromkeys(a for a in split_outside(answers, "|") if a))
        is_typed = any(q.is_typed for q in self.blueprint.quizzes[-1:])
        if not text.strip() or len(given) < (1 if is_typed else 2):
            raise LineError("a question needs answers: “ask 2 + 2? = 4 | 5 | 3”")
        if not self.blueprint.quizzes:
            self.add("quizzes", Quiz(self.blueprint.title or "Quiz", (), line=self.line))
        quiz = self.blueprint.quizzes[-1]
        quiz = replace(quiz, questions=(*quiz.questions, Question(text.strip(), given, self.line)))
        self.blueprint = replace(self.blueprint, quizzes=(*self.blueprint.quizzes[:-1], quiz))

    def _read_drill(self, rest: str) -> None:
        text, _, ranges = rest.partition(":")
        text = next((sum_ for words, sum_ in SUMS if re.match(words, text.strip(), re.IGNORECASE)), text)
        found = re.findall(r"([a-z])\s*(?:from|in|=)?\s*(\d+)\s*(?:to|-|\.\.|–)\s*(\d+)", ranges)
        formula = parse_formula(text)
        operands = tuple((n, min(int(a), int(b)), max(int(a), int(b))) for n, a, b in found)
        if not operands:
            raise LineError("a drill needs its numbers: “drill a * b: a 1 to 12, b 1 to 12”")
        self.add("drills", Drill(self.blueprint.title or "Practice", formula, operands, self.line))

    def _read_pick(self, rest: str) -> None:
        self.add("pickers", read_picker(rest, self.line))

    def _read_counter(self, rest: str) -> None:
        numbers = {k: int(v) for k, v in re.findall(r"\b(goal|start|step)\s+(\d+)", rest)}
        is_daily = bool(re.search(r"\bdaily\b", rest))
        label = re.sub(r"\b(goal|start|step)\s+\d+|\bdaily\b", " ", rest)
        label = " ".join(label.split()).strip(" :,") or "Count"
        start, step, goal = numbers.get("start", 0), max(1, numbers.get("step", 1)), numbers.get("goal", 0)
        self.add("counters", Counter(label, start, step, goal, is_daily, self.line))

    def _read_habit(self, rest: str) -> None:
        self.add("habits", Habit(rest.strip(" :") or "Done", self.line))

    def _read_machine(self, rest: str) -> None:
        description = rest.strip(" :")
        if not description:
            raise LineError("a machine needs a name or a description")
        self.add("machines", Machine(identifier(description).replace("_", "-"), description, self.line))

    _read_game = _read_machine
