"""Leaves out of style lines what is no colour and no look: a misheard word would name a colour nobody can show."""

from app.domain.words import LOOKS
from app.kit.palette import is_colour
from app.pipeline.grounding import Grounding
from app.pipeline.lines import Lines

_SCHEMES = ("dark", "light")


def with_known_styles(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Leave only known words in style lines; a style line with none is left out."""
    known = (_known(line) if line.startswith("style ") else line for line in lines)
    return tuple(line for line in known if line)


def _known(line: str) -> str:
    words = [w for w in line.lower().split()[1:] if w in _SCHEMES or w in LOOKS or is_colour(w)]
    return " ".join(("style", *words)) if words else ""
