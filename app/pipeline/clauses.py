"""Takes a request apart into its wishes, and says which wish a line of the blueprint answers, by its words."""

import re
from dataclasses import dataclass

from app.domain.words import singular

_STOP = frozenset(
    """
    a an the and or of for to in on at by with from as is are be it its it's i i'd me my mine we our us you your
    they them their that this these those there here so then than too also just only please want wants need needs
    would like could can should will shall make makes made create build give gives let lets have has had do does did
    app application tool thing something anything some any each every all one ones what which who where when how
    whether if but not no into out up down off over about more most much many very really kind um uh er ah well okay
    ok hey hi hello know mean get gets put see show shows display tell tells able using use used maybe actually
    basically he she his her him am was were been being because while until till them same other another own both
    list
    """.split()
)
_FEATURE = (
    r"(?:shows?|lists?|lets?|counts?|filters?|sorts?|orders?|groups?|warns?|reminds?|flags?|highlights?|ticks?|charts?|"
    r"graphs?|plots?|searche?s?|works?|calculates?|tells?|gives?|draws?|picks?|keeps?|tracks?|totals?|marks?|adds?|clears?|"
    r"removes?|hides?|how|whether|which|when|where|also|then|i can|i want|i tick|i click|i enter|i type|it|so that|my|"
    r"(?:a|an|the)\s+(?:\w+\s+){0,2}?(?:chart|graph|total|average|sum|count|streak|button|calendar|board|warning|score|"
    r"search|filter|percentage|goal|reminder|list|timer)|with\s+(?:a|an|the|start))"
)
_LEAST_WORDS = 5
_SMALL_WORDS = 0.15
_NUMBERS = dict(
    zip(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "fifteen",
            "twenty",
            "thirty",
            "hundred",
            "thousand",
        ],
        ["2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "15", "20", "30", "100", "1000"],
        strict=True,
    )
)
_BORDER = re.compile(
    rf"(?<=[.;!?])\s+|\s*[;\n]\s*|(?:,\s*(?:and\s+|but\s+|then\s+)?|\s+and\s+|\s+but\s+)(?={_FEATURE}\b)", re.I
)
_FILLER = re.compile(r"\b(?:um+|uh+|er+m?|you know|i mean|like,)[,\s]+", re.I)
_CIRCUMSTANCE = re.compile(
    r"(?:(?:i|we) (?:run|own|manage|teach|coach|work|live|study|organi[sz]e|have|play|go|do|always|never|often)|"
    r"(?:i'm|i am|we're|we are) (?:an?|the|at|in|\w+ing)|there (?:is|are)|"
    r"(?:my|our|the) (?:\w+ ){1,3}?(?:is|are|has|have|takes?|goes?|likes?|loves?|plays?|runs?|can't|never|always)|"
    r"(?:\w+ ){1,3}(?:at|in) (?:the|our|my) \w+$)\b"
    r"(?!.*(?:\b(?:want|need|would like|track|note|enter|type|log|write|keep|show|count|warn|remind)\b|"
    r"\b(?:with|each|every|percent)\b|[,:\d]))",
    re.I,
)
"""What is told before a wish: who somebody is, what they have. With a list in it, it names fields, and is none."""
_COURTESY = re.compile(
    r"^(?:(?:hi|hello|hey|okay|ok|so|well|please|now)[,!\s]+)*"
    r"(?:(?:can|could|would|will) you (?:please )?|i(?:'d| would) (?:like|love) (?:to have |you to )?|"
    r"i (?:want|need) )?"
    r"(?:please )?(?:(?:make|build|create) (?:me )?|(?:write|give) me )?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text answers a clause: `shared` stems of the clause's `asked` ones."""

    shared: frozenset[str]
    asked: frozenset[str]

    @property
    def fraction(self) -> float:
        return len(self.shared) / len(self.asked) if self.asked else 1.0


def split_clauses(request: str) -> tuple[str, ...]:
    """Return the wishes of a request in its own words, in order, without fillers and courtesies."""
    text = _FILLER.sub("", " ".join(request.split()))
    parts = [p.strip(" ,.;!?") for p in _BORDER.split(text) if p]
    if parts:
        first = _COURTESY.sub("", parts[0]).strip()
        parts[0] = first or parts[0]
    wishes: list[str] = []
    for part in parts:
        if content_stems(part) or not wishes:
            wishes.append(part)
        else:
            # words that say nothing alone (“how much”) belong to what was said before them
            wishes[-1] = f"{wishes[-1]}, {part}"
    told = [w for w in wishes if content_stems(w)] or [w for w in wishes if w]
    # who somebody is, said before what they want, is no wish
    return tuple(told[1:] if len(told) > 1 and _CIRCUMSTANCE.match(told[0]) else told)


def content_stems(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning."""
    words = re.findall(r"[^\W\d_]+(?:'[a-z]+)?|\d+", text.lower())
    return frozenset(_NUMBERS.get(w) or (w if w.isdigit() else stem(w)) for w in words if w not in _STOP)


def is_likely_english(text: str) -> bool:
    """Return whether the small words are English ones. Of 90 requests each had a quarter; other languages a tenth."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if not any(word.isascii() for word in words):
        return False
    return len(words) < _LEAST_WORDS or sum(word in _STOP for word in words) / len(words) >= _SMALL_WORDS


def stem(word: str) -> str:
    """Return a rough English stem: enough that `liters` and `liter`, `watered` and `watering` meet."""
    word = singular(word.removesuffix("'s"))
    if word.endswith("tre"):
        word = f"{word[:-2]}er"  # litres and liters
    for ending in ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "er", "ers", "ly", "es"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.rstrip("e") if len(word) > 3 else word


def match(clause: str, stems: frozenset[str]) -> Match:
    """Compare a clause's words with stems of something that may answer it; long words may differ in their endings."""
    asked = content_stems(clause)
    shared = frozenset(a for a in asked if a in stems or any(is_akin(a, s) for s in stems))
    return Match(shared, asked)


def is_akin(one: str, other: str) -> bool:
    """Return whether two stems begin alike for five letters, up to the end of the shorter one."""
    least = min(len(one), len(other))
    return least >= 5 and one[:least] == other[:least]
