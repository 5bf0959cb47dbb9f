"""A person reads figures and labels whatever their format, and does not take one thing for another."""

import datetime as dt

import pytest

from tests.e2e.reading import closeness, dates, has_number, has_phrase, numbers_in, times_in


@pytest.mark.parametrize("text", ["12.5", "12.50", "$12.50", "€ 12.50", "12.5 liters", "Total: 12.50 km"])
def test_a_figure_is_read_in_any_usual_format(text: str) -> None:
    assert has_number(text, 12.5)


def test_thousands_marks_are_part_of_the_figure() -> None:
    assert has_number("$1,234.50", 1234.5)


def test_a_figure_may_be_rounded_but_not_wrong() -> None:
    assert has_number("193", 193.33)
    assert has_number("5.5", 5.4545)
    assert not has_number("194", 193.33)
    assert not has_number("2", 1.5)


def test_text_sums_are_not_figures_of_the_sum() -> None:
    assert not has_number("06051", 111)


def test_a_hyphen_in_a_date_is_no_minus_sign() -> None:
    assert (-3, 0) not in numbers_in("2026-03-11")
    assert has_number("-40 °C", -40)
    assert has_number("−40 °C", -40)


@pytest.mark.parametrize("text", ["1:50", "01:50", "0:01:50", "00:01:50", "1 min 50 s", "110 seconds", "01:50.0"])
def test_a_clock_is_read_in_any_usual_format(text: str) -> None:
    assert any(abs(seconds - 110) < 0.01 for seconds in times_in(text))


def test_a_label_with_a_unit_is_the_label() -> None:
    assert closeness("wall width", "Wall width (m)") == 1.0
    assert closeness("price per litre", "Price per liter:") == 1.0


def test_the_fuller_label_is_the_better_match() -> None:
    assert closeness("price per liter", "Price per liter") > closeness("price per liter", "Price")
    assert closeness("title", "Genre") == 0.0


def test_words_are_found_whole() -> None:
    assert has_phrase("Move to won", "won")
    assert not has_phrase("I wonder", "won")


def test_a_date_is_known_in_the_ways_it_is_written() -> None:
    assert {"2026-02-09", "Feb 9", "9 February"} <= set(dates(dt.date(2026, 2, 9)))
