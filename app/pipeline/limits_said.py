"""Tells goals that are limits from those one wants to reach: “no more than 25 grams a day” is not to be gone over."""

import re

from app.pipeline.grounding import Grounding
from app.pipeline.lines import Lines
from app.pipeline.numbers_said import with_digits

_LIMIT = (
    r"\b(?:no|not|never) (?:[\w']+ ){0,3}?(?:more than|over|above|past|exceed)|"
    r"n't (?:[\w']+ ){0,3}?(?:more than|over|exceed)|"
    r"\b(?:stay|keep|remain)\w* (?:[\w']+ ){0,2}?(?:under|below|within)|\b(?:less|fewer) than|"
    r"\b(?:when|once|if|as soon as) (?:[\w']+ ){0,6}?(?:over|above|past|more than|beyond)|"
    r"\bat most|\bmax(?:imum)?\b|\blimit\w*|\bbudget\w*|\ballow\w*|\bexceed\w*|\bcap of|(?<!at )\b(?:under|below)"
)
_LIMIT_AFTER = r"\b(?:at most|max|maximum|limit|tops|no more|(?:stay|keep|remain)\w* (?:under|below|within))\b"
_GOAL = re.compile(r"(goal\b.+?(?:\bof|<=|>=))\s+(\d[\d,.]*)(.*)")


def with_limits(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Make every goal a limit that the request says not to go over."""
    said = with_digits(request.lower())
    return tuple(_limited(line, said) for line in lines)


def _limited(line: str, said: str) -> str:
    found = _GOAL.fullmatch(line)
    if found is None:
        return line
    number = rf"(?<![\d.,]){re.escape(found[2])}(?!\d|[.,]\d)"
    before, after = rf"(?:{_LIMIT})[^.!?;\d]{{0,30}}?{number}", rf"{number}[^.!?;\d]{{0,40}}{_LIMIT_AFTER}"
    is_limit = re.search(f"{before}|{after}", said)
    return f"{found[1]} at most {found[2]}{found[3]}" if is_limit else line
