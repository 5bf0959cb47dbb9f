"""The judge says yes to pages that work and no to pages that only look as if they did."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.judge import CHROMIUM, Judge
from tests.e2e.requests import SETS, find, load_set

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Debian's chromium is not installed"),
]

PAGES = Path(__file__).parent / "pages"
GOOD = ("water", "movies", "fuel", "pipeline", "temperature", "countdown", "planets", "invoices", "notes", "tictactoe",
        "inches", "scores", "lottery", "tea")  # fmt: skip

# id, what the good page says, what the broken one says, words of the complaint
BROKEN = {
    "button_reloads_page": ("movies", "save(); e.target.reset(); draw(); }",
                            "e.target.submit(); }", "not in the list"),
    "saves_but_never_lists": ("movies", "e.target.reset(); draw(); }", "e.target.reset(); }", "not in the list"),
    "keeps_nothing": ("movies", 'localStorage.setItem("movies", JSON.stringify(movies))', "0", "not in the list"),
    "delete_does_nothing": ("movies", "movies = movies.filter(o => o !== m);", "", "still in the list"),
    "filter_does_nothing": ("movies", "movies.filter(m => !now || m.genre === now)", "movies", "still in the list"),
    "tick_is_forgotten": ("movies", "m.seen = seen.checked; save();", "", "no longer seen"),
    "adds_up_text": ("fuel",
        "(s, r) => s + r.liters * r.price, 0)", '(s, r) => s + r.liters * r.price, "")', "by 'total"),
    "chart_stands_still": ("fuel", '(months[r.date.slice(0, 7)] || 0) + r.liters * r.price', "50", "chart"),
    "no_chart": ("fuel", "<figure>", "<figure hidden>", "no chart"),
    "card_does_not_move": ("pipeline", "if (next) deals[next].stage++;", "", "does not move"),
    "stage_total_counts_all": ("pipeline", "mine.reduce", "deals.reduce", "by 'proposal'"),
    "stage_total_missing": ("pipeline", "<p>Total $", "<p hidden>Total $", "by 'lead'"),
    "works_one_way_only": ("temperature", "f.oninput", "f.onfrob", "fahrenheit does not become"),
    "wrong_formula": ("temperature", "* 9 / 5 + 32", "* 2 + 30", "celsius does not become"),
    "pause_does_nothing": ("countdown",
        '$("p").onclick = () => { clearInterval(timer); timer = 0; };', "", "110"),
    "quiz_without_score": ("planets", "Your score: ${score} of ${questions.length}", "Thank you", "score"),
    "streak_counts_every_tick": ("water", "while (days.has(key(d))) {", "n = days.size; if (0) {", "1 by 'streak'"),
    "paid_bills_are_owed": ("invoices", " && !i.paid", "", "200"),
    "search_finds_titles_only": ("notes", "(n.title + n.text)", "n.title", "not in the list"),
    "inches_too_short": ("inches", "b.value*2.54", "b.value*2.5", "inch does not become"),
    "leader_is_not_first": ("scores", ".sort((x,y)=>y[1]-x[1])", "", "leading"),
    "draws_a_number_twice": ("lottery", "a.splice(Math.floor(Math.random()*a.length),1)[0]",
                             "1+Math.floor(Math.random()*9)", "six different"),
    "tea_is_never_ready": ("tea", 's.textContent="Your tea is ready"', "left=1;show()", "ready"),
    "one_player_only": ("tictactoe", 'turn = turn === "X" ? "O" : "X";', "", "in turn"),
    "asks_the_network": ("water", "<h1>", '<img src="https://example.org/x.png"><h1>', "network"),
    "script_error": ("water", "draw();\n</script>", "draw(); undefinedThing();\n</script>", "script error"),
    "scrolls_sideways": ("water", "<h1>", '<div style="width:600px">wide</div><h1>', "sideways"),
}  # fmt: skip


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with Judge() as one:
        yield one


@pytest.mark.parametrize("request_id", GOOD)
def test_a_page_that_works_is_said_to_behave(judge: Judge, request_id: str) -> None:
    judgement = judge.judge(PAGES / f"{request_id}.html", find(request_id))

    assert judgement.behaves, judgement.failure


@pytest.mark.parametrize("fault", BROKEN)
def test_a_page_that_only_looks_right_is_found_out(judge: Judge, tmp_path: Path, fault: str) -> None:
    request_id, good, bad, complaint = BROKEN[fault]
    text = (PAGES / f"{request_id}.html").read_text(encoding="utf-8")
    assert good in text
    (tmp_path / "index.html").write_text(text.replace(good, bad), encoding="utf-8")

    judgement = judge.judge(tmp_path, find(request_id), tries=1)

    assert not judgement.behaves
    assert complaint in judgement.failure


@pytest.mark.parametrize("request_id", [one.id for one in load_set("samples")])
def test_an_empty_page_satisfies_no_sample(judge: Judge, tmp_path: Path, request_id: str) -> None:
    _expect_refused(judge, tmp_path, request_id)


@pytest.mark.slow
@pytest.mark.parametrize("request_id", [one.id for name in SETS[1:] for one in load_set(name)])
def test_an_empty_page_satisfies_no_request(judge: Judge, tmp_path: Path, request_id: str) -> None:
    _expect_refused(judge, tmp_path, request_id)


def _expect_refused(judge: Judge, folder: Path, request_id: str) -> None:
    """Expect a page that shows nothing but the words of the request to be refused."""
    words = find(request_id).request
    (folder / "index.html").write_text(f"<!doctype html><title>App</title><h1>{words}</h1>", encoding="utf-8")

    assert not judge.judge(folder, find(request_id), tries=1).behaves
