"""Faults of kinds that once passed every check: each strengthened check is red for the fault it was strengthened for.

One of each kind in the suite, the others with `-m slow`.
"""

from dataclasses import dataclass

import pytest

from app.browser.client import BrowserClient
from app.domain.blueprint_parser import parse_blueprint
from app.domain.check import Check
from app.domain.codebase import Codebase
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from tests.kit_apps import BOARD, CLUB, EXPENSES, GAMES, GUESTS, JOBS, LEDGER, PARTS, PLAY, TOOLS, VOCABULARY

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
WORKED_OUT = "are worked out right"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is broken where, and part of the promise that must be seen to fail."""

    feature: str
    app: str
    file: str
    sound: str
    broken: str
    says: str


IN_SUITE = (
    Fault("age", LEDGER, "kit/formula.js", "? 1 : 0)", "? 0 : 1)", WORKED_OUT),
    Fault("lines of a machine", GAMES, "kit/machine-draw.js", "old.replaceWith(fresh)", "String(fresh)", WORKED_OUT),
    Fault("title of the tab", GAMES, "kit/clock.js", "const title = text ?", "const title = !text ?", "takes laps"),
    Fault("sound", GAMES, "kit/sound.js", "Kit.audio = Kit.audio || new Context();", "", "parts and rounds"),
    Fault("weekday", GAMES, "kit/habit.js", "Kit.weekdayNumber(first) + 1", "Kit.weekdayNumber(first)", "once a day"),
    Fault(
        "heading", EXPENSES, "kit/listing.js", 'sort.isDescending ? "desc', '!sort.isDescending ? "desc', "in order of"
    ),
    Fault(
        "focus", EXPENSES, "kit/records.js", "each.dataset.focus === key", "each.dataset.focus !== key", "ticked off"
    ),
    Fault("key taken", EXPENSES, "kit/dom.js", "event.preventDefault();", "", "comes back with Undo"),
)
MORE = (
    Fault(
        "rows over groups", JOBS, "kit/records.js", "left = Math.max(0, left - members.length);", "", "answers at once"
    ),
    Fault("action of a tick", GAMES, "kit/machine.js", "ticking.action = line && line.action;", "", WORKED_OUT),
    Fault("time of a tick", GAMES, "kit/machine.js", "ticking.last = now;", "", WORKED_OUT),
    Fault("limit of a button", CLUB, "app.js", "payment.amount < 5", "payment.amount <= 5", "Clear small"),
    Fault("safe cells", EXPENSES, "kit/csv.js", "? `'${text}` :", "? text :", WORKED_OUT),
    Fault("renamed options", EXPENSES, "kit/data.js", "=== stored[key])", "!== stored[key])", WORKED_OUT),
    Fault("references", CLUB, "kit/records.js", "row.$id === chosen)", "row.$id !== chosen)", WORKED_OUT),
    Fault(
        "slices of nothing",
        LEDGER,
        "kit/chart.js",
        "Kit.isNumber(value / sum) ?",
        "Kit.isNumber(value * sum) ?",
        WORKED_OUT,
    ),
    Fault("screens refused", GAMES, "kit/machine-rules.js", "line.tick < 16", "line.tick > 16", WORKED_OUT),
    Fault("arrow keys", GAMES, "kit/machine-draw.js", "cells[next].tabIndex = 0;", "", WORKED_OUT),
    Fault(
        "drawing",
        PLAY,
        "kit/machine-draw.js",
        "pen.clearRect(0, 0, line.width, line.height);",
        "pen.fillRect(0, 0, 99, 99);",
        WORKED_OUT,
    ),
    Fault("end of a sound", TOOLS, "kit/sound.js", "tone.stop(end + 0.02);", "", "counts down"),
    Fault("sound at the end", GAMES, "kit/timer-intervals.js", "Kit.chime();", "", "parts and rounds"),
    Fault(
        "skipped part kept",
        GAMES,
        "kit/timer-intervals.js",
        "clock.add(now.left);\n    save();",
        "clock.add(now.left);",
        "parts and rounds",
    ),
    Fault(
        "nothing to time", GAMES, "kit/timer-intervals.js", '"Set how long each part takes."', '""', "parts and rounds"
    ),
    Fault("other months", GAMES, "kit/habit.js", "month - 1 + by", "month - 1 - by", "once a day"),
    Fault(
        "ranges kept",
        GAMES,
        "kit/drill.js",
        "if (state.ranges[index]) field.value",
        "if (!state.ranges) field.value",
        "asks, judges",
    ),
    Fault(
        "score anew",
        GAMES,
        "kit/drill.js",
        'part("reset").addEventListener("click"',
        'part("reset").addEventListener("none"',
        "asks, judges",
    ),
    Fault("day ticked", CLUB, "kit/days.js", "today.checked = days.includes(Kit.today());", "", "once a day"),
    Fault("known box", VOCABULARY, "kit/cards.js", "box.checked = Boolean(row.$known);", "", "known ones are counted"),
    Fault("order told", EXPENSES, "kit/records.js", "  Kit.drawSort(view);\n", "", "in order of"),
    Fault(
        "nothing found", EXPENSES, "kit/records.js", "kind.board && all.length", "kind.board || all.length", "add, find"
    ),
    Fault(
        "nothing there", BOARD, "kit/records.js", "kind.board && all.length", "kind.board || all.length", "add, find"
    ),
    Fault(
        "focus after saving",
        EXPENSES,
        "kit/records.js",
        "each.dataset.focus === key",
        "each.dataset.focus !== key",
        "add, find",
    ),
    Fault(
        "menu after a copy",
        EXPENSES,
        "kit/csv.js",
        '(Kit.byId("more").open = false)',
        '(Kit.byId("more").open = true)',
        "add, find",
    ),
    Fault(
        "menu after a file",
        EXPENSES,
        "kit/csv.js",
        '    Kit.byId("more").open = false;',
        '    Kit.byId("more").open = true;',
        "lead to no nonsense",
    ),
    Fault("time told", GUESTS, "kit/records.js", "rows.length > 1 ||", "rows.length >= 1 ||", "“Arrive” puts in"),
    Fault(
        "print",
        EXPENSES,
        "kit/shell.js",
        'Kit.byId("print").addEventListener("click"',
        'Kit.byId("print").addEventListener("none"',
        "exported as one file",
    ),
    Fault(
        "message closed",
        EXPENSES,
        "kit/dom.js",
        "onclick: () => notice.remove()",
        "onclick: () => {}",
        "exported as one file",
    ),
    Fault("pie of a good size", LEDGER, "kit/chart.js", 'frame.classList.add("pie");', "", "pie chart"),
    Fault(
        "keys of a machine",
        PLAY,
        "kit/machine.js",
        "if (plain || held || keys[",
        "if (plain && held || keys[",
        "each step is a move",
    ),
    Fault("state kept", PLAY, "kit/machine.js", "if (state === null) return;", "return;", "score is kept"),
    Fault(
        "ticks",
        PLAY,
        "kit/machine.js",
        "if (every) ticking.timer =",
        "if (!every) ticking.timer =",
        "game ends at the wall",
    ),
)


@pytest.mark.parametrize("fault", IN_SUITE, ids=lambda fault: fault.feature)
async def test_a_fault_that_once_passed_every_check_is_seen(browser: BrowserClient, fault: Fault) -> None:
    await _is_seen(browser, fault)


@pytest.mark.slow
@pytest.mark.parametrize("fault", MORE, ids=lambda fault: fault.feature)
async def test_so_are_the_others(browser: BrowserClient, fault: Fault) -> None:
    await _is_seen(browser, fault)


async def _is_seen(browser: BrowserClient, fault: Fault) -> None:
    blueprint = parse_blueprint(fault.app, find_conversion).blueprint
    codebase = compile_app(blueprint, PARTS)
    assert codebase.text(fault.file).count(fault.sound) >= 1, "there is nothing to break"
    checks = _telling(derive_checks(blueprint), fault.says)
    assert await _holds(browser, codebase, checks)
    broken = codebase.with_file(fault.file, codebase.text(fault.file).replace(fault.sound, fault.broken))
    assert not await _holds(browser, broken, checks)


def _telling(checks: tuple[Check, ...], says: str) -> tuple[Check, ...]:
    """Return the first check that promises it, and those before it on its page that look at no colours and names."""
    place = next(n for n, check in enumerate(checks) if says.casefold() in check.says.casefold())
    first = max(n for n in range(place + 1) if not checks[n].goes_on)
    return tuple(c for c in checks[first : place + 1] if not any(s.do in ("audit", "colours") for s in c.steps))


async def _holds(browser: BrowserClient, codebase: Codebase, checks: tuple[Check, ...]) -> bool:
    verdict = await browser.run_checks(codebase, checks)
    return all(outcome.held for outcome in verdict.outcomes)
