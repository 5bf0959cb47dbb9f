"""Requests of a second examiner who knows nothing of how apps are made here: things kept that belong to each other.

Figures are chosen so that the right one cannot be read off a record, a date or a wrong sum. What is asked in words
is judged; how it is laid out, named or entered is left to the app.
"""

import datetime as dt

from tests.e2e.filtering import search_for
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, dates, day, no, yes
from tests.e2e.requests import behaviour
from tests.e2e.ways import WHOLE, expect_gone, expect_row, keep_with, sees_somewhere, turn_to_row


@behaviour("piano")
def piano(p: Person) -> None:
    """A pupil's price is entered once, with the pupil; only the lessons of this month count."""
    for name, price in (("Ines", 35), ("Karl", 28)):
        p.go_to("pupils", "students", "pupil")
        costs = "price for one lesson|price|lesson price|price per lesson|rate|fee|cost"
        p.add("pupil student", {"name|pupil|student": name, costs: price})
    given = (("Ines", day(3, 2)), ("Karl", day(3, 5)), ("Ines", day(3, 6)), ("Ines", day(2, 20)), ("Karl", day(2, 11)),
             ("Ines", day(3, 9)), ("Karl", day(3, 10)), ("Ines", day(3, 10)))  # fmt: skip
    for pupil, when in given:
        p.go_to("lessons", "lesson")
        p.add("lesson", {"pupil|student|name|who": Exact(pupil), "date|day|when": when})
    sees_somewhere(p, ("Ines",), 140)
    sees_somewhere(p, ("Ines",), 4, limit=110)
    sees_somewhere(p, ("Karl",), 56)
    p.reload()
    sees_somewhere(p, ("Ines",), 140)
    when = dates(day(3, 5))
    p.patiently(lambda: any(p.has_row(text) for text in when)) or p.go_to("lessons", "lesson")
    p.row_of_any(*when).delete()
    sees_somewhere(p, ("Ines",), 140)
    expect_gone(p, 56, "though a lesson of that pupil is deleted")


@behaviour("sponsors")
def sponsors(p: Person) -> None:
    """A kid's laps are entered once, with the kid: what a sponsor pays follows from them."""
    for kid, laps in (("Lea", 14), ("Tim", 9)):
        p.go_to("kids", "children", "runners", "kid")
        p.add("kid child runner", {"name|kid|child|runner": kid, "laps|number of laps|laps run|how many laps": laps})
    for sponsor, kid, amount in (("Grandpa", "Lea", 2), ("Bakery", "Tim", 1.5), ("Stone", "Lea", 0.75)):
        p.go_to("sponsors", "sponsor")
        p.add("sponsor", {"name|sponsor|sponsor name": sponsor, "kid|child|runner|which kid|for": Exact(kid),
                          "amount per lap|per lap|money per lap|price per lap|amount|gives|money": amount})  # fmt: skip
    for sponsor, pays in (("Grandpa", 28), ("Bakery", 13.5), ("Stone", 10.5)):
        sees_somewhere(p, (sponsor,), pays)
    sees_somewhere(p, WHOLE, 52)
    p.reload()
    sees_somewhere(p, ("Bakery",), 13.5)
    sees_somewhere(p, WHOLE, 52)
    turn_to_row(p, "Stone")
    p.row_of("Stone").delete()
    p.lists_not("Stone")
    expect_gone(p, 52, "though a sponsor is deleted")
    sees_somewhere(p, WHOLE, 41.5)


@behaviour("moving")
def moving(p: Person) -> None:
    """The things may be a list of their own, each with its box, or words in the box. The search must narrow."""
    inside = {7: ("toaster", "kettle"), 12: ("pillows", "blanket")}
    for number, room in ((7, "Kitchen"), (12, "Bedroom")):
        p.go_to("boxes", "box")
        p.add("box", {"number|box number|box|no|nr": number, "room|goes to|where|which room": room,
                      "things|contents|content|what is in it|items|inside|what things are in it?":
                      ", ".join(inside[number])})  # fmt: skip
    if not p.patiently(lambda: p.shows("kettle")):
        for number, things in inside.items():
            for thing in things:
                p.go_to("things", "items", "thing")
                p.add("thing item", {"thing|name|item|what": thing, "box|which box|box number|in box": number})
    _expect_found(p, "toaster", 7, "Kitchen", "pillows")
    p.reload()
    _expect_found(p, "blanket", 12, "Bedroom", "kettle")


def _expect_found(p: Person, thing: str, box: int, room: str, other: str) -> None:
    """Expect the search to lead to the thing alone, with its box and room, by a shorter list or a line of its own."""
    complaint = "there is nothing to search with"
    for part in ("", "search", "find", "things", "items", "boxes"):
        if part and not p.go_to(part):
            continue
        mentions = p.text().count(thing)
        try:
            search_for(p, thing)
        except Unmet:
            continue
        p.press_if(("search", "find"))
        if not p.patiently(lambda: not p.has_row(other) or p.text().count(thing) > mentions):  # noqa: B023
            complaint = f"the search for {thing!r} still shows {other!r}"
        elif p.patiently(lambda: all(p.shows_near((thing,), what, limit=200) for what in (room, box))):
            return
        else:
            complaint = f"the search for {thing!r} does not lead to box {box} and {room!r}"
    raise Unmet(complaint)


@behaviour("firewood")
def firewood(p: Person) -> None:
    """Bringing it costs thirty for the order, however much it is."""
    fields = ("customer|who|name|who ordered it|ordered by|client",
              "cubic meters|how many cubic meters|amount|quantity|volume|m³|meters",
              "delivery|delivered|bring|bring it to the house|deliver|bring it|brought")  # fmt: skip
    brought = yes("delivered", "yes", "delivery", "deliver", "bring", "bring it", "brought")
    fetched = no("picked up", "pick up", "pickup", "no", "not delivered", "collected", "self pickup")
    for values in (("Huber", 5, brought), ("Lang", 3, fetched), ("Moser", 2.5, brought)):
        p.add("order", dict(zip(fields, values, strict=True)))
    for name, cost in (("Huber", 480), ("Lang", 270), ("Moser", 255)):
        expect_row(p, name, cost)
    sold = ("sold", "cubic meters", "total", "altogether", "m³", "all", "sum", "volume")
    p.sees_near(sold, 10.5)
    p.reload()
    expect_row(p, "Moser", 255)
    p.row_of("Lang").delete()
    p.lists_not("Lang")
    expect_gone(p, 10.5, "though an order is deleted")
    p.sees_near(sold, 7.5)


@behaviour("rain")
def rain(p: Person) -> None:
    """The wettest day may be named by its date or marked in the list."""
    given = ((day(1, 5), 12.4), (day(1, 19), 8.1), (day(2, 2), 31.7), (day(2, 14), 4.6), (day(2, 27), 9.5),
             (day(3, 4), 6.2), (day(3, 9), 11.1))  # fmt: skip
    for when, amount in given:
        _measure(p, when, amount)
    for month, total in ((1, 20.5), (2, 45.8), (3, 17.3)):
        sees_somewhere(p, _month_names(month), total)
    wettest = ("wettest day", "wettest", "most rain", "rainiest", "maximum")
    sees_somewhere(p, wettest, *dates(day(2, 2)), limit=80)
    _measure(p, day(3, 10), 40.3)
    sees_somewhere(p, _month_names(3), 57.6)
    sees_somewhere(p, wettest, *dates(day(3, 10)), limit=80)
    p.reload()
    sees_somewhere(p, wettest, *dates(day(3, 10)), limit=80)
    texts = ("40.3", "40.3 mm", "40.3mm", "40.3 millimeters", "40.30")
    p.patiently(lambda: any(p.has_row(text) for text in texts)) or p.go_to("entries", "diary", "log", "measurements")
    p.row_of_any(*dates(day(3, 10)), *texts).delete()
    expect_gone(p, 57.6, "though that day is deleted")
    sees_somewhere(p, wettest, *dates(day(2, 2)), limit=80)


def _measure(p: Person, when: dt.date, amount: float) -> None:
    p.add("rain entry", {"date|day": when, "millimeters|rain|mm|amount|rainfall|how many millimeters": amount})


def _month_names(month: int) -> tuple[str, ...]:
    first = day(month, 1)
    return f"{first:%B}", f"{first:%b}", f"2026-{month:02}", f"{month:02}/2026", f"{month}/2026"


@behaviour("flea")
def flea(p: Person) -> None:
    """Owners may be words in what is sold or a list of their own."""
    fields = "owner|whose|whose it was|seller|neighbor|name|who", "item|what|what it was|thing|title", "price|amount"
    given = (("Brandt", "Lamp", 25), ("Brandt", "Bicycle", 60), ("Yilmaz", "Chair", 15), ("Yilmaz", "Radio", 22.5))

    def add_all() -> None:
        for values in given:
            p.go_to("sales", "sold", "items", "sale")
            p.add("sale item", dict(zip(fields, values, strict=True)))

    keep_with(p, add_all, "owner", "name|owner|seller", ("Brandt", "Yilmaz"))
    garden = ("kindergarten",)
    sees_somewhere(p, ("Brandt",), 68)
    sees_somewhere(p, ("Yilmaz",), 30)
    sees_somewhere(p, garden, 24.5)
    p.reload()
    sees_somewhere(p, ("Brandt",), 68)
    sees_somewhere(p, garden, 24.5)
    turn_to_row(p, "Bicycle")
    p.row_of("Bicycle").delete()
    p.lists_not("Bicycle")
    expect_gone(p, 68, "though something of that owner is deleted")
    sees_somewhere(p, ("Brandt",), 20)
    sees_somewhere(p, garden, 12.5)


@behaviour("parcels")
def parcels(p: Person) -> None:
    """Two kilos are up to two, five up to five. Only this month counts for the sum."""
    fields = "receiver|recipient|to|name|who", "date|day|sent", "weight|kilos|kg|weight in kilos"
    for values in (("Adler", day(3, 2), 2), ("Blum", day(3, 6), 3.4), ("Conti", day(2, 24), 7.5),
                   ("Dietz", day(3, 10), 6.1)):  # fmt: skip
        p.add("parcel", dict(zip(fields, values, strict=True)))
    for name, price in (("Adler", 5), ("Blum", 8), ("Conti", 12)):
        expect_row(p, name, price)
    month = ("this month", "month", "March", "postage", "spent", "monthly", "total")
    p.sees_near(month, 25)
    p.add("parcel", dict(zip(fields, ("Egger", day(3, 11), 5), strict=True)))
    expect_row(p, "Egger", 8)
    p.sees_near(month, 33)
    p.reload()
    p.sees_near(month, 33)
    p.row_of("Dietz").delete()
    p.lists_not("Dietz")
    expect_gone(p, 33, "though a parcel is deleted")
    p.sees_near(month, 21)
