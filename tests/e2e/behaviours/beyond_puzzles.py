"""Requests beyond the kit, puzzles: lamps, a row to put in order, the towers of Hanoi. The judge solves each."""

import re
from itertools import product
from typing import Any

import numpy as np

from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet
from tests.e2e.requests import behaviour
from tests.e2e.screen import Area, Picture, Screen, Squares, around, looks_alike

_SOLVED = (r"solved|congrat|well done|you (did it|won|win|made it|solved)|all (the )?(lamps|lights) (are )?(off|out)"
           r"|\bwon\b|\bwin\b|finished|complete|bravo|in order|sorted|hooray|🎉")  # fmt: skip
_PRESSES = ("presses", "press", "moves", "move", "clicks", "steps", "count", "pressed")
_FLIPS = ("flips", "flip", "moves", "turns", "flips needed", "count", "steps")


@behaviour("diagonal_lights")
def diagonal_lights(p: Person) -> None:
    """Which look of a lamp is off is found out by solving the puzzle for either."""
    screen = Screen(p)
    lamps = Squares(screen, 5, 5)
    screen.start()
    rules = screen.words()
    known = lamps.looks()
    presses = 0
    for square in ((2, 2), (0, 0), (1, 4)):
        lamps.press(square)
        screen.run(500)
        presses += 1
        now = lamps.looks()
        changed = lamps.changed(known, now)
        if changed != _diagonal(square):
            raise Unmet(f"pressing the lamp {square} flips {len(changed)} lamps, not it and those diagonal to it")
        known = now
    screen.sees_figure(_PRESSES, presses)
    lit = _two_looks(known)
    for is_off in (False, True):
        way = _presses_to(lit, is_off)
        if way is None:
            continue
        for count, square in enumerate(way, 1):
            if count == len(way) and screen.says(_SOLVED, rules):
                raise Unmet("says that all lamps are off when they are not")
            lamps.press(square)
            screen.run(300)
            presses += 1
        if screen.patiently(lambda: screen.says(_SOLVED, rules), 4):
            screen.sees_figure(_PRESSES, presses)
            return
        lit = [is_off] * 25
    raise Unmet("does not say that all lamps are off, or cannot be solved")


def _diagonal(square: tuple[int, int]) -> set[tuple[int, int]]:
    row, column = square
    near = {(row, column)} | {(row + j, column + i) for j, i in product((-1, 1), (-1, 1))}
    return {(r, c) for r, c in near if 0 <= r < 5 and 0 <= c < 5}


def _two_looks(pictures: list[Picture]) -> list[bool]:
    """Return which lamps look like the brighter of the two looks there are."""
    means = np.array([one.reshape(-1, 3).mean(axis=0) for one in pictures])
    far = max(range(25), key=lambda i: float(np.abs(means[i] - means[0]).sum()))
    like_far = [bool(np.abs(one - means[far]).sum() < np.abs(one - means[0]).sum()) for one in means]
    is_bright = float(means[far].sum()) > float(means[0].sum())
    return [is_it is is_bright for is_it in like_far]


def _presses_to(lit: list[bool], wanted: bool) -> list[tuple[int, int]] | None:
    """Return the lamps to press until all are as wanted; None where no presses do it."""
    rows = [sum(1 << (r * 5 + c) for r, c in _diagonal(divmod(i, 5))) for i in range(25)]
    goal = [is_lit is not wanted for is_lit in lit]
    table = [[sum(((rows[j] >> i) & 1) << j for j in range(25)), int(goal[i])] for i in range(25)]
    pivots: dict[int, int] = {}
    line = 0
    for column in range(25):
        hit = next((k for k in range(line, 25) if table[k][0] >> column & 1), None)
        if hit is None:
            continue
        table[line], table[hit] = table[hit], table[line]
        for k in range(25):
            if k != line and table[k][0] >> column & 1:
                table[k] = [table[k][0] ^ table[line][0], table[k][1] ^ table[line][1]]
        pivots[column] = line
        line += 1
    if any(value for _, value in table[line:]):
        return None
    return [divmod(column, 5) for column, at in pivots.items() if table[at][1]]


@behaviour("pancake_flip")
def pancake_flip(p: Person) -> None:
    screen = Screen(p)
    screen.start("shuffle", "jumble", "mix")
    row = _row(screen)
    if row == sorted(row):
        raise Unmet("the numbers are not jumbled")
    rules, flips = screen.words(), 0
    for place in (4, 2):
        row = _flip(screen, row, place, rules)
        flips += 1
    screen.sees_figure(_FLIPS, flips)
    for size in range(8, 1, -1):
        place = row.index(size)
        if place == size - 1:
            continue
        for at in ([place] if place else []) + [size - 1]:
            if screen.says(_SOLVED, rules) and row != sorted(row):
                raise Unmet("says that the numbers are in order when they are not")
            row = _flip(screen, row, at, rules)
            flips += 1
    screen.sees_figure(_FLIPS, flips)
    screen.run(2000)
    if _row(screen) != sorted(row) and not screen.says(_SOLVED, rules):
        raise Unmet("the numbers do not stay in order")


def _tiles(screen: Screen) -> list[tuple[int, float, float]]:
    """Return the numbers one to eight with their places, from left to right: the biggest where one stands twice."""
    found: list[list[float]] = screen.page.evaluate(_NUMBERS)
    found += [[float(t), x, y, 0] for t, x, y in screen.drawn_words() if re.fullmatch(r"\s*[1-8]\s*", t)]
    tiles: dict[int, list[float]] = {}
    for number, *rest in found:
        if int(number) not in tiles or rest[2] > tiles[int(number)][2]:
            tiles[int(number)] = rest
    if len(tiles) != 8:
        raise Unmet("does not show the numbers one to eight in a row")
    return [(n, x, y) for n, (x, y, _) in sorted(tiles.items(), key=lambda tile: (tile[1][0], tile[1][1]))]


_NUMBERS = """() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility())
    .map(e => [[...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join('').trim(),
        e.getBoundingClientRect()])
    .filter(([t, r]) => /^[1-8]$/.test(t) && r.width >= 8 && r.height >= 8)
    .map(([t, r]) => [+t, r.left + r.width / 2, r.top + r.height / 2, r.width * r.height])"""


def _row(screen: Screen) -> list[int]:
    return [number for number, _, _ in _tiles(screen)]


def _flip(screen: Screen, row: list[int], place: int, rules: str) -> list[int]:
    """Click the number at a place and expect the start of the row up to it to be turned round.

    A page that says that all are in order may jumble them again at once.
    """
    _, x, y = _tiles(screen)[place]
    screen.page.mouse.click(x, y)
    screen.run(1200)
    screen.page.wait_for_timeout(60)
    wanted = row[: place + 1][::-1] + row[place + 1 :]
    is_last = wanted == sorted(wanted)
    if not screen.patiently(lambda: _row(screen) == wanted or (is_last and screen.says(_SOLVED, rules)), 4):
        raise Unmet(f"clicking {row[place]} in {row} makes {_row(screen)}, not {wanted}")
    return wanted


_DISCS = ("discs", "disks", "number of discs", "number of disks", "disc", "disk", "how many discs")
_MOVES = ("moves", "move", "your moves", "moves made", "steps")
_FEWEST = ("fewest", "fewest possible", "minimum", "least", "minimum moves", "optimal", "best possible", "possible",
           "min", "perfect")  # fmt: skip


@behaviour("hanoi")
def hanoi(p: Person) -> None:
    """Moves three discs to the last peg; in between it tries what is not allowed."""
    screen = Screen(p)
    _choose_discs(screen, 4)
    screen.sees_figure(_FEWEST, 15)
    _choose_discs(screen, 3)
    screen.sees_figure(_FEWEST, 7)
    start = _pegs(screen)
    way = ((0, 2), (0, 1), (2, 1), (0, 2), (1, 0), (1, 2), (0, 2))
    for count, (a, b) in enumerate(way, 1):
        before = _pegs(screen)
        _move(screen, a, b)
        after = _pegs(screen)
        if looks_alike(before[a], after[a], 0.001) or looks_alike(before[b], after[b], 0.001):
            raise Unmet(f"no disc goes from peg {a + 1} to peg {b + 1}")
        screen.sees_figure(_MOVES, count)
        if count == 1:
            _try_big_on_small(screen, after)
            screen.sees_figure(_MOVES, 1)
    end = _pegs(screen)
    if not looks_alike(end[2], start[0], 0.08) or not looks_alike(end[0], start[2], 0.08):
        raise Unmet("the discs do not stand on the last peg as they stood on the first")


def _try_big_on_small(screen: Screen, before: list[Picture]) -> None:
    """Try it; a disc that is still held afterwards is put back where it was."""
    _move(screen, 0, 2)
    if not _are_alike(_pegs(screen), before):
        _press_peg(screen, 0)
    if not _are_alike(_pegs(screen), before):
        raise Unmet("a big disc can be put on a small one")


def _are_alike(a: list[Picture], b: list[Picture]) -> bool:
    return all(looks_alike(one, other, 0.004) for one, other in zip(a, b, strict=True))


def _move(screen: Screen, a: int, b: int) -> None:
    for peg in (a, b):
        _press_peg(screen, peg)
    screen.run(900)


def _press_peg(screen: Screen, peg: int) -> None:
    place = _places(screen)[peg]
    screen.page.mouse.click(*place.point(0.5, 0.6))
    screen.person.settle()
    screen.run(200)


def _places(screen: Screen) -> list[Area]:
    found: Any = screen.page.evaluate(_PEGS)
    if found:
        return [Area(*one) for one in found]
    return screen.board(1, 3)


# the three largest things of one size that stand side by side
_PEGS = """() => { const all = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() &&
        !e.matches('button,canvas,svg,tr,th,li,p,label')).map(e => [e, e.getBoundingClientRect()]).filter(([e, r]) => r.height >= 60 && r.width >= 8);
    let best = null;
    for (const [e, r] of all) { const three = [...e.parentElement.children].map(o => [o, o.getBoundingClientRect()])
            .filter(([o, q]) => Math.abs(q.width - r.width) < 3 && Math.abs(q.height - r.height) < 3 && Math.abs(q.y - r.y) < 3);
        if (three.length === 3 && new Set(three.map(([, q]) => Math.round(q.x))).size === 3 && (!best || r.width * r.height > best.size))
            best = { size: r.width * r.height, boxes: three.sort(([, a], [, b]) => a.x - b.x), first: e }; }
    if (!best) return null;
    best.first.scrollIntoView({ block: 'center' });
    return best.boxes.map(([o]) => o.getBoundingClientRect()).map(r => [r.x, r.y, r.width, r.height]); }"""  # noqa: E501


def _pegs(screen: Screen) -> list[Picture]:
    screen.away()
    places = _places(screen)
    whole = around(places)
    picture = screen.calm(whole)
    return [picture[:, max(0, round(one.x - whole.x)) : round(one.x - whole.x + one.w)] for one in places]


def _choose_discs(screen: Screen, count: int) -> None:
    p = screen.person
    for control in p.controls():
        names = " ".join([*control["names"], control["beside"]]).lower()
        if control["kind"] in ("select", "radios"):
            hit = next((o for o in control["options"] if re.search(rf"(?<!\d){count}(?!\d)", o)), None)
            if hit is not None:
                p.put(control, Exact(hit))
                break
        elif control["kind"] in ("number", "range") and (re.search(r"dis[ck]", names) or control["max"] == "6"):
            p.page.evaluate(_SET, [control["i"], count])
            break
    else:
        p.press((f"{count} discs", f"{count} disks", str(count)))
    p.settle()
    p.press_if(("start", "new game", "restart", "reset", "set", "start game", "new", "apply"))
    screen.run(300)


_SET = """([i, v]) => { const e = window.__eyes.thing(i); e.value = v;
    for (const what of ['input', 'change']) e.dispatchEvent(new Event(what, { bubbles: true })); }"""
