"""Requests beyond the kit, sound: a drum machine, a tapped tempo, training for the ear. Heard where sound is made."""

import re

from tests.e2e.fields import Control
from tests.e2e.games import expect_verdict
from tests.e2e.notes_heard import NOTES, Note, beats, gap, listen, notes, now
from tests.e2e.person import Person
from tests.e2e.reading import Unmet, numbers_in
from tests.e2e.requests import behaviour
from tests.e2e.screen import Screen, Squares

_PLAY, _STOP = ("play", "start", "start playing", "run"), ("stop", "pause", "play/stop", "stop playing")


@behaviour("drum_grid")
def drum_grid(p: Person) -> None:
    """Whatever pattern is there at first is taken off; then more steps must make more beats, and more speed too."""
    screen = Screen(p, NOTES, stands_still=False)
    grid = Squares(screen, 4, 8)
    _empty(screen, grid)
    plain = grid.looks()
    grid.press((0, 0), (1, 0), (2, 0), (3, 0))
    if len(grid.changed(plain, grid.looks())) != 4:
        raise Unmet("a step that is switched on does not look different")
    _press(p, _PLAY)
    together = _heard_within(screen, 1, 6)
    if len({note.kind for note in together}) < 2:
        raise Unmet("all four rows sound the same")
    grid.press((1, 0), (2, 0), (3, 0))
    few = beats(listen(p.page, 4000))
    for step in range(1, 8):
        grid.press((0, step))
    p.page.wait_for_timeout(300)
    many = listen(p.page, 4000)
    if not few or len(beats(many)) < 3 * len(few):
        raise Unmet(f"eight steps make {len(beats(many))} beats where one makes {len(few)}")
    slow = gap(many)
    _expect_faster(screen, slow)
    _press(p, (*_STOP, *_PLAY))
    p.page.wait_for_timeout(400)
    if len(beats(listen(p.page, 1500))) > 1:
        raise Unmet("drums on after stop")


def _press(p: Person, names: tuple[str, ...]) -> None:
    if not p.press_if(names):
        p.press(names)


def _empty(screen: Screen, grid: Squares) -> None:
    """Take off the steps that are on: those that look unlike most in their row."""
    screen.person.press_if(("clear", "clear all", "clear pattern", "reset"))
    looks = grid.looks()
    for row in range(4):
        ways: dict[tuple[int, ...], list[int]] = {}
        for column in range(8):
            picture = looks[row * 8 + column]
            key = tuple(int(n) // 24 for n in picture.reshape(-1, 3).mean(axis=0))
            ways.setdefault(key, []).append(column)
        usual = max(ways.values(), key=len)
        if len(usual) < 5:
            continue  # every other step may have a ground of its own
        grid.press(*((row, column) for column in range(8) if column not in usual))


def _heard_within(screen: Screen, least: int, seconds: int) -> list[Note]:
    since = now(screen.page)
    for _ in range(seconds * 2):
        screen.page.wait_for_timeout(500)
        found = notes(screen.page, since)
        past = [one for one in found if one.at < now(screen.page) - 0.2]  # what sounds together is all there by then
        if len(past) >= least:
            return past
    raise Unmet("there is nothing to hear")


def _expect_faster(screen: Screen, slow: float) -> None:
    """Expect it to be faster at one end of what sets the speed: some count beats, some how long a step is."""
    p = screen.person
    wanted = ("tempo", "speed", "bpm", "beats", "slow", "fast")
    found = [c for c in p.controls() if c["kind"] in ("range", "number")]
    named = [c for c in found if any(w in " ".join([*c["names"], c["beside"]]).lower() for w in wanted)]
    ends = (1.0, 0.0) if found else (1.0,)
    for end in ends:
        if found:
            _set_speed(p, (named or found)[0], end)
        elif not all(p.press_if(("faster", "speed up", "+", "tempo up")) for _ in range(6)):
            raise Unmet("the speed cannot be changed")
        p.page.wait_for_timeout(1200)
        fast = gap(listen(p.page, 3000))
        if 0 < fast < slow / 1.15:
            return
    raise Unmet(f"is not faster with more speed ({slow:.2f} s from step to step)")


def _set_speed(p: Person, control: Control, share: float) -> None:
    low, high = float(control["min"] or 40), float(control["max"] or 240)
    value = round(low + (high - low) * share)
    if control["kind"] == "number":
        p.put(control, value)
        return
    script = """([i, v]) => { const e = window.__eyes.thing(i); e.value = v;
        for (const what of ['input', 'change']) e.dispatchEvent(new Event(what, { bubbles: true })); }"""
    p.page.evaluate(script, [control["i"], value])
    p.settle()


_TAP = ("tap", "tap here", "tap!", "tap me", "tap tempo", "tap in time")


@behaviour("tap_tempo")
def tap_tempo(p: Person) -> None:
    """Taps by the page's clock, so that the tempo is known; then listens in real time."""
    screen = Screen(p, NOTES)
    _tap(screen, 500, 9)
    _expect_tempo(screen, 120)
    screen.start_clock()
    if not _switch_on(p):
        raise Unmet("there is no way to switch the metronome on")
    _heard_within(screen, 2, 5)
    found = gap(listen(p.page, 4000))
    if abs(found - 0.5) > 0.06:
        raise Unmet(f"the metronome clicks every {found:.2f} seconds, not twice a second")
    p.press(("reset", "start over", "clear", "restart", "new"))
    p.page.wait_for_timeout(400)
    screen.stop_clock()
    if _tempo(screen, 120):
        raise Unmet("still shows the old tempo after reset")
    _tap(screen, 750, 8)
    _expect_tempo(screen, 80)


def _tap(screen: Screen, gap_ms: int, times: int) -> None:
    for _ in range(times):
        if not screen.person.press_if(_TAP):
            raise Unmet("there is no button to tap")
        screen.run(max(0, gap_ms))


def _tempo(screen: Screen, wanted: int) -> bool:
    near = screen.figures("bpm", "tempo", "beats per minute", "beats")
    plain = [float(n) for n in re.findall(r"(?m)^\s*(\d{2,3}(?:\.\d+)?)\s*(?:bpm)?\s*$", screen.words(), re.I)]
    return any(abs(n - wanted) <= 2.5 for n in [*near, *plain])


def _expect_tempo(screen: Screen, wanted: int) -> None:
    if not _tempo(screen, wanted) and not screen.patiently(lambda: _tempo(screen, wanted), 3):
        raise Unmet(f"does not show {wanted} beats per minute")


def _switch_on(p: Person) -> bool:
    names = ("start metronome", "metronome", "play metronome", "metronome on", "start", "play", "switch on", "turn on",
             "toggle metronome", "on")  # fmt: skip
    if p.press_if(names):
        return True
    for control in p.controls():
        if control["kind"] == "checkbox":
            p.tick(control["i"], True)
            p.settle()
            return True
    return False


_NEW = ("play notes", "play two notes", "play the notes", "play", "new notes", "new", "start", "next", "next notes",
        "play new notes", "next question", "new round", "next round", "new pair", "begin", "listen")  # fmt: skip
_AGAIN = ("again", "replay", "repeat", "hear again", "play again", "listen again", "hear them again", "repeat notes",
          "play notes again", "replay notes", "hear again", "once more")  # fmt: skip


@behaviour("ear_trainer")
def ear_trainer(p: Person) -> None:
    """Answers by what it hears, at times on purpose wrong; whoever answers right must be told so, and get a point."""
    screen = Screen(p, NOTES, stands_still=False)
    score, heard, answered = 0, set[tuple[float, float]](), now(p.page)
    static: list[str] = []
    for turn, is_right in enumerate((True, False, True, True, False, True)):
        pair = _pair(screen, answered, 3) if turn else None
        if pair is None:
            answered = now(p.page)
            p.press(_NEW)
            pair = _pair(screen, answered, 12)
        if pair is None:
            raise Unmet("there are no two notes to hear, one after the other")
        heard.add(pair)
        if turn == 0:
            static = p.text().split("\n")
            _expect_again(screen, pair)
        before, answered = p.text(), now(p.page)
        if pair[0] == pair[1]:
            continue
        is_higher = (pair[1] > pair[0]) is is_right
        if not p.press_if(("higher", "second higher", "up") if is_higher else ("lower", "second lower", "down")):
            raise Unmet(f"there is no button {'higher' if is_higher else 'lower'}")
        expect_verdict(p, static, before, is_right)
        score += is_right
        _expect_score(p, score)
    if len(heard) < 3:
        raise Unmet("plays the same two notes all the time")


def _pair(screen: Screen, since: float, patience: int) -> tuple[float, float] | None:
    """Return the last two notes that sound since then, once no more follow."""
    for _ in range(patience):
        screen.page.wait_for_timeout(400)
        if len(beats(_tones(screen, since))) >= 2:
            screen.page.wait_for_timeout(1000)
            found = _tones(screen, since)
            first, second = (next(n.pitch for n in found if abs(n.at - at) < 0.03) for at in beats(found)[-2:])
            return first, second
    return None


def _tones(screen: Screen, since: float) -> list[Note]:
    return [note for note in notes(screen.page, since) if note.pitch > 0]


def _expect_again(screen: Screen, pair: tuple[float, float]) -> None:
    since = now(screen.page)
    p = screen.person
    hit = p.find_button(_AGAIN)
    hit = hit if hit is not None else p.find_button(("play", "listen", "play notes"))
    if hit is None:
        raise Unmet("there is no button to hear the notes again")
    p.click(hit, "button to hear them again")
    again = _pair(screen, since, 12)
    if again is None or any(abs(a - b) > 1 for a, b in zip(pair, again, strict=True)):
        raise Unmet("does not play the same two notes again")


def _expect_score(p: Person, score: int) -> None:
    labels = ("score", "points", "right", "correct", "right answers")

    def shown() -> bool:
        return any(n == score for label in labels for piece in p.near(label, 60) for n, _ in numbers_in(piece))

    if not p.patiently(shown):
        raise Unmet(f"does not show a score of {score}")
