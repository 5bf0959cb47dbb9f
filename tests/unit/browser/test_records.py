"""What is kept of what a page did."""

from app.browser.records import MAX_KEPT, Records


def test_each_thing_is_kept_once_and_a_flood_is_cut() -> None:
    records = Records()
    for n in range(3 * MAX_KEPT):
        records.add_error("the same")
        records.add_note("dialog", f"alert {n}")
    assert records.errors == ["the same"]
    assert len(records.dialogs) == MAX_KEPT


def test_an_error_comes_before_a_request_as_the_reason() -> None:
    records = Records()
    assert records.fault() == ""
    records.add_request("http://a")
    assert records.fault() == "the page tried to reach http://a"
    records.add_error("foo")
    assert records.fault() == "the page reported an error: foo"


def test_a_window_to_elsewhere_is_a_request_and_one_of_its_own_is_not() -> None:
    records = Records()
    records.add_note("window", "https://example.com")
    records.add_note("window", "")
    assert records.requests == ["https://example.com"]
    assert records.fault() != ""
    assert records.notes == ["window: "]


def test_merging_keeps_order_and_drops_doubles() -> None:
    first, second = Records(), Records()
    first.add_error("a")
    second.add_error("a")
    second.add_error("b")
    first.merge(second)
    assert first.report().errors == ("a", "b")
