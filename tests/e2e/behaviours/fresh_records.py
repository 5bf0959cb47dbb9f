"""Requests written by someone who knows nothing of how apps are made here: money, health, clubs, study.

Figures are chosen so that the right one cannot be read off a record, a date or a wrong sum. What is asked in words
is judged; how it is laid out, named or entered is left to the app.
"""

import datetime as dt

from tests.e2e.behaviours.held_out_records import expect_stage
from tests.e2e.behaviours.own_records import expect_ticked
from tests.e2e.filtering import filter_by, filter_off
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, dates, day, no, yes
from tests.e2e.requests import behaviour
from tests.e2e.rows import Row
from tests.e2e.standing_out import expect_marked
from tests.e2e.ways import (
    expect_gone,
    expect_plain,
    expect_row,
    hide,
    keep_with,
    minutes_as,
    sees_somewhere,
    turn_to_row,
)


@behaviour("honey")
def honey(p: Person) -> None:
    """Hives may be words in a harvest or a list of their own; sums by hive and in all may stand in any part."""
    fields = ("hive|beehive|which hive|hive name", "date|harvest date|day",
              "kilos|honey|kilos of honey|kg|amount|how much|weight|yield")  # fmt: skip
    given = (("North", day(3, 3), 7.5), ("Orchard", day(3, 5), 12), ("North", day(3, 10), 4.25),
             ("Orchard", day(3, 6), 3.5))  # fmt: skip

    def add_all() -> None:
        for values in given:
            p.add("harvest", dict(zip(fields, values, strict=True)))

    keep_with(p, add_all, "hive", "name|hive", ("North", "Orchard"))
    in_all = ("total", "in all", "all", "altogether", "sum", "together", "overall", "honey")
    sees_somewhere(p, ("North",), 11.75)
    sees_somewhere(p, ("Orchard",), 15.5)
    sees_somewhere(p, in_all, 27.25)
    p.reload()
    sees_somewhere(p, in_all, 27.25)
    _harvest(p, "4.25", "4.25kg", "4.25 kg", *dates(day(3, 10))).delete()
    sees_somewhere(p, in_all, 23)
    expect_gone(p, 11.75, "though a harvest of that hive is deleted")


def _harvest(p: Person, *texts: str) -> Row:
    p.patiently(lambda: any(p.has_row(text) for text in texts)) or p.go_to("harvests", "harvest", "log")
    return p.row_of_any(*texts)


@behaviour("cakes")
def cakes(p: Person) -> None:
    """Where a picked-up order goes (struck out, to the end, out of sight) is for the app to choose."""
    fields = ("customer|who|who ordered it|name|ordered by|for|client", "cake|kind of cake|kind|what|type|flavor",
              "pick up|pickup date|pick up day|pick up date|date|day|pickup", "price|cost|amount")  # fmt: skip
    given = (("Ada", "Carrot", day(3, 20), 45), ("Bruno", "Cheesecake", day(3, 13), 60),
             ("Cem", "Carrot", day(3, 27), 32.5))  # fmt: skip
    gone = "picked up|gone|is picked up|done|collected?"
    for values in given:
        p.add("order cake", {**dict(zip(fields, values, strict=True)), gone: no("no", "not picked up", "open")})
    expect_row(p, "Ada", "Carrot")
    if not p.patiently(lambda: ["Bruno", "Ada", "Cem"] in p.orders("Bruno", "Ada", "Cem")):
        raise Unmet("the next cake to be picked up is not at the top")
    still = ("still to come", "open", "to come in", "outstanding", "to come", "due", "pending", "not picked up",
             "expected", "still", "waiting", "unpaid", "money", "total")  # fmt: skip
    p.sees_near(still, 137.5)
    p.row_of("Bruno").tick(True, "picked up", "gone", "collected", "done")
    p.sees_near(still, 77.5)
    p.reload()
    p.sees_near(still, 77.5)
    p.row_of("Ada").delete()
    p.lists_not("Ada")
    expect_gone(p, 77.5, "though an order is deleted")


@behaviour("vinyl")
def vinyl(p: Person) -> None:
    fields = ("artist|band|musician", "album|title|record|name", "year|released", "paid|price|what I paid|cost|amount",
              "condition|state")  # fmt: skip
    for values in (
        ("Nina Simone", "Pastel Blues", 1965, 31, Exact("mint")),
        ("Can", "Tago Mago", 1971, 24.5, Exact("worn")),
        ("Sade", "Diamond Life", 1984, 12, Exact("mint")),
        ("Wire", "Chairs Missing", 1978, 18, Exact("good")),
    ):
        p.add("record", dict(zip(fields, values, strict=True)))
    cost = ("total", "cost", "collection", "paid", "spent", "whole collection", "value", "sum", "all", "price")
    expect_row(p, "Pastel Blues", "Nina Simone")
    expect_row(p, "Tago Mago", 1971)
    p.sees_near(cost, 85.5)
    filter_by(p, "condition", "mint")
    p.lists_not("Tago Mago", "Chairs Missing")
    p.lists("Pastel Blues", "Diamond Life")
    filter_off(p, "condition", "mint")
    p.lists("Tago Mago", "Chairs Missing")
    p.reload()
    p.lists("Pastel Blues", "Tago Mago", "Diamond Life", "Chairs Missing")
    p.sees_near(cost, 85.5)
    p.row_of("Diamond Life").delete()
    p.lists_not("Diamond Life")
    p.sees_near(cost, 73.5)


@behaviour("shifts")
def shifts(p: Person) -> None:
    """The count of nights is no day, month or minute that is on the page; overtime may be told in hours too."""
    fields = ("date|day", "shift|kind|type|kind of shift|shift type|early late or night",
              "overtime|overtime minutes|overtime in minutes|minutes")  # fmt: skip
    given = ((day(2, 20), "night", 47), (day(2, 22), "night", 13), (day(2, 23), "late", 10), (day(3, 2), "night", 15),
             (day(3, 3), "night", 25), (day(3, 8), "early", 20), (day(3, 6), "night", 30),
             (day(3, 9), "night", 16))  # fmt: skip
    for when, kind, minutes in given:
        p.add("shift", dict(zip(fields, (when, Exact(kind), minutes), strict=True)))
    nights, overtime = ("night", "night shifts", "nights"), ("overtime", "minutes")
    p.sees_near(nights, 4, limit=110)
    p.sees_near(overtime, *minutes_as(106))
    p.add("shift", dict(zip(fields, (day(3, 10), Exact("night"), 21), strict=True)))
    p.sees_near(nights, 5, limit=110)
    p.sees_near(overtime, *minutes_as(127))
    p.reload()
    p.sees_near(nights, 5, limit=110)
    p.sees_near(overtime, *minutes_as(127))
    p.row_of_any("21", "21 min", *dates(day(3, 10))).delete()
    p.sees_near(overtime, *minutes_as(106))


@behaviour("pills")
def pills(p: Person) -> None:
    """Seven days are not less than a week; half a day may be shown, rounded or cut off."""
    fields = ("medicine|name|pill|medication|medicine name",
              "tablets left|left|tablets|left in the box|tablets in the box|how many tablets|in the box|remaining",
              "a day|per day|tablets a day|daily|takes|how many a day|daily dose|dose")  # fmt: skip
    for values in (("Aspirin", 40, 2), ("Metformin", 18, 3), ("Ramipril", 7, 1), ("Zocor", 5, 2)):
        p.add("medicine", dict(zip(fields, values, strict=True)))
    expect_row(p, "Aspirin", 20)
    expect_row(p, "Metformin", 6)
    expect_row(p, "Zocor", 2.5, 2, 3)
    expect_marked(p, ("Metformin", "Zocor"), ("Aspirin", "Ramipril"))
    p.row_of("Metformin").edit({fields[1]: 90})
    expect_row(p, "Metformin", 30)
    expect_plain(p, "Metformin", ("Aspirin", "Ramipril"))
    p.reload()
    expect_row(p, "Metformin", 30)
    expect_marked(p, ("Zocor",), ("Aspirin", "Ramipril", "Metformin"))
    p.row_of("Zocor").delete()
    p.lists_not("Zocor")


@behaviour("horses")
def horses(p: Person) -> None:
    """The week may begin on Sunday or Monday, or be the last seven days: all lessons are well in or well out."""
    fields = ("horse|which horse", "rider|who|who rode|who rode it|rode|name|ridden by", "date|day",
              "minutes|how many minutes|duration|length")  # fmt: skip
    given = (("Bella", "Ida", day(3, 9), 45), ("Storm", "Ole", day(3, 10), 50), ("Bella", "Kai", day(3, 11), 70),
             ("Bella", "Ole", day(2, 19), 33), ("Storm", "Uma", day(3, 11), 35))  # fmt: skip

    def add_all() -> None:
        for values in given:
            p.add("lesson", dict(zip(fields, values, strict=True)))

    keep_with(p, add_all, "horse", "name|horse", ("Bella", "Storm"))
    sees_somewhere(p, ("Bella",), *minutes_as(115))
    sees_somewhere(p, ("Storm",), *minutes_as(85))
    p.reload()
    sees_somewhere(p, ("Bella",), *minutes_as(115))
    turn_to_row(p, "Kai")
    p.row_of("Kai").delete()
    p.lists_not("Kai")
    expect_gone(p, 115, "though a lesson is deleted")
    sees_somewhere(p, ("Storm",), *minutes_as(85))


@behaviour("foosball")
def foosball(p: Person) -> None:
    """Players may be typed, or entered once and then chosen. A row that names two players is a match, not a rank."""
    fields = "winner|who won|won|won by|winning player", "loser|who lost|lost|lost by|losing player"
    names = ("Kim", "Ravi", "Lotte")

    def match(winner: str, loser: str) -> None:
        p.add("match", {**dict(zip(fields, (winner, loser), strict=True)), "date|day?": day(3, 11)})

    def first_matches() -> None:
        for winner, loser in (("Kim", "Ravi"), ("Kim", "Lotte"), ("Kim", "Lotte"), ("Ravi", "Kim"), ("Lotte", "Ravi")):
            match(winner, loser)

    keep_with(p, first_matches, "player", "name|player", names)
    _expect_rank(p, names, "Kim", 3, "Ravi")
    for _ in range(3):
        match("Ravi", "Kim")
    _expect_rank(p, names, "Ravi", 4, "Kim")
    p.reload()
    _expect_rank(p, names, "Ravi", 4, "Kim")


def _expect_rank(p: Person, names: tuple[str, ...], first: str, wins: int, second: str) -> None:
    def alone(name: str) -> list[Row]:
        others = [one for one in names if one != name]
        return [row for row in p.rows(name) if not any(row.shows(other) for other in others)]

    def leads() -> bool:
        pairs = [(one.number, two.number) for one in alone(first) for two in alone(second)]
        return any(p.page.evaluate(_ABOVE_IN_ONE_LIST, list(pair)) for pair in pairs)

    if not p.patiently(leads):
        raise Unmet(f"{first} has won most and does not come before {second} in the ranking")
    if not any(row.shows(wins) for row in alone(first)) and not p.shows_near((first,), wins, limit=24):
        raise Unmet(f"the ranking does not show {wins} wins of {first}")


# whether the first stands before the second, as deep as it in the same list, whatever the list is made of
_ABOVE_IN_ONE_LIST = """([one, two]) => {
    const [a, b] = [one, two].map(i => window.__eyes.thing(i)); let up = 0, x = a, y = b;
    while (x && y && x.parentElement !== y.parentElement && up < 4) { x = x.parentElement; y = y.parentElement; up++; }
    return !!x && !!y && x !== y && x.parentElement === y.parentElement && !!(a.compareDocumentPosition(b) & 4); }"""


@behaviour("playground")
def playground(p: Person) -> None:
    """The goal was said: the app knows it without being told again."""
    fields = "who|name|donor|giver|from|who gave|person", "amount|how much|money|given|sum|donation"
    for who, amount in (("Baker", 650), ("Olsen", 1100)):
        p.add("donation", {**dict(zip(fields, (who, amount), strict=True)), "date|day?": day(3, 10)})
    _expect_collected(p, 1750, 35, 3250)
    p.add("donation", {**dict(zip(fields, ("Suarez", 400), strict=True)), "date|day?": day(3, 11)})
    _expect_collected(p, 2150, 43, 2850)
    p.reload()
    _expect_collected(p, 2150, 43, 2850)
    p.row_of("Olsen").delete()
    p.lists_not("Olsen")
    _expect_collected(p, 1050, 21, 3950)


def _expect_collected(p: Person, got: int, percent: int, missing: int) -> None:
    p.sees_near(("so far", "collected", "got", "raised", "total", "sum", "donation", "given", "progress"), got)
    ways = [f"{percent}{rest}{gap}%" for rest in ("", ".0", ".00") for gap in ("", " ")] + [f"{percent} percent"]
    if not p.patiently(lambda: any(way in p.text() for way in ways) or p.shows_near(("%", "percent"), percent)):
        raise Unmet(f"does not show that {percent} % are there")
    p.sees_near(("missing", "left", "to go", "remaining", "still", "still missing", "needed"), missing)


@behaviour("eggs")
def eggs(p: Person) -> None:
    """Entered on the days themselves, as the app may fill in the day by itself.

    Days without an entry may count for the average or not. The last two days lie in the same week however it begins.
    """
    when = day(3, 11)
    for count in (4, 9, 12):
        _lay(p, when, count)
        p.sleep_days(1)
        when += dt.timedelta(days=1)
    average, week = ("average", "mean", "avg", "per day"), ("this week", "week", "weekly")
    p.sees_near(average, 25 / 3)
    before = p.chart()
    if before is None:
        raise Unmet("there is no chart")
    p.sleep_days(10)
    when += dt.timedelta(days=10)
    _lay(p, when, 7)
    p.sleep_days(1)
    _lay(p, when + dt.timedelta(days=1), 6)
    p.sees_near(week, 13)
    p.sees_near(average, 7.6, 38 / 15)
    if not p.patiently(lambda: (p.chart() or before)["print"] != before["print"]):
        raise Unmet("the chart does not change with the data")
    p.reload()
    p.sees_near(week, 13)


def _lay(p: Person, when: dt.date, count: int) -> None:
    p.add("eggs", {"eggs|number of eggs|how many|how many eggs|number|count|amount": count, "date|day?": when})


@behaviour("series")
def series(p: Person) -> None:
    """A finished series may be hidden at once or by a switch, a choice or a button; it can be seen again."""
    fields = "name|series|title|show", "season", "episode"
    through = ("through", "finished", "done", "completed", "watched", "through with it", "complete", "seen")
    for values in (("Dark", 2, 14), ("Fargo", 1, 7)):
        not_yet = {"through|finished|done|completed|watched?": no("no", "not finished", "watching")}
        p.add("series", {**dict(zip(fields, values, strict=True)), **not_yet})
    for episode in (15, 16):
        p.row_of("Dark").press("next episode", "one episode further", "+1", "+", "episode", "next", "further", "plus",
                               "one more", "forward", "advance", "one further")  # fmt: skip
        expect_row(p, "Dark", episode)
    expect_row(p, "Fargo", 7)
    p.row_of("Fargo").tick(True, *through)
    undo = hide(p, "Fargo", "Dark", through,
                ("not finished", "unfinished", "not through", "watching", "not done", "open", "no", "active",
                 "in progress", "current", "unwatched", "ongoing", "still watching"))  # fmt: skip
    undo()
    p.lists("Fargo", "Dark")
    p.reload()
    expect_row(p, "Dark", 16)
    p.row_of("Dark").delete()
    p.lists_not("Dark")


@behaviour("haircuts")
def haircuts(p: Person) -> None:
    """Paula's last visit is eight weeks ago to the day: not more."""
    fields = ("name|customer|client", "phone number|phone|number|telephone",
              "last visit|here last|last here|last time|date|last|was here|visit")  # fmt: skip
    for values in (("Erna", "555 0111", day(12, 20, 2025)), ("Paula", "555 0122", day(1, 14)),
                   ("Jonas", "555 0133", day(3, 1)), ("Hugo", "555 0144", day(1, 2))):  # fmt: skip
        p.add("customer", dict(zip(fields, values, strict=True)))
    expect_row(p, "Hugo", "555 0144")
    expect_marked(p, ("Erna", "Hugo"), ("Paula", "Jonas"))
    p.row_of("Erna").press("was here today", "here today", "today", "visited today", "was here", "visit")
    expect_plain(p, "Erna", ("Paula", "Jonas"))
    p.reload()
    expect_plain(p, "Erna", ("Paula", "Jonas"))
    expect_marked(p, ("Hugo",), ("Erna", "Paula", "Jonas"))
    p.row_of("Hugo").delete()
    p.lists_not("Hugo")


@behaviour("commissions")
def commissions(p: Person) -> None:
    stages = ("asked", "sketch", "coloring", "delivered")
    for customer, price in (("Vogel", 150), ("Amari", 220), ("Lund", 95)):
        p.add("commission portrait card", {"customer|client|name|who": customer, "price|amount|value|cost": price,
                                           "stage|status|column?": Exact("asked")})  # fmt: skip
    expect_row(p, "Amari", 220)
    p.sees_near(("asked",), 465)
    for to in ("sketch", "coloring"):
        for name in ("Vogel", "Amari"):
            p.row_of(name).move(to)
            expect_stage(p, name, to, stages)
        p.sees_near((to,), 370)
    p.row_of("Vogel").move("delivered")
    expect_stage(p, "Vogel", "delivered", stages)
    expect_stage(p, "Lund", "asked", stages)
    p.row_of("Amari").move("delivered")
    p.sees_near(("delivered",), 370)
    p.reload()
    expect_stage(p, "Amari", "delivered", stages)
    p.sees_near(("delivered",), 370)
    p.row_of("Lund").delete()
    p.lists_not("Lund")


@behaviour("homework")
def homework(p: Person) -> None:
    """Subjects come both among what is due soon and what is not, so that they mark nothing by themselves.

    "Red or something": any colour, word or list of its own serves. What is done is compared with something else done.
    """
    fields = ("subject|course|class", "what|task|what to do|what I have to do|homework|assignment|title|description",
              "due|due date|till when|date|until|till|deadline|due by")  # fmt: skip
    for values in (("Math", "Page 41", day(3, 25)), ("Math", "Essay", day(3, 13)), ("Art", "Leaves", day(3, 12)),
                   ("Art", "Collage", day(3, 20))):  # fmt: skip
        p.add("homework task", {**dict(zip(fields, values, strict=True)), "done?": no("no", "not done", "open")})
    if not p.patiently(lambda: _in_order(p, "Leaves", "Essay", "Collage", "Page 41")):
        raise Unmet("the homework is not sorted, the earliest first")
    expect_marked(p, ("Essay", "Leaves"), ("Page 41", "Collage"))
    for task in ("Essay", "Collage"):
        p.row_of(task).tick(True, "done", "complete", "finished")
    p.patiently(lambda: not p.has_row("Essay") or p.row_of("Essay").is_ticked("done", "complete", "finished"))
    if p.has_row("Essay"):
        expect_ticked(p, "Essay", "done", "complete", "finished")
        expect_plain(p, "Essay", ("Collage", "Page 41"))
    p.reload()
    if p.has_row("Essay"):
        expect_ticked(p, "Essay", "done", "complete", "finished")
    expect_marked(p, ("Leaves",), ("Page 41",))
    p.row_of("Leaves").delete()
    p.lists_not("Leaves")


def _in_order(p: Person, *texts: str) -> bool:
    return list(texts) in p.orders(*texts)


@behaviour("credits")
def credits_of_courses(p: Person) -> None:
    """The plain averages are 2 and 2.5: only the weighted ones count."""
    fields = "name|course|class|title", "credits|ects|credit points|points", "grade|mark"
    for values in (("Statics", 6, 2), ("Thermodynamics", 9, 3), ("Logic", 5, 1)):
        p.add("course", dict(zip(fields, values, strict=True)))
    average = ("average", "weighted average", "weighted", "mean", "gpa", "avg")
    p.sees_near(average, 2.2)
    p.sees_near(("total credits", "credits", "total", "sum"), 20)
    p.reload()
    p.sees_near(average, 2.2)
    p.row_of("Logic").delete()
    p.lists_not("Logic")
    p.sees_near(average, 2.6)
    p.sees_near(("total credits", "credits", "total", "sum"), 15)


@behaviour("mileage")
def mileage(p: Person) -> None:
    fields = ("date|day", "where|where I went|destination|place|customer|to|trip",
              "kilometers|how many kilometers|km|distance")  # fmt: skip
    for values in ((day(3, 3), "Kassel", 120), (day(12, 9, 2025), "Erfurt", 210), (day(1, 14), "Fulda", 85)):
        p.add("trip", dict(zip(fields, values, strict=True)))
    expect_row(p, "Kassel", 36)
    expect_row(p, "Erfurt", 63)
    year = ("this year", "year", "2026", "total", "sum", "yearly")
    p.sees_near(year, 61.5)
    p.add("trip", dict(zip(fields, (day(3, 10), "Gera", 40), strict=True)))
    p.sees_near(year, 73.5)
    p.reload()
    p.lists("Kassel", "Erfurt", "Fulda", "Gera")
    p.sees_near(year, 73.5)
    p.row_of("Fulda").delete()
    p.lists_not("Fulda")
    p.sees_near(year, 48)


@behaviour("members")
def members(p: Person) -> None:
    """Paid may be a box, a choice or a button; "only those who haven't paid" any switch, choice or button."""
    fields = "name|member", "yearly fee|fee|annual fee|amount", "paid|has paid|fee paid|paid yet|whether paid"
    paid, unpaid = yes("paid", "yes"), no("not paid", "unpaid", "no", "open")
    for values in (("Abel", 120, unpaid), ("Berit", 80, paid), ("Cyril", 95, unpaid), ("Dora", 60, unpaid)):
        given = dict(zip(fields, values, strict=True))
        try:
            p.add("member", given)
        except Unmet:  # a form without "paid": everybody starts unpaid and is ticked in the list
            p.add("member", {key: given[key] for key in fields[:2]})
            if values[2].is_yes:
                p.row_of(values[0]).tick(True, "paid")
    missing = ("missing", "still missing", "outstanding", "unpaid", "open", "owed", "due", "not paid", "still")
    p.sees_near(missing, 275)
    p.row_of("Cyril").tick(True, "paid", "has paid", "mark as paid")
    p.sees_near(missing, 180)
    undo = hide(p, "Berit", "Abel", ("paid",),
                ("unpaid", "not paid", "haven't paid", "who haven't paid", "not yet paid", "no", "open", "missing",
                 "outstanding", "owing"))  # fmt: skip
    p.lists_not("Cyril")
    p.lists("Dora")
    undo()
    p.lists("Berit", "Cyril")
    p.reload()
    p.sees_near(missing, 180)
    p.row_of("Dora").delete()
    p.lists_not("Dora")
    expect_gone(p, 180, "though a member is deleted")
