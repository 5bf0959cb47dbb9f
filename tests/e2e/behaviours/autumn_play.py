"""Requests of a fifth examiner who knows nothing of how apps are made here: held, thrown, learned and clicked."""

import re

from tests.e2e.fields import Control
from tests.e2e.games import expect_verdict
from tests.e2e.person import TODAY, Person
from tests.e2e.reading import Unmet, dates, day, numbers_in, times_in
from tests.e2e.requests import behaviour
from tests.e2e.ways import worded_lines

_RECORD = re.compile(r"record|personal best|new best|best (yet|ever)|longest (yet|ever)|new high")
_NOT_NOW = re.compile(r"\b(no|not|delete|remove|yet to|clear)\b")


@behaviour("plank")
def plank(p: Person) -> None:
    """The news of a record may be a message or words; the first one may be a record or not."""
    heard: list[str] = []
    p.page.on("dialog", lambda dialog: heard.append(dialog.message))
    for seconds, is_record in ((42, None), (35, False), (61, True), (48, False)):
        _hold(p, seconds, is_record, heard)
    p.reload()
    for seconds in (42, 35, 61, 48):
        p.sees_time(seconds, 2.5)
    p.sees(*dates(TODAY), "today")
    p.sleep_days(1)
    _hold(p, 21, False, heard)
    p.sees(*dates(day(3, 12)), "today")
    p.sees(*dates(TODAY), "yesterday")
    _hold(p, 95, True, heard)
    p.sees_time(61, 2.5)


def _hold(p: Person, seconds: int, is_record: bool | None, heard: list[str]) -> None:
    p.press(("start", "start plank", "go", "begin", "start stop"))
    p.wait(1)
    words, count = _record_words(p), _record_count(p)
    heard.clear()
    p.wait(seconds - 1)
    p.press(("stop", "stop plank", "finish", "end", "done", "start stop"))

    def told() -> bool:
        fresh = _record_words(p) - words
        return bool(fresh) or _record_count(p) > count or any(_RECORD.search(one.lower()) for one in heard)

    if is_record and not p.patiently(told):
        raise Unmet(f"does not tell that {seconds} seconds are a new record")
    if is_record is False and told():
        raise Unmet(f"tells of a new record at {seconds} seconds")
    p.press_if(("ok", "close")) if p.look("hasModal") else None
    p.sees_time(seconds, 2.5)


def _record_words(p: Person) -> set[str]:
    return {line for line in worded_lines(p) if _RECORD.search(line) and not _NOT_NOW.search(line)}


def _record_count(p: Person) -> int:
    lines = p.text().lower().split("\n")
    return sum(1 for line in lines if _RECORD.search(line) and not _NOT_NOW.search(line))


_WINS = re.compile(r"\bw[io]ns?\b|\bwon\b|winner|champion|congrat|victory|game shot", re.I)
_PLAYERS = ("Udo", "Rita")


@behaviour("darts")
def darts(p: Person) -> None:
    """After a throw that is too much it is the other one's turn, or one may throw again."""
    heard: list[str] = []
    p.page.on("dialog", lambda dialog: heard.append(dialog.message))
    names = [c for c in p.controls() if c["kind"] == "text" and re.search(r"name|player", _names(c), re.I)]
    if len(names) >= 2:
        for field, name in zip(names, _PLAYERS, strict=False):
            p.put(field, name)
    p.press_if(("start", "start game", "play", "begin", "new game"))
    left = [501, 501]
    _expect_left(p, left)
    for turn, points in enumerate((60, 45, 180, 100, 140, 7)):
        player = turn % 2
        _throw(p, player, points)
        left[player] -= points
        _expect_left(p, left)
    before = _said(p, heard)
    _throw(p, 0, 122)  # one more than is left
    _expect_left(p, left)
    _throw(p, 1, 49)
    if p.patiently(lambda: _shows_left(p, [121, 300])):
        left = [121, 300]
    else:  # who threw too much throws again
        if _shows_left(p, [121, 349]):
            _throw(p, 0, 49)
        _expect_left(p, [72, 349])
        _throw(p, 1, 49)
        left = [72, 300]
        _expect_left(p, left)
    if any(_WINS.search(line) for line in _said(p, heard) - before):
        raise Unmet("somebody is said to win though nobody is at zero")
    before = _said(p, heard)
    _throw(p, 0, left[0])

    def told() -> list[str]:
        return [line for line in _said(p, heard) - before if _WINS.search(line)]

    if not p.patiently(lambda: bool(told())):
        raise Unmet("does not say who wins at zero")
    if all(re.search(r"player 2|player two|rita", line) and not re.search(r"player 1|player one|udo", line)
           for line in told()):  # fmt: skip
        raise Unmet("says that the wrong one wins")


def _names(control: Control) -> str:
    return " ".join([*control["names"], control["beside"]])


def _said(p: Person, heard: list[str]) -> set[str]:
    return {line.strip().lower() for line in [*p.text().split("\n"), *heard]}


def _shows_left(p: Person, left: list[int]) -> bool:
    return all(p.shows(points) for points in left)


def _expect_left(p: Person, left: list[int]) -> None:
    if not p.patiently(lambda: _shows_left(p, left)):
        raise Unmet(f"does not show that {left[0]} and {left[1]} are left")


def _throw(p: Person, player: int, points: int) -> None:
    """Type the points into the one field there is, or into that of the player, and send them off."""
    fields = [c for c in p.controls() if c["kind"] in ("number", "text") and not c["disabled"]
              and not re.search(r"name|start(ing)? (score|points)|target|501", _names(c), re.I)]  # fmt: skip
    if not fields:
        raise Unmet("there is no field for what was thrown")
    field = fields[player] if len(fields) == 2 else fields[0]
    p.put(field, points)
    p._group = field["group"]
    hit = p.find_button(("enter", "throw", "ok", "submit", "enter score", "submit score", "add", "take off", "subtract",
                         "score", "count", "save", "next", "next player", "done", "add score", "enter throw", "go",
                         "record", "take it off", "thrown"))  # fmt: skip
    if hit is not None:
        p.click(hit, "the button")
    else:
        p.element(field["i"]).press("Enter")
        p.settle()


_SPANISH = """uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete
dieciocho diecinueve veinte""".split()
# whole numbers that stand alone in an element, the likeliest to be asked for first
_ASKED = """() => { const own = e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(' ').trim();
    const tells = /right|correct|score|wrong|points|streak|round|asked|1 to 20|\\bof\\b|\\//i;
    return [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && !e.matches('button,option,script,style'))
        .map(e => [e, own(e)]).filter(([e, t]) => (t.match(/\\d+/g) || []).length === 1 && !tells.test(t))
        .map(([e, t]) => { const around = e.parentElement.innerText || '';
            return [+t.match(/\\d+/)[0], around.length < 40 && tells.test(around) ? 1 : 0,
                parseFloat(getComputedStyle(e).fontSize), t.toLowerCase()]; })
        .filter(([n]) => n >= 1 && n <= 20).sort((a, b) => a[1] - b[1] || b[2] - a[2]); }"""  # noqa: E501


@behaviour("spanish")
def spanish(p: Person) -> None:
    """A wrong one may be asked again or passed over; accents may be left out by the app."""
    p.press_if(("start", "begin", "start quiz", "play", "start practice", "start training", "go"))
    static, asked, count = p.text().split("\n"), set[int](), 0
    labels = ("right", "correct", "right answers", "score", "points", "right ones")
    for is_right in (True, True, False, True, False, True, True):
        if not p.patiently(lambda: _asked(p) is not None):
            raise Unmet("shows no number from 1 to 20")
        number = _asked(p) or 1
        asked.add(number)
        before = p.text()
        _write(p, _SPANISH[number - 1] if is_right else "rojo")
        count += is_right
        expect_verdict(p, static, before, is_right)
        if not is_right:
            p.sees(_SPANISH[number - 1], _SPANISH[number - 1].replace("é", "e"))
        p.sees_near(labels, count, limit=60)
        p.wait(2.5)
        if _asked(p) in (number, None):
            p.press_if(("next", "next number", "new number", "continue", "next one", "next question"))
            p.wait(1)
        if _asked(p) == number and not is_right:  # asked again until it is right
            _write(p, _SPANISH[number - 1])
            p.wait(2.5)
            p.press_if(("next", "next number", "new number", "continue", "next one", "next question"))
            count += p.shows_near(labels, count + 1, limit=60)
    if len(asked) < 3:
        raise Unmet("always shows the same number")


def _asked(p: Person) -> int | None:
    found = p.page.evaluate(_ASKED)
    return next((int(n) for n, _, _, text in found if not any(word in text for word in _SPANISH)), None)


def _write(p: Person, word: str) -> None:
    field = p.fill(("word", "answer", "your answer", "spanish word", "spanish", "the word", "in spanish"), word)
    if not p.press_if(("check", "answer", "submit", "ok", "enter", "check answer", "done", "check it")):
        p.element(field["i"]).press("Enter")
        p.settle()


@behaviour("schulte")
def schulte(p: Person) -> None:
    """Clicks at the wrong time are thrown in; only the last of the 25 in order may end the game."""
    p.page.set_viewport_size({"width": 1100, "height": 1500})
    p.press_if(("start", "start game", "play", "begin", "go", "new game"))
    p.wait(4)
    places = _squares(p)
    if sorted(places) != list(range(1, 26)):
        raise Unmet("there is no square with the numbers 1 to 25")
    order = sorted(places, key=lambda n: (round(places[n][1] / 12), places[n][0]))
    if order == sorted(order):
        raise Unmet("the numbers are not mixed up")
    begun = _seconds(p)
    for wrong in (25, 2):
        _click(p, wrong, places)
    for number in range(1, 25):
        if number in (10, 17):
            _click(p, 23, places)
        if number == 12:
            p.wait(47)
        _click(p, number, places)
    p.wait(16)
    _click(p, 25, places)
    ended = _seconds(p) - begun
    if not p.patiently(lambda: bool(_told(p, ended))):
        raise Unmet("does not tell how long it took when all are clicked")
    told = _told(p, ended)
    p.wait(21)
    if not told & _told(p, ended):
        raise Unmet("the time runs on when all are clicked")
    p.reload()
    p.press_if(("start", "start game", "play", "begin", "go", "new game"))
    p.wait(4)
    again = _squares(p)
    if sorted(again, key=lambda n: (round(again[n][1] / 12), again[n][0])) == order:
        raise Unmet("the numbers are always mixed up in the same way")


def _seconds(p: Person) -> float:
    return float(p.page.evaluate("Date.now()")) / 1000


def _squares(p: Person) -> dict[int, tuple[float, float]]:
    """Return the middle of each square that can be seen, by its number."""
    found = {}
    for cell in p.look("cells", 25):
        if re.fullmatch(r"\d{1,2}", cell["text"].strip()):
            box = cell["box"]
            found[int(cell["text"])] = (box["x"] + box["w"] / 2, box["y"] + box["h"] / 2)
    return found


def _click(p: Person, number: int, places: dict[int, tuple[float, float]]) -> None:
    x, y = _squares(p).get(number, places[number])
    p.page.mouse.click(x, y - float(p.page.evaluate("scrollY")))
    p.wait(0.3)


def _told(p: Person, seconds: float) -> set[float]:
    """Return the times on the page that may be what it took: from the first right click, or some seconds longer."""
    text = p.text()
    numbers = {n for n, _ in numbers_in(text)} | set(times_in(text))
    return {round(n, 2) for n in numbers if 60 <= n <= seconds + 12}
