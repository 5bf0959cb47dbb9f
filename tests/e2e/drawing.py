"""What a person sees drawn: a chart that goes by the figures, strokes of the mouse, the colours to paint with."""

import base64
import re
from collections.abc import Callable

from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet

Color = tuple[int, int, int]
Point = tuple[float, float]

# whether things of one kind, in this or the other order, are as long as the figures are large
_BARS = """figures => {
    const most = Math.max(...figures), kinds = new Map();
    for (const e of document.querySelectorAll('body *')) {
        if (!e.checkVisibility() || e.matches('button,input,select,td,th,tr,option')) continue;
        const key = e.tagName + (e.getAttribute('class') || '');
        (kinds.get(key) || kinds.set(key, []).get(key)).push(e);
    }
    const fits = (list, wanted) => Math.max(...list) > 15 &&
        list.every((n, i) => Math.abs(n / Math.max(...list) - wanted[i] / most) < 0.06);
    for (const all of kinds.values()) for (let s = 0; s + figures.length <= all.length && s < 60; s++) {
        const boxes = all.slice(s, s + figures.length).map(e => e.getBoundingClientRect());
        for (const wanted of [figures, [...figures].reverse()]) for (const way of ['width', 'height'])
            if (fits(boxes.map(b => b[way]), wanted)) return true;
    }
    return false; }"""


def expect_chart(p: Person, before: tuple[float, ...], add: Callable[[], object], after: tuple[float, ...]) -> None:
    """Expect a chart that changes with what is added: a drawing, or bars as long as the figures are large."""
    shown = p.chart()
    if shown is None and not p.patiently(lambda: bool(p.page.evaluate(_BARS, list(before)))):
        p.go_to("chart", "statistics", "graph", "progress", "diagram")
        shown = p.chart()
        if shown is None:
            raise Unmet("there is no chart")
    add()
    if shown is None:
        changed = lambda: bool(p.page.evaluate(_BARS, list(after)))  # noqa: E731
    else:
        changed = lambda: (p.chart() or shown)["print"] != shown["print"]  # noqa: E731
    if not p.patiently(changed):
        p.go_to("chart", "statistics", "graph", "progress", "diagram")
        if not p.patiently(changed):
            raise Unmet("the chart does not change with what is added")


# where all the boards lie that are about as large as the largest one: two halves may be boards of their own
_BOARD = """() => { const all = [...document.querySelectorAll('canvas,svg')].filter(e => e.checkVisibility())
        .map(e => e.getBoundingClientRect()).filter(r => r.width > 60 && r.height > 60);
    const size = r => r.width * r.height, most = Math.max(0, ...all.map(size));
    const big = all.filter(r => size(r) > most * 0.7); if (!big.length) return null;
    const [x, y] = [Math.min(...big.map(r => r.left)), Math.min(...big.map(r => r.top))];
    return [x, y, Math.max(...big.map(r => r.right)) - x, Math.max(...big.map(r => r.bottom)) - y]; }"""
_DECODE = """async data => { const image = new Image();
    await new Promise((done, failed) => { image.onload = done; image.onerror = failed; image.src = data; });
    const c = document.createElement('canvas'); c.width = image.naturalWidth; c.height = image.naturalHeight;
    const pen = c.getContext('2d'); pen.drawImage(image, 0, 0);
    const d = pen.getImageData(0, 0, c.width, c.height).data; let out = '';
    for (let i = 0; i < d.length; i += 4) out += String.fromCharCode(d[i], d[i + 1], d[i + 2]);
    return [c.width, c.height, btoa(out)]; }"""


class Board:
    """Something to draw on, as it looks on the screen, however it is made; places run from 0 to 1."""

    def __init__(self, p: Person) -> None:
        self.p = p
        number = p.look("tallestCanvas")
        if number < 0:
            raise Unmet("there is nothing to draw on")
        p.element(number).scroll_into_view_if_needed()
        found = p.page.evaluate(_BOARD)
        if found is None:
            raise Unmet("there is nothing to draw on")
        self.x, self.y, self.w, self.h = map(float, found)

    def stroke(self, start: Point, end: Point) -> None:
        """Draw a straight line with the mouse."""
        mouse = self.p.page.mouse
        mouse.move(self.x + start[0] * self.w, self.y + start[1] * self.h)
        mouse.down()
        mouse.move(self.x + end[0] * self.w, self.y + end[1] * self.h, steps=12)
        mouse.up()
        mouse.move(2, 2)
        self.p.page.clock.run_for(100)
        self.p.settle()

    def picture(self) -> "Picture":
        clip = {"x": self.x, "y": self.y, "width": self.w, "height": self.h}
        shot = self.p.page.screenshot(clip=clip)  # type: ignore[arg-type]
        data = "data:image/png;base64," + base64.b64encode(shot).decode()
        width, height, points = self.p.page.evaluate(_DECODE, data)
        return Picture(int(width), int(height), base64.b64decode(points))


class Picture:
    """What a board looked like at a moment."""

    def __init__(self, width: int, height: int, points: bytes) -> None:
        self.width, self.height, self.points = width, height, points

    def color(self, x: int, y: int) -> Color:
        at = 3 * (min(max(y, 0), self.height - 1) * self.width + min(max(x, 0), self.width - 1))
        return self.points[at], self.points[at + 1], self.points[at + 2]

    def ink(self, other: "Picture", place: Point) -> Color | None:
        """Return the colour that stands near a place and did not stand there in the other picture."""
        x, y = round(place[0] * self.width), round(place[1] * self.height)
        best, chosen = 60, None
        for i in range(x - 4, x + 5):
            for j in range(y - 4, y + 5):
                away = distance(self.color(i, j), other.color(i, j))
                if away > best:
                    best, chosen = away, self.color(i, j)
        return chosen

    def difference(self, other: "Picture") -> int:
        """Return how many points differ from the other picture."""
        pairs = zip(range(0, len(self.points), 3), range(0, len(other.points), 3), strict=False)
        return sum(self.points[i : i + 3] != other.points[j : j + 3] for i, j in pairs)


def distance(one: Color, other: Color) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


_WORDS = r"\b(black|red|blue|green|yellow|orange|purple|pink|brown|violet|white|colou?r|#[0-9a-f]{6})\b"


def color_choices(p: Person) -> list[Callable[[], object]]:
    """Return ways to take another colour: a field for colours, a choice, or buttons that name or show one."""
    for control in p.controls():
        if control["kind"] == "color":
            return [lambda c=control, v=value: p.put(c, v) for value in ("#e01b24", "#1c71d8", "#26a269")]  # type: ignore[misc]
        if control["kind"] in ("radios", "select") and any(re.search(_WORDS, o.lower()) for o in control["options"]):
            return [lambda c=control, o=option: p.put(c, Exact(o)) for option in control["options"]]  # type: ignore[misc]
    buttons = [b for b in p.buttons() if not b["disabled"] and b["box"]["w"] < 200]
    named = [b["i"] for b in buttons if any(re.search(_WORDS, name.lower()) for name in b["names"])]
    plain = [b["i"] for b in buttons if not "".join(b["names"]).strip() and b["box"]["w"] >= 8]
    found = named if len(named) > 1 else plain
    return [lambda i=i: p.click(i, "a color") for i in found]  # type: ignore[misc]
