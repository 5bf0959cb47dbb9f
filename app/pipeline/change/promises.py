"""Which promises an app must keep after a change: the new blueprint's, and the earlier ones it left alone."""

import re
from dataclasses import dataclass, replace

from app.domain.blueprint import Blueprint
from app.domain.check import Check, Step
from app.kit.checks import derive_checks
from app.kit.sections.frame import in_sentence, plural
from app.pipeline.change.draft import Rename


@dataclass(frozen=True, slots=True)
class Promises:
    """`kept` go into the app's checks file; `carried` are earlier ones tried besides. `before` has, by its text, the
    earlier form of a promise; `retired` are those gone with what they were about."""

    kept: tuple[Check, ...]
    carried: tuple[Check, ...]
    before: dict[str, Check]
    retired: tuple[str, ...]

    @property
    def all(self) -> tuple[Check, ...]:
        return (*self.kept, *self.carried)


def promises_after(
    old: Blueprint, old_checks: tuple[Check, ...], new: Blueprint, renames: tuple[Rename, ...]
) -> Promises:
    """Return the promises of the changed app. A check its owner wrote applies for ever; a derived one as long as its
    lines stand, in its new form where the kit still derives it."""
    derived = derive_checks(new)
    by_text = {check.says: check for check in derived}
    own_before = {(c.says, c.steps) for c in derive_checks(old)}
    old_lines = [line.text for line in old.lines]
    changed = {i for i, text in enumerate(old_lines) if text not in {line.text for line in new.lines}}
    carried: list[Check] = []
    owners: list[Check] = []
    retired: list[str] = []
    before: dict[str, Check] = {}
    for check in old_checks:
        now = _translated(check, renames)
        if now.says in by_text:
            before[now.says] = check
        elif (check.says, check.steps) not in own_before and not check.lines:
            owners.append(now)
            before[now.says] = check
        elif changed & set(check.lines):
            retired.append(check.says)
        else:
            carried.append(replace(now, lines=()))
            before[now.says] = check
    return Promises((*derived, *owners), tuple(carried), before, tuple(retired))


def _translated(check: Check, renames: tuple[Rename, ...]) -> Check:
    """Return the promise in the words of today."""
    for rename in renames:
        for old, new in _forms(rename):
            check = replace(
                check, says=_swap(check.says, old, new), steps=tuple(_step(s, old, new) for s in check.steps)
            )
    return check


def _forms(rename: Rename) -> list[tuple[str, str]]:
    pairs = [(plural(rename.old), plural(rename.new)), (rename.old, rename.new)]
    return list(dict.fromkeys([*pairs, *((in_sentence(a), in_sentence(b)) for a, b in pairs)]))


def _step(step: Step, old: str, new: str) -> Step:
    return replace(
        step,
        target=_swap(step.target, old, new),
        value=_swap(step.value, old, new),
        within=_swap(step.within, old, new),
        row=_swap(step.row, old, new),
    )


def _swap(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, text) if old else text
