"""Nothing is claimed that was not seen to work."""

from app.domain.blueprint import Blueprint, Line
from app.domain.build import Understood
from app.domain.check import Check, Outcome
from app.domain.results import UNCOVERED, UNTRIED, clause_of, judge_wishes
from app.domain.verdict import ClauseResult, Verdict

REQUEST = "Log my runs with a chart, a streak and confetti"
LINES = (
    Line("app Runs"),
    Line("record run: date date, distance number", "Log my runs"),
    Line("chart line distance by date", "with a chart"),
    Line("tick daily", "a streak"),
    Line("sort date desc", assumed=True),
)


def judge(*outcomes: Outcome, unmet: tuple[str, ...] = (), errors: tuple[str, ...] = ()) -> tuple[ClauseResult, ...]:
    return judge_wishes(REQUEST, Understood(Blueprint("Runs", LINES), unmet), Verdict(outcomes, errors))


def seen(line: int, held: bool | None = True, says: str = "it works", reason: str = "") -> Outcome:
    return Outcome(Check(says, (), (line,)), held, reason)


def states(results: tuple[ClauseResult, ...]) -> dict[str, str]:
    return {result.clause: result.state for result in results}


def test_a_wish_is_held_where_all_its_checks_held() -> None:
    assert states(judge(seen(1), seen(2), seen(3), seen(4))) == {
        "Log my runs": "held", "with a chart": "held", "a streak": "held", "sort date desc": "assumed",
    }  # fmt: skip


def test_one_failed_check_is_enough_to_lose_a_wish() -> None:
    lost = judge(seen(1), seen(1, False, "a run can be deleted", "“Delete” is not there"))[0]
    assert (lost.state, lost.held) == ("not held", False)
    assert lost.says == "a run can be deleted: “Delete” is not there"


def test_a_wish_without_a_check_is_not_claimed() -> None:
    assert [r.says for r in judge(seen(1)) if r.clause == "with a chart"] == [UNTRIED]


def test_a_check_that_could_not_be_tried_does_not_count_as_held() -> None:
    assert "could not be tried" in judge(seen(1, None))[0].says and judge(seen(1, None))[0].state == "not held"


def test_what_no_line_answers_is_told_in_its_place() -> None:
    results = judge(seen(1), seen(2), seen(3), unmet=("confetti",))
    assert [r.clause for r in results][:4] == ["Log my runs", "with a chart", "a streak", "confetti"]
    assert results[3].says == UNCOVERED


def test_promises_and_errors_that_nobody_asked_for_are_told_where_they_fail() -> None:
    results = judge(seen(1), seen(0, False, "The page has a title", "no title"), errors=("x is not defined",))
    assert [r.says for r in results[-2:]] == ["The page has a title: no title", "x is not defined"]


def test_the_wish_of_a_check_is_its_own_or_that_of_its_lines() -> None:
    understood = Understood(Blueprint("Runs", LINES))
    assert clause_of(seen(2), understood) == "with a chart"
    assert clause_of(Outcome(Check("x", (), (2,), "said so"), True), understood) == "said so"
    assert clause_of(Outcome(Check("x", (), (99,)), True), understood) == ""
