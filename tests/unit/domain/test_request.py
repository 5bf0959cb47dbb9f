"""What can be taken as a request, and what is said of what cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InputError
from app.domain.request import LONGEST_REQUEST, read_request


@given(st.text(max_size=300))
def test_whatever_is_said_is_cleaned_or_refused_in_words(text: str) -> None:
    try:
        clean = read_request(text)
    except InputError as refusal:
        assert refusal.says and refusal.next_step
    else:
        assert clean == " ".join(clean.split()) and clean.isprintable() and len(clean) <= LONGEST_REQUEST
        assert read_request(clean) == clean


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  a\n list\t ", "a list"),
        ("a \udc80 list", "a ? list"),
        ('<script>alert("x")</script>', '<script>alert("x")</script>'),
        ("a\x1b[31m list\x00", "a [31m list"),
        ("список покупок", "список покупок"),
        ("買い物リスト", "買い物リスト"),
    ],
)
def test_words_stay_as_they_were_said(text: str, clean: str) -> None:
    assert read_request(text) == clean


def test_the_longest_request_is_taken_and_one_letter_more_is_not() -> None:
    assert len(read_request("a" * LONGEST_REQUEST)) == LONGEST_REQUEST
    with pytest.raises(InputError, match=f"{LONGEST_REQUEST + 1:,} characters"):
        read_request("a" * (LONGEST_REQUEST + 1))
