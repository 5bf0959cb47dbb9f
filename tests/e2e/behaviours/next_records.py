"""Requests of a third examiner who knows nothing of how apps are made here: things kept that cost or are owed."""

from tests.e2e.fields import Value
from tests.e2e.person import Person
from tests.e2e.reading import Unmet, dates, day, no, yes
from tests.e2e.requests import behaviour
from tests.e2e.standing_out import is_apart
from tests.e2e.ways import (
    WHOLE,
    expect_gone,
    expect_order,
    expect_row,
    keep_with,
    sees_somewhere,
    set_once,
    turn_to_row,
)


@behaviour("seamstress")
def seamstress(p: Person) -> None:
    """The customers may be a list of their own. The measures need not stand in the list."""
    fields = ("customer|customer's name|name|client", "garment|what|sewing|what i'm sewing|item|order|piece",
              "chest|bust", "waist", "length", "price|total price|cost|amount",
              "deposit|deposit paid|advance|paid|down payment")  # fmt: skip

    def add_all() -> None:
        for values in (("Adaeze", "Wedding dress", 92, 74, 150, 180, 60), ("Bola", "Agbada", 110, 96, 140, 95, 40),
                       ("Chidi", "Trousers", 104, 90, 106, 30, 12)):  # fmt: skip
            p.go_to("orders", "order")
            p.add("order", dict(zip(fields, values, strict=True)))

    keep_with(p, add_all, "customer", "name|customer", ("Adaeze", "Bola", "Chidi"))
    together = (*WHOLE, "owed", "owing", "everybody", "outstanding", "balance", "still")
    for name, owed in (("Adaeze", 120), ("Bola", 55), ("Chidi", 18)):
        sees_somewhere(p, (name,), owed)
    sees_somewhere(p, together, 193)
    p.reload()
    sees_somewhere(p, ("Bola",), 55)
    sees_somewhere(p, together, 193)
    turn_to_row(p, "Agbada")
    p.row_of("Agbada").delete()
    p.lists_not("Agbada")
    expect_gone(p, 193, "though an order is deleted")
    sees_somewhere(p, together, 138)


@behaviour("exams")
def exams(p: Person) -> None:
    """Chapters a day may be rounded up to whole ones. The exam that is nearest is not the one that needs the most."""
    fields = ("subject|exam|name|course", "date|exam date|day|when", "chapters|number of chapters|total chapters|total",
              "done|chapters done|done already|finished|read|how many done|completed")  # fmt: skip
    for values in (("Biology", day(3, 21), 36, 1), ("Maths", day(3, 31), 94, 4), ("Latin", day(3, 15), 8, 6)):
        p.add("exam", dict(zip(fields, values, strict=True)))
    for name, daily, whole in (("Maths", 4.5, 5), ("Biology", 3.5, 4), ("Latin", 0.5, 1)):
        expect_row(p, name, daily, whole)
    expect_order(p, "Maths", "Biology", "Latin")
    p.sleep_days(2)
    for name, daily, whole in (("Maths", 5, 5), ("Biology", 4.375, 5), ("Latin", 1, 1)):
        expect_row(p, name, daily, whole)
    p.row_of("Maths").edit({fields[3]: 85})
    expect_order(p, "Biology", "Latin", "Maths")
    p.reload()
    expect_order(p, "Biology", "Latin", "Maths")
    p.row_of("Biology").delete()
    p.lists_not("Biology")


@behaviour("japan")
def japan(p: Person) -> None:
    """The two thousand were said; the rate is one for all that was bought."""
    rate = ("yen for a euro", "yen per euro", "how many yen i get for a euro", "exchange rate", "rate", "1 euro", "yen")
    fields = "what|what i bought|item|bought|thing|name|description", "yen|how many yen|amount|price|cost"
    left = ("left", "money left", "remaining", "what's left", "rest", "budget", "still", "balance")
    set_once(p, rate, 160)
    for values in (("Ramen", 1120), ("Rail pass", 50000), ("Temple", 800)):
        p.add("purchase", dict(zip(fields, values, strict=True)))
    for name, euros in (("Ramen", 7), ("Rail pass", 312.5), ("Temple", 5)):
        expect_row(p, name, euros)
    p.sees_near(left, 1675.5)
    p.reload()
    p.sees_near(left, 1675.5)
    set_once(p, rate, 150)
    expect_row(p, "Rail pass", 50000 / 150)
    p.sees_near(left, 2000 - 51920 / 150)
    p.row_of("Ramen").delete()
    p.lists_not("Ramen")
    p.sees_near(left, 2000 - 50800 / 150)


@behaviour("book_fines")
def book_fines(p: Person) -> None:
    """Four weeks are free to the day. The fine may be in whole money or in cents."""
    fields = (
        "title|book|name",
        "child|pupil|student|who|borrower|lent to",
        "lent|day it was lent|date|lent on|day",
    )
    for values in (("Matilda", "Noah", day(1, 29)), ("Momo", "Lina", day(1, 20)), ("Heidi", "Sami", day(2, 20)),
                   ("Emil", "Yara", day(2, 11))):  # fmt: skip
        p.add("book loan", dict(zip(fields, values, strict=True)))
    _expect_fines(p, {"Matilda": 1.3, "Momo": 2.2})
    for name, wrong in (("Heidi", -0.9), ("Emil", 0.1)):
        p.row_of(name).sees_not(wrong, 100 * wrong)
    p.sleep_days(1)
    _expect_fines(p, {"Matilda": 1.4, "Momo": 2.3, "Emil": 0.1})
    p.row_of("Momo").tick(True, "back", "is back", "returned", "brought back", "return")
    p.lists_not("Momo")
    p.reload()
    p.lists_not("Momo")
    p.lists("Matilda", "Heidi", "Emil")
    _expect_fines(p, {"Matilda": 1.4})


def _expect_fines(p: Person, fines: dict[str, float]) -> None:
    for title, fine in fines.items():
        expect_row(p, title, fine, round(100 * fine))


@behaviour("dear_debts")
def dear_debts(p: Person) -> None:
    fields = ("who|who to|to whom|name|creditor|lender|owed to", "amount|how much|how much still|owed|still|balance",
              "percent|percent a year|interest|interest rate|rate|percentage")  # fmt: skip
    for values in (("Uncle", 900, 2), ("Bank", 6000, 6), ("Car", 4800, 9.5), ("Card", 1500, 16)):
        p.add("debt", dict(zip(fields, values, strict=True)))
    for name, monthly in (("Card", 20), ("Car", 38), ("Bank", 30), ("Uncle", 1.5)):
        expect_row(p, name, monthly)
    expect_order(p, "Card", "Car", "Bank", "Uncle")
    together = (*WHOLE, "interest", "month", "monthly", "a month", "per month")
    p.sees_near(together, 89.5)
    p.reload()
    p.sees_near(together, 89.5)
    p.row_of("Car").delete()
    expect_gone(p, 89.5, "though a debt is deleted")
    p.sees_near(together, 51.5)


@behaviour("tax_days")
def tax_days(p: Person) -> None:
    """Six a day at home, 23 times 0.38 a day in the office; last year's days are not this year's."""
    home = yes("home", "at home", "home office", "from home", "worked from home")
    office = no("in the office", "at the office", "office", "drove to the office")

    def note(when: Value, where: Value) -> None:
        fields = "date|day|working day|when", "where|place|home or office|at home|home|location|worked|kind|type"
        p.add("day", dict(zip(fields, (when, where), strict=True)))

    for month, number in ((1, 12), (2, 3), (3, 2), (3, 4), (3, 10)):
        note(day(month, number), home)
    for month, number in ((1, 13), (1, 14), (1, 20), (1, 21), (2, 9), (2, 10), (2, 16)):
        note(day(month, number), office)
    note(day(12, 15, 2025), home)
    note(day(12, 16, 2025), office)
    money = (*WHOLE, "money", "comes to", "come to", "worth", "tax", "taxes", "amount", "this year")
    at_home, there = ("home", "at home", "days at home", "home days"), ("office", "in the office", "office days")
    sees_somewhere(p, at_home, 5, limit=90)
    sees_somewhere(p, there, 7, limit=90)
    sees_somewhere(p, money, 91.18)
    turn_to_row(p, dates(day(3, 10))[0])
    note(day(3, 11), office)
    sees_somewhere(p, there, 8, limit=90)
    sees_somewhere(p, money, 99.92)
    p.reload()
    sees_somewhere(p, money, 99.92)
    p.row_of_any(*dates(day(3, 11))).delete()
    sees_somewhere(p, money, 91.18)


@behaviour("volvo")
def volvo(p: Person) -> None:
    """What is overdue may be marked, said by a word or stand under a heading of its own."""
    fields = ("job|what|name|task|work", "last done|last|last done at|kilometers last done|done at",
              "every|interval|after how many|again after|kilometers until due|due after|how often")  # fmt: skip
    for values in (("Brakes", 175500, 30000), ("Oil", 182000, 15000), ("Timing belt", 120000, 90000)):
        p.add("job", dict(zip(fields, values, strict=True)))
    _drive_to(p, 198400)
    expect_row(p, "Brakes", 7100)
    expect_row(p, "Timing belt", 11600)
    _expect_overdue(p, ("Oil",), ("Brakes", "Timing belt"))
    _drive_to(p, 206000)
    expect_row(p, "Timing belt", 4000)
    _expect_overdue(p, ("Oil", "Brakes"), ("Timing belt",))
    p.reload()
    p.lists("Oil", "Brakes", "Timing belt")
    _drive_to(p, 206000)
    _expect_overdue(p, ("Oil", "Brakes"), ("Timing belt",))
    p.row_of("Timing belt").delete()
    p.lists_not("Timing belt")


def _drive_to(p: Person, kilometers: int) -> None:
    set_once(p, ("odometer", "on the odometer now", "odometer now", "current kilometers", "kilometers now",
                 "current odometer", "kilometers", "now", "current"), kilometers)  # fmt: skip


def _expect_overdue(p: Person, late: tuple[str, ...], rest: tuple[str, ...]) -> None:
    heads = ["overdue", "due now", "not due", "not yet due", "coming", "upcoming", "later", "ok", "next"]
    if not p.patiently(lambda: is_apart(p, late, rest, heads)):
        raise Unmet(f"does not show that {late[0]!r} is overdue and {rest[0]!r} is not")


@behaviour("street_party")
def street_party(p: Person) -> None:
    """Sixty were said. More than enough is not less than nothing missing."""
    fields = ("who|name|neighbor|person", "what|what they're bringing|dish|bringing|food|item",
              "kind|type|category|course", "people|how many people|for how many|for how many people")  # fmt: skip
    given = (("Abel", "Bean bowl", "salad", 22), ("Berta", "Chili", "main dish", 20), ("Cleo", "Apple pie", "cake", 31),
             ("Dario", "Juice", "drinks", 45), ("Ella", "Lasagna", "main dish", 16))  # fmt: skip
    for values in given:
        p.add("dish", dict(zip(fields, values, strict=True)))
    for kind, enough, missing in (("salad", 22, 38), ("main", 36, 24), ("cake", 31, 29), ("drinks", 45, 15)):
        sees_somewhere(p, (kind,), enough)
        sees_somewhere(p, (kind,), missing)
    p.go_to("dishes", "food", "list")
    p.add("dish", dict(zip(fields, ("Fritz", "Lemonade", "drinks", 33), strict=True)))
    sees_somewhere(p, ("drinks",), 78)
    if p.shows_near(("drinks",), -18):
        raise Unmet("says that -18 drinks are missing")
    p.reload()
    sees_somewhere(p, ("drinks",), 78)
    turn_to_row(p, "Lasagna")
    p.row_of("Lasagna").delete()
    sees_somewhere(p, ("main",), 40)
