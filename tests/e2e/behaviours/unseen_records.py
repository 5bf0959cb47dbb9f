"""Requests nobody has tuned on: things that are kept, simple and odd."""

import datetime as dt

from tests.e2e.behaviours.held_out_records import expect_stage
from tests.e2e.fields import Value
from tests.e2e.filtering import filter_by, filter_off
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, dates, day, has_number, no, yes
from tests.e2e.requests import behaviour
from tests.e2e.rows import Row
from tests.e2e.standing_out import expect_marked
from tests.e2e.ways import note_money


@behaviour("coffee")
def coffee(p: Person) -> None:
    fields = "bean|coffee|name", "roaster", "method|how|made|brewed|preparation|how i made it|brew", "score|rating"
    for bean, roaster, way, score in (
        ("Yirgacheffe", "Nano", "espresso", 8),
        ("Huila", "Bonanza", "filter", 6),
        ("Santos", "Nano", "french press", 9),
    ):
        p.add("coffee", dict(zip(fields, (bean, roaster, Exact(way), score), strict=True)))
    p.row_of("Yirgacheffe").sees("Nano")
    p.row_of("Santos").sees(9)
    filter_by(p, "how it was made", "espresso")
    p.lists_not("Huila", "Santos")
    p.lists("Yirgacheffe")
    filter_off(p, "how it was made", "espresso")
    p.lists("Huila", "Santos")
    p.reload()
    p.lists("Yirgacheffe", "Huila", "Santos")
    p.row_of("Huila").delete()
    p.lists_not("Huila")


@behaviour("courses")
def courses(p: Person) -> None:
    for name, places in (("Yoga", 2), ("Pottery", 8)):
        _turn_to(p, "classes", "class")
        p.add("class course", {"name|class name|class|title": name, "places|number of places|seats|capacity": places})
    for name, mail, course in (("Ida", "ida@example.org", "Yoga"), ("Ben", "ben@example.org", "Yoga"),
                               ("Cleo", "cleo@example.org", "Pottery")):  # fmt: skip
        _turn_to(p, "people", "participants", "sign-ups", "students", "registrations", "attendees", "signups")
        p.add("person participant sign up student registration",
              {"name|person|participant": name, "email|mail": mail, "class|course": Exact(course)})  # fmt: skip
    p.lists("Ida", "Cleo")
    _turn_to(p, "classes", "class")
    p.sees_near(("Pottery",), 7)
    p.sees_near(("Yoga",), 0, "full", "no places", limit=200)
    if not p.patiently(lambda: _is_full(p, "Yoga")):
        raise Unmet("does not warn that 'Yoga' is full")
    if _is_full(p, "Pottery"):
        raise Unmet("'Pottery' counts as full with 7 places left")
    p.reload()
    _turn_to(p, "people", "participants", "sign-ups", "students", "registrations", "attendees", "signups")
    p.row_of("Ben").delete()
    p.lists_not("Ben")
    _turn_to(p, "classes", "class")
    if not p.patiently(lambda: not _is_full(p, "Yoga")):
        raise Unmet("'Yoga' is still full though a place has become free")
    p.sees_near(("Yoga",), 1)


def _turn_to(p: Person, *names: str) -> None:
    p.go_to(*names)


def _is_full(p: Person, name: str) -> bool:
    words = ("full", "sold out", "booked out", "fully booked", "no places left", "no places", "no space", "no more")
    return any(row.shows(*words) for row in p.rows(name))


@behaviour("pressure")
def pressure(p: Person) -> None:
    fields = "date|day", "upper value|upper|systolic", "lower value|lower|diastolic", "pulse|heart rate"
    for number, upper, lower, pulse in ((2, 121, 81, 60), (6, 135, 92, 74)):
        p.add("measurement", dict(zip(fields, (day(3, number), upper, lower, pulse), strict=True)))
    average = ("average", "mean", "avg")
    for figure in (128, 86.5, 67):
        p.sees_near(average, figure)
    p.reload()
    for figure in (128, 86.5, 67):
        p.sees_near(average, figure)
    p.row_of("135").delete()
    for figure in (121, 81, 60):
        p.sees_near(average, figure)


@behaviour("warranty")
def warranty(p: Person) -> None:
    fields = ("name|thing|item|product|what", "bought|date|purchase date|date bought|bought on|purchased",
              "months|warranty|months of warranty|warranty months|warranty in months")  # fmt: skip
    for thing, bought, months in (
        ("Kettle", day(1, 15, 2024), 24),
        ("Laptop", day(1, 20, 2025), 24),
        ("Toaster", day(5, 20, 2025), 6),
        ("Monitor", day(10, 5, 2025), 12),
        ("Speaker", day(3, 20, 2025), 12),
    ):
        p.add("thing", dict(zip(fields, (thing, bought, months), strict=True)))
    for thing, end in (("Kettle", day(1, 15)), ("Laptop", day(1, 20, 2027)), ("Monitor", day(10, 5))):
        p.row_of(thing).sees(*_with_year(end), *_with_year(end - dt.timedelta(days=1)))
    expect_marked(p, ("Kettle", "Toaster"), ("Laptop", "Monitor", "Speaker"))
    p.reload()
    expect_marked(p, ("Kettle", "Toaster"), ("Laptop", "Monitor", "Speaker"))
    p.row_of("Toaster").delete()
    p.lists_not("Toaster")


def _with_year(when: dt.date) -> list[str]:
    """Return the ways a date is written, with its year: the day may also be that of another date of the row."""
    year = str(when.year)
    plain = dates(when)
    return [one for one in plain if year in one] + [f"{one}{gap}{year}" for one in plain if year not in one
                                                    for gap in (", ", " ")]  # fmt: skip


@behaviour("dog_names")
def dog_names(p: Person) -> None:
    for name in ("Nala", "Rex", "Balu"):
        p.add("name", {"name|suggestion|dog name": name, "who|suggested by|person|by?": "Ann", "votes?": 0})
    for name in ("Balu", "Rex", "Balu"):
        _vote(p, name)
    _expect_votes(p, "Balu", 2, ("Balu", "Rex", "Nala"))
    for _ in range(2):
        _vote(p, "Rex")
    _expect_votes(p, "Rex", 3, ("Rex", "Balu", "Nala"))
    p.reload()
    _expect_votes(p, "Rex", 3, ("Rex", "Balu", "Nala"))
    p.row_of("Balu").delete()
    p.lists_not("Balu")


def _vote(p: Person, name: str) -> None:
    words = ("vote", "vote for", "upvote", "up", "like", "+", "+1", "👍", "plus")
    hit = p.find_button(words, within=p.row_of(name).number)
    if hit is not None:
        p.click(hit, f"vote for {name}")
        return
    p.add("vote", {"name|dog name|vote for|for|dog|suggestion": Exact(name), "who|voter|person|by?": "Ann"})


def _expect_votes(p: Person, name: str, votes: int, order: tuple[str, ...]) -> None:
    if not p.patiently(lambda: any(r.shows(votes) for r in p.rows(name)) or p.shows_near((name,), votes, limit=24)):
        raise Unmet(f"does not show {votes} votes for {name!r}")
    if not p.patiently(lambda: list(order) in p.orders(*order)):
        raise Unmet(f"{name!r} has the most votes and is not on top")


@behaviour("flat")
def flat(p: Person) -> None:
    def buy(who: str, amount: float, what: str) -> None:
        p.add("expense", {"who paid|paid by|who|person|payer|name": Exact(who), "amount|how much|cost|price": amount,
                          "what for|for|what|description|item|purpose|note": what, "date?": day(3, 9)})  # fmt: skip

    given = (("Lena", 60, "Groceries"), ("Tom", 31, "Light bulbs"), ("Lena", 14, "Soap"))
    _with_people(p, ("Lena", "Tom", "Ali"), lambda: buy(*given[0]))
    for who, amount, what in given[1:]:
        buy(who, amount, what)
    share = ("share", "equal share", "each", "per person", "each person", "fair share")
    p.sees_near(("Lena",), 74)
    p.sees_near(share, 35)
    buy("Ali", 45, "Broom")
    p.sees_near(share, 50)
    p.reload()
    p.sees_near(("Lena",), 74)
    p.sees_near(share, 50)
    p.row_of("Broom").delete()
    p.lists_not("Broom")
    p.sees_near(share, 35)


def _with_people(p: Person, names: tuple[str, ...], first: "object") -> None:
    """Do the first thing; where the people must be entered before, enter them and do it then."""
    assert callable(first)
    try:
        first()
    except Unmet:
        p.reload()
        for name in names:
            p.go_to("people", "persons", "members", "children", "kids", "flatmates")
            p.add("person member child flatmate kid", {"name|person|child|kid|member": name})
        p.go_to("expenses", "purchases", "entries", "bookings", "payments")
        first()


@behaviour("jobs")
def jobs(p: Person) -> None:
    stages = ("applied", "interview", "offer", "rejected")
    for company, position in (("Acme", "Cook"), ("Globex", "Driver")):
        p.add("job application", {"company|name": company, "position|job|role|title": position,
                                  "stage|status|column?": Exact("applied")})  # fmt: skip
    p.row_of("Acme").sees("Cook")
    expect_stage(p, "Acme", "applied", stages)
    p.row_of("Acme").move("interview")
    expect_stage(p, "Acme", "interview", stages)
    p.row_of("Acme").move("offer")
    expect_stage(p, "Acme", "offer", stages)
    expect_stage(p, "Globex", "applied", stages)
    p.reload()
    expect_stage(p, "Acme", "offer", stages)
    p.row_of("Globex").delete()
    p.lists_not("Globex")


@behaviour("sugar")
def sugar(p: Person) -> None:
    fields = "date|day", "time", "value|blood sugar|sugar|level|reading|glucose"
    for number, value in ((2, 65), (3, 110), (4, 70), (5, 201), (6, 180), (7, 143)):
        p.add("reading", dict(zip(fields, (day(3, number), dt.time(7, 30), value), strict=True)))
    expect_marked(p, ("65", "201"), ("110", "70", "180", "143"))
    p.reload()
    expect_marked(p, ("65", "201"), ("110", "70", "180", "143"))
    p.row_of("143").delete()
    p.lists_not("143")


@behaviour("wine")
def wine(p: Person) -> None:
    bottles = "bottles|number of bottles|how many|quantity|count|amount"
    for name, year, count in (("Rioja", 2019, 6), ("Chablis", 2021, 11)):
        p.add("wine", {"name|wine": name, "year|vintage": year, bottles: count})
    together = ("total", "all together", "bottles", "altogether", "all", "in total", "sum")
    p.sees_near(together, 17)
    drink = ("drink", "drink one", "drank one", "drunk", "drank", "one less", "minus", "−", "-", "-1", "take one",
             "open one", "remove one", "take")  # fmt: skip
    for left in (5, 4):
        p.row_of("Rioja").press(*drink)
        _expect_row(p, "Rioja", left)
    p.sees_near(together, 15)
    p.row_of("Chablis").sees(11)
    p.reload()
    _expect_row(p, "Rioja", 4)
    p.row_of("Chablis").delete()
    p.lists_not("Chablis")
    p.sees_near(together, 4)


def _expect_row(p: Person, name: str, figure: float) -> None:
    if not p.patiently(lambda: p.row_of(name).shows(figure)):
        raise Unmet(f"the row {name!r} does not show {figure:g}")


@behaviour("book_goal")
def book_goal(p: Person) -> None:
    for title, finished in (
        ("Momo", day(12, 30, 2025)),
        ("Emma", day(1, 9)),
        ("Dracula", day(2, 14)),
        ("Heidi", day(3, 8)),
    ):
        p.add("book", {"title|book|name": title, "date|finished|date finished|finished on": finished})
    _expect_progress(p, 3)
    p.reload()
    p.lists("Momo", "Emma", "Dracula", "Heidi")
    _expect_progress(p, 3)
    p.row_of("Heidi").delete()
    p.lists_not("Heidi")
    _expect_progress(p, 2)


def _expect_progress(p: Person, read: int) -> None:
    """Expect how many of the twelve are read, in one of the usual ways: 3 of 12, 25 %, 9 to go."""

    def holds() -> bool:
        ways = [f"{read}{gap}12" for gap in (" of ", " / ", "/", " out of ", " of the ", " from ")]
        share = 100 * read / 12
        percent = [f"{share:.{n}f}{gap}%" for n in (0, 1, 2) for gap in ("", " ")]
        left, goal = ("left", "to go", "remaining", "missing", "still"), ("goal", "this year", "progress", "books read")
        return (
            p.shows(*ways)
            or any(one in p.text() for one in percent)
            or p.shows_near(left, 12 - read)
            or any(has_number(piece, read) and has_number(piece, 12) for word in goal for piece in p.near(word, 40))
        )

    if not p.patiently(holds):
        raise Unmet(f"does not show that {read} of 12 books are read")


@behaviour("weight")
def weight(p: Person) -> None:
    fields = "date|day", "weight|kilos|kg"
    for number, kilos in ((2, 92.5), (5, 91.2), (8, 90.3)):
        p.add("weight", dict(zip(fields, (day(3, number), kilos), strict=True)))
    lost = ("lost", "loss", "lost since the first time", "since the first time", "since start")
    change = ("change", "difference", "so far")
    expect_lost(p, lost, change, 2.2)
    before = p.chart()
    if before is None:
        raise Unmet("there is no curve")
    p.add("weight", dict(zip(fields, (day(3, 10), 88.4), strict=True)))
    if not p.patiently(lambda: (p.chart() or before)["print"] != before["print"]):
        raise Unmet("the curve does not change with the data")
    expect_lost(p, lost, change, 4.1)
    p.reload()
    expect_lost(p, lost, change, 4.1)


def expect_lost(p: Person, lost: tuple[str, ...], change: tuple[str, ...], kilos: float) -> None:
    if not p.patiently(lambda: p.shows_near(lost, kilos) or p.shows_near(change, kilos, -kilos)):
        raise Unmet(f"does not show {kilos:g} kilos lost")


@behaviour("pocket_money")
def pocket_money(p: Person) -> None:
    _with_people(p, ("Mia", "Jonas"), lambda: _pocket(p, "Mia", 20, "March"))
    _pocket(p, "Jonas", 15, "March")
    _pocket(p, "Mia", -6.5, "Comic")
    p.sees_near(("Mia",), 13.5)
    _pocket(p, "Jonas", -4, "Ice cream")
    p.sees_near(("Jonas",), 11)
    p.reload()
    p.sees_near(("Mia",), 13.5)
    p.sees_near(("Jonas",), 11)
    p.go_to("expenses", "spending", "spendings", "spent")
    p.row_of("Comic").delete()
    p.lists_not("Comic")
    if not p.patiently(lambda: not p.shows(13.5)):
        raise Unmet("what Mia has left still counts a deleted comic")


def _pocket(p: Person, child: str, amount: float, what: str) -> None:
    base: dict[str, Value] = {
        "child|who|kid|name|person": Exact(child),
        "what for|for what|for|what|reason|description|note|purpose?": what,
        "date|day?": day(3, 9),
    }
    note_money(p, base, amount)


@behaviour("songs")
def songs(p: Person) -> None:
    fields = "title|song|song title|name", "key", "length|minutes|length in minutes|duration"
    for title, key, minutes in (("Valerie", "E flat", 4), ("Jolene", "A minor", 2.5), ("Creep", "G", 4.25)):
        p.add("song", dict(zip(fields, (title, key, minutes), strict=True)))
    whole = ("total", "whole set", "set", "length", "minutes", "all", "duration")
    p.sees_near(whole, 10.75, "10:45")
    p.reload()
    p.lists("Valerie", "Jolene", "Creep")
    p.row_of("Creep").delete()
    p.lists_not("Creep")
    p.sees_near(whole, 6.5, "6:30")


@behaviour("electricity")
def electricity(p: Person) -> None:
    fields = "date|day", "reading|meter reading|meter|kilowatt hours|kwh"
    for when, reading in ((day(1, 1), 1000), (day(2, 1), 1250), (day(3, 1), 1430)):
        p.add("reading", dict(zip(fields, (when, reading), strict=True)))
    _reading(p, 1250).sees(250)
    _reading(p, 1250).sees(75)
    _reading(p, 1430).sees(180)
    _reading(p, 1430).sees(54)
    _reading(p, 1000).sees_not(300)
    p.reload()
    _reading(p, 1430).sees(54)
    _reading(p, 1250).delete()
    if not p.patiently(lambda: _reading(p, 1430).shows(430)):
        raise Unmet("without the reading between, 430 kWh were used since the last time")
    _reading(p, 1430).sees(129)


def _reading(p: Person, figure: int) -> Row:
    return p.row_of_any(f"{figure:,}", str(figure), f"{figure:,.1f}", f"{figure:,.2f}")


@behaviour("meditate")
def meditate(p: Person) -> None:
    fields = "date|day", "minutes|duration|how long"
    for when, minutes in ((day(3, 9), 15), (day(3, 11), 22), (day(2, 20), 31)):
        p.add("session", dict(zip(fields, (when, minutes), strict=True)))
    week, whole = ("this week", "week", "weekly"), ("total", "in total", "all", "altogether", "overall")
    p.sees_near(week, 37)
    p.sees_near(whole, 68)
    p.reload()
    p.sees_near(week, 37)
    p.row_of("22").delete()
    p.sees_near(week, 15)
    p.sees_near(whole, 46)


@behaviour("freezer")
def freezer(p: Person) -> None:
    fields = "what|name|item|food|what it is|thing", "portions|how many|amount", "date|frozen|day|frozen on|day frozen"
    given = (("Chili", 3, day(11, 20, 2025)), ("Peas", 2, day(3, 1)), ("Soup", 5, day(12, 20, 2025)),
             ("Bread", 1, day(2, 10)), ("Goulash", 4, day(10, 2, 2025)))  # fmt: skip
    for values in given:
        p.add("item", dict(zip(fields, values, strict=True)))
    expect_marked(p, ("Chili", "Goulash"), ("Peas", "Soup", "Bread"))
    p.reload()
    expect_marked(p, ("Chili", "Goulash"), ("Peas", "Soup", "Bread"))
    p.sleep_days(15)  # the soup has now been there 96 days
    expect_marked(p, ("Chili", "Goulash", "Soup"), ("Peas", "Bread"))
    p.row_of("Chili").delete()
    p.lists_not("Chili")


@behaviour("chess_log")
def chess_log(p: Person) -> None:
    results = {
        "won": yes("won", "win", "i won"),
        "lost": no("lost", "loss", "lose", "i lost"),
        "drew": no("drew", "draw", "drawn"),
    }
    fields = "opponent|name|against", "date|day", "result|outcome|won|how it ended|won lost or drew"
    percent = ("won", "win", "percent", "wins", "win rate", "winning", "%", "percentage")
    for opponent, number, result in (
        ("Magda", 2, "won"),
        ("Yusuf", 3, "lost"),
        ("Olga", 4, "drew"),
        ("Pavel", 5, "won"),
    ):
        p.add("game", dict(zip(fields, (opponent, day(3, number), results[result]), strict=True)))
    p.row_of("Olga").sees("drew", "draw", "drawn")
    p.row_of("Yusuf").sees("lost", "loss", "lose")
    p.sees_near(percent, 50)
    p.add("game", dict(zip(fields, ("Quentin", day(3, 8), results["won"]), strict=True)))
    p.sees_near(percent, 60)
    p.reload()
    p.sees_near(percent, 60)
    p.row_of("Yusuf").delete()
    p.sees_near(percent, 75)
