"""Wishes about how records are shown: order, groups, filters, figures, charts, what counts, what is marked."""

import re

from app.domain.blueprint import Record, label_of
from app.domain.words import identifier
from app.kit.javascript import members_of
from app.pipeline.change.draft import Draft, RefusedError
from app.pipeline.change.targets import Target, all_targets, find_all, find_member
from app.pipeline.change.wording import label, listed
from app.pipeline.clauses import content_stems

_DOWN = r"\b(?:desc(?:ending)?|highest|most expensive|expensive|dearest|biggest|largest|longest|newest|latest|most recent|recent|best|heaviest|oldest(?= (?:person|people))|most|high to low|z to a|z-a|down(?:wards?)?|reverse[d]?|last|backwards|greatest|top rated|favou?rites?|richest)\b"  # fmt: skip
_UP = r"\b(?:asc(?:ending)?|lowest|cheapest|smallest|shortest|oldest|earliest|soonest|next|least|low to high|a to z|a-z|alphabetical(?:ly)?|up(?:wards?)?|worst|lightest|fewest|nearest|first due)\b"  # fmt: skip
_BY_ADJECTIVE = (
    (r"newest|latest|most recent|oldest|earliest|soonest|recent|nearest|next|chronological\w*|due", ("date",)),
    (r"cheapest|most expensive|expensive|dearest|priciest", ("money", "number")),
    (r"highest rated|best rated|top rated|best|worst|favou?rites?", ("stars", "number")),
    (r"biggest|largest|smallest|highest|lowest|longest|shortest|heaviest|lightest|most|fewest|least", ("number", "money", "stars", "percent")),
    (r"alphabetical\w*|a to z|a-z|z to a|z-a|abc", ("text",)),
)  # fmt: skip
_SORT = re.compile(
    r"^(?:sort|order|arrange|rank|list|show|put|display|have|keep)\b(?P<rest>.*)$|^(?P<first>.+? (?:first|on top|at the top|to the top))$",
    re.IGNORECASE,
)


def sort(wish: str, draft: Draft) -> bool:
    """“sort by price”, “newest first”, “order the list alphabetically”, “by date, then by name”."""
    match = _SORT.match(wish)
    if not match or not draft.blueprint.records:
        return False
    is_sort = re.match(r"(?:sort|order|arrange|rank)\b", wish, re.I) or re.search(r"\b(?:sorted|ordered|alphabetical|in order of|first|on top|at the top|to the top)\b", wish, re.I)  # fmt: skip
    if not is_sort:
        return False
    if re.search(
        r"\b(?:don't|stop|no longer|unsorted|as (?:they were )?added|order (?:they were )?(?:added|entered))\b",
        wish,
        re.I,
    ):
        return _unsort(draft)
    by = re.search(
        r"\b(?:sort(?:ed)?|order(?:ed)?|arrange[d]?|rank(?:ed)?)?\b.*?\b(?:by|on|after|according to|in (?:the )?order of)\s+(?P<names>.+)$",
        wish,
        re.I,
    )
    record = _record_meant(wish, draft)
    keys: list[tuple[str, bool]] = []
    for part in (
        re.split(r",\s*(?:and )?(?:then )?(?:by )?|\s+(?:and then|then|and)\s+(?:by )?", by["names"]) if by else [wish]
    ):
        found = _sort_key(part, wish, record, draft)
        if found is None:
            return False
        record, key = found
        keys.append(key)
    for name in {k for k, _ in keys}:
        if {d for k, d in keys if k == name} == {True, False}:
            raise RefusedError("A list cannot stand in both orders at once.", "Say which of the two.")
    new = [f"sort {name}{' desc' if down else ''}" for name, down in keys]
    return _write_sorts(record, new, draft)


def _write_sorts(record: Record, new: list[str], draft: Draft) -> bool:
    old = [draft.lines[s.line] for s in record.sorts if s.line >= 0]
    draft.edits += 1
    if old == new:
        raise RefusedError("The list stands in that order already.", is_so=True)
    for text in old:
        draft.lines.remove(text)
    for text in new:
        draft.add_line(text, record.name)
    draft.last = new[0].split()[1]
    return True


def _unsort(draft: Draft) -> bool:
    old = [draft.lines[s.line] for r in draft.blueprint.records for s in r.sorts if s.line >= 0]
    if not old:
        raise RefusedError("The list stands in the order in which things were added already.", is_so=True)
    draft.edits += 1
    draft.lines[:] = [t for t in draft.lines if t not in old]
    return True


def _sort_key(part: str, wish: str, record: Record, draft: Draft) -> tuple[Record, tuple[str, bool]] | None:
    """Return the record and (name, is descending) that the words order by."""
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


def _record_meant(wish: str, draft: Draft) -> Record:
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
    if not match or not re.match(r"(?:group|cluster|divide|split|section|organi[sz]e)|.*\bgrouped by\b", wish, re.I):
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


# ---- figures ---------------------------------------------------------------------------------------------------------


def only_count(wish: str, draft: Draft) -> bool:
    """“only count paid ones”, “the total should leave out cancelled orders”, “don't count what is done”."""
    match = re.match(r"^(?:only |just )(?:count|sum(?: up)?|add(?: up)?|total|include|consider|use|take)\b(?: in)?(?: the| those| what(?: is|'s)?)? (?P<what>.+)$", wish, re.I) \
        or re.match(r"^(?:count|sum(?: up)?|add up|total|include|consider) (?:only|just)(?: the| those| what(?: is|'s)?)? (?P<what>.+)$", wish, re.I) \
        or re.match(r"^(?P<figure>.+?) (?:should|must|shall|is to|to)? ?(?:only|just) (?:count|sum(?: up)?|include|cover|add(?: up)?|consider|show|be (?:over|of|for))s?(?: the| those| what(?: is|'s)?)? (?P<what>.+)$", wish, re.I) \
        or re.match(r"^(?:make|have|let) (?P<figure>.+?) (?:only|just) (?:count|sum(?: up)?|include|cover|add(?: up)?|consider)(?: the| those)? (?P<what>.+)$", wish, re.I) \
        or re.match(r"^(?:limit|restrict) (?P<figure>.+?) to (?:the |those )?(?P<what>.+)$", wish, re.I) \
        or re.match(r"^(?P<not>don't|do not|never|no longer|stop) (?:count(?:ing)?|sum(?:ming)?(?: up)?|includ(?:e|ing)|add(?:ing)?(?: up)?|consider(?:ing)?)(?: the| those| what(?: is|'s)?)? (?P<what>.+)$", wish, re.I) \
        or re.match(r"^(?P<not>ignore|skip|leave out|exclude)(?: the| those| what(?: is|'s)?)? (?P<what>.+?)(?: (?:in|from|for) (?P<figure>.+))?$", wish, re.I) \
        or re.match(r"^(?P<figure>.+?) (?:should|must|shall) (?P<not>ignore|skip|leave out|exclude|not (?:count|include))(?: the| those)? (?P<what>.+)$", wish, re.I)  # fmt: skip
    if not match:
        return False
    groups = match.groupdict()
    what = match["what"]
    figure = groups.get("figure") or ""
    if tail := re.search(
        r"\s+(?:in|for|into) (?:the )?(?P<figure>(?:\w+ )*?(?:total|sum|average|goal|figure|count)s?\b.*)$", what, re.I
    ):
        figure, what = tail["figure"], what[: tail.start()]
    for record in _with_figures(draft):
        condition = condition_of(what, record)
        if condition is None:
            continue
        if groups.get("not"):
            condition = _negated(condition)
        targets = _figures_meant(figure, record, draft)
        if not targets:
            continue
        changed = False
        for target in targets:
            text = draft.lines[target.line]
            new = _with_condition(text, condition)
            if new != text:
                draft.replace_line(target.line, new)
                changed = True
        if not changed:
            raise RefusedError("Only those are counted already.", is_so=True)
        return True
    return False


def _with_figures(draft: Draft) -> list[Record]:
    return sorted(draft.blueprint.records, key=lambda r: -(len(r.totals) + len(r.goals)))


def _figures_meant(figure: str, record: Record, draft: Draft) -> list[Target]:
    own = [t for t in all_targets(draft) if t.record == record.name and t.kind in ("total", "goal", "chart")]
    if content_stems(re.sub(r"\b(?:total|sum|figure|number)s?\b", " ", figure, flags=re.I)):
        return [t for t in find_all(figure, draft, ("total", "goal", "chart")) if t.record == record.name]
    numbers = [t for t in own if t.kind in ("total", "goal")]
    if re.search(r"\bchart|graph\b", figure, re.I):
        return [t for t in own if t.kind == "chart"]
    return numbers or own


def condition_of(what: str, record: Record) -> str | None:
    """Return the condition that words such as “paid ones”, “those that are won”, “this month” put to a record."""
    words = re.sub(r"\b(?:ones?|those|items?|entries|records|that|which|are|is|have|has|been|were|was|the|with|things|only|of|status|in|what|it's|marked|as|" + re.escape(record.label.lower()) + r"s?)\b", " ", what, flags=re.I)  # fmt: skip
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
        if own and own == content_stems(said):
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
    dates = [f.name for f in record.fields if f.type == "date"]
    if dates and (
        period := re.search(r"\bthis (week|month|year)|\b(today)'?s?\b|(?:current) (week|month|year)", what, re.I)
    ):
        unit = (period[1] or period[3] or "").lower()
        return f"this_{unit}({dates[0]})" if unit else f"is_today({dates[0]})"
    return _comparison(what, record)


def _comparison(what: str, record: Record) -> str | None:
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


def _negated(condition: str) -> str:
    if condition.startswith("not "):
        return condition[4:]
    if "!=" in condition:
        return condition.replace("!=", "=")
    if re.search(r"[<>]", condition):
        return f"not ({condition})"
    return condition.replace(" = ", " != ", 1) if " = " in condition else f"not {condition}"


def _with_condition(text: str, condition: str) -> str:
    """Put a condition on a figure: in place of one over the same field, else besides."""
    head, of, goal = (text, "", "") if not text.startswith("goal ") else _goal_parts(text)
    by = re.search(r"\s+by\s+\S.*$", head)
    core, tail = (head[: by.start()], head[by.start() :]) if by else (head, "")
    where = re.search(r"\s+where\s+(.+?)(\)?)$", core)
    if where and "(" in core and core.rindex("(") < where.start() and where[2]:
        return text if condition in where[1] else text.replace(where[1], _joined(where[1], condition))
    if where:
        joined = _joined(where[1] + where[2], condition)
        return f"{core[: where.start()]} where {joined}{tail}{of}{goal}"
    if of:
        inner = re.sub(r"\)\s*$", "", core)
        return (
            f"{inner}{'' if inner.endswith('(') else ' '}where {condition}){of}{goal}"
            if not inner.endswith("(")
            else f"{inner}{condition}){of}{goal}"
        )
    return f"{core} where {condition}{tail}"


def _goal_parts(text: str) -> tuple[str, str, str]:
    match = re.match(r"(.+?)( of )([\d.,]+.*)$", text)
    return (match[1], match[2], match[3]) if match else (text, "", "")


def _joined(old: str, new: str) -> str:
    field = re.sub(r"^not ", "", new).split()[0]
    if new == old:
        return old
    return new if re.search(rf"\b{re.escape(field)}\b", old) else f"{old} and {new}"


def total(wish: str, draft: Draft) -> bool:
    """“show the total of the prices”, “add the average rating”, “how many per category”, “what is the highest score”."""
    match = re.match(
        r"^(?:add|show(?: me)?|include|give me|display|calculate|work out|i (?:also )?(?:want|need)(?: to (?:see|know))?|also|tell me|let me see|count|put in|sum(?: up)?|there should be)\s+(?P<what>.+)$", wish, re.I)  # fmt: skip
    if not match or not draft.blueprint.records:
        return False
    what = match["what"] if not re.match(r"(?:count|sum)\b", wish, re.I) else wish
    if re.search(
        r"\b(?:chart|graph|plot|warn|button|percent\w*|each (?:row|line|item|one)|goal|difference|minus|times|divided|running|field|column|daily|until|left|per (?:item|row|person|piece))\b|[*/+]",
        what,
        re.I,
    ):
        return False
    function = next((f for words, f in (
        (r"\b(?:average|mean)\b", "avg"), (r"\bmedian\b", "median"),
        (r"\b(?:highest|maximum|max|largest|biggest|longest|most expensive|latest|newest|best|top)\b", "max"),
        (r"\b(?:lowest|minimum|min|smallest|cheapest|shortest|earliest|oldest|worst|fewest)\b", "min"),
        (r"\bhow many\b|\b(?:number|count) of\b|^count\b", "count"), (r"\b(?:total|sum|altogether|in all|how much)\b", "sum"),
    ) if re.search(words, what, re.I)), "")  # fmt: skip
    if not function:
        return False
    record = _record_meant(what, draft)
    by = re.search(r"\s+(?:by|per|for each|for every|in each|in every|of each)\s+(?P<name>[\w ]+)$", what, re.I)
    body = what[: by.start()] if by else what
    where = ""
    core = re.sub(r"\b(?:an?|the|of|all|my|total|sum|average|mean|median|highest|maximum|max|largest|biggest|longest|lowest|minimum|min|smallest|cheapest|shortest|earliest|latest|newest|oldest|most expensive|how many|how much|number|count|there are|are there|i have|we have|is|are|in all|altogether|overall|up|at the (?:top|bottom|end)|so far|best|worst|top|figure|grand|everything|for|below|above|(?:the )?list|show|showing|that shows)\b", " ", body, flags=re.I)  # fmt: skip
    found = find_member(core, draft) if content_stems(core) else None
    if function == "count":
        condition = (
            condition_of(core, record)
            if content_stems(core) - content_stems(f"{record.label}s items things entries")
            else ""
        )
        if condition is None:
            return False
        where = f" where {condition}" if condition else ""
        expression, name = (
            "count()",
            label(re.sub(r"^(?:how many|number of|count of|count|the|a)\b", "", what, flags=re.I)),
        )
        name = f"Number of {_plural_words(record)}" if not where else label_of(identifier(core) or "count")
    else:
        if found is None and content_stems(core):
            condition = condition_of(core, record)
            if condition is None:
                return False
            where = f" where {condition}"
        numeric = [m for m in members_of(record) if m.type in ("money", "number", "percent", "stars")]
        member = (
            found[1].name
            if found
            else numeric[0].name
            if len(numeric) == 1
            else next((m.name for m in numeric if m.type == "money"), "")
        )
        if found:
            record = found[0]
        if not member:
            return False
        expression = f"{function}({member})"
        words = {"sum": "Total", "avg": "Average", "median": "Median", "max": "Highest", "min": "Lowest"}[function]
        name = f"{words} {label_of(member).lower()}" + (f" {label(core)}" if where else "")
    group_text = ""
    if by:
        period = re.fullmatch(r"(?:the )?(day|week|month|year|weekday)", by["name"].strip(), re.I)
        other = None if period else find_member(by["name"], draft, record.name)
        if period is None and other is None:
            return False
        group_text = f" by {period[1].lower()}" if period else f" by {other[1].name}"  # type: ignore[index]
        name += f" {by[0].strip()}" if not where else ""
    text = f"total {name} = {expression}{where}{group_text}"
    if any(
        t.partition("=")[2].strip() == text.partition("=")[2].strip() for t in draft.lines if t.startswith("total ")
    ):
        raise RefusedError("That figure is there already.", is_so=True)
    draft.add_line(text, record.name)
    draft.last = identifier(name)
    return True


def _plural_words(record: Record) -> str:
    word = record.label.lower()
    return word if word.endswith("s") else f"{word}s"


def chart(wish: str, draft: Draft) -> bool:
    """“add a pie chart of the amounts by category”, “make the chart a line”, “chart it by month”."""
    word = re.search(r"\b(charts?|graphs?|diagrams?|plot)\b|\bpie\b", wish, re.I)
    if (
        not word
        or not draft.blueprint.records
        or re.match(r"(?:remove|delete|drop|hide|rename|call|get rid|no |don't|without)", wish, re.I)
    ):
        return False
    shape = next((s for words, s in ((r"\b(?:pie|donut|doughnut|round)\b", "pie"), (r"\b(?:line|curve)\b", "line"), (r"\b(?:bars?|columns?)\b", "bar")) if re.search(words, wish, re.I)), "")  # fmt: skip
    charts = [t for t in all_targets(draft) if t.kind == "chart"]
    is_change = re.match(r"(?:make|turn|change|switch|show|convert|have|use)\b(?!.*\b(?:a(?:nother)?|an extra|add) (?:\w+ )?(?:chart|graph)\b)", wish, re.I) or re.search(r"\binstead\b|\bshould be\b", wish, re.I)  # fmt: skip
    by = re.search(
        r"\b(?:by|per|for each|for every|in each|over the|over)\s+(?P<name>[\w ]+?)(?:\s+instead(?: of .+)?)?$",
        wish,
        re.I,
    )
    if charts and is_change and len(charts) == 1:
        return _change_chart(charts[0], shape, by["name"] if by else "", draft)
    if not re.match(
        r"(?:add|show|include|give|draw|plot|make|i |put|display|let|there|also|graph|chart|a |create)", wish, re.I
    ):
        return False
    record = _record_meant(wish, draft)
    grouped = _group_of(by["name"] if by else "", record, draft)
    if grouped is None:
        return False
    head = wish[: by.start()] if by else wish
    core = re.sub(r"\b(?:add|show|include|give|draw|plot|make|i|want|need|put|display|let|me|there|should|be|also|create|an?|the|of|for|with|that|shows?|showing|my|pie|bar|line|column|charts?|graphs?|diagrams?|to|see|another|total|sum|how|much|many|spent|please|money|number|everything|all)\b", " ", head, flags=re.I)  # fmt: skip
    found = find_member(core, draft, record.name) if content_stems(core) else None
    numeric = [m for m in members_of(record) if m.type in ("money", "number")]
    wants_count = re.search(r"\bhow many\b|\bnumber of\b|\bcount\b", wish, re.I)
    if (
        content_stems(core)
        and found is None
        and not content_stems(core) <= content_stems(f"{record.label} {record.label}s")
    ):
        return False
    what = "count()"
    if found is not None and any(m.name == found[1].name for m in numeric):
        what = f"{'avg' if re.search('average', wish, re.I) else 'sum'}({found[1].name})"
    elif found is not None and not by:
        grouped = found[1].name if found[1].name else grouped
    elif (
        not wants_count
        and len(numeric) >= 1
        and (re.search(r"\bhow much|spent|sum|total|money\b", wish, re.I) or len(numeric) == 1)
        and found is None
    ):
        what = f"sum({numeric[0].name})"
    text = f"chart {shape or ('line' if '(' in grouped else 'bar')} {what} by {grouped}"
    if any(
        t.split(" ", 2)[2:] == text.split(" ", 2)[2:] and (not shape or t == text)
        for t in draft.lines
        if t.startswith("chart ")
    ):
        raise RefusedError("That chart is there already.", is_so=True)
    draft.add_line(text, record.name)
    return True


def _group_of(words: str, record: Record, draft: Draft) -> str | None:
    """Return what a chart is split by; without words the choice or the date there is."""
    dates = [f.name for f in record.fields if f.type == "date"]
    if period := re.fullmatch(
        r"(?:the |each )?(day|week|month|year|weekday|time|months|weeks|years|days)", words.strip(), re.I
    ):
        unit = {"time": "month"}.get(period[1].lower().rstrip("s"), period[1].lower().rstrip("s"))
        return f"{unit}({dates[0]})" if dates else None
    if words:
        found = find_member(words, draft, record.name)
        if found is None:
            return None
        one = record.field(found[1].name)
        return f"month({found[1].name})" if one and one.type == "date" else found[1].name
    choice = next((f.name for f in record.fields if f.type == "choice"), "") or next(
        (f.name for f in record.fields if f.type == "ref"), ""
    )
    if choice:
        return choice
    if dates:
        return f"month({dates[0]})"
    return record.title_field.name if record.title_field.type == "text" else None


def _change_chart(target: Target, shape: str, by: str, draft: Draft) -> bool:
    text = draft.lines[target.line]
    record = draft.record(target.record)
    if record is None or not (shape or by):
        return False
    new = re.sub(r"^chart (?:(?:bar|line|pie|column)\b)?", f"chart {shape}", text) if shape else text
    if by:
        grouped = _group_of(by, record, draft)
        if grouped is None:
            return False
        new = re.sub(r" by .+$", f" by {grouped}", new)
    draft.edits += 1
    if new == text:
        raise RefusedError("The chart is like that already.", is_so=True)
    draft.lines[target.line] = new
    return True


# ---- marks -----------------------------------------------------------------------------------------------------------


def tick(wish: str, draft: Draft) -> bool:
    """“let me tick them off”, “add a checkbox for packed”, “I want to check things off when done”."""
    match = re.search(r"\b(?:tick|check|cross)(?:ing)? (?:\w+ )?off\b|\b(?:add|put|show|include|want|need|with|give) (?:an? |me )*(?:check ?box|tick ?box)(?:es)?(?: (?:to|for|on) (?:each|every|the) (?:item|task|entry|one|row|\w+))?$|\bmark (?:\w+ )*?as (?P<name>done|finished|bought|packed|read|seen|watched|paid|returned|completed?|sent|used)\b|\bmake (?:them|it|the \w+) (?:tickable|checkable)", wish, re.I)  # fmt: skip
    if not match or not draft.blueprint.records:
        return False
    record = _record_meant(wish, draft)
    if record.tick:
        raise RefusedError("They can be ticked off already.", is_so=True)
    when = re.search(r"\b(?:when|once|as|after|that are|if) (?:they are |it is |it's |they're |i have |i've |i |we )?(done|finished|bought|packed|read|seen|watched|paid|returned|completed?|sent|used|got)\b", wish, re.I)  # fmt: skip
    name = (match["name"] or (when[1] if when else "") or "done").lower()
    draft.add_line(f"tick {name}", record.name)
    draft.last = name
    return True


def warn(wish: str, draft: Draft) -> bool:
    """“warn me when stock is below 5”, “mark overdue ones”, “highlight expenses over 100”."""
    match = re.match(r"^(?:warn(?: me)?|alert me|flag|mark|highlight|point out|tell me|show (?:me )?(?:a )?(?:warning|badge|alert)|add an? (?:warning|badge|alert|mark))\b(?P<rest>.*)$", wish, re.I)  # fmt: skip
    if not match or not draft.blueprint.records or re.match(r"mark .+ as ", wish, re.I):
        return False
    rest = re.sub(
        r"^\s*(?:me\s+)?(?:when(?:ever)?|if|about|for|on|once|that|as soon as|all|the|those|every|any|everything|things|items)\b\s*",
        "",
        match["rest"].strip(),
        flags=re.I,
    )
    record = _record_meant(rest, draft)
    dates = [m.name for m in members_of(record) if m.type == "date"]
    done = record.tick.field if record.tick and record.tick.field else next((f.name for f in record.fields if f.type == "yesno" and f.name in ("done", "paid", "returned", "finished", "completed")), "")  # fmt: skip
    if re.search(r"\b(?:overdue|late|past (?:its |the |their )?(?:due|date|deadline)|expired|too late)\b", rest, re.I):
        if not dates:
            raise RefusedError(
                "Being late needs a date, and nothing here has one.", "Say: add a due date, and mark overdue ones."
            )
        due = next((d for d in dates if re.search(r"due|deadline|until|end|expir|back", d)), dates[0])
        word = "Expired" if "expire" in rest.lower() else "Overdue"
        text = f"warn {word} when {due} < today()" + (f" and not {done}" if done else "")
    else:
        condition = _comparison(re.sub(r"\b(?:goes|go|falls?|drops?|gets?|rises?|runs?|is|are|there (?:is|are)|have|has|with|a|an|the)\b", " ", rest), record) or condition_of(rest, record)  # fmt: skip
        if condition is None:
            return False
        low = re.search(r"\b(?:under|below|less|fewer|low)\b", rest, re.I)
        high = re.search(r"\b(?:over|above|more|greater|at least|larger)\b", rest, re.I)
        field = re.sub(r"^not ", "", condition).split()[0]
        word = f"Low {label_of(field).lower()}" if low else f"High {label_of(field).lower()}" if high else label_of(condition.split('"')[1]) if '"' in condition else label_of(condition)  # fmt: skip
        text = f"warn {word} when {condition}"
    if any(t.partition(" when ")[2] == text.partition(" when ")[2] for t in draft.lines if t.startswith("warn ")):
        raise RefusedError("Those are marked already.", is_so=True)
    draft.add_line(text, record.name)
    return True


def remind(wish: str, draft: Draft) -> bool:
    """“remind me three days before the due date”."""
    match = re.match(r"^(?:remind me|give me a reminder|add (?:a )?reminders?|show (?:me )?(?:a )?reminders?|i want (?:a )?reminders?|let me know)\b(?P<rest>.*)$", wish, re.I)  # fmt: skip
    if not match:
        return False
    words = {
        "one": 1,
        "a": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "ten": 10,
        "fourteen": 14,
    }
    days = re.search(r"\b(\d+|" + "|".join(words) + r") (day|week|month)s?\b", match["rest"], re.I)
    count = (
        (int(days[1]) if days[1].isdigit() else words[days[1].lower()])
        * {"day": 1, "week": 7, "month": 30}[days[2].lower()]
        if days
        else 7
    )
    for record in draft.blueprint.records:
        dates = [m for m in members_of(record) if m.type == "date"]
        if dates:
            named = [m for m in dates if content_stems(m.label) & content_stems(match["rest"])]
            one = (named or dates)[0].name
            old = [draft.lines[r.line] for r in record.reminders if r.field == one and r.line >= 0]
            text = f"remind {one} {count} days" + (
                " yearly" if re.search(r"birthday|every year|yearly|anniversar", f"{wish} {one}", re.I) else ""
            )
            if text in old:
                raise RefusedError("You are reminded of that already.", is_so=True)
            for line in old:
                draft.lines.remove(line)
            draft.add_line(text, record.name)
            return True
    raise RefusedError(
        "A reminder needs a date, and nothing here has one.", "Say: add a due date, and remind me of it."
    )


def there_anyway(wish: str, draft: Draft) -> bool:
    """What every app has is not added again."""
    match = re.match(r"^(?:add|include|give me|i want|i need|let me|put in|there should be|make it possible to|allow me to|be able to)\b.*?\b(?P<what>search(?: (?:box|field|bar|function))?|undo|export(?: .*)?|import(?: .*)?|print(?:ing)?(?: .*)?|delete (?:them|entries|items|things|records)|edit (?:them|entries|items|things|records)|back ?up)$", wish, re.I)  # fmt: skip
    if not match or not draft.blueprint.records:
        return False
    raise RefusedError(
        "Every app has that: searching above the list, undo after deleting, the rest under More.", is_so=True
    )
