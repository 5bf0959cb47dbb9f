"""Requests held out: nobody tunes the product on them. Calculators, text, timers, games."""

import datetime as dt
import re

from tests.e2e.fields import Control
from tests.e2e.games import cells, play_quiz
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet
from tests.e2e.requests import behaviour
from tests.e2e.working_out import GO, calculate, convert, enter


@behaviour("tip")
def tip(p: Person) -> None:
    for percent, expected in ((15, 12), (20, 16), (10, 8)):
        p.fill(("bill", "bill amount", "amount", "total"), 80)
        choose_percent(p, percent)
        p.press_if(GO)
        p.sees(expected)


def choose_percent(p: Person, percent: int) -> None:
    for control in p.controls():
        for option in control["options"]:
            if re.search(rf"\b{percent}\b", option):
                p.put(control, Exact(option))
                return
    for button in p.buttons():
        if any(re.search(rf"\b{percent}\b", name) for name in button["names"]):
            p.click(button["i"], f"{percent} %")
            return
    p.fill(("tip", "tip percent", "percent"), percent)


@behaviour("age")
def age(p: Person) -> None:
    enter(p, {"date of birth|birth date|birthday|born|date": dt.date(1980, 3, 12)})
    p.sees(45)
    enter(p, {"date of birth|birth date|birthday|born|date": dt.date(2000, 3, 11)})
    p.sees(26)


@behaviour("wage")
def wage(p: Person) -> None:
    calculate(
        p,
        {"hourly wage|wage|hourly rate|rate": 20, "hours a week|hours|hours per week": 40, "weeks|weeks per year?": 52},
        41600,
    )
    calculate(p, {"hourly wage|wage|hourly rate|rate": 25, "hours a week|hours|hours per week": 30}, 39000)


@behaviour("caesar")
def caesar(p: Person) -> None:
    enter(p, {"message|text|plain": "Hello, World", "shift|key": 3})
    p.press_if(("encrypt", "encode"))
    p.sees("Khoor, Zruog", "KHOOR, ZRUOG")
    enter(p, {"message|text|plain": "xyz", "shift|key": 5})
    p.press_if(("encrypt", "encode"))
    p.sees("cde")


@behaviour("reverse")
def reverse(p: Person) -> None:
    enter(p, {"text|message|input": "Hello there"})
    p.press_if(("reverse", "turn around", "turn"))
    p.sees("ereht olleH")


@behaviour("capitals")
def capitals(p: Person) -> None:
    words = play_quiz(p).lower()
    names = [
        "paris",
        "berlin",
        "madrid",
        "rome",
        "lisbon",
        "vienna",
        "london",
        "dublin",
        "athens",
        "warsaw",
        "prague",
        "oslo",
        "stockholm",
        "brussels",
    ]
    if sum(name in words for name in names) < 4:
        raise Unmet("the quiz is not about capitals of Europe")


@behaviour("inches")
def inches(p: Person) -> None:
    convert(p, "inch", "centimeter", 10, 25.4)
    convert(p, "centimeter", "inch", 100, 100 / 2.54)


@behaviour("concrete")
def concrete(p: Person) -> None:
    fields = "length", "width", "thickness|depth|height"
    calculate(p, dict(zip(fields, (4, 2.5, 0.1), strict=True)), 100)
    calculate(p, dict(zip(fields, (3, 2, 0.12), strict=True)), 72)


@behaviour("average")
def average(p: Person) -> None:
    numbers = (4, 9, 17, 2)
    field = p.find_field(("numbers", "list", "values", "enter numbers", "number", "value"), "4, 9")
    inputs = [c for c in p.controls() if c["kind"] == "number"]
    if len(inputs) >= 4:
        for control, value in zip(inputs, numbers, strict=False):
            p.put(control, value)
        p.press_if(GO)
    elif field is not None and field["kind"] == "text" and _takes_list(field):
        p.put(
            field,
            "\n".join(map(str, numbers))
            if "line" in " ".join(field["names"]).lower()
            else ", ".join(map(str, numbers)),
        )
        p.press_if(GO)
    else:
        for value in numbers:
            p.add("number", {"number|value": value})
    p.sees_near(("average", "mean"), 8)
    p.sees_near(("smallest", "minimum", "min", "lowest"), 2)
    p.sees_near(("largest", "maximum", "max", "highest", "biggest"), 17)


def _takes_list(field: Control) -> bool:
    return (
        bool(field.get("isLong"))
        or "numbers" in " ".join(field["names"]).lower()
        or "values" in " ".join(field["names"]).lower()
    )


@behaviour("memory")
def memory(p: Person) -> None:
    p.press_if(("start", "start game"))
    count = next((n for n in (36, 30, 24, 20, 18, 16, 12, 10, 8) if len(p.look("cells", n)) == n), 0)
    if not count:
        raise Unmet("there is no board of hidden cards")
    hidden = {cell["text"] + cell["name"] for cell in cells(p, count)}
    if len(hidden) > count // 2:
        raise Unmet("the cards are not hidden")
    faces: dict[str, list[int]] = {}
    for i in range(0, count, 2):
        for j in (i, i + 1):
            p.click(cells(p, count)[j]["i"], "a card")
            p.settle()
            cell = cells(p, count)[j]
            faces.setdefault(cell["text"] or cell["name"] or cell["style"], []).append(j)
        p.wait(2.5)
    if any(len(pair) != 2 for pair in faces.values()):
        raise Unmet("the cards do not come in pairs")
    for first, second in faces.values():
        if not cells(p, count)[first]["disabled"]:
            for j in (first, second):
                if p.look("isVisible", cells(p, count)[j]["i"]) and not cells(p, count)[j]["disabled"]:
                    p.click(cells(p, count)[j]["i"], "a card")
            p.wait(2.5)
    p.sees(
        "won",
        "win",
        "well done",
        "all pairs",
        "finished",
        "congratulations",
        "complete",
        "you did it",
        "solved",
        "all matched",
    )


@behaviour("metronome")
def metronome(p: Person) -> None:
    p.fill(("beats per minute", "bpm", "tempo", "beats"), 120)
    p.press(("start", "play"))
    p.wait(2)
    if p.find_button(("stop", "pause")) is None:
        raise Unmet("cannot be stopped")
    before = p.page.content()
    changes = 0
    for _ in range(10):
        p.page.clock.run_for(170)
        now = p.page.content()
        changes += now != before
        before = now
    if not changes:
        raise Unmet("nothing beats")
    p.press(("stop", "pause"))
    p.settle()
    still = p.page.content()
    p.wait(2)
    if p.page.content() != still:
        raise Unmet("beats on after stop")


@behaviour("pomodoro")
def pomodoro(p: Person) -> None:
    p.sees("25:00", "25")
    p.press(("start",))
    p.wait(60)
    p.sees_time(24 * 60)
    p.press(("pause", "stop"))
    p.wait(60)
    p.sees_time(24 * 60)
    p.press(("start", "resume", "continue"))
    p.wait(24 * 60 + 4)
    p.press_if(("start break", "break", "start", "next"))
    if not p.shows("break") or not (p.shows_time(300, 8) or p.shows_time(295, 8)):
        raise Unmet("no break of five minutes follows")


@behaviour("hangman")
def hangman(p: Person) -> None:
    p.press_if(("start", "new game", "play"))
    over = (
        "you won",
        "you win",
        "you lost",
        "you lose",
        "game over",
        "the word was",
        "well done",
        "congratulations",
        "solved",
    )
    first = p.text()
    if not re.search(r"_|–|▢|□|\*|\.\s\.", first) and len(p.look("cells", 26)) < 20:
        raise Unmet("shows no hidden word")
    for letter in "etaoinshrdlcumwfgypbvkjxqz":
        if p.shows(*over):
            return
        hit = p.find_button((letter.upper(), letter))
        if hit is not None:
            p.click(hit, f"letter {letter}")
            continue
        if p.find_field(("letter", "guess", "your guess"), letter) is None:
            p.key(letter)
            continue
        p.fill(("letter", "guess", "your guess"), letter)
        p.press(("guess", "submit", "try", "check", "ok", "go"))
    p.sees(*over)
