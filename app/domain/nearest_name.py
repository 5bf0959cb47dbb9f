"""Finds the name that is surely meant by one that is not quite it."""

import difflib
from collections.abc import Sequence

from app.domain.words import singular


def nearest_name(name: str, known: Sequence[str]) -> str | None:
    """Return the known name that `name` surely means: itself, another number, all its words, a slip of the pen."""
    if name in known:
        return name
    for candidate in known:
        if singular(candidate) == singular(name):
            return candidate
    words = set(name.split("_"))
    holding = [k for k in known if words <= set(k.split("_"))] or [k for k in known if set(k.split("_")) <= words]
    if len(holding) == 1:
        return holding[0]
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.8)
    return close[0] if close else None
