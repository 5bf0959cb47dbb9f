"""Rules against what slips in from the examples: their numbers, and figures nobody asked for."""

import re

from app.pipeline.grounding import Grounding
from app.pipeline.lines import Lines
from app.pipeline.numbers_said import with_digits

_MONEY = re.compile(
    r"\b(cost|costs|price|prices|priced|pay|pays|paid|money|euros?|dollars?|pounds?|cents?|francs?|expens\w*|cheap\w*|"
    r"budget|spend|spent|worth|value|bill|earn\w*|fees?|rent|salary|wages?|tax|tip|charge|save[ds]?|savings)\b|[€$£]",
    re.I,
)
_MONEY_RESULT = re.compile(r"output (?:total_|overall_)?(?:costs?|price)(?: money)? =", re.I)
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")
_UNIVERSAL = frozenset({0.0, 1.0, 2.0, 3.0, 4.0, 7.0, 10.0, 12.0, 24.0, 30.0, 52.0, 60.0, 100.0, 365.0, 1000.0, 3600.0})
"""Factors between units, and those of geometry: right without being said."""
_RATE = re.compile(r"\b(\d+(?:\.\d+)?) (?:[a-z]+ ){1,3}(?:an?|per|each|every|to the) [a-z]+", re.I)


def unasked_money(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A cost beside what was asked for, where nobody spoke of money, comes from an example."""
    results = [line for line in lines if line.startswith("output ")]
    if _MONEY.search(request) or len(results) < 2:
        return lines
    return tuple(line for line in lines if not (line in results and _MONEY_RESULT.match(line)))


def numbers_of_examples(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A rate that was said, and stands nowhere, is meant where a formula has a number that nobody said."""
    words = with_digits(request)
    said = {float(n) for n in _NUMBER.findall(words)}
    held = {float(n) for line in lines for n in _NUMBER.findall(line)}
    rates = {float(n) for n in _RATE.findall(words)} - held
    formulas = [line for line in lines if re.match(r"(output|calc) [^=:]*=", line)]
    strange = {
        n for line in formulas for n in _NUMBER.findall(line.split("=", 1)[1]) if float(n) not in said | _UNIVERSAL
    }
    if len(rates) != 1 or len(strange) != 1:
        return lines
    meant, found = f"{rates.pop():g}", re.escape(strange.pop())
    place = re.compile(rf"(?<![\w.]){found}(?![\w.])")
    return tuple(place.sub(meant, line) if line in formulas else line for line in lines)
