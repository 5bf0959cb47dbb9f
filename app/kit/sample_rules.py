"""Changes what would be typed into a made-up record until it goes against none of its app's rules."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice, product

from app.domain.blueprint import Field, Record
from app.domain.blueprint_rules import Apart
from app.kit.evaluate import Row, World
from app.kit.rule_faults import day_field, goes_against
from app.kit.sample_values import alternatives, another, is_sound, parse_typed
from app.kit.showing import show_number

_TRIED = 3000
_DAYS_LONG = (3, 2, 4)
Texts = dict[str, str]


def keep_apart(world: World, record: Record, typed: dict[str, str], row: Row, chosen: frozenset[str]) -> None:
    """Change values, rather such as nobody chose, where records are the same or overlap, or there is no more room."""
    _unlike(world, record, typed, row, chosen)
    for apart in record.aparts:
        _end_later(apart, record, typed, row, chosen, len(world.rows[record.name]))
    if not goes_against(world, record, row):
        return
    axes = sorted(_axes(world, record, typed, row), key=lambda axis: not chosen & set(axis[-1]))  # last changes most
    before = dict(typed), dict(row)
    for texts in islice(product(*axes), _TRIED):
        for part in texts:
            for name, text in part.items():
                _put(world, record, typed, row, name, text)
        if not goes_against(world, record, row):
            return
    typed.update(before[0])
    row.update(before[1])


def _unlike(world: World, record: Record, typed: dict[str, str], row: Row, chosen: frozenset[str]) -> None:
    """Change a value where a record has the same in all that is unique together."""
    held = world.rows[record.name]
    for key in record.unique_together:
        fields = [f for f in record.fields if f.name in key.fields and f.type != "ref" and f.name in typed]
        fields.sort(key=lambda f: (f.name not in chosen, f.type != "choice"))  # what changes most comes last
        for texts in islice(product(*(alternatives(f, typed[f.name]) for f in fields)), 500):
            for field, text in zip(fields, texts, strict=True):
                _put(world, record, typed, row, field.name, text)
            if not any(all(row.get(name) == other.get(name) for name in key.fields) for other in held):
                break


def _end_later(
    apart: Apart, record: Record, typed: dict[str, str], row: Row, chosen: frozenset[str], number: int
) -> None:
    """Put the end behind the beginning; both where somebody chose them otherwise."""
    start, end = typed.get(apart.start, ""), typed.get(apart.end, "")
    field = record.field(apart.end)
    if field is None or not (is_sound(start, field.type) and is_sound(end, field.type)):
        return
    is_wrong = end == start if field.type == "time" else _later(start, field, 0) > _later(end, field, 0)
    if not is_wrong and (end != start or apart.end in chosen):
        return
    long = _DAYS_LONG[number % 3]
    is_end_kept = apart.end in chosen and apart.start not in chosen
    name, text, length = (apart.start, end, -long) if is_end_kept else (apart.end, start, long)
    typed[name] = _shifted(text, field, length * 30 if field.type == "time" else length)
    row[name] = parse_typed(typed[name], field.type)


def _later(text: str, field: Field, by: float) -> float:
    return (date.fromisoformat(text).toordinal() if field.type == "date" else float(text)) + by


def _shifted(text: str, field: Field, by: int) -> str:
    if field.type == "date":
        return (date.fromisoformat(text) + timedelta(days=by)).isoformat()
    return another(text, "time", by % (24 * 60)) if field.type == "time" else show_number(float(text) + by)


def _axes(world: World, record: Record, typed: dict[str, str], row: Row) -> Iterator[list[Texts]]:
    """Yield lists of changes, one of each to be made: when it is, what it is of, how much of it."""
    moved: set[str] = set()
    for apart in record.aparts:
        day = day_field(apart, record)
        names = (day,) if day and typed.get(day) else (apart.start, apart.end)
        fields = [f for f in record.fields if f.name in names and is_sound(typed.get(f.name, ""), f.type)]
        if len(fields) == len(names) and not moved & set(names):
            moved |= set(names)
            step = 30 if fields[0].type == "time" else 1
            yield [{f.name: _shifted(typed[f.name], f, turn * step) for f in fields} for turn in range(45)]
    said = {name for part in (*(a.by for a in record.aparts), *(li.per for li in record.limits)) for name in part}
    for field in record.fields:
        if field.name in said - moved and typed.get(field.name):
            yield [{field.name: text} for text in _others(world, field, typed[field.name])]
    for name in {limit.summed for limit in record.limits if typed.get(limit.summed)}:
        yield [{name: typed[name]}, {name: "1"}]


def _others(world: World, field: Field, text: str) -> list[str]:
    if field.type != "ref":
        return list(alternatives(field, text))[:8]
    other = world.blueprint.record(field.ref)
    titles = [str(r.get(other.title_field.name) or "") for r in world.rows.get(field.ref, [])] if other else []
    return [text, *(t for t in titles[:4] if t and t != text)]


def _put(world: World, record: Record, typed: dict[str, str], row: Row, name: str, text: str) -> None:
    field = record.field(name)
    if field is None or typed.get(name) == text:
        return
    typed[name] = text
    if field.type != "ref":
        row[name] = parse_typed(text, field.type)
        return
    other = world.blueprint.record(field.ref)
    title = other.title_field.name if other else ""
    row[name] = next((r["$id"] for r in world.rows[field.ref] if r.get(title) == text), row[name])
