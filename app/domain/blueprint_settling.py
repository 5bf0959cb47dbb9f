"""Settles what the lines of a blueprint leave open: names that are nearly right, types, groups, missing inputs.

A line that refers to something that does not exist is left out and named, unless there is one sensible meaning.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from app.domain.blueprint import (
    Blueprint,
    Button,
    Calc,
    Calculator,
    Cards,
    Chart,
    Choice,
    Field,
    FieldType,
    Find,
    Generator,
    Goal,
    Group,
    Output,
    Picker,
    Record,
    Reminder,
    Sort,
    Total,
    Warning_,
    label_of,
)
from app.domain.blueprint_finding import settled_find
from app.domain.blueprint_listing import Hide
from app.domain.blueprint_rule_settling import settle_apart, settle_limit, settle_together
from app.domain.blueprint_rules import Apart, Limit, UniqueTogether
from app.domain.blueprint_scope import Scope, scope_of, with_owners
from app.domain.formula import (
    Aggregate,
    Formula,
    FormulaError,
    Name,
    names_in,
    outermost_aggregates,
    outside_aggregates,
    walk,
)
from app.domain.formula_types import type_of
from app.domain.nearest_name import nearest_name
from app.domain.words import implied_type, says_over, singular

Unsettled = list[tuple[int, str]]
Part = TypeVar(
    "Part",
    Total,
    Chart,
    Choice,
    Sort,
    Hide,
    Find,
    UniqueTogether,
    Apart,
    Limit,
    Warning_,
    Reminder,
    Goal,
    Button,
    Cards,
)


def settle(blueprint: Blueprint) -> tuple[Blueprint, Unsettled]:
    """Return the blueprint with every name known and every type settled, and (line, reason) for what was left out."""
    unsettled: Unsettled = []
    blueprint = replace(blueprint, title=blueprint.title or _title(blueprint))
    blueprint = replace(blueprint, records=_merged_records(blueprint.records))
    records = tuple(_settle_refs(r, blueprint) for r in blueprint.records)
    blueprint = replace(blueprint, records=records)
    # calcs of one record may read those of another: settle all fields and calcs first, then what is shown about them
    for index in range(len(records)):
        blueprint = _replace_record(blueprint, index, _settle_calcs(blueprint.records[index], blueprint, unsettled))
    for index in range(len(records)):
        blueprint = _replace_record(blueprint, index, _settle_views(blueprint.records[index], blueprint, unsettled))
    calculators = tuple(_settle_calculator(c, blueprint, unsettled) for c in blueprint.calculators)
    empty = [c for c in calculators if not (c.inputs or c.outputs or c.generators)]
    unsettled += [(c.line, f"nothing is entered or worked out in “{c.label}”") for c in empty]
    blueprint = replace(blueprint, calculators=tuple(c for c in calculators if c not in empty))
    return replace(blueprint, pickers=_settle_pickers(blueprint, unsettled)), unsettled


def _settle_refs(record: Record, blueprint: Blueprint) -> Record:
    names = [r.name for r in blueprint.records if r.name != record.name]
    fields = []
    for field in record.fields:
        if field.type == "ref":
            target = nearest_name(field.ref, names) or nearest_name(field.name, names)
            field = replace(field, ref=target) if target else replace(field, type="text", ref="")
        fields.append(field)
    return replace(record, fields=tuple(fields))


def _settle_calcs(record: Record, blueprint: Blueprint, unsettled: Unsettled) -> Record:
    calcs: list[Calc] = []
    for calc in record.calcs:
        record = replace(record, calcs=tuple(calcs))  # a calc may read those above it, the one just above included
        calc = replace(calc, formula=with_owners(calc.formula, tuple(r.name for r in blueprint.records)))
        if _is_total(calc.formula, record, blueprint) and not _children(calc.formula, record, blueprint):
            record = replace(
                record, totals=(*record.totals, Total(calc.label, calc.formula, None, "number", calc.line))
            )
            continue
        record = replace(record, fields=(*record.fields, *_missing(calc.formula, record, blueprint, calc.line)))
        if calc.name in _moved_fields(record):
            unsettled.append((calc.line, f"“{calc.label}” is ticked or moved, and cannot be worked out too"))
            continue
        record = replace(record, fields=tuple(f for f in record.fields if f.name != calc.name) or record.fields)
        scope = scope_of(record, blueprint)
        try:
            formula = scope.resolve(calc.formula)
        except FormulaError as error:
            unsettled.append((calc.line, str(error)))
            continue
        inferred = type_of(formula, _with_children(scope))
        calcs.append(replace(calc, formula=formula, type=inferred if calc.type == "number" else calc.type))
    return replace(record, calcs=tuple(calcs))


def _moved_fields(record: Record) -> tuple[str, ...]:
    """Return the fields that people tick or move by hand."""
    tick, stage = record.tick, record.stage
    return tuple(name for name in (tick.field if tick else "", stage.field if stage else "") if name)


def _is_total(formula: Formula, record: Record, blueprint: Blueprint) -> bool:
    """Whether a formula is over all records and needs nothing of one of them: then it is a figure, not a column."""
    others = {r.name for r in blueprint.records if r is not record}
    has_own = any(
        isinstance(p, Aggregate)
        and p.function != "previous"  # of the record before this one
        and p.record in ("", record.name)
        and not (isinstance(p.argument, Name) and {p.argument.name, singular(p.argument.name)} & others)
        for p in walk(formula)
    )
    own = {f.name for f in record.fields} | {c.name for c in record.calcs}
    return has_own and not any(isinstance(p, Name) and p.name in own for p in outside_aggregates(formula))


def _children(formula: Formula, record: Record, blueprint: Blueprint) -> bool:
    """Whether an unnamed aggregate can only mean the records that refer to this one."""
    return any(isinstance(p, Aggregate) and p.record not in ("", record.name) for p in walk(formula))


def _with_children(scope: Scope) -> dict[str, FieldType]:
    types = dict(scope.types)
    for record in scope.blueprint.records:
        types |= {f"{record.name}.{f.name}": f.type for f in record.fields}
        types |= {f"{record.name}.{c.name}": c.type for c in record.calcs}
    return types


def _missing(formula: Formula, record: Record, blueprint: Blueprint, line: int) -> tuple[Field, ...]:
    """Return fields for the numbers a formula needs and nobody named."""
    scope = scope_of(record, blueprint)
    named: dict[str, Field] = {}
    for part in outside_aggregates(formula):
        if isinstance(part, Name) and not part.owner and not scope.knows(part.name):
            kind = implied_type(part.name)
            named[part.name] = Field(part.name, kind if kind in ("money", "percent", "date") else "number", line=line)
    return tuple(named.values())


def _settle_views(record: Record, blueprint: Blueprint, unsettled: Unsettled) -> Record:
    for button in (one for pressed in record.buttons for one in pressed.settings):
        if button.scope == "record" and not scope_of(record, blueprint).knows(button.field):
            record = replace(record, fields=(*record.fields, _set_by(button, record, blueprint)))
    record = _settle_kept_time(record, unsettled)
    scope = scope_of(record, blueprint)
    return _Views(record, scope, unsettled).settled()


def _set_by(button: Button, record: Record, blueprint: Blueprint) -> Field:
    """Return the field that a button sets and nobody named, of the type of what is put into it."""
    kind = type_of(button.formula, scope_of(record, blueprint).types) if button.formula is not None else "number"
    is_kept = kind in ("date", "time", "yesno", "text")
    return Field(button.field, kind if is_kept else "number", default="" if is_kept else "0", line=button.line)


def _settle_kept_time(record: Record, unsettled: Unsettled) -> Record:
    """Give a stopwatch the number it keeps; one that nobody named is a field of its own."""
    kept = record.kept_time
    if kept is None:
        return record
    taken = {f.name for f in record.fields if f.type != "number"} | {c.name for c in record.calcs}
    if kept.field in taken:
        unsettled.append((kept.line, f"“{label_of(kept.field)}” cannot hold how long something took"))
        return replace(record, kept_time=None)
    found = nearest_name(kept.field, [f.name for f in record.fields if f.type == "number"])
    fields = record.fields if found else (*record.fields, Field(kept.field, "number", line=kept.line))
    return replace(record, fields=fields, kept_time=replace(kept, field=found or kept.field))


class _Views:
    """Everything shown about one record, each part settled or left out with its reason."""

    def __init__(self, record: Record, scope: Scope, unsettled: Unsettled) -> None:
        self._record = record
        self._scope = scope
        self._unsettled = unsettled
        self._finds: list[Find] = []

    def settled(self) -> Record:
        record, kept = self._record, self._kept
        group = kept((record.group,), self._list_group) if record.group else ()
        calendar = kept((record.calendar,), self._calendar) if record.calendar else ()
        cards = kept((record.cards,), self._cards) if record.cards else ()
        return replace(
            record,
            totals=kept(record.totals, self._total),
            charts=kept(record.charts, self._chart),
            filters=kept(record.filters, self._choice),
            sorts=kept(record.sorts, self._sort),
            hides=kept(record.hides, self._hide),
            finds=kept(record.finds, self._find),
            unique_together=kept(record.unique_together, lambda one: settle_together(one, record)),
            aparts=kept(record.aparts, lambda one: settle_apart(one, record)),
            limits=kept(record.limits, lambda one: settle_limit(one, self._scope)),
            group=group[0] if group else None,
            warnings=kept(record.warnings, self._condition),
            reminders=kept(record.reminders, self._reminder),
            goals=kept(record.goals, self._goal),
            buttons=kept(record.buttons, self._button),
            cards=cards[0] if cards else None,
            calendar=calendar[0] if calendar else None,
        )

    def _kept(self, parts: tuple[Part, ...], settle_part: Callable[[Part], Part]) -> tuple[Part, ...]:
        kept: list[Part] = []
        for part in parts:
            try:
                kept.append(settle_part(part))
            except FormulaError as error:
                self._unsettled.append((part.line, str(error)))
        return tuple(kept)

    def _total(self, total: Total) -> Total:
        formula = self._aggregated(total.formula)
        kind = type_of(formula, _with_children(self._scope))
        return replace(total, formula=formula, group=self._group(total.group), type=kind)

    def _chart(self, chart: Chart) -> Chart:
        formula = self._aggregated(chart.formula)
        group = self._group(chart.group)
        assert group is not None
        return replace(chart, formula=formula, group=group, label=_chart_label(formula, group))

    def _goal(self, goal: Goal) -> Goal:
        date = self._first_date() if goal.period else ""
        formula, setting = self._aggregated(goal.formula), ""
        if goal.setting:
            numbers = [s.name for s in self._scope.blueprint.settings if s.is_numeric]
            setting = nearest_name(goal.setting, numbers) or ""
            if not setting:
                raise FormulaError(f"there is no setting “{goal.setting.replace('_', ' ')}” with a number")
        return replace(goal, formula=formula, setting=setting, date_field=date, period=goal.period if date else "")

    def _button(self, button: Button) -> Button:
        formula = self._scope.resolve(button.formula) if button.formula is not None else None
        condition = self._scope.resolve(button.condition) if button.condition is not None else None
        field = self._field(button.field) if button.action == "set" else ""
        is_yesno = formula is not None and type_of(formula, self._scope.types) == "yesno"
        if field and is_yesno and self._scope.types[field] != "yesno":
            raise FormulaError(f"“{field.replace('_', ' ')}” is not a matter of yes or no")
        is_time = formula is not None and type_of(formula, self._scope.types) == "time"
        if field and is_time and self._scope.types[field] not in ("time", "text", "longtext"):
            raise FormulaError(f"“{field.replace('_', ' ')}” holds no time of day")
        also = tuple(self._button(one) for one in button.also)
        return replace(button, formula=formula, condition=condition, field=field, also=also)

    def _condition(self, part: Warning_) -> Warning_:
        return replace(part, condition=self._scope.resolve(part.condition))

    def _choice(self, part: Choice) -> Choice:
        return replace(part, field=self._field(part.field))

    def _list_group(self, part: Choice) -> Choice:
        part = self._choice(part)
        if self._record.stage and part.field != self._record.stage.field:
            raise FormulaError("a board is grouped by its stages already")
        return part

    def _hide(self, part: Hide) -> Hide:
        condition = self._scope.resolve(part.condition)
        if type_of(condition, _with_children(self._scope)) != "yesno":
            raise FormulaError("what is hidden needs a condition that holds or not: “hide when done”")
        return replace(part, condition=condition)

    def _find(self, part: Find) -> Find:
        settled = settled_find(part, self._scope)
        if any(one.label.casefold() == settled.label.casefold() for one in self._finds):
            raise FormulaError(f"there is a box “{settled.label}” already")
        self._finds.append(settled)
        return settled

    def _sort(self, part: Sort) -> Sort:
        """Who sorts by “urgent” wants the urgent ones first, and by “done” what is still to do."""
        if self._record.by_hand:
            raise FormulaError("the list is put in order by hand already")
        field = self._field(part.field)
        if part.is_said or self._scope.types[field] != "yesno":
            return replace(part, field=field)
        ticked = self._record.tick.field if self._record.tick else ""
        return replace(part, field=field, is_descending=not (field == ticked or says_over(field)))

    def _cards(self, cards: Cards) -> Cards:
        front, back = self._field(cards.front), self._field(cards.back)
        if front == back:
            raise FormulaError("a card needs a front and a back that differ")
        return replace(cards, front=front, back=back)

    def _calendar(self, choice: Choice) -> Choice:
        return replace(choice, field=self._date(choice.field))

    def _reminder(self, reminder: Reminder) -> Reminder:
        return replace(reminder, field=self._date(reminder.field))

    def _aggregated(self, formula: Formula) -> Formula:
        if not any(isinstance(p, Aggregate) for p in walk(formula)):
            formula = Aggregate("sum", formula)
        if any(p.function == "previous" for p in outermost_aggregates(formula)):
            raise FormulaError("previous() is of one record: work it out with a calc, and sum that up")
        return self._scope.resolve(formula)

    def _group(self, group: Group | None) -> Group | None:
        if group is None:
            return None
        if not group.field:
            named = self._record.field(group.period)
            if named and named.type != "date":
                return Group(group.period)
            date = self._first_date()
            if not date:
                raise FormulaError(f"there is no date to group by {group.period}")
            return replace(group, field=date)
        field = self._field(group.field)
        return Group(field, group.period if self._scope.types[field] == "date" else "")

    def _field(self, name: str) -> str:
        # Lists are ordered and split by what each record has; a setting is the same for all of them.
        own = {*(f.name for f in self._record.fields), *(c.name for c in self._record.calcs)}
        found = nearest_name(name, [n for n in self._scope.types if n in own])
        if found is None:
            raise FormulaError(f"there is no “{name.replace('_', ' ')}” here")
        return found

    def _date(self, name: str) -> str:
        names = [f.name for f in self._record.fields if f.type == "date"]
        names += [c.name for c in self._record.calcs if c.type == "date"]
        found = nearest_name(name, names) or (names[0] if names else None)
        if found is None:
            raise FormulaError("there is no date here")
        return found

    def _first_date(self) -> str:
        return next((f.name for f in self._record.fields if f.type == "date"), "")


def _settle_calculator(calculator: Calculator, blueprint: Blueprint, unsettled: Unsettled) -> Calculator:
    known = {i.name for i in calculator.inputs} | {s.name for s in blueprint.settings}
    inputs = list(calculator.inputs)
    outputs: list[Output] = []
    for output in calculator.outputs:
        if output.formula is not None:
            for part in walk(output.formula):
                if (
                    isinstance(part, Name)
                    and not part.owner
                    and nearest_name(part.name, [*known, *(o.name for o in outputs)]) is None
                ):
                    kind = implied_type(part.name)
                    inputs.append(
                        Field(
                            part.name,
                            kind if kind in ("money", "percent", "date", "time") else "number",
                            line=output.line,
                        )
                    )
                    known.add(part.name)
        if output.name in {i.name for i in inputs}:  # what comes out is not what was put in
            output = replace(output, name=f"new_{output.name}")
        types: dict[str, FieldType] = {s.name: s.type for s in blueprint.settings}
        types |= {i.name: i.type for i in inputs} | {o.name: o.type for o in outputs}
        scope = Scope(types, None, blueprint, tuple(inputs))
        try:
            outputs.append(_settle_output(output, scope, inputs, _used_inputs(calculator)))
        except FormulaError as error:
            unsettled.append((output.line, str(error)))
    generators = tuple(_settle_generator(g, inputs) for g in calculator.generators)
    return replace(calculator, inputs=tuple(inputs), outputs=tuple(outputs), generators=generators)


def _settle_pickers(blueprint: Blueprint, unsettled: Unsettled) -> tuple[Picker, ...]:
    kept = []
    for picker in blueprint.pickers:
        record = blueprint.record(nearest_name(picker.record, [r.name for r in blueprint.records]) or "")
        try:
            if picker.condition is not None:
                if record is None:
                    raise FormulaError(f"there is no “{picker.record.replace('_', ' ')}” here")
                picker = replace(picker, condition=scope_of(record, blueprint).resolve(picker.condition))
            kept.append(replace(picker, record=record.name if record else ""))
        except FormulaError as error:
            unsettled.append((picker.line, str(error)))
    return tuple(kept)


def _settle_generator(generator: Generator, inputs: list[Field]) -> Generator:
    if generator.written is None:
        return generator
    names = [nearest_name(n, [i.name for i in inputs]) for n in generator.written.inputs]
    known = tuple(dict.fromkeys(n for n in names if n)) or tuple(i.name for i in inputs)
    return replace(generator, written=replace(generator.written, inputs=known))


def _used_inputs(calculator: Calculator) -> frozenset[str]:
    """Return the names that formulas read; an input that none reads must be meant for what is written."""
    formulas = [o.formula for o in calculator.outputs] + [g.formula for g in calculator.generators]
    return frozenset().union(*(names_in(f) for f in formulas if f is not None))


def _settle_output(output: Output, scope: Scope, inputs: list[Field], used: frozenset[str]) -> Output:
    if output.formula is not None:
        formula = scope.resolve(output.formula)
        inferred = type_of(formula, scope.types)
        return replace(output, formula=formula, type=inferred if output.type == "number" else output.type)
    assert output.written is not None
    names = [nearest_name(n, [i.name for i in inputs]) for n in output.written.inputs]
    known = tuple(dict.fromkeys(n for n in names if n))
    if len(inputs) > len(known) and not any(n in {i.name for i in inputs} - set(known) for n in used):
        known = tuple(i.name for i in inputs)
    return replace(output, written=replace(output.written, inputs=known))


def _replace_record(blueprint: Blueprint, index: int, record: Record) -> Blueprint:
    records = blueprint.records
    return replace(blueprint, records=(*records[:index], record, *records[index + 1 :]))


def _merged_records(records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Two records of the same name are one; the first wins."""
    merged: dict[str, Record] = {}
    for record in records:
        merged.setdefault(record.name, record)
    return tuple(merged.values())


def _title(blueprint: Blueprint) -> str:
    if blueprint.records:
        return blueprint.records[0].label
    return "My app"


def _chart_label(formula: Formula, group: Group) -> str:
    what = next((p for p in walk(formula) if isinstance(p, Aggregate)), None)
    by = (group.period or group.field).replace("_", " ")
    if what is None or what.function == "count":
        return f"Count by {by}"
    names = next((p.name for p in walk(what) if isinstance(p, Name)), "value").replace("_", " ")
    words = {"sum": names, "avg": f"average {names}", "max": f"largest {names}", "min": f"smallest {names}"}
    text = f"{words.get(what.function, f'{what.function} {names}')} by {by}"
    return text[:1].upper() + text[1:]
