"""Reads what speech recognition wrote as it was meant: sound-alikes, where the rest of the request says so."""

import re
import tomllib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Misheard:
    """`heard` is read as `meant` where the request matches `near`."""

    heard: re.Pattern[str]
    meant: str
    near: re.Pattern[str]


def read_misheard(text: str) -> tuple[Misheard, ...]:
    """Read the table (resources/prompts/misheard.toml)."""
    return tuple(
        Misheard(
            re.compile(rf"\b(?:{row['heard']})\b", re.IGNORECASE), row["meant"], re.compile(row["near"], re.IGNORECASE)
        )
        for row in tomllib.loads(text)["misheard"]
    )


def mend_hearing(request: str, table: tuple[Misheard, ...]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the request as meant, and what was changed: (heard, meant)."""
    mended: list[tuple[str, str]] = []
    for entry in table:
        found = entry.heard.search(request)
        if not found or found[0].casefold() == entry.meant.casefold() or not entry.near.search(request):
            continue
        mended.append((found[0], entry.meant))
        request = entry.heard.sub(entry.meant, request)
    return request, tuple(mended)
