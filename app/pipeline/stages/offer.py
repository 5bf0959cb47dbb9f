"""Real lines to choose from for a wish that nothing answers: sampled by the agents, held to the rules, put in words."""

from collections import Counter
from dataclasses import dataclass, replace

from app.domain.blueprint import Line
from app.domain.blueprint_parser import parse_blueprint
from app.domain.build import Understood
from app.domain.generation import Sampling
from app.domain.intent import Intent
from app.domain.line_words import doing_in_words
from app.domain.metrics import Tokens
from app.domain.wish_question import MOST_OFFERS, Offer
from app.pipeline.stages.understand import GRAMMAR_LINES, Understanding, Work

_SEEDS = (21, 22, 23, 24, 25, 26)
_TEMPERATURE = 0.9
"""Higher than where the best reading is sought: here different ones are wanted."""
_MOST_WISHES = 2
"""For so many of the wishes one batch each is sampled, until there is something to choose from."""
_MOST_LOSS = 0.35
"""A line may name one thing and one number nobody said; one that breaks or loses others costs more."""
_NOT_ALONE = frozenset({"app", "calculator", "input", "quiz", "machine", "setting", "style", "text"})
"""Lines that do nothing for a wish by themselves, or that are another app. A small model that knows no line for a wish
likes to write a colour."""


@dataclass(frozen=True, slots=True)
class Offers:
    """What may be chosen for `clause`; `results` are the apps with each line, in the order of `offers`."""

    clause: str
    offers: tuple[Offer, ...]
    results: tuple[Understood, ...]


async def sample_offers(agents: Understanding, intent: Intent, understood: Understood) -> Offers | None:
    """Return lines to choose from for the first wish that has any; None where nothing usable was sampled."""
    so_far = understood.blueprint.text
    samplings = tuple(
        Sampling(_TEMPERATURE, 0.95, seed, max_tokens=60, stop=("\n",), grammar=GRAMMAR_LINES) for seed in _SEEDS
    )
    for clause in understood.unmet[:_MOST_WISHES]:
        work = Work(agents, intent.request, intent.clauses)
        completions = await work.complete(so_far, samplings, request=clause)
        written = [c.text.strip() for c in completions if c.finish != "length"]
        found = _usable(agents, intent, understood, clause, written)
        if found:
            offers, results = zip(*found[:MOST_OFFERS], strict=True)
            return Offers(clause, offers, tuple(_with_cost(r, understood, work.spent) for r in results))
    return None


def _usable(
    agents: Understanding, intent: Intent, understood: Understood, clause: str, written: list[str]
) -> list[tuple[Offer, Understood]]:
    """Return what can be chosen: each thing once, what most samples say first, of each kind one before the second."""
    found: dict[str, tuple[Offer, Understood]] = {}
    said = Counter[str]()
    for text in written:
        lines = _with_line(agents, intent, understood, clause, text)
        if lines is None:
            continue
        [(at, new)] = [(i, line) for i, line in enumerate(lines) if line.clause == clause]
        result = Work(agents, intent.request, intent.clauses).understood(lines)
        says = doing_in_words(result.blueprint, at)
        said[says] += 1
        found.setdefault(says, (Offer(new.text, says), result))
    kinds = Counter[str]()
    placed: list[tuple[int, tuple[Offer, Understood]]] = []
    for says, _ in said.most_common():
        kind = _keyword(found[says][0].line)
        placed.append((kinds[kind], found[says]))
        kinds[kind] += 1
    return [each for _, each in sorted(placed, key=lambda one: one[0])]


def _with_line(
    agents: Understanding, intent: Intent, understood: Understood, clause: str, text: str
) -> tuple[Line, ...] | None:
    """Return the app's lines with this one more, mended; None where it does not fit or changes another."""
    if _keyword(text) in _NOT_ALONE:
        return None
    before = tuple(line.text for line in understood.blueprint.lines)
    # Whether the person wants it they say themselves: here it counts as said.
    said = text.replace("_", " ").replace("=", " ")
    work = Work(agents, f"{intent.request}. {said}", intent.clauses)
    base, longer = work.assess(before, {}), work.assess((*before, text), {})
    more, fewer = Counter(longer.lines) - Counter(before), Counter(before) - Counter(longer.lines)
    if fewer or more.total() != 1 or longer.score < base.score - _MOST_LOSS:
        return None
    [new] = more
    if _keyword(new) in _NOT_ALONE:  # mended into one of those
        return None
    known = list(understood.blueprint.lines)
    lines: list[Line] = []
    for line in longer.lines:
        at = next((i for i, old in enumerate(known) if old.text == line), None)
        lines.append(known.pop(at) if at is not None else Line(line, clause))
    is_read = not parse_blueprint(tuple(lines), agents.find_conversion).problems
    return tuple(lines) if is_read else None


def _keyword(line: str) -> str:
    """Return the first word: of “machine: a rocket” it is “machine”."""
    return line.split(" ", 1)[0].rstrip(":")


def _with_cost(result: Understood, before: Understood, spent: Tokens) -> Understood:
    return replace(
        result,
        prompt_tokens=before.prompt_tokens + spent.prompt,
        cached_tokens=before.cached_tokens + spent.cached,
        generated_tokens=before.generated_tokens + spent.generated,
    )
