"""One fault in the code of an app, of the kind people and models make: some check of the product must turn red."""

from dataclasses import dataclass

import pytest

from app.browser.client import BrowserClient
from app.domain.blueprint_parser import parse_blueprint
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from tests.kit_apps import BOARD, BOOKINGS, COURSES, DRAWS, EXPENSES, GUESTS, JOBS, METERS, PARTS, STAYS, TOOLS

pytestmark = [pytest.mark.browser]


@dataclass(frozen=True, slots=True)
class Mutant:
    """What is broken where; `says` is part of a promise that must then be seen to fail."""

    feature: str
    app: str
    file: str
    sound: str
    broken: str
    says: str


MUTANTS = (
    Mutant("total formula", EXPENSES, "app.js", "Kit.sum(rows.filter(", "Kit.avg(rows.filter(", "Spent is right"),
    Mutant("total condition", EXPENSES, "app.js", 'expense.category === "food"', "true", "Spent is right"),
    Mutant("filter", EXPENSES, "kit/listing.js", "Kit.passes(view, row) &&", "", "filtered by"),
    Mutant("sort", EXPENSES, "app.js", "isDescending: true", "isDescending: false", "in order of"),
    Mutant(
        "search", EXPENSES, "kit/listing.js", "Kit.searchText(view.kind, row).includes(wanted)", "true", "add, find"
    ),
    Mutant("tick", EXPENSES, "kit/records.js", "!row[field.name] });", "row[field.name] });", "ticked off"),
    Mutant("delete", EXPENSES, "kit/data.js", "items.filter((item) => item.$id !== id)", "items", "delete"),
    Mutant("undo", EXPENSES, "kit/data.js", "    replace(items);\n  };\n};", "  };\n};", "undo"),
    Mutant("storage", EXPENSES, "kit/store.js", "localStorage.setItem(", "String(", "after a reload"),
    Mutant("badge", EXPENSES, "app.js", "expense.due < Kit.today()", "expense.due <= Kit.today()", "Late"),
    Mutant(
        "chart values",
        EXPENSES,
        "kit/chart.js",
        "show(value)));\n    }));",
        "show(value * 2)));\n    }));",
        "bar chart",
    ),
    Mutant("button formula", EXPENSES, "app.js", "expense.amount / 2", "expense.amount * 2", "Half"),
    Mutant(
        "record before", METERS, "kit/formula.js", "return Kit.latest(before,", "return Kit.latest(rows,", "Used is"
    ),
    Mutant("kind of record", METERS, "kit/formula.js", "alike.every(", "[].every(", "Used is"),
    Mutant("share of all", METERS, "app.js", "Kit.sum(Kit.rows", "Kit.max(Kit.rows", "Share is"),
    Mutant("time of a press", GUESTS, "kit/formula.js", "pad(moment.getHours())", "pad(9)", "“Arrive” puts in"),
    Mutant(
        "press taken back",
        GUESTS,
        "kit/records.js",
        'told.join(" "), undo)',
        'told.join(" "))',
        "“Leave” puts",
    ),
    Mutant("over midnight", GUESTS, "kit/formula.js", "+ 24 * 60) % (24 * 60)", ")", "Hours is worked out"),
    Mutant("time so far", GUESTS, "app.js", "guest.arrived, Kit.now()", "guest.arrived, guest.left", "Minutes so far"),
    Mutant("nothing put in", GUESTS, "app.js", "Kit.text(guest.left) ===", "guest.left ===", "Inside is right"),
    Mutant("time by itself", GUESTS, "app.js", ', default: "now()"', "", "the time it is, and can"),
    Mutant(
        "time goes on", GUESTS, "kit/fields.js", "setInterval(() => moving", "(() => moving", "the time it is, and can"
    ),
    Mutant("typed time", GUESTS, "kit/fields.js", "!typed.has(field.name) &&", "", "the time it is, and can"),
    Mutant("told and not saved", GUESTS, "app.js", ", isUnique: true", "", "the same name"),
    Mutant(
        "booked twice",
        BOOKINGS,
        "app.js",
        'together: [["day", "start_time"]],',
        "",
        "the same day and the same start time",
    ),
    Mutant(
        "taken all day",
        BOOKINGS,
        "app.js",
        '["day", "slot", "room"]',
        '["day", "room"]',
        "the same day and the same slot",
    ),
    Mutant("one of two", BOOKINGS, "kit/rules.js", "values.every(Boolean) ?", "false ?", "the same day and"),
    Mutant("one press, one field", BOOKINGS, "kit/records.js", "...(button.also || [])", "", "“Walked” works on"),
    Mutant("one for all", BOOKINGS, "app.js", "formula: (dog) => 31", "formula: (dog) => dog.walks", "Start over"),
    Mutant("capitals", GUESTS, "kit/rules.js", ".toLowerCase()", "", "the same name"),
    Mutant("blanks", GUESTS, "kit/fields.js", 'String(text ?? "").trim()', 'String(text ?? "")', "the same name"),
    Mutant("not in its own way", STAYS, "kit/rules.js", "other.$id !== item.$id && ", "", "overlap from arrival"),
    Mutant(
        "repeat by editing",
        GUESTS,
        "kit/records.js",
        "!Kit.keepsRules(kind, form, row.$id)",
        "false",
        "same name",
    ),
    Mutant(
        "repeats in a file",
        GUESTS,
        "kit/csv.js",
        "Kit.thoseAllowed(kind, items) :",
        "{ taken: items, left: [] } :",
        "same name",
    ),
    Mutant("two at one time", STAYS, "app.js", 'start: "arrival"', 'start: "departure"', "overlap from arrival"),
    Mutant("every cabin taken", STAYS, "app.js", 'by: ["cabin"]', "by: []", "overlap from arrival"),
    Mutant("leaving day", STAYS, "kit/apart.js", "one[0] < other[1]", "one[0] <= other[1]", "overlap from arrival"),
    Mutant("left out", STAYS, "kit/apart.js", "holder ? {", "false ? {", "overlap from arrival"),
    Mutant("backwards", STAYS, "kit/apart.js", "end < start", "false", "overlap from arrival"),
    Mutant("over midnight too", STAYS, "kit/apart.js", "Kit.minutesBetween(start, end)", "60", "overlap from start"),
    Mutant("another day", STAYS, "kit/apart.js", "Kit.dayNumber(item[day.name])", "0", "overlap from start"),
    Mutant("numbers apart", STAYS, "app.js", 'by: ["boat"]', "by: []", "overlap from from"),
    Mutant("told who", STAYS, "kit/apart.js", "who ? `", "!who ? `", "overlap from arrival"),
    Mutant("full course", COURSES, "app.js", "?.places", "?.$none", "same course than the limit"),
    Mutant("limit set", COURSES, "app.js", 'Kit.setting("per_evening")', "8", "same evening"),
    Mutant("one too many", COURSES, "kit/limit.js", "<= room)", "<= room + 1)", "wishes than the limit"),
    Mutant("summed up", COURSES, "app.js", 'sum: "persons", ', "", "more persons with"),
    Mutant("limit elsewhere", COURSES, "app.js", 'per: ["size"]', "per: []", "the same size"),
    Mutant("stage move", BOARD, "kit/board.js", "step(stages[index + 1],", "step(stages[index],", "on a board"),
    Mutant("converter formula", TOOLS, "app.js", "1.609344", "1.6", "follow each other"),
    Mutant("countdown", TOOLS, "kit/timer-countdown.js", "set * 1000 - clock.elapsed()", "set * 1000", "counts down"),
    Mutant("clock", TOOLS, "kit/timer-clock.js", "setInterval(draw, 200);", "", "time of day"),
    Mutant("day next year", TOOLS, "kit/timer-until.js", "${year + 1}-$", "${year}-$", "Christmas"),
    Mutant("yearly day", TOOLS, "kit/timer-until.js", "nextYearly() || ", "", "Christmas"),
    Mutant("running cost", TOOLS, "app.js", "/ 3600", "/ 3000", "works out Cost"),
    Mutant("running clock", TOOLS, "kit/calculator.js", "elapsed() / 1000", "elapsed() / 2000", "works out Cost"),
    Mutant("quiz score", TOOLS, "kit/quiz.js", "game.right += 1", "game.right = 1", "right answers"),
    Mutant(
        "counter minus", TOOLS, "kit/counter.js", "change(-counter.step)", "change(counter.step)", "counts up and down"
    ),
    Mutant(
        "hidden", JOBS, "kit/listing.js", "view.kind.hiding ? Kit.notHidden(view, found) : found", "found", "hidden"
    ),
    Mutant("hidden by date", JOBS, "app.js", "job.due < Kit.today()", "job.due <= Kit.today()", "hidden where due"),
    Mutant("hidden shown", JOBS, "kit/hiding.js", "group.isShown = !group.isShown;", "", "hidden where"),
    Mutant("hidden counted", JOBS, "kit/hiding.js", "rows.filter(group.test).length", "rows.length", "hidden where"),
    Mutant("hiding undone", JOBS, "kit/hiding.js", "is hidden now.`, undo)", "is hidden now.`)", "hidden where done"),
    Mutant("move button", JOBS, "kit/by-hand.js", '"Move up", "↑", -1', '"Move up", "↑", 1', "order you give"),
    Mutant("move key", JOBS, "kit/by-hand.js", "ArrowDown: 1", "ArrowDown: 0", "order you give"),
    Mutant("drag", JOBS, "kit/by-hand.js", "view.dragged = row.$id;", "", "order you give"),
    Mutant(
        "drop", JOBS, "kit/by-hand.js", "row.$id, isBehind(event), values", "row.$id, true, values", "order you give"
    ),
    Mutant(
        "move undone", JOBS, "kit/by-hand.js", "return () => put(last && last.$id, true, was);", "", "order you give"
    ),
    Mutant(
        "new one last",
        JOBS,
        "kit/data.js",
        "[...items, Kit.newItem(Kit.kinds.get(name), values)]",
        "[Kit.newItem(Kit.kinds.get(name), values), ...items]",
        "order you give",
    ),
    Mutant("once", DRAWS, "kit/picker.js", "state.once = true", "state.once = false", "Name picker"),
    Mutant("drawn of the rest", DRAWS, "kit/picker.js", "Kit.shuffled(rest)", "Kit.shuffled(items())", "Name picker"),
    Mutant("once kept", DRAWS, "kit/picker.js", "state.gone = [...state.gone, ...drawn];", "", "Helper picker"),
    Mutant("several drawn", DRAWS, "kit/picker.js", ".slice(0, count)", ".slice(0, 1)", "Helper picker"),
    Mutant("once of records", DRAWS, "app.js", "isOnce: true", "isOnce: false", "Song picker draws"),
    Mutant("several records", DRAWS, "app.js", "count: 3", "count: 1", "Song 2 picker"),
)


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda m: m.feature)
async def test_a_broken_feature_turns_a_check_red(browser: BrowserClient, mutant: Mutant) -> None:
    blueprint = parse_blueprint(mutant.app, find_conversion).blueprint
    codebase = compile_app(blueprint, PARTS)
    assert mutant.sound in codebase.text(mutant.file), "there is nothing to break"
    checks = tuple(c for c in derive_checks(blueprint) if mutant.says.casefold() in c.says.casefold() and not c.goes_on)
    assert checks, "nothing promises this"
    broken = codebase.with_file(mutant.file, codebase.text(mutant.file).replace(mutant.sound, mutant.broken))
    sound = await browser.run_checks(codebase, checks)
    assert sound.outcomes and all(o.held for o in sound.outcomes), [o.reason for o in sound.outcomes]
    verdict = await browser.run_checks(broken, checks)
    assert any(o.held is False for o in verdict.outcomes)
