"""Requests of our own about things that are kept: lists, logs, diaries, relations, boards."""

import datetime as dt

from tests.e2e.filtering import search_for
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, no, yes
from tests.e2e.requests import behaviour


@behaviour("lent_tools")
def lent_tools(p: Person) -> None:
    fields = "tool|name|item", "who has it|person|borrower|lent to|who|friend", "since when|since|date|lent on"
    p.add("tool", dict(zip(fields, ("Ladder", "Martin", dt.date(2026, 2, 1)), strict=True)))
    p.add("tool", dict(zip(fields, ("Drill", "Sabine", dt.date(2026, 3, 2)), strict=True)))
    p.row_of("Ladder").sees("Martin")
    p.row_of("Drill").sees("Sabine")
    back = ("returned", "back", "came back", "tick", "done", "return")
    p.row_of("Ladder").tick(True, *back)
    expect_ticked(p, "Ladder", *back)
    p.reload()
    p.lists("Ladder", "Drill")
    expect_ticked(p, "Ladder", *back)
    if p.row_of("Drill").is_ticked("returned", "came back"):
        raise Unmet("'Drill' counts as returned though it is not")
    p.row_of("Drill").delete()
    p.lists_not("Drill")


@behaviour("bills")
def bills(p: Person) -> None:
    fields = "name|bill|title", "amount|cost|price", "due date|due|date"
    p.add("bill", dict(zip(fields, ("Electricity", 84.5, dt.date(2026, 3, 2)), strict=True)))
    p.add("bill", dict(zip(fields, ("Phone", 25, dt.date(2026, 3, 28)), strict=True)))
    p.row_of("Electricity").sees("overdue", "late", "past due", "over due")
    p.row_of("Phone").sees_not("overdue", "late", "past due")
    p.row_of("Phone").tick(True, "paid", "mark as paid", "pay")
    expect_ticked(p, "Phone", "paid")
    p.reload()
    expect_ticked(p, "Phone", "paid")
    p.row_of("Electricity").sees("overdue", "late", "past due", "over due")
    p.row_of("Electricity").tick(True, "paid", "mark as paid", "pay")
    if not p.patiently(lambda: not p.row_of("Electricity").shows("overdue", "late", "past due")):
        raise Unmet("a bill that is paid is still overdue")
    p.row_of("Phone").delete()
    p.lists_not("Phone")


@behaviour("plants")
def plants(p: Person) -> None:
    fields = "name|plant", "last watered|watered|date", "days|interval|how many days|wait|every"
    p.add("plant", dict(zip(fields, ("Monstera", dt.date(2026, 3, 1), 7), strict=True)))
    p.add("plant", dict(zip(fields, ("Cactus", dt.date(2026, 3, 1), 30), strict=True)))
    thirsty = (
        "needs water",
        "water",
        "due",
        "thirsty",
        "overdue",
        "water now",
        "today",
        "water today",
        "needs watering",
        "watering",
        "watering needed",
        "water it",
    )
    p.lists("Monstera", "Cactus")
    marked = [w for w in thirsty if any(r.shows(w) for r in p.rows("Monstera"))]
    marked = [w for w in marked if not any(r.shows(w) for r in p.rows("Cactus"))]
    if not marked and not any(len(p.rows(a)) > len(p.rows(b)) for a, b in (("Monstera", "Cactus"),)):
        raise Unmet("does not tell the plant that needs water from the one that does not")
    p.reload()
    p.lists("Monstera", "Cactus")
    p.sleep_days(25)
    if marked and not any(r.shows(w) for w in marked for r in p.rows("Cactus")):
        raise Unmet("after 35 days the cactus still does not need water")
    p.row_of("Cactus").delete()
    p.lists_not("Cactus")


@behaviour("birthdays")
def birthdays(p: Person) -> None:
    fields = "name|person", "date of birth|birthday|birth date|born|date"
    p.add("birthday", dict(zip(fields, ("Grandma", dt.date(1948, 3, 12)), strict=True)))
    p.add("birthday", dict(zip(fields, ("Leo", dt.date(2015, 3, 10)), strict=True)))
    p.row_of("Grandma").sees(77)
    p.row_of("Leo").sees(11)
    p.sleep_days(1)
    p.row_of("Grandma").sees(78)
    p.row_of("Leo").delete()
    p.lists_not("Leo")


@behaviour("mood")
def mood(p: Person) -> None:
    fields = "mood|rating|how", "note|notes|text"
    for day, (value, note) in enumerate(((5, "Sunny walk"), (2, "Headache"), (4, "Cinema"))):
        wishes = dict(zip(fields, (value, note), strict=True))
        p.add("entry", {**wishes, "date|day?": dt.date(2026, 3, 9) + dt.timedelta(days=day)})
    p.lists("Sunny walk", "Headache", "Cinema")
    p.sees_near(("average mood", "average", "mean"), 11 / 3)
    p.reload()
    p.row_of("Headache").delete()
    p.lists_not("Headache")
    p.sees_near(("average mood", "average", "mean"), 4.5)


@behaviour("notes")
def notes(p: Person) -> None:
    fields = "title|name", "text|note|content|body"
    p.add("note", dict(zip(fields, ("Wifi", "The password is on the fridge"), strict=True)))
    p.add("note", dict(zip(fields, ("Boiler", "Serviced in May"), strict=True)))
    p.lists("Wifi", "Boiler")
    search_for(p, "fridge")
    p.lists_not("Boiler")
    p.lists("Wifi")
    search_for(p, "")
    p.lists("Boiler")
    p.row_of("Boiler").edit({"title|name": "Heating"})
    p.lists("Heating")
    p.lists_not("Boiler")
    p.reload()
    p.lists("Wifi", "Heating")
    p.row_of("Wifi").delete()
    p.lists_not("Wifi")


@behaviour("wishes")
def wishes(p: Person) -> None:
    fields = "name|gift|item|title", "price|cost", "link|url|shop|website"
    p.add("gift", dict(zip(fields, ("Scarf", 24.9, "https://example.org/scarf"), strict=True)))
    p.add("gift", dict(zip(fields, ("Puzzle", 15.2, "https://example.org/puzzle"), strict=True)))
    p.lists("Scarf", "Puzzle")
    p.sees_near(("total price", "total", "sum"), 40.1)
    has_link = (
        "() => [...document.querySelectorAll('a[href]')].some(a => a.href.startsWith('https://example.org/scarf'))"
    )
    if not p.page.evaluate(has_link):
        raise Unmet("the link to the shop cannot be followed")
    p.reload()
    p.row_of("Scarf").delete()
    p.lists_not("Scarf")
    p.sees_near(("total price", "total", "sum"), 15.2)


@behaviour("reading")
def reading(p: Person) -> None:
    fields = "title|book|name", "author|writer", "star rating|rating|stars"
    for title, author, stars in (("Emma", "Austen", 3), ("Momo", "Ende", 5), ("Dracula", "Stoker", 1)):
        p.add("book", dict(zip(fields, (title, author, stars), strict=True)))
    p.row_of("Momo").sees("Ende")
    order = p.order("Emma", "Momo", "Dracula")
    if order not in (["Momo", "Emma", "Dracula"], ["Dracula", "Emma", "Momo"]):
        raise Unmet(f"not sorted by rating: {order}")
    p.reload()
    if p.order("Emma", "Momo", "Dracula") != order:
        raise Unmet("after a reload the order is another")
    p.row_of("Emma").delete()
    p.lists_not("Emma")


@behaviour("chores")
def chores(p: Person) -> None:
    fields = "name|chore|task|title", "who does it|who|child|person|kid|assigned to"
    for chore, child in (("Dishes", "Mia"), ("Trash", "Mia"), ("Vacuum", "Tom")):
        p.add(
            "chore", {**dict(zip(fields, (chore, child), strict=True)), "done|is done?": no("no", "not done", "to do")}
        )
    p.row_of("Dishes").tick(True, "done")
    p.row_of("Trash").tick(True, "done")
    expect_ticked(p, "Dishes", "done")
    p.sees_near(("Mia",), 2)
    p.row_of("Vacuum").tick(True, "done")
    p.reload()
    expect_ticked(p, "Trash", "done")
    p.sees_near(("Tom",), 1)
    p.row_of("Trash").delete()
    p.lists_not("Trash")
    p.sees_near(("Mia",), 1)


@behaviour("packing")
def packing(p: Person) -> None:
    for item in ("Passport", "Socks", "Charger"):
        p.add("item", {"item|name|thing": item})
    p.sees_near(("missing", "left", "to pack", "remaining", "still", "not packed", "unpacked"), 3)
    p.row_of("Socks").tick(True, "packed")
    p.row_of("Charger").tick(True, "packed")
    p.sees_near(("missing", "left", "to pack", "remaining", "still", "not packed", "unpacked"), 1)
    p.reload()
    expect_ticked(p, "Socks", "packed")
    p.press(
        (
            "untick everything",
            "untick all",
            "uncheck all",
            "unpack all",
            "reset all",
            "clear ticks",
            "next trip",
            "reset",
            "new trip",
        )
    )
    p.confirm()
    p.lists("Passport", "Socks", "Charger")
    if not p.patiently(lambda: not p.row_of("Socks").is_ticked("packed")):
        raise Unmet("'Socks' is still ticked after unticking everything")
    p.sees_near(("missing", "left", "to pack", "remaining", "still", "not packed", "unpacked"), 3)


@behaviour("invoices")
def invoices(p: Person) -> None:
    for name in ("Weber", "Okafor"):
        p.add("customer", {"name|customer": name})
    fields = "customer|belongs to|client", "amount|total|value", "date|issued"
    paid, unpaid = yes("paid"), no("not paid", "unpaid", "open")
    for customer, amount, state in (
        ("Weber", 120, unpaid),
        ("Weber", 80, unpaid),
        ("Weber", 45, paid),
        ("Okafor", 300, paid),
    ):
        wishes = dict(zip(fields, (Exact(customer), amount, dt.date(2026, 3, 5)), strict=True))
        p.add("invoice", {**wishes, "paid|is paid|status?": state})
    p.go_to("customers", "customer", "overview") if not p.shows_near(("Weber",), 200) else None
    p.sees_near(("Weber",), 200)
    p.reload()
    p.go_to("customers", "customer", "overview") if not p.shows_near(("Weber",), 200) else None
    p.sees_near(("Weber",), 200)


@behaviour("grades")
def grades(p: Person) -> None:
    marks = "grade|mark|score|points|value"
    given = (("Noor", 90), ("Noor", 70), ("Paul", 65))
    try:
        for name in ("Noor", "Paul"):
            p.add("student", {"name|student": name})
        for name, value in given:
            p.add("grade", {"student|name": Exact(name), marks: value})
    except Unmet:  # one list of grades, with the student's name in each, says the same
        p.page.evaluate("localStorage.clear()")
        p.reload()
        for name, value in given:
            p.add("grade", {"student|name": name, marks: value})
    p.go_to("students", "student") if not p.shows_near(("Noor",), 80) else None
    p.sees_near(("Noor",), 80)
    p.sees_near(("Paul",), 65)
    p.reload()
    p.go_to("students", "student") if not p.shows_near(("Noor",), 80) else None
    p.sees_near(("Noor",), 80)


@behaviour("inventory")
def inventory(p: Person) -> None:
    fields = (
        "item|name|product",
        "quantity|stock|in stock",
        "minimum quantity|minimum|min quantity|min",
        "price|unit price|cost",
    )
    p.add("item", dict(zip(fields, ("Candles", 4, 10, 2.5), strict=True)))
    p.add("item", dict(zip(fields, ("Soap", 40, 10, 3), strict=True)))
    low = ("low", "low stock", "runs low", "running low", "reorder", "restock")
    p.row_of("Candles").sees(*low)
    p.row_of("Soap").sees_not(*low)
    p.sees_near(("total value", "stock value", "total stock value", "value", "total"), 130)
    p.row_of("Candles").edit({"quantity|stock|in stock": 14})
    if not p.patiently(lambda: not p.row_of("Candles").shows(*low)):
        raise Unmet("'Candles' still runs low after a delivery")
    p.reload()
    p.sees_near(("total value", "stock value", "total stock value", "value", "total"), 155)
    p.row_of("Soap").delete()
    p.lists_not("Soap")
    p.sees_near(("total value", "stock value", "total stock value", "value", "total"), 35)


@behaviour("contacts")
def contacts(p: Person) -> None:
    fields = "name|contact", "phone number|phone|number|telephone", "email|mail"
    p.add("contact", dict(zip(fields, ("Ines Duarte", "555 0177", "ines@example.org"), strict=True)))
    p.add("contact", dict(zip(fields, ("Sven Holm", "555 0142", "sven@example.org"), strict=True)))
    p.row_of("Ines Duarte").sees("555 0177")
    p.row_of("Sven Holm").sees("sven@example.org")
    search_for(p, "sven")
    p.lists_not("Ines Duarte")
    p.lists("Sven Holm")
    search_for(p, "")
    p.row_of("Ines Duarte").edit({"phone number|phone|number": "555 0199"})
    p.row_of("Ines Duarte").sees("555 0199")
    p.reload()
    p.row_of("Ines Duarte").sees("555 0199")
    p.row_of("Sven Holm").delete()
    p.lists_not("Sven Holm")


@behaviour("recipes")
def recipes(p: Person) -> None:
    fields = (
        "name|title|recipe",
        "ingredients|ingredient",
        "instructions|steps|method|directions",
        "cooking minutes|minutes|time|cooking time",
    )
    p.add("recipe", dict(zip(fields, ("Lentil soup", "lentils, carrots, onion", "Boil it all", 35), strict=True)))
    p.add("recipe", dict(zip(fields, ("Pancakes", "flour, eggs, milk", "Fry them", 20), strict=True)))
    p.lists("Lentil soup", "Pancakes")
    search_for(p, "eggs")
    p.lists_not("Lentil soup")
    p.lists("Pancakes")
    search_for(p, "")
    p.reload()
    p.lists("Lentil soup", "Pancakes")
    p.row_of("Pancakes").delete()
    p.lists_not("Pancakes")


@behaviour("meals")
def meals(p: Person) -> None:
    days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    fields = [
        c
        for c in p.controls()
        if c["kind"] == "text" and any(d.lower() in " ".join([*c["names"], c["beside"]]).lower() for d in days)
    ]
    if len(fields) >= 7:  # a field for each day
        p.fill("Tuesday", "Risotto")
        p.fill("Friday", "Fish soup")
        p.press_if(("save", "save plan"))
        p.reload()
        kept = [c["value"] for c in p.controls()]
        if not all(any(meal in value for value in kept) or p.shows(meal) for meal in ("Risotto", "Fish soup")):
            raise Unmet("the meals are gone after a reload")
        return
    cook = "what we cook|meal|dish|name|cook|dinner|recipe|food|title"
    for meal, day in (("Risotto", "Tuesday"), ("Fish soup", "Friday")):
        p.add("meal", {cook: meal, "day|weekday|day of the week": Exact(day)})
    p.lists("Risotto", "Fish soup")
    p.reload()
    for meal, day in (("Risotto", "Tuesday"), ("Fish soup", "Friday")):
        if p.row_of(meal).stage(days) != day and not p.row_of(meal).shows(day, day[:3]):
            raise Unmet(f"{meal} is not shown for {day}")
    p.row_of("Risotto").delete()
    p.lists_not("Risotto")


def expect_ticked(p: Person, text: str, *names: str) -> None:
    """Expect the row to say that it is ticked."""
    if not p.patiently(lambda: p.row_of(text).is_ticked(*names)):
        raise Unmet(f"{text!r} does not stay ticked")
