"""Requests of a third examiner who knows nothing of how apps are made here: what is seen, hit, thrown and heard."""

import re
from collections.abc import Iterator

from tests.e2e.fields import Control
from tests.e2e.hearing import LISTEN, heard, within_moments
from tests.e2e.hues import GREEN, middle_of, share_of
from tests.e2e.person import Person
from tests.e2e.reading import Unmet, numbers_in
from tests.e2e.requests import behaviour

_GO_ON = ("start", "start test", "begin", "next", "next go", "next round", "go", "try again", "again", "continue",
          "next try", "ready", "new test", "play")  # fmt: skip
# the middle of the largest thing that holds nothing else: where one would hit a page without a button
_LARGEST = """() => { const found = [...document.querySelectorAll('body, body *')].filter(e => e.checkVisibility() &&
    ![...e.children].some(c => c.checkVisibility())).map(e => e.getBoundingClientRect())
    .sort((a, b) => b.width * b.height - a.width * a.height)[0];
    return [found.left + found.width / 2, Math.min(found.top + found.height / 2, innerHeight - 5)]; }"""


@behaviour("reaction")
def reaction(p: Person) -> None:
    """The clock of the page is moved by hand, so that the judge knows how late it hits."""
    times: list[float] = []
    for late in (300, 700, 450, 900, 550):
        _wait_for_green(p, is_first=not times)
        began = p.page.evaluate("performance.now()")
        p.page.clock.run_for(late)
        place = middle_of(p, GREEN)
        if place is None:
            raise Unmet("is not green any more before anybody hits it")
        before = p.text()
        p.page.mouse.click(*place)
        p.settle()
        span = p.page.evaluate("performance.now()") - began
        times.append(_reading(p, before, late - 5, span + 160))
    average, best = sum(times) / len(times), min(times)
    p.press_if(("show result", "see result", "results", "finish"))
    near = ("average", "mean", "avg"), ("best", "fastest", "quickest", "record")
    for labels, wanted in zip(near, (average, best), strict=True):
        pieces = [round(n) for label in labels for piece in p.near(label, 70) for n, _ in numbers_in(piece)]
        if not any(abs(n - wanted) <= 1.5 for n in pieces):
            raise Unmet(f"does not show {wanted:.0f} by {labels[0]!r}")


def _wait_for_green(p: Person, is_first: bool) -> None:
    """Wait for the green of a go; one that does not come by itself is started by a button or a hit on the screen."""
    p.wait(0.3)
    if not is_first and _turns_green(p, 160):
        return
    if not p.press_if(_GO_ON):
        p.page.mouse.click(*p.page.evaluate(_LARGEST))
    p.settle()
    if not _turns_green(p, 300):
        raise Unmet("the screen does not turn green")


def _turns_green(p: Person, steps: int) -> bool:
    plain = share_of(p, GREEN)
    for _ in range(steps):
        now = share_of(p, GREEN)
        if now > plain + 3000:
            return True
        plain = min(plain, now)  # what was hit may stay green until the next go
        p.page.clock.run_for(50)
    return False


def _reading(p: Person, before: str, least: float, most: float) -> float:
    """Expect a time in milliseconds that was not there before and fits how late it was hit."""
    pattern, found = r"(\d+(?:\.\d+)?)\s*(?:ms\b|millisec)", list[float]()

    def holds() -> bool:
        pieces = [*p.text().split("\n"), *p.near("milliseconds", 40), *p.near("ms", 40)]
        fresh = [piece for piece in pieces if piece not in before.split("\n")]
        found[:] = [float(n) for piece in fresh for n in re.findall(pattern, piece, re.I)]
        found.extend(n for piece in fresh if re.search(r"\bms\b|millisec", piece) for n, _ in numbers_in(piece))
        found[:] = [n for n in found if least <= n <= most]
        return bool(found)

    if not p.patiently(holds):
        raise Unmet(f"does not tell a time of about {least + 5:.0f} milliseconds")
    return found[0]


_THROW = ("throw", "throw dice", "roll", "roll dice", "throw 1000 times", "roll 1000 times",
          "start", "simulate", "go", "run", "throw again", "throw the dice", "throw 1,000 times")  # fmt: skip


@behaviour("two_dice")
def two_dice(p: Person) -> None:
    """How often may be a count or a percentage. The two dice make seven far more often than two or twelve."""
    seen = []
    for press in range(2):
        p.press(_THROW)
        p.wait(5)
        if not p.patiently(lambda: _throws(p) is not None):
            raise Unmet("does not show how often each sum from two to twelve came up, a thousand in all")
        counts = _throws(p) or []
        whole = sum(counts)
        if counts[5] < 0.1 * whole or counts[0] + counts[10] > 0.12 * whole or counts[5] < 2 * counts[0]:
            raise Unmet(f"two dice do not fall like that: {counts}")
        if press and counts == seen[0]:
            raise Unmet("throws the same again")
        seen.append(counts)
        if not p.patiently(lambda c=counts: _has_bars(p, c)):  # type: ignore[misc]
            raise Unmet("shows no bars")


def _throws(p: Person) -> list[float] | None:
    chart = p.chart()
    for text in (p.text(), chart["text"] if chart else ""):
        numbers = [abs(n) for n, _ in numbers_in(text)]
        for counts in _runs(numbers):
            if any(abs(sum(counts) - whole) < 1.1 for whole in (100, 1000, 2000)) and max(counts) < 600:
                return counts
    return None


def _runs(numbers: list[float]) -> Iterator[list[float]]:
    """Yield eleven figures that stand each by a sum from two to twelve, or before or after all of these."""
    sums = [float(n) for n in range(2, 13)]
    for start in range(len(numbers)):
        for step in (1, 2, 3):
            if numbers[start : start + 11 * step : step] != sums:
                continue
            for shift in (*range(1, step), *(-1 for _ in range(step > 1)), *((11, -11) if step == 1 else ())):
                first = start + shift
                counts = numbers[first : first + 11 * step : step] if first >= 0 else []
                if len(counts) == 11:
                    yield counts


# whether eleven things of one kind are as long, one way or the other, as the counts are large
_BARS = """counts => { const most = Math.max(...counts), kinds = new Map();
    for (const e of document.querySelectorAll('body *')) { if (!e.checkVisibility()) continue;
        const key = e.tagName + (e.getAttribute('class') || '');
        (kinds.get(key) || kinds.set(key, []).get(key)).push(e); }
    const fits = (list, least) => Math.max(...list) > least &&
        list.every((n, i) => Math.abs(n / Math.max(...list) - counts[i] / most) < 0.12);
    for (const all of kinds.values()) for (let s = 0; s + 11 <= all.length && s < 40; s++) {
        const list = all.slice(s, s + 11), boxes = list.map(e => e.getBoundingClientRect());
        if (fits(boxes.map(b => b.width), 20) || fits(boxes.map(b => b.height), 20)) return true;
        if (list[0].matches('meter,progress') && fits(list.map(e => e.value), 0)) return true; }
    return false; }"""


def _has_bars(p: Person, counts: list[float]) -> bool:
    chart = p.chart()
    is_drawn = chart is not None and chart["print"].startswith("data:")
    return bool(is_drawn or p.page.evaluate(_BARS, counts) or re.search(r"([█▇■#*|▮])\1{5}", p.text()))


@behaviour("ringing")
def ringing(p: Person) -> None:
    """The tone is heard where it is made. The slider may run evenly or not; the figure it stands for must be shown."""
    p.page.add_init_script(LISTEN)
    p.reload()
    if heard(p):
        raise Unmet("sounds before anybody has started it")
    play, stop = ("start", "play", "start tone", "play tone", "on"), ("stop", "pause", "stop tone", "off")
    p.press(play)
    if not within_moments(p, lambda: bool(heard(p))):
        raise Unmet("there is no tone to hear")
    slider = _slider(p, ("frequency", "pitch", "hertz", "hz", "tone", "high", "height"))
    low, high = float(slider["min"] or 0), float(slider["max"] or 100)
    for place, wanted in ((high, 12000), (low, 100), (low + (high - low) * 0.4, 0)):
        slide(p, slider, place)
        if not within_moments(p, lambda w=wanted: _sounds_at(p, w)):  # type: ignore[misc]
            told = ", ".join(f"{pitch:.0f}" for pitch, _ in heard(p))
            raise Unmet(f"does not sound at {wanted or 'the'} hertz that it shows, but at {told}")
    _expect_louder(p)
    p.press(stop)
    if not within_moments(p, lambda: not heard(p)):
        raise Unmet("sounds on after stop")
    p.press(play)
    if not within_moments(p, lambda: bool(heard(p))):
        raise Unmet("does not start again")


def _slider(p: Person, words: tuple[str, ...]) -> Control:
    found = [c for c in p.controls() if c["kind"] == "range"]
    named = [c for c in found if any(w in " ".join([*c["names"], c["beside"]]).lower() for w in words)]
    if not found:
        raise Unmet("there is nothing to slide")
    return (named or found)[0]


def slide(p: Person, slider: Control, place: float) -> None:
    """Move the slider; the one that is drawn anew is found again by its names."""
    same = [c for c in p.controls() if c["kind"] == "range" and c["names"] == slider["names"]]
    script = """([i, v]) => { const e = window.__eyes.thing(i); e.value = v;
        for (const what of ['input', 'change']) e.dispatchEvent(new Event(what, { bubbles: true })); }"""
    p.page.evaluate(script, [(same or [slider])[0]["i"], place])
    p.settle()


def _sounds_at(p: Person, wanted: float) -> bool:
    """Return whether it sounds at the hertz that are wanted, and shows them; of a sound from a file only the figure."""
    text = "\n".join([p.text(), *(str(c["value"]) for c in p.controls() if c["kind"] == "number")])
    shown = [n for n, _ in numbers_in(text)]
    shown += [1000 * n for n in shown if re.search("khz", text, re.I)]
    pitches = [pitch for pitch, _ in heard(p)]
    if wanted and not any(abs(pitch - wanted) <= 0.015 * wanted or not pitch for pitch in pitches):
        return False
    return any(not pitch or abs(n - pitch) <= 0.006 * pitch + 0.6 for pitch in pitches for n in shown if n > 20)


def _expect_louder(p: Person) -> None:
    words = ("volume", "loud", "louder", "level", "gain")
    ranges = [c for c in p.controls() if c["kind"] == "range"]
    if len(ranges) > 1:
        slider = _slider(p, words)
        low, high = float(slider["min"] or 0), float(slider["max"] or 100)
        slide(p, slider, low + 0.2 * (high - low))
        soft = _loudness(p)
        slide(p, slider, low + 0.8 * (high - low))
    else:
        p.press(("softer", "quieter", "volume down", "-", "−"))
        soft = _loudness(p)
        p.press(("louder", "volume up", "+"))
    if not within_moments(p, lambda: _loudness(p) > 1.2 * soft):
        raise Unmet("does not get louder")


def _loudness(p: Person) -> float:
    p.page.wait_for_timeout(300)
    return max((loud for _, loud in heard(p)), default=0.0)
