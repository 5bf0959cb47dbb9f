"""Rules about what may be there only once: said in many words by people, by one word behind a field in the lines."""

import re
from typing import get_args

from app.domain.blueprint import FieldType
from app.domain.words import identifier, singular, split_outside
from app.pipeline.grounding import Grounding
from app.pipeline.lines import RECORD, Lines

_TELLS = (
    r"(?:tells?|told|warn(?:s|ed)?|says?|said|let(?:s)? me know|stop(?:s|ped)?|refuses?d?|reject(?:s|ed)?|"
    r"alerts?|complains?|shouts?|notice)"
)
_HAVE = r"(?:have|'ve|has|own|got|bought|entered|added|noted|typed)"
_REPEATS = re.compile(
    r"\bno (?:duplicates?|doubles|repeats|double entries)\b|\b(?:duplicates?|doubles|repeats) (?:aren't|"
    r"are not|not|mustn't)|"
    r"\b(?:refuse|reject|prevent|avoid|forbid|stop|against|without|warn me (?:of|about)|tell me about) "
    r"(?:any |all |the )?(?:duplicates?|doubles|repeats)\b(?! (?:lines|words))|"
    rf"\b{_TELLS}\b[^.;]{{0,40}}\b(?:if|when|whenever|that)\b[^.;]{{0,30}}\b(?:i|we|she|he|they)(?:'ve| have)? ?"
    rf"(?:already )?(?:{_HAVE}) (?:it|that|this|one|them|that one|this one|it already)\b(?! (?:for|since|more))|"
    rf"\b{_TELLS}\b[^.;]{{0,50}}\b(?:it|that|this|one|name|number|code|somebody|someone|plate)(?:'?s| is| are)? "
    r"(?:already )?(?:on it|on the list|in it|in the list|in there|there|listed|their|taken)\b(?: already)?|"
    r"\b(?:if|when|whenever) (?:i|you|we|they|she|he|someone|somebody) (?:try to )?(?:enter|type|add|put|"
    r"write)s?\b[^.;]{0,60}"
    r"\b(?:already|again|on it|twice|second time)\b|"
    r"\b(?:on|in) (?:it|there|the list) (?:already|twice)\b|\balready (?:on|in) (?:it|there|the list|my list)\b|"
    r"\b(?:never|not|no \w+|can't|cannot|can not|mustn't|must not|don't let me|may not|shouldn't|won't)\b[^.;]{0,60}"
    r"\b(?:twice|two times|a second time|more than once)\b|"
    r"\b(?:don't let me|refuse|stop me|won't let me)\b[^.;]{0,50}\bsame\b|"
    r"\b(?:each|every|everybody|everyone|a|the|any) ?[\w -]{0,20} (?:only|just) once\b(?! (?:a|per|every|"
    r"each) )|\b(?:only|just) once each\b|"
    r"\beach [\w -]{1,20} once\b(?! (?:a|per|every|each|in|it|it's|they|the|i|we|you|he|she)\b)|\bunique\b",
    re.I,
)
_NO_REPEATS = re.compile(
    r"\b(?:draws?|drawn|random(?:ly)?|picks?|picked|shuffle|times? already|remove|take out|"
    r"delete (?:the )?duplicates|"
    r"once (?:till|until|before)|"
    r"out come|once (?:a|per|every|each) (?:day|week|month|year))\b",
    re.I,
)
"""Where chance is asked for, or a text is cleaned, it is not the records that are to be there once."""
_HINTS = re.compile(
    r"\b(?:already|allready|twice|two times|to times|second time|once|again|duplicates?|doubles?|unique|"
    r"same|repeat\w*|"
    r"double-?book\w*|booked|bookings?|taken|reserved|occupied|clash\w*|there|got (?:that|this|it)|"
    r"stop me|refuse\w*|no two|(?:another|other|someone|somebody) (?:\w+ )?has|turned? down)\b",
    re.I,
)
_TOLD_WRONG = re.compile(
    r"(?:warn|button|remind|setting|total) (?:already\b|(?:[^=:]*\b)?(?:duplicates?|twice|exists?|"
    r"doubled?|repeated|already (?:there|have|on|in))\b)",
    re.I,
)
"""What stands in the lines for it where the word is not known."""


_KINDS = frozenset(get_args(FieldType))


def says_once(request: str) -> bool:
    """Say whether the request wants to be told of what is there already."""
    return bool(_REPEATS.search(request)) and not _NO_REPEATS.search(request)


def said_once(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Tell me if I already have it” makes the field that names a record unique, or the one that is spoken of."""
    records = [(at, found) for at, line in enumerate(lines) if (found := RECORD.match(line))]
    if not says_once(request) or not records:
        return lines
    lines = tuple(line for line in lines if not _TOLD_WRONG.match(line) or re.search(r"days|today\(", line))
    is_there = any(re.search(r"\bunique\b", line) for line in lines if line.startswith(("record ", "unique ")))
    is_there = is_there or any(line.startswith(("apart ", "limit ", "find ")) for line in lines)
    records = [(at, found) for at, line in enumerate(lines) if (found := RECORD.match(line))]
    if is_there or not records:
        return lines
    named = [(at, name) for at, found in records if (name := _spoken_of(found, request))]
    at, name = named[0] if named else (records[0][0], _naming(records[0][1]))
    return with_suffix(lines, at, name, " unique")


def unsaid_once(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Who says nothing of what is there already does not want to be stopped. Fields that are unique together stay:
    people say that in too many ways for a list of words, and agents write it only where something was said."""
    if _HINTS.search(request):
        return lines
    kept = (line for line in lines if not line.startswith("unique ") or "+" in line)
    return tuple(re.sub(r" unique\b", "", line) if line.startswith("record ") else line for line in kept)


def with_suffix(lines: Lines, at: int, name: str, suffix: str) -> Lines:
    """Return the lines with something added to a field of the record in line `at`."""
    head, _, fields = lines[at].partition(": ")
    made = [
        (field.replace(" =", f"{suffix} =", 1) if " =" in field else field + suffix)
        if field_name(field) == name
        else field
        for field in split_outside(fields, ",")
    ]
    return (*lines[:at], f"{head}: {', '.join(made)}", *lines[at + 1 :])


def field_name(field: str) -> str:
    """Return the name of a field of a record's line."""
    words = field.split("=")[0].split("(")[0].split()
    while len(words) > 1 and words[-1].lower() in (*_KINDS, "unique", "required", "optional"):
        words.pop()
    return identifier(" ".join(words))


def _spoken_of(record: re.Match[str], request: str) -> str:
    """Return the field that the request speaks of: “no serial twice”, “each plate once”, “the same code”."""
    for field in split_outside(record[2], ","):
        name = field_name(field)
        words = name.replace("_", " ")
        said = f"(?:{re.escape(words)}|{re.escape(words.split(' ')[0])})" if " " in words else re.escape(words)
        near = (
            rf"\b(?:no|each|every|same|a|an|unique|the) (?:\w+ )?{said}s?\b[^.;]{{0,50}}\b(?:twice|two times|once|"
            rf"again|already|same)\b|"
            rf"\b(?:same|unique) {said}\b|\b{said} (?:string |text |number )?(?:is |must be )?(?:unique|only once)\b"
        )
        if re.search(near, request, re.I):
            return name
    return ""


def _naming(record: re.Match[str]) -> str:
    fields = [field for field in split_outside(record[2], ",") if field]
    thing = identifier(record[1])
    names = [field_name(field) for field in fields]
    wanted = (thing, singular(thing), "title", "name", f"{thing}_name", f"{thing}_title")
    texts = [name for name, field in zip(names, fields, strict=True) if re.search(r" text\b", field)]
    return next((n for n in names if n in wanted), (texts or names)[0])
