"""Reads the lines of what records must not go against between them: `unique`, `apart`, `limit`."""

import re

from app.domain.blueprint_fields import LineError
from app.domain.blueprint_parts import read_names
from app.domain.blueprint_rules import Apart, Limit, UniqueTogether
from app.domain.formula import Formula, Name, Number
from app.domain.words import identifier

_APART = re.compile(
    r"(?:from\s+)?(?P<start>\S.*?)\s+(?:to|until|till|-|–)\s+(?P<end>\S.*?)"
    r"(?:\s+(?:by|per|for each|in each|for every)\s+(?P<by>\S.*))?$",
    re.I,
)
_BARE_FROM = re.compile(r"from\s+(?:to|until|till|-|–)\s", re.I)
_PER = r"(?:\s+(?:per|by|for each|for every|in each|on each|each|every)\s+(?P<per>\S.*))?$"
_LIMIT = re.compile(
    r"(?:(?P<figure>(?:sum|count)\s*\((?P<summed>[^)]*)\))\s+(?:of|to|<=)\s+)?(?:to\s+)?"
    r"(?:at most|up to|no more than|<=)?\s*"
    rf"(?:(?P<number>\d+(?:\.\d+)?)(?:\s+(?!(?:per|by|for|in|on|each|every)\b)\w+)??|(?P<name>[a-z][\w. ]*?)){_PER}",
    re.I,
)


def read_together(text: str, line: int) -> UniqueTogether:
    """Read `date + slot`."""
    names = tuple(dict.fromkeys(_joined_names(text)))
    if len(names) < 2:
        raise LineError("what is unique together needs two fields or more: “unique date + time”")
    return UniqueTogether(names, line)


def read_apart(text: str, line: int) -> Apart:
    """Read `arrival to departure by cabin`; fields may be called from and to themselves."""
    said = text.strip()
    found = _APART.match(said if not _BARE_FROM.match(said) else f"from {said}")
    if not found:
        raise LineError("what is kept apart needs a beginning and an end: “apart arrival to departure by cabin”")
    by = tuple(dict.fromkeys(_joined_names(found["by"]))) if found["by"] else ()
    return Apart(identifier(found["start"]), identifier(found["end"]), by, line)


def read_limit(text: str, line: int) -> Limit:
    """Read `12 per course`, `course.places per course`, `sum(persons) of 40 per date`."""
    found = _LIMIT.match(text.strip())
    if not found:
        raise LineError("a limit needs a number: “limit 12 per course”")
    most: Formula
    if found["number"]:
        most = Number(float(found["number"]))
    else:
        owner, _, name = found["name"].rpartition(".")
        most = Name(identifier(name), identifier(owner))
    per = tuple(dict.fromkeys(_joined_names(found["per"]))) if found["per"] else ()
    is_sum = (found["figure"] or "").lower().startswith("sum")
    return Limit(most, per, identifier(found["summed"]) if is_sum else "", line)


def format_apart(apart: Apart) -> str:
    """Return the line as it is written."""
    return f"apart {apart.start} to {apart.end}" + (f" by {' + '.join(apart.by)}" if apart.by else "")


def _joined_names(text: str) -> list[str]:
    return read_names(text.replace("+", ","))
