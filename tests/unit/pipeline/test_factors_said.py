"""What a unit is worth as it was said wins over what it is worth elsewhere, and only then."""

import pytest

from app.domain.blueprint_parser import parse_blueprint
from app.kit.conversions import find_conversion
from app.kit.evaluate import evaluate_inputs
from app.pipeline.factors_said import with_said_factors

SAID = "Recipes with cups and tablespoons, I need milliliters. One cup is 240, one tablespoon 15"


@pytest.mark.parametrize(
    ("line", "request_", "wanted"),
    [
        ("convert cups <-> milliliters", SAID, "convert cups <-> milliliters = 240"),
        ("convert tablespoons <-> milliliters", SAID, "convert tablespoons <-> milliliters = 15"),
        ("convert milliliters <-> cups", SAID, "convert cups <-> milliliters = 240"),
        ("convert sacks <-> kilos: kilos = sacks * 5", "a sack holds fifty kilos", "convert sacks <-> kilos = 50"),
    ],
)
def test_a_said_worth_is_taken(line: str, request_: str, wanted: str) -> None:
    assert with_said_factors((line,), request_) == (wanted,)


@pytest.mark.parametrize(
    "request_", ["cups to milliliters, I have 3 cups", "one cup of 5 cups", "cups and milliliters"]
)
def test_other_numbers_are_none(request_: str) -> None:
    assert with_said_factors(("convert cups <-> milliliters",), request_) == ("convert cups <-> milliliters",)


def test_the_said_worth_counts_both_ways() -> None:
    parsed = parse_blueprint("app Cups\nconvert cups <-> milliliters = 240", find_conversion)
    assert not parsed.problems
    [converter] = parsed.blueprint.converters
    assert evaluate_inputs(converter.forward, parsed.blueprint, {"cups": 2.5}, "2026-01-01") == 600
    assert evaluate_inputs(converter.backward, parsed.blueprint, {"milliliters": 600.0}, "2026-01-01") == 2.5
