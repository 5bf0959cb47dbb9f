"""Units, formulas turned round, and the pair of formulas a converter's line becomes."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.blueprint import Blueprint
from app.domain.formula import format_formula, names_in, parse_formula
from app.kit.conversions import find_conversion
from app.kit.evaluate import evaluate_inputs
from app.kit.inverse import invert
from app.kit.units import conversion

EMPTY = Blueprint("Test")


def value(formula: object, **inputs: float) -> float:
    result = evaluate_inputs(formula, EMPTY, inputs, "2026-03-11")  # type: ignore[arg-type]
    assert isinstance(result, float)
    return result


@pytest.mark.parametrize(
    ("left", "right", "given", "expected"),
    [
        ("celsius", "fahrenheit", 100, 212),
        ("fahrenheit", "celsius", 212, 100),
        ("fahrenheit", "kelvin", 32, 273.15),
        ("miles", "kilometres", 10, 16.09344),
        ("feet", "metres", 10, 3.048),
        ("inches", "cm", 10, 25.4),
        ("kg", "lbs", 1, 2.2046226),
        ("stones", "pounds", 2, 28),
        ("ounces", "grams", 1, 28.349523),
        ("ounces", "milliliters", 1, 29.57353),
        ("cups", "ml", 1, 236.588237),
        ("cups_of_flour", "grams", 2, 240),
        ("mpg", "liters_per_100_km", 30, 7.840486),
        ("km_per_liter", "liters_per_100km", 20, 5),
        ("minutes_per_km", "mph", 5, 7.456454),
        ("calories", "kilojoules", 100, 418.4),
        ("kwh", "joules", 1, 3_600_000),
        ("horsepower", "kilowatts", 100, 74.569987),
        ("psi", "bar", 14.5038, 1.0),
        ("gigabytes", "megabytes", 2, 2000),
        ("degrees", "radians", 180, math.pi),
        ("acres", "hectares", 1, 0.404686),
        ("hours", "minutes", 2, 120),
        ("dog_years", "human_years", 7, 1),
    ],
)
def test_known_units_convert_both_ways(left: str, right: str, given: float, expected: float) -> None:
    pair = conversion(left, right)
    assert pair is not None
    assert value(pair[0], **{left: given}) == pytest.approx(expected, rel=1e-5)
    assert value(pair[1], **{right: expected}) == pytest.approx(given, rel=1e-5)


def test_units_of_different_kinds_and_unknown_words_have_no_conversion() -> None:
    assert conversion("kilograms", "meters") is None
    assert conversion("dollars", "euros") is None
    assert conversion("meter", "meters") is None


def test_fahrenheit_is_written_as_people_know_it() -> None:
    pair = conversion("celsius", "fahrenheit")
    assert pair is not None
    assert [format_formula(f) for f in pair] == ["celsius * 9 / 5 + 32", "(fahrenheit - 32) * 5 / 9"]


@pytest.mark.parametrize(
    "text",
    ["x * 9 / 5 + 32", "x / 1.27 - 23", "100 / x", "7 - x", "(x + 3) * 4 - x", "1 - (x * 2 - x)", "x ^ 2 * 3",
     "sqrt(x) + 1", "2 ^ x", "exp(x)", "round(x * 2.54, 2)", "-x * 3", "5 + x / 8", "log(x) * 2"],
)  # fmt: skip
@given(st.integers(1, 400))
def test_a_formula_and_its_inverse_come_back_to_the_start(text: str, tenths: int) -> None:
    formula = parse_formula(text)
    turned = invert(formula, "x", "y")
    assert turned is not None and names_in(turned) == {"y"}
    x = tenths / 10
    tolerance = 0.01 if "round" in text else 1e-6
    assert value(turned, y=value(formula, x=x)) == pytest.approx(x, rel=tolerance, abs=tolerance)


@pytest.mark.parametrize("text", ["x * x", "x % 7", "abs(x)", "floor(x)", "if(x > 2, x, 0)", "3 + 4", "x + 1 / x"])
def test_what_has_no_single_answer_is_not_turned(text: str) -> None:
    assert invert(parse_formula(text), "x", "y") is None


def test_a_converter_takes_known_units_else_the_formula_either_way_round() -> None:
    assert find_conversion("celsius", "fahrenheit", parse_formula("celsius * 2 + 30")) == conversion(
        "celsius", "fahrenheit"
    )
    pair = find_conversion("eu", "uk", parse_formula("eu / 1.27 - 23"))
    assert pair is not None and value(pair[1], uk=value(pair[0], eu=42.0)) == pytest.approx(42)
    turned = find_conversion("eu", "uk", parse_formula("(uk + 23) * 1.27"))
    assert turned is not None and value(turned[0], eu=value(turned[1], uk=8.0)) == pytest.approx(8)
    assert find_conversion("a", "b", None) is None
    assert find_conversion("a", "b", parse_formula("a * rate")) is None
