"""Requests of a fourth examiner who knows nothing of how apps are made here: what is ticked, counted and dealt out."""

import contextlib
import itertools
import re

from tests.e2e.behaviours.next_play import pass_door
from tests.e2e.behaviours.samples_tools import enter_list
from tests.e2e.hues import RED, share_of
from tests.e2e.person import Person
from tests.e2e.reading import Unmet, day, has_phrase
from tests.e2e.requests import behaviour
from tests.e2e.ticking import is_ticked, row_to_tick
from tests.e2e.ways import expect_row, worded_lines

_BACK = ("book is back", "back", "returned", "came back", "is back", "give back", "brought back", "return", "done")


@behaviour("library_corner")
def library_corner(p: Person) -> None:
    """A book that came back may leave the list, be ticked or marked, or move to a part of its own."""
    fields = ("child|pupil|student|name|who|borrower|which child", "book|title|which book",
              "since|since when|date|borrowed on|borrowed|lent on|day|from")  # fmt: skip
    for values in (("Lina", "Momo", day(3, 2)), ("Lina", "Heidi", day(3, 4)), ("Lina", "Krabat", day(2, 24))):
        p.go_to("loans", "books", "loan")
        p.add("loan book", dict(zip(fields, values, strict=True)))
    expect_row(p, "Momo", "Lina")
    before = _face(p, "Momo")
    row_to_tick(p, "Momo").tick(True, *_BACK)
    p.confirm()
    if not p.patiently(lambda: _is_back(p, "Momo", before, "Heidi")):
        raise Unmet("nothing shows that 'Momo' is back")
    p.lists("Heidi", "Krabat")
    p.reload()
    if not p.patiently(lambda: _is_back(p, "Momo", before, "Heidi")):
        raise Unmet("after a reload 'Momo' is not back any more")
    expect_row(p, "Heidi", "Lina")
    p.go_to("loans", "books", "loan")
    p.add("loan book", dict(zip(fields, ("Tim", "Emil", day(3, 10)), strict=True)))
    expect_row(p, "Emil", "Tim")


def _face(p: Person, text: str) -> str:
    return "\n".join(sorted(row.text for row in p.rows(text)))


def _is_back(p: Person, text: str, before: str, other: str) -> bool:
    return not p.has_row(text) or _face(p, text) != before or is_ticked(p, text, other)


@behaviour("hall_count")
def hall_count(p: Person) -> None:
    """The warning may be words, red or a message; at eighty there may be other words, but not the same as at 81."""
    heard: list[str] = []
    p.page.on("dialog", lambda dialog: heard.append(dialog.message))
    inside = ("inside", "in the hall", "people", "people inside", "now", "in", "count", "visitors")
    for is_in in (True, True, True, False):
        pass_door(p, is_in)
    p.sees_near(inside, 2, limit=60)
    _let_in(p, 78)
    p.sees_near(inside, 80, limit=60)
    words, red = worded_lines(p), share_of(p, RED)
    heard.clear()
    pass_door(p, True)
    p.sees_near(inside, 81, limit=60)

    def warns() -> bool:
        return bool(worded_lines(p) - words or heard) or share_of(p, RED) > red + 400

    if not p.patiently(warns):
        raise Unmet("does not warn when there are eighty-one")
    heard.clear()
    pass_door(p, False)
    p.sees_near(inside, 80, limit=60)
    if not p.patiently(lambda: not warns()):
        raise Unmet("still warns when there are eighty again")


def _let_in(p: Person, people: int) -> None:
    """Press the same button again and again; one that is drawn anew each time is looked for each time."""
    pass_door(p, True)
    last = p.page.evaluate("() => { const e = document.activeElement; return e ? window.__eyes.keep(e) : -1; }")
    is_button = p.page.evaluate("i => i >= 0 && window.__eyes.thing(i).matches('button,[role=button]')", last)
    for _ in range(people - 1):
        if is_button and p.look("isVisible", last):
            p.click(last, "the button")
        else:
            pass_door(p, True)


_PACKED = ("packed", "done", "tick", "check")
_UNTICK = ("untick everything", "untick all", "uncheck all", "unpack all", "reset all", "reset list", "clear ticks",
           "clear all ticks", "untick", "next trip", "reset", "new trip", "start again", "next time")  # fmt: skip


@behaviour("camping")
def camping(p: Person) -> None:
    """The three kinds may be headings, columns or a word in each row, as long as what belongs together stands so."""
    things = (("Poncho", "clothes"), ("Skillet", "kitchen"), ("Mallet", "tent"), ("Mittens", "clothes"),
              ("Kettle", "kitchen"))  # fmt: skip
    for thing, kind in things:
        _pack(p, thing, kind)
    names = tuple(thing for thing, _ in things)
    p.lists(*names)
    if not p.patiently(lambda: _is_grouped(p, things)):
        raise Unmet("what belongs to one kind does not stand together")
    for thing in ("Poncho", "Kettle"):
        row_to_tick(p, thing).tick(True, *_PACKED)
    p.reload()
    for thing in ("Poncho", "Kettle"):
        if not p.patiently(lambda t=thing: is_ticked(p, t, "Mallet")):  # type: ignore[misc]
            raise Unmet(f"{thing!r} is not ticked any more after a reload")
    if is_ticked(p, "Mallet"):
        raise Unmet("'Mallet' is ticked though nobody has ticked it")
    p.press(_UNTICK)
    p.confirm()
    for _ in range(2):
        p.lists(*names)
        for thing in ("Poncho", "Kettle"):
            if not p.patiently(lambda t=thing: not is_ticked(p, t)):  # type: ignore[misc]
                raise Unmet(f"{thing!r} is still ticked")
        p.reload()


def _pack(p: Person, thing: str, kind: str) -> None:
    item = "item|thing|what|name|what to pack"
    try:
        p.add("item", {item: thing, "kind|category|group|type|section|list|part": kind})
        return
    except Unmet as unmet:
        first = unmet
    for control in p.controls():  # a field in each of the three parts
        names = " ".join([*control["names"], control["beside"], control["head"]])
        if control["kind"] == "text" and has_phrase(names, kind):
            p.put(control, thing)
            p._group = control["group"]
            p.submit("item")
            return
    raise first


def _is_grouped(p: Person, things: tuple[tuple[str, str], ...]) -> bool:
    kinds = dict(things)
    places = {p.row_of(thing).number: kind for thing, kind in kinds.items()}
    order = [places[number] for number in p.look("inOrder", list(places))]
    runs = [kind for i, kind in enumerate(order) if not i or kind != order[i - 1]]
    return len(runs) == len(set(runs))


@behaviour("cello")
def cello(p: Person) -> None:
    """A day may be ticked by a box, a button or in a calendar; one that was missed begins the row anew."""
    row = ("in a row", "streak", "days in a row", "current streak", "row", "so far")
    if not _has_tick(p):
        p.add("habit", {"name|title|habit|what": "Cello"})
    _practise(p)
    p.sees_near(row, 1, limit=70)
    for number in (2, 3):
        p.sleep_days(1)
        _practise(p)
        p.sees_near(row, number, limit=70)
    p.reload()
    p.sees_near(row, 3, limit=70)
    p.sleep_days(3)  # two days missed
    _practise(p)
    p.sees_near(row, 1, limit=70)


_TICK = ("practised today", "practiced today", "i practised today", "i practiced today", "practised", "practiced",
         "today", "cello", "tick", "mark", "done", "check", "log", "yes", "11")  # fmt: skip


def _has_tick(p: Person) -> bool:
    return any(c["kind"] == "checkbox" for c in p.controls()) or p.find_button(_TICK) is not None


def _practise(p: Person) -> None:
    boxes = [c for c in p.controls() if c["kind"] == "checkbox" and not c["disabled"]]
    today = [c for c in boxes if re.search(r"today|practi|cello", " ".join([*c["names"], c["beside"]]), re.I)]
    if len(boxes) == 1 or today:
        p.tick((today or boxes)[0]["i"], True)
        p.settle()
        return
    date = str(p.page.evaluate("() => String(new Date().getDate())"))
    hit = p.find_button(_TICK[:-1])
    if hit is None:
        hit = p.find_button((date,))
    if hit is None and not boxes:
        raise Unmet("there is nothing to tick for today")
    if hit is not None:
        p.click(hit, "today")
        return
    day_boxes = [c for c in boxes if any(has_phrase(n, date) for n in [*c["names"], c["beside"]])]
    p.tick((day_boxes or boxes)[0]["i"], True)


_NAMES = ("Anna", "Bruno", "Carla", "Diego", "Emma", "Finn", "Greta", "Hugo")


@behaviour("seating")
def seating(p: Person) -> None:
    """Each pupil sits at one table; tables differ by one pupil at most; another press deals anew."""
    enter_list(p, _NAMES, ("names", "pupils", "names of pupils", "list of names", "pupil names", "list", "name",
                           "pupil", "students", "children", "student"))  # fmt: skip
    for tables, sizes in ((3, [2, 3, 3]), (4, [2, 2, 2, 2])):
        p.fill(("tables", "number of tables", "how many tables", "table count"), tables)
        plans = set()
        for _ in range(5):
            p.press(("deal", "make seating plan", "seating plan", "make plan", "assign", "shuffle", "mix",
                     "create plan", "make", "create", "generate", "seat", "deal out", "distribute", "plan", "draw",
                     "go", "new plan", "random", "make the plan"))  # fmt: skip
            p.wait(1.5)
            if not p.patiently(lambda n=tables: _plan(p, n) is not None):  # type: ignore[misc]
                raise Unmet(f"does not show at which of the {tables} tables each pupil sits")
            plan = _plan(p, tables) or ()
            if sorted(plan.count(table) for table in range(tables)) != sizes:
                raise Unmet(f"the tables have {sorted(plan.count(t) for t in range(tables))} pupils, not {sizes}")
            plans.add(plan)
        if len(plans) < 2:
            raise Unmet("always deals the same plan")


def _plan(p: Person, tables: int) -> tuple[int, ...] | None:
    """Return the table of each pupil: by the heading it stands under, or by what the row says."""
    for heads in ([f"table {n + 1}" for n in range(tables)], [f"table {'ABCDEF'[n]}" for n in range(tables)],
                  [f"group {n + 1}" for n in range(tables)], [f"{n + 1}" for n in range(tables)]):  # fmt: skip
        plan = [_table_of(p, name, heads) for name in _NAMES]
        if None not in plan and len(set(plan)) == tables:
            return tuple(place for place in plan if place is not None)
    return None


# the things that show the name and no other one, those in a list of names to change last
_SHOWING = """([name, names]) => { const text = e => e.textContent;
    const is = e => new RegExp('(^|[^\\\\p{L}])' + name + '($|[^\\\\p{L}])', 'u').test(text(e));
    const found = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() &&
        !e.matches('option,script,style,textarea') && is(e) && ![...e.children].some(is));
    const busy = e => !!e.closest('li,tr,span,div') && !!e.closest('li,tr,span,div').querySelector('button');
    return found.sort((a, b) => busy(a) - busy(b)).map(e => window.__eyes.keep(e)); }"""


def _table_of(p: Person, name: str, heads: list[str]) -> int | None:
    for number in p.page.evaluate(_SHOWING, [name, list(_NAMES)]):
        head = p.look("under", number, heads)
        if head:
            return heads.index(head)
    return None


@behaviour("duty")
def duty(p: Person) -> None:
    """The weeks may be numbers or dates; everybody has as many of them as the others, give or take one."""
    names = ("Ada", "Ben", "Cleo")
    enter_list(p, names, ("names", "flatmates", "names of flatmates", "list of names", "flatmate", "name", "list",
                          "people", "person", "members"))  # fmt: skip
    for _ in range(3):
        p.press_if(("make plan", "make list", "plan", "create plan", "generate", "make the plan", "create", "make",
                    "show plan", "create list", "generate plan", "plan duty", "go", "schedule"))  # fmt: skip
        p.wait(1)
        if not p.patiently(lambda: _weeks(p, names) is not None):
            raise Unmet("does not show who is on duty in each of eight weeks")
        weeks = _weeks(p, names) or []
        if any(one == other for one, other in itertools.pairwise(weeks)):
            raise Unmet("somebody has two weeks running")
        counts = [weeks.count(name) for name in names]
        if max(counts) - min(counts) > 1:
            raise Unmet(f"they do not take turns: {', '.join(weeks)}")


# for each thing that holds others: the one name in each part that has one, where no part has two
_PARTS = """names => { const bare = e => { const c = e.cloneNode(true);
        for (const s of c.querySelectorAll('select')) s.remove();
        return c.textContent + [...e.querySelectorAll('select')].map(s => ' ' + (s.selectedOptions[0] || {}).label); };
    const has = (t, n) => new RegExp('(^|[^\\\\p{L}])' + n + '($|[^\\\\p{L}])', 'u').test(t);
    const out = [];
    for (const e of document.querySelectorAll('body, body *')) {
        if (!e.checkVisibility() || e.matches('select,script,style')) continue;
        const parts = [...e.children].filter(c => c.checkVisibility()).map(c => names.filter(n => has(bare(c), n)));
        const named = parts.filter(p => p.length);
        if (named.length && named.every(p => p.length === 1)) out.push(named.map(p => p[0]));
    }
    return out; }"""


def _weeks(p: Person, names: tuple[str, ...]) -> list[str] | None:
    """Return who has each of the eight weeks, in order: from the parts of a list, else from lines of text."""
    for parts in p.page.evaluate(_PARTS, list(names)):
        if len(parts) == 8:
            return list(parts)
    told = [[name for name in names if has_phrase(line, name)] for line in p.text().split("\n")]
    lines = [found[0] for found in told if len(found) == 1]
    with contextlib.suppress(IndexError):
        return lines[-8:] if len(lines) in (8, 8 + len(names)) else None
    return None
