"""Rules about the kind of app: what is typed in again and again is kept, and no calculator forgets it."""

import re

from app.domain.words import identifier, singular
from app.pipeline.clauses import content_stems
from app.pipeline.grounding import Grounding
from app.pipeline.lines import Lines, is_formula
from app.pipeline.mending_asked import kept_records


def kept_not_calculated(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """Who rents the tent and from when to when is kept: a calculator that asks for a name nobody reads is a list."""
    inputs = [m for line in lines if (m := _INPUT.match(line))]
    outputs = [m for line in lines if (m := _OUTPUT.match(line))]
    others = [line for line in lines if not re.match(r"(?:app|input|output|text|style) ", line)]
    formulas = [m for m in outputs if m["formula"] and is_formula(m["formula"])]
    described = [m for m in outputs if m not in formulas and not _is_whole_request(m["described"] or "", request)]
    names = [m["name"] for m in inputs if m["type"] == "text" and _NAMES_SOMEBODY.search(m["name"])]
    read = " ".join(m["formula"] for m in formulas)
    unread = [name for name in names if not re.search(rf"\b{name}\b", read)]
    if not unread or not formulas or described or others or len(inputs) < 2:
        return lines
    fields = ", ".join(line[0].removeprefix("input ") for line in inputs)
    title = next((line.removeprefix("app ") for line in lines if line.startswith("app ")), "")
    made = [f"record {_thing_of(title, [m['name'] for m in inputs])}: {fields}"]
    made += [f"calc {m['name']}{_typed(m)} = {m['formula']}" for m in formulas]
    if _ADDS_UP.search(request):
        last = formulas[-1]["name"]
        made.append(f"total Total {last.replace('_', ' ')} = sum({last})")
    return (*(line for line in lines if not line.startswith(("input ", "output "))), *made)


def either_way(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Sometimes I have the price without tax, sometimes the one with”: each is worked out from the other."""
    inputs = {m["name"]: m for line in lines if (m := _INPUT.match(line))}
    outputs = [m for line in lines if (m := _OUTPUT.match(line)) and m["formula"]]
    others = [line for line in lines if not re.match(r"(?:app|input|output|text|style) ", line)]
    both = [m for m in outputs if m["name"] in inputs]
    step = _STEP.match(both[0]["formula"]) if len(both) == 1 else None
    if len(inputs) != 2 or others or step is None or step["of"] not in inputs or step["of"] == both[0]["name"]:
        return lines
    first, second = step["of"], both[0]["name"]
    back = {"*": "/", "/": "*", "+": "-", "-": "+"}[step["sign"]]
    rest = [m[0] for m in outputs if m is not both[0]]
    made: list[str] = []
    for name, other, sign in ((first, second, step["sign"]), (second, first, back)):
        formula = f"output {other}{_typed(inputs[other])} = {name} {sign} {step['n']}"
        made += [f"calculator From {name.replace('_', ' ')}", inputs[name][0], formula, *rest]
    return (*(line for line in lines if not line.startswith(("input ", "output "))), *made)


_STEP = re.compile(r"(?P<of>[a-z]\w*) (?P<sign>[-+*/]) (?P<n>\d+(?:\.\d+)?)$")


def paid_by_turns(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Paid monthly or yearly” is one price and how it is paid; what it is a month and a year is worked out."""
    if not _BY_TURNS.search(request):
        return lines
    for at, line in enumerate(lines):
        found = _TWO_PRICES.search(line) if line.startswith("record ") else None
        if found and "choice(" not in line and not re.search(r"\bpaid\b", line):
            price = found["price"]
            once = f"{price} money, paid choice(monthly/yearly)"
            worked_out = (
                f'calc {found["monthly"]} money = if(paid = "monthly", {price}, {price} / 12)',
                f'calc {found["yearly"]} money = if(paid = "yearly", {price}, {price} * 12)',
            )
            return (*lines[:at], line.replace(found[0], once), *worked_out, *lines[at + 1 :])
    return lines


_BY_TURNS = re.compile(
    r"\b(?:monthly|(?:per|a|each|every|by the) month),? or (?:yearly|annually|(?:per |a |each |every |by the )?year)\b|"
    r"\b(?:yearly|annually|(?:per|a|each|every|by the) year),? or (?:monthly|(?:per |a |each |every |by the )?month)\b",
    re.I,
)
_TWO_PRICES = re.compile(
    r"(?P<monthly>(?P<price>[a-z]\w*?)_(?:a_month|per_month|monthly)) money, "
    r"(?P<yearly>(?P=price)_(?:a_year|per_year|yearly)) money\b"
)


def asked_sides(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“It asks me one, I type the past form” makes cards of two texts; a quiz, where nobody puts any in."""
    asks = _ASKS_ME.search(request)
    records = kept_records(lines)
    if (
        not asks
        or len(records) != 1
        or any(line.startswith(("cards ", "quiz ", "drill ", "machine ")) for line in lines)
    ):
        return lines
    sides = records[0].of("text", "longtext")
    if len(sides) != 2:
        return lines
    types = _TYPES.search(request, asks.start())
    are_said = all(content_stems(side.replace("_", " ")) & content_stems(request) for side in sides)
    if not are_said and not _OWN_WORDS.search(request):  # the program is to know them: an empty list asks nothing
        title = next((line.removeprefix("app ") for line in lines if line.startswith("app ")), records[0].name)
        return (*(x for x in lines if x.startswith(("app ", "style "))), f"quiz {title}{' typed' if types else ''}")
    wanted = content_stems(types["what"]) if types else content_stems(request[asks.end() :][:30])
    named = [side for side in sides if content_stems(side.replace("_", " ")) & wanted]
    back = named[0] if len(named) == 1 and types else sides[1]
    if len(named) == 1 and not types:
        back = sides[sides[0] == named[0]]
    front = sides[sides[0] == back]
    kept = [line for line in lines if not line.startswith(("pick ", "input ", "output ", "generate "))]
    at = kept.index(lines[records[0].at]) + 1
    return (*kept[:at], f"cards {front} / {back}{' typed' if types else ''}", *kept[at:])


def machine_quizzes(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """A screen that is called a quiz is one: its questions are known, and need no program of their own."""
    rest = [line for line in lines if not line.startswith(("app ", "style ", "text "))]
    if (
        len(rest) != 1
        or not (found := _QUIZ_MACHINE.match(rest[0]))
        or not re.search(r"\b(?:quiz|trivia)", request, re.I)
    ):
        return lines
    is_typed = _TYPES.search(request)
    title = next((x.removeprefix("app ") for x in lines if x.startswith("app ")), found[1].strip().capitalize())
    return tuple(f"quiz {title}{' typed' if is_typed else ''}" if line == rest[0] else line for line in lines)


_QUIZ_MACHINE = re.compile(r"machine ((?:[\w']+ )*(?:quiz|trivia)(?: game)?) ?:", re.I)
_ASKS_ME = re.compile(
    r"\b(?:asks?|quiz(?:zes)?|tests?|examines?) (?:me|us|them|him|her|my \w+|the (?:kids?|children|pupils))\b", re.I
)
_OWN_WORDS = re.compile(
    r"\b(?:i|we|they|you|me|us|can|to|and) (?:[\w']+ ){0,2}?(?:add|adds|put|enter|type in|write down|collect|"
    r"note|fill in|save|keep|paste)\b|"
    r"\b(?:my|our|his|her|their) (?:own )?\w*(?: ?words| ?vocab\w*| ?lists?| ?cards| ?verbs)\b",
    re.I,
)
_TYPES = re.compile(
    r"\b(?:i|we|you|they|he|she|to|and) (?:have to |must |can |then )?(?:type|write)s?(?: in| down)? "
    r"(?P<what>[^.;]{0,30})",
    re.I,
)


_INPUT = re.compile(r"input (?P<name>[a-z]\w*) (?P<type>[a-z]+)(?P<rest>.*)$")
_OUTPUT = re.compile(
    r"output (?P<name>[A-Za-z][\w ]*?)(?: (?P<type>number|money|percent|date|time|yesno|text|longtext))?"
    r"(?: = (?P<formula>.+)| from [^:]+: (?P<described>.+))$"
)
_NAMES_SOMEBODY = re.compile(
    r"(?:^|_)(?:who|name|customer|client|guest|member|person|tenant|buyer|patient|pupil|student)$"
)
_ADDS_UP = re.compile(
    r"\badd(?:s|ing|ed)? (?:it|them|that|this|those|everything)? ?(?:all )?(?:up|together)\b|"
    r"\b(?:total|sum|in all|altogether)\b",
    re.I,
)


def _is_whole_request(text: str, request: str) -> bool:
    """Whether a description repeats the request: the model knew no formula and wrote down what was said."""
    own, said = content_stems(text), content_stems(request)
    return bool(own) and len(own & said) >= 0.8 * len(said)


def _thing_of(title: str, taken: list[str]) -> str:
    name = identifier(singular(title.split()[-1].lower())) if title else "entry"
    return name if name and name not in taken else "entry"


def _typed(output: re.Match[str]) -> str:
    return f" {output['type']}" if output["type"] else ""
