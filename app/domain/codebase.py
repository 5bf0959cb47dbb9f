"""The files of a generated app, with paths that cannot leave its folder."""

import re
from dataclasses import dataclass

_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A text file. `path` is relative, with `/`."""

    path: str
    text: str

    def __post_init__(self) -> None:
        # As it is written: “./a”, “a//b” would be second names of a file that is there already.
        parts = self.path.split("/")
        if any(p in ("", "..", ".") or _RESERVED.match(p) or p.endswith((".", " ")) for p in parts) or re.search(
            r'[\x00-\x1f\\:*?"<>|]', self.path
        ):
            raise ValueError(f"not a safe path inside an app: {self.path!r}")


@dataclass(frozen=True, slots=True)
class Codebase:
    """All files of an app, each path once."""

    files: tuple[SourceFile, ...]

    def __post_init__(self) -> None:
        paths = [f.path.casefold() for f in self.files]
        if len(set(paths)) != len(paths):
            raise ValueError("two files of an app have the same path")

    def text(self, path: str) -> str:
        return next(f.text for f in self.files if f.path == path)

    def with_file(self, path: str, text: str) -> "Codebase":
        """Return this codebase with one file added or replaced."""
        return Codebase((*(f for f in self.files if f.path != path), SourceFile(path, text)))
