"""What a formula gives in the page is what `evaluate` says it gives."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.blueprint import Blueprint, Calc, Field, Record
from app.domain.formula import Aggregate, Binary, Call, Formula, Name, Number, Text, Truth, Unary, parse_formula
from app.kit.evaluate import World, evaluate_row
from app.kit.javascript import record_scope, to_javascript

KIT = Path(__file__).parents[3] / "resources" / "kit" / "kit"
TODAY = "2026-03-11"
CLOCK = "14:25"
VISIT = Record(
    "visit",
    (
        Field("name", "text"),
        Field("a", "number"),
        Field("b", "money"),
        Field("due", "date"),
        Field("begin", "time"),
        Field("end", "time"),
        Field("done", "yesno"),
        Field("genre", "choice", ("Drama", "Comedy")),
        Field("client", "ref", ref="client"),
    ),
    (Calc("double", parse_formula("a * 2")),),
)
CLIENT = Record(
    "client", (Field("title", "text"), Field("rate", "money")), (Calc("seen", parse_formula("count(visit)")),)
)
BLUEPRINT = Blueprint("Visits", records=(VISIT, CLIENT))


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    from py_mini_racer import MiniRacer

    racer = MiniRacer()
    racer.eval(
        "const listeners = []; var window = this; var document = { addEventListener() {} };"
        "var addEventListener = () => {}; var localStorage = { getItem: () => null, setItem() {}, removeItem() {} };"
    )
    for part in ("dom", "store", "format", "formula", "fields", "shell", "data"):
        racer.eval((KIT / f"{part}.js").read_text())
    racer.eval(f"Kit.today = () => {json.dumps(TODAY)}; Kit.now = () => {json.dumps(CLOCK)};")
    racer.eval(
        "function load(rows) { for (const [name, fields, calcs, title] of KINDS) {"
        " const kind = { name, fields, calcs, title, items: rows[name], rows: null }; Kit.kinds.set(name, kind); } }"
        "const isNothing = (value) => value === undefined || (typeof value === 'number' && !Number.isFinite(value));"
        "const tell = (value) => (isNothing(value) ? '#dash' : value);"
    )
    kinds = ", ".join(
        f"[{json.dumps(r.name)}, {json.dumps([{'name': f.name, 'type': f.type, 'ref': f.ref} for f in r.fields])}, ["
        + ", ".join(
            f"{{ name: {json.dumps(c.name)}, formula: ({record_scope(BLUEPRINT, r).row}) => "
            f"{to_javascript(c.formula, record_scope(BLUEPRINT, r))} }}"
            for c in r.calcs
        )
        + f"], {json.dumps(r.title_field.name)}]"
        for r in BLUEPRINT.records
    )
    racer.eval(f"const KINDS = [{kinds}];")
    yield racer
    racer.close()


number_or_blank = st.one_of(st.none(), st.integers(-50, 50), st.sampled_from([0.5, 2.25, 1e6, 0.1]))
visit_rows = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["Ann", "Bo", "two words", ""]),
            "a": number_or_blank,
            "b": number_or_blank,
            "due": st.sampled_from(
                [None, "2026-03-11", "2026-03-10", "2026-03-02", "2026-02-28", "2025-12-31", "2026-03-09"]
            ),
            "begin": st.sampled_from([None, "09:00", "22:30"]),
            "end": st.sampled_from([None, "09:45", "01:15"]),
            "done": st.booleans(),
            "genre": st.sampled_from(["", "Drama", "Comedy"]),
            "client": st.sampled_from(["", "c1", "c2"]),
        }
    ),
    min_size=1,
    max_size=4,
)
number_names = st.sampled_from([Name("a"), Name("b"), Name("double"), Name("rate", "client"), Name("seen", "client")])
dates: st.SearchStrategy[Formula] = st.one_of(
    st.just(Name("due")),
    st.just(Call("today", ())),
    st.builds(lambda n: Binary("+", Name("due"), Number(n)), st.integers(0, 40)),
    st.builds(
        lambda f, n: Call(f, (Name("due"), n)),
        st.sampled_from(["add_months", "add_years"]),
        st.one_of(st.just(Name("a")), st.builds(lambda n: Number(float(n)), st.integers(0, 30))),
    ),
)
times: st.SearchStrategy[Formula] = st.sampled_from([Name("begin"), Name("end"), Call("now", ())])
texts: st.SearchStrategy[Formula] = st.one_of(
    st.just(Name("name")), st.just(Name("genre")), st.sampled_from([Text("Ann"), Text("drama"), Text('"x\\</script>')])
)


def _numbers(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    truth = _truths(inner)
    return st.one_of(
        st.builds(Binary, st.sampled_from("+-*/%"), inner, inner),
        st.builds(lambda base: Binary("^", base, Number(2)), inner),
        st.builds(lambda x: Unary("-", x), inner),
        st.builds(lambda f, x: Call(f, (x,)), st.sampled_from(["floor", "ceil", "abs", "sqrt", "round"]), inner),
        st.builds(lambda f, x, y: Call(f, (x, y)), st.sampled_from(["min", "max"]), inner, inner),
        st.builds(lambda x: Call("round", (x, Number(1))), inner),
        st.builds(lambda c, x, y: Call("if", (c, x, y)), truth, inner, inner),
        st.builds(lambda x, y: Binary("-", x, y), dates, dates),
        st.builds(lambda x, y: Call("days_between", (x, y)), dates, dates),
        st.builds(
            lambda f, d: Call(f, (d,)), st.sampled_from(["days_until", "year", "quarter", "month", "day", "age"]), dates
        ),
        st.builds(lambda f, x, y: Call(f, (x, y)), st.sampled_from(["minutes_between", "hours_between"]), times, times),
        st.builds(lambda f, t: Call(f, (t,)), st.sampled_from(["length", "words"]), texts),
        st.builds(
            Aggregate,
            st.sampled_from(["sum", "avg", "min", "max", "median", "latest", "first"]),
            number_names,
            st.one_of(st.none(), truth),
        ),
        st.builds(lambda c: Aggregate("percent", c), truth),
        st.builds(lambda c: Aggregate("count", None, c), st.one_of(st.none(), truth)),
    )


def _truths(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    plain: st.SearchStrategy[Formula] = st.one_of(
        st.just(Name("done")),
        st.builds(Binary, st.sampled_from(["<", "<=", ">", ">=", "=", "!="]), inner, inner),
        st.builds(Binary, st.sampled_from(["<", ">="]), dates, dates),
        st.builds(Binary, st.sampled_from(["=", "!="]), texts, texts),
        st.builds(Binary, st.sampled_from(["=", "!="]), st.one_of(times, dates, number_names), st.just(Text(""))),
        st.builds(Binary, st.sampled_from(["<", ">="]), times, times),
        st.builds(lambda t: Binary("=", Name("done"), t), st.sampled_from([Truth(True), Truth(False)])),
        st.builds(
            lambda f: Call(f, (Name("due"),)),
            st.sampled_from("is_today this_week this_month this_year yesterday last_week last_month last_year".split()),
        ),
    )
    return st.one_of(
        plain,
        st.builds(lambda x: Unary("not", x), st.one_of(plain, times)),
        st.builds(Binary, st.sampled_from(["and", "or"]), plain, plain),
    )


formulas = st.recursive(
    st.one_of(number_names, st.builds(Number, st.sampled_from([0.0, 1.0, 2.0, 7.5, 60.0]))), _numbers, max_leaves=6
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(formula=st.one_of(formulas, dates, texts, _truths(formulas)), visits=visit_rows)
def test_page_and_python_agree_on_every_formula(page: Any, formula: Formula, visits: list[dict[str, Any]]) -> None:
    rows = {
        "visit": [{"$id": f"v{i}", **v} for i, v in enumerate(visits)],
        "client": [{"$id": "c1", "title": "One", "rate": 12.5}, {"$id": "c2", "title": "Two", "rate": None}],
    }
    scope = record_scope(BLUEPRINT, VISIT)
    source = to_javascript(formula, scope)
    world = World(BLUEPRINT, rows, f"{TODAY}T{CLOCK}")
    expected = evaluate_row(formula, world, VISIT, rows["visit"][0])
    seen = json.loads(
        page.eval(f"load({json.dumps(rows)}); JSON.stringify(tell((({scope.row}) => {source})(Kit.rows('visit')[0])))")
    )
    assert same(seen, expected), f"{source} gave {seen!r} and not {expected!r}"


def same(seen: Any, expected: Any) -> bool:
    if isinstance(expected, float) and not math.isfinite(expected):
        return bool(seen == "#dash")
    if isinstance(expected, bool) or isinstance(seen, bool):
        return seen is expected
    if isinstance(expected, int | float) and isinstance(seen, int | float):
        return math.isclose(seen, expected, rel_tol=1e-9, abs_tol=1e-9)
    return bool(seen == expected)


@pytest.mark.parametrize(
    ("text", "javascript"),
    [
        ("a / b", "Kit.divide(visit.a, visit.b)"),
        ("a / 60", "visit.a / 60"),
        ("(a + b) * 2", "(visit.a + visit.b) * 2"),
        ("a - (b - 1)", "visit.a - (visit.b - 1)"),
        ("-a ^ 2", "-(visit.a ** 2)"),
        ("due < today() and not done", "visit.due < Kit.today() && !visit.done"),
        ("done = no", "!visit.done"),
        ('genre = "drama"', 'visit.genre === "Drama"'),
        ("due + 14", "Kit.addDays(visit.due, 14)"),
        ("if(done, a, 0)", "visit.done ? visit.a : 0"),
        ("a * client.rate", 'visit.a * Kit.find("client", visit.client)?.rate'),
        ("sum(b where done)", 'Kit.sum(Kit.rows("visit").filter((each) => each.done), (each) => each.b)'),
    ],
)
def test_formulas_read_as_a_person_would_write_them(text: str, javascript: str) -> None:
    assert to_javascript(parse_formula(text), record_scope(BLUEPRINT, VISIT)) == javascript
