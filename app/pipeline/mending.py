"""Reads a small model's lines as they were meant: the slips it makes again and again, mended by rule and by the request.

Each rule takes the lines and the request and returns the lines; it changes nothing it does not understand.
"""

import re
from collections.abc import Callable

from app.domain.formula import FormulaError, parse_formula
from app.domain.words import TYPE_WORDS, identifier, singular, split_outside
from app.pipeline.clauses import content_stems, split_clauses, stem
from app.pipeline.grounding import Grounding

Lines = tuple[str, ...]
Rule = Callable[[Lines, str, Grounding], Lines]
_RECORD = re.compile(r"record ([\w ]+): (.+)$")
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
_WORTH = re.compile(r"(?:this|the)\s+(month|week|year)\b|\btoday\b", re.I)


def mend_lines(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Return the lines as meant."""
    for rule in _RULES:
        lines = rule(lines, request, grounding)
    return lines


def _drop_repeats(lines: Lines, request: str, grounding: Grounding) -> Lines:
    return tuple(dict.fromkeys(line for line in lines if " " in line.strip()))


def _drop_unsupported(lines: Lines, request: str, grounding: Grounding) -> Lines:
    return tuple(line for line in lines if grounding.is_supported(line, request))


def _drop_invented_starts(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Records nobody named are not put into a person's app, unless they asked for some."""
    said = content_stems(request)
    wants_some = re.search(r"\b(examples?|some|starter|already|common|typical|suggest\w*|default)\b", request, re.I)

    def is_said(line: str) -> bool:
        rows = [r for r in split_outside(line.removeprefix("start "), "|") if r]
        return all(content_stems(row.split(",")[0]) & said for row in rows)

    return tuple(line for line in lines if not line.startswith("start ") or wants_some or is_said(line))


def _calc_outside_record(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """In a calculator what is worked out is an output, whatever the line calls it."""
    has_record = any(line.startswith("record ") for line in lines)
    has_input = any(line.startswith("input ") for line in lines)
    if has_record or not has_input:
        return lines
    return tuple(re.sub(r"^(calc|total|goal) ", "output ", line) for line in lines)


def _prose_to_function(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A result whose formula is no formula is a function to be written, from the words used for it."""
    inputs = ", ".join(_input_name(line) for line in lines if line.startswith("input "))

    def mend(line: str) -> str:
        keyword, _, rest = line.partition(" ")
        head, equals, body = rest.partition("=")
        if keyword not in ("output", "generate") or not equals or not inputs or ":" in head or _is_formula(body):
            return line
        what = body.strip() if " " in body.strip() and "(" not in body else request
        kind = "" if keyword == "generate" or _has_type(head) else " text"
        return f"{keyword} {head.strip()}{kind} from {inputs}: {what}"

    return tuple(mend(line) for line in lines)


def _name_the_thing(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Things people keep have a name: a record without any field for it gets one, and a bare `name` that nobody said
    is called what it is the name of (`record task: name` → `task`)."""
    says_name = re.search(r"\bnames?\b", request, re.I)
    mended: list[str] = []
    renamed = ""
    for line in lines:
        found = _RECORD.match(line)
        if found:
            thing, fields = identifier(found[1]), split_outside(found[2], ",")
            names = [identifier(" ".join(f.split()[:-1]) or f) for f in fields]
            renamed = ""
            if "name" in names and not says_name and thing not in names and "_" not in thing:
                fields = [re.sub(r"^name\b", thing, f) for f in fields]
                renamed = thing
            elif not _has_identity(names, fields, thing):
                fields.insert(0, f"{'title' if thing in _TITLED else 'name'} text")
            line = f"record {found[1]}: {', '.join(fields)}"
        elif renamed and not line.startswith(("button", "text")):
            line = re.sub(r"(?<![\w.])name(?![\w.])", renamed, line)
        mended.append(line)
    return tuple(mended)


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
        "recipe",
        "magazine",
        "comic",
    ]
)


def _has_identity(names: list[str], fields: list[str], thing: str) -> bool:
    """Whether something in a record says which one it is; a date is enough for a log."""
    for name, field in zip(names, fields, strict=True):
        words = set(name.split("_"))
        kind = field.split()[-1]
        if words & _NAMELIKE or thing in words or kind.startswith("ref(") or kind == "date" or name == "date":
            return True
    stems = {singular(n) for n in names}
    first = fields[0].split()[-1]
    return thing not in _TITLED and first == "text" and not stems & {"author", "artist", "director", "genre"}


def _stages_of_a_board(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Where things move, a field with choices is the board's stages."""
    if any(line.startswith("stage ") for line in lines):
        return lines
    if not re.search(
        r"\b(kanban|boards?|pipeline|moves? (from|through|between)|goes from|going from)\b", request, re.I
    ):
        return lines
    mended: list[str] = []
    for line in lines:
        found = _RECORD.match(line)
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


def _group_periods(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`by date` where the request says by month is by month."""
    period = grounding.period(request)
    if not period:
        return lines
    dates = {m[1] for line in lines for m in re.finditer(r"(\w+) date\b", line)}

    def mend(line: str) -> str:
        found = re.search(r" by (\w+)$", line)
        if line.startswith(("total ", "chart ")) and found and found[1] in dates:
            return f"{line[: found.start()]} by {period}({found[1]})"
        return line

    return tuple(mend(line) for line in lines)


def _within_now(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A total called “today” or “this month” counts only what is of today or this month."""
    mended = list(lines)
    for at, line in enumerate(lines):
        label = line.split("=")[0]
        found = _WORTH.search(label)
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
        head, group = re.match(r"(.*?)( by .*)?$", line).groups()  # type: ignore[union-attr]
        joined = f"{head} and {test}" if " where " in head else f"{head} where {test}"
        mended[at] = joined + (group or "")
    return tuple(mended)


def _only_those(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A total asked for of the things that are so (“how many are coming”) counts those, not all."""
    fields = [m[1] for line in lines for m in re.finditer(r"(\w+) yesno", line)]
    fields += [
        identifier(line.removeprefix("tick ")) for line in lines if line.startswith("tick ") and "daily" not in line
    ]
    wishes = [
        c for c in split_clauses(request) if re.search(r"\b(how many|how much|total|sum|count|average)\b", c, re.I)
    ]

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
                    head, group = re.match(r"(.*?)( by .*)?$", line).groups()  # type: ignore[union-attr]
                    return f"{head} where {no}{field}{group or ''}"
        return line

    return tuple(mend(line) for line in lines)


def _two_way_function(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A converter without a formula becomes two functions to be written."""
    mended: list[str] = []
    for line in lines:
        found = re.match(r"convert (.+?)\s*<->\s*([^:]+):\s*(.+)$", line)
        if not found or _is_formula(found[3].split("=", 1)[-1]):
            mended.append(line)
            continue
        left, right = found[1].strip(), found[2].strip()
        for source, target in ((left, right), (right, left)):
            name = identifier(source)
            mended += [
                f"calculator {source.title()} to {target}",
                f"input {name} text",
                f"output {identifier(target)} text from {name}: {source} turned into {target}",
            ]
    return tuple(mended)


def _grouped_by_itself(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Total for each project” over records called project groups by their name."""
    things = {identifier(m[1]): line for line in lines if (m := _RECORD.match(line))}

    def mend(line: str) -> str:
        found = re.search(r" by (\w+)$", line)
        if found and found[1] in things and not re.search(rf"\b{found[1]} \w", things[found[1]].split(":", 1)[1]):
            first = identifier(things[found[1]].split(":", 1)[1].split(",")[0].split()[0])
            return f"{line[: found.start()]} by {first}"
        return line

    return tuple(mend(line) for line in lines)


def _worked_out_totals(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`total Cost = liters * price` means a cost of each record and the sum of them."""
    mended: list[str] = []
    for line in lines:
        found = re.match(r"total ([\w ]+?)\s*=\s*([^()]+)$", line)
        body = found[2].split(" by ")[0].split(" where ")[0] if found else ""
        if found and re.search(r"[*/]", body) and len(re.findall(r"[a-z_]\w*", body)) > 1 and _is_formula(body):
            name = identifier(re.sub(r"^total\s+", "", found[1], flags=re.I))
            mended.append(f"calc {name} = {body.strip()}")
            mended.append(f"total {found[1]} = sum({name}){found[2][len(body) :]}")
        else:
            mended.append(line)
    return tuple(mended)


_RULES: tuple[Rule, ...] = (
    _drop_repeats,
    _calc_outside_record,
    _drop_unsupported,
    _drop_invented_starts,
    _two_way_function,
    _prose_to_function,
    _stages_of_a_board,
    _name_the_thing,
    _grouped_by_itself,
    _worked_out_totals,
    _within_now,
    _only_those,
    _group_periods,
)


def _stem_of(field: str) -> str:
    return stem(field.split("_")[-1])


def _input_name(line: str) -> str:
    words = line.removeprefix("input ").split("=")[0].split("(")[0].split()
    while len(words) > 1 and (words[-1].lower() in TYPE_WORDS or words[-1][0].isdigit()):
        words.pop()
    return identifier(" ".join(words))


def _has_type(head: str) -> bool:
    words = head.split()
    return len(words) > 1 and words[-1].lower() in TYPE_WORDS


def _is_formula(text: str) -> bool:
    try:
        parse_formula(text.strip())
    except FormulaError:
        return False
    return True
