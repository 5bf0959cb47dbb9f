"""The sample requests about tools and games: calculator, converter, timer, quiz, rock paper scissors, picker."""

import re

from tests.e2e.games import play_quiz
from tests.e2e.person import Person
from tests.e2e.reading import Unmet
from tests.e2e.requests import behaviour
from tests.e2e.working_out import calculate, convert


@behaviour("paint")
def paint(p: Person) -> None:
    calculate(p, {"wall width|width": 5, "wall height|height": 4, "number of coats|coats": 3}, 6)
    calculate(p, {"wall width|width": 8, "wall height|height": 2.5, "number of coats|coats": 5}, 10)


@behaviour("temperature")
def temperature(p: Person) -> None:
    convert(p, "celsius", "fahrenheit", 100, 212)
    convert(p, "fahrenheit", "celsius", 50, 10)
    convert(p, "celsius", "fahrenheit", -40, -40)
    convert(p, "celsius", "fahrenheit", 37, 98.6)


@behaviour("countdown")
def countdown(p: Person) -> None:
    p.fill(("minutes", "number of minutes", "min", "duration", "time"), 2)
    p.press(("start",))
    p.wait(10)
    p.sees_time(110)
    p.press(("pause", "stop"))
    p.wait(20)
    p.sees_time(110)
    p.press(("start", "resume", "continue"))
    p.wait(30)
    p.sees_time(80, 2.5)
    p.press(("reset",))
    p.settle()
    p.wait(3)
    p.sees_time(120)
    p.press(("start",))
    p.wait(123)
    if not (p.shows_time(0, 0.5) or p.shows("done", "time is up", "time's up", "finished", "over")):
        raise Unmet("nothing shows that the time is up")


@behaviour("planets")
def planets(p: Person) -> None:
    words = play_quiz(p)
    names = ["mercury", "venus", "earth", "mars", "jupiter", "saturn", "uranus", "neptune"]
    if sum(name in words.lower() for name in names) < 3:
        raise Unmet("the quiz is not about the planets")


@behaviour("rps")
def rock_paper_scissors(p: Person) -> None:
    beats = {"rock": "scissors", "paper": "rock", "scissors": "paper"}
    wins = losses = 0
    for turn in range(12):
        mine = ("rock", "paper", "scissors")[turn % 3]
        p.press((mine,))
        p.wait(2)
        text = p.text().lower()
        theirs = _computer_move(p)
        won = bool(re.search(r"\byou win\b|\byou won\b|\bplayer wins\b|\bwin!", text))
        lost = bool(re.search(r"\byou lose\b|\byou lost\b|\bcomputer wins\b|\bcomputer won\b|\blose!", text))
        if theirs and won is not lost:
            right = beats[mine] == theirs if won else beats[theirs] == mine
            if not right:
                raise Unmet(f"says {'won' if won else 'lost'} for {mine} against {theirs}")
        wins, losses = wins + won, losses + lost
        if turn == 0 and not (won or lost or re.search(r"\btie|\bdraw\b|\btied|same|equal", text)):
            raise Unmet("does not say who won a round")
    shown = [
        p.shows_near(("you", "your score", "wins", "player", "score"), wins),
        p.shows_near(("computer", "losses", "cpu", "score"), losses),
    ]
    if not any(shown) and not any(p.shows_near(("score", "wins", "you"), n) for n in range(1, 13)):
        raise Unmet(f"keeps no score ({wins} won, {losses} lost)")


def _computer_move(p: Person) -> str:
    for piece in p.near("computer", 70):
        moves = set(
            re.findall(r"rock|paper|scissors", re.sub(r"you\b[^.\n]*?(rock|paper|scissors)", "", piece.lower()))
        )
        if len(moves) == 1:
            return str(moves.pop())
    return ""


@behaviour("picker")
def picker(p: Person) -> None:
    pick_from(p, ("Anna", "Ben", "Carla", "Diego"))


def pick_from(p: Person, names: tuple[str, ...], buttons: tuple[str, ...] = ()) -> None:
    """Expect a choice out of the names typed in, not always the same one, and no other."""
    enter_list(p, names, ("names", "list of names", "list", "name", "options", "items", "entries"))
    buttons = (
        *buttons,
        "pick",
        "pick a name",
        "choose",
        "draw",
        "random",
        "pick random",
        "spin",
        "select",
        "go",
        "generate",
        "decide",
    )
    seen: set[str] = set()
    for _ in range(16):
        before = _count_names(p, names)
        p.press(buttons)
        p.wait(4)
        after = _count_names(p, names)
        gained = [name for name in names if after[name] > before[name]] or [
            n for n in names if _stands_out(p, n, after)
        ]
        seen.update(gained[:1])
        if len(seen) > 1:
            return
    raise Unmet("never picks a name" if not seen else f"always picks {seen.pop()}")


def enter_list(p: Person, names: tuple[str, ...], labels: tuple[str, ...]) -> None:
    """Type a list into one large field, or add its entries one by one, whichever the page offers."""
    field = p.find_field(labels, "x")
    if field is None:
        p.add("name", {"|".join(labels): names[0]})
    elif field.get("isLong") or any(
        word in " ".join(field["names"]).lower() for word in ("comma", "separated", "names", "one per line")
    ):
        p.put(field, "\n".join(names) if field.get("isLong") else ", ".join(names))
        return
    else:
        p.add("name", {"|".join(labels): names[0]})
    for name in names[1:]:
        p.add("name", {"|".join(labels): name})


def _count_names(p: Person, names: tuple[str, ...]) -> dict[str, int]:
    text = p.text()
    return {name: len(re.findall(rf"\b{name}\b", text)) for name in names}


def _stands_out(p: Person, name: str, counts: dict[str, int]) -> bool:
    return counts[name] > min(counts.values())
