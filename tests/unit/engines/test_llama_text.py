"""Text of a sequence: whole characters only, cut at stop strings, one piece a token."""

from hypothesis import given
from hypothesis import strategies as st

from app.engines.llama_text import SequenceText


def feed(text: SequenceText, *tokens: bytes) -> list[str]:
    return [text.add(token) for token in tokens]


def test_a_character_spread_over_tokens_is_shown_whole() -> None:
    text = SequenceText()
    shown = feed(text, "a🌍".encode()[:3], "a🌍".encode()[3:], b"!")
    assert shown == ["a", "🌍", "!"]
    assert text.pieces == ("a", "🌍", "!")


def test_an_unfinished_last_character_is_dropped() -> None:
    text = SequenceText()
    feed(text, b"ok", "é".encode()[:1])
    assert text.finish() == ""
    assert text.text == "ok"
    assert text.pieces == ("ok", "")


def test_a_stop_string_over_several_tokens_is_never_shown() -> None:
    text = SequenceText(("\n\n###",))
    assert feed(text, b"line", b"\n", b"\n#", b"##", b"more")[:4] == ["line", "", "", ""]
    assert text.is_stopped
    assert text.text == "line"


def test_what_only_looked_like_a_stop_string_is_shown_later() -> None:
    text = SequenceText(("```end",))
    assert feed(text, b"``", b"`js") == ["", "```js"]
    assert text.text == "```js"


def test_text_held_back_is_shown_at_the_end() -> None:
    text = SequenceText(("```",))
    assert feed(text, b"a`") == ["a"]
    assert text.finish() == "`"


def test_the_earliest_stop_string_wins() -> None:
    text = SequenceText(("cd", "b"))
    feed(text, b"abcd")
    assert text.text == "a"


def test_pieces_behind_a_stop_string_are_left_out() -> None:
    text = SequenceText(("STOP",))
    feed(text, b"one", b" ST", b"OP")
    assert text.pieces == ("one", " ")


def test_an_empty_stop_string_stops_nothing() -> None:
    text = SequenceText(("",))
    assert feed(text, b"a") == ["a"]
    assert not text.is_stopped


@given(
    st.text(alphabet="ab\n#é🌍", max_size=40),
    st.lists(st.text(alphabet="ab\n#é", min_size=1, max_size=4), max_size=3),
    st.data(),
)
def test_any_split_into_tokens_gives_the_same_text(whole: str, stop: list[str], data: st.DataObject) -> None:
    data_bytes = whole.encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(data_bytes)), max_size=12)))
    tokens = [data_bytes[a:b] for a, b in zip([0, *cuts], [*cuts, len(data_bytes)], strict=True)]
    text = SequenceText(tuple(stop))
    shown = ""
    for token in tokens:
        shown += text.add(token)
        if text.is_stopped:
            break
    shown += text.finish()
    found = [at for at in (whole.find(s) for s in stop) if at >= 0]
    assert text.text == shown == "".join(text.pieces)
    if text.is_stopped:
        assert not any(s in shown for s in stop)
        assert whole.startswith(shown)
    else:
        assert not found
        assert shown == whole
