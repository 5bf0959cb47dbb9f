"""Rules about conditions: compared as it was said, with words that somebody can have typed, and only where asked."""

import re

from app.domain.words import identifier
from app.pipeline.clauses import content_stems
from app.pipeline.grounding import Grounding
from app.pipeline.lines import Lines
from app.pipeline.mending_asked import Kept, kept_records
from app.pipeline.numbers_said import is_said_otherwise, numbers_of, with_digits

_UNIT_DAYS = {"week": (7,), "month": (30, 31), "year": (365, 366)}
_COUNT = r"(?:(?P<n>\d+(?:\.\d+)?)|an?|one)(?:[ -](?P<unit>day|week|month|year|hour)s?\b)?"
_BEYOND = re.compile(
    rf"(?<!no )(?<!not )(?<!n't )\b(?:(?P<less>less than|fewer than|under|below|lower than|younger than|shorter than|"
    rf"smaller than|cheaper than)|(?:more than|over|above|longer than|older than|higher than|bigger than)) {_COUNT}",
    re.I,
)
_WITH_IT = (
    re.compile(rf"\b(?:at (?:least|most)|up to|within|from) {_COUNT}", re.I),
    re.compile(rf"\b{_COUNT} or (?:less|fewer|more|under|over|older|longer)\b", re.I),
)


def strict_as_said(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Less than a week” leaves out the seventh day: `days_left <= 7` is one too many."""
    text = with_digits(request)
    beyond = {(n, bool(m["less"])) for m in _BEYOND.finditer(text) for n in _numbers(m["n"], m["unit"])}
    both = {n for way in _WITH_IT for m in way.finditer(text) for n in _numbers(m["n"], m["unit"])}

    def mend(line: str) -> str:
        if not re.match(r"(?:warn|hide|find|total|filter|calc) ", line):
            return line
        return _OR_EQUAL.sub(lambda m: m[0] if _is_meant(m) else f"{m['sign']} {m['n']}", line)

    def _is_meant(found: re.Match[str]) -> bool:
        number = float(found["n"])
        return number in both or (number, found["sign"] == "<") not in beyond

    return tuple(mend(line) for line in lines) if beyond else lines


_OR_EQUAL = re.compile(r"(?P<sign>[<>])= (?P<n>\d+(?:\.\d+)?)(?![\w.])(?! *[-+*/])")


def _numbers(number: str | None, unit: str | None) -> tuple[float, ...]:
    """Return the number as it may stand in a condition: a week is 1 of weeks and 7 of days."""
    count = float(number or 1)
    if number is None and unit is None:
        return ()
    return (count, *(count * days for days in _UNIT_DAYS.get((unit or "").lower(), ())))


def words_nobody_types(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`count() where winner = "won"` is of nobody: who won most is a count by winner."""
    mended = list(lines)
    for record in kept_records(lines):
        people = [name for name in record.of("text") if _IS_SOMEBODY.search(name)]
        for at in range(record.at, record.end + 1):
            found = _OF_A_WORD.match(lines[at])
            if found and identifier(found["field"]) in people and not _is_named(found["word"], lines, request, record):
                line = f"{found['head']} by {found['field']}"
                mended[at] = "" if line in mended else line
    return tuple(line for line in mended if line)


_OF_A_WORD = re.compile(
    r'(?P<head>total [^"=]+ = (?:count|sum|avg)\(\w*\)) where (?P<field>\w+) = "(?P<word>[^"]*)"(?: by \w+)?$'
)
_IS_SOMEBODY = re.compile(r"(?:^|_)(?:who|winner|loser|player|person|name|team|payer|driver|cook|giver)(?:$|_)|_by$")


def _is_named(word: str, lines: Lines, request: str, record: Kept) -> bool:
    """Whether somebody is called so: in what is there at first, or with a capital within what was said."""
    started = " ".join(line for line in lines[record.at : record.end + 1] if line.startswith("start "))
    is_capital = re.search(rf"(?<![.!?:] )(?<!^)\b{re.escape(word[:1].upper() + word[1:])}\b", request)
    return bool(re.search(rf"\b{re.escape(word)}\b", started, re.I) or is_capital)


def figures_nobody_said(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A price of 10, 20 or 30 by the stage, none of which was said, is a price that is typed in."""
    said = numbers_of(request)
    mended = list(lines)
    for record in kept_records(lines):
        for at in range(record.at + 1, record.end + 1):
            found = _BY_CASE.match(lines[at])
            numbers = [float(n) for n in re.findall(r"(?<![\w.\"])\d+(?:\.\d+)?(?![\w.\"])", lines[at])]
            made_up = [n for n in numbers if n > _MOST_POINTS and not is_said_otherwise(n, said)]
            if found and len(made_up) > 1 and len(made_up) == len([n for n in numbers if n]):
                is_said = content_stems(found["name"].replace("_", " ")) & content_stems(request)
                mended[at] = ""
                if is_said:
                    mended[record.at] += f", {found['name']} {found['type'] or 'number'}"
    return tuple(line for line in mended if line)


_MOST_POINTS = 3
"""Up to it a number may have been said as a word: “one for a win and half for a draw”."""
_BY_CASE = re.compile(r"calc (?P<name>\w+)(?: (?P<type>\w+))? = if\(")


def whole_is_unfiltered(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Look at only the mint ones and see what the whole collection cost” asks for a filter and a total of all."""
    for at, line in enumerate(lines):
        found = _OF_AN_OPTION.match(line)
        if not found or content_stems(found["word"]) & content_stems(line.split("=")[0]):
            continue
        word = re.escape(found["word"])
        looked_at = re.search(rf"\b(?:look|see|show|filter|view)\w* (?:\w+ ){{0,4}}?{word}", request, re.I)
        whole = _OF_ALL.search(request)
        if looked_at and whole and found["word"].lower() not in request[whole.start() :].lower():
            lines = (*lines[:at], found["head"], *lines[at + 1 :])
    return lines


_OF_AN_OPTION = re.compile(r'(?P<head>total [^"=]+ = (?:count|sum|avg|max|min)\(\w*\)) where \w+ = "(?P<word>[^"]+)"$')
_OF_ALL = re.compile(r"\b(?:whole|entire|altogether|in all|in total|overall|all of (?:it|them|these))\b", re.I)
