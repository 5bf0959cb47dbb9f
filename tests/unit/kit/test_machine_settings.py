"""What a request sets in a machine is read from its words, stands in the line, and reaches the app's own copy."""

from pathlib import Path

import pytest

from app.domain.blueprint_parser import parse_blueprint
from app.kit.catalogue import machine_line, packaged_catalogue
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from app.kit.machine_settings import read_settings, with_digits, with_start
from tests.unit.kit.test_tools_machines import call, machine

KIT = Path(__file__).resolve().parents[3] / "resources" / "kit"
PARTS = {p.relative_to(KIT).as_posix(): p.read_text(encoding="utf-8") for p in KIT.rglob("*") if p.is_file()}
SETTABLE = sorted(name for name, entry in packaged_catalogue().items() if entry.settings)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("a chess clock for two players with ten minutes each", "chess-clock: minutes 10; players 2"),
        ("blitz clock, 3 minutes plus 2 seconds a move", "chess-clock: minutes 3; seconds 2"),
        ("game clock for three players, twenty-five minutes", "chess-clock: minutes 25; players 3"),
        ("chess clock with 5000 minutes", "chess-clock"),
        ("a wheel I can spin with pizza, pasta or salad", "spinning-wheel: entries pizza | pasta | salad"),
        ("spinning wheel with names I can edit, shows history", "spinning-wheel"),
        ("secret santa for the office: Ann, Bob and Cid", "secret-santa: names Ann | Bob | Cid"),
        ("bingo numbers from 1 to 90", "bingo-caller: numbers 90"),
        (
            "multiple kitchen timers for pasta 10 minutes, eggs 6 minutes",
            "several-timers: timers pasta 10 minutes | eggs 6 minutes",
        ),
        ("speech timer 10 minutes, yellow 2 minutes before the end", "speech-timer: yellow 2; minutes 10"),
        ("a random maze 14 x 14", "maze: size 14"),
        ("tower of hanoi with five disks", "tower-of-hanoi: disks 5"),
        ("game with matches: 15 matches, take one to four", "nim: matches 15; take 4"),
        ("volleyball scoreboard best of five sets to 25 points", "set-scoreboard: sets 5; points 25"),
        ("badminton score to 21 between Ann and Bob", "set-scoreboard: points 21; names Ann | Bob"),
        ("tournament bracket: Lions, Tigers, Bears", "tournament-bracket: names Lions | Tigers | Bears"),
        ("splits names into 3 teams", "group-maker: groups 3"),
        ("yahtzee for three players", "yahtzee: players 3"),
        ("a beat maker with 16 steps at 120 bpm", "drum-machine: tempo 120"),
        ("caesar cipher with shift 5", "caesar-cipher: shift 5"),
        ("hangman: zebra, lion, tiger", "hangman: words zebra | lion | tiger"),
        ("hangman with my own words", "hangman"),
        ("tone generator at 1000 Hz", "tone-generator: hertz 1000"),
        ("people counter with a limit of 30", "door-counter: limit 30"),
        ("a recipe scaler from four to ten persons", "recipe-scaler: from 4; to 10"),
        ("decimal inches to the nearest 1/32", "inch-fractions: parts 32"),
        ("rain sounds that stop after 20 minutes", "sleep-sounds: minutes 20"),
        ("throw five dice 1000 times", "dice-bars: dice 5"),
        ("names onto tables of eight", "table-seating: seats 8"),
        ("secret ballot between Ann, Bob and Cid", "secret-ballot: options Ann | Bob | Cid"),
        ("tooth brushing timer, 40 seconds for each side", "tooth-brush-timer: seconds 40"),
        ("lottery draw 6 out of 45", "lottery-draw: count 6; most 45"),
    ],
)
def test_a_request_sets_the_machine_it_names(words: str, line: str) -> None:
    assert machine_line(words, packaged_catalogue()) == line


@pytest.mark.parametrize(
    ("written", "request_", "line"),
    [
        ("caesar-cipher: shift 5", "secret writing where each letter goes five along", "caesar-cipher: shift 5"),
        (
            "secret-santa: names Tanja | Uli | Bo",
            "Who gives a present to whom? Tanja, Uli, Bo",
            "secret-santa: names Tanja | Uli | Bo",
        ),
        ("yahtzee: players 3", "yahtzee, three of us at the table", "yahtzee: players 3"),
        ("yahtzee: players 4", "a yahtzee for my kids", "yahtzee"),
        ("secret-santa: names Tanja | Otto", "Who gives to whom? Tanja, Uli, Bo", "secret-santa"),
        (
            "speech-timer: yellow 1; minutes 7",
            "speech timer of seven minutes, yellow for the last minute",
            "speech-timer: yellow 1; minutes 7",
        ),
    ],
)
def test_what_the_line_sets_holds_where_the_request_says_it(written: str, request_: str, line: str) -> None:
    assert machine_line(written, packaged_catalogue(), request_) == line


@pytest.mark.parametrize("name", SETTABLE)
def test_the_catalogue_and_the_code_start_alike(name: str) -> None:
    settings = packaged_catalogue()[name].settings
    start = {s.name: list(s.start) if isinstance(s.start, tuple) else s.start for s in settings}
    assert call(machine(name), "START") == start


def test_what_is_set_stands_in_the_apps_own_copy_and_in_its_checks() -> None:
    blueprint = parse_blueprint("app Clock\nmachine chess-clock: minutes 12; players 3\n", find_conversion).blueprint
    files = compile_app(blueprint, PARTS, {})
    assert "const START = { minutes: 12, seconds: 0, players: 3 };" in files.text("machines/chess-clock.js")
    first = next(c for c in derive_checks(blueprint) if c.says.startswith("Chess clock: It begins"))
    assert first.says == "Chess clock: It begins with 12 minutes for each of 3 players."
    assert "12:00" in {step.value for step in first.steps}


def test_names_with_quotes_and_backslashes_do_not_break_the_code() -> None:
    settings = packaged_catalogue()["spinning-wheel"].settings
    values = read_settings('entries Ann "Bo" | C\\D | </script> | Zoë', settings)
    source = with_start(PARTS["machines/spinning-wheel.js"], values)
    context = machine("coin-flip")
    context.eval(f"(function () {{ {source}; globalThis.start = START; }})()")
    assert call(context, "start") == {"entries": ['Ann "Bo', "C\\D", "</script>", "Zoë"]}


def test_numbers_in_words_are_digits() -> None:
    assert with_digits("Twenty five minutes, ten players, forty-two") == "25 minutes, 10 players, 42"
