"""Settles what records must not go against between them: the fields meant, and what can be compared at all."""

from dataclasses import replace

from app.domain.blueprint import Record
from app.domain.blueprint_rules import Apart, Limit, UniqueTogether
from app.domain.blueprint_scope import Scope
from app.domain.formula import FormulaError, Name, Number
from app.domain.nearest_name import nearest_name

_NOT_COMPARED = ("image", "longtext", "yesno")
_SPANS = ("date", "time", "number")


def settle_together(part: UniqueTogether, record: Record) -> UniqueTogether:
    """Return it with the fields meant. Raises `FormulaError` where they cannot be compared."""
    fields = tuple(_field(name, record) for name in part.fields)
    if len(set(fields)) < 2 or not _are_compared(fields, record):
        raise FormulaError("what is unique together are two fields or more that can be compared")
    return replace(part, fields=fields)


def settle_apart(part: Apart, record: Record) -> Apart:
    """Return it with the fields meant; times get the day they are of, where the record has one."""
    start, end = (_field(name, record) for name in (part.start, part.end))
    kinds = {f.name: f.type for f in record.fields}
    if start == end or kinds.get(start) != kinds.get(end) or kinds.get(start) not in _SPANS:
        raise FormulaError("what is kept apart needs two dates, two times or two numbers: “apart arrival to departure”")
    by = tuple(dict.fromkeys(_field(name, record) for name in part.by))
    if {start, end} & set(by) or not _are_compared(by, record):
        raise FormulaError("what is kept apart is so by fields that can be compared")
    dates = [f.name for f in record.fields if f.type == "date"]
    if kinds[start] == "time" and dates and not set(by) & set(dates):
        by = (dates[0], *by)
    return replace(part, start=start, end=end, by=by)


def settle_limit(part: Limit, scope: Scope) -> Limit:
    """Return it with the fields and the number meant. Raises `FormulaError` for what is no limit."""
    record = scope.record
    assert record is not None
    per = tuple(dict.fromkeys(_field(name, record) for name in part.per))
    if not _are_compared(per, record):
        raise FormulaError("what is limited is so by fields that can be compared")
    summed = _field(part.summed, record) if part.summed else ""
    if summed and not next((f.is_numeric for f in record.fields if f.name == summed), False):
        raise FormulaError(f"“{summed.replace('_', ' ')}” is no number that can be summed up")
    if isinstance(part.most, Number):
        if part.most.value < 1:
            raise FormulaError("a limit is one at least")
        return replace(part, per=per, summed=summed)
    assert isinstance(part.most, Name)
    most = _bound(part.most, per, scope)
    if most.owner and most.owner not in per:
        if per:
            raise FormulaError(f"“{most.name.replace('_', ' ')}” is not the same for all that count together")
        per = (most.owner,)
    return replace(part, most=most, per=per, summed=summed)


def _bound(name: Name, per: tuple[str, ...], scope: Scope) -> Name:
    """Return the number meant: one of a record that is referred to, or a setting."""
    record = scope.record
    assert record is not None
    references = [f for f in record.fields if f.ref and (not per or f.name in per)]
    owners = [f for f in references if nearest_name(name.owner, [f.name, f.ref])] if name.owner else []
    for field in owners or ([] if name.owner else references):
        other = scope.blueprint.record(field.ref)
        numbers = [f.name for f in other.fields if f.is_numeric] if other else []
        if found := nearest_name(name.name, numbers):
            return Name(found, field.name)
    settings = [s.name for s in scope.blueprint.settings if s.is_numeric]
    found = None if name.owner else nearest_name(name.name, settings)
    if found is None or record.field(found):  # a record's own number is not the same for all of them
        raise FormulaError("a limit is a number, a setting, or a number of what is referred to: “limit 12 per course”")
    return Name(found)


def _field(name: str, record: Record) -> str:
    """Return the field that is meant; “per day” means the date."""
    found = nearest_name(name, [f.name for f in record.fields])
    if found is None and name in ("day", "date"):
        found = next((f.name for f in record.fields if f.type == "date"), None)
    if found is None:
        raise FormulaError(f"there is no “{name.replace('_', ' ')}” here")
    return found


def _are_compared(names: tuple[str, ...], record: Record) -> bool:
    return {f.name for f in record.fields if f.type not in _NOT_COMPARED}.issuperset(names)
