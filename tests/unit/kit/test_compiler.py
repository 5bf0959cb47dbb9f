"""Whatever people call things, the app is well-formed, shows their words as they are, and reaches no network."""

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.blueprint import (
    Blueprint,
    Button,
    Calc,
    Calculator,
    Cards,
    Chart,
    Choice,
    Field,
    Goal,
    Group,
    Output,
    Record,
    Reminder,
    Sort,
    Stage,
    Text,
    Tick,
    Total,
    Warning_,
)  # fmt: skip
from app.domain.codebase import Codebase
from app.domain.formula import Aggregate, parse_formula
from app.kit.checks import derive_checks
from app.kit.compiler import app_id, compile_app
from app.kit.design import design_app
from app.kit.palette import _DARK_CARD, _LIGHT_CARD, _rgb, _until_readable, colour_tokens, contrast

KIT = Path(__file__).parents[3] / "resources" / "kit"
PARTS: Mapping[str, str] = {
    str(p.relative_to(KIT)): p.read_text(encoding="utf-8") for p in KIT.rglob("*") if p.is_file() and p.suffix != ".png"
}
NASTY = (
    "</script><img src=x onerror=alert(1)>", "a \"quoted\" 'name'", "\\", "{{ title }}", "${x}", "\u2028",
    "<!--", "🙂 Ä",
)  # fmt: skip
IDENTIFIERS = (
    "constructor", "class", "name", "length", "id", "submit", "reset", "elements", "location", "kit", "rows",
    "row", "each", "to_string", "has_own_property", "window", "price_per_liter", "delete", "if_", "a1",
)  # fmt: skip
WORDS = st.text(min_size=1, max_size=20).filter(lambda t: bool(t.strip()) and "\n" not in t)
LABELS = st.one_of(st.sampled_from(NASTY), WORDS)
NAMES = st.sampled_from(IDENTIFIERS)


class _Page(HTMLParser):
    """Collects ids, scripts and open tags; the compiler's own markup must close whatever it opens."""

    VOID = frozenset(("meta", "link", "input", "br", "img"))

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.labels: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        if "id" in values:
            self.ids.append(values["id"] or "")
        if tag == "label" and "for" in values:
            self.labels.append(values["for"] or "")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"


@pytest.fixture(scope="module")
def racer() -> Iterator[Any]:
    from py_mini_racer import MiniRacer

    engine = MiniRacer()
    yield engine
    engine.close()


@st.composite
def blueprints(draw: st.DrawFn) -> Blueprint:
    first, second = draw(st.lists(NAMES, min_size=2, max_size=2, unique=True))
    names = draw(st.lists(NAMES, min_size=6, max_size=6, unique=True))
    label = draw(LABELS)
    options = tuple(draw(st.lists(LABELS, min_size=2, max_size=3, unique=True)))
    number, date, choice, yesno, title, ref = names
    record = Record(
        first,
        (
            Field(title, "text", line=1),
            Field(number, "money", line=1),
            Field(date, "date", line=1),
            Field(choice, "choice", options, line=1),
            Field(yesno, "yesno", line=1),
            Field(ref, "ref", ref=second, line=1),
        ),
        calcs=(Calc("calc_one", parse_formula(f"{number} / 2"), line=2),),
        totals=(Total(label, parse_formula(f"sum({number})")), Total(label, Aggregate("count"), Group(choice))),
        charts=(Chart("pie", label, parse_formula(f"sum({number})"), Group(date, "month")),),
        filters=(Choice(choice),),
        sorts=(Sort(number, True),),
        group=draw(st.sampled_from([None, Choice(yesno), Choice(ref)])),
        warnings=(Warning_(label, parse_formula(f"{date} < today()")),),
        reminders=(Reminder(date),),
        stage=draw(st.sampled_from([None, Stage(choice)])),
        tick=draw(st.sampled_from([None, Tick("once", yesno), Tick("daily")])),
        goals=(Goal(label, parse_formula(f"sum({number})"), 10, "month", date),),
        buttons=(
            Button(label, "delete", "all", condition=parse_formula(yesno)),
            Button(label, "set", "record", number, parse_formula("1")),
        ),
        cards=draw(st.sampled_from([None, Cards(title, choice)])),
        calendar=Choice(date),
        start=(("x", "2"), (label,)),
        line=1,
    )
    other = Record(second, (Field("title", "text"),))
    output = Output("result", "number", parse_formula(f"{number} * 2"))
    calculator = Calculator(label, (Field(number, "number"),), (output,))
    return Blueprint(
        label,
        records=(record, other),
        calculators=(calculator,),
        texts=(Text(label),),
        accent=label,
        settings=(Field("budget", "money"),),
    )


SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(blueprint=blueprints())
def test_any_names_make_a_sound_app(racer: Any, blueprint: Blueprint) -> None:
    codebase = compile_app(blueprint, PARTS)
    page = _Page()
    page.feed(codebase.text("index.html"))
    assert not page.open
    assert len(set(page.ids)) == len(page.ids), "an id stands twice"
    assert set(page.labels) <= set(page.ids), "a label points nowhere"
    assert page.tags.count("img") == 0 and page.tags.count("h1") == 1
    assert_scripts_parse(racer, codebase)
    assert_no_network(codebase)
    derive_checks(blueprint)
    design_app(blueprint)


def assert_scripts_parse(racer: Any, codebase: Codebase) -> None:
    for file in codebase.files:
        if file.path.endswith(".js"):
            racer.eval(f"new Function({json.dumps(file.text)}); 1")


def assert_no_network(codebase: Codebase) -> None:
    for file in codebase.files:
        if not file.path.endswith((".html", ".js", ".css")):
            continue
        text = file.text.replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"(https?|wss?)://\w", text), file.path
        assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|eval|importScripts|Function)\s*\(", text), file.path


def test_the_page_forbids_the_network() -> None:
    page = compile_app(Blueprint("A"), PARTS).text("index.html")
    assert "Content-Security-Policy" in page and "connect-src 'none'" in page and "default-src 'none'" in page


def test_every_script_the_page_names_is_there() -> None:
    codebase = compile_app(Blueprint("A", records=(Record("run", (Field("km", "number"),)),)), PARTS)
    paths = {file.path for file in codebase.files}
    named = set(re.findall(r'(?:src|href)="((?!data:|#)[^"]+)"', codebase.text("index.html")))
    assert named <= paths


def test_values_are_never_read_as_templates() -> None:
    page = compile_app(Blueprint("{{ sections }}", texts=(Text("{{ scripts }}"),)), PARTS).text("index.html")
    assert "{{ sections }}" in page and "{{ scripts }}" in page


@pytest.mark.parametrize("accent", ["", "yellow", "white", "black", "#00ff00", "#ffff00", "navy", "pink", "no colour"])
def test_accents_stay_readable_in_light_and_dark(accent: str) -> None:
    assert contrast(_until_readable(_rgb(accent), _LIGHT_CARD, lighter=False), _LIGHT_CARD) >= 4.5
    assert contrast(_until_readable(_rgb(accent), _DARK_CARD, lighter=True), _DARK_CARD) >= 4.5
    assert "--accent-light: #" in colour_tokens(accent)


def test_apps_keep_their_data_apart() -> None:
    assert app_id("Running Log") == "running-log"
    assert len({app_id(t) for t in ("日本", "中国", "Running Log", "", "é")}) == 5
