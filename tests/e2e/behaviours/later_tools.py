"""Requests of a second examiner who knows nothing of how apps are made here: calculators, converters, text."""

import datetime as dt
import re

from tests.e2e.fields import Control
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, closeness, has_phrase, words_of
from tests.e2e.requests import behaviour
from tests.e2e.working_out import GO, calculate, enter

_PRICE, _GRAMS = ("price", "cost", "$", "€", "pay"), ("gram", "g", "weight", "size", "amount", "content", "quantity")
_VERDICT = ("better deal", "better", "cheaper", "best", "deal", "best value", "winner", "buy")


@behaviour("unit_price")
def unit_price(p: Person) -> None:
    """The better deal may be told by words or by where a mark stands; the cheaper price is not always the better."""
    cases = (((2.79, 450), (4.2, 750), 6.2, 5.6), ((2.25, 500), (1.8, 300), 4.5, 6), ((3.3, 300), (2, 250), 11, 8))
    told = []
    for first, second, one, other in cases:
        names = _fill_packages(p, first, second)
        p.press_if((*GO, "compare", "which is better"))
        p.sees(one)
        p.sees(other)
        told.append(_told(p))
        winner, loser = (names[1], names[0]) if one > other else (names[0], names[1])
        _expect_named(p, winner, loser)
    if told[0] == told[1]:
        raise Unmet("does not tell which package is the better deal")
    by_words = told[0][0] != told[1][0]
    if told[0][not by_words] != told[2][not by_words]:
        raise Unmet("tells another package though it is the same one that is the better deal")


def _fill_packages(p: Person, first: tuple[float, int], second: tuple[float, int]) -> tuple[set[str], set[str]]:
    """Fill both packages; return the words by which the page tells one from the other."""
    fields = [c for c in p.controls() if c["kind"] in ("number", "text", "range") and not c["disabled"]]
    prices = [c for c in fields if _is_about(c, _PRICE)]
    grams = [c for c in fields if c not in prices and _is_about(c, _GRAMS)]
    if len(prices) < 2 or len(grams) < 2:
        raise Unmet("does not ask for the price and the grams of two packages")
    for price, weight, (amount, size) in zip(prices, grams, (first, second), strict=False):
        p.put(price, amount)
        p.put(weight, size)
    legends = p.page.evaluate(_LEGENDS, [c["i"] for c in prices[:2]])
    own = [" ".join([*c["names"], c["beside"]]) for c in prices]
    words = [_tokens(f"{name} {legend}") for name, legend in zip(own, legends, strict=False)]
    return words[0] - words[1], words[1] - words[0]


# what a group of fields is called: its legend, or the heading above
_LEGENDS = """list => list.map(i => {
    const set = window.__eyes.thing(i).closest('fieldset,[role=group],section,article');
    const head = set && set.querySelectorAll('input').length < 4 && set.querySelector('legend,h2,h3,h4');
    return head ? head.textContent : ''; })"""


def _tokens(text: str) -> set[str]:
    """Return the words, the letter A apart from the article; of figures only those that name a package."""
    return {word if word == "A" else word.lower() for word in re.findall(r"[A-Za-z]+|(?<![\d.,])[12](?![\d.,])", text)}


def _is_about(control: Control, words: tuple[str, ...]) -> bool:
    said = words_of(" ".join([*control["names"], control["beside"]]))
    return any(word in said for word in words)


def _told(p: Person) -> tuple[str, str]:
    """Return all words in their order without the figures, and how everything looks."""
    named = "".join(f"(?<!{word} )" for word in ("package", "pack", "option", "product", "item"))
    text = re.sub(rf"{named}(?<![\w#])\d+(?:[.,]\d+)*", "#", p.text().lower())
    looks = p.page.evaluate("""() => [...document.querySelectorAll('body *')].filter(e => !e.children.length &&
        e.checkVisibility() && !e.closest('input,button')).map(e => { const s = getComputedStyle(e),
        t = getComputedStyle(e.parentElement); return s.color + s.fontWeight + s.backgroundColor + t.backgroundColor +
        t.borderColor; }).join()""")
    return text, str(looks)


def _expect_named(p: Person, winner: set[str], loser: set[str]) -> None:
    """Where the page names the packages and says one of the names, expect it to be the right one."""
    if not winner or not loser:
        return
    lines = [_tokens(line) for line in p.text().split("\n") if any(has_phrase(line, w) for w in _VERDICT)]
    if any(loser & line and not winner & line for line in lines) and not any(winner & line for line in lines):
        raise Unmet(f"names {' '.join(sorted(loser))} as the better deal")


@behaviour("half_marathon")
def half_marathon(p: Person) -> None:
    """Minutes and seconds may be two fields or one; the distance was said. Whole minutes are enough."""
    for minutes, seconds, finish in ((5, 30, 6963), (6, 10, 7807), (4, 45, 6013.5)):
        texts = [c for c in p.controls() if c["kind"] in ("number", "text") and not c["disabled"]]
        for control in texts:
            if any(closeness("distance", name) > 0.5 for name in control["names"]) and control["empty"]:
                p.put(control, 21.1)
        if p.find_field(("seconds", "sec"), seconds) in (None, p.find_field(("minutes", "min"), minutes)):
            enter(p, {"pace|minutes and seconds|time per kilometer|pace per kilometer": f"{minutes}:{seconds:02}"})
        else:
            enter(p, {"minutes|min|pace minutes": minutes, "seconds|sec|pace seconds": seconds})
        if not p.patiently(lambda finish=finish: p.shows_time(finish, 31)):  # type: ignore[misc]
            hours, rest = divmod(int(finish), 3600)
            raise Unmet(f"does not show a finishing time of {hours}:{rest // 60:02}:{rest % 60:02}")


@behaviour("cake_pan")
def cake_pan(p: Person) -> None:
    """A pan holds by the square of its width: 26 and 20 make 0.59, not 0.77. The factor may be in percent."""
    fields = ("recipe pan|recipe|recipe size|recipe diameter|original|original pan|old|from",
              "my pan|mine|my size|own|new|new pan|my diameter|target|yours|to",
              "grams|ingredient|grams of an ingredient|amount|weight|original grams|ingredient grams")  # fmt: skip
    for values, factor, grams in (((26, 20, 300), 100 / 169, 30000 / 169), ((18, 24, 250), 16 / 9, 4000 / 9)):
        calculate(p, dict(zip(fields, values, strict=True)), grams)
        p.sees(factor, 100 * factor)


@behaviour("cups")
def cups(p: Person) -> None:
    """One amount and a choice of measure, or a field for each measure."""
    for unit, amount, milliliters in (("cup", 2.5, 600), ("tablespoon", 7, 105), ("teaspoon", 9, 45), ("cup", 3, 720)):
        if not (_by_choice(p, unit, amount) or _by_field(p, unit, amount)):
            raise Unmet(f"no way to enter {amount:g} {unit}s")
        hit = p.find_button(GO, in_rows=False)
        if hit is not None:
            p.click(hit, "the button")
        p.sees(milliliters)


def _is_unit(text: str, unit: str) -> bool:
    short = {"tablespoon": ("tbsp",), "teaspoon": ("tsp",), "cup": ()}[unit]
    return bool({unit, *short} & set(words_of(text)))


def _by_choice(p: Person, unit: str, amount: float) -> bool:
    numbers = [c for c in p.controls() if c["kind"] in ("number", "text", "range") and not c["disabled"]]
    for control in p.controls():
        hit = next((o for o in control["options"] if _is_unit(o, unit)), None)
        if hit is not None and numbers:
            p.put(control, Exact(hit))
            p.put(numbers[0], amount)
            return True
    for button in p.buttons():
        if len(numbers) == 1 and any(_is_unit(name, unit) for name in button["names"]):
            p.put(numbers[0], amount)
            p.click(button["i"], f"button {unit!r}")
            return True
    return False


def _by_field(p: Person, unit: str, amount: float) -> bool:
    numbers = [c for c in p.controls() if c["kind"] in ("number", "text", "range") and not c["disabled"]]
    own = [c for c in numbers if any(_is_unit(name, unit) for name in [*c["names"], c["beside"]])]
    if not own:
        return False
    for control in numbers:
        if control is not own[0] and any(
            _is_unit(name, other) for name in control["names"] for other in ("cup", "tablespoon", "teaspoon")
        ):
            p.put(control, 0)
    p.put(own[0], amount)
    return True


@behaviour("titles")
def titles(p: Person) -> None:
    """What comes out may stand on the page, in a field of its own or in the one that was typed in."""
    for typed, wanted in (
        ("ANNA  MARIA SCHMIDT\nTOM BAKER\nLUCIA  DE  ROSA", ("Anna Maria Schmidt", "Tom Baker", "Lucia De Rosa")),
        ("PAUL  O KEEFE", ("Paul O Keefe",)),
    ):
        p.fill(("list of names", "names", "list", "text", "your list", "your text", "input", "paste"), typed)
        steps = (GO, ("fix", "clean up", "tidy", "tidy up", "clean", "capitalize", "format", "change", "title case",
                      "fix names", "transform", "apply"))  # fmt: skip
        if not any((not step or p.press_if(step)) and _comes_out(p, wanted) for step in ((), *steps)):
            raise Unmet(f"{typed.splitlines()[0]!r} does not become {wanted[0]!r}")


def _comes_out(p: Person, wanted: tuple[str, ...]) -> bool:
    def holds() -> bool:
        texts = [p.page.inner_text("body"), *(str(c["value"]) for c in p.controls())]
        return any(all(name in text.replace("\u00a0", "?") for name in wanted) for text in texts)

    return p.patiently(holds)


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@behaviour("weekday")
def weekday(p: Person) -> None:
    always = {name for name in _WEEKDAYS if p.shows(name)}
    for born, name in ((dt.date(1968, 7, 20), "Saturday"), (dt.date(1990, 2, 14), "Wednesday"),
                       (dt.date(2001, 11, 5), "Monday"), (dt.date(1947, 3, 30), "Sunday")):  # fmt: skip
        _enter_day(p, born)
        p.sees(name, name[:3])
        wrong = [one for one in _WEEKDAYS if one not in (name, *always) and p.shows(one)]
        if wrong:
            raise Unmet(f"shows {wrong[0]} besides {name}")


def _enter_day(p: Person, born: dt.date) -> None:
    try:
        enter(p, {"date of birth|birthday|birth date|born|date|date born": born})
    except Unmet:  # day, month and year of their own
        named = any(has_phrase(o, "July") or has_phrase(o, "Jul") for c in p.controls() for o in c["options"])
        month = next((Exact(o) for c in p.controls() for o in c["options"] if o in (f"{born:%B}", f"{born:%b}")), None)
        enter(p, {"day": born.day, "month": month if named and month else born.month, "year": born.year})
