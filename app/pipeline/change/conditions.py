"""Conditions said in words: “paid ones”, “those over 100”, “this month” → a condition over a record's fields."""

import re

from app.domain.blueprint import Record
from app.kit.javascript import members_of
from app.pipeline.change.wording import label
from app.pipeline.clauses import content_stems


def condition_of(what: str, record: Record) -> str | None:
    """Return the condition that words such as “paid ones”, “those that are won”, “this month” put to a record."""
    words = re.sub(r"\b(?:ones?|those|items?|entries|records|that|which|are|is|have|has|been|were|was|the|with|things|i|i've|i'm|have|only|of|status|in|what|it's|marked|as|" + re.escape(record.label.lower()) + r"s?)\b", " ", what, flags=re.I)  # fmt: skip
    is_not = bool(re.search(r"\b(?:not|aren't|isn't|haven't|hasn't|never|without|yet to be)\b|^\s*non-", words, re.I))
    words = re.sub(
        r"\b(?:not|aren't|isn't|haven't|hasn't|never|without|yet|to|be|already|still|non)\b", " ", words, flags=re.I
    )
    said = label(words).lower()
    for one in record.fields:
        for option in one.options:
            if content_stems(option) and content_stems(option) == content_stems(said):
                return f'{one.name} {"!=" if is_not else "="} "{option}"'
    for one in record.fields:
        if one.type != "yesno":
            continue
        own = content_stems(one.label)
        if own and content_stems(said) and content_stems(said) <= own:
            return f"not {one.name}" if is_not else one.name
        bare = re.sub(r"^(?:un|non-?|in)", "", said)
        opposite = {"open": ("done", "closed", "finished"), "outstanding": ("paid", "done"), "pending": ("done", "paid"), "unfinished": ("done", "finished"), "todo": ("done",), "missing": ("bought", "packed"), "left": ("done", "bought")}  # fmt: skip
        if (bare != said and content_stems(bare) == own) or one.name in opposite.get(said, ()):
            return one.name if is_not else f"not {one.name}"
        alike = {
            "done": {"finished", "completed", "ticked", "checked", "complete"},
            "bought": {"ticked", "checked", "done"},
            "paid": {"settled"},
        }
        if said in alike.get(one.name, set()):
            return f"not {one.name}" if is_not else one.name
    if len(said.split()) <= 4 and (hidden := _condition_within(content_stems(said), record, is_not=is_not)):
        return hidden
    dates = [f.name for f in record.fields if f.type == "date"]
    if dates and (
        period := re.search(r"\bthis (week|month|year)|\b(today)'?s?\b|(?:current) (week|month|year)", what, re.I)
    ):
        unit = (period[1] or period[3] or "").lower()
        return f"this_{unit}({dates[0]})" if unit else f"is_today({dates[0]})"
    return comparison(what, record)


def _condition_within(said: frozenset[str], record: Record, *, is_not: bool) -> str | None:
    """Return the one condition whose word stands among others: “days were good”, “want fish”."""
    found = [
        f'{one.name} {"!=" if is_not else "="} "{option}"'
        for one in record.fields for option in one.options if content_stems(option) and content_stems(option) <= said
    ]  # fmt: skip
    found += [
        f"not {one.name}" if is_not else one.name
        for one in record.fields if one.type == "yesno" and content_stems(one.label) and content_stems(one.label) <= said
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def comparison(what: str, record: Record) -> str | None:
    match = re.search(r"(?P<name>[\w ]*?)\s*(?:is |are |of |costing |worth )?(?P<way>over|above|more than|greater than|at least|larger than|under|below|less than|fewer than|at most|cheaper than|up to)\s+[$€£]?(?P<n>\d+(?:\.\d+)?)(?P<unit>[\w ]*)$", what, re.I)  # fmt: skip
    if not match:
        return None
    numeric = [m for m in members_of(record) if m.type in ("number", "money", "percent", "stars")]
    said = content_stems(f"{match['name']} {match['unit']}")
    named = [m for m in numeric if content_stems(m.label) & said]
    if not named and len(numeric) != 1:
        return None
    way = match["way"].lower()
    sign = ">=" if way == "at least" else "<=" if way in ("at most", "up to") else ">" if way in ("over", "above", "more than", "greater than", "larger than") else "<"  # fmt: skip
    return f"{(named or numeric)[0].name} {sign} {match['n']}"


def negated(condition: str) -> str:
    if condition.startswith("not "):
        return condition[4:]
    if "!=" in condition:
        return condition.replace("!=", "=")
    if re.search(r"[<>]", condition):
        return f"not ({condition})"
    return condition.replace(" = ", " != ", 1) if " = " in condition else f"not {condition}"
