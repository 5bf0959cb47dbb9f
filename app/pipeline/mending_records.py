"""Rules that read the lines of records as they were meant."""

import re

from app.domain.words import identifier, singular, split_outside
from app.pipeline.clauses import content_stems, split_clauses, stem
from app.pipeline.grounding import Grounding
from app.pipeline.lines import RECORD, UNGROUPED, Lines, is_formula

_ASKS_REST = re.compile(
    r"\b(?:what(?:'s| is)|(?:how much|how many)(?: \w+)?? (?:is|are)) "
    r"((?:still )?(?:left|missing|open|due|remaining|over|to go)(?: over)?)\b",
    re.I,
)
_ASKS_CHART = re.compile(r"\b(chart|graph|plot|diagram)", re.I)
_SPLITS = re.compile(r"\b(by|per|each|every|for the|in the|of the|different|respective|who|which|\w+ly)\b", re.I)
_LISTS_BY = re.compile(r"\b(filter|sort|group|order|search|list)(?:ed|s|ing)?\b", re.I)
_ASKS_FIGURE = re.compile(r"\b(how many|how much|total|sum|count|average)\b", re.I)
_NOW = re.compile(r"(?:this|the)\s+(month|week|year)\b|\btoday\b", re.I)


def single_habit(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A record that only knows its date and is ticked daily is no list: it is one habit."""
    if "tick daily" not in lines:
        return lines
    at = lines.index("tick daily")
    above = next((i for i in range(at - 1, -1, -1) if lines[i].startswith("record ")), -1)
    found = RECORD.match(lines[above]) if above >= 0 else None
    if found is None:
        return lines
    fields = [f for f in split_outside(found[2], ",") if not re.search(r"\bdate$|\byesno$|^date\b|^day\b|^streak\b", f)]
    fields = [f for f in fields if identifier(f.split()[0]) not in ("count", "number", "streak", "times")]
    if fields:
        return lines
    title = next((line.removeprefix("app ") for line in lines if line.startswith("app ")), found[1])
    label = re.sub(r"\b(tracker|tracking|app|habit|log|diary|journal|daily)\b", "", title, flags=re.I)
    rest = (
        line for line in lines[above + 1 :] if not re.match(r"(total|tick|streak|goal|group|sort|button|calc)\b", line)
    )
    return (*lines[:above], f"habit {' '.join(label.split()) or title}", *rest)


def stages_of_a_board(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Where things move, a field with choices is the board's stages."""
    if any(line.startswith("stage ") for line in lines):
        return lines
    if not re.search(
        r"\b(kanban|boards?|pipeline|moves? (from|through|between)|goes from|going from)\b", request, re.I
    ):
        return lines
    mended: list[str] = []
    for line in lines:
        found = RECORD.match(line)
        choice = found and re.search(r",?\s*([\w ]+?) choice\(([^)]*)\)", found[2])
        if found and choice and len(split_outside(choice[2], "/|,")) > 1 and len(mended) < 3:
            fields = [
                f
                for f in split_outside(found[2], ",")
                if "choice(" not in f or identifier(choice[1]) not in identifier(f)
            ]
            mended.append(f"record {found[1]}: {', '.join(fields) or 'name text'}")
            mended.append(f"stage {choice[1].strip()}: {' > '.join(split_outside(choice[2], '/|,'))}")
        elif not line.startswith("group "):
            mended.append(line)
    return tuple(mended)


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
    for line in lines:
        found = _SUM_OF_PRODUCT.match(line)
        body = (found["sum"] or found["bare"]).strip() if found else ""
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
        is_of_others = re.search(r"\b(?:sum|avg|count|min|max|median|latest)\(\w+\.", line)
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


def whole_stages(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Stages that the request lists and the line skips are put in."""

    def mend(line: str) -> str:
        if not line.startswith("stage ") or ":" not in line:
            return line
        head, _, options = line.partition(":")
        named = [o for o in split_outside(options, ">") if o]
        places = [request.lower().find(o.lower()) for o in named]
        if len(named) < 2 or min(places) < 0:
            return line
        start, end = min(places), max(p + len(o) for p, o in zip(places, named, strict=True))
        parts = [p.strip() for p in re.split(r",\s*(?:and |then |to )?|\s+(?:and|then|to|->|>)\s+", request[start:end])]
        parts = [re.sub(r"^(?:the|a|an) ", "", p) for p in parts if p]
        is_list = all(len(p.split()) <= 3 for p in parts) and {o.lower() for o in named} <= {p.lower() for p in parts}
        return f"{head}: {' > '.join(parts)}" if is_list and len(parts) > len(named) else line

    return tuple(mend(line) for line in lines)


def said_labels(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A figure is called what the request calls it: “what is left over” is “Left over”."""
    said = _ASKS_REST.search(request)
    words = content_stems(request)
    strange = [
        line
        for line in lines
        if line.startswith("total ") and not content_stems(line.split("=")[0].removeprefix("total ")) & words
    ]
    if not said or len(strange) != 1:
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

    def mend(line: str) -> str:
        found = re.match(r"total ([\w ]+?)\s*=\s*(\w+)\(", line)
        if not found or identifier(found[1]) not in fields or found[2] not in _FIGURES:
            return line
        return line.replace(f"total {found[1]}", f"total {_FIGURES[found[2]]} {found[1].lower()}", 1)

    return tuple(mend(line) for line in lines)


def said_buttons(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A button is called what the request calls it: “a button to untick everything” is “Untick everything”."""
    said = re.search(r"\bbutton (?:to|that|which) (\w+)((?: \w+){0,3})", request, re.I)
    buttons = [line for line in lines if line.startswith("button ")]
    if not said or len(buttons) != 1:
        return lines
    rest = re.split(r"\b(?:for|when|after|so|at|if|and|then|which|that is|that are)\b", said[2])[0].split()
    verb = said[1].removesuffix("s") if re.search(r"[^s]s$", said[1]) else said[1]
    label = " ".join([verb.capitalize(), *rest])
    return tuple(re.sub(r"^button [^:]+:", f"button {label}:", line) for line in lines)


def totals_of_totals(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`total Left = total Income - total Expenses` is worked out from the totals above it."""
    above: dict[str, str] = {}
    mended: list[str] = []
    for line in lines:
        found = re.match(r"total ([\w ]+?)\s*=\s*(.+)$", line)
        if not found:
            mended.append(line)
            continue
        formula = found[2]
        for label in sorted(above, key=len, reverse=True):
            pattern = rf"(?<![\w(.])(?:total[ _])?{_as_words(label)}\b(?!\s*[(.])"
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


_MISHEARD_STAGES = {"one": "won", "dun": "done", "don": "done", "to due": "to do", "doughing": "doing", "loss": "lost"}


def misheard_stages(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Stages sound like other words: from lead to proposal to “one” is to won."""

    def mend(line: str) -> str:
        head, colon, options = line.partition(":")
        if not line.startswith("stage ") or not colon:
            return line
        stages = [_MISHEARD_STAGES.get(o.lower(), o) for o in split_outside(options, ">")]
        return f"{head}: {' > '.join(stages)}"

    return tuple(mend(line) for line in lines)


_WITHIN = re.compile(
    r"\b(?:within|in the next|in less than|next)\s+(?P<count>[a-z]+|\d+)?\s*(?P<in>day|week|month)s?\b|"
    r"\b(?P<ahead>[a-z]+|\d+)\s+(?P<unit>day|week|month)s?\s+(?:before|ahead|in advance|beforehand|early|earlier)\b",
    re.I,
)


def within_days(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A warning “within a week” begins a week before, not on the day."""
    found = _WITHIN.search(request)
    if not found:
        return lines
    count = next(iter(content_stems(found["count"] or found["ahead"] or "")), "")
    days = (
        int(count if count.isdigit() else "1")
        * {"day": 1, "week": 7, "month": 30}[(found["in"] or found["unit"]).lower()]
    )

    def mend(line: str) -> str:
        if not line.startswith("warn ") or re.search(r"today\(\) \+|days_until", line):
            return line
        return re.sub(r"<=? today\(\)", f"<= today() + {days}", line)

    return tuple(mend(line) for line in lines)


def states_are_warnings(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Overdue” is no day to work out: `calc overdue = due_date - today()` marks what is past it."""
    done = next((m[1] for line in lines if (m := re.search(r"\b(paid|done|returned|back|finished) yesno", line))), "")
    done = done or next((line.removeprefix("tick ") for line in lines if re.match(r"tick (?!daily)\w+$", line)), "")

    def mend(line: str) -> str:
        found = re.match(r"calc (overdue|late|expired)\b[^=]*= *(?:(\w+) *- *today\(\)|today\(\) *- *(\w+))$", line)
        rest = f" and not {done}" if done else ""
        return f"warn {found[1].capitalize()} when {found[2] or found[3]} < today(){rest}" if found else line

    return tuple(mend(line) for line in lines)


_COMES_FIRST = (
    r"(\w+ )?((should|must|shall|has to|needs to) )?((is|are|be|comes?|goes?|stands?) )?"
    r"((first|on top)\b|(at|to) the top)"
)
_FROM_HIGH = re.compile(
    r"\b(newest|latest|most recent|highest|best|biggest|largest|longest|heaviest|most expensive|most) " + _COMES_FIRST,
    re.I,
)
_FROM_LOW = re.compile(
    r"\b(oldest|earliest|lowest|worst|smallest|shortest|cheapest|next|soonest|most urgent|fewest|least) "
    + _COMES_FIRST,
    re.I,
)


def said_directions(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Newest first” is from the latest date down."""
    sorts = [line for line in lines if line.startswith("sort ")]
    if len(sorts) != 1 or bool(_FROM_HIGH.search(request)) == bool(_FROM_LOW.search(request)):
        return lines
    plain = re.sub(r" (desc|asc)$", "", sorts[0])
    meant = f"{plain} desc" if _FROM_HIGH.search(request) else plain
    return tuple(meant if line == sorts[0] else line for line in lines)


def filters_by_condition(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`filter renewal >= today() and …` marks those that it holds for; a filter itself is a field to choose from."""

    def mend(line: str) -> str:
        condition = line.removeprefix("filter ")
        if condition == line or not re.search(r"[<>=]", condition) or not is_formula(condition):
            return line
        field = re.search(r"[a-z]\w*", condition)
        label = field[0].replace("_", " ").replace(" date", "") if field else "this"
        return f"warn {label.capitalize()} soon when {condition}" if "today()" in condition else line

    return tuple(mend(line) for line in lines)


_STATES = re.compile(r"\b(overdue|late|expired|out of date|running low|too high|too low|due)\b", re.I)


def said_warnings(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A badge says what the request says: “warn me when one is overdue” is “Overdue”."""
    said = _STATES.findall(request)
    warns = [line for line in lines if line.startswith("warn ")]
    if len(said) != 1 or len(warns) != 1 or content_stems(warns[0].split(" when ")[0]) & content_stems(said[0]):
        return lines
    if said[0].lower() == "due" and not re.search(r"\b(is|are) due\b", request, re.I):
        return lines
    condition = warns[0].partition(" when ")[2]
    return tuple(f"warn {said[0].capitalize()} when {condition}" if line == warns[0] else line for line in lines)


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
    periods = [c for c in split_clauses(request) if grounding.period(c)]
    is_charts_alone = bool(periods) and all(_ASKS_CHART.search(c) for c in periods)

    def mend(line: str) -> str:
        figure, group = _ungrouped(line)
        if not line.startswith("total ") or not group:
            return line
        if "(" in group:
            return figure if is_charts_alone else line
        is_said = bool(wishes) and (_stem_of(group.split()[1]) in said or not _LISTS_BY.search(request))
        return line if is_said else figure

    return tuple(mend(line) for line in lines)


def of_each(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`sum(amount) where customer = customer` means for each customer."""

    def mend(line: str) -> str:
        found = re.search(r"\s+where (\w+) = (?:\w+\.)?\1$", line)
        return f"{line[: found.start()]} by {found[1]}" if found and line.startswith(("total ", "chart ")) else line

    return tuple(mend(line) for line in lines)


def for_every(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A figure asked for “for every student” is split by student; so is a calc that names a group."""
    groups: set[str] = set()
    for found in re.finditer(r"\b(?:for (?:each|every)|of (?:each|every)|per|each|every) (\w+)", request, re.I):
        groups.add(singular(identifier(found[1])))
    fields = {
        m[1]
        for line in lines
        if line.startswith("record ")
        for m in re.finditer(r"(\w+) (?:text|choice\(|ref\()", line)
    }
    meant = [g for g in groups if g in fields]
    lines = tuple(re.sub(r"^calc (.+= *(?:sum|avg|count|max|min)\(.*\) by )", r"total \1", line) for line in lines)
    figures = [line for line in lines if line.startswith("total ")]
    if len(meant) != 1 or len(figures) != 1 or " by " in figures[0]:
        return lines
    return tuple(f"{line} by {meant[0]}" if line == figures[0] else line for line in lines)


def count_of_amounts(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“How many people” is the sum of a number called people, not the count of the records."""
    numbers = re.findall(r"(\w+) number\b", " ".join(line for line in lines if line.startswith("record ")))
    asked = [n for n in numbers if re.search(rf"\b(?:how many|number of|total) {n}\b", request, re.I)]
    if len(asked) != 1 or any(f"sum({asked[0]}" in line for line in lines):
        return lines
    return tuple(line.replace("count()", f"sum({asked[0]})") if line.startswith("total ") else line for line in lines)


def only_those(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A total asked for of the things that are so (“how many are coming”) counts those, not all."""
    fields = [m[1] for line in lines for m in re.finditer(r"(\w+) yesno", line)]
    fields += [
        identifier(line.removeprefix("tick ")) for line in lines if line.startswith("tick ") and "daily" not in line
    ]
    asks = [c for c in split_clauses(request) if _ASKS_FIGURE.search(c)]
    named = content_stems(" ".join(line for line in lines if line.startswith("record ")).replace("_", " "))
    conditions = frozenset(_stem_of(f) for f in fields)
    # "how many people" may only name a field; a wish for a figure says more than that, or says of which
    wishes = [c for c in asks if not content_stems(c) <= named or content_stems(c) & conditions]

    def mend(line: str) -> str:
        if not line.startswith("total ") or " where " in line or "percent(" in line:
            return line
        label = content_stems(line.split("=")[0].removeprefix("total "))
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
            return f"{line[: found.start()]} by {period}({found[1]})"
        is_misread = (
            line.startswith("chart ") and grounding.period(wish) and _stem_of(found[1]) not in content_stems(wish)
        )
        return f"{line[: found.start()]} by {grounding.period(wish)}({dates[0]})" if is_misread else line

    return tuple(mend(line) for line in lines)


def _stem_of(field: str) -> str:
    return stem(field.split("_")[-1])


def _ungrouped(line: str) -> tuple[str, str]:
    found = UNGROUPED.match(line)
    return (found[1], found[2] or "") if found else (line, "")
