"""Requests written by someone who knows nothing of how apps are made here: drills, games, text, draws."""

import contextlib
import re
from collections import Counter

from tests.e2e.behaviours.samples_tools import enter_list
from tests.e2e.fields import Control
from tests.e2e.games import expect_verdict
from tests.e2e.person import Person
from tests.e2e.reading import Unmet, has_phrase, words_of
from tests.e2e.requests import behaviour
from tests.e2e.working_out import GO

_SYMBOLS = {
    "hydrogen": "H", "helium": "He", "lithium": "Li", "beryllium": "Be", "boron": "B", "carbon": "C", "nitrogen": "N",
    "oxygen": "O", "fluorine": "F", "neon": "Ne", "sodium": "Na", "magnesium": "Mg", "aluminum": "Al",
    "aluminium": "Al", "silicon": "Si", "phosphorus": "P", "sulfur": "S", "sulphur": "S", "chlorine": "Cl",
    "argon": "Ar", "potassium": "K", "calcium": "Ca", "scandium": "Sc", "titanium": "Ti", "vanadium": "V",
    "chromium": "Cr", "manganese": "Mn", "iron": "Fe", "cobalt": "Co", "nickel": "Ni", "copper": "Cu", "zinc": "Zn",
    "gallium": "Ga", "germanium": "Ge", "arsenic": "As", "selenium": "Se", "bromine": "Br", "krypton": "Kr",
    "rubidium": "Rb", "strontium": "Sr", "silver": "Ag", "cadmium": "Cd", "tin": "Sn", "antimony": "Sb",
    "iodine": "I", "xenon": "Xe", "cesium": "Cs", "barium": "Ba", "tungsten": "W", "platinum": "Pt", "gold": "Au",
    "mercury": "Hg", "lead": "Pb", "bismuth": "Bi", "radon": "Rn", "radium": "Ra", "thorium": "Th", "uranium": "U",
    "plutonium": "Pu", "palladium": "Pd", "rhodium": "Rh", "tellurium": "Te", "polonium": "Po",
}  # fmt: skip


@behaviour("elements")
def elements(p: Person) -> None:
    """The answer is typed, as asked; a wrong one may be asked again or passed over. Only right ones are counted."""
    p.press_if(("start", "start quiz", "begin", "play"))
    asked: set[str] = set()
    last, right = "", 0
    for turn in range(9):
        if not p.patiently(lambda: bool(_asked_element(p, ""))):
            break  # a quiz of its own length is over
        name = _asked_element(p, last)
        asked.add(name)
        is_right = turn % 3 != 2
        right += is_right
        _answer(p, ("symbol", "answer", "your answer"), _SYMBOLS[name] if is_right else "Xx")
        p.wait(2.5)
        if _asked_element(p, "") in ("", name):
            p.press_if(("next", "next question", "continue", "skip", "next element", "show answer"))
            p.wait(1)
        last = name
    if len(asked) < 4:
        raise Unmet(f"asks for {len(asked)} elements, always the same" if asked else "asks for no element")
    p.sees_near(("right", "correct", "score", "got right", "points"), right)


def _asked_element(p: Person, last: str) -> str:
    """Return the element that is asked for: the one in the shortest line that does not tell the symbol, too."""
    found = []
    for line in p.text().split("\n"):
        for name, symbol in _SYMBOLS.items():
            if has_phrase(line, name) and not re.search(rf"\b{symbol}\b", line):
                found.append((name == last, len(line), name))
    return min(found)[2] if found else ""


def _answer(p: Person, labels: tuple[str, ...], text: str) -> None:
    p.fill(labels, text)
    if not p.press_if(("check", "submit", "answer", "ok", "check answer", "enter", "guess")):
        p.key("Enter")


@behaviour("verbs")
def verbs(p: Person) -> None:
    """Asking may be on the same page, on a part of its own or begin at a button."""
    pairs = {"sing": "sang", "drive": "drove", "catch": "caught"}
    for verb, past in pairs.items():
        p.add("verb", {"verb|irregular verb|infinitive|base form|present|word": verb,
                       "past form|past|past tense|simple past": past})  # fmt: skip
    practice = ("practice", "quiz", "train", "test", "ask me", "ask", "drill", "exercise", "quiz me")
    start = (*practice, "start", "start quiz", "start practice", "begin", "next question", "next", "new question")
    if not _asked_verb(p, pairs):
        p.go_to(*practice)
    if not _asked_verb(p, pairs):
        p.press(start)
    asked, right, wrong = set[str](), 0, 0
    static = p.text().split("\n")
    for turn in range(8):
        if not p.patiently(lambda: bool(_asked_verb(p, pairs))) and not p.press_if(start):
            break
        verb, field = _asked_verb(p, pairs) or ("", None)
        if field is None:
            raise Unmet("asks for no past form")
        asked.add(verb)
        is_right = turn % 4 != 3
        right, wrong = right + is_right, wrong + (not is_right)
        before = p.text()
        p.put(field, pairs[verb] if is_right else "boiled")
        p._group = field["group"]
        hit = p.find_button(("check", "submit", "answer", "ok", "check answer", "enter"), in_rows=False)
        p.click(hit, "the answer") if hit is not None else p.key("Enter")
        expect_verdict(p, static, before, is_right)
        p.wait(2.5)
        p.press_if(("next", "next question", "continue", "next verb", "new question", "ask me", "ask", "another"))
    if len(asked) < 2:
        raise Unmet("always asks the same verb")
    p.sees_near(("right", "correct", "right answers"), right)
    p.sees_near(("wrong", "incorrect", "wrong answers", "mistakes"), wrong)


def _asked_verb(p: Person, pairs: dict[str, str]) -> tuple[str, Control] | None:
    """Return the verb that stands by a field for the answer, and the field."""
    script = """([i, verbs]) => {
        const field = window.__eyes.thing(i), y = field.getBoundingClientRect().top;
        for (let at = field; at; at = at.parentElement) {
            const shown = [...at.querySelectorAll('*')].filter(e => e.checkVisibility() && !e.closest('tr,li,option') &&
                [...e.childNodes].some(n => n.nodeType === 3 && verbs.some(v => new RegExp('\\\\b' + v + '\\\\b', 'i').test(n.data))));
            if (shown.length) {
                shown.sort((a, b) => Math.abs(a.getBoundingClientRect().top - y) - Math.abs(b.getBoundingClientRect().top - y));
                return verbs.find(v => new RegExp('\\\\b' + v + '\\\\b', 'i').test(shown[0].textContent));
            }
            if (verbs.some(v => new RegExp('\\\\b' + v + '\\\\b', 'i').test(field.getAttribute('placeholder') || ''))) return verbs.find(v => field.placeholder.toLowerCase().includes(v));
        }
        return ''; }"""  # noqa: E501
    texts = [c for c in p.controls() if c["kind"] == "text" and not c["inRow"]]
    for control in texts:
        together = [c for c in texts if c["group"] == control["group"]]
        names = " ".join(control["names"]).lower()
        if len(together) > 1 and "answer" not in names:
            continue  # the form that takes new verbs has two fields
        verb = p.page.evaluate(script, [control["i"], list(pairs)])
        if verb:
            return str(verb), control
    return None


@behaviour("matches")
def matches(p: Person) -> None:
    """The matches may be a figure or drawn; they are taken by buttons, by a number typed in or by clicking them."""
    p.press_if(("start", "start game", "new game"))
    _expect_matches(p, 21)
    rules = p.text().split("\n")
    left, turns = 21, []
    for count in (3, 2, 1, 3, 3, 3, 3, 2):
        turns.append(_turn_words(p))
        _take(p, count)
        left -= count
        if left > 1 and _verdict_on_game(p, rules):
            raise Unmet(f"the game is over with {left} matches on the table")
        if left > 1:
            _expect_matches(p, left)
    if turns[0] == turns[1] or turns[1] == turns[2]:
        raise Unmet("does not say whose turn it is")
    if not _verdict_on_game(p, rules):
        _expect_matches(p, 1)
        _take(p, 1)
    if not p.patiently(lambda: bool(_verdict_on_game(p, rules))):
        raise Unmet("does not say who has lost")
    if re.search(r"player (1|one|a) (wins|won|has won)|player (2|two|b) (loses|lost|has lost)",
                 _verdict_on_game(p, rules)):  # fmt: skip
        raise Unmet("the one who had to take the last match is said to win")
    p.press(("new game", "play again", "restart", "again", "start over", "reset", "new", "start"))
    _expect_matches(p, 21)
    _expect_no_more_than_there_are(p, rules)


def _expect_no_more_than_there_are(p: Person, rules: list[str]) -> None:
    for count in (3, 3, 3, 3, 3, 3, 2):
        _take(p, count)
    with contextlib.suppress(Unmet):
        _take(p, 3)  # only one is left
    if re.search(r"(?<!\d)[-−][12]\b", p.text()) is not None:
        raise Unmet("takes three where only one is left")


def _verdict_on_game(p: Person, rules: list[str]) -> str:
    """Return what the page says of who won or lost that it did not say at the start."""
    lines = [line.lower() for line in p.text().split("\n") if line not in rules]
    return "\n".join(line for line in lines if re.search(r"\b(los(es|t|er)|w(ins|on|inner))\b", line))


_LOG = r"took|takes|taken|removed|history"


def _turn_words(p: Person) -> str:
    """Return what the page says of whose turn it is; the matches that are left do not count, nor a log of moves."""
    lines = [line for line in p.text().split("\n") if re.search(r"turn|player|to move|'s|’s", line, re.I)]
    lines = [line for line in lines if not re.search(_LOG, line, re.I)]
    return "\n".join(re.sub(r"\b([3-9]|\d\d)\b", "", line) for line in lines) + "".join(_looks_of_players(p))


def _looks_of_players(p: Person) -> list[str]:
    """Return what marks the player in turn where both are always named."""
    script = """log => [...document.querySelectorAll('body *')].filter(e => !e.children.length && e.checkVisibility() &&
        /player|^(red|blue|white|black)$/i.test(e.textContent) && !new RegExp(log).test(e.textContent) &&
        !e.closest('button')).map(e => getComputedStyle(e).color + getComputedStyle(e).fontWeight +
        getComputedStyle(e).backgroundColor + getComputedStyle(e.parentElement).backgroundColor +
        getComputedStyle(e.parentElement).borderColor)"""
    return list(p.page.evaluate(script, _LOG))


def _take(p: Person, count: int) -> None:
    word = ("one", "two", "three")[count - 1]
    names = {str(count), word}
    open_ones = [b for b in p.buttons() if not b["disabled"] and b["isReal"]]
    hit = next((b["i"] for b in open_ones if any(names & set(words_of(name)) for name in b["names"])), None)
    if hit is not None:
        p.click(hit, f"take {count}")
        p.wait(1)
        return
    field = p.find_field(("how many", "matches", "take", "number"), count)
    if field is not None:
        p.put(field, count)
        p.press(("take", "take matches", "remove", "ok", "go", "done", "submit"))
        p.wait(1)
        return
    for cell in list(p.look("cells", 3))[:count]:
        p.click(cell["i"], "a match")
    p.press_if(("take", "done", "end turn", "ok", "remove", "take matches"))
    p.wait(1)


def _expect_matches(p: Person, count: int) -> None:
    script = """n => [...document.querySelectorAll('body *')].some(e => {
        const seen = [...e.children].filter(c => c.checkVisibility() && c.tagName === e.children[0].tagName);
        return n > 3 && seen.length === n; })"""

    def holds() -> bool:
        drawn = Counter(letter for letter in p.text() if not letter.isspace())
        glyphs = any(n == count for letter, n in drawn.items() if not letter.isalnum() or letter in "Il")
        return p.shows(count) or (count > 3 and glyphs) or bool(p.page.evaluate(script, count))

    if not p.patiently(holds):
        raise Unmet(f"does not show {count} matches")


@behaviour("dedupe")
def dedupe(p: Person) -> None:
    """One button or two; capitals do not count where things are sorted from A to Z."""
    for typed, wanted in (
        (("pear", "apple", "pear", "banana", "fig", "apple", "cherry"), ["apple", "banana", "cherry", "fig", "pear"]),
        (("Zoe", "adam", "Mia", "Zoe", "berta", "Mia"), ["adam", "berta", "Mia", "Zoe"]),
    ):
        p.fill(("list", "your list", "text", "items", "paste", "input", "lines"), "\n".join(typed))
        steps = ((), GO, ("remove duplicates", "remove doubles", "clean up", "clean", "take out doubles", "tidy",
                          "process", "dedupe", "remove duplicates and sort"), ("sort", "sort a z"))  # fmt: skip
        if not any((not step or p.press_if(step)) and _is_shown(p, typed, wanted) for step in steps):
            raise Unmet(f"{', '.join(typed)} does not become {', '.join(wanted)}")


def _is_shown(p: Person, typed: tuple[str, ...], wanted: list[str]) -> bool:
    pattern = re.compile(r"\b(?:" + "|".join(set(typed)) + r")\b")

    def holds() -> bool:
        texts = [p.text(), *(str(c["value"]) for c in p.controls() if c["kind"] == "text")]
        found = [pattern.findall(text) for text in texts]  # an output is read as text and as what a field shows
        return any(words == wanted * max(1, len(words) // len(wanted)) for words in found)

    return p.patiently(holds)


@behaviour("santa")
def santa(p: Person) -> None:
    """Who gives to whom may stand in lines or rows, or behind a button for each, so that it stays a secret."""
    names = ("Anna", "Ben", "Carla", "Diego", "Emil")
    enter_list(p, names, ("names", "list of names", "list", "name", "people", "participants", "family"))
    drawn = set()
    for _ in range(10):
        p.press(("draw", "draw names", "draw again", "draw lots", "shuffle", "assign", "match", "generate", "start",
                 "go", "new draw", "pair", "make pairs", "redraw"))  # fmt: skip
        p.wait(2)
        pairs = _pairs(p, names)
        if sorted(pairs) != sorted(names) or sorted(pairs.values()) != sorted(names):
            raise Unmet("does not show for everybody one other person who gets the present")
        if any(giver == getter for giver, getter in pairs.items()):
            raise Unmet("somebody gives a present to themselves")
        drawn.add(tuple(sorted(pairs.items())))
    if len(drawn) < 3:
        raise Unmet("always draws the same")


def _pairs(p: Person, names: tuple[str, ...]) -> dict[str, str]:
    for text in (lambda: p.text(), lambda: _by_rows(p, names), lambda: _by_revealing(p, names)):
        pattern = re.compile(r"\b(?:" + "|".join(names) + r")\b")
        lines = [pattern.findall(line) for line in text().split("\n")]
        found = [(line[0], line[1]) for line in lines if len(line) == 2]
        if len(found) == len(names) and len(dict(found)) == len(names):
            return dict(found)
    seen = re.findall("|".join(names), p.text())[-2 * len(names) :]  # one name a line, two and two
    return dict(zip(seen[::2], seen[1::2], strict=True)) if len(seen) == 2 * len(names) else {}


def _by_rows(p: Person, names: tuple[str, ...]) -> str:
    texts = {row.number: row.text.replace("\n", " ") for name in names for row in p.rows(name)}
    return "\n".join(texts.values())


def _by_revealing(p: Person, names: tuple[str, ...]) -> str:
    """Press what shows each person's draw, one after the other, and note what is seen."""
    seen = []
    for name in names:
        row = next(
            (r for r in p.rows(name) if p.find_button(("reveal", "show", "see"), within=r.number) is not None), None
        )
        hit = p.find_button(("reveal", "show", "see"), within=row.number) if row is not None else p.find_button(
            (f"reveal {name}", f"show {name}", name), in_rows=True)  # fmt: skip
        if hit is None:
            return ""
        before = Counter(re.findall("|".join(names), p.text()))
        p.click(hit, f"show what {name} has drawn")
        gained = Counter(re.findall("|".join(names), p.text())) - before
        others = [one for one in gained if one != name] or [one for one in gained if gained[one]]
        seen.append(f"{name} {others[0] if others else ''}")
    return "\n".join(seen)


@behaviour("bingo")
def bingo(p: Person) -> None:
    """Big is at least 40 pixels and bigger than the numbers called before. Where all 75 stand on a board, the ones

    that were called must look different. Forty draws without a repetition are no chance.
    """
    called: list[int] = []
    for turn in range(40):
        p.press(("draw", "draw number", "next number", "draw next number", "next", "call", "call number", "draw next",
                 "new number", "start", "call next number"))  # fmt: skip
        p.wait(2)
        number, size = _biggest(p)
        if not 1 <= number <= 75:
            raise Unmet("shows no number from 1 to 75")
        if size < 40:
            raise Unmet(f"the number is only {size:.0f} pixels high, not really big")
        if number in called:
            raise Unmet(f"draws {number} twice" if turn else "draws nothing")
        called.append(number)
    _expect_called(p, called)
    if called == sorted(called):
        raise Unmet("calls the numbers in order")


_NUMBERS = """() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility())
    .map(e => [[...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join('').trim(), e])
    .filter(([t]) => /^(?:[BINGO][ -]?)?[1-9][0-9]?$/i.test(t)).map(([t, e]) => { const s = getComputedStyle(e);
        return [+t.replace(/\\D/g, ''), parseFloat(s.fontSize), s.color + s.backgroundColor + s.fontWeight + s.opacity +
            s.textDecorationLine + s.borderColor + getComputedStyle(e.parentElement).backgroundColor]; })"""


def _biggest(p: Person) -> tuple[int, float]:
    found = p.page.evaluate(_NUMBERS)
    best = max(found, key=lambda one: one[1], default=[0, 0.0, ""])
    return int(best[0]), float(best[1])


def _expect_called(p: Person, called: list[int]) -> None:
    size = _biggest(p)[1]
    looks: dict[int, set[str]] = {}
    for number, height, look in p.page.evaluate(_NUMBERS):
        if height < size:
            looks.setdefault(int(number), set()).add(look)
    if len(looks) > 70:  # a board of all the numbers
        waiting = set[str]().union(*(look for number, look in looks.items() if number not in called))
        if any(looks.get(number, set()) <= waiting for number in called[:-1]):
            raise Unmet("the numbers that were called do not stand out on the board")
        return
    listed = {int(n) for n in re.findall(r"\d+", p.text())}
    missing = [number for number in called[:-1] if number not in listed]
    if missing:
        raise Unmet(f"does not show that {missing[0]} was called")
    if set(range(1, 76)) <= listed:
        raise Unmet("shows all numbers and not which were called")
