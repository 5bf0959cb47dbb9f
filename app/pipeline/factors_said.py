"""What a unit is worth as the person said it: “one cup is 240” counts, even where a cup is 236.6 elsewhere."""

import re

from app.domain.words import singular
from app.pipeline.numbers_said import with_digits

_CONVERT = re.compile(r"convert ([^:<=]+?)\s*<->\s*([^:<=]+?)\s*(?::.*)?")
_IS = r"(?:is|are|has|makes|equals|holds|weighs|=)"


def with_said_factors(lines: tuple[str, ...], request: str) -> tuple[str, ...]:
    """Return the lines with the factor in every converter whose units' worth was said."""
    said = with_digits(request.lower())
    return tuple(_with_factor(line, said) for line in lines)


def _with_factor(line: str, said: str) -> str:
    found = _CONVERT.fullmatch(line)
    if found is None:
        return line
    for one, other in ((found[1], found[2]), (found[2], found[1])):
        unit = re.escape(singular(one.strip().lower()))
        worth = rf"(?:{_IS} )?(?:about |around |exactly )?(\d+(?:\.\d+)?)\b(?! *{unit})"
        number = re.search(rf"\b(?:one|an?|1) {unit}s? {worth}", said)
        if number:
            return f"convert {one} <-> {other} = {number[1]}"
    return line
