"""Requests of a third examiner who knows nothing of how apps are made here: figures and words worked out."""

import datetime as dt
import re

from tests.e2e.fields import Control
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, dates, day, has_number, has_phrase
from tests.e2e.requests import behaviour
from tests.e2e.working_out import GO, enter


@behaviour("alarm")
def alarm(p: Person) -> None:
    fields = ("work starts|start of work|when work starts|work|start|starts at", "bathroom|bathroom minutes",
              "breakfast|breakfast minutes", "way|way to work|commute|travel|the way|minutes for the way")  # fmt: skip
    for start, minutes, wanted in (
        (dt.time(8, 30), (25, 20, 40), ("7:05", "07:05", "7.05")),
        (dt.time(6, 0), (30, 15, 50), ("4:25", "04:25", "4.25")),
        (dt.time(14, 0), (10, 25, 55), ("12:30", "12.30")),
    ):
        enter(p, dict(zip(fields, (start, *minutes), strict=True)))
        p.sees(*wanted)


@behaviour("pizza")
def pizza(p: Person) -> None:
    """The parts of flour, water and salt are 100, 62 and 3: what the balls weigh is 165 of them."""
    many = "how many|number of pizzas|number|pizzas|balls|how many balls|count"
    weight = "weight|how heavy|grams per ball|ball weight|weight of a ball|grams|heavy"
    for count, grams in ((6, 270), (10, 250)):
        enter(p, {many: count, weight: grams})
        for label, part in (("flour", 100), ("water", 62), ("salt", 3)):
            exact = count * grams * part / 165
            p.sees_near((label,), exact, round(exact), limit=90)


_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}


@behaviour("sixteenths")
def sixteenths(p: Person) -> None:
    """Inches may be written 4 13/16, 4-13/16 or 4" 13/16, a fraction with a sign of its own."""
    for given, whole, part in ((4.81, 4, "13/16"), (3.5, 3, "1/2"), (2.24, 2, "1/4"), (0.31, 0, "5/16"), (7.99, 8, "")):
        enter(p, {"inches|decimal inches|decimal|length|measure|value|number": given})
        if not p.patiently(lambda w=whole, f=part: _shows_inches(p, w, f)):  # type: ignore[misc]
            raise Unmet(f"{given} inches do not become {whole or ''} {part}".rstrip())
        if re.search(r"(?<![\d/])(2|4|6|8|10|12|14|16)\s*/\s*16(?!\d)", _plain(p)):
            raise Unmet(f"the fraction for {given} is not made short")


def _plain(p: Person) -> str:
    text = p.text().replace("⁄", "/").replace("∕", "/")
    for sign, fraction in _VULGAR.items():
        text = text.replace(sign, f" {fraction}")
    return re.sub(r"\bone eighth\b", "1/8", text)


def _shows_inches(p: Person, whole: int, part: str) -> bool:
    between = r"\s*(?:[\"″”'-]|in\.?|inch(?:es)?|and|\+|&)?\s*(?:and\s*)?"
    if not part:
        return re.search(rf"(?<![\d./]){whole}(?![\d./]|{between}\d+/\d)", _plain(p)) is not None
    head = rf"(?<![\d./]){whole}{between}" if whole else rf"(?<![\d./])(?:0{between})?"
    return re.search(rf"{head}{part}(?!\d)", _plain(p)) is not None


_RECIPE = "400 g flour\n2 eggs\n1.5 tsp salt"


@behaviour("scale_recipe")
def scale_recipe(p: Person) -> None:
    """It was said that everything is for four. New amounts may be decimals or fractions."""
    for people, wanted in ((10, (1000, 5, 3.75)), (2, (200, 1, 0.75)), (7, (700, 3.5, 2.625))):
        p.fill(("ingredients", "recipe", "paste", "list of ingredients", "text", "list"), _RECIPE)
        _say_people(p, people)
        p.press_if((*GO, "scale", "adjust", "change", "scale recipe", "recalculate"))
        for word, amount in zip(("flour", "egg", "salt"), wanted, strict=True):
            if not p.patiently(lambda w=word, a=amount: _has_amount(p, w, a)):  # type: ignore[misc]
                raise Unmet(f"for {people} people it does not show {amount:g} by {word!r}")


def _say_people(p: Person, people: int) -> None:
    numbers = [c for c in p.controls() if not c["disabled"] and not c.get("isLong") and not c["inRow"]
               and c["kind"] in ("number", "range", "text", "select")]  # fmt: skip
    words = r"original|from|recipe (is )?for|was for|written for|website|serves|old"
    original = [c for c in numbers if re.search(words, " ".join([*c["names"], c["beside"]]), re.I)]
    fields = [c for c in numbers if len(numbers) == 1 or c not in original]
    if not fields:
        raise Unmet("no field for how many people")
    if len(numbers) > 1 and original and original[0]["value"] != "4":
        p.put(original[0], 4)
    p.put(fields[0], people)


def _has_amount(p: Person, word: str, amount: float) -> bool:
    typed = [c["value"] for c in p.controls() if c.get("isLong") and c["value"] != _RECIPE]
    lines = "\n".join([p.text(), *typed]).split("\n")
    parts = {0.5: "½|1/2", 0.75: "¾|3/4"}
    whole, rest = int(amount), amount % 1
    mixed = rf"(?<!\d){whole or ''}\s*({parts[rest]})(?!\d)" if rest in parts else r"(?!)"
    near = [line for line in lines if word in line.lower()] + p.near(word, 40)
    return any(has_number(line, amount) or re.search(mixed, line.replace("⁄", "/")) for line in near)


_SHARPS = {"C#": "C#|Db", "D#": "D#|Eb", "F#": "F#|Gb", "G#": "G#|Ab", "A#": "A#|Bb"}
_CHORDS = ("chords", "chord", "song", "text", "your chords", "paste")


@behaviour("transpose")
def transpose(p: Person) -> None:
    """Half tones may be a number with a sign, with a choice of up or down, or buttons for one step each."""
    for typed, steps, wanted in (("C Am F G7", 2, "D Bm G A7"), ("E Bm A G#m", -3, "C# G#m F# Fm"),
                                 ("G D Em Bm", 5, "C G Am Em")):  # fmt: skip
        p.fill(_CHORDS, typed)
        _say_steps(p, steps)
        p.press_if((*GO, "transpose", "change"))
        if not p.patiently(lambda w=wanted: _shows_chords(p, w)):  # type: ignore[misc]
            raise Unmet(f"{typed} does not become {wanted} by {steps:+}")
        p.reload()


def _say_steps(p: Person, steps: int) -> None:
    way, other = ("up", "down") if steps > 0 else ("down", "up")
    fields = [c for c in p.controls() if c["kind"] in ("number", "range")]
    choice = next((c for c in p.controls() if any(has_phrase(o, way) for o in c["options"])
                   and any(has_phrase(o, other) for o in c["options"])), None)  # fmt: skip
    if not fields:
        fields = [c for c in p.controls() if c["kind"] == "text" and not c.get("isLong")
                  and re.search(r"tone|step|by|how many", " ".join(c["names"]), re.I)]  # fmt: skip
    if choice is not None:
        p.put(choice, Exact(next(o for o in choice["options"] if has_phrase(o, way))))
    chosen = [c for c in p.controls() if c["kind"] in ("select", "radios") and _option(c, steps)]
    if fields:
        is_signed = choice is None and p.find_button((way,)) is None
        p.put(fields[0], steps if is_signed else abs(steps))
        if not is_signed and choice is None:
            p.press((way, f"transpose {way}"))
    elif chosen:
        p.put(chosen[0], Exact(_option(chosen[0], steps if choice is None else abs(steps))))
    else:
        for _ in range(abs(steps)):
            p.press(
                (
                    way,
                    f"half tone {way}",
                    "+1" if steps > 0 else "-1",
                    "+" if steps > 0 else "−",
                    "♯" if steps > 0 else "♭",
                )
            )


def _option(control: Control, steps: int) -> str:
    """Return the option for this many half tones, or an empty text."""
    ways = (f"{steps}", f"{steps:+}", f"−{abs(steps)}" if steps < 0 else f"{steps}")
    return next((o for o in control["options"] if o.strip().split(" ")[0] in ways), "")


def _shows_chords(p: Person, wanted: str) -> bool:
    tokens = [re.match(r"([A-G]#?)(.*)", token) for token in wanted.split()]
    parts = [f"(?:{_SHARPS.get(t[1], t[1])}){t[2]}" for t in tokens if t is not None]
    texts = [p.text(), *(str(c["value"]) for c in p.controls())]
    pattern = r"(?<![A-Za-z])" + r"[\s,|–-]+".join(parts) + r"(?![A-Za-z0-9#])"
    return any(re.search(pattern, text.replace("♯", "#").replace("♭", "b")) for text in texts)


@behaviour("absence")
def absence(p: Person) -> None:
    """The letter may stand on the page or in a field to copy from; every wording that is polite will do."""
    fields = ("name|child's name|child|name of the child", "class|grade|form", "from|from which day|first day|start",
              "to|until|to which day|last day|end|till|absent until", "reason|why|illness|because")  # fmt: skip
    make = ("write letter", "create letter", "make letter", "letter", "write", "create", "add", "save")
    for name, form, first, last, reason in (("Mia Lund", "4b", day(3, 9), day(3, 12), "a high fever"),
                                            ("Tom Lund", "2a", day(4, 13), day(4, 14), "a broken arm")):  # fmt: skip
        before = p.text().split("\n")
        enter(p, dict(zip(fields, (name, form, first, last, reason), strict=True)))
        if not p.patiently(lambda n=name: has_phrase(_letter(p), n)):  # type: ignore[misc]
            p.press_if(make)
        p.sees(name)
        letter = _letter(p)
        for what, ways in (("class", (form,)), ("first day", _days(first)), ("last day", _days(last)),
                           ("reason", (reason.split(" ", 1)[1],))):  # fmt: skip
            if not any(has_phrase(letter, one) for one in ways):
                raise Unmet(f"the {what} is not in the letter")
        if len(" ".join(line for line in letter.split("\n") if line not in before).split()) < 20:
            raise Unmet("there is no whole letter")
        if not re.search(
            r"\b(dear|regards|sincerely|thank|kindly|respectfully|best wishes|yours|please)\b", letter, re.I
        ):
            raise Unmet("the letter is not polite")


def _letter(p: Person) -> str:
    long = [str(c["value"]) for c in p.controls() if c.get("isLong")]
    return "\n".join([p.text(), *long])


def _days(when: dt.date) -> tuple[str, ...]:
    return (*dates(when), f"{when:%B} {when.day}th", f"{when.day}th {when:%B}", f"{when.day}th of {when:%B}",
            f"{when:%A}, {when:%B} {when.day}")  # fmt: skip
