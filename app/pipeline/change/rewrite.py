"""A wish and a blueprint → the changed blueprint: by rule where the words decide it, else by the model.

Each single wish of what was said is done in turn. A rule either does all that a wish says or leaves it alone; what no
rule knows is asked of the model, whose answer is held against the words like a rule's own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.blueprint import Blueprint
from app.domain.blueprint_parser import FindConversion, parse_blueprint
from app.domain.errors import InputError
from app.pipeline.change import options, rules_fields, rules_figures, rules_forms, rules_looks, rules_marks, rules_names
from app.pipeline.change import rules_order as order
from app.pipeline.change import rules_removing as removing
from app.pipeline.change import rules_values as values
from app.pipeline.change.draft import Draft, RefusedError, Rename
from app.pipeline.change.wording import plain_wish, split_wish

Rule = Callable[[str, Draft], bool]
_RULES: tuple[Rule, ...] = (
    rules_marks.there_anyway, values.set_default, rules_forms.require, rules_looks.change_look, rules_names.rename,
    rules_forms.arrange, removing.remove, rules_figures.only_count, order.sort, order.filter_by, order.group,
    values.add_part, options.add_option, rules_figures.chart, order.calendar, rules_marks.button, rules_marks.tick, rules_marks.remind,
    rules_marks.warn, rules_figures.work_out, rules_figures.split_total, rules_figures.total, rules_forms.retype, values.set_value, rules_fields.add_field,
)  # fmt: skip
"""In this order: what is said more narrowly comes first."""
_BARE = re.compile(
    r"(?:an?|another|one more|the|extra|some|pie|bar|line|total|average|sum|highest|lowest)\b", re.IGNORECASE
)
"""How a wish begins that only names what should be there."""
_QUESTION = re.compile(
    r"^(?:what|who|why|when|where|which)\b(?!.*\b(?:should|must|per|by|for each)\b)|^(?:is|are|does|do|did|was|were|has|have) (?:it|this|there|the|you|we|they|i)\b.*\?$|"
    r"^(?:what|why|how|who|when|where)\b.*\?$",
    re.IGNORECASE,
)


class ChangeWriter(Protocol):
    """Agents that change a draft as a wish says where no rule can. False where they cannot either."""

    async def change(self, wish: str, draft: Draft) -> bool: ...


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The lines after the change. `renames` are what people read; `by_rule` says that no model was asked; `parts` are
    the single wishes."""

    lines: tuple[str, ...]
    blueprint: Blueprint
    renames: tuple[Rename, ...]
    by_rule: bool
    parts: tuple[str, ...]


async def rewrite(
    wish: str, lines: tuple[str, ...], writer: ChangeWriter | None, find_conversion: FindConversion
) -> Rewritten:
    """Return the changed blueprint. Raises `RefusedError` with the reason where that cannot be, `InputError` where the
    words ask for no change."""
    expect_change(wish)
    draft, by_rule = Draft(list(lines), find_conversion), True
    parts = split_wish(wish)
    so_already: list[RefusedError] = []
    for part in parts:
        try:
            if change_by_rule(part, draft):
                continue
        except RefusedError as error:
            if not error.is_so or len(parts) == 1:
                raise
            so_already.append(error)
            continue
        by_rule = False
        trial = draft.copy()
        if writer is None or not await writer.change(part, trial):
            raise RefusedError(
                f"I do not know how to do “{part}”.",
                "Say it in other words, or say what should be added, removed or renamed.",
            )
        draft.take(trial)
    if tuple(draft.lines) == lines:
        if so_already:
            raise so_already[0]
        if draft.edits > 1:
            raise RefusedError("What you say takes itself back: nothing would change.", "Say which of it should hold.")
        raise RefusedError("That is so already.", is_so=True)
    blueprint = expect_readable(tuple(draft.lines), lines, find_conversion)
    return Rewritten(tuple(draft.lines), blueprint, tuple(draft.renames), by_rule, parts)


def change_by_rule(part: str, draft: Draft) -> bool:
    """Do a single wish by the first rule that knows all of it. A rule that fails halfway has changed nothing."""
    ways = [part]
    if _BARE.match(part):
        ways.append(f"add {part}")
    if re.match(r"how (?:much|many)\b", part, re.IGNORECASE):
        ways = [f"show {part}"]
    for way in ways:
        for rule in _RULES:
            trial = draft.copy()
            if rule(way, trial) and tuple(trial.lines) != tuple(draft.lines):
                draft.take(trial)
                return True
    return False


def expect_change(wish: str) -> None:
    """Raise `InputError` where the words ask for no change of an app."""
    words = plain_wish(wish)
    if not re.search(r"[^\W\d_]", words):
        raise InputError("You have not said what to change.", "For example: “add a due date”.")
    if _QUESTION.search(words + "?" * wish.rstrip().endswith("?")):
        raise InputError(
            "That sounds like a question. I change apps; I cannot answer questions yet.",
            "Say what should be different: “add a due date”, “sort by price”.",
        )


def expect_readable(lines: tuple[str, ...], before: tuple[str, ...], find_conversion: FindConversion) -> Blueprint:
    """Raise `RefusedError` where a line cannot be read any more that could be, or a new one cannot."""
    parsed = parse_blueprint("\n".join(lines), find_conversion)
    known = {before[p.line] for p in parse_blueprint("\n".join(before), find_conversion).problems}
    broken = [p for p in parsed.problems if lines[p.line] not in known]
    if broken:
        first = broken[0]
        raise RefusedError(
            f"“{lines[first.line]}” would no longer work: {first.says}.", "Say what should become of it, too."
        )
    return parsed.blueprint
