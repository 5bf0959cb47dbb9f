"""Reads the lines that say what is kept: a record, and all that may stand below one (docs/blueprint.md, “Records”)."""

import re
from dataclasses import replace
from typing import Literal

from app.domain.blueprint import (
    Button,
    Calc,
    Cards,
    Chart,
    Choice,
    Field,
    Find,
    Goal,
    Record,
    Reminder,
    Sort,
    Stage,
    Total,
    Warning_,
)
from app.domain.blueprint_draft import Draft
from app.domain.blueprint_fields import LineError, made_unique, read_field, with_field
from app.domain.blueprint_formulas import read_aggregate, read_typed_formula
from app.domain.blueprint_listing import ByHand, Hide
from app.domain.blueprint_parts import (
    read_condition,
    read_find,
    read_if_asked,
    read_labelled,
    read_names,
    read_target,
    read_tick,
    read_typing,
    says_by_hand,
)
from app.domain.blueprint_rule_lines import read_apart, read_limit, read_together
from app.domain.blueprint_timers import KeptTime
from app.domain.formula import Formula, parse_formula
from app.domain.words import find_outside, identifier, split_outside


class RecordLines(Draft):
    """Each method reads the line its name ends with: what stands after that word."""

    def _read_record(self, rest: str) -> None:
        name, _, fields = rest.partition(":")
        if not fields.strip() or not identifier(name):
            raise LineError("a record needs a name and fields: “record book: title text, pages number”")
        known = frozenset(r.name for r in self.blueprint.records)
        read = [read_field(part, self.line, known) for part in split_outside(fields, ",;") if part]
        seen: dict[str, Field] = {}
        for one in read:
            seen.setdefault(one.name, one)
        self._add_record(Record(identifier(name), tuple(seen.values()), line=self.line))

    def _read_unique(self, rest: str) -> None:
        if "+" not in rest:
            self.on_record(lambda r: replace(r, fields=made_unique(r.fields, read_names(rest))))
            return
        together = read_together(rest, self.line)
        self.on_record(lambda r: replace(r, unique_together=(*r.unique_together, together)))

    def _read_apart(self, rest: str) -> None:
        apart = read_apart(rest, self.line)
        self.on_record(lambda r: replace(r, aparts=(*r.aparts, apart)))

    def _read_limit(self, rest: str) -> None:
        limit = read_limit(rest, self.line)
        self.on_record(lambda r: replace(r, limits=(*r.limits, limit)))

    def _read_start(self, rest: str) -> None:
        rows = tuple(tuple(split_outside(row, ",")) for row in split_outside(rest, "|") if row)
        self.on_record(lambda r: replace(r, start=r.start + rows))

    def _read_calc(self, rest: str) -> None:
        name, kind, formula = read_typed_formula(rest)
        calc = Calc(name, formula, kind, self.line)
        self.on_record(lambda r: replace(r, calcs=self.with_named(r.calcs, calc)))

    def _read_total(self, rest: str) -> None:
        label, text = read_labelled(rest)
        formula, group = read_aggregate(text)
        self.on_record(lambda r: replace(r, totals=(*r.totals, Total(label, formula, group, "number", self.line))))

    def _read_chart(self, rest: str) -> None:
        match = re.match(
            r"(bar|line|pie|column|area|donut|doughnut)s?\b\s*(?:chart\b)?\s*(?:of\b)?:?\s*(.+)", rest, re.I
        )
        shape, text = (match[1].lower(), match[2]) if match else ("bar", rest)
        shape = {"column": "bar", "area": "line", "donut": "pie", "doughnut": "pie"}.get(shape, shape)
        formula, group = read_aggregate(text)
        if group is None:
            raise LineError("a chart needs “by” and a field")
        chart = Chart(shape, rest, formula, group, self.line)  # type: ignore[arg-type]
        self.on_record(lambda r: replace(r, charts=(*r.charts, chart)))

    def _read_filter(self, rest: str) -> None:
        for name in read_names(rest):
            self.on_record(lambda r, n=name: replace(r, filters=(*r.filters, Choice(n, self.line))))  # type: ignore[misc]

    def _read_search(self, rest: str) -> None:
        self.on_record(lambda r: r)  # search is always there

    def _read_hide(self, rest: str) -> None:
        condition, is_if_asked = read_if_asked(rest)
        hide = Hide(read_condition(condition), is_if_asked, self.line)
        self.on_record(lambda r: replace(r, hides=(*r.hides, hide)))

    def _read_find(self, rest: str) -> None:
        label, condition = read_find(rest)
        find = Find(label, parse_formula(condition), line=self.line)
        self.on_record(lambda r: replace(r, finds=(*r.finds, find)))

    def _read_sort(self, rest: str) -> None:
        if says_by_hand(rest):
            self.on_record(lambda r: self.with_one(r, "by_hand", ByHand(self.line)))
            return
        words = rest.lower().replace(",", " ").split()
        is_descending = any(w in ("desc", "descending", "down", "newest", "highest") for w in words)
        is_said = is_descending or any(w in ("asc", "ascending") for w in words)
        name = identifier(re.sub(r"\b(by|asc|ascending|desc|descending)\b", " ", rest, flags=re.I))
        self.on_record(lambda r: replace(r, sorts=(*r.sorts, Sort(name, is_descending, is_said, self.line))))

    def _read_group(self, rest: str) -> None:
        name = read_names(rest)[0]
        self.on_record(lambda r: self.with_one(r, "group", Choice(name, self.line)))

    def _read_calendar(self, rest: str) -> None:
        name = read_names(rest)[0] if rest else ""
        self.on_record(lambda r: self.with_one(r, "calendar", Choice(name, self.line)))

    def _read_warn(self, rest: str) -> None:
        at = find_outside(rest, "(?:when|if|where)")
        if at < 0:
            raise LineError("a warning needs “when” and a condition")
        label, condition = rest[:at].strip(" :"), parse_formula(rest[at:].split(None, 1)[1])
        warning = Warning_(label or "Warning", condition, self.line)
        self.on_record(lambda r: replace(r, warnings=(*r.warnings, warning)))

    def _read_remind(self, rest: str) -> None:
        is_yearly = bool(re.search(r"\b(yearly|every year|annual(ly)?)\b", rest, re.I))
        days = re.search(r"(\d+)\s*(day|week)?", rest)
        count = int(days[1]) * (7 if days and days[2] == "week" else 1) if days else (30 if is_yearly else 7)
        name = identifier(re.split(r"\s", rest.strip())[0]) if rest.strip() else ""
        reminder = Reminder(name, min(count, 366), is_yearly, self.line)
        self.on_record(lambda r: replace(r, reminders=(*r.reminders, reminder)))

    def _read_stage(self, rest: str) -> None:
        name, _, options = rest.partition(":")
        stages = tuple(o for o in split_outside(options.replace("->", ">"), ">|/,") if o)
        if len(stages) < 2:
            raise LineError("stages need at least two names: “stage status: lead > won”")
        name = identifier(name) or "status"
        stage = Field(name, "choice", stages, default=stages[0], line=self.line)

        def apply(record: Record) -> Record:
            record = replace(record, fields=with_field(record.fields, stage))
            return self.with_one(record, "stage", Stage(name, self.line))

        self.on_record(apply)

    def _read_tick(self, rest: str) -> None:
        tick = read_tick(rest, self.line)

        def apply(record: Record) -> Record:
            if tick.every == "once":
                record = replace(record, fields=with_field(record.fields, Field(tick.field, "yesno", line=self.line)))
            return self.with_one(record, "tick", tick)

        self.on_record(apply)

    def _read_streak(self, rest: str) -> None:
        is_again = any(r.tick and r.tick.every != "once" for r in self.blueprint.records[self.record :][:1])
        if not is_again and not self.blueprint.habits:
            raise LineError("a streak is counted of what is ticked daily: “tick daily”")

    def _read_kept_time(self, field: str) -> None:
        self.on_record(lambda r: self.with_one(r, "kept_time", KeptTime(field, self.line)))

    def _read_goal(self, rest: str) -> None:
        label, text = read_labelled(rest)
        target = read_target(text)
        formula, _ = read_aggregate(target.figure)
        goal = Goal(label, formula, target.number, target.period, "", target.is_limit, target.setting, self.line)  # type: ignore[arg-type]
        self.on_record(lambda r: replace(r, goals=(*r.goals, goal)))

    def _read_button(self, rest: str) -> None:
        label, _, action = rest.partition(":")
        if not action.strip():
            raise LineError("a button needs what it does: “button Vote: votes = votes + 1”")
        at = find_outside(" " + action, "where")
        where = parse_formula((" " + action)[at:].split(None, 1)[1]) if at >= 0 else None
        body = ((" " + action)[:at] if at >= 0 else action).strip()
        if body.lower().split()[0] in ("delete", "remove", "clear"):
            button = Button(label.strip(), "delete", "all", condition=where, line=self.line)
        else:
            first, *others = [self._setting(label, part, where) for part in split_outside(body, ",;") if part]
            button = replace(first, also=tuple(others))
        self.on_record(lambda r: replace(r, buttons=(*r.buttons, button)))

    def _setting(self, label: str, text: str, where: Formula | None) -> Button:
        name, equals, formula = re.sub(r"^(?:and\s+)?(?:set\s+)?", "", text, flags=re.I).partition("=")
        if not equals:
            raise LineError("a button sets a field: “button Vote: votes = votes + 1”")
        field, sign = identifier(name.rstrip("+- ")), name.rstrip()[-1:]
        if sign and sign in "+-":
            formula = f"{field} {sign} ({formula})"
        is_for_all = where is not None or re.search(r"\ball\b", label, re.I)
        scope: Literal["all", "record"] = "all" if is_for_all else "record"
        return Button(label.strip(), "set", scope, field, parse_formula(formula), where, self.line)

    def _read_cards(self, rest: str) -> None:
        rest, is_typed = read_typing(rest)
        sides = [identifier(s) for s in re.split(r"\s*(?:/|,|->|<->|\|)\s*", rest) if identifier(s)]
        if len(sides) < 2:
            raise LineError("cards need a front and a back: “cards word / translation”")
        self.on_record(lambda r: self.with_one(r, "cards", Cards(sides[0], sides[1], is_typed, self.line)))

    def _add_record(self, record: Record) -> None:
        """A record said again adds its new fields to the one there; the lines below belong to that."""
        records = self.blueprint.records
        self.record = next((n for n, r in enumerate(records) if r.name == record.name), len(records))
        if self.record == len(records):
            self.add("records", record)
            return
        known = {f.name for f in records[self.record].fields}
        new = tuple(f for f in record.fields if f.name not in known)
        if not new:
            raise LineError(f"the record “{record.label}” is there already")
        self.on_record(lambda r: replace(r, fields=(*r.fields, *new)))
