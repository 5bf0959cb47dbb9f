"""Rules that read the lines of calculators, converters and pickers as they were meant."""

import re

from app.domain.words import TYPE_WORDS, identifier, singular
from app.pipeline.clauses import content_stems, stem
from app.pipeline.grounding import Grounding
from app.pipeline.lines import RECORD, Lines, is_formula
from app.pipeline.numbers_said import NUMBER_WORD

_RATE = re.compile(
    r"\b(\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|hundred) "
    r"(?:[a-z]+ ){1,3}(?:an?|per|each|every|to the) ([a-z]+)",
    re.I,
)


def picks_from_inputs(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A picker has a field for its list already: `input names` and `pick Name from names` is `pick Name from list`."""
    inputs = {_input_name(line): line for line in lines if line.startswith("input ")}
    mended, unused = [], set()
    for line in lines:
        found = re.match(r"pick (.+?) from (.+?)((?: without repeats| where .+)*)$", line)
        if found and identifier(found[2]) in inputs:
            unused.add(inputs[identifier(found[2])])
            line = f"pick {found[1]} from list{' without repeats' * ('repeats' in found[3])}"
        elif found and not any(_is_record_of(other, found[2]) for other in lines):
            line = f"pick {found[1]} from list{' without repeats' * ('repeats' in found[3])}"
        mended.append(line)
    return tuple(line for line in mended if line not in unused)


def password_options(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A password is drawn by the kit; what may be in it is chosen by inputs, whatever order the line names them in."""
    inputs = [_input_name(line) for line in lines if line.startswith("input ")]

    def option(pattern: str) -> str:
        return next((name for name in inputs if re.search(pattern, name)), "yes")

    def mend(line: str) -> str:
        if not re.match(r"(generate|output) \w*\s?password\w*\b", line, re.I) or not inputs:
            return line
        if len(inputs) == 1 and line.endswith(f"= password({inputs[0]})"):
            return line  # the rest is as the kit has it
        length = next((name for name in inputs if re.search(r"length|long|characters|size", name)), "")
        options = [option(p) for p in ("symbol|special|punct|sign", "digit|number(?!_of)", "capital|upper")]
        return f"generate Password = password({', '.join([length, *options])})" if length else line

    return tuple(mend(line) for line in lines)


def rates_divide(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Ten square meters a liter” says that liters are the square meters divided by ten, never times ten."""
    mended = list(lines)
    for found in _RATE.finditer(request):
        if re.search(r"\b(?:times|per ?cent|points)\b", found[0], re.I):
            continue  # “three times the age a month” multiplies
        number = next(iter(content_stems(found[1])), "")
        unit = stem(found[2].lower())
        if not number.isdigit():
            continue
        for at, line in enumerate(mended):
            head, equals, formula = line.partition("=")
            name = head.split()[1] if len(head.split()) > 1 else ""
            is_rate = re.search(rf"[_ ](?:an?|per|each|every|the)_{re.escape(found[2].lower())}| money $", head)
            is_worked_out = line.startswith(("output ", "calc ")) and equals and not (is_rate or _is_rate(formula))
            if is_worked_out and unit in {stem(w) for w in name.split("_")}:
                mended[at] = f"{head}={_divided(formula, number)}"
    for found in _COVERS.finditer(request):
        number = next(iter(content_stems(found[1])), "")
        if number.isdigit():
            mended = [_divided(line, number) if _asks_how_many(line, found[2] or "") else line for line in mended]
    return tuple(mended)


def _is_rate(formula: str) -> bool:
    """Whether it is worked out from what an hour costs: eight of them are more, not less."""
    rate = r"\b(?:\w+_)?(?:per|by_the|an?|each|every)_\w+ \*|\b\w*(?:hourly|daily|weekly)\w* \*"
    return re.search(rate, formula) is not None


def _asks_how_many(line: str, covered: str) -> bool:
    """Whether a result is a number of what covers, and not of what is covered."""
    name = line.split()[1] if line.startswith(("output ", "calc ")) else ""
    return bool(name) and not (covered and stem(covered.lower()) in {stem(w) for w in name.split("_")})


_COVERS = re.compile(
    r"\b(?:an?|one|each|every) (?:[a-z]+ ){1,2}"
    r"(?:covers?|is enough for|lasts?(?: for)?|does|serves|feeds|fills) (\d+|[a-z]+)\b(?: (?:square )?([a-z]+))?",
    re.I,
)
"""“One can covers eight square meters”: what there is divided by eight gives the cans."""


def _divided(formula: str, number: str) -> str:
    return re.sub(rf"[*] {number}(?![0-9.])", f"/ {number}", formula)


def repeated_outputs(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`liters = area / 10` and then `liters = liters * coats` are one result, worked out in two steps."""
    formulas: dict[str, tuple[int, str]] = {}
    mended = list(lines)
    for at, line in enumerate(lines):
        if line.startswith("calculator "):
            formulas.clear()  # another one may work out something of the same name
        found = re.match(r"output (\w+)((?: \w+)?) = (.+)$", line)
        if not found:
            continue
        name, kind, formula = found[1], found[2], found[3]
        if name in formulas:
            earlier, inner = formulas[name]
            formula = re.sub(rf"\b{name}\b", f"({inner})", formula)
            mended[earlier] = ""
            mended[at] = f"output {name}{kind} = {formula}"
        formulas[name] = (at, formula)
    return tuple(line for line in mended if line)


def drop_idle_inputs(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Inputs that nothing is worked out from are not shown; where nothing else is there, their result is missing."""
    if any(line.startswith(("output ", "generate ", "calc ")) for line in lines):
        return lines
    if all(line.startswith(("app ", "input ", "calculator ", "style ", "text ")) for line in lines):
        return lines
    return tuple(line for line in lines if not line.startswith(("input ", "calculator ")))


def calc_outside_record(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """In a calculator what is worked out is an output, whatever the line calls it."""
    has_record = any(line.startswith("record ") for line in lines)
    has_input = any(line.startswith("input ") for line in lines)
    if has_record or not has_input:
        return lines
    return tuple(re.sub(r"^(calc|total|goal) ", "output ", line) for line in lines)


def prose_to_function(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A result whose formula is no formula is a function to be written, from the words used for it."""
    inputs = ", ".join(_input_name(line) for line in lines if line.startswith("input "))

    def mend(line: str) -> str:
        keyword, _, rest = line.partition(" ")
        head, equals, body = rest.partition("=")
        if keyword not in ("output", "generate") or not equals or not inputs or ":" in head or is_formula(body):
            return line
        what = body.strip() if " " in body.strip() and "(" not in body else request
        head = re.sub(r" from .*$", "", head.strip())
        kind = "" if keyword == "generate" or _has_type(head) else " text"
        return f"{keyword} {head}{kind} from {inputs}: {what}"

    return tuple(mend(line) for line in lines)


def formula_in_words(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A function described by a formula needs no writer: `from weight: weight * 35`, `from rate * hours: …`."""
    known: set[str] = set()

    def mend(line: str) -> str:
        found = re.match(r"output (?P<head>\w[\w ]*?) from (?P<takes>[^:]+): *(?P<does>.+)$", line)
        if not found:
            return line
        since = _SINCE.search(found["does"])
        if since and found["takes"] in known and f"input {found['takes']} date" in lines:
            days = (found["takes"], "today()") if since["past"] else ("today()", found["takes"])
            return f"output {found['head']} = days_between({', '.join(days)})"
        formulas = (f for f in (found["does"], found["takes"]) if is_formula(f) and re.search(r"[-+*/^(]", f))
        return next((f"output {found['head']} = {f}" for f in formulas if _names(f) and _names(f) <= known), line)

    mended = []
    for line in lines:
        if line.startswith("calculator "):
            known.clear()
        mended.append(mend(line))
        if line.startswith(("input ", "output ")):
            known.add(identifier(re.split(r" (?:number|money|percent|text|date|from)\b|=", line.partition(" ")[2])[0]))
    return tuple(mended)


_SINCE = re.compile(
    r"\b(?:how many|number of|the)? ?days (?:(?P<past>ago|since|that have passed|gone)|until|till|left|to go)\b", re.I
)


def _names(formula: str) -> frozenset[str]:
    return frozenset(re.findall(r"(?<![\w.(])[a-z_]\w*(?!\w*\()", re.sub(r'"[^"]*"', "", formula)))


def _is_record_of(line: str, name: str) -> bool:
    kept = RECORD.match(line)
    return kept is not None and singular(identifier(name)) == singular(identifier(kept[1]))


def read_all_inputs(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """An input that no result reads belongs to the function to be written: nobody types a word for nothing."""
    inputs = [_input_name(line) for line in lines if line.startswith("input ")]
    read = " ".join(line.partition(" ")[2] for line in lines if line.startswith(("output ", "generate ")))
    idle = [name for name in inputs if not re.search(rf"(?<=[\s,(=*/+-]){name}\b", read.replace(":", " ", 1))]
    written = [line for line in lines if re.match(r"(output|generate) [^:=]* from [^:=]+:", line)]
    if not idle or len(written) != 1 or any(line.startswith("calculator ") for line in lines):
        return lines
    head, _, what = written[0].partition(":")
    return tuple(f"{head}, {', '.join(idle)}:{what}" if line == written[0] else line for line in lines)


def intervals_last(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“With start, pause and reset” are the buttons of a timer, not parts of it: parts have a length."""

    def mend(line: str) -> str:
        if not line.startswith("timer intervals") or re.search(r"\d", line):
            return line
        minutes = re.search(r"(\d+) ?min", request, re.I)
        is_measuring = re.search(r"stop ?watch|how long", request, re.I)
        return "timer stopwatch" if is_measuring else f"timer countdown {minutes[1] if minutes else 5} minutes"

    return tuple(mend(line) for line in lines)


def drawn_by_lot(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """One of a list, drawn by chance, is what a picker does: nobody has to write a function for it."""
    lists = [line for line in lines if re.match(r"input \w+ (longtext|text)\b", line)]
    drawn = [line for line in lines if re.match(r"(output|generate) \w[^:]*: .*\brandom", line)]
    asks_one = re.compile(
        r"\b(one of|(picks?|draws?|chooses?|selects?) (one|1|somebody|someone)|who|winner|loser)\b", re.I
    )
    if drawn and re.search(r"\b(each|every|all|others?|the rest|roles?)\b", drawn[0], re.I):
        return lines  # “each with a role, one of them the spy” says something of everybody
    is_of_list = len(drawn) == 1 and re.search(r"\bfrom (the|a|my|your) list\b", drawn[0]) is not None
    if not (len(lists) == 1 or (not lists and is_of_list)) or len(drawn) != 1 or not asks_one.search(request):
        return lines
    label = re.sub(r" ((text|longtext)\b.*|from .*)$", "", drawn[0].split(":")[0].split(" ", 1)[1]).replace("_", " ")
    kept = tuple(line for line in lines if line not in (*lists, drawn[0]))
    return (*kept, f"pick {label.capitalize()} from list")


_MONTHS = ("january february march april may june july august september october november december").split()
_DATE = re.compile(
    r"\b(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<month>[a-z]{3,9})\.? (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?,? "
    r"(?P<year>\d{4})|"
    r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<month2>[a-z]{3,9})\.?,? (?P<year2>\d{4}))\b",
    re.I,
)


def said_date(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """The day that was said is the day counted down to; small models get the numbers wrong."""
    days = [day for found in _DATE.finditer(request) if (day := _iso(found))]
    if len(days) != 1 or sum(line.startswith("timer until ") for line in lines) != 1:
        return lines
    date = re.compile(r"(?: \d{4}-\d\d-\d\d(?=$|T\d| \d)| \d\d-\d\d$|$)")
    return tuple(date.sub(f" {days[0]}", line, count=1) if line.startswith("timer until ") else line for line in lines)


def _iso(found: re.Match[str]) -> str:
    if found["iso"]:
        return found["iso"]
    name = (found["month"] or found["month2"]).lower()
    month = next((i for i, full in enumerate(_MONTHS, 1) if full.startswith(name)), 0)
    day = int(found["day"] or found["day2"])
    return f"{found['year'] or found['year2']}-{month:02}-{day:02}" if month and 1 <= day <= 31 else ""


def joined_calculators(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A calculator without an input of its own goes on with those above it."""
    starts = [i for i, line in enumerate(lines) if line.startswith("calculator ")]
    idle = {
        start
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=False)
        if start != starts[0] and not any(line.startswith("input ") for line in lines[start:end])
    }
    return tuple(line for i, line in enumerate(lines) if i not in idle)


_COUNT = rf"(?:\d+(?:\.\d+)?|{NUMBER_WORD})"
_ALTERNATIVES = re.compile(rf"\b({_COUNT}(?: ?%)?(?:,? {_COUNT}(?: ?%)?)*,? (?:or|and) {_COUNT}) ?(%|[a-z]+)", re.I)
"""At least two numbers and what they are of; in speech no commas are heard."""


def said_alternatives(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Ten, fifteen or twenty percent” are what can be chosen, not a number to type."""
    for found in _ALTERNATIVES.finditer(request):
        parts = re.split(r",? (?:or|and) |, | ", found[1].replace("%", ""))
        numbers = [next(iter(content_stems(part)), "") for part in parts]
        unit = "percent" if found[2] == "%" else found[2].lower()
        if len(numbers) < 2 or not all(re.fullmatch(r"\d+(\.\d+)?", n) for n in numbers):
            continue
        if not re.search(r"\bor\b", found[1], re.I) and not _CHOOSES.search(request):
            continue  # “for 6, 12 and 24 months” may be a result for each of them
        options = f"choice({'/'.join(numbers)})"
        is_there = any(options in line or _offers(line, numbers) for line in lines)
        if unit in ("by", "x") or is_there:
            continue
        hit = [line for line in lines if line.startswith("input ") and _is_of(line, unit)]
        if len(hit) == 1:
            name = _input_name(hit[0])
            lines = tuple(f"input {name} {options}" if line == hit[0] else line for line in lines)
    return lines


def _offers(line: str, numbers: list[str]) -> bool:
    """Whether these numbers are chosen from already, maybe in more words: `choice(40 by 40/50 by 50)`, or each is
    what a result takes in its case: `if(minutes = 15, 12, …)`."""
    found = re.match(r"input .*choice\((.*)\)|output [^=]*= .*?\bif\((.*)", line)
    held = set(re.findall(r"(?<![\w.])\d+(?:\.\d+)?", found[1] or found[2])) if found else set()
    return set(numbers) <= held


_CHOOSES = re.compile(r"\b(choose|choice|pick|select|buttons?|options?)\b", re.I)


def _is_of(line: str, unit: str) -> bool:
    if re.match(r"input (?:each|per|every|a)_|input \w+ money\b", line) and unit not in ("euros", "dollars", "pounds"):
        return False  # what is paid each month is no number of months
    words = {stem(w) for w in re.split(r"[ _]", line.removeprefix("input "))}
    return stem(unit) in words or (unit == "percent" and bool(words & {"tip", "discount", "rate"}))


def two_way_function(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A converter without a formula becomes two functions to be written."""
    mended: list[str] = []
    for line in lines:
        found = re.match(r"convert (.+?)\s*<->\s*([^:]+):\s*(.+)$", line)
        if not found or is_formula(found[3].split("=", 1)[-1]):
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


def _input_name(line: str) -> str:
    words = line.removeprefix("input ").split("=")[0].split("(")[0].split()
    while len(words) > 1 and (words[-1].lower() in TYPE_WORDS or words[-1][0].isdigit()):
        words.pop()
    return identifier(" ".join(words))


def _has_type(head: str) -> bool:
    words = head.split()
    return len(words) > 1 and words[-1].lower() in TYPE_WORDS
