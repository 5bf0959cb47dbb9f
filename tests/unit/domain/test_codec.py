"""What a stage made must come back from the record exactly as it was."""

import dataclasses
import typing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.blueprint import Blueprint, Calc, Field, Line, Record
from app.domain.build import STAGES, Delivered, Generated, Understood, Validated
from app.domain.check import Check, Outcome, Step
from app.domain.codebase import Codebase, SourceFile
from app.domain.codec import CodecError, from_json, to_json
from app.domain.formula import Aggregate, Binary, Call, Formula, Name, Number, Text, Truth, Unary
from app.domain.intent import Intent
from app.domain.transcript import Transcript
from app.domain.verdict import Verdict

text = st.text(st.characters(exclude_categories=()), max_size=20)
number = st.floats(allow_nan=False)
formulas: st.SearchStrategy[Formula] = st.recursive(
    st.builds(Number, number) | st.builds(Text, text) | st.builds(Truth, st.booleans()) | st.builds(Name, text, text),
    lambda inner: (
        st.builds(Unary, st.sampled_from(["-", "not"]), inner)
        | st.builds(Binary, text, inner, inner)
        | st.builds(Call, text, st.tuples(inner, inner))
        | st.builds(Aggregate, st.sampled_from(["sum", "count"]), st.none() | inner, st.none() | inner, text)
    ),
    max_leaves=6,
)


def tuples(items: st.SearchStrategy[typing.Any]) -> st.SearchStrategy[tuple[typing.Any, ...]]:
    return st.lists(items, max_size=3).map(tuple)


lines = st.builds(Line, text, text, number, st.booleans())
records = st.builds(
    Record,
    text,
    tuples(st.builds(Field, text, st.just("ref"), tuples(text))),
    tuples(st.builds(Calc, text, formulas)),
)
blueprints = st.builds(Blueprint, text, tuples(lines), tuples(records))
checks = st.builds(Check, text, tuples(st.builds(Step, st.just("see"), text, text)), tuples(st.integers()))
outcomes = st.builds(Outcome, checks, st.sampled_from([True, False, None]), text, number)
verdicts = st.builds(Verdict, tuples(outcomes), tuples(text), number)
codebases = st.lists(text, max_size=3).map(
    lambda texts: Codebase(tuple(SourceFile(f"f{i}.js", t) for i, t in enumerate(texts)))
)
generated = st.builds(Generated, codebases, tuples(checks), st.dictionaries(text, text, max_size=2))
values = st.one_of(
    st.builds(Understood, blueprints, tuples(text)),
    st.builds(Validated, verdicts, st.integers(), st.none() | generated),
    generated,
    st.builds(Intent, st.just("new app"), number, text, tuples(text), tuples(st.tuples(text, text))),
)


@settings(max_examples=150, deadline=None)
@given(values)
def test_every_stage_output_comes_back_as_it_was(value: object) -> None:
    assert from_json(type(value), to_json(value)) == value


def test_paths_come_back_as_paths() -> None:
    delivered = Delivered(Path("/tmp/an app"))
    assert from_json(Delivered, to_json(delivered)) == delivered


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "[]",
        "null",
        "7",
        '{"is":"Intent"}',
        '{"is":"Transcript","text":7}',
        '{"is":"Transcript","text":"a","new":1}',
    ],
)
def test_a_record_of_another_shape_is_refused_and_not_guessed(broken: str) -> None:
    with pytest.raises(CodecError):
        from_json(Transcript, broken)


def test_a_truth_is_not_taken_for_a_number() -> None:
    with pytest.raises(CodecError):
        from_json(Transcript, '{"is":"Transcript","text":"a","duration_s":true}')


def test_what_is_no_value_cannot_be_kept() -> None:
    with pytest.raises(TypeError):
        to_json(object())


def test_stages_are_named_once() -> None:
    assert len(set(STAGES)) == len(STAGES) == 8
    assert all(dataclasses.is_dataclass(t) for t in (Understood, Generated, Validated, Delivered))
