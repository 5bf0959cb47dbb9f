"""Requests of a second examiner who knows nothing of how apps are made here: timers, counters, habits."""

import re

from tests.e2e.person import TODAY, Person
from tests.e2e.reading import Unmet, has_number
from tests.e2e.requests import behaviour
from tests.e2e.ways import press_matching, worded_lines


@behaviour("contractions")
def contractions(p: Person) -> None:
    """One button for both or one for each; times in any format, the minutes between as a figure or a time.

    The third starts seven minutes after the second: no time of day on the page holds a six or a seven by itself.
    """
    start = ("start contraction", "contraction starts", "contraction started", "started", "start", "contraction",
             "begin", "press", "starts", "now")  # fmt: skip
    stop = ("stop contraction", "contraction stops", "contraction stopped", "stopped", "contraction ended", "stop",
            "end contraction", "end", "ended", "stops", "contraction over", "over", "contraction", "press")  # fmt: skip
    p.wait(120)
    for length, pause in ((50, 310), (65, 355), (40, 5)):
        p.press(start)
        p.wait(length)
        p.press(stop)
        p.wait(pause)
    for length in (50, 65, 40):
        if not p.patiently(lambda length=length: p.shows_time(length, 2.2)):  # type: ignore[misc]
            raise Unmet(f"does not show that a contraction took {length} seconds")
    for minutes in (6, 7):
        if not p.patiently(lambda m=minutes: p.shows_time(60 * m, 2.5) or _shows_about(p, m)):  # type: ignore[misc]
            raise Unmet(f"does not show that there were {minutes} minutes from one start to the next")


def _shows_about(p: Person, minutes: int) -> bool:
    return any(has_number(p.text(), minutes + n / 10) for n in (-1, 0, 1)) or has_number(p.text(), minutes)


@behaviour("knitting")
def knitting(p: Person) -> None:
    """Rows may be those that are done or the one being knitted: after eight, row 8 is done or row 1 has begun."""
    modes = {"done", "begun"}
    pressed = 0

    def expect(count: int) -> None:
        held = {mode for mode in modes if p.patiently(lambda mode=mode: _shows_row(p, count, mode))}  # type: ignore[misc]
        if not held:
            raise Unmet(f"after {count} rows it does not show {count} and row {(count - 1) % 8 + 1} of the pattern")
        modes.intersection_update(held)

    for count in (3, 5, 8, 9, 14):
        while pressed < count:
            press_matching(p, _UP, _DOWN)
            pressed += 1
        expect(count)
    for _ in range(3):
        press_matching(p, _DOWN, rf"{_UP}|{_RESET}")
    expect(11)
    p.reload()
    expect(11)
    p.sleep_days(1)
    expect(11)


_UP = r"^\s*[+＋➕]|\+\s*1|\b(next|more|add|plus|done|count|increase|knit(ted)?|forward)\b|^\s*rows?\s*$|\bnew row\b"
_RESET = r"\b(reset|delete|clear|theme|new(?! row)|remove)\b"
_DOWN = rf"^\s*[-−–➖]|[-−–]\s*1\b|\b(back|undo|take|minus|less|previous|decrease|subtract)\b|↶|↩|{_RESET}"


def _shows_row(p: Person, count: int, mode: str) -> bool:
    """Return whether the row of the pattern stands by that word, its eight rows put aside, and all rows as well."""
    of_pattern = (count - 1) % 8 + 1 if mode == "done" else count % 8 + 1
    eight = (
        r"(?:of|/|out of|every|after|from)\s*(?:8|eight)\b|\b(?:8|eight)[- ]rows?\b|rows? per (?:pattern|repeat)\W*8"
    )
    words = ("pattern", "pattern row", "row of the pattern", "repeat row", "row in pattern")
    pieces = [re.sub(eight, " ", piece, flags=re.I) for word in words for piece in p.near(word, 60)]
    totals = [count] if mode == "done" else [count, count + 1]
    return any(has_number(piece, of_pattern) for piece in pieces) and any(p.shows(total) for total in totals)


@behaviour("tablet")
def tablet(p: Person) -> None:
    """An hour a day was said. That it is over may be said by words, a box, or a line that was not there before."""
    start, stop = ("start", "play", "begin", "resume", "continue", "go"), ("stop", "pause", "end")
    heard: list[str] = []
    p.page.on("dialog", lambda dialog: heard.append(dialog.message))
    _expect_left(p, 60)
    known = worded_lines(p)
    p.press(start)
    p.wait(600)
    _expect_left(p, 50)
    known |= worded_lines(p)
    p.press(stop)
    p.wait(300)
    _expect_left(p, 50)
    known |= worded_lines(p)
    p.press(start)
    p.wait(900)
    p.press(stop)
    _expect_left(p, 35)
    p.reload()
    _expect_left(p, 35)
    known |= worded_lines(p)
    p.sleep_days(1)
    _expect_left(p, 60)
    p.press(start)
    p.wait(3540)
    _expect_left(p, 1)
    known |= worded_lines(p)
    heard.clear()
    p.wait(64)
    if not p.patiently(lambda: bool(heard) or bool(worded_lines(p) - known)):
        raise Unmet("does not say that the hour is over")
    p.press_if(("ok", "close", "dismiss"))
    p.sleep_days(1)
    _expect_left(p, 60)


def _expect_left(p: Person, minutes: int) -> None:
    words = ("left", "remaining", "still", "time left", "minutes")

    def holds() -> bool:
        spoken = minutes % 60 == 0 and p.shows("1 hour", "one hour", "1 h")
        return p.shows_time(60 * minutes, 4) or p.shows_near(words, minutes, limit=40) or spoken

    if not p.patiently(holds):
        raise Unmet(f"does not show that {minutes} minutes are left")


@behaviour("nails")
def nails(p: Person) -> None:
    """Counting may begin by itself, at a button, with a day that is given or at the first press of the other button."""
    again = ("i did it again", "did it again", "again", "i bit my nails", "i bit them", "bit my nails", "bit",
             "i slipped", "slipped", "bit again", "oops", "i bit my nails again", "start over", "reset to zero",
             "start again", "reset")  # fmt: skip
    begins = p.fill_if(("last time", "start date", "last bite", "last bitten", "since", "date", "started"), TODAY)
    begins = p.press_if(("start", "start today", "start now", "begin", "save", "start counting")) or begins
    if not begins:
        p.press(again)
        p.confirm()
    days = ("days", "day", "current", "made it", "streak", "without", "clean", "days made", "for")
    longest = ("longest", "record", "best", "longest time", "longest streak")
    p.sleep_days(5)
    p.sees_near(days, 5, limit=80)
    p.press(again)
    p.confirm()
    p.sees_near(days, 0, limit=80)
    p.sees_near(longest, 5, limit=80)
    p.sleep_days(4)
    p.sees_near(days, 4, limit=80)
    p.sees_near(longest, 5, limit=80)
    p.sleep_days(2)
    p.press(again)
    p.confirm()
    p.sees_near(longest, 6, limit=80)
    p.sees_near(days, 0, limit=80)
    p.reload()
    p.sees_near(longest, 6, limit=80)
