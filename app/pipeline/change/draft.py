"""A blueprint being changed: its lines, and the few ways in which a line or a field of one can be changed.

Each way keeps what hangs on it in order: a renamed field is renamed in every formula, and a `renamed` line remembers
where its data lies; a field that figures are worked out from is not taken away from under them.
"""

import re
from dataclasses import dataclass, field, replace

from app.domain.blueprint import Blueprint, Field, Record, label_of
from app.domain.blueprint_fields import LineError, read_field
from app.domain.blueprint_finding import ASKED
from app.domain.blueprint_parser import FindConversion, parse_blueprint
from app.domain.blueprint_parts import kept_field, read_tick
from app.domain.blueprint_rule_lines import format_apart, read_apart
from app.domain.words import identifier, split_outside
from app.pipeline.change.line_kinds import is_below_record, says_its_own


@dataclass(frozen=True, slots=True)
class Rename:
    """`old` and `new` are what people read."""

    old: str
    new: str


class RefusedError(Exception):
    """What is asked for cannot be done. `says` is why, `offer` what could be said instead; `is_so` where it is so
    already."""

    def __init__(self, says: str, offer: str = "", is_so: bool = False) -> None:
        super().__init__(says)
        self.says = says
        self.offer = offer
        self.is_so = is_so


@dataclass(slots=True)
class Draft:
    """`touched` are lines' texts that a wish changed or removed; `last` is what “it” means in what is said next."""

    lines: list[str]
    find_conversion: FindConversion = lambda left, right, forward: None
    renames: list[Rename] = field(default_factory=list)
    last: str = ""
    edits: int = 0

    @property
    def blueprint(self) -> Blueprint:
        return parse_blueprint("\n".join(self.lines), self.find_conversion).blueprint

    def copy(self) -> "Draft":
        return Draft(list(self.lines), self.find_conversion, list(self.renames), self.last, self.edits)

    def take(self, other: "Draft") -> None:
        """Become the other draft."""
        self.lines, self.renames, self.last, self.edits = other.lines, other.renames, other.last, other.edits

    # ---- lines --------------------------------------------------------------------------------------------------

    def add_line(self, text: str, record: str = "") -> None:
        """Add a line where it belongs: below its record, the title first, all else at the end."""
        self.edits += 1
        keyword = text.split(" ", 1)[0]
        if text in self.lines:
            return
        if keyword == "app":
            self.lines[:] = [text, *(line for line in self.lines if not line.startswith("app "))]
        elif is_below_record(text):
            self.lines.insert(self._end_of(record), text)
        elif keyword in ("input", "output", "generate"):
            last = max(
                (i for i, t in enumerate(self.lines) if re.match(r"(input|output|generate|calculator) ", t)), default=-1
            )
            self.lines.insert(last + 1 if last >= 0 else len(self.lines), text)
        elif keyword in ("style", "setting", "renamed"):
            self.lines.insert(1 if self.lines[:1] and self.lines[0].startswith("app ") else 0, text)
        else:
            self.lines.append(text)

    def replace_line(self, index: int, text: str) -> None:
        self.edits += 1
        self.lines[index] = text

    def remove_line(self, index: int) -> None:
        """Remove a line; a record, calculator or quiz goes with all that belongs to it."""
        self.edits += 1
        text = self.lines[index]
        keyword = text.split(" ", 1)[0]
        if keyword == "record":
            self._remove_record(index)
            return
        if keyword in ("calculator", "quiz"):
            last = index
            below = ("input", "output", "generate") if keyword == "calculator" else ("ask",)
            while last + 1 < len(self.lines) and self.lines[last + 1].split(" ", 1)[0] in below:
                last += 1
            del self.lines[index : last + 1]
            return
        if keyword in ("tick", "stage"):
            name = self._moved_field(text)
            del self.lines[index]
            if name:
                self._release(name, self._record_at(index), text)
            return
        del self.lines[index]
        if keyword in ("calc", "input", "output", "setting"):
            self._release(identifier(re.split(r"[=:]", text.split(" ", 1)[1])[0].strip().split(" ")[0]), None, text)

    def _remove_record(self, index: int) -> None:
        record = self.blueprint_record(index)
        if record and len(self.blueprint.records) == 1 and not self._has_others():
            raise RefusedError(f"Without its {label_of(record.name).lower()} list nothing would be left of the app.")
        doomed = [index]
        for at in range(index + 1, len(self.lines)):
            keyword = self.lines[at].split(" ", 1)[0]
            if keyword == "record":
                break
            if is_below_record(self.lines[at]):
                doomed.append(at)
        name = record.name if record else ""
        for at, text in enumerate(self.lines):
            if at not in doomed and name and re.search(rf"(\bref\({name}\)|\b{name}\.\w)", text):
                raise RefusedError(
                    f"“{text}” needs the {label_of(name).lower()} list.", f"Say first what should become of “{text}”."
                )
        for at in reversed(doomed):
            del self.lines[at]

    def _has_others(self) -> bool:
        b = self.blueprint
        return bool(
            b.calculators or b.converters or b.timers or b.quizzes or b.drills or b.pickers or b.counters or b.habits
            or b.machines
        )  # fmt: skip

    # ---- records and their fields -------------------------------------------------------------------------------

    def blueprint_record(self, index: int) -> Record | None:
        return next((r for r in self.blueprint.records if r.line == index), None)

    def record(self, name: str = "") -> Record | None:
        records = self.blueprint.records
        return next((r for r in records if r.name == name), None) if name else (records[0] if records else None)

    def field_texts(self, record: Record) -> list[str]:
        """Return the fields of the record's line as they stand there."""
        return [t for t in split_outside(self.lines[record.line].partition(":")[2], ",;") if t]

    def write_fields(self, record: Record, texts: list[str]) -> None:
        self.edits += 1
        head = self.lines[record.line].partition(":")[0]
        self.lines[record.line] = f"{head}: {', '.join(texts)}"

    def field_place(self, record: Record, name: str) -> int | None:
        """Return where the field stands in its record's line; None where another line brings it."""
        for place, text in enumerate(self.field_texts(record)):
            if self.read(text).name == name:
                return place
        return None

    def read(self, text: str) -> Field:
        try:
            return read_field(text, -1, frozenset(r.name for r in self.blueprint.records))
        except LineError:
            return Field(identifier(text) or "name", "text")

    def add_field(self, record: Record, text: str) -> None:
        """Add a field at the end of its record's line. Raises `RefusedError` where there is one of that name."""
        new = self.read(text)
        known = {f.name for f in record.fields} | {c.name for c in record.calcs}
        if new.name in known:
            there = record.field(new.name)
            if there is not None and there.type != new.type and new.type != "text":
                self.change_field(record, new.name, text)
                return
            raise RefusedError(f"{record.label} has “{label_of(new.name)}” already.", is_so=True)
        self.write_fields(record, [*self.field_texts(record), text])
        if record.start:
            self._widen_start(record)
        self.last = new.name

    def change_field(self, record: Record, name: str, text: str) -> None:
        place = self.field_place(record, name)
        if place is None:
            raise RefusedError(f"“{label_of(name)}” is worked out or moved by its own line, and cannot be changed so.")
        texts = self.field_texts(record)
        if texts[place] == text:
            raise RefusedError(f"“{label_of(name)}” is so already.", is_so=True)
        texts[place] = text
        self.write_fields(record, texts)
        self.last = self.read(text).name

    def remove_field(self, record: Record, name: str, also: tuple[str, ...] = ()) -> None:
        """Remove a field with what only lists by it; lines in `also` go in the same wish and do not count.

        Raises `RefusedError` where something is worked out from it.
        """
        place = self.field_place(record, name)
        if place is None:
            return
        if len(self.field_texts(record)) == 1:
            raise RefusedError(f"“{label_of(name)}” is all that is noted of each {record.label.lower()}.")
        needing = [t for t in self._lines_reading(record, name) if t not in also]
        worked_out = [t for t in needing if says_its_own(t)]
        if worked_out:
            told = " and ".join(f"“{_called(t)}”" for t in worked_out)
            offer = f"To take both away, say: remove {label_of(name).lower()} and " + " and ".join(
                _called(t).lower() for t in worked_out
            )
            need = "needs" if len(worked_out) == 1 else "need"
            raise RefusedError(f"{told} {need} “{label_of(name)}”, and would no longer work.", offer)
        texts = self.field_texts(record)
        del texts[place]
        self.write_fields(record, texts)
        for text in needing:
            if text in self.lines:
                self.lines.remove(text)
        self._narrow_start(record, place)

    def move_field(self, record: Record, name: str, to: int) -> None:
        """Put a field at another place of its record; records there from the beginning follow."""
        place, texts = self.field_place(record, name), self.field_texts(record)
        if place is None:
            raise RefusedError(f"“{label_of(name)}” stands where its own line puts it.")
        order = [i for i in range(len(texts)) if i != place]
        order.insert(to if to <= place else to - 1, place)
        if order == list(range(len(texts))):
            raise RefusedError("They stand in that order already.", is_so=True)
        self.write_fields(record, [texts[i] for i in order])
        self._reorder_start(record, order)
        self.last = name

    def swap_fields(self, record: Record, one: str, other: str) -> None:
        a, b = self.field_place(record, one), self.field_place(record, other)
        if a is None or b is None:
            raise RefusedError("One of the two stands where its own line puts it.")
        order = list(range(len(self.field_texts(record))))
        order[a], order[b] = order[b], order[a]
        texts = self.field_texts(record)
        self.write_fields(record, [texts[i] for i in order])
        self._reorder_start(record, order)

    def rename_field(self, record: Record, old: str, new: str) -> None:
        """Call a field, or a worked-out value, by another name, wherever it is read."""
        name = identifier(new)
        if not name or name == old:
            raise RefusedError(f"It is called “{label_of(old)}” already.", is_so=True)
        if any(name in known for known in ({f.name for f in record.fields}, {c.name for c in record.calcs})):
            raise RefusedError(f"{record.label} has “{label_of(name)}” already.")
        kept = record.field(old)
        place = self.field_place(record, old)
        first, last = record.line, self._end_of(record.name)
        for at, text in enumerate(self.lines):
            if text.startswith("renamed "):
                continue
            if first < at < last:
                self.lines[at] = self._renamed_in(text, old, name)
            else:
                owners = "|".join(
                    [
                        record.name,
                        f"{record.name}s",
                        *(f.name for r in self.blueprint.records for f in r.fields if f.ref == record.name),
                    ]
                )
                self.lines[at] = re.sub(rf"\b((?:{owners})\.){old}\b", rf"\g<1>{name}", text)
        if place is not None and kept is not None:
            texts = self.field_texts(record)
            texts[place] = _field_text(replace(kept, name=name))
            self.write_fields(record, texts)
        self.edits += 1
        if kept is not None:
            owner = f" > {record.name}."
            for at, text in enumerate(self.lines):
                if text.startswith("renamed option "):
                    self.lines[at] = text.replace(f"{owner}{old}.", f"{owner}{name}.")
            self._remember("field", f"{record.name}.{old}", f"{record.name}.{name}")
        self.renames.append(Rename(label_of(old), label_of(name)))
        self.last = name

    def rename_record(self, record: Record, new: str) -> None:
        name = identifier(new)
        if not name or name == record.name:
            raise RefusedError(f"It is called “{record.label}” already.", is_so=True)
        if self.record(name):
            raise RefusedError(f"There is a list of “{label_of(name)}” already.")
        old = record.name
        for at, text in enumerate(self.lines):
            if text.startswith(f"record {old}:") or re.match(rf"record {old} *:", text):
                self.lines[at] = re.sub(rf"^record {old}", f"record {name}", text)
            elif not text.startswith(("renamed ", "app ", "text ")):
                text = re.sub(rf"\bref\({old}\)", f"ref({name})", text)
                text = re.sub(rf"(?<![\w.]){old}\.(?=[a-z])", f"{name}.", text)
                text = re.sub(rf"\bcount\({old}\)", f"count({name})", text)
                self.lines[at] = re.sub(rf"^(pick .+ from) {old}(?= without repeats| where |$)", rf"\1 {name}", text)
        if self.lines[record.line].startswith(f"record {label_of(old)}"):
            self.lines[record.line] = re.sub(r"^record [^:]+", f"record {name}", self.lines[record.line])
        self.edits += 1
        for at, text in enumerate(self.lines):
            if text.startswith(("renamed field ", "renamed option ")):
                self.lines[at] = text.replace(f" > {old}.", f" > {name}.")
        self._remember("record", old, name)
        self.renames.append(Rename(label_of(old), label_of(name)))
        self.last = name

    def rename_app(self, title: str) -> None:
        old = self.blueprint.title
        if title == old:
            raise RefusedError(f"The app is called “{title}” already.", is_so=True)
        self.add_line(f"app {title}")
        self._remember("app", old, title)
        self.renames.append(Rename(old, title))

    def rename_label(self, index: int, kind: str, old: str, new: str) -> None:
        """Rename what a line calls its own: a total, a button, a counter…"""
        text = self.lines[index]
        changed = re.sub(
            rf"^({kind} )(.*?)({re.escape(old)})", lambda m: f"{m[1]}{m[2]}{new}", text, count=1, flags=re.I
        )
        if changed == text:
            raise RefusedError(f"I do not know how to rename “{old}”.")
        self.replace_line(index, changed)
        if kind in ("counter", "habit", "timer", "pick", "calculator", "quiz"):
            self._remember(kind, old, new)
        self.renames.append(Rename(old, new))

    # ---- helpers ------------------------------------------------------------------------------------------------

    def _remember(self, kind: str, old: str, new: str) -> None:
        """Note where the data lies; what was renamed before keeps its first name, what goes back needs no note."""
        for at, text in enumerate(self.lines):
            match = re.match(rf"renamed {kind} (.+) > (.+)$", text)
            if match and match[2] == old:
                if match[1] == new:
                    del self.lines[at]
                else:
                    self.lines[at] = f"renamed {kind} {match[1]} > {new}"
                return
        if old:
            self.lines.insert(self._end_of_head(), f"renamed {kind} {old} > {new}")

    def _end_of_head(self) -> int:
        at = 0
        while at < len(self.lines) and re.match(r"(app|style|renamed|setting) ", self.lines[at]):
            at += 1
        return at

    def _end_of(self, record: str) -> int:
        """Return where a new line of a record goes."""
        found = self.record(record)
        if found is None:
            return len(self.lines)
        end = at = found.line
        while at + 1 < len(self.lines) and not self.lines[at + 1].startswith("record "):
            at += 1
            if is_below_record(self.lines[at]):
                end = at
        return end + 1

    def _record_at(self, index: int) -> Record | None:
        return next((r for r in reversed(self.blueprint.records) if r.line < index), None)

    def _moved_field(self, text: str) -> str:
        keyword, _, rest = text.partition(" ")
        if keyword == "stage":
            return identifier(rest.partition(":")[0]) or "status"
        return read_tick(rest, -1).field

    def _release(self, name: str, record: Record | None, gone: str) -> None:
        """What a removed line brought may be read elsewhere; then it cannot go."""
        own = record or self.record()
        reading = [t for t in (self._lines_reading(own, name) if own else self.lines) if _reads(t, name)]
        needed = [t for t in reading if says_its_own(t)]
        if needed:
            told = " and ".join(f"“{_called(t)}”" for t in needed)
            raise RefusedError(
                f"{told} {'needs' if len(needed) == 1 else 'need'} “{label_of(name)}”, and would no longer work.",
                f"To take both away, say: remove {label_of(name).lower()} and "
                + " and ".join(_called(t).lower() for t in needed),
            )
        for text in reading:
            if text != gone and text in self.lines and is_below_record(text):
                self.lines.remove(text)

    def _lines_reading(self, record: Record, name: str) -> list[str]:
        """Return the lines that read a field: those below its record, and those that name it with its record."""
        last = self._end_of(record.name)
        own = [t for t in self.lines[record.line + 1 : last] if t.split(" ", 1)[0] != "start" and _reads(t, name)]
        owners = [record.name, f"{record.name}s"]
        return own + [
            t for at, t in enumerate(self.lines)
            if not record.line < at < last and re.search(rf"\b({'|'.join(owners)})\.{name}\b", t)
            and not t.startswith("renamed ")
        ]  # fmt: skip

    def _renamed_in(self, text: str, old: str, new: str) -> str:
        """Rename a field in a line below its record: in formulas and lists of names, not in labels."""
        keyword, _, rest = text.partition(" ")
        if keyword == "start":
            return text
        head, sign, body = rest, "", ""
        if keyword in ("total", "goal") and "=" in rest:
            head, sign, body = rest.partition("=")
            return f"{keyword} {head}{sign}{_word(body, old, new)}"
        if keyword == "button" and ":" in rest:
            head, sign, body = rest.partition(":")
            return f"{keyword} {head}{sign}{_word(body, old, new)}"
        if keyword == "find" and old == ASKED:
            return text  # there it is what one types in
        if keyword in ("warn", "find"):
            found = re.match(r"(.*?)((?:^|\s)(?:when|if|where)\s.*)$", rest)
            return f"{keyword} {found[1]}{_word(found[2], old, new)}" if found else text
        if keyword == "apart":  # whose fields may be called as the word between them
            return format_apart(read_apart(rest, 0).renamed(old, new))
        if keyword == "tick":
            return f"tick {_word(rest, old, new)}" if identifier(rest) != old else f"tick {new}"
        return f"{keyword} {_word(rest, old, new)}"

    def _widen_start(self, record: Record) -> None:
        """Rows there from the beginning keep their places: a new field comes last, after a line's own fields."""

    def _narrow_start(self, record: Record, place: int) -> None:
        self._on_start(record, lambda row: [v for i, v in enumerate(row) if i != place])

    def _reorder_start(self, record: Record, order: list[int]) -> None:
        def moved(row: list[str]) -> list[str]:
            row = row + [""] * (len(order) - len(row))
            return [row[i] for i in order] + row[len(order) :]

        self._on_start(record, moved)

    def _on_start(self, record: Record, change) -> None:  # type: ignore[no-untyped-def]
        for at in range(record.line + 1, self._end_of(record.name)):
            if self.lines[at].startswith("start "):
                rows = [split_outside(r, ",") for r in split_outside(self.lines[at][6:], "|") if r]
                self.lines[at] = "start " + " | ".join(", ".join(change(row)) for row in rows)


def _reads(text: str, name: str) -> bool:
    keyword, _, rest = text.partition(" ")
    if keyword in ("total", "goal", "calc", "output"):
        rest = rest.partition("=")[2] or rest
    if keyword == "button":
        rest = rest.partition(":")[2]
    if keyword in ("warn", "find"):
        found = re.match(r".*?(?:^|\s)(?:when|if|where)\s(.*)$", rest)
        rest = found[1] if found else rest
    if keyword in ("app", "text", "style", "renamed", "record"):
        return False
    if field := kept_field(text):
        return field == name
    return bool(re.search(rf"(?<![\w.]){re.escape(name)}\b", rest)) or (
        keyword in ("filter", "sort", "group", "calendar", "remind") and identifier(rest.removesuffix(" desc")) == name
    )


def _called(text: str) -> str:
    """Return what people call a line."""
    keyword, _, rest = text.partition(" ")
    if keyword == "chart":
        return "the chart"
    if keyword == "cards":
        return "the cards"
    if keyword == "timer":
        return "the stopwatch"
    head = re.split(r"\s*[=:]|\s(?:when|if|where)\s", rest)[0].strip()
    return label_of(head) if keyword in ("calc", "output") else head


def _field_text(one: Field) -> str:
    """Return a field as it stands in a record's line."""
    kind = one.type
    if one.type == "choice":
        kind = f"choice({'/'.join(one.options)})"  # type: ignore[assignment]
    if one.type == "ref":
        kind = f"ref({one.ref})"  # type: ignore[assignment]
    presence = f" {one.presence}" if one.presence else ""
    presence += " unique" if one.is_unique else ""
    return f"{one.name} {kind}{presence}" + (f" = {one.default}" if one.default else "")


field_text = _field_text


def _word(text: str, old: str, new: str) -> str:
    """Replace a name outside of texts in quotes."""
    parts = re.split(r'("[^"]*")', text)
    return "".join(p if p.startswith('"') else re.sub(rf"(?<![\w.]){re.escape(old)}\b", new, p) for p in parts)
