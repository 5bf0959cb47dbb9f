"""Examples are read out of descriptions, in the forms people write them; what is no plain data is no example."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.function_task import CallExample
from app.pipeline.reading_examples import NoValueError, read_examples, read_value

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-999, 999) | st.text("abc XYZ,.()[]'\"", max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(st.integers(), inner, max_size=2)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("text", "arguments", "expected"),
    [
        (">>> f(2)\n3", (2,), 3),
        (">>> f('a b')\n\"21\"\n", ("a b",), "21"),
        (">>> f([1]) == [2]", ([1],), [2]),
        ("f(2) == 5", (2,), 5),
        ("f(2) === 5;", (2,), 5),
        ("f([1]) ➞ [1]", ([1],), [1]),
        ("f(1, 2) -> 19 - 5 - 6 = 8", (1, 2), 8),
        ("f(2) ==>0", (2,), 0),
        ("f(1) = 3", (1,), 3),
        ("* f(5, 6) -> [11, 4]", (5, 6), [11, 4]),
        ("f('hi') returns 'lm'", ("hi",), "lm"),
        ("f({'a': 1}) should return True.", ({"a": 1},), True),
        ('f(15)   # returns "db"', (15,), "db"),
        ("f('x') # => 'No' (the name should start with a letter)", ("x",), "No"),
        ("f(2); // => {a: [true, null]}", (2,), {"a": [True, None]}),
        ("f([\n  [1, 2],\n  []\n], 1) == [(0, 0)]", ([[1, 2], []], 1), [(0, 0)]),
        (">>> f(['3'])\n['one',\n 'two']\n", (["3"],), ["one", "two"]),
        ("assert f(-1.5) == {1, 2}", (-1.5,), {1, 2}),
        ("f(2) is 4, of course", (2,), 4),
    ],
)
def test_calls_with_values_are_examples(text: str, arguments: tuple[object, ...], expected: object) -> None:
    names = tuple("ab"[: len(arguments)])
    assert read_examples(f"Does a thing.\n{text}", "f", names) == (CallExample(arguments, expected),)


@pytest.mark.parametrize(
    ("text", "parameters", "arguments", "expected"),
    [
        ("Input: n = 5\nOutput: 1", ("n",), (5,), 1),
        ("Input: 3\n   Output: (1, 2)", ("n",), (3,), (1, 2)),
        ("Input:\n  grid : [[0], [1]]\n  bucket : 2\nOutput: 5", ("grid", "capacity"), ([[0], [1]], 2), 5),
        ("For lst = [1.4, 2] the output should be 14", ("lst",), ([1.4, 2],), 14),
        ("Input: a = 'x', k = 3\nOutput: []", ("a", "k"), ("x", 3), []),
    ],
)
def test_named_inputs_are_examples(
    text: str, parameters: tuple[str, ...], arguments: tuple[object, ...], expected: object
) -> None:
    assert read_examples(text, "f", parameters) == (CallExample(arguments, expected),)


@pytest.mark.parametrize(
    "text",
    ["f(n) == f(n-1) + 2", "f(2) is fun", "call f(2)", "g(x) == 2", "def f(2): 3", "f(open('x')) == 1", "f(", ""],
)
def test_what_is_not_plain_data_is_no_example(text: str) -> None:
    assert read_examples(text, "f", ("n",)) == ()


def test_a_call_by_another_name_counts_where_there_is_no_own() -> None:
    text = "list_sort(['a']) => ['a']"
    assert read_examples(text, "sort_list", ("l",)) == (CallExample((["a"],), ["a"]),)
    assert read_examples(f"{text}\nsort_list(['b']) => []", "sort_list", ("l",)) == (CallExample((["b"],), []),)


@given(st.tuples(plain, plain), plain)
def test_whatever_python_writes_is_read_back(arguments: tuple[object, object], expected: object) -> None:
    text = f"Some words.\n    >>> f({arguments[0]!r}, {arguments[1]!r})\n    {expected!r}\n    "
    [example] = read_examples(text, "f", ("a", "b"))
    assert repr(example.arguments) == repr(arguments)
    assert repr(example.expected) == repr(expected)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    read_examples(text, "f", ("a",))
    with contextlib.suppress(NoValueError):
        read_value(text)
