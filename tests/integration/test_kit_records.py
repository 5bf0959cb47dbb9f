"""Apps made of records are used in a real browser engine: their checks hold, and fail when the app is broken."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.browser.client import BrowserClient
from app.domain.blueprint_parser import parse_blueprint
from app.domain.check import Check, Step
from app.domain.codebase import Codebase
from app.domain.verdict import Verdict
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from tests.kit_apps import BOOKINGS, CHORES, COURSES, PLANKS, STAYS

pytestmark = [pytest.mark.browser]
KIT = Path(__file__).parents[2] / "resources" / "kit"
PARTS: Mapping[str, str] = {
    str(p.relative_to(KIT)): p.read_text(encoding="utf-8")
    for p in KIT.rglob("*")
    if p.suffix in (".js", ".css", ".html", ".md")
}
APPS = {
    "bookings": BOOKINGS,
    "planks": PLANKS,
    "chores": CHORES,
    "stays": STAYS,
    "courses": COURSES,
    "loans": """app Library Loans
record member: name text, joined date, email email
record loan: book text, member ref(member), due date, fee money, returned yesno, rating stars
calc open money = fee - sum(payment.amount)
setting budget money 500
total Fees = sum(fee)
total Fees by member = sum(fee) by member
warn Overdue when due < today() and not returned
remind due 3 days
chart bar sum(fee) by month(due)
filter member
goal Fees = sum(fee) of 100 per month
calendar due
record payment: loan ref(loan), amount money
""",
    "groceries": """app Groceries
record item: name text, aisle text, price money, notes longtext
tick bought
group aisle
total Total = sum(price)
button Clear ticked: delete where bought
""",
    "deals": """app Deals
record deal: customer text, value money
stage status: lead > proposal > won
total Total value = sum(value) by status
total All = sum(value)
""",
    "words": "app Words\nrecord word: word text, translation text\ncards word / translation\n",
    "verbs": "app Verbs\nrecord verb: verb text, past text\ncards verb / past typed\n",
    "jobs": "app Jobs\nrecord job: job text, urgent yesno\nsort urgent\n",
    "debts": "app Debts\nrecord debt: who text, repaid yesno\nsort repaid\n",
    "spending": """app Spending
record expense: what text, amount money, date date
total Last month = sum(amount where last_month(date))
total Last week = sum(amount where last_week(date))
total Last year = sum(amount where last_year(date))
total Yesterday = count() where yesterday(date)
""",
    "wines": """app Wines
record wine: wine text, year number, bought date
total Wines = count() by year
total Bought = count() by quarter(bought)
chart bar count() by quarter(bought)
goal Wines = count() of 10 per quarter
""",
    "budget": """app Budget
setting budget money 500
record expense: what text, amount money, date date
goal Spent = sum(amount) of at most budget per month
goal Bought = count() of budget
""",
    "games": """app Games
record game: winner text, player text, points number
total Wins = count() by player
total Points = sum(points) by player
""",
    "habits": "app Habits\nrecord habit: name text, times number = 0\ntick daily\nbutton Again: times = times + 1\n",
    "shifts": """app Shifts
record shift: day date, start_time time, end_time time, rate money, project choice(Alpha/Beta)
calc hours = hours_between(start_time, end_time)
calc earned money = hours * rate
total Earned = sum(earned)
total Earned by project = sum(earned) by project
sort earned desc
chart pie sum(hours) by project
""",
    "rain": """app Rain
record day: date date, place text, millimeters number
total Wettest = max(millimeters)
total Driest here = min(millimeters) where place = "here"
""",
    "sugar": """app Sugar
record food: date date, food text, grams number, portions choice(1/2/4)
calc eaten = grams * (portions + 0)
goal Sugar = sum(eaten) of at most 25 per day
""",
}


async def _run(codebase: Codebase, text: str, says: str = "") -> Verdict:
    """Do the checks of an app that promise `says`."""
    checks = derive_checks(parse_blueprint(text).blueprint)
    async with BrowserClient() as browser:
        return await browser.run_checks(
            codebase, tuple(c for c in checks if not says or (says.casefold() in c.says.casefold() and not c.goes_on))
        )


@pytest.mark.parametrize("name", APPS)
async def test_every_line_has_a_check_that_holds(name: str) -> None:
    parsed = parse_blueprint(APPS[name])
    assert not parsed.problems
    blueprint = parsed.blueprint
    verdict = await _run(compile_app(blueprint, PARTS), APPS[name])
    assert not [f"{o.check.says} {o.reason}" for o in verdict.failures] and not verdict.errors
    covered = {line for outcome in verdict.outcomes for line in outcome.check.lines}
    assert covered == set(range(len(blueprint.lines)))


async def test_groups_of_people_and_things_stand_by_size_and_options_as_they_were_said() -> None:
    text = "app Wins\nrecord game: winner text, table choice(small/big), points number\n"
    text += "total Won = sum(points) by winner\ntotal At tables = sum(points) by table"
    steps = list[Step]()
    for winner, table, points in (("Ann", "big", "1"), ("Bea", "small", "5"), ("Cid", "big", "9"), ("Ann", "big", "6")):
        steps += [Step("fill", "Winner", winner), Step("fill", "Table", table), Step("fill", "Points", points)]
        steps.append(Step("press", "Add game"))
    steps += [
        Step("see", value="Cid most 9 Ann 7 Bea 5", within="Won by winner"),
        Step("see", value="Small 5 Big 16", within="At tables by table"),
    ]
    async with BrowserClient() as browser:
        codebase = compile_app(parse_blueprint(text).blueprint, PARTS)
        [outcome] = (await browser.run_checks(codebase, (Check("They stand in order.", tuple(steps)),))).outcomes
    assert outcome.held, outcome.reason


# Each row breaks one thing in the finished app: the checks must see it.
BREAKS = [
    ("rain", "kit/figures.js", r"which.value\(row\) === figure", "which.value(row) !== figure", "Wettest"),
    ("sugar", "kit/figures.js", r"goal.limit && value > target", "false", "limit"),
    ("sugar", "kit/figures.js", r"goal.limit \? !isOver : !\(share >= 1\)", "!(share < 1)", "limit"),
    ("sugar", "kit/formula.js", r"Number.parseFloat\(text\) \|\| 0", "text", "Eaten"),
    ("shifts", "kit/formula.js", r"minutes\(end\) - minutes\(start\)", "minutes(end) + minutes(start)", "Hours"),
    (
        "shifts",
        "kit/formula.js",
        r"\(sum, number\) => sum \+ number, 0\);\nKit.count",
        "(sum, n) => sum + 1, 0);\nKit.count",
        "Earned",
    ),
    ("shifts", "app.js", r"sort: \[\{ field: \"earned\", isDescending: true \}\]", "sort: []", "order"),
    ("groceries", "app.js", r"condition: \(item\) => item.bought", "condition: () => true", "Clear ticked"),
    ("groceries", "app.js", r"group: \"aisle\"", 'group: ""', "grouped"),
    ("groceries", "kit/data.js", r"Kit.store.write\(`records", "(() => 0)(`records", "after a reload"),
    (
        "deals",
        "app.js",
        r"formula: \(rows\) => Kit.sum\(rows, \(deal\) => deal.value\) \},\n    \]",
        "formula: (rows) => rows.length },\n    ]",
        "Total value",
    ),
    (
        "words",
        "kit/cards.js",
        r'part\("back"\).hidden = !isOpen;',
        'part("back").textContent = "x" + Kit.shown(column(kind.cards.back), row);',
        "hidden",
    ),
    ("verbs", "kit/cards-typed.js", r"Kit.setKnown\(kind, row, isRight\)", "Kit.refresh()", "typing"),
    ("verbs", "kit/cards-typed.js", r"wrong: state.wrong \+ 1", "right: state.right + 1", "typing"),
    ("verbs", "kit/cards-typed.js", r"if \(given !== null\) change", "if (given === 1) change", "typing"),
    ("verbs", "kit/cards-typed.js", r'isTurned\(\) \? "back" : "front"', '"front"', "typing"),
    ("verbs", "kit/cards-typed.js", r"isTyped, isTurned", "isTyped: false, isTurned", "typing"),
    ("verbs", "kit/answers.js", r"toLowerCase\(\)", "toString()", "typing"),
    ("words", "kit/cards-typed.js", r"= Kit.isOneOfAnswers\(text, right\)", "= true", "typing"),
    ("words", "kit/cards-typed.js", r"isTyped: !state.isTyped", "isTyped: state.isTyped", "typing"),
    ("jobs", "app.js", "isDescending: true", "isDescending: false", "order"),
    ("debts", "app.js", "isDescending: false", "isDescending: true", "order"),
    (
        "spending",
        "kit/formula.js",
        r"Kit.addMonths\(Kit.today\(\), -1\)",
        "Kit.addMonths(Kit.today(), -2)",
        "Last month",
    ),
    ("spending", "kit/formula.js", r"Kit.monday\(Kit.today\(\)\), -7", "Kit.monday(Kit.today()), -14", "Last week"),
    ("spending", "kit/formula.js", r"Kit.year\(Kit.today\(\)\) - 1;", "Kit.year(Kit.today());", "Last year"),
    ("spending", "kit/formula.js", r"Kit.addDays\(Kit.today\(\), -1\)", "Kit.today()", "Yesterday"),
    ("wines", "kit/formula.js", r"Kit.month\(date\) / 3", "Kit.month(date) / 4", "Bought"),
    ("wines", "app.js", r'by: "year", period: ""', 'by: "bought", period: "year"', "year"),
    ("budget", "kit/figures.js", r"isSetting \? goal.target\(\)", "isSetting ? 500", "Spent"),
    ("budget", "kit/figures.js", r"value > target && Kit", "value < target && Kit", "Spent"),
    ("games", "kit/figures.js", r"group === first\[0\]", "group !== first[0]", "Wins"),
    ("games", "kit/figures.js", r"Math.max\(0,", "Math.min(1e9,", "Points"),
    ("games", "app.js", r"most: true", "most: false", "Wins"),
    ("habits", "kit/days.js", r"length \+= 1", "length += 2", "streak"),
    ("chores", "kit/days.js", r"Kit.monday\(day\) :", "day :", "once a week"),
    ("chores", "kit/days.js", r'every === "month" \? `', 'every === "never" ? `', "once a month"),
    ("chores", "kit/days.js", r"Kit.addMonths\(start, -ago\)", "Kit.addDays(start, -ago)", "once a month"),
    ("chores", "app.js", r'every: "week"', 'every: "day"', "once a week"),
    ("planks", "app.js", r"Kit.keptTime\(\{ of: \"plank\"", 'Kit.none?.({ of: "plank"', "among the planks"),
    ("planks", "app.js", r'field: "seconds", unit: "second"', 'field: "seconds", unit: "minute"', "among the planks"),
    ("planks", "kit/kept-time.js", "minute: 60000", "minute: 1000", "among the brushings"),
    ("planks", "kit/kept-time.js", r"clock = Kit.clock\(saved.clock\)", "clock = Kit.clock({})", "among the planks"),
    ("planks", "kit/kept-time.js", r"const added = kind.addFromForm\(\);", "const added = null;", "among the planks"),
    ("planks", "kit/kept-time.js", r", added.undo\);", ");", "among the planks"),
    ("planks", "kit/kept-time.js", r"if \(added\) measured = null;", "measured = null;", "waits until"),
    ("planks", "kit/kept-time.js", r"Kit.isNumber\(saved.measured\) \?", "false ?", "waits until"),
    ("planks", "kit/kept-time.js", r"kind.afterAdding = ", "kind.never = ", "waits until"),
    ("loans", "kit/listing.js", r'value === "" \|\|', 'value !== "?" ||', "filtered"),
    ("loans", "app.js", r"loan.due < Kit.today\(\) && !loan.returned", "loan.due < Kit.today()", "Overdue"),
]


@pytest.mark.parametrize(("name", "path", "pattern", "instead", "says"), BREAKS)
async def test_a_broken_app_does_not_pass(name: str, path: str, pattern: str, instead: str, says: str) -> None:
    codebase = compile_app(parse_blueprint(APPS[name]).blueprint, PARTS)
    broken, count = re.subn(pattern, lambda _: instead, codebase.text(path))
    assert count, "there is nothing to break"
    verdict = await _run(codebase.with_file(path, broken), APPS[name], says)
    assert verdict.failures
