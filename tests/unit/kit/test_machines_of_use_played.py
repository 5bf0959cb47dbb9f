"""Machines that are of use rather than games: what they work out is right, whatever is typed."""

import re

import pytest
from py_mini_racer import MiniRacer

from tests.unit.kit.test_machines_played import played
from tests.unit.kit.test_tools_machines import call, machine


def test_a_tone_stays_between_the_lowest_and_the_highest() -> None:
    tone = played("tone-generator", "act('octave', 2); for (let n = 0; n < 9; n++) act('octave', 2);")
    assert call(tone, "s.hertz") == 15000
    assert call(tone, "[440, 27.5, 441].map(noteOf)") == ["the note A4", "the note A0", "near the note A4 (+4 cents)"]
    assert call(
        played("tone-generator", "act('start'); act('loudness', 10);"), "view(s).find((line) => line.steady)"
    ) == {
        "steady": 440,
        "loudness": 10,
    }


def test_no_more_come_in_than_the_limit_allows_and_none_leaves_an_empty_room() -> None:
    door = played("door-counter", "act('limit', 3); for (let n = 0; n < 9; n++) act('in', 1); act('in', 2);")
    assert call(door, "[inside(s), s.entered, s.most]") == [3, 3, 3]
    door.eval("for (let n = 0; n < 9; n++) act('out');")
    assert call(door, "[inside(s), s.left]") == [0, 3]
    door.eval("act('limit', 1); act('undo'); act('undo');")
    assert "1 too many inside" in str(call(door, "view(s)"))


def test_every_letter_comes_back_from_morse() -> None:
    morse = machine("morse-code")
    letters = call(morse, "Object.keys(CODES).join('')")
    assert call(morse, f"textOf(morseOf({letters!r}))") == letters
    assert call(morse, "morseOf('Paris  ist schön')") == ".--. .- .-. .. ... / .. ... - / ... -.-. .... ---. -."
    assert call(morse, "textOf('···  −−−\\n.-.-.-.-')") == "SO □"
    # PARIS with the pause after it is fifty dots long: that is how words a minute are counted
    assert call(morse, "beatsOf(morseOf('PARIS')).length") == 50


def test_every_roman_numeral_comes_back() -> None:
    assert call(
        machine("roman-converter"),
        "Array.from({ length: 3999 }, (_, n) => n + 1).every((n) => valueOf(romanOf(n)) === n)",
    )
    assert call(machine("roman-converter"), "[4, 9, 1999, 2026, 3999].map(romanOf)") == [
        *("IV", "IX", "MCMXCIX", "MMXXVI", "MMMCMXCIX"),
    ]


def _song(text: str, by: int, way: str = "As it fits") -> str:
    context = machine("chord-transposer")
    return str(call(context, f"transposed({{ song: {text!r}, by: {by}, way: '{way}' }}).song"))


@pytest.mark.parametrize(
    ("song", "by", "way", "wanted"),
    [
        ("C  Am7  F#m7b5  G7/B", 2, "As it fits", "D  Bm7  G#m7b5  A7/C#"),
        ("C  F  G", 1, "Flats (Db)", "Db Gb Ab"),
        ("C  F  G", 1, "Sharps (C#)", "C# F# G#"),
        ("Am Dm", 3, "As it fits", "Cm Fm"),
        ("F  Bb", -2, "As it fits", "Eb Ab"),
        ("Cmaj7 Dsus4 Cadd9 Bdim E+", 12, "Sharps (C#)", "Cmaj7 Dsus4 Cadd9 Bdim E+"),
        ("| G  | (D) x2", 2, "As it fits", "| A  | (E) x2"),
        ("A day in [Am]May\nG    D\nAnd more", 2, "As it fits", "A day in [Bm]May\nA    E\nAnd more"),
        ("G   H   Em", 1, "Sharps (C#)", "G#  C   Fm"),
    ],
)
def test_chords_are_moved_and_words_are_not(song: str, by: int, way: str, wanted: str) -> None:
    assert _song(song, by, way) == wanted


def test_chords_stay_above_their_words() -> None:
    moved = _song("C       G\nHello, you", 1, "Flats (Db)")
    assert moved == "Db      Ab\nHello, you"


@pytest.mark.parametrize(
    ("line", "factor", "wanted"),
    [
        ("200 g flour", 1.5, "300 g flour"),
        ("200g flour", 1.5, "300g flour"),
        ("1 1/2 cups milk", 2, "3 cups milk"),
        ("1½ cups milk", 1.5, "2 ¼ cups milk"),
        ("1/3 cup oil", 2, "⅔ cup oil"),
        ("½ tsp salt", 3, "1 ½ tsp salt"),
        ("2-3 apples", 2, "4-6 apples"),
        ("2 to 3 apples", 0.5, "1 to 1 ½ apples"),
        ("0,5 l water", 3, "1.5 l water"),
        ("half an onion", 2, "1 onion"),
        ("two eggs", 1.5, "3 eggs"),
        ("- 3 eggs", 2, "- 6 eggs"),
        ("1 can (400 g) tomatoes", 2, "2 can (400 g) tomatoes"),
        ("1 cup plus 2 tbsp sugar", 2, "2 cup plus 4 tbsp sugar"),
        ("Flour: 500 g", 0.5, "Flour: 250 g"),
        ("Heat the oven to 180 °C", 2, "Heat the oven to 180 °C"),
        ("salt and pepper", 2, "salt and pepper"),
    ],
)
def test_amounts_are_scaled_and_the_rest_is_left(line: str, factor: float, wanted: str) -> None:
    assert call(machine("recipe-scaler"), f"scaled({line!r}, {factor}, 'Fractions')") == wanted


def test_the_nearest_fraction_of_an_inch() -> None:
    inches = machine("inch-fractions")
    known = {
        (3.62, 16): "3 5/8",
        (0.5, 64): "1/2",
        (0.99, 8): "1",
        (2.2, 32): "2 3/16",
        (0, 16): "0",
        (0.03125, 16): "1/16",
    }
    assert {key: call(inches, f"fractionOf({key[0]}, {key[1]})") for key in known} == known
    read = {"3 5/8": 3.625, "3-5/8": 3.625, '5/8"': 0.625, "7": 7, "2 in": 2}
    assert {text: call(inches, f"fractionRead({text!r})") for text in read} == read


def test_noise_fades_in_the_last_minute_and_ends() -> None:
    rain = played(
        "sleep-sounds", "act('loudness', 80); act('minutes', '5 minutes'); act('start'); act('tick', 270000);"
    )
    assert call(rain, "view(s).find((line) => line.steady)") == {"steady": "rain", "loudness": 40}
    rain.eval("act('tick', 30000);")
    assert call(rain, "[s.isOn, s.isDone, view(s).some((line) => line.steady)]") == [False, True, False]


def test_only_the_right_answer_is_right_by_ear() -> None:
    for mode in ("Which note is higher?", "Which interval?"):
        ear = played("ear-training", f"act('mode', '{mode}'); act('level', 'Hard');")
        for _ in range(20):
            ear.eval("act('play'); act('answer', s.answer);")
        assert call(ear, "[s.right, s.asked, s.best]") == [20, 20, 20]
        ear.eval("act('play'); act('answer', answersOf(s).find((each) => each !== s.answer)); act('answer', s.answer);")
        assert call(ear, "[s.right, s.asked, s.streak]") == [20, 21, 0]
    low, high = call(ear, "view(s).filter((line) => line.sound).map((line) => line.sound)")
    assert round(high / low, 3) == round(2 ** (call(ear, "s.notes[1] - s.notes[0]") / 12), 3)


def test_sums_of_dice_are_counted_and_expected_rightly() -> None:
    dice = played("dice-bars", "act('throw', 1000);")
    assert call(dice, "[s.counts.length, s.counts.reduce((a, b) => a + b), s.throws]") == [11, 1000, 1000]
    assert [round(36 * share) for share in call(dice, "expected(2, 6)")] == [1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1]


def _beside(context: MiniRacer) -> list[set[str]]:
    tables = call(context, "s.tables")
    return [{table[at - 1], name} for table in tables for at, name in enumerate(table)]


def test_guests_are_seated_once_and_apart_where_that_can_be_done() -> None:
    names = [f"N{n}" for n in range(23)]
    for seed in range(1, 6):
        plan = played(
            "table-seating", f"act('add', '{', '.join(names)}'); act('apart', 'N1, N2, N3'); act('seat');", seed
        )
        tables = call(plan, "s.tables")
        assert sorted(len(table) for table in tables) == [5, 6, 6, 6]
        assert sorted(name for table in tables for name in table) == sorted(names)
        assert not [pair for pair in _beside(plan) if len(pair & {"N1", "N2", "N3"}) == 2]
        plan.eval("act('rule', 'Not at one table'); act('seat');")
        assert all(len({"N1", "N2", "N3"} & set(table)) < 2 for table in call(plan, "s.tables"))


def test_the_running_text_takes_as_long_as_its_words() -> None:
    text = " ".join(["word"] * 100)
    running = played("teleprompter", f"act('text', '{text}'); act('speed', 100); act('start');")
    running.eval("for (let n = 0; n < 59; n++) act('tick', 1000);")
    assert call(running, "s.isOn")
    running.eval("act('tick', 1000); act('tick', 1000);")
    assert call(running, "[s.isOn, s.at]") == [False, 1]
    assert re.sub(r"\s+", " ", " ".join(call(running, "wrapped(s)"))) == text


def test_a_ballot_keeps_no_order_and_shows_nothing_before_its_end() -> None:
    vote = played("secret-ballot", "act('add', 'Ann, Bob'); act('voters', 3); act('open');")
    for name in ("Bob", "Ann", "Bob"):
        assert "Bob: " not in str(call(vote, "view(s)"))
        vote.eval(f"act('mine'); act('choose', '{name}'); act('cast');")
    assert call(vote, "[s.phase, s.votes, s.chosen]") == ["done", [1, 2, 0], ""]
    assert "Bob wins" in str(call(vote, "view(s)"))


def test_every_alphabet_has_a_word_for_every_letter() -> None:
    speller = machine("phonetic-alphabet")
    for alphabet in call(speller, "Object.keys(ALPHABETS)"):
        words = [call(speller, f"wordOf('{letter}', '{alphabet}')") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
        assert [word[0] for word in words] == list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert call(speller, "['é', 'ß', '7'].map((sign) => wordOf(sign, 'German'))") == ["Emil", "Eszett", "Sieben"]


def test_brushing_goes_from_place_to_place_and_is_counted_once() -> None:
    brush = played("tooth-brush-timer", "act('start'); for (let n = 0; n < 4 * 31; n++) act('tick', 1000);")
    assert call(brush, "[s.isDone, s.times]") == [True, 1]
