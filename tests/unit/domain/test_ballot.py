"""A ballot is kept whole and read by people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ballot import Ballot, Candidate, Trial, describe_ballot, read_ballot
from app.domain.codec import CodecError
from app.domain.metrics import Tokens

BALLOT = Ballot(
    kind="function",
    task="add",
    language="python",
    candidates=(
        Candidate(0, "first", "return a - b", "add(1, 2) gave -1", (Trial("add(1, 2)", "-1", False),)),
        Candidate(1, "sample", "return a + b", "", (Trial("add(1, 2)", "3", True), Trial("add(0, 9)", "9"))),
    ),
    clusters=((1,), (0,)),
    rule="it alone does what the examples say",
    winner=1,
    agreement=0.5,
    is_verified=True,
    tokens=Tokens(100, 40, 60),
    seconds=3.25,
)  # fmt: skip


def test_a_ballot_comes_back_as_it_was_written() -> None:
    assert read_ballot(BALLOT.as_json()) == BALLOT


def test_what_is_no_ballot_is_told() -> None:
    with pytest.raises(CodecError):
        read_ballot('{"is": "Ballot"}')


def test_the_code_is_the_winners() -> None:
    assert BALLOT.code.endswith("a + b")


def test_a_person_reads_who_won_and_what_the_others_did() -> None:
    text = describe_ballot(BALLOT)
    assert "* #1 sample: 1 of 1 examples" in text
    assert "✗ add(1, 2) → -1" in text
    assert "· add(0, 9) → 9" in text
    assert "chosen: #1, it alone does what the examples say (50% sure)" in text
    assert "40 tokens, 3.2 s" in text


@given(st.text(), st.text(), st.none() | st.booleans())
def test_any_text_a_candidate_prints_fits_a_line_each(call: str, result: str, held: bool | None) -> None:
    candidate = Candidate(0, "first", "", "", (Trial(call, result, held),))
    ballot = Ballot("function", "f", "python", (candidate,), ((0,),), "", 0, 1.0, False)
    assert len(describe_ballot(ballot).split("\n")) == 5
    assert read_ballot(ballot.as_json()) == ballot
