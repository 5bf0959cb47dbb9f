"""Rules that read the formulas of lines as they were meant: months that are added to a date, prices said in cents."""

import re

from app.domain.words import identifier, split_outside
from app.pipeline.clauses import content_stems
from app.pipeline.grounding import Grounding
from app.pipeline.lines import RECORD, Lines
from app.pipeline.numbers_said import NUMBER_WORD, cents_said, with_digits

_WORKED_OUT = ("calc ", "output ")


def months_added(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A month is no 30 days: `bought + round(months * 30.44)` is the same day some months later."""
    text = with_digits(request)
    said = {unit: frozenset(re.findall(rf"\b(\d+)[ -]{unit}s?\b", text, re.I)) for unit in ("month", "year", "day")}
    days = {"today()", *re.findall(r"(\w+) date\b", "\n".join(lines))}

    def mend(line: str) -> str:
        head, equals, formula = line.partition("=")
        if not equals or not line.startswith((*_WORKED_OUT, "warn ")):
            return line
        for pattern, unit in ((_MONTHS, "month"), (_YEARS, "year")):
            formula = pattern.sub(lambda m, unit=unit: f"add_{unit}s({m['date']}, {m['n'] or m['n2']})", formula)  # type: ignore[misc]
        formula = _BARE.sub(lambda m: _counted(m, request) if m["date"] in days else m[0], formula)
        return f"{head}={_DAYS.sub(lambda m: _as_said(m, said), formula)}"

    return tuple(mend(line) for line in lines)


def _span(days: str) -> re.Pattern[str]:
    number = r"[a-z]\w*|\d+"
    return re.compile(
        rf"\b(?P<date>[a-z]\w*(?:\(\))?) \+ (?:(?:round|floor|ceil)\()?\(?"
        rf"(?:(?P<n>{number}) \* {days}|{days} \* (?P<n2>{number}))\)*(?![\w.(*/])"
    )


_MONTHS, _YEARS = _span(r"30(?:\.\d+)?"), _span(r"36[56](?:\.\d+)?")
_BARE = re.compile(r"\b(?P<date>[a-z]\w*(?:\(\))?) \+ (?P<n>[a-z]\w*)\b(?! *[*/(])")
_DAYS = re.compile(r"\b(?P<date>[a-z]\w*(?:\(\))?) \+ (?P<days>\d{2,4})\b(?! *[*/.])")


def _counted(found: re.Match[str], request: str) -> str:
    """`bought + months`, `bought + warranty` where months of warranty were said."""
    name, date = found["n"], found["date"]
    for unit in ("month", "year", "week"):
        asked = re.search(rf"\b{unit}s?(?: of)? (?:the )?{re.escape(name)}\b", request, re.I)
        if re.search(rf"(^|_){unit}s?($|_)", name) or asked:
            return f"{date} + {name} * 7" if unit == "week" else f"add_{unit}s({date}, {name})"
    return found[0]


def _as_said(found: re.Match[str], said: dict[str, frozenset[str]]) -> str:
    """“Six months later” is no 180 days."""
    days = int(found["days"])
    if found["days"] in said["day"]:
        return found[0]  # “within 180 days” are days
    for unit, length in (("month", 30.44), ("year", 365.25)):
        for number in said[unit]:
            if abs(days - int(number) * length) <= 0.02 * days:
                return f"add_{unit}s({found['date']}, {number})"
    return found[0]


def weeks_in_days(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Four weeks are free” are 28 where days are counted."""
    text = with_digits(request)
    weeks = set(re.findall(r"\b(\d+)[ -]weeks?\b", text, re.I))
    others = set(re.findall(r"(?<![\w.])(\d+)\b(?![ -]weeks?\b)", text, re.I))

    def mend(line: str) -> str:
        if not line.startswith(_CONDITIONED) or not _COUNTS_DAYS.search(line) or re.search(r"[*/] 7\b", line):
            return line
        return _AGAINST.sub(lambda m: f"{m[1]}{int(m[2]) * 7}" if m[2] in weeks - others else m[0], line)

    return tuple(mend(line) for line in lines) if weeks - others else lines


_CONDITIONED = ("calc ", "output ", "total ", "warn ", "hide ", "filter ")
_COUNTS_DAYS = re.compile(r"\bdays_(?:between|until)\(|\btoday\(\)")
_AGAINST = re.compile(r"((?:[<>]=?|(?<=\)) [-+]|today\(\) [-+]) )(\d+)\b(?! *[*/.])")


def ends_worked_out(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“When does the warranty end” asks for a day that is worked out; a field for it beside that is one too many."""
    asked = content_stems(" ".join(_ASKED_DAY.findall(request)))
    mended = list(lines)
    for at, line in enumerate(lines):
        found = RECORD.match(line)
        below = next((i for i in range(at + 1, len(lines)) if lines[i].startswith("record ")), len(lines))
        calcs = [m[1] for other in lines[at:below] if (m := _DAY_LATER.match(other))]
        if not found or not calcs:
            continue
        rest = " ".join((*lines[:at], *lines[at + 1 :]))
        fields = [f for f in split_outside(found[2], ",") if f]
        kept = [f for f in fields if not (f.endswith(" date") and _is_twin(f, calcs, asked) and not _is_used(f, rest))]
        if kept and len(kept) < len(fields):
            mended[at] = f"record {found[1]}: {', '.join(kept)}"
    return tuple(mended)


_ASKED_DAY = re.compile(r"\b(?:when|what (?:day|date)|on which day|until when|how long)\b[^.?!,;]*", re.I)
_DAY_LATER = re.compile(r"calc (\w+)(?: date)? = (?:add_\w+\(|[a-z]\w*(?:date|day|on)? \+ )")


def _is_twin(field: str, calcs: list[str], asked: frozenset[str]) -> bool:
    own = content_stems(field.removesuffix(" date").replace("_", " "))
    worked = content_stems(" ".join(calcs).replace("_", " "))
    return bool(own) and own <= asked and bool(own & worked)


def _is_used(field: str, lines: str) -> bool:
    return re.search(rf"\b{identifier(field.removesuffix(' date'))}\b", lines) is not None


def cents_of_a_price(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“At thirty cents each” is 0.3, whatever price a small model puts there instead."""
    cents = cents_said(request)
    if len(cents) != 1 or re.search(r"\b(?:half|third|quarter|fifth|tenth)s?\b", request, re.I):
        return lines
    price = f"{cents[0]:g}"
    plain = f"{cents[0] * 100:g}"
    said = re.findall(r"\d+(?:\.\d+)?", with_digits(request))
    if said.count(plain) > 1 and any(_in_cents(line, plain, price) for line in lines):
        return lines  # four pence are there; the other four are weeks

    def mend(line: str) -> str:
        head, equals, formula = line.partition("=")
        is_right = not line.startswith((*_WORKED_OUT, "total ")) or _in_cents(line, plain, price)
        if not equals or is_right or re.search(rf"{re.escape(plain)} / 100", formula):
            return line
        formula = re.sub(rf"(?<=\* ){re.escape(plain)}(?![\w.])(?! */ *100)", price, formula)
        formula = re.sub(rf"(?<![\w.]){re.escape(plain)}(?= \* )(?!.*(?:/ *100\b|\* 0?\.01\b))", price, formula)
        parts = [
            n
            for n in re.findall(r"(?<![\w.])0?\.\d+(?![\w.])", formula)
            if n not in said and f"{float(n) * 100:g}" not in said and float(n) != cents[0]
        ]
        if len(parts) == 1 and not re.search(rf"(?<![\w.]){re.escape(price)}(?![\w.])", formula):
            formula = formula.replace(parts[0], price)
        return f"{head}={formula}"

    return tuple(mend(line) for line in lines)


def _in_cents(line: str, plain: str, price: str) -> bool:
    """Whether a formula has the price that was said in cents, and made money of them: at once, or of their sum."""
    formula = line.partition("=")[2]
    is_there = re.search(rf"(?<![\w.]){re.escape(plain)}(?![\w.])", formula)
    is_money = re.search(r"/ *100(?![\w.])|\* *0?\.01(?![\w.])", formula)
    return bool(is_there and is_money) or re.search(rf"(?<![\w.]){re.escape(price)}(?![\w.])", formula) is not None


def beyond_what_is_free(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Four weeks are free, after that ten cents a day” costs from the day after on, not from the first."""
    if not re.search(
        r"\b(?:free|included|nothing|no charge)\b[^.;]*\b(?:after|then|beyond|above|from then|more)\b", request, re.I
    ):
        return lines
    return tuple(
        _ALL_OF_IT.sub(r"if(\g<x> > \g<n>, \g<k> * (\g<x> - \g<n>), 0)", line) if line.startswith(_WORKED_OUT) else line
        for line in lines
    )


_ALL_OF_IT = re.compile(r"if\((?P<x>[^<>=]+?) >=? (?P<n>\d+), (?P<k>[\d.]+) \* (?P=x), 0\)")


def rates_of_time(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Drops per minute are `drops / (hours * 60)`; `drops / hours * 60` takes sixty times as many, not a sixtieth."""
    return tuple(_rate_mended(line) if line.startswith(_WORKED_OUT) else line for line in lines)


def _rate_mended(line: str) -> str:
    name = line.partition("=")[0]
    for pattern, steps in _RATES:
        if re.search(rf"_(?:per|an?|each|every)_{pattern}\b", name):
            for unit, sign, count in steps:
                slip = re.compile(rf"/ (\w*{unit}s?) {re.escape(sign)} {count}\b(?! *[*/^.])(?!\))")
                line = slip.sub(lambda m, sign=sign, count=count: f"/ ({m[1]} {sign} {count})", line)  # type: ignore[misc]
    return line


_RATES = (
    ("second", (("minute", "*", 60), ("hour", "*", 3600))),
    ("minute", (("hour", "*", 60), ("second", "/", 60), ("day", "*", 1440))),
    ("hour", (("minute", "/", 60), ("second", "/", 3600), ("day", "*", 24))),
    ("day", (("hour", "/", 24), ("week", "*", 7))),
)
"""What a rate is per, and how much of that the other units hold: “per hour” divides by `minutes / 60`."""


def operations_of_a_drill(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Plus tasks” are sums of two numbers, not products; “plus and minus” are both."""
    meant = _TAKEN_BACK.split(request)[-1]  # “adding, well, subtract” is to subtract
    said = [sign for sign, words in _OPERATIONS.items() if re.search(words, meant, re.I)]
    drills = [line for line in lines if line.startswith("drill ")]
    if not said or not drills:
        return lines
    signs = [m["sign"] for line in drills if (m := _DRILL.match(line))]
    if len(signs) != len(drills) or set(signs) == set(said):
        return lines
    at = lines.index(drills[0])
    new = [_DRILL.sub(rf"drill \g<a> {sign} \g<b>", drills[min(i, len(drills) - 1)]) for i, sign in enumerate(said)]
    return (*(x for x in lines[:at] if x not in drills), *new, *(x for x in lines[at:] if x not in drills))


_DRILL = re.compile(r"drill (?P<a>[a-z]\w*) (?P<sign>[-+*/]) (?P<b>[a-z]\w*)(?=:)")
_TAKEN_BACK = re.compile(r", (?:well|no|no wait|sorry|i mean|rather|actually),? ", re.I)
_OPERATIONS = {
    "+": r"\bplus\b|\baddition\b|\badding\b|\badd (?:two|numbers|up)\b|\d ?\+ ?\d|\badditions\b|"
    rf"\badds? (?:up )?(?:to|till|until|within|numbers|and|or)\b|\badds\b(?= *(?:[,.;]|up to|$|\d|{NUMBER_WORD}))",
    "-": r"\bminus\b|\bsubtract\w*|\btak(?:es?|ing|en) away\b",
    "*": r"\btimes\b(?! a (?:day|week))|\bmultipl\w*|\btimes[ -]?tables?\b|\bmultiplication\b",
    "/": r"\bdivisions?\b|\bdivid\w*|\bshar(?:es?|ing) (?:out|fairly|equally|evenly|between|among|by)\b|"
    r"\bshares\b(?= *(?:[,.;]|up to|$))",
}


def answers_said(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Always three answers to pick from” leaves two wrong ones beside the right one."""
    count = answers_wanted(request)
    return tuple(limit_answers(line, count) for line in lines) if count else lines


def answers_wanted(request: str) -> int:
    """Return how many answers a question is to have, or 0 where nobody said."""
    found = re.search(
        r"\b([2-6])(?: (?:possible|different|given|wrong|multiple choice))* "
        r"(?:answers?|choices|options|possibilities|alternatives)\b",
        with_digits(request),
    )
    return int(found[1]) if found else 0


def limit_answers(line: str, count: int) -> str:
    """Return an `ask` line with no more than so many answers, the right one among them."""
    question, equals, answers = line.partition(" = ")
    if not line.startswith("ask ") or not equals:
        return line
    return f"{question} = {' | '.join(answers.split(' | ')[:count])}"
