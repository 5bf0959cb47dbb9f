"""Right answers stay as they are: each case was once changed by a rule that took its words for something else."""

import pytest

from app.pipeline.mending import mend_lines
from tests.unit.pipeline.resources import grounding, machine_named

GROUNDING = grounding()


def mend(request: str, *lines: str) -> tuple[str, ...]:
    return mend_lines(("app A", *lines), request, GROUNDING)[1:]


RIGHT_LISTS = [
    (
        "courses with weekday, from, to and who signed up with plus and minus",
        ("record course: course text, weekday text, from time, to time, signed_up number = 0",),
    ),
    ("quests: what, where, number of tries", ("record quest: quest text, where text, tries number = 0",)),
    (
        "put away what's done, a list of tasks with a day",
        ("record task: task text, day date", "tick done", "hide when done"),
    ),
    (
        "todo with a due date, done ones away",
        ("record task: task text, due date", "tick done", "hide when done"),
    ),
    (
        "tracks with song, minutes and seconds, how long the show is in minutes",
        (
            "record track: song text, minutes number, seconds number",
            "total Show in minutes = sum(minutes) + sum(seconds) / 60",
        ),
    ),
    (
        "lockers, rented until. Lockers running out in the next 30 days on top of the page",
        ("record locker: locker text, rented_until date", "remind rented_until 30 days"),
    ),
    (
        "games with opponent and won or not, share of won games",
        ("record game: opponent text, won yesno", "total Won percent = percent(won)"),
    ),
    (
        "freezer drawers with what, frozen on, eat within months. what's past it?",
        (
            "record drawer: what text, frozen_on date, months number",
            "calc eat_until date = add_months(frozen_on, months)",
            "warn Past it when eat_until < today()",
        ),
    ),
    (
        "Each pupil has a name, a subject and a price per hour, and then there are the hours I gave, with date and "
        "length, and the payments, with date and amount.",
        (
            "record pupil: name text, subject text, price_per_hour money",
            "record lesson: pupil ref(pupil), date date, hours number",
            "record payment: pupil ref(pupil), date date, amount money",
        ),
    ),
    (
        "who, landline and mobile, when to ring them",
        ("record contact: who text, landline phone, mobile phone, when_to_ring text",),
    ),
    (
        "steps a day, with stick or without. Steps on average with the stick and without it",
        (
            "record walk: day date, steps number, stick choice(with/without)",
            "total Average steps = avg(steps) by stick",
        ),
    ),
    (
        "clothes my baby has grown out of, size, piece",
        ("record piece: piece text, size text",),
    ),
]


@pytest.mark.parametrize(("request_", "lines"), RIGHT_LISTS)
def test_a_right_list_stays(request_: str, lines: tuple[str, ...]) -> None:
    assert mend(request_, *lines) == lines


RIGHT_CALCULATORS = [
    (
        "slabs are 40 by 40, 50 by 50 or 60 by 40 centimetres. How many for my terrace?",
        (
            "input area number",
            "input slab choice(40 by 40/50 by 50/60 by 40)",
            'output slabs = ceil(area / if(slab = "40 by 40", 0.16, if(slab = "50 by 50", 0.25, 0.24)))',
        ),
    ),
    (
        "the yield is 12, 19 or 27 percent by 15, 30 or 60 minutes, the hops have so many percent alpha",
        (
            "input alpha percent",
            "input minutes choice(15/30/60)",
            "output bitterness = alpha * if(minutes = 15, 12, if(minutes = 30, 19, 27))",
        ),
    ),
    (
        "4 pence a paper, pence per leaflet, what I earn per week and per month, four weeks",
        (
            "input papers number",
            "input leaflets number",
            "input pence_per_leaflet number",
            "output a_week money = (papers * 4 + leaflets * pence_per_leaflet) / 100",
            "output a_month money = a_week * 4",
        ),
    ),
    (
        "hour price to day price, I put in by the hour; eight hours a day",
        ("input by_the_hour money", "output by_the_day money = by_the_hour * 8"),
    ),
    (
        "how many metres of cloth, and at 9.80 a metre what does it come to?",
        ("input widths number", "output meters = widths * 2", "output cost money = meters * 9.8"),
    ),
    (
        "parcels up to 2 kilos 5.49, up to 5 kilos 6.99, which size and how much",
        (
            "input kilos number",
            'output size text = if(kilos <= 2, "small", "medium")',
            "output price money = if(kilos <= 2, 5.49, 6.99)",
        ),
    ),
    (
        "boat hire, 34 a day, half that with the card",
        ("input days number", "output cost money = days * 34", "output with_card money = cost / 2"),
    ),
    (
        "seats for the party: table 8, chair 2.50, how many of both and altogether",
        (
            "input guests number",
            "output tables = ceil(guests / 8)",
            "output cost money = tables * 8 + guests * 2.5",
        ),
    ),
    (
        "two sums in one app, once with the mixer, once by hand",
        (
            "calculator With the mixer",
            "input flour number",
            "output water = flour * 0.6",
            "calculator By hand",
            "input dough number",
            "output water = dough * 0.4",
        ),
    ),
    (
        "Emil adds to twenty, Carla multiplies up to ten times ten",
        ("drill a + b: a 1 to 10, b 1 to 10", "drill a * b: a 1 to 10, b 1 to 10"),
    ),
    (
        "Mia subtracts, Ben divides",
        ("drill a - b: a 10 to 20, b 1 to 10", "drill a / b: a 10 to 20, b 1 to 10"),
    ),
    (
        "the small one takes away, the big one shares out",
        ("drill a - b: a 10 to 20, b 1 to 10", "drill a / b: a 10 to 20, b 1 to 10"),
    ),
    ("negative numbers, adding, well subtract big from small", ("drill a - b: a 0 to 10, b 11 to 20",)),
]


@pytest.mark.parametrize(("request_", "lines"), RIGHT_CALCULATORS)
def test_a_right_calculator_stays(request_: str, lines: tuple[str, ...]) -> None:
    assert mend(request_, *lines) == lines


@pytest.mark.parametrize(
    "said",
    [
        "groups with arrival and half or full board",
        "passengers on board with their cabin",
        "passenger's mobile, boards at which stop",
        "who boards where",
        "the board games we own",
        "surf boards for hire",
        "the chess board sets of the club",
        "what hangs on the notice board",
    ],
)
def test_other_boards_have_no_stages(said: str) -> None:
    lines = ("record thing: name text, kind choice(half/full)", "group kind")
    assert mend(f"{said}, by kind", *lines) == lines


@pytest.mark.parametrize("said", ["a board for my tasks", "tasks on a kanban board", "my cards on a board"])
def test_a_board_that_cards_move_over_has_stages(said: str) -> None:
    lines = mend(said, "record task: task text, status choice(to do/doing/done)")
    assert lines == ("record task: task text", "stage status: to do > doing > done")


def test_a_meal_plan_among_the_fields_is_no_board() -> None:
    line = "record booking: guest text, board choice(half/full)"
    assert mend("the board: guests, and which of half and full they chose", line) == (line,)


def test_what_nobody_asked_for_still_goes() -> None:
    lines = ("input width number", "input height number", "output area = width * height")
    asks = "the wall is 4.25 by 3.10 or whatever I type, how much paint for ten square meters a liter"
    assert mend(asks, *lines, "output cost money = area * 12.5") == lines


def test_several_coins_at_once_are_no_coin_flip() -> None:
    for said in ("just heads or tails, three times in one go", "toss a coin, 4 coins at the same time"):
        assert machine_named(said, said) is None
    assert machine_named("just heads or tails", "just heads or tails") == "coin-flip"


@pytest.mark.parametrize(
    ("request_", "lines"),
    [
        (
            "tools we lend, borrow makes it borrowed and puts today's date in",
            (
                "record tool: tool text, borrowed yesno, borrowed_on date",
                "button Borrow: borrowed = yes, borrowed_on = today()",
            ),
        ),
        (
            "filters: kitchen, spares, last changed. Changed takes one away and notes the day",
            (
                "record filter: kitchen text, spares number, last_changed date",
                "button Changed: spares = spares - 1, last_changed = today()",
            ),
        ),
        ("start numbers, and no two runners with one number", ("record runner: number number unique, runner text",)),
    ],
)
def test_what_is_said_without_its_usual_word_stays(request_: str, lines: tuple[str, ...]) -> None:
    assert mend(request_, *lines) == lines


def test_a_press_nobody_spoke_of_goes() -> None:
    record = "record tool: tool text, lent yesno, day date"
    assert mend("tools with a day and whether lent", record, "button Reset: lent = no, day = today()") == (record,)
