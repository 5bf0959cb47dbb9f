"""A function that is wanted: its name, what goes in, what the text says of it, and the examples the text gives."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["python", "javascript"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """`type` is the annotation's text, "" where there is none."""

    name: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class CallExample:
    """What the text says a call gives. Values are plain Python data, whatever language the function is in."""

    arguments: tuple[object, ...]
    expected: object


@dataclass(frozen=True, slots=True)
class FunctionTask:
    """`text` is what the person gave; `opening` how the code begins: imports and helpers, and the signature."""

    language: Language
    name: str
    parameters: tuple[Parameter, ...]
    text: str
    opening: str
    examples: tuple[CallExample, ...] = ()
