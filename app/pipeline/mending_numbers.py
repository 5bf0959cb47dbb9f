"""Rules about numbers that were said and are missing, and about values that are only known later."""

import re

from app.domain.words import singular
from app.pipeline.clauses import content_stems
from app.pipeline.grounding import Grounding
from app.pipeline.lines import Lines
from app.pipeline.numbers_said import cents_said, is_said_otherwise, numbers_of, with_digits

_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")
_RESULT = re.compile(r"(?P<head>output (?P<name>\w+)(?: number)? = )(?P<formula>[^\"]+)")
_SO_MANY_EACH = re.compile(
    r"(?<![\w.])(?P<n>\d+) (?P<what>[a-z]+)"
    r"(?= (?:to |for |on |in |from |between |at |of )?(?:an?|per|each|every|the|[a-z]+ to) [a-z]+)",
    re.I,
)
_TEXT_AND_CHOICE = re.compile(
    r"(?P<head>record [^:]+:.*?),? (?P<text>[a-z]+(?:_[a-z]+){3,}) text, "
    r"(?P<name>\w+) choice\((?P<first>[^/)]+)(?P<rest>.*)"
)
_ASKED_FOR = re.compile(r"(?:record|input|setting) ")
_CENTS = re.compile(r"\b((?:[a-z]+_)*(?:cents?|pence)(?:_(?:an?|per|each)(?:_[a-z]+)?)?) money\b")
_TWO_WORDS = re.compile(r"\b(?:is|are|costs?|at|for|makes) (\d{1,3}) ([1-9]\d)\b(?![.,:]?\d)", re.I)
_SET_PRICE = re.compile(r"(setting \w+ money )(\d+(?:\.\d+)?)$")
_A_HUNDREDTH = r"\1 / 100"
_GIVEN = r"\b(?:put|type|enter|fill|key|write|punch) (?:in )?(?:the |its |his |her |what (?:it|they) )?"


def several_of_each(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Three boards from post to post”: a result called boards that is worked out without the three is to be taken
    three times."""
    held = frozenset(float(n) for line in lines for n in _NUMBER.findall(line))
    said = [m for m in _SO_MANY_EACH.finditer(with_digits(request)) if not is_said_otherwise(float(m["n"]), held)]

    def mend(line: str) -> str:
        found = _RESULT.fullmatch(line)
        if found is None or {float(n) for n in _NUMBER.findall(found["formula"])} - {1.0}:
            return line
        times = [m["n"] for m in said if singular(m["what"].lower()) == singular(found["name"].split("_")[-1])]
        if len(times) != 1 or float(times[0]) < 2:
            return line
        formula = found["formula"]
        once = formula if formula.isidentifier() else f"({formula})"
        return f"{found['head']}{once} * {times[0]}"

    return tuple(mend(line) for line in lines)


def cents_are_counted(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Cents per word” holds 12 for twelve cents: a number, a hundredth of the money it makes."""
    names = [m[1] for line in lines if _ASKED_FOR.match(line) for m in _CENTS.finditer(line)]
    if not names:
        return lines
    name = re.compile(rf"\b({'|'.join(names)})\b")

    def mend(line: str) -> str:
        if _ASKED_FOR.match(line):
            return _CENTS.sub(r"\1 number", line)
        head, equals, formula = line.partition("=")
        is_worked_out = equals and re.match(r"(?:calc|output|total) ", line) and "100" not in formula
        return f"{head}={name.sub(_A_HUNDREDTH, formula)}" if is_worked_out else line

    return tuple(mend(line) for line in lines)


def prices_of_two_words(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Beer is one fifty”: 1.50, where a line has lost the one."""
    held = {float(n) for line in lines for n in _NUMBER.findall(line)}
    said = numbers_of(request) | frozenset(cents_said(request))
    for whole, part in _TWO_WORDS.findall(with_digits(request)):
        price, lost = f"{whole}.{part}", float(part) / 100
        at = [i for i, line in enumerate(lines) if (found := _SET_PRICE.match(line)) and float(found[2]) == lost]
        if float(price) not in held and lost not in said and len(at) == 1:
            mended = _SET_PRICE.sub(rf"\g<1>{price}", lines[at[0]])
            lines = (*lines[: at[0]], mended, *lines[at[0] + 1 :])
    return lines


def given_later(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“I put in the real weight” when it is known: worked out with a number that nobody said it would be made up."""
    said = numbers_of(request)

    def mend(line: str) -> str:
        found = re.match(r"calc (?P<name>\w+)(?P<kind>(?: \w+)?) = (?P<formula>[^\"]+)$", line)
        if found is None:
            return line
        numbers = [float(n) for n in _NUMBER.findall(found["formula"])]
        words = found["name"].replace("_", " ")
        is_given = re.search(rf"{_GIVEN}{re.escape(words)}\b", request, re.I)
        is_made_up = any(n != int(n) and not is_said_otherwise(n, said) for n in numbers)
        return f"setting {found['name']}{found['kind'] or ' number'}" if is_given and is_made_up else line

    return tuple(mend(line) for line in lines)


def named_by_its_choices(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“What it might be from, weather, stress or food” is one thing to choose: the text before the choice, four words
    and more of the request that its options follow, is the same under another name."""
    said = " ".join(re.findall(r"[\w']+", request.lower()))
    for at, line in enumerate(lines):
        found = _TEXT_AND_CHOICE.match(line)
        if found is None or found["head"].endswith(":"):
            continue
        words = found["text"].replace("_", " ").lower()
        option = re.escape(found["first"].lower())
        is_told = re.search(rf"\b{re.escape(words)}(?: \w+){{0,2}} {option}\b", said)
        if not is_told or content_stems(found["name"].replace("_", " ")) & content_stems(request):
            continue
        place = re.compile(rf"\b{found['text']}\b")
        others = [place.sub(found["name"], other) for other in lines]
        others[at] = f"{found['head']}, {found['name']} choice({found['first']}{found['rest']}"
        return tuple(others)
    return lines
