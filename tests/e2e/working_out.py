"""How a person uses a calculator or converter: fill, press what is there to press, read the result."""

import re
from collections.abc import Mapping

from tests.e2e.fields import Control, Value
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, closeness, has_number, has_phrase, words_of

GO = (
    "calculate",
    "compute",
    "work out",
    "convert",
    "show",
    "go",
    "check",
    "update",
    "submit",
    "=",
    "result",
    "generate",
    "split",
)


def enter(p: Person, inputs: Mapping[str, Value]) -> None:
    """Fill the fields (alternatives parted by "|", "?" for those the page may lack) and press the button, if any."""
    for spec, value in inputs.items():
        labels = spec.rstrip("?").split("|")
        if spec.endswith("?"):
            p.fill_if(labels, value)
        else:
            p.fill(labels, value)
    hit = p.find_button(GO, in_rows=False)
    if hit is not None:
        p.click(hit, "the button")


def calculate(p: Person, inputs: Mapping[str, Value], *expected: str | float, near: tuple[str, ...] = ()) -> None:
    """Expect one of the results after filling the fields; figures that were typed do not count."""
    enter(p, inputs)
    if near:
        p.sees_near(near, *expected)
        return
    given = {float(v) for v in inputs.values() if isinstance(v, int | float)}
    if any(isinstance(e, int | float) and float(e) in given for e in expected):
        raise ValueError("a result equal to an input proves nothing")
    p.sees(*expected)


def convert(p: Person, source: str, target: str, value: float, expected: float | str) -> None:
    """Expect a conversion to work: between two fields, with a choice of units or direction, or in parts of its own."""
    words = [source, *_ALIASES.get(source, ())], [target, *_ALIASES.get(target, ())]
    for way in (_by_own_field, _by_unit_choice, _by_direction_choice, _by_direction_button):
        if way(p, words[0], words[1], value) and p.patiently(lambda: _is_shown(p, value, expected)):
            return
    raise Unmet(f"{value:g} {source} does not become {expected} {target}")


_ALIASES = {
    "celsius": ("°C", "C"), "fahrenheit": ("°F", "F"), "mile": ("mi",), "kilometer": ("km",),
    "inch": ("inches", "in", '"'), "centimeter": ("cm",), "decimal": ("dec", "base 10"),
    "hexadecimal": ("hex", "base 16"), "pound": ("lb", "lbs"), "kilogram": ("kilo", "kg"),
    "knot": ("kn", "kt", "kts"), "kilometer per hour": ("km/h", "kmh", "kph"),
    "without tax": ("net", "before tax", "excluding tax", "excl", "tax excluded"),
    "with tax": ("gross", "after tax", "including tax", "incl", "tax included"),
}  # fmt: skip


def _is_shown(p: Person, value: float | str, expected: float | str) -> bool:
    if isinstance(expected, str):
        return has_phrase(p.text(), expected) or any(expected.lower() == str(c["value"]).lower() for c in p.controls())
    if expected != value:
        others = [c["value"] for c in p.controls() if c["kind"] in ("number", "text", "range")]
        return p.shows(expected) or any(has_number(str(v), expected) for v in others)
    fields = [c["value"] for c in p.controls() if c["kind"] in ("number", "text")]
    return "\n".join([p.text(), *fields]).count(f"{abs(value):g}") >= 2


def _fields(p: Person) -> list[Control]:
    return [c for c in p.controls() if c["kind"] in ("number", "text", "range") and not c["disabled"]]


def _names(control: Control) -> str:
    return " ".join([*control["names"], control["beside"], control.get("legend") or ""])


def _says(text: str, words: list[str]) -> bool:
    return any(_says_one(text, word) for word in words)


def _says_one(text: str, word: str) -> bool:
    if word == "in":  # a word of every sentence: a unit only where it stands alone, in brackets or last
        return re.search(r"^in$|[(\[]in\.?[)\]]|[,=\d]\s*in$", text.strip().lower()) is not None
    if not any(letter.isalnum() for letter in word):  # such as the mark for inches: no words to compare
        return word in text
    return has_phrase(text, word) or set(words_of(word)) <= set(words_of(text))


def _type(p: Person, field: Control, value: float | str) -> None:
    p.put(field, value)
    p._group = field["group"]
    hit = p.find_button(("convert", "calculate", "go", "="), in_rows=False)
    if hit is not None:
        p.click(hit, "the button")


def _by_own_field(p: Person, source: list[str], target: list[str], value: float) -> bool:
    """A field that carries the name of what is given, more than of what is wanted."""
    fields = [f for f in _fields(p) if _says(_names(f), source) and not _says(_names(f), target)]
    if not fields:
        return False
    wanted = [f for f in fields if any(closeness(w, n) > 0.5 for w in source for n in f["names"])] or fields
    _type(p, wanted[0], value)
    return True


def _by_unit_choice(p: Person, source: list[str], target: list[str], value: float) -> bool:
    """Two choices of units, from and to."""
    choices = [c for c in p.controls() if c["kind"] in ("select", "radios")]
    both = [
        c
        for c in choices
        if any(_says(o, source) for o in c["options"]) and any(_says(o, target) for o in c["options"])
    ]
    single = [c for c in both if not any(_says(o, source) and _says(o, target) for o in c["options"])]
    if not single or not _fields(p):
        return False
    to = next((c for c in single if "to" in _names(c).lower().split()), single[1] if len(single) > 1 else None)
    start = next((c for c in single if c is not to), single[0])
    p.put(start, Exact(next(o for o in start["options"] if _says(o, source))))
    if to is not None and to is not start:
        p.put(to, Exact(next(o for o in to["options"] if _says(o, target))))
    _type(p, _fields(p)[0], value)
    return True


def _by_direction_choice(p: Person, source: list[str], target: list[str], value: float) -> bool:
    """One choice whose entries name a direction, such as "Celsius to Fahrenheit"."""
    for control in p.controls():
        for option in control["options"]:
            if _runs(option, source, target) and _fields(p):
                p.put(control, Exact(option))
                _type(p, _fields(p)[0], value)
                return True
    return False


def _by_direction_button(p: Person, source: list[str], target: list[str], value: float) -> bool:
    """Type, then press the button that names the direction; else swap and type."""
    fields = _fields(p)
    for button in p.buttons():
        if fields and any(_runs(name, source, target) for name in button["names"]):
            p.put(fields[0], value)
            p.click(button["i"], "the direction")
            if not _is_anything_shown(p):
                p.put(_fields(p)[0], value)
            return True
    hit = p.find_button(("swap", "switch", "reverse", "swap direction"))
    if hit is None or not fields:
        return False
    p.click(hit, "swap")
    _type(p, _fields(p)[0], value)
    return True


def _is_anything_shown(p: Person) -> bool:
    return any(c["value"] for c in _fields(p)[1:]) or bool(p.text())


def _runs(name: str, source: list[str], target: list[str]) -> bool:
    """Return whether the words name the direction from source to target."""
    low = re.sub(r"→|->|⇒|=>", " to ", name.lower())
    head, mark, tail = low.partition(" to ")
    return bool(mark) and _says(head, source) and _says(tail, target)
