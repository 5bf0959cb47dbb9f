"""Checks that there is no more than there is room for: the next one is told and not saved, elsewhere it is."""

import math
from dataclasses import replace

from app.domain.blueprint import Blueprint, Record, label_of
from app.domain.blueprint_rules import Limit
from app.domain.check import Check, Step
from app.domain.formula import Name
from app.kit.check_samples import TODAY, Sample, Scene
from app.kit.check_steps import (
    add_steps,
    form_name,
    known_line,
    list_name,
    on_a_known_day,
    section_name,
    setting_up,
    so_many,
)
from app.kit.evaluate import Row
from app.kit.rule_faults import amount_of, goes_against, room_left
from app.kit.sample_values import alternatives
from app.kit.sections.frame import in_sentence, plural
from app.kit.sections.records import form_fields
from app.kit.showing import show, show_day, show_number

_MOST_FROM_A_FILE = 500
_SET = "3"


def limit_checks(blueprint: Blueprint, record: Record) -> list[Check]:
    """Return a check for each limit."""
    return [_limit(blueprint, record, limit) for limit in record.limits]


def _limit(blueprint: Blueprint, record: Record, limit: Limit) -> Check:
    per = " and the same ".join(in_sentence(label_of(name)) for name in limit.per)
    what = in_sentence(label_of(limit.summed) if limit.summed else plural(record.label))
    says = f"There are no more {what}{f' with the same {per}' if per else ''} than the limit."
    return Check(says, (*_Limit(blueprint, record, limit).steps(), Step("quiet")), known_line(limit.line))


class _Limit:
    """Adds one record, fills up what room is left, and tries one more."""

    def __init__(self, blueprint: Blueprint, record: Record, limit: Limit) -> None:
        self._scene, self._record, self._limit = Scene(blueprint), record, limit
        self._added = 1

    def steps(self) -> list[Step]:
        scene, record, limit = self._scene, self._record, self._limit
        steps = [*on_a_known_day(scene.blueprint), *self._setting(), *setting_up(scene, record, count=0)]
        first = scene.add(record, 0, {limit.summed: "1"} if limit.summed else {})
        steps += [*add_steps(first), so_many(scene, record, 1)]
        asked = {f.name for f in form_fields(record)}
        left = room_left(limit, scene.world, record, scene.rows[record.name], first.row)
        if not asked.issuperset(limit.fields) or not math.isfinite(left) or left < 0:
            return steps
        filled = self._summed_up(first, left) if limit.summed else self._counted_up(first, left)
        return [*steps, *filled]

    def _setting(self) -> list[Step]:
        """A limit that is a setting follows it."""
        most = self._limit.most
        if not isinstance(most, Name) or most.owner or len(self._record.start) > 1:
            return []
        self._scene.settings[most.name] = float(_SET)
        return [Step("fill", label_of(most.name), _SET, within="Settings")]

    def _counted_up(self, first: Sample, left: float) -> list[Step]:
        """A table fills it up; what is one too many of it is left out, and so is one more by hand."""
        scene, record = self._scene, self._record
        room = math.floor(left)
        names = list(self._limit.per)
        if record.title_field.name not in names:
            names.append(record.title_field.name)
        cells = [self._in_file(first, name) for name in names]
        labels = [label_of(name) for name in names]
        if room > _MOST_FROM_A_FILE or any(sign in text for text in (*cells, *labels) for sign in ',"\n'):
            return []
        if any(not text for text in cells):
            return []
        table = f"{room + 1}\n{','.join(labels)}\n{','.join(cells)}"
        told = Step("see", value=f"{room} added from the file. 1 left out, full")
        for number in range(room):
            kept = {"$id": f"file-{number}", **{name: first.row[name] for name in self._limit.per}}
            scene.rows[record.name].append({f.name: None for f in record.fields} | kept)
        self._added += room
        more, _ = self._made(1, first)
        if any(more[name] != first.typed[name] for name in self._limit.per):
            return []
        many = in_sentence(plural(record.label))
        return [
            *(Step("many", f"Import {many} (CSV)", table), told, so_many(scene, record, self._added)),
            *(*add_steps(Sample(record, more, first.row)), *self._told(first, left - room)),
            *self._edited(first),
            *self._elsewhere(first),
        ]

    def _in_file(self, first: Sample, name: str) -> str:
        is_counted = name == self._record.title_field.name and self._record.title_field.type == "text"
        return "Entry {n}" if is_counted and name not in self._limit.per else first.typed.get(name, "")

    def _summed_up(self, first: Sample, left: float) -> list[Step]:
        """A little too much is refused, what there is room for is saved, and then it is full."""
        scene, record, name = self._scene, self._record, self._limit.summed
        field = record.field(name)
        if field is None or field.type == "stars" or left < 1 or left > 1e9:
            return []
        form = form_name(record)
        over, row = self._made(1, first, **{name: show_number(left + 1)})
        if any(over[one] != first.typed[one] for one in self._limit.per):
            return []
        steps = [*add_steps(Sample(record, over, row)), *self._told(first, left)]
        steps += [Step("fill", field.label, show_number(left), within=form), Step("press", form, within=form)]
        row[name], row["$id"] = left, "filling"
        scene.rows[record.name].append(row)
        self._added += 1
        third, _ = self._made(2, first, **{name: "1"})
        add = add_steps(Sample(record, third, first.row))
        steps += [so_many(scene, record, self._added), *add]
        is_same = all(third[one] == first.typed[one] for one in self._limit.per)  # another rule may have moved it
        return [*steps, *self._told(first, 0), *self._elsewhere(first)] if is_same else steps[: -len(add)]

    def _made(self, number: int, first: Sample, **others: str) -> tuple[dict[str, str], Row]:
        """Return a record that counts with the first, also where there is no room for it."""
        same = {name: first.typed[name] for name in self._limit.per}
        bare = replace(self._record, limits=())
        return self._scene.made(bare, number, {**same, **others})

    def _told(self, first: Sample, left: float) -> list[Step]:
        """How full it is is said, and the record not saved."""
        scene, record, limit = self._scene, self._record, self._limit
        others = [row for row in scene.rows[record.name] if row is not first.row]
        most = room_left(limit, scene.world, record, others, first.row) + sum(
            amount_of(limit, row) for row in others if all(row.get(n) == first.row.get(n) for n in limit.per)
        )
        what = ", ".join(self._shown(name, first.row) for name in limit.per) or "The list"
        full = f"{what} is full: {show_number(most - left)} of {show_number(most)}."
        few = f"{what} has only {show_number(left)} of {show_number(most)} left."
        told = Step("see", value=few if left > 0 else full, within=form_name(record))
        return [told, so_many(scene, record, self._added)]

    def _shown(self, name: str, row: Row) -> str:
        field = self._record.field(name)
        assert field is not None
        if field.type == "date":
            return show_day(str(row[name]), TODAY)
        shown = self._scene.shown(self._record, field, row)
        return f"{field.label} {show(row[name], field.type)}" if field.is_numeric else shown

    def _edited(self, first: Sample) -> list[Step]:
        """What is there can be changed, though it is full."""
        where = section_name(self._record)
        mine = self._scene.locator(self._record, first.row)
        return [
            Step("press", "Edit", within=list_name(self._record), row=mine),
            Step("press", "Save", within=where),
            Step("see_not", value="is full", within=list_name(self._record)),
        ]

    def _elsewhere(self, first: Sample) -> list[Step]:
        """There is room where one of the fields is another."""
        scene, record = self._scene, self._record
        for field in (f for f in record.fields if f.name in self._limit.per):
            text = first.typed[field.name]
            if field.type == "ref":
                others = [scene.title(field.ref, row) for row in scene.rows[field.ref]]
            else:
                others = list(alternatives(field, text)) if field.options else list(alternatives(field, text))[-1:]
            for other in (o for o in others if o and o != text):
                chosen = {field.name: other} | ({self._limit.summed: "1"} if self._limit.summed else {})
                typed, row = self._made(3, first, **chosen)
                row["$id"] = "elsewhere"
                if typed[field.name] == other and not goes_against(scene.world, record, row):
                    return [*add_steps(Sample(record, typed, row)), so_many(scene, record, self._added + 1)]
        return []
