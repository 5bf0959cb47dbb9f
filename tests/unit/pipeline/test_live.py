"""Settling words and following pauses, as rules over times."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from app.domain.listening import Pauses
from app.domain.transcript import Word
from app.pipeline.live import FRAME_S, Part, SettlingWords, SpeechPacer

PAUSES = Pauses()


def words(text: str, start_s: float = 0.0, each_s: float = 0.3) -> tuple[Word, ...]:
    return tuple(
        Word(word, start_s + number * each_s, start_s + (number + 1) * each_s, 0.9)
        for number, word in enumerate(text.split())
    )


def texts(found: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in found)


def test_a_word_settles_when_two_guesses_agree_on_it_and_all_before_it() -> None:
    live = SettlingWords()
    live.guess(words("I want a shop"))
    assert (texts(live.heard.settled), texts(live.heard.unsettled)) == ("", "I want a shop")

    live.guess(words("I want a shopping list"))
    assert (texts(live.heard.settled), texts(live.heard.unsettled)) == ("I want a", "shopping list")

    live.guess(words("We want a shopping list with"))
    assert (texts(live.heard.settled), texts(live.heard.unsettled)) == ("I want a shopping list", "with")


def test_case_and_punctuation_do_not_keep_a_word_from_settling() -> None:
    live = SettlingWords()
    live.guess(words("a list, with"))
    live.guess(words("A list with names"))

    assert texts(live.heard.settled) == "A list with"


def test_a_settled_word_heard_again_a_little_later_is_not_doubled() -> None:
    live = SettlingWords()
    live.guess(words("a list"))
    live.guess(words("a list"))
    live.guess((*words("a", 0.0), Word("list", 0.5, 0.9, 0.9), *words("of names", 0.9)))

    assert live.heard.text == "a list of names"


def test_the_final_words_replace_what_had_settled_before_them() -> None:
    live = SettlingWords()
    live.guess(words("a liszt of game and"))
    live.guess(words("a liszt of game and more"))
    live.confirm(words("a list of games"), until_s=1.2)

    assert texts(live.heard.settled) == "a list of games and"
    assert texts(live.heard.unsettled) == "more"


@given(st.lists(st.lists(st.sampled_from("a list of names and of games".split()), max_size=8), max_size=8))
def test_what_has_settled_stays_as_it_is_while_nothing_is_confirmed(guesses: list[list[str]]) -> None:
    live, before = SettlingWords(), ""
    for guess in guesses:
        live.guess(words(" ".join(guess)))
        settled = texts(live.heard.settled)
        assert settled.startswith(before)
        before = settled


def follow(pacer: SpeechPacer, *stretches: tuple[float, float]) -> list[Part]:
    """Let (probability, seconds) pass frame by frame; return the parts offered meanwhile."""
    parts = []
    for probability, seconds in stretches:
        for _ in range(round(seconds / FRAME_S)):
            pacer.follow([probability])
            if part := pacer.next_part():
                parts.append(part)
    return parts


def test_silence_alone_is_never_over_and_never_read() -> None:
    pacer = SpeechPacer(PAUSES)

    assert follow(pacer, (0.02, 30)) == []
    assert not pacer.is_over
    assert pacer.last_part() is None
    assert pacer.now_s - pacer.part_start_s < 2, "what the models would read stays short"


def test_it_is_over_after_the_pause_and_not_before() -> None:
    pacer = SpeechPacer(PAUSES)
    follow(pacer, (0.02, 1), (0.9, 2), (0.1, PAUSES.ends_s - 0.1))
    assert not pacer.is_over
    follow(pacer, (0.1, 0.15))
    assert pacer.is_over


def test_reading_begins_in_a_short_pause_and_again_if_more_is_said() -> None:
    pacer = SpeechPacer(PAUSES)
    parts = follow(pacer, (0.9, 2), (0.1, 0.5), (0.9, 1), (0.1, 0.5))

    assert [part.is_whole for part in parts] == [False, False]
    assert parts[0].start_s == parts[1].start_s
    assert 2.0 < parts[0].end_s < 2.5
    assert 3.3 < parts[1].end_s < 4.0


def test_long_talk_is_parted_at_its_pauses_and_without_pauses_where_it_is_quietest() -> None:
    pacer = SpeechPacer(PAUSES)
    parts = [part for part in follow(pacer, (0.9, 7), (0.1, 0.6), (0.9, 10), (0.6, 0.1), (0.9, 6)) if part.is_whole]

    assert len(parts) == 2
    assert 7 < parts[0].end_s < 7.6
    assert parts[1].start_s == parts[0].end_s
    assert abs(parts[1].end_s - 17.7) < 0.2


@given(st.lists(st.tuples(st.sampled_from([0.02, 0.4, 0.9]), st.floats(0.1, 8)), max_size=12))
def test_whole_parts_and_the_last_follow_each_other_and_hold_all_speech(stretches: list[tuple[float, float]]) -> None:
    pacer = SpeechPacer(PAUSES)
    parts = [part for part in follow(pacer, *stretches) if part.is_whole]
    last = pacer.last_part()
    parts += [last] if last else []

    passed_s = 0.0
    speech = []
    for probability, seconds in stretches:
        length_s = round(seconds / FRAME_S) * FRAME_S
        if probability == 0.9 and length_s >= 0.25:
            speech.append(passed_s + length_s / 2)
        passed_s += length_s
    for part, following in itertools.pairwise(parts):
        assert part.end_s <= following.start_s
    for part in parts:
        assert 0 <= part.start_s < part.end_s <= pacer.now_s
        assert part.end_s - part.start_s <= PAUSES.longest_part_s + 1
    for middle_s in speech:
        assert any(part.start_s <= middle_s <= part.end_s for part in parts)
