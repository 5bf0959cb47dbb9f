"""Requests written by someone who knows nothing of how apps are made here: timers."""

import re

from tests.e2e.hues import RED, YELLOW, share_of
from tests.e2e.person import Person
from tests.e2e.reading import Unmet, has_phrase, times_in
from tests.e2e.requests import behaviour

_MOVED = r"player|move|done|press|tap|switch|end|turn|white|black|\d:\d\d"
_AVOIDED = ("reset", "pause", "stop", "theme", "settings", "new", "restart", "undo", "dark", "light", "print", "start",
            "resume", "minutes", "delete")  # fmt: skip


@behaviour("debate")
def debate(p: Person) -> None:
    """The clock may run up or down. Yellow and red may be the page, a panel or the figures; amber is yellow."""
    p.press(("start", "start speech", "start timer", "go", "begin"))
    p.wait(10)
    if not (p.shows_time(170) or p.shows_time(10)):
        raise Unmet("no clock of three minutes runs")
    plain_yellow, plain_red = share_of(p, YELLOW), share_of(p, RED)  # a button may be of that colour
    p.wait(130)
    if share_of(p, YELLOW) > plain_yellow + 400:
        raise Unmet("is yellow with forty seconds left")
    p.wait(14)
    if not p.patiently(lambda: share_of(p, YELLOW) > plain_yellow + 400):
        raise Unmet("does not turn yellow for the last thirty seconds")
    p.wait(32)
    if not p.patiently(lambda: share_of(p, RED) > plain_red + 400):
        raise Unmet("does not turn red when the time is over")
    p.press(("next speaker", "next", "new speaker", "next speech"))
    if not p.shows_time(177, 4) and not p.shows_time(3, 4):
        raise Unmet("the clock does not go back to three minutes for the next speaker")
    p.press_if(("start", "start speech", "start timer", "go", "begin"))
    p.wait(20)
    if not (p.shows_time(157, 4.5) or p.shows_time(22, 4)):
        raise Unmet("the clock does not run for the next speaker")
    if not p.patiently(lambda: share_of(p, RED) <= plain_red + 400):
        raise Unmet("it is still red for the next speaker")


@behaviour("chess_clock")
def chess_clock(p: Person) -> None:
    """What is pressed after a move may be one's own half, a button or the space key; a start button may come first."""
    started = p.press_if(("start", "start game", "begin")) if _clocks(p).count(300) < 2 else False
    if sum(297 <= clock <= 300 for clock in _clocks(p)) < 2:
        raise Unmet("does not show two clocks of five minutes")
    if not started:
        p.press_if(("start", "start game", "begin"))
    runs = _running(p)
    if not runs:
        runs = _switch(p, None)
    if len(runs) != 1:
        raise Unmet(f"{len(runs)} clocks run at a time")
    p.wait(20)
    other = _switch(p, runs[0])
    if len(other) != 1 or other == runs:
        raise Unmet("after a move the other clock does not run")
    stands = _clocks(p)[runs[0]]
    p.wait(30)
    if _clocks(p)[runs[0]] != stands or stands > 282:
        raise Unmet("the clock of the one who has moved does not stand still")
    if _switch(p, other[0]) != runs:
        raise Unmet("after the second move the first clock does not run on")
    p.wait(305)
    if min(_clocks(p), default=0) > 0 and not p.shows("time's up", "time is up", "lost", "wins", "won", "flag"):
        raise Unmet("nothing shows that the time is over")


def _clocks(p: Person) -> list[int]:
    found = re.findall(r"(?<![\d:])(?:0?0:)?(\d{1,2}):(\d{2})(?![\d:])", p.text())
    return [60 * int(minutes) + int(seconds) for minutes, seconds in found]


def _running(p: Person) -> list[int]:
    before = _clocks(p)
    p.wait(3)
    after = _clocks(p)
    return [i for i, (old, new) in enumerate(zip(before, after, strict=False)) if new < old]


def _switch(p: Person, running: int | None) -> list[int]:
    """Press what a player would press, the likeliest first, until another clock runs."""
    names = [(b["i"], " ".join(b["names"]).lower()) for b in p.buttons() if not b["disabled"]]
    names.sort(key=lambda one: re.search(_MOVED, one[1]) is None)
    for number, name in names:
        if any(word in _AVOIDED for word in re.findall(r"[a-z]+", name)) or not p.look("isVisible", number):
            continue
        p.click(number, f"button {name!r}")
        now = _running(p)
        if now and now != [running]:
            return now
    p.key("Space")
    return _running(p)


@behaviour("kitchen")
def kitchen(p: Person) -> None:
    """A timer may start by itself or by its own button. Done may be said by words, by 0:00 or by an alarm's mark."""
    done = ("done", "ready", "finished", "time's up", "time is up", "over", "ring", "ringing", "is up")
    for name, minutes in (("Rice", 12), ("Peas", 7), ("Stew", 40)):
        p.add("timer", {"name|what|title|dish|label": name, "minutes|time|duration|min|how long": minutes})
        start = p.find_button(("start", "go", "begin", "run"), within=p.row_of(name).number)
        if start is not None:
            p.click(start, f"start of {name}")
    p.wait(60)
    for name, left in (("Rice", 660), ("Peas", 360), ("Stew", 2340)):
        _expect_left(p, name, left)
    for name in ("Rice", "Peas"):
        if _is_done(p, name, done):
            raise Unmet(f"{name} counts as done at once")
    p.wait(366)
    _expect_done(p, "Peas", done)
    _expect_left(p, "Rice", 294)
    if _is_done(p, "Rice", done):
        raise Unmet("the rice counts as done when only the peas are")
    p.wait(300)
    _expect_done(p, "Rice", done)


def _expect_left(p: Person, name: str, seconds: int) -> None:
    if not any(abs(t - seconds) <= 12 for row in p.rows(name) for t in _times_of(p, row.text)):
        raise Unmet(f"the timer {name!r} does not show about {seconds // 60} minutes {seconds % 60} seconds")


def _times_of(p: Person, text: str) -> list[float]:
    return [*times_in(text), *(float(n) for n in re.findall(r"^\s*(\d+)\s*$", text, re.M))]


def _expect_done(p: Person, name: str, done: tuple[str, ...]) -> None:
    if not p.patiently(lambda: _is_done(p, name, done)):
        raise Unmet(f"does not tell that {name!r} is done")


def _is_done(p: Person, name: str, done: tuple[str, ...]) -> bool:
    """Return whether the timer shows 0:00, or says by words that the stew, which runs to the end, does not say."""
    own = [word for word in done if not any(row.shows(word) for row in p.rows("Stew"))]
    rows = p.rows(name)
    if any(row.shows(*own) or any(t == 0 for t in times_in(row.text)) for row in rows if own):
        return True
    others = {"Rice", "Peas", "Stew"} - {name}
    pieces = [piece for piece in p.near(name, 60) if not any(other in piece for other in others)]
    return any(has_phrase(piece, word) for piece in pieces for word in own)
