"""How a player sees a page whose screen is a picture: what is drawn, what changes, boards and their squares.

A canvas, a drawing or plain elements are all the same to it: it looks at screenshots and points with the mouse. Words
drawn on a canvas and what message boxes say are read as well. The clock of the page stands still unless it is moved.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Dialog
from PySide6.QtGui import QImage

from tests.e2e.person import Person
from tests.e2e.reading import Unmet, numbers_in

Picture = NDArray[np.int16]
Mask = NDArray[np.bool_]
_SEEN = 40  # how far a point's three colours must differ together for an eye to see it
_CELL = 4  # pixels on a side of the squares in which blobs are looked for


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the window, in pixels."""

    x: float
    y: float
    w: float
    h: float

    def point(self, across: float, down: float) -> tuple[float, float]:
        return self.x + self.w * across, self.y + self.h * down

    def inner(self, share: float) -> "Area":
        """Return the middle of it, so wide and high a share of the whole."""
        return Area(
            self.x + self.w * (1 - share) / 2, self.y + self.h * (1 - share) / 2, self.w * share, self.h * share
        )

    @property
    def middle(self) -> tuple[float, float]:
        return self.point(0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Blob:
    """One connected thing in a mask: its size in pixels, middle and edges."""

    size: int
    x: float
    y: float
    left: float
    right: float
    top: float
    bottom: float


class Screen:
    """The window of one page, with a clock that only moves when told to. Opens the page anew."""

    def __init__(self, person: Person, *scripts: str, stands_still: bool = True) -> None:
        self.person, self.page = person, person.page
        self.said: list[str] = []
        self.page.on("dialog", self._hear)
        for script in (_DRAWN_WORDS, *scripts):
            self.page.add_init_script(script)
        if stands_still:
            self.stop_clock()  # before the page begins, which may be slow on a busy machine
        person.reload()

    def _hear(self, dialog: Dialog) -> None:
        self.said.append(dialog.message)

    # --- time ----------------------------------------------------------------------------------------------------

    def stop_clock(self) -> None:
        self.page.clock.pause_at(self.page.evaluate("Date.now()") / 1000 + 1)

    def start_clock(self) -> None:
        self.page.clock.resume()

    def run(self, milliseconds: int) -> None:
        """Let time pass on the page; a script error or a box that is answered ends nothing."""
        self.page.clock.run_for(milliseconds)

    # --- looking -------------------------------------------------------------------------------------------------

    def words(self) -> str:
        """Return all words in sight: on the page, drawn on canvases, said in boxes."""
        drawn: list[list[Any]] = self.page.evaluate("window.__drawn()")
        return "\n".join([self.person.text(), *(str(one[0]) for one in drawn), *self.said])

    def drawn_words(self) -> list[tuple[str, float, float]]:
        """Return the words drawn on canvases with the place in the window where each begins or is centred."""
        return [(str(t), float(x), float(y)) for t, x, y in self.page.evaluate("window.__drawn()")]

    def says(self, pattern: str, before: str = "") -> bool:
        """Return whether the words fit the pattern more often than those of before did."""
        found, known = (len(re.findall(pattern, text, re.I)) for text in (self.words(), before))
        return found > known

    def figures(self, *labels: str) -> list[float]:
        """Return the figures by a label: in the page, else in words drawn on a canvas."""
        return [n for label in labels for n in self._figures_by(label)]

    def _figures_by(self, label: str) -> list[float]:
        pieces = list(self.person.near(label, 30))
        found = [n for piece in pieces for n, _ in numbers_in(piece)]
        stem = re.escape(label)
        for line in [*self.said, *(text for text, _, _ in self.drawn_words())]:
            found += [float(n) for n in re.findall(rf"\b{stem}\w*\W{{0,4}}(\d+)", line, re.I)]
            found += [float(n) for n in re.findall(rf"(\d+)\s*{stem}", line, re.I)]
        return found

    def sees_figure(self, labels: Iterable[str], *wanted: float) -> None:
        """Expect one of the figures by one of the labels within a moment."""
        labels = tuple(labels)
        if not self.patiently(lambda: any(w in self.figures(*labels) for w in wanted)):
            raise Unmet(f"does not show {' or '.join(f'{w:g}' for w in wanted[:3])} by {labels[0]!r}")

    def patiently(self, holds: Callable[[], bool], steps: int = 10) -> bool:
        for _ in range(steps):
            if holds():
                return True
            self.run(200)
            self.page.wait_for_timeout(30)
        return holds()

    def shot(self, area: Area | None = None) -> Picture:
        """Return what is in the area of the window as rows of points with three colours."""
        size = self.page.viewport_size or {"width": 1100, "height": 800}
        area = area or Area(0, 0, size["width"], size["height"])
        clip = {"x": area.x, "y": area.y, "width": max(1.0, area.w), "height": max(1.0, area.h)}
        image = QImage.fromData(self.page.screenshot(clip=clip), "PNG").convertToFormat(  # type: ignore[arg-type, call-overload]
            QImage.Format.Format_RGB888
        )
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(np.int16)

    def calm(self, area: Area | None = None) -> Picture:
        """Return the picture once it stands still (slow colours of a style sheet keep their own time)."""
        last = self.shot(area)
        for _ in range(12):
            self.page.wait_for_timeout(60)
            now = self.shot(area)
            if share_changed(last, now) < 0.0005:
                return now
            last = now
        return last

    def away(self) -> None:
        """Take the mouse off, so that what lies under it looks as it is."""
        self.page.mouse.move(2, 2)
        self.page.evaluate("() => document.activeElement && document.activeElement.blur()")

    # --- places --------------------------------------------------------------------------------------------------

    def field(self, least: float = 80) -> Area:
        """Return where the game or the drawing is: the largest canvas or drawing, else the largest plain element."""
        found = self.page.evaluate(_FIELD, least)
        if found is None:
            raise Unmet("there is nothing to play or draw on")
        return self._in_sight(found)

    def board(self, rows: int, columns: int) -> list[Area]:
        """Return the squares of a board, row by row: equal things in rows and columns, else a canvas cut in pieces."""
        found = self.page.evaluate(_LATTICE, [rows, columns])
        if found is not None:
            whole = self._in_sight(found["whole"])
            dx, dy = whole.x - found["whole"][1], whole.y - found["whole"][2]
            return [Area(x + dx, y + dy, w, h) for x, y, w, h in found["cells"]]
        canvas = self.page.evaluate(_CANVAS)
        if canvas is None:
            raise Unmet(f"there is no board of {rows} by {columns}")
        whole = self._in_sight(canvas)
        w, h = whole.w / columns, whole.h / rows
        return [Area(whole.x + w * c, whole.y + h * r, w, h) for r in range(rows) for c in range(columns)]

    def _in_sight(self, found: list[float]) -> Area:
        """Scroll there, with a higher window where it does not fit; return the area in the window."""
        number, _, _, w, h = found
        size = self.page.viewport_size or {"width": 1100, "height": 800}
        if h > size["height"] - 10:
            self.page.set_viewport_size({"width": size["width"], "height": int(min(h, 1600)) + 60})
        self.page.evaluate("i => window.__eyes.thing(i).scrollIntoView({ block: 'center' })", number)
        corner = "i => { const r = window.__eyes.thing(i).getBoundingClientRect(); return [r.x, r.y]; }"
        box = self.page.evaluate(corner, number)
        return Area(float(box[0]), float(box[1]), float(w), float(h))

    # --- hands ---------------------------------------------------------------------------------------------------

    def click(self, area: Area, across: float = 0.5, down: float = 0.5) -> None:
        self.page.mouse.click(*area.point(across, down))
        self.person.settle()

    def start(self, *names: str) -> bool:
        """Begin, if there is something to begin with."""
        return self.person.press_if((*names, "start", "start game", "play", "begin", "new game", "go"))

    def press(self, *names: str) -> None:
        """Press a button without waiting for the page's clock to move."""
        if not self.person.press_if(names):
            self.person.press(names)


class Squares:
    """The squares of a board by how they look: the middle of each, so that frames and pointers do not matter."""

    def __init__(self, screen: Screen, rows: int, columns: int) -> None:
        self.screen, self.rows, self.columns = screen, rows, columns

    def places(self) -> list[Area]:
        return self.screen.board(self.rows, self.columns)

    def looks(self) -> list[Picture]:
        """Return a picture of each square once all stands still."""
        self.screen.away()
        places = self.places()
        whole = around(places)
        picture = self.screen.calm(whole)
        return [_cut(picture, whole, place.inner(0.6)) for place in places]

    def press(self, *cells: tuple[int, int]) -> None:
        for row, column in cells:
            self.screen.click(self.places()[row * self.columns + column])

    def changed(self, before: list[Picture], after: list[Picture]) -> set[tuple[int, int]]:
        return {
            divmod(i, self.columns) for i, (a, b) in enumerate(zip(before, after, strict=True)) if not looks_alike(a, b)
        }


# --- pictures ------------------------------------------------------------------------------------------------------


def changes(a: Picture, b: Picture) -> Mask:
    """Return which points differ so that one sees it."""
    high, wide = min(a.shape[0], b.shape[0]), min(a.shape[1], b.shape[1])
    return np.asarray(np.abs(a[:high, :wide] - b[:high, :wide]).sum(axis=2) > _SEEN)


def share_changed(a: Picture, b: Picture) -> float:
    return float(changes(a, b).mean())


def looks_alike(a: Picture, b: Picture, share: float = 0.02) -> bool:
    return share_changed(a, b) <= share


def around(places: Iterable[Area]) -> Area:
    boxes = list(places)
    x, y = min(b.x for b in boxes), min(b.y for b in boxes)
    return Area(x, y, max(b.x + b.w for b in boxes) - x, max(b.y + b.h for b in boxes) - y)


def hue_mask(picture: Picture, hue: tuple[int, int]) -> Mask:
    """Return which points are of a hue (degrees, from one to the other) and neither grey nor nearly black."""
    r, g, b = (picture[:, :, i].astype(float) for i in range(3))
    most, least = picture.max(axis=2).astype(float), picture.min(axis=2).astype(float)
    spread = np.maximum(most - least, 1)
    degrees = np.where(most == r, (g - b) / spread, np.where(most == g, 2 + (b - r) / spread, 4 + (r - g) / spread))
    degrees = (degrees * 60) % 360
    low, high = hue
    inside = (degrees >= low) & (degrees <= high) if low < high else (degrees >= low) | (degrees <= high)
    return np.asarray(inside & (most - least > 60) & (most > 70))


def blobs(mask: Mask, least: int = 20) -> list[Blob]:
    """Return the connected things of a mask, the largest first; what is nearer than a few pixels is one thing."""
    high, wide = mask.shape[0] // _CELL, mask.shape[1] // _CELL
    counts = mask[: high * _CELL, : wide * _CELL].reshape(high, _CELL, wide, _CELL).sum(axis=(1, 3))
    left = {(int(y), int(x)) for y, x in zip(*np.nonzero(counts), strict=True)}
    found = []
    while left:
        queue = [left.pop()]
        for y, x in queue:
            for near in [(y + j, x + i) for j in (-1, 0, 1) for i in (-1, 0, 1)]:
                if near in left:
                    left.remove(near)
                    queue.append(near)
        found.append(_blob(queue, counts))
    return sorted((one for one in found if one.size >= least), key=lambda one: -one.size)


def _blob(cells: list[tuple[int, int]], counts: NDArray[Any]) -> Blob:
    weights = [int(counts[cell]) for cell in cells]
    size = sum(weights)
    x = sum(c[1] * w for c, w in zip(cells, weights, strict=True)) / size
    y = sum(c[0] * w for c, w in zip(cells, weights, strict=True)) / size
    edges = [min(c[1] for c in cells), max(c[1] for c in cells) + 1, min(c[0] for c in cells),
             max(c[0] for c in cells) + 1]  # fmt: skip
    left, right, top, bottom = (float(edge * _CELL) for edge in edges)
    return Blob(size, (x + 0.5) * _CELL, (y + 0.5) * _CELL, left, right, top, bottom)


def _cut(picture: Picture, whole: Area, part: Area) -> Picture:
    x, y = round(part.x - whole.x), round(part.y - whole.y)
    return picture[y : y + max(2, round(part.h)), x : x + max(2, round(part.w))]


class Choice:
    """Colours to choose from, however they are offered."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    def take(self, turn: int, besides: Area) -> None:
        """Choose a colour, another at each turn; what lies in the area of the picture is no choice."""
        p = self.screen.person
        for control in p.controls():
            if control["kind"] == "color":
                p.put(control, ("#e01b24", "#1a5fb4", "#2ec27e")[turn])
                return
            if control["kind"] in ("radios", "select") and sum(
                bool(re.search(_COLOURS, o, re.I)) for o in control["options"]
            ) >= 2:  # fmt: skip
                from tests.e2e.reading import Exact

                named = [o for o in control["options"] if re.search(_COLOURS, o, re.I)]
                p.put(control, Exact(named[min(turn, len(named) - 1)]))
                return
        found = self.screen.page.evaluate(_SWATCHES, [besides.x, besides.y, besides.w, besides.h])
        if len(found) < 2:
            raise Unmet("there are no colors to choose from")
        p.click(found[min(turn, len(found) - 1)], "a color")


_COLOURS = r"\b(red|blue|green|yellow|orange|purple|pink|violet|brown|#[0-9a-f]{6})\b"

_SWATCHES = """([x, y, w, h]) => { const eyes = window.__eyes, seen = new Set(), out = [];
    for (const b of eyes.buttons(null).map(b => eyes.thing(b.i))) { const r = b.getBoundingClientRect();
        const cx = r.left + r.width / 2, cy = r.top + r.height / 2;
        if ((cx > x && cx < x + w && cy > y && cy < y + h) || r.width > 160) continue;
        const named = ((b.getAttribute('aria-label') || b.title || b.textContent || '').toLowerCase()
            .match(/\\b(red|blue|green|yellow|orange|purple|pink|violet|brown)\\b/) || [''])[0];
        const inner = [b, ...b.querySelectorAll('*')].map(e => getComputedStyle(e).backgroundColor).map(c =>
            [c, ...(c.match(/[\\d.]+/g) || [])]).find(([, r, g, b, a]) => Math.max(r, g, b) - Math.min(r, g, b) > 90 && a !== '0');
        const key = named || (inner && inner[0]); if (!key || seen.has(key)) continue;
        seen.add(key); out.push(eyes.keep(b)); }
    return out.sort((a, b) => a - b); }"""  # noqa: E501

# notes the words that are drawn on canvases until the canvas is wiped
_DRAWN_WORDS = """(() => { const texts = new Map(), own = CanvasRenderingContext2D.prototype;
    const wrap = (name, note) => { const was = own[name]; own[name] = function (...args) {
        try { note(this, args); } catch (e) { /* the page is not to notice */ } return was.apply(this, args); }; };
    const place = (c, x, y) => { const m = c.getTransform(); return [m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f]; };
    const wipe = (c, [x, y, w, h]) => { const list = texts.get(c.canvas); if (!list) return;
        const [l, t] = place(c, x, y), [r, b] = place(c, x + w, y + h);
        texts.set(c.canvas, list.filter(([, i, j]) => i < l - 1 || i > r + 1 || j < t - 12 || j > b + 12)); };
    wrap('fillText', (c, [text, x, y]) => { const list = texts.get(c.canvas) || texts.set(c.canvas, []).get(c.canvas);
        list.push([String(text), ...place(c, x, y)]); if (list.length > 600) list.shift(); });
    wrap('clearRect', wipe); wrap('fillRect', (c, a) => { if (a[2] * a[3] > 400) wipe(c, a); });
    for (const side of ['width', 'height']) { const p = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, side);
        Object.defineProperty(HTMLCanvasElement.prototype, side, { ...p, set(v) { texts.delete(this); p.set.call(this, v); } }); }
    window.__drawn = () => [...texts].filter(([c]) => c.isConnected && c.checkVisibility()).flatMap(([c, list]) => {
        const r = c.getBoundingClientRect(), fx = r.width / c.width, fy = r.height / c.height;
        return list.map(([t, x, y]) => [t, r.left + x * fx, r.top + y * fy]); }); })()"""  # noqa: E501

_PLACE = "const place = e => { const r = e.getBoundingClientRect(); return [window.__eyes.keep(e), r.x, r.y, r.width, r.height]; };"  # noqa: E501

_CANVAS = f"""() => {{ {_PLACE} const found = [...document.querySelectorAll('canvas,svg')]
    .filter(e => e.checkVisibility() && !e.closest('button')).map(place).filter(b => b[3] >= 80 && b[4] >= 40)
    .sort((a, b) => b[3] * b[4] - a[3] * a[4]); return found[0] || null; }}"""

_FIELD = f"""least => {{ {_PLACE} const size = b => b[3] * b[4];
    const drawn = [...document.querySelectorAll('canvas,svg')].filter(e => e.checkVisibility() && !e.closest('button'))
        .map(place).filter(b => b[3] >= least && b[4] >= least).sort((a, b) => size(b) - size(a));
    if (drawn.length) return drawn[0];
    const plain = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() &&
        !e.matches('button,p,h1,h2,h3,label,input,select,form,header,footer,main,table') && !e.querySelector('button,input,h1,h2,p,form'))
        .map(place).filter(b => b[3] >= least && b[4] >= least && b[4] < 3000).sort((a, b) => size(b) - size(a));
    return plain[0] || null; }}"""  # noqa: E501

# the equal things that stand in so many rows and columns
_LATTICE = """([rows, columns]) => { const families = new Map();
    for (const e of document.querySelectorAll('body *')) {
        if (!e.checkVisibility() || e.matches('script,style,option,br,tr,tbody,thead')) continue;
        const r = e.getBoundingClientRect(); if (r.width < 7 || r.height < 5) continue;
        const holder = e.closest('table') || e.parentElement;
        for (const top of [holder, holder.parentElement]) { if (!top) continue;
            const key = Math.round(r.width) + 'x' + Math.round(r.height);
            const own = families.get(top) || families.set(top, new Map()).get(top);
            (own.get(key) || own.set(key, []).get(key)).push([e, r]); } }
    const steps = list => [...list].sort((a, b) => a - b).filter((n, i, all) => !i || n - all[i - 1] > 3).length;
    let best = null;
    for (const own of families.values()) for (const [key, list] of own) {
        const [w, h] = key.split('x').map(Number);
        const near = [...own].filter(([k]) => { const [a, b] = k.split('x').map(Number); return Math.abs(a - w) <= 1 && Math.abs(b - h) <= 1; }).flatMap(([, l]) => l);
        let all = near.filter(([e]) => !near.some(([o]) => o !== e && o.contains(e)));
        if (all.length !== rows * columns) continue;
        if (steps(all.map(([, r]) => r.x)) !== columns || steps(all.map(([, r]) => r.y)) !== rows) continue;
        if (best && best.size >= w * h) continue;
        all = all.sort(([, a], [, b]) => Math.abs(a.y - b.y) > 3 ? a.y - b.y : a.x - b.x);
        let top = all[0][0]; while (top && !all.every(([e]) => top.contains(e))) top = top.parentElement;
        const x = Math.min(...all.map(([, r]) => r.x)), y = Math.min(...all.map(([, r]) => r.y));
        const t = top.getBoundingClientRect();
        best = { size: w * h, whole: [window.__eyes.keep(top), t.x, t.y, t.width, t.height],
            cells: all.map(([, r]) => [r.x, r.y, r.width, r.height]) };
    }
    return best; }"""  # noqa: E501
