"""Requests of a fifth examiner who knows nothing of how apps are made here: worked out, spelled, turned, made up."""

import datetime as dt
import re
from collections import Counter

from tests.e2e.fields import Control
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, numbers_in
from tests.e2e.requests import behaviour
from tests.e2e.working_out import GO, enter


@behaviour("fence")
def fence(p: Person) -> None:
    """What a post and a board cost may be fixed or a field."""
    for meters, posts, boards, cost in ((11, 7, 18, 215), (24, 13, 36, 416), (5, 4, 9, 114.5)):
        p.fill_if(
            ("price per post", "price of a post", "cost per post", "post price", "post cost", "cost of a post"), 14
        )
        p.fill_if(("price per board", "price of a board", "cost per board", "board price", "board cost"), 6.5)
        enter(p, {"length|fence length|length in meters|meters|how long|how many meters|length of the fence": meters})
        p.sees_near(("posts", "number of posts"), posts, limit=90)
        p.sees_near(("boards", "number of boards"), boards, limit=90)
        p.sees_near(("cost", "costs", "total", "price", "total cost", "euros"), cost, limit=90)


@behaviour("dog_years")
def dog_years(p: Person) -> None:
    for years, human in ((2, 24), (5, 39), (11, 69), (1, 15), (14, 84)):
        enter(p, {"dog's age|age|dog age|age of the dog|dog years|how old|years|age in years|your dog's age": years})
        p.sees_near(("human", "human years", "human age", "result", "person", "years old", "years"), human, limit=90)


_ALPHABET = """alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec
romeo sierra tango uniform victor whiskey x-ray yankee zulu""".split()
_CODES = re.compile(r"\b(alfa|x[ -]?ray|juliett?|whisky|" + "|".join(_ALPHABET) + r")\b")
_SPELLINGS = {"alfa": "alpha", "juliett": "juliet", "whisky": "whiskey", "xray": "x-ray", "x ray": "x-ray"}


@behaviour("spelling")
def spelling(p: Person) -> None:
    """The words must stand one after the other; a table of all of them may be on the page, too."""
    for name in ("Schulz", "Joy Quick", "Max Vogt", "Wendy", "Fabian Pierre"):
        wanted = [_ALPHABET[ord(letter) - ord("a")] for letter in name.lower() if letter.isalpha()]
        enter(p, {"name|your name|word|text|type your name|type": name})
        p.press_if(("spell", "spell it", "spell name", "spell it out", "spell out"))
        if not p.patiently(lambda w=wanted: _is_spelled(p, w)):  # type: ignore[misc]
            raise Unmet(f"{name!r} is not spelled {' '.join(wanted)}")


def _is_spelled(p: Person, wanted: list[str]) -> bool:
    text = "\n".join([p.text(), *(c["value"] for c in p.controls() if c["kind"] == "text" and c["disabled"])]).lower()
    found = [_SPELLINGS.get(word, word) for word in _CODES.findall(text)]
    return any(found[i : i + len(wanted)] == wanted for i in range(len(found) - len(wanted) + 1))


_OURS, _HIS = r"\b(ours?|us|my|mine|here|local|home|we)\b", r"\b(tokyo|his|son|son's|japan|there|him)\b"
_OTHER_DAY = re.compile(
    r"tomorrow|next day|following day|day (later|ahead|after)|\+\s?1\b|yesterday|previous day|day before|[-−]\s?1 day|"
    r"day earlier|\bthu(rsday)?\b|\btue(sday)?\b|mar(ch)? 1[02]\b|\b1[02]\.? mar|03-1[02]\b|\b3/1[02]\b|\b1[02]\.0?3\b",
    re.I,
)


@behaviour("son_abroad")
def son_abroad(p: Person) -> None:
    """Two clocks that set each other, one with a choice of the direction, or two parts; "already tomorrow" for him
    is "still yesterday" for us."""
    _ask(p, True, dt.time(9, 15), "17:15")
    same = _lines(p)
    _ask(p, False, dt.time(19, 20), "11:20")
    same |= _lines(p)

    def is_told() -> bool:
        return any(_OTHER_DAY.search(line) for line in _lines(p) - same)

    for is_ours, typed, wanted, is_other_day in (
        (True, dt.time(20, 30), "4:30", True), (True, dt.time(6, 40), "14:40", False),
        (False, dt.time(13, 5), "5:05", False), (False, dt.time(5, 45), "21:45", True),
        (True, dt.time(16, 0), "0:00", True), (True, dt.time(15, 59), "23:59", False),
    ):  # fmt: skip
        _ask(p, is_ours, typed, wanted)
        if not p.patiently(lambda wished=is_other_day: is_told() is wished):  # type: ignore[misc]
            raise Unmet(f"at {typed:%H:%M} {'does not say' if is_other_day else 'says'} that it is another day there")


def _lines(p: Person) -> set[str]:
    """Return the lines of the page without times of day."""
    return {
        re.sub(r"\d{1,2}[:.]\d\d(\s?[ap]m)?", "", line, flags=re.I).strip().lower() for line in p.text().split("\n")
    }


def _ask(p: Person, is_ours: bool, typed: dt.time, wanted: str) -> None:
    own, other = (_OURS, _HIS) if is_ours else (_HIS, _OURS)
    chosen = False
    for control in p.controls():
        hit = next((o for o in control["options"] if _starts_with(o, own, other)), None)
        if hit is not None and any(_starts_with(o, other, own) for o in control["options"]):
            p.put(control, Exact(hit))
            chosen = True
    fields = _clock_fields(p)
    if not fields:
        raise Unmet("there is no field for a time")

    def rank(control: Control) -> int:
        names = " ".join([*control["names"], control["beside"], control.get("legend") or ""])
        return 2 * (re.search(own, names, re.I) is None) + (re.search(other, names, re.I) is not None)

    if len(fields) == 1 and not chosen and rank(fields[0]) >= 2 and p.press_if(("swap", "switch", "reverse")):
        fields = _clock_fields(p)
    field = min(fields, key=rank)
    p.put(field, typed)
    p._group = field["group"]
    for button in p.buttons():
        if any(_starts_with(n, own, other) for n in button["names"]) and not button["disabled"] and not button["isNav"]:
            p.click(button["i"], "the direction")
            break
    else:
        p.press_if(GO)
    hours, minutes = map(int, wanted.split(":"))
    half = f"{(hours + 11) % 12 + 1}:{minutes:02}"
    ways = (*((wanted,) if hours > 12 or not hours else ()), f"{hours:02}:{minutes:02}", f"{hours}.{minutes:02}",
            *(f"{hour}{gap}{'pm' if hours > 11 else 'am'}" for gap in (" ", "") for hour in (half, half.zfill(5))),
            *((f"{hours}:{minutes:02}",) if hours < 10 else ()))  # fmt: skip

    def shown() -> bool:
        text = "\n".join([p.text(), *(c["value"] for c in p.controls() if c["i"] != field["i"])])
        return any(re.search(rf"(?<![\d:]){re.escape(way)}(?!\d)", text, re.I) for way in ways)

    if not p.patiently(shown):
        raise Unmet(f"{typed:%H:%M} {'here' if is_ours else 'in Tokyo'} does not become {wanted}")


def _clock_fields(p: Person) -> list[Control]:
    fields = [c for c in p.controls() if c["kind"] in ("time", "text") and not c["disabled"]]
    return [c for c in fields if c["kind"] == "time"] or fields


def _starts_with(words: str, own: str, other: str) -> bool:
    """Return whether a direction goes from the one to the other, or only the one is named."""
    low = re.sub(r"→|->|⇒|=>|\binto\b", " to ", words.lower())
    first, second = re.search(own, low), re.search(other, low)
    return first is not None and (second is None or (" to " in low and first.start() < second.start()))


_PROBLEM = re.compile(r"(?<![\d+])(\d{1,3})\s*[+＋]\s*(\d{1,3})(?!\d)(?!\s*\+)")
_NEW = ("new sheet", "new worksheet", "new", "generate", "make sheet", "create sheet", "generate sheet", "new problems",
        "make new sheet", "new page", "make a sheet", "create")  # fmt: skip
_SOLUTIONS = ("show solutions", "solutions", "show answers", "answers", "show the solutions", "reveal solutions",
              "solution", "show", "reveal", "show results", "results")  # fmt: skip


@behaviour("worksheet")
def worksheet(p: Person) -> None:
    """The solutions may stand by the problems or on their own."""
    if len(_problems(p)) != 20:
        p.press(_NEW)
    sheets = set[tuple[tuple[int, int], ...]]()
    for _ in range(4):
        if not p.patiently(lambda: len(_problems(p)) == 20):
            raise Unmet(f"the sheet has {len(_problems(p))} plus problems, not twenty")
        sheet = _problems(p)
        over = next((one for one in sheet if sum(one) > 100), None)
        if over:
            raise Unmet(f"{over[0]} + {over[1]} is over a hundred")
        if not sheets and _solved(p, sheet) > 12:
            raise Unmet("shows the solutions before anybody wants to see them")
        sheets.add(sheet)
        if len(sheets) in (1, 3):
            _show_solutions(p)
            if not p.patiently(lambda s=sheet: _solved(p, s) == 20):  # type: ignore[misc]
                raise Unmet(f"shows {_solved(p, sheet)} of the twenty solutions")
            p.press_if(("hide solutions", "hide answers", "hide", "close"))
        p.press(_NEW)
        p.settle()
    if len(sheets) < 4:
        raise Unmet("the button makes no new sheet")


def _problems(p: Person) -> tuple[tuple[int, int], ...]:
    return tuple((int(a), int(b)) for a, b in _PROBLEM.findall(p.text()))


def _solved(p: Person, sheet: tuple[tuple[int, int], ...]) -> int:
    """Return how many sums of the sheet stand on the page besides the problems themselves."""
    found = Counter(int(n) for n, _ in numbers_in(_PROBLEM.sub(" ", p.text())))
    return sum((Counter(a + b for a, b in sheet) & found).values())


def _show_solutions(p: Person) -> None:
    for control in p.controls():
        names = " ".join([*control["names"], control["beside"]])
        if control["kind"] == "checkbox" and re.search(r"solution|answer|result", names, re.I):
            p.tick(control["i"], True)
            p.settle()
            return
    p.press(_SOLUTIONS)
