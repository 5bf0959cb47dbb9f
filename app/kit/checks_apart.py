"""Checks that what is kept apart is: what overlaps is told with what is in the way, what follows on is saved."""

from dataclasses import replace
from datetime import date, timedelta

from app.domain.blueprint import Blueprint, Record, label_of
from app.domain.blueprint_rules import Apart
from app.domain.check import Check, Step
from app.kit.check_samples import TODAY, Sample, Scene
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
from app.kit.evaluate import Row
from app.kit.rule_faults import alike_fields, day_field, goes_against
from app.kit.sections.frame import in_sentence, plural
from app.kit.sections.records import form_fields
from app.kit.showing import DASH, show, show_days

_TOLD = "is taken then"
_SPANS = {
    "date": ("2026-06-10", "2026-06-14", "2026-06-12", "2026-06-19", "2026-06-08"),
    "time": ("18:00", "20:30", "19:15", "21:45", "16:30"),
    "number": ("40", "60", "50", "75", "25"),
}
"""A beginning and an end; a place between them, one behind and one before."""
_DAY = "2026-06-10"


def apart_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """Return a check for each line that keeps records apart."""
    return [_apart(blueprint, record, apart) for apart in record.aparts]


def _apart(blueprint: Blueprint, record: Record, apart: Apart) -> Check:
    made = _Apart(blueprint, record, apart)
    names = " and the same ".join(in_sentence(label_of(name)) for name in apart.by)
    same = f" with the same {names}" if names else ""
    many, start, end = (in_sentence(label_of(name)) for name in (plural(record.label), apart.start, apart.end))
    says = f"No two {many}{same} overlap from {start} to {end}."
    return Check(says, (*made.steps(), Step("quiet")), known_line(apart.line))


class _Apart:
    """Adds one record, then tries others against it."""

    def __init__(self, blueprint: Blueprint, record: Record, apart: Apart) -> None:
        self._scene, self._record, self._apart = Scene(blueprint), record, apart
        self._kind = next(f.type for f in record.fields if f.name == apart.start)
        self._added = 0
        self._first: Sample | None = None

    def steps(self) -> list[Step]:
        record, blueprint = self._record, self._scene.blueprint
        steps = [*on_a_known_day(blueprint), *setting_up(self._scene, record, count=0)]
        asked = {f.name for f in form_fields(record)}
        if not asked.issuperset(self._apart.fields):
            return [*steps, *add_steps(self._scene.add(record, 0)), so_many(self._scene, record, 1)]
        begin, end, within, after, before = _SPANS[self._kind]
        first = self._first = self._scene.add(record, 0, self._chosen(begin, end))
        steps += [*add_steps(first), so_many(self._scene, record, 1)]
        self._added = 1
        if first.typed[self._apart.start] != begin or not all(first.typed.get(name) for name in self._apart.fields):
            return steps  # what is there from the beginning, or a limit, had no room for it
        steps += self._refused(within, after)
        steps += [*self._typed_anew(before, within), *self._told(), *self._typed_anew(before, after), *self._told()]
        if self._kind != "time":
            backwards = f"{label_of(self._apart.end)} is before {in_sentence(label_of(self._apart.start))}"
            steps += [*self._typed_anew(after, begin), Step("see", value=backwards, within=form_name(record))]
        saved = self._row(end, after)
        if not goes_against(self._scene.world, record, saved):
            steps += [*self._typed_anew(end, after), self._counted(saved)]
            steps += self._edited(saved, within, after) if self._kind != "time" else []
        steps += self._over_midnight() if self._kind == "time" and day_field(self._apart, record) else []
        return steps + self._elsewhere() + self._from_a_file()

    def _chosen(self, start: str, end: str, **others: str) -> dict[str, str]:
        """Return what is typed for a record like the first one, from somewhere to somewhere."""
        same = {name: self._first.typed[name] for name in self._apart.by} if self._first else {}
        day = day_field(self._apart, self._record)
        return {**({day: _DAY} if day else {}), **same, self._apart.start: start, self._apart.end: end, **others}

    def _made(self, number: int, start: str, end: str, **others: str) -> tuple[dict[str, str], Row]:
        """Return a record as typed, also where the rules forbid it."""
        chosen = self._chosen(start, end, **others)
        bare = replace(self._record, aparts=(), limits=())
        return self._scene.made(bare, number, chosen)

    def _row(self, start: str, end: str, **others: str) -> Row:
        row = self._made(1, start, end, **others)[1]
        row["$id"] = "new"
        return row

    def _refused(self, start: str, end: str) -> list[Step]:
        typed, row = self._made(1, start, end)
        return [*add_steps(Sample(self._record, typed, row)), *self._told()]

    def _typed_anew(self, start: str, end: str) -> list[Step]:
        form = form_name(self._record)
        ends = ((self._apart.start, start), (self._apart.end, end))
        return [*(Step("fill", label_of(name), text, within=form) for name, text in ends), Step("press", form, form)]

    def _told(self) -> list[Step]:
        """The record that is in the way is named, and the other one not saved."""
        assert self._first is not None
        told = f"{_TOLD}: {self._held(self._first.row)}"
        shown = Step("see", value=told, within=form_name(self._record))
        return [shown, so_many(self._scene, self._record, self._added)]

    def _held(self, row: Row) -> str:
        """Return who is there from when to when, as the page says it (Kit.takenText)."""
        record, apart, scene = self._record, self._apart, self._scene
        named = [record.title_field, *(f for f in record.fields if f.type in ("text", "ref", "email"))]
        names = (scene.shown(record, f, row) for f in named if f.name not in apart.fields)
        who = next((name for name in names if name not in ("", DASH)), "")
        start, end = row[apart.start], row[apart.end]
        if self._kind == "date":
            when = show_days(str(start), str(end), TODAY)
        else:
            day = day_field(apart, record)
            when = f"{show(start, 'number')}–{show(end, 'number')}"
            when = f"{show_days(str(row[day]), str(row[day]), TODAY)}, {when}" if day else when
        return f"{who}, {when}" if who else when

    def _counted(self, row: Row) -> Step:
        row["$id"] = f"new-{self._record.name}-{self._added}"
        self._scene.rows[self._record.name].append(row)
        self._added += 1
        return so_many(self._scene, self._record, self._added)

    def _edited(self, row: Row, start: str, end: str) -> list[Step]:
        """A record is in no way of itself when it gets shorter; put where another is, it is refused."""
        assert self._first is not None
        record, within, where = self._record, list_name(self._record), section_name(self._record)
        field = record.field(self._apart.start)
        if field is None or is_hidden(record, field):
            return []
        mine, other = (self._scene.locator(record, one) for one in (self._first.row, row))
        shorter = {"date": "2026-06-13", "number": "55"}[self._kind]
        end = label_of(self._apart.end)
        return [
            *(Step("press", "Edit", within, row=mine), Step("fill", end, shorter, where), Step("press", "Save", where)),
            Step("see", value=shorter, within=within),
            *(Step("press", "Edit", within, row=other), Step("fill", field.label, start, where)),
            *(Step("press", "Save", where), Step("see", value=_TOLD, within=where), Step("press", "Cancel", where)),
        ]  # fmt: skip

    def _over_midnight(self) -> list[Step]:
        """What ends on the next day is in the way there."""
        day = day_field(self._apart, self._record)
        late, early = self._made(2, "23:00", "01:30"), self._made(3, "00:45", "02:00", **{day: _next(_DAY)})
        rows = [row for _, row in (late, early)]
        if goes_against(self._scene.world, self._record, rows[0]):
            return []
        added = [*add_steps(Sample(self._record, late[0], rows[0])), self._counted(rows[0])]
        told = Step("see", value=f"{_TOLD}: {self._held(rows[0])}", within=form_name(self._record))
        return [*added, *add_steps(Sample(self._record, early[0], rows[1])), told]

    def _elsewhere(self) -> list[Step]:
        """The same time is free where one of the fields is another."""
        begin, end, *_ = _SPANS[self._kind]
        for field in (f for f in self._record.fields if f.name in alike_fields(self._apart, self._record)):
            for option in self._others(field.name):
                typed, row = self._made(4, begin, end, **{field.name: option})
                row["$id"] = "new"
                if typed[field.name] == option and not goes_against(self._scene.world, self._record, row):
                    return [*add_steps(Sample(self._record, typed, row)), self._counted(row)]
        return []

    def _others(self, name: str) -> list[str]:
        """Return other values of a field: options, or the records referred to."""
        assert self._first is not None
        field = self._record.field(name)
        if field is None:
            return []
        if field.type == "ref":
            titles = [self._scene.title(field.ref, row) for row in self._scene.rows[field.ref]]
        else:
            titles = list(field.options) or [self._scene.made(self._record, number, {})[0][name] for number in range(3)]
        return [title for title in titles if title and title != self._first.typed[name]]

    def _from_a_file(self) -> list[Step]:
        """Of a table, what overlaps is left out, and what that is is told."""
        assert self._first is not None
        begin, end, *_ = _SPANS[self._kind]
        free = {"date": ("2026-08-03", "2026-08-05"), "number": ("400", "420")}.get(self._kind, ("05:00", "05:45"))
        names = list(self._apart.fields)
        lines = [[self._chosen(*span)[name] for name in names] for span in ((begin, end), free)]
        free_row = self._row(*free)
        if goes_against(self._scene.world, self._record, free_row):
            return []
        table = [[label_of(name) for name in names], *lines]
        if any(sign in text for line in table for text in line for sign in ',"\n'):
            return []
        text = "\n".join(("1", *(",".join(line) for line in table)))
        many = in_sentence(plural(self._record.label))
        told = Step("see", value="1 added from the file. 1 left out, taken then")
        return [Step("many", f"Import {many} (CSV)", text), told, self._counted(free_row)]


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
