"""Requests beyond the kit, games: catching, dice, pairs, quickness. Played with eyes on pictures and a mouse."""

import re

from tests.e2e.hues import GREEN, RED, share_of
from tests.e2e.person import Person
from tests.e2e.reading import Unmet, numbers_in
from tests.e2e.requests import behaviour
from tests.e2e.screen import Area, Blob, Picture, Screen, Squares, blobs, changes, hue_mask, looks_alike

_OVER = r"game over|game is over|it'?s over|\bis over\b|you lost|you lose|\bfinal score|play again|try again"
_POINTS = ("score", "points", "point", "caught", "apples", "catches")
_STEP_MS, _MOST_STEPS = 120, 130


@behaviour("falling_apples")
def falling_apples(p: Person) -> None:
    """The judge watches what falls and runs after it with the keys; then it stands in a corner and lets all fall."""
    screen = Screen(p)
    screen.start()
    if screen.says(_OVER):
        raise Unmet("says that the game is over before it has begun")
    field = screen.field(150)
    first = screen.shot(field)
    screen.run(1500)
    if not changes(first, screen.shot(field)).any():
        raise Unmet("nothing falls by itself")
    before = screen.words()
    for _ in range(3):
        if _catch_one(screen, field):
            break
        if screen.says(_OVER, before):
            _begin_again(screen)
        screen.run(300)
    else:
        raise Unmet("no apple that was caught counts a point")
    calm = screen.words()
    screen.page.keyboard.down("ArrowLeft")
    for _ in range(150):
        screen.run(1000)
        screen.page.keyboard.down("ArrowLeft")
        if screen.says(_OVER, calm) or screen.says(_OVER, before):
            return
    raise Unmet("is not over though apples fall to the ground for two and a half minutes")


def _begin_again(screen: Screen) -> bool:
    return screen.start("play again", "restart", "try again", "again", "new game")


def _catch_one(screen: Screen, field: Area) -> bool:
    """Steer below what falls until the points go up. What the keys move is the basket, what else moves falls."""
    points = _points(screen)
    before, held = screen.words(), ""
    basket, last = field.w / 2, screen.shot(field)
    for step in range(_MOST_STEPS):
        screen.run(_STEP_MS)
        now = screen.shot(field)
        moving = blobs(changes(last, now), 12)
        low = [one for one in moving if one.y > field.h * 0.78 and one.bottom - one.top < field.h * 0.3]
        if held and low:
            basket = _nearest(low, basket).x
        apple = _lowest(moving, field)
        wanted = ("ArrowLeft" if apple.x < basket else "ArrowRight") if apple else ("", "ArrowLeft")[step < 4]
        if apple and abs(apple.x - basket) < 14:
            wanted = ""
        if held and held != wanted:
            screen.page.keyboard.up(held)
        if wanted:
            screen.page.keyboard.down(wanted)
        held, last = wanted, now
        if step % 3 == 2:
            if any(n in points_now for points_now in (_points(screen),) for n in _more(points)):
                _let_go(screen, held)
                return True
            if screen.says(_OVER, before):
                break
    _let_go(screen, held)
    return False


def _let_go(screen: Screen, held: str) -> None:
    if held:
        screen.page.keyboard.up(held)


def _more(points: set[float]) -> set[float]:
    """Return what the points may be after one or two catches, a point each."""
    least = min(points, default=0.0)
    return {n for n in (least + 1, least + 2) if n not in points}


def _points(screen: Screen) -> set[float]:
    return {n for n in screen.figures(*_POINTS) if n >= 0}


def _nearest(found: list[Blob], x: float) -> Blob:
    return min(found, key=lambda one: abs(one.x - x))


def _lowest(found: list[Blob], field: Area) -> Blob | None:
    falling = [one for one in found if one.y <= field.h * 0.86 and one.right - one.left < field.w * 0.3]
    falling = [one for one in falling if one.y > field.h * 0.03]
    return max(falling, key=lambda one: one.y, default=None)


_TURN = ("this turn", "turn total", "turn score", "turn points", "turn", "current", "current score", "round",
         "round score", "pot", "unsaved", "running total", "rolled", "roll", "dice", "die", "points")  # fmt: skip
_FACES = "⚀⚁⚂⚃⚄⚅"
_WON = r"\bwins?\b|\bwon\b|winner|victory"


@behaviour("pig_dice")
def pig_dice(p: Person) -> None:
    """Rolls once or twice, then holds, until one has 50. What the turn is worth is read, what is kept is reckoned."""
    p.press_if(("start", "start game", "new game", "begin"))
    rules, kept, who, ones = p.text(), [0, 0], 0, 0
    for turn in range(120):
        pot: set[int] = set()
        for roll in range(1 + turn % 2):
            p.press(("roll", "roll dice", "roll the dice", "roll die", "throw", "roll again"))
            p.wait(0.9)
            pot = _worth(p, pot)
            if not pot and not roll and not _one(p):
                raise Unmet("does not show what was rolled")
            if not pot:
                break
        if pot:
            p.press(("hold", "keep", "bank", "stop", "hold points", "keep points"))
            p.wait(0.3)
            kept[who] = _kept(p, who, kept[who], pot)
        else:
            ones += 1
            _expect_kept(p, who, kept[who])
        _expect_kept(p, 1 - who, kept[1 - who])
        is_over = len(re.findall(_WON, p.text(), re.I)) > len(re.findall(_WON, rules, re.I))
        if kept[who] >= 50:
            if not is_over and not p.patiently(lambda: len(re.findall(_WON, p.text(), re.I)) > 0):
                raise Unmet(f"nobody is said to have won with {kept[who]}")
            break
        if is_over:
            raise Unmet(f"somebody is said to have won with {max(kept)}")
        who = 1 - who
    if not ones and turn > 12:
        raise Unmet("never rolls a one")


def _worth(p: Person, before: set[int]) -> set[int]:
    """Return what the points of this turn may be, by all that is shown of it; none after a one."""
    pieces = _near(p, _TURN, 50)
    shown = {round(n) for piece in pieces for n, _ in numbers_in(re.sub(r"player\s*\d", "", piece, flags=re.I))}
    faces = {_FACES.index(c) + 1 for c in p.text() if c in _FACES}
    faces = faces if len(faces) == 1 else set()
    if not before:
        found = {n for n in shown | faces if 2 <= n <= 6}
        return set() if faces == {1} or (_one(p) and not found & faces) else found
    if faces == {1} or _one(p):
        return set()
    whole = {n + d for n in before for d in range(2, 7)}
    return {n for n in shown if n in whole} or {n + d for n in before for d in (faces or shown) if 2 <= d <= 6}


def _near(p: Person, labels: tuple[str, ...], limit: int) -> list[str]:
    """Return what stands by any of the labels, in one look."""
    script = "([labels, limit]) => labels.flatMap(label => window.__eyes.near(label, limit))"
    return list(p.page.evaluate(script, [list(labels), limit]))


def _one(p: Person) -> bool:
    """Return whether a one was rolled, by words, a face or the figure by the die."""
    if "⚀" in p.text() or re.search(r"rolled (a )?(1|one)\b|a (1|one)[!,.]|lost? (this|the|your|all)", p.text(), re.I):
        return True
    pieces = _near(p, ("rolled", "roll", "dice", "die"), 30)
    return any(re.search(r"\b1\b", re.sub(r"player\s*\d", "", piece, flags=re.I)) for piece in pieces)


def _scores(p: Person, who: int) -> set[int]:
    """Return the figures by a player's name."""
    word = ("one", "two")[who]
    labels = (f"player {who + 1}", f"player {word}", f"player {'AB'[who]}", f"p{who + 1}")
    pieces = [re.sub(r"player\s*\d|p\d", "", piece, flags=re.I) for piece in _near(p, labels, 90)]
    return {round(n) for piece in pieces for n, _ in numbers_in(piece)}


def _kept(p: Person, who: int, before: int, pot: set[int]) -> int:
    hits: list[int] = []

    def holds() -> bool:
        shown = _scores(p, who)
        hits[:] = sorted(before + n for n in pot if before + n in shown)
        return bool(hits)

    if not p.patiently(holds):
        raise Unmet(f"player {who + 1} does not get {' or '.join(map(str, sorted(pot)))} on top of {before}")
    return hits[-1]


def _expect_kept(p: Person, who: int, points: int) -> None:
    if not p.patiently(lambda: points in _scores(p, who)):
        raise Unmet(f"player {who + 1} does not stand at {points}")


@behaviour("pairs_of_ten")
def pairs_of_ten(p: Person) -> None:
    """Learns all cards two by two, then takes the pairs. A card may go or stay open once its ten is found."""
    screen = Screen(p)
    screen.start()
    cards = Squares(screen, 4, 4)
    back = cards.looks()
    if any(not looks_alike(back[0], one, 0.04) for one in back[1:]):
        raise Unmet("the sixteen cards do not all lie face down")
    table, found, tries = dict[int, int](), set[int](), 0
    rules = screen.words()
    for a in range(0, 16, 2):
        tries += 1
        table[a], table[a + 1] = _turn_over(cards, a), _turn_over(cards, a + 1)
        found |= _settled(cards, back, table, (a, a + 1))
    if sorted(table.values()) != sorted(10 - n for n in table.values()):
        raise Unmet(f"the cards {sorted(table.values())} do not make eight tens")
    screen.sees_figure(("tries", "try", "attempts", "moves", "turns"), tries)
    for a in range(16):
        b = next((i for i in range(a + 1, 16) if i not in found and table[i] == 10 - table[a]), None)
        if a in found or b is None:
            continue
        tries += 1
        if (_turn_over(cards, a), _turn_over(cards, b)) != (table[a], table[b]):
            raise Unmet("a card has another number than before")
        if len(found) < 14:
            found |= _settled(cards, back, table, (a, b))
    screen.run(1500)
    if not screen.says(r"\ball\b|found|\bwon\b|\bwin\b|congrat|well done|finished|complete|you did it|done", rules):
        raise Unmet("does not tell that everything is found")


def _turn_over(cards: Squares, card: int) -> int:
    places = cards.places()
    cards.press(divmod(card, 4))
    cards.screen.run(400)
    cards.screen.page.wait_for_timeout(250)
    script = """([x, y]) => { const e = document.elementFromPoint(x, y); return e ? e.innerText || '' : ''; }"""
    text = str(cards.screen.page.evaluate(script, list(places[card].middle)))
    drawn = [t for t, x, y in cards.screen.drawn_words() if _holds(places[card], x, y)]
    figures = re.findall(r"(?<!\d)(?:10|\d)(?!\d)", " ".join([text, *drawn]))
    if not figures:
        raise Unmet("a card that is turned over shows no number")
    return int(figures[-1])


def _holds(area: Area, x: float, y: float) -> bool:
    return area.x <= x <= area.x + area.w and area.y <= y <= area.y + area.h


def _settled(cards: Squares, back: list[Picture], table: dict[int, int], pair: tuple[int, int]) -> set[int]:
    """Expect two cards to stay when they make ten, else to be turned back; return those that stay."""
    cards.screen.run(3000)
    now = cards.looks()
    said = f"{table[pair[0]]} and {table[pair[1]]}"
    if table[pair[0]] + table[pair[1]] != 10:
        if any(not looks_alike(now[i], back[i], 0.06) for i in pair):
            raise Unmet(f"{said} make no ten and yet stay open")
        return set()
    if any(looks_alike(now[i], back[i], 0.005) for i in pair):
        raise Unmet(f"{said} make ten and yet are turned back")
    return set(pair)


@behaviour("reaction_test")
def reaction_test(p: Person) -> None:
    """The judge moves the clock of the page, so that it knows how late it hits; it hits once while all is red."""
    screen = Screen(p)
    p.press_if(("start", "start test", "begin", "play", "go"))
    if not screen.patiently(lambda: _share(screen, RED) > 0.02, 4):
        raise Unmet("there is no big red box")
    rules = screen.words()
    _hit(screen, RED)
    if not screen.patiently(lambda: screen.says(r"early|too soon|too fast|false start|not yet", rules), 4):
        raise Unmet("does not say that it was too early")
    times = []
    for late in (700, 300, 500):
        _wait_for_green(screen)
        before, began = screen.words(), p.page.evaluate("Date.now()")
        screen.run(late)
        _hit(screen, GREEN)
        times.append(_milliseconds(screen, before, late, p.page.evaluate("Date.now()") - began + 180))
    best = min(times)
    near = [n for n in screen.figures("best", "fastest", "record", "quickest") if abs(n - best) <= 1.5]
    if not near:
        raise Unmet(f"does not show {best:.0f} as the best")


def _share(screen: Screen, hue: tuple[int, int]) -> float:
    """Return how much of the window is of a hue; looked at closely only where something may be drawn."""
    plain = share_of(screen.person, hue) / 880_000
    if plain > 0.02 or not screen.page.evaluate("!!document.querySelector('canvas')"):
        return plain
    return float(hue_mask(screen.shot(), hue).mean())


def _hit(screen: Screen, hue: tuple[int, int]) -> None:
    found = blobs(hue_mask(screen.shot(), hue), 400)
    if not found:
        raise Unmet("there is nothing to click any more")
    box = found[0]
    screen.page.mouse.click((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    screen.person.settle()


def _wait_for_green(screen: Screen) -> None:
    """Wait for the next green; a go that does not come by itself is begun by a button or a click on the box."""
    for _ in range(4):
        was_other, plain = False, 0
        for step in range(130):
            is_green = _share(screen, GREEN) > 0.02
            if is_green and was_other:
                return
            was_other = was_other or not is_green
            plain = 0 if is_green or _share(screen, RED) > 0.02 else plain + 1
            if plain > 30 or (step > 3 and not was_other):
                break
            screen.run(100)
        if not screen.person.press_if(("try again", "again", "next", "start", "restart", "play again", "continue")):
            screen.page.mouse.click(*screen.field(100).middle)
            screen.person.settle()
    raise Unmet("the box does not turn green")


def _milliseconds(screen: Screen, before: str, least: float, most: float) -> float:
    found: list[float] = []

    def holds() -> bool:
        fresh = [line for line in screen.words().split("\n") if line not in before.split("\n")]
        found[:] = [float(n) for line in fresh for n in re.findall(r"(?<![\d.])\d{2,4}(?:\.\d+)?", line)]
        found[:] = [n for n in found if least - 20 <= n <= most]
        return bool(found)

    if not screen.patiently(holds):
        raise Unmet(f"does not tell a time of about {least:.0f} milliseconds")
    return found[0]
