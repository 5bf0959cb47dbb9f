"""Games of skill and luck, drawing toys and simulations of the catalogue: found by many wordings, played through."""

import pytest

from app.kit.catalogue import machine_line, packaged_catalogue
from tests.unit.kit.test_machines_played import played
from tests.unit.kit.test_tools_machines import call


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("A trainer for giving change: a price and what the customer hands over, I type the change", "give-change"),
        ("practice giving change for cashiers, up to 50 euros", "give-change: most 50"),
        ("a game where kids learn to make change with coins and notes", "give-change"),
        ("Pig dice game against the computer, first to 50 points wins", "pig-dice: goal 50"),
        ("a stroop test with 30 words", "stroop: words 30"),
        ("color words are written in another color, I press the color of the letters", "stroop"),
        ("find the tile with a slightly different shade, it gets harder each round", "odd-color"),
        ("dots and boxes for two players on a 5 by 5 grid", "dots-and-boxes: size 5"),
        ("peg solitaire with undo", "peg-solitaire"),
        ("mirror drawing with 6-fold symmetry", "mirror-drawing: parts 6"),
        ("a drawing pad that mirrors left and right", "mirror-drawing"),
        ("a drawing pad with colors", "drawing-pad"),
        ("a spirograph with sliders for the wheels", "spirograph"),
        ("20 bouncing balls with gravity", "bouncing-balls: balls 20"),
        ("simulate how a virus spreads among 200 people with a curve of the infected", "epidemic: people 200"),
        ("a mind reader that guesses my number with six cards", "mind-reader"),
        ("the computer thinks of a number and I guess", "guess-the-number"),
        ("a game that asks for words and makes a funny story from them", "mad-libs"),
        ("darts counter from 301, shows what is left", "darts-scorer: from 301"),
        ("darts scorer 501 with checkouts for three players", "darts-scorer: from 501; players 3"),
        ("bowling score sheet for 3 players with strikes and spares", "bowling-score: players 3"),
        ("a test where I remember a sequence of numbers, it gets longer each time", "digit-span"),
        ("repeat the color sequence", "simon"),
        ("letters fall from the top and my daughter types them before they reach the ground", "falling-letters"),
        ("a typing game", "typing-speed"),
        ("rhythm tapper that shows beats per minute", "tap-tempo"),
        ("metronome", "metronome"),
        ("simulate how a fire spreads through a forest with 70 percent trees", "forest-fire: trees 70"),
        ("solar system simulation with all planets", "solar-system"),
        ("a swinging pendulum of 50 cm", "pendulum: length 50"),
    ],
)
def test_people_find_a_toy_in_their_own_words(words: str, line: str) -> None:
    assert machine_line(words, packaged_catalogue()) == line


@pytest.mark.parametrize(
    "words",
    [
        "cash register log with amount and date",
        "a list of drawings with price",
        "infections per ward with date",
        "pigs on my farm with weight",
        "solitaire games I played with result",
        "track change requests",
        "change log for my car",
        "coins with year and price",
        "bowling evenings with scores",
        "darts league results",
        "my songs with bpm",
        "poems I wrote",
        "phone numbers of my friends",
        "quiz about the planets of the solar system",
        "a list of pendulum clocks",
        "fire drills with date and time",
    ],
)
def test_a_word_of_a_toy_in_another_wish_finds_none(words: str) -> None:
    assert machine_line(words, packaged_catalogue()) is None


def test_the_change_is_what_is_paid_less_the_price_to_the_cent() -> None:
    shop = played("give-change", "act('steps', 'Every cent');")
    for _ in range(40):
        shop.eval("var due = s.paid - s.price; act('answer', (due / 100).toFixed(2).replace('.', ','));")
        assert call(shop, "due > 0 && s.message.startsWith('Right')")
    assert call(shop, "[s.right, s.asked, s.streak, s.best]") == [40, 40, 40, 40]
    shop.eval("act('answer', '999'); act('answer', String((s.paid - s.price) / 100));")
    assert call(shop, "[s.right, s.asked, s.streak, s.best]") == [40, 41, 0, 40]
    assert call(shop, "coins(388, MONEY['Euro €'][1])") == [200, 100, 50, 20, 10, 5, 2, 1]
    assert call(shop, "['3.5', '3,50 €', '.5', '3.505', 'x', ''].map(centsOf)") == [350, 350, 50, None, None, None]


def test_pig_loses_the_turn_by_a_one_and_is_won_at_the_goal() -> None:
    pig = played("pig-dice", "act('mode', MODES[1]); act('goal', 10);")
    pig.eval("s = step(s, { type: 'roll' }, () => 0.9); s = step(s, { type: 'roll' }, () => 0);")
    assert call(pig, "[s.pot, s.scores, s.turn]") == [0, [0, 0], 1]
    pig.eval("s = step(s, { type: 'roll' }, () => 0.9); s = step(s, { type: 'roll' }, () => 0.9); act('hold');")
    assert call(pig, "[s.scores, s.winner, s.wins]") == [[0, 12], 1, [0, 1]]
    computer = played(
        "pig-dice", "for (let n = 0; n < 5000; n++) act(isComputers(s) ? 'tick' : s.pot > 3 ? 'hold' : 'roll');"
    )
    assert call(computer, "s.winner >= 0 && s.scores[s.winner] >= 100")


def test_stroop_compares_the_times_of_words_in_their_own_and_another_color() -> None:
    test = played(
        "stroop",
        "let now = 1000;" + "s = step(s, { type: 'start', time: now }, random); while (s.mode === 'running') {"
        " now += s.word === s.ink ? 600 : 900; s = step(s, { type: 'press', value: s.ink, time: now }, random); }",
    )
    assert call(test, "[s.right, mean(s.same), mean(s.other)]") == [20, 600, 900]
    assert "took you 300 ms longer" in str(call(test, "view(s)"))


def test_the_odd_tile_is_found_by_its_color_and_the_difference_shrinks() -> None:
    game = played("odd-color", "for (let n = 0; n < 25; n++) act('pick', s.odd);")
    assert call(game, "[s.level, s.best, s.lives, side(s.level), s.shades[0] !== s.shades[1]]") == [26, 25, 3, 8, True]
    assert call(game, "[difference(1), difference(5) < difference(1), difference(99)]") == [22, True, 2]
    assert call(game, "view(s).find((l) => l.grid).grid.flat().filter((c) => c.color === s.shades[1]).length") == 1


def test_dots_and_boxes_gives_every_box_to_somebody_and_the_computer_takes_what_it_can() -> None:
    for seed in (1, 2, 3):
        game = played(
            "dots-and-boxes", "act('mode', MODES[1]); while (!s.isOver) act('line', pick(freeLines(s)));", seed
        )
        first, second = call(game, "counts(s)")
        assert first + second == 16 and second > first


@pytest.mark.parametrize(("start", "pegs"), [("Cross (6 pegs)", 6), ("Plus (9 pegs)", 9), ("Pyramid (16 pegs)", 16)])
def test_the_easy_boards_of_peg_solitaire_can_be_solved(start: str, pegs: int) -> None:
    solve = """
    var seen = new Set();
    function solve(fields) {
      const jumps = allJumps(fields);
      if (!jumps.length) return fields.filter((f) => f === 'o').length === 1 && fields[24] === 'o' ? [] : null;
      if (seen.has(fields.join(''))) return null;
      seen.add(fields.join(''));
      for (const jump of jumps) { const rest = solve(jumped(fields, jump, false)); if (rest) return [jump, ...rest]; }
      return null;
    }
    """
    game = played("peg-solitaire", f"act('start', '{start}'); {solve} var way = solve(s.fields);")
    assert call(game, "pegs(s)") == pegs
    game.eval("for (const [from, , to] of way) { if (s.chosen !== from) act('field', from); act('field', to); }")
    assert "Perfect: one peg, in the middle!" in str(call(game, "view(s)"))
    assert call(game, "s.best[s.start]") == 1


def test_a_mirrored_line_is_drawn_as_often_as_there_are_parts() -> None:
    sheet = played("mirror-drawing", "act('mirror', 'Left and right'); act('draw', { x: 100, y: 40, phase: 'start' });")
    assert call(sheet, "images(s.strokes[0]).map((i) => i.path[0])") == [[100, 40], [380, 40]]
    sheet.eval("act('mirror', '12 parts'); act('draw', { x: 9, y: 40, phase: 'start' });")
    assert call(sheet, "s.strokes.map((stroke) => images(stroke).length)") == [2, 12]
    middles = "images(s.strokes[1]).map((i) => Math.round(Math.hypot(i.path[0][0] - 240, i.path[0][1] - 240)))"
    assert len(set(call(sheet, middles))) == 1


def test_a_spirograph_curve_ends_where_it_began_and_stays_on_the_sheet() -> None:
    for ring, wheel, side in ((96, 36, 0), (105, 37, 0), (60, 45, 1)):
        spiro = played("spirograph", f"act('ring', {ring}); act('wheel', {wheel}); act('side', SIDES[{side}]);")
        spiro.eval("var path = pathOf(curveOf(s), 1).path;")
        assert call(spiro, "Math.hypot(path[0][0] - path.at(-1)[0], path[0][1] - path.at(-1)[1]) < 0.01")
        assert call(spiro, "path.every(([x, y]) => x >= 0 && x <= SIZE && y >= 0 && y <= SIZE)")


def test_balls_fall_stay_in_the_box_and_come_to_rest() -> None:
    box = played("bouncing-balls", "act('bounce', 30); act('start'); for (let n = 0; n < 900; n++) act('tick', 30);")
    inside = "s.balls.every((b) => b.x > 0 && b.x < WIDE && b.y > 0 && b.y < HIGH && b.y > HIGH / 2)"
    assert call(box, inside) and call(box, "s.hits") > 8
    assert call(box, "s.balls.every((b) => Math.abs(b.down) < 80)")


def test_an_epidemic_loses_nobody_ends_and_is_smaller_where_more_are_immune() -> None:
    caught = []
    for immune in (0, 80):
        run = played(
            "epidemic", f"act('immune', {immune}); act('start'); for (let n = 0; n < 3000; n++) act('tick', 80);"
        )
        assert call(run, "[isOver(s), countsOf(s.dots).reduce((a, b) => a + b)]") == [True, 120]
        caught.append(call(run, "(s.curve[0][0] - countsOf(s.dots)[0]) / s.curve[0][0]"))
    assert caught[0] > caught[1]


def test_the_cards_tell_every_number_and_the_questions_too() -> None:
    mind = played("mind-reader", "")
    told = (
        "[...Array(63).keys()].map((n) => { act('new'); while (!s.isDone)"
        " act(card(s.at).flat().some((c) => c.text === String(n + 1)) ? 'yes' : 'no'); return s.sum; })"
    )
    assert call(mind, told) == list(range(1, 64))
    mind.eval("act('trick', TRICKS[1]);")
    asked = (
        "[...Array(100).keys()].map((n) => { act('new'); while (!s.isDone)"
        " act(n + 1 > middle(s) ? 'yes' : 'no'); return s.low; })"
    )
    assert call(mind, asked) == list(range(1, 101))
    sums = "MAGICS.map((steps) => steps(7)).map((steps) => steps.length)"
    assert call(mind, sums) == [5, 5, 5]


def test_every_gap_of_every_story_is_asked_for_once_and_filled() -> None:
    for story in ("The new pet", "On the moon", "A letter to school", "The recipe", "The holiday", "Poem: Roses"):
        told = played("mad-libs", f"act('story', '{story}'); gaps(s).forEach((gap, n) => act('word', 'w' + n));")
        assert call(told, "[isDone(s), s.told.length]") == [True, 1]
        assert call(told, "!/[\\[\\]]/.test(filled(s)) && gaps(s).every((gap, n) => filled(s).includes('w' + n))")
    assert call(told, "['verb, past', 'things, many', 'color 2'].map(asked)") == [
        "Verb (past)",
        "Things (more than one)",
        "Color (another one)",
    ]


def test_darts_are_checked_out_as_the_rules_have_it() -> None:
    darts = played("darts-scorer", "var value = Object.fromEntries(fields());")
    ways = call(darts, "[...Array(171).keys()].map((left) => left > 1 ? waysOut(left, OUTS[0]) : null)")
    impossible = [left for left, way in enumerate(ways) if left > 1 and way is None]
    assert impossible == [159, 162, 163, 165, 166, 168, 169]
    sums = "[...Array(171).keys()].map((n) => (waysOut(n, OUTS[0]) || []).reduce((sum, dart) => sum + value[dart], 0))"
    added = call(darts, sums)
    assert all(added[left] == left for left in range(2, 171) if ways[left])
    assert all(way[-1][0] == "D" or way[-1] == "Bull" for way in ways[2:] if way)
    assert [ways[n] for n in (2, 40, 100, 170)] == [["D1"], ["D20"], ["T20", "D20"], ["T20", "T20", "Bull"]]
    assert call(darts, "waysOut(57, OUTS[1])") == ["T19"]
    darts.eval("act('players', 2); act('from', 101); act('score', 100);")
    assert call(darts, "[s.turn, leftOf(s, 0), s.message]") == [1, 101, "Bust! Player 1 stays at 101."]


@pytest.mark.parametrize(
    ("balls", "total"),
    [
        ([10] * 12, 300),
        ([9, 0] * 10, 90),
        ([5] * 21, 150),
        ([10, 7, 3, 9, 0, 10, 0, 8, 8, 2, 0, 6, 10, 10, 10, 8, 1], 167),
        ([0] * 18 + [10, 3, 7], 20),
        ([0] * 18 + [4, 6, 10], 20),
    ],
)
def test_a_bowling_game_is_counted_by_the_rules(balls: list[int], total: int) -> None:
    game = played("bowling-score", f"for (const pins of {balls}) act('pins', pins);")
    assert call(game, "[total(s.balls[0]), turnOf(s), s.balls[0].length]") == [total, -1, len(balls)]
    assert call(game, "mostPossible([10, 10, 5])") == 275 and call(game, "mostPossible([])") == 300


def test_digits_are_wanted_in_the_order_asked_for_and_rows_grow() -> None:
    for order in ("Forwards", "Backwards", "In order of size"):
        watch = "while (s.mode === 'show') act('tick', 100);"
        game = played("digit-span", f"act('order', '{order}'); act('length', 4); act('start'); {watch}")
        digits = call(game, "s.digits")
        wanted = {"Forwards": digits, "Backwards": digits[::-1]}.get(order, "".join(sorted(digits)))
        game.eval(f"act('answer', '{wanted}'); act('start'); {watch}")
        assert call(game, "[s.right, s.digits.length, s.bests]") == [1, 5, {order: 4}]


def test_letters_that_are_typed_are_caught_the_lowest_first_and_those_that_land_cost_lives() -> None:
    rain = played("falling-letters", "act('start'); for (let n = 0; n < 60; n++) act('tick', 40);")
    rain.eval("var low = [...s.falling].sort((a, b) => b.y - a.y)[0].letter; act('press', low.toLowerCase());")
    assert call(rain, "[s.score, s.wrong, s.falling.some((each) => each.letter === low)]") == [1, 0, False]
    rain.eval("act('press', '?'); for (let n = 0; n < 2000; n++) act('tick', 40);")
    assert call(rain, "[s.mode, s.wrong, s.lives]") == ["over", 1, 0]


def test_even_taps_are_a_tempo_and_a_rest_begins_anew() -> None:
    taps = played(
        "tap-tempo", "for (let n = 0; n < 9; n++) s = step(s, { type: 'tap', time: 5000 + n * 500 }, random);"
    )
    assert call(taps, "[tempo(s), unevenness(s), s.taps.length]") == [120, 0, 9]
    taps.eval("s = step(s, { type: 'tap', time: 60000 }, random);")
    assert call(taps, "[tempo(s), s.taps.length]") == [0, 1]


def test_a_full_forest_burns_down_whole_and_wind_keeps_the_fire_from_going_against_it() -> None:
    calm = "act('trees', 100); act('grow', 0); act('lightning', 0);"
    forest = played("forest-fire", f"{calm} act('middle'); for (let n = 0; n < 80; n++) act('tick', 120);")
    assert call(forest, "[s.burnt, [...s.cells].filter((c) => c === '1' || c === '2').length]") == [48 * 36, 0]
    forest.eval(f"{calm} act('wind', 'From the west'); act('middle'); for (let n = 0; n < 80; n++) act('step');")
    left = "[...s.cells].map((c, at) => (c === '1' ? at % COLUMNS : -1)).filter((x) => x >= 0)"
    assert call(forest, f"({left}).length") > 300 and call(forest, f"Math.max(...{left})") < 24


def test_the_planets_keep_their_times() -> None:
    sky = played("solar-system", "for (let n = 0; n < 12; n++) act('year');")
    assert call(sky, "PLANETS.map((planet) => Math.floor(s.day / planet.days))") == [49, 19, 11, 6, 1, 0, 0, 0]
    sky.eval("const at = placeOf(s, 4); act('press', { x: at.x + 5, y: at.y, phase: 'start' });")
    assert call(sky, "s.chosen") == "Jupiter"


def test_a_pendulum_keeps_its_time_and_loses_no_swing_without_air() -> None:
    swing = played(
        "pendulum", "act('drag', 0); act('pulled', 5); act('start'); for (let n = 0; n < 500; n++) act('tick', 40);"
    )
    assert round(call(swing, "s.measured"), 2) == 2.01
    assert call(swing, "Math.max(...s.trace.slice(-60)) * 180 / Math.PI") == pytest.approx(5, abs=0.1)
    swing.eval("act('pulled', 90); act('start'); for (let n = 0; n < 500; n++) act('tick', 40);")
    assert call(swing, "s.measured") == pytest.approx(2.368, abs=0.01)  # 1.18 times the small swing, as is known
    swing.eval("act('drag', 30); for (let n = 0; n < 900; n++) act('tick', 40);")
    assert call(swing, "Math.abs(s.angle) < 0.05")
