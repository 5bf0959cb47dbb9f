"""Checks of the boxes that find records: what is typed there is answered with those that fit, and the list stays."""

from app.domain.blueprint import Blueprint, Find, Record
from app.domain.blueprint_finding import ASKED
from app.domain.check import Check, Step
from app.domain.formula import Name, walk
from app.kit.check_samples import TODAY, Sample, Scene, telling_cases, values_for
from app.kit.check_steps import add_steps, is_by_chance, known_line, list_name, on_a_known_day, setting_up
from app.kit.evaluate import Row, Value, evaluate_row, is_truth
from app.kit.finding import fits
from app.kit.sections.frame import in_sentence, plural
from app.kit.sections.records import is_required
from app.kit.sections.records_finding import find_name

_ASKED = {
    "number": ("20", "3", "500"), "money": ("20", "3", "500"), "percent": ("20", "3", "95"),
    "date": (TODAY, "2026-06-20", "2025-12-01"), "time": ("12:00", "18:30", "06:00"),
}  # fmt: skip
_MOST_CASES = 5


def find_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """Return a check for each box."""
    return [_finding(blueprint, record, find) for find in record.finds]


def _finding(blueprint: Blueprint, record: Record, find: Find) -> Check:
    one = in_sentence(record.label)
    says = f"What is typed into “{find.label}” is answered with each {one} that fits, and the list stays as it is."
    typed = _typed_values(blueprint, record, find)
    scenes = [_Finding(blueprint, record, find, asked) for asked in typed[:3]]
    told = next((s for s in scenes if 0 < len(s.found()) < len(s.scene.rows[record.name])), scenes[0])
    steps = [*told.setting_up, *told.steps()]
    nothing = next((asked for asked in typed if not told.found(asked)), "")
    if nothing and not is_by_chance(find.condition, record):
        steps += told.asking(nothing)
    within = find_name(find)
    gone = (f"No {one} fits", f"1 {one} fits", f"{in_sentence(plural(record.label))} fit:")
    steps += [Step("fill", find.label, "", within), *(Step("see_not", value=text, within=within) for text in gone)]
    return Check(says, (*steps, Step("quiet")), known_line(find.line))


class _Finding:
    """A scene with records that fit what is asked and such that just do not."""

    def __init__(self, blueprint: Blueprint, record: Record, find: Find, asked: str) -> None:
        self._record, self._find, self._asked = record, find, asked
        self._condition = fits(find, blueprint, record)
        self.scene = Scene(blueprint)
        self.setting_up = [
            *on_a_known_day(blueprint),
            *setting_up(self.scene, record, (find.condition,), count=0),
            *self._added(),
        ]

    def found(self, asked: str = "") -> list[Row]:
        """Return the rows that fit."""
        return [row for row in self.scene.rows[self._record.name] if self._fits(row, asked or self._asked)]

    def steps(self) -> list[Step]:
        """Ask, look, and look again when one more that fits has been added."""
        if is_by_chance(self._find.condition, self._record):
            return []
        steps = self.asking(self._asked)
        number = len(self.scene.rows[self._record.name])
        chosen = values_for(self._condition, self.scene, self._record, number, self._inputs(self._asked))
        if chosen is not None:
            steps += [*add_steps(self.scene.add(self._record, number, chosen)), *self._answer(self._asked)]
        return steps

    def asking(self, asked: str) -> list[Step]:
        """Type it in, texts as people may write them, and look at the answer and at the list."""
        written = f" {asked.upper()} " if self._find.type == "text" else asked
        return [Step("fill", self._find.label, written, find_name(self._find)), *self._answer(asked)]

    def _answer(self, asked: str) -> list[Step]:
        record, within = self._record, find_name(self._find)
        rows, one = self.found(asked), in_sentence(self._record.label)
        if not rows:
            return [Step("see", value=f"No {one} fits.", within=within)]
        count = f"1 {one} fits:" if len(rows) == 1 else f"{len(rows)} {in_sentence(plural(record.label))} fit:"
        steps = [Step("see", value=count, within=within)]
        answer = f"{self._find.label}: what fits"
        told = " ".join(self.scene.shown(record, f, row) for row in rows for f in record.fields).casefold()
        for row in self.scene.rows[record.name]:
            place = self.scene.locator(record, row)
            if place and row in rows:
                steps.append(Step("see", value=place, within=answer))
            elif place and place.casefold() not in told:
                steps.append(Step("see_not", value=place, within=answer))
                steps.append(Step("see", value=place, within=list_name(record)))
        return steps

    def _added(self) -> list[Step]:
        """Add a record for each case that tells the condition from its parts, as far as it can be typed."""
        samples: list[Sample] = []
        inputs = self._inputs(self._asked)
        for case, _ in telling_cases(self._find.condition)[:_MOST_CASES]:
            number = len(samples)
            chosen = values_for(case, self.scene, self._record, number, inputs)
            if chosen is not None:
                samples.append(self.scene.add(self._record, number, chosen))
        names = {part.name for part in walk(self._find.condition) if isinstance(part, Name) and not part.owner}
        for field in self._record.fields:  # what is left empty fits nothing
            is_open = field.name in names and not field.default and not is_required(self._record, field)
            if is_open and field.is_numeric and samples:
                empty = dict(samples[0].typed) | {field.name: ""}
                kept = {n: v for n, v in empty.items() if n in names}
                samples.append(self.scene.add(self._record, len(samples), kept))
        while len(samples) < 2:
            samples.append(self.scene.add(self._record, len(samples)))
        return [step for sample in samples for step in add_steps(sample)]

    def _fits(self, row: Row, asked: str) -> bool:
        return is_truth(evaluate_row(self._condition, self.scene.world, self._record, row, self._inputs(asked)))

    def _inputs(self, asked: str) -> dict[str, Value]:
        is_number = self._find.type in ("number", "money", "percent")
        return {ASKED: float(asked) if is_number else asked}


def _typed_values(blueprint: Blueprint, record: Record, find: Find) -> tuple[str, ...]:
    """Return what could be typed into the box: usual values, options, or texts that samples hold."""
    if find.type == "choice":
        return find.options
    if find.type in _ASKED:
        return _ASKED[find.type]
    scene = Scene(blueprint)
    setting_up(scene, record, (find.condition,), count=1)
    owners = {part.owner for part in walk(find.condition) if isinstance(part, Name) and part.owner}
    held = [s for s in scene.samples if s.record.name in {f.ref for f in record.fields if f.name in owners}]
    names = {part.name for part in walk(find.condition) if isinstance(part, Name)}
    texts = [text for s in held for name, text in s.typed.items() if name in names and text]
    return (*texts, "Glimmer", "Zenith")
