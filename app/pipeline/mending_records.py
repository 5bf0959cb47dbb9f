"""Rules that read the lines of records as they were meant: boards, warnings, buttons, order."""

import re

from app.domain.words import identifier, split_outside
from app.pipeline.clauses import content_stems
from app.pipeline.grounding import Grounding
from app.pipeline.lines import BY_HAND, RECORD, Lines, is_formula, ticked_field
from app.pipeline.numbers_said import with_digits


def single_habit(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A record that only knows its date and is ticked daily is no list: it is one habit. So are the habits that nobody
    spoke of: “a water tracker that I tick every day” is of one thing."""
    if "tick daily" not in lines:
        return lines
    at = lines.index("tick daily")
    above = next((i for i in range(at - 1, -1, -1) if lines[i].startswith("record ")), -1)
    found = RECORD.match(lines[above]) if above >= 0 else None
    if found is None:
        return lines
    fields = [f for f in split_outside(found[2], ",") if not re.search(r"\bdate$|\byesno$|^date\b|^day\b|^streak\b", f)]
    unsaid = () if re.search(r"\btimes? of\b|\bat what time\b|\bwhen\b", request, re.I) else ("time",)
    fields = [f for f in fields if identifier(f.split()[0]) not in ("count", "number", "streak", "times", *unsaid)]
    is_one = _TRACKER.search(request) and not content_stems(found[1]) & content_stems(request)
    if fields and not (is_one and re.fullmatch(r"\w+ text", ", ".join(f.strip() for f in fields))):
        return lines
    title = next((line.removeprefix("app ") for line in lines if line.startswith("app ")), found[1])
    label = re.sub(r"\b(tracker|tracking|app|habit|log|diary|journal|daily)\b", "", title, flags=re.I)
    rest = (
        line for line in lines[above + 1 :] if not re.match(r"(total|tick|streak|goal|group|sort|button|calc)\b", line)
    )
    return (*lines[:above], f"habit {' '.join(label.split()) or title}", *rest)


_TRACKER = re.compile(r"\b(?:an?|my) (?!habits?\b|chores?\b|tasks?\b)[\w' -]{2,25}\btracker\b(?! (?:for|of) )", re.I)


def stages_of_a_board(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Where things move, a field with choices is the board's stages."""
    if any(line.startswith("stage ") for line in lines):
        return lines
    if not _MOVES_ON.search(request) and not _says_board(request):
        return lines
    mended: list[str] = []
    is_made = False
    for line in lines:
        found = RECORD.match(line)
        sets = re.match(r'button [^:]+: (\w+) = "', line)
        if sets and is_made and any(other.startswith(f"stage {sets[1]}:") for other in mended):
            continue  # a board has what moves its cards
        choice = found and re.search(r",?\s*([\w ]+?) choice\(([^)]*)\)", found[2])
        is_own = choice is not None and "board" in identifier(choice[1])  # full board or half board is what one chose
        if found and choice and not is_own and len(split_outside(choice[2], "/|,")) > 1 and len(mended) < 3:
            is_made = True
            fields = [
                f
                for f in split_outside(found[2], ",")
                if "choice(" not in f or identifier(choice[1]) not in identifier(f)
            ]
            mended.append(f"record {found[1]}: {', '.join(fields) or 'name text'}")
            mended.append(f"stage {identifier(choice[1])}: {' > '.join(split_outside(choice[2], '/|,'))}")
        elif not line.startswith("group "):
            mended.append(line)
    return tuple(mended) if is_made else lines


_MOVES_ON = re.compile(
    r"\b(?:kanban|pipeline|moves? (?:from|through|between)|(?:goes|going) from)\b|"
    r"\b(?:push|move|pass|shove|send|nudge|drag|slide|shift|bump)(?:ed|es|ing|s)? "
    r"(?:it|them|each|everything|one|a \w+|the \w+|every \w+|things) "
    r"(?:along|on|onwards?|forwards?|ahead|further|to the next|"
    r"(?:one|a) (?:step|stage|column|place) (?:on|further|along|forwards?|up))\b",
    re.I,
)
_BOARD = re.compile(
    r"(?<![\w-])(?:(?P<other>half|full|on|and|(?:notice|dart|chess|surf|paddle|snow|"
    r"skate|black|bulletin|key|score|pin|peg|circuit|message|school|diving|chopping|cutting|ironing|bread|cheese|game|"
    r"draughts|checker|ouija|management|advisory|chalk|sound|mother|fuse|price|departure|body|wake|kite|surfing|sup|wobble|balance)"
    r"s?)[ -])?boards?\b(?P<more>(?:[ -](?:games?|gamers?|members?|meetings?|of directors|passes|cards?|at|the|in))?)",
    re.I,
)
_WALKS_ON = re.compile(r"\b(?:who|he|she|they|everyone|passengers?|people|guests?|mobile,?) boards?\b", re.I)


def _says_board(request: str) -> bool:
    """Whether the request speaks of a board that cards move over, and not of chess, of meals or of getting on a bus."""
    text = _WALKS_ON.sub(" ", request)
    return any(not m["other"] and not m["more"] for m in _BOARD.finditer(text))


def said_stages(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Columns applied, interview, offer and rejected” are the stages, whatever others a small model knows."""
    options = _listed_stages(request)
    staged = [line for line in lines if line.startswith("stage ")]
    moves = _says_board(request) or re.search(
        r"\b(kanban|moves?|moving|push|drag|slide|pull|pipeline|goes|going)\b", request, re.I
    )
    records = [i for i, line in enumerate(lines) if line.startswith("record ")]
    if len(options) < 2 or not (staged or (moves and BY_HAND not in lines)) or not records:
        return lines
    if staged:
        own = [o.lower() for o in split_outside(staged[0].partition(":")[2], ">")]
        if all(o in request.lower() for o in own) and len(own) >= len(options):
            return lines
        head = staged[0].partition(":")[0]
        return tuple(f"{head}: {' > '.join(options)}" if line == staged[0] else line for line in lines)
    at = records[0] + 1
    return (*lines[:at], f"stage status: {' > '.join(options)}", *lines[at:]) if len(records) == 1 else lines


def _listed_stages(request: str) -> list[str]:
    """Return the names in a list of columns or stages, or none."""
    found = _STAGE_LIST.search(request)
    if found is None or re.search(r"\b(table|spreadsheet|sheet|csv)\b", request, re.I):
        return []
    parts = re.split(r"(,\s*(?:and |then |or )?|\s+(?:and|then|or)\s+)", found[1].strip())
    names: list[str] = []
    for at in range(0, len(parts), 2):
        part = re.sub(r"^(?:the|a|an) ", "", parts[at].strip(), flags=re.I)
        name = "" if _GOES_ON.match(part) else _CUT.split(part)[0].strip()
        if not name or len(name.split()) > 3 or re.match(r"(?:i|we|you|they|it|that|which)\b", name, re.I):
            break
        names.append(name)
        if name != part or (at and re.search(r"and|or", parts[at - 1])):
            break  # what comes after “and rejected” is told of something else
    return names if len(names) > 1 else []


_CUT = re.compile(r"\s(?:with|where|in|which|that|so|for|as|on|to|of|when|i|we|each|every|they|it|there)\b", re.I)
_GOES_ON = re.compile(r"(?:with|where|which|each|every)\b", re.I)
_STAGE_LIST = re.compile(
    r"\b(?:columns?|stages?|steps|phases|lanes?)(?: (?:are|is|called|named|for|like|of)\b)*:? ([^.;:!?]+)", re.I
)


def counted_stages(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`total Applied = count()` on a board with applied counts those there, and only where a count was asked for."""
    stages = {
        o.lower(): m[1] for x in lines if (m := re.match(r"stage ([^:]+):(.*)", x)) for o in split_outside(m[2], ">")
    }

    def mend(line: str) -> str:
        found = re.match(r"total ([^=]+?) *= *count\(\)$", line)
        if not found or found[1].lower() not in stages:
            return line
        field, option = identifier(stages[found[1].lower()]), found[1].lower()
        asks = re.search(r"\b(how many|number of|count|total)\b", request, re.I)
        return f'{line} where {field} = "{option}"' if asks else ""

    return tuple(mended for line in lines if (mended := mend(line)))


def whole_stages(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Stages that the request lists and the line skips are put in; the last may have become a yes or no."""
    kept = "\n".join(lines)

    def mend(line: str) -> str:
        if not line.startswith("stage ") or ":" not in line:
            return line
        head, _, options = line.partition(":")
        named = [o for o in split_outside(options, ">") if o]
        places = [request.lower().find(o.lower()) for o in named]
        if len(named) < 2 or min(places) < 0:
            return line
        start, end = min(places), max(p + len(o) for p, o in zip(places, named, strict=True))
        rest = _REST_OF_LIST.match(request, end)
        if rest and re.search(rf"\b{identifier(rest['last'])} yesno\b|^total {rest['last']} ", kept, re.M | re.I):
            end = rest.end()
        parts = [p.strip() for p in re.split(r",\s*(?:and |then |to )?|\s+(?:and|then|to|->|>)\s+", request[start:end])]
        parts = [re.sub(r"^(?:the|a|an) ", "", p) for p in parts if p]
        is_list = all(len(p.split()) <= 3 for p in parts) and {o.lower() for o in named} <= {p.lower() for p in parts}
        return f"{head}: {' > '.join(parts)}" if is_list and len(parts) > len(named) else line

    return tuple(mend(line) for line in lines)


_REST_OF_LIST = re.compile(
    r"(?:, *(?!and |then )\w+)*,? (?:and|then) (?P<last>[\w'-]+(?: [\w'-]+)?)(?=[,.;:?!]|$)", re.I
)


def said_buttons(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A button is called what the request calls it: “a button to untick everything” is “Untick everything”."""
    said = re.search(r"\bbutton (?:to|that|which) (\w+)((?: \w+){0,3})", request, re.I)
    buttons = [line for line in lines if line.startswith("button ")]
    if not said or len(buttons) != 1:
        return lines
    ends = r"\b(?:for|when|once|after|so|at|if|because|and|then|which|we|i|i've|it's|that is|that are)\b"
    rest = re.split(ends, said[2], flags=re.I)[0].split()
    while rest and rest[-1].lower() in _NO_END:
        rest.pop()
    own = content_stems(buttons[0].partition(":")[0].removeprefix("button "))
    if said[1].lower() in ("say", "tell", "show", "press", "click", "tap", "push") or own & content_stems(request):
        return lines  # “a button to say I've done it”; a label in the words of the request is as good as any
    label = " ".join([_bare_verb(said[1]).capitalize(), *rest])
    return tuple(re.sub(r"^button [^:]+:", f"button {label}:", line) for line in lines)


_NO_END = frozenset("a an the to of it's its my our your in on with from by one ones".split())


def _bare_verb(said: str) -> str:
    """“Unticks” → “untick”, “empties” → “empty”, “passes” → “pass”."""
    if re.search(r"[^aeiou]ies$", said):
        return f"{said[:-3]}y"
    if re.search(r"(?:ss|sh|ch|x)es$", said):
        return said[:-2]
    return said[:-1] if re.search(r"[^s]s$", said) else said


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

_WITHIN_SOME = re.compile(r"within\s+\w+s$", re.I)
"""“Eat within months” is the name of a field."""


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

    if (found["count"] or found["ahead"] or "").lower() == "many" or _WITHIN_SOME.match(found[0]):
        return lines  # what is entered, not what was said
    if any(re.search(r"^remind |^warn .*(?:today\(\) \+|days_until)", line) for line in lines):
        return lines  # one begins before; the others mark what is past

    def mend(line: str) -> str:
        if not line.startswith("warn ") or re.match(r"warn (?:is |already )?past\b", line, re.I):
            return line
        return re.sub(r"(?<!\)) <=? today\(\)", f" <= today() + {days}", line)

    return tuple(mend(line) for line in lines)


def states_are_warnings(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Overdue” is no day to work out: `calc overdue = due_date - today()` marks what is past it."""
    done = next((m[1] for line in lines if (m := re.search(r"\b(paid|done|returned|back|finished) yesno", line))), "")
    done = done or next((ticked for line in lines if (ticked := ticked_field(line))), "")

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
    r"\b(oldest|earliest|lowest|worst|smallest|shortest|cheapest|next|soonest|most urgent|most overdue|fewest|least) "
    + _COMES_FIRST,
    re.I,
)


def said_directions(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Newest first” is from the latest date down."""
    sorts = [line for line in lines if line.startswith("sort ") and line != BY_HAND]
    if len(sorts) != 1 or bool(_FROM_HIGH.search(request)) == bool(_FROM_LOW.search(request)):
        return lines
    plain = re.sub(r" (desc|asc)$", "", sorts[0])
    field = plain.removeprefix("sort ")
    is_date = re.search(rf"\b{re.escape(field)} date\b", "\n".join(lines)) is not None
    if re.search(rf"^calc {re.escape(field)}\b", "\n".join(lines), re.M) and not is_date:
        return lines  # the oldest has the highest age, the most overdue the earliest next day
    is_early = is_date and re.search(r"\b(longest|oldest)\b", request, re.I)  # the longest ago is the earliest day
    meant = f"{plain} desc" if _FROM_HIGH.search(request) and not is_early else plain
    return tuple(meant if line == sorts[0] else line for line in lines)


def filters_by_condition(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`filter renewal >= today() and …` marks those that it holds for; a filter itself is a field to choose from."""

    def mend(line: str) -> str:
        condition = line.removeprefix("filter ")
        if condition == line or not re.search(r"[<>=]", condition) or not is_formula(condition):
            return line
        field = re.search(r"[a-z]\w*", condition)
        label = field[0].replace("_", " ").replace(" date", "") if field else "this"
        if "today()" in condition:
            return f"warn {label.capitalize()} soon when {condition}"
        limit = re.match(r"\w+ ([<>])=? (\d+(?:\.\d+)?)$", condition)
        if limit and re.search(rf"(?<![\w.]){limit[2]}(?![\w.])", with_digits(request)):
            return f"warn {'Over' if limit[1] == '>' else 'Under'} {limit[2]} when {condition}"
        return line

    return tuple(mend(line) for line in lines)


_STATES = re.compile(r"\b(overdue|late|expired|out of date|running low|too high|too low|due)\b", re.I)


def said_warnings(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A badge says what the request says: “warn me when one is overdue” is “Overdue”."""
    said = _STATES.findall(request)
    warns = [line for line in lines if line.startswith("warn ")]
    if len(said) != 1 or len(warns) != 1:
        return lines
    label = content_stems(warns[0].partition(" when ")[0].removeprefix("warn "))
    if label & content_stems(request):
        return lines  # its words are those of the request already
    if said[0].lower() == "due" and not re.search(r"\b(is|are) due\b", request, re.I):
        return lines
    condition = warns[0].partition(" when ")[2]
    return tuple(f"warn {said[0].capitalize()} when {condition}" if line == warns[0] else line for line in lines)
