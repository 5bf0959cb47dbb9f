"""Which promises an app must keep after a change: the new blueprint's, and the earlier ones it left alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

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
    same_place = _counterparts(old, new, derived)
    own_before = {(c.says, c.steps) for c in derive_checks(old)}
    old_lines = [line.text for line in old.lines]
    changed = {i for i, text in enumerate(old_lines) if text not in {line.text for line in new.lines}}
    carried: list[Check] = []
    owners: list[Check] = []
    retired: list[str] = []
    before: dict[str, Check] = {}
    for check in old_checks:
        now = _translated(check, renames)
        found = by_text.get(check.says) or by_text.get(now.says) or (same_place(check) if renames else None)
        if found is not None:
            before[found.says] = check
        elif (check.says, check.steps) not in own_before and not check.lines:
            owners.append(now)
            before[now.says] = check
        elif changed & set(check.lines):
            retired.append(check.says)
        else:
            carried.append(replace(now, lines=()))
            before[now.says] = check
    return Promises((*derived, *owners), tuple(carried), before, tuple(retired))


def _counterparts(old: Blueprint, new: Blueprint, derived: tuple[Check, ...]) -> Callable[[Check], Check | None]:
    """Return what finds a promise's form of today: it proves the same lines by the same kinds of steps."""
    before = [(i, line.text) for i, line in enumerate(old.lines) if not line.text.startswith("renamed ")]
    after = [(i, line.text) for i, line in enumerate(new.lines) if not line.text.startswith("renamed ")]
    place: dict[int, int] = {}
    matcher = SequenceMatcher(a=[text for _, text in before], b=[text for _, text in after], autojunk=False)
    for kind, a, a_end, b, b_end in matcher.get_opcodes():
        if kind == "equal" or a_end - a == b_end - b:
            place |= {before[a + k][0]: after[b + k][0] for k in range(a_end - a)}

    def find(check: Check) -> Check | None:
        lines = {place[n] for n in check.lines if n in place}
        shape = [step.do for step in check.steps]
        alike = [c for c in derived if lines & set(c.lines)]
        return next((c for c in alike if [s.do for s in c.steps] == shape), alike[0] if len(alike) == 1 else None)

    return find


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
