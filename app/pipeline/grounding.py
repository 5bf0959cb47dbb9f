"""Holds lines against the words of the request: what the words call for and no line answers, what nobody asked for."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from app.pipeline.clauses import content_stems, is_akin, match, stem
from app.pipeline.numbers_said import is_said_otherwise, numbers_of, with_digits

# lines that change what people see and that a small model likes to add unasked
_NEEDS_SUPPORT = frozenset(
    {"total", "chart", "group", "hide", "warn", "remind", "goal", "button", "calendar", "stage", "style", "text"}
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that call for a line. `answered_by` are beginnings of lines, `answered_by_text` a pattern over all lines;
    `ask` is how a missing line begins, "" where the words only support lines that are there."""

    words: re.Pattern[str]
    answered_by: tuple[str, ...]
    answered_by_text: re.Pattern[str] | None = None
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Words that say by which stretch of time dates are grouped."""

    words: re.Pattern[str]
    period: str


@dataclass(frozen=True, slots=True)
class Grounding:
    """The evidence table (resources/prompts/evidence.toml)."""

    evidence: tuple[Evidence, ...]
    periods: tuple[Period, ...]
    covers: Mapping[str, frozenset[str]]
    """Stems that a kind of line answers without repeating them, by its keyword."""

    def unanswered(self, request: str, lines: tuple[str, ...]) -> tuple[Evidence, ...]:
        """Return what the words call for and no line answers, for which one can ask."""
        return tuple(e for e in self.evidence if e.ask and e.words.search(request) and not _is_answered(e, lines))

    def is_supported(self, line: str, request: str, fields: frozenset[str] = frozenset()) -> bool:
        """Whether the words of the request give a reason for this line. `fields`: stems of what the records hold."""
        keyword = line.split(" ", 1)[0]
        if keyword not in _NEEDS_SUPPORT or _is_said(line, request, content_stems(with_digits(request)) - fields):
            return True
        is_half_said = match(line.removeprefix(keyword), content_stems(request)).fraction > 0.3
        if keyword in ("style", "text", "stage") and is_half_said:
            return True
        if keyword in ("total", "group") and _is_split_said(line, request):
            return True
        return any(
            any(a.split()[0] == keyword for a in e.answered_by) and e.words.search(request) for e in self.evidence
        )

    def stems(self, line: str) -> frozenset[str]:
        """Return the stems that a line answers: its own words and those its kind stands for."""
        keyword, _, rest = line.partition(" ")
        said = content_stems(rest.replace("_", " ")) | self.covers.get(keyword, frozenset())
        for word in ("unique", "now"):  # words inside a line that stand for many in the request
            if re.search(rf"\b{word}\b", rest):
                said |= self.covers.get(word, frozenset())
        return said

    def period(self, clause: str) -> str:
        """Return the stretch of time that the words group dates by, or ""."""
        return next((p.period for p in self.periods if p.words.search(clause)), "")


def read_grounding(text: str) -> Grounding:
    """Read the table of evidence from TOML text."""
    table = tomllib.loads(text)
    evidence = tuple(
        Evidence(
            re.compile(row["words"], re.IGNORECASE),
            tuple(row.get("answered_by", ())),
            re.compile(row["answered_by_text"], re.IGNORECASE) if "answered_by_text" in row else None,
            row.get("ask", ""),
        )
        for row in table["evidence"]
    )
    periods = tuple(Period(re.compile(row["words"], re.IGNORECASE), row["period"]) for row in table["period"])
    covers = {row["keyword"]: frozenset(stem(w) for w in row["words"].split()) for row in table["covers"]}
    return Grounding(evidence, periods, covers)


def _is_said(line: str, request: str, said: frozenset[str]) -> bool:
    """Whether the request names the figure or the warning itself (“what is still open”), or gives its number."""
    keyword, _, rest = line.partition(" ")
    if keyword not in ("total", "warn", "goal", "button"):
        return False
    label = re.split(r"[=:]| when ", rest)[0].strip()
    is_phrase = (" " in label or keyword == "warn") and re.search(rf"\b{re.escape(label)}\b", request, re.I)
    lacking = re.search(r"\bnot (\w+)$", rest)
    lacked = re.escape(lacking[1]).replace("_", " ") if lacking else ""
    is_lacked = lacking and re.search(rf"\b(?:not|\w+n't|still|nobody has|un)[ -]?{lacked}", request, re.I)
    if is_phrase or is_lacked or _is_number_said(keyword, rest, request) or _is_asked(label, request):
        return True
    numbers = frozenset(re.findall(r"(?<![\w.])\d{2,}(?:\.\d+)?\b", rest))
    return bool(numbers & said) or any(match(word, said).shared for word in label.split() if content_stems(word))


def _is_number_said(keyword: str, rest: str, request: str) -> bool:
    """Whether the limits of a warning, or the target of a goal, are numbers of the request: “between 1 and 3”."""
    if keyword not in ("warn", "goal"):
        return False
    condition = rest.partition(" when ")[2] if keyword == "warn" else rest.rpartition(" of ")[2]
    limits = [float(n) for n in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", condition)]
    said = numbers_of(request)
    if re.search(r"\b(?:one|once)\b", request, re.I):
        said |= {1.0}
    return any(limits) and all(is_said_otherwise(n, said) for n in limits if n)


def _is_asked(label: str, request: str) -> bool:
    """Whether the request asks “how many hours has it run” of what a figure is called, and does not only list it."""
    asks = re.findall(r"\bhow (?:many|much) (\w+) (?:has|have|had|did|do|does|are|is|were|was|i|we)\b", request, re.I)
    return bool(content_stems(" ".join(asks)) & content_stems(label))


def _is_split_said(line: str, request: str) -> bool:
    """Whether the request says “by species”, “per child”, “for each dog” of what the line is split by."""
    found = re.search(r"^group (\w+)$| by (?:\w+\()?(\w+)\)?$", line)
    if not found:
        return False
    group = stem((found[1] or found[2]).split("_")[-1])
    for said in _SPLIT.finditer(request):
        words = [stem(word) for word in said[1].lower().split()]
        if any(word == group or is_akin(word, group) or word in _ANY_GROUP for word in words):
            return True
    return False


_SPLIT = re.compile(
    r"(?<!\w)(?:(?<!sorted )(?<!ordered )(?<!filter )(?<!search )(?<!sort )(?<!up )(?<!look )(?<!order )by|per|"
    r"(?:for|of|in|at|from)? ?(?:each|every)) (?:the |my |of the |a )?([a-z]+(?: [a-z]+)?)",
    re.I,
)
_ANY_GROUP = frozenset(stem(word) for word in "group step column stage phase section category".split())


def _is_answered(evidence: Evidence, lines: tuple[str, ...]) -> bool:
    if any(line.startswith(a) for line in lines for a in evidence.answered_by):
        return True
    text = evidence.answered_by_text
    return text is not None and any(text.search(line) for line in lines)
