"""Numbers as people say them, in digits: “one hundred eighty” is 180, “thirty cents” is 0.30."""

import re

_UNITS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(1, 20),
        strict=False,
    )
)
_SIZES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=False))
NUMBER_WORD = "|".join([*_UNITS, *_TENS, *_SIZES])
_NUMBER = re.compile(
    rf"\b(?:an? (?=hundred|thousand|million))?(?:{NUMBER_WORD})"
    rf"(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand)|(?<=million)) and )(?:{NUMBER_WORD}))*\b",
    re.I,
)
_CENTS = re.compile(r"\b(\d+(?:[.,]\d+)?) ?(?:cents?\b|ct\b|pence\b|¢)", re.I)


_HALVES = (
    (re.compile(r"(?<!and )(?<!and a )\bhalf an hour\b", re.I), "30 minutes"),
    (re.compile(r"(?<!and )\b(?:a )?quarter of an hour\b", re.I), "15 minutes"),
    (re.compile(r"\bhalf a million\b", re.I), "500000"),
    (re.compile(r"\bhalf a thousand\b", re.I), "500"),
    (re.compile(r"\bhalf a dozen\b", re.I), "6"),
)
_POINT = re.compile(r"\b(\d+) point (\d+)\b", re.I)
_AND_PART = re.compile(r"\b(\d+|one) and (?:a (half|quarter|third)|3 (quarters))\b", re.I)
_UNIT_AND_PART = re.compile(
    r"\b(\d+) (hours?|days?|weeks?|months?|years?|miles?|kilometers?|kilos?|meters?|pounds?|cups?|liters?) and a "
    r"(half|quarter)\b",
    re.I,
)
"""Three hours and a half."""
_PARTS = {"half": ".5", "quarter": ".25", "third": ".333", "quarters": ".75"}
_FACTORS = (1, 100, 1000, 60, 12, 1 / 100, 1 / 1000, 1 / 60)
"""Percent, cents and centimeters, grams and meters, minutes, months in other words."""


def with_digits(text: str) -> str:
    """Return the text with its number words as digits. “One” alone stays: it is seldom a number."""
    for half, digits in _HALVES:
        text = half.sub(digits, text)
    digits = _POINT.sub(r"\1.\2", _NUMBER.sub(lambda found: _digits(found[0]), text))
    digits = _UNIT_AND_PART.sub(lambda m: f"{m[1]}{_PARTS[m[3].lower()]} {m[2]}", digits)
    return _AND_PART.sub(lambda m: m[1].lower().replace("one", "1") + _PARTS[(m[2] or m[3]).lower()], digits)


def numbers_of(text: str) -> frozenset[float]:
    """Return the numbers that a text says, in words or digits."""
    return frozenset(float(n) for n in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?![\d])", with_digits(text)))


def is_said_otherwise(number: float, said: frozenset[float]) -> bool:
    """Whether a number was said, maybe in another unit: 0.3 is thirty percent, 1.19 is 19 percent on top, 1500
    milliliters are 1.5 liters."""
    meant = [number * factor for factor in _FACTORS] + [(number - 1) * 100, (1 - number) * 100]
    return any(abs(m - s) <= 1e-6 * max(abs(s), 1) for m in meant if m for s in said)


def cents_said(text: str) -> tuple[float, ...]:
    """Return the amounts said in cents, in whole units of money."""
    return tuple(float(found.replace(",", ".")) / 100 for found in _CENTS.findall(with_digits(text)))


def _digits(said: str) -> str:
    words = re.findall(r"[a-z]+", said.lower())
    if words == ["one"]:
        return said
    numbers: list[int] = []
    whole, part, last = 0, 0, 1_000_000_000
    for word in words:
        if word in ("a", "an", "and"):
            continue
        if word in _SIZES:
            size = _SIZES[word]
            part = max(part, 1) * size
            if size > 100:
                whole, part = whole + part, 0
            last = size
            continue
        value = _UNITS.get(word) or _TENS[word]
        if value >= last:  # “two four” are two numbers
            numbers.append(whole + part)
            whole, part = 0, 0
        part += value
        last = 10 if value >= 20 else 1
    numbers.append(whole + part)
    return " ".join(map(str, numbers))
