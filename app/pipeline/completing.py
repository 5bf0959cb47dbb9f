"""Continues code at the cursor of the editor: the model fills in the middle between what stands before and behind.

Qwen2.5-Coder was trained to do so (https://arxiv.org/abs/2409.12186, section 3.2.1): raw text between three special
tokens, no conversation. It reads little, because each token read costs the person 12 ms, and writes less.
"""

import math
import re

from app.domain.completion import CodePlace, Suggestion
from app.domain.generation import Completion, GenerationRequest, Priority, Sampling
from app.pipeline.ports import LanguageModel

MOST_BEFORE, MOST_AFTER = 600, 200
"""Characters."""
_STEP = 200
"""The beginning of what is read moves in such steps, not with every letter: what the engine has read stays useful."""
MOST_TOKENS = 48
PREFIX, _SUFFIX, _MIDDLE = "<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_OPENING, _CLOSING = "([{", ")]}"
_LEAST_REPEATED = 3
"""Fewer letters that also stand behind the cursor are chance."""


class Completer:
    """The agent behind the editor's grey text."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    async def complete(self, place: CodePlace) -> Suggestion:
        """Return what could stand at the cursor. Whoever builds an app goes first; cancelling stops it at once."""
        request = request_for(place)
        if request is None:
            return Suggestion("")
        completion = (await self._model.generate(request)).completions[0]
        return Suggestion(_tidy(completion, place.after), _confidence(completion))


def request_for(place: CodePlace) -> GenerationRequest | None:
    """Return what the model is asked, None in an empty file, where anything could stand."""
    before, after = _near_before(place.before), _near_after(place.after)
    if not (before + after).strip():
        return None
    # Behind the cursor on its line stands something: only this line is to be filled in.
    stop = ("\n",) if _rest_of_line(after) else ("\n\n",)
    sampling = Sampling(max_tokens=MOST_TOKENS, stop=stop)
    prompt = _plain(before) + _SUFFIX + _plain(after) + _MIDDLE
    return GenerationRequest(PREFIX, prompt, (sampling,), Priority.BACKGROUND)


def _near_before(text: str) -> str:
    start = max(0, len(text) - MOST_BEFORE)
    start += -start % _STEP
    newline = text.find("\n", start, max(start, len(text) - _STEP)) if start else -1
    return text[newline + 1 if newline >= 0 else start :]


def _near_after(text: str) -> str:
    near = text[:MOST_AFTER]
    newline = near.rfind("\n")
    return near[: newline + 1] if newline >= 0 and len(text) > MOST_AFTER else near


def _rest_of_line(after: str) -> str:
    return after.partition("\n")[0].strip()


def _plain(text: str) -> str:
    """Take from code the power to end or turn the prompt: the model's special tokens are such spellings."""
    return text.replace("<|", "< |").replace("|>", "| >")


def _tidy(completion: Completion, after: str) -> str:
    """Return the text as it is worth showing: up to a blank line, whole lines, nothing that stands behind already."""
    text = _BLANK_LINE.split(completion.text, maxsplit=1)[0]
    whole, newline, _ = text.rpartition("\n")
    if completion.finish == "length" and newline and whole.strip():
        text = whole  # the last line was cut off somewhere
    text = _without_repeated(text, after).rstrip()
    return text if text.strip() else ""


def _without_repeated(text: str, after: str) -> str:
    """Leave out an end of `text` that follows the cursor anyway, as a bracket does that the editor closed."""
    for size in range(min(len(text), len(after)), 0, -1):
        if not text.endswith(after[:size]):
            continue
        repeated = text[-size:]
        is_punctuation = not any(letter.isalnum() for letter in repeated)
        closes_more = _closed(text) > 0
        if repeated.strip() and (closes_more if is_punctuation else size >= _LEAST_REPEATED):
            return text[:-size]
    return text


def _closed(text: str) -> int:
    """Return how many more brackets `text` closes than it opens."""
    return sum(text.count(bracket) for bracket in _CLOSING) - sum(text.count(bracket) for bracket in _OPENING)


def _confidence(completion: Completion) -> float:
    chances = completion.logprobs
    return math.exp(sum(chances) / len(chances)) if chances else 0.0
