"""What is wanted, and the blueprint for it: written by agents, held against the words of the request line by line.

One greedy candidate first. What the words call for and no line answers is asked for by the beginning of such a line.
Only where the result still has faults are four more candidates sampled in one batch and the best grounded one taken.
"""

import math
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.blueprint import Blueprint, Generator, Line, Output
from app.domain.blueprint_parser import FindConversion, Parsed, parse_blueprint
from app.domain.blueprint_parts import read_typing
from app.domain.build import Understood
from app.domain.formula import names_in
from app.domain.generation import Completion, Sampling
from app.domain.intent import Intent, IntentKind
from app.domain.metrics import Tokens
from app.domain.transcript import Transcript
from app.pipeline.clauses import content_stems, match, split_clauses
from app.pipeline.factors_said import with_said_factors
from app.pipeline.grounding import Grounding
from app.pipeline.hearing import Misheard, mend_hearing
from app.pipeline.lines import ANY_BEGINNING
from app.pipeline.mending import mend_lines
from app.pipeline.numbers_said import is_said_otherwise, numbers_of
from app.pipeline.ports import LanguageModel, OnToken
from app.pipeline.prompts import Prompt
from app.pipeline.questions import QuestionWriter

OnLine = Callable[[Line], None]
OnMore = Callable[[int, int, float], None]
"""Told what further samples bought: wishes unanswered before, after, and the seconds they took."""
FindMachine = Callable[[str, str], str | None]
"""A description and the request → a machine of the catalogue as its line says it, or None."""

GRAMMAR_LINES = f'root ::= line ("\\n" line)*\nline ::= ({ANY_BEGINNING}) [^\\n]+\n'
GRAMMAR = f'root ::= "app " [^\\n]+ "\\n" line ("\\n" line)*\nline ::= ({ANY_BEGINNING}) [^\\n]+\n'
_LIMIT = 260
_SEEDS = (11, 12, 13, 14)
_LEAST_LIMIT = 80
_LONE_TOOLS = frozenset(["app", "text", "style", "timer", "pick", "counter"])
"""Where an app is nothing but these, a machine that a part of the request names does more of what was said."""
_BELOW_RECORD = re.compile(
    r"(total|chart|filter|sort|hide|find|group|warn|remind|stage|tick|goal|button|cards|calendar)\b"
)
_RESULT = re.compile(r"(output|generate|convert|record|pick|timer|machine|drill)\b")
_LEAST_COVERAGE = 0.25
"""Below it the words are hardly met, and other readings are worth their seconds; misheard words are never met."""
_SURE = 0.7
"""Below it a wish is not turned away: “bmi” was taken for a question at 0.51, “make the title bigger” rightly for a
change at 0.76."""
_EVEN = 0.5
"""Below it the words are less likely an app than not; where they ask something, they are a question."""
_WORLDS_NUMBERS = frozenset(["0", "1", "2", "4", "7", "12", "24", "30", "52", "60", "100", "365", "1200", "3600"])
_WHETHER = re.compile(r"\b(whether|if (it|they|he|she|i|we))\b", re.IGNORECASE)
_YES_OR_NO = re.compile(r"\byesno\b|^tick ")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of the request. `score` is higher for fewer faults; `sureness` 0…1 a line, by its mended text."""

    lines: tuple[str, ...]
    parsed: Parsed
    score: float
    sureness: dict[str, float]

    @property
    def has_parts(self) -> bool:
        return _has_parts(self.parsed.blueprint)


@dataclass(frozen=True, slots=True)
class Understanding:
    """The agents that read requests. `quiz` writes the questions a quiz needs."""

    model: LanguageModel
    prompt: Prompt
    grounding: Grounding
    questions: QuestionWriter
    find_conversion: FindConversion
    find_machine: FindMachine
    misheard: tuple[Misheard, ...] = ()
    on_more: OnMore = lambda before, after, seconds: None

    async def read_intent(self, transcript: Transcript) -> Intent:
        """Return what kind of wish this is. Costs little: the words read here need not be read again."""
        heard = transcript.text
        request, mended = mend_hearing(heard, self.misheard) if transcript.source == "speech" else (heard, ())
        asked = self.prompt.request(request, (Sampling(max_tokens=3, stop=("\n",)),))
        [completion] = (await self.model.generate(asked)).completions
        # The first token says whether there is an app in it; which kind of other thing it is instead says the second.
        sure = math.exp(completion.logprobs[0]) if completion.logprobs else 0.0
        kind, confidence = _kind(completion.text, sure, request, self.find_machine(request, request) is not None)
        return Intent(kind, confidence, request, split_clauses(request), mended)

    async def write_blueprint(
        self, intent: Intent, on_line: OnLine | None = None, on_token: OnToken | None = None
    ) -> Understood:
        """Return the blueprint, each line with its clause, and the clauses that no line answers."""
        work = Work(self, intent.request, intent.clauses)
        best = await work.best_candidate(_line_watcher(on_line, on_token))
        best = await work.with_clauses_asked_again(best)
        return work.understood(await work.with_questions(best))


class Work:
    """One request being understood."""

    def __init__(self, agents: Understanding, request: str, clauses: tuple[str, ...]) -> None:
        self.spent = Tokens()
        self._agents = agents
        self._request = request
        self._clauses = clauses

    async def best_candidate(self, on_token: OnToken) -> Candidate:
        [first] = await self.complete("", (Sampling(max_tokens=_LIMIT, grammar=GRAMMAR),), on_token)
        best = await self._with_asked(self._candidate(first))
        if self._is_faulty(best):
            started_s, before = time.perf_counter(), len(self._unmet(_plain_lines(best.lines)))
            # others are hardly ever twice as long; one that never ends would be waited for by all
            limit = min(_LIMIT, max(_LEAST_LIMIT, 2 * len(first.pieces)))
            samples = tuple(Sampling(0.7, 0.95, seed, limit, grammar=GRAMMAR) for seed in _SEEDS)
            sampled = [self._candidate(c) for c in await self.complete("", samples)]
            best = max([best, *sampled], key=lambda c: c.score)
            best = _vote_on_sureness(await self._with_asked(best), sampled)
            after = len(self._unmet(_plain_lines(best.lines)))
            self._agents.on_more(before, after, time.perf_counter() - started_s)
        if not best.has_parts:
            # nothing the kit has words for: agents write it, from the words of the request
            best = self.assess((*best.lines, f"machine: {self._request}"), best.sureness)
        return best

    async def with_clauses_asked_again(self, best: Candidate) -> Candidate:
        """Ask for a line for each clause that none answers, once."""
        for clause in self._unmet(_plain_lines(best.lines))[:2]:
            so_far = "\n".join(best.lines) + "\n"
            sampling = Sampling(max_tokens=60, stop=("\n",), grammar=GRAMMAR_LINES)
            [answer] = await self.complete(so_far, (sampling,), request=clause)
            longer = self.assess(
                (*best.lines, answer.text.strip()), best.sureness | {answer.text.strip(): _sure(answer)}
            )
            if len(longer.lines) > len(best.lines) and longer.score > best.score:
                best = longer
        return best

    async def with_questions(self, best: Candidate) -> tuple[Line, ...]:
        lines = tuple(self._line(text, best) for text in best.lines)
        if not any(q for q in best.parsed.blueprint.quizzes if len(q.questions) < 2):
            return lines
        quiz_line = next(line for line in lines if line.text.startswith("quiz "))
        topic, _ = read_typing(quiz_line.text.removeprefix("quiz "))
        written, spent = await self._agents.questions.write(topic, self._request)
        self.spent += spent
        kept = tuple(line for line in lines if not line.text.startswith("ask "))
        return kept + tuple(Line(text, quiz_line.clause, sure) for text, sure in written)

    def understood(self, lines: tuple[Line, ...]) -> Understood:
        """Return the lines as an app, with what they answer and what none does."""
        blueprint = parse_blueprint(lines, self._agents.find_conversion).blueprint
        unmet = self._unmet(lines)
        answers = tuple((c, self.answering(c, lines)) for c in self._clauses if c not in unmet)
        spent = self.spent
        return Understood(blueprint, unmet, spent.prompt, spent.cached, spent.generated, answers)

    def _unmet(self, lines: tuple[Line, ...]) -> tuple[str, ...]:
        return tuple(clause for clause in self._clauses if not self.is_covered(clause, lines))

    def is_covered(self, clause: str, lines: tuple[Line, ...]) -> bool:
        """Whether the lines answer enough of the clause's words."""
        stems = frozenset[str]().union(*(self._agents.grounding.stems(line.text) for line in lines))
        if _WHETHER.match(clause) and any(_YES_OR_NO.search(line.text) for line in lines):
            return True
        found = match(clause, stems)
        return not found.asked or found.fraction >= 0.34 or any(line.clause == clause for line in lines)

    def answering(self, clause: str, lines: tuple[Line, ...]) -> tuple[int, ...]:
        """Return the lines that answer a clause: those whose words it has, for “whether …” those with a yes or no."""
        own = [content_stems(line.text.partition(" ")[2].replace("_", " ")) for line in lines]
        sharing = [i for i, stems in enumerate(own) if i and match(clause, stems).shared]
        if not sharing and _WHETHER.match(clause):
            sharing = [i for i, line in enumerate(lines) if _YES_OR_NO.search(line.text)]
        kinds = [
            i for i, line in enumerate(lines) if i and match(clause, self._agents.grounding.stems(line.text)).shared
        ]
        own_lines = [i for i, line in enumerate(lines) if line.clause == clause]
        return tuple(sharing or kinds or own_lines or (range(len(lines)) if self._is_all(clause, lines) else ()))

    def _is_all(self, clause: str, lines: tuple[Line, ...]) -> bool:
        """Whether the wish names the app and no more (“a shopping list, …”): all lines together answer it."""
        texts = tuple(line.text for line in lines)
        is_first = clause == self._clauses[0] and texts[0].startswith("app ")
        names_it = is_first and match(clause, content_stems(texts[0].removeprefix("app "))).fraction == 1.0
        return names_it and not self._agents.grounding.unanswered(clause, texts)

    def _candidate(self, completion: Completion) -> Candidate:
        sureness: dict[str, float] = {}
        text, worst = "", 0.0
        for piece, logprob in zip(completion.pieces, completion.logprobs, strict=True):
            text, worst = text + piece, min(worst, logprob)
            if "\n" in piece:
                sureness[text.strip()], text, worst = math.exp(worst), "", 0.0
        sureness[text.strip()] = math.exp(worst)
        # a completion cut off by its limit ends in half a line
        lines = completion.text.split("\n")
        return self.assess(tuple(lines[:-1] if completion.finish == "length" else lines), sureness)

    def assess(self, written: tuple[str, ...], sureness: dict[str, float]) -> Candidate:
        agents = self._agents
        lines = mend_lines(tuple(line.strip() for line in written if line.strip()), self._request, agents.grounding)
        lines = with_said_factors(self._known_machine(self._known_units(lines)), self._request)
        parsed = parse_blueprint("\n".join(lines), agents.find_conversion)
        broken = {p.line for p in parsed.problems}
        lines = tuple(line for i, line in enumerate(lines) if i not in broken)
        parsed = replace(parsed, blueprint=parse_blueprint("\n".join(lines), agents.find_conversion).blueprint)
        unanswered = self._unanswered(lines, parsed.blueprint)
        unsaid = sum(not content_stems(t.partition(" ")[2].replace("_", " ")) & self._said for t in lines[1:])
        score = 2 * self._coverage(lines) - 1.5 * len(broken) - 0.8 * len(unanswered) - 0.1 * unsaid
        score -= 0.5 * (_lost_references(lines, parsed.blueprint) + _idle_inputs(parsed.blueprint))
        score -= 0.2 * len(_unsaid_numbers(lines, self._request))
        score -= 0 if _has_parts(parsed.blueprint) else 10
        return Candidate(lines, parsed, score, sureness)

    def _is_faulty(self, candidate: Candidate) -> bool:
        """Whether it misses what was meant, or reckons with a number that nobody said (of right answers one in forty
        does). One wish that no line answers is asked for alone: four more readings cost more than all before."""
        is_made_up = bool(_unsaid_numbers(candidate.lines, self._request))
        is_missed = candidate.score < 0 or self._coverage(candidate.lines) < _LEAST_COVERAGE
        return not candidate.has_parts or is_made_up or is_missed

    def _coverage(self, lines: tuple[str, ...]) -> float:
        """Return which part of the words of the wishes, 0…1, the lines answer."""
        stems = frozenset[str]().union(*(self._agents.grounding.stems(line) for line in lines))
        found = [match(clause, stems).fraction for clause in self._clauses]
        return sum(found) / len(found) if found else 1.0

    def _known_units(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        """Two calculators that turn one unit into another and back are a converter, and the kit knows the units."""
        inputs = [line.split()[1] for line in lines if line.startswith("input ")]
        outputs = [line.split()[1] for line in lines if line.startswith("output ")]
        pairs = list(dict.fromkeys(tuple(sorted(pair)) for pair in zip(inputs, outputs, strict=False)))
        is_known = all(self._agents.find_conversion(a, b, None) is not None for a, b in pairs)
        if not pairs or not is_known or len(inputs) != len(outputs):
            return lines
        others = (line for line in lines if not line.startswith(("calculator ", "input ", "output ")))
        named = (sorted(pair, key=(inputs + outputs).index) for pair in pairs)
        return (*others, *(f"convert {a.replace('_', ' ')} <-> {b.replace('_', ' ')}" for a, b in named))

    def _known_machine(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        """Nothing but a title, or a machine in other words: what the catalogue has is taken from there."""
        kinds = {line.split(" ", 1)[0] for line in lines}
        title = next((line.removeprefix("app ") for line in lines if line.startswith("app ")), "")
        name = self._agents.find_machine(self._request, self._request)
        if name is None and kinds <= {"app", "text", "style", "counter", "machine", "game"}:
            name = self._agents.find_machine(title, self._request)
        if name is None and kinds <= _LONE_TOOLS and kinds & {"timer", "counter"}:
            parts = (part for part in re.split(r"[.,;:?!]\s+", self._request) if len(part.split()) > 2)
            name = next((n for part in parts if (n := self._agents.find_machine(part, self._request))), None)
        if name is not None:
            return (*(line for line in lines if line.startswith(("app ", "style "))), f"machine {name}")
        return tuple(self._catalogued(line) for line in lines)

    def _catalogued(self, line: str) -> str:
        """Name a machine as the catalogue does, whatever the line calls it."""
        words = re.sub(r"^(machine|game)\b[: ]*", "", line)
        name = self._agents.find_machine(words, self._request) if words != line else None
        return f"machine {name}" if name else line

    async def _with_asked(self, best: Candidate) -> Candidate:
        """Ask for what the words call for by the beginning of its line, the best three at most."""
        for evidence in self._unanswered(best.lines, best.parsed.blueprint)[:3]:
            if _BELOW_RECORD.match(evidence) and not best.parsed.blueprint.records:
                continue
            # no space at the end: the model's own next token begins with it, and after a bare space it is lost
            beginning = evidence.rstrip()
            so_far = "\n".join(best.lines) + "\n" + beginning
            [answer] = await self.complete(so_far, (Sampling(max_tokens=50, stop=("\n",)),))
            line = (beginning + answer.text).strip()
            longer = self.assess((*best.lines, line), best.sureness | {line: _sure(answer)})
            if longer.score > best.score:
                best = longer
        return best

    def _unanswered(self, lines: tuple[str, ...], blueprint: Blueprint) -> tuple[str, ...]:
        missing = self._agents.grounding.unanswered(self._request, lines)
        asks = dict.fromkeys(e.ask for e in missing)
        if any(line.startswith("input ") for line in lines) and not any(_RESULT.match(line) for line in lines):
            asks = {"output ": None} | asks
        return tuple(a for a in asks if blueprint.records or not _BELOW_RECORD.match(a))

    async def complete(
        self, so_far: str, samplings: tuple[Sampling, ...], on_token: OnToken | None = None, request: str = ""
    ) -> tuple[Completion, ...]:
        asked = self._agents.prompt.request(request or self._request, samplings, so_far)
        generation = await self._agents.model.generate(asked, on_token)
        self.spent += Tokens(generation.prompt_tokens, generation.generated_tokens, generation.cached_tokens)
        return generation.completions

    def _line(self, text: str, best: Candidate) -> Line:
        """Return the line with the clause it answers; one that answers none was added because the app needs it."""
        sure = round(best.sureness.get(text, 0.5), 2)
        if text.startswith("app "):
            return Line(text, "", sure)
        clause = self._clause_of(text)
        return Line(text, clause, sure, assumed=not clause)

    def _clause_of(self, text: str) -> str:
        own = content_stems(text.partition(" ")[2].replace("_", " "))
        kind = self._agents.grounding.stems(text) - own

        def weight(clause: str) -> float:
            asked = content_stems(clause)
            said = match(clause, own).shared
            return 2 * len(said) + len(match(clause, kind).shared) - 0.1 * len(asked - said)

        best = max(self._clauses, key=weight, default="")
        return best if best and match(best, own | kind).shared else ""

    @property
    def _said(self) -> frozenset[str]:
        return content_stems(self._request)


def _kind(first: str, sure: float, request: str, is_machine: bool) -> tuple[IntentKind, float]:
    """Read the model's first word. It must be sure to turn a wish away: a terse one (“snake”) is still a wish."""
    looks_asked = re.search(r"\?\s*$|^(who|what|why|when|where|which|is|are|do|does|did|can you tell)\b", request, re.I)
    wants_thing = re.search(
        r"\b(app|game|calculator|converter|tracker|timer|list|tool|quiz|generator|log|board)\b|"
        r"^(remember|track|log|keep|note|collect|count|record|manage|plan|organi[sz]e|calculate|convert|work out)\b",
        request,
        re.I,
    )
    if not (content_stems(request) or wants_thing or is_machine):
        return "none", 1.0
    if not first.startswith("none"):
        is_question = looks_asked and sure < _EVEN and not (wants_thing or is_machine)
        return ("question", 1 - sure) if is_question else ("new app", sure)
    word = first.split()[-1]
    is_short = len(request.split()) <= 4 and word in ("command", "question")
    if (
        is_machine
        or wants_thing
        or (sure < _SURE and not (looks_asked and word == "question"))
        or (is_short and sure < 0.95 and not looks_asked)
    ):
        return "new app", max(0.5, 1 - sure)
    kinds: dict[str, IntentKind] = {"question": "question", "change": "change", "command": "command"}
    return kinds.get(word, "none"), sure


def _has_parts(blueprint: Blueprint) -> bool:
    return any(
        (blueprint.records, blueprint.calculators, blueprint.converters, blueprint.timers, blueprint.quizzes,
         blueprint.drills, blueprint.pickers, blueprint.counters, blueprint.habits, blueprint.machines)
    )  # fmt: skip


def _lost_references(lines: tuple[str, ...], blueprint: Blueprint) -> int:
    """Count the references to records that are not there."""
    named = re.findall(r"\bref\((\w+)\)", " ".join(lines))
    return sum(blueprint.record(name) is None for name in named)


def _idle_inputs(blueprint: Blueprint) -> int:
    """Count the inputs that no result depends on."""
    count = 0
    for calculator in blueprint.calculators:
        parts: tuple[Output | Generator, ...] = (*calculator.outputs, *calculator.generators)
        formulas = [p.formula for p in parts if p.formula is not None]
        if len(formulas) == len(parts):
            used = frozenset[str]().union(*(names_in(f) for f in formulas))
            count += sum(i.name not in used for i in calculator.inputs)
    return count


def _unsaid_numbers(lines: tuple[str, ...], request: str) -> frozenset[str]:
    """Return the numbers in formulas that nobody said and that are not the world's own (minutes, months, percent)."""
    formulas = " ".join(line.partition("=")[2] for line in lines if line.startswith(("output ", "calc ", "total ")))
    literals = frozenset(re.findall(r"(?<![\w.])\d+(?:\.\d+)?", re.sub(r'"[^"]*"', "", formulas))) - _WORLDS_NUMBERS
    said = numbers_of(request) | {1.0}
    said |= {n * days for n in said for days in (7, 30)}  # weeks and months in days
    return frozenset(n for n in literals if not is_said_otherwise(float(n), said))


def _vote_on_sureness(best: Candidate, sampled: list[Candidate]) -> Candidate:
    """A line is as sure as the share of candidates that say it."""
    canonical = [{_canonical(line) for line in c.lines} for c in sampled]
    share = {line: (1 + sum(_canonical(line) in c for c in canonical)) / (1 + len(sampled)) for line in best.lines}
    return replace(best, sureness=best.sureness | share)


def _canonical(line: str) -> str:
    keyword, _, rest = line.partition(" ")
    body = rest.split("=", 1)[-1] if keyword in ("total", "calc", "output", "chart") else rest
    return keyword + "".join(sorted(re.findall(r"\w+", body.lower())))


def _sure(completion: Completion) -> float:
    return math.exp(min(completion.logprobs, default=0.0))


def _plain_lines(lines: tuple[str, ...]) -> tuple[Line, ...]:
    return tuple(Line(text) for text in lines)


def _line_watcher(on_line: OnLine | None, on_token: OnToken | None) -> OnToken:
    """Show each line as soon as it is written."""
    written = [""]

    def watch(sequence: int, piece: str) -> None:
        if on_token is not None:
            on_token(sequence, piece)
        if sequence != 0 or on_line is None:
            return
        written[0] += piece
        while "\n" in written[0]:
            line, _, written[0] = written[0].partition("\n")
            if line.strip():
                on_line(Line(line.strip()))

    return watch
