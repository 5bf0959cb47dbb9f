"""What people say to change an app, decided by rule: each wish, and the lines it makes or takes away."""

import asyncio

import pytest

from app.domain.errors import InputError
from app.kit.conversions import find_conversion
from app.pipeline.change.draft import RefusedError
from app.pipeline.change.rewrite import Rewritten, rewrite
from app.pipeline.change.travel import travel_meant

ORDERS = (
    "app Orders",
    "record order: customer text, product text, price money, category choice(food/books/toys), date date, paid yesno",
    "total Total price = sum(price)",
    "chart bar sum(price) by month(date)",
    "sort date desc",
)
TASKS = (
    "app Tasks",
    "record task: name text, priority choice(low/medium/high)",
    "tick done",
    'warn Urgent when priority = "high" and not done',
)
DEALS = (
    "app Sales",
    "record deal: company text, value money",
    "stage status: lead > proposal > won",
    "total Pipeline = sum(value)",
)
TIMER = ("app Egg Timer", "timer countdown 8 minutes")
FIELDS = ORDERS[1]


def changed(wish: str, lines: tuple[str, ...]) -> Rewritten:
    return asyncio.run(rewrite(wish, lines, None, find_conversion))


@pytest.mark.parametrize(
    ("lines", "wish", "added", "removed"),
    [
        (ORDERS, "Could you please rename it to shop book?", "app Shop Book", "app Orders"),
        (ORDERS, "call the column client", FIELDS.replace("customer", "client"), FIELDS),
        (ORDERS, 'say "Buyer" instead of "Customer"', FIELDS.replace("customer", "buyer"), FIELDS),
        (ORDERS, "remove the chart", None, ORDERS[3]),
        (ORDERS, "cheapest first", "sort price", ORDERS[4]),
        (ORDERS, "I'd like it sorted by customer", "sort customer", ORDERS[4]),
        (ORDERS, "Sorted by customer.", "sort customer", ORDERS[4]),  # as “sort it by” is heard
        (ORDERS, "Please had a shop to every order.", f"{FIELDS}, shop text", FIELDS),  # as “add a” is heard
        (ORDERS, "make it dark green", "style darkgreen", None),
        (ORDERS, "make the buttons bigger", "style large-buttons", None),
        (ORDERS, "add a due date", f"{FIELDS}, due_date date", FIELDS),
        (ORDERS, "I also want to note the shop", f"{FIELDS}, shop text", FIELDS),
        (ORDERS, "add a category for pets", FIELDS.replace("toys", "toys/pets"), FIELDS),
        (ORDERS, "remove toys from the categories", FIELDS.replace("/toys", ""), FIELDS),
        (ORDERS, "only count paid ones", "total Total price = sum(price) where paid", ORDERS[2]),
        (ORDERS, "make the customer optional", FIELDS.replace("customer text", "customer text optional"), FIELDS),
        (ORDERS, "put the product before the customer", FIELDS.replace("customer text, product text", "product text, customer text"), FIELDS),
        (ORDERS, "make the chart a pie", "chart pie sum(price) by month(date)", ORDERS[3]),
        (ORDERS, "warn me when the price is over 100", "warn High price when price > 100", None),
        (ORDERS, "show the average price", "total Average price = avg(price)", None),
        (TASKS, "rename high to urgent", 'warn Urgent when priority = "urgent" and not done', TASKS[3]),
        (TASKS, "rename done to finished", "tick finished", TASKS[2]),
        (DEALS, "add a stage called negotiation after proposal", "stage status: lead > proposal > negotiation > won", DEALS[2]),
        (DEALS, "only count won ones", 'total Pipeline = sum(value) where status = "won"', DEALS[3]),
        (TIMER, "make it ten minutes", "timer countdown 10 minutes", TIMER[1]),
        (TIMER, "5 minutes instead of 8", "timer countdown 5 minutes", TIMER[1]),
    ],
)  # fmt: skip
def test_a_wish_changes_just_its_lines(
    lines: tuple[str, ...], wish: str, added: str | None, removed: str | None
) -> None:
    made = changed(wish, lines)
    assert added is None or added in made.lines
    assert removed is None or removed not in made.lines
    gone = [text for text in lines if text not in made.lines]
    assert len(gone) <= 2
    assert made.by_rule


def test_several_wishes_are_done_in_turn_and_it_means_the_last() -> None:
    made = changed("add a due date and sort by it, then make it blue", ORDERS)
    assert f"{FIELDS}, due_date date" in made.lines and "sort due_date" in made.lines and "style blue" in made.lines


def test_a_renamed_field_is_renamed_wherever_it_is_read_and_its_data_remembered() -> None:
    made = changed("rename the price to cost", ORDERS)
    assert "total Total price = sum(cost)" in made.lines and "chart bar sum(cost) by month(date)" in made.lines
    assert "renamed field order.price > order.cost" in made.lines
    back = changed("rename the cost to price", made.lines)
    assert not [text for text in back.lines if text.startswith("renamed")]


def test_a_field_that_figures_need_is_not_taken_from_under_them_and_the_offer_works() -> None:
    with pytest.raises(RefusedError) as refused:
        changed("remove the price", ORDERS)
    assert "Total price" in refused.value.says
    offered = refused.value.offer.partition("say: ")[2]
    made = changed(offered, ORDERS)
    assert "price" not in " ".join(made.lines)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ("add a rating and remove the rating", "takes itself back"),
        ("make it dark and light", "at once"),
        ("sort by date, newest first", "already"),
        ("make the price optional", "already"),
        ("add a search box", "Every app has that"),
        ("banana", "do not know"),
    ],
)  # fmt: skip
def test_what_cannot_or_need_not_be_done_is_said(wish: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        changed(wish, ORDERS)


@pytest.mark.parametrize("wish", ["what is the total?", "?!", "why is it green?"])
def test_questions_and_nothing_are_turned_away(wish: str) -> None:
    with pytest.raises(InputError):
        changed(wish, ORDERS)


@pytest.mark.parametrize(
    ("said", "meant"),
    [("undo that", "undo"), ("no, go back please", "undo"), ("redo", "redo"), ("undo the due date", ""), ("add a back button", "")],
)  # fmt: skip
def test_undo_is_heard_as_undo_and_nothing_else(said: str, meant: str) -> None:
    assert travel_meant(said) == meant


def test_the_memory_of_a_field_follows_its_renamed_list() -> None:
    made = changed("rename the customer to client and rename orders to purchases", ("app Shop", *ORDERS[1:]))
    assert "renamed field order.customer > purchase.client" in made.lines
    assert "renamed record order > purchase" in made.lines
