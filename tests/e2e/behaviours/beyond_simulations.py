"""Requests beyond the kit, simulations: balls that bounce, a fire that spreads, people who infect each other."""

import re

from tests.e2e.hues import RED
from tests.e2e.person import Person
from tests.e2e.reading import Unmet
from tests.e2e.requests import behaviour
from tests.e2e.screen import Area, Blob, Picture, Screen, Squares, blobs, changes, hue_mask

_BALLS = ("balls", "ball", "count", "number of balls")
_CLEAR = ("clear", "clear all", "clear balls", "remove all", "remove balls", "reset", "empty", "delete all",
          "clear box", "empty the box")  # fmt: skip


@behaviour("bouncing_balls")
def bouncing_balls(p: Person) -> None:
    """The first ball is followed with the eyes: down, up again, and lower the second time."""
    screen = Screen(p)
    screen.sees_figure(_BALLS, 0)
    box = screen.field(150)
    empty = screen.shot(box)
    screen.click(box, 0.5, 0.2)
    way = _follow(screen, box, empty)
    _expect_bounces(way, box)
    screen.sees_figure(_BALLS, 1)
    screen.run(40_000)
    late = [_ball(screen, box, empty, None)]
    screen.run(700)
    late.append(_ball(screen, box, empty, None))
    if None in late or abs(late[0].y - late[1].y) > 6 or abs(late[0].x - late[1].x) > 6:  # type: ignore[union-attr]
        raise Unmet("the ball does not lie still in the end")
    for across in (0.25, 0.75):
        screen.click(screen.field(150), across, 0.3)
        screen.run(200)
    screen.sees_figure(_BALLS, 3)
    p.press(_CLEAR)
    screen.sees_figure(_BALLS, 0)
    screen.run(400)
    if changes(empty, screen.shot(screen.field(150))).mean() > 0.003:
        raise Unmet("the balls are still in the box after it was cleared")


def _ball(screen: Screen, box: Area, empty: Picture, last: Blob | None) -> Blob | None:
    found = blobs(changes(empty, screen.shot(box)), 16)
    if not found:
        return None
    return min(found, key=lambda one: abs(one.x - last.x) + abs(one.y - last.y)) if last else found[0]


def _follow(screen: Screen, box: Area, empty: Picture) -> list[float]:
    """Return how high the ball is (0 at the ground) every twentieth of a second, for six seconds."""
    screen.run(50)
    ball = min(blobs(changes(empty, screen.shot(box)), 16), key=lambda b: abs(b.x - box.w / 2) + abs(b.y - box.h / 5),
               default=None)  # fmt: skip
    if ball is None or abs(ball.x - box.w / 2) > 60 or abs(ball.y - box.h / 5) > 90:
        raise Unmet("no ball appears where one clicks")
    way = [box.h - ball.y]
    for _ in range(120):
        screen.run(50)
        ball = _ball(screen, box, empty, ball) or ball
        way.append(box.h - ball.y)
    return way


def _expect_bounces(way: list[float], box: Area) -> None:
    drop = way[0] - min(way)
    if drop < box.h * 0.3:
        raise Unmet("the ball does not fall down")
    peaks = [way[i] for i in range(2, len(way) - 2) if way[i] > min(way) + 8 and way[i] == max(way[i - 2 : i + 3])
             and way[i - 2] < way[i] and min(way[:i]) < way[i] - 8]  # fmt: skip
    if not peaks:
        raise Unmet("the ball does not bounce")
    if peaks[0] > way[0] + 12:
        raise Unmet("the ball bounces higher than it came from")
    lower = [peak for peak in peaks[1:] if peak < peaks[0] - 4]
    if len(peaks) > 1 and not lower:
        raise Unmet("the ball does not bounce lower every time")


_BURNT = ("burnt", "burned", "burnt trees", "burned trees", "trees burnt", "on fire", "burning", "fire")


@behaviour("forest_fire")
def forest_fire(p: Person) -> None:
    """The fire may go on by a button or by itself; beside may mean four trees or eight."""
    screen = Screen(p)
    forest = Squares(screen, 20, 20)
    green = forest.looks()
    forest.press((10, 10))
    on_fire = forest.changed(green, forest.looks())
    if on_fire != {(10, 10)}:
        raise Unmet(f"{len(on_fire)} trees look different after one was set on fire")
    _step(screen, forest, green)
    spread = forest.changed(green, forest.looks())
    four = {(10, 10), (9, 10), (11, 10), (10, 9), (10, 11)}
    if spread not in (four, four | {(9, 9), (9, 11), (11, 9), (11, 11)}):
        raise Unmet(f"after a step {len(spread)} trees have caught fire, not those beside the first")
    _step(screen, forest, green)
    wider = forest.changed(green, forest.looks())
    if len(wider) not in (13, 25):
        raise Unmet(f"after two steps {len(wider)} trees have caught fire")
    step = screen.person.find_button(_STEP)
    for _ in range(45):
        if step is None:
            screen.run(2500)
        else:
            screen.press(*_STEP)
            screen.run(50)
    if len(forest.changed(green, forest.looks())) < 400:
        raise Unmet("the fire does not reach the last tree")
    screen.sees_figure(_BURNT, 400, 100)


_STEP = ("step", "next step", "next", "one step", "advance", "spread", "go on", "continue", "step forward")


def _step(screen: Screen, forest: Squares, green: list[Picture]) -> None:
    """Go one step on: by the button, else by waiting until something more burns."""
    if screen.person.find_button(_STEP) is not None:
        screen.press(*_STEP)
        screen.run(60)
        return
    screen.person.press_if(("start", "play", "run", "burn", "start fire"))
    before = forest.changed(green, forest.looks())
    for _ in range(30):
        if forest.changed(green, forest.looks()) != before:
            return
        screen.run(100)
    raise Unmet("the fire does not go on")


_STATES = (("healthy", "susceptible", "well", "not infected", "uninfected"), ("ill", "infected", "sick", "infectious"),
           ("recovered", "immune", "healed"))  # fmt: skip


@behaviour("epidemic")
def epidemic(p: Person) -> None:
    """The three figures are a hundred together at any moment, and only go the one way."""
    screen = Screen(p)
    first = _counts(screen)
    if first[1] != 1 or first[0] != 99:
        raise Unmet(f"does not begin with 99 healthy and one ill, but {first[0]:.0f} and {first[1]:.0f}")
    if hue_mask(screen.shot(screen.field(150)), RED).sum() < 8:
        raise Unmet("the ill one is not red")
    p.press_if(("start", "start simulation", "run", "play", "begin", "go"))
    last, most_ill, box = first, 1.0, screen.field(150)
    picture = screen.shot(box)
    screen.run(1000)
    if len(blobs(changes(picture, screen.shot(box)), 4)) < 10:
        raise Unmet("the dots do not wander about")
    for _ in range(60):
        screen.run(2000)
        now = _counts(screen)
        if now[0] > last[0] or now[2] < last[2]:
            raise Unmet(f"goes from {_said(last)} to {_said(now)} healthy, ill and recovered")
        last, most_ill = now, max(most_ill, now[1])
        if now[1] == 0:
            break
    if last[2] < 1:
        raise Unmet("nobody recovers in two minutes")
    if most_ill < 2:
        raise Unmet("nobody falls ill by touching an ill one")
    p.press(("reset", "restart", "start over", "new simulation", "again"))
    if not screen.patiently(lambda: _counts(screen)[0] >= 95 and _counts(screen)[2] == 0, 3):
        raise Unmet("reset does not begin with healthy ones again")


def _counts(screen: Screen) -> tuple[float, float, float]:
    """Return healthy, ill and recovered, which stand all behind their words or all before them."""
    words = screen.words()
    for pattern in (r"\b{}\b[^\d\n]{{0,16}}\n?\s*(\d+)", r"(\d+)\s*(?:are |people |dots )?{}\b"):
        found = [[float(n) for label in labels for n in re.findall(pattern.format(label), words, re.I)]
                 for labels in _STATES]  # fmt: skip
        sums = [(a, b, c) for a in found[0] for b in found[1] for c in found[2] if a + b + c == 100]
        if sums:
            return sums[0]
    near = [screen.figures(*labels) for labels in _STATES]
    sums = [(a, b, c) for a in near[0] for b in near[1] for c in near[2] if a + b + c == 100]
    if sums:
        return sums[0]
    if not all(near):
        raise Unmet("does not show the numbers of healthy, ill and recovered")
    raise Unmet(f"healthy, ill and recovered are not a hundred together ({[one[0] for one in near]})")


def _said(counts: tuple[float, float, float]) -> str:
    return ", ".join(f"{n:.0f}" for n in counts)
