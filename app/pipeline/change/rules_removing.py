"""Wishes to take something away: fields, figures, charts, options, whole lists."""

import re

from app.domain.blueprint import Record, label_of
from app.domain.words import identifier, singular
from app.pipeline.change.draft import Draft, RefusedError
from app.pipeline.change.options import field_words, write_options
from app.pipeline.change.targets import Target, all_targets, choice_options, find_all, find_one
from app.pipeline.change.wording import label, listed

_REMOVE = re.compile(
    r"^(?:remove|delete|drop|get rid of|take (?:out|away|off)|kick out|throw (?:out|away)|scrap|ditch|lose|erase|cut(?: out)?|"
    r"leave out|forget(?: about)?|strip|eliminate|(?:i )?(?:don't|do not|no longer) (?:need|want|use)|no(?: more)?|hide|"
    r"(?:it|there) (?:should|must) be no|without|there's no need for|we don't need|stop (?:showing|tracking|noting|asking for|recording)|"
    r"don't (?:show|ask for|track|note|record)|do not (?:show|ask for|track))\s+(?P<what>.+?)(?:\s+(?:any ?more|any longer|completely|entirely|again|at all|altogether))?$",
    re.IGNORECASE,
)


def remove(wish: str, draft: Draft) -> bool:
    """Do what a wish to take something away says; several things may be named."""
    match = _REMOVE.match(wish)
    if not match:
        return False
    what = match["what"]
    if _remove_option(what, draft):
        return True
    whole = _targets(what, draft)
    if whole is None:
        parts = [t for part in listed(what) for t in [_targets(part, draft)]]
        if not parts or any(t is None for t in parts):
            return _not_there(what, draft)
        targets = [t for found in parts if found for t in found]
    else:
        targets = whole
    _remove_all(targets, draft)
    return True


def _targets(what: str, draft: Draft) -> list[Target] | None:
    words = re.sub(
        r"\b(?:from|of|in|on) (?:the |my |this )?(?:app|list|form|table|page|screen|" + _record_words(draft) + r")\b",
        " ",
        what,
        flags=re.I,
    )
    found = find_all(words, draft)
    is_plural = bool(
        re.search(
            r"\b(?:all|both|every)\b|(?:charts|totals|buttons|warnings|graphs|figures|reminders|filters|statistics|stats)\b",
            words,
            re.I,
        )
    )
    if found and (is_plural or len({t.line for t in found}) == 1 or found[0].kind in ("option",)):
        return found
    if found:
        one = find_one(words, draft)
        return [one] if one else None
    return None


def _record_words(draft: Draft) -> str:
    return "|".join(re.escape(r.label.lower()) + "s?" for r in draft.blueprint.records) or "list"


def _not_there(what: str, draft: Draft) -> bool:
    """What is asked away and is not there is away already; words that say more are for the model."""
    if len(what.split()) > 5 or re.search(
        r"\b(?:when|if|that|which|after|only|done|finished|old|ticked|empty)\b", what, re.I
    ):
        return False
    raise RefusedError(
        f"There is no {label(re.sub(r'^(?:the|my|a|an|any) ', '', what, flags=re.I))} in this app.", is_so=True
    )


def _remove_all(targets: list[Target], draft: Draft) -> None:
    texts = tuple(draft.lines[t.line] for t in targets if t.kind not in ("field", "option", "record"))
    for target in sorted((t for t in targets if t.kind not in ("field", "option")), key=lambda t: -t.line):
        text = draft.lines[target.line]
        if target.kind == "tick" and target.name and draft.field_place(_owner(target, draft), target.name) is not None:
            draft.remove_field(_owner(target, draft), target.name, texts)
        elif target.kind in ("input", "setting"):
            _remove_value(target, texts, draft)
        else:
            draft.remove_line(draft.lines.index(text))
    for target in (t for t in targets if t.kind == "field"):
        draft.remove_field(_owner(target, draft), target.name, texts)
    for target in (t for t in targets if t.kind == "option"):
        _drop_option(_owner(target, draft), target, draft)


def _remove_value(target: Target, also: tuple[str, ...], draft: Draft) -> None:
    name = target.name
    text = draft.lines[target.line]
    needing = [
        t for t in draft.lines
        if t != text and t not in also and re.match(r"(output|calc|total|goal|warn|button|generate) ", t)
        and re.search(rf"(?<![\w.]){name}\b", t.partition("=")[2] or t)
    ]  # fmt: skip
    if needing:
        told = " and ".join(f"“{label_of(re.split('[=:]', t.split(' ', 1)[1])[0].strip())}”" for t in needing)
        raise RefusedError(
            f"{told} {'needs' if len(needing) == 1 else 'need'} “{target.label}”, and would no longer work.",
            f"Say what should be worked out without {target.label.lower()}, or remove both.",
        )
    draft.edits += 1
    draft.lines.remove(text)


def _remove_option(what: str, draft: Draft) -> bool:
    """“remove pets from the categories”, “the category pets”, “the pets category”."""
    for record, name, _, _ in choice_options(draft):
        kinds = field_words(name)
        for pattern in (
            rf"^(?:the |an? )?(?:{kinds}|option|choice)s? (?:called |named )?(?P<value>.+)$",
            rf"^(?P<value>.+?) (?:from|in|of|as) (?:the |my |a )?(?:list of )?(?:{kinds}|option|choice|possible \w+)s?(?: \w+)?$",
            rf"^(?:the )?(?P<value>.+?) (?:{kinds}|option|choice)$",
        ):
            match = re.match(pattern, what, re.I)
            if not match:
                continue
            values = [
                t for t in all_targets(draft)
                if t.kind == "option" and t.record == record.name and t.name == name
                and any(identifier(t.label) == identifier(re.sub(r"^the ", "", v)) or singular(identifier(t.label)) == singular(identifier(v)) for v in listed(match["value"]))
            ]  # fmt: skip
            for target in values:
                _drop_option(record, target, draft)
            if values:
                return True
    return False


def _drop_option(record: Record, target: Target, draft: Draft) -> None:
    one = record.field(target.name)
    record = draft.record(record.name) or record
    one = record.field(target.name)
    if one is None:
        return
    left = tuple(o for o in one.options if o != target.label)
    if len(left) < 2:
        raise RefusedError(
            f"“{one.label}” needs two options at least.", f"To have none, say: remove {one.label.lower()}."
        )
    using = [t for t in draft.lines if f'"{target.label}"' in t]
    if using:
        raise RefusedError(f"“{using[0]}” counts what is {target.label}.", "Say first what should become of that.")
    write_options(record, target.name, left, draft)


def _owner(target: Target, draft: Draft) -> Record:
    record = draft.record(target.record)
    assert record is not None
    return record
