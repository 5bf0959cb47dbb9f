"""Requests beyond the kit, generators: mazes, colour schemes, names. What comes out must be new, and be right."""

import itertools
import re

import numpy as np

from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet
from tests.e2e.requests import behaviour
from tests.e2e.screen import Area, Mask, Picture, Screen, changes

_NEW_MAZE = ("new maze", "generate", "generate maze", "new", "make maze", "make a maze", "create maze", "make",
             "create", "generate new maze", "another")  # fmt: skip
_WAY = ("show way", "show the way", "way", "show solution", "solution", "solve", "show path", "show way through",
        "path", "solve maze")  # fmt: skip


@behaviour("maze_maker")
def maze_maker(p: Person) -> None:
    """Where the maze is, is what changes with a new one. The way must join the corners and cross no wall."""
    screen = Screen(p)
    pictures = []
    for _ in range(3):
        p.press(_NEW_MAZE)
        screen.run(3000)
        pictures.append(_look(screen))
    one, two = (changes(a, b) for a, b in itertools.pairwise(pictures))
    if min(one.sum(), two.sum()) < 400:
        raise Unmet("does not make another maze at each press")
    place = _box_of(one | two)
    before = pictures[-1]
    p.press(_WAY)
    screen.run(6000)
    way = changes(before, _look(screen))
    _expect_way(way, before, place)
    plain = _coarseness(_cut(before, place))
    if not _change_size(screen):
        raise Unmet("the size of the maze cannot be chosen")
    screen.person.press_if(_NEW_MAZE)
    screen.run(3000)
    after = _look(screen)
    wide = _box_of(changes(before, after) | one | two)
    grown = wide.w * wide.h > 1.25 * place.w * place.h
    if not grown and abs(_coarseness(_cut(after, wide)) / plain - 1) < 0.1:
        raise Unmet("a maze of another size looks as coarse as before")


def _look(screen: Screen) -> Picture:
    screen.away()
    screen.page.evaluate("scrollTo(0, 0)")
    screen.page.set_viewport_size({"width": 1100, "height": 1400})
    return screen.calm()


def _box_of(mask: Mask) -> Area:
    """Return the box around what changed, a few stray points left aside."""
    rows, columns = np.nonzero(mask.sum(axis=1) > 2)[0], np.nonzero(mask.sum(axis=0) > 2)[0]
    if len(rows) < 40 or len(columns) < 40:
        raise Unmet("there is no maze to see")
    return Area(float(columns[0]), float(rows[0]), float(columns[-1] - columns[0] + 1), float(rows[-1] - rows[0] + 1))


def _cut(picture: Picture, area: Area) -> Picture:
    x, y = int(area.x), int(area.y)
    return picture[y : y + int(area.h), x : x + int(area.w)]


def _coarseness(picture: Picture) -> float:
    """Return how many edges there are in a row of the picture: more of them in a maze with more ways."""
    return 1 + float((np.abs(np.diff(picture, axis=1)).sum(axis=2) > 120).sum(axis=1).mean())


def _expect_way(way: Mask, before: Picture, place: Area) -> None:
    x, y, w, h = (int(n) for n in (place.x, place.y, place.w, place.h))
    inside = way[y : y + h, x : x + w]
    if inside.sum() < 150:
        raise Unmet("the second button shows no way")
    grid = _coarse(inside)
    rows, columns = grid.shape
    start = [(r, c) for r in range(rows // 4 + 1) for c in range(columns // 4 + 1) if grid[r, c]]
    reached = _reach(grid, start)
    if not any(r >= rows - rows // 4 - 1 and c >= columns - columns // 4 - 1 for r, c in reached):
        raise Unmet("the way does not lead from the top left to the bottom right")
    if not _is_led(inside, inside):
        return  # dots or squares with lines between them: no line that a wall could cut
    colors = before[y : y + h, x : x + w].astype(np.int64) // 16
    keys = colors[:, :, 0] * 256 + colors[:, :, 1] * 16 + colors[:, :, 2]
    ground = np.bincount(keys[inside]).argmax()
    if not _is_led(inside & (keys == ground), inside):
        raise Unmet("the way goes through walls")


def _is_led(mask: Mask, way: Mask) -> bool:
    """Return whether the points lead from where the way begins to where it ends without the smallest gap."""
    rows, columns = way.shape
    start = [(int(r), int(c)) for r, c in np.argwhere(mask[: rows // 4, : columns // 4])]
    reached = _reach(mask, start, 1)
    return any(r >= rows - rows // 4 and c >= columns - columns // 4 for r, c in reached)


def _coarse(mask: Mask, cell: int = 8) -> Mask:
    rows, columns = mask.shape[0] // cell, mask.shape[1] // cell
    return np.asarray(mask[: rows * cell, : columns * cell].reshape(rows, cell, columns, cell).any(axis=(1, 3)))


def _reach(grid: Mask, start: list[tuple[int, int]], apart: int = 3) -> set[tuple[int, int]]:
    """Return what hangs together with the start; dots may stand a little apart."""
    steps = range(-apart, apart + 1)
    seen, queue = set(start), list(start)
    for r, c in queue:
        for near in [(r + j, c + i) for j in steps for i in steps]:
            if 0 <= near[0] < grid.shape[0] and 0 <= near[1] < grid.shape[1] and near not in seen and grid[near]:
                seen.add(near)
                queue.append(near)
    return seen


def _change_size(screen: Screen) -> bool:
    """Choose the largest size there is, or about twice as many ways as now."""
    p = screen.person
    for control in p.controls():
        if control["kind"] in ("select", "radios") and len(control["options"]) > 1:
            other = [o for o in control["options"] if o != control["value"]]
            p.put(control, Exact(other[-1]))
            return True
    changed = False
    for control in p.controls():
        if control["kind"] in ("number", "range") and not control["disabled"]:
            now, most = float(control["value"] or 10), float(control["max"] or 41)
            value = min(most, 2 * now + 1) if min(most, 2 * now + 1) > 1.2 * now else max(5.0, now // 2)
            script = """([i, v]) => { const e = window.__eyes.thing(i); e.value = v;
                for (const what of ['input', 'change']) e.dispatchEvent(new Event(what, { bubbles: true })); }"""
            p.page.evaluate(script, [control["i"], int(value)])
            changed = True
    p.settle()
    return changed or p.press_if(("large", "big", "bigger", "larger", "hard", "30x30", "20x20", "small", "+"))


_HEX = r"#[0-9a-f]{6}\b"


@behaviour("colour_palette")
def colour_palette(p: Person) -> None:
    screen = Screen(p, stands_still=False)
    new = ("new colors", "new", "generate", "new palette", "new scheme", "generate palette", "generate new", "random",
           "new color scheme", "generate colors", "shuffle", "refresh", "create", "regenerate")  # fmt: skip
    if len(_codes(screen)) != 5:
        p.press(new)
    codes = _codes(screen)
    if len(codes) != 5:
        raise Unmet(f"shows {len(codes)} hex codes, not five")
    _expect_shown(screen, codes)
    p.press(new)
    fresh = _codes(screen)
    if len(fresh) != 5 or sum(a == b for a, b in zip(codes, fresh, strict=True)) > 1:
        raise Unmet("does not give new colors")
    _expect_shown(screen, fresh)
    _lock(screen, 1, fresh)
    _lock(screen, 3, fresh)
    seen = []
    for _ in range(3):
        p.press(new)
        seen.append(_codes(screen))
    if any(len(one) != 5 or (one[1], one[3]) != (fresh[1], fresh[3]) for one in seen):
        raise Unmet("a color that is locked does not stay")
    if any(len({one[place] for one in seen}) < 2 for place in (0, 2, 4)):
        raise Unmet("colors that are not locked stay the same")
    _lock(screen, 1, seen[-1])
    p.press(new)
    p.press(new)
    if _codes(screen)[1] == fresh[1]:
        raise Unmet("a color that is unlocked again stays the same")


def _codes(screen: Screen) -> list[str]:
    screen.page.wait_for_timeout(60)
    text = screen.words().lower()
    return re.findall(_HEX, text)


def _expect_shown(screen: Screen, codes: list[str]) -> None:
    screen.away()
    picture = screen.calm()
    for code in codes:
        wanted = np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)])
        if (np.abs(picture - wanted).max(axis=2) <= 2).sum() < 400:
            raise Unmet(f"{code} is not the color that is shown")


def _lock(screen: Screen, place: int, codes: list[str]) -> None:
    """Lock or unlock a colour: by its box, its button, or by clicking the colour itself."""
    p = screen.person
    boxes = [c for c in p.controls() if c["kind"] == "checkbox"]
    if len(boxes) >= 5:
        p.tick(boxes[place]["i"], boxes[place]["value"] != "true")
        p.settle()
        return
    words = r"lock|🔒|🔓|keep|pin|hold"
    buttons = [b for b in p.buttons() if b["names"] and any(re.search(words, n, re.I) for n in b["names"])]
    for real in (True, False):
        named = [b for b in buttons if b["isReal"] is real and not any(re.search(r"\ball\b", n) for n in b["names"])]
        if len(named) == 5:
            p.click(named[place]["i"], "a lock")
            return
    found = screen.page.evaluate(_COLOURED, [int(codes[place][i : i + 2], 16) for i in (1, 3, 5)])
    if not found:
        raise Unmet("there is nothing to lock a color with")
    p.click(found[0], "a color to lock it")


_COLOURED = """([r, g, b]) => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() &&
    getComputedStyle(e).backgroundColor.replace(/ /g, '').startsWith(`rgb(${r},${g},${b}`)).map(e => window.__eyes.keep(e))"""  # noqa: E501

_INVENT = ("new name", "generate", "invent", "new", "generate name", "new band name", "another", "next", "next name",
           "generate band name", "give me a name", "invent a name", "random", "go", "press")  # fmt: skip
_KEEP = ("keep", "keep it", "keep this", "keep name", "like", "i like it", "save", "save name", "add", "add to list",
         "favorite", "like it", "♥", "❤", "♡", "add to favorites", "keep this one")  # fmt: skip


@behaviour("band_names")
def band_names(p: Person) -> None:
    seen = [_invent(p) for _ in range(8)]
    if len(set(seen)) < 6:
        raise Unmet("gives the same names again and again")
    kept = []
    for _ in range(3):
        name = _invent(p)
        while name in kept:
            name = _invent(p)
        p.press(_KEEP)
        kept.append(name)
    for _ in range(2):
        _invent(p)
    for name in kept:
        if not p.patiently(lambda n=name: p.shows(n)):  # type: ignore[misc]
            raise Unmet(f"{name!r} was kept and is not in the list")
    p.row_of(kept[0]).delete()
    if not p.patiently(lambda: not p.shows(kept[0])):
        raise Unmet(f"{kept[0]!r} was thrown out and is still in the list")
    for name in kept[1:]:
        p.sees(name)
    p.row_of(kept[2]).delete()
    p.sees(kept[1])


def _invent(p: Person) -> str:
    """Press for a new name and return it: the new line of several words, or the biggest words there are."""
    before = p.text().split("\n")
    p.press(_INVENT)
    p.wait(0.6)
    fresh = [line for line in p.text().split("\n") if line not in before]
    names = [re.sub(r"^[^:]{0,30}:\s*|[\"“”!.]", "", line).strip() for line in fresh]
    names = [line for line in names if len(re.findall(r"[^\W\d_]{2,}", line)) >= 2]
    return names[0] if names else _invent_again(p)


def _invent_again(p: Person) -> str:
    """Chance may give the same name twice in a row; a third time it is none."""
    before = p.text().split("\n")
    p.press(_INVENT)
    p.wait(0.6)
    fresh = [line.strip(' "“”!.') for line in p.text().split("\n") if line not in before]
    fresh = [line for line in fresh if len(re.findall(r"[^\W\d_]{2,}", line)) >= 2]
    if not fresh:
        raise Unmet("one press gives no new name of an adjective and a noun")
    return fresh[0]
