"""Requests of a third examiner who knows nothing of how apps are made here: who has, who comes, what is free."""

import contextlib
import datetime as dt
import re

from tests.e2e.fields import Value
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, dates, day, has_number, has_phrase, numbers_in
from tests.e2e.requests import behaviour
from tests.e2e.standing_out import is_apart
from tests.e2e.ticking import row_to_tick
from tests.e2e.ways import expect_order, hide, holds_somewhere, is_there, keep_with, named_button, names_one

_WOMEN = ("Ama", "Efua", "Esi", "Yaa", "Abena")
_BROUGHT = ("brought", "has brought", "has brought it", "paid", "has paid", "done", "gave", "in")


@behaviour("savings_circle")
def savings_circle(p: Person) -> None:
    """The five may have to be entered once. Who is missing may be named, marked, grouped or shown alone."""
    if not all(is_there(p, name) for name in _WOMEN):
        for name in _WOMEN:
            p.go_to("members", "women", "people")
            p.add("member woman person", {"name|member|woman|person": name, "amount|contribution|brings?": 20})
    for name in ("Ama", "Esi"):
        _bring(p, name)
    _expect_pot(p, 40)
    _expect_missing(p, ("Efua", "Yaa", "Abena"), ("Ama", "Esi"))
    _bring(p, "Abena")
    _expect_pot(p, 60)
    p.reload()
    _expect_pot(p, 60)
    _expect_missing(p, ("Efua", "Yaa"), ("Ama", "Esi", "Abena"))
    p.sleep_days(1)
    _expect_pot(p, 60)
    p.sleep_days(4)  # Monday
    _expect_pot(p, 0)
    _bring(p, "Yaa")
    _expect_pot(p, 20)
    p.reload()
    _expect_pot(p, 20)
    _expect_missing(p, ("Ama", "Efua", "Esi", "Abena"), ("Yaa",))


def _bring(p: Person, name: str) -> None:
    for control in p.controls():
        if control["kind"] == "checkbox" and any(has_phrase(n, name) for n in [*control["names"], control["beside"]]):
            p.tick(control["i"], True)
            p.settle()
            return
    hit = named_button(p, name)
    if hit is not None and not p.patiently(lambda: any(row.controls() for row in p.rows(name))):
        p.click(hit, f"button {name!r}")
        return
    row_to_tick(p, name).tick(True, *_BROUGHT)


def _expect_pot(p: Person, money: int) -> None:
    p.sees_near(("pot", "in the pot", "this week", "collected", "total", "brought", "week"), money, limit=90)


def _expect_missing(p: Person, missing: tuple[str, ...], rest: tuple[str, ...]) -> None:
    words = ("missing", "still missing", "still", "not yet", "not brought", "open", "to bring", "outstanding")
    heads = ["still missing", "missing", "not yet", "has brought", "have brought", "brought", "paid", "open"]

    def holds() -> bool:
        pieces = [piece for word in words for piece in p.near(word, 120)]
        if any(all(has_phrase(piece, name) for name in missing) and not names_one(piece, rest) for piece in pieces):
            return True
        if not all(p.has_row(name) for name in (*missing, *rest)):
            return False
        return is_apart(p, missing, rest, heads) or is_apart(p, rest, missing, heads)

    if p.patiently(holds):
        return
    with contextlib.suppress(Unmet):
        undo = hide(p, rest[0], missing[0], ("brought", "paid", "done"), ("missing", "not brought", "open", "no"))
        undo()
        return
    raise Unmet(f"does not say that {missing[0]} is still missing and {rest[0]} is not")


_SLOT = ("name|who|person|tenant", "day|date|when", "time|time of day|slot|part of the day")


@behaviour("laundry")
def laundry(p: Person) -> None:
    """A time that is taken may be refused, or not be on offer any more; the one who comes late is not listed."""
    for values in (("Zoe", day(3, 13), "evening"), ("Petra", day(3, 13), "morning"), ("Milan", day(3, 12), "evening")):
        _book(p, *values)
    _book(p, "Hugo", day(3, 9), "morning")
    p.reload()
    p.lists_not("Hugo")
    expect_order(p, "Milan", "Petra", "Zoe")
    _book(p, "Ivo", day(3, 13), "morning")
    p.lists_not("Ivo")
    p.reload()
    p.lists_not("Ivo")
    p.lists("Milan", "Petra", "Zoe")
    _book(p, "Nora", day(3, 13), "afternoon")
    expect_order(p, "Milan", "Petra", "Nora", "Zoe")
    p.row_of("Petra").delete()
    p.lists_not("Petra")
    _book(p, "Ivo", day(3, 13), "morning")
    expect_order(p, "Milan", "Ivo", "Nora", "Zoe")
    p.sleep_days(2)
    p.lists_not("Milan")
    expect_order(p, "Ivo", "Nora", "Zoe")


def _book(p: Person, name: str, when: dt.date, part: str) -> None:
    """Enter one; a page that does not offer the time, or the button, refuses as it should."""
    with contextlib.suppress(Unmet):
        p.add("booking", dict(zip(_SLOT, (name, when, Exact(part)), strict=True)))
    p.press_if(("close", "ok", "cancel")) if p.look("hasModal") else None


_NOBODY = r"\b(nobody|no[ -]one|none|free|empty|no visits?|no visitors?|not visited|missing|alone|gap|needed|open)\b"


@behaviour("mum_visits")
def mum_visits(p: Person) -> None:
    """The seven days may begin today or tomorrow. The brothers and sisters may be a list of their own."""
    names = ("Karin", "Otto", "Greta", "Hanna")

    def visit(who: str, when: dt.date) -> None:
        p.go_to("visits", "visit")
        p.add("visit", {"who|name|visitor|person|brother or sister|sibling": who, "day|date|when": when})

    def add_all() -> None:
        for values in (("Karin", day(3, 13)), ("Otto", day(3, 15)), ("Greta", day(3, 16))):
            visit(*values)

    keep_with(p, add_all, "sibling", "name|sibling|person|brother or sister", names)
    _expect_week(p, {12: "", 13: "Karin", 14: "", 15: "Otto", 16: "Greta", 17: ""}, names)
    visit("Hanna", day(3, 14))
    _expect_week(p, {12: "", 14: "Hanna", 17: ""}, names)
    p.reload()
    _expect_week(p, {12: "", 14: "Hanna", 17: ""}, names)
    p.sleep_days(3)
    _expect_week(p, {15: "Otto", 16: "Greta", 17: "", 18: "", 19: "", 20: ""}, names)


def _expect_week(p: Person, week: dict[int, str], names: tuple[str, ...]) -> None:
    """Expect each of these days of March to show who goes, or to say that nobody does."""
    wrong: list[int] = []

    def is_told(number: int, name: str) -> bool:
        when = day(3, number)
        labels = (*dates(when), f"{number}.3.", f"{number:02}/03", f"{number}.")
        others = tuple(one for one in names if one != name)
        by_name = [piece for label in (f"{when:%A}", f"{when:%a}") for piece in p.near(label, 110)]
        pieces = [piece for piece in by_name if all(n in (number, 3, 2026) for n, _ in numbers_in(piece))]
        pieces = [piece.lower() for piece in (*pieces, *(piece for label in labels for piece in p.near(label, 110)))]
        if name:
            return any(has_phrase(piece, name) and not names_one(piece, others) for piece in pieces)
        return any(re.search(_NOBODY, piece) and not names_one(piece, names) for piece in pieces)

    def holds() -> bool:
        wrong[:] = [number for number, name in week.items() if not is_told(number, name)]
        return not wrong

    if holds_somewhere(
        p, holds, ("next seven days", "coming days", "this week", "week", "overview", "plan", "calendar")
    ):
        return
    who = week[wrong[0]]
    raise Unmet(f"does not say that {who or 'nobody'} goes on March {wrong[0]}")


@behaviour("stickers")
def stickers(p: Person) -> None:
    """A double may be noted by one more tap or in a field of its own, and be gone by a button or a tap."""
    missing = ("missing", "still missing", "left", "to go", "needed", "still")
    for number in (7, 15, 88, 102):
        _tap(p, number)
    p.sees_near(missing, 116, limit=60)
    for number in (15, 88):
        _note_double(p, number)
        if not p.patiently(lambda n=number: n in _doubles(p)):  # type: ignore[misc]
            raise Unmet(f"does not list {number} among the doubles")
    p.sees_near(missing, 116, limit=60)
    p.reload()
    p.sees_near(missing, 116, limit=60)
    _swap(p, 15)
    if not p.patiently(lambda: 15 not in _doubles(p) and 88 in _doubles(p)):
        raise Unmet("a double that was swapped does not leave the list alone")
    p.sees_near(missing, 116, limit=60)
    _tap(p, 41)
    p.sees_near(missing, 115, limit=60)


# what shows a number: in the album of a hundred or more of them, or outside of it
_SHOWING = """([number, inAlbum]) => {
    const is = e => new RegExp('^\\\\D{0,14}' + number + '\\\\D{0,14}$').test((e.innerText || '').trim());
    const own = e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join('').trim();
    const count = e => [...e.querySelectorAll('*')].filter(x => /^\\D{0,9}\\d{1,3}\\D{0,9}$/.test(own(x))).length;
    const isAlbum = e => { for (let at = e.parentElement, i = 0; at && at !== document.body && i < 4; i++) {
            if (count(at) >= 100) return true; at = at.parentElement; }
        return count(document.body) >= 100 && e.parentElement === document.body; };
    const all = [...document.querySelectorAll("body *")].filter(e => e.checkVisibility() && !e.matches("option"));
    return all.filter(e => is(e) &&
        ![...e.children].some(is) && isAlbum(e) === inAlbum).map(e => window.__eyes.keep(e)); }"""


def _tap(p: Person, number: int) -> None:
    found = p.page.evaluate(_SHOWING, [number, True])
    if not found:
        raise Unmet(f"there is no number {number} to tap")
    p.click(found[0], f"number {number}")


def _note_double(p: Person, number: int) -> None:
    labels = ("double", "doubles", "got again", "add double", "duplicate", "got it again", "swap")
    for control in p.controls():
        names = " ".join([*control["names"], control["beside"], control["head"]])
        if control["kind"] in ("number", "text", "select") and any(has_phrase(names, label) for label in labels):
            value: Value = Exact(str(number)) if control["kind"] == "select" else number
            p.put(control, value)
            p._group = control["group"]
            p.submit("double")
            return
    _tap(p, number)


def _doubles(p: Person) -> list[int]:
    """Return which of the two numbers that were got again stand by the word for doubles."""
    labels = ("double", "duplicate", "swap", "spare", "twice", "again")
    pieces = [piece for label in labels for piece in p.near(label, 150)]
    return [number for number in (15, 88) if any(has_number(piece, number) for piece in pieces)]


def _swap(p: Person, number: int) -> None:
    names = ("swapped", "swap", "done", "remove", "delete", "gone", "given away", "traded", "×", "✓", "-", "−", "-1")
    for place in p.page.evaluate(_SHOWING, [number, False]):
        around = p.page.evaluate("i => window.__eyes.keep(window.__eyes.thing(i).closest('li,tr,article') || "
                                 "window.__eyes.thing(i).parentElement)", place)  # fmt: skip
        hit = p.find_button(names, within=around)
        p.click(hit if hit is not None else place, f"double {number}")
        p.confirm()
        return
    raise Unmet(f"no double {number} to swap")
