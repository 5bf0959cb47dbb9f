"""Inputs made for telling candidates apart: new, within what the examples allow, the same every time."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.function_task import CallExample, FunctionTask, Parameter
from app.swarm.inputs import make_inputs


def task(*examples: tuple[object, ...], types: tuple[str, ...] = ("",)) -> FunctionTask:
    parameters = tuple(Parameter("abc"[i], t) for i, t in enumerate(types))
    return FunctionTask("python", "f", parameters, "", "", tuple(CallExample(e, 0) for e in examples))


def test_inputs_are_new_many_and_the_same_again() -> None:
    wanted = task(([3, 1, 2],), (["b"],))
    made = make_inputs(wanted)
    assert len(made) == 24 == len({repr(m) for m in made})
    assert ([3, 1, 2],) not in made
    assert made == make_inputs(wanted)


def test_numbers_stay_on_their_side_of_zero() -> None:
    assert all(isinstance(n, int) and n > 0 for (n,) in make_inputs(task((5,), (12,))))
    assert any(isinstance(n, int) and n < 0 for (n,) in make_inputs(task((5,), (-12,))))


def test_types_stand_in_where_there_are_no_examples() -> None:
    made = make_inputs(task(types=("List[List[str]]", "Dict[str, int]", "Tuple[int, float]")))
    assert made
    for rows, names, pair in made:
        assert isinstance(rows, list) and all(isinstance(cell, str) for row in rows for cell in row)
        assert isinstance(names, dict) and all(isinstance(v, int) for v in names.values())
        assert isinstance(pair, tuple) and len(pair) == 2


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.tuples(inner) | st.dictionaries(st.text(max_size=2), inner, max_size=2)
    ),
    max_leaves=5,
)


@given(st.lists(st.tuples(values, values), max_size=3))
def test_any_example_can_be_varied_and_is_left_as_it_was(examples: list[tuple[object, object]]) -> None:
    before = repr(examples)
    for made in make_inputs(task(*examples, types=("", "str"))):
        assert len(made) == 2
    assert repr(examples) == before
