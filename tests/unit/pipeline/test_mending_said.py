"""What the request says in so many words decides how a line is read."""

import pytest

from app.pipeline.mending import mend_lines
from tests.unit.pipeline.resources import grounding

_GROUNDING = grounding()


def mend(request: str, *lines: str) -> tuple[str, ...]:
    return mend_lines(("app A", *lines), request, _GROUNDING)[1:]


def test_a_figure_the_request_names_is_kept_without_the_word_total() -> None:
    lines = mend(
        "orders with price and whether they are paid, and what is open",
        "record order: name text, price money, paid yesno",
        "total Open = sum(price) where not paid",
    )
    assert "total Open = sum(price) where not paid" in lines


def test_a_number_that_was_said_keeps_its_warning() -> None:
    lines = mend("values over 180", "record reading: date date, value number", "warn High when value > 180")
    assert "warn High when value > 180" in lines


@pytest.mark.parametrize(
    ("request_", "line", "wanted"),
    [
        ("pills with time of day", "record pill: name text, time_of_day date", "time_of_day time"),
        ("pills with a dose", "record pill: name text, dose number", "dose text"),
        ("trips: date, from and to", "record trip: date date, from date, to date", "from text, to text"),
        (
            "records: artist, album, year",
            "record disc: name text, artist text, album text, year number",
            "disc: artist",
        ),
    ],
)
def test_fields_are_of_the_kind_that_was_meant(request_: str, line: str, wanted: str) -> None:
    assert wanted in mend(request_, line)[0]


def test_what_stands_in_a_list_and_is_no_thing_is_no_field() -> None:
    [line] = mend(
        "keep houses with rent, rooms, stars, cheapest first", "record house: address text, rent money, rooms number"
    )
    assert "cheapest" not in line


def test_a_formula_in_words_is_worked_out_and_not_written() -> None:
    lines = mend("water for my weight", "input kg number", "output ml number from kg: kg * 35")
    assert "output ml number = kg * 35" in lines


@pytest.mark.parametrize("said", ["a tip of", "I type the bill and choose"])
def test_said_alternatives_are_chosen_from(said: str) -> None:
    lines = mend(
        f"{said} ten, fifteen or twenty percent",
        "input bill money",
        "input tip number 10",
        "output tip_amount money = bill * tip / 100",
    )
    assert "input tip choice(10/15/20)" in lines


def test_a_calculator_without_inputs_goes_on_with_those_above() -> None:
    lines = mend(
        "root and cube", "calculator Root", "input n number", "output root = sqrt(n)", "calculator Cube",
        "output cube = n ^ 3",
    )  # fmt: skip
    assert lines.count("calculator Cube") == 0
    assert "output cube = n ^ 3" in lines


def test_thirty_days_before_is_a_warning_of_thirty_days() -> None:
    lines = mend(
        "warn me thirty days before they expire",
        "record paper: paper text, expires date",
        "warn Expires when expires < today()",
    )
    assert "warn Expires when expires <= today() + 30" in lines


def test_words_in_quotes_are_not_taken_for_totals() -> None:
    line = 'total Balance = sum(amount where who = "I owe")'
    lines = mend(
        "what I owe and the balance",
        'record debt: person text, amount money, who choice(I owe/they owe)',
        'total I owe = sum(amount) where who = "I owe"',
        line,
    )  # fmt: skip
    assert line in lines


def test_a_record_described_by_a_condition_is_none() -> None:
    lines = mend(
        "vote for books",
        "record book: title text, votes number = 0",
        "record winner: title text from books where votes = max(votes)",
    )
    assert not any(line.startswith("record winner") for line in lines)


def test_a_list_belongs_to_what_it_is_told_of() -> None:
    lines = mend(
        "Books have a title and shelf, and each loan has a book, a pupil and a date",
        "record loan: book ref(book), pupil text, date date",
        "record book: title text",
    )
    assert lines == ("record loan: book ref(book), pupil text, date date", "record book: title text, shelf text")


def test_one_of_a_list_by_chance_is_picked() -> None:
    lines = mend(
        "draw straws: type names, one of them loses",
        "input names longtext",
        "output loser text: the name of the person who loses, chosen randomly",
    )
    assert lines == ("pick Loser from list",)


@pytest.mark.parametrize(
    "said", ["March 3rd 2027", "the 3rd of March 2027", "2027-03-03", "3 March, 2027", "March 3, 2027"]
)
def test_the_day_that_was_said_is_counted_down_to(said: str) -> None:
    assert mend(f"days until my baby is due on {said}", "timer until Baby 2027-03-31") == (
        "timer until Baby 2027-03-03",
    )


def test_what_is_of_this_month_is_not_split_by_months() -> None:
    lines = mend(
        "earnings, total this month",
        "record job: date date, earned money",
        "total This month = sum(earned) where this_month(date) by month(date)",
    )
    assert "total This month = sum(earned) where this_month(date)" in lines


def test_a_figure_about_a_text_that_holds_is_dropped() -> None:
    lines = mend("who likes what", "record friend: name text, food text", "total Likes = count() where food")
    assert not any(line.startswith("total") for line in lines)


def test_a_price_is_a_field_of_what_has_it() -> None:
    lines = mend(
        "item and price and the sum",
        "record item: item text",
        "record price: name text, money",
        "total Sum = sum(price)",
    )
    assert lines[0] == "record item: item text, price money"
    assert "total Sum = sum(price)" in lines


def test_overdue_is_a_warning_and_no_day() -> None:
    lines = mend(
        "bills with a due date, warn me when one is overdue, and let me mark them as paid",
        "record bill: name text, amount money, due_date date",
        "calc overdue date = due_date - today()",
        "tick paid",
    )
    assert "warn Overdue when due_date < today() and not paid" in lines


def test_a_filter_by_a_condition_marks_what_it_holds_for() -> None:
    lines = mend(
        "subscriptions that renew in the next 30 days",
        "record subscription: name text, renewal_date date",
        "filter renewal_date >= today() and renewal_date <= today() + 30",
    )
    assert "warn Renewal soon when renewal_date >= today() and renewal_date <= today() + 30" in lines


def test_a_badge_says_what_the_request_says() -> None:
    lines = mend("tell me which are overdue", "record bill: name text, due date", "warn Attention when due < today()")
    assert "warn Overdue when due < today()" in lines


def test_one_can_covers_eight_square_meters_divides() -> None:
    lines = mend("one can covers 8 square metres", "input area number", "output cans = area * 8")
    assert "output cans = area / 8" in lines


def test_newest_first_is_from_the_latest_down() -> None:
    record = "record interview: company text, date date"
    assert "sort date desc" in mend("interviews with company and date, newest first", record, "sort date")
    assert "sort date" in mend("interviews with company and date, oldest first", record, "sort date desc")


def test_options_with_strokes_are_choices() -> None:
    [line] = mend("coins with condition good/fair/poor", "record coin: name text, condition text")
    assert "condition choice(good/fair/poor)" in line


def test_months_of_a_chart_do_not_split_the_total() -> None:
    record = "record fuel: date date, liters number, cost money"
    lines = mend(
        "Show the total cost and a chart of cost by month",
        record,
        "total Total cost = sum(cost) by month(date)",
        "chart bar sum(cost) by month(date)",
    )
    assert lines[1:] == ("total Total cost = sum(cost)", "chart bar sum(cost) by month(date)")
    assert "total Total cost = sum(cost) by month(date)" in mend(
        "Show the total cost by month", record, "total Total cost = sum(cost) by month(date)"
    )


def test_a_figure_of_others_this_month_needs_no_date_of_its_own() -> None:
    lines = mend(
        "envelopes with an amount a month, and what is left this month of each",
        "record envelope: envelope text, amount money",
        "calc left money = amount - sum(expense.amount where this_month(date))",
        "record expense: envelope ref(envelope), date date, amount money",
    )
    assert lines[0] == "record envelope: envelope text, amount money"


def test_the_name_of_a_thing_is_text_whatever_it_sounds_like() -> None:
    assert mend("plan for each day", "record day: day text")[0] == "record day: day text"


def test_options_said_side_by_side_are_there_though_the_title_names_them() -> None:
    lines = mend_lines(
        ("app Coffee or Tea", "record drink: drink text, votes number = 0", "start Coffee | Tea"),
        "coffee or tea, we vote",
        _GROUNDING,
    )
    assert "start Coffee | Tea" in lines


def test_a_picker_that_picks_one_is_no_function() -> None:
    lines = mend(
        "a random name picker. I type a list of names and it picks one",
        "input names longtext",
        "generate Random Name from names: one random line from names, drawn at random, one per line",
    )
    assert lines == ("pick Random name from list",)


def test_parts_of_an_interval_have_a_length() -> None:
    lines = mend("a countdown I can set, with start, pause and reset", "timer intervals: Start, Pause, Reset")
    assert lines == ("timer countdown 5 minutes",)
    assert mend("work and rest", "timer intervals: Work 25 min, Rest 5 min x 4") == (
        "timer intervals: Work 25 min, Rest 5 min x 4",
    )


def test_two_calculators_may_ask_for_the_same_thing() -> None:
    lines = mend(
        "the volume of a cone and of a pyramid",
        "calculator Cone",
        "input radius number",
        "input height number",
        "output volume = 1 / 3 * pi * radius ^ 2 * height",
        "calculator Pyramid",
        "input side number",
        "input height number",
        "output volume = 1 / 3 * side ^ 2 * height",
    )
    assert lines.count("input height number") == 2


@pytest.mark.parametrize(
    ("said", "lines", "wanted"),
    [
        ("2027-06-12", ["timer until Wedding 2026-12-06"], ["timer until Wedding 2027-06-12"]),
        ("2026-12-31", ["timer until Party 2026-12-31T20:00"], ["timer until Party 2026-12-31T20:00"]),
        (
            "2026-12-31",
            ["timer until Party 2026-12-31", "timer until Christmas 12-25"],
            ["timer until Party 2026-12-31", "timer until Christmas 12-25"],
        ),
    ],
)
def test_only_a_day_that_is_missing_is_put_in(said: str, lines: list[str], wanted: list[str]) -> None:
    assert [line for line in mend(f"a countdown to {said}", *lines) if line.startswith("timer")] == wanted


def test_bars_one_wants_to_see_are_a_chart() -> None:
    lines = mend(
        "sales with date and amount, show bars of the amount per month",
        "record sale: date date, amount money",
        "chart bar sum(amount) by month(date)",
    )
    assert "chart bar sum(amount) by month(date)" in lines


def test_what_a_formula_says_is_not_written_by_anybody() -> None:
    lines = mend(
        "how long have I been without cigarettes and how many have I not smoked",
        "input quit date",
        "input cigarettes_a_day number",
        "output days number from quit: how many days ago that was",
        "output not_smoked number from cigarettes_a_day * days: how many I have not smoked",
    )
    assert lines[2:] == (
        "output days number = days_between(quit, today())",
        "output not_smoked number = cigarettes_a_day * days",
    )


def test_days_until_a_date_count_from_today() -> None:
    lines = mend(
        "days until my exam", "input exam date", "output days number from exam: the number of days until the exam"
    )
    assert lines[1] == "output days number = days_between(today(), exam)"


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("the idea with the most votes should be on top", "sort votes desc"),
        ("the one with the fewest votes comes first", "sort votes"),
        ("most votes first please", "sort votes desc"),
    ],
)
def test_what_stands_on_top_was_said(said: str, wanted: str) -> None:
    assert wanted in mend(f"vote for ideas, {said}", "record idea: idea text, votes number = 0", "sort votes")


def test_rows_with_numbers_for_names_are_made_up() -> None:
    lines = mend("suggest names and vote", "record name: name text, votes number = 0", "start Name 1 | Name 2 | Name 3")
    assert not any(line.startswith("start") for line in lines)


def test_the_numbers_of_an_example_give_way_to_those_that_were_said() -> None:
    lines = mend(
        "how many liters of paint at ten square meters a liter, from width, height and coats",
        "input width number",
        "input height number",
        "input coats number 2",
        "output liters = width * height * coats / 8",
        "output cost = liters * 10",
    )
    assert lines[3:] == ("output liters = width * height * coats / 10",)


def test_a_number_of_the_world_stays_and_so_does_a_cost_that_was_asked_for() -> None:
    lines = mend(
        "kilometers at 7 liters per hundred, how many miles, and the cost at 2 dollars a liter",
        "input km number",
        "output miles = km / 1.609",
        "output cost money = km * 7 / 100 * 2",
    )
    assert lines[1:] == ("output miles = km / 1.609", "output cost money = km * 7 / 100 * 2")


def test_what_is_ticked_every_day_and_has_no_name_is_one_habit() -> None:
    lines = mend(
        "a stretching tracker I tick every day, with a streak", "record day: date date, time time", "tick daily"
    )
    assert lines == ("habit A",)


def test_one_of_a_typed_list_is_drawn_by_a_picker() -> None:
    lines = mend("I type a list of names and it picks one", "generate Name from names: a random name from the list")
    assert lines == ("pick Name from list",)
    written = ("input names longtext", "generate Random text from names: one random line from the list")
    assert mend("I type a list of names and it picks 1.", *written) == ("pick Random from list",)


@pytest.mark.parametrize(
    ("request_", "lines"),
    [
        (
            "pupils with first and second test, the average of both, and the class average",
            (
                "record pupil: pupil text, first number, second number",
                "calc average = (first + second) / 2",
                "total Class average = avg(average)",
            ),
        ),
        (
            "sets with name, pieces, price and built or not, all pieces together, and how many are not built yet",
            (
                "record set: name text, pieces number, price money, built yesno",
                "total All pieces = sum(pieces)",
                "total Not built = count() where not built",
            ),
        ),
        (
            "headaches: date, trigger, how many hours. How many in each month",
            ("record headache: date date, trigger text, hours number", "total Headaches = count() by month(date)"),
        ),
        (
            "vouchers with shop and valid until, mark those that end within 14 days and those that are over",
            (
                "record voucher: shop text, valid_until date",
                "warn Ends soon when valid_until <= today() + 14",
                "warn Over when valid_until < today()",
            ),
        ),
        (
            "accounts and what goes in and out of them, the balance of each account and all together",
            (
                "record account: account text",
                "calc balance money = sum(entry.amount)",
                "total All together = sum(balance)",
                "record entry: account ref(account), date date, amount money",
            ),
        ),
        (
            "customers with name and last visit, longest ago first",
            ("record customer: name text, last_visit date", "sort last_visit"),
        ),
        (
            "boxes with a number and a room, fragile or not, how many are fragile",
            ("record box: number number, room text, fragile yesno", "total Fragile = count() where fragile"),
        ),
    ],
)
def test_right_lines_stay(request_: str, lines: tuple[str, ...]) -> None:
    assert mend(request_, *lines) == lines


def test_what_a_board_moves_through_is_neither_field_nor_record() -> None:
    lines = mend(
        "a board with asked, sketch and sent, each card has the customer and the price",
        "record card: customer text, price money, asked text",
        "record sketch: card ref(card), color text",
        "calc colors = count(card)",
        "stage status: asked > sketch > sent",
    )
    assert lines == ("record card: customer text, price money", "stage status: asked > sketch > sent")


def test_the_average_per_day_is_of_the_days_that_were_entered() -> None:
    lines = mend(
        "every day I type how many pages, and the average per day",
        "record day: date date, pages number",
        "total Average per day = sum(pages) / 7",
    )
    assert "total Average per day = avg(pages)" in lines


@pytest.mark.parametrize("said", ["hide the answer until I tap", "it is covered till I click", "as flash cards"])
def test_what_is_hidden_until_one_clicks_is_the_other_side_of_a_card(said: str) -> None:
    lines = mend(f"a trainer with question and answer, {said}", "record card: question text, answer text")
    assert lines[1:] == ("cards question / answer",)


def test_a_list_that_hides_nothing_has_no_cards() -> None:
    lines = mend("words with their translation", "record word: word text, translation text")
    assert not any(line.startswith("cards") for line in lines)
