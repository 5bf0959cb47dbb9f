"""Wishes about the order in which records stand, how they are grouped and filtered, and the calendar."""

import re

from app.domain.blueprint import Record
from app.kit.javascript import members_of
from app.pipeline.change.draft import Draft, RefusedError
from app.pipeline.change.targets import find_member
from app.pipeline.change.wording import listed
from app.pipeline.clauses import content_stems
from app.pipeline.lines import BY_HAND
from app.pipeline.mending_order import SAYS_BY_HAND

_DOWN = r"\b(?:desc(?:ending)?|highest|most expensive|expensive|dearest|biggest|largest|longest|newest|latest|most recent|recent|best|heaviest|oldest(?= (?:person|people))|most|high to low|z to a|z-a|down(?:wards?)?|reverse[d]?|last|backwards|greatest|top rated|favou?rites?|richest)\b"  # fmt: skip
_UP = r"\b(?:asc(?:ending)?|lowest|cheapest|smallest|shortest|quickest|fastest|oldest|earliest|soonest|next|least|low to high|a to z|a-z|alphabetical(?:ly)?|up(?:wards?)?|worst|lightest|fewest|nearest|first due)\b"  # fmt: skip
_BY_ADJECTIVE = (
    (r"newest|latest|most recent|oldest|earliest|soonest|recent|nearest|next|chronological\w*|due", ("date",)),
    (r"cheapest|most expensive|expensive|dearest|priciest", ("money", "number")),
    (r"highest rated|best rated|top rated|best|worst|favou?rites?", ("stars", "number")),
    (r"quickest|fastest|slowest", ("time", "number")),
    (r"biggest|largest|smallest|highest|lowest|longest|shortest|heaviest|lightest|most|fewest|least", ("number", "money", "stars", "percent")),
    (r"alphabetical\w*|a to z|a-z|z to a|z-a|abc", ("text",)),
)  # fmt: skip
_SORT = re.compile(
    r"^(?:sort(?:ed)?|order|arrange|rank|list|show|put|display|have|keep)\b(?P<rest>.*)$|^(?P<first>.+? (?:first|on top|at the top|to the top))$|^(?:it|them|the list|everything|[\w ]+ should be) (?:sorted|ordered|listed)\b.*$|^(?:in )?alphabetical(?:ly)?(?: order)?$",
    re.IGNORECASE,
)


def sort(wish: str, draft: Draft) -> bool:
    """“sort by price”, “newest first”, “order the list alphabetically”, “by date, then by name”."""
    match = _SORT.match(wish)
    if not match or not draft.blueprint.records:
        return False
    is_sort = re.match(r"(?:sort(?:ed)?|order|arrange|rank)\b", wish, re.I) or re.search(r"\b(?:sorted|ordered|listed|alphabetical|in order of|first|on top|at the top|to the top)\b", wish, re.I)  # fmt: skip
    if not is_sort:
        return False
    record = record_meant(wish, draft)
    if SAYS_BY_HAND.search(wish) or re.search(r"\bby hand\b", wish, re.I):
        return _write_sorts(record, [BY_HAND], draft)
    if re.search(
        r"\b(?:don't|stop|no longer|unsorted|as (?:they were )?added|order (?:they were )?(?:added|entered))\b",
        wish,
        re.I,
    ):
        return _unsort(draft)
    by = re.search(
        r"\b(?:sort(?:ed)?|order(?:ed)?|arrange[d]?|rank(?:ed)?)?\b.*?\b(?:by|on(?! top)|after|according to|in (?:the )?order of)\s+(?P<names>.+)$",
        wish,
        re.I,
    )
    keys: list[tuple[str, bool]] = []
    for part in (
        re.split(r",\s*(?:and )?(?:then )?(?:by )?|\s+(?:and then|then|and)\s+(?:by )?", by["names"]) if by else [wish]
    ):
        is_direction = keys and not content_stems(
            re.sub(rf"{_DOWN}|{_UP}|first|on top|ones?|order", " ", part, flags=re.I)
        )
        if is_direction:
            keys[-1] = (keys[-1][0], bool(re.search(_DOWN, part, re.I)))
            continue
        found = _sort_key(part, wish, record, draft)
        if found is None:
            return False
        record, key = found
        keys.append(key)
    for name in {k for k, _ in keys}:
        if {d for k, d in keys if k == name} == {True, False}:
            raise RefusedError("A list cannot stand in both orders at once.", "Say which of the two.")
    new = list(dict.fromkeys(f"sort {name}{' desc' if down else ''}" for name, down in keys))
    return _write_sorts(record, new, draft)


def _write_sorts(record: Record, new: list[str], draft: Draft) -> bool:
    old = _order_lines(record, draft)
    draft.edits += 1
    if old == new:
        raise RefusedError("The list stands in that order already.", is_so=True)
    for text in old:
        draft.lines.remove(text)
    for text in new:
        draft.add_line(text, record.name)
    draft.last = new[0].split()[1]
    return True


def _order_lines(record: Record, draft: Draft) -> list[str]:
    lines = [sort.line for sort in record.sorts] + ([record.by_hand.line] if record.by_hand else [])
    return [draft.lines[line] for line in lines if line >= 0]


def _unsort(draft: Draft) -> bool:
    old = [text for record in draft.blueprint.records for text in _order_lines(record, draft)]
    if not old:
        raise RefusedError("The list stands in the order in which things were added already.", is_so=True)
    draft.edits += 1
    draft.lines[:] = [t for t in draft.lines if t not in old]
    return True


def _sort_key(part: str, wish: str, record: Record, draft: Draft) -> tuple[Record, tuple[str, bool]] | None:
    """Return the record and (name, is descending) that the words order by."""
    if re.fullmatch(r"\s*(?:it|that|this)\s*", part, re.I) and draft.last and (meant := find_member(draft.last, draft)):
        return meant[0], (meant[1].name, False)
    said_down = bool(re.search(_DOWN, part, re.I)) or (
        bool(re.search(_DOWN, wish, re.I)) and not re.search(_UP, part, re.I)
    )
    bare = re.sub(
        rf"{_DOWN}|{_UP}|\b(?:first|on top|at the top|to the top|to|the|from|with|sort(?:ed)?|order(?:ed)?|show|list|put|it|them|by|items?|ones?|entries|things|order|value|in)\b|[(),]",
        " ",
        part,
        flags=re.I,
    )
    for phrase in (part, bare):
        if content_stems(phrase):
            found = find_member(re.sub(r"\s+(?:first|on top|at the top)$", "", phrase), draft)
            if found is not None and (found[0].name == record.name or len(draft.blueprint.records) > 1):
                owner, target = found
                return owner, (target.name, said_down or _is_flag_on_top(owner, target.name, wish))
    own = content_stems(bare) - content_stems(f"{record.label} {record.label}s list app")
    if own and not re.search(r"\b(?:one|thing|item|entry)", bare, re.I):
        return None
    for words, types in _BY_ADJECTIVE:
        if re.search(rf"\b(?:{words})\b", part, re.I):
            member = next((m for t in types for m in members_of(record) if m.type == t), None)
            if types == ("text",):
                member = record.title_field
            if member is None:
                continue
            down = bool(re.search(_DOWN, part, re.I))
            return record, (member.name, down)
    return None


def _is_flag_on_top(record: Record, name: str, wish: str) -> bool:
    """“unpaid first” sorts no before yes; “done on top” yes before no."""
    one = record.field(name)
    is_first = re.search(r"\b(?:first|on top|at the top|to the top)\b", wish, re.I)
    return bool(
        one and one.type == "yesno" and is_first and not re.search(rf"\b(?:un{name}|not {name}|non)", wish, re.I)
    )


def record_meant(wish: str, draft: Draft) -> Record:
    records = draft.blueprint.records
    said = content_stems(wish)
    named = [r for r in records if content_stems(r.label) & said]
    return named[0] if named else max(records, key=lambda r: len(r.fields) + len(r.totals))


# ---- groups, filters, calendar ---------------------------------------------------------------------------------------


def group(wish: str, draft: Draft) -> bool:
    """“group the list by category”."""
    match = re.match(
        r"^(?:group|cluster|divide|split|section|organi[sz]e|arrange|show)\b.*?\b(?:grouped by|by|into|per)\s+(?P<name>.+)$",
        wish,
        re.I,
    )
    if re.match(r"^(?:don't|do not|stop|no longer|un) ?(?:group|cluster)", wish, re.I):
        grouped = [t for t in draft.lines if t.startswith("group ")]
        if not grouped:
            raise RefusedError("The list is not grouped.", is_so=True)
        draft.lines.remove(grouped[0])
        return True
    is_grouping = re.match(r"(?:group|cluster|divide|split|section|organi[sz]e)|.*\bgrouped by\b", wish, re.I)
    if shown := re.match(r"^(?:show|list|see|view) (?:the |my |all )?(?P<what>\w+) by (?P<name>[\w ]+)$", wish, re.I):
        is_list = any(
            content_stems(shown["what"]) & content_stems(f"{r.label} {r.label}s list") for r in draft.blueprint.records
        )
        match, is_grouping = (shown, shown) if is_list else (None, None)
    if not match or not is_grouping:
        return False
    found = find_member(match["name"], draft)
    if found is None:
        return False
    record, target = found
    if re.search(r"\b(?:total|chart|sum|count|figure)", wish, re.I):
        return False
    text = f"group {target.name}"
    if text in draft.lines:
        raise RefusedError(f"The list is grouped by {target.label.lower()} already.", is_so=True)
    for old in [
        t
        for t in draft.lines
        if t.startswith("group ") and record.group and record.group.line >= 0 and t == draft.lines[record.group.line]
    ]:
        draft.lines.remove(old)
    draft.add_line(text, record.name)
    return True


def filter_by(wish: str, draft: Draft) -> bool:
    """“let me filter by genre”, “add a filter for the author”."""
    match = re.match(r"^(?:let me |allow me to |make it possible to |i want to |be able to |i (?:can|could|want to be able to) )?(?:filter|narrow (?:it |them )?down)\b.*?\b(?:by|on|for)\s+(?P<name>.+)$", wish, re.I) \
        or re.match(r"^(?:add|include|give me|show|put in|there should be) (?:an? |the |another )?(?:filters?|way to filter|filter option)\b.*?\b(?:for|by|on)\s+(?P<name>.+)$", wish, re.I) \
        or re.match(r"^(?:add|include|give me) (?:an? )(?P<name>[\w ]+?) filter$", wish, re.I)  # fmt: skip
    if not match:
        return False
    for name in listed(match["name"]):
        found = find_member(name, draft)
        if found is None:
            return False
        record, target = found
        one = record.field(target.name)
        if f"filter {target.name}" in draft.lines or (
            one and one.type in ("choice", "yesno", "ref") and not (record.stage and record.stage.field == one.name)
        ):
            draft.edits += 1
            if f"filter {target.name}" not in draft.lines:
                draft.add_line(f"filter {target.name}", record.name)
                continue
            raise RefusedError(f"The list can be filtered by {target.label.lower()} already.", is_so=True)
        draft.add_line(f"filter {target.name}", record.name)
    return True


def calendar(wish: str, draft: Draft) -> bool:
    """“show a calendar”, “I want to see the month”."""
    if not re.search(r"\bcalendar\b|\bmonth view\b", wish, re.I) or re.match(
        r"(?:remove|delete|drop|hide|no|without|get rid)", wish, re.I
    ):
        return False
    for record in draft.blueprint.records:
        dates = [m for m in members_of(record) if m.type == "date"]
        if not dates:
            continue
        if record.calendar:
            raise RefusedError("There is a calendar already.", is_so=True)
        named = [f for f in dates if content_stems(f.label) & content_stems(wish)]
        draft.add_line(f"calendar {(named or dates)[0].name}", record.name)
        return True
    raise RefusedError("A calendar needs a date, and nothing here has one.", "Say: add a date, and show a calendar.")
