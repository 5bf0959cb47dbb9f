"""Functions people ask for often, written once and tested: found by what a description says and what it takes."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.blueprint import Field


@dataclass(frozen=True, slots=True)
class KnownFunction:
    """`takes` are "text" or "number", in the order of the parameters; `source` has NAME for the function's name."""

    name: str
    says: re.Pattern[str]
    unless: re.Pattern[str] | None
    takes: tuple[str, ...]
    is_random: bool
    source: str


def read_functions(text: str) -> tuple[KnownFunction, ...]:
    """Read the catalogue (resources/kit/functions.toml)."""
    return tuple(
        KnownFunction(
            name,
            re.compile(row["says"], re.IGNORECASE),
            re.compile(row["unless"], re.IGNORECASE) if "unless" in row else None,
            tuple(row["takes"]),
            bool(row.get("random", False)),
            row["source"].strip(),
        )
        for name, row in tomllib.loads(text).items()
    )


def find_function(
    known: Sequence[KnownFunction], name: str, words: str, inputs: Sequence[Field], is_random: bool
) -> str | None:
    """Return the code of a function called `name` that does what `words` say with these inputs, or None.

    Where the inputs stand in another order than the known function takes them, it is called with them turned round.
    """
    kinds = [_kind(field) for field in inputs]
    for function in known:
        fits = function.says.search(words) and not (function.unless and function.unless.search(words))
        if not fits or function.is_random != is_random or sorted(kinds) != sorted(function.takes):
            continue
        if kinds == list(function.takes):
            return function.source.replace("NAME", name)
        parameters = [field.name for field in inputs] + (["random"] if is_random else [])
        ordered = sorted(inputs, key=lambda field: function.takes.index(_kind(field)))
        given = [field.name for field in ordered] + (["random"] if is_random else [])
        inner = function.source.replace("NAME", f"{name}_of").replace("\n", "\n  ")
        return f"function {name}({', '.join(parameters)}) {{\n  {inner}\n  return {name}_of({', '.join(given)});\n}}"
    return None


def _kind(field: Field) -> str:
    return "number" if field.is_numeric else "text"
