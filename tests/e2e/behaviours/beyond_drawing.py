"""Requests beyond the kit, drawing: a mirrored sheet, pixel pictures, the spirograph."""

from typing import Any

import numpy as np

from tests.e2e.fields import Control
from tests.e2e.person import Person
from tests.e2e.reading import Unmet
from tests.e2e.requests import behaviour
from tests.e2e.screen import Area, Choice, Mask, Picture, Screen, Squares, around, changes

_WIPE = ("clear", "wipe", "wipe clean", "clear drawing", "erase", "erase all", "clear canvas", "reset", "clear all",
         "new sheet", "clean")  # fmt: skip


@behaviour("mirror_drawing")
def mirror_drawing(p: Person) -> None:
    """A slanting stroke tells a mirror from a copy. Which halves mirror each other is for the page to choose."""
    screen = Screen(p, stands_still=False)
    sheet = screen.field(150)
    blank = screen.calm(sheet)
    _stroke(screen, sheet, 0.15, 0.15, 0.38, 0.4, is_up=False)
    drawn = changes(blank, screen.calm(sheet))
    screen.page.mouse.up()
    _expect_mirrored(drawn)
    before = screen.calm(sheet)
    colors = [_mean_of(before, drawn)]
    for turn, down in enumerate((0.2, 0.3)):
        Choice(screen).take(turn, sheet)
        sheet = screen.field(150)
        before = screen.calm(sheet)
        _stroke(screen, sheet, 0.1, down + 0.35, 0.3, down + 0.3)
        after = screen.calm(sheet)
        if changes(before, after).sum() < 40:
            raise Unmet("a stroke in another color leaves no mark")
        colors.append(_mean_of(after, changes(before, after)))
    if not any(np.abs(a - b).sum() > 60 for a in colors for b in colors):
        raise Unmet("all strokes have the same color")
    p.press(_WIPE)
    p.confirm()
    if changes(blank, screen.calm(screen.field(150))).mean() > 0.001:
        raise Unmet("the sheet is not clean after the button that wipes it")


def _stroke(screen: Screen, sheet: Area, x: float, y: float, to_x: float, to_y: float, is_up: bool = True) -> None:
    mouse = screen.page.mouse
    mouse.move(*sheet.point(x, y))
    mouse.down()
    mouse.move(*sheet.point(to_x, to_y), steps=12)
    if is_up:
        mouse.up()
    screen.person.settle()


def _mean_of(picture: Picture, mask: Mask) -> Any:
    inside = picture[: mask.shape[0], : mask.shape[1]][mask]
    return np.median(inside, axis=0) if len(inside) else np.zeros(3)


def _expect_mirrored(drawn: Mask) -> None:
    if drawn.sum() < 40:
        raise Unmet("the mouse leaves no mark")
    wide = drawn.shape[1] // 2
    if drawn[:, wide:].sum() < 20 and drawn[drawn.shape[0] // 2 :].sum() < 20:
        raise Unmet("the other half stays empty")
    if not any(_overlap(drawn, np.flip(drawn, axis)) > 0.75 for axis in (1, 0)):
        raise Unmet("the other half does not show the mirror image")


def _overlap(a: Mask, b: Mask, reach: int = 5) -> float:
    """Return how much of one mask lies on the other, a few pixels to and fro."""
    wide = b.copy()
    for axis in (0, 1):
        wide = np.logical_or.reduce([np.roll(wide, step, axis) for step in range(-reach, reach + 1)])
    return float((a & wide).sum() / max(1, a.sum()))


@behaviour("pixel_painter")
def pixel_painter(p: Person) -> None:
    screen = Screen(p, stands_still=False)
    board = Squares(screen, 16, 16)
    blank = board.looks()
    painted = ((2, 3), (2, 4), (9, 12))
    Choice(screen).take(0, _whole(board))
    for square in painted[:2]:
        board.press(square)
    one = board.looks()
    _expect_painted(board.changed(blank, one), set(painted[:2]))
    Choice(screen).take(1, _whole(board))
    board.press(painted[2])
    two = board.looks()
    _expect_painted(board.changed(blank, two), set(painted))
    first, other = (np.median(two[r * 16 + c], axis=(0, 1)) for r, c in (painted[0], painted[2]))
    if np.abs(first - other).sum() < 60:
        raise Unmet("another color paints the same color")
    for left in (2, 1):
        p.press(("undo", "undo last", "take back", "back", "step back", "undo last square"))
        _expect_painted(board.changed(blank, board.looks()), set(painted[:left]), "after undo ")


def _whole(board: Squares) -> Area:
    return around(board.places())


def _expect_painted(found: set[tuple[int, int]], wanted: set[tuple[int, int]], when: str = "") -> None:
    if found != wanted:
        raise Unmet(f"{when}{len(found)} squares are painted, not the {len(wanted)} that were clicked")


_WHEELS = (("big", "outer", "large", "fixed", "r1", "ring", "r"), ("small", "inner", "rolling", "r2", "moving"),
           ("pen", "distance", "offset", "hole", "point", "d"))  # fmt: skip


@behaviour("spirograph")
def spirograph(p: Person) -> None:
    """A curve may be drawn at once or grow; each slider must change it without a button, and no old one may stay."""
    screen = Screen(p)
    sheet = _curve_place(screen)
    sliders = [_slider(p, words) for words in _WHEELS]
    if len({one["i"] for one in sliders}) < 3:
        raise Unmet("there are not three sliders for the two wheels and the pen")
    _expect_wiped(screen, sheet, sliders[2])
    _slide(screen, sliders[0], 0.62)
    start = _curve(screen, sheet)
    inks = [_ink(start)]
    for slider, name in zip(sliders, ("the big wheel", "the small wheel", "the pen"), strict=True):
        for place in (0.85, 0.3):
            before = _curve(screen, sheet)
            _slide(screen, slider, place)
            after = _curve(screen, sheet)
            inks.append(_ink(after))
            if changes(before, after).sum() < 60:
                raise Unmet(f"the curve stays the same when the slider of {name} is moved")
    if max(inks) < 200:
        raise Unmet("there is no curve")


def _expect_wiped(screen: Screen, sheet: Area, pen: Control) -> None:
    """Expect the pen put back to make the same curve again, with nothing left of the one between."""
    _slide(screen, pen, 0.5)
    first = _curve(screen, sheet)
    _slide(screen, pen, 0.9)
    screen.run(4000)
    _slide(screen, pen, 0.5)
    again = _curve(screen, sheet)
    if _ink(again) > 1.1 * _ink(first) and changes(first, again).mean() > 0.005:
        raise Unmet("the old curves are not wiped away")


def _curve_place(screen: Screen) -> Area:
    return screen.field(120)


def _curve(screen: Screen, sheet: Area) -> Picture:
    screen.run(5000)
    del sheet
    return screen.shot(_curve_place(screen))


def _ink(picture: Picture) -> int:
    """Return how many points differ from the ground, which is the commonest colour."""
    flat = picture.reshape(-1, 3) // 8
    keys = flat[:, 0] * 1024 + flat[:, 1] * 32 + flat[:, 2]
    return int((keys != np.bincount(keys.astype(np.int64)).argmax()).sum())


def _slider(p: Person, words: tuple[str, ...]) -> Control:
    found = [c for c in p.controls() if c["kind"] == "range"]
    if len(found) < 3:
        raise Unmet("there are not three sliders for the two wheels and the pen")
    for word in words:
        for control in found:
            names = " ".join([*control["names"], control["beside"]]).lower()
            if word in names.replace("(", " ").split() or (len(word) > 2 and word in names):
                return control
    raise Unmet(f"there is no slider for the {words[0]} {'distance' if words[0] == 'pen' else 'wheel'}")


def _slide(screen: Screen, slider: Control, share: float) -> None:
    script = """([i, share]) => { const e = window.__eyes.thing(i), low = +(e.min || 0), high = +(e.max || 100);
        e.value = low + (high - low) * share;
        for (const what of ['input', 'change']) e.dispatchEvent(new Event(what, { bubbles: true })); }"""
    p = screen.person
    same = [c for c in p.controls() if c["kind"] == "range" and c["names"] == slider["names"]
            and c["beside"] == slider["beside"]]  # fmt: skip
    p.page.evaluate(script, [(same or [slider])[0]["i"], share])
    p.settle()
