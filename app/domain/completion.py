"""A place in a file where the editor's owner is typing, and what could stand there next."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

_LANGUAGES = {
    "js": "javascript",
    "mjs": "javascript",
    "html": "html",
    "css": "css",
    "json": "json",
    "md": "markdown",
    "py": "python",
}


class Asked(StrEnum):
    """Who asked: the person, by a key, or the editor itself at a pause."""

    BY_KEY = "key"
    AT_PAUSE = "pause"


@dataclass(frozen=True, slots=True)
class CodePlace:
    """The text of a file before and after the cursor; `path` is the file's inside its app."""

    path: str
    before: str
    after: str

    @property
    def language(self) -> str:
        """The name of the file's language, "text" where it is not known."""
        return _LANGUAGES.get(PurePosixPath(self.path).suffix.removeprefix(".").lower(), "text")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What could be inserted at the cursor, "" where there is nothing. `confidence` 0…1: the mean chance of a token."""

    text: str
    confidence: float = 0.0
