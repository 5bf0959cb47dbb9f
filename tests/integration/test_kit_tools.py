"""Apps without records are used in a real browser engine: their checks hold, and fail when the app is broken."""

from pathlib import Path

import pytest

from app.browser.client import BrowserClient
from app.domain.blueprint_parser import parse_blueprint
from app.domain.check import Check, Step
from app.domain.codebase import Codebase
from app.domain.verdict import Verdict
from app.kit.catalogue import packaged_catalogue
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion

pytestmark = [pytest.mark.browser]
KIT = Path(__file__).parents[2] / "resources" / "kit"
PARTS = {p.relative_to(KIT).as_posix(): p.read_text(encoding="utf-8") for p in KIT.rglob("*") if p.is_file()}
WRITTEN = {"roman": "function roman(number) { return 'X'.repeat(Math.floor(number / 10)) + 'I'.repeat(number % 10); }"}
APPS = {
    "calculator": """app Tip
calculator Tip
input bill money
input tip percent 15
input people number 2
input service choice(good/bad)
input rounded yesno
output tip_amount money = bill * tip / 100
output each money = if(rounded, ceil((bill + tip_amount) / people), (bill + tip_amount) / people)
output note = if(service = "bad", "Sorry", "Thanks")
""",
    "dates": """app Dates
calculator Age
input birthday date
input start time
input end time
output age = age(birthday)
output days_old = days_between(birthday, today())
output party = birthday + 30
output hours = hours_between(start, end)
""",
    "roman": "app Roman\ncalculator Roman\ninput number number\noutput roman text from number: in Roman numerals\n",
    "dice": "app Dice\ncalculator Dice\ngenerate Dice = random_int(1, 6)\ngenerate Password = password(12)\n",
    "converters": """app Units
convert celsius <-> fahrenheit
convert mpg <-> liters_per_100_km
convert eu <-> uk: uk = eu / 1.27 - 23
""",
    "timers": """app Timers
timer countdown 10 minutes
timer stopwatch
timer intervals: Work 25 min, Break 5 min x 4
timer until Christmas 2026-12-25
""",
    "times": "app Tea\ntimer countdown: Green 2 min, Herbal 8 min, Eggs 40 sec\n",
    "quiz": """app Planets
quiz Planets
ask Which is the largest? = Jupiter | Mars | Venus
ask Which is nearest to the sun? = Mercury | Venus | Earth
""",
    "typed quiz": "app Capitals\nquiz Capitals typed\nask Capital of France? = Paris\nask Of Spain? = Madrid | Rome\n",
    "drill": "app Tables\ndrill a * b: a 1 to 12, b 1 to 12\n",
    "pickers": """app Pickers
pick Name from list
pick Answer: Yes | No
pick Recipe from recipe
record recipe: title text, minutes number
""",
    "films": """app Films
record film: title text, minutes number
tick seen
pick Film from film where not seen and minutes < 100
""",
    "songs": """app Songs
record song: title text, slow yesno
start Hey Jude, yes | Help, no | Yesterday, yes
pick Song from song where slow
""",
    "counters": "app Score\ncounter Home\ncounter Away step 2\ncounter Glasses daily goal 8\n",
    "habits": "app Habits\nhabit Drink water\nhabit Read\n",
}
# What is broken in an app, and in which of its files: (app, file, what stands there, what stands there instead).
FAULTS = [
    ("calculator", "app.js", "values.bill * values.tip / 100", "values.bill * values.tip"),
    ("calculator", "app.js", "? \"Sorry\" : \"Thanks\"", "? \"Sorry\" : \"Sorry\""),
    ("calculator", "kit/calculator.js", "Kit.store.write(storedAs, Kit.readFields(root, inputs));", ""),
    ("dates", "app.js", "Kit.age(values.birthday)", "Kit.age(values.birthday) + 1"),
    ("roman", "functions.js", "'X'.repeat(", "missing("),
    ("dice", "kit/calculator.js", "generator.value(values)", "null"),
    ("converters", "app.js", "(values.fahrenheit - 32) * 5 / 9", "values.fahrenheit"),
    ("timers", "kit/clock.js", "clock.pause();\n    save();", "save();"),
    ("timers", "kit/timer-countdown.js", "isOver = true;", ""),
    ("times", "kit/timer-countdown.js", "set = length;", ""),
    ("times", "kit/timer-countdown.js", "clock.start();", ""),
    ("timers", "kit/timer-stopwatch.js", "laps = [...laps, clock.elapsed()];", ""),
    ("timers", "kit/timer-intervals.js", "clock.add(now.left)", "clock.add(0)"),
    ("timers", "kit/timer-until.js", "seconds / 86400", "seconds / 3600"),
    ("quiz", "kit/quiz.js", "game.right += 1", "game.right += 0"),
    ("quiz", "kit/quiz.js", "return answer === question.answers[0];", "return Boolean(answer);"),
    ("typed quiz", "kit/quiz.js", "Kit.isRightAnswer(answer, question.answers[0])", "true"),
    ("typed quiz", "kit/answers.js", ".toLowerCase()", ""),
    ("typed quiz", "app.js", "  isTyped: true,\n", ""),
    ("drill", "app.js", "=> a * b", "=> a + b"),
    ("pickers", "kit/picker.js", "state.gone = [...state.gone, ...drawn];", ""),
    ("pickers", "kit/picker.js", "Kit.titleOf(record, row)", "'Nobody'"),
    ("films", "app.js", "!film.seen && film.minutes < 100", "film.minutes < 100"),
    ("films", "app.js", "!film.seen && film.minutes < 100", "!film.seen"),
    ("films", "kit/picker.js", ".filter(condition)", ""),
    ("songs", "kit/picker.js", ".filter(condition)", ""),
    ("counters", "kit/counter.js", "change(-counter.step)", "change(counter.step)"),
    ("counters", "kit/counter.js", 'Kit.store.write("counters",', 'String("counters",'),
    ("habits", "kit/habit.js", "days.delete(day)", "days.add(day)"),
]  # fmt: skip


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("name", sorted(APPS))
async def test_the_checks_of_a_sound_app_hold(browser: BrowserClient, name: str) -> None:
    verdict = await _verdict(browser, APPS[name])
    assert not _failures(verdict)


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(("name", "path", "sound", "broken"), FAULTS)
async def test_a_check_fails_when_the_app_is_broken(
    browser: BrowserClient, name: str, path: str, sound: str, broken: str
) -> None:
    codebase = _compiled(APPS[name])
    assert sound in codebase.text(path)
    broken_app = codebase.with_file(path, codebase.text(path).replace(sound, broken))
    assert _failures(await _verdict(browser, APPS[name], broken_app))


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("name", sorted(packaged_catalogue()))
async def test_every_machine_of_the_catalogue_is_played_as_its_script_says(browser: BrowserClient, name: str) -> None:
    assert not _failures(await _verdict(browser, f"app Game\nmachine {name}\n"))


@pytest.mark.asyncio(loop_scope="session")
async def test_a_machine_whose_screen_goes_wrong_tells_so_and_keeps_the_last_good_state(browser: BrowserClient) -> None:
    text = "app Odd\nmachine: an odd machine\n"
    source = """function init() { return { n: 1 }; }
function step(state, action) { return action.type === "bad" ? { n: NaN } : { n: state.n + 1 }; }
function view(state) {
  const buttons = [{ button: "Add", action: "add" }, { button: "Break", action: "bad" }];
  return [{ number: state.n, label: "Count" }, ...buttons];
}
"""
    parsed = parse_blueprint(text, find_conversion).blueprint
    codebase = compile_app(parsed, PARTS, {"an-odd-machine": source})
    steps = (
        Step("press", "Add"),
        Step("value", "Count", "2"),
        Step("press", "Break"),
        Step("see", value="the figure is not a number"),
        Step("value", "Count", "2"),
        Step("press", "Add"),
        Step("value", "Count", "3"),
        Step("see_not", value="not a number"),
        Step("reload"),
        Step("value", "Count", "3"),
    )
    verdict = await browser.run_checks(codebase, (Check("A bad step is refused.", steps),))
    assert not _failures(verdict)


def _compiled(text: str) -> Codebase:
    return compile_app(parse_blueprint(text, find_conversion).blueprint, PARTS, WRITTEN)


async def _verdict(browser: BrowserClient, text: str, codebase: Codebase | None = None) -> Verdict:
    blueprint = parse_blueprint(text, find_conversion).blueprint
    return await browser.run_checks(codebase or _compiled(text), derive_checks(blueprint))


def _failures(verdict: Verdict) -> list[str]:
    return [f"{o.check.says} {o.reason}" for o in verdict.outcomes if o.held is not True]
