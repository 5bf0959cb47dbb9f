"""More requests written by someone who knows nothing of how apps are made here: money, home, clubs."""

import datetime as dt
import re

from tests.e2e.behaviours.own_records import expect_ticked
from tests.e2e.fields import Control, Value
from tests.e2e.filtering import filter_by, filter_off
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, day, has_number, no, yes
from tests.e2e.requests import behaviour
from tests.e2e.ways import expect_gone, expect_order, expect_row, keep_with, sees_somewhere, turn_to_row


@behaviour("debts")
def debts(p: Person) -> None:
    """Who owes whom may be told by words, a sign, a colour or a list of its own: any difference between the two."""
    entries = (("Nils", 50, True), ("Olga", 35, False), ("Nils", 20, False), ("Olga", 10, True))

    def add_all() -> None:
        for who, amount, is_mine in entries:
            _lend(p, who, amount, is_mine)

    keep_with(p, add_all, "person", "name|person|friend", ("Nils", "Olga"))
    sees_somewhere(p, ("Nils",), 30, -30)
    sees_somewhere(p, ("Olga",), 25, -25)
    if not p.patiently(lambda: _told(p, "Nils", 30) != _told(p, "Olga", 25)):
        raise Unmet("nothing tells that Nils owes me and that I owe Olga")
    p.reload()
    sees_somewhere(p, ("Nils",), 30, -30)
    _lend(p, "Olga", 40, True)
    sees_somewhere(p, ("Olga",), 15, -15)
    if not p.patiently(lambda: _told(p, "Nils", 30) == _told(p, "Olga", 15)):
        raise Unmet("Olga owes me now, as Nils does, and it is not told in the same way")


def _lend(p: Person, who: str, amount: float, is_mine: bool) -> None:
    lent = yes("i lent", "i lent it to them", "they owe me", "owes me", "to them", "lent to them", "me", "i gave",
               "lent", "gave", "out")  # fmt: skip
    got = no("they lent", "they lent it to me", "i borrowed", "borrowed", "i owe", "i owe them", "to me", "from them",
             "them", "i got", "got", "in")  # fmt: skip
    base: dict[str, Value] = {"who|person|friend|name|who it is": who, "date|day?": day(3, 9)}
    amounts = "amount|how much|money|sum|value"
    way = "direction|who lent|lent|type|kind|which way|lender|who lent it|i lent it|i lent it to them|lent or borrowed"
    try:
        p.add("loan debt entry", {**base, amounts: amount, way: lent if is_mine else got})
    except Unmet:  # two fields for the amount
        mine, theirs = "i lent|lent|i lent them|lent to them", "they lent|borrowed|they lent me|lent to me|i borrowed"
        p.add("loan debt entry", {**base, mine: amount if is_mine else 0, theirs: 0 if is_mine else amount})


def _told(p: Person, who: str, figure: float) -> tuple[object, ...]:
    """Return how the figure is told by the name: words and signs, colour, column, the heading above."""
    pieces = [piece for piece in p.near(who, 160) if has_number(piece, figure) or has_number(piece, -figure)]
    text = min(pieces, key=len, default="").replace(who, "N")
    text = re.sub(r"\d+(?:[.,]\d+)*", lambda m: "#" if m[0].strip("0.,") else "0", text)
    heads = [
        p.look("under", row.number, ["owe me", "I owe", "You owe", "owes you", "owed to me"]) for row in p.rows(who)
    ]
    return re.sub(r"\s+", " ", text), heads[:1], sorted(_places_of(p, figure))


def _places_of(p: Person, figure: float) -> set[str]:
    """Return the colours of a figure on the page, and the columns it stands in."""
    script = _BY_FIGURE.replace("WHAT", "getComputedStyle(e).color + (e.closest('td') || e).cellIndex")
    return set(p.page.evaluate(script, figure))


_BY_FIGURE = """figure => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.children.length
    && new RegExp('(^|[^\\\\d.])' + figure + '($|[^\\\\d])').test(e.textContent.replace(/,/g, ''))).map(e => WHAT)"""


@behaviour("tent")
def tent(p: Person) -> None:
    """From the 10th to the 17th is seven nights or eight days: either counts, if the price goes with it."""
    fields = ("who|who takes it|name|customer|renter|client", "from|start|from date|first day|from which day",
              "to|end|until|last day|to date|to which day|return", "price per day|price|daily price|rate")  # fmt: skip
    for values in (("Weiss", day(4, 10), day(4, 17), 50), ("Kern", day(5, 20), day(5, 29), 70)):
        p.add("rental booking", dict(zip(fields, values, strict=True)))
    expect_row(p, "Weiss", 350, 400)
    is_both = p.row_of("Weiss").shows(400)
    expect_row(p, "Weiss", 8 if is_both else 7)
    expect_row(p, "Kern", 10 if is_both else 9)
    expect_row(p, "Kern", 700 if is_both else 630)
    whole = ("total", "all", "sum", "in all", "altogether", "income", "together", "overall", "to pay", "pay")
    p.sees_near(whole, 1100 if is_both else 980)
    p.reload()
    p.sees_near(whole, 1100 if is_both else 980)
    p.row_of("Weiss").delete()
    p.lists_not("Weiss")
    expect_gone(p, 1100 if is_both else 980, "though a rental is deleted")
    p.sees_near(whole, 700 if is_both else 630)


@behaviour("shares")
def shares(p: Person) -> None:
    """A loss shows by a minus sign, brackets, or words for it."""
    fields = ("name|share|stock|company", "how many|how many I have|number|quantity|shares|count|number of shares",
              "paid|what I paid|bought|purchase price|paid for one|price paid|buy price|bought at|cost",
              "worth now|worth|current price|now|price now|current value|current|worth one now|value")  # fmt: skip
    for values in (("Nova", 10, 20, 26), ("Terra", 8, 35, 30.5)):
        p.add("share", dict(zip(fields, values, strict=True)))
    expect_row(p, "Nova", 60)
    expect_row(p, "Terra", -36, 36)
    row = p.row_of("Terra")
    if not (row.shows(-36, "lost", "loss", "lose", "down", "minus") or "(" in row.text or "▼" in row.text):
        raise Unmet("does not show that Terra is a loss")
    whole = ("total", "all", "altogether", "sum", "overall", "gain", "profit", "win", "won", "together", "result")
    p.sees_near(whole, 24)
    p.row_of("Terra").edit({fields[3]: 40})
    expect_row(p, "Terra", 40)
    p.sees_near(whole, 100)
    p.reload()
    p.sees_near(whole, 100)
    p.row_of("Nova").delete()
    p.lists_not("Nova")
    expect_gone(p, 100, "though a share is deleted")


@behaviour("bottles")
def bottles(p: Person) -> None:
    """Each bottle is entered when it is drunk: the app may fill in day and time by itself."""
    fields = "milliliters|ml|amount|how much|milk|quantity", "date|day|date and time|when?", "time|hour|at?"
    words = ("today", "drank today", "today's total", "drank")
    for amount, hour in ((115, 6), (95, 9)):
        p.add("bottle", dict(zip(fields, (amount, day(3, 11), dt.time(hour, 0)), strict=True)))
    p.sees_near(words, 210)
    p.sleep_days(1)
    for amount, hour in ((150, 6), (135, 9)):
        p.add("bottle", dict(zip(fields, (amount, day(3, 12), dt.time(hour, 30)), strict=True)))
    p.sees_near(words, 285)
    p.reload()
    p.sees_near(words, 285)
    p.row_of_any("135", "135 ml", "135ml", "135.0", "135 milliliters").delete()
    expect_gone(p, 285, "though a bottle is deleted")
    p.sees_near(words, 150)


@behaviour("flat_hunt")
def flat_hunt(p: Person) -> None:
    fields = ("address|street|where", "rent|price|cost|monthly rent", "square meters|size|area|m²|sqm|meters",
              "notes|note|comment|remarks|comments")  # fmt: skip
    for values in (("Elm Street", 900, 60, "third floor"), ("Oak Lane", 840, 70, "big balcony"),
                   ("Pine Road", 1040, 52, "noisy")):  # fmt: skip
        p.add("apartment", dict(zip(fields, values, strict=True)))
    for address, rate in (("Elm Street", 15), ("Oak Lane", 12), ("Pine Road", 20)):
        expect_row(p, address, rate)
    expect_row(p, "Oak Lane", "big balcony")
    expect_order(p, "Oak Lane", "Elm Street", "Pine Road")
    p.add("apartment", dict(zip(fields, ("Birch Way", 585, 45, "no lift"), strict=True)))
    expect_row(p, "Birch Way", 13)
    expect_order(p, "Oak Lane", "Birch Way", "Elm Street", "Pine Road")
    p.reload()
    expect_order(p, "Oak Lane", "Birch Way", "Elm Street", "Pine Road")
    p.row_of("Oak Lane").delete()
    p.lists_not("Oak Lane")


@behaviour("subscriptions")
def subscriptions(p: Person) -> None:
    fields = ("name|subscription|service", "price|cost|amount|fee",
              "yearly|monthly or yearly|paid|interval|period|billing|how often|frequency|payment|type")  # fmt: skip
    yearly = yes("yearly", "year", "annual", "annually", "every year", "per year", "a year")
    monthly = no("monthly", "month", "every month", "per month", "a month")
    for values in (("Music", 12, monthly), ("Newspaper", 90, yearly), ("Cloud", 3, monthly)):
        p.add("subscription", dict(zip(fields, values, strict=True)))
    a_month, a_year = ("month", "a month", "monthly", "per month"), ("year", "a year", "yearly", "per year", "annual")
    p.sees_near(a_month, 22.5)
    p.sees_near(a_year, 270)
    p.reload()
    p.sees_near(a_month, 22.5)
    p.sees_near(a_year, 270)
    p.row_of("Newspaper").delete()
    p.lists_not("Newspaper")
    p.sees_near(a_month, 15)
    p.sees_near(a_year, 180)


@behaviour("calories")
def calories(p: Person) -> None:
    """A warning may be words that were not there before, or the figure in another colour. The next day is new."""
    fields = "what|food|what I ate|meal|name|ate|dish", "calories|kcal|amount|how many"
    left = ("left", "left for today", "remaining", "still", "to go", "available")

    def eat(food: str, amount: int, when: dt.date) -> None:
        p.add("food meal entry", {**dict(zip(fields, (food, amount), strict=True)), "date|day?": when})

    eat("Porridge", 650, day(3, 11))
    p.sees_near(left, 1350)
    eat("Curry", 480, day(3, 11))
    p.sees_near(left, 870)
    words = ("over", "above", "exceeded", "too many", "too much", "warning", "over the limit", "more than", "beyond")
    before, colors = {w for w in words if p.shows(w)}, _colors_of(p, 870)
    eat("Cake", 1010, day(3, 11))

    def warns() -> bool:
        if any(p.shows(w) for w in words if w not in before):
            return True
        shown = _colors_of(p, 140) | _colors_of(p, 2140)
        return bool(colors and shown and not shown & colors)

    if not p.patiently(warns):
        raise Unmet("gives no warning when 2140 calories are eaten")
    p.reload()
    if not p.patiently(warns):
        raise Unmet("after a reload there is no warning any more")
    p.sleep_days(1)
    eat("Soup", 310, day(3, 12))
    p.sees_near(left, 1690)
    p.row_of("Soup").delete()
    p.lists_not("Soup")
    expect_gone(p, 1690, "though the soup is deleted")


def _colors_of(p: Person, figure: int) -> set[str]:
    """Return the colours in which the figure stands on the page."""
    what = "getComputedStyle(e).color + getComputedStyle(e.parentElement).backgroundColor"
    return set(p.page.evaluate(_BY_FIGURE.replace("WHAT", what), figure))


@behaviour("repairs")
def repairs(p: Person) -> None:
    """What is fixed may be struck out or leave the list."""
    fields = ("what|what is broken|broken|problem|title|description|name|issue", "building|where|place|location",
              "urgent|is urgent|priority|urgency")  # fmt: skip
    urgent, normal = yes("urgent", "yes", "high"), no("not urgent", "normal", "no", "low")
    for what, where, kind in (("Leaky tap", "gym", normal), ("Broken window", "old building", urgent),
                              ("Dead lamp", "gym", urgent), ("Loose door", "new building", normal)):  # fmt: skip
        done = {"fixed|done|is fixed?": no("no", "not fixed", "open")}
        p.add("repair report", {**dict(zip(fields, (what, Exact(where), kind), strict=True)), **done})
    _expect_urgent_first(p, ("Broken window", "Dead lamp"), ("Leaky tap", "Loose door"))
    filter_by(p, "building", "gym")
    p.lists_not("Broken window", "Loose door")
    p.lists("Leaky tap", "Dead lamp")
    filter_off(p, "building", "gym")
    p.lists("Broken window", "Loose door")
    fixed = ("fixed", "done", "is fixed", "repaired", "tick")
    p.row_of("Broken window").tick(True, *fixed)
    _expect_fixed(p, "Broken window", fixed)
    p.reload()
    _expect_fixed(p, "Broken window", fixed)
    _expect_urgent_first(p, ("Dead lamp",), ("Leaky tap", "Loose door"))
    p.row_of("Dead lamp").delete()
    p.lists_not("Dead lamp")


def _expect_urgent_first(p: Person, urgent: tuple[str, ...], rest: tuple[str, ...]) -> None:
    def holds() -> bool:
        return any(set(order[: len(urgent)]) == set(urgent) for order in p.orders(*urgent, *rest))

    if not p.patiently(holds):
        raise Unmet("what is urgent does not come first")


def _expect_fixed(p: Person, text: str, names: tuple[str, ...]) -> None:
    if p.patiently(lambda: not p.has_row(text) or p.row_of(text).is_ticked(*names)):
        return
    expect_ticked(p, text, *names)


_SIXTH, _THIRTEENTH, _TWENTIETH = r"\b0?6(th)?\b(?!:)|sixth", r"\b13(th)?\b|thirteenth", r"\b20(th)?\b|twentieth"


@behaviour("reunion")
def reunion(p: Person) -> None:
    """The three days are on offer from the start, under any usual name; picked by a choice or by buttons."""
    for name, which in (("Mara", _THIRTEENTH), ("Igor", _TWENTIETH), ("Suri", _THIRTEENTH), ("Pelle", _THIRTEENTH),
                        ("Wanda", _TWENTIETH), ("Zoe", _THIRTEENTH), ("Lars", _TWENTIETH)):  # fmt: skip
        _vote(p, name, which)
    _expect_votes(p, _THIRTEENTH, 4)
    _expect_votes(p, _TWENTIETH, 3)
    p.reload()
    _expect_votes(p, _THIRTEENTH, 4)
    _vote(p, "Beate", _THIRTEENTH)
    _expect_votes(p, _THIRTEENTH, 5)
    _expect_votes(p, _TWENTIETH, 3)


def _vote(p: Person, name: str, which: str) -> None:
    who = ("your name", "name", "who", "person")
    if not _choices(p, which) and not _day_buttons(p, which):
        p.press(("vote", "add vote", "new vote", "add", "new", "cast vote", "pick"))
    if not all(_choices(p, one) or _day_buttons(p, one) for one in (_SIXTH, _THIRTEENTH, _TWENTIETH)):
        raise Unmet("the three Saturdays are not all on offer")
    p.fill(who, name)
    choice = next(iter(_choices(p, which)), None)
    if choice is not None:
        control, option = choice
        p.put(control, Exact(option))
        p._group = control["group"]
        p.submit("vote")
        return
    p.click(_day_buttons(p, which)[0], "a day")
    if any(c["value"] == name for c in p.controls()):
        p.press_if(("vote", "submit", "save", "send", "cast vote"))


def _choices(p: Person, which: str) -> list[tuple[Control, str]]:
    return [(c, option) for c in p.controls() if c["kind"] in ("select", "radios")
            and _is_choice_of_days(c) for option in c["options"] if _names_day(option, which)]  # fmt: skip


def _is_choice_of_days(control: Control) -> bool:
    options = [o for o in control["options"] if o]
    return not options or not options[0].lower().startswith(("all", "any", "every"))


def _names_day(text: str, which: str) -> bool:
    return re.search(which, _plain(text)) is not None


def _plain(text: str) -> str:
    """Return the text with June as a word, and without years and percentages: the days are the only such numbers."""
    text = re.sub(r"20\d\d-06-(\d\d)", r"june \1", text.lower())
    text = re.sub(r"\b0?6/(\d\d?)(?:/20\d\d|/26)?\b", r"june \1", text)
    text = re.sub(r"\b(\d\d?)[./]0?6\.?(?:/?20\d\d)?\b", r"june \1", text)
    return re.sub(r"\b2026\b|\d+(?:\.\d+)?\s*%", "", text)


def _day_buttons(p: Person, which: str) -> list[int]:
    return [b["i"] for b in p.buttons() if b["isReal"] and any(_names_day(name, which) for name in b["names"])]


def _expect_votes(p: Person, which: str, votes: int) -> None:
    def pieces() -> list[str]:
        labels = {line.strip() for line in p.text().split("\n") if _names_day(line, which) and len(line) < 60}
        found = [_plain(piece) for label in labels for piece in p.near(label, 60)]
        others = [one for one in (_SIXTH, _THIRTEENTH, _TWENTIETH) if one != which]
        return [re.sub(which, " ", piece) for piece in found if not any(re.search(one, piece) for one in others)]

    if not p.patiently(lambda: any(has_number(piece, votes) for piece in pieces())):
        raise Unmet(f"does not show {votes} votes by the day with {votes}")


@behaviour("patrols")
def patrols(p: Person) -> None:
    """Patrols may be a list of their own or words in a kid's record."""
    fields = "name|kid|child|scout|kid's name", "age|years", "patrol|which patrol|group"
    kids = (("Lin", 9, "Foxes"), ("Milo", 8, "Otters"), ("Nora", 10, "Foxes"), ("Otis", 13, "Foxes"),
            ("Pia", 11, "Otters"))  # fmt: skip

    def add_all() -> None:
        for values in kids:
            p.add("kid", dict(zip(fields, values, strict=True)))

    keep_with(p, add_all, "patrol", "name|patrol", ("Foxes", "Otters"))
    _expect_patrols(p)
    p.reload()
    _expect_patrols(p)
    turn_to_row(p, "Lin")
    p.row_of("Lin").delete()
    p.lists_not("Lin")
    sees_somewhere(p, ("Foxes",), 11.5)


def _expect_patrols(p: Person) -> None:
    for name, count, average in (("Foxes", 3, 32 / 3), ("Otters", 2, 9.5)):
        sees_somewhere(p, (name,), average)
        sees_somewhere(p, (name,), count, limit=110)
