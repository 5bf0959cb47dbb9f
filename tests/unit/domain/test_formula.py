"""The formula language reads what it writes, and says plainly what it cannot read."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.formula import (
    Aggregate,
    Binary,
    Call,
    Formula,
    FormulaError,
    Name,
    Number,
    Text,
    Unary,
    format_formula,
    names_in,
    parse_formula,
)

_NAMES = st.sampled_from(["price", "hours", "x_1", "due"])
_LEAVES = st.one_of(
    st.integers(0, 10_000).map(lambda n: Number(float(n))),
    st.floats(0.01, 1e6).map(lambda n: Number(round(n, 4))),
    _NAMES.map(Name),
    st.sampled_from(["ok", "a b"]).map(Text),
)


def _larger(parts: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    operators = st.sampled_from(["+", "-", "*", "/", "%", "^", "<", "<=", "=", "!=", "and", "or"])
    return st.one_of(
        st.builds(Binary, operators, parts, parts),
        st.builds(Unary, st.sampled_from(["-", "not"]), parts),
        st.builds(lambda a, b: Call("max", (a, b)), parts, parts),
        st.builds(lambda a, w: Aggregate("sum", a, w), parts, st.none() | parts),
    )


@given(st.recursive(_LEAVES, _larger, max_leaves=12))
def test_what_is_written_is_read_back_as_the_same_formula(formula: Formula) -> None:
    assert parse_formula(format_formula(formula)) == formula


def test_multiplication_binds_closer_than_addition() -> None:
    assert parse_formula("a + b * c") == Binary("+", Name("a"), Binary("*", Name("b"), Name("c")))


def test_powers_are_read_from_the_right() -> None:
    assert parse_formula("2 ^ 3 ^ 2") == Binary("^", Number(2), Binary("^", Number(3), Number(2)))


def test_an_aggregate_may_hold_a_condition() -> None:
    assert parse_formula("sum(hours where paid)") == Aggregate("sum", Name("hours"), Name("paid"))


def test_an_aggregate_of_another_record_names_it() -> None:
    assert parse_formula("sum(payment.amount)") == Aggregate("sum", Name("amount"), None, "payment")


def test_names_are_listed_without_those_of_functions() -> None:
    assert names_in(parse_formula("round(price * 2, 1) + customer.rate")) == {"price", "customer"}


@pytest.mark.parametrize("text", ["", "1 +", "a b", "sin()", "eval(1)", "a.b.c", "((1)", "alert('x')", "x = = 2", "@"])
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises(FormulaError):
        parse_formula(text)


def test_brackets_cannot_be_nested_without_end() -> None:
    with pytest.raises(FormulaError, match="brackets"):
        parse_formula("(" * 500 + "1" + ")" * 500)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_but_never_crashes(text: str) -> None:
    with contextlib.suppress(FormulaError):
        parse_formula(text)


def test_the_number_pi_needs_no_brackets() -> None:
    assert names_in(parse_formula("2 * pi * radius")) == names_in(parse_formula("2 * pi() * radius"))


def test_the_day_week_month_or_year_before_has_words_of_its_own() -> None:
    for name in ("yesterday", "last_week", "last_month", "last_year"):
        assert parse_formula(f"{name}(due)") == Call(name, (Name("due"),))
    assert parse_formula("previous_month(due)") == Call("last_month", (Name("due"),))
    assert parse_formula("yesterday()") == Binary("-", Call("today", ()), Number(1))
