"""Finds the places in an app's files that a blueprint line is behind: what changes in them when it is left out.

Nothing is noted down while code is made, so nothing can be noted wrong; and the places are looked up in the files as
they are now, also after their owner has moved things.
"""

from collections.abc import Callable, Mapping
from difflib import SequenceMatcher

from app.domain.blueprint import Blueprint
from app.domain.codebase import Codebase
from app.domain.trace import Place
from app.kit.compiler import compile_app

_ABOUT_THE_APP = ("blueprint.txt", "checks.json", "trace.json", "README.md")


def find_places(
    lines: tuple[str, ...], now: Codebase, parts: Mapping[str, str], parse: Callable[[str], Blueprint]
) -> tuple[tuple[Place, ...], ...]:
    """Return the places of each line in the files as they are `now`. `parse` makes a blueprint of lines."""
    whole = _texts(compile_app(parse("\n".join(lines)), parts))
    current = _texts(now)
    moves = {path: _moves(whole[path], current[path]) for path in whole if path in current}
    found: list[tuple[Place, ...]] = []
    owner = 0
    for index, text in enumerate(lines):
        owner = index if text.split(" ", 1)[0] in ("record", "calculator") else owner
        less = _texts(compile_app(parse("\n".join(line for i, line in enumerate(lines) if i != index)), parts))
        own = tuple(p for path in moves for p in _changed(path, whole[path], less.get(path, []), moves[path]))
        # What comes with every record anyway (search, some filters) stands where the record does.
        found.append(own or (found[owner] if owner < index else ()))
    return tuple(found)


def _texts(codebase: Codebase) -> dict[str, list[str]]:
    return {f.path: f.text.split("\n") for f in codebase.files if f.path not in _ABOUT_THE_APP}


def _changed(path: str, whole: list[str], less: list[str], moves: Mapping[int, int]) -> list[Place]:
    """Return the runs of lines that are not there, or are different, when the blueprint's line is left out."""
    if whole == less:
        return []
    gone = [n for tag, a, b, _, _ in _blocks(whole, less) if tag in ("delete", "replace") for n in range(a, b)]
    here = sorted(moves[n] for n in gone if n in moves and whole[n].strip())
    places: list[Place] = []
    for number in here:
        if places and number <= places[-1].last + 1:
            places[-1] = Place(path, places[-1].first, number)
        else:
            places.append(Place(path, number, number))
    return places


def _moves(made: list[str], now: list[str]) -> dict[int, int]:
    """Return where (from 1) each line as made stands now; those its owner took out are not there."""
    if made == now:
        return {n: n + 1 for n in range(len(made))}
    return {a + i: c + i + 1 for tag, a, b, c, _ in _blocks(made, now) if tag == "equal" for i in range(b - a)}


def _blocks(one: list[str], other: list[str]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(None, one, other, autojunk=False).get_opcodes())
