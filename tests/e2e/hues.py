"""How a person sees colours: how much of the page is of a hue, and what stands in it."""

from collections.abc import Iterable

from tests.e2e.person import Person
from tests.e2e.rows import Row

Hue = tuple[int, int]  # from one degree of the circle of colours to another
YELLOW, GREEN, RED = (33, 72), (70, 175), (335, 22)


def share_of(p: Person, hue: Hue) -> float:
    """Return how many square pixels of the page are of a hue, words by their box."""
    return float(p.page.evaluate(_SHARE_OF_HUE, list(hue)))


def figure_is_of(row: Row, figure: float, hue: Hue) -> bool:
    """Return whether a figure in a row is of a hue: its letters, or the ground or an edge it stands in."""
    return bool(row.person.page.evaluate(_IN_HUE, [row.number, abs(figure), list(hue)]))


def row_is_of(row: Row, hue: Hue) -> bool:
    """Return whether anything in a row but its buttons and fields is of a hue: letters, the ground or an edge."""
    return bool(row.person.page.evaluate(_ROW_IN_HUE, [row.number, list(hue)]))


def texts_of(p: Person, texts: Iterable[str], hue: Hue) -> set[str]:
    """Return which of the texts, where they stand together, are in letters, on a ground or in a frame of a hue."""
    return set(p.page.evaluate(_TEXTS_OF, [list(texts), list(hue)]))


def middle_of(p: Person, hue: Hue) -> tuple[float, float] | None:
    """Return the middle of the largest thing whose ground is of a hue, as far as it is in sight."""
    found = p.page.evaluate(_MIDDLE_OF, list(hue))
    return (float(found[0]), float(found[1])) if found else None


# whether a colour that is seen at all and is no grey is of a hue
_IS = """(color, [low, high], [least, spread, light]) => {
    const pen = (window.__pen ||= document.createElement('canvas').getContext('2d', { willReadFrequently: true }));
    pen.clearRect(0, 0, 1, 1); pen.fillStyle = color; pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data, max = Math.max(r, g, b), min = Math.min(r, g, b);
    if (a < least || max - min < spread || max < light) return false;
    let hue = max === r ? (g - b) / (max - min) : max === g ? 2 + (b - r) / (max - min) : 4 + (r - g) / (max - min);
    hue = (hue * 60 + 360) % 360;
    return low < high ? hue >= low && hue <= high : hue >= low || hue <= high; }"""

_SHARE_OF_HUE = f"""hue => {{
    const is = color => ({_IS})(color, hue, [40, 25, 60]);
    let all = 0;
    for (const e of document.querySelectorAll('html,html *')) {{
        if (!e.checkVisibility()) continue;
        const s = getComputedStyle(e), r = e.getBoundingClientRect();
        const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
        if (is(s.backgroundColor) || (own && is(s.color)) || (e.ownerSVGElement && (is(s.stroke) || is(s.fill))))
            all += r.width * r.height;
    }}
    return all; }}"""

_IN_HUE = f"""([row, figure, hue]) => {{
    const is = color => ({_IS})(color, hue, [20, 15, 50]);
    const top = window.__eyes.thing(row);
    const shows = e => new RegExp('(^|[^\\\\d.])' + String(figure).replace('.', '\\\\.') + '0?($|\\\\D)').test(e.textContent);
    const starts = [top, ...top.querySelectorAll('*')].filter(e => shows(e) && ![...e.children].some(shows));
    for (const start of starts) for (let at = start; at; at = at === top ? null : at.parentElement) {{
        const s = getComputedStyle(at);
        if (at === start && is(s.color) || is(s.backgroundColor)) return true;
        for (const side of ['Left', 'Top', 'Bottom', 'Right'])
            if (s[`border${{side}}Style`] !== 'none' && is(s[`border${{side}}Color`])) return true;
    }}
    return false; }}"""  # noqa: E501

_ROW_IN_HUE = f"""([row, hue]) => {{
    const is = color => ({_IS})(color, hue, [20, 15, 50]), top = window.__eyes.thing(row);
    const words = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    return [top, ...top.querySelectorAll('*')].some(e => {{
        if (e.closest('button,[role=button],input,select,a') || !e.checkVisibility()) return false;
        const s = getComputedStyle(e);
        return (words(e) && is(s.color)) || is(s.backgroundColor) || ['Left', 'Top', 'Bottom', 'Right']
            .some(side => s[`border${{side}}Style`] !== 'none' && is(s[`border${{side}}Color`])); }}); }}"""

# the things that show each text and little else, in the smallest thing that shows all of them
SHOWING = """texts => { const own = e => (e.innerText || '').trim();
    const all = [...document.querySelectorAll('body, body *')].filter(e => e.checkVisibility());
    const whole = all.filter(e => texts.every(text => own(e).includes(text)))
        .sort((a, b) => own(a).length - own(b).length)[0];
    return texts.map(text => all.filter(e => (!whole || whole.contains(e)) &&
        own(e).includes(text) && own(e).length <= text.length + 24)); }"""

_TEXTS_OF = f"""([texts, hue]) => {{
    const is = color => ({_IS})(color, hue, [40, 25, 60]), showing = ({SHOWING})(texts);
    return texts.filter((_, i) => showing[i].map(e => getComputedStyle(e)).some(s =>
        is(s.color) || is(s.backgroundColor) || (s.borderLeftStyle !== 'none' && is(s.borderLeftColor)))); }}"""

_MIDDLE_OF = f"""hue => {{
    const is = color => ({_IS})(color, hue, [40, 25, 60]);
    const found = [...document.querySelectorAll('html,html *')]
        .filter(e => e.checkVisibility() && is(getComputedStyle(e).backgroundColor))
        .map(e => e.getBoundingClientRect()).sort((a, b) => b.width * b.height - a.width * a.height)[0];
    return found && [Math.min(found.left + found.width / 2, innerWidth - 5),
        Math.min(found.top + found.height / 2, innerHeight - 5)]; }}"""
