"""Requests of a fourth examiner who knows nothing of how apps are made here: things kept, found and added up."""

from collections.abc import Callable

from tests.e2e.drawing import expect_chart
from tests.e2e.fields import Value
from tests.e2e.filtering import filter_off, narrow_to, search_for
from tests.e2e.person import Person
from tests.e2e.reading import Unmet, day
from tests.e2e.requests import behaviour
from tests.e2e.standing_out import expect_marked, is_apart
from tests.e2e.ways import (
    expect_gone,
    expect_order,
    expect_row,
    hide,
    holds_somewhere,
    keep_with,
    note_money,
    sees_somewhere,
    turn_to_row,
)


def _add_all(p: Person, noun: str, fields: tuple[str, ...], *records: tuple[Value, ...]) -> None:
    for values in records:
        p.go_to(f"{noun}s", noun)
        p.add(noun, dict(zip(fields, values, strict=True)))


@behaviour("choir_music")
def choir_music(p: Person) -> None:
    """The search may be a field for everything or a choice of the composer."""
    fields = ("title|piece|name|work", "composer|by", "voicing|voices|voice parts|parts|setting",
              "copies|number of copies|how many copies|copies owned|copies we own|quantity")  # fmt: skip
    _add_all(p, "piece", fields, ("Locus iste", "Bruckner", "SATB", 32), ("Ubi caritas", "Gjeilo", "SATB", 28),
             ("Abendlied", "Rheinberger", "SSATTB", 41), ("Os justi", "Bruckner", "SATB", 17))  # fmt: skip
    expect_row(p, "Abendlied", "Rheinberger")
    expect_row(p, "Abendlied", 41)
    expect_row(p, "Ubi caritas", "SATB")
    for composer, found, rest in (("Bruckner", ("Locus iste", "Os justi"), ("Ubi caritas", "Abendlied")),
                                  ("Rheinberger", ("Abendlied",), ("Locus iste", "Ubi caritas"))):  # fmt: skip
        narrow_to(p, "composer", composer)
        p.lists_not(*rest)
        p.lists(*found)
        filter_off(p, "composer", composer)
        p.lists("Locus iste", "Ubi caritas", "Abendlied", "Os justi")
    p.reload()
    expect_row(p, "Locus iste", 32)
    p.row_of("Ubi caritas").delete()
    p.lists_not("Ubi caritas")


@behaviour("flat_repairs")
def flat_repairs(p: Person) -> None:
    """A flat may be a word, a number, one of four to choose from, or a list of its own."""
    fields = ("flat|apartment|unit|which flat", "what|what was done|repair|work|work done|description|done|job",
              "cost|costs|price|amount|what it cost|money")  # fmt: skip
    flats = ("Flat 1", "Flat 2", "Flat 3")

    def repair(flat: str, what: str, cost: float) -> None:
        p.go_to("repairs", "repair")
        try:
            p.add("repair", dict(zip(fields, (flat, what, cost), strict=True)))
        except Unmet:
            p.add("repair", dict(zip(fields, (int(flat[-1]), what, cost), strict=True)))
            p.said[flat] = flat[-1]

    def add_all() -> None:
        for values in (("Flat 1", "Boiler", 240), ("Flat 2", "Window", 135.5), ("Flat 1", "Lock", 85.2),
                       ("Flat 3", "Painting", 410), ("Flat 2", "Tap", 58)):  # fmt: skip
            repair(*values)

    keep_with(p, add_all, "flat", "name|flat|number|address", flats)
    for flat, spent in zip(flats, (325.2, 193.5, 410), strict=True):
        sees_somewhere(p, (flat,), spent)
    p.reload()
    sees_somewhere(p, ("Flat 1",), 325.2)
    turn_to_row(p, "Lock")
    p.row_of("Lock").sees(85.2)
    p.row_of("Lock").delete()
    p.lists_not("Lock")
    expect_gone(p, 325.2, "though a repair is deleted")
    repair("Flat 3", "Roof", 1200)
    sees_somewhere(p, ("Flat 3",), 1610)


@behaviour("sowings")
def sowings(p: Person) -> None:
    """What is old may be marked, stand under a heading, be named again or be shown alone. Ten days are not more."""
    fields = ("what|plant|crop|seed|seeds|what i sowed|sowed|name|vegetable", "bed|which bed|where|place",
              "date|sown on|sown|day|when|sowing date")  # fmt: skip
    rest: tuple[str, ...] = ("Peas", "Radish")

    def add_all(beds: tuple[Value, ...]) -> Callable[[], None]:
        return lambda: _add_all(p, "sowing", fields, ("Carrots", beds[0], day(2, 20)), ("Radish", beds[1], day(3, 5)),
                                ("Peas", beds[0], day(3, 1)), ("Spinach", beds[1], day(2, 28)))  # fmt: skip

    try:
        keep_with(p, add_all(("Bed 1", "Bed 2")), "bed", "name|bed|number", ("Bed 1", "Bed 2"))
    except Unmet:
        add_all((1, 2))()
    _expect_old(p, ("Carrots", "Spinach"), rest)
    p.sleep_days(1)
    _expect_old(p, ("Carrots", "Spinach", "Peas"), ("Radish",))
    turn_to_row(p, "Carrots")
    p.row_of("Carrots").delete()
    p.lists_not("Carrots")
    p.reload()
    p.lists("Peas", "Radish")


def _expect_old(p: Person, old: tuple[str, ...], rest: tuple[str, ...]) -> None:
    heads = ["more than ten days", "more than 10 days", "older than ten days", "older than 10 days", "over 10 days",
             "old", "older", "recent", "recently", "newer", "new", "young", "fresh"]  # fmt: skip

    def holds() -> bool:
        return is_apart(p, old, rest, heads) or is_apart(p, rest, old, heads)

    everything = (*old, *rest)
    if all(p.has_row(one) for one in everything) and holds_somewhere(p, holds, ("overview", "due", "old", "reminders")):
        return
    words = ("more than ten days", "more than 10 days", "older than 10 days", "over 10 days", "old", "10+ days")
    try:
        undo = hide(p, rest[0], old[0], ("new", "recent", "young", "fresh"), words)
    except Unmet:
        raise Unmet(f"does not tell {old[-1]!r} as more than ten days old from {rest[0]!r}") from None
    p.lists(*old)
    p.lists_not(*rest)
    undo()


@behaviour("daughter_money")
def daughter_money(p: Person) -> None:
    left = ("left", "balance", "has left", "how much she has left", "remaining", "money", "total", "saved", "still")
    note = "note|what for|for what|what|description|reason|short note|name"

    def book(amount: float, what: str) -> None:
        note_money(p, {note: what, "date|day?": day(3, 9)}, amount)

    book(25, "Lawn mowing")
    p.sees_near(left, 25)
    book(-6.4, "Comic")
    p.sees_near(left, 18.6)
    book(12.3, "Dog sitting")
    book(-2.15, "Ice cream")
    p.sees_near(left, 28.75)
    p.lists("Lawn mowing", "Ice cream")
    p.reload()
    p.sees_near(left, 28.75)
    turn_to_row(p, "Comic")
    p.row_of("Comic").delete()
    p.lists_not("Comic")
    p.sees_near(left, 35.15)
    book(-40, "Roller skates")
    p.sees_near(left, -4.85)


@behaviour("stamps")
def stamps(p: Person) -> None:
    """The stamps have no name: a row is known by its year."""
    fields = "country|land|from", "year|year of issue|issued", "price|paid|what we paid|cost|price paid|amount"
    _add_all(p, "stamp", fields, ("Norway", 1964, 3.5), ("Portugal", 1998, 12), ("Norway", 1931, 48),
             ("Iceland", 1975, 7.25))  # fmt: skip
    expect_order(p, "1998", "1975", "1964", "1931")
    expect_row(p, "1975", "Iceland")
    expect_row(p, "1931", 48)
    narrow_to(p, "country", "Norway")
    p.lists_not("1998", "1975")
    p.lists("1964", "1931")
    filter_off(p, "country", "Norway")
    expect_order(p, "1998", "1975", "1964", "1931")
    p.reload()
    _add_all(p, "stamp", fields, ("Iceland", 1983, 2))
    expect_order(p, "1998", "1983", "1975", "1964", "1931")
    p.row_of("1931").delete()
    p.lists_not("1931")
    expect_order(p, "1998", "1983", "1975", "1964")


@behaviour("run_pace")
def run_pace(p: Person) -> None:
    """The pace may be minutes and seconds or minutes with decimals."""
    fields = "distance|kilometers|km|distance in kilometers|how far", "minutes|time|duration|how long", "date|day|when?"

    def run(kilometers: float, minutes: int, number: int, pace: float) -> None:
        p.go_to("runs", "run")
        p.add("run", dict(zip(fields, (kilometers, minutes, day(3, number)), strict=True)))
        if not p.patiently(lambda: p.shows(pace) or p.shows_time(60 * pace, 1)):
            raise Unmet(f"does not show a pace of {pace:g} minutes for {kilometers:g} km in {minutes}")

    run(10, 52, 2, 5.2)
    run(6.4, 40, 5, 6.25)
    expect_chart(p, (10, 6.4), lambda: run(15, 81, 8, 5.4), (10, 6.4, 15))
    p.reload()
    if not p.patiently(lambda: p.shows(5.2) or p.shows_time(312, 1)):
        raise Unmet("the first run is forgotten")
    turn_to_row(p, "6.4")
    p.row_of("6.4").delete()
    p.lists_not("6.4")


@behaviour("medicines")
def medicines(p: Person) -> None:
    """The date may be a day or only a month; a mark may be a colour or a word."""
    fields = ("medicine|name|what|drug|title",
              "expiry date|expires|expiry|expires on|best before|use by|valid until|until|date")  # fmt: skip
    _add_all(p, "medicine", fields, ("Aspirin", day(1, 15)), ("Iodine", day(9, 20, 2027)),
             ("Cough drops", day(2, 10)), ("Ear drops", day(3, 31)), ("Plasters", day(11, 5)))  # fmt: skip
    expect_marked(p, ("Aspirin", "Cough drops"), ("Iodine", "Ear drops", "Plasters"))
    p.go_to("medicines", "medicine")
    if not any(c["kind"] == "month" for c in p.controls()):
        _add_all(p, "medicine", fields, ("Zinc", day(3, 10)))
        expect_marked(p, ("Aspirin", "Cough drops", "Zinc"), ("Iodine", "Ear drops", "Plasters"))
    p.sleep_days(25)
    expect_marked(p, ("Aspirin", "Cough drops", "Ear drops"), ("Iodine", "Plasters"))
    p.row_of("Aspirin").delete()
    p.lists_not("Aspirin")
    p.reload()
    p.lists_not("Aspirin")
    p.lists("Ear drops", "Plasters")


@behaviour("dog_walks")
def dog_walks(p: Person) -> None:
    fields = ("customer|name|customer name|owner|client", "dog|dog's name|name of the dog|pet",
              "phone|phone number|telephone|tel|number", "price per walk|price|rate|per walk|cost")  # fmt: skip
    _add_all(p, "customer", fields, ("Meyer", "Bello", "0171 5550", 12.5), ("Kaya", "Luna", "0172 5551", 9),
             ("Olsen", "Rex", "0173 5552", 11.2))  # fmt: skip
    for name, times in (("Meyer", 3), ("Kaya", 2)):
        for _ in range(times):
            turn_to_row(p, name)
            p.row_of(name).press("walked", "walk", "add walk", "i walked the dog", "walk done", "log walk",
                                 "walked the dog", "walked today", "new walk", "+1", "+", "plus", "done")  # fmt: skip
    turn_to_row(p, "Kaya")
    expect_row(p, "Kaya", "0172 5551", "01725551")
    expect_row(p, "Kaya", "Luna")
    sees_somewhere(p, ("Meyer",), 37.5)
    sees_somewhere(p, ("Kaya",), 18)
    p.reload()
    sees_somewhere(p, ("Meyer",), 37.5)
    turn_to_row(p, "Olsen")
    p.row_of("Olsen").delete()
    p.lists_not("Olsen")
    sees_somewhere(p, ("Kaya",), 18)


@behaviour("dreams")
def dreams(p: Person) -> None:
    """The text of a dream need not stand in the list, but a word of it finds the dream; so does one of its title."""
    fields = ("title|name|heading", "mood|feeling|how i felt",
              "dream|text|description|what happened|what i dreamt|story|notes|what i dreamed|details")  # fmt: skip
    _add_all(p, "dream", fields, ("Flying", "happy", "I flew over a lighthouse with a red scarf"),
             ("Exam", "afraid", "An old teacher asked me about pelicans"),
             ("Kitchen", "calm", "My grandmother was baking near the lighthouse"))  # fmt: skip
    p.lists("Flying", "Exam", "Kitchen")
    p.reload()
    titles = {"Flying", "Exam", "Kitchen"}
    for word, found in (("pelicans", {"Exam"}), ("Lighthouse", {"Flying", "Kitchen"}), ("scarf", {"Flying"}),
                        ("kitchen", {"Kitchen"})):  # fmt: skip
        search_for(p, word)
        p.lists_not(*(titles - found))
        p.lists(*found)
        filter_off(p, "words", word)
        p.lists(*titles)
    p.row_of("Exam").delete()
    p.lists_not("Exam")
    p.reload()
    p.lists("Flying", "Kitchen")
    p.lists_not("Exam")
