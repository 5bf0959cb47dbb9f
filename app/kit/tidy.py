"""A blueprint as the kit takes it: each name of a record means one thing, and a board has a first stage."""

from dataclasses import replace

from app.domain.blueprint import Blueprint, Record
from app.kit.moments import with_moments


def tidied(blueprint: Blueprint) -> Blueprint:
    """Return the blueprint with small contradictions settled, so that page, checks and design agree."""
    return replace(blueprint, records=tuple(_tidied(with_moments(r, blueprint.title)) for r in blueprint.records))


def _tidied(record: Record) -> Record:
    worked_out = {calc.name for calc in record.calcs}
    # What is worked out is not asked for; a record whose every field is worked out keeps them, to have a form at all.
    fields = tuple(f for f in record.fields if f.name not in worked_out) or record.fields
    if not record.stage:
        return replace(record, fields=fields)
    first = {f.name: f.options[0] for f in fields if f.name == record.stage.field and f.options and not f.default}
    return replace(record, fields=tuple(replace(f, default=first.get(f.name, f.default)) for f in fields))
