"""Wishes about figures over the records: what counts in them, totals, averages, charts."""

import re

from app.domain.blueprint import Record, label_of
from app.domain.words import identifier
from app.kit.javascript import members_of
from app.pipeline.change.conditions import condition_of, negated
from app.pipeline.change.draft import Draft, RefusedError
from app.pipeline.change.rules_order import record_meant
from app.pipeline.change.targets import Target, all_targets, find_all, find_member
from app.pipeline.change.wording import label
from app.pipeline.clauses import content_stems


def only_count(wish: str, draft: Draft) -> bool:
    """“only count paid ones”, “the total should leave out cancelled orders”, “don't count what is done”."""
    match = re.match(r"^(?:only |just )(?:count|sum(?: up)?|add(?: up)?|total|include|consider|use|take)\b(?: in)?(?: the| those| what(?: is|'s)?)? (?P<what>.+)$", wish, re.I) \
        or re.match(r"^(?:count|sum(?: up)?|add up|total|include|consider) (?:only|just)(?: the| those| what(?: is|'s)?)? (?P<what>.+)$", wish, re.I) \
        or re.match(r"^(?P<figure>.+?) (?:should|must|shall|is to|to)? ?(?:only|just) (?:count|sum(?: up)?|include|cover|add(?: up)?|consider|show|have|contain|be (?:over|of|for))s?(?: the| those| what(?: is|'s)?)? (?P<what>.+)$", wish, re.I) \
        or re.match(r"^(?:make|have|let) (?P<figure>.+?) (?:only|just) (?:count|sum(?: up)?|include|cover|add(?: up)?|consider)(?: the| those)? (?P<what>.+)$", wish, re.I) \
        or re.match(r"^(?:limit|restrict) (?P<figure>.+?) to (?:the |those )?(?P<what>.+)$", wish, re.I) \
        or re.match(r"^(?P<not>don't|do not|never|no longer|stop) (?:count(?:ing)?|sum(?:ming)?(?: up)?|includ(?:e|ing)|add(?:ing)?(?: up)?|consider(?:ing)?)(?: the| those| what(?: is|'s)?)? (?P<what>.+)$", wish, re.I) \
        or re.match(r"^(?P<not>ignore|skip|leave out|exclude)(?: the| those| what(?: is|'s)?)? (?P<what>.+?)(?: (?:in|from|for) (?P<figure>.+))?$", wish, re.I) \
        or re.match(r"^(?P<figure>.+?) (?:should|must|shall) (?P<not>ignore|skip|leave out|exclude|not (?:count|include))(?: the| those)? (?P<what>.+)$", wish, re.I)  # fmt: skip
    if not match:
        return False
    groups = match.groupdict()
    what = re.sub(r"\s+in (?:it|there|them)$", "", match["what"])
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
            condition = negated(condition)
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
    if re.match(
        r"^(?:show|tell|let)(?: me)?(?: see)? what (?:everything|it all|they all|all of (?:it|them)|it|they) (?:costs?|comes? to|adds? up to|is worth|makes?)(?: together| altogether| in all| in total| all together)?$",
        wish,
        re.I,
    ):
        wish = "show the total"
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
    record = record_meant(what, draft)
    by = re.search(r"\s+(?:by|per|for each|for every|in each|in every|of each)\s+(?P<name>[\w ]+)$", what, re.I)
    body = what[: by.start()] if by else what
    where = ""
    core = re.sub(r"\b(?:an?|the|of|all|my|total|sum|average|mean|median|highest|maximum|max|largest|biggest|longest|lowest|minimum|min|smallest|cheapest|shortest|earliest|latest|newest|oldest|most expensive|how many|how much|number|count|there are|are there|i have|we have|is|are|in all|altogether|overall|up|at the (?:top|bottom|end)|so far|best|worst|top|figure|grand|everything|for|below|above|(?:the )?list|show|showing|that shows)\b", " ", body, flags=re.I)  # fmt: skip
    if content_stems(core) and content_stems(core) <= content_stems(f"{record.label} {record.label}s"):
        core = ""
    found = find_member(core, draft) if content_stems(core) else None
    of_some = re.search(r"\s(?:of|for|among|where|over)\s(?:the |all |only )?(?P<what>[\w ]+)$", body, re.I)
    if found is None and function != "count" and of_some and (some := condition_of(of_some["what"], record)):
        found = find_member(
            re.sub(r"\b(?:an?|the|of|average|mean|total|sum|highest|lowest|add|show)\b", " ", body[: of_some.start()]),
            draft,
        )
        where, core = f" where {some}", of_some["what"]
        if found is None:
            return False
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
        period = re.fullmatch(r"(?:the )?(day|week|month|quarter|year|weekday)", by["name"].strip(), re.I)
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


def split_total(wish: str, draft: Draft) -> bool:
    """“split the total by month”, “break the sum down per category”."""
    match = re.match(
        r"^(?:split|break|divide|show|give me|separate)(?: up| down)? (?P<what>(?:the |my )?[\w ]*?\b(?:total|sum|average|figure|number)s?(?: [\w ]+?)?)(?: up| down)? (?:by|per|into|for each|for every) (?P<by>[\w ]+)$",
        wish,
        re.I,
    )
    if not match:
        return False
    totals = [t for t in find_all(match["what"], draft, ("total",)) if t.kind == "total"]
    record = draft.record(totals[0].record) if len(totals) == 1 else None
    if record is None:
        return False
    grouped = _group_of(match["by"], record, draft)
    if grouped is None:
        return False
    text = draft.lines[totals[0].line]
    by = re.sub(r"\((\w+)\)$", r"(\1)", grouped)
    draft.replace_line(totals[0].line, re.sub(r" by .+$", "", text) + f" by {by}")
    return True


def work_out(wish: str, draft: Draft) -> bool:
    """“work out sets times reps”, “show price minus discount for each”."""
    match = re.match(
        r"^(?:work out|calculate|compute|show|add|multiply|divide|subtract)\b (?:me )?(?:a column (?:with|for) )?(?:(?P<name>[\w ]+?) as )?(?P<a>[\w ]+?) (?P<way>times|multiplied by|divided by|per|minus|less|plus|by) (?P<b>[\w ]+?)(?: (?:for|of|on|in) (?:each|every|all)(?: \w+)?| each)?$",
        wish,
        re.I,
    )
    if not match:
        return False
    way = match["way"].lower()
    if way in ("by", "per") and not re.match(r"multiply|divide", wish, re.I):
        return False
    a, b = find_member(match["a"], draft), find_member(match["b"], draft)
    if a is None or b is None or a[0].name != b[0].name or a[1].name == b[1].name:
        return False
    signs = {"times": "*", "multiplied by": "*", "divided by": "/", "per": "/", "minus": "-", "less": "-", "plus": "+"}
    sign = signs.get(way) or ("*" if wish.lower().startswith("multiply") else "/")
    words = {"*": "times", "/": "per", "-": "minus", "+": "plus"}
    name = identifier(match["name"] or f"{a[1].name} {words[sign]} {b[1].name}")
    draft.add_line(f"calc {name} = {a[1].name} {sign} {b[1].name}", a[0].name)
    draft.last = name
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
    turned = re.match(
        r"(?:make|turn|change|convert|switch|replace)\b.*?\b(?:chart|graph|pie|bars?|line|it)\b.*?\b(?:an?|to|into|with|by)\b(?P<into>.+)$",
        wish,
        re.I,
    )
    if turned and charts and (said := re.search(r"\b(pie|donut|line|curve|bars?|columns?)\b", turned["into"], re.I)):
        shape = {"pie": "pie", "donut": "pie", "line": "line", "curve": "line"}.get(said[1].lower(), "bar")
    is_change = re.match(r"(?:make|turn|change|switch|show|convert|have|use)\b(?!.*\b(?:a(?:nother)?|an extra|add) (?:\w+ )?(?:chart|graph)\b)", wish, re.I) or re.search(r"\binstead\b|\bshould be\b", wish, re.I) or turned  # fmt: skip
    by = re.search(
        r"\b(?:by|per|for each|for every|in each|over the|over)\s+(?P<name>[\w ]+?)(?:\s+instead(?: of .+)?)?$",
        wish,
        re.I,
    )
    if charts and is_change and len(charts) == 1:
        return _change_chart(charts[0], shape, by["name"] if by else "", draft)
    if not re.match(
        r"(?:add|show|have|include|give|draw|plot|make|i |put|display|let|there|also|graph|chart|a |create)", wish, re.I
    ):
        return False
    record = record_meant(wish, draft)
    grouped = _group_of(by["name"] if by else "", record, draft)
    if grouped is None:
        return False
    head = wish[: by.start()] if by else wish
    core = re.sub(r"\b(?:add|show|include|give|draw|plot|make|i|want|need|put|display|let|me|there|should|be|also|create|an?|the|of|for|with|that|shows?|showing|my|pie|bar|line|column|charts?|graphs?|diagrams?|to|see|another|total|sum|how|much|many|spent|please|money|number|everything|all)\b", " ", head, flags=re.I)  # fmt: skip
    found = find_member(core, draft, record.name) if content_stems(core) else None
    numeric = [m for m in members_of(record) if m.type in ("money", "number")]
    if found is None and re.search(r"\b(?:spending|spent|costs?|money|income|expenses?|earnings)\b", core, re.I):
        money = next((m.name for m in numeric if m.type == "money"), "")
        found, core = (find_member(money, draft, record.name) if money else None), ""
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
        r"(?:the |each )?(day|week|month|quarter|year|weekday|time|months|quarters|weeks|years|days)",
        words.strip(),
        re.I,
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
