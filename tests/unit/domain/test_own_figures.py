"""A worked-out column may compare a record with all of them; a figure over all alone is a total."""

from app.domain.blueprint_parser import parse_blueprint

_POLL = "app Poll\nrecord answer: answer text, votes number = 0\n"


def test_the_share_of_each_is_a_column() -> None:
    [record] = parse_blueprint(f"{_POLL}calc share percent = votes / sum(votes) * 100").blueprint.records
    assert [c.name for c in record.calcs] == ["share"]
    assert record.totals == ()


def test_the_share_of_a_figure_worked_out_just_above_is_a_column() -> None:
    text = (
        "app Jobs\nrecord person: person text\ncalc minutes = sum(job.minutes)\n"
        "calc share percent = minutes / sum(minutes) * 100\nrecord job: person ref(person), minutes number"
    )
    person = parse_blueprint(text).blueprint.records[0]
    assert [c.name for c in person.calcs] == ["minutes", "share"]
    assert (person.totals, [f.name for f in person.fields]) == ((), ["person"])


def test_a_figure_over_all_is_a_total() -> None:
    [record] = parse_blueprint(f"{_POLL}calc everything = sum(votes) * 2").blueprint.records
    assert record.calcs == ()
    assert [t.label for t in record.totals] == ["Everything"]


def test_a_day_of_every_year_needs_no_year() -> None:
    [timer] = parse_blueprint("app C\ntimer until Christmas").blueprint.timers
    assert (timer.label, timer.until) == ("Christmas", "12-25")
    [timer] = parse_blueprint("app C\ntimer until Our day 06-12").blueprint.timers
    assert (timer.label, timer.until) == ("Our day", "06-12")


def test_a_calculator_with_nothing_in_it_is_told_and_left_out() -> None:
    parsed = parse_blueprint("app A\ncalculator Meeting\ncalculator Area\ninput a number\noutput b = a * 2")
    assert [c.label for c in parsed.blueprint.calculators] == ["Area"]
    assert [p.line for p in parsed.problems] == [1]
