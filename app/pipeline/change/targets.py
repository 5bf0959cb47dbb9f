"""Which part of an app the words of a wish mean: “the chart”, “due date”, “the price column”, “the total paid”."""

import re
from dataclasses import dataclass
from typing import Literal

from app.domain.blueprint import Record, label_of
from app.domain.words import identifier, singular
from app.pipeline.change.draft import Draft, RefusedError
from app.pipeline.clauses import content_stems, is_akin, stem

Kind = Literal[
    "app", "record", "field", "tick", "stage", "calc", "total", "chart", "goal", "button", "warn", "filter", "sort",
    "hide", "find", "unique", "apart", "limit", "group", "remind", "calendar", "cards", "setting", "input",
    "output", "generate", "calculator", "counter", "habit", "timer", "convert", "quiz", "ask", "drill", "pick",
    "machine", "text", "option", "style", "start",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """A part of the app: `name` as formulas say it, `label` as people read it, `line` where it stands."""

    kind: Kind
    label: str
    line: int
    record: str = ""
    name: str = ""


_KIND_WORDS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    (r"charts?|graphs?|diagrams?|plots?|pies?|bars|curves?", ("chart",)),
    (r"buttons?", ("button", "generate")),
    (r"badges?|warnings?|alerts?|flags?|markings?|highlight(?:s|ing)?", ("warn",)),
    (r"reminders?", ("remind",)),
    (r"filters?|filtering", ("filter",)),
    (r"sort(?:ing)?|ordering|sort order", ("sort",)),
    (r"grouping|groups?", ("group",)),
    (r"calendars?|month view", ("calendar",)),
    (r"boards?", ("stage",)),
    (r"goals?|targets?|progress(?: bar)?", ("goal", "counter", "timer")),
    (r"flash ?cards?|cards", ("cards",)),
    (r"timers?|stopwatch|countdowns?|clock", ("timer",)),
    (r"counters?|tally", ("counter",)),
    (r"habits?", ("habit",)),
    (r"check ?box(?:es)?|ticks?|tick ?box(?:es)?|check ?marks?", ("tick", "field")),
    (r"settings?", ("setting",)),
    (r"texts?|paragraphs?|sentences?|notes?", ("text",)),
    (r"(?:grand )?totals?|sums?|averages?|figures?|statistics|stats", ("total",)),
    (r"results?|outputs?", ("output", "generate", "calc")),
    (
        r"columns?|fields?|box(?:es)?|entr(?:y|ies)|inputs?|cells?|values?",
        ("field", "calc", "tick", "input", "setting"),
    ),
    (r"lists?|tables?|records?|section", ("record", "calculator", "quiz")),
    (r"options?|choices?|categor(?:y|ies)|stages?|status(?:es)?|steps?", ("option",)),
    (r"streaks?", ("tick",)),
    (r"quiz(?:zes)?|questions?", ("quiz", "ask")),
    (r"converters?|conversion", ("convert",)),
    (r"styles?|colou?rs?|themes?|look", ("style",)),
    (r"picker", ("pick",)),
    (r"game", ("machine",)),
)
_SMALL = re.compile(
    r"\b(?:the|my|this|that|these|those|our|your|a|an|all|every|each|any|both|of|in|on|from|for|called|named|with|it|its|"
    r"thing|part|app|one|ones|label|labelled|word|words|at the (?:top|bottom|end)|bit|stuff|whole|entire|about)\b",
    re.IGNORECASE,
)
_RANK: tuple[Kind, ...] = (
    "field", "tick", "stage", "calc", "input", "setting", "output", "option", "total", "goal", "button", "warn",
    "find", "counter", "habit", "timer", "generate", "record", "calculator", "pick", "chart", "quiz",
)  # fmt: skip


def all_targets(draft: Draft) -> list[Target]:
    """Return every part that can be meant, in the order of the lines."""
    found: list[Target] = []
    for record in draft.blueprint.records:
        found += _of_record(draft, record)
    b = draft.blueprint
    found += [Target("setting", s.label, s.line, name=s.name) for s in b.settings]
    for calculator in b.calculators:
        if calculator.line >= 0 and draft.lines[calculator.line].startswith("calculator "):
            found.append(Target("calculator", calculator.label, calculator.line))
        found += [Target("input", i.label, i.line, name=i.name) for i in calculator.inputs]
        found += [Target("output", o.label, o.line, name=o.name) for o in calculator.outputs]
        found += [Target("generate", g.label, g.line) for g in calculator.generators]
    found += [Target("counter", c.label, c.line) for c in b.counters]
    found += [Target("habit", h.label, h.line) for h in b.habits]
    found += [Target("timer", t.label, t.line) for t in b.timers]
    found += [Target("convert", f"{c.left.label} {c.right.label}", c.line) for c in b.converters]
    found += [Target("pick", p.label, p.line) for p in b.pickers]
    found += [Target("machine", m.description, m.line) for m in b.machines]
    found += [Target("drill", d.label, d.line) for d in b.drills]
    found += [Target("text", t.text, t.line) for t in b.texts]
    for quiz in b.quizzes:
        found += [Target("quiz", quiz.topic, quiz.line)]
        found += [Target("ask", q.text, q.line) for q in quiz.questions]
    found += [Target("style", text, at) for at, text in enumerate(draft.lines) if text.startswith("style ")]
    return found


def find_all(phrase: str, draft: Draft, kinds: tuple[Kind, ...] = ()) -> list[Target]:
    """Return the parts the words may mean, all equally well; none where no part has these words."""
    wanted, rest = _kinds_said(phrase)
    targets = [t for t in all_targets(draft) if not kinds or t.kind in kinds]
    whole = identifier(_SMALL.sub(" ", phrase))
    bare = identifier(rest_of(phrase))
    exact = [t for t in targets if bare and bare in (t.name, identifier(t.label))]
    exact = exact or [t for t in targets if whole and whole in (t.name, identifier(t.label))]
    if not exact and whole:
        exact = [t for t in targets if singular(whole) in (singular(t.name), singular(identifier(t.label)))]
    if exact:
        best = min(_rank(t) for t in exact)
        return [t for t in exact if _rank(t) == best]
    if wanted:
        own = [t for t in targets if t.kind in wanted]
        said = content_stems(rest)
        found = [t for t in own if not said or _covers(said, t, draft)]
        if found or not kinds:
            rest_found = [t for t in found if t.kind == wanted[0]] or found
            if rest_found:
                return rest_found
    said = content_stems(_SMALL.sub(" ", phrase))
    if not said:
        return []
    found = [t for t in targets if _covers(said, t, draft)]
    if not found:
        return []
    closest = min((_rank(t), len(t.label)) for t in found)
    return [t for t in found if (_rank(t), len(t.label)) == closest]


def find_one(phrase: str, draft: Draft, kinds: tuple[Kind, ...] = ()) -> Target | None:
    """Return the part that is meant, None where there is none. Raises `RefusedError` where it may be several."""
    if re.fullmatch(r"(?:it|that|this|them)", phrase.strip(), re.IGNORECASE) and draft.last:
        phrase = draft.last.replace("_", " ")
    found = find_all(phrase, draft, kinds)
    if len(found) > 1:
        lines = {t.line for t in found}
        if len(lines) > 1 and found[0].kind not in ("field", "option"):
            names = " or ".join(f"“{t.label}”" for t in found[:4])
            raise RefusedError(f"“{phrase.strip()}” can mean several things: {names}.", "Say which one.")
    return found[0] if found else None


def find_member(phrase: str, draft: Draft, record: str = "") -> tuple[Record, Target] | None:
    """Return the field or worked-out value that is meant, with its record."""
    kinds: tuple[Kind, ...] = ("field", "tick", "stage", "calc")
    if re.fullmatch(r"(?:it|that|this)", phrase.strip(), re.IGNORECASE) and draft.last:
        phrase = draft.last.replace("_", " ")
    found = [t for t in find_all(phrase, draft, kinds) if not record or t.record == record]
    if not found:
        return None
    owner = draft.record(found[0].record)
    return (owner, found[0]) if owner else None


def choice_options(draft: Draft) -> list[tuple[Record, str, tuple[str, ...], int]]:
    """Return each choice or stage: record, field's name, options, line."""
    return [
        (r, f.name, f.options, f.line if f.line >= 0 else r.line)
        for r in draft.blueprint.records for f in r.fields if f.type == "choice"
    ]  # fmt: skip


def rest_of(phrase: str) -> str:
    """Return the phrase without an article and a word such as column around it."""
    return re.sub(r"^(?:the|my|this|that|our|an?)\s+|\s+(?:column|field|box|one)$", "", phrase.strip(), flags=re.I)


def _of_record(draft: Draft, record: Record) -> list[Target]:
    moved = {record.stage.field if record.stage else "": "stage", record.tick.field if record.tick else "": "tick"}
    found: list[Target] = [Target("record", record.label, record.line, record.name, record.name)]
    for one in record.fields:
        place = draft.field_place(record, one.name)
        kind: Kind = "field" if place is not None else "stage" if moved.get(one.name) == "stage" else "tick"
        line = record.line if place is not None else one.line
        found.append(Target(kind, one.label, line, record.name, one.name))
        found += [Target("option", o, line, record.name, one.name) for o in one.options]
    parts: list[tuple[Kind, str, int, str]] = [("calc", c.label, c.line, c.name) for c in record.calcs]
    parts += [("total", t.label, t.line, "") for t in record.totals]
    parts += [("chart", f"{c.label} {c.shape}", c.line, "") for c in record.charts]
    parts += [("goal", g.label, g.line, "") for g in record.goals]
    parts += [("button", b.label, b.line, "") for b in record.buttons]
    parts += [("warn", w.label, w.line, "") for w in record.warnings]
    parts += [("filter", label_of(c.field), c.line, "") for c in record.filters]
    parts += [("sort", label_of(s.field), s.line, "") for s in record.sorts]
    parts += [("sort", "by hand", record.by_hand.line, "")] if record.by_hand else []
    parts += [("hide", "hidden", h.line, "") for h in record.hides]
    parts += [("find", f.label, f.line, "") for f in record.finds]
    parts += [("unique", "only once", u.line, "") for u in record.unique_together]
    parts += [("apart", "overlap", a.line, "") for a in record.aparts]
    parts += [("limit", "limit", one.line, "") for one in record.limits]
    parts += [("remind", label_of(r.field), r.line, "") for r in record.reminders]
    if record.group:
        parts.append(("group", label_of(record.group.field), record.group.line, ""))
    if record.calendar:
        parts.append(("calendar", label_of(record.calendar.field), record.calendar.line, ""))
    if record.cards:
        parts.append(("cards", "cards", record.cards.line, ""))
    if record.tick and record.tick.every != "once":
        parts.append(("tick", f"{record.tick.every} tick", record.tick.line, ""))
    if record.kept_time:
        parts.append(("timer", "stopwatch", record.kept_time.line, ""))
    return found + [Target(k, text, line, record.name, name) for k, text, line, name in parts if line >= 0]


def _kinds_said(phrase: str) -> tuple[tuple[Kind, ...], str]:
    """Return the kinds that a word of the phrase names, and the phrase without it."""
    text = _SMALL.sub(" ", phrase.lower())
    for words, kinds in _KIND_WORDS:
        if re.search(rf"\b(?:{words})\b", text):
            return kinds, re.sub(rf"\b(?:{words})\b", " ", text)
    return (), text


def _covers(said: frozenset[str], target: Target, draft: Draft) -> bool:
    own = content_stems(f"{target.label} {target.name.replace('_', ' ')}")
    if target.kind in ("chart", "total", "goal", "warn", "button", "find") and 0 <= target.line < len(draft.lines):
        own |= content_stems(re.sub(r"[_()]", " ", draft.lines[target.line]))
        own |= frozenset(stem(w) for p, w in (("month", "monthly"), ("year", "yearly"), ("week", "weekly")) if p in own)
    return all(one in own or any(is_akin(one, other) for other in own) for one in said)


def _rank(target: Target) -> int:
    return _RANK.index(target.kind) if target.kind in _RANK else len(_RANK)
