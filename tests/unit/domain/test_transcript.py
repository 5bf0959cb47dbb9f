"""Correcting what was heard."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.transcript import Transcript, Word, correct, part_into_segments, spoken_transcript


def heard(text: str) -> Transcript:
    words = [Word(word, number, number + 0.5, 0.3) for number, word in enumerate(text.split())]
    return spoken_transcript(tuple(part_into_segments(words)), "en", 0.9, 60.0)


def words_of(transcript: Transcript) -> list[Word]:
    return [word for segment in transcript.segments for word in segment.words]


def test_words_a_person_wrote_are_certain_and_the_others_stay_as_heard() -> None:
    fixed = correct(heard("a number of goats for a wall"), "a number of coats for a wall")

    assert fixed.text == "a number of coats for a wall"
    assert [(word.text, word.confidence) for word in words_of(fixed)][2:5] == [
        ("of", 0.3),
        ("coats", 1.0),
        ("for", 0.3),
    ]
    assert fixed.confidence > heard("a number of goats for a wall").confidence


def test_what_was_not_changed_is_the_same() -> None:
    assert correct(heard("a list of books"), "a list of books") == heard("a list of books")


@given(st.lists(st.sampled_from("ab c d e".split()), min_size=1), st.lists(st.sampled_from("ab c x y".split())))
def test_any_correction_keeps_the_new_words_in_order(said: list[str], written: list[str]) -> None:
    fixed = correct(heard(" ".join(said)), " ".join(written))

    assert fixed.text == " ".join(written)
    if written:
        assert [word.text for word in words_of(fixed)] == written
        starts = [word.start_s for word in words_of(fixed)]
        assert starts == sorted(starts)
