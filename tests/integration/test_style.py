"""A wish for a colour is shown to hold by what the page shows, and not where the page shows another."""

import re

import pytest

from app.browser.client import BrowserClient
from app.domain.blueprint_parser import parse_blueprint
from app.domain.check import Check
from app.domain.codebase import Codebase
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from tests.kit_apps import PARTS

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
LINES = "app Shelf\nrecord book: title text, pages number\nchart pie sum(pages) by title\ncounter Laps\nstyle "
WORDS = (
    "red", "green", "blue", "orange", "yellow", "purple", "pink", "brown", "teal", "grey", "darkgreen", "lightblue",
    "#1e4d2b", "#ff8800", "dark", "light", "darkgreen dark", "pink light", "navy dark", "yellow dark",
)  # fmt: skip
# words → what to replace in the style sheet by what
FAULTS = {
    "another colour": ("green", r"--accent-light: #\w+", "--accent-light: #c62828"),
    "a colour for grey": ("grey", r"--accent-light: #\w+", "--accent-light: #c62828"),
    "not deep": ("darkgreen", r"--accent-light: #\w+", "--accent-light: #2e7d32"),
    "no colour": ("green", r"--accent-light: #\w+", "--accent-light: #52606d"),
    "another colour in the dark": ("green dark", r"--accent-dark: #\w+", "--accent-dark: #ff8a80"),
    "not used for buttons": ("teal", r"var\(--accent\)", "#c62828"),
    "dark is not dark": ("dark", r'\[data-scheme="dark"\]', '[data-scheme="night"]'),
    "light only by day": ("light", r':not\(\[data-scheme="light"\]\)', ""),
}


def checks_and_app(words: str) -> tuple[tuple[Check, ...], Codebase]:
    """Return the checks of the opening and those that go on from it, to that of the style."""
    blueprint = parse_blueprint(LINES + words).blueprint
    checks = derive_checks(blueprint)
    place = next(n for n, check in enumerate(checks) if 4 in check.lines)
    opening = max(n for n in range(place) if not checks[n].goes_on)
    assert checks[place].goes_on and checks[opening].layer == "loads"
    return checks[opening : place + 1], compile_app(blueprint, PARTS)


@pytest.mark.parametrize("words", WORDS)
async def test_what_was_asked_for_is_seen(browser: BrowserClient, words: str) -> None:
    checks, codebase = checks_and_app(words)
    verdict = await browser.run_checks(codebase, checks)
    assert all(o.held for o in verdict.outcomes), verdict.outcomes[-1].reason


async def test_what_is_right_or_wrong_may_be_green_or_red_in_an_app_of_any_colour(browser: BrowserClient) -> None:
    blueprint = parse_blueprint("app Habits\nhabit Read\nhabit Walk\nstyle teal dark").blueprint
    verdict = await browser.run_checks(compile_app(blueprint, PARTS), derive_checks(blueprint))
    assert all(o.held for o in verdict.outcomes), verdict.failures


@pytest.mark.parametrize("fault", FAULTS)
async def test_another_colour_is_not_taken_for_it(browser: BrowserClient, fault: str) -> None:
    words, sound, broken = FAULTS[fault]
    checks, codebase = checks_and_app(words)
    changed, count = re.subn(sound, broken, codebase.text("styles.css"))
    assert count, "there is nothing to break"
    verdict = await browser.run_checks(codebase.with_file("styles.css", changed), checks)
    assert [o.held for o in verdict.outcomes[:-1]] == [True] * (len(checks) - 1)
    assert verdict.outcomes[-1].held is False


async def test_a_word_that_is_no_colour_is_not_said_to_be_kept() -> None:
    blueprint = parse_blueprint(LINES + "sunny").blueprint
    assert not [check for check in derive_checks(blueprint) if check.says.startswith("The app is")]
