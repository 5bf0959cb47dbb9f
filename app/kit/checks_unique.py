"""Checks that what may be there only once is: a repeat is told and not saved, a record is no repeat of itself."""

from dataclasses import replace

from app.domain.blueprint import Blueprint, Field, Record, label_of
from app.domain.blueprint_rules import UniqueTogether
from app.domain.check import Check, Step
from app.kit.check_samples import Sample, Scene
from app.kit.check_steps import (
    add_steps,
    form_name,
    is_hidden,
    known_line,
    list_name,
    on_a_known_day,
    section_name,
    setting_up,
    so_many,
)
from app.kit.sections.frame import in_sentence, plural
from app.kit.sections.records import form_fields

_TOLD = "is there already"


def unique_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """Return a check for each field that no two records may share, and for the fields that are unique together."""
    checks = [_unique(blueprint, record, field) for field in form_fields(record) if field.is_unique]
    return checks + [_together(blueprint, record, key) for key in record.unique_together]


def _unique(blueprint: Blueprint, record: Record, field: Field) -> Check:
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, count=1)]
    first = next(s for s in scene.samples if s.record.name == record.name)
    second = scene.add(record, 1)
    held = first.typed.get(field.name, "")
    if held and held != second.typed.get(field.name):
        repeat = replace(second, typed={**second.typed, field.name: _said_again(field, held)})
        steps += [*add_steps(repeat), *_refused(scene, field, first), so_many(scene, record, 1)]
        steps += [Step("fill", field.label, second.typed[field.name], within=form_name(record))]
        steps += [Step("press", form_name(record), within=form_name(record)), so_many(scene, record, 2)]
        steps += _edited(scene, field, first, second)
        steps += _from_a_file(scene, record, field, first)
    says = f"No two {in_sentence(plural(record.label))} have the same {in_sentence(field.label)}."
    return Check(says, (*steps, Step("quiet")), known_line(field.line))


def _together(blueprint: Blueprint, record: Record, key: UniqueTogether) -> Check:
    """The same in all of the fields is refused; the same in all but one is not."""
    scene = Scene(blueprint)
    steps = [*on_a_known_day(blueprint), *setting_up(scene, record, count=1)]
    first = next(s for s in scene.samples if s.record.name == record.name)
    fields = {f.name: f for f in form_fields(record) if f.name in key.fields}
    held = {name: first.typed.get(name, "") for name in fields}
    free = [name for name, field in fields.items() if field.type != "ref"][-1:]
    second = scene.add(record, 1, {name: held[name] for name in fields if name not in free})
    other = [f for f in fields.values() if second.typed.get(f.name, "") != held[f.name]]
    if len(fields) == len(key.fields) and all(held.values()) and other:
        repeat = replace(second, typed={**second.typed, **held})
        told = ", ".join(scene.shown(record, fields[name], first.row) for name in key.fields)
        steps += [*add_steps(repeat), Step("see", value=f"“{told}” {_TOLD}", within=form_name(record))]
        steps += [so_many(scene, record, 1)]
        steps += [Step("fill", f.label, second.typed[f.name], within=form_name(record)) for f in other]
        steps += [Step("press", form_name(record), within=form_name(record)), so_many(scene, record, 2)]
    labels = " and the same ".join(in_sentence(label_of(name)) for name in key.fields)
    says = f"No two {in_sentence(plural(record.label))} have the same {labels}."
    return Check(says, (*steps, Step("quiet")), known_line(key.line))


def _said_again(field: Field, text: str) -> str:
    """Return the same value as somebody else would type it."""
    return f" {text.upper()}  " if field.type in ("text", "longtext") else text


def _refused(scene: Scene, field: Field, first: Sample) -> list[Step]:
    """The one that is there is named at the field."""
    told = f"“{scene.shown(first.record, field, first.row)}” {_TOLD}"
    return [Step("see", value=told, within=form_name(first.record))]


def _edited(scene: Scene, field: Field, first: Sample, second: Sample) -> list[Step]:
    """A record is saved with the value it has; another one's is refused."""
    record, within, where = first.record, list_name(first.record), section_name(first.record)
    if is_hidden(record, field):
        return []
    mine, other = (scene.locator(record, s.row) for s in (first, second))
    return [
        Step("press", "Edit", within=within, row=mine),
        Step("press", "Save", within=where),
        Step("see_not", value=_TOLD, within=where),
        Step("press", "Edit", within=within, row=other),
        Step("fill", field.label, _said_again(field, first.typed[field.name]), within=where),
        Step("press", "Save", within=where),
        Step("see", value=_TOLD, within=where),
        Step("press", "Cancel", within=where),
    ]


def _from_a_file(scene: Scene, record: Record, field: Field, first: Sample) -> list[Step]:
    """Of a table, what is there already is left out, and how many those are is told."""
    third, _ = scene.made(record, 2, {})
    new = third.get(field.name, "")
    if not new or any(sign in text for sign in ',"\n' for text in (field.label, new, first.typed[field.name])):
        return []
    if field.type == "ref" or any(s.typed.get(field.name) == new for s in scene.samples):
        return []
    table = f"1\n{field.label}\n{first.typed[field.name].lower()}\n{new}\n{new}"
    return [
        Step("many", f"Import {in_sentence(plural(record.label))} (CSV)", table),
        Step("see", value="1 added from the file. 2 left out, there already"),
        so_many(scene, record, 3),
    ]
