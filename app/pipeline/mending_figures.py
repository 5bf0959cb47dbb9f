"""Rules that read figures as they were meant: what they count, of which records, and by what they are split."""

import re

from app.domain.words import find_outside, identifier, singular, split_outside
from app.pipeline.clauses import content_stems, split_clauses, stem
from app.pipeline.grounding import Grounding
from app.pipeline.lines import RECORD, UNGROUPED, Lines, is_formula, ticked_field

_ASKS_REST = re.compile(
    r"\b(?:what(?:'s| is)|(?:how much|how many)(?: \w+)?? (?:is|are)) "
    r"((?:still )?(?:left|missing|open|due|remaining|over|to go)(?: over)?)\b",
    re.I,
)


_ASKS_CHART = re.compile(r"\b(chart|graph|plot|diagram)", re.I)


_SPLITS = re.compile(
    r"\b(by|per|each|both|every(?:body|one)?|for the|in the|of the|different|respective|who|which|\w+ly)\b", re.I
)


_LISTS_BY = re.compile(
    r"\bfilter|\b(sort|group|order|search|list|look(?: \w+)? up)(?:ed|s|ing)?\b(?: \w+){0,4}? by\b", re.I
)


_ASKS_FIGURE = re.compile(r"\b(how many|how much|total|sum|count|average)\b", re.I)


_NOW = re.compile(r"(?:this|the)\s+(month|week|year)\b|\btoday\b", re.I)


def grouped_by_itself(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Total for each project” over records called project groups by their name."""
    things = {identifier(m[1]): line for line in lines if (m := RECORD.match(line))}

    def mend(line: str) -> str:
        found = re.search(r" by (\w+)$", line)
        if found and found[1] in things and not re.search(rf"\b{found[1]} \w", things[found[1]].split(":", 1)[1]):
            first = identifier(things[found[1]].split(":", 1)[1].split(",")[0].split()[0])
            return f"{line[: found.start()]} by {first}"
        return line

    return tuple(mend(line) for line in lines)


def worked_out_totals(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`total Cost = liters * price`, or the sum of that, means a cost of each record and the sum of them."""
    mended: list[str] = []
    known = {identifier(found[1]) for line in lines if (found := re.match(r"calc (\w+)", line))}
    of_all = {
        identifier(m[1] or m[2]) for line in lines if (m := re.match(r"(?:setting (\w+)|total ([^=]+?) *=)", line))
    }
    of_each = " ".join(line for line in lines if line.startswith(("record ", "calc ", "tick ")))
    for line in lines:
        found = _SUM_OF_PRODUCT.match(line)
        body = (found["sum"] or found["bare"]).strip() if found else ""
        if all(name in of_all and not re.search(rf"\b{name}\b", of_each) for name in re.findall(r"[a-z_]\w*", body)):
            found = None  # “got so far / goal” is one figure, worked out from others
        name = identifier(re.sub(r"^(total|overall|sum of)\s+", "", found["label"], flags=re.I)) if found else ""
        if found and name and len(set(re.findall(r"[a-z_]\w*", body))) > 1 and is_formula(body):
            mended += [f"calc {name} = {body}"] if name not in known else []
            line = f"total {found['label']} = sum({name}){found['rest'] or ''}"
            known.add(name)
        mended.append(line)
    return tuple(mended)


_SUM_OF_PRODUCT = re.compile(
    r"total (?P<label>[\w ]+?)\s*=\s*(?:sum\((?P<sum>(?:(?! where )[^()])*[*/](?:(?! where )[^()])*)\)|"
    r"(?P<bare>(?:(?! where | by )[^()])*[*/](?:(?! where | by )[^()])*))(?P<rest> (?:where|by) .+)?$"
)


def within_now(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A total called “today” or “this month” counts only what is of today or this month."""
    mended = list(lines)
    for at, line in enumerate(lines):
        label = line.split("=")[0]
        found = _NOW.search(label)
        named = re.search(r"\b(?:this_\w+|is_today)\((\w+)\)", line)
        above = max((i for i in range(at) if mended[i].startswith("record ")), default=-1)
        is_of_others = re.search(r"\b(?:sum|avg|count|min|max|median|latest)\(\w+(?:\.| where)", line)
        if named and above >= 0 and not is_of_others and not re.search(rf"\b{named[1]}\b", mended[above]):
            mended[above] += f", {named[1]} date"
        if not line.startswith("total ") or not found or re.search(r"\b(this_|is_today|today\()", line):
            continue
        record_at = max((i for i in range(at) if mended[i].startswith("record ")), default=-1)
        if record_at < 0:
            continue
        dated = re.search(r"(\w+) date\b", mended[record_at])
        field = dated[1] if dated else "date"
        if not dated:
            mended[record_at] += ", date date"
        test = f"this_{found[1].lower()}({field})" if found[1] else f"is_today({field})"
        head, group = _ungrouped(line)
        joined = f"{head} and {test}" if " where " in head else f"{head} where {test}"
        mended[at] = joined + (group or "")
    return tuple(mended)


def said_labels(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A figure is called what the request calls it: “what is left over” is “Left over”."""
    said = _ASKS_REST.search(request)
    words = content_stems(request)
    strange = [
        line
        for line in lines
        if line.startswith("total ") and not content_stems(line.split("=")[0].removeprefix("total ")) & words
    ]
    if not said or len(strange) != 1 or any(re.match(r"(?:total|calc) \w*left\b", line, re.I) for line in lines):
        return lines
    label = said[1][:1].upper() + said[1][1:].lower()
    return tuple(re.sub(r"^total [^=]+=", f"total {label} =", line) if line == strange[0] else line for line in lines)


_FIGURES = {
    "sum": "Total",
    "avg": "Average",
    "max": "Largest",
    "min": "Smallest",
    "median": "Median",
    "latest": "Latest",
}


def named_apart(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A figure is not called like the field it is worked out from: the sum of the hours is “Total hours”."""
    fields = {
        identifier(" ".join(f.split()[:-1]))
        for line in lines
        if (m := RECORD.match(line))
        for f in split_outside(m[2], ",")
    }
    fields |= {
        identifier(words[1])
        for line in lines
        if line.startswith("calc ") and len(words := line.split("=")[0].split()) > 1
    }

    is_asked = re.search(r"\b(?:total|sum|average|mean|median)\b", request, re.I)
    if not is_asked:
        return lines  # with several totals each is called like what it is of

    def mend(line: str) -> str:
        found = re.match(r"total ([\w ]+?)\s*=\s*(\w+)\((\w+)\)$", line)
        is_alike = found is not None and identifier(found[1]) == found[3] and found[3] in fields
        if not found or not is_alike or found[2] not in _FIGURES:
            return line
        figure = _FIGURES[found[2]]
        if found[1].lower().startswith(figure.lower()):  # “total words” of each: all of them
            return line.replace(
                f"total {found[1]}", f"total {found[1]} {'in all' if figure == 'Total' else 'overall'}", 1
            )
        return line.replace(f"total {found[1]}", f"total {figure} {found[1].lower()}", 1)

    return tuple(mend(line) for line in lines)


def totals_of_totals(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`total Left = total Income - total Expenses` is worked out from the totals above it."""
    above: dict[str, str] = {}
    mended: list[str] = []
    fields = " ".join(line for line in lines if line.startswith(("record ", "calc ", "tick ")))
    for line in lines:
        found = re.match(r"total ([\w ]+?)\s*=\s*(.+)$", line)
        if not found:
            mended.append(line)
            continue
        formula = found[2]
        for label in sorted(above, key=len, reverse=True):
            # a field of the same name is the field
            is_field = re.search(rf"\b{identifier(re.sub('^total ', '', label, flags=re.I))}\b", fields)
            pattern = rf"(?<![\w(.])(?:total[ _]){'' if is_field else '?'}{_as_words(label)}\b(?!\s*[(.])"
            formula = _outside_quotes(pattern, f"({above[label]})", formula)
        if " by " not in formula:
            above[found[1]] = formula
        mended.append(f"total {found[1]} = {formula}")
    return tuple(mended)


def _outside_quotes(pattern: str, by: str, text: str) -> str:
    parts = re.split(r'("[^"]*")', text)
    return "".join(part if at % 2 else re.sub(pattern, lambda _: by, part, flags=re.I) for at, part in enumerate(parts))


def _as_words(label: str) -> str:
    return "[ _]".join(re.escape(word) for word in re.sub(r"^total ", "", label, flags=re.I).split())


def one_period_only(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """What is of this month alone is not split by months."""

    def mend(line: str) -> str:
        is_now = re.search(r"\bwhere\b.*\b(this_\w+|is_today)\(", line)
        return re.sub(r" by (?:day|week|month|year)\(\w+\)$", "", line) if is_now else line

    return tuple(mend(line) if line.startswith("total ") else line for line in lines)


def conditions_hold_or_not(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A figure “where favourite food” asks of a text whether it holds: it says nothing."""
    texts = {
        identifier(" ".join(f.split()[:-1]))
        for line in lines
        if (found := RECORD.match(line))
        for f in split_outside(found[2], ",")
        if f.endswith((" text", " longtext", " date", " number", " money"))
    }
    bare = re.compile(r"^total .* where (\w+)$")
    return tuple(line for line in lines if not ((found := bare.match(line)) and found[1] in texts))


def drop_unsaid_groups(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A figure is split into groups only where the request says so; a filter by genre does not split the total."""
    wishes = [c for c in split_clauses(request) if _SPLITS.search(c) and not _LISTS_BY.search(c)]
    said = frozenset().union(*(content_stems(c) for c in wishes))
    listed = frozenset().union(*(content_stems(c) for c in split_clauses(request) if _LISTS_BY.search(c)))
    periods = [c for c in split_clauses(request) if grounding.period(c)]
    asks_who = _ASKS_WHO.search(request) is not None
    wished = [c for c in split_clauses(request) if _ASKS_FIGURE.search(c)]
    is_charts_alone = bool(periods) and all(_ASKS_CHART.search(c) for c in periods)

    def mend(line: str) -> str:
        figure, group = _ungrouped(line)
        if not line.startswith("total ") or not group:
            return line
        if " where " in group or asks_who:
            return line  # who says of which, or asks for the one with the most, says by what
        if "(" in group:
            return figure if is_charts_alone else line
        # “filter it by glaze” does not split the hours, but “of each” may mean what is filtered by
        own = _stem_of(group.split()[1])
        is_said = bool(wishes) and (own in said or own not in listed or any(_EACH_AT_END.search(c) for c in wishes))
        is_said = is_said or _PER_PERSON.search(request) is not None
        is_said = is_said or any(own in content_stems(m[0]) for m in _WITH_AND_WITHOUT.finditer(request))
        is_said = is_said or _names_options(group.split()[1], lines, wished)
        return line if is_said else figure

    return tuple(mend(line) for line in lines)


def _names_options(field: str, lines: Lines, wished: list[str]) -> bool:
    """Whether a figure is wished for of two options by name: “the average speed wet and dry”."""
    found = re.search(rf"\b{re.escape(field)} choice\(([^)]*)\)", "\n".join(lines))
    options = [re.escape(o.strip()) for o in found[1].split("/") if o.strip()] if found else []
    named = [sum(bool(re.search(rf"\b{o}\b", clause, re.I)) for o in options) for clause in wished]
    return any(count > 1 for count in named)


_ASKS_WHO = re.compile(
    r"\b(?:what|where|when)\b[^.;]{0,30}?\b(?:most\b(?! recent)|mostly)|"
    r"\b(?:who|whose|which)\b[^.;]{0,40}?\b(?:most|least|fewest|more|less|(?:how |more |most )often)\b",
    re.I,
)
_PER_PERSON = re.compile(r"\b(?:per|(?:for|of) (?:each|every)) (?:person|head)\b", re.I)
_WITH_AND_WITHOUT = re.compile(
    r"\bwith(?:out)?(?: \w+){1,4},?(?: and| or| versus| vs| against)? with(?:out)?\b(?: \w+){0,2}", re.I
)
"""“With the stick and without it” are two averages."""
_EACH_AT_END = re.compile(r"\b(?:of|for|in|per) each$", re.I)


def of_each(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`sum(amount) where customer = customer` means for each customer."""

    def mend(line: str) -> str:
        found = re.search(r"\s+where (\w+) = (?:\w+\.)?\1$", line)
        return f"{line[: found.start()]} by {found[1]}" if found and line.startswith(("total ", "chart ")) else line

    return tuple(mend(line) for line in lines)


def for_every(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A figure asked for “for every student” is split by student; so is a calc that names a group."""
    lines = tuple(re.sub(r"^calc (.+= *(?:sum|avg|count|max|min)\(.*\) by )", r"total \1", line) for line in lines)
    things = {
        m[1]: m[2]
        for line in lines
        if line.startswith("record ")
        for m in re.finditer(r"(\w+) (text|choice|ref|stars|number)\b", line)
    }
    for piece in re.split(r"[,;.]|\band\b", request):
        groups = {singular(identifier(m[1])) for m in _EACH.finditer(piece)} & things.keys()
        if not groups and _EACH_OF_THEM.search(piece):
            groups = {next((t for t in things if _PERSON.fullmatch(t) and things[t] in ("text", "choice")), "")} - {""}
        if len(groups) == 1:
            group = groups.pop()
            lines = _split_by(lines, group, piece, is_amount=things[group] in ("stars", "number"))
    return lines


_EACH = re.compile(
    r"\b(?:for (?:each|every)|of (?:each|every)|per|each|every) (?:of the )?(\w+)\b(?! has\b| have\b)", re.I
)
_EACH_OF_THEM = re.compile(
    r"\b(?:each|every one|any) of (?:them|us|you|(?:the|my|our) \w+)\b|\b(?:everybody|everyone)\b|"
    r"\beach (?:person|one|has)\b",
    re.I,
)
_PERSON = re.compile(
    r"(who|whose|person|child|kid|member|friend|player|flatmate|roommate|payer|paid_by|by_whom|for_whom)"
)


_OF_ALL = re.compile(r"\b(all|together|altogether|overall|class|everything|everybody|whole|entire|outstanding)\b", re.I)


def _split_by(lines: Lines, group: str, piece: str, is_amount: bool) -> Lines:
    """Split the one figure that the piece of the request asks for; where that is of now only, add one of all times."""
    if _is_answered(lines, group):
        return lines  # each has its own figure already
    figures = [line for line in lines if line.startswith("total ") and not _OF_ALL.search(line.split("=")[0])]
    whole = [line for line in figures if " by " not in line and (not is_amount or "count(" in line)]
    if len(figures) > 1:
        whole = [line for line in whole if _is_meant(line, piece)]
    if len(whole) != 1 or re.search(rf"\bper {group}\b", whole[0], re.I):
        return lines
    [line] = whole
    of = re.search(r"\b(?:sum|avg|count|max|min)\((\w*)", line)
    is_named = of is not None and _stem_of(of[1]) in content_stems(piece)
    if not (is_named or _ASKS_FIGURE.search(piece) or _ASKS_REST.search(piece)):
        return lines  # “from every country where I was” asks for nothing
    if not _is_of_others(line, piece):
        return tuple(f"{line} by {group}" if line == other else other for other in lines)
    aggregate = re.search(r"\b(?:sum|avg|count|max|min)\((\w*)\)", line)
    if not aggregate or not (is_named or (not aggregate[1] and _ASKS_FIGURE.search(piece))):
        return lines
    at = lines.index(line) + 1
    figure = _FIGURES.get(aggregate[0].partition("(")[0], "")
    label = f"{figure} {aggregate[1].replace('_', ' ')}".strip().capitalize() if aggregate[1] else "Count"
    return (*lines[:at], f"total {label} = {aggregate[0]} by {group}", *lines[at:])


def _is_answered(lines: Lines, group: str) -> bool:
    """Whether a line is split by the group, or it is what the records are of and each has what is worked out for it."""
    if any(re.search(rf" by {group}\b", line) for line in lines):
        return True
    works = any(line.startswith("calc ") for line in lines)
    sums = any(re.match(r"calc .*\w\(\w+\.?\w*( where .*)?\)", line) for line in lines)
    for line in lines:
        found = RECORD.match(line)
        if not found:
            continue
        own = split_outside(found[2], ",")[0].rpartition(" ")
        is_text = identifier(own[0]) == group and own[2] == "text"
        if (is_text and (works or identifier(found[1]) == group)) or (identifier(found[1]) == group and sums):
            return True
    return False


_OF_NOW = re.compile(r"\b(this_\w+|is_today)\(")


def _is_of_others(line: str, piece: str) -> bool:
    """Whether a figure counts only some, of whom the piece of the request does not speak."""
    at = find_outside(line, "where")
    if at < 0:
        return False
    condition = line[at:].replace(" where ", "", 1)
    if _OF_NOW.search(condition):
        asked = {(m[1] or "today").lower() for m in _NOW.finditer(piece)}
        return not asked & {"today" if m[1] == "is_today" else m[1][5:] for m in _OF_NOW.finditer(condition)}
    words = content_stems(condition.replace("_", " "))
    return bool(words) and not words & content_stems(piece) and _ASKS_FIGURE.search(piece) is not None


def _is_meant(line: str, piece: str) -> bool:
    """Whether a piece of the request asks for this kind of figure, or names what it is of."""
    found = re.search(r"\b(sum|avg|count|max|min)\((\w*)", line)
    asked = {
        "avg": r"\b(average|mean)\b",
        "count": r"\b(how many|number of|count)\b",
        "sum": r"\b(total|sum|how much|how many)\b",
        "max": r"\b(highest|best|most|longest|largest|maximum)\b",
        "min": r"\b(lowest|least|shortest|smallest|minimum|cheapest)\b",
    }
    return found is not None and re.search(asked[found[1]], piece, re.I) is not None


def count_of_amounts(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“How many people” is the sum of a number called people, not the count of the records."""
    numbers = re.findall(r"(\w+) number\b", " ".join(line for line in lines if line.startswith("record ")))
    # “…, how many hours, …” names a field, and so does “a number of places”; a wish says more
    wish = r"(?:how many {0}\b(?! *(?:[,.;]|$|and\b|on average))|(?<!\ba )number of {0}\b|total {0}\b)"
    asked = [n for n in numbers if re.search(rf"\b{wish.format(n)}", request, re.I)]
    if not asked and re.search(r"\b(total|how many|sum|in all|altogether)\b", request, re.I):
        asked = _quantities(lines, request)
    if (
        len(asked) != 1
        or any(f"sum({asked[0]}" in line for line in lines)
        or re.search(r"\b(?:how|most) often\b", request, re.I)
    ):
        return lines
    # “how many cartridges” are those kept, whatever number of pages each has
    kept = content_stems(" ".join(found[1] for line in lines if (found := RECORD.match(line))).replace("_", " "))
    return tuple(
        line.replace("count()", f"sum({asked[0]})")
        if line.startswith("total ") and not kept & content_stems(line.partition("=")[0].removeprefix("total "))
        else line
        for line in lines
    )


def _quantities(lines: Lines, request: str) -> list[str]:
    """Return the field that says how many there are of a thing: a sighting of five birds counts five."""
    records = [found for line in lines if (found := RECORD.match(line))]
    if len(records) != 1 or re.search(rf"\b(how many|number of) {re.escape(records[0][1].strip())}", request, re.I):
        return []
    numbers = [m[1] for f in split_outside(records[0][2], ",") if (m := re.match(r"(\w+) number$", f))]
    return (
        numbers
        if len(numbers) == 1
        and re.fullmatch(r"count|number|quantity|amount|how_many|pieces", numbers[0])
        and (numbers[0] != "number" or re.search(r"\bnumber of\b", request, re.I))
        else []
    )


_OF_ALL = re.compile(r"\b(?:all|altogether|overall|everything|everyone|together)\b", re.I)


def only_those(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A total asked for of the things that are so (“how many are coming”) counts those, not all."""
    fields = [m[1] for line in lines for m in re.finditer(r"(\w+) yesno", line)]
    fields += [ticked for line in lines if (ticked := ticked_field(line))]
    parts = (p for c in split_clauses(request) for p in re.split(r",|\band (?=who|which|what)", c))
    asks = [p for p in parts if _ASKS_FIGURE.search(p)]
    named = content_stems(" ".join(line for line in lines if line.startswith("record ")).replace("_", " "))
    conditions = frozenset(_stem_of(f) for f in fields)
    # "how many people" may only name a field; a wish for a figure says more than that, or says of which
    wishes = [c for c in asks if not content_stems(c) <= named or content_stems(c) & conditions]
    wishes = [c for c in wishes if not re.search(r"\bper ?cent", c, re.I)]
    counted = "\n".join(line for line in lines if re.match(r"(total|filter) ", line))
    fields = [f for f in fields if not re.search(rf" where (?:not )?{f}\b|^filter {f}$", counted, re.M)]  # answered

    def mend(line: str) -> str:
        if not line.startswith("total ") or " where " in line or "percent(" in line:
            return line
        name = line.split("=")[0].removeprefix("total ").strip()
        if " " in name and name.lower() in request.lower():
            return line  # asked for in these words, of all
        if _OF_ALL.search(name):
            return line
        label = content_stems(name)
        for wish in wishes:
            for field in fields:
                is_meant = _stem_of(field) in content_stems(wish) and not re.search(r"\bwhether\b", wish, re.I)
                if is_meant and (len(wishes) == 1 or label & content_stems(wish)):
                    no = (
                        "not " if re.search(rf"\b(not|n't|never|still|yet|left|open)\b|\bun{field}", wish, re.I) else ""
                    )
                    head, group = _ungrouped(line)
                    return f"{head} where {no}{field}{group or ''}"
        return line

    return tuple(mend(line) for line in lines)


def group_periods(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`by date` where the request says by month is by month; so is a chart asked for by month and split otherwise."""
    period = grounding.period(request)
    dates = [m[1] for line in lines for m in re.finditer(r"(\w+) date\b", line)]
    if not period or not dates:
        return lines
    wish = next((c for c in split_clauses(request) if _ASKS_CHART.search(c)), "")

    def mend(line: str) -> str:
        found = re.search(r" by (\w+)$", line)
        if not found or not line.startswith(("total ", "chart ")):
            return line
        if found[1] in dates:
            if _OF_VALUES.search(line) or any(f" by {period}(" in other for other in lines):
                return line  # a value noted every week is a point of the line; another line answers the period
            return f"{line[: found.start()]} by {period}({found[1]})"
        is_misread = (
            line.startswith("chart ")
            and not any(f" by {period}(" in other for other in lines)
            and grounding.period(wish)
            and _stem_of(found[1]) not in content_stems(wish)
        )
        return f"{line[: found.start()]} by {grounding.period(wish)}({dates[0]})" if is_misread else line

    return tuple(mend(line) for line in lines)


_OF_VALUES = re.compile(r"^chart .*\b(?:avg|max|min|latest|median)\(")


def _stem_of(field: str) -> str:
    return stem(field.split("_")[-1])


def _ungrouped(line: str) -> tuple[str, str]:
    found = UNGROUPED.match(line)
    return (found[1], found[2] or "") if found else (line, "")
