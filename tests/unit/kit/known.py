"""What the tests of the known functions share: the catalogue, inputs by name, and V8 to run what is found."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from py_mini_racer import MiniRacer

from app.domain.blueprint import Field, FieldType
from app.kit.functions import KnownFunction, find_function, read_functions

FOLDER = Path(__file__).parents[3] / "resources/kit/functions"
KNOWN = read_functions(path.read_text("utf-8") for path in sorted(FOLDER.glob("*.toml")))
_SEEDED = "let drawn = 7; function seeded() { drawn = (drawn * 16807) % 2147483647; return drawn / 2147483647; }"


def fields(inputs: str) -> list[Field]:
    """Read "text, names longtext, n number": text is the kind where none is said."""
    kinds: dict[str, FieldType] = {"text": "text", "longtext": "longtext", "number": "number", "date": "date"}
    kinds |= {"time": "time", "color": "color", "money": "money"}
    parts = [part.split() for part in inputs.split(",") if part.strip()]
    return [Field(part[0], kinds[part[1]] if len(part) > 1 else "text") for part in parts]


def taken(words: str, inputs: str, is_random: bool = False) -> KnownFunction | None:
    """Return the function that is taken for a description."""
    return next((f for f in KNOWN if find_function([f], "made", [words], fields(inputs), is_random)), None)


def run(words: str, inputs: str, *given: object, is_random: bool = False) -> object:
    """Return what the function made for a description gives, as plain values."""
    source = find_function(KNOWN, "made", [words], fields(inputs), is_random)
    assert source is not None, words
    return call(source, given, is_random)


def call(source: str, given: Sequence[object], is_random: bool) -> object:
    arguments = ", ".join([*(json.dumps(g) for g in given), *(["seeded"] if is_random else [])])
    answer = _isolate().eval(
        f'(() => {{ "use strict"; {_SEEDED}\n{source}\nreturn JSON.stringify([made({arguments})]); }})()'
    )
    return json.loads(str(answer))[0]


def call_each(source: str, given: Sequence[Sequence[object]], is_random: bool) -> list[object]:
    """Return what it gives for each row of arguments, all in one go."""
    more = ", seeded" if is_random else ""
    each = f"{json.dumps(given)}.map((row) => made(...row{more}))"
    script = f'"use strict"; {_SEEDED}\n{source}\nreturn JSON.stringify({each});'
    return list(json.loads(str(_isolate().eval(f"(() => {{ {script} }})()"))))


@cache
def _isolate() -> MiniRacer:
    """One for all: starting V8 takes longer than most of what is tried in it."""
    return MiniRacer()
