"""What became of a wish to change an app."""

from dataclasses import dataclass, field
from pathlib import Path

from app.domain.check import Outcome
from app.domain.metrics import Tokens
from app.domain.verdict import Verdict
from app.domain.version import Conflict, Version


@dataclass(frozen=True, slots=True)
class Changed:
    """`applied` says that the folder holds the change, and `version` is its version. Where not, `reason` says why in
    plain words and `offer` what would have to give or could be said instead; the folder is as it was.

    `removed` and `added` are lines of the blueprint. `broken` are earlier promises that the change would have broken,
    `retired` those that went with what they were about, `failing_before` those that did not hold before either.
    """

    folder: Path
    wish: str
    applied: bool
    reason: str = ""
    offer: str = ""
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    by_rule: bool = True
    verdict: Verdict = field(default_factory=lambda: Verdict(()))
    broken: tuple[Outcome, ...] = ()
    retired: tuple[str, ...] = ()
    failing_before: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    version: Version | None = None
    lines: tuple[str, ...] = ()
    is_so: bool = False
    seconds: float = 0.0
    tokens: Tokens = field(default_factory=Tokens)

    @property
    def is_held(self) -> bool:
        return self.applied and all(o.held for o in self.verdict.outcomes) and not self.verdict.errors
