"""The plays of the catalogue fail when a machine is broken: one fault each, of the kind a person would meet."""

import pytest

from app.browser.client import BrowserClient
from app.domain.blueprint_parser import parse_blueprint
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from tests.integration.test_kit_tools import PARTS

pytestmark = [pytest.mark.browser]
# (machine, what stands in its code, what stands there instead)
FAULTS = [
    ("give-change", "asked: state.asked + 1", "asked: state.asked"),
    ("pig-dice", "goal >= 10 && goal <= 1000", "goal >= 99"),
    ("stroop", "after.asked < after.words", "after.asked <= after.words"),
    ("odd-color", "isOver: lives === 0", "isOver: false"),
    ("dots-and-boxes", "if (!won.length) state.turn = 1 - state.turn;", "state.turn = 1 - state.turn;"),
    ("peg-solitaire", 'isBack ? ["o", "o", "-"]', 'isBack ? ["o", "-", "-"]'),
    ("mirror-drawing", "state.strokes.slice(0, -1)", "state.strokes"),
    ("spirograph", "return b ? shared(b, a % b) : a;", "return 1;"),
    ("bouncing-balls", ".slice(0, count) };", " };"),
    ("epidemic", "state.beats - dot.since >= state.days * DAY", "false"),
    ("mind-reader", "2 ** state.at", "state.at"),
    ("mad-libs", "names.indexOf(name.trim())", "0"),
    ("darts-scorer", "const isBust = left < 0", "const isBust = false && left < 0"),
    ("bowling-score", "needs === 3 ? third : 0", "0"),
    ("digit-span", 'mode: "over", misses: 2', 'mode: "answered", misses: 2'),
    ("falling-letters", 'if (lives === 0) return { ...after, mode: "over" };', ""),
    ("forest-fire", "if (cell === FIRE) return ASH;", "if (cell === FIRE) return FIRE;"),
    ("solar-system", "state.day + 365.25", "state.day + 300"),
    ("pendulum", "if (before < 0 && state.angle >= 0)", "if (false)"),
    ("tap-tempo", "kept: state.kept }", "kept: [] }"),
]


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(("name", "sound", "broken"), FAULTS)
async def test_the_plays_of_a_broken_machine_fail(browser: BrowserClient, name: str, sound: str, broken: str) -> None:
    blueprint = parse_blueprint(f"app Game\nmachine {name}\n", find_conversion).blueprint
    codebase, path = compile_app(blueprint, PARTS, {}), f"machines/{name}.js"
    assert sound in codebase.text(path)
    broken_app = codebase.with_file(path, codebase.text(path).replace(sound, broken))
    verdict = await browser.run_checks(broken_app, derive_checks(blueprint))
    assert any(outcome.held is not True for outcome in verdict.outcomes)
