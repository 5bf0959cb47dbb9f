"""What is hidden, put in order by hand, and drawn without repeats, as the lines say it."""

import pytest

from app.domain.blueprint import Blueprint
from app.domain.blueprint_parser import parse_blueprint
from app.domain.formula import format_formula
from app.domain.line_words import doing_in_words

TASKS = "app Tasks\nrecord task: title text, due date, price money\ntick done\n"


def read(text: str) -> Blueprint:
    parsed = parse_blueprint(text)
    assert not parsed.problems
    return parsed.blueprint


@pytest.mark.parametrize("line", ["hide when done", "hide done", "hide where done", "hide them when done"])
def test_what_is_done_is_hidden(line: str) -> None:
    [record] = read(TASKS + line).records
    assert [format_formula(hide.condition) for hide in record.hides] == ["done"]


def test_several_conditions_hide_what_any_of_them_says() -> None:
    [record] = read(TASKS + "hide when done\nhide when due < today()").records
    assert record.hidden_when is not None
    assert format_formula(record.hidden_when) == "done or due < today()"


@pytest.mark.parametrize("line", ["hide", "hide when price", "hide when title", "hide when weight > 3"])
def test_what_is_no_condition_hides_nothing(line: str) -> None:
    parsed = parse_blueprint(TASKS + line)
    assert parsed.blueprint.records[0].hidden_when is None
    assert [problem.line for problem in parsed.problems] == [3]


@pytest.mark.parametrize("line", ["sort by hand", "sort hand", "sort manually", "sort by my own order"])
def test_the_person_gives_the_order(line: str) -> None:
    [record] = read(TASKS + line).records
    assert record.by_hand and not record.sorts


def test_a_list_has_one_order_only() -> None:
    parsed = parse_blueprint(TASKS + "sort due\nsort by hand")
    assert parsed.blueprint.records[0].sorts == ()
    assert [problem.line for problem in parsed.problems] == [3]


@pytest.mark.parametrize(
    ("line", "label", "count", "is_once"),
    [
        ("pick Name from list", "Name", 1, False),
        ("pick Name from list without repeats", "Name", 1, True),
        ("pick Name from list, no repeats", "Name", 1, True),
        ("pick 3 Winners from list", "Winner", 3, False),
        ("pick two Helpers from list without repeats", "Helper", 2, True),
        ("pick Task from task without repeats where not done", "Task", 1, True),
        ("pick Task from task where not done without repeats", "Task", 1, True),
        ("pick Answer: Yes | No | Not without repeats", "Answer", 1, True),
    ],
)
def test_how_many_are_drawn_and_whether_again(line: str, label: str, count: int, is_once: bool) -> None:
    [picker] = read(TASKS + line).pickers
    assert (picker.label, picker.count, picker.is_once) == (label, count, is_once)
    assert (picker.condition is not None) == ("where" in line)
    assert picker.options in ((), ("Yes", "No", "Not"))


def test_the_lines_are_told_in_words() -> None:
    blueprint = read(TASKS + "sort by hand\nhide when not done")
    assert doing_in_words(blueprint, 3) == "Let me put them in the order I want, by buttons or by dragging"
    assert doing_in_words(blueprint, 4) == "Leave out of the list, until I ask for them, those where “not done”"
