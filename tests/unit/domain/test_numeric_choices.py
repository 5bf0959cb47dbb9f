"""Choices between numbers count as numbers in formulas; as texts, 100 + 7 was "1007" and `months = 24` never true."""

from app.domain.blueprint import Blueprint
from app.domain.blueprint_parser import parse_blueprint
from app.domain.formula import Binary, Call, Name, Number, Text
from app.kit.conversions import find_conversion
from app.kit.evaluate import evaluate_inputs
from app.kit.javascript import input_scope, to_javascript

TAX = """app Net Price
input price money
input tax_rate choice(7/19)
output net money = price * 100 / (100 + tax_rate)
output rate text = if(tax_rate = 7, "low", "high")
"""


def read(text: str) -> Blueprint:
    parsed = parse_blueprint(text, find_conversion)
    assert not parsed.problems
    return parsed.blueprint


def test_a_choice_between_numbers_is_added_as_a_number() -> None:
    blueprint = read(TAX)
    [calculator] = blueprint.calculators
    formula = calculator.outputs[0].formula
    assert formula is not None
    assert evaluate_inputs(formula, blueprint, {"price": 107.0, "tax_rate": "7"}, "2026-01-01") == 100
    written = to_javascript(formula, input_scope(blueprint, calculator.inputs, "inputs."))
    assert "100 + Kit.number(inputs.tax_rate)" in written


def test_it_is_compared_as_a_number_with_its_option() -> None:
    formula = read(TAX).calculators[0].outputs[1].formula
    rate = Call("number", (Name("tax_rate"),))
    assert formula == Call("if", (Binary("=", rate, Number(7)), Text("low"), Text("high")))


def test_options_may_have_a_unit() -> None:
    blueprint = read(
        "app Loans\nrecord loan: total money, term choice(6 months/12 months)\ncalc monthly money = total / term"
    )
    [calc] = blueprint.records[0].calcs
    assert calc.formula == Binary("/", Name("total"), Call("number", (Name("term"),)))


def test_words_stay_words() -> None:
    blueprint = read("app Jobs\nrecord job: size choice(small/big)\nwarn Big when size = big")
    assert blueprint.records[0].warnings[0].condition == Binary("=", Name("size"), Text("big"))
