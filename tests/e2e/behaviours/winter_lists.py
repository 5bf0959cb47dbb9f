"""Requests of a sixth examiner who knows nothing of how apps are made here: lists in order, counted and averaged."""

import contextlib
import datetime as dt

from tests.e2e.apart import text_everywhere
from tests.e2e.fields import Value
from tests.e2e.person import TODAY, Person
from tests.e2e.reading import Unmet, dates, day, numbers_in
from tests.e2e.requests import behaviour
from tests.e2e.ways import expect_order, expect_row, keep_with, sees_somewhere, turn_to_row


@behaviour("jigsaws")
def jigsaws(p: Person) -> None:
    fields = ("title|name|puzzle|jigsaw|motif|picture|puzzle name|what",
              "pieces|number of pieces|how many pieces|piece count|size")  # fmt: skip

    def have(title: str, pieces: int) -> None:
        p.add("puzzle jigsaw", dict(zip(fields, (title, pieces), strict=True)))

    for title, pieces in (("Harbor", 500), ("Castle", 2000), ("Kittens", 99), ("Alps", 1000)):
        have(title, pieces)
    expect_row(p, "Castle", 2000)
    expect_row(p, "Kittens", 99)
    expect_order(p, "Castle", "Alps", "Harbor", "Kittens")
    p.reload()
    have("Meadow", 750)
    expect_order(p, "Castle", "Alps", "Meadow", "Harbor", "Kittens")
    p.row_of("Alps").delete()
    p.lists_not("Alps")
    p.reload()
    p.lists_not("Alps")
    expect_order(p, "Castle", "Meadow", "Harbor", "Kittens")


@behaviour("concerts")
def concerts(p: Person) -> None:
    """Bands may be a list of their own or words in a concert; no date here holds a figure that is asked for."""
    fields = ("band|artist|name|who|band name|group", "date|day|when?", "place|where|town|city|venue|location?")

    def been(band: str, when: dt.date, place: str) -> None:
        p.go_to("concerts", "concert")
        p.add("concert", dict(zip(fields, (band, when, place), strict=True)))

    def add_all() -> None:
        for band, when, place in (("Abba", day(7, 15, 2016), "Oslo"), ("Queen", day(8, 19, 2017), "Bonn"),
                                  ("Abba", day(9, 16, 2018), "Graz"), ("Abba", day(7, 18, 2019), "Bern")):  # fmt: skip
            been(band, when, place)

    keep_with(p, add_all, "band", "name|band|artist", ("Abba", "Queen"))
    _seen_times(p, "Abba", 3)
    _seen_times(p, "Queen", 1)
    p.reload()
    been("Abba", day(8, 17, 2019), "Kiel")
    been("Queen", day(9, 15, 2019), "Metz")
    _seen_times(p, "Abba", 4)
    _seen_times(p, "Queen", 2)


def _seen_times(p: Person, band: str, times: int) -> None:
    words = {1: ("once", "one time"), 2: ("twice", "two times"), 3: ("three times",), 4: ("four times",)}[times]
    sees_somewhere(p, (band,), times, *words, limit=45)


@behaviour("blood_donor")
def blood_donor(p: Person) -> None:
    """The last one is the latest day, in whatever order they are put in. The day may be told as days from now."""
    times = ("times", "how often", "donations", "given", "total", "so far", "count", "number", "donated", "often")

    def give(when: dt.date) -> None:
        p.add("donation", {"date|day|when|donated on|day of donation|date of donation|donation": when})

    for when in (day(6, 10, 2025), day(11, 18, 2025), day(1, 20), day(9, 16, 2025)):
        give(when)
    p.sees(*dates(day(3, 17)), "6 days")
    sees_somewhere(p, times, 4, "four", limit=60)
    p.sleep_days(7)
    p.sees(*dates(day(1, 20)))
    sees_somewhere(p, times, 4, "four", limit=60)
    give(day(3, 18))
    p.sees(*dates(day(5, 13)), "56 days", "8 weeks")
    sees_somewhere(p, times, 5, "five", limit=60)
    p.row_of_any(*dates(day(3, 18))).delete()
    p.sees(*dates(day(3, 17)), "now", "already", "today", "yes")
    sees_somewhere(p, times, 4, "four", limit=60)


@behaviour("bowling")
def bowling(p: Person) -> None:
    """Players may be a list of their own or words in a game; the best game stands there besides the log of games."""
    fields = ("player|name|who|who played|player name", "points|score|how many points|pins|result", "date|day|when?")

    def play(name: str, points: int) -> None:
        p.go_to("games", "scores", "game")
        p.add("game score", dict(zip(fields, (name, points, TODAY), strict=True)))

    def play_all() -> None:
        for name, points in (("Hanna", 120), ("Olaf", 171), ("Gerd", 149), ("Olaf", 98), ("Hanna", 156),
                             ("Gerd", 143), ("Olaf", 100)):  # fmt: skip
            play(name, points)

    keep_with(p, play_all, "player", "name|player", ("Hanna", "Olaf", "Gerd"))
    for _ in range(2):
        for name, average in (("Hanna", 138), ("Olaf", 123), ("Gerd", 146)):
            sees_somewhere(p, (name,), average)
        for name, best, other in (("Hanna", 156, 120), ("Olaf", 171, 98)):
            everywhere = text_everywhere(p)
            if _count(everywhere, best) <= _count(everywhere, other):
                raise Unmet(f"does not show {best} as the best game of {name}")
        _expect_ranking(p, "Gerd", "Hanna", "Olaf")
        p.reload()
    play("Hanna", 183)
    sees_somewhere(p, ("Hanna",), 153)
    _expect_ranking(p, "Hanna", "Gerd", "Olaf")


def _count(text: str, figure: float) -> int:
    return sum(1 for shown, _ in numbers_in(text) if shown == figure)


def _expect_ranking(p: Person, *names: str) -> None:
    with contextlib.suppress(Unmet):
        turn_to_row(p, names[0])
        expect_order(p, *names)
        return
    p.go_to("ranking", "players", "averages", "statistics", "standings", "overview", "leaderboard", "summary")
    expect_order(p, *names)


@behaviour("hay")
def hay(p: Person) -> None:
    """Every day is lived through, so it does not matter whether the app asks for the date or takes the day it is."""
    left_words = ("left", "remaining", "bales left", "in the barn", "barn", "still", "stock", "rest", "remain")
    days_words = ("days", "last", "lasts", "enough", "more days", "days left", "do for", "will do", "run out")
    left, fed = 240, list[int]()

    def expect() -> None:
        sees_somewhere(p, left_words, left, limit=90)
        last = left / (sum(fed) / len(fed))
        sees_somewhere(p, days_words, last, int(last), limit=90)

    for number, bales in enumerate((6, 10, 8, 8)):
        wishes: dict[str, Value] = {
            "bales|how many|fed|bales fed|number of bales|amount|how many bales|today": bales,
            "date|day|when?": TODAY + dt.timedelta(days=number),
        }
        p.add("feeding", wishes)
        left -= bales
        fed.append(bales)
        expect()
        p.sleep_days(1)
    sees_somewhere(p, left_words, left, limit=90)
    p.add("feeding", {**wishes, "date|day|when?": TODAY + dt.timedelta(days=4)})
    left, fed = left - 8, [*fed, 8]
    expect()
