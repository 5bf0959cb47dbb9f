"""Requests of a sixth examiner who knows nothing of how apps are made here: waited for, breathed, counted."""

import re
from itertools import pairwise

from tests.e2e.person import Person
from tests.e2e.reading import Unmet, has_number, times_in
from tests.e2e.requests import behaviour
from tests.e2e.ways import press_matching, worded_lines

_EATEN = ("last bite", "start", "start fasting", "start fast", "i took my last bite", "finished eating",
          "i've finished eating", "start now", "begin", "stopped eating", "done eating", "fast", "bite")  # fmt: skip
_OVER = re.compile(r"\bover\b|\bdone\b|finish|complete|reached|made it|\bmay eat\b|\bcan eat\b|eat (now|again)|"
                   r"\bgoal\b|congrat|time.?s up|success|well done|time to eat|enjoy|hooray|🎉|✅")  # fmt: skip


@behaviour("fasting")
def fasting(p: Person) -> None:
    """It may count in seconds, in minutes or in hours with decimals."""
    heard: list[str] = []
    p.page.on("dialog", lambda dialog: heard.append(dialog.message))
    p.press(_EATEN)
    p.page.clock.fast_forward(200 * 60_000)
    p.reload()
    _expect_span(p, 200, "it has been")
    _expect_span(p, 760, "there still is to wait")
    p.wait(20 * 60)
    _expect_span(p, 220, "it has been")
    p.page.clock.fast_forward(700 * 60_000)
    p.reload()
    _expect_span(p, 40, "there still is to wait")
    before = _tells(p)
    heard.clear()
    p.wait(38 * 60)
    if heard or _tells(p) - before:
        raise Unmet("says that it is over before the sixteen hours are")
    p.wait(4 * 60)
    if not p.patiently(lambda: bool(heard or _tells(p) - before)):
        raise Unmet("does not tell when the sixteen hours are over")


_HOURS_MINUTES = re.compile(r"(\d+)\s*h\w*\.?,?\s*(?:and\s*)?(\d+)\s*m", re.I)


def _tells(p: Person) -> set[str]:
    return {line for line in worded_lines(p) if _OVER.search(line)}


def _expect_span(p: Person, minutes: int, what: str) -> None:
    """Expect a stretch of time, give or take one or two minutes, as h:mm:ss, h:mm, in words or in hours."""

    def shown() -> bool:
        text = p.text()
        told = [*times_in(text), *(3600 * int(h) + 60 * int(m) for h, m in _HOURS_MINUTES.findall(text))]
        hours = any(has_number(text, round(n / 60, 1)) or has_number(text, round(n / 60, 2))
                    for n in (minutes - 1, minutes, minutes + 1) if "." in text and n / 60 % 1)  # fmt: skip
        return any(abs(t - 60 * minutes) <= 125 or abs(t - minutes) <= 2.1 for t in told) or hours

    if not p.patiently(shown):
        raise Unmet(f"does not show {minutes // 60} h {minutes % 60} min as what {what}")


_PHASES = {"in": r"\b(in|inhale)\b", "out": r"\b(out|exhale)\b", "hold": r"\b(hold|pause|keep|wait)\b"}
# each small thing that names a phase, with how it looks
_NAMING = """() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility({ checkOpacity: false }) &&
        !e.matches('button,script,style') && !e.children.length && (e.textContent || '').trim().length < 40)
    .map(e => { const looks = []; for (let at = e, n = 0; at && n < 2; at = at.parentElement, n++) {
        const s = getComputedStyle(at); looks.push(s.color, s.backgroundColor, s.fontWeight, s.borderLeftColor, s.opacity, s.fontSize); }
        return [e.textContent.trim().toLowerCase(), looks.join()]; })"""  # noqa: E501


@behaviour("breathing")
def breathing(p: Person) -> None:
    """What to do is told in words, or by the one of four words that stands out."""
    p.press_if(("start", "begin", "start breathing", "go", "breathe", "play", "start exercise"))
    seen: list[tuple[float, set[str], list[tuple[str, str]]]] = []
    rounds = ("round", "rounds", "cycle", "cycles", "rounds done")
    first = _now(p)
    while _now(p) - first < 40:
        lines = {line.strip().lower() for line in p.text().split("\n")}
        seen.append((_now(p), lines, [(text, looks) for text, looks in p.page.evaluate(_NAMING)]))
        p.wait(0.4)
    counted = [n for n in (2, 3) if p.shows_near(rounds, n, limit=60)]
    _expect_phases(seen)
    if not counted:
        raise Unmet("does not show that it is in the third round after 40 seconds")
    p.wait(32 - (_now(p) - first - 40))
    if not any(p.shows_near(rounds, n + 2, limit=60) for n in counted):
        raise Unmet("does not count the rounds on")


def _now(p: Person) -> float:
    return float(p.page.evaluate("Date.now()")) / 1000


def _expect_phases(seen: list[tuple[float, set[str], list[tuple[str, str]]]]) -> None:
    static = set[str].intersection(*(lines for _, lines, _ in seen))
    told = [(when, _phase_of(lines - static)) for when, lines, _ in seen]
    if len({phase for _, phase in told}) < 3:
        told = _by_looks([(when, things) for when, _, things in seen])
    runs: list[tuple[str, float]] = []
    for when, phase in told:
        if phase and (not runs or runs[-1][0] != phase):
            runs.append((phase, when))
    names = [phase for phase, _ in runs]
    order = ["in", "hold", "out", "hold"]
    if not any(names[skip:] == [order[(i + turn) % 4] for i in range(len(names) - skip)] and len(names) - skip > 5
               for skip in (0, 1) for turn in range(4)):  # fmt: skip
        raise Unmet(f"does not tell in, hold, out and hold in turn but {', '.join(names[:8]) or 'nothing'}")
    for (phase, start), (_, end) in list(pairwise(runs))[1:]:
        if abs(end - start - 4) > 1.4:
            raise Unmet(f"{phase!r} takes {end - start:.0f} seconds, not four")


def _phase_of(lines: set[str]) -> str:
    found = [name for name, pattern in _PHASES.items() if any(re.search(pattern, line) for line in lines)]
    if "hold" in found and len(found) > 1:  # such as "hold your breath in"
        return "hold"
    return found[0] if len(found) == 1 else ""


def _by_looks(seen: list[tuple[float, list[tuple[str, str]]]]) -> list[tuple[float, str]]:
    """Return which thing that names a phase looks unlike it does most of the time."""
    counts = min(len(things) for _, things in seen)
    usual = {}
    for i in range(counts):
        looks = [things[i][1] for _, things in seen]
        usual[i] = max(set(looks), key=looks.count)
    return [
        (when, _phase_of({text for i, (text, look) in enumerate(things[:counts]) if look != usual[i]}))
        for when, things in seen
    ]


@behaviour("pushups")
def pushups(p: Person) -> None:
    """How many one did is typed, or put together from buttons."""
    left = ("left", "left today", "to go", "remaining", "missing", "still", "still to do", "to do")
    _did(p, 25)
    p.sees_near(left, 75)
    _did(p, 30)
    p.sees_near(left, 45)
    p.reload()
    p.sees_near(left, 45)
    p.sleep_days(1)
    p.sees_near(left, 100)
    _did(p, 40)
    p.sees_near(left, 60)
    _did(p, 60)
    p.sees_near((*left, "today"), 0, "done", "none", "nothing", "all done", "goal reached", "complete")
    p.sleep_days(2)
    p.sees_near(left, 100)


def _did(p: Person, count: int) -> None:
    labels = "push-ups|how many|number|count|amount|done|just did|reps|number of push-ups|push-ups done|i just did|add"
    if any(c["kind"] in ("number", "range", "text") and not c["disabled"] for c in p.controls()):
        p.add("push-ups", {labels: count})
        return
    for step in (10, 5):
        while count >= step and p.find_button((f"+{step}", f"+ {step}", f"add {step}", f"{step}")) is not None:
            p.press((f"+{step}", f"+ {step}", f"add {step}", f"{step}"))
            count -= step
    if count:
        raise Unmet("there is no field for how many push-ups one did")


_NOT_COUNTED = r"delete|remove|edit|undo|reset|clear|minus|less|^[-−–✕×🗑]|\bminus\b|take back|total|decrease"


@behaviour("street_count")
def street_count(p: Person) -> None:
    for kind in "cars cars bikes trucks bikes cars trucks bikes bikes bikes cars bikes cars bikes cars".split():
        stem, sign = kind[:-1], {"cars": "🚗|🚙", "bikes": "🚲|🚴", "trucks": "🚚|🚛"}[kind]
        row = next((r for r in p.rows(kind) or p.rows(stem) if p.buttons(r.number)), None)
        named = [b for b in p.buttons() if any(re.search(rf"\b{stem}s?\b|{sign}", n, re.I) for n in b["names"])]
        if named or row is None:
            press_matching(p, rf"\b{stem}s?\b|{sign}", _NOT_COUNTED)
        else:
            row.press("+", "add", "plus", "count", "one more")
    for kind, count in (("cars", 6), ("bikes", 7), ("trucks", 2)):
        p.sees_near((kind, kind[:-1]), count, limit=40)
