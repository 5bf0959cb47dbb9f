"""The judge of the later requests says yes to pages made by hand, and no to the same pages with one wish taken away."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.judge import CHROMIUM, Judge
from tests.e2e.requests import find, load_set

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Debian's chromium is not installed"),
]

PAGES = Path(__file__).parent / "pages" / "later"
BASE = Path(__file__).parent / "pages" / "fresh" / "base.js"
# many pages, each used for seconds: CI does one of each kind, `-m slow` all of them
QUICK = ("firewood", "choir", "cake_pan", "nails")
# the same wishes met in quite another way
OTHER = ("allergies", "appointments", "body_quiz", "carpool", "contractions", "cups", "garden", "half_marathon",
         "knitting", "mastermind", "moving", "parking", "presents", "seats", "sizes", "slide", "story", "truth_dare",
         "unit_price", "visitors", "weekday")  # fmt: skip
THIRD = ("body_quiz", "parking")

# id, what the good page says, what the broken one says, words of the complaint
BROKEN = (
    ("piano", "r.date.startsWith(today().slice(0, 7))", "true", "140"),
    ("sponsors", "r.per * others.find(o => o.name === r.kid).laps", "r.per", "28"),
    ("moving", 'r.thing.includes($("q").value)', "true", "still shows"),
    ("moving", '"Box " + r.box, room(r),', '"Box " + r.box, "",', "Kitchen"),
    ("firewood", "(r.bring ? 30 : 0)", "(r.bring ? 30 * r.m : 0)", "480"),
    ("firewood", '$("s").textContent', '$("s").title', "10.5"),
    ("rain", "y.mm - x.mm", "y.date.localeCompare(x.date)", "wettest"),
    ("rain", "sum(l, r => r.mm)", "sum(rows, r => r.mm)", "20.5"),
    ("flea", "0.8 * ", "", "68"),
    ("flea", "money(0.2 *", "money(0.8 *", "24.5"),
    ("parcels", "r.kg <= 5", "r.kg < 5", "does not show 8"),
    ("parcels", "r.date.startsWith(today().slice(0, 7))", "true", "25"),
    ("driving", "10 - night", "10 - all", "462"),
    ("driving", "50 - all", "all", "2652"),
    ("solar", 'd(r) > 0 ? "#188038" : "#c5221f"', '"#188038"', "not red"),
    ("solar", "r.date.startsWith(today().slice(0, 7))", "true", "11.5"),
    ("plumber", "(60 * r.h + r.m) * 1.08", "60 * r.h * 1.08 + r.m", "243"),
    ("plumber", "rows.filter(r => !r.paid)", "rows", "729"),
    ("parking", "Math.ceil", "Math.floor", "does not show 6"),
    ("carpool", "times(x) - times(y)", "times(y) - times(x)", "is next"),
    ("carpool", 'times(n) + " times"', '""', "4"),
    ("peaks", "rows.sort((x, y) => y.h - x.h);", "", "highest"),
    ("peaks", "r.h > 3000", "r.h > 2", "4 by"),
    ("fishing", "!now || r.lake === now", "true", "still in the list"),
    ("fishing", "y.cm - x.cm", "x.cm - y.cm", "74"),
    ("choir", "rows.filter(r => r.voice === v).length", "rows.length", "3 by"),
    ("choir", '!$("s").value || r.voice === $("s").value', "true", "still in the list"),
    ("visitors", "r.gone = Date.now(); save();", "save();", "4 by"),
    ("appointments", "r.date >= today()", "true", "still in the list"),
    ("appointments", "rows.sort((x, y) => (x.date + x.time).localeCompare(y.date + y.time));", "", "the order is not"),
    ("kidsays", "y.date.localeCompare(x.date)", "x.date.localeCompare(y.date)", "the order is not"),
    ("kidsays", "!now || r.who === now", "true", "still in the list"),
    ("presents", "o.person === r.person && o.gift === r.gift", "false", "does not warn"),
    ("presents", "o.person === r.person && o.gift === r.gift", "o.gift === r.gift", "who never got it"),
    ("allergies", '!$("s").value || r[$("s").value]', "true", "still in the list"),
    ("garden", "r.done === year()", "r.done", "next year"),
    ("garden", "new Date().getMonth() + 1", "3", "this month"),
    ("opening", "r.done === today()", "r.done", "next morning"),
    ("opening", "checked: r.done === today()", "checked: false", "stay ticked"),
    ("guitar", "[rows[i], rows[i + d]] = [rows[i + d], rows[i]]; save();", "", "after an arrow"),
    ("sizes", "r.at = today(); if (now)", "if (now) r.at = now.at; else r.at = today(); if (now)", "2026-03-30"),
    ("unit_price", 'a < b ? "A" : "B"', '$("p1").value < $("p2").value ? "A" : "B"', "better deal"),
    ("unit_price", "* 1000, b", "* 100, b", "6.2"),
    ("half_marathon", "60 * $(\"m\").value + +$(\"s\").value", "60 * $(\"m\").value", "1:56:03"),
    ("cake_pan", "** 2", "", "177.5"),
    ("cups", "* $(\"u\").value", "* 240", "105"),
    ("titles", '.replace(/ +/g, " ")', "", "does not become"),
    ("titles", ".toLowerCase()", "", "does not become"),
    ("weekday", 'new Date($("d").value)', "new Date()", "Saturday"),
    ("contractions", "text(r.a - rows[i - 1].a)", "text(r.a - rows[i - 1].b)", "6 minutes"),
    ("contractions", "text(r.b - r.a)", '""', "50 seconds"),
    ("knitting", "(n - 1) % 8 + 1", "n % 8", "after 8 rows"),
    ("knitting", "localStorage.n = n;", "", "after 11 rows"),
    ("tablet", "if (s.day !== day())", "if (!s.day)", "60 minutes"),
    ("tablet", '"Time is up for today!"', '""', "the hour is over"),
    ("nails", "s.best = Math.max(s.best, floor());", "", "5 by 'longest'"),
    ("nails", "s.at = Date.now(); show();", "show();", "0 by"),
    ("body_quiz", "if (all[at][1] === v) score++;", "score++;", "not ten together"),
    ("body_quiz", "at === 10", "at === 8", "not ten"),
    ("truth_dare", "names.filter(n => n !== who)", "names", "twice in a row"),
    ("truth_dare", "any(dares)", '""', "gives no dare"),
    ("slide", "for (let n = 0; n < 300; n++) swap(Math.floor(Math.random() * 9));", "b = [2, 1, 3, 4, 5, 6, 7, 8, 0];",
     "cannot be solved"),
    ("slide", "moves++; show();", "show();", "3 by 'moves'"),
    ("slide", '"You did it!"', '""', "in order"),
    ("mastermind", "- right;", ";", "contradict"),
    ("mastermind", '$("l").append(li)', '$("l").replaceChildren(li)', "not on the screen"),
    ("story", '$("b").onclick = show;', "show();", "no new mix"),
    ("seats", "12 * n", "10 * n", "48"),
    ("seats", 's[i] ? "sold" : ""', '""', "color"),
    ("seats", "localStorage.s = JSON.stringify(s);", "", "37"),
)  # fmt: skip


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as one:
        yield one


def _marked(request_id: str, *values: object) -> object:
    marks = () if request_id in QUICK else (pytest.mark.slow,)
    return pytest.param(request_id, *values, marks=marks)


@pytest.mark.parametrize("request_id", [_marked(one.id) for one in load_set("later")])
def test_a_page_that_does_all_that_was_asked_is_said_to_behave(judge: Judge, tmp_path: Path, request_id: str) -> None:
    _write(tmp_path, _page(request_id))

    judgement = judge.judge(tmp_path, find(request_id))

    assert judgement.behaves, judgement.failure


@pytest.mark.slow
@pytest.mark.parametrize("name", [*(f"{one}_other" for one in OTHER), *(f"{one}_third" for one in THIRD)])
def test_a_page_that_does_it_in_another_way_behaves_too(judge: Judge, tmp_path: Path, name: str) -> None:
    _write(tmp_path, _page(name))

    judgement = judge.judge(tmp_path, find(name.rpartition("_")[0]))

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


def _page(name: str) -> str:
    text = (PAGES / f"{name}.html").read_text(encoding="utf-8")
    return text.replace("//BASE\n", BASE.read_text(encoding="utf-8"))


def _write(folder: Path, text: str) -> None:
    (folder / "index.html").write_text(text, encoding="utf-8")
