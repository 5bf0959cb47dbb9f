"""Checks and the pages they go on from."""

from app.domain.check import Check, with_their_pages


def test_a_check_comes_with_what_makes_its_page_and_with_no_more() -> None:
    first, second, third = Check("1", ()), Check("2", (), goes_on=True), Check("3", (), goes_on=True)
    other, last = Check("4", ()), Check("5", (), goes_on=True)
    checks = (first, second, third, other, last)
    assert with_their_pages((second,), checks) == (first, second)
    assert with_their_pages((last, first), checks) == (first, other, last)
    assert with_their_pages((), checks) == ()
