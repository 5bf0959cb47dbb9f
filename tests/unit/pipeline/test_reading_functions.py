"""What function a text asks for: name, parameters, the beginning of its code, in either language."""

import pytest

from app.domain.errors import InputError
from app.domain.function_task import Parameter
from app.pipeline.reading_functions import read_task
from app.pipeline.tidying_code import tidy_code

ADD = 'from typing import List\n\ndef add(a: List[int], b) -> int:\n    """Adds.\n    >>> add([1], 2)\n    3\n    """\n'


def test_a_python_signature_with_what_stands_above_it() -> None:
    task = read_task(ADD, "python")
    assert task.name == "add"
    assert task.parameters == (Parameter("a", "List[int]"), Parameter("b"))
    assert task.opening == "from typing import List\n\n\ndef add(a: List[int], b) -> int:\n"
    assert [example.expected for example in task.examples] == [3]


def test_the_last_function_is_the_wanted_one_and_the_others_are_kept() -> None:
    task = read_task("def help(x):\n    return x\n\n\ndef f(x):\n    '''Uses help.'''", "python")
    assert task.name == "f"
    assert task.opening.startswith("def help(x):\n    return x\n")


def test_a_python_signature_can_be_solved_in_javascript_and_back() -> None:
    assert read_task(ADD, "javascript").opening == "function add(a, b) {\n"
    assert read_task("// Adds.\nconst add = (a, b = 2) => {", "python").opening == "def add(a, b):\n"


@pytest.mark.parametrize("text", ["/** Adds. */\nfunction add(a, b) {", "// Adds\nexport function add(a, b)", ADD])
def test_javascript_signatures(text: str) -> None:
    task = read_task(text, "javascript")
    assert (task.name, [p.name for p in task.parameters]) == ("add", ["a", "b"])


def test_a_description_with_only_a_call_has_a_signature_too() -> None:
    task = read_task("Find shared elements.\nassert shared((3, 4), (5, 4)) == (4,)", "python")
    assert task.opening == "def shared(a, b):\n"


@pytest.mark.parametrize("text", ["", "  \n", "an app for groceries", "def f(a", "x" * 30_000])
def test_what_asks_for_no_function_is_told_plainly(text: str) -> None:
    with pytest.raises(InputError):
        read_task(text, "python")


def test_code_is_taken_without_trials_fences_and_a_cut_line() -> None:
    code = "def f(x):\n    return x"
    assert tidy_code(f"{code}\n\nprint(f(1))\nassert f(1) == 1\n```\nwords", "python", "f") == code
    assert tidy_code(f"{code}\n\n\ndef g(y):\n    if y", "python", "f") == code
    assert tidy_code("function f() {\n  return 1;\n}\nf(", "javascript", "f") == "function f() {\n  return 1;\n}"
    assert tidy_code("def f(x):\n    return T[x]\n\nT = {1: 2}", "python", "f").endswith("T = {1: 2}")
