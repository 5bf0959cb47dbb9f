"""Rules about times: what a press or a form puts in (`now()`), fields that hold it, and how long a timer runs."""

import re

from app.domain.blueprint import label_of
from app.domain.blueprint_parts import kept_field
from app.domain.words import split_outside
from app.pipeline.grounding import Grounding
from app.pipeline.lines import RECORD, Lines
from app.pipeline.mending_once import field_name, with_suffix
from app.pipeline.numbers_said import with_digits

_PRESSED = re.compile(
    r"\btime ?clocks?\b|\b(?:press(?:es|ed|ing)?|push(?:es|ed|ing)?|taps?|tapping|tapped|clicks?|clicking|"
    r"buttons?)\b",
    re.I,
)
_MEANT = re.compile(
    r"\b(?:clock|punch|stamp|sign|check|badge)(?:s|ed|ing)? (?:themselves |myself |yourself )?(?:in|out)\b",
    re.I,
)
"""Comes and goes: a press is meant, and as well may be a time that is typed."""
_SET_BEFORE = re.compile(r"(?:^|_)(?:planned|agreed|scheduled|target|official|due|usual|set|deadline)(?:_|$)")
_BY_ITSELF = re.compile(
    r"\b(?:the )?(?:date and (?:the )?)?(?:time|hour|clock)\b[^.;]{0,40}\b(?:by itself|by its ?self|"
    r"on its own|itself|automatic(?:ally)?|"
    r"already be there|be there already|without typing|put in for me|filled (?:in|out)|fills? in|"
    r"pre-?filled|be set|knows?)\b|"
    r"\b(?:automatic(?:ally)?|fills? in|puts? in|know|knows|stamps?|takes|current|"
    r"present)\b[^.;]{0,30}\b(?:the |current |present )?(?:time|hour)\b",
    re.I,
)
_TYPED = re.compile(
    r"\b(?:type|enter|write|put)(?:s|d)? (?:in )?(?:the |both )?times?\b|\btimes? (?:in )?(?:myself|by hand)\b", re.I
)
_SET = re.compile(r"(button [^:]+: (?:set )?)(\w+) *= *([^=].*)$")
_AT_ONCE = re.compile(
    r"(?:now|time|current_time|time_now|right_now|today|current_date)(?:\(\))?(?= where |$)|(?:yes|true|1|"
    r"\"now\")(?= where |$)",
    re.I,
)
_DAYS = re.compile(r"(?:^|_)(?:date|day|birthday|deadline|due)(?:_|$)")


def is_pressed(request: str) -> bool:
    """Say whether the request wants a time put in by a press."""
    return bool(_PRESSED.search(request) or _MEANT.search(request)) and not _TYPED.search(request)


def bare_calls(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`arrived = now` is `arrived = now()`, unless there is something called now."""
    names = {field_name(f) for line in lines if (found := RECORD.match(line)) for f in split_outside(found[2], ",")}
    names |= {found[1] for line in lines if (found := re.match(r"(?:input|output|calc|setting) (\w+)", line))}
    words = [word for word in ("now", "today") if word not in names]
    if not words:
        return lines
    call = re.compile(rf"(?<=[=(,<>+-])( *)({'|'.join(words)})(?= *(?:$|[,)<>+-]| where | and | or ))")
    reads = ("button ", "calc ", "warn ", "record ", "total ", "output ")
    return tuple(call.sub(r"\1\2()", line) if line.startswith(reads) else line for line in lines)


def times_of_buttons(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A button that says when something happened sets a time to now, and a day to today, whatever was written there."""
    for at, line in enumerate(lines):
        found = _SET.match(line)
        if not found or not _AT_ONCE.match(found[3]):
            continue
        home = next((i for i in range(at, -1, -1) if RECORD.match(lines[i])), -1)
        kind = _kind(lines[home], found[2]) if home >= 0 else ""
        is_now = re.match(r"(?:now|time|current_time|time_now|right_now|\"now\")", found[3], re.I) is not None
        rest = found[3][found[3].index(" where ") :] if " where " in found[3] else ""
        if kind == "time":
            lines = _replaced(lines, at, f"{found[1]}{found[2]} = now(){rest}")
        elif is_now and (kind == "date" and _DAYS.search(found[2])):
            lines = _replaced(lines, at, f"{found[1]}{found[2]} = today(){rest}")
        elif is_now and kind:
            lines = _replaced(lines, at, f"{found[1]}{found[2]} = now(){rest}")
            lines = _replaced(lines, home, _as_time(lines[home], found[2]))
    return lines


def between_times(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """From one time of day to another it is hours: `left - arrived` is none."""
    mended = list(lines)
    home = ""
    for at, line in enumerate(lines):
        home = line if RECORD.match(line) else home
        found = re.match(r"(calc (\w+)(?: \w+)? = )(\w+) - (\w+)( \* 60)?$", line)
        if found and home and _kind(home, found[3]) == _kind(home, found[4]) == "time":
            unit = "minutes" if "minute" in found[2] or found[5] else "hours"
            mended[at] = f"{found[1]}{unit}_between({found[4]}, {found[3]})"
    return tuple(mended)


def pressed_times(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A time clock has its buttons: one or two times that are to be put in by a press, and no button that does it."""
    records = [at for at, line in enumerate(lines) if RECORD.match(line)]
    if (
        len(records) != 1
        or not (_PRESSED.search(request) and is_pressed(request))
        or any(line.startswith("button ") for line in lines)
    ):
        return lines
    found = RECORD.match(lines[records[0]])
    fields = split_outside(found[2], ",") if found else []
    times = [field_name(f) for f in fields if _kind(lines[records[0]], field_name(f)) == "time" and "=" not in f]
    times = [name for name in times if not _SET_BEFORE.search(name)]
    if not 1 <= len(times) <= 2 or (len(times) == 1 and times[0] == "time"):
        return lines
    buttons = (f"button {label_of(name)}: {name} = now()" for name in times)
    return (*lines[: records[0] + 1], *buttons, *lines[records[0] + 1 :])


def times_by_themselves(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“The time is filled in by itself”: the one time of a record begins as the time it is."""
    at = next((i for i, line in enumerate(lines) if RECORD.match(line)), -1)
    if at < 0 or not _BY_ITSELF.search(request) or _TYPED.search(request) or any("now()" in line for line in lines):
        return lines
    found = RECORD.match(lines[at])
    fields = [f for f in split_outside(found[2], ",") if f] if found else []
    times = [field_name(f) for f in fields if _kind(lines[at], field_name(f)) == "time" and "=" not in f]
    return with_suffix(lines, at, times[0], " = now()") if len(times) == 1 else lines


def kept_times_below(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A stopwatch that keeps its times stands below the record they are kept in."""
    at = next((i for i, line in enumerate(lines) if kept_field(line)), -1)
    home = next((i for i, line in enumerate(lines) if RECORD.match(line)), -1)
    if not 0 <= at < home:
        return lines
    return (*lines[:at], *lines[at + 1 : home + 1], lines[at], *lines[home + 1 :])


def measured_times_are_kept(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“I press start and stop and it keeps all the seconds”: a stopwatch beside the one list with a field for a length
    of time writes into it."""
    records = [(at, found) for at, line in enumerate(lines) if (found := RECORD.match(line))]
    if "timer stopwatch" not in lines or len(records) != 1 or not (_PRESSES.search(request) and _KEEPS.search(request)):
        return lines
    [(at, found)] = records
    lengths = [m[1] for f in split_outside(found[2], ",") if (m := _LENGTH.match(f.strip()))]
    if len(lengths) != 1:
        return lines
    others = tuple(line for line in lines[at + 1 :] if line != "timer stopwatch")
    before = tuple(line for line in lines[:at] if line != "timer stopwatch")
    return (*before, lines[at], f"timer stopwatch keeps {lengths[0]}", *others)


_PRESSES = re.compile(r"\b(?:start|stop)\b", re.I)
_KEEPS = re.compile(
    r"\b(?:keeps?|saves?|stores?|remembers?|logs?|records?|notes?|writes?|puts?|adds?|goes|go|lists?)\b[^.;]{0,40}\b"
    r"(?:all|every|each|them|it|that|this|times?|seconds|minutes|list|down|with the (?:day|date))\b",
    re.I,
)
_LENGTH = re.compile(r"(\w*(?:seconds?|secs?|minutes?|mins?|duration|length|took|lasted|time_taken|held)) number$")


def durations_as_said(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Everyone gets three minutes” is no countdown of 300 seconds: one that nobody said is the one that was."""
    said = list(_DURATION.finditer(with_digits(request)))
    whole = [m for m in said if not m["last"]]
    timers = [line for line in lines if line.startswith("timer ")]
    is_clear = len(whole) == len(timers) == 1 and len(said) == len(re.findall(r"\d+(?:\.\d+)?", with_digits(request)))
    found = _COUNTDOWN.match(timers[0]) if is_clear and not _HOUR_AND.search(request) else None
    length = _DURATION.search(found["length"]) if found else None
    if not found or not length or any(_seconds(m) == _seconds(length) for m in said):
        return lines
    return tuple(f"{found['head']}{whole[0][0]}" if line == timers[0] else line for line in lines)


_HOUR_AND = re.compile(r"\bhours? and\b|\bminutes? and\b|\b(?:half|quarter)\b", re.I)
_DURATION = re.compile(
    r"(?P<last>\blast )?\b(?P<n>\d+(?:\.\d+)?)[ -]?(?P<unit>sec(?:ond)?s?|min(?:ute)?s?|hours?)\b", re.I
)
_COUNTDOWN = re.compile(r"(?P<head>timer countdown (?:[^:\d]+ )?)(?P<length>\d[\w. ]*)$")
_SECONDS = {"s": 1, "m": 60, "h": 3600}


def _seconds(duration: re.Match[str]) -> float:
    return float(duration["n"]) * _SECONDS[duration["unit"][0].lower()]


def _kind(record: str, name: str) -> str:
    """Return the type of a field of a record's line; "" for none of that name."""
    found = RECORD.match(record)
    for field in split_outside(found[2], ",") if found else []:
        if field_name(field) == name:
            words = [
                w for w in field.split("=")[0].split("(")[0].split() if w not in ("unique", "required", "optional")
            ]
            return words[-1] if len(words) > 1 else "text"
    return ""


def _as_time(record: str, name: str) -> str:
    head, _, fields = record.partition(": ")
    made = [f"{name} time" if field_name(f) == name else f for f in split_outside(fields, ",")]
    return f"{head}: {', '.join(made)}"


def _replaced(lines: Lines, at: int, line: str) -> Lines:
    return (*lines[:at], line, *lines[at + 1 :])
