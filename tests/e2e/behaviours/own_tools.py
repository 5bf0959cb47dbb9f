"""Requests of our own about tools: text, generators, timers, pickers, counters."""

import re

from tests.e2e.behaviours.samples_tools import pick_from
from tests.e2e.person import Person
from tests.e2e.reading import Unmet, numbers_in
from tests.e2e.requests import behaviour
from tests.e2e.working_out import GO
from tests.e2e.working_out import enter as enter_values


@behaviour("dishes")
def dishes(p: Person) -> None:
    names = ("Anna", "Ben", "Carla")
    text = p.text() + " ".join(c["value"] for c in p.controls())
    buttons = (
        "pick",
        "decide",
        "who does the dishes",
        "choose",
        "settle",
        "spin",
        "draw",
        "random",
        "pick someone",
        "pick a name",
        "go",
        "roll",
        "who",
    )
    if not all(name in text for name in names):
        pick_from(p, names, buttons)
        return
    seen = set()
    for _ in range(20):
        before = {name: len(re.findall(name, p.text())) for name in names}
        p.press(buttons)
        p.wait(4)
        after = {name: len(re.findall(name, p.text())) for name in names}
        seen |= {name for name in names if after[name] > before[name] or after[name] > min(after.values())}
        if len(seen) > 1:
            return
    raise Unmet("never decides" if not seen else f"always decides for {seen.pop()}")


@behaviour("words")
def words(p: Person) -> None:
    p.fill(("text", "type", "your text", "enter text", "write"), "The quick brown fox jumps")
    p.sees_near(("words", "word count"), 5)
    if not p.shows_near(("characters", "character count", "letters"), 25, 21):
        raise Unmet("does not show 25 characters")
    p.fill(("text", "type", "your text", "enter text", "write"), "One two")
    p.sees_near(("words", "word count"), 2)
    p.fill(("text", "type", "your text", "enter text", "write"), "")
    p.sees_near(("words", "word count"), 0)


@behaviour("palindrome")
def palindrome(p: Person) -> None:
    verdicts = {}
    for word in ("racecar", "banana", "level", "palm"):
        enter_values(p, {"word|text|phrase": word})
        verdicts[word] = re.sub(re.escape(word), "", p.text(), flags=re.I)
    if (
        verdicts["racecar"] == verdicts["banana"]
        or verdicts["level"] != verdicts["racecar"]
        or verdicts["palm"] != verdicts["banana"]
    ):
        raise Unmet("does not tell a palindrome from another word")
    if not re.search(r"\bnot\b|\bno\b|isn.t|false|✗|✕|❌", verdicts["banana"], re.I):
        raise Unmet("does not say that 'banana' is no palindrome")


@behaviour("roman")
def roman(p: Person) -> None:
    for number, numeral in ((1994, "MCMXCIV"), (4, "IV"), (58, "LVIII"), (3999, "MMMCMXCIX")):
        p.fill(("number", "decimal", "value"), number)
        p.press_if(GO)
        p.sees(numeral)


@behaviour("password")
def password(p: Person) -> None:
    press = ("generate", "generate password", "create", "new password", "make", "get password")
    p.fill(("length", "password length", "characters"), 20)
    for label in ("digits", "numbers"):
        _switch(p, label, True)
    _switch(p, "symbols", False)
    first = _made(p, press, 20)
    if len({_made(p, press, 20) for _ in range(4)} | {first}) < 4:
        raise Unmet("makes the same password again")
    if any(re.search(r"[^A-Za-z0-9]", _made(p, press, 20)) for _ in range(3)):
        raise Unmet("uses symbols though they are switched off")
    for label in ("digits", "numbers"):
        _switch(p, label, False)
    p.fill(("length", "password length", "characters"), 32)
    if any(re.search(r"\d", _made(p, press, 32)) for _ in range(3)):
        raise Unmet("uses digits though they are switched off")
    _switch(p, "symbols", True)
    if not any(re.search(r"[^A-Za-z0-9]", _made(p, press, 32)) for _ in range(4)):
        raise Unmet("uses no symbols though they are switched on")


def _switch(p: Person, label: str, is_on: bool) -> None:
    for control in p.controls():
        if control["kind"] == "checkbox" and any(label[:-1] in name.lower() for name in control["names"]):
            p.tick(control["i"], is_on)
            return
    if label != "numbers" and label != "digits":
        raise Unmet(f"no choice whether to use {label}")


def _made(p: Person, press: tuple[str, ...], length: int) -> str:
    p.press_if(press)
    p.settle()
    found: list[str] = []

    def look() -> bool:
        texts = [*p.text().split(), *(str(c["value"]) for c in p.controls() if c["kind"] == "text")]
        found[:] = [t for t in texts if len(t) == length]
        return bool(found)

    if not p.patiently(look):
        raise Unmet(f"makes no password of {length} characters")
    return max(found, key=lambda t: len(set(t)))


@behaviour("dice")
def dice(p: Person) -> None:
    sums = set()
    for _ in range(14):
        p.press(("roll", "roll dice", "roll the dice", "throw", "roll two dice"))
        p.wait(2)
        text = "\n".join([p.text(), *p.near("sum", 40), *p.near("total", 40)])
        shown = [int(n) for n in re.findall(r"(?:sum|total)(?: of[^\n:=]*)?\s*[:=]?\s*(\d+)", text, re.I)]
        added = [
            int(n) for n in re.findall(r"\d\s*\+\s*\d\s*=\s*(\d+)|(\d+) (?:sum|total)\b", text, re.I) for n in n if n
        ]
        if not shown and not added:
            raise Unmet("shows no sum of two dice")
        sums.add((shown + added)[0])
    if len(sums) < 3:
        raise Unmet("always rolls the same")
    if min(sums) < 2 or max(sums) > 12:
        raise Unmet(f"shows sums from {min(sums)} to {max(sums)}")


@behaviour("coin")
def coin(p: Person) -> None:
    for _ in range(12):
        p.press(("flip", "flip coin", "flip the coin", "toss", "flip a coin", "throw"))
        p.wait(2)

    def adds_up() -> bool:
        heads = {int(n) for piece in p.near("heads", 60) for n, _ in numbers_in(piece)}
        tails = {int(n) for piece in p.near("tails", 60) for n, _ in numbers_in(piece)}
        return any(h + t == 12 and 0 < h < 12 for h in heads for t in tails)

    if not p.patiently(adds_up):
        raise Unmet("heads and tails of twelve flips do not add up to twelve")


@behaviour("teams")
def teams(p: Person) -> None:
    from tests.e2e.behaviours.samples_tools import enter_list

    names = ("Anna", "Ben", "Carla", "Diego", "Eva", "Finn")
    enter_list(p, names, ("names", "list of names", "list", "name", "players", "people"))
    splits = set()
    for _ in range(8):
        p.press(
            (
                "split",
                "make teams",
                "split into teams",
                "teams",
                "create teams",
                "generate teams",
                "shuffle",
                "random teams",
                "generate",
                "go",
                "pick",
            )
        )
        p.wait(1)
        splits.add(_team_of_first(p, names))
    if any(len(team) not in (2, 3, 4) for team in splits):
        raise Unmet("does not show two teams with every name in one of them")
    if len(splits) < 2:
        raise Unmet("always makes the same teams")


def _team_of_first(p: Person, names: tuple[str, ...]) -> frozenset[str]:
    """Return who stands with the first name: read from the words after "team 1" up to "team 2"."""
    text = p.text()
    parts = re.split(r"team\s*(?:1|a|one|2|b|two)\b", text, flags=re.I)
    if len(parts) < 3:
        parts = re.split(r"\b(?:blue|red|green|first|second)\s+team\b", text, flags=re.I)
    sides = [frozenset(n for n in names if re.search(rf"\b{n}\b", part)) for part in parts[-2:]]
    if len(parts) < 3 or sides[0] & sides[1] or sides[0] | sides[1] != set(names):
        return frozenset()
    return next(side for side in sides if names[0] in side)


@behaviour("oracle")
def oracle(p: Person) -> None:
    answers = set()
    for question in ("Will it rain?", "Should I go?", "Is it true?", "Will we win?", "Do I need a car?", "Is he nice?"):
        p.fill_if(("question", "your question", "ask"), question)
        before = p.text()
        p.press(("ask", "shake", "answer", "get answer", "ask the ball", "reveal", "predict", "submit", "ask me", "go"))
        p.wait(3)
        if p.text() == before and not answers:
            raise Unmet("gives no answer")
        answers.add(p.text().replace(question, ""))
    if len(answers) < 2:
        raise Unmet("always gives the same answer")


@behaviour("stopwatch")
def stopwatch(p: Person) -> None:
    p.press(("start",))
    p.wait(12)
    p.sees_time(12)
    p.press(("lap", "split"))
    p.wait(8)
    p.press(("lap", "split"))
    p.sees_time(20)
    if not (p.shows_time(12, 0.9) or p.shows_time(8, 0.9)):
        raise Unmet("shows no laps")
    p.press(("stop", "pause"))
    p.wait(30)
    p.sees_time(20)
    p.press(("reset", "clear"))
    p.sees_time(0)


@behaviour("tally")
def tally(p: Person) -> None:
    p.add("bird", {"bird|name|kind|kind of bird|species": "Robin"})
    p.add("bird", {"bird|name|kind|kind of bird|species": "Magpie"})
    plus, minus = (
        ("+", "plus", "add", "increase", "increment", "one more"),
        ("−", "-", "–", "minus", "decrease", "decrement", "subtract"),
    )
    for _ in range(3):
        _press_in_row(p, "Robin", plus)
    _press_in_row(p, "Magpie", plus)
    _press_in_row(p, "Robin", minus)
    p.row_of("Robin").sees(2)
    p.row_of("Magpie").sees(1)
    p.reload()
    p.row_of("Robin").sees(2)


def _press_in_row(p: Person, name: str, marks: tuple[str, ...]) -> None:
    row = p.row_of(name)
    for button in p.buttons(row.number):
        if any(
            n.strip().lower() in marks or (n.strip() in ("+1", "-1", "−1") and n.strip()[0] in marks)
            for n in button["names"]
        ):
            p.click(button["i"], marks[1])
            return
    row.press(*marks[1:])


@behaviour("meeting")
def meeting(p: Person) -> None:
    p.fill(("number of people", "people", "attendees", "participants"), 6)
    p.fill(("average hourly wage", "hourly wage", "wage", "hourly rate", "rate"), 60)
    p.press(("start",))
    p.wait(60)
    p.sees(6.0, 6.1, 5.9)
    p.wait(240)
    p.sees(30.0, 30.1, 30.2)
    p.press(("stop", "pause", "end"))
    p.wait(120)
    p.sees(30.0, 30.1, 30.2)


@behaviour("intervals")
def intervals(p: Person) -> None:
    p.press(("start",))
    p.wait(10)
    _sees_phase(p, 20, 10, "work")
    p.wait(25)
    _sees_phase(p, 5, 5, "rest")
    p.wait(10)
    _sees_phase(p, 25, 5, "work")
    if not p.shows_near(("round", "rounds", "set"), 2):
        raise Unmet("does not show that the second round has begun")
    p.wait(40 * 8)
    if p.shows_near(("round", "rounds"), 9):
        raise Unmet("does not stop after eight rounds")


def _sees_phase(p: Person, left: float, gone: float, phase: str) -> None:
    if not (p.shows_time(left, 1.6) or p.shows_time(gone, 1.6)):
        raise Unmet(f"does not show {left:g} s of {phase}")
    if not p.shows(phase, {"work": "go", "rest": "break"}[phase]):
        raise Unmet(f"does not say that it is time to {phase}")


@behaviour("poll")
def poll(p: Person) -> None:
    for choice, times in (("pizza", 3), ("salad", 1)):
        for _ in range(times):
            _vote(p, choice)
    for choice, share in (("pizza", 75), ("salad", 25), ("sushi", 0)):
        p.sees_near((choice,), share)
    p.reload()
    p.sees_near(("pizza",), 75)


def _vote(p: Person, choice: str) -> None:
    for control in p.controls():
        if control["kind"] in ("radios", "select") and any(choice in o.lower() for o in control["options"]):
            from tests.e2e.reading import Exact

            p.put(control, Exact(choice))
            p.press(("vote", "submit", "send", "add", "save"))
            return
    hit = p.find_button((choice, f"vote for {choice}", f"vote {choice}"))
    if hit is not None:
        p.click(hit, choice)
        return
    p.row_of(choice).press("vote", "+", "+1", "choose", "pick")
