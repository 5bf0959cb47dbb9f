"""Prompts as data: a file a role, read once, filled strictly; the fixed head of each is evaluated once and kept."""

import hashlib
import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from app.domain.generation import GenerationRequest, Sampling
from app.domain.words import TYPE_WORDS
from app.pipeline.clauses import content_stems

_END = "<|im_end|>\n"
_LEAST_LIKENESS = 0.12
_LEAST_SHARE = 0.6
"""An example that is much further away than the nearest costs half a second of reading and teaches nothing."""
_MOST_LETTERS = 700
"""What a second and a third example may bring the reading to: 200 tokens, two and a half seconds on two cores."""


@dataclass(frozen=True, slots=True)
class Example:
    """A request and the answer wanted for it."""

    request: str
    answer: str


@dataclass(frozen=True)
class Bank:
    """More examples than are read for every request: the few that are nearest to one are shown just before it.

    Near is the cosine of the requests' stems, rare ones weighing more (tf-idf); a small model copies what it saw last,
    so three near examples do more than a hundred far ones (docs/decisions/004-nearest-examples.md).
    """

    examples: tuple[Example, ...] = ()

    def nearest(self, request: str, most: int, least_likeness: float = _LEAST_LIKENESS) -> tuple[Example, ...]:
        """Return at most so many examples, the nearest last; none that is far from the request (likeness 0…1)."""
        wanted = content_stems(request)
        scores = [self._likeness(wanted, stems) for stems in self._stems]
        ranked = sorted(range(len(scores)), key=lambda i: scores[i])[-most:]
        least = max(least_likeness, _LEAST_SHARE * scores[ranked[-1]]) if ranked else 1.0
        letters, near = 0, list[Example]()
        for example in (self.examples[i] for i in reversed(ranked) if scores[i] >= least):
            letters += len(example.request) + len(example.answer)
            if not near or letters <= _MOST_LETTERS:
                near.append(example)
        return tuple(reversed(near))

    def warm_up(self) -> None:
        """Read all examples now, which takes a third of a second for thousands, so that the first request need not."""
        self._rarity  # noqa: B018

    @cached_property
    def _stems(self) -> tuple[frozenset[str], ...]:
        return tuple(content_stems(_said(e)) for e in self.examples)

    @cached_property
    def _rarity(self) -> dict[str, float]:
        held = Counter(stem for stems in self._stems for stem in stems)
        return {stem: math.log(1 + len(self._stems) / count) for stem, count in held.items()}

    def _likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        shared = sum(self._rarity[s] ** 2 for s in one & other)
        return shared / (self._norm(one) * self._norm(other)) if shared else 0.0

    def _norm(self, stems: frozenset[str]) -> float:
        return math.sqrt(sum(self._rarity.get(s, 1.0) ** 2 for s in stems))


@dataclass(frozen=True, slots=True)
class Prompt:
    """A role's instruction and examples. `digest` names this very wording in records of runs.

    What the model learnt as an `adapter` needs neither. Of the bank the `nearest` are shown; to a request of more than
    `short_words` words only those that are at least as like it as `likeness_of_long`.
    """

    instruction: str = ""
    examples: tuple[Example, ...] = ()
    bank: Bank = Bank()
    adapter: str = ""
    nearest: int = 3
    short_words: int = 0
    likeness_of_long: float = _LEAST_LIKENESS

    @property
    def prefix(self) -> str:
        """The part that never changes, in ChatML (https://qwen.readthedocs.io/en/latest/getting_started/concepts.html)."""
        told = _turn("system", self.instruction) if self.instruction else ""
        return told + "".join(_shown(e) for e in self.examples)

    def request(self, request: str, samplings: tuple[Sampling, ...], answer_so_far: str = "") -> GenerationRequest:
        """Return what the model is asked."""
        prompt = self.ask(request, answer_so_far)
        return GenerationRequest(self.prefix, prompt, samplings, adapter=self.adapter)

    def ask(self, request: str, answer_so_far: str = "") -> str:
        """Return what follows the prefix: the nearest of the bank, the request, the answer as far as it is given."""
        least = _LEAST_LIKENESS if len(request.split()) <= self.short_words else self.likeness_of_long
        near = "".join(_shown(e) for e in self.bank.nearest(request, self.nearest, least))
        return near + _turn("user", _plain(request)) + "<|im_start|>assistant\n" + answer_so_far

    @property
    def digest(self) -> str:
        return hashlib.sha256((self.adapter + self.prefix).encode()).hexdigest()[:12]


def read_prompt(text: str, examples: str = "", bank: str = "") -> Prompt:
    """Read an instruction (front matter between `---` lines is for people), its examples, and a bank of more.

    In the examples a request begins with `> `, the answer follows, lines with `#` before the first are comments.
    """
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL).strip()
    return Prompt(body, read_examples(examples), Bank(read_examples(bank)))


def read_examples(text: str) -> tuple[Example, ...]:
    blocks = re.split(r"^> ", text, flags=re.MULTILINE)[1:]
    pairs = (block.strip().partition("\n") for block in blocks)
    return tuple(Example(request.strip(), answer.strip()) for request, _, answer in pairs)


def _said(example: Example) -> str:
    """Return the words of an example: of its answer only the names, not the words of the language itself."""
    lines = (line.partition(" ")[2] for line in example.answer.splitlines())
    names = re.sub(r"\b(" + "|".join(TYPE_WORDS) + r")\b(?! [a-z])", " ", " ".join(lines).replace("_", " "))
    return f"{example.request} {names}"


def _shown(example: Example) -> str:
    return _turn("user", example.request) + _turn("assistant", example.answer)


def _turn(role: str, text: str) -> str:
    return f"<|im_start|>{role}\n{text}{_END}"


def _plain(text: str) -> str:
    """What a person says cannot end its own turn: the marks of ChatML are taken apart."""
    return " ".join(text.replace("<|", "< |").replace("|>", "| >").split())
