"""Reads the parts that several lines of the blueprint share: names, groups, conditions, durations, timers."""

import re
from dataclasses import dataclass, replace

from app.domain.blueprint import Blueprint, Group, Picker, Renamed, Tick, Written, label_of
from app.domain.blueprint_fields import LineError
from app.domain.blueprint_timers import Phase, Timer
from app.domain.formula import Aggregate, Binary, Call, Formula, Unary, parse_formula
from app.domain.words import LOOKS, find_outside, identifier, singular, split_outside

PERIODS = ("day", "week", "month", "quarter", "year", "weekday")


def with_style(blueprint: Blueprint, words: str) -> Blueprint:
    """Return the blueprint with the colour, the scheme and the looks that a style line says."""
    for word in words.lower().split():
        if word in ("dark", "light"):
            blueprint = replace(blueprint, scheme="dark" if word == "dark" else "light")
        elif word in LOOKS:
            blueprint = replace(blueprint, looks=tuple(dict.fromkeys((*blueprint.looks, word))))
        elif word not in ("color", "colour", "theme", "mode"):
            blueprint = replace(blueprint, accent=word)
    return blueprint


def read_renamed(text: str, line: int) -> Renamed:
    """Read `field task.due > task.deadline`."""
    kind, _, names = text.partition(" ")
    old, arrow, new = (part.strip() for part in names.partition(" > "))
    if not arrow or not old or not new:
        raise LineError("what was renamed needs both names: “renamed field task.due > task.deadline”")
    return Renamed(kind, old, new, line)


def read_group(text: str) -> Group:
    text = text.strip()
    match = re.match(r"(\w+)\s*\(([\w ]+)\)$", text)
    if match:
        outer, inner = match[1].lower(), identifier(match[2])
        return Group(inner, outer if outer in PERIODS else "")  # type: ignore[arg-type]
    name = identifier(re.sub(r"^each\s+", "", text))
    return Group("", name) if name in PERIODS else Group(name)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Target:
    """What a goal is against: a number, or the setting of that name."""

    figure: str
    number: float
    setting: str
    period: str
    is_limit: bool


_TARGET = r"(?P<figure>.+?)\s*(?:\bof\b|>=|\bto\b|(?P<sign><=))\s*(?P<most>at most\s+)?(?:at least\s+)?"
_TARGET_END = r"\s*(?:(?:per|each|a|every)\s+(?P<period>\w+))?\s*$"


def read_target(text: str) -> Target:
    """Read `sum(distance) of at most 100 per month`, or `sum(amount) of budget per month` with a setting's name."""
    match = re.match(rf"{_TARGET}(?P<number>[\d.,]+)\s*(?:\w+\s+)??{_TARGET_END}", text, re.I) or re.match(
        rf"{_TARGET}(?P<setting>[a-z][\w ]*?){_TARGET_END}", text, re.I
    )
    if not match:
        raise LineError("a goal needs a target: “goal Distance = sum(distance) of 100 per month”")
    found = match.groupdict()
    period = (found["period"] or "").lower()
    return Target(
        found["figure"],
        float((found.get("number") or "0").replace(",", "")),
        identifier(found.get("setting") or ""),
        period if period in PERIODS else "",
        bool(found["sign"] or found["most"]),
    )


def read_typing(text: str) -> tuple[str, bool]:
    """Read `word / translation typed`: what stands before, and whether answers are typed instead of shown or chosen."""
    match = re.match(r"(.*[^\s/|,>:]),?\s+(?:typed|by typing)$", text.strip(), re.I)
    return (match[1], True) if match else (text, False)


def says_by_hand(text: str) -> bool:
    """Say whether a line asks for the order that the person gives: `sort by hand`."""
    return re.fullmatch(r"by hand|hand|manual(?:ly)?|(?:by )?(?:my |your )?own order", text.strip(), re.I) is not None


def read_condition(text: str) -> Formula:
    """Read `when done`, `where date < today()`."""
    condition = re.sub(r"^(?:them |those |it )?(?:when|where|if|once)\b", "", text.strip(" :"), flags=re.I).strip()
    if not condition:
        raise LineError("what is hidden needs “when” and a condition: “hide when done”")
    return parse_formula(condition)


def read_tick(text: str, line: int) -> Tick:
    """Read `weekly`, `done every month`, `bought`: ticked anew in each day, week or month, or once and for all."""
    words = [w for w in text.lower().split() if w not in ("once", "as", "off", "when", "field")]
    if {"weekly", "week", "weeks"} & set(words):
        return Tick("weekly", "", line)
    if {"monthly", "month", "months"} & set(words):
        return Tick("monthly", "", line)
    if {"daily", "day", "every"} & set(words):
        return Tick("daily", "", line)
    return Tick("once", identifier(" ".join(words)) or "done", line)


_KEPT = re.compile(
    r"(?:timer:? +)?(?:stop ?watch|laps?)\b.*?\b(?:keeps?|keeping|saves?) (?:the )?(?:\w+\.)?([\w ]+)$", re.I
)


def kept_field(text: str) -> str:
    """Return the field of `timer stopwatch keeps seconds`, with or without its first word; "" for any other line."""
    found = _KEPT.match(text.strip())
    return identifier(found[1]) if found else ""


def read_if_asked(text: str) -> tuple[str, bool]:
    """Return `when done` of `when done if asked`, and whether those words stood there."""
    found = re.fullmatch(r"(.*?\S),?\s+(?:only )?(?:if|when|once) (?:i |we |you )?ask(?:ed)?(?: for| to)?", text, re.I)
    return (found[1], True) if found else (text, False)


def read_find(text: str) -> tuple[str, str]:
    """Read `Drawn number where number = asked`: what the box is called, and the condition."""
    at = find_outside(f" {text}", "(?:where|when)")
    label, condition = (text[: max(at - 1, 0)], text[at:].split(None, 1)[1]) if at >= 0 else ("", text)
    if at < 0 and ":" in text:
        label, _, condition = text.partition(":")
    if at < 0 and not label.strip():
        raise LineError("what is found needs a name, “where” and a condition: “find Price where price <= asked”")
    return label.strip(' :"“”'), condition


_ONCE = re.compile(
    r",?\s+(?:without|with no|no)\s+(?:any\s+)?(?:repeats?|repeating|repetitions?|doubles|duplicates)"
    r"(?=\s*$|\s+where\b)",
    re.I,
)
_COUNTS = dict(zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True))


def read_picker(text: str, line: int) -> Picker:
    """Read `Name from list`, `3 Winners from list without repeats`, `Answer: Yes | No`, `Film from film where …`."""
    once, is_once = _ONCE.sub("", text), bool(_ONCE.search(text))
    picker = _read_source(once, line)
    number = re.match(rf"(\d{{1,2}}|{'|'.join(_COUNTS)})\s+(\S.*)$", picker.label, re.I)
    if not number:
        return replace(picker, is_once=is_once)
    count = _COUNTS.get(number[1].lower()) or int(number[1])
    return replace(picker, label=singular(number[2]), count=max(count, 1), is_once=is_once)


def _read_source(text: str, line: int) -> Picker:
    at = find_outside(text, "where")
    text, where = (text, "") if at < 0 or ":" in text[:at] else (text[:at].strip(), text[at:].split(None, 1)[1])
    match = re.match(r"(.*?)\s*\bfrom\s+(\w[\w ]*)$", text)
    if match and ":" not in text:
        source = identifier(match[2])
        is_list = source.split("_")[-1] in ("list", "names", "options", "lines", "text")
        if where and is_list:
            raise LineError("only records are picked by a condition: “pick Film from film where not seen”")
        condition = parse_formula(where) if where else None
        return Picker(match[1].strip() or "One", (), "" if is_list else source, condition, line=line)
    if where:
        raise LineError("what is picked by a condition comes from records: “pick Film from film where not seen”")
    label, _, options = text.partition(":")
    return Picker(label.strip() or "One", tuple(o for o in split_outside(options, "|") if o), "", None, line=line)


def with_where(formula: Formula, where: Formula) -> Formula:
    """Give every aggregate of the formula the condition."""
    match formula:
        case Aggregate(function, argument, None, record):
            return Aggregate(function, argument, where, record)
        case Aggregate(function, argument, own, record) if own is not None:
            return Aggregate(function, argument, Binary("and", own, where), record)
        case Binary(operator, left, right):
            return Binary(operator, with_where(left, where), with_where(right, where))
        case Unary(operator, operand):
            return Unary(operator, with_where(operand, where))
        case Call(function, arguments):
            return Call(function, tuple(with_where(a, where) for a in arguments))
        case _:
            return formula


def read_labelled(text: str) -> tuple[str, str]:
    """Read `label = formula`; without a label the formula is its own."""
    head, equals, body = text.partition("=")
    if not equals:
        return label_of(identifier(re.sub(r"[()]", " ", text))), text
    return label_of(head.strip()), body.strip()


def read_written(text: str) -> tuple[str, Written | None]:
    """Read `name from a, b: description`; the head is what stands before `from`."""
    if "=" in text.split(":")[0]:
        return text, None
    head, colon, description = text.partition(":")
    if not colon or not description.strip():
        return text, None
    at = find_outside(head, "from")
    inputs = tuple(read_names(head[at:].split(None, 1)[1])) if at >= 0 else ()
    return (head[:at] if at >= 0 else head).strip(), Written(inputs, description.strip())


def read_names(text: str) -> list[str]:
    """Read the names of fields. Raises `LineError` where there is none."""
    names = [identifier(re.sub(r"^by\s+", "", n.strip())) for n in re.split(r",|\band\b", text)]
    names = [n for n in names if n]
    if not names:
        raise LineError("the line needs the name of a field")
    return names


_UNIT_S = {
    "second": 1,
    "sec": 1,
    "s": 1,
    "minute": 60,
    "min": 60,
    "m": 60,
    "hour": 3600,
    "h": 3600,
    "hr": 3600,
}
_UNITS = "hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s"
_DURATION = re.compile(rf"(\d+(?:\.\d+)?)\s*-?({_UNITS})\b", re.IGNORECASE)
_ROUNDS = re.compile(  # “x 12”, “12 rounds”; in “Round 3 min” the number is a time
    rf"(?:\bx|×|\brounds?)\s*(\d+)(?![\d.])(?!\s*-?(?:{_UNITS})\b)|(?<![\d.])(\d+)\s*rounds?\b(?!\s*\d)", re.IGNORECASE
)


def _duration_s(text: str) -> int:
    return int(sum(float(n) * _UNIT_S[u.lower().rstrip("s") or "s"] for n, u in _DURATION.findall(text)))


def read_timer(rest: str, line: int) -> Timer:
    shape, _, tail = rest.strip().partition(" ")
    shape = shape.lower().rstrip(":")
    tail = tail.strip(" :")
    if shape == "clock":
        return Timer("clock", tail.title() or "Clock", line=line)
    if shape in ("stopwatch", "lap", "laps"):
        return Timer("stopwatch", tail.title() if tail and tail != "laps" else "Stopwatch", line=line)
    if shape in ("intervals", "interval", "pomodoro"):
        rounds = _ROUNDS.search(tail)
        count = int(rounds[1] or rounds[2]) if rounds else 4
        tail = _ROUNDS.sub("", tail)
        phases = _read_phases(tail)
        if not phases:
            phases = (Phase("Work", 1500), Phase("Break", 300))
        return Timer("intervals", "Interval timer", phases=phases, rounds=min(max(count, 1), 99), line=line)
    if shape == "until":
        date = re.search(r"(?<!\d)(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2})?|(?:0\d|1[0-2])-[0-3]\d)(?!\d)", tail)
        label = " ".join((tail.replace(date[0], " ") if date else tail).split()).strip(" :,")
        until = (
            date[0].replace(" ", "T")
            if date
            else next((day for name, day in _YEARLY.items() if name in label.lower()), "")
        )
        return Timer("until", label or "The day", until=until, line=line)
    choices = _read_phases(tail, is_choice=True) if "," in tail else ()
    seconds = choices[0].seconds if len(choices) > 1 else _duration_s(rest)
    if not seconds and (number := re.search(r"\d+", rest)):
        seconds = int(number[0]) * 60
    name = "" if choices else " ".join(_DURATION.sub(" ", tail if shape == "countdown" else rest).split()).strip(" :,")
    name = re.sub(r"^(from|of|for)\b ?", "", name, flags=re.IGNORECASE)
    label = name[0].upper() + name[1:] if re.fullmatch(r"[^\W\d_][^\d_]*", name) else "Countdown"
    return Timer("countdown", label, seconds=min(seconds or 300, 359_999), phases=choices, line=line)


def _read_phases(text: str, *, is_choice: bool = False) -> tuple[Phase, ...]:
    """Read `Work 25 min, Break 5 min`. One without a name is numbered; what is chosen from goes by its length."""
    return tuple(
        Phase(
            " ".join(_DURATION.sub(" ", part).split()) or (part.strip() if is_choice else f"Part {i + 1}"),
            min(_duration_s(part), 359_999),
        )
        for i, part in enumerate(split_outside(text, ",")) if _duration_s(part)
    )  # fmt: skip


_YEARLY = {
    "new year's eve": "12-31",
    "new years eve": "12-31",
    "new year": "01-01",
    "christmas eve": "12-24",
    "christmas": "12-25",
    "halloween": "10-31",
    "valentine": "02-14",
    "independence day": "07-04",
    "st patrick": "03-17",
}
"""Days that are the same every year; more particular names first."""

SUMS = (
    (r"(multipl|times)\w*", "a * b"),
    (r"(add|plus|sum)\w*", "a + b"),
    (r"(subtract|minus|taking)\w*", "a - b"),
    (r"(divi)\w*", "a / b"),
)
"""Words for a sum, said in place of it."""
