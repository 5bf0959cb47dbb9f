"""checks.json says the same after it was written and read, and its mistakes are named."""

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.check import Action, Check, Step
from app.domain.check_file import read_checks, write_checks
from app.domain.errors import InputError

text = st.text(max_size=20)
steps = st.builds(Step, st.sampled_from(get_args(Action)), text, text, text, text)
checks = st.builds(
    Check,
    text,
    st.lists(steps, max_size=3).map(tuple),
    st.lists(st.integers(0, 9), max_size=2).map(tuple),
    text,
    st.booleans(),
)


@given(st.lists(checks, max_size=3).map(tuple))
def test_checks_come_back_as_they_were(wanted: tuple[Check, ...]) -> None:
    assert read_checks(write_checks(wanted)) == wanted


def test_the_file_is_short_enough_to_edit_by_hand() -> None:
    written = json.loads(write_checks((Check("Works", (Step("press", "Add"),)),)))
    assert written == {"version": 1, "checks": [{"says": "Works", "steps": [{"do": "press", "target": "Add"}]}]}


@pytest.mark.parametrize(
    "broken",
    ["", "[]", "7", "{}", '{"version": 1}', '{"version": 2, "checks": []}', '{"version": 1, "checks": [7]}',
     '{"version": 1, "checks": [{"steps": []}]}', '{"version": 1, "checks": [{"says": "x", "steps": 7}]}',
     '{"version": 1, "checks": [{"says": "x", "steps": [{"do": "see", "valeu": "x"}]}]}'],
)  # fmt: skip
def test_mistakes_are_told_as_input(broken: Any) -> None:
    with pytest.raises(InputError):
        read_checks(broken)
