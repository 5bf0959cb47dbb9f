"""Whole games of the catalogue's later machines, played by script to their end."""

from py_mini_racer import MiniRacer

from tests.unit.kit.test_tools_machines import call, machine

_DO = "const act = (type, value) => (s = step(copy(s), { type, value, time: 0 }, random));"


def played(name: str, script: str, seed: int = 1) -> MiniRacer:
    context = machine(name, seed)
    context.eval(f"let s = init(random); {_DO} {script}")
    return context


def test_a_chess_clock_adds_seconds_and_ends_when_the_time_is_over() -> None:
    clock = played(
        "chess-clock",
        "act('minutes', 1); act('seconds', 5); act('start'); act('tick', 10000); act('press', 1); act('press', 0);",
    )
    assert call(clock, "s.left") == [55000, 60000] and call(clock, "s.turn") == 1
    clock.eval("act('pause'); act('tick', 9000); act('pause'); act('tick', 99000); act('next');")
    assert call(clock, "[s.left, s.isRunning]") == [[55000, 0], False]
    assert "Player 2 has no time left!" in str(call(clock, "view(s)"))


def test_the_wheel_stops_with_what_was_drawn_under_the_pointer() -> None:
    wheel = played("spinning-wheel", "act('add', 'Rice, Beans');")
    for _ in range(20):
        wheel.eval("act('spin'); for (let n = 0; n < 101; n += 1) act('tick', 30);")
        under = "s.entries[Math.floor(((8 - (s.angle / (2 * Math.PI) % 1) * 8) % 8))]"
        assert call(wheel, under) == call(wheel, "s.winner")
    assert call(wheel, "new Set(s.results).size") > 2


def test_secret_santa_is_a_ring_in_which_nobody_gets_the_own_name() -> None:
    for seed in range(1, 30):
        santa = played("secret-santa", "act('add', 'Ann, Bo, Cy, Di, Ed'); act('draw');", seed)
        names, to = call(santa, "s.names"), call(santa, "s.to")
        assert sorted(to) == sorted(names) and all(a != b for a, b in zip(names, to, strict=True))


def test_bingo_calls_every_number_once() -> None:
    bingo = played("bingo-caller", "for (let n = 0; n < 99; n += 1) act('call');")
    assert sorted(call(bingo, "s.called")) == list(range(1, 76))


def test_timers_go_on_by_the_clock_even_while_nobody_looks() -> None:
    timers = machine("several-timers")
    timers.eval(
        "let s = { ...init(random), timers: ['Eggs 6 minutes', 'Rice for 90 s', 'Tea'].map(timerSaid) };"
        "s = step(s, { type: 'all', time: 1000 }, random); s = step(s, { type: 'restore', time: 101000 }, random);"
    )
    assert call(timers, "s.timers.map((t) => [t.name, t.left])") == [["Eggs", 260000], ["Rice", 0], ["Tea", 200000]]


def test_battleship_is_won_by_who_sinks_all_and_the_computer_can_win() -> None:
    game = played("battleship", "for (const field of s.theirs.flat()) act('shoot', field);")
    assert call(game, "[s.over, s.wins]") == ["won", 1]
    game.eval(
        "act('new'); const water = [...Array(64).keys()].filter((f) => !s.theirs.flat().includes(f));"
        "for (const field of water) act('shoot', field);"
    )
    assert call(game, "[s.over, s.losses]") == ["lost", 1]
    assert call(game, "new Set(s.theirShots).size === s.theirShots.length")


def test_every_maze_has_one_way_that_leads_to_the_flag() -> None:
    for seed in (1, 2, 3):
        maze = played(
            "maze",
            "const trail = wayOut(s); for (let n = 1; n < trail.length; n += 1)"
            " act(Object.keys(WAYS).find((way) => beside(s.at, way, s.size) === trail[n]));",
            seed,
        )
        assert call(maze, "s.isDone")
        # a tree: every field is reached, and there is no way round
        assert call(maze, "s.open.flat().length") == 2 * (100 - 1)


def test_hanoi_is_solved_in_the_fewest_moves_and_refuses_what_is_not_allowed() -> None:
    hanoi = played(
        "tower-of-hanoi",
        "act('disks', '5'); const solve = (n, from, to, by) => { if (!n) return; solve(n - 1, from, by, to);"
        " act('peg', from); act('peg', to); solve(n - 1, by, to, from); }; solve(5, 0, 2, 1);",
    )
    assert call(hanoi, "[s.moves, isDone(s)]") == [31, True]


def test_the_computer_wins_matches_whenever_it_can() -> None:
    for seed in range(1, 6):
        nim = played("nim", "while (s.winner < 0) act('take', Math.min(s.left, 1 + Math.floor(random() * 3)));", seed)
        assert call(nim, "s.winner") == 1
    nim = played("nim", "act('rule', RULES[1]); while (s.winner < 0) act('take', s.left % 4 || 1);")
    assert call(nim, "s.winner") == 0


def test_reversi_is_played_to_the_end_where_nobody_can_move() -> None:
    for seed in (1, 2, 3):
        game = played("reversi", "while (!s.isOver) act('place', pick(movesOf(s.cells, s.turn)));", seed)
        assert call(game, "s.isOver && !movesOf(s.cells, 'B').length && !movesOf(s.cells, 'W').length")
    passing = machine("reversi")
    passing.eval("let s = begin(MODES[1]); s.cells.fill(''); s.cells[0] = s.cells[56] = 'B';")
    passing.eval("s.cells[1] = s.cells[57] = 'W'; s = step(s, { type: 'place', value: 2 }, random);")
    assert call(passing, "[s.turn, s.note]") == ["B", "White has no move and passes."]


def test_checkers_jumps_on_with_the_same_man_and_crowns_it() -> None:
    game = machine("checkers")
    game.eval(
        "let s = begin(MODES[1]); s.cells.fill(''); s.cells[44] = 'r'; s.cells[35] = s.cells[19] = s.cells[1] = 'b';"
        "s = step(s, { type: 'field', value: 44 }, random); s = step(s, { type: 'field', value: 26 }, random);"
    )
    assert call(game, "[s.turn, s.mustGoOn, s.cells[35]]") == ["r", True, ""]
    game.eval("s = step(s, { type: 'field', value: 12 }, random);")
    assert call(game, "[s.turn, s.cells[12], s.cells[19]]") == ["b", "r", ""]
    game.eval("s.turn = 'r'; s.cells[1] = ''; s.cells[62] = 'b'; s = step(s, { type: 'field', value: 12 }, random);")
    game.eval("s = step(s, { type: 'field', value: 3 }, random);")
    assert call(game, "[s.cells[3], s.winner]") == ["R", "r"]


def test_checkers_against_the_computer_comes_to_an_end() -> None:
    game = played(
        "checkers",
        "for (let n = 0; n < 400 && !s.winner; n += 1) { const move = pick(movesOf(s));"
        " if (s.chosen !== move.from) act('field', move.from); act('field', move.to); }",
    )
    assert call(game, "s.winner") in ("r", "b", "nobody")
    assert call(game, "s.winner") != "r"  # who moves at random does not beat it


def test_a_match_is_won_by_who_has_most_sets_with_two_points_ahead() -> None:
    match = played("set-scoreboard", "for (let n = 0; n < 10; n += 1) { act('point', 0); act('point', 1); }")
    assert call(match, "[s.points, s.sets]") == [[10, 10], [0, 0]]
    match.eval("act('point', 0); act('point', 0); for (let n = 0; n < 22; n += 1) act('point', 0);")
    assert call(match, "[s.done, s.sets, winnerOf(s)]") == [["12:10", "11:0", "11:0"], [3, 0], 0]
    match.eval("act('point', 1); act('undo');")
    assert call(match, "[s.points, s.sets]") == [[10, 0], [2, 0]]


def test_tournaments_of_any_size_end_with_one_who_won_every_match() -> None:
    for count in range(2, 18):
        cup = played(
            "tournament-bracket",
            f"act('add', Array.from({{ length: {count} }}, (_, n) => 'T' + n).join(',')); act('draw');"
            "for (let n = 0; n < 40; n += 1) { const m = current(s).find((each) => !each.winner);"
            " if (m) act('win', pick([m.first, m.second])); }",
            count,
        )
        matches = call(cup, "s.rounds.flat().filter((m) => m.second).length")
        assert matches == count - 1 and call(cup, "current(s).length === 1 && Boolean(current(s)[0].winner)")


def test_groups_are_even_and_hold_every_name() -> None:
    groups = played("group-maker", "act('add', 'a,b,c,d,e,f,g,h,i,j,k'); act('count', 3); act('mix');")
    assert sorted(call(groups, "s.groups.map((g) => g.length)")) == [3, 4, 4]
    assert sorted(call(groups, "s.groups.flat()")) == list("abcdefghijk")


def test_yahtzee_scores_by_the_rules_and_ends_when_the_sheets_are_full() -> None:
    dice = machine("yahtzee")
    scores = {"[3,3,3,5,5]": {6: 19, 8: 25, 2: 9, 12: 19}, "[1,2,3,4,6]": {9: 30, 10: 0}}
    scores |= {"[6,6,6,6,6]": {11: 50, 7: 30}, "[2,3,4,5,6]": {9: 30, 10: 40}, "[1,1,2,2,3]": {6: 0, 8: 0}}
    for thrown, fields in scores.items():
        assert {f: call(dice, f"scoreOf({f}, {thrown})") for f in fields} == fields
    assert call(dice, "total([3,6,9,12,15,18,0,0,0,0,0,0,0])") == 98
    full = played("yahtzee", "act('players', '2'); for (let n = 0; n < 26; n++) { act('throw'); act('fill', n >> 1); }")
    assert call(full, "isOver(s)") and call(full, "s.best === Math.max(...s.sheets.map(total))")


def test_held_dice_stay() -> None:
    dice = played("yahtzee", "act('throw'); act('hold', 1); act('hold', 4); const was = s.dice; act('throw');")
    assert call(dice, "[s.dice[1], s.dice[4]]") == call(dice, "[was[1], was[4]]")


def test_people_may_cross_only_at_red_and_green_ends_soon_when_asked() -> None:
    light = played("traffic-light", "act('lamp', 2); act('start'); act('cross'); act('tick', 1100);")
    assert call(light, "PHASES[s.phase].name") == "Yellow"
    light.eval("act('tick', 2100);")
    assert call(light, "[PHASES[s.phase].name, s.crossed, s.isAsked]") == ["Red", 1, False]


def test_lottery_draws_none_twice() -> None:
    draw = played("lottery-draw", "act('count', 20); act('most', 20); act('all');")
    assert sorted(call(draw, "s.drawn")) == list(range(1, 21))


def test_a_drum_machine_plays_what_is_set_and_begins_again_after_sixteen_steps() -> None:
    drums = played("drum-machine", "act('beat', 'Empty'); act('toggle', [3, 1]); act('start');")
    sounds = "view(s).filter((line) => line.sound).map((line) => line.sound)"
    assert call(drums, sounds) == []
    drums.eval("act('tick', 136);")
    assert call(drums, sounds) == [82]
    drums.eval("for (let n = 0; n < 15; n += 1) act('tick', 136);")
    assert call(drums, "s.at") == 0


def test_caesar_moves_every_letter_and_back() -> None:
    cipher = machine("caesar-cipher")
    for shift in range(26):
        assert call(cipher, f"moved(moved('Hello, Xyz!', {shift}), -{shift})") == "Hello, Xyz!"
    assert call(cipher, "moved('Veni vidi', 13)") == "Irav ivqv"


def test_colors_are_told_in_all_codes() -> None:
    mixer = machine("color-mixer")
    known = {"[255,0,0]": "hsl(0, 100%, 50%)", "[0,0,255]": "hsl(240, 100%, 50%)", "[128,128,128]": "hsl(0, 0%, 50%)"}
    assert {rgb: call(mixer, f"hsl({rgb})") for rgb in known} == known
    assert call(mixer, "hex([1, 171, 255])") == "#01abff"


def test_contrast_is_that_of_wcag() -> None:
    contrast = machine("contrast-checker")
    assert call(contrast, "ratio('#000000', '#ffffff')") == 21
    assert round(call(contrast, "ratio('#767676', '#ffffff')"), 2) == 4.54


def test_a_clock_offers_four_times_one_of_them_right() -> None:
    for level in ("Full hours", "Half hours", "Every minute"):
        clock = played(
            "clock-reading", f"act('level', '{level}'); for (let n = 0; n < 30; n++) act('answer', s.minutes);"
        )
        assert call(clock, "[s.right, s.asked, s.streak]") == [30, 30, 30]
        assert call(clock, "[new Set(s.answers).size, s.answers.includes(s.minutes)]") == [4, True]
    clock.eval("act('answer', s.answers.find((time) => time !== s.minutes)); act('answer', s.minutes);")
    assert call(clock, "[s.right, s.asked, s.streak]") == [30, 31, 0]


def test_hangman_takes_own_words() -> None:
    game = played("hangman", "act('words', 'Zebra, l1on, owl');")
    assert call(game, "s.own") == ["zebra", "owl"] and call(game, "s.own.includes(s.word)")
