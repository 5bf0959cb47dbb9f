"""Boxes that find, and buttons that hide what is asked for, in a real browser engine: held, and red when broken."""

from dataclasses import dataclass

import pytest

from app.browser.client import BrowserClient
from app.domain.blueprint_parser import parse_blueprint
from app.domain.check import Check, Step
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from tests.kit_apps import FINDS, PARTS

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


def _own(text: str, says: str = "") -> tuple[Check, ...]:
    checks = derive_checks(parse_blueprint(text).blueprint)
    mine = ("What is typed into “", "A button hides", "hidden where")
    return tuple(c for c in checks if c.lines and any(m in c.says for m in mine) and says in c.says)


async def test_what_fits_is_told_and_what_is_hidden_comes_back(browser: BrowserClient) -> None:
    blueprint = parse_blueprint(FINDS).blueprint
    checks = _own(FINDS)
    assert len(checks) == 10
    verdict = await browser.run_checks(compile_app(blueprint, PARTS), checks)
    assert not [f"{o.check.says} {o.reason}" for o in verdict.failures] and not verdict.errors


@dataclass(frozen=True, slots=True)
class Mutant:
    """What is broken where; `says` is part of a promise that must then be seen to fail."""

    file: str
    sound: str
    broken: str
    says: str


MUTANTS = (
    Mutant("app.js", "asked <= ticket.number_to", "asked < ticket.number_to", "“Drawn number”"),
    Mutant("app.js", "ticket.number_from <= asked", "true", "“Drawn number”"),
    Mutant("app.js", 'Kit.text(ticket.number_from) !== ""', "true", "“Drawn number”"),
    Mutant("app.js", "asked < guest.departure", "asked <= guest.departure", "“Day”"),
    Mutant("app.js", "Kit.text(guest.guest).toLowerCase()", "guest.guest", "“Who”"),
    Mutant("app.js", "&& !guest.gone", "", "“At”"),
    Mutant("app.js", "guest.size === asked", "guest.size !== asked", "“Size”"),
    Mutant("app.js", "guest.with_tax <= asked", "guest.price <= asked", "“Budget”"),
    Mutant("kit/finding.js", ".filter((row) => find.test(row, asked))", "", "“Drawn number”"),
    Mutant("kit/finding.js", 'addEventListener("input"', 'addEventListener("nothing"', "“Drawn number”"),
    Mutant("kit/finding.js", 'asked === null || asked === ""', "false", "“Drawn number”"),
    Mutant("kit/finding.js", 'Kit.el("li", {}, Kit.foundWords(kind, row))', 'Kit.el("li")', "“Seller”"),
    Mutant("kit/records.js", "if (kind.finds) Kit.drawFinds(view);", "", "“Drawn number”"),
    Mutant("kit/hiding.js", "group.isShown = !group.isShown;", "", "A button hides letters"),
    Mutant("kit/hiding.js", "Kit.store.write(`hiding", "String(`hiding", "A button hides letters"),
    Mutant("kit/hiding.js", "!Kit.store.read(`hiding/${kind.name}`, false)", "false", "A button hides letters"),
    Mutant("kit/hiding.js", "!group.isShown && group.test", "group.test", "A button hides bills"),
)


@pytest.mark.parametrize("mutant", MUTANTS, ids=[f"{m.says}: {m.sound}" for m in MUTANTS])
async def test_a_broken_box_or_button_turns_its_check_red(browser: BrowserClient, mutant: Mutant) -> None:
    codebase = compile_app(parse_blueprint(FINDS).blueprint, PARTS)
    sound = codebase.text(mutant.file)
    assert mutant.sound in sound, "there is nothing to break"
    broken = codebase.with_file(mutant.file, sound.replace(mutant.sound, mutant.broken))
    [check] = [c for c in _own(FINDS) if mutant.says in c.says]
    verdict = await browser.run_checks(broken, (check,))
    assert verdict.failures


async def test_a_text_is_found_whatever_its_capitals_and_stands_as_text(browser: BrowserClient) -> None:
    text = "app A\nrecord dog: dog text, chip text\nfind Chip where chip = asked"
    steps = (
        Step("fill", "Dog", "<b>Rex</b>", "Add dog"),
        Step("fill", "Chip", "ab 12", "Add dog"),
        Step("press", "Add dog", within="Add dog"),
        Step("fill", "Chip", "  AB 12 ", "Find by chip"),
        Step("see", value="1 dog fits: <b>Rex</b> · Chip: ab 12", within="Find by chip"),
        Step("fill", "Chip", "ab", "Find by chip"),
        Step("see", value="No dog fits.", within="Find by chip"),
        Step("see", value="<b>Rex</b>", within="All dogs"),
    )
    codebase = compile_app(parse_blueprint(text).blueprint, PARTS)
    [outcome] = (await browser.run_checks(codebase, (Check("It is found.", steps),))).outcomes
    assert outcome.held, outcome.reason
