"""Requests of a second examiner who knows nothing of how apps are made here: lists that are looked through."""

import contextlib
import datetime as dt

from tests.e2e.filtering import filter_by, filter_off
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, day
from tests.e2e.requests import behaviour
from tests.e2e.standing_out import is_marked
from tests.e2e.ways import expect_order, expect_row, keep_with


@behaviour("fishing")
def fishing(p: Person) -> None:
    """The longest fish may also be named while another lake is looked at."""
    fields = ("day|date", "lake|where|water|place", "kind of fish|fish|kind|species|what|type",
              "centimeters|length|cm|how many centimeters|size|how long")  # fmt: skip
    given = ((day(3, 1), "Mirror Lake", "Pike", 74), (day(3, 3), "Mirror Lake", "Perch", 28),
             (day(3, 8), "Blue Pond", "Carp", 61), (day(3, 9), "Blue Pond", "Trout", 39))  # fmt: skip

    def add_all() -> None:
        for values in given:
            p.go_to("catches", "fish", "catch")
            p.add("fish catch", dict(zip(fields, values, strict=True)))

    keep_with(p, add_all, "lake", "name|lake", ("Mirror Lake", "Blue Pond"))
    longest = ("longest", "longest fish", "biggest", "largest", "record")
    p.sees_near(longest, 74)
    filter_by(p, "lake", "Blue Pond")
    p.lists_not("Perch")
    p.lists("Carp", "Trout")
    filter_off(p, "lake", "Blue Pond")
    p.lists("Perch")
    filter_by(p, "lake", "Mirror Lake")
    p.lists_not("Carp", "Trout")
    p.lists("Pike", "Perch")
    filter_off(p, "lake", "Mirror Lake")
    p.add("fish catch", dict(zip(fields, (day(3, 10), "Blue Pond", "Catfish", 112), strict=True)))
    p.sees_near(longest, 112)
    p.reload()
    p.sees_near(longest, 112)
    p.row_of_any("112", "112 cm", "112cm", "Catfish").delete()
    p.sees_near(longest, 74)


@behaviour("choir")
def choir(p: Person) -> None:
    fields = "name|singer|member", "phone number|phone|number|telephone", "voice|part|voice part"
    for name, phone, voice in (("Agnes", "555 0207", "alto"), ("Beate", "555 0218", "soprano"),
                               ("Curt", "555 0229", "bass"), ("Dina", "555 0230", "alto"),
                               ("Emil", "555 0241", "tenor"), ("Faye", "555 0256", "alto"),
                               ("Gero", "555 0267", "bass")):  # fmt: skip
        p.add("singer member", dict(zip(fields, (name, phone, Exact(voice)), strict=True)))
    expect_row(p, "Emil", "555 0241", "5550241", "555-0241")
    _expect_voices(p, ((3, "alto"), (2, "bass"), (1, "soprano"), (1, "tenor")))
    filter_by(p, "voice", "alto")
    p.lists_not("Beate", "Curt", "Emil", "Gero")
    p.lists("Agnes", "Dina", "Faye")
    filter_off(p, "voice", "alto")
    p.lists("Beate", "Emil")
    p.reload()
    p.row_of("Faye").delete()
    p.lists_not("Faye")
    _expect_voices(p, ((2, "alto"), (2, "bass"), (1, "soprano"), (1, "tenor")))


def _expect_voices(p: Person, counts: tuple[tuple[int, str], ...]) -> None:
    for count, voice in counts:
        plural = "basses" if voice == "bass" else f"{voice}s"
        p.sees_near((voice, plural), count, limit=60)


@behaviour("visitors")
def visitors(p: Person) -> None:
    """Who has gone may leave the list, stand in another one, or be told apart from those who are still there."""
    fields = ("name|visitor|visitor name", "company|firm|from",
              "who they want to see|wants to see|want to see|visiting|host|to see|meeting|who")  # fmt: skip
    for values in (("Adler", "Acme", "Voss"), ("Bello", "Globex", "Tandy"), ("Chowdhury", "Initech", "Voss"),
                   ("Drake", "Hooli", "Tandy"), ("Engel", "Stark", "Voss")):  # fmt: skip
        p.add("visitor", dict(zip(fields, values, strict=True)))
    expect_row(p, "Bello", "Globex")
    inside = ("in the house", "house", "inside", "present", "currently in", "now", "here", "in the building",
              "currently", "visitors", "on site", "still here", "checked in", "right now")  # fmt: skip
    p.sees_near(inside, 5, limit=70)
    _leave(p, "Bello")
    p.sees_near(inside, 4, limit=70)
    _expect_out(p, "Bello", ("Adler", "Engel"))
    p.reload()
    p.sees_near(inside, 4, limit=70)
    _expect_out(p, "Bello", ("Adler", "Engel"))
    p.lists("Adler", "Chowdhury", "Drake", "Engel")
    _leave(p, "Drake")
    _expect_out(p, "Drake", ("Adler", "Engel"))


_LEAVES = ("left", "gone", "leave", "has left", "check out", "checked out", "out", "leaves", "goes", "went", "sign out",
           "departed", "departure", "go", "left the house", "mark as left", "mark as gone", "bye")  # fmt: skip


def _leave(p: Person, name: str) -> None:
    row = p.row_of(name)
    if p.find_button(_LEAVES, within=row.number) is None:
        with contextlib.suppress(Unmet):
            row.tick(True, *_LEAVES)
            return
    row.press(*_LEAVES)


def _expect_out(p: Person, name: str, there: tuple[str, ...]) -> None:
    def is_out() -> bool:
        rows = p.rows(name)
        if not rows or is_marked(p, name, there):
            return True
        can_leave = p.find_button(_LEAVES, within=rows[0].number) is not None
        others = all(p.find_button(_LEAVES, within=p.row_of(one).number) is not None for one in there)
        parts = ("in the house", "left", "gone", "inside", "present", "departed", "checked out", "earlier", "past")
        place, home = (p.look("under", row.number, list(parts)) for row in (rows[0], p.row_of(there[0])))
        return (others and not can_leave) or (bool(place) and place != home)

    if not p.patiently(is_out):
        raise Unmet(f"does not tell {name}, who has gone, from those who are in the house")


@behaviour("appointments")
def appointments(p: Person) -> None:
    """Day and time may be one field or two. What is over is not to be seen any more."""
    fields = ("doctor|name|doctor's name|with|who", "day|date|date and time|when|day and time",
              "bring|what to bring|has to bring|to bring|notes|what he has to bring")  # fmt: skip
    for doctor, when, hour, bring in (("Lund", day(3, 20), (9, 30), "Insurance card"),
                                      ("Ames", day(3, 13), (14, 15), "Old glasses"),
                                      ("Roth", day(4, 2), (11, 45), "Blood test")):  # fmt: skip
        moment = dt.datetime.combine(when, dt.time(*hour))
        values = dict(zip(fields, (doctor, moment, bring), strict=True))
        p.add("appointment", {**values, "time|at|hour?": dt.time(*hour)})
    expect_row(p, "Lund", "9:30", "09:30", "9.30", "09.30")
    expect_row(p, "Roth", "Blood test")
    expect_order(p, "Ames", "Lund", "Roth")
    p.sleep_days(5)
    p.lists_not("Ames")
    expect_order(p, "Lund", "Roth")
    p.row_of("Roth").delete()
    p.lists_not("Roth")
    p.lists("Lund")


@behaviour("kidsays")
def kidsays(p: Person) -> None:
    """The kids may be words in what was said or a list of their own."""
    fields = ("what was said|what|said|quote|text|saying|words|funny thing",
              "who said it|who|kid|child|name|said by|which kid", "when|date|day")  # fmt: skip
    given = (("Cows sleep in pyjamas", "Ella", day(3, 5)), ("My tummy is full of bees", "Max", day(3, 9)),
             ("The moon follows us", "Ella", day(2, 27)))  # fmt: skip

    def add_all() -> None:
        for values in given:
            p.go_to("sayings", "quotes", "saying")
            p.add("saying quote", dict(zip(fields, values, strict=True)))

    keep_with(p, add_all, "kid", "name|kid|child", ("Ella", "Max"))
    expect_order(p, "My tummy is full of bees", "Cows sleep in pyjamas", "The moon follows us")
    expect_row(p, "The moon follows us", "Ella")
    filter_by(p, "kid", "Ella")
    p.lists_not("My tummy is full of bees")
    p.lists("Cows sleep in pyjamas", "The moon follows us")
    filter_off(p, "kid", "Ella")
    p.lists("My tummy is full of bees")
    p.add("saying quote", dict(zip(fields, ("Snow is sky sugar", "Max", day(3, 11)), strict=True)))
    order = "Snow is sky sugar", "My tummy is full of bees", "Cows sleep in pyjamas", "The moon follows us"
    expect_order(p, *order)
    p.reload()
    expect_order(p, *order)
    p.row_of("Snow is sky sugar").delete()
    p.lists_not("Snow is sky sugar")
