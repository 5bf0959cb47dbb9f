"""Requests of a sixth examiner who knows nothing of how apps are made here: money and wear, added up by name."""

import contextlib
import re

from tests.e2e.apart import stands_apart
from tests.e2e.fields import Control, Value
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, day, has_phrase, numbers_in
from tests.e2e.requests import behaviour
from tests.e2e.rows import Row
from tests.e2e.ways import WHOLE, keep_with, sees_somewhere, turn_to_row


@behaviour("museum_card")
def museum_card(p: Person) -> None:
    """What is missing may be shown as a saving below zero."""
    fields = ("museum|name|where|which museum|place",
              "ticket price|ticket|price|cost|would have cost|regular price|what the ticket would have cost|amount",
              "date|day|when|visited on?")  # fmt: skip
    missing = ("missing", "to go", "left", "until", "till", "paid off", "pay off", "still", "remaining", "break even",
               "even", "saved", "savings", "balance", "short", "needed", "need")  # fmt: skip
    saved = ("saved", "savings", "save", "ahead", "profit", "gain", "plus", "paid off", "balance", "already", "won")

    def visit(museum: str, price: float, number: int) -> None:
        p.go_to("visits", "visit")
        p.add("visit", dict(zip(fields, (museum, price, day(3, number)), strict=True)))

    visit("Louvre", 14, 2)
    visit("Prado", 18.5, 4)
    sees_somewhere(p, missing, 39.5, -39.5)
    visit("Uffizi", 24, 6)
    sees_somewhere(p, missing, 15.5, -15.5)
    p.reload()
    sees_somewhere(p, missing, 15.5, -15.5)
    visit("Tate", 21, 8)
    sees_somewhere(p, saved, 5.5)
    turn_to_row(p, "Louvre")
    p.row_of("Louvre").delete()
    p.lists_not("Louvre")
    sees_somewhere(p, missing, 8.5, -8.5)


@behaviour("class_trip")
def class_trip(p: Person) -> None:
    """A payment has a form of its own, or is entered in the line of the child."""
    for child in ("Lina", "Omar", "Pia", "Theo"):
        p.go_to("children", "kids", "pupils", "students")
        p.add("child", {"child|name|child's name|name of the child|children|kid|student|pupil": child})
    for child, amount in (("Lina", 20), ("Pia", 12.5), ("Omar", 85), ("Lina", 25)):
        _pay(p, child, amount)
    got = (*WHOLE, "got", "collected", "received", "paid in", "so far", "paid", "have", "income")
    for _ in range(2):
        for child, left in (("Lina", 40), ("Pia", 72.5)):
            sees_somewhere(p, (child,), left, -left)  # a dash may stand before it
        sees_somewhere(p, ("Omar",), 0, "paid", "nothing", "done", "complete", "✓", "✅")
        sees_somewhere(p, ("Theo",), 85, -85)
        sees_somewhere(p, got, 142.5)
        p.reload()
    _pay(p, "Pia", 30)
    sees_somewhere(p, ("Pia",), 42.5, -42.5)
    sees_somewhere(p, got, 172.5)


def _pay(p: Person, child: str, amount: float) -> None:
    for part in ("", "payments", "payment", "children"):
        if part and not p.go_to(part):
            continue
        for row in p.rows(child):
            if _pay_in_row(p, row, amount):
                return
    p.go_to("payments", "payment")
    p.add("payment", {"child|who|whose|name|for|from|whose it was|kid|student|pupil": Exact(child),
                      "amount|how much|payment|sum|paid|euros|money|value": amount,
                      "date|day|when?": day(3, 10)})  # fmt: skip


def _pay_in_row(p: Person, row: Row, amount: float) -> bool:
    numbers = [c for c in row.controls() if c["kind"] == "number" and not c["disabled"]]
    names = ("add payment", "pay", "payment", "add", "paid", "book", "pay in", "record payment", "save", "+", "ok")
    if len(numbers) == 1:
        p.put(numbers[0], amount)
        hit = p.find_button(names, within=row.number)
        p.click(hit, "the button for a payment") if hit is not None else p.key("Enter")
        return True
    hit = p.find_button(("add payment", "payment", "record payment", "new payment", "pay"), within=row.number)
    if hit is None or any(re.search("delete|remove", n, re.I) for b in p.buttons(row.number) if b["i"] == hit
                          for n in b["names"]):  # fmt: skip
        return False
    p.click(hit, "the button for a payment")
    with contextlib.suppress(Unmet):
        p.add("payment", {"amount|how much|payment|sum|paid|euros|money|value": amount})
        return True
    return False


@behaviour("running_shoes")
def running_shoes(p: Person) -> None:
    """Pairs may be a list of their own or words in a run. Seven hundred to the kilometer are not more than that."""
    fields = ("shoes|shoe|pair|which pair|running shoes|which shoes|pair of shoes|shoe name|name",
              "kilometers|km|distance|how many kilometers|distance in km|length", "date|day|when?")  # fmt: skip
    pairs = ("Pegasus", "Nimbus", "Vapor")

    def run(pair: str, kilometers: float, number: int) -> None:
        p.go_to("runs", "run")
        p.add("run", dict(zip(fields, (pair, kilometers, day(3, number)), strict=True)))

    def run_all() -> None:
        for number, (pair, kilometers) in enumerate(
            ((pairs[0], 360.5), (pairs[1], 350), (pairs[2], 42), (pairs[0], 345), (pairs[1], 350), (pairs[2], 21.5))
        ):
            run(pair, kilometers, number + 2)

    def gone(*sums: float) -> None:
        for pair, kilometers in zip(pairs, sums, strict=True):
            sees_somewhere(p, (pair,), kilometers)

    def worn(names: tuple[str, ...]) -> None:
        fine = tuple(one for one in pairs if one not in names)
        for name in names:
            if not _anywhere(p, lambda n=name: stands_apart(p, n, fine)):  # type: ignore[misc]
                raise Unmet(f"{name!r} is not marked unlike {' and '.join(fine)}")

    keep_with(p, run_all, "shoe", "name|shoe|pair|model|brand|shoes", pairs)
    gone(705.5, 700, 63.5)
    worn(("Pegasus",))
    p.reload()
    gone(705.5, 700, 63.5)
    worn(("Pegasus",))
    run("Nimbus", 8, 10)
    run("Pegasus", 5, 10)
    run("Vapor", 7, 10)
    gone(710.5, 708, 70.5)
    worn(("Pegasus", "Nimbus"))


def _anywhere(p: Person, holds: object) -> bool:
    assert callable(holds)
    if p.patiently(holds):
        return True
    parts = [b["names"][0] for b in p.buttons() if b["isNav"] and not b["inRow"] and b["names"]]
    return any(p.go_to(part) and p.patiently(holds) for part in parts)


_LESS = r"delete|remove|edit|rename|undo|minus|less|take back|^[-−–✕×🗑]"
_DRINKS = ("beer", "juice", "water")
_PAID = ("paid", "has paid", "paid everything", "all paid", "settle", "settled", "pay", "pays", "settle up", "pay all",
         "mark paid", "mark as paid", "paid up", "paid all", "clear", "reset", "everything paid")  # fmt: skip


@behaviour("drinks_tab")
def drinks_tab(p: Person) -> None:
    """A line may have a button for each drink or a choice of them, or the member is chosen first."""
    for name in ("Jutta", "Karim", "Swen"):
        p.go_to("members", "people")
        p.add("member", {"name|member|member name|name of the member|who|person": name})
    for name, drink in (("Jutta", "beer"), ("Jutta", "water"), ("Karim", "juice"), ("Jutta", "beer"),
                        ("Karim", "juice"), ("Swen", "water"), ("Karim", "juice"),
                        ("Swen", "beer"), ("Swen", "juice"), ("Swen", "beer")):  # fmt: skip
        _take(p, name, drink)
    for _ in range(2):
        for name, owes in (("Jutta", 3.8), ("Karim", 3.6), ("Swen", 5)):
            sees_somewhere(p, (name,), owes)
        p.reload()
    turn_to_row(p, "Jutta")
    _line_of(p, "Jutta").press(*_PAID)
    p.confirm()
    if not p.patiently(lambda: not any(row.shows(3.8) for row in p.rows("Jutta"))):
        raise Unmet("Jutta still owes 3.80 though she has paid everything")
    sees_somewhere(p, ("Karim",), 3.6)
    _take(p, "Jutta", "juice")
    _take(p, "Jutta", "beer")
    _take(p, "Karim", "water")
    sees_somewhere(p, ("Jutta",), 2.7)
    sees_somewhere(p, ("Karim",), 4.4)
    p.reload()
    sees_somewhere(p, ("Jutta",), 2.7)
    sees_somewhere(p, ("Swen",), 5)


def _line_of(p: Person, name: str) -> Row:
    p.row_of(name)
    return max(p.rows(name), key=lambda row: len(p.buttons(row.number)))


def _take(p: Person, name: str, drink: str) -> None:
    turn_to_row(p, name)
    row = _line_of(p, name)
    hit = _button_for(p, row, name, drink)
    if hit is None:
        named = [b for b in p.buttons() if any(has_phrase(n, name) and has_phrase(n, drink) for n in b["names"])]
        named = [b for b in named if not any(re.search(_LESS, n, re.I) for n in b["names"])]
        hit = named[0]["i"] if named else None
    if hit is not None:
        p.click(hit, f"{drink} for {name}")
        return
    choices = [c for c in row.controls() if c["kind"] == "select" and _offers(c, drink)]
    if choices:
        p.put(choices[0], Exact(drink))
        row.press("add", "took", "take", "+", "put", "book", "ok")
        return
    for control in p.controls():
        if control["kind"] in ("select", "radios") and _offers(control, name):
            p.put(control, Exact(name))
            if any(_offers(c, drink) for c in p.controls() if c["kind"] in ("select", "radios")):
                break
            p.press((drink, f"add {drink}", f"one {drink}"))
            return
    p.add("drink", {"member|name|who": Exact(name), "drink|what|took": Exact(drink)})


def _button_for(p: Person, row: Row, name: str, drink: str) -> int | None:
    """Return the button of the drink in the line: by its name, else by the heading it stands under."""
    buttons = [b for b in p.buttons(row.number) if b["isReal"] and not b["disabled"]
               and not any(re.search(_LESS, n, re.I) for n in b["names"])]  # fmt: skip
    named = [b for b in buttons if any(has_phrase(n, drink) or has_phrase(n, f"{drink}s") for n in b["names"])]
    if named:
        return int(named[0]["i"])
    for button in buttons:
        if p.page.evaluate(_UNDER, [button["i"], drink]):
            return int(button["i"])
    return None


def _offers(control: Control, word: str) -> bool:
    return any(has_phrase(option, word) for option in control["options"]) and not any(
        numbers_in(option) == [] and "all" in option.lower() for option in control["options"]
    )


_UNDER = """([i, drink]) => { const e = window.__eyes.thing(i), cell = e.closest('td'), table = e.closest('table');
    const head = table && cell && [...table.querySelectorAll('thead th, tr:first-child th')][cell.cellIndex];
    if (head && head.innerText.toLowerCase().includes(drink)) return true;
    for (let at = e.parentElement, n = 0; at && n < 2; at = at.parentElement, n++) {
        const text = (at.innerText || '').toLowerCase();
        if (text.includes(drink)) return ['beer', 'juice', 'water'].filter(d => text.includes(d)).length === 1;
    }
    return false; }"""


def _fields_of(values: tuple[Value, ...], fields: tuple[str, ...]) -> dict[str, Value]:
    return dict(zip(fields, values, strict=True))


@behaviour("translations")
def translations(p: Person) -> None:
    fields = ("customer|client|name|who|for whom", "words|number of words|word count|how many words",
              "cents per word|cents|price per word|rate|rate per word|ct per word|price|per word")  # fmt: skip
    for values in (("Haber", 1200, 9), ("Rossi", 850, 12), ("Nguyen", 2300, 7.5)):
        p.go_to("jobs", "job")
        p.add("job", _fields_of(values, fields))
    in_all = (*WHOLE, "earned", "income", "earnings")
    for name, brings in (("Haber", 108), ("Rossi", 102), ("Nguyen", 172.5)):
        sees_somewhere(p, (name,), brings)
    sees_somewhere(p, in_all, 382.5)
    p.reload()
    sees_somewhere(p, in_all, 382.5)
    turn_to_row(p, "Rossi")
    p.row_of("Rossi").delete()
    p.lists_not("Rossi")
    sees_somewhere(p, in_all, 280.5)
