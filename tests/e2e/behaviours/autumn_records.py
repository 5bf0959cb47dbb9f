"""Requests of a fifth examiner who knows nothing of how apps are made here: records with a figure to each."""

import contextlib
import datetime as dt
import re

from tests.e2e.fields import Control, Value
from tests.e2e.hues import RED, row_is_of
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, YesNo, dates, day, has_phrase
from tests.e2e.requests import behaviour
from tests.e2e.standing_out import expect_marked, is_marked
from tests.e2e.ways import expect_order, expect_row, is_named_alone, sees_somewhere, set_once, turn_to_row
from tests.e2e.working_out import GO

_BUYERS = ("Berta", "Hakan", "Ilse")


@behaviour("raffle")
def raffle(p: Person) -> None:
    """Whose a number is may be said, marked in the list, or be all the list still shows."""
    fields = ("name|who|buyer|bought by|who bought", "from|from number|first number|first|start",
              "to|to number|last number|last|until|end")  # fmt: skip
    money = ("money", "taken in", "took in", "total", "income", "collected", "earned", "revenue", "sum", "so far",
             "takings", "sales")  # fmt: skip

    def sell(*values: Value) -> None:
        p.go_to("tickets", "sales", "sell")
        p.add("ticket sale", dict(zip(fields, values, strict=True)))

    for values in (("Berta", 1, 12), ("Hakan", 13, 17), ("Ilse", 18, 47)):
        sell(*values)
    sees_somewhere(p, money, 94)
    turn_to_row(p, "Ilse")
    form = p._group
    heard: list[str] = []
    p.page.on("dialog", lambda dialog: heard.append(dialog.message))
    before = _mentions(p, heard)
    for number, owner in ((30, "Ilse"), (12, "Berta"), (13, "Hakan"), (60, "")):
        heard.clear()
        _draw(p, number, form)
        if not p.patiently(lambda o=owner: _owner(p, before, heard) == o):  # type: ignore[misc]
            raise Unmet(
                f"does not say that number {number} is {owner + chr(39) + 's' if owner else 'nobody' + chr(39) + 's'}"
            )
    p.reload()
    sees_somewhere(p, money, 94)
    turn_to_row(p, "Hakan")
    p.row_of("Hakan").delete()
    p.lists_not("Hakan")
    sees_somewhere(p, money, 84)


def _draw(p: Person, number: int, form: int) -> None:
    """Type the number into the field for it, which is none of those a sale is entered with."""
    for part in ("", "draw", "winner", "winning number", "find", "look up", "check", "lottery", "drawing"):
        if part and not p.go_to(part):
            continue
        found = [c for c in p.controls() if c["kind"] in ("number", "text", "search") and not c["disabled"]
                 and not c["inRow"] and c["group"] != form
                 and not re.search("price|cost|euro", _names(c), re.I)]  # fmt: skip
        if found:
            found.sort(key=lambda c: re.search(r"draw|winn|whose|look|find|search|check", _names(c), re.I) is None)
            field = found[0]
            p.put(field, number)
            p._group = field["group"]
            break
    else:
        p.fill(("drawn number", "number drawn", "winning number", "drawn", "whose", "ticket number", "number"), number)
    p.press_if(("find", "whose is it", "who won", "look up", "check", "search", "draw", "show", "who", "find winner",
                "go", "show winner", "find owner", *GO))  # fmt: skip


def _names(control: Control) -> str:
    return " ".join([*control["names"], control["beside"], control["head"]])


def _mentions(p: Person, heard: list[str]) -> dict[str, int]:
    words = "\n".join([p.text(), *heard])
    return {name: len(re.findall(rf"\b{name}\b", words)) for name in _BUYERS}


def _owner(p: Person, before: dict[str, int], heard: list[str]) -> str:
    """Return who is named once more than before, stands out or is listed alone; "" for nobody."""
    now = _mentions(p, heard)
    more = [name for name in _BUYERS if now[name] > before[name]]
    if more:
        return more[0] if len(more) == 1 else "several"
    listed = [name for name in _BUYERS if p.has_row(name)]
    if len(listed) < len(_BUYERS):
        return listed[0] if len(listed) == 1 else ""
    marked = [one for one in _BUYERS if is_marked(p, one, tuple(other for other in _BUYERS if other != one))]
    return marked[0] if len(marked) == 1 else ""


@behaviour("lambs")
def lambs(p: Person) -> None:
    """Two hundred grams to the gram are not under two hundred."""
    fields = ("ear tag|ear tag number|tag|tag number|number|lamb|name",
              "born|birth date|date of birth|day it was born|day born|birthday|date",
              "birth weight|weight at birth|weighed at birth|at birth|weight when born",
              "weight now|current weight|weighs now|weight today|now|present weight|weight")  # fmt: skip

    def add(*values: Value) -> None:
        p.go_to("lambs", "lamb")
        p.add("lamb", dict(zip(fields, values, strict=True)))

    for values in ((341, day(2, 9), 4.2, 13.2), (372, day(2, 19), 3.8, 7.4), (308, day(3, 1), 4.5, 6.5),
                   (355, day(1, 30), 4, 11)):  # fmt: skip
        add(*values)
    for tag, grams in (("341", 300), ("372", 180), ("308", 200), ("355", 175)):
        expect_row(p, tag, grams)
    expect_marked(p, ("372", "355"), ("341", "308"))
    p.reload()
    add(390, day(3, 3), 3.5, 4.7)
    expect_row(p, "390", 150)
    expect_marked(p, ("372", "355", "390"), ("341", "308"))
    p.row_of("372").delete()
    p.lists_not("372")
    p.reload()
    p.lists_not("372")
    expect_row(p, "341", 300)


@behaviour("pumpkin")
def pumpkin(p: Person) -> None:
    """The real weight is typed once and may be mended; who comes late is put in the right place."""
    fields = "name|who|person|guest", "guess|guess in kilos|guessed weight|guess kilos|kilos|estimate|tip|weight"
    real = ("real weight", "actual weight", "true weight", "measured weight", "final weight", "weight of the pumpkin",
            "pumpkin weight", "weighed", "real", "actual", "official weight")  # fmt: skip

    def guess(name: str, kilos: float) -> None:
        p.go_to("guesses", "guess")
        p.add("guess", dict(zip(fields, (name, kilos), strict=True)))

    for name, kilos in (("Anna", 312), ("Bodo", 287.5), ("Cem", 341), ("Dora", 299)):
        guess(name, kilos)
    p.lists("Anna", "Bodo", "Cem", "Dora")
    _set_weight(p, real, 304)
    _expect_ranking(p, (("Dora", 5), ("Anna", 8), ("Bodo", 16.5), ("Cem", 37)))
    p.reload()
    guess("Emil", 305.2)
    _expect_ranking(p, (("Emil", 1.2), ("Dora", 5), ("Anna", 8), ("Bodo", 16.5), ("Cem", 37)))
    _set_weight(p, real, 330)
    _expect_ranking(p, (("Cem", 11), ("Anna", 18), ("Emil", 24.8), ("Dora", 31), ("Bodo", 42.5)))


def _set_weight(p: Person, real: tuple[str, ...], kilos: float) -> None:
    if p.find_field(real, kilos) is None:
        p.go_to("result", "real weight", "weigh", "results", "ranking")
    set_once(p, real, kilos)


def _expect_ranking(p: Person, ranking: tuple[tuple[str, float], ...]) -> None:
    names = tuple(name for name, _ in ranking)
    with contextlib.suppress(Unmet):
        turn_to_row(p, names[0])
        expect_order(p, *names)
    if not any(list(names) == order for order in p.orders(*names)):
        p.go_to("ranking", "results", "result", "winner", "standings")
        expect_order(p, *names)
    for name, off in ranking:
        sees_somewhere(p, (name,), off, -off)


@behaviour("contracts")
def contracts(p: Person) -> None:
    """Fourteen days to the day are not less than fourteen."""
    fields = ("contract|name|what|what it's called|title|called",
              "ends|end date|ends on|runs until|until|day it ends|end",
              "weeks|weeks before|notice|notice period|weeks notice|notice weeks|notice in weeks|cancel weeks before|"
              "weeks to cancel before|how many weeks before")  # fmt: skip
    for values in (("Gym", day(6, 30), 8), ("Phone", day(4, 20), 4), ("Insurance", day(12, 31), 12),
                   ("Magazine", day(5, 1), 6), ("Power", day(4, 22), 4)):  # fmt: skip
        p.go_to("contracts", "contract")
        p.add("contract", dict(zip(fields, values, strict=True)))
    for name, last in (("Gym", day(5, 5)), ("Phone", day(3, 23)), ("Insurance", day(10, 8)), ("Magazine", day(3, 20))):
        expect_row(p, name, *dates(last))
    expect_order(p, "Magazine", "Phone", "Power", "Gym", "Insurance")
    _expect_red(p, ("Magazine", "Phone"), ("Power", "Gym", "Insurance"))
    p.sleep_days(1)
    _expect_red(p, ("Magazine", "Phone", "Power"), ("Gym", "Insurance"))
    p.row_of("Phone").delete()
    p.lists_not("Phone")
    expect_order(p, "Magazine", "Power", "Gym", "Insurance")


def _expect_red(p: Person, red: tuple[str, ...], rest: tuple[str, ...]) -> None:
    wrong: list[str] = []

    def is_red(text: str) -> bool:
        p.page.mouse.move(0, 0)
        row = p.row_of(text)
        return row_is_of(row, RED) or bool(re.search("🔴|🟥", row.text))

    def holds() -> bool:
        wrong[:] = [text for text in red if not is_red(text)] + [text for text in rest if is_red(text)]
        return not wrong

    if not p.patiently(holds):
        raise Unmet(f"{wrong[0]!r} is {'not red' if wrong[0] in red else 'red though there is time'}")


_CAUSES = ("weather", "stress", "sleep", "food")


@behaviour("headaches")
def headaches(p: Person) -> None:
    """The average and the cause may be those of the month or of all; what is asked is right either way."""
    month = ("this month", "month", "headaches this month")
    for when, bad, cause in ((day(3, 2), 6, "weather"), (day(2, 20), 2, "food"), (day(3, 6), 8, "weather"),
                             (day(3, 5), 9, "stress"), (day(2, 24), 5, "weather"),
                             (day(3, 9), 7, "weather")):  # fmt: skip
        _ache(p, when, bad, cause)
    sees_somewhere(p, month, 4, limit=70)
    sees_somewhere(p, ("average", "avg", "on average", "mean"), 7.5, 37 / 6, limit=90)
    most = ("most often", "most", "most common", "often", "main cause", "most frequent", "usually", "top cause",
            "mostly", "common cause", "frequent cause")  # fmt: skip
    rest = _CAUSES[1:]
    if not p.patiently(lambda: is_named_alone(p, most, "weather", rest) or p.shows_near(("weather",), 4, limit=30)):
        raise Unmet("does not say that they are from the weather most often")
    p.reload()
    _ache(p, day(3, 10), 10, "stress")
    sees_somewhere(p, month, 5, limit=70)
    sees_somewhere(p, ("average", "avg", "on average", "mean"), 8, 47 / 7, limit=90)
    for _ in range(3):
        _ache(p, day(3, 10), 3, "stress")
    if not p.patiently(lambda: is_named_alone(p, most, "stress", ("weather", "sleep", "food"))
                       or p.shows_near(("stress",), 5, limit=30)):  # fmt: skip
        raise Unmet("does not say that they are from stress most often by now")
    p.sleep_days(25)  # April
    sees_somewhere(p, month, 0, "none", "no headaches", limit=70)


def _ache(p: Person, when: dt.date, bad: int, cause: str) -> None:
    """What it was from may be a choice, a field or boxes to tick."""
    p.go_to("headaches", "log", "diary")
    plain: dict[str, Value] = {
        "date|day|when": when,
        "how bad|severity|strength|intensity|pain|pain level|level|how bad from 1 to 10|1 to 10": bad,
    }
    try:
        p.add("headache", {**plain, "cause|possible cause|from|what from|trigger|reason|might be from|"
                           "what it might have been from": Exact(cause)})  # fmt: skip
        return
    except Unmet as unmet:
        boxes = [(c, one) for c in p.controls() for one in _CAUSES if c["kind"] == "checkbox"
                 and not c["inRow"] and any(has_phrase(n, one) for n in c["names"])]  # fmt: skip
        if len(boxes) < len(_CAUSES):
            raise unmet from None
        for box, one in boxes:
            p.put(box, YesNo(one == cause))
    p.add("headache", plain)
