"""Rules about what is hidden, put in order by hand, and drawn without repeats: said, and forgotten by a line."""

import re

from app.domain.words import says_over
from app.pipeline.grounding import Grounding
from app.pipeline.lines import BY_HAND, RECORD, Lines, ticked_field

_COUNTS = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True))
_SAID_ONCE = re.compile(
    r"\b(?:no|without|not|never|don't|avoid\w*) (?:\w+ )?repeat\w*|"
    r"\b(?:nobody|no one|none|never|no|not|nothing|isn't|doesn't|don't|nicht) (?:\w+ ){0,6}?"
    r"(?:twice|two times|again|come back)\b(?! in a row)|"
    r"\beach (?:\w+ )?(?:\w+ )?(?:only )?once (?:before|until|till|and)|"
    r"\bnone coming back\b|"
    r"\b(?:until|till|before) (?:every(?:one|body|thing)|all|the (?:others|rest))\b[^.;]{0,40}"
    r"\b(?:turn|had|were|was|been|came|come|picked|drawn|sung|through|used)\b",
    re.I,
)
_MAY_REPEAT = re.compile(r"\b(?:may|can|could|might|even if)\b[^.;]{0,30}\b(?:again|twice|same)\b", re.I)
_GOES_AWAY = re.compile(
    r"\b(?:(?:should|shall|must|can|may|to|just|then|is|are|it|they|ones?) (?:be )?(?:\w+ )?"
    r"(?:go(?:es)? away|gone|disappears?|vanish(?:es)?)|out of (?:the way|sight)|"
    r"hid(?:e|es|den|ing) (?:(?:the|what|those|everything|all) )?(?:\w+ ){0,2}?"
    r"(?:done|ticked|finished|bought|over|read|paid|sold|checked|completed?)|"
    r"(?:done|ticked|finished|bought|read|paid|sold|checked|completed?) (?:ones |things |items )?(?:\w+ ){0,2}hid\w+|"
    r"hid(?:e|es|den|ing) (?:those|these|them|it)\b|"
    r"(?:don't|do not|never|not|needn't) (?:want to |wanna |have to |need to )?(?:see|look at) (?:\w+ ){1,3}?"
    r"(?:any ?more|any longer|again|after that)|"
    r"only (?:want to )?(?:see|show) (?:me )?(?:what|the ones?|those|things) (?:\w+ ){0,2}?(?:still )?open)\b",
    re.I,
)
_HIDES_IF_ASKED = re.compile(
    r"\b(?:(?:able|way|option|chance|let me|let us|button|switch|can|could) (?:i |we |me |us )?(?:to |that |which )?"
    r"(?:then )?hides?\b|hid(?:e|ing) [^.;]{0,30}\b(?:(?:when|if) (?:i|we) (?:want|like|ask|say|press)|"
    r"(?:with|by|at) (?:a|one|the) (?:press|button|click|tap)))",
    re.I,
)
_NOT_OWNED = "(?<!have )(?<!has )(?<!are )(?<!got )(?<!our )(?<!all )"
_DRAWS = re.compile(r"\b(?:draws?|drawing|picks?|chooses?|random\w*|raffle|lots?|winners?)\b", re.I)
_REMOVES = re.compile(r"\b(?:delet\w+|remov\w+|clear\w*|throw\w*|bin)\b", re.I)


def hidden_is_ticked(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`hide when done` reads a field that somebody must be able to tick."""
    known = "\n".join(lines)
    mended: list[str] = []
    for line in lines:
        found = re.match(r"hide when (?:not )?([a-z]\w*)(?: if asked)?$", line)
        is_there = found and re.search(rf"\b(?:tick|calc|record|setting) [^|\n]*\b{found[1]}\b", known)
        if found and says_over(found[1]) and not is_there:
            mended.append(f"tick {found[1]}")
        mended.append(line)
    return tuple(mended)


def hidden_if_asked(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Let me hide the ones I'm done with” shows all until somebody wants it otherwise."""
    hides = [line for line in lines if line.startswith("hide when ")]
    if len(hides) != 1 or hides[0].endswith(" if asked") or not _HIDES_IF_ASKED.search(request):
        return lines
    return tuple(f"{line} if asked" if line == hides[0] else line for line in lines)


def ticked_goes_away(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Once it's ticked it should go away” is said, and nothing hides it."""
    ticks = [line for line in lines if ticked_field(line)]
    is_answered = any(re.match(r"hide |stage |cards |button [^:]*: *delete", line) for line in lines)
    if len(ticks) != 1 or is_answered or not _GOES_AWAY.search(request) or _REMOVES.search(request):
        return lines
    at = lines.index(ticks[0]) + 1
    if_asked = " if asked" if _HIDES_IF_ASKED.search(request) else ""
    return (*lines[:at], f"hide when {ticked_field(ticks[0])}{if_asked}", *lines[at:])


def order_by_hand(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`sort order` beside a made-up field `order number` is the order that one gives by hand."""
    if BY_HAND in lines or not SAYS_BY_HAND.search(request):
        return lines
    made_up = {"order", "position", "rank", "place", "sequence", "sort_order", "custom", "drag"}
    mended: list[str] = []
    for line in lines:
        found = re.match(r"sort (\w+)(?: asc| desc)?$", line)
        if not (found and found[1] in made_up):
            mended.append(line)
            continue
        mended.append(BY_HAND)
        for at, other in enumerate(mended):
            if record := RECORD.match(other):
                fields = re.sub(rf", {found[1]} number(?= *(?:,|$))", "", record[2])
                mended[at] = f"record {record[1]}: {fields}"
    return tuple(mended)


def drawn_once(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Nobody twice” is a draw without repeats."""
    if not _SAID_ONCE.search(request) or _MAY_REPEAT.search(request):
        return lines
    picks = [line for line in lines if line.startswith("pick ")]
    if len(picks) != 1 or "without repeats" in picks[0]:
        return lines
    return tuple(f"{line} without repeats" if line == picks[0] else line for line in lines)


def several_drawn(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """“Three winners” are drawn at once: `pick Winner from list` is `pick 3 Winners from list`."""

    def mend(line: str) -> str:
        found = re.match(r"pick ([A-Za-z]+?)s?( from .+)$", line)
        if not found:
            return line
        said = re.search(rf"{_NOT_OWNED}\b(\d{{1,2}}|{'|'.join(_COUNTS)}) (?:\w+ )?{found[1]}s\b", request, re.I)
        draws = _DRAWS.search(request)
        count = (_COUNTS.get(said[1].lower()) or int(said[1])) if said else 0
        return f"pick {count} {found[1]}s{found[2]}" if draws and 1 < count <= 20 else line

    return tuple(mend(line) for line in lines)


SAYS_BY_HAND = re.compile(
    r"\b(?:(?:order|sort|arrange|rank|move)\w* (?:\w+ ){0,3}?(?:by hand|myself|ourselves|by dragging)|"
    r"drag\w*\b[^.;]{0,30}\b(?:order|top|place|about|around|up)|"
    r"(?:my|our|their) own order|order (?:\w+ ){0,2}?(?:i|we) (?:like|want|give|choose)|"
    r"rearrang\w+|re-?order(?:able|ing)|(?:move|push|pull|shift) (?:\w+ ){0,3}?up (?:and|or) down)\b",
    re.I,
)
"""Words for an order that no field gives."""
