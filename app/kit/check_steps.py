"""The steps that checks of records are put together from: adding a made-up record, finding it again."""

from collections.abc import Callable

from app.domain.blueprint import Blueprint, Calc, Field, Record
from app.domain.check import Check, Step
from app.domain.formula import BY_THE_CLOCK, NOW, Call, Formula, Name, walk
from app.domain.words import identifier
from app.kit.check_samples import CLOCK, TODAY, NoRoomError, Sample, Scene, records_needed
from app.kit.moments import reads_now, uses_time
from app.kit.sections.frame import in_sentence, plural
from app.kit.sections.records import form_fields


def on_a_known_day(blueprint: Blueprint) -> list[Step]:
    """Return the steps that set the page's clock, where anything in the app depends on the day."""
    if not uses_dates(blueprint):
        return []
    return [Step("today", value=f"{TODAY}T{CLOCK}"), Step("reload")]


def at_a_known_time(blueprint: Blueprint, *formulas: Formula | None) -> list[Step]:
    """Return the steps that set the page's clock anew, where these formulas read what time it is: what was typed until
    then may have taken a minute."""
    if not any(reads_now(formula) for formula in formulas):
        return []
    return [Step("today", value=f"{TODAY}T{CLOCK}"), Step("reload")]


def uses_dates(blueprint: Blueprint) -> bool:
    """Say whether what the app shows depends on what day it is."""
    if uses_time(blueprint):
        return True
    for record in blueprint.records:
        typed = [f.type for f in record.fields] + [f.type for f in record.finds]
        if "date" in typed or record.reminders or record.calendar:
            return True
        if record.tick and record.tick.every != "once":
            return True
        formulas = [c.formula for c in record.calcs] + [w.condition for w in record.warnings]
        formulas += [h.condition for h in record.hides] + [f.condition for f in record.finds]
        if any(isinstance(p, Call) and p.function in BY_THE_CLOCK for f in formulas for p in walk(f)):
            return True
    return False


def add_steps(sample: Sample) -> list[Step]:
    """Return the steps that add a made-up record through its form."""
    record = sample.record
    form = form_name(record)
    steps = []
    for field in form_fields(record):
        typed = sample.typed.get(field.name, "")
        if (typed or field.default == NOW) and not (field.type == "yesno" and typed == "no" and not field.default):
            steps.append(Step("fill", field.label, typed, within=form))
    return [*steps, Step("press", form, within=form)]


def setting_up(
    scene: Scene, record: Record, formulas: tuple[Formula, ...] = (), count: int = 2, *, is_reversed: bool = False
) -> list[Step]:
    """Add the records that the formulas need to the scene, `count` of the record itself; return the steps."""
    steps: list[Step] = []
    for other in records_needed(scene.blueprint, record, formulas):
        if other.name == record.name:
            numbers = reversed(range(count)) if is_reversed else range(count)
            steps += [s for number in numbers for s in add_steps(scene.add(record, number))]
            continue
        refers = any(f.ref == record.name for f in other.fields)
        there = len(scene.rows[other.name])
        for number in range(3 if refers else max(0, 2 - there)):
            steps += add_steps(scene.add(other, number))
    return steps


def form_name(record: Record) -> str:
    """Return what the form and its button are called."""
    return f"Add {in_sentence(record.label)}"


def list_name(record: Record) -> str:
    """Return what the list is called."""
    return f"All {in_sentence(plural(record.label))}"


def section_name(record: Record) -> str:
    """Return the heading of the record's section."""
    return plural(record.label)


def so_many(scene: Scene, record: Record, added: int) -> Step:
    """The list says how many it has: those it began with and those added."""
    number = added + len(record.start)
    words = record.label if number == 1 else plural(record.label)
    return Step("see", value=f"{number} {words.lower()}", within=section_name(record))


def with_room(make: Callable[[], list[Check]]) -> list[Check]:
    """Return the checks; none where an app's limit leaves no room for what they would add."""
    try:
        return make()
    except NoRoomError:
        return []


def is_hidden(record: Record, field: Field) -> bool:
    """Say whether the list does not show a field: the back of a card, or the stage that is a column."""
    if record.cards and record.cards.back == field.name:
        return True
    return record.stage is not None and record.stage.field == field.name


def lines_below(blueprint: Blueprint, record: Record, word: str) -> tuple[int, ...]:
    """Return the lines of a record that begin with `word`: for those that have no noun of their own."""
    found, owner = [], ""
    for number, line in enumerate(blueprint.lines):
        keyword, _, rest = line.text.partition(" ")
        if keyword.lower().rstrip(":") == "record":
            owner = identifier(rest.partition(":")[0])
        elif keyword.lower().rstrip(":") == word and owner == record.name:
            found.append(number)
    return tuple(found)


def known_line(line: int) -> tuple[int, ...]:
    """Return the lines a check proves when its noun came from `line`."""
    return (line,) if line >= 0 else ()


def is_by_chance(formula: Formula, record: Record | None = None) -> bool:
    """Say whether a result cannot be known beforehand."""
    calcs: dict[str, Calc] = {c.name: c for c in record.calcs} if record else {}
    parts = list(walk(formula))
    for part in list(parts):
        if isinstance(part, Name) and part.name in calcs:
            parts += walk(calcs[part.name].formula)
    return any(isinstance(p, Call) and p.function in ("random_int", "random_choice", "password") for p in parts)
