"""The sample requests about things that are kept: tracker, lists, board, trainer, time sheet."""

import datetime as dt

from tests.e2e.filtering import filter_by, filter_off
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, dates, no, yes
from tests.e2e.requests import behaviour


@behaviour("water")
def water(p: Person) -> None:
    tick = ("drank", "water", "tick", "check", "mark", "done", "today", "log", "add")

    def tick_today() -> None:
        boxes = [c for c in p.controls() if c["kind"] == "checkbox" and c["value"] == "false"]
        if boxes:
            p.tick(boxes[0]["i"], True)
        else:
            p.press(tick)
        p.settle()

    if not any(c["kind"] == "checkbox" for c in p.controls()) and p.find_button(tick) is None:
        p.add("habit", {"name|title|habit": "Water"})
    tick_today()
    p.sees_near(("streak",), 1)
    p.sees_near(("this month", "month", "March"), 1)
    p.sleep_days(1)
    tick_today()
    p.sees_near(("streak",), 2)
    p.sees_near(("this month", "month", "March"), 2)
    p.reload()
    p.sees_near(("streak",), 2)
    p.sleep_days(3)  # two days missed
    tick_today()
    p.sees_near(("streak",), 1)
    p.sees_near(("this month", "month", "March"), 3)


@behaviour("movies")
def movies(p: Person) -> None:
    p.add(
        "movie",
        {"title|name|movie": "Dune", "genre": "Science fiction", "seen|watched?": no("not seen", "unseen", "to watch")},
    )
    p.add("movie", {"title|name|movie": "Amelie", "genre": "Comedy", "seen|watched?": yes("seen", "watched")})
    p.add(
        "movie",
        {"title|name|movie": "Airplane", "genre": "Comedy", "seen|watched?": no("not seen", "unseen", "to watch")},
    )
    p.lists("Dune", "Amelie", "Airplane")
    p.row_of("Dune").sees("Science fiction")
    if p.row_of("Dune").is_ticked("seen", "watched"):
        raise Unmet("'Dune' counts as seen though it is not")
    p.row_of("Dune").tick(True, "seen", "watched")
    if not p.patiently(lambda: p.row_of("Dune").is_ticked("seen", "watched")):
        raise Unmet("'Dune' cannot be marked as seen")
    filter_by(p, "genre", "Comedy")
    p.lists("Amelie", "Airplane")
    p.lists_not("Dune")
    filter_off(p, "genre", "Comedy")
    p.lists("Dune", "Amelie")
    p.reload()
    p.lists("Dune", "Amelie", "Airplane")
    if not p.row_of("Dune").is_ticked("seen", "watched"):
        raise Unmet("after a reload 'Dune' is no longer seen")
    p.row_of("Amelie").delete()
    p.lists_not("Amelie")
    p.lists("Dune")


@behaviour("fuel")
def fuel(p: Person) -> None:
    fields = "date", "liters|liter|amount|volume", "price per liter|liter price|price"
    p.add("fill-up", dict(zip(fields, (dt.date(2026, 1, 15), 40, 1.5), strict=True)))
    p.sees_near(("total cost", "cost", "total"), 60)
    before = p.chart()
    if before is None:
        raise Unmet("there is no chart")
    p.add("fill-up", dict(zip(fields, (dt.date(2026, 2, 20), 30, 1.7), strict=True)))
    p.sees_near(("total cost", "cost", "total"), 111)
    if not p.patiently(lambda: (p.chart() or before)["print"] != before["print"]):
        raise Unmet("the chart does not change with the data")
    before = p.chart() or before
    p.add("fill-up", dict(zip(fields, (dt.date(2026, 2, 25), 10, 1.65), strict=True)))
    p.sees_near(("total cost", "cost", "total"), 127.5)
    if not p.patiently(lambda: (p.chart() or before)["print"] != before["print"]):
        raise Unmet("the chart does not change when a month costs more")
    p.reload()
    p.sees_near(("total cost", "cost", "total"), 127.5)
    p.row_of_any("1.65", *dates(dt.date(2026, 2, 25))).delete()
    p.sees_near(("total cost", "cost", "total"), 111)


@behaviour("guests")
def guests(p: Person) -> None:
    people = "how many people|number of people|people|guests|party size|count"
    coming = "coming|whether they are coming|attending|rsvp|status"
    p.add("guest", {"name|guest": "Miller family", people: 4, coming: yes("coming", "attending", "accepted")})
    p.add("guest", {"name|guest": "Aunt Rosa", people: 3, coming: yes("coming", "attending", "accepted")})
    p.add("guest", {"name|guest": "Uncle Ted", people: 25, coming: no("not coming", "declined", "not attending")})
    p.lists("Miller family", "Aunt Rosa", "Uncle Ted")
    p.sees_near(("coming", "attending", "total"), 7)
    p.reload()
    p.lists("Uncle Ted")
    p.sees_near(("coming", "attending", "total"), 7)
    p.row_of("Aunt Rosa").delete()
    p.lists_not("Aunt Rosa")
    p.sees_near(("coming", "attending", "total"), 4)


@behaviour("pipeline")
def pipeline(p: Person) -> None:
    stages = ("lead", "proposal", "won")
    for customer, value in (("Acme", 1200), ("Borealis", 3100), ("Corvus", 500)):
        p.add(
            "deal",
            {
                "customer|client|company|name|title|deal": customer,
                "value|amount": value,
                "stage|status?": Exact("lead"),
            },
        )
    p.lists("Acme", "Borealis", "Corvus")
    p.sees_near(("lead",), 4800)
    for to in ("proposal", "won"):
        for name in ("Acme", "Borealis"):
            move_on(p, name, to, stages)
        p.sees_near((to,), 4300)
    p.add(
        "deal",
        {"customer|client|company|name|title|deal": "Dynamo", "value|amount": 725, "stage|status?": Exact("lead")},
    )
    p.sees_near(("lead",), 1225)  # Corvus and Dynamo
    p.reload()
    if p.row_of("Borealis").stage(stages) != "won":
        raise Unmet("after a reload a deal is no longer where it was")
    p.sees_near(("won",), 4300)
    p.sees_near(("lead",), 1225)
    p.row_of("Corvus").delete()
    p.lists_not("Corvus")
    if not p.patiently(lambda: not p.shows(1225)):
        raise Unmet("the total does not go down when a deal is deleted")


def move_on(p: Person, name: str, to: str, stages: tuple[str, ...]) -> None:
    """Move a card and expect it to stand in its new stage."""
    p.row_of(name).move(to)
    if not p.patiently(lambda: p.row_of(name).stage(stages) == to):
        raise Unmet(f"{name} does not move to {to!r} (stands in {p.row_of(name).stage(stages)!r})")


@behaviour("vocabulary")
def vocabulary(p: Person) -> None:
    fields = "word|term|front", "translation|meaning|back"
    p.add("word", dict(zip(fields, ("Hund", "dog"), strict=True)))
    p.add("word", dict(zip(fields, ("Katze", "cat"), strict=True)))
    show = ("show translation", "reveal", "show", "flip", "show answer", "see translation", "turn", "translation")
    if p.find_button(show) is None:
        p.go_to("practice", "train", "trainer", "cards", "learn", "study", "review") or p.press_if(
            ("practice", "train", "start", "study")
        )
    if p.shows("dog", "cat"):
        raise Unmet("the translation is not hidden")
    if p.find_button(show) is not None:
        p.press(show)
    elif p.has_row("Hund"):
        p.click(p.row_of("Hund").number, "the word")
    p.sees("dog", "cat")
    known = ("know", "known", "i know it", "knew it", "learned", "got it", "i knew this")
    if p.find_button(known) is not None:
        p.press(known)
    else:
        p.row_of("Hund").tick(True, "known", "know", "learned")
    p.sees_near(("known", "know", "words i know", "learned"), 1)
    p.reload()
    p.sees_near(("known", "know", "words i know", "learned"), 1)


@behaviour("groceries")
def groceries(p: Person) -> None:
    for item, aisle in (("Milk", "Dairy"), ("Apples", "Produce"), ("Yogurt", "Dairy")):
        p.add("item", {"item|name|product|grocery": item, "aisle|section|category": aisle})
    p.lists("Apples", "Milk", "Yogurt")
    aisles = tuple(p.word(a) for a in ("Produce", "Dairy"))
    for item, aisle in (("Apples", aisles[0]), ("Milk", aisles[1]), ("Yogurt", aisles[1])):
        if p.row_of(item).stage(aisles) != aisle:
            raise Unmet(f"{item} is not shown under its aisle")
    if p.order("Milk", "Apples", "Yogurt")[1] == "Apples":
        raise Unmet("the list is not grouped by aisle")
    p.row_of("Milk").tick()
    if not p.patiently(lambda: p.row_of("Milk").is_ticked()):
        raise Unmet("'Milk' cannot be ticked")
    p.reload()
    if not p.row_of("Milk").is_ticked():
        raise Unmet("after a reload 'Milk' is no longer ticked")
    p.press(
        (
            "clear ticked",
            "clear checked",
            "clear completed",
            "remove ticked",
            "delete ticked",
            "clear done",
            "clear all ticked",
            "clear",
        )
    )
    p.confirm()
    p.lists_not("Milk")
    p.lists("Apples", "Yogurt")
    p.reload()
    p.lists_not("Milk")
    p.row_of("Apples").delete()
    p.lists_not("Apples")


@behaviour("timesheet")
def timesheet(p: Person) -> None:
    for project, hours, rate in (("Website", 3, 50), ("Website", 2.5, 60), ("Garden", 4, 35)):
        p.add(
            "entry", {"project": project, "hours|time": hours, "hourly rate|rate": rate, "date?": dt.date(2026, 3, 10)}
        )
    p.sees(150)
    p.sees_near(("Website",), 300)
    p.sees_near(("Garden",), 140)
    p.reload()
    p.sees_near(("Website",), 300)
    p.row_of("Garden").delete()
    if not p.patiently(lambda: not p.shows(140)):
        raise Unmet("the total of a deleted project stays")
