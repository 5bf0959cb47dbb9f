"""The blueprint reader keeps every line it can read, and names each one it cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.blueprint import Blueprint, Group
from app.domain.blueprint_parser import parse_blueprint
from app.domain.formula import Aggregate, Binary, Call, Name, Number, parse_formula


def read(text: str) -> Blueprint:
    parsed = parse_blueprint(text, lambda left, right, forward: (forward, forward) if forward else None)
    assert parsed.problems == ()
    return parsed.blueprint


def problems(text: str) -> list[tuple[int, str]]:
    return [(p.line, p.says) for p in parse_blueprint(text).problems]


def test_fields_have_names_types_options_and_defaults() -> None:
    [record] = read("record book: title text, genre choice(drama/comedy), copies number = 1").records
    assert [(f.name, f.type, f.options, f.default) for f in record.fields] == [
        ("title", "text", (), ""),
        ("genre", "choice", ("drama", "comedy"), ""),
        ("copies", "number", (), "1"),
    ]


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("price float", "money_or_number"),
        ("seen boolean", "yesno"),
        ("born", "text"),
        ("due date", "date"),
        ("e-mail", "email"),
    ],
)
def test_other_words_for_types_are_understood(field: str, kind: str) -> None:
    [one] = read(f"record r: {field}").records[0].fields
    assert one.type == ("number" if kind == "money_or_number" else kind)


def test_a_field_typed_by_another_record_refers_to_it() -> None:
    blueprint = read("record author: name text\nrecord book: title text, author author")
    field = blueprint.records[1].fields[1]
    assert (field.type, field.ref) == ("ref", "author")


def test_a_reference_to_nothing_is_plain_text() -> None:
    [record] = read("record book: title text, shelf ref(cupboard)").records
    assert record.fields[1].type == "text"


def test_nearly_right_names_are_settled() -> None:
    [record] = read("record fill: liters number, price_per_liter money\ncalc cost = liter * price").records
    assert record.calcs[0].formula == parse_formula("liters * price_per_liter")
    assert record.calcs[0].type == "money"


def test_a_number_that_a_calc_needs_becomes_a_field() -> None:
    [record] = read("record run: date date, distance number\ncalc pace = minutes / distance").records
    assert [f.name for f in record.fields] == ["date", "distance", "minutes"]


def test_a_number_that_an_output_needs_becomes_an_input() -> None:
    [calculator] = read("input principal money\noutput total = principal * (1 + rate / 100)").calculators
    assert [i.name for i in calculator.inputs] == ["principal", "rate"]


def test_by_and_where_may_follow_in_either_order() -> None:
    lines = "record chore: child text, points number, done yesno\n"
    first = read(lines + "total Points = sum(points) by child where done").records[0].totals[0]
    second = read(lines + "total Points = sum(points) where done by child").records[0].totals[0]
    assert first.formula == second.formula == Aggregate("sum", Name("points"), Name("done"))
    assert first.group == second.group == Group("child")


def test_by_month_alone_means_the_first_date() -> None:
    total = read("record fill: bought date, cost money\ntotal Cost = sum(cost) by month").records[0].totals[0]
    assert total.group == Group("bought", "month")


def test_a_bare_field_in_a_total_is_summed() -> None:
    [total] = read("record fill: cost money\ntotal Cost = cost").records[0].totals
    assert total.formula == Aggregate("sum", Name("cost"))
    assert total.type == "money"


def test_an_average_named_as_a_calc_is_a_total() -> None:
    [record] = read("record grade: points number\ncalc average = avg(points)").records
    assert not record.calcs
    assert record.totals[0].label == "Average"


def test_a_calc_reads_the_records_that_refer_to_its_own() -> None:
    blueprint = read(
        "record client: name text\ncalc owes money = sum(invoice.amount where not paid)\n"
        "record invoice: client ref(client), amount money, paid yesno"
    )
    formula = blueprint.records[0].calcs[0].formula
    assert isinstance(formula, Aggregate)
    assert formula.record == "invoice"


def test_a_word_that_is_no_name_is_compared_as_text() -> None:
    [record] = read("record job: status choice(Open/Done)\nwarn Open when status = done").records
    assert record.warnings[0].condition == parse_formula('status = "Done"')


def test_a_vote_button_brings_its_field() -> None:
    [record] = read("record option: name text\nbutton Vote: votes = votes + 1").records
    assert record.field("votes") is not None
    assert (record.buttons[0].scope, record.buttons[0].action) == ("record", "set")


def test_a_button_that_deletes_works_on_all() -> None:
    [record] = read("record item: name text\ntick bought\nbutton Clear: delete where bought").records
    button = record.buttons[0]
    assert (button.scope, button.action, button.condition) == ("all", "delete", Name("bought"))


def test_stages_become_a_field_with_the_first_as_default() -> None:
    [record] = read("record deal: name text\nstage status: lead -> proposal -> won").records
    field = record.field("status")
    assert field is not None
    assert (field.options, field.default) == (("lead", "proposal", "won"), "lead")


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("timer countdown 10 minutes", 600),
        ("timer countdown", 300),
        ("timer countdown 90 sec", 90),
        ("timer countdown 25", 1500),
    ],
)
def test_countdowns_read_their_time(line: str, seconds: int) -> None:
    assert read(line).timers[0].seconds == seconds


@pytest.mark.parametrize(
    ("line", "label", "seconds"),
    [
        ("timer countdown washing machine 90 minutes", "Washing machine", 5400),
        ("timer countdown from 10 minutes", "Countdown", 600),
        ("timer countdown 3 min", "Countdown", 180),
    ],
)
def test_a_countdown_may_have_a_name(line: str, label: str, seconds: int) -> None:
    [timer] = read(line).timers
    assert (timer.label, timer.seconds) == (label, seconds)


def test_a_moment_may_be_written_with_a_space() -> None:
    [timer] = read("timer until Party 2026-12-31 20:00").timers
    assert (timer.label, timer.until) == ("Party", "2026-12-31T20:00")


def test_a_countdown_reads_the_times_to_choose_from() -> None:
    [timer] = read("timer countdown: Green 2 min, Black 4 min, Long rest 1 hour 30 min").timers
    assert [(p.label, p.seconds) for p in timer.phases] == [("Green", 120), ("Black", 240), ("Long rest", 5400)]
    assert timer.seconds == 120


def test_a_phase_called_round_is_not_the_number_of_rounds() -> None:
    timer = read("timer intervals: Round 3 min, Rest 1 min x 12").timers[0]
    assert timer.rounds == 12
    assert [(p.label, p.seconds) for p in timer.phases] == [("Round", 180), ("Rest", 60)]


def test_intervals_read_phases_and_rounds() -> None:
    timer = read("timer intervals: Work 40 sec, Rest 20 sec x 8").timers[0]
    assert [(p.label, p.seconds) for p in timer.phases] == [("Work", 40), ("Rest", 20)]
    assert timer.rounds == 8


def test_a_written_output_names_its_inputs_and_words() -> None:
    [calculator] = read("input text longtext\noutput morse text from text: the text in Morse code").calculators
    written = calculator.outputs[0].written
    assert written is not None
    assert (written.inputs, written.description) == (("text",), "the text in Morse code")


def test_a_generator_keeps_its_formula() -> None:
    [calculator] = read("generate Dice = random_int(1, 6)").calculators
    assert calculator.generators[0].formula == Call("random_int", (Number(1), Number(6)))


@pytest.mark.parametrize(
    "line",
    [
        "frobnicate x",
        "record",
        "total Cost = sum(cost)",
        "chart bar sum(x)",
        "goal x",
        "cards a",
        "drill a * b",
        "machine",
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_the_rest_kept(line: str) -> None:
    text = f"app A\nrecord book: title text\n{line}\ntotal Books = count()"
    found = problems(text)
    assert [at for at, _ in found] == [2]
    assert found[0][1]
    assert parse_blueprint(text).blueprint.records[0].totals


def test_a_converter_without_a_known_way_is_named() -> None:
    assert problems("convert apples <-> pears")[0][0] == 0


def test_the_sum_of_a_kind_of_record_is_that_of_its_amounts() -> None:
    blueprint = read(
        "record income: date date, amount money\nrecord expense: amount money\ntotal Left = sum(income) - sum(expenses)"
    )
    left, right = Aggregate("sum", Name("amount"), None, "income"), Aggregate("sum", Name("amount"))
    assert blueprint.records[1].totals[0].formula == Binary("-", left, right)


def test_what_is_ticked_is_not_worked_out_too() -> None:
    text = "record item: item text, price money\ncalc bought = price * 2\ntick bought"
    [record] = parse_blueprint(text).blueprint.records
    assert record.field("bought") is not None
    assert not record.calcs
    assert [line for line, _ in problems(text)] == [1]


def test_a_drill_may_name_its_sum_in_a_word() -> None:
    [drill] = read("drill multiplication: a 1 to 12, b 1 to 12").drills
    assert drill.formula == parse_formula("a * b")


def test_cards_and_quizzes_may_be_typed() -> None:
    [verb] = read("record verb: verb text, past text\ncards verb / past typed").records
    assert verb.cards is not None and (verb.cards.back, verb.cards.is_typed) == ("past", True)
    [word] = read("record word: word text, typed text\ncards word / typed").records
    assert word.cards is not None and (word.cards.back, word.cards.is_typed) == ("typed", False)
    [quiz] = read("quiz Capitals typed\nask Capital of Spain? = Madrid").quizzes
    assert (quiz.topic, quiz.is_typed, quiz.questions[0].answers) == ("Capitals", True, ("Madrid",))
    assert problems("quiz Capitals\nask Capital of Spain? = Madrid")


@pytest.mark.parametrize(
    ("line", "is_descending"),
    [
        ("sort urgent", True),
        ("sort urgent asc", False),
        ("sort paid_back", False),
        ("sort paid_back desc", True),
        ("sort not_paid", True),
        ("sort packed", False),
        ("sort amount", False),
    ],
)
def test_who_sorts_by_a_yes_wants_it_first_and_what_is_over_last(line: str, is_descending: bool) -> None:
    text = "record job: job text, amount number, urgent yesno, paid_back yesno, not_paid yesno\ntick packed\n"
    [job] = read(text + line).records
    assert [s.is_descending for s in job.sorts] == [is_descending]


def test_what_a_list_ticks_off_comes_last_whatever_it_is_called() -> None:
    [job] = read("record job: job text\ntick hoovered\nsort hoovered").records
    assert not job.sorts[0].is_descending


@pytest.mark.parametrize(
    ("fields", "by", "group"),
    [
        ("year number", "year", Group("year")),
        ("bought date, year number", "year", Group("year")),
        ("month choice(Jan/Feb)", "month", Group("month")),
        ("bought date", "year", Group("bought", "year")),
        ("month date", "month", Group("month", "month")),
        ("bought date", "quarter(bought)", Group("bought", "quarter")),
        ("bought date", "each quarter", Group("bought", "quarter")),
    ],
)
def test_by_year_is_by_a_field_called_year_else_by_the_date(fields: str, by: str, group: Group) -> None:
    [wine] = read(f"record wine: wine text, {fields}\ntotal Wines = count() by {by}").records
    assert wine.totals[0].group == group


def test_a_picker_over_records_may_have_a_condition() -> None:
    film = "record film: title text, genre choice(drama/comedy), seen yesno\n"
    [picker] = read(film + "pick Film from films where not seen and genre = comedy").pickers
    assert (picker.record, picker.condition) == ("film", parse_formula('not seen and genre = "comedy"'))
    assert read("pick Name from list").pickers[0].condition is None
    assert read("pick Answer: Yes where I can | No").pickers[0].options == ("Yes where I can", "No")
    for line in ("pick Film from film where length > 2", "pick Film from list where seen", "pick Film where seen"):
        parsed = parse_blueprint(film + line)
        assert [p.line for p in parsed.problems] == [1] and not parsed.blueprint.pickers


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("of budget per month", (0, "budget", "month", False)),
        ("of at most budget", (0, "budget", "", True)),
        ("<= Budget each week", (0, "budget", "week", True)),
        ("of monthly budget", (0, "monthly_budget", "", False)),
        ("of 1,000 euros per month", (1000, "", "month", False)),
        ("of at least 20", (20, "", "", False)),
        ("of at most 25 per day", (25, "", "day", True)),
    ],
)
def test_the_target_of_a_goal_is_a_number_or_a_setting(target: str, expected: tuple[float, str, str, bool]) -> None:
    text = "setting budget money 500\nsetting monthly_budget money 50\nrecord cost: amount money, date date\n"
    [cost] = read(f"{text}goal Spent = sum(amount) {target}").records
    [goal] = cost.goals
    assert (goal.target, goal.setting, goal.period, goal.is_limit) == expected
    assert goal.formula == parse_formula("sum(amount)")


def test_a_goal_of_what_is_no_setting_is_named() -> None:
    text = "setting motto text Go\nrecord cost: amount money\n"
    assert [line for line, _ in problems(text + "goal Spent = sum(amount) of motto")] == [2]


_KEYWORDS = (
    "app record calc total chart filter sort group warn remind stage tick goal button cards calendar start setting "
    "calculator input output generate convert timer quiz ask drill pick counter habit machine text style"
)
_LINES = st.sampled_from(_KEYWORDS.split(" "))


@given(st.lists(st.tuples(_LINES, st.text(max_size=40)), max_size=8))
def test_no_text_whatever_breaks_the_reader(lines: list[tuple[str, str]]) -> None:
    text = "record book: title text, price money, date date\n" + "\n".join(f"{k} {rest}" for k, rest in lines)
    parse_blueprint(text)


def test_a_setting_orders_and_splits_no_list() -> None:
    """It is the same for every record: a chart or group by it would have nothing to draw."""
    parsed = parse_blueprint(
        "setting status choice(a/b)\nrecord book: title text\nsort status\ngroup status\nfilter status\n"
        "chart bar count() by status\ntotal All = count() by status"
    )
    [book] = parsed.blueprint.records
    assert not (book.sorts or book.group or book.filters or book.charts or book.totals)
    assert sorted(problem.line for problem in parsed.problems) == [2, 3, 4, 5, 6]
