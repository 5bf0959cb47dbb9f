"""Requests of a fifth examiner who knows nothing of how apps are made here: orders, stages, a diary, cards to write."""

import datetime as dt

from tests.e2e.behaviours.held_out_records import expect_stage
from tests.e2e.drawing import expect_chart
from tests.e2e.fields import Value
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, day, has_phrase, no, yes
from tests.e2e.requests import behaviour
from tests.e2e.ticking import row_to_tick
from tests.e2e.ways import expect_row, hide, sees_somewhere, turn_to_row

_FIXING = ("being fixed", "fixing", "in repair", "in progress", "in work", "repairing", "under repair", "working on")


@behaviour("bikes")
def bikes(p: Person) -> None:
    """The middle stage may have another name that says the same."""
    fields = ("owner|whose|whose bike|whose it is|customer|name|who",
              "problem|what's wrong|wrong|what is wrong|issue|fault|repair|description|what",
              "price|cost|amount|money")  # fmt: skip

    def bring(*values: Value) -> None:
        p.add("bike", {**dict(zip(fields, values, strict=True)), "stage|status|state|column?": Exact("waiting")})

    for values in (
        ("Vogel", "Brakes", 45),
        ("Amari", "Flat tire", 18.5),
        ("Lund", "Chain", 32),
        ("Novak", "Gears", 60),
    ):
        bring(*values)
    expect_row(p, "Amari", "Flat tire")
    expect_row(p, "Lund", 32)
    fixing = _name_of_middle(p)
    stages = ("waiting", fixing, "ready")
    for name in ("Vogel", "Amari", "Lund", "Novak"):
        expect_stage(p, name, "waiting", stages)
    sees_somewhere(p, ("waiting",), 4, limit=90)
    for name in ("Vogel", "Amari"):
        p.row_of(name).move(fixing)
        expect_stage(p, name, fixing, stages)
    sees_somewhere(p, ("waiting",), 2, limit=90)
    for name in ("Vogel", "Amari"):
        p.row_of(name).move("ready")
        expect_stage(p, name, "ready", stages)
    p.row_of("Lund").move(fixing)
    expect_stage(p, "Lund", fixing, stages)
    ready = ("ready", "bring", "brings", "money", "earn", "income", "ready ones bring", "total")
    for _ in range(2):
        sees_somewhere(p, ("waiting",), 1, limit=90)
        sees_somewhere(p, ready, 63.5)
        p.reload()
        expect_stage(p, "Amari", "ready", stages)
        expect_stage(p, "Novak", "waiting", stages)
    p.row_of("Amari").delete()
    p.lists_not("Amari")
    sees_somewhere(p, ready, 45)


def _name_of_middle(p: Person) -> str:
    """Return what the app calls the stage in which a bicycle is being fixed."""
    told = [p.text(), *(o for c in p.controls() for o in c["options"]), *(n for b in p.buttons() for n in b["names"])]
    return next((one for one in _FIXING if any(has_phrase(text, one) for text in told)), _FIXING[0])


@behaviour("rolls")
def rolls(p: Person) -> None:
    fields = ("name|customer|who|customer name", "rolls|roll|how many rolls|number of rolls",
              "loaves|loaf|how many loaves|number of loaves|bread", "pretzels|pretzel|how many pretzels")  # fmt: skip

    def order(*values: Value) -> None:
        p.go_to("orders", "order")
        p.add("order", dict(zip(fields, values, strict=True)))

    def bake(count_of_rolls: int, loaves: int, pretzels: int) -> None:
        sees_somewhere(p, ("rolls", "roll"), count_of_rolls)
        sees_somewhere(p, ("loaves", "loaf"), loaves)
        sees_somewhere(p, ("pretzels", "pretzel"), pretzels)

    for values in (("Berger", 10, 1, 4), ("Yilmaz", 6, 2, 0), ("Costa", 25, 3, 7)):
        order(*values)
    for name, pays in (("Berger", 11.9), ("Yilmaz", 10.3), ("Costa", 28.95)):
        sees_somewhere(p, (name,), pays)
    bake(41, 6, 11)
    p.reload()
    bake(41, 6, 11)
    turn_to_row(p, "Yilmaz")
    p.row_of("Yilmaz").delete()
    p.lists_not("Yilmaz")
    bake(35, 4, 11)
    order("Lopez", 8, 5, 12)
    sees_somewhere(p, ("Lopez",), 33.4)
    bake(43, 9, 23)


@behaviour("swim")
def swim(p: Person) -> None:
    """The chart may show lengths or meters: both go alike."""
    fields = "date|day|when", "lengths|number of lengths|how many lengths|laps|lanes|length"
    month = ("this month", "month", "kilometers this month", "km this month")

    def swam(when: dt.date, lengths: int, meters: int) -> None:
        p.go_to("swims", "diary", "log", "entries")
        p.add("swim", dict(zip(fields, (when, lengths), strict=True)))
        p.sees(meters)

    swam(day(2, 26), 30, 750)
    swam(day(3, 2), 40, 1000)
    swam(day(3, 5), 52, 1300)
    sees_somewhere(p, month, 2.3, limit=90)
    expect_chart(p, (30, 40, 52), lambda: swam(day(3, 9), 66, 1650), (30, 40, 52, 66))
    sees_somewhere(p, month, 3.95, limit=90)
    p.reload()
    sees_somewhere(p, month, 3.95, limit=90)
    if not any(p.has_row(text) for text in ("1300", "1,300")):
        p.go_to("swims", "diary", "log", "entries", "list")
    p.row_of_any("1300", "1,300", "1 300", "52").delete()
    sees_somewhere(p, month, 2.65, limit=90)
    p.sleep_days(25)  # April
    sees_somewhere(p, month, 0, limit=90)


_WRITTEN = (
    "written",
    "card written",
    "thank you card written",
    "done",
    "mark as written",
    "card done",
    "write",
    "sent",
)


@behaviour("thank_you")
def thank_you(p: Person) -> None:
    """Whether a card is written may be said in the form or only in the list."""
    fields = ("name|who|from|giver|guest|from whom|who gave it", "gift|present|what|what it was|what they gave",
              "written|card written|thank you card written|thank you card|card|done|sent")  # fmt: skip
    open_words = ("still to write", "to write", "left", "cards left", "not written", "unwritten", "open", "missing",
                  "remaining", "still have to write", "still", "cards to write", "pending")  # fmt: skip
    written, unwritten = yes("written", "yes", "done"), no("not written", "not yet", "unwritten", "no", "open")

    def gave(name: str, gift: str, card: Value) -> None:
        given = dict(zip(fields, (name, gift, card), strict=True))
        try:
            p.add("gift", given)
        except Unmet:
            p.add("gift", {key: given[key] for key in fields[:2]})
            if card.is_yes:
                row_to_tick(p, name).tick(True, *_WRITTEN)

    for name, gift, card in (("Berger", "Toaster", unwritten), ("Olsen", "Vase", written),
                             ("Petra", "Towels", unwritten), ("Milan", "Wine", unwritten),
                             ("Aunt Rosa", "Lamp", unwritten)):  # fmt: skip
        gave(name, gift, card)
    expect_row(p, "Petra", "Towels")
    sees_somewhere(p, open_words, 4, limit=90)
    row_to_tick(p, "Petra").tick(True, *_WRITTEN)
    sees_somewhere(p, open_words, 3, limit=90)
    undo = hide(p, "Olsen", "Berger", ("written", "done", "finished", "sent", "completed"),
                ("not written", "unwritten", "still to write", "to write", "open", "not yet", "not done", "pending",
                 "no", "missing"))  # fmt: skip
    p.lists_not("Petra")
    p.lists("Milan", "Aunt Rosa")
    undo()
    p.lists("Olsen", "Petra", "Berger")
    p.reload()
    sees_somewhere(p, open_words, 3, limit=90)
    p.row_of("Milan").delete()
    p.lists_not("Milan")
    sees_somewhere(p, open_words, 2, limit=90)
