"""Which field a person would fill for a wish, and how a value is put into each kind of field."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from tests.e2e.reading import Exact, Unmet, YesNo, closeness, has_phrase, words_of

Value = Any  # str, int, float, date, time, Exact or YesNo
Control = dict[str, Any]

_NUMERIC = ("number", "range")
_TEXTUAL = ("text", "search")


@dataclass(frozen=True, slots=True)
class Wish:
    """What someone looks for in a form: alternatives for its label, what to put in, whether they could do without."""

    labels: tuple[str, ...]
    value: Value
    is_optional: bool

    @classmethod
    def read(cls, spec: str, value: Value) -> "Wish":
        return cls(tuple(spec.rstrip("?").split("|")), value, spec.endswith("?"))

    def score(self, control: Control) -> float:
        """Return 0 where the control cannot be meant, up to 1 where it surely is."""
        fit = fitness(self.value, control)
        if not fit:
            return 0.0
        best = 0.0
        for rank, wanted in enumerate(self.labels):
            for label in [*control["names"], control["beside"], control.get("legend") or ""]:
                best = max(best, closeness(wanted, label) - 0.02 * rank)
        is_search = control["kind"] == "search" or any(
            "search" in words_of(n) or "filter" in words_of(n) for n in control["names"]
        )
        if is_search and not any("search" in label or "filter" in label for label in self.labels):
            best -= 0.5
        return best * fit - (0.12 if control["inRow"] else 0.0) if best >= 0.4 else 0.0


def fitness(value: Value, control: Control) -> float:
    """Return 0…1: how well a value of this kind goes into a control of that kind."""
    kind = control["kind"]
    if control["disabled"]:
        return 0.0
    if isinstance(value, YesNo):
        return {"checkbox": 1.0, "select": 0.95, "radios": 0.95, "text": 0.3}.get(kind, 0.0)
    if isinstance(value, dt.datetime | dt.date):
        return {"date": 1.0, "datetime": 0.95, "month": 0.6, "text": 0.5}.get(kind, 0.0)
    if isinstance(value, dt.time):
        return {"time": 1.0, "datetime": 0.0, "text": 0.6}.get(kind, 0.0)
    if isinstance(value, int | float):
        if kind in ("select", "radios"):
            return 0.9 if _number_option(value, control) is not None else 0.0
        return {"number": 1.0, "range": 0.9, "text": 0.8}.get(kind, 0.0)
    text = value.text if isinstance(value, Exact) else str(value)
    if kind in ("select", "radios"):
        return 1.0 if option_of(text, control) is not None else (0.0 if isinstance(value, Exact) else 0.8)
    if kind == "color":
        return 1.0 if text.startswith("#") else 0.0
    return {"text": 1.0, "search": 0.9}.get(kind, 0.0)


def assign(wishes: list[Wish], controls: list[Control]) -> dict[int, Control]:
    """Return which control each wish (by index) goes to: best pairs first, then the only one of a fitting kind."""
    pairs = sorted(((w.score(c), -i, -j) for i, w in enumerate(wishes) for j, c in enumerate(controls)), reverse=True)
    taken: dict[int, Control] = {}
    used: set[int] = set()
    for score, i, j in pairs:
        if score > 0 and -i not in taken and -j not in used:
            taken[-i] = controls[-j]
            used.add(-j)
    for i, wish in enumerate(wishes):
        if i in taken or wish.is_optional:
            continue
        rest = [j for j, c in enumerate(controls) if j not in used and _is_native(wish.value, c)]
        if len(rest) == 1 or (rest and isinstance(wish.value, str) and controls[rest[0]]["kind"] == "text" and i == 0):
            taken[i] = controls[rest[0]]
            used.add(rest[0])
    return taken


def option_of(text: str, control: Control) -> int | None:
    """Return the index of the option someone would choose for `text`."""
    options = control["options"]
    for test in (
        lambda o: o.strip().lower() == text.lower(),
        lambda o: words_of(o) == words_of(text),
        lambda o: has_phrase(o, text),
        lambda o: len(o) > 2 and has_phrase(text, o),
    ):
        hits = [i for i, option in enumerate(options) if test(option)]
        if hits:
            return hits[0]
    return None


def option_for(value: Value, control: Control, said: dict[str, str]) -> int:
    """Return the index of the option for a value; free wishes not on offer become one that is, the same each time."""
    if isinstance(value, YesNo):
        usual = ("yes", "true", "done") if value.is_yes else ("no", "not", "false")
        for word in (*value.words, *usual):
            exact = [i for i, o in enumerate(control["options"]) if o.strip().lower() == word.lower()]
            if exact:
                return exact[0]
        for word in (*value.words, *usual):
            hits = [i for i, o in enumerate(control["options"]) if has_phrase(o, word)]
            hits = [i for i in hits if value.is_yes is not has_phrase(control["options"][i], "not")] or hits
            if hits:
                return hits[0]
        raise Unmet(f"no choice for {'yes' if value.is_yes else 'no'} among {control['options']}")
    if isinstance(value, int | float):
        index = _number_option(value, control)
        if index is None:
            raise Unmet(f"no choice {value} among {control['options']}")
        return index
    text = value.text if isinstance(value, Exact) else str(value)
    text = said.get(text, text)
    index = option_of(text, control)
    if index is not None:
        return index
    if isinstance(value, Exact):
        raise Unmet(f"{text!r} is not on offer among {control['options']}")
    blanks = control.get("blank") or [False] * len(control["options"])
    free = [
        i for i, option in enumerate(control["options"])
        if option and not blanks[i] and option not in said.values() and not has_phrase(option, "new")
    ]  # fmt: skip
    if not free:
        raise Unmet(f"nothing to choose for {text!r} among {control['options']}")
    said[text] = control["options"][free[0]]
    return free[0]


def filler(control: Control) -> Value:
    """Return something sensible for a field nobody spoke of."""
    if control["kind"] in ("select", "radios"):
        blanks = control.get("blank") or [False] * len(control["options"])
        return Exact(next((o for o, blank in zip(control["options"], blanks, strict=True) if o and not blank), ""))
    kinds: dict[str, Value] = {"number": 1, "range": 1, "date": dt.date(2026, 3, 11), "datetime": dt.date(2026, 3, 11),
                               "month": dt.date(2026, 3, 11), "time": dt.time(9, 0), "color": "#336699"}  # fmt: skip
    inputs = {"email": "ann@example.org", "url": "https://example.org/", "tel": "555 0100"}
    return kinds.get(control["kind"], inputs.get(control.get("type", ""), "something"))


def text_for(value: Value, control: Control) -> str:
    """Return what is typed into the control."""
    kind = control["kind"]
    if isinstance(value, dt.datetime | dt.date):
        day = value.strftime("%Y-%m-%d")
        hour = f"{value:%H:%M}" if isinstance(value, dt.datetime) else "12:00"
        return {"month": day[:7], "datetime": f"{day}T{hour}"}.get(kind, day)
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    if isinstance(value, YesNo):
        return value.words[0] if value.words else ("yes" if value.is_yes else "no")
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, Exact):
        return value.text
    if control.get("type") == "url" and "://" not in str(value):
        return f"https://{value}"
    return str(value)


def _is_native(value: Value, control: Control) -> bool:
    if control["disabled"] or control["inRow"]:
        return False
    kind = control["kind"]
    if isinstance(value, YesNo):
        return kind == "checkbox"
    if isinstance(value, dt.datetime | dt.date):
        return kind in ("date", "datetime")
    if isinstance(value, dt.time):
        return kind == "time"
    if isinstance(value, int | float):
        return kind in _NUMERIC
    if isinstance(value, Exact):
        return kind in ("select", "radios") and option_of(value.text, control) is not None
    return kind in _TEXTUAL and kind != "search"


def _number_option(value: float, control: Control) -> int | None:
    from tests.e2e.reading import numbers_in

    for i, option in enumerate(control["options"]):
        if option.count("★") == value or any(shown == value for shown, _ in numbers_in(option)):
            return i
    return None
