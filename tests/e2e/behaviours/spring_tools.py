"""Requests of a fourth examiner who knows nothing of how apps are made here: figures and words worked out."""

import re

from tests.e2e.behaviours.held_out_tools import choose_percent
from tests.e2e.behaviours.unseen_tools import brew
from tests.e2e.fields import Control
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, has_number, has_phrase
from tests.e2e.requests import behaviour
from tests.e2e.ways import worded_lines
from tests.e2e.working_out import GO, convert, enter


@behaviour("drip_rate")
def drip_rate(p: Person) -> None:
    """The drop factor may be typed or chosen; drops may be whole."""
    fields = ("volume|milliliters|ml|volume in milliliters|amount", "hours|time|duration|time in hours",
              "drop factor|drops per milliliter|factor|gtt/ml|drops")  # fmt: skip
    rate = ("drops per minute", "drops", "rate", "drip rate", "per minute", "result", "gtt/min")
    for values in ((500, 4, 20), (1000, 8, 15), (250, 2, 60)):
        enter(p, dict(zip(fields, values, strict=True)))
        milliliters, hours, factor = values
        exact = milliliters * factor / hours / 60
        p.sees_near(rate, exact, round(exact), limit=90)


@behaviour("oven")
def oven(p: Person) -> None:
    """The mark is told for what was typed: a table of all marks that never changes tells nothing."""
    convert(p, "celsius", "fahrenheit", 180, 356)
    convert(p, "fahrenheit", "celsius", 320, 160)
    told = {}
    for celsius, fahrenheit, mark in ((200, 392, 6), (220, 428, 7), (150, 302, 2)):
        convert(p, "celsius", "fahrenheit", celsius, fahrenheit)
        told[celsius] = _expect_mark(p, mark)
    convert(p, "fahrenheit", "celsius", 356, 180)
    told[356] = _expect_mark(p, 4)
    if len(set(told.values())) == 1:
        raise Unmet("the gas mark does not go by the temperature")


def _expect_mark(p: Person, mark: int) -> str:
    labels = ("gas mark", "gas")
    p.sees_near(labels, mark, limit=70)
    looks = "() => [...document.querySelectorAll('tr, li')].map(e => getComputedStyle(e).backgroundColor).join()"
    return "|".join([*(piece for label in labels for piece in p.near(label, 70)), str(p.page.evaluate(looks))])


@behaviour("tea_buttons")
def tea_buttons(p: Person) -> None:
    heard: list[str] = []
    p.page.on("dialog", lambda dialog: heard.append(dialog.message))
    _brew(p, "green", 2)
    runs = worded_lines(p)
    heard.clear()
    p.wait(76)
    if heard or any(re.search(r"is ready|ready!|finished|time.?s up|enjoy", one) for one in worded_lines(p) - runs):
        raise Unmet("says that the tea is ready before the two minutes are over")
    runs = worded_lines(p)
    p.wait(14)
    if not p.patiently(lambda: bool(heard or worded_lines(p) - runs)):
        raise Unmet("does not tell when the tea is ready")
    p.press_if(("ok", "stop", "reset"))
    p.reload()
    _brew(p, "black", 4)
    p.reload()
    _brew(p, "herbal", 7)


def _brew(p: Person, kind: str, minutes: int) -> None:
    """Press the button of the tea, or choose it and start; expect the clock to run down from its minutes."""
    for control in p.controls():
        hit = next((option for option in control["options"] if has_phrase(option, kind)), None)
        if hit is not None:
            p.put(control, Exact(hit))
            p.press(("start", "start timer", "go", "brew"))
            p.wait(37)
            p.sees_time(60 * minutes - 37, 2)
            return
    brew(p, kind, minutes)


@behaviour("jam_price")
def jam_price(p: Person) -> None:
    """The profit may be taken on top of the costs or, as traders do, be a part of the price."""
    fields = ("number of jars|how many jars|jars made|how many|number|count|quantity|made|yield",
              "cost of fruit|fruit cost|fruit", "cost of sugar|sugar cost|sugar",
              "cost of jars|jars cost|jar cost|jars|glasses|glass",
              "profit|profit in percent|percent|margin|markup")  # fmt: skip
    price = ("price per jar", "price", "per jar", "each jar", "sell", "selling price", "jar")
    for values in ((10, 12, 4.5, 7.5, 25), (16, 18, 6, 9.6, 40)):
        enter(p, dict(zip(fields, values, strict=True)))
        each = sum(values[1:4]) / values[0]
        p.sees_near(price, each * (1 + values[4] / 100), each / (1 - values[4] / 100), limit=90)


@behaviour("eat_out")
def eat_out(p: Person) -> None:
    each = ("each", "per person", "everybody", "everyone", "everybody pays", "everyone pays", "each person", "person",
            "share", "pays")  # fmt: skip
    for total, percent, people, pays in ((87.5, 10, 4, 25), (120, 5, 3, 42), (64, 15, 7, 11)):
        p.fill(("total", "bill", "amount", "bill total", "total amount", "sum"), total)
        if not p.fill_if(("tip", "tip in percent", "tip percent", "percent", "tip %"), percent):
            choose_percent(p, percent)
        p.fill(("people", "number of people", "persons", "how many people", "guests", "how many"), people)
        p.press_if(GO)
        p.sees_near(each, pays, limit=70)


_SAME = ("Never odd or even", "A man, a plan, a canal, Panama", "Top spot", "Step on no pets")
_OTHER = ("No lemon, no lemons", "This is a plain sentence", "Never even or odd")
_DENIES = r"\bnot\b|\bno\b|n['’]t\b|false|differen|✗|✕|✘|❌|👎|\bnope\b"


@behaviour("backwards")
def backwards(p: Person) -> None:
    told = {}
    for sentence in (*_SAME, *_OTHER):
        enter(p, {"sentence|text|phrase|word|type a sentence|words": sentence})
        p.press_if(("check", "test", "is it a palindrome", "check sentence", "read backwards"))
        p.patiently(lambda: False) if not told else p.settle()
        told[sentence] = _verdict(p, sentence)
    same, other = [told[one] for one in _SAME], [told[one] for one in _OTHER]
    for sentence in _SAME[1:]:
        if told[sentence] != same[0]:
            raise Unmet(f"does not say the same of {_SAME[0]!r} and {sentence!r}")
    for sentence in _OTHER:
        if told[sentence] == same[0]:
            raise Unmet(f"says of {sentence!r} what it says of {_SAME[0]!r}")
    if not any(re.search(_DENIES, line) for lines in other for line in lines - same[0]):
        raise Unmet(f"does not say that {_OTHER[0]!r} reads otherwise backwards")


def _verdict(p: Person, sentence: str) -> frozenset[str]:
    """Return what the page says besides the sentence itself, as it is, bare or turned around, and figures."""
    bare = re.sub(r"[\W_]", "", sentence.lower())
    turned = bare[::-1]
    lines = set()
    for line in p.text().lower().split("\n"):
        plain = re.sub(r"[\W_]", "", line)
        if bare in plain or turned in plain:
            line = plain.replace(bare, "").replace(turned, "")
        line = re.sub(r"[\d\s\"'“”«»„]+", " ", line).strip()
        if line:
            lines.add(line)
    return frozenset(lines)


_POEMS = (
    ("Rose of the morning\nand a rose in the rain is rising\nrose and moon", 3, 15,
     "and a rose in the rain is rising", "rose"),
    ("wind and sea, wind\nsea\nthe wide and endless sea, oh look\ndark sea", 4, 14,
     "the wide and endless sea, oh look", "sea"),
)  # fmt: skip


@behaviour("poem")
def poem(p: Person) -> None:
    """A word is the same with a comma behind it and with a capital."""
    for text, lines, words, longest, top in _POEMS:
        enter(p, {"poem|text|your poem|paste|paste your poem|write": text})
        p.press_if(("count", "analyze", "analyse", "check", "count words", "analyze poem"))
        p.sees_near(("lines", "line", "number of lines", "line count"), lines, limit=50)
        p.sees_near(("words", "word", "number of words", "word count"), words, limit=50)
        p.sees_near(("longest", "longest line"), longest, limit=140)
        often = ("most often", "most used", "most used word", "most frequent", "most common", "often", "used most",
                 "favorite", "frequent", "common")  # fmt: skip
        p.sees_near(often, top, limit=70)


_HIDE = ("encrypt", "encode", "hide", "shift", "make secret", "make it secret", "secret", "to secret", "scramble",
         "lock", "code", "create", "make secret message", "make")  # fmt: skip
_SHOW = ("decrypt", "decode", "turn it back", "turn back", "reveal", "back", "unlock", "unscramble", "shift back",
         "read", "to plain", "solve", "reverse")  # fmt: skip


@behaviour("secret")
def secret(p: Person) -> None:
    """Turning back may be a button, a choice, or a part with fields of its own."""
    for text, shift, wanted in (("Hello, World", 3, "Khoor, Zruog"), ("Pizza xyz", 5, "Uneef cde")):
        _shift(p, text, shift, wanted, _HIDE)
    for text, shift, wanted in (("Frph krph", 3, "Come home"), ("Ljj cde", 5, "Gee xyz")):
        _shift(p, text, shift, wanted, _SHOW)


def _shift(p: Person, text: str, shift: int, wanted: str, names: tuple[str, ...]) -> None:
    p.reload()
    is_back = names is _SHOW
    p.go_to(*names[:4])
    for control in p.controls():
        choice = next((o for name in names for o in control["options"] if has_phrase(o, name)), None)
        other = any(has_phrase(o, name) for name in (_HIDE if is_back else _SHOW) for o in control["options"])
        if choice is not None and other and len(control["options"]) < 5:
            p.put(control, Exact(choice))
    texts = [c for c in p.controls() if c["kind"] in ("text", "search") and not c["disabled"]]
    if not texts:
        raise Unmet("there is no field for a text")
    shown = lambda: has_phrase("\n".join([p.text(), *(c["value"] for c in p.controls() if c["value"] != text)]), wanted)  # noqa: E731
    words = r"secret|coded|encrypted|cipher|hidden|back" if is_back else r"plain|message|text"
    texts.sort(key=lambda c: re.search(words, " ".join([*c["names"], c["beside"]]), re.I) is None)
    for field in texts[:3]:
        p.put(field, text)
        kinds = ("number", "range", "select")
        numbers = [c for c in p.controls() if c["group"] == field["group"] and c["kind"] in kinds]
        if len(numbers) == 1:
            p.put(numbers[0], shift)
        else:
            p.fill(("shift", "number", "key", "secret number", "by", "steps"), shift)
        p._group = field["group"]
        hit = p.find_button(names)
        if hit is not None:
            p.click(hit, f"button {names[0]!r}")
        if p.patiently(shown):
            return
    raise Unmet(f"{text!r} does not become {wanted!r} by {shift}{' when it is turned back' if is_back else ''}")


@behaviour("numerals")
def numerals(p: Person) -> None:
    """One field that knows which it is, a field for each, or a choice of the direction."""
    for year, numeral in ((1984, "MCMLXXXIV"), (2026, "MMXXVI"), (499, "CDXCIX")):
        _turn(p, str(year), numeral, is_roman=False)
    for year, numeral in ((1949, "MCMXLIX"), (2008, "MMVIII"), (1666, "MDCLXVI")):
        _turn(p, numeral, str(year), is_roman=True)
    heard: list[str] = []
    p.page.on("dialog", lambda dialog: heard.append(dialog.message))
    fine = _lines_besides(p, "MDCLXVI")
    for wrong in ("MAP", "IXX", "VV"):
        heard.clear()
        _type_numeral(p, _numeral_fields(p, True)[0], wrong, True)
        if not p.patiently(lambda w=wrong: _is_refused(p, fine, heard, w)):  # type: ignore[misc]
            raise Unmet(f"does not say that {wrong} is no proper Roman number")
        _turn(p, "MMVIII", "2008", is_roman=True)
        if _lines_besides(p, "MMVIII") - fine:
            raise Unmet("still complains of a Roman number that is proper")


def _lines_besides(p: Person, numeral: str) -> set[str]:
    """Return the lines with words of the page, without the numeral, which may stand in them."""
    return {re.sub(rf"\b{numeral.lower()}\b", "", line).strip() for line in worded_lines(p)}


def _is_refused(p: Person, fine: set[str], heard: list[str], wrong: str) -> bool:
    fresh = _lines_besides(p, wrong) - fine
    told = [*fresh, *heard, *(str(m) for m in p.page.evaluate(_COMPLAINTS))]
    return any(re.search(r"\bnot\b|\bno\b|n['’]t\b|invalid|wrong|error|proper|valid|only|must|please", line, re.I)
               for line in told)  # fmt: skip


# what the browser itself says of fields that hold something wrong
_COMPLAINTS = """() => [...document.querySelectorAll('input')]
    .filter(e => e.checkVisibility() && e.value && !e.validity.valid)
    .map(e => 'not valid: ' + e.validationMessage)"""


def _numeral_fields(p: Person, is_roman: bool) -> list[Control]:
    kinds = ("text", "search") if is_roman else ("number", "text", "search")
    fields = [c for c in p.controls() if c["kind"] in kinds and not c["disabled"]]
    if not fields:
        raise Unmet("there is no field for a number")
    own, other = (r"roman|numeral", r"year|arabic") if is_roman else (r"year|number|arabic|decimal", r"roman|numeral")

    def rank(control: Control) -> int:
        names = " ".join([*control["names"], control["beside"]])
        return 2 * (re.search(own, names, re.I) is None) + (re.search(other, names, re.I) is not None)

    return sorted(fields, key=rank)


def _turn(p: Person, typed: str, wanted: str, is_roman: bool) -> None:
    def shown() -> bool:
        values = [c["value"] for c in p.controls() if c["value"] != typed]
        text = "\n".join([p.text(), *values])
        return has_number(text, float(wanted)) if is_roman else has_phrase(text, wanted)

    for field in _numeral_fields(p, is_roman)[:3]:
        _type_numeral(p, field, typed, is_roman)
        if p.patiently(shown):
            return
    raise Unmet(f"{typed} does not become {wanted}")


def _type_numeral(p: Person, field: Control, typed: str, is_roman: bool) -> None:
    to, start = (r"number|year|arabic|decimal", "roman") if is_roman else ("roman", r"number|year|arabic|decimal")
    way = rf"(?:\bto|\binto|→|->|⇒)[^\n]{{0,9}}(?:{to})"
    direction = rf"(?:{start})[^\n]{{0,12}}{way}|^{way}"
    for control in p.controls():
        hit = next((o for o in control["options"] if re.search(direction, o.lower())), None)
        if hit is not None:
            p.put(control, Exact(hit))
    p.put(field, typed)
    p._group = field["group"]
    for button in p.buttons():
        if any(re.search(direction, name.lower()) for name in button["names"]) and not button["disabled"]:
            p.click(button["i"], "the direction")
            return
    hit = p.find_button((*GO, "turn", "translate", "to roman" if not is_roman else "to number"), in_rows=False)
    if hit is not None:
        p.click(hit, "the button")
