"""Requests nobody has tuned on: calculators, text, timers, games, draws."""

import datetime as dt
import re

from tests.e2e.fields import Control
from tests.e2e.games import cells, open_answers, play_quiz
from tests.e2e.person import Person
from tests.e2e.reading import Unmet, dates, words_of
from tests.e2e.requests import behaviour
from tests.e2e.working_out import GO, calculate, convert, enter


@behaviour("pounds")
def pounds(p: Person) -> None:
    convert(p, "pound", "kilogram", 10, 4.5359237)
    convert(p, "kilogram", "pound", 50, 110.23113)


@behaviour("smoking")
def smoking(p: Person) -> None:
    # the size of a pack first: where the page knows it already, what goes into a wrong field is overwritten
    fields = {
        "cigarettes per pack|pack size|cigarettes in a pack?": 20,
        "cigarettes a day|cigarettes per day|cigarettes": 15,
        "price of a pack|pack price|price per pack|cost per pack|pack|price|cost": 8,
        "quit date|date|quit|stopped|day i quit|when|stopped smoking": dt.date(2026, 1, 1),
    }
    try:
        enter(p, fields)
    except Unmet:
        if not p.press_if(("settings", "options", "set up")):
            raise
        enter(p, fields)
    if not p.patiently(lambda: p.shows(414)):
        p.submit()
    p.sees(69)
    p.sees(414)


@behaviour("discount")
def discount(p: Person) -> None:
    fields = "old price|price|original price", "percent off|discount|percent|percentage"
    for price, percent, new, saved in ((80, 35, 52, 28), (250, 30, 175, 75)):
        calculate(p, dict(zip(fields, (price, percent), strict=True)), new)
        p.sees_near(("save", "saving", "saved", "you save", "discount amount"), saved)


@behaviour("dinosaurs")
def dinosaurs(p: Person) -> None:
    p.press_if(("start", "start quiz", "begin", "play"))
    answers = len(open_answers(p))
    if answers != 3:
        raise Unmet(f"gives {answers} answers to pick from, not three")
    p.reload()
    words = play_quiz(p).lower()
    known = ("saur", "rex", "raptor", "triceratops", "pterodactyl", "jurassic", "cretaceous", "triassic", "meteor",
             "asteroid", "comet", "extinct", "herbivor", "carnivor", "reptile", "fossil", "diplodocus")  # fmt: skip
    if sum(word in words for word in known) < 3 or words.count("saur") + words.count("rex") < 4:
        raise Unmet("the quiz is not about dinosaurs")


@behaviour("sums")
def sums(p: Person) -> None:
    asked = set()
    right = wrong = 0
    p.press_if(("start", "begin", "play"))
    for turn in range(6):
        if not p.patiently(lambda: _sum(p) is not None):
            raise Unmet("asks no plus task")
        task = _sum(p)
        assert task is not None
        if max(task) > 10:
            raise Unmet(f"asks {task[0]} + {task[1]}, which is beyond ten")
        asked.add(task)
        is_right = bool(turn % 3)
        right, wrong = right + is_right, wrong + (not is_right)
        before = p.text()
        p.fill(("answer", "your answer", "result"), sum(task) if is_right else sum(task) + 1)
        p.press(("check", "answer", "submit", "ok", "enter", "next", "check answer"))
        _expect_told(p, before, is_right, right if is_right else wrong)
        p.wait(2.5)
        if _sum(p) == task:
            p.press_if(("next", "next question", "new question", "continue", "next task"))
            p.wait(1)
    if len(asked) < 3:
        raise Unmet("always asks the same")


def _sum(p: Person) -> tuple[int, int] | None:
    match = re.search(r"(\d+)\s*(?:\+|plus)\s*(\d+)", p.text())
    return (int(match[1]), int(match[2])) if match else None


def _expect_told(p: Person, before: str, is_right: bool, count: int) -> None:
    yes = ("right", "correct", "well done", "good", "great", "yes", "perfect", "✓", "✔", "✅")
    no = ("wrong", "incorrect", "not right", "not correct", "not quite", "try again", "no", "oops", "✗", "✘", "❌")
    words = yes if is_right else no
    old = before.split("\n")

    def told() -> bool:
        fresh = " ".join(line for line in p.text().split("\n") if line not in old).lower()
        says = any(re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", fresh) for word in words)
        if says and is_right and re.search(r"\bnot (right|correct|quite)\b", fresh):
            says = False
        return says or p.shows_near(words[:2], count, limit=40)

    if not p.patiently(told):
        raise Unmet(f"does not say that the answer was {'right' if is_right else 'wrong'}")


@behaviour("connect_four")
def connect_four(p: Person) -> None:
    won = ("wins", "won", "winner", "win", "four in a row", "connects four")
    p.press_if(("start", "start game", "new game", "play"))
    drop = _columns(p)
    looks = [_discs(p)]
    for turn in (0, 1, 0, 1, 0, 1):
        drop(turn)
        looks.append(_discs(p))
        if looks[-1] == looks[-2]:
            raise Unmet("a disc that is dropped does not show")
    if len(p.look("cells", 42)) == 42:
        _expect_fallen(looks)
    if p.shows("wins", "won", "winner"):
        raise Unmet("names a winner too early")
    drop(0)
    p.sees(*won)
    p.press(("new game", "restart", "play again", "reset", "again", "start over", "new", "clear"))
    p.confirm()
    if not p.patiently(lambda: not p.shows("wins", "won", "winner")):
        raise Unmet("the winner of the last game stays")
    drop = _columns(p)
    for column in (0, 1, 2):  # four in a row lying down, for whoever starts
        drop(column)
        drop(column)
    drop(3)
    p.sees(*won)


def _columns(p: Person):  # type: ignore[no-untyped-def]
    """Return how a disc is dropped into a column: by pressing the board, or a button above it."""
    if len(p.look("cells", 42)) == 42:
        return lambda column: _press_cell(p, column)
    if len(p.look("cells", 7)) == 7:
        return lambda column: p.click(cells(p, 7)[column]["i"], "a column")
    raise Unmet("there is no board of seven columns")


def _press_cell(p: Person, column: int) -> None:
    stack = [cells(p, 42)[column + 7 * row] for row in range(6)]
    free = [cell for cell in stack if not cell["disabled"]]
    p.click((free or stack)[0]["i"], "a column")
    p.wait(1)


def _discs(p: Person) -> list[str]:
    """Return what each cell looks like, whatever tells its place left out."""
    script = """list => list.map(i => { const el = window.__eyes.thing(i);
        return [el, ...el.querySelectorAll('*')].map(e => { const s = getComputedStyle(e);
            return s.backgroundColor + s.backgroundImage.slice(0, 200) + s.fill + s.color; }).join() +
            el.textContent; })"""
    found = [cell["i"] for cell in p.look("cells", 42)]
    if len(found) == 42:
        return list(p.page.evaluate(script, found))
    return [p.page.content(), p.look("canvasPrint")]


def _expect_fallen(looks: list[list[str]]) -> None:
    first, last = looks[1], looks[-1]  # in the last one the lowest discs have long stopped to fade in
    if first[35] == looks[0][35] or first[0] != looks[0][0]:
        raise Unmet("a disc does not fall to the bottom")
    if last[36] == last[35]:
        raise Unmet("the discs of both players look the same")


@behaviour("snake")
def snake(p: Person) -> None:
    over = ("game over", "you lost", "you lose", "crashed", "you died", "dead", "the end", "ouch", "hit")
    p.sees("score", "points")
    p.press_if(("start", "start game", "play", "new game"))
    first = _picture(p)
    p.key("ArrowUp")
    p.wait(0.45)
    if _picture(p) == first:
        p.wait(2)
    if _picture(p) == first:
        raise Unmet("nothing moves")
    for _ in range(5):  # round and round: who cannot steer hits the wall
        for arrow in ("ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp"):
            p.key(arrow)
            p.wait(0.45)
    if p.shows(*over):
        raise Unmet("the game is over though the snake went in circles: it cannot be steered")
    before = _picture(p)
    p.wait(0.9)
    if _picture(p) == before:
        raise Unmet("the snake stands still")
    p.wait(40)
    if p.shows(*over):
        p.press_if(("new game", "play again", "restart", "start", "again", "try again", "retry"))
        p.key("ArrowUp")
        p.wait(0.9)
        if not p.patiently(lambda: not p.shows(*over)):
            raise Unmet("there is no new game after the first")
        return
    running = _picture(p)
    p.wait(0.9)
    if _picture(p) == running:  # where the walls let it through it may run on
        raise Unmet("the game stops without saying so")


def _picture(p: Person) -> str:
    return str(p.look("canvasPrint")) + re.sub(r'data-[\w-]+="[^"]*"', "", p.page.content())


@behaviour("tiles")
def tiles(p: Person) -> None:
    for length, width, side, enough in ((4.2, 3.1, 30, (160,)), (5, 3, 45, (82, 83))):
        room = [c for c in _number_fields(p) if not _is_about(c, "tile", "percent", "waste", "extra", "%", "more")]
        tile = [c for c in _number_fields(p) if _is_about(c, "tile") and not _is_about(c, "percent", "%", "extra")]
        if len(room) < 2 or not tile:
            raise Unmet("does not ask for length and width of the room and the size of a tile")
        for control, value in zip(room, (length, width), strict=False):
            p.put(control, value)
        for control in tile[:2]:
            p.put(control, side)
        for control in _number_fields(p):
            if _is_about(control, "percent", "waste", "extra", "%", "more") and control["value"] != "10":
                p.put(control, 10)
        p.press_if(GO)
        p.sees(*enough)


def _number_fields(p: Person) -> list[Control]:
    return [c for c in p.controls() if c["kind"] in ("number", "text", "range") and not c["disabled"]]


def _is_about(control: Control, *words: str) -> bool:
    said = words_of(" ".join([*control["names"], control["beside"], control.get("legend") or ""]))
    return any(word in said for word in words)


@behaviour("lottery")
def lottery(p: Person) -> None:
    draws = []
    for _ in range(10):
        p.press(("draw", "draw numbers", "draw six numbers", "generate", "generate numbers", "lottery numbers", "pick",
                 "new numbers", "lottery", "new draw", "numbers", "go", "start", "roll"))  # fmt: skip
        p.wait(3)
        numbers = _six(p)
        if len(set(numbers)) != 6:
            raise Unmet(f"draws {', '.join(map(str, numbers)) or 'no numbers'}, which are not six different ones")
        if min(numbers) < 1 or max(numbers) > 49:
            raise Unmet(f"draws {min(numbers)} to {max(numbers)}, not from 1 to 49")
        draws.append(tuple(sorted(numbers)))
    if len(set(draws)) < 8:
        raise Unmet("draws the same numbers again and again")


def _six(p: Person) -> list[int]:
    """Return the numbers drawn: six in a line, or six that stand alone one after the other."""
    seen = p.look("page")
    lines = [re.sub(r"^.*[:=]", "", line) for line in (seen["text"] + "\n" + "\n".join(seen["fields"])).split("\n")]
    for line in lines:
        found = re.findall(r"\d+", line)
        if len(found) >= 6:
            return [int(n) for n in found]
    alone = [int(line) for line in lines if re.fullmatch(r"\s*\d{1,2}\s*", line)]
    return alone[:6]


@behaviour("morse")
def morse(p: Person) -> None:
    for text, code in (("SOS help", "... --- ... .... . .-.. .--."), ("Quiz 42", "--.- ..- .. --.. ....- ..---")):
        enter(p, {"text|message|input": text})
        p.press_if(("translate", "encode", "to morse", "morse"))
        if not p.patiently(lambda code=code: code in _dots(p)):  # type: ignore[misc]
            raise Unmet(f"{text!r} does not become {code}")


def _dots(p: Person) -> str:
    seen = p.look("page")
    text = "\n".join([seen["text"], *seen["fields"], *(str(c["value"]) for c in p.controls())])
    for marks, mark in (("·•●∙", "."), ("−–—_‒", "-"), ("/|", " ")):
        text = re.sub(f"[{marks}]", mark, text)
    return re.sub(r"\s+", " ", text)


@behaviour("due_date")
def due_date(p: Person) -> None:
    field = "first day of the last period|last period|first day|period|date"
    for first, due in ((dt.date(2026, 1, 10), dt.date(2026, 10, 17)), (dt.date(2025, 11, 2), dt.date(2026, 8, 9))):
        enter(p, {field: first})
        p.sees(*dates(due))


@behaviour("tea")
def tea(p: Person) -> None:
    ready = ("ready", "done", "finished", "time's up", "time is up", "enjoy", "over")
    said = {word for word in ready if p.shows(word)}
    brew(p, "green", 2)
    p.wait(120)
    if not p.patiently(lambda: any(p.shows(word) for word in ready if word not in said) or p.shows_time(0, 0.4)):
        raise Unmet("does not say when the tea is ready")
    p.press_if(("reset", "ok", "stop"))
    brew(p, "black", 4)
    p.reload()
    brew(p, "herbal", 8)


def brew(p: Person, kind: str, minutes: int) -> None:
    """Press the kind, and start where that alone does not; expect the clock to run down from its minutes."""
    names = (kind, f"{kind} tea", f"{kind} {minutes} minutes", f"{kind} {minutes} min")
    p.press(names)
    p.wait(7)
    if not p.shows_time(minutes * 60 - 7, 2):
        p.press(("start", f"start {kind}", "go", "play", "resume"))
        p.wait(7)
    p.sees_time(minutes * 60 - 7, 2)
    p.wait(30)
    p.sees_time(minutes * 60 - 37, 2)


@behaviour("ride")
def ride(p: Person) -> None:
    fields = (
        "kilometers|distance|km|distance in kilometers",
        "liters per hundred kilometers|consumption|liters per 100 km|liters per 100 kilometers|liters",
        "price of a liter|price per liter|price|fuel price|liter price",
        "people|number of people|persons|how many people",
    )
    calculate(p, dict(zip(fields, (400, 6.5, 1.8, 4), strict=True)), 11.7)
    calculate(p, dict(zip(fields, (250, 8, 1.5, 2), strict=True)), 15)
