"""What is asked of a language model and what comes back."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal


class Priority(IntEnum):
    """Who waits: a person in front of the screen, or nobody. Smaller goes first, also between two tokens."""

    FOREGROUND = 0
    BACKGROUND = 1


@dataclass(frozen=True, slots=True)
class Sampling:
    """How one sequence is sampled. `temperature` 0 is greedy. `grammar` is GBNF text with a rule `root`, or None.

    A stop string ends the sequence and is not part of the text.
    """

    temperature: float = 0.0
    top_p: float = 0.95
    seed: int = 0
    max_tokens: int = 256
    stop: tuple[str, ...] = ()
    grammar: str | None = None


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """One prompt, continued by one sequence for each of `samplings`, decoded together in one batch.

    `prefix` is the fixed head of the prompt: its state is evaluated once and kept on disk. `prompt` follows it.
    Both are raw text with the model's own special tokens (ChatML) spelled out.
    """

    prefix: str
    prompt: str
    samplings: tuple[Sampling, ...] = (Sampling(),)
    priority: Priority = Priority.FOREGROUND
    adapter: str = ""
    """What the model learnt besides and answers with, by its name; without one it answers as it is."""
    likely: str = ""
    """A text that a single answer is likely to repeat for the most part, as a repair repeats the code that failed. So
    it comes sooner, and says the same save where two words are all but equally likely (docs/decisions/094)."""


@dataclass(frozen=True, slots=True)
class Completion:
    """One sequence. `logprobs` are natural logarithms, one a token, under the plain distribution (temperature 1)."""

    text: str
    logprobs: tuple[float, ...]
    pieces: tuple[str, ...]
    finish: Literal["stop", "length"]


@dataclass(frozen=True, slots=True)
class Generation:
    """The completions in the order of `samplings`, with what they cost."""

    completions: tuple[Completion, ...]
    prompt_tokens: int
    cached_tokens: int
    generated_tokens: int
    prefill_s: float
    decode_s: float
