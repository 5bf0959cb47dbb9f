"""What the browser process reads without running it: the app's files, and axe-core's script."""

from functools import cache
from pathlib import Path

from app.domain.codebase import Codebase, SourceFile
from app.kit.static_rules import rule_fault, syntax_fault

_AXE = Path(__file__).parent / "axe" / "axe.min.js"
"""axe-core 4.14.1, https://github.com/dequelabs/axe-core, MPL-2.0; never part of an app, only put beside it."""


def inspect_files(files: dict[str, str], what: str) -> str:
    """Return what is wrong with the files, or "". `what` is one of `app.domain.check.INSPECTIONS`."""
    codebase = Codebase(tuple(SourceFile(path, text) for path, text in files.items()))
    reading = {"syntax": syntax_fault, "rules": rule_fault}.get(what)
    return reading(codebase) if reading else f"there is no inspection called “{what}”"


@cache
def axe_source() -> str:
    """Return axe-core's script."""
    return _AXE.read_text(encoding="utf-8")
