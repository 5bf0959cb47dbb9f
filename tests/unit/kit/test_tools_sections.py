"""The sections that keep no records: their HTML, their script, and the checks that prove their lines."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from py_mini_racer import MiniRacer

from app.domain.blueprint import Blueprint
from app.domain.blueprint_parser import parse_blueprint
from app.domain.codebase import Codebase
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from app.kit.sections.calculators import generator_button
from app.kit.sections.frame import plural, with_article

KIT = Path(__file__).resolve().parents[3] / "resources" / "kit"
PARTS = {p.relative_to(KIT).as_posix(): p.read_text(encoding="utf-8") for p in KIT.rglob("*") if p.is_file()}

EVERYTHING = """app Tools & <toys>
machine tic-tac-toe
machine: a rocket that lands on the moon
timer countdown 10 minutes
timer stopwatch
timer intervals: Work 25 min, Break 5 min x 4
timer until Christmas 2026-12-25
counter Home
counter Glasses daily goal 8
habit Drink "water"
calculator Tip
input bill money
input tip percent 15
input service choice(good/bad)
output tip_amount = bill * tip / 100
output roman text from bill: the bill in Roman numerals
generate Dice = random_int(1, 6)
convert celsius <-> fahrenheit
pick Name from list
pick Answer: Yes | No
quiz Planets
ask Which is the <largest>? = Jupiter | Mars
drill a * b: a 1 to 12, b 1 to 12
drill a - b: a 1 to 12, b 1 to 12"""
ROMAN = "function roman(bill) { return 'X'.repeat(bill / 10); }"


def everything() -> tuple[Blueprint, Codebase]:
    blueprint = parse_blueprint(EVERYTHING, find_conversion).blueprint
    return blueprint, compile_app(blueprint, PARTS, {"roman": ROMAN})


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.refers: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("for", "aria-labelledby"):
                self.refers.append(value or "")


def test_every_id_is_there_once_and_every_label_leads_somewhere() -> None:
    page = _Page(everything()[1].text("index.html"))
    assert len(page.ids) == len(set(page.ids))
    assert set(page.refers) <= set(page.ids)


def test_names_with_signs_stay_text() -> None:
    html = everything()[1].text("index.html")
    assert "<toys>" not in html and "<largest>" not in html
    assert "Drink &quot;water&quot;" in html


def test_every_script_of_the_app_parses() -> None:
    context = MiniRacer()
    for file in everything()[1].files:
        if file.path.endswith(".js"):
            context.eval(f"new Function({json.dumps(file.text)})")


def test_every_line_of_the_blueprint_is_proved_by_a_check() -> None:
    blueprint, _ = everything()
    proved = {line for check in derive_checks(blueprint) for line in check.lines}
    assert proved >= set(range(len(blueprint.lines)))


def test_parts_of_one_name_get_headings_that_differ() -> None:
    html = everything()[1].text("index.html")
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", html)
    assert len(headings) == len(set(headings))


def test_a_machine_nobody_could_write_says_so_and_the_rest_of_the_app_stands() -> None:
    html = everything()[1].text("index.html")
    assert "This part could not be made yet: a rocket that lands on the moon" in html


def test_written_functions_are_kept_apart_and_called_guarded() -> None:
    codebase = everything()[1]
    context = MiniRacer()
    context.eval("var window = globalThis; var console = { warn() {} };")
    context.eval(PARTS["kit/written.js"])
    context.eval(codebase.text("functions.js"))
    assert context.eval("Kit.call('roman', [30])") == "XXX"
    assert context.eval("Number.isNaN(Kit.call('roman', [-30]))") is True
    assert context.eval("typeof roman") == "undefined"
    assert 'Kit.call("roman", [values.bill])' in codebase.text("app.js")


def test_results_of_written_functions_are_shown_readably() -> None:
    context = MiniRacer()
    context.eval("var window = globalThis; var document = { addEventListener() {} };")
    for part in ("format", "formula", "calculator"):
        context.eval(PARTS[f"kit/{part}.js"])
    assert context.eval("Kit.readable(['a', 'b'], 'text')") == "a, b"
    assert context.eval("Kit.readable({ width: 2, parts: [1, 2] }, 'text')") == "width: 2\nparts: 1, 2"
    assert context.eval("Kit.readable(null, 'text')") == "–"
    assert context.eval("Kit.readable([], 'text')") == "–"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("37.77777777777778", "37.7778"), ("212", "212"), ("0.1 + 0.2", "0.3"), ("0.000012346", "0.00001235"), ("0", "0"),
     ("-40", "-40"), ("1e9", "1000000000"), ("100", "100")],
)  # fmt: skip
def test_converted_numbers_have_a_sensible_length(value: str, shown: str) -> None:
    from app.kit.checks_calculators import short_number

    context = MiniRacer()
    context.eval("var window = globalThis;")
    context.eval(PARTS["kit/converter.js"])
    assert context.eval(f"Kit.shortNumber({value})") == shown
    assert short_number(float(context.eval(value))) == shown


@pytest.mark.parametrize(
    ("label", "says"),
    [("Dice", "Roll dice"), ("Coin", "Flip coin"), ("Password", "Generate password"), ("Pick a card", "Pick a card")],
)
def test_buttons_of_generators_say_what_they_do(label: str, says: str) -> None:
    from app.domain.blueprint import Generator

    assert generator_button(Generator(label)) == says


def test_words_are_bent_as_english_has_it() -> None:
    assert [plural(w) for w in ("Name", "City", "Dish", "Person", "Box")] == [
        "Names",
        "Cities",
        "Dishes",
        "People",
        "Boxes",
    ]
    assert [with_article(w) for w in ("name", "answer")] == ["a name", "an answer"]


def test_passwords_have_their_length_and_all_kinds_of_signs() -> None:
    context = MiniRacer()
    context.eval(
        "var window = globalThis; var crypto = { getRandomValues(a) { a[0] = Math.random() * 2 ** 32; return a; } };"
    )
    context.eval(PARTS["kit/random.js"])
    for _ in range(30):
        password = str(context.eval("Kit.password(12)"))
        assert len(password) == 12
        assert all(re.search(kind, password) for kind in ("[a-z]", "[A-Z]", "[0-9]", "[^a-zA-Z0-9]"))
    assert re.fullmatch("[a-zA-Z0-9]{8}", str(context.eval("Kit.password(8, false)")))
