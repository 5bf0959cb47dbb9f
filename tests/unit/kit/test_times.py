"""Times of day are reckoned with as people do it, on the page and in the checks alike."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from py_mini_racer import MiniRacer

from app.domain.blueprint import Blueprint
from app.domain.blueprint_parser import parse_blueprint
from app.domain.formula import parse_formula
from app.domain.formula_types import type_of
from app.kit.evaluate import Value, evaluate_inputs
from app.kit.javascript import Scope, kind_of, to_javascript
from tests.kit_apps import KIT

KINDS: Mapping[str, Any] = {"work": "time", "end": "time", "way": "number", "bath": "number", "name": "text"}


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    racer = MiniRacer()
    racer.eval("var window = this; var document = { addEventListener() {} }; var addEventListener = () => {};")
    for part in ("dom", "format", "formula"):
        racer.eval((KIT / "kit" / f"{part}.js").read_text(encoding="utf-8"))
    yield racer
    racer.close()


@pytest.mark.parametrize(
    ("formula", "inputs", "wanted"),
    [
        ("work - bath - way", {"work": "08:00", "bath": 20.0, "way": 35.0}, "07:05"),
        ("work - (bath + way) / 2", {"work": "00:10", "bath": 20.0, "way": 41.0}, "23:39"),
        ("work + way * 60", {"work": "22:30", "way": 2.5}, "01:00"),
        ("way + work", {"work": "09:00", "way": 1441.0}, "09:01"),
        ("end - work", {"work": "22:00", "end": "06:30"}, 510.0),
        ('"at " + work', {"work": "09:00"}, "at 09:00"),
        ("ceil(way / 3600 * 3600 / bath)", {"way": 500.0, "bath": 50.0}, 10.0),
        ("floor(way / bath)", {"way": 0.3, "bath": 0.1}, 3.0),
    ],
)
def test_a_number_beside_a_time_is_minutes(page: Any, formula: str, inputs: Mapping[str, Value], wanted: Value) -> None:
    read = parse_formula(formula)
    assert evaluate_inputs(read, Blueprint("A"), inputs, "2026-03-11T09:00") == wanted
    scope = Scope(Blueprint("A"), inputs=KINDS, inputs_prefix="given.")
    page.eval("given = " + json.dumps(dict(inputs)))
    assert page.eval(to_javascript(read, scope)) == wanted


@pytest.mark.parametrize(
    ("formula", "kind"), [("work - way", "time"), ("end - work", "number"), ("way + work", "time")]
)
def test_what_comes_out_is_a_time_or_minutes(formula: str, kind: str) -> None:
    read = parse_formula(formula)
    assert kind_of(read, Scope(Blueprint("A"), inputs=KINDS)) == kind
    assert type_of(read, KINDS) == kind


def test_an_alarm_is_shown_as_a_time() -> None:
    parsed = parse_blueprint("app Alarm\ninput work time\ninput way number\noutput alarm = work - way")
    assert parsed.problems == ()
    (output,) = parsed.blueprint.calculators[0].outputs
    assert output.type == "time"
