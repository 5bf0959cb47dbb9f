"""Every machine of the catalogue is held to the contract of docs/machines.md, by playing it at random."""

import json
from pathlib import Path
from typing import Any

import pytest
from py_mini_racer import MiniRacer

from app.kit.catalogue import find_machine, read_catalogue

KIT = Path(__file__).resolve().parents[3] / "resources" / "kit"
CATALOGUE = read_catalogue((KIT / "machines" / "catalogue.toml").read_text(encoding="utf-8"))

_PLAYER = """
var seed = SEED;
function random() { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 2147483648; }
function pick(items) { return items[Math.floor(random() * items.length)]; }
var copy = (value) => JSON.parse(JSON.stringify(value));
var playedAt = 1000000;

// The actions a person could send from this screen, with values that may also be odd.
function actionsOf(view) {
  const found = [];
  for (const line of view) {
    const kind = Kit.machineKind(line);
    if (kind === "button" && !line.disabled) found.push({ type: line.action, value: line.value });
    if (kind === "swatches") found.push({ type: line.action, value: pick(line.swatches) });
    if (kind === "select") found.push({ type: line.action, value: pick(line.options) });
    const typed = line.kind === "number" ? [1, 5, -3, 2.5, "", 1e9] : ["", "apple", "<b>", "e"];
    if (line.lines) typed.push("2 eggs\\n1 1/2 cups flour\\n\\nG   C\\nla la", "x\\n".repeat(300));
    if (kind === "input") found.push({ type: line.action, value: pick(typed) });
    if (kind === "slider") found.push({ type: line.action, value: pick([line.least, line.most, line.value]) });
    const tick = { type: line.action || "tick", value: line.tick };
    if (kind === "tick") found.push(tick, tick, tick, tick, tick, tick);
    for (const key of Object.keys(line.keys || {})) found.push({ type: line.keys[key], value: key.slice(0, 1) });
    const pointer = { x: 9, y: 9, phase: pick(["start", "move", "hover", "end"]) };
    if (kind === "canvas" && line.action) found.push({ type: line.action, value: pointer });
    const cells = kind === "grid" ? line.grid.flat().filter((cell) => cell && cell.action) : [];
    for (const cell of cells) found.push({ type: cell.action, value: cell.value });
  }
  found.push({ type: "restore" }, { type: "no such action" });
  return found;
}

function play(count) {
  let state = init(random);
  for (let n = 0; n < count; n += 1) {
    const before = JSON.stringify(state);
    if (JSON.stringify(copy(state)) !== before) return "the state is not plain data";
    const view1 = view(state);
    const problem = Kit.machineProblem(view1);
    if (problem) return problem + " after " + n + " actions in " + before;
    if (JSON.stringify(state) !== before) return "view changes the state";
    const action = { ...pick(actionsOf(view1)), time: (playedAt += 400) };
    const seedBefore = seed;
    const next = step(copy(state), action, random);
    const seedAfter = seed;
    seed = seedBefore;
    const again = step(copy(state), action, random);
    seed = seedAfter;
    if (JSON.stringify(next) !== JSON.stringify(again)) return "step is not pure for " + JSON.stringify(action);
    if (typeof next !== "object" || next === null) return "step gave no state for " + JSON.stringify(action);
    state = next;
  }
  return "";
}
"""


def machine(name: str, seed: int = 1) -> MiniRacer:
    context = MiniRacer()
    context.eval("var window = globalThis;")
    context.eval((KIT / "kit" / "machine-rules.js").read_text(encoding="utf-8"))
    context.eval((KIT / "machines" / f"{name}.js").read_text(encoding="utf-8"))
    context.eval(_PLAYER.replace("SEED", str(seed)))
    return context


def call(context: MiniRacer, expression: str) -> Any:
    return json.loads(str(context.eval(f"JSON.stringify({expression})")))


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_five_hundred_random_actions_never_break_a_machine(name: str) -> None:
    assert machine(name).eval("play(500)") == ""


def test_catalogue_and_files_name_the_same_machines() -> None:
    assert {p.stem for p in (KIT / "machines").glob("*.js")} == set(CATALOGUE)


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_every_machine_has_a_play_that_proves_it(name: str) -> None:
    assert CATALOGUE[name].plays and all(steps for _, steps in CATALOGUE[name].plays)


@pytest.mark.parametrize(
    ("view", "problem"),
    [
        ("[]", "empty"),
        ("7", "not a list"),
        ("[{ number: NaN, label: 'Score' }]", "not a number"),
        ("[{ text: 'Score: NaN' }]", "not a text"),
        ("[{ text: 'undefined wins' }]", "not a text"),
        ("[{ button: '', action: 'a' }]", "no text"),
        ("[{ button: 'Go' }]", "no name"),
        ("[{ grid: [[{ text: {} }]], label: 'Board' }]", "cell"),
        ("[{ grid: [['a']] }]", "label"),
        ("[{ tick: 1 }]", "16 ms"),
        ("[{ canvas: [{ circle: [1, 2] }], width: 10, height: 10, label: 'x' }]", "circle"),
        ("[{ slider: 'Pitch', least: 2, most: 1, value: 1, action: 'a' }]", "slider"),
        ("[{ steady: 'music' }]", "steady"),
        ("[{ input: 'Text', lines: 99, action: 'a' }]", "40 lines"),
        ("[{ dance: 1 }]", "known kinds"),
    ],
)
def test_bad_views_are_refused_in_plain_words(view: str, problem: str) -> None:
    assert problem in str(machine("coin-flip").eval(f"Kit.machineProblem({view})"))


def test_rock_paper_scissors_judges_all_nine_pairs() -> None:
    context = machine("rock-paper-scissors")
    wins = {("rock", "scissors"), ("paper", "rock"), ("scissors", "paper")}
    for index, computer in enumerate(("rock", "paper", "scissors")):
        for you in ("rock", "paper", "scissors"):
            state = call(context, f"step(init(), {{ type: 'choose', value: '{you}' }}, () => {(index + 0.5) / 3})")
            expected = "ties" if you == computer else "wins" if (you, computer) in wins else "losses"
            assert state["computer"] == computer
            assert {k: state[k] for k in ("wins", "losses", "ties")} == {
                k: int(k == expected) for k in ("wins", "losses", "ties")
            }


def test_tic_tac_toe_computer_is_never_beaten_by_three_moves_in_a_row_it_could_block() -> None:
    context = machine("tic-tac-toe")
    state = call(
        context,
        "step({ ...init(), mode: 'Against the computer', cells: ['X','','','','O','','','',''] },"
        " { type: 'place', value: 1 }, random)",
    )
    assert state["cells"][2] == "O"


def test_solvable_puzzles_are_won_by_the_moves_that_solve_them() -> None:
    memory = machine("memory-pairs")
    memory.eval(
        "let s = init(random); const seen = {};"
        "s.cards.forEach((c, i) => (seen[c] = [...(seen[c] || []), i]));"
        "for (const value of Object.values(seen).flat()) s = step(s, { type: 'turn', value }, random);"
    )
    assert "You found all pairs in 8 moves" in str(call(memory, "view(s)"))
    sudoku = machine("sudoku")
    sudoku.eval("let s = init(random); for (let n = 0; n < 81; n += 1) s = step(s, { type: 'hint' }, random);")
    assert "Solved" in str(call(sudoku, "view(s)"))
    number = machine("guess-the-number")
    number.eval(
        "let s = init(random), low = 1, high = 100;"
        "for (let n = 0; n < 8; n += 1) { const value = Math.floor((low + high) / 2);"
        " s = step(s, { type: 'guess', value }, random);"
        " if (s.message.includes('too low')) low = value + 1;"
        " else if (s.message.includes('too high')) high = value - 1; }"
    )
    assert "is right" in call(number, "s.message")


def test_hangman_and_word_guess_are_won_by_knowing_the_word() -> None:
    hangman = machine("hangman")
    hangman.eval("let s = init(random); for (const value of s.word) s = step(s, { type: 'letter', value }, random);")
    assert call(hangman, "s.wins") == 1
    words = machine("word-guess")
    assert call(words, "marks('apple', 'paper')") == ["warn", "warn", "good", "muted", "warn"]


def test_2048_adds_equal_neighbours_once() -> None:
    context = machine("twenty-forty-eight")
    assert call(context, "slide([2, 2, 2, 2])") == {"line": [4, 4, 0, 0], "points": 8}
    assert call(context, "slide([4, 2, 2, 0])") == {"line": [4, 4, 0, 0], "points": 4}


def test_full_rows_of_falling_blocks_are_cleared() -> None:
    context = machine("tetris")
    context.eval(
        "let s = { ...init(random), mode: 'running' };"
        "for (let c = 0; c < COLUMNS; c += 1) if (c < 3 || c > 6) s.field[(ROWS - 1) * COLUMNS + c] = '#ffffff';"
        "s.piece = { kind: 0, cells: PIECES[0].cells, x: 4, y: 0 }; s = step(s, { type: 'drop' }, random);"
    )
    assert call(context, "s.rows") == 1
    assert call(context, "s.field.filter((c) => c).length") == 0


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("tic-tac-toe", "tic-tac-toe"),
        ("tic tac toe game for two players", "tic-tac-toe"),
        ("Noughts and crosses against the computer", "tic-tac-toe"),
        ("a snake game with arrow keys", "snake"),
        ("snake", "snake"),
        ("a memory game with cards", "memory-pairs"),
        ("Rock, paper, scissors!", "rock-paper-scissors"),
        ("2048", "twenty-forty-eight"),
        ("simple calculator", "pocket-calculator"),
        ("a calculator with buttons for add, subtract, multiply and divide", "pocket-calculator"),
        ("drawing pad with colors", "drawing-pad"),
        ("simon says", "simon"),
        ("a game where I guess the number between 1 and 100", "guess-the-number"),
        ("Wordle", "word-guess"),
        ("a list of board games I own", None),
        ("chess clock for a snake club", None),
        ("a rocket that lands on the moon", None),
        ("mortgage calculator", None),
        ("track my tic tac toe tournament", None),
        ("piano lessons schedule", None),
        ("", None),
    ],
)
def test_machines_are_found_by_what_people_call_them_and_not_by_chance(words: str, name: str | None) -> None:
    assert find_machine(words, CATALOGUE) == name


def test_aliases_belong_to_one_machine() -> None:
    owners: dict[str, str] = {}
    for entry in CATALOGUE.values():
        for alias in (*entry.aliases, *entry.weak_aliases):
            assert owners.setdefault(alias, entry.name) == entry.name, alias


def test_every_alias_finds_its_own_machine() -> None:
    for entry in CATALOGUE.values():
        for alias in (*entry.aliases, *entry.weak_aliases):
            assert find_machine(alias, CATALOGUE) == entry.name, alias
