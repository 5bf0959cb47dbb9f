"""Made-up records for checks: plausible, distinct, and such that conditions hold for one and not for another."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, product

from app.domain.blueprint import Blueprint, Field, FieldType, Record
from app.domain.formula import Aggregate, Binary, Formula, Name, Number, Unary, names_in, walk
from app.kit.evaluate import Row, Value, World, evaluate_row, is_truth
from app.kit.rule_faults import goes_against
from app.kit.sample_rules import keep_apart
from app.kit.sample_values import another, is_sound, parse_typed
from app.kit.sections.records import form_fields
from app.kit.showing import show

TODAY = "2026-03-11"
CLOCK = "09:00"
"""The time at which the page's clock is set when a check begins."""
_WORDS = (
    "Maple",
    "Quartz",
    "Nimbus",
    "Cobalt",
    "Ember",
    "Walnut",
    "Saffron",
    "Pebble",
    "Juniper",
    "Falcon",
    "Tundra",
    "Velvet",
)
_OTHER_WORDS = ("Harbor", "Meadow", "Summit", "Canyon", "Lagoon", "Prairie", "Glacier", "Orchard")
_VALUES: dict[FieldType, tuple[str, ...]] = {
    "longtext": ("soft light", "cold rain", "warm wind"),
    "percent": ("20", "5", "50"),
    "stars": ("4", "2", "5"),
    "date": ("2026-03-02", "2026-03-13", "2026-02-14"),
    "color": ("#aa3300", "#0055aa", "#228833"),
    "link": ("example.org/one", "example.org/two", "example.org/three"),
    "email": ("one@example.org", "two@example.org", "three@example.org"),
    "phone": ("555 0101", "555 0102", "555 0103"),
    "yesno": ("yes", "no", "yes"),
}
_STARTS, _ENDS = ("09:00", "13:15", "22:30"), ("10:30", "15:00", "06:15")
_END_WORDS = tuple(
    "end finish until stop out wake to left leave leaves went go gone back up off ended stopped home".split()
)


class NoRoomError(Exception):
    """The rules of an app leave no room for one more made-up record: `limit 1`."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One made-up record: what is typed into each field, and the row that must come of it."""

    record: Record
    typed: Mapping[str, str]
    row: Row


class Scene:
    """Records added one by one, with the world as it then is. Only a builder of values: nothing is run here."""

    def __init__(self, blueprint: Blueprint) -> None:
        self.blueprint = blueprint
        self.rows: dict[str, list[Row]] = {r.name: _start_rows(blueprint, r) for r in blueprint.records}
        self.samples: list[Sample] = []
        self.settings = {s.name: parse_typed(s.default, s.type) for s in blueprint.settings}
        self.clock = CLOCK

    @property
    def world(self) -> World:
        return World(self.blueprint, self.rows, f"{TODAY}T{self.clock}", self.settings)

    def add(self, record: Record, number: int, chosen: Mapping[str, str] | None = None) -> Sample:
        """Make the record's sample `number` (0, 1, 2…), some of its values chosen; references by their titles.

        Raises `NoRoomError` where the app's own rules leave no room for it.
        """
        typed, row = self.made(record, number, chosen or {})
        row["$id"] = f"new-{record.name}-{number}"
        if goes_against(self.world, record, row):
            raise NoRoomError
        self.rows[record.name].append(row)
        sample = Sample(record, typed, row)
        self.samples.append(sample)
        return sample

    def made(self, record: Record, number: int, chosen: Mapping[str, str]) -> tuple[dict[str, str], Row]:
        """Return what would be typed for a sample and the row it would make, without adding it."""
        asked = {f.name for f in form_fields(record)}
        typed: dict[str, str] = {}
        row: Row = {"$id": "made"}
        for field in record.fields:
            if field.name not in asked or field.type == "image":
                row[field.name] = False if field.type == "yesno" else parse_typed(field.default, field.type)
            elif field.type == "ref":
                others = self.rows.get(field.ref, [])
                other = others[number % min(2, len(others))] if others else None
                if field.name in chosen:
                    other = next((o for o in others if self.title(field.ref, o) == chosen[field.name]), other)
                title = self.title(field.ref, other) if other else ""
                typed[field.name] = title
                row[field.name] = other["$id"] if other and title else ""
            else:
                text = chosen[field.name] if field.name in chosen else self._typed(record, field, number)
                typed[field.name] = self._unlike_others(record, field, text) if field.is_unique else text
                row[field.name] = parse_typed(typed[field.name], field.type)
        keep_apart(self.world, record, typed, row, frozenset(chosen))
        return typed, row

    def _unlike_others(self, record: Record, field: Field, text: str) -> str:
        """Return the text, or another one of its kind where a record holds it already and none may twice."""
        if not is_sound(text, field.type):
            return text
        held = [row.get(field.name) for row in self.rows[record.name]]
        candidates = (text, *(another(text, field.type, turn) for turn in range(1, len(held) + 2)))
        return next((c for c in candidates if not c or parse_typed(c, field.type) not in held), text)

    def title(self, record_name: str, row: Row) -> str:
        """Return how a row is called on the page."""
        record = self.blueprint.record(record_name)
        if record is None or row.get(record.title_field.name) in (None, ""):
            return ""
        return self.shown(record, record.title_field, row)

    def shown(self, record: Record, field: Field, row: Row) -> str:
        """Return what a field of a row looks like on the page."""
        value = row.get(field.name)
        if field.type == "ref":
            other = next((r for r in self.rows.get(field.ref, []) if r["$id"] == value), None)
            return self.title(field.ref, other) if other and field.ref != record.name else ""
        return show(value, field.type)

    def locator(self, record: Record, row: Row) -> str:
        """Return text by which a person would find the row: of the first field whose text stands nowhere else."""
        others = [r for r in self.rows[record.name] if r is not row]
        fields = [f for f in (record.title_field, *record.fields) if f.type not in ("yesno", "image", "stars")]
        texts = [text for field in fields if (text := self.shown(record, field, row)) not in ("", "–")]
        labels = [f.label for f in record.fields] + [c.label for c in record.calcs]
        elsewhere = labels + [self.shown(record, field, other) for other in others for field in record.fields]
        alone = [t for t in texts if not any(t.casefold() in e.casefold() for e in elsewhere)]
        return (alone or texts or [self.title(record.name, row)])[0]

    def _unlike_the_page(self, words: tuple[str, ...]) -> list[str]:
        """Leave out words that the page shows anyway, also inside others: "Ember" is seen in "Member"."""
        shown = [line.text for line in self.blueprint.lines]
        shown += [f"{r.label} {f.label} {' '.join(f.options)}" for r in self.blueprint.records for f in r.fields]
        page = " ".join(shown).casefold()
        return [word for word in words if word.casefold() not in page] or list(words)

    def _typed(self, record: Record, field: Field, number: int) -> str:
        place = record.fields.index(next(f for f in record.fields if f.name == field.name))
        kind = [r.name for r in self.blueprint.records].index(record.name)
        match field.type:
            case "text" if field.name == record.title_field.name:
                words = self._unlike_the_page(_WORDS)
                return words[(number + 3 * kind) % len(words)]
            case "text":
                shared = number % 2 if field.name in _split_by(record) else number
                words = self._unlike_the_page(_OTHER_WORDS)
                return words[(shared + 3 * place) % len(words)]
            case "number":
                return str((12, 7, 30)[number % 3] + place)
            case "money":
                return str((12.5, 8.25, 40)[number % 3] + place)
            case "choice":
                return field.options[number % len(field.options)] if field.options else ""
            case "time":
                is_end = any(word in field.name.split("_") for word in _END_WORDS)
                return (_ENDS if is_end else _STARTS)[number % 3]
            case "date" if any(word in field.name for word in ("birth", "born")):
                return ("1990-03-02", "1985-03-13", "2001-02-14")[number % 3]
            case kind_of_value:
                values = _VALUES[kind_of_value]
                return values[number % len(values)]


def records_needed(blueprint: Blueprint, record: Record, formulas: tuple[Formula, ...] = ()) -> list[Record]:
    """Return the records to fill in before these formulas over `record` mean something, in an order that works."""
    wanted = {record.name} | {f.ref for f in record.fields if f.ref}
    todo = [(record, formula) for formula in formulas]
    seen: set[int] = set()
    while todo:
        owner, formula = todo.pop()
        if id(formula) in seen:
            continue
        seen.add(id(formula))
        for part in walk(formula):
            if isinstance(part, Aggregate) and part.record:
                wanted.add(part.record)
            if isinstance(part, Name):
                homes = [owner, *(r for r in blueprint.records if r.name in wanted)]
                todo += [(home, c.formula) for home in homes for c in home.calcs if c.name == part.name]
    for _ in blueprint.records:  # what those refer to, and what that refers to…
        wanted |= {f.ref for r in blueprint.records if r.name in wanted for f in r.fields if f.ref}
    ordered: list[Record] = []
    left = [r for r in blueprint.records if r.name in wanted]
    while left:
        done = {r.name for r in ordered}
        ready = next((r for r in left if all(not f.ref or f.ref == r.name or f.ref in done for f in r.fields)), left[0])
        ordered.append(ready)
        left.remove(ready)
    return ordered


def telling_cases(condition: Formula) -> list[tuple[Formula, bool]]:
    """Return cases that tell the condition from its parts: (what is to be so, whether the condition then holds)."""
    both, either = _split(condition, "and"), _split(condition, "or")
    if len(both) > 1:
        fails = [_joined("and", [*(b for b in both if b is not part), Unary("not", part)]) for part in both]
        cases = [(condition, True), *((case, False) for case in fails[:3])]
        parts = [(part, [b for b in both if b is not part]) for part in both]
    else:
        others = {id(part): [Unary("not", e) for e in either if e is not part] for part in either}
        cases = [(_joined("and", [part, *others[id(part)]]), True) for part in either[:3]]
        cases.append((Unary("not", condition), False))
        parts = [(part, [*others[id(part)]]) for part in either]
    return [*cases, *(case for part, rest in parts[:3] for case in _at_the_border(part, rest))]


def _at_the_border(part: Formula, rest: list[Formula]) -> list[tuple[Formula, bool]]:
    """Return the case that tells < from <=: both sides the same, and the rest so that it depends on this part."""
    if not isinstance(part, Binary) or part.operator not in ("<", "<=", ">", ">="):
        return []
    return [(_joined("and", [Binary("=", part.left, part.right), *rest]), part.operator in ("<=", ">="))]


def _split(formula: Formula, operator: str) -> list[Formula]:
    if isinstance(formula, Binary) and formula.operator == operator:
        return [*_split(formula.left, operator), *_split(formula.right, operator)]
    return [formula]


def _joined(operator: str, parts: list[Formula]) -> Formula:
    joined = parts[0]
    for part in parts[1:]:
        joined = Binary(operator, joined, part)
    return joined


def values_for(
    condition: Formula, scene: Scene, record: Record, number: int, inputs: Mapping[str, Value] | None = None
) -> dict[str, str] | None:
    """Return values for sample `number` for which the condition holds; None where none is found. `inputs` is what is
    typed beside the record."""
    fields = _fields_behind(condition, record)
    candidates = [list(_candidates(field, condition, scene, record, number)) for field in fields]
    for field, texts in zip(fields, candidates, strict=True):
        texts[:0] = [near for value in (inputs or {}).values() for near in _near(value, field.type)]
    for values in islice(product(*candidates), 3000):
        chosen = {f.name: v for f, v in zip(fields, values, strict=True)}
        _, row = scene.made(record, number, chosen)
        world = replace(scene.world, rows={**scene.rows, record.name: [*scene.rows[record.name], row]})
        if is_truth(evaluate_row(condition, world, record, row, inputs)):
            return chosen
    return None


def _near(value: Value, type_: FieldType) -> tuple[str, ...]:
    """Return values of a type that are, or are next to, what is typed elsewhere."""
    if isinstance(value, float) and type_ in ("number", "money", "percent"):
        return f"{value:g}", f"{value - 1:g}", f"{value + 1:g}"
    if not isinstance(value, str) or (type_ == "date") != bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value)):
        return ()
    if type_ == "date":
        return value, another(value, type_, 1), another(value, type_, -1)
    return (value,) if type_ in ("text", "longtext") or (type_ == "time" and re.fullmatch(r"\d\d:\d\d", value)) else ()


def _fields_behind(formula: Formula, record: Record) -> list[Field]:
    """Return the fields asked in the form that the formula reads, also through worked-out values."""
    names, todo = set[str](), set(names_in(formula))
    while todo:
        name = todo.pop()
        names.add(name)
        for calc in record.calcs:
            if calc.name == name:
                todo |= set(names_in(calc.formula)) - names
    return [f for f in form_fields(record) if f.name in names and f.type not in ("image", "ref")]


def _candidates(field: Field, condition: Formula, scene: Scene, record: Record, number: int) -> Iterator[str]:
    yield scene.made(record, number, {})[0].get(field.name, "")
    match field.type:
        case "yesno":
            yield from ("yes", "no")
        case "choice":
            yield from field.options
        case "stars":
            yield from ("1", "3", "5")
        case "date":
            yield from (
                "2026-03-11",
                "2026-03-12",
                "2026-03-10",
                "2026-02-01",
                "2026-03-04",
                "2025-06-15",
                "2026-05-20",
                "2024-01-05",
                "1950-06-07",
            )
        case "time":
            yield from ("", "07:05", "23:55")
        case "number" | "money" | "percent":
            for part in walk(condition):
                if isinstance(part, Number):
                    yield from (f"{part.value + step:g}" for step in (-1, 1, 0))
            yield from ("0", "1", "3", "40", "100", "1000", "100000")
        case "text" | "longtext":
            yield from (
                part.value for part in walk(condition) if hasattr(part, "value") and isinstance(part.value, str)
            )
        case _:
            return


def _split_by(record: Record) -> set[str]:
    """Return the fields by which lists and figures are split: samples share some of their values."""
    groups = [t.group.field for t in record.totals if t.group] + [c.group.field for c in record.charts]
    return {*groups, *(c.field for c in record.filters), *((record.group.field,) if record.group else ())}


def _start_rows(blueprint: Blueprint, record: Record) -> list[Row]:
    rows: list[Row] = []
    for number, texts in enumerate(record.start, 1):
        row: Row = {"$id": f"start-{number}"}
        for place, field in enumerate(record.fields):
            text = texts[place] if place < len(texts) else ("" if field.type == "date" else field.default)
            row[field.name] = (
                _reference(blueprint, field, text) if field.type == "ref" else parse_typed(text, field.type)
            )
        rows.append(row)
    return rows


def _reference(blueprint: Blueprint, field: Field, title: str) -> str:
    other = blueprint.record(field.ref)
    if other is None:
        return ""
    place = [f.name for f in other.fields].index(other.title_field.name)
    found = next((i for i, t in enumerate(other.start, 1) if place < len(t) and t[place].strip() == title.strip()), 0)
    return f"start-{found}" if found else ""
