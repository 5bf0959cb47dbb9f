"""Sums over the records of another kind are read as they are meant: expressions, and a name that is not quite there."""

from app.domain.blueprint import Blueprint
from app.domain.blueprint_parser import parse_blueprint
from app.domain.formula import Aggregate, Binary, Name, Unary
from app.kit.conversions import find_conversion

FUEL = """app Farm Fuel
record vehicle: vehicle text
calc {}
record fueling: vehicle ref(vehicle), date date, liters number, price_per_liter money, paid yesno
calc cost money = liters * price_per_liter
"""


def read(calc: str) -> Blueprint:
    parsed = parse_blueprint(FUEL.format(calc), find_conversion)
    assert not parsed.problems
    return parsed.blueprint


def test_an_expression_of_one_other_kind_is_summed_over_it() -> None:
    [calc] = read("money = sum(fueling.liters * fueling.price_per_liter)").records[0].calcs
    assert calc.formula == Aggregate("sum", Binary("*", Name("liters"), Name("price_per_liter")), None, "fueling")


def test_a_condition_may_name_the_kind_again() -> None:
    [calc] = read("owed money = sum(fueling.cost where not fueling.paid)").records[0].calcs
    assert calc.formula == Aggregate("sum", Name("cost"), Unary("not", Name("paid")), "fueling")


def test_an_unknown_amount_is_the_one_that_is_worked_out() -> None:
    [calc] = read("owed money = sum(fueling.amount where not paid)").records[0].calcs
    assert calc.formula == Aggregate("sum", Name("cost"), Unary("not", Name("paid")), "fueling")


def test_a_figure_over_all_has_no_record_before_it() -> None:
    text = "app A\nrecord a: day date, time time\ntotal Minutes = minutes_between(time, previous(time))\n"
    assert [p.line for p in parse_blueprint(text, find_conversion).problems] == [2]


def test_an_unknown_name_with_several_meanings_is_told() -> None:
    text = "app A\nrecord a: name text\ncalc x = sum(b.what)\nrecord b: a ref(a), one number, two number\n"
    assert [p.line for p in parse_blueprint(text, find_conversion).problems] == [2]
