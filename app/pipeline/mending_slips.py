"""Rules against what slips in from the examples: their numbers, figures nobody asked for, one thing under two names."""

import re

from app.domain.words import identifier, split_outside
from app.pipeline.clauses import content_stems
from app.pipeline.grounding import Grounding
from app.pipeline.lines import RECORD, Lines
from app.pipeline.numbers_said import is_said_otherwise, with_digits

_MONEY = re.compile(
    r"\b(cost|costs|price|prices|priced|pay|pays|paid|money|euros?|dollars?|pounds?|cents?|francs?|expens\w*|cheap\w*|"
    r"budget|spend|spent|worth|value|bill|earn\w*|fees?|rent|salary|wages?|tax|tip|charge|save[ds]?|savings|poorer|"
    r"how poor|how dear|pence|quid|bucks|postage|invoice)\b|[€$£]|"
    r"\b(?:come|comes|coming) (?:out )?to\b(?= *(?:[,.;?!]|$|in all|together|altogether|all told|per|with|for))|"
    r"\bat \d+(?:[.,]\d\d)? (?:an?|per|each|apiece|the)\b|"
    r"(?<![\d.,:])(?<!by )\d+[.,]\d\d\b(?! ?(?:by|x|k?g|k?m|cm|mm|l|ml|[a-z]*met(?:er|re)s?|"
    r"kilos?|lit(?:er|re)s?|seconds?|minutes?|hours?|degrees|percent|per cent|times|am|pm|o'clock)\b|[.,:]?[\d%])",
    re.I,
)
"""Words for money, and what only prices look like: 9.80, at 34 a day."""
_MONEY_RESULT = re.compile(r"output (?:total_|overall_)?(?:costs?|price)(?: money)? =", re.I)
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")
_UNIVERSAL = frozenset({0.0, 1.0, 2.0, 3.0, 4.0, 7.0, 10.0, 12.0, 24.0, 30.0, 52.0, 60.0, 100.0, 365.0, 1000.0, 3600.0})
"""Factors between units, and those of geometry: right without being said."""
_CLEARS = re.compile(r"\b(?:clear|remove|delete|throw|wipe|get rid of|empty|sweep)\w*\b", re.I)
_UNTICKS = re.compile(
    r"\b(?:un|de)-?(?:tick|check|mark|select)\w*|\breset|\bagain\b|\bticks?\b(?! (?:things|it|them|off))|\bstart over",
    re.I,
)
_PERIODS = {
    r"(?:this|last)_week": r"\bweek",
    r"(?:this|last)_month": r"\bmonth|\bmtd\b",
    r"(?:this|last)_year": r"\b(?:year|annual|season|quarter|ytd|leave|holidays?|vacation|allowance)|\b(?:19|20)\d\d\b",
    r"is_today|yesterday": r"\b(?:to|yester|every|each|a|per|the) ?day|\bdaily|\bnow\b|\btonight|\bso far\b",
}
"""The conditions of a figure on time, and the words of a request that may mean them."""
_RATE = re.compile(
    r"\b(\d+(?:\.\d+)?) (?!of (?:us|them|you)\b)(?:[a-z]+ ){1,3}(?:an?|per|each|every|to the) [a-z]+", re.I
)

_EVERY_SO_MANY = re.compile(
    r"\bevery (\d+(?:\.\d+)?) (?!(?:times?|o'clock|days?|weeks?|months?|years?|hours?|minutes?|seconds?)\b)[a-z]+", re.I
)
"""Every two meters. What comes every six weeks is written in days."""


def unasked_money(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A cost beside what was asked for, where nobody spoke of money, comes from an example."""
    results = [line for line in lines if line.startswith("output ")]
    if _MONEY.search(request) or len(results) < 2:
        return lines
    said = frozenset(float(n) for n in _NUMBER.findall(with_digits(request)))

    def is_of_a_price(line: str) -> bool:
        """Whether it multiplies by a number that was said and that no other result needs: “34 a day”."""
        others = " ".join(other for other in results if other != line)
        factors = re.findall(r"\* (\d+(?:\.\d+)?)(?![\w.])", line)
        return any(float(n) in said - _UNIVERSAL and n not in _NUMBER.findall(others) for n in factors)

    def is_unasked(line: str) -> bool:
        return line in results and _MONEY_RESULT.match(line) is not None and not is_of_a_price(line)

    return tuple(line for line in lines if not is_unasked(line))


def numbers_of_examples(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A rate that was said, and stands nowhere, is meant where a formula has a number that nobody said."""
    words = with_digits(request)
    said = {float(n) for n in _NUMBER.findall(words)}
    # “two fifty” is 250, or 2.50
    said |= {float(a) * 100 + float(b) for a, b in re.findall(r"\b([1-9]) ([2-9]\d)\b", words)}
    held = {float(n) for line in lines for n in _NUMBER.findall(line)}
    rates = {
        rate
        for n in _RATE.findall(words) + _EVERY_SO_MANY.findall(words)
        if not is_said_otherwise(rate := float(n), frozenset(held))
    }
    formulas = [line for line in lines if re.match(r"(output|calc) [^=:]*=", line)]
    # within quotes there are times of day and options
    literals = {n for line in formulas for n in _NUMBER.findall(re.sub(r'"[^"]*"', "", line.split("=", 1)[1]))}
    strange = {n for n in literals if float(n) not in _UNIVERSAL and not is_said_otherwise(float(n), frozenset(said))}
    if len(rates) != 1 or len(strange) != 1:
        return lines
    meant, found = f"{rates.pop():g}", re.escape(strange.pop())
    place = re.compile(rf"(?<![\w.]){found}(?![\w.])")
    return tuple(place.sub(meant, line) if line in formulas else line for line in lines)


def idle_settings(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A setting that no line reads and nobody spoke of could be changed for ever without anything happening."""
    said = content_stems(request)

    def is_idle(line: str) -> bool:
        found = re.match(r"setting (\w+) ", line)
        if found is None or content_stems(found[1].replace("_", " ")) & said:
            return False
        return not any(re.search(rf"\b{found[1]}\b", other) for other in lines if other != line)

    return tuple(line for line in lines if not is_idle(line))


def cleared_is_deleted(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Clear everything that is ticked” takes those off the list; to untick them is said in other words."""
    if not _CLEARS.search(request) or _UNTICKS.search(request):
        return lines
    return tuple(re.sub(r"^(button [^:]+): (\w+) = no where \2$", r"\1: delete where \2", line) for line in lines)


def unsaid_periods(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A figure is of all there is where nobody spoke of a time: this year's alone is less than was asked for."""
    unsaid = [now for now, said in _PERIODS.items() if not re.search(said, request, re.I)]
    if not unsaid:
        return lines
    now = rf"(?:{'|'.join(unsaid)})\([\w.]+\)"
    alone, joined = re.compile(rf" where {now}(?= by |\)|$)"), re.compile(rf" and {now}|(?<= where ){now} and ")
    figure = re.compile(r"(?:calc|total|chart) ")
    return tuple(alone.sub("", joined.sub("", line)) if figure.match(line) else line for line in lines)


def stages_are_no_fields(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """What a board moves through is neither a field of its cards nor a record beside them."""
    board = next((line for line in lines if line.startswith("stage ") and ":" in line), "")
    stages = {identifier(s) for s in split_outside(board.partition(":")[2], ">")}
    if not stages:
        return lines
    mended: list[str] = []
    is_left_out = False
    for line in lines:
        found = RECORD.match(line)
        if found is None:
            of_record = re.match(r"(calc|total|warn|sort|filter|group|button|tick|chart|remind) ", line)
            if not (is_left_out and of_record):
                mended.append(line)
            continue
        is_left_out = identifier(found[1]) in stages
        fields = split_outside(found[2], ",")
        kept = [f for f in fields if not re.fullmatch(rf"(?:{'|'.join(stages)}) (?:text|yesno|number|date)", f.strip())]
        if not is_left_out:
            mended.append(line if len(kept) == len(fields) or not kept else f"record {found[1]}: {', '.join(kept)}")
    if not any(line.startswith("record ") for line in mended):
        return lines
    column = identifier(board.partition(":")[0].removeprefix("stage "))
    known = " ".join(line for line in mended if line.startswith(("record ", "calc ", "tick ")))
    gone = "|".join(sorted(stage for stage in stages if not re.search(rf"\b{stage}\b", known))) or "-"
    return tuple(
        re.sub(rf"\bwhere ({gone})$", rf'where {column} = "\1"', line) if line.startswith("total ") else line
        for line in mended
    )


def averages_per_day(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“The average per day” of what is entered every day is that of the entries, not a seventh of them all."""
    if not re.search(r"\b(average|mean)\b[^.;]{0,20}\b(per|a|each|every) day\b", request, re.I):
        return lines
    return tuple(re.sub(r"^(total [^=]+= )sum\((\w+)\) / (?:7|30|31|365)$", r"\1avg(\2)", line) for line in lines)
