"""Prompts as data: a file a role, read once, filled strictly; the fixed head of each is evaluated once and kept."""

import hashlib
import re
from dataclasses import dataclass

_END = "<|im_end|>\n"


@dataclass(frozen=True, slots=True)
class Example:
    """A request and the answer wanted for it."""

    request: str
    answer: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A role's instruction and examples. `digest` names this very wording in records of runs."""

    instruction: str
    examples: tuple[Example, ...] = ()

    @property
    def prefix(self) -> str:
        """The part that never changes, in ChatML (https://qwen.readthedocs.io/en/latest/getting_started/concepts.html)."""
        turns = "".join(_turn("user", e.request) + _turn("assistant", e.answer) for e in self.examples)
        return _turn("system", self.instruction) + turns

    def ask(self, request: str, answer_so_far: str = "") -> str:
        """Return what follows the prefix: the request, and the beginning of the answer where it is given."""
        return _turn("user", _plain(request)) + "<|im_start|>assistant\n" + answer_so_far

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.prefix.encode()).hexdigest()[:12]


def read_prompt(text: str, examples: str = "") -> Prompt:
    """Read an instruction (front matter between `---` lines is for people) and its examples.

    In the examples a request begins with `> `, the answer follows, lines with `#` before the first are comments.
    """
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL).strip()
    blocks = re.split(r"^> ", examples, flags=re.MULTILINE)[1:]
    pairs = (block.strip().partition("\n") for block in blocks)
    return Prompt(body, tuple(Example(request.strip(), answer.strip()) for request, _, answer in pairs))


def _turn(role: str, text: str) -> str:
    return f"<|im_start|>{role}\n{text}{_END}"


def _plain(text: str) -> str:
    """What a person says cannot end its own turn: the marks of ChatML are taken apart."""
    return " ".join(text.replace("<|", "< |").replace("|>", "| >").split())
