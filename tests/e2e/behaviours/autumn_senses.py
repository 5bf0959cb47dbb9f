"""Requests of a fifth examiner who knows nothing of how apps are made here: seen and heard."""

import itertools
import re

import numpy as np

from tests.e2e.behaviours.next_senses import slide
from tests.e2e.hearing import LISTEN, heard, within_moments
from tests.e2e.hues import GREEN, RED, YELLOW
from tests.e2e.person import Person
from tests.e2e.reading import Unmet
from tests.e2e.requests import behaviour
from tests.e2e.screen import Screen, hue_mask

_STOP = ("stop", "pause", "stop start", "start stop", "on off", "halt", "off")
_START = ("start", "go", "resume", "continue", "run", "play", "stop start", "start stop", "on off", "on")
_NEXT = {"red": "red and yellow", "red and yellow": "green", "green": "yellow", "yellow": "red"}
_LASTS = {"red": 10, "red and yellow": 2, "green": 10, "yellow": 2}


@behaviour("traffic_light")
def traffic_light(p: Person) -> None:
    """A lamp is on where its hue is brighter than at other times; one that is off may be dark or pale."""
    screen = Screen(p)
    p.page.set_viewport_size({"width": 700, "height": 760})
    p.page.add_style_tag(content="* { transition: none !important }")  # which keeps a time of its own
    glow = _watch(screen, 42)
    if _phases(glow) is None:
        screen.press(*_START)
        glow = _watch(screen, 42)
    runs = _phases(glow)
    if runs is None:
        raise Unmet("there are no red, yellow and green lamps that go on and off")
    for (now, _), (then, _) in itertools.pairwise(runs):
        if _NEXT.get(now) != then:
            raise Unmet(f"after {now or 'darkness'} comes {then or 'darkness'}")
    for name, seconds in runs[1:-1]:
        if abs(seconds - _LASTS[name]) > 1:
            raise Unmet(f"is {name} for {seconds} seconds, not {_LASTS[name]}")
    screen.press(*_STOP)
    screen.run(300)
    if _is_moving(screen, 13):
        raise Unmet("goes on though it is stopped")
    screen.press(*_START)
    if not _is_moving(screen, 13):
        raise Unmet("does not go on when it is started again")


def _watch(screen: Screen, seconds: int) -> list[tuple[float, ...]]:
    """Return how much red, yellow and green shines at every second."""
    screen.away()
    found = []
    for _ in range(seconds):
        found.append(_glow(screen))
        screen.run(1000)
    return found


def _glow(screen: Screen) -> tuple[float, ...]:
    picture = screen.shot()[::2, ::2]
    light = picture.max(axis=2).astype(float) / 255 * (picture.max(axis=2) - picture.min(axis=2)) / 255
    return tuple(float(np.where(hue_mask(picture, hue), light, 0).sum()) for hue in (RED, YELLOW, GREEN))


def _phases(glow: list[tuple[float, ...]]) -> list[tuple[str, int]] | None:
    """Return what was on and for how many seconds, one after the other, or None where nothing changes."""
    lamps = []
    for values in zip(*glow, strict=True):
        if max(values) - min(values) < 40:
            return None
        lamps.append([value > (max(values) + min(values)) / 2 for value in values])
    names = [" and ".join(name for name, on in zip(("red", "yellow", "green"), moment, strict=True) if on)
             for moment in zip(*lamps, strict=True)]  # fmt: skip
    return [(name, len(list(group))) for name, group in itertools.groupby(names)]


def _is_moving(screen: Screen, seconds: int) -> bool:
    screen.away()
    first = _glow(screen)
    for _ in range(seconds):
        screen.run(1000)
        if max(abs(a - b) for a, b in zip(first, _glow(screen), strict=True)) > 40:
            return True
    return False


@behaviour("white_noise")
def white_noise(p: Person) -> None:
    """The noise is heard where it is made; the time that is left may be told to the minute."""
    p.page.add_init_script(LISTEN)
    p.reload()
    play = ("start", "play", "start noise", "on", "play noise", "start stop")
    stop = ("stop", "pause", "stop noise", "off", "start stop")
    if heard(p):
        raise Unmet("sounds before anybody has started it")
    p.press(play)
    if not within_moments(p, lambda: bool(heard(p))):
        raise Unmet("there is nothing to hear")
    _expect_louder(p)
    p.press(stop)
    if not within_moments(p, lambda: not heard(p)):
        raise Unmet("sounds on after stop")
    p.press(play)
    if not within_moments(p, lambda: bool(heard(p))):
        raise Unmet("does not start again")
    p.wait(300)
    p.sees_time(900, 62)
    p.wait(600)
    p.sees_time(300, 62)
    p.wait(220)
    if not heard(p):
        raise Unmet("is off before the twenty minutes are over")
    p.wait(110)
    if not within_moments(p, lambda: not heard(p)):
        raise Unmet("sounds on though the twenty minutes are over")
    p.press(play)
    if not within_moments(p, lambda: bool(heard(p))):
        raise Unmet("does not start again after the twenty minutes")
    p.wait(60)
    p.sees_time(1140, 62)


def _expect_louder(p: Person) -> None:
    ranges = [c for c in p.controls() if c["kind"] == "range"]
    named = [c for c in ranges if re.search(r"volume|loud|level|quiet", " ".join([*c["names"], c["beside"]]), re.I)]
    if ranges:
        slider = (named or ranges)[0]
        low, high = float(slider["min"] or 0), float(slider["max"] or 100)
        slide(p, slider, low + 0.2 * (high - low))
        soft = _loudness(p)
        slide(p, slider, low + 0.8 * (high - low))
    else:
        for _ in range(2):
            p.press(("quieter", "softer", "volume down", "-", "−"))
        soft = _loudness(p)
        for _ in range(2):
            p.press(("louder", "volume up", "+"))
    if not within_moments(p, lambda: _loudness(p) > 1.2 * soft):
        raise Unmet("does not get louder")


def _loudness(p: Person) -> float:
    p.page.wait_for_timeout(300)
    return max((loud for _, loud in heard(p)), default=0.0)
