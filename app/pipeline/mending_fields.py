"""Rules that read the fields of records as they were meant: their names, their types, and those forgotten."""

import re
from itertools import pairwise, takewhile

from app.domain.blueprint_parts import kept_field
from app.domain.words import identifier, implied_type, singular, split_outside
from app.pipeline.clauses import content_stems, is_akin, stem
from app.pipeline.grounding import Grounding
from app.pipeline.lines import RECORD, Lines
from app.pipeline.numbers_said import NUMBER_WORD

_NAMELIKE = frozenset(
    [
        "name",
        "title",
        "item",
        "what",
        "task",
        "product",
        "question",
        "word",
        "text",
        "subject",
        "description",
        "topic",
        "who",
    ]
)
_ENOUGH = frozenset(["date", "number", "size", "code", "year", "day", "month", "week"])
"""Numbers that say which one it is."""
_OPPONENTS = frozenset(["opponent", "opponents", "against", "rival"])
"""A game against somebody is known by them."""
_TITLED = frozenset(
    [
        "book",
        "movie",
        "film",
        "song",
        "album",
        "game",
        "article",
        "video",
        "podcast",
        "show",
        "series",
        "magazine",
        "comic",
    ]
)


def name_the_thing(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Things people keep have a name: a record without any field for it gets one, and a bare `text` is called what it
    is the name of (`record word: text` → `word text`). What a stopwatch measures is a number and needs none."""
    mended: list[str] = []
    for at, line in enumerate(lines):
        found = RECORD.match(line)
        below = takewhile(lambda other: not RECORD.match(other), lines[at + 1 :])
        if found:
            thing, fields = identifier(found[1]), [f for f in split_outside(found[2], ",") if f]
            fields = [f"{thing} text" if f in ("text", "name") else f for f in fields]
            names = [identifier(" ".join(f.split()[:-1]) or f) for f in fields]
            if not _has_identity(names, fields, thing) and not any(map(kept_field, below)):
                fields.insert(0, f"{'title' if thing in _TITLED else 'name'} text")
            split_by = frozenset(m[1] for other in lines if (m := re.match(r"(?:total|chart) .* by (\w+)", other)))
            line = f"record {found[1]}: {', '.join(_named_first(fields, thing, request, split_by))}"
        mended.append(line)
    return tuple(mended)


def _named_first(fields: list[str], thing: str, request: str, split_by: frozenset[str]) -> list[str]:
    """What names a record comes before what the records are only put in order by (“things by aisle”).

    `split_by`: what figures are split by; there “by device” says nothing of an order.
    """
    names = [identifier(" ".join(f.split()[:-1]) or f) for f in fields]
    named = next((i for i, n in enumerate(names) if n == thing or n in _NAMELIKE), 0)
    first_text = next((i for i, f in enumerate(fields) if f.endswith(" text")), named)
    is_order = re.search(rf"\bby (?:the )?{names[first_text].replace('_', ' ')}\b", request, re.I)
    if named > first_text and is_order and names[first_text] not in split_by:
        fields = [
            *fields[:first_text],
            fields[named],
            *(f for i, f in enumerate(fields) if i >= first_text and i != named),
        ]
    return fields


def _has_identity(names: list[str], fields: list[str], thing: str) -> bool:
    """Whether something in a record says which one it is; a date is enough for a log."""
    for name, field in zip(names, fields, strict=True):
        words = set(name.split("_"))
        kind = field.split()[-1]
        is_named = words & (_NAMELIKE | _TITLED) or thing in words
        is_named = is_named or bool(words & _OPPONENTS)
        if is_named or kind.startswith("ref(") or kind in ("date", "time", "longtext") or name in _ENOUGH:
            return True
    if fields and "choice(" in fields[0]:
        return True  # a mood, a place, a kind: what was chosen says which one it is
    stems = {singular(n) for n in names}
    first = fields[0].split()[-1] if fields else ""
    return thing not in _TITLED and first == "text" and not stems & {"author", "artist", "director", "genre"}


def stricter_types(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A link, a picture, an e-mail or a phone number is more than text; a time of day is no date, a dose no number."""

    def mend(field: str, thing: str) -> str:
        if identifier(field.rsplit(" ", 1)[0]) == identifier(thing):
            return field  # what a thing is called: the day “Monday” is no date
        found = re.match(r"([\w ]+?) (text|number)$", field)
        kind = implied_type(identifier(found[1])) if found else "text"
        said = field.replace("_", " ").rsplit(" ", 1)[0]
        is_day = kind == "date" and found and found[2] == "text" and not _WHEN_TO.search(said)
        is_stricter = kind in ("link", "image", "email", "phone") or is_day
        if re.search(r"(?<!last )(?<!next )(?<!first )\btime\b", said) and field.endswith(" date"):
            return f"{field.removesuffix(' date')} time"
        if _NOT_COUNTED.search(said) and field.endswith(" number"):
            return f"{field.removesuffix(' number')} text"
        return f"{found[1]} {kind}" if found and is_stricter else field

    mended: list[str] = []
    for line in lines:
        found = RECORD.match(line)
        fields = [mend(f, found[1]) for f in split_outside(found[2], ",")] if found else []
        mended.append(f"record {found[1]}: {', '.join(fields)}" if found else line)
    return tuple(mended)


_WHEN_TO = re.compile(r"\bwhen (?:to|best|is best|is good|not|they|he|she|one|you)\b|\bbest when\b")
"""“When to ring them” may be evenings."""
_NOT_COUNTED = re.compile(
    r"\b(dose|dosage|plate|licen[cs]e|tracking|serial|zip|post ?code|isbn|iban|version|address)(?: number)?$"
)
"""Named by numbers, with letters and dashes in them."""


def places_of_a_trip(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Beside a date, from and to are places, not dates."""

    def mend(line: str) -> str:
        found = RECORD.match(line)
        if (
            not found
            or not re.search(r"\bdate date\b", found[2])
            or re.search(r"\b(hours?|days?|nights?|until)\b", request)
        ):
            return line
        return re.sub(r"\b(from|to|start|destination) (?:date|number)\b", r"\1 text", line)

    return tuple(mend(line) for line in lines)


def said_choices(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Condition good/fair/poor” gives the choices of the field condition."""
    for found in re.finditer(r"\b([a-z]+) \(?([\w'-]+(?:/[\w'-]+)+)", request, re.I):
        options = found[2].split("/")
        field = re.compile(rf"\b{re.escape(found[1].lower())} (?:text|yesno)(?=,|$)")
        if all(len(o) > 1 for o in options) and sorted(o.lower() for o in options) != ["no", "yes"]:
            choice = f"{found[1].lower()} choice({found[2]})"
            lines = tuple(field.sub(choice, line) if line.startswith("record ") else line for line in lines)
    return lines


def drop_unsaid_name(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A `name` that nobody said, beside other texts that were said, is one field too many to fill in."""
    said = content_stems(request)
    mended: list[str] = []
    for line in lines:
        found = RECORD.match(line)
        fields = [f for f in split_outside(found[2], ",") if f] if found else []
        unsaid = [f for f in fields if f in ("name text", "title text") and not content_stems(f.split()[0]) & said]
        listed = [f for f in fields if f.endswith(" text") and content_stems(f.replace("_", " ")) & said]
        used = any(re.search(rf"(?<![\w.]){u.split()[0]}\b", other) for u in unsaid for other in lines if other != line)
        is_titled = found is not None and identifier(found[1]).endswith(tuple(_TITLED))
        has_list = len(fields) >= 4 and len(listed) >= 2 and not is_titled
        if found and has_list and unsaid and not used:
            line = f"record {found[1]}: {', '.join(f for f in fields if f not in unsaid)}"
        mended.append(line)
    return tuple(mended)


def single_things(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“The companies in them and the position”: what is only ever said of one is no list of its own, but a field."""
    records = [i for i, line in enumerate(lines) if RECORD.match(line)]
    mended = list(lines)
    for first, second in pairwise(records):
        found = RECORD.match(lines[second])
        name = identifier(found[1]) if found else ""
        is_bare = found is not None and re.fullmatch(rf"(?:{name}|name|title) text", found[2].strip())
        one, many = rf"\b(?:the|its|a|an|his|her|their|,) ?{name}\b", rf"\b(?:{name}s|{name}es|{name[:-1]}ies)\b"
        said = " ".join(name.split("_"))
        is_single = re.search(one.replace(name, said), request, re.I) and not re.search(
            many.replace(name, said), request, re.I
        )
        if is_bare and is_single and f"ref({name})" not in " ".join(lines) and "ref(" not in lines[second]:
            mended[first] += f", {name} text"
            mended[second] = ""
    return tuple(line for line in mended if line)


def amounts_are_fields(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A price is nothing one keeps many of beside the items: `record price` below `record item` is the item's price."""
    records = [i for i, line in enumerate(lines) if RECORD.match(line)]
    mended = list(lines)
    for first, second in pairwise(records):
        found = RECORD.match(lines[second])
        name = identifier(found[1]) if found else ""
        is_named = re.search(rf"\b{name}s?\b", request, re.I) and f"ref({name})" not in " ".join(lines)
        if (
            found
            and "ref(" not in found[2]
            and is_named
            and implied_type(name) in ("money", "percent", "number", "date")
        ):
            mended[first] += f", {name} {implied_type(name)}"
            mended[second] = ""
    return tuple(line for line in mended if line)


def worked_out_fields(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A field with a formula for its default is worked out: `average number = (a + b) / 2` is a calc."""
    mended: list[str] = []
    for line in lines:
        found = RECORD.match(line)
        fields = [f for f in split_outside(found[2], ",") if f] if found else []
        worked = [f for f in fields if re.search(r"=.*[a-z]\w* *[-+*/] *[\w(]|=.*[-+*/(] *[a-z]", f)]
        if not found or not worked or len(worked) == len(fields):
            mended.append(line)
            continue
        mended.append(f"record {found[1]}: {', '.join(f for f in fields if f not in worked)}")
        for field in worked:
            head, _, formula = field.partition("=")
            mended.append(f"calc {head.strip()} = {formula.strip()}")
    return tuple(mended)


def join_names(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Names of several words are one name in a formula: `math grade + english grade`."""
    names: list[str] = []
    for line in lines:
        found = RECORD.match(line)
        parts = (
            split_outside(found[2], ",")
            if found
            else [line.partition(" ")[2]]
            if line.startswith(("input ", "calc "))
            else []
        )
        for part in parts:
            words = re.split(r"[=(]", part)[0].split()
            name = " ".join(words[:-1]) if len(words) > 2 else ""
            names += [name] if " " in name and name.isascii() else []

    def mend(line: str) -> str:
        head, equals, formula = line.partition("=")
        if not equals or line.startswith("record "):
            return line
        for name in sorted(names, key=len, reverse=True):
            formula = re.sub(rf"\b{re.escape(name)}\b", identifier(name), formula, flags=re.I)
        return head + equals + formula

    return tuple(mend(line) for line in lines) if names else lines


def listed_fields(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """What stands in a list of things to note (“title, genre and year”) and was forgotten is a field too."""
    listings = [(part, found) for part in _SUBJECTS.split(request) for found in _LISTING.finditer(part)]
    for part, listing in listings:
        listed = _ALTERNATIVES.sub("", re.split(r"\b(?:like|such as|for example|e\.g\.)", listing[1])[0])
        items = [i for text in re.split(r",|\band\b", listed) if not _WITH_WHOM.match(text) and (i := _item(text))]
        stems = content_stems(" ".join(items))
        # the record that is named, or has most of the list, is the one that it describes
        at = _described(part[: listing.start(1)], lines)
        is_described = at >= 0
        if at < 0:
            at = max(range(len(lines)), key=lambda i: len(_field_stems(lines[i]) & stems), default=-1)
        if len(items) < 2 or at < 0 or not _field_stems(lines[at]) & stems:
            continue
        if len(split_outside(lines[at], ",")) >= len(items):
            continue  # none is missing; what differs is named in other words
        said = frozenset().union(*(content_stems(line.replace("_", " ")) for line in lines))
        held = sum(_is_held(item, said, lines[at]) for item in items)
        if 3 * held < len(items) or (2 * held <= len(items) and not is_described):
            continue  # a list of other things
        is_number = _are_numbers(lines[at], stems)
        for item in items:
            kind = implied_type(identifier(item))
            is_thing = content_stems(item) and not _FEATURE_WORD.search(item) and not _NO_THING.search(item)
            is_held = _is_held(item, said, lines[at]) or (kind == "date" and " date" in lines[at])
            is_held = is_held or any(is_akin(stem(item), stem(kept[1])) for x in lines if (kept := RECORD.match(x)))
            if is_thing and not is_held and identifier(item).replace("_", "") not in " ".join(lines).replace("_", ""):
                field = f"{item} {'number' if is_number and kind == 'text' else kind}"
                lines = (*lines[:at], f"{lines[at]}, {field}", *lines[at + 1 :])
    return lines


_WITH_WHOM = re.compile(
    r"\s*(?:the|my|our) (?:family|friends|kids|children|boys|girls|wife|husband|mates|team|colleagues|neighbou?rs|"
    r"others)\s*$",
    re.I,
)
"""“Minigolf with the family, who, the date”: whom one does it with is nothing to note."""
_ALTERNATIVES = re.compile(r"(?:[\w'-]+(?: [\w'-]+)?,? )?(?:[\w'-]+, )*[\w'-]+,? or [\w' -]+", re.I)
"""“Good, ok or bad” are what a field may hold, and no fields."""

_SUBJECTS = re.compile(
    r"(?:,\s*(?:and\s+)?|\band\s+|[.;]\s*)(?=(?:each|every|an?|the|all)?\s*\w+\s+(?:has|have|belongs?)\b|"
    r"(?:then\s+)?there\s+(?:is|are)\b|the\s+\w+(?:\s+(?:i|we|they)\s+\w+)?,\s+with\b)",
    re.I,
)
"""Where the next kind of thing is told of: “books have a title, and each loan has a date”."""


def _is_held(item: str, said: frozenset[str], record: str) -> bool:
    """Whether the lines have it: in the same words, or as what it is short for (qty, quantity)."""
    if content_stems(item) & said or (_CURRENCY.fullmatch(item) and " money" in record):
        return True
    names = re.findall(r"[a-z_]+(?= \w+(?:,|$|\())", record)
    short = re.compile(".*".join(map(re.escape, item.lower())))
    return len(item) <= 4 and any(short.match(name) for name in names)


_CURRENCY = re.compile(r"(?:euro|dollar|pound|franc|crown|cent)s?", re.I)


def _described(before: str, lines: Lines) -> int:
    """Return the place of the record whose name stands before “has”, or -1."""
    words = {singular(w) for w in re.findall(r"\w+", before.lower())[-3:]}
    named = (i for i, line in enumerate(lines) if (found := RECORD.match(line)) and identifier(found[1]) in words)
    return next(named, -1)


def _field_stems(line: str) -> frozenset[str]:
    found = RECORD.match(line)
    return content_stems(found[2].replace("_", " ")) if found else frozenset()


def _are_numbers(record: str, stems: frozenset[str]) -> bool:
    fields = split_outside(record.split(":", 1)[1], ",")
    return all(f.endswith(" number") for f in fields if content_stems(f) & stems)


_LISTING = re.compile(
    r"(?:\bwith|\bhas|(?<!\bi )(?<!\bwe )\bhave)\s+"
    r"((?:[\w' -]+,\s*)*[\w' -]+?(?:,\s*|\s+)and\s+[\w' -]+|(?:[\w' -]+,\s*)+[\w' -]+)",
    re.I,
)


_FEATURE_WORD = re.compile(
    r"\b(charts?|graphs?|totals?|sum|averages?|counts?|filter|search|sort|buttons?|list|warning|reminder|calendar|score|"
    r"streaks?|board|columns?|stages?|table|page|screen|overview|summary|percentage|progress|timer|badge|"
    r"draw one|pick one|app|how|what|who|whether|which|when|where|show|tick|mark|let|can|able|should|start|pause|reset|"
    r"undo|goal|limit)\b",
    re.I,
)


_NO_THING = re.compile(
    r"\b(people|they|someone|somebody|everybody) \w+|"
    r"^(i|we|you|he|she|they|to|has|have|is|was|are|it|be|on|at|in|by|not|no|if|so|as)\b|"
    r"^(things?|stuff|everything|anything|others?|etc|good|bad|ok|okay|fine|great|poor|fair|new|old|open|closed|easy|medium|hard|low|high|small|large|big|short|long|"
    r"yes|maybe|cheap|expensive)$|"
    r"\b(?:of|to|for|with|about|out|off|away)$|"
    r"\b\w+est\b|\b(first|last|next|most|least|more|than|each|random|whatever|must|did|does|do|at|to)\b|"
    rf"^(?:\d|(?:{NUMBER_WORD})\b)",
    re.I,
)
"""What stands in a list and is no thing to note: “has it come”, “cheapest first”, “to whom”."""


def _item(text: str) -> str:
    """Return one thing of a list without articles and what is said about it."""
    text = re.split(r"\b(?:for|of the|that|which|in|on|from|per)\b", text.strip(" .;"))[0]
    text = re.sub(r"^(?:(?:an?|the|its|their|my|our|his|her|each|some)\s+)+", "", text.strip(), flags=re.I)
    return text.strip() if len(text.split()) <= 3 else ""
