"""Requests of a fourth examiner who knows nothing of how apps are made here: painted, played and passed on."""

import itertools
import math
import re
from collections import Counter
from dataclasses import dataclass

from tests.e2e.drawing import Board, Color, Point, color_choices, distance
from tests.e2e.hearing import LISTEN, struck, within_moments
from tests.e2e.person import Person
from tests.e2e.reading import Unmet
from tests.e2e.requests import behaviour

_CLEAR = (
    "clear",
    "wipe",
    "wipe clean",
    "erase",
    "erase all",
    "clear board",
    "clear all",
    "new picture",
    "reset",
    "clean",
)


@behaviour("mirror")
def mirror(p: Person) -> None:
    """A slanting stroke tells a mirror from a copy. The two halves may be one board or two."""
    board = Board(p)
    blank = board.picture()
    _mirrored(board, ((0.12, 0.2), (0.38, 0.45)))
    colors = color_choices(p)
    if len(colors) < 2:
        raise Unmet("there are no colors to pick from")
    shades: list[Color] = []
    for choose, height in zip((colors[0], colors[-1]), (0.55, 0.75), strict=True):
        choose()
        p.press_if(("done", "ok"))
        board = Board(p)
        shades.append(_mirrored(board, ((0.1, height), (0.35, height + 0.13))))
    if distance(*shades) < 60:
        raise Unmet("another color paints no other color")
    p.press(_CLEAR)
    p.confirm()
    board = Board(p)
    if not p.patiently(lambda: board.picture().difference(blank) < 200):
        raise Unmet("the button to wipe leaves something on the board")


def _mirrored(board: Board, ends: tuple[Point, Point]) -> Color:
    """Draw a line on the left; expect it mirrored on the right in the same colour, and return the colour."""
    before = board.picture()
    board.stroke(*ends)
    after = board.picture()
    (x, y), (i, j) = ends
    places = [(x + (i - x) * part, y + (j - y) * part) for part in (0.2, 0.4, 0.6, 0.8)]
    own = [after.ink(before, place) for place in places]
    if None in own:
        raise Unmet("the mouse leaves no mark on the left")
    other = [after.ink(before, (1 - place[0], place[1])) for place in places]
    if None in other:
        raise Unmet("what is painted on the left is not mirrored on the right")
    if any(after.ink(before, (place[0] + 0.5, place[1])) for place in (places[0], places[-1])):
        raise Unmet("what is painted on the left is copied to the right, not mirrored")
    if any(a is not None and b is not None and distance(a, b) > 90 for a, b in zip(own, other, strict=True)):
        raise Unmet("the mirror paints in another color")
    return own[1] or (0, 0, 0)


_NAMES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11, "H": 11}
_SOLFEGE = {"do": 0, "re": 2, "mi": 4, "fa": 5, "sol": 7, "so": 7, "la": 9, "si": 11, "ti": 11}
_NOTE = r"(?<![A-Za-z])([A-H])\s?(#|♯|b|♭|is\b|es\b| sharp| flat)?\s?\d?(?![A-Za-z])"


@behaviour("octave")
def octave(p: Person) -> None:
    """Keys are what carries the names of notes, or the seven or more long things side by side. Each has its tone."""
    p.page.add_init_script(LISTEN)
    p.reload()
    keys = _keys(p)
    static = _words_off(p, keys)
    told: list[tuple[int, list[float]]] = []
    for key in keys:
        known = len(struck(p))
        x, y = p.page.evaluate(_LOW_MIDDLE, [key, keys])
        p.page.mouse.move(x, y)
        p.page.mouse.down()
        p.page.wait_for_timeout(80)
        name = _note_shown(p, keys, static)
        p.page.mouse.up()
        if not within_moments(p, lambda n=known: len(struck(p)) > n):  # type: ignore[misc]
            raise Unmet("a key that is pressed makes no sound")
        if not p.patiently(lambda n=name: n is not None or _note_shown(p, keys, static) is not None):  # type: ignore[misc]
            raise Unmet("does not show the name of the note that was pressed")
        after = _note_shown(p, keys, static)
        note = name if after is None else after
        p.page.wait_for_timeout(60)
        told.append((note if note is not None else -1, struck(p, known)))
    for note, pitches in told:
        if all(pitches) and not any(_is_pitch(pitch, note) for pitch in pitches):
            raise Unmet(f"shows another note than the {pitches[0]:.0f} hertz that sound")
    if not set(_NAMES.values()) <= {note for note, _ in told}:
        raise Unmet("the keys are no octave: not all of C, D, E, F, G, A and B are shown when they are pressed")


def _is_pitch(pitch: float, note: int) -> bool:
    away = (12 * math.log2(pitch / 440) + 9 - note) % 12
    return min(away, 12 - away) < 0.35


def _keys(p: Person) -> list[int]:
    """Return the keys: what is to be pressed and named like a note, else the largest row of high things of a kind."""
    named = [b["i"] for b in p.buttons() if not b["disabled"] and b["box"]["h"] > 25
             and any(_class_of(name.strip()) is not None and len(name.strip()) < 9 for name in b["names"])]  # fmt: skip
    if len(named) >= 7:
        return named
    tall = [b for b in p.buttons() if b["box"]["h"] > 1.3 * b["box"]["w"] and b["box"]["h"] > 50]
    if not 7 <= len(tall) <= 26:
        raise Unmet("there are no keys to play on")
    return [b["i"] for b in tall]


def _class_of(name: str) -> int | None:
    """Return which of the twelve notes a text names last, or nothing."""
    found = list(re.finditer(_NOTE, name))
    if found:
        sign = (found[-1][2] or "").strip()
        step = 1 if sign in ("#", "♯", "is", "sharp") else -1 if sign else 0
        return (_NAMES[found[-1][1]] + step) % 12
    words = [word for word in re.findall(r"[a-z]+", name.lower()) if word in _SOLFEGE]
    return _SOLFEGE[words[-1]] if words else None


# a place low on the key that no other key covers
_LOW_MIDDLE = """([key, keys]) => { const e = window.__eyes.thing(key);
    e.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const r = e.getBoundingClientRect(), hits = (x, y) => { const at = document.elementFromPoint(x, y);
        return at && (e === at || e.contains(at)); };
    for (const part of [0.85, 0.95, 0.6, 0.4, 0.2]) for (const side of [0.5, 0.3, 0.7, 0.1, 0.9]) {
        const x = r.left + r.width * side, y = r.top + r.height * part; if (hits(x, y)) return [x, y]; }
    return [r.left + r.width / 2, r.top + r.height * 0.85]; }"""
_WORDS_OFF = """keys => { const all = keys.map(i => window.__eyes.thing(i)), out = [];
    const walk = e => { for (const n of e.childNodes) {
        if (n.nodeType === 3 && n.data.trim()) out.push([e.closest('p,li,div,td,h1,h2,h3,output') || e, n.data.trim()]);
        else if (n.nodeType === 1 && !all.includes(n) && !n.matches('script,style,option,title') && n.checkVisibility())
            walk(n); } };
    walk(document.body);
    const lines = new Map(); for (const [e, text] of out) lines.set(e, (lines.get(e) || '') + ' ' + text);
    return [...[...lines.values()].map(t => t.trim()),
        ...[...document.querySelectorAll('input,output')].map(e => String(e.value || ''))]; }"""


def _words_off(p: Person, keys: list[int]) -> list[str]:
    """Return the lines of the page without what stands on the keys."""
    return [str(line) for line in p.page.evaluate(_WORDS_OFF, keys)]


def _note_shown(p: Person, keys: list[int], static: list[str]) -> int | None:
    for line in _words_off(p, keys):
        if line not in static and _class_of(line) is not None:
            return _class_of(line)
    return None


_KNOW = ("know", "knows", "know it", "heard", "informed", "people who know", "have heard", "spread", "reached")
_STEP = ("step", "next step", "next", "one step", "advance", "do a step", "step forward", "spread", "tick", "go on",
         "1 step", "continue")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cell:
    """One of the crowd: how it looks and where it stands."""

    look: str
    x: float
    y: float


@behaviour("rumor")
def rumor(p: Person) -> None:
    """Who knows is read from the looks of the crowd, and must be as many as are told; it only spreads next door."""
    if not p.patiently(lambda: p.shows_near(_KNOW, 1, limit=70)):
        p.press_if(("start", "new", "reset", "begin", "new rumor", "restart"))
    p.sees_near(_KNOW, 1, limit=70)
    crowd = _crowd(p)
    counts = Counter(cell.look for cell in crowd)
    knowing = [look for look, count in counts.items() if count == 1]
    if len(counts) < 2 or not knowing:
        raise Unmet("does not show which one of the people knows the rumor")
    plain, known = counts.most_common(1)[0][0], {i for i, cell in enumerate(crowd) if cell.look in knowing}
    if len(known) != 1:
        raise Unmet("does not show which one of the people knows the rumor")
    sizes = [1]
    for _ in range(14):
        p.press(_STEP)
        p.wait(0.5)
        p.page.wait_for_timeout(60)
        crowd = _crowd(p)
        now = {i for i, cell in enumerate(crowd) if cell.look != plain}
        if known - now:
            raise Unmet("somebody who knew the rumor does not know it any more")
        if any(not any(_are_neighbors(crowd, one, other) for other in known) for one in now - known):
            raise Unmet("somebody hears the rumor who is no neighbor of one who knows it")
        p.sees_near(_KNOW, len(now), limit=70)
        known = now
        sizes.append(len(now))
    if sizes[-1] < 6:
        raise Unmet(f"the rumor does not spread: after fourteen steps {sizes[-1]} know it")


# the largest set of things of one kind and size: the crowd; each with how it looks and where its middle is
_CROWD = """() => { const kinds = new Map();
    for (const e of document.querySelectorAll('body *')) { if (!e.checkVisibility()) continue;
        const r = e.getBoundingClientRect(); if (r.width < 4 || r.height < 4) continue;
        const key = [e.tagName, Math.round(r.width), Math.round(r.height)].join();
        (kinds.get(key) || kinds.set(key, []).get(key)).push(e); }
    const best = [...kinds.values()].sort((a, b) => b.length - a.length)[0] || [];
    return best.length < 9 ? [] : best.map(e => { const r = e.getBoundingClientRect();
        const look = [e, ...e.querySelectorAll('*')].map(x => { const s = getComputedStyle(x);
            return [x.textContent.trim(), s.backgroundColor, s.backgroundImage, s.fill, s.color].join(); }).join(';');
        return [look, (r.left + r.width / 2), (r.top + r.height / 2)]; }); }"""


def _crowd(p: Person) -> list[_Cell]:
    p.page.mouse.move(2, 2)
    found = [_Cell(str(look), float(x), float(y)) for look, x, y in p.page.evaluate(_CROWD)]
    if not found:
        raise Unmet("does not show a grid of people")
    return found


def _are_neighbors(crowd: list[_Cell], one: int, other: int) -> bool:
    """Return whether two stand side by side or corner to corner; the edges may be joined."""
    near = []
    for values in ([cell.x for cell in crowd], [cell.y for cell in crowd]):
        places = sorted({round(value) for value in values})
        step = min((b - a for a, b in itertools.pairwise(places) if b - a > 3), default=1)
        span = places[-1] - places[0]
        away = abs(values[one] - values[other])
        near.append(away < 1.5 * step or away > span - 0.5 * step)
    return all(near)
