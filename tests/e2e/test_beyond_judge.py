"""The judges of what is beyond the kit say yes to pages made by hand, and no to those with one wish taken away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.bench_beyond import Piece, Results, Verdict, table
from tests.e2e.judge import CHROMIUM, Judge
from tests.e2e.requests import find, load_set

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Debian's chromium is not installed"),
]

PAGES = Path(__file__).parent / "pages" / "beyond"
IDS = [one.id for one in load_set("beyond")]
QUICK = ("pancake_flip",)  # CI does one, `-m slow` all: a game is played for many seconds

# id, what the good page says, what the broken one says, words of the complaint
BROKEN = (
    ("falling_apples", "score++; else", "score += 0; else", "counts a point"),
    ("falling_apples", "over = missed >= 3;", "", "is not over"),
    ("falling_apples", "a.y += 3", "a.y += 0", "counts a point"),
    ("nim", '$("m").textContent', '$("m").title', "who lost"),
    ("nim", 'setTimeout(() => { const r', 'setTimeout(() => { return; const r', "does not take any"),
    ("pig_dice", "if (d === 1) { pot = 0; who = 1 - who; } else", "", "does not"),
    ("pig_dice", "kept[who] >= 50", "kept[who] >= 20", "said to have won"),
    ("pairs_of_ten", "+ +y.textContent === 10", "- +y.textContent === 0", "ten"),
    ("pairs_of_ten", '$("t").textContent = ++tries;', "", "by 'tries'"),
    ("reaction_test", '"Too early!"', '""', "too early"),
    ("reaction_test", "Math.min(best, ms)", "ms", "as the best"),
    ("mirror_drawing", "line([340 - last[0], last[1]], [340 - now[0], now[1]]);", "", "stays empty"),
    ("mirror_drawing", "line([340 - last[0], last[1]], [340 - now[0], now[1]]);",
     "line([170 + last[0], last[1]], [170 + now[0], now[1]]);", "mirror image"),
    ("mirror_drawing", "g.clearRect(0, 0, 340, 300)", "g.clearRect(0, 0, 170, 300)", "not clean"),
    ("pixel_painter", "one[0].style.background = one[1]", "one[0].style.background = one[0].style.background", "undo"),
    ("pixel_painter", '$("k").value; };', '"#123456"; };', "another color"),
    ("spirograph", '["a", "b", "d"]', '["a", "b"]', "the pen"),
    ("spirograph", "g.clearRect(0, 0, 340, 340);", "", "old curves"),
    ("bouncing_balls", "-0.7 * b.v", "0", "does not bounce"),
    ("bouncing_balls", "-0.7 * b.v", "-b.v", "lie still"),
    ("bouncing_balls", "balls = []; $(", "$(", "still in the box"),
    ("forest_fire", "[x + 1, y], [x, y - 1]", "[x, y - 1]", "not those beside"),
    ("forest_fire", "[x - 1, y], [x + 1, y]", "[x - 2, y], [x + 2, y]", "not those beside"),
    ("epidemic", "if (d.s === 1 && d.t++ > 300) d.s = 2;", "", "nobody recovers"),
    ("epidemic", "o.s = 1; draw()", "o.s = 2; draw()", "nobody"),
    ("diagonal_lights", "[1, 1], [1, -1], [-1, 1], [-1, -1]", "[0, 1], [1, 0], [-1, 0], [0, -1]", "diagonal"),
    ("diagonal_lights", '"Solved, all lamps are off!"', '""', "does not say"),
    ("pancake_flip", ".slice(0, i + 1).reverse()", ".slice(0, i).reverse(), row[i]", "makes"),
    ("pancake_flip", "n++; draw();", "draw();", "by 'flips'"),
    ("hanoi", "if (!pegs[i].length || pegs[i].at(-1) > s)", "if (true)", "small one"),
    ("hanoi", "2 ** k - 1", "2 ** k", "by 'fewest'"),
    ("maze_maker", "Math.floor(Math.random() * free.length)", "0", "another maze"),
    ("maze_maker", "for (const i of way) g.lineTo(2 + (i % size + 0.5) * s, 2 + (Math.floor(i / size) + 0.5) * s);",
     "g.lineTo(5, 5); g.lineTo(330, 330);", "walls"),
    ("maze_maker", 'for (const i of way) g', 'for (const i of way.slice(way.length / 2)) g', "does not lead"),
    ("colour_palette", "if (!c.f) c.k", "c.k", "locked"),
    ("colour_palette", "d.style.background = c.k", 'd.style.background = "#ddd"', "not the color"),
    ("band_names", "kept.splice(kept.indexOf(n), 1)", "kept.pop()", "still in the list"),
    ("band_names", 'kept.push($("b").textContent)', "0", "is not in the list"),
    ("drum_grid", "[60, 180, 4000, 900][row]; o.type = [\"sine\", \"triangle\", \"square\", \"sawtooth\"][row]", "60",
     "sound the same"),
    ("drum_grid", '30000 / $("t").value', "250", "is not faster"),
    ("drum_grid", '$("s").onclick = () => clearTimeout(timer);', "", "after stop"),
    ("tap_tempo", "60000 * (taps.length - 1)", "60000 * taps.length", "120"),
    ("tap_tempo", "setInterval(click, 60000 / bpm)", "setInterval(click, 1000)", "metronome clicks"),
    ("ear_trainer", "if (ok) score++;", "score++;", "score of 1"),
    ("ear_trainer", "(pair[1] > pair[0]) === up", "(pair[0] > pair[1]) === up", "was right"),
)  # fmt: skip


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as one:
        yield one


def _marked(name: str, *values: object) -> object:
    return pytest.param(name, *values, marks=() if name in QUICK else (pytest.mark.slow,))


def _id_of(name: str) -> str:
    return name if name in IDS else name.rpartition("_")[0]


def test_every_request_has_a_page_that_does_it() -> None:
    assert {_id_of(page.stem) for page in PAGES.glob("*.html")} == set(IDS)


@pytest.mark.parametrize("name", [_marked(page.stem) for page in sorted(PAGES.glob("*.html"))])
def test_a_page_that_does_all_that_was_asked_is_said_to_behave(judge: Judge, name: str) -> None:
    judgement = judge.judge(PAGES / f"{name}.html", find(_id_of(name)))

    assert judgement.behaves, judgement.failure


@pytest.mark.parametrize(("name", "good", "bad", "complaint"), [_marked(*fault) for fault in BROKEN])
def test_a_page_that_lacks_one_wish_is_found_out(
    judge: Judge, tmp_path: Path, name: str, good: str, bad: str, complaint: str
) -> None:
    text = (PAGES / f"{name}.html").read_text(encoding="utf-8")
    assert good in text
    (tmp_path / "index.html").write_text(text.replace(good, bad), encoding="utf-8")

    judgement = judge.judge(tmp_path, find(_id_of(name)), tries=1)

    assert not judgement.behaves
    assert complaint in judgement.failure


def test_what_was_tried_is_read_back_and_a_line_cut_off_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "results.jsonl"
    wide = Verdict(False, "scrolls sideways by 40 px on a phone 360 px wide")
    kept = Results(file)
    kept.add(Piece("once", "nim", 60.0, 1500, [Verdict(False, "nothing to take")]))
    kept.add(Piece("five", "nim", 180.0, 7500, [Verdict(False, "no"), wide]))
    file.write_text(file.read_text(encoding="utf-8") + '{"part": "once", "id": "han', encoding="utf-8")
    kept.add(Piece("build", "nim", 30.0, 90, [Verdict(True, "")]))

    shown = table(Results(file), list(load_set("beyond")))

    assert "60 s no" in shown
    assert "180 s 0/2 wide" in shown
    assert "30 s yes" in shown
    assert "the product ÷ asked once, over 1 requests: 0.50" in shown
