"""Rules about what is booked: who wants no two at one time wants a day, an hour and a place given once."""

import re
from collections.abc import Sequence

from app.domain.words import split_outside
from app.pipeline.grounding import Grounding
from app.pipeline.lines import RECORD, Lines
from app.pipeline.mending_once import field_name, with_suffix

_WHEN = "time|slot|hour|day|date|spot|evening|morning|afternoon|week"
_WHAT = "room|court|table|machine|car|van|boat|bed|seat"
_GONE = r"(?:taken|booked|gone|reserved|occupied|given away|got somebody|has somebody)"
_DOUBLE = re.compile(r"\b(?:double|over)[- ]?book\w*|\bbook(?:ed|ing)?\b[^.;]{0,40}\b(?:twice|two times)\b", re.I)
"""What nobody says of anything else."""
_HAS_IT = re.compile(
    rf"\b(?:has|have|got|took|taken|booked) (?:that|this|the|the same) (?:{_WHEN}|{_WHAT}) already\b|"
    rf"\b(?:{_WHEN}|{_WHAT})(?:'s| is| has| has been| was)? already {_GONE}\b|"
    r"\b(?:two|2|both|several|nobody|no one)\b[^.;]{0,50}\b(?:at|for|on|in|have|has|gets?|book|take)\b[^.;]{0,20}"
    rf"\bsame (?:{_WHEN}|{_WHAT})\b",
    re.I,
)
_SAME = re.compile(rf"\bsame (?:{_WHEN}|{_WHAT})\b|\bclash(?:es|ing)?\b|\balready {_GONE}\b", re.I)
_FORBIDS = re.compile(
    r"\b(?:no|not|never|nobody|none|cannot|\w+n't|refuse\w*|forbid\w*|stop\w*|prevent\w*|avoid\w*|reject\w*|warn\w*|"
    r"tell me|let me know|without|only one)\b",
    re.I,
)
_BOOKS = re.compile(
    r"\b(?:book(?:ed|ing|ings)?|reserv\w+|appointments?|slots?|rota|roster|schedules?|rent\w*|hire\w*|borrow\w*|"
    rf"sign(?:s|ed)? up|shifts?|{_WHAT})\b",
    re.I,
)
"""What is given to one at a time is booked; pills, birthdays and meals are not, on whatever day they fall."""
_PART_OF_DAY = re.compile(
    r"(?:^|_)(?:slot|time|hour|part|shift|session|period|lesson|half|block|start|starts|begin|from)(?:$|_)|"
    r"morning|evening|afternoon"
)
_THING = re.compile(
    r"(?:^|_)(?:room|court|table|machine|boat|car|desk|hall|lane|bay|seat|instrument|van|bike|pitch|field|bed|cabin|"
    r"studio|washer|dryer|grill|projector|laptop|tool|equipment|horse|plane|site|chair|station|kitchen|house|flat)(?:$|_)"
)
_END = re.compile(
    r"(?:^|_)(?:to|till|until|end|ends|ended|leaves?|leaving|departure|departs|out|back|return|returned|last|over|finish)(?:$|_)"
)
_FULL = re.compile(r"\b(?:at most|so many|places|full|capacity)\b", re.I)
"""Where more than one may come, no time is given to one alone."""
_TOLD_WRONG = re.compile(r"warn\b.*(?:book|taken|clash|count\()", re.I)


def said_taken(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“No double bookings” makes the day unique together with the hour and with what is booked; what is had from one
    day or hour to another is kept apart."""
    if (
        not _says_taken(request)
        or _FULL.search(request)
        or any(re.search(r"\bunique\b|^(?:apart|limit) ", line) for line in lines)
    ):
        return lines
    for at, line in enumerate(lines):
        found = RECORD.match(line)
        fields = split_outside(found[2], ",") if found else []
        if span := _span(fields):
            things = [name for name in map(field_name, fields) if _THING.search(name)][:1]
            by = f" by {things[0]}" if things else ""
            kept = (other for other in lines[at + 1 :] if not _TOLD_WRONG.match(other))
            return (*lines[: at + 1], f"apart {span[0]} to {span[1]}{by}", *kept)
        key = _booked_by(fields)
        if len(key) == 1:
            return with_suffix(lines, at, key[0], " unique")
        if key:
            kept = (line for line in lines[at + 1 :] if not _TOLD_WRONG.match(line))
            return (*lines[: at + 1], f"unique {' + '.join(key)}", *kept)
    return lines


def _says_taken(request: str) -> bool:
    """Say whether the request does not want one thing given to two at once."""
    if _DOUBLE.search(request):
        return True
    is_booked = bool(_BOOKS.search(request))
    said = (s for s in re.split(r"[.;!?]", request) if _HAS_IT.search(s) or (is_booked and _SAME.search(s)))
    return any(_FORBIDS.search(sentence) for sentence in said)


def _span(fields: Sequence[str]) -> tuple[str, str] | None:
    """Return the fields from and to which something is had: two days, or two hours, the second named as an end."""
    for kind in ("date", "time"):
        names = [field_name(f) for f in fields if re.search(rf"\b{kind}(?: required)?$", f.split("=")[0].strip())]
        ends = [name for name in names[1:] if _END.search(name)]
        if ends:
            return names[0], ends[0]
    return None


def _booked_by(fields: Sequence[str]) -> tuple[str, ...]:
    """Return the fields that say when, and what is had then: the first day, its hour or part, and the thing."""
    key: dict[str, str] = {}
    for field in fields:
        name = field_name(field)
        if role := _role(name, field.split("=")[0].strip().lower()):
            key.setdefault(role, name)
    return tuple(key.values()) if {"day", "hour"} & set(key) else ()


def _role(name: str, field: str) -> str:
    kind = field.removeprefix(name.replace("_", " ")).removeprefix(name).strip()
    if kind.startswith("date"):
        return "day"
    is_choice = kind.startswith(("choice", "ref"))
    if kind.startswith("time") or (is_choice and (_PART_OF_DAY.search(name) or _PART_OF_DAY.search(kind))):
        return "hour"
    return "thing" if _THING.search(name) else ""
