"""Makes inputs on which candidates for a function are told apart: near the examples first, then by type.

Inputs stay inside what the text seems to allow (no negative number where no example has one, no longer list than twice
the longest): outside it right candidates differ too, and a vote over their differences means nothing.
"""

import random
import re
from collections.abc import Iterator

from app.domain.function_task import FunctionTask, Parameter

MOST_INPUTS = 24
_MOST_TRIES = 400
_WORDS = ("hello", "Level", "a", "The quick brown fox", "12 apples", "xyzzy", "Ann Bob Cid", "racecar", "AbC dEf")
_TEXT_NAMES = re.compile(r"str|text|word|name|sentence|char|prefix|substring|message|file|^s$|^txt$", re.IGNORECASE)
_LIST_NAMES = re.compile(r"list|lst|arr|nums|numbers|values|items|grid|matrix|^l$|^xs$", re.IGNORECASE)


def make_inputs(task: FunctionTask, count: int = MOST_INPUTS) -> tuple[tuple[object, ...], ...]:
    """Return up to `count` tuples of arguments that no example has, always the same ones for the same task."""
    chance = random.Random(task.name)
    known = [example.arguments for example in task.examples]
    known = [arguments for arguments in known if len(arguments) == len(task.parameters) or not task.parameters]
    seen = {repr(arguments) for arguments in known}
    made: list[tuple[object, ...]] = []
    for arguments in _candidates(task, known, chance):
        if repr(arguments) not in seen:
            seen.add(repr(arguments))
            made.append(arguments)
        if len(made) >= count:
            break
    return tuple(made)


def _candidates(
    task: FunctionTask, known: list[tuple[object, ...]], chance: random.Random
) -> Iterator[tuple[object, ...]]:
    """Yield without end in sight: three of four near an example, one from the types."""
    for number in range(_MOST_TRIES):
        if known and number % 4 != 3:
            yield _mutate_arguments(known[number % len(known)], chance)
        elif known:
            yield _recombine(known, chance)
        else:
            yield tuple(_by_type(_type_of(parameter), chance) for parameter in task.parameters)


def _mutate_arguments(arguments: tuple[object, ...], chance: random.Random) -> tuple[object, ...]:
    if not arguments:
        return arguments
    place = chance.randrange(len(arguments))
    changed = [_mutate(a, chance) if i == place or chance.random() < 0.3 else a for i, a in enumerate(arguments)]
    return tuple(changed)


def _recombine(known: list[tuple[object, ...]], chance: random.Random) -> tuple[object, ...]:
    """Take each argument from any example, and grow or shrink one."""
    return _mutate_arguments(tuple(chance.choice(known)[i] for i in range(min(map(len, known)))), chance)


def _mutate(value: object, chance: random.Random) -> object:
    match value:
        case bool():
            return not value
        case int():
            return _mutate_integer(value, chance)
        case float():
            return round(value * chance.choice((0.5, 2, 1.1, 1)) + chance.choice((0, 0.5, 1)), 3)
        case str():
            return _mutate_text(value, chance)
        case list():
            return _mutate_list(value, chance)
        case tuple():
            return tuple(_mutate(item, chance) if chance.random() < 0.6 else item for item in value)
        case dict():
            return _mutate_mapping(value, chance)
        case set():
            return set(_mutate_list(sorted(value, key=repr), chance))
    return value


def _mutate_integer(value: int, chance: random.Random) -> int:
    """Stay on the side of zero where the example is, and do not grow much: candidates may count up to it."""
    magnitude = abs(value)
    nearby = (magnitude + 1, magnitude + 2, magnitude - 1, magnitude * 2 + 1, magnitude // 2, magnitude + 7, 1, 2, 10)
    changed = max(chance.choice(nearby), 0 if magnitude == 0 else 1)
    return -changed if value < 0 else changed


def _mutate_text(text: str, chance: random.Random) -> str:
    if not text:
        return chance.choice(_WORDS[:3])
    parts = text.split(" ")
    place = chance.randrange(len(text))
    other = chance.choice(text)
    ways = (
        text[::-1],
        text + text[: place + 1],
        text[:place] + text[place + 1 :],
        text[:place] + other + text[place:],
        text[:place] + other + text[place + 1 :],
        text.swapcase(),
        " ".join(parts[::-1]),
        " ".join(parts[1:] or parts * 2),
        " ".join((*parts, chance.choice(parts))),
        text[: place + 1],
    )
    return chance.choice(ways)


def _mutate_list(items: list[object], chance: random.Random) -> list[object]:
    if not items:
        return []
    place = chance.randrange(len(items))
    shuffled = chance.sample(items, len(items))
    changed = _mutate(items[place], chance)
    ways = (
        items[::-1],
        shuffled,
        sorted(items, key=lambda item: (str(type(item)), repr(item))),
        items[:place] + items[place + 1 :] or items,
        [*items, chance.choice(items)],
        [*items[:place], changed, *items[place + 1 :]],
        [*items, changed],
        [_mutate(item, chance) for item in items],
        shuffled + items[:place],
        items[: place + 1],
    )
    return list(chance.choice(ways))


def _mutate_mapping(mapping: dict[object, object], chance: random.Random) -> dict[object, object]:
    changed = {_mutate(k, chance) if chance.random() < 0.3 else k: v for k, v in mapping.items()}
    if changed and chance.random() < 0.3:
        changed.pop(chance.choice(list(changed)))
    return {k: _mutate(v, chance) if chance.random() < 0.3 else v for k, v in changed.items()}


def _type_of(parameter: Parameter) -> str:
    """Return the parameter's type in words of Python's annotations; without one its name has to do."""
    if parameter.type:
        return parameter.type.replace(" ", "").replace("typing.", "").lower()
    if _LIST_NAMES.search(parameter.name):
        return "list[int]"
    return "str" if _TEXT_NAMES.search(parameter.name) else "int"


def _by_type(kind: str, chance: random.Random, depth: int = 0) -> object:
    outer, _, inner = kind.rstrip("]").partition("[") if "[" in kind else (kind, "", "")
    if outer in ("list", "sequence", "iterable", "array") or kind.endswith("[]"):
        element = inner + "]" * (inner.count("[") - inner.count("]")) or kind.removesuffix("[]").replace(outer, "int")
        size = chance.choice((0, 1, 2, 3, 5, 8)) if depth == 0 else chance.choice((1, 2, 3))
        return [_by_type(element, chance, depth + 1) for _ in range(size)]
    if outer == "tuple":
        elements = [e for e in inner.split(",") if e and e != "..."] or ["int", "int"]
        return tuple(_by_type(e, chance, depth + 1) for e in elements)
    if outer in ("dict", "mapping"):
        key, _, item = inner.partition(",")
        return {
            _by_type(key or "str", chance, 2): _by_type(item or "int", chance, 2) for _ in range(chance.randrange(4))
        }
    if outer in ("set", "frozenset"):
        return {_by_type(inner or "int", chance, 2) for _ in range(chance.randrange(5))}
    if outer == "optional":
        return _by_type(inner, chance, depth)
    if kind in ("str", "string"):
        return chance.choice(_WORDS)
    if kind in ("bool", "boolean"):
        return chance.random() < 0.5
    if kind == "float":
        return chance.choice((0.0, 0.5, 1.0, 2.25, 3.7, 10.0, 99.99))
    return chance.choice((0, 1, 2, 3, 4, 5, 7, 8, 10, 12, 15, 20))
