"""The judge of the fresh requests says yes to pages made by hand, and no to the same pages with one wish taken away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.judge import CHROMIUM, Judge
from tests.e2e.requests import find, load_set

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Debian's chromium is not installed"),
]

PAGES = Path(__file__).parent / "pages" / "fresh"
# many pages, each used for seconds: CI does a few of each kind, `-m slow` all of them
QUICK = ("foosball", "homework", "series", "yarn")
# the same wishes met in quite another way
OTHER = ("foosball", "series", "members", "debts", "reunion", "chess_clock", "matches", "santa", "bingo", "kitchen",
         "vat", "verbs")  # fmt: skip

TOOLS = ("knots", "yarn", "drip", "led", "vat", "debate", "chess_clock", "kitchen", "elements", "verbs", "matches",
         "dedupe", "santa", "bingo")  # fmt: skip

# id, what the good page says, what the broken one says, words of the complaint
BROKEN = (
    ("honey", "rows.filter(r => r.hive === h)", "rows", "11.75"),
    ("honey", '$("all").textContent = ', "", "27.25"),
    ("honey", "localStorage.rows = JSON.stringify(rows);", "", "27.25"),
    ("cakes", " || x.date.localeCompare(y.date)", "", "not at the top"),
    ("cakes", "rows.filter(r => !r.gone)", "rows", "77.5"),
    ("cakes", "row[key] = e.target.checked; save();", "", "77.5"),
    ("vinyl", 'only = "mint"; draw();', "draw();", "still in the list"),
    ("vinyl", '$("sum").textContent', '$("sum").title', "85.5"),
    ("shifts", "rows.filter(r => r.date.startsWith(today().slice(0, 7)))", "rows", "by 'night'"),
    ("shifts", 'r.kind === "Night"', "true", "by 'night'"),
    ("shifts", '$("o").textContent', '$("o").title', "106"),
    ("pills", 'd < 7 ? "⚠ Running out " : ""', '""', "stand out"),
    ("pills", "d < 7 ?", "d < 8 ?", "stand out"),
    ("pills", "round(d)", '"some"', "20"),
    ("horses", " && r.date >= monday()", "", "115"),
    ("horses", "r.horse === h && ", "", "115"),
    ("foosball", ".sort((x, y) => wins(y) - wins(x))", ".sort()", "does not come before"),
    ("foosball", "n, wins(n),", "n, '',", "3 wins"),
    ("playground", '$("pc").textContent', '$("pc").title', "35 %"),
    ("playground", "money(5000 - got)", "money(5000)", "3250"),
    ("eggs", "rows.filter(r => r.date >= monday())", "rows", "13"),
    ("eggs", "/ rows.length", "", "average"),
    ("eggs", '<svg id="s"', '<svg style="display:none" id="s"', "no chart"),
    ("series", "r.episode++;", "", "15"),
    ("series", "!$(\"h\").checked || !r.done", "true", "still in the list"),
    ("series", '<label><input type="checkbox" id="h">Hide finished</label>', '<input hidden id="h">', "no way to hide"),
    ("haircuts", "< -56", "< -55", "stand out"),
    ("haircuts", "r.last = today(); save();", "", "still stands out"),
    ("commissions", "sum(mine,", "sum(rows,", "370"),
    ("commissions", "r.stage = +e.target.value; save();", "", "370"),
    ("homework", "rows.sort((x, y) => x.due.localeCompare(y.due));", "", "not sorted"),
    ("homework", "daysTo(r.due) <= 3", "0", "stand out"),
    ("homework", "daysTo(r.due) <= 3", "1", "stand out"),
    ("homework", 'r.done ? "done" : ', "", "still stands out"),
    ("credits", "sum(rows, r => r.credits * r.grade) / c", "sum(rows, r => r.grade) / rows.length", "2.2"),
    ("mileage", "rows.filter(r => r.date.slice(0, 4) === today().slice(0, 4))", "rows", "61.5"),
    ("mileage", "money(r.km * 0.3), remove", '"", remove', "36"),
    ("members", 'rows.filter(r => !$("s").value || ($("s").value === "yes") === !!r.paid)', "rows", "in the list"),
    ("members", "rows.filter(r => !r.paid)", "rows", "275"),
    ("knots", '(v.value / 1.852).toFixed(2) + " knots"', '"?"', "become"),
    ("yarn", "Math.ceil(", "Math.round(", "29.4"),
    ("yarn", "Math.ceil(", "1 + Math.floor(", "37.5"),
    ("drip", "* 20", "* 15", "41.6"),
    ("led", '$("p").value', '$("p").title', "0.14"),
    ("vat", '$("g").oninput', '$("g").onfrob', "200"),
    ("vat", '$("t").value', '$("t").title', "47.5"),
    ("debts", "r.way * r.amount", "r.amount", "30"),
    ("debts", "`gets ${money(-s)} from me`", "`owes me ${money(-s)}`", "nothing tells"),
    ("tent", 'line(r.who, r.from, r.to, days(r) + " days",', "line(r.who, r.from, r.to, '',", "does not show 8"),
    ("tent", "sum(rows, r => days(r) * r.price)", "sum(rows, r => r.price)", "1100"),
    ("shares", "`Loss ${money(-gain(r))}`", "`${money(-gain(r))}`", "is a loss"),
    ("shares", "money(sum(rows, gain))", "money(sum(rows, r => Math.max(0, gain(r))))", "24"),
    ("bottles", "rows.filter(r => r.when.startsWith(today()))", "rows", "285"),
    ("flat_hunt", "rows.sort((x, y) => x.rent / x.size - y.rent / y.size);", "", "order is not"),
    ("flat_hunt", 'el("i", {}, r.notes)', '""', "big balcony"),
    ("subscriptions", "r.price * r.per", "r.price", "22.5"),
    ("calories", "`You are ${-left} over`", '""', "warning"),
    ("calories", "rows.filter(r => r.date === today())", "rows", "1690"),
    ("repairs", "rows.sort((x, y) => (y.urgent || 0) - (x.urgent || 0));", "", "come first"),
    ("repairs", 'rows.filter(r => !$("s").value || r.where === $("s").value)', "rows", "still in the list"),
    ("reunion", "rows.filter(r => r.day === d)", "rows", "4 votes"),
    ("reunion", '<label><input type="radio" name="day" value="20">June 20</label>', "", "not all on offer"),
    ("patrols", "(sum(l, r => r.age) / l.length).toFixed(1)", '""', "10.6"),
    ("patrols", "line(n, l.length,", 'line(n, "",', "does not show 3"),
    ("debate", 'left <= 30 ? "#fdd663"', 'left <= 30 ? ""', "yellow"),
    ("debate", 'left <= 30 ? "#fdd663"', 'left <= 60 ? "#fdd663"', "forty"),
    ("debate", 'left <= 0 ? "#f28b82"', 'left < -99 ? "#f28b82"', "red"),
    ("chess_clock", "if (on !== 1) on = 1;", "on = 0;", "the other clock"),
    ("chess_clock", "left[on]--; show();", "left[0]--; left[1]--; show();", "2 clocks"),
    ("kitchen", "for (const t of all) {", "for (const t of all.slice(-1)) {", "does not show about"),
    ("kitchen", ': "Done!"', ': "1:00"', "is done"),
    ("elements", "if (ok) n++;", "n++;", "does not show 6"),
    ("elements", "at = (at + 1 + Math.floor(Math.random() * 5)) % all.length;", "", "always the same"),
    ("verbs", "Math.floor(Math.random() * rows.length)", "0", "always asks the same"),
    ("verbs", "ok ? right++ : wrong++;", "right++;", "by 'right'"),
    ("verbs", '$("v").textContent = ok', '$("v").title = ok', "does not say"),
    ("matches", "b.disabled = b.dataset.n > left;", "b.disabled = false;", "three where only one"),
    ("matches", "`Player ${3 - player} loses`", "`Player ${player} loses`", "said to win"),
    ("matches", "player = 3 - player; show();", "show();", "whose turn"),
    ("dedupe", "[...new Set(", "[...(", "does not become"),
    ("dedupe", ".sort((x, y) => x.localeCompare(y))", "", "does not become"),
    ("dedupe", ".sort((x, y) => x.localeCompare(y))", ".sort()", "does not become"),
    ("santa", "while (to.some((n, i) => n === names[i]));", "while (0);", "themselves"),
    ("santa", "do to.sort(() => Math.random() - 0.5); while", "to.push(to.shift()); while", "always draws"),
    ("bingo", "bag.splice(Math.floor(Math.random() * bag.length), 1)[0]", "bag[Math.floor(Math.random() * 75)]",
     "twice"),
    ("bingo", "#n{font-size:6em}", "#n{font-size:1.2em}", "not really big"),
    ("bingo", '$("x" + n).className = "on";', "", "stand out on the board"),
)  # fmt: skip


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as one:
        yield one


def _marked(request_id: str, *values: object) -> object:
    marks = () if request_id in QUICK else (pytest.mark.slow,)
    return pytest.param(request_id, *values, marks=marks)


@pytest.mark.parametrize("request_id", [_marked(one.id) for one in load_set("fresh")])
def test_a_page_that_does_all_that_was_asked_is_said_to_behave(judge: Judge, tmp_path: Path, request_id: str) -> None:
    _write(tmp_path, _page(request_id))

    judgement = judge.judge(tmp_path, find(request_id))

    assert judgement.behaves, judgement.failure


@pytest.mark.slow
@pytest.mark.parametrize("request_id", OTHER)
def test_a_page_that_does_it_in_another_way_behaves_too(judge: Judge, tmp_path: Path, request_id: str) -> None:
    _write(tmp_path, _page(f"{request_id}_other"))

    judgement = judge.judge(tmp_path, find(request_id))

    assert judgement.behaves, judgement.failure


@pytest.mark.parametrize(("request_id", "good", "bad", "complaint"), [_marked(*fault) for fault in BROKEN])
def test_a_page_that_lacks_one_wish_is_found_out(
    judge: Judge, tmp_path: Path, request_id: str, good: str, bad: str, complaint: str
) -> None:
    text = _page(request_id)
    assert good in text
    _write(tmp_path, text.replace(good, bad))

    judgement = judge.judge(tmp_path, find(request_id), tries=1)

    assert not judgement.behaves
    assert complaint in judgement.failure


@pytest.mark.slow
@pytest.mark.parametrize("request_id", [name for name in (one.id for one in load_set("fresh")) if name not in TOOLS])
def test_a_page_that_forgets_all_when_it_is_opened_again_is_found_out(
    judge: Judge, tmp_path: Path, request_id: str
) -> None:
    text = _page(request_id)
    kept = 'JSON.parse(localStorage.rows || "[]")'
    assert kept in text
    _write(tmp_path, text.replace(kept, "[]"))

    assert not judge.judge(tmp_path, find(request_id), tries=1).behaves


def _page(name: str) -> str:
    base = (PAGES / "base.js").read_text(encoding="utf-8")
    return (PAGES / f"{name}.html").read_text(encoding="utf-8").replace("//BASE\n", base)


def _write(folder: Path, text: str) -> None:
    (folder / "index.html").write_text(text, encoding="utf-8")
