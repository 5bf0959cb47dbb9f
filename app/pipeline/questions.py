"""Writes the questions of a quiz: its content is knowledge, so it is asked for apart from the blueprint."""

import math
import re
from dataclasses import dataclass

from app.domain.generation import GenerationRequest, Sampling
from app.domain.metrics import Tokens
from app.pipeline.ports import LanguageModel
from app.pipeline.prompts import Prompt

GRAMMAR = 'root ::= ask ("\\n" ask)*\nask ::= [^=|\\n]+ "?" " = " [^|\\n]+ " | " [^|\\n]+ (" | " [^|\\n]+)+\n'
_NUMBERS = {w: n for n, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])}
_USUAL, _MOST = 5, 15


@dataclass(frozen=True, slots=True)
class QuestionWriter:
    model: LanguageModel
    prompt: Prompt

    async def write(self, topic: str, request: str) -> tuple[tuple[tuple[str, float], ...], Tokens]:
        """Return `ask` lines, each with how sure the agents are of it, and what they cost."""
        wanted = count_wanted(request)
        prompt = self.prompt.ask(f"{wanted} questions: {topic}")
        sampling = Sampling(max_tokens=60 * wanted, grammar=GRAMMAR)
        generation = await self.model.generate(GenerationRequest(self.prompt.prefix, prompt, (sampling,)))
        spent = Tokens(generation.prompt_tokens, generation.generated_tokens, generation.cached_tokens)
        [completion] = generation.completions
        lines = completion.text.split("\n")
        lines = lines[:-1] if completion.finish == "length" and len(lines) > 1 else lines
        sure = math.exp(sum(completion.logprobs) / max(1, len(completion.logprobs)))
        asks: dict[str, str] = {}
        for line in lines:
            question, _, answers = line.partition(" = ")
            distinct = list(dict.fromkeys(a.strip() for a in answers.split("|") if a.strip()))
            if len(distinct) >= 3:
                asks.setdefault(question.strip().casefold(), f"ask {question.strip()} = {' | '.join(distinct[:4])}")
        return tuple((line, round(sure, 2)) for line in list(asks.values())[:wanted]), spent


def count_wanted(request: str) -> int:
    """Return the number of questions asked for, or the usual one."""
    found = re.search(r"\b(\d+|" + "|".join(_NUMBERS) + r")\s+(?:\w+\s+)?questions?\b", request, re.IGNORECASE)
    if not found:
        return _USUAL
    number = int(found[1]) if found[1].isdigit() else _NUMBERS[found[1].lower()]
    return min(max(number, 2), _MOST)
