"""Requests held out: nobody tunes the product on them. Things that are kept."""

import datetime as dt

from tests.e2e.behaviours.own_records import expect_ticked
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, dates, no
from tests.e2e.requests import behaviour


@behaviour("flashcards")
def flashcards(p: Person) -> None:
    for question, answer in (("Largest bone?", "Femur"), ("Bones in the hand?", "Twenty seven")):
        p.add("card", {"question|front": question, "answer|back": answer})
    flip = ("flip", "show answer", "reveal", "show", "turn over", "turn", "answer", "flip card")
    if p.find_button(flip) is None:
        p.go_to("study", "practice", "learn", "cards", "review") or p.press_if(("study", "start", "practice"))
    if p.shows("Femur", "Twenty seven"):
        raise Unmet("the answer is not hidden")
    p.sees("Largest bone?", "Bones in the hand?")
    p.press(flip)
    p.sees("Femur", "Twenty seven")
    p.press(("knew it", "i knew it", "known", "know", "i knew", "got it", "right", "yes", "correct"))
    p.sees_near(("known", "knew", "know", "right", "correct", "learned"), 1)
    p.reload()
    p.sees_near(("known", "knew", "know", "right", "correct", "learned"), 1)


@behaviour("todo_board")
def todo_board(p: Person) -> None:
    stages = ("to do", "doing", "done")
    for task in ("Paint fence", "Call plumber"):
        p.add("task", {"task|title|name|what|text": task, "stage|status|column?": Exact("to do")})
    p.row_of("Paint fence").move("doing")
    expect_stage(p, "Paint fence", "doing", stages)
    p.row_of("Paint fence").move("done")
    expect_stage(p, "Paint fence", "done", stages)
    expect_stage(p, "Call plumber", "to do", stages)
    p.reload()
    expect_stage(p, "Paint fence", "done", stages)
    p.row_of("Call plumber").delete()
    p.lists_not("Call plumber")


def expect_stage(p: Person, text: str, stage: str, stages: tuple[str, ...]) -> None:
    if not p.patiently(lambda: p.row_of(text).stage(stages) == stage):
        raise Unmet(f"{text!r} is not in {stage!r}")


@behaviour("authors")
def authors(p: Person) -> None:
    books = (("Emma", 1815, "Austen"), ("Persuasion", 1817, "Austen"), ("Momo", 1973, "Ende"))
    try:
        for name in ("Austen", "Ende"):
            p.add("author", {"name|author": name})
        for title, year, author in books:
            p.add("book", {"title|name|book": title, "year": year, "author": Exact(author)})
    except Unmet:  # one list of books with the author in each says the same
        p.page.evaluate("localStorage.clear()")
        p.reload()
        for title, year, author in books:
            p.add("book", {"title|name|book": title, "year": year, "author": author})
    if not p.shows_near(("Austen",), 2, limit=80):
        p.go_to("authors", "author")
    p.sees_near(("Austen",), 2, limit=80)
    p.reload()
    if not p.shows_near(("Austen",), 2, limit=80):
        p.go_to("authors", "author")
    p.sees_near(("Austen",), 2, limit=80)


@behaviour("habits")
def habits(p: Person) -> None:
    for habit in ("Stretch", "Read"):
        p.add("habit", {"habit|name|title": habit})
    p.row_of("Stretch").tick(True, "done", "today", "tick", "check")
    p.row_of("Read").tick(True, "done", "today", "tick", "check")
    p.sleep_days(1)
    p.row_of("Stretch").tick(True, "done", "today", "tick", "check")
    if not p.patiently(lambda: p.row_of("Stretch").shows(2)):
        raise Unmet("two days in a row are no streak of 2")
    p.reload()
    p.row_of("Stretch").sees(2)
    p.row_of("Read").sees(1)
    p.sleep_days(3)
    if p.row_of("Stretch").shows_streak(2):
        raise Unmet("the streak survives missed days")


@behaviour("running")
def running(p: Person) -> None:
    fields = "date|day", "kilometers|distance|km", "minutes|time|duration"
    p.add("run", dict(zip(fields, (dt.date(2026, 3, 2), 8, 44), strict=True)))
    p.add("run", dict(zip(fields, (dt.date(2026, 3, 9), 12.5, 75), strict=True)))
    if not p.patiently(lambda: (p.shows(5.5) or p.shows_time(330, 1)) and (p.shows(6) or p.shows_time(360, 1))):
        raise Unmet("does not show a pace of 5.5 and 6 minutes")
    p.sees_near(("total distance", "distance", "total", "total kilometers"), 20.5)
    p.reload()
    p.sees_near(("total distance", "distance", "total", "total kilometers"), 20.5)
    p.row_of_any("12.5", *dates(dt.date(2026, 3, 9))).delete()
    p.sees_near(("total distance", "distance", "total", "total kilometers"), 8)


@behaviour("bugs")
def bugs(p: Person) -> None:
    severities: dict[str, str] = {}
    given = (
        ("Crash on save", "High", "open"),
        ("Typo in menu", "Low", "open"),
        ("Slow start", "High", "open"),
        ("Blurry icon", "Low", "closed"),
    )
    for title, severity, status in given:
        p.add(
            "bug", {"title|bug|name|summary": title, "severity|priority": severity, "status|state|open?": Exact(status)}
        )
        severities[severity] = p.word(severity)
    p.sees_near((severities["High"],), 2)
    p.sees_near((severities["Low"],), 1)
    change_status(p, "Crash on save", "closed")
    p.sees_near((severities["High"],), 1)
    p.reload()
    p.row_of("Crash on save").sees("closed", "close")
    p.row_of("Slow start").delete()
    p.lists_not("Slow start")


def change_status(p: Person, text: str, to: str) -> None:
    """Change a record's state where it stands, by moving it, or by editing it."""
    row = p.row_of(text)
    try:
        row.move(to)
    except Unmet:
        p.row_of(text).edit({"status|state": Exact(to)})


@behaviour("dinner")
def dinner(p: Person) -> None:
    dishes = ("Lasagna", "Ramen", "Falafel", "Goulash")
    for dish in dishes:
        p.add("dish", {"dish|name|title|meal": dish})
    seen: set[str] = set()
    for _ in range(16):
        before = {d: p.text().count(d) for d in dishes}
        p.press(
            (
                "suggest",
                "pick",
                "random",
                "suggest a dish",
                "choose",
                "what to cook",
                "pick one",
                "surprise me",
                "decide",
                "random dish",
            )
        )
        p.wait(2)
        text = p.text()
        after = {d: text.count(d) for d in dishes}
        seen |= {d for d in dishes if after[d] > before[d] or after[d] > min(after.values())}
        if len(seen) > 1:
            break
    if len(seen) < 2:
        raise Unmet("suggests nothing, or always the same")
    p.reload()
    p.lists(*dishes)
    p.row_of("Ramen").delete()
    p.lists_not("Ramen")


@behaviour("pets")
def pets(p: Person) -> None:
    for pet, day, reason, cost in (
        ("Bello", 3, "Vaccination", 60),
        ("Bello", 9, "Limping", 85.5),
        ("Minka", 4, "Checkup", 40),
    ):
        p.add(
            "visit", {"pet|name": pet, "date": dt.date(2026, 3, day), "reason|why": reason, "cost|price|amount": cost}
        )
    p.sees_near(("Bello",), 145.5)
    p.reload()
    p.sees_near(("Bello",), 145.5)
    p.row_of("Limping").delete()
    p.lists_not("Limping")
    if not p.patiently(lambda: not p.shows(145.5)):
        raise Unmet("the total of a deleted visit stays")


@behaviour("maintenance")
def maintenance(p: Person) -> None:
    fields = (
        "name|machine",
        "last service date|last service|date|serviced",
        "interval|interval in days|days|interval days",
    )
    p.add("machine", dict(zip(fields, ("Lathe", dt.date(2026, 1, 10), 30), strict=True)))
    p.add("machine", dict(zip(fields, ("Press", dt.date(2026, 3, 1), 90), strict=True)))
    p.row_of("Lathe").sees(*dates(dt.date(2026, 2, 9)))
    p.row_of("Press").sees(*dates(dt.date(2026, 5, 30)))
    p.row_of("Lathe").sees("overdue", "late", "past due")
    p.row_of("Press").sees_not("overdue", "late", "past due")
    p.reload()
    p.row_of("Lathe").sees("overdue", "late", "past due")
    p.row_of("Lathe").delete()
    p.lists_not("Lathe")


@behaviour("attendance")
def attendance(p: Person) -> None:
    for name in ("Nadia", "Oskar"):
        p.add("player", {"name|player": name})
    tick = ("present", "came", "here", "tick", "today", "attended", "done")
    p.row_of("Nadia").tick(True, *tick)
    p.sleep_days(2)
    p.row_of("Nadia").tick(True, *tick)
    p.row_of("Oskar").tick(True, *tick)
    if not p.patiently(lambda: p.row_of("Nadia").shows(2)):
        raise Unmet("Nadia came twice this month, and it is not shown")
    p.reload()
    p.row_of("Nadia").sees(2)
    p.row_of("Oskar").sees(1)
    p.row_of("Oskar").delete()
    p.lists_not("Oskar")


@behaviour("shopping_total")
def shopping_total(p: Person) -> None:
    fields = "item|name|product", "quantity|amount|count", "price|unit price|cost"
    p.add("item", {**dict(zip(fields, ("Tea", 3, 2.5), strict=True)), "in the cart|cart?": no("no")})
    p.add("item", {**dict(zip(fields, ("Rice", 2, 4), strict=True)), "in the cart|cart?": no("no")})
    p.sees_near(("total", "to pay", "pay", "sum"), 15.5)
    p.row_of("Tea").tick(True, "cart", "in the cart", "in cart")
    p.reload()
    expect_ticked(p, "Tea", "cart", "in the cart", "in cart")
    p.row_of("Rice").delete()
    p.lists_not("Rice")
    p.sees_near(("total", "to pay", "pay", "sum"), 7.5)
