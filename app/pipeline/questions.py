"""Writes the questions of a quiz: its content is knowledge, so it is asked for apart from the blueprint."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.generation import Completion, Sampling
from app.domain.metrics import Tokens
from app.pipeline.mending_formulas import answers_wanted, limit_answers
from app.pipeline.ports import LanguageModel
from app.pipeline.prompts import Prompt

GRAMMAR = 'root ::= ask ("\\n" ask)*\nask ::= [^=|\\n]+ "?" " = " [^|\\n]+ " | " [^|\\n]+ (" | " [^|\\n]+)+\n'
_NUMBERS = {
    w: n
    for n, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_USUAL, _MOST = 5, 15


@dataclass(frozen=True, slots=True)
class QuestionWriter:
    model: LanguageModel
    prompt: Prompt

    async def write(self, topic: str, request: str) -> tuple[tuple[tuple[str, float], ...], Tokens]:
        """Return `ask` lines, each with how sure the agents are of it, and what they cost."""
        wanted = count_wanted(request)
        asks: dict[str, tuple[str, float]] = {}
        so_far, spent = "", Tokens()
        for _ in range(3):
            sampling = Sampling(max_tokens=60 * wanted, grammar=GRAMMAR)
            asked = self.prompt.request(f"{wanted} questions: {topic}", (sampling,), so_far)
            generation = await self.model.generate(asked)
            spent += Tokens(generation.prompt_tokens, generation.generated_tokens, generation.cached_tokens)
            known = len(asks)
            for question, line, sure in _read(generation.completions[0]):
                asks.setdefault(question, (line, sure))
            if len(asks) >= wanted or len(asks) == known:
                break
            so_far = "".join(line.removeprefix("ask ") + "\n" for line, _ in asks.values())
        count = answers_wanted(request)
        kept = ((limit_answers(line, count) if count else line, sure) for line, sure in asks.values())
        return tuple(kept)[:wanted], spent


def _read(completion: Completion) -> Iterator[tuple[str, str, float]]:
    """Yield the question for comparison, its line, and how sure the agents are of what they wrote, on average."""
    lines = completion.text.split("\n")
    if completion.finish == "length" and len(lines) > 1:
        lines = lines[:-1]
    sure = round(math.exp(sum(completion.logprobs) / max(1, len(completion.logprobs))), 2)
    for line in lines:
        question, _, answers = line.partition(" = ")
        distinct = list(dict.fromkeys(a.strip() for a in answers.split("|") if a.strip()))
        if len(distinct) >= 3:
            yield question.strip().casefold(), f"ask {question.strip()} = {' | '.join(distinct[:4])}", sure


def count_wanted(request: str) -> int:
    """Return the number of questions asked for, or the usual one."""
    found = re.search(r"\b(\d+|" + "|".join(_NUMBERS) + r")\s+(?:\w+\s+)?questions?\b", request, re.IGNORECASE)
    if not found:
        return _USUAL
    number = int(found[1]) if found[1].isdigit() else _NUMBERS[found[1].lower()]
    return min(max(number, 2), _MOST)
