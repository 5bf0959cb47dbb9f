"""From a line of the blueprint to its places in the files and back, also after the owner has edited them."""

from app.domain.blueprint_parser import parse_blueprint
from app.domain.check import Check, Outcome
from app.domain.codebase import Codebase
from app.domain.trace import Story, Trace, TracedLine
from app.domain.trace_file import read_story, write_story
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from app.kit.places import find_places
from tests.kit_apps import EXPENSES, PARTS, TOOLS

LINES = tuple(EXPENSES.strip().split("\n"))
BLUEPRINT = parse_blueprint(EXPENSES, find_conversion).blueprint
APP = compile_app(BLUEPRINT, PARTS)


def traced(codebase: Codebase, lines: tuple[str, ...] = LINES) -> Trace:
    places = find_places(lines, codebase, PARTS, lambda text: parse_blueprint(text, find_conversion).blueprint)
    story = Story(
        "what I spend, and what is late", (("what I spend", (1, 2)), ("what is late", (7,))), ("in colour",), (5,)
    )
    outcomes = tuple(Outcome(Check(f"line {i}", (), (i,)), i != 7) for i in range(len(lines)))
    return Trace(story, tuple(TracedLine(i, t, places[i], i == 5) for i, t in enumerate(lines)), outcomes)


def test_a_wish_leads_to_its_code_and_its_code_leads_back() -> None:
    trace = traced(APP)
    script = APP.text("app.js").split("\n")
    place = next(p for p in trace.places_of("what is late") if p.path == "app.js")
    assert any("Kit.today()" in line for line in script[place.first - 1 : place.last])
    assert trace.clauses_at("app.js", place.first) == (
        "what I spend",
        "what is late",
    )  # the badge is a part of the record
    assert LINES[7] in [line.text for line in trace.lines_at("app.js", place.first)]


def test_a_wish_leads_to_its_checks_and_a_check_leads_back() -> None:
    trace = traced(APP)
    [late] = trace.outcomes_of("what is late")
    assert trace.clauses_behind(late) == ("what is late",) and not trace.is_held("what is late")
    assert trace.is_held("what I spend") and not trace.is_held("what nobody said")
    assert trace.unheld == ("what is late", "in colour")
    assert [line.text for line in trace.assumed] == [LINES[5]]


def test_places_follow_the_owners_edits() -> None:
    moved = APP.with_file("app.js", "// mine\n// mine too\n" + APP.text("app.js"))
    before, after = (next(p for p in traced(a).places_of("what is late") if p.path == "app.js") for a in (APP, moved))
    assert after.first == before.first + 2
    assert after.last - after.first == before.last - before.first


def test_every_line_of_every_kind_has_a_place() -> None:
    for text in (EXPENSES, TOOLS):
        lines = tuple(text.strip().split("\n"))
        codebase = compile_app(parse_blueprint(text, find_conversion).blueprint, PARTS)
        for line in traced(codebase, lines).lines:
            assert line.places, line.text


def test_the_story_is_read_back_and_damage_costs_nothing_else() -> None:
    story = traced(APP).story
    assert read_story(write_story(story)) == story
    assert read_story("{") == read_story("[]") == read_story('{"request": 1}') == Story()
