"""Rules that put in what the request asks for in so many words and no line answers, where the lines hold all it needs.

A rule adds nothing where there is more than one thing it could mean.
"""

import re
from dataclasses import dataclass

from app.domain.words import identifier, split_outside
from app.pipeline.clauses import content_stems, stem
from app.pipeline.grounding import Grounding
from app.pipeline.lines import RECORD, Lines, ticked_field
from app.pipeline.numbers_said import with_digits

_MARKS = re.compile(
    r"\b(stands? out|standing out|mark(s|ed|ing)?|highlight\w*|flag\w*|warn\w*|alert\w*|in red|"
    r"turns? red|colou?r(s|ed)?|"
    r"badge|noticeable|catch my eye|tell me|which|show me|let me know|point out)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as its lines have it: where its line and the last one below it stand, and its fields by name."""

    at: int
    end: int
    name: str
    fields: dict[str, str]
    """Name → type, in order."""

    def of(self, *kinds: str) -> list[str]:
        return [name for name, kind in self.fields.items() if kind in kinds]

    @property
    def amounts(self) -> list[str]:
        return self.of("number", "money", "percent")


def kept_records(lines: Lines) -> list[Kept]:
    """Return the records of the lines, with what is worked out for each among their fields."""
    heads = [i for i, line in enumerate(lines) if re.match(r"(record|calculator|input|timer|quiz) ", line)]
    kept = []
    for at in heads:
        found = RECORD.match(lines[at])
        if found is None:
            continue
        end = min((i for i in heads if i > at), default=len(lines)) - 1
        fields = dict(_field(f) for f in split_outside(found[2], ",") if f)
        kept.append(Kept(at, end, identifier(found[1]), fields))
    return kept


def hidden_sides(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Hide the translation until I click” makes cards of a record with two texts: one shown, the other hidden."""
    keywords = {line.partition(" ")[0] for line in lines}
    records = kept_records(lines)
    if not _HIDES.search(request) or keywords & {"cards", "quiz", "machine", "drill"} or len(records) != 1:
        return lines
    texts = records[0].of("text", "longtext")
    if len(texts) != 2:
        return lines
    return _below(lines, records[0], f"cards {texts[0]} / {texts[1]}")


_HIDES = re.compile(
    r"\b(?:hid(?:e|es|den)|cover(?:s|ed)?)\b[^.;]{0,40}\b(?:until|till|unless)\b|\bflash ?cards?\b", re.I
)


def left_of_each(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“How many places are left in each class” is the places without those taken, where others refer to the class."""
    kept = kept_records(lines)
    for owner in kept:
        users = [r for r in kept if r is not owner and f"ref({owner.name})" in lines[r.at]]
        whole = [f for f in owner.amounts if _is_left(f, request)]
        works = " ".join(line for line in lines[owner.at : owner.end + 1] if line.startswith("calc "))
        if len(users) != 1 or len(whole) != 1 or re.search(rf"\b{whole[0]} *- *[a-z]", works):
            continue
        user, name = users[0], whole[0]
        same = [f for f in user.amounts if stem(f) == stem(name) or user.fields[f] == owner.fields[name] == "money"]
        taken = f"sum({user.name}.{same[0]})" if len(same) == 1 else f"count({user.name})"
        kind = " money" if owner.fields[name] == "money" else ""
        calc = f"calc {name}_left{kind} = {name} - {taken}"
        return (*lines[: owner.at + 1], calc, *lines[owner.at + 1 :])
    return lines


def _is_left(field: str, request: str) -> bool:
    """Whether the request asks how much of this is left. Of a price per meter nothing ever is."""
    if "_per_" in field:
        return False
    word = next((w for w in re.findall(r"[a-z]+", request.lower()) if stem(w) == stem(field.split("_")[-1])), "")
    rest = r"(?:left|free|open|available|remaining|over|unused|to go)"
    refused = r"(?:skip|forget|drop|scrap|leave out|without|don't need|no need for)"
    if re.search(rf"\b{refused} (?:the )?{rest} {word}", request, re.I):
        return False
    asks = (
        rf"\b{word}(?: (?:are|is|has|have|he|she|it|we|i|still))* {rest}\b",
        rf"\b{rest} {word}\b",
        rf"\bleft of (?:the |each |its |their )?{word}\b",
    )
    return bool(word) and any(re.search(ask, request, re.I) for ask in asks)


def full_warnings(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“A warning when a class is full” is for where nothing is left of it."""
    said = _FULL.search(request)
    if not said or any(line.startswith("warn ") for line in lines):
        return lines
    label = said[1][:1].upper() + said[1][1:].lower()
    for record in kept_records(lines):
        for line in lines[record.at : record.end + 1]:
            found = re.match(r"calc (\w+)(?: \w+)? = \w+ - (?:count|sum)\(", line)
            if found:
                return _below(lines, record, f"warn {label} when {found[1]} <= 0")
    return lines


_FULL = re.compile(
    r"\b(full|sold out|booked out|fully booked|used up|exhausted|out of stock|over budget|overbooked)\b", re.I
)


def said_limits(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Anything below 70 or above 180 must stand out” marks those values; a limit that a line has already is left."""
    for sentence in re.split(r"(?<=[.;!?])\s+", with_digits(request)):
        limits = [
            m for m in _LIMIT.finditer(sentence) if not re.search(rf"(?<![\w.]){m['n']}(?![\w.])", "\n".join(lines))
        ]
        if not limits or not _MARKS.search(sentence):
            continue
        target = _measured(lines, sentence[: limits[0].start()] + sentence[limits[-1].end() :])
        if target is None:
            continue
        record, field = target
        tests = [(f"{field} {'<' if m['low'] else '>'} {m['n']}", "low" if m["low"] else "high") for m in limits]
        sides = {side for _, side in tests}
        label = "Out of range" if len(sides) > 1 else f"Too {sides.pop()}"
        lines = _below(lines, record, f"warn {label} when {' or '.join(test for test, _ in tests)}")
    return lines


_LIMIT = re.compile(
    r"\b(?:(?P<low>below|under|less than|lower than|fewer than|smaller than)|"
    r"(?:above|over|more than|higher than|greater than|bigger than|exceeds?|exceeding|beyond)) (?P<n>\d+(?:\.\d+)?)\b"
    r"(?! ?(?:days?|weeks?|months?|years?|hours?|minutes?|characters|per ?cent|%))",
    re.I,
)


def _measured(lines: Lines, words: str) -> tuple[Kept, str] | None:
    """Return the one amount that the words mean: one they name, the only one, or the one called value."""
    records = [r for r in kept_records(lines) if r.amounts]
    if len(records) != 1:
        return None
    record = records[0]
    said = content_stems(words)
    named = [f for f in record.amounts if content_stems(f.replace("_", " ")) & said]
    if len(record.amounts) == 1:
        named = record.amounts
    elif len(named) != 1:
        named = [f for f in record.amounts if f in ("value", "reading", "level", "result")]
    return (record, named[0]) if len(named) == 1 else None


def said_ticks(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“A check mark when I'm through with it” is something to tick; a warning made up in its place is none."""
    records = kept_records(lines)
    is_answered = re.search(r"^(?:tick|habit|stage|cards|quiz|calculator|machine) | yesno\b", "\n".join(lines), re.M)
    if len(records) != 1 or is_answered or not _TICKS.search(request):
        return lines
    when = _WHEN_DONE.search(request)
    name = _STATES.get(when[1].lower(), when[1].lower()) if when else "done"
    if name in records[0].fields:
        return lines
    said = content_stems(request)
    return tuple(
        line
        for line in _below(lines, records[0], f"tick {name}")
        if not re.match(r"warn [^=<>]* when .*\d", line) or content_stems(line.split(" when ")[0][5:]) & said
    )


_TICKS = re.compile(
    r"\b(?:(?:tick|check|cross)(?:ing|ed)? (?:(?:it|them|this|that|one|things|the \w+|what \w+) )?off|"
    r"(?:i|we|you|to|can|and) tick (?:it|them|what|when|the)\b|(?:check|tick)[ -]?(?:mark|box)(?:es|s)?)\b",
    re.I,
)
_WHEN_DONE = re.compile(
    r"\b(?:when|once|as soon as|after|if|what) (?:\w+ ){0,3}?(?:is|are|was|were|been|got|am|have|has|"
    r"\w+'(?:s|re|m|ve)) (?:\w+ )?(done|finished|bought|packed|read|seen|watched|paid|returned|completed?|sent|used|"
    r"gone|through|over|back|fixed|sold|eaten|cooked|planted|delivered|collected|picked up|ready)\b",
    re.I,
)
_STATES = {"through": "finished", "picked up": "picked_up", "complete": "completed"}


def said_ages(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Which ones lie there longer than 90 days” marks what is older than that, by its date."""
    text = with_digits(request)
    found = _AGE.search(text)
    dated = [r for r in kept_records(lines) if r.of("date")]
    if not found or len(dated) != 1 or not _MARKS.search(text) or any(line.startswith("warn ") for line in lines):
        return lines
    record, number, unit = dated[0], found["n"], found["unit"].lower()
    past = [f for f in record.of("date") if not _AHEAD.search(f.replace("_", " "))]
    if len(past) != 1 or (unit != "day" and unit not in _SPAN):
        return lines
    shift = f"today() - {past[0]} > {int(number) * (7 if unit == 'week' else 1)}"
    if unit in ("month", "year"):
        shift = f"add_{unit}s({past[0]}, {number}) < today()"
    return _below(lines, record, f"warn Over {number} {unit}s when {shift}")


_SPAN = frozenset(["week", "month", "year"])
_AGE = re.compile(
    r"\b(?:longer than|more than|older than|over|for more than|beyond) (?P<n>\d+) (?P<unit>day|week|month|year)s?\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(due|deadline|until|expir\w*|ends?|expected|return\w*|renew\w*|next|best before|use by)\b", re.I
)


def past_ends(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Which ones are already out of it” marks those whose end has passed."""
    found = _IS_PAST.search(request)
    if not found or any(line.startswith(("warn ", "remind ")) for line in lines):
        return lines
    for record in kept_records(lines):
        below = lines[record.at : record.end + 1]
        ends = [
            m[1]
            for line in below
            if (m := re.match(r"calc (\w+)(?: date)? = (?:add_\w+\(|\w*date\w* \+ |\w+_on \+ )", line))
        ]
        ends = ends or [f for f in record.of("date") if _AHEAD.search(f.replace("_", " "))]
        if len(ends) == 1:
            done = next((f for f in record.of("yesno") if _DONE.search(f)), "")
            tick = next((ticked for line in below if _DONE.search(ticked := ticked_field(line))), "")
            rest = f" and not {done or tick}" if done or tick else ""
            state = found[1].lower() if found[1].lower() in ("overdue", "late") else "expired"
            return _below(lines, record, f"warn {state.capitalize()} when {ends[0]} < today(){rest}")
    return lines


_IS_PAST = re.compile(
    r"\bwhich (?:ones? |of (?:them|these|those) |\w+ )?(?:is|are|have|has) (?:already |now |been )*"
    r"(out of (?:it|date|warranty)|over\b(?! \d)|past|expired|run out|overdue|late|no longer valid|up)",
    re.I,
)
_DONE = re.compile(r"paid|done|returned|back|finished|renewed|delivered|used|completed")


def figures_of_all(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“The average of all three” is one average for each of the three values."""
    found = _OF_ALL.search(with_digits(request))
    records = [r for r in kept_records(lines) if len(_values(r)) > 1]
    if not found or len(records) != 1:
        return lines
    record, kind = records[0], _KIND[found["kind"].lower()]
    values = [f for f in _values(record) if not any(re.match(rf"calc {f}\b", line) for line in lines)]
    count = {"both": 2}.get(found["all"].lower().strip(), int(found["n"] or 0))
    if len(values) < 2 or (count and count != len(values)):
        return lines
    label = {"avg": "Average", "sum": "Total", "max": "Highest", "min": "Lowest", "median": "Median"}[kind]
    calcs = (line.split("=")[-1] for line in lines if line.startswith("calc "))
    if any(sum(v in calc for v in values) > 1 for calc in calcs) and next(iter(record.fields.values())) in (
        "text",
        "ref",
    ):
        return lines  # each pupil has three marks, and one mean of them
    # one value out of several is not what was asked: “average pressure = (upper + lower) / 2”
    mixed = re.compile(rf"(?:calc|total) \w*{found['kind']}\w*[^=]*=(?! *\w+\(\w+\)$)", re.I)
    lines = tuple(line for line in lines if not mixed.match(line))
    have = " ".join(line for line in lines if line.startswith("total "))
    new = [f"total {label} {f.replace('_', ' ')} = {kind}({f})" for f in values if f"{kind}({f}" not in have]
    return _below(lines, _again(lines, record), *new)


def _values(record: Kept) -> list[str]:
    return [f for f in record.of("number", "money", "percent", "stars") if f not in ("year", "number")]


_KIND = {
    "average": "avg", "averages": "avg", "mean": "avg", "total": "sum", "totals": "sum", "sum": "sum", "sums": "sum",
    "highest": "max", "maximum": "max", "lowest": "min", "minimum": "min", "median": "median",
}  # fmt: skip
_OF_ALL = re.compile(
    rf"\b(?P<kind>{'|'.join(_KIND)})(?: value)?s? (?:of|for) (?P<all>all|both|each|every)\b"
    r"(?: of)?(?: (?:the|them|these|those|my))*(?: (?P<n>\d))?"
    r"(?= ?(?:of them|of these|values?|numbers?|readings?|figures?|[.,;!?]|and\b|$))",
    re.I,
)


def since_the_first(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“How much I have lost since the first time” is the first value without the latest one."""
    found = _SINCE_FIRST.search(request)
    if not found or any(re.search(r"first\(|^total .*- latest\(", line) for line in lines):
        return lines  # it is worked out, from the first value or from one that was said
    records = [r for r in kept_records(lines) if r.of("date") and len(r.of("number")) == 1]
    if len(records) != 1:
        return lines
    [field] = records[0].of("number")
    word = found["how"].lower()
    label = next((label for label, words in _CHANGES.items() if re.fullmatch(words, word)), "Change")
    formula = f"first({field}) - latest({field})" if label == "Lost" else f"latest({field}) - first({field})"
    lines = tuple(line for line in lines if not re.match(rf"total [^=]*\b{word}\b[^=]*=", line, re.I))
    return _below(lines, _again(lines, records[0]), f"total {label} so far = {formula}")


_CHANGES = {
    "Lost": r"lost|less|down|dropped|fallen|shrunk|decreased|reduced",
    "Gained": r"gained|grown|more|up|risen|increased|improved|put on",
}
_SINCE_FIRST = re.compile(
    r"\b(?P<how>lost|less|down|dropped|fallen|shrunk|decreased|reduced|gained|grown|risen|increased|improved|put on|"
    r"changed?|difference)\b[^.;]{0,30}?"
    r"\b(?:(?:since|from|compared (?:to|with)) (?:the |my |when i )?(?:very )?(?:first|start\w*|beginning|began)|"
    r"so far|in total|overall|altogether)\b",
    re.I,
)


def said_presets(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A button for each of several times is one countdown to choose from, not parts that follow one another."""
    timed = [line for line in lines if re.match(r"timer (?:countdown|intervals)\b", line)]
    is_one_after_another = re.search(r"\b(then|after|rounds?|repeat\w*|alternat\w*|followed|in a row|times)\b", request)
    if not timed or is_one_after_another or re.search(r"\bx ?\d", " ".join(timed)):
        return lines
    named = list(dict.fromkeys((m["name"], m["n"], m["unit"]) for m in _TIMED.finditer(with_digits(request))))
    named = _respectively(with_digits(request)) or [(n, c, u) for n, c, u in named if n.lower() not in _NO_NAME]
    lengths = {m for line in timed for m in re.findall(r"\d+", line)}
    is_choice = re.search(r"\b(buttons?|choose|choice|pick|select|either|or|press|tap|presets?)\b", request, re.I)
    parts = timed[0].partition(":")[2].split(",")
    if len(timed) == 1 and timed[0].startswith("timer countdown:") and len(parts) >= len(named):
        return lines  # each has its button already
    if len(named) < 2 or not is_choice or not {c for _, c, _ in named} & lengths:
        return lines
    listed = ", ".join(f"{n[:1].upper()}{n[1:]} {c} {'min' if u[0] in 'mM' else 'sec'}".strip() for n, c, u in named)
    at = lines.index(timed[0])
    return tuple(
        f"timer countdown: {listed}" if i == at else x for i, x in enumerate(lines) if i == at or x not in timed
    )


_TIMED = re.compile(
    r"\b(?P<name>[a-z]+)(?: tea| eggs?)?(?: (?:for|takes|needs|is|with|at))?:? (?P<n>\d+) ?(?P<unit>min|sec)\w*", re.I
)
_NAMES, _NUMBERS = r"[a-z]+(?:(?:,|,? and|,? or) [a-z]+)+", r"\d+(?:(?:,|,? and|,? or) \d+)+"
_IN_TWO_LISTS = (
    rf"(?P<names>{_NAMES})(?: tea| eggs?)?,?(?: \w+){{0,2}} (?P<numbers>{_NUMBERS}) ?(?P<unit>min|sec)",
    rf"(?P<numbers>{_NUMBERS}) ?(?P<unit>min|sec)\w* for (?P<names>{_NAMES})",
)


def _respectively(request: str) -> list[tuple[str, str, str]]:
    """Return names with their lengths and units, said in two lists: “green, black and herbal with 2, 4 and 7 minutes”;
    "" for the names of lengths that stand alone: “5, 10 or 20 minutes”.

    The names are the last of what is listed: in “buttons for tea, green and black, 2 and 4 minutes” two are timed.
    """
    for pattern in _IN_TWO_LISTS:
        if found := re.search(pattern, request, re.I):
            names = [name for name in re.split(r",? and |,? or |, ", found["names"]) if name.lower() not in _NO_NAME]
            numbers = re.findall(r"\d+", found["numbers"])
            if len(names) >= len(numbers):
                return [(name, n, found["unit"]) for name, n in zip(names[-len(numbers) :], numbers, strict=True)]
    if found := re.search(rf"(?P<numbers>{_NUMBERS}) ?(?P<unit>min|sec)", request, re.I):
        return [("", n, found["unit"]) for n in re.findall(r"\d+", found["numbers"])]
    return []


_NO_NAME = frozenset(
    "of for to the a an and or is in with about every each another takes needs than set at from i we you it one".split()
)


def _field(text: str) -> tuple[str, str]:
    words = re.split(r"\s*=", text)[0].split()
    kind = re.split(r"\(", words[-1])[0] if len(words) > 1 else "text"
    if "(" in text:
        head = text.split("(")[0].split()
        return identifier(" ".join(head[:-1]) or head[0]), head[-1]
    return identifier(" ".join(words[:-1]) or words[0]), kind


def _again(lines: Lines, record: Kept) -> Kept:
    """Return the record as it stands in lines that have changed."""
    return next(r for r in kept_records(lines) if r.name == record.name)


def _below(lines: Lines, record: Kept, *new: str) -> Lines:
    """Put lines below the last one of a record."""
    return (*lines[: record.end + 1], *new, *lines[record.end + 1 :])
