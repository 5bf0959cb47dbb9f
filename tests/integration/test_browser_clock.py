"""The page's clock: time can be moved, and everything that depends on it moves in order."""

# ruff: noqa: E501  (pages and scripts under test, one a line)

import pytest

from app.browser.client import BrowserClient
from app.domain.check import Check, Outcome, Step
from app.domain.codebase import Codebase, SourceFile

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def use(browser: BrowserClient, script: str, *steps: Step) -> Outcome:
    html = f"<!doctype html><title>t</title><p id=out></p><button id=go>Start</button><script>{script}</script>"
    verdict = await browser.run_checks(Codebase((SourceFile("index.html", html),)), (Check("it works", steps),))
    return verdict.outcomes[0]


def advance(seconds: float) -> Step:
    return Step("advance", value=str(seconds))


COUNTDOWN = """
let end = 0, timer = 0;
const show = () => {
  const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
  out.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : "Time is up";
  if (!left) clearInterval(timer);
};
go.onclick = () => { end = Date.now() + MINUTES * 60000; timer = setInterval(show, 250); show(); };
"""


async def test_a_countdown_runs_to_its_end(browser: BrowserClient) -> None:
    script = COUNTDOWN.replace("MINUTES", "1")
    steps = (
        Step("press", "Start"),
        advance(30),
        Step("see", value="0:30"),
        advance(30),
        Step("see", value="Time is up"),
    )
    outcome = await use(browser, script, *steps)
    assert outcome.held, outcome.reason


async def test_a_countdown_that_never_starts_is_found_out(browser: BrowserClient) -> None:
    script = COUNTDOWN.replace("MINUTES", "1").replace("setInterval", "void ")
    assert (
        await use(browser, script, Step("press", "Start"), advance(60), Step("see", value="Time is up"))
    ).held is False


async def test_an_hour_passes_in_a_moment(browser: BrowserClient) -> None:
    script = COUNTDOWN.replace("MINUTES", "60")
    outcome = await use(browser, script, Step("press", "Start"), advance(3601), Step("see", value="Time is up"))
    assert outcome.held, outcome.reason


async def test_counting_ticks_counts_them_all(browser: BrowserClient) -> None:
    script = "let n = 0; go.onclick = () => setInterval(() => { out.textContent = `n=${++n}` }, 1000)"
    outcome = await use(browser, script, Step("press", "Start"), advance(60.1), Step("see", value="n=60"))
    assert outcome.held, outcome.reason


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("setTimeout(() => say('b'), 2000); setTimeout(() => say('a'), 1000); setTimeout(() => say('c'), 9000)", "ab"),
        (
            "const sleep = (ms) => new Promise((go) => setTimeout(go, ms)); "
            "(async () => { for (const x of 'abc') { await sleep(1000); say(x) } })()",
            "abc",
        ),
        ("const id = setInterval(() => { say('x'); clearInterval(id) }, 1000)", "x"),
        ("const id = setTimeout(() => say('x'), 1000); clearTimeout(id); say('y')", "y"),
        ("setTimeout((a, b) => say(a + b), 1000, 'p', 'q')", "pq"),
        (
            "const from = performance.now(); setTimeout(() => say(Math.round((performance.now() - from) / 1000) + 's'), 3000)",
            "3s",
        ),
        (
            "let from; requestAnimationFrame(function f(now) { from ??= now; if (now - from < 4000) requestAnimationFrame(f); "
            "else say('done') })",
            "done",
        ),
        ("(function again(n) { if (n) setTimeout(again, 0, n - 1); else say('zero') })(100)", "zero"),
        ("setTimeout(() => { throw new Error('x') }, 500); setTimeout(() => say('on'), 1000)", "on"),
        (
            "say(new Date() instanceof Date && new Date(0).getTime() === 0 && new Date().constructor === Date ? 'date' : '')",
            "date",
        ),
        ("class D extends Date {} ; say(new D(5).getTime() === 5 && new D() instanceof D ? 'sub' : '')", "sub"),
    ],
)
async def test_time_moves_in_order(browser: BrowserClient, script: str, text: str) -> None:
    say = "const say = (text) => { out.textContent += text };"
    outcome = await use(browser, say + script, advance(5), Step("see", value=text))
    assert outcome.held, outcome.reason


async def test_time_does_not_fire_what_is_not_due(browser: BrowserClient) -> None:
    script = "setTimeout(() => { out.textContent = 'late' }, 9000)"
    assert (await use(browser, script, advance(5), Step("see_not", value="late"))).held
    assert (await use(browser, script, advance(5), Step("see", value="late"))).held is False


async def test_time_passes_by_itself_too(browser: BrowserClient) -> None:
    assert (await use(browser, "setTimeout(() => { out.textContent = 'soon' }, 100)", Step("see", value="soon"))).held


async def test_the_date_is_what_the_check_says_after_a_reload(browser: BrowserClient) -> None:
    script = (
        "out.textContent = new Date().toLocaleDateString('en-CA') + ' ' + new Intl.DateTimeFormat('en-CA').format()"
    )
    steps = (Step("today", value="2031-02-03T09:00"), Step("reload"), Step("see", value="2031-02-03 2031-02-03"))
    outcome = await use(
        browser,
        script,
        *steps,
        Step("today", value="2031-02-04T09:00"),
        Step("reload"),
        Step("see", value="2031-02-04"),
    )
    assert outcome.held, outcome.reason


async def test_time_that_passed_stays_passed_after_a_reload(browser: BrowserClient) -> None:
    script = """
      const since = Number(localStorage.since ||= Date.now());
      out.textContent = Math.round((Date.now() - since) / 3600000) + " hours"
    """
    outcome = await use(browser, script, advance(7200), Step("reload"), Step("see", value="2 hours"))
    assert outcome.held, outcome.reason


async def test_the_next_check_has_the_real_date_again(browser: BrowserClient) -> None:
    html = "<p id=out></p><script>out.textContent = new Date().getFullYear()</script>"
    moved = Check("moved", (Step("today", value="2099-01-01T09:00"), Step("reload"), Step("see", value="2099")))
    real = Check("real", (Step("see_not", value="2099"),))
    assert (await browser.run_checks(Codebase((SourceFile("index.html", html),)), (moved, real))).is_held


async def test_too_much_work_in_a_long_time_ends(browser: BrowserClient) -> None:
    script = "setInterval(() => { for (let n = 0; n < 1e6; n++); }, 10)"
    outcome = await use(browser, script, advance(36000), Step("see", value="x"))
    assert outcome.held is False
