"""Requests of a sixth examiner who knows nothing of how apps are made here: worked out, turned round, added up."""

import datetime as dt
import re
from collections.abc import Callable

from tests.e2e.apart import pieces_of
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, dates, day, has_number
from tests.e2e.requests import behaviour
from tests.e2e.working_out import GO, enter


@behaviour("add_days")
def add_days(p: Person) -> None:
    for start, days, wanted in ((day(3, 11), 100, day(6, 19)), (day(2, 20, 2024), 10, day(3, 1, 2024)),
                                (day(12, 20), 30, day(1, 19, 2027))):  # fmt: skip
        enter(
            p,
            {
                "date|start date|start|from|starting date|from date|other date|day": start,
                "days|number of days|how many days|days later|add days|days to add|so many days|days after": days,
            },
        )
        p.press_if(("add", "add days", "find date", "show date", "what date", "find"))
        p.sees(*_dates(wanted))
        if wanted.year != start.year:
            p.sees(str(wanted.year), f"{wanted.month}/{wanted.day}/{wanted:%y}")


def _dates(when: dt.date) -> tuple[str, ...]:
    end = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(when.day, "th")
    return (*dates(when), f"{when:%B} {when.day}{end}", f"{when.day}{end} of {when:%B}", f"{when.day}{end} {when:%B}",
            f"{when.month}/{when.day}/{when:%y}")  # fmt: skip


@behaviour("stones")
def stones(p: Person) -> None:
    """A stone is fourteen pounds."""
    for stone, pounds, kilos in ((11, 4, 71.668), (9, 0, 57.153), (13, 10, 87.09)):
        enter(p, {"stones|stone|st": stone, "pounds|pound|lbs|lb": pounds})
        p.sees(kilos)


_JOIN = r"comma|one line|to (a )?line|join|single|into line|make (a |one )?line|to row"
_SPLIT = r"column|back|split|to lines|lines\b|separate|list|vertical"


@behaviour("commas")
def commas(p: Person) -> None:
    """Two buttons, two fields, a choice of the way, or one button that sees which it is."""
    for words in (("apple", "pear", "red plum"), ("north", "south", "east wind", "west")):
        line = r"\s*,\s*".join(words)
        _turn(p, "\n".join(words), line, _JOIN, f"the column {words[0]} … does not become one line with commas")
    for words in (("copper", "tin", "old iron"), ("monday", "friday", "next sunday", "today")):
        column = r"[ \t]*\n\s*".join(words)
        _turn(p, ", ".join(words), column, _SPLIT, f"the line {words[0]}, … does not become a column")


def _turn(p: Person, typed: str, wanted: str, way: str, complaint: str) -> None:
    """Type it into each field that takes text and press what may turn it, the likeliest first."""

    def shown(source: int) -> bool:
        values = [c["value"] for c in p.controls() if c["kind"] == "text" and (c["i"] != source or c["value"] != typed)]
        return any(re.search(rf"(^|[\s>]){wanted}($|[\s.])", text.strip().lower()) for text in [_seen(p), *values])

    p.reload()
    fields = [c for c in p.controls() if c["kind"] == "text" and not c["disabled"]]
    if not fields:
        raise Unmet("there is no field for words")
    fields.sort(key=lambda c: re.search(way, " ".join([*c["names"], c["beside"], c["head"]]), re.I) is None)
    for field in fields[:3]:
        for choose in _ways(p, way):
            choose()
            p.put(field, typed)
            if p.patiently(lambda f=field: shown(f["i"])):  # type: ignore[misc]
                return
            for button in _likely(p, way):
                if p.element(field["i"]).input_value() != typed:
                    p.put(field, typed)
                p.click(button, "the button")
                if p.patiently(lambda f=field: shown(f["i"])):  # type: ignore[misc]
                    return
    raise Unmet(complaint)


def _seen(p: Person) -> str:
    return str(p.page.evaluate("document.body.innerText"))


def _likely(p: Person, way: str) -> list[int]:
    bad = r"clear|copy|reset|delete|save|print|download|paste|theme"
    buttons = [b for b in p.buttons() if b["isReal"] and not b["disabled"] and b["names"]
               and not any(re.search(bad, n, re.I) for n in b["names"])]  # fmt: skip
    buttons.sort(key=lambda b: not any(re.search(way, n, re.I) for n in b["names"]))
    return [b["i"] for b in buttons[:4]]


def _ways(p: Person, way: str) -> list[Callable[[], None]]:
    """Return how the way may be chosen, nothing to choose included."""
    choices: list[Callable[[], None]] = []
    for control in p.controls():
        if control["kind"] in ("select", "radios"):
            options = sorted(control["options"], key=lambda o: re.search(way, o, re.I) is None)
            choices += [lambda c=control, o=option: p.put(c, Exact(o)) for option in options[:3]]  # type: ignore[misc]
    return choices or [lambda: None]


@behaviour("total_time")
def total_time(p: Person) -> None:
    for times, seconds in (("3:45\n12:08\n4:30", 1223), ("45:30\n59:45\n0:50", 6365), ("2:50\n0:09", 179)):
        p.fill(("times", "your times", "minutes and seconds", "list", "list of times", "times one on each line",
                "times one per line", "enter times", "durations"), times)  # fmt: skip
        p.press_if(("add up", "add", "sum", "total", "add them up", "add up times", "sum up", *GO))
        if not p.patiently(lambda s=seconds: p.shows_time(s, 0.4)):  # type: ignore[misc]
            raise Unmet(f"{times.split()} do not come to {seconds // 60}:{seconds % 60:02}")


@behaviour("appliance")
def appliance(p: Person) -> None:
    """A year may have a quarter of a day more; a small sum may be told in cents."""
    fields = ("watts|power|power in watts|wattage|watt",
              "hours|hours a day|hours per day|daily hours|usage|time",
              "cents per kilowatt hour|cents|price|cents per kwh|price per kwh|cents/kwh|ct/kwh|rate|cost per kwh|"
              "electricity price")  # fmt: skip
    for watts, hours, cents in ((1500, 2, 32), (60, 4, 30), (200, 24, 35)):
        enter(p, dict(zip(fields, (watts, hours, cents), strict=True)))
        daily = watts / 1000 * hours * cents / 100
        p.sees_near(("per day", "day", "daily", "a day", "each day"), daily, 100 * daily, limit=90)
        p.sees_near(("per year", "year", "yearly", "a year", "annual", "annually", "each year"),
                    365 * daily, 365.25 * daily, 36500 * daily, limit=90)  # fmt: skip


@behaviour("training_pulse")
def training_pulse(p: Person) -> None:
    zones = {"easy": (0.6, 0.7), "endurance": (0.7, 0.8), "hard": (0.8, 0.9)}
    for age in (40, 50, 30):
        enter(p, {"age|your age|my age|age in years|years|how old": age})
        for label, shares in zones.items():
            for share in shares:
                beats = round((220 - age) * share)
                if not p.patiently(lambda n=label, b=beats: _stands_by(p, n, tuple({*zones} - {n}), b)):  # type: ignore[misc]
                    raise Unmet(f"does not show {beats} by {label!r} at the age of {age}")


def _stands_by(p: Person, label: str, others: tuple[str, ...], beats: int) -> bool:
    """Return whether the figure stands with the label and none of the others: together, after it, or in its column."""
    rest = "|".join(others)
    pieces = pieces_of(p, label, others)
    pieces += re.findall(rf"\b{label}\b(?:(?!\b(?:{rest})\b)[\s\S])*", p.text(), re.I)
    if p.page.evaluate(_IS_HEADING, [label, others[0]]):
        pieces += p.near(label, 60)
    return any(has_number(piece, beats) or has_number(piece, -beats) for piece in pieces)  # a dash is no minus


_IS_HEADING = """([label, other]) => [...document.querySelectorAll('th')].some(e =>
    e.innerText.toLowerCase().includes(label) && e.parentElement.innerText.toLowerCase().includes(other))"""
