"""Requests of our own about play: drill, board and guessing games, drawing, scores."""

import re

from tests.e2e.games import cells
from tests.e2e.person import Person
from tests.e2e.reading import Unmet
from tests.e2e.requests import behaviour


@behaviour("times_table")
def times_table(p: Person) -> None:
    asked = set()
    p.press_if(("start", "begin", "play"))
    for turn in range(6):
        a, b = times_question(p)
        asked.add((a, b))
        p.fill(("answer", "your answer", "result"), a * b if turn % 3 else a * b + 1)
        p.press(("check", "answer", "submit", "ok", "enter", "next", "check answer"))
        p.wait(2.5)
        if p.patiently(lambda: has_times_question(p)) and times_question(p) == (a, b):
            p.press_if(("next", "next question", "new question", "continue"))
            p.wait(1)
    if len(asked) < 3:
        raise Unmet("always asks the same")
    p.sees_near(("right", "correct", "right answers"), 4)
    p.sees_near(("wrong", "incorrect", "wrong answers", "mistakes"), 2)


def has_times_question(p: Person) -> bool:
    return bool(re.search(r"\d+\s*[×x*·]\s*\d+|\d+ times \d+", p.text()))


def times_question(p: Person) -> tuple[int, int]:
    if not p.patiently(lambda: has_times_question(p)):
        raise Unmet("asks no multiplication")
    match = re.search(r"(\d+)\s*(?:[×x*·]|times)\s*(\d+)", p.text())
    assert match is not None
    return int(match[1]), int(match[2])


@behaviour("tictactoe")
def tictactoe(p: Person) -> None:
    p.press_if(("start", "start game"))
    for square in (0, 3, 1, 4):
        p.click(cells(p, 9)[square]["i"], "a square")
        p.settle()
    marks = [c["text"].strip().upper() for c in cells(p, 9)]
    if not (marks[0] == marks[1] and marks[3] == marks[4] and marks[0] and marks[3] and marks[0] != marks[3]):
        raise Unmet(f"two players do not mark the squares in turn (squares show {marks})")
    if p.shows("wins", "won", "winner"):
        raise Unmet("names a winner too early")
    p.click(cells(p, 9)[2]["i"], "a square")
    p.sees("wins", "won", "winner", "win")
    p.press(("new game", "restart", "play again", "reset", "again", "start over", "new", "clear"))
    p.settle()
    if any(c["text"].strip().upper() in (marks[0], marks[3]) for c in cells(p, 9)):
        raise Unmet("the board is not cleared for a new game")
    for square in (0, 1, 2, 4, 3, 5, 7, 6, 8):
        p.click(cells(p, 9)[square]["i"], "a square")
    p.sees("draw", "tie", "tied", "nobody")


@behaviour("guess")
def guess(p: Person) -> None:
    p.press_if(("start", "new game"))
    low, high = 1, 100
    for tries in range(1, 10):
        middle = (low + high) // 2
        before = p.text()
        p.fill(("guess", "your guess", "number"), middle)
        p.press(("guess", "submit", "check", "try", "ok", "go"))
        p.settle()
        fresh = _fresh(before, p.text()).lower()
        whole = p.text().lower()
        if re.search(r"correct|you got it|you win|you won|right!|guessed it|congrat|well done|found it", whole):
            if not p.shows_near(("tries", "guesses", "attempts", "try"), tries) and not p.shows(tries):
                raise Unmet(f"does not count {tries} tries")
            return
        hint = fresh if re.search(r"high|low|big|small", fresh) else whole
        if re.search(r"too low|higher|too small|bigger|go up", hint) and not re.search(
            r"too high|\blower\b|too big", hint
        ):
            low = middle + 1
        elif re.search(r"too high|lower|too big|smaller|go down", hint):
            high = middle - 1
        else:
            raise Unmet("says neither higher nor lower")
        if low > high:
            raise Unmet("its hints contradict each other")
    raise Unmet("nine halving guesses do not find the number")


def _fresh(before: str, after: str) -> str:
    old = before.split("\n")
    return "\n".join(line for line in after.split("\n") if line not in old)


@behaviour("drawing")
def drawing(p: Person) -> None:
    board = p.look("tallestCanvas")
    if board < 0:
        raise Unmet("there is nothing to draw on")
    blank = p.look("canvasPrint")
    _stroke(p, board, 0.3)
    drawn = p.look("canvasPrint")
    if drawn == blank:
        raise Unmet("the mouse leaves no mark")
    _pick_color(p)
    _stroke(p, board, 0.6)
    if p.look("canvasPrint") == drawn:
        raise Unmet("a second color leaves no mark")
    p.press(("clear", "clear picture", "erase", "new picture", "erase all", "reset"))
    p.confirm()
    if not p.patiently(lambda: p.look("ink") == 0 or p.look("canvasPrint") == blank):
        raise Unmet("clear leaves something on the picture")


def _stroke(p: Person, board: int, height: float) -> None:
    p.element(board).scroll_into_view_if_needed()
    box = p.element(board).bounding_box()
    mouse = p.page.mouse
    mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * height)
    mouse.down()
    mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * height, steps=6)
    mouse.up()
    p.settle()


def _pick_color(p: Person) -> None:
    for control in p.controls():
        if control["kind"] == "color":
            p.put(control, "#e01b24")
            return
        if control["kind"] in ("radios", "select") and any("red" in o.lower() for o in control["options"]):
            from tests.e2e.reading import Exact

            p.put(control, Exact("red"))
            return
    for button in p.buttons():
        if any(re.search(r"\b(red|blue|green|color|#[0-9a-f]{6})\b", name.lower()) for name in button["names"]):
            p.click(button["i"], "a color")
            return
    raise Unmet("there is no color to pick")


@behaviour("scores")
def scores(p: Person) -> None:
    for name in ("Rita", "Sam", "Theo"):
        p.add("player", {"name|player": name})
    for name, points in (("Rita", 10), ("Sam", 25), ("Theo", 5), ("Rita", 7)):
        _give(p, name, points)
    p.sees_near(("Rita",), 17)
    p.sees_near(("Sam",), 25)
    _expect_leader(p, "Sam", ("Rita", "Theo"))
    _give(p, "Rita", 20)
    p.sees_near(("Rita",), 37)
    _expect_leader(p, "Rita", ("Sam", "Theo"))
    p.reload()
    p.sees_near(("Rita",), 37)


def _give(p: Person, name: str, points: int) -> None:
    from tests.e2e.reading import Exact

    row = p.row_of(name)
    fields = [c for c in row.controls() if c["kind"] in ("number", "text") and not c["disabled"]]
    if fields:
        p.put(fields[0], points)
        hit = p.find_button(("add", "add points", "give", "+", "save", "ok"), within=p.row_of(name).number)
        if hit is not None:
            p.click(hit, "add points")
        return
    p.add("round", {"player|name|who": Exact(name), "points|score": points, "round?": 1})


def _expect_leader(p: Person, name: str, others: tuple[str, ...]) -> None:
    def leads() -> bool:
        words = ("leader", "leading", "lead", "first", "winning", "in front", "1st", "winner", "top", "best")
        if any(
            has
            for w in words
            for piece in p.near(w, 60)
            for has in [name in piece and not any(o in piece for o in others)]
        ):
            return True
        return any(order[0] == name for order in p.orders(name, *others))

    if not p.patiently(leads):
        raise Unmet(f"does not show that {name} is leading")
