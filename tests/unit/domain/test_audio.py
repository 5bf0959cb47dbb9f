import pytest

from app.domain.audio import Span, SpeechPiece, pack_spans


def test_spans_that_fit_are_joined_and_the_next_begins_a_new_piece() -> None:
    spans = (Span(0, 10), Span(12, 20), Span(30, 45))

    assert pack_spans(spans, longest_s=28) == (SpeechPiece(spans[:2]), SpeechPiece(spans[2:]))


def test_a_span_longer_than_the_limit_stays_whole() -> None:
    assert pack_spans((Span(0, 40),), longest_s=28) == (SpeechPiece((Span(0, 40),)),)


def test_no_spans_make_no_pieces() -> None:
    assert pack_spans((), longest_s=28) == ()


@pytest.mark.parametrize(
    ("piece_s", "clip_s"), [(0.0, 1.0), (1.5, 2.5), (2.0, 3.0), (2.5, 10.5), (5.0, 13.0), (9.0, 13.0)]
)
def test_times_in_a_piece_step_over_the_silence_left_out(piece_s: float, clip_s: float) -> None:
    piece = SpeechPiece((Span(1, 3), Span(10, 13)))

    assert piece.clip_time(piece_s) == pytest.approx(clip_s)


def test_what_is_left_of_a_piece_begins_at_the_time_given() -> None:
    piece = SpeechPiece((Span(1, 3), Span(10, 13)))

    assert piece.after(0.5) == SpeechPiece((Span(1.5, 3), Span(10, 13)))
    assert piece.after(4) == SpeechPiece((Span(12, 13),))
    assert piece.after(5).duration_s == 0
