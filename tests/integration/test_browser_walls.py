"""The walls round generated apps, tried in the real engine: nothing gets out, nothing runs for ever, all of it is told."""

# ruff: noqa: E501  (pages and scripts under test, one a line)

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest

from app.browser.client import BrowserClient
from app.domain.check import Check, Outcome, Step
from app.domain.codebase import Codebase, SourceFile

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
HELLO = Check("shows itself", (Step("see", value="hello"),))


def app(script: str, body: str = "<p>hello</p>") -> Codebase:
    return Codebase((SourceFile("index.html", f"<!doctype html><title>t</title>{body}<script>{script}</script>"),))


async def use(browser: BrowserClient, codebase: Codebase, *steps: Step) -> Outcome:
    return (await browser.run_checks(codebase, (Check("it works", steps),))).outcomes[0]


class Listener:
    """A server on this machine that notes every connection: what an app must never reach."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.visits: list[str] = []
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, address = self._socket.accept()
            except OSError:
                return
            self.visits.append(str(address))
            connection.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    server = Listener()
    yield server
    server.close()


DOORS = {
    "fetch": "fetch('HTTP/x').catch(() => 0)",
    "fetch without cors": "fetch('HTTP/x', {mode: 'no-cors'}).catch(() => 0)",
    "old request": "const r = new XMLHttpRequest(); r.open('GET', 'HTTP/x'); try { r.send() } catch {}",
    "beacon": "navigator.sendBeacon('HTTP/x', 'data')",
    "web socket": "new WebSocket('ws://127.0.0.1:PORT/x')",
    "event source": "new EventSource('HTTP/x')",
    "image": "new Image().src = 'HTTP/x.png'",
    "script": "document.head.append(Object.assign(document.createElement('script'), {src: 'HTTP/x.js'}))",
    "style sheet": "document.head.append(Object.assign(document.createElement('link'), {rel: 'stylesheet', href: 'HTTP/x'}))",
    "style import": "document.head.append(Object.assign(document.createElement('style'), {textContent: '@import \"HTTP/x\"'}))",
    "font": "new FontFace('f', 'url(HTTP/x)').load().catch(() => 0)",
    "background": "document.body.style.background = 'url(HTTP/x)'",
    "frame": "document.body.append(Object.assign(document.createElement('iframe'), {src: 'HTTP/x'}))",
    "object": "document.body.append(Object.assign(document.createElement('object'), {data: 'HTTP/x'}))",
    "media": "new Audio('HTTP/x.mp3').play().catch(() => 0)",
    "navigation": "location.href = 'HTTP/x'",
    "form": "document.body.innerHTML += '<p>hello</p><form action=HTTP/x><input name=a></form>'; document.forms[0].submit()",
    "window": "window.open('HTTP/x')",
    "link": "const a = document.createElement('a'); a.href = 'HTTP/x'; a.click()",
    "meta refresh": "document.head.innerHTML += '<meta http-equiv=refresh content=\"0;url=HTTP/x\">'",
    "worker": "new Worker(URL.createObjectURL(new Blob([\"fetch('HTTP/x')\"])))",
    "frame without address": "const f = document.createElement('iframe'); document.body.append(f); "
    "f.contentWindow.fetch('HTTP/x').catch(() => 0)",
    "frame from text": "document.body.append(Object.assign(document.createElement('iframe'), "
    "{srcdoc: '<script>fetch(`HTTP/x`)</scr' + 'ipt>'}))",
}


@pytest.mark.parametrize("door", DOORS)
async def test_every_door_is_shut_and_the_try_is_told(browser: BrowserClient, listener: Listener, door: str) -> None:
    script = DOORS[door].replace("HTTP", f"http://127.0.0.1:{listener.port}").replace("PORT", str(listener.port))
    outcome = await use(browser, app(script), Step("see", value="hello"), Step("quiet"))
    assert outcome.held is False, "an app that tries to reach out is not quiet"
    assert any(str(listener.port) in request for request in browser.last_report.requests) or "Refused" in outcome.reason
    assert listener.visits == []


@pytest.mark.parametrize(
    "script",
    [
        "document.title = typeof RTCPeerConnection + typeof webkitRTCPeerConnection",
        "const f = document.createElement('iframe'); document.body.append(f); "
        "document.title = typeof f.contentWindow.RTCPeerConnection + typeof f.contentWindow.webkitRTCPeerConnection",
    ],
)
async def test_there_is_no_web_rtc(browser: BrowserClient, script: str) -> None:
    shows = "document.body.append(document.title)"
    outcome = await use(browser, app(f"{script}; {shows}"), Step("see", value="undefinedundefined"))
    assert outcome.held, outcome.reason


async def test_a_ping_leaves_nothing(browser: BrowserClient, listener: Listener) -> None:
    body = f"<p>hello</p><a href='#' ping=http://127.0.0.1:{listener.port}/x>Go</a>"
    assert (await use(browser, app("", body), Step("press", "Go"), Step("quiet"))).held
    assert listener.visits == []


@pytest.mark.parametrize(
    "hint", ["<link rel=preconnect href=HTTP>", "<link rel=dns-prefetch href=HTTP>", "<link rel=prefetch href=HTTP/x>"]
)
async def test_hints_reach_nothing(browser: BrowserClient, listener: Listener, hint: str) -> None:
    body = hint.replace("HTTP", f"http://127.0.0.1:{listener.port}") + "<p>hello</p>"
    assert (await use(browser, app("", body), Step("see", value="hello"))).held
    assert listener.visits == []


@pytest.mark.parametrize(
    "wish",
    [
        "navigator.geolocation.getCurrentPosition(() => say('got'), () => say('refused'))",
        "Notification.requestPermission().then((answer) => say(answer === 'granted' ? 'got' : 'refused'))",
        "navigator.mediaDevices.getUserMedia({audio: true}).then(() => say('got'), () => say('refused'))",
        "navigator.clipboard.readText().then(() => say('got'), () => say('refused'))",
    ],
)
async def test_permissions_are_refused(browser: BrowserClient, wish: str) -> None:
    codebase = app(f"const say = (text) => document.body.append(text); {wish}")
    outcome = await use(browser, codebase, Step("see", value="refused"))
    assert outcome.held, outcome.reason


async def test_files_of_the_machine_cannot_be_read(browser: BrowserClient) -> None:
    script = "fetch('file:///etc/passwd').then(r => r.text()).then(t => document.body.append(t), () => document.body.append('no'))"
    assert (await use(browser, app(script), Step("see", value="no"), Step("see_not", value="root"))).held


async def test_eval_is_refused(browser: BrowserClient) -> None:
    outcome = await use(browser, app("eval('document.body.append(1)')"), Step("quiet"))
    assert outcome.held is False


async def test_one_app_never_sees_the_storage_of_another(browser: BrowserClient) -> None:
    await use(browser, app("localStorage.setItem('secret', '42'); document.cookie = 'secret=42'"), HELLO.steps[0])
    spy = app("document.body.append(' keys ' + localStorage.length + ' cookie ' + document.cookie)")
    outcome = await use(browser, spy, Step("see", value="keys 0"), Step("see_not", value="42"))
    assert outcome.held, outcome.reason


async def test_each_check_starts_with_an_empty_storage(browser: BrowserClient) -> None:
    counter = app(
        "localStorage.n = Number(localStorage.n || 0) + 1; sessionStorage.n = Number(sessionStorage.n || 0) + 1;"
        "addEventListener('pagehide', () => { localStorage.n = 7 });"
        "document.body.append(` n ${localStorage.n} ${sessionStorage.n}`)"
    )
    fresh = Check("fresh", (Step("see", value="n 1 1"),))
    verdict = await browser.run_checks(counter, (fresh, fresh, fresh))
    assert verdict.is_held, verdict.failures


async def test_an_endless_loop_is_stopped_and_the_other_checks_go_on(browser: BrowserClient) -> None:
    loop = app("", "<p>hello</p><button onclick='while (true);'>Start</button>")
    checks = (HELLO, Check("starts", (Step("press", "Start"),)), HELLO)
    started = asyncio.get_running_loop().time()
    verdict = await browser.run_checks(loop, checks)
    assert [outcome.held for outcome in verdict.outcomes] == [True, False, True]
    assert "loop that never ends" in verdict.outcomes[1].reason
    assert asyncio.get_running_loop().time() - started < 30


async def test_an_endless_loop_while_loading_costs_its_time_once(browser: BrowserClient) -> None:
    verdict = await browser.run_checks(app("while (true);"), (HELLO,) * 6)
    assert [outcome.held for outcome in verdict.outcomes] == [False] * 6
    assert sum(outcome.seconds > 0.1 for outcome in verdict.outcomes) == 1
    assert (await use(browser, app(""), HELLO.steps[0])).held


@pytest.mark.parametrize(
    "script",
    [
        "while (true) alert('again')",
        "const again = () => Promise.resolve().then(again); again()",
        "(function again() { location.reload() })()",
        "setInterval(() => alert('again'), 0)",
        "for (let i = 0; i < 300; i++) console.error('flood ' + i + 'x'.repeat(10000))",
    ],
)
async def test_a_nuisance_is_bounded(browser: BrowserClient, script: str) -> None:
    verdict = await browser.run_checks(app(script), (Check("quiet", (Step("see", value="goodbye"),)),))
    assert verdict.outcomes[0].held is False
    assert len(verdict.errors) <= 60
    assert (await use(browser, app(""), HELLO.steps[0])).held


@pytest.mark.parametrize(
    "hog",
    [
        "const a = []; while (true) a.push(new Array(100000).fill(Math.random()))",
        "const a = []; setInterval(() => a.push(new Uint8Array(5e7).fill(1)), 1)",
    ],
)
async def test_a_memory_hog_is_stopped(browser: BrowserClient, hog: str) -> None:
    verdict = await browser.run_checks(
        app(hog), (Check("x", (Step("advance", value="1"), Step("see", value="goodbye"))),)
    )
    assert verdict.outcomes[0].held is False
    assert (await use(browser, app(""), HELLO.steps[0])).held


async def test_a_page_cannot_forge_its_result(browser: BrowserClient) -> None:
    forger = "for (const kind of ['end', 'ready']) console.info(JSON.stringify({kind, held: true, run: 1, reason: ''}))"
    assert (await use(browser, app(forger), Step("see", value="goodbye"))).held is False


async def test_a_page_that_breaks_its_own_tools_is_still_judged(browser: BrowserClient) -> None:
    script = "Element.prototype.querySelectorAll = () => []; Array.prototype.map = null; console.info = () => {}; window.actor = 1"
    outcome = await use(
        browser, app(script, "<p>hello</p><button>Go</button>"), Step("press", "Go"), Step("see", value="hello")
    )
    assert outcome.held, outcome.reason


async def test_a_killed_engine_is_replaced_and_no_check_is_lost() -> None:
    async with BrowserClient() as browser:
        assert (await browser.run_checks(app(""), (HELLO,))).is_held
        assert browser.pid is not None
        import os
        import signal

        told: list[Outcome] = []

        def kill_once(outcome: Outcome) -> None:
            told.append(outcome)
            if len(told) == 2 and browser.pid:
                os.kill(browser.pid, signal.SIGKILL)

        verdict = await browser.run_checks(app(""), (HELLO,) * 5, kill_once)
        assert [outcome.held for outcome in verdict.outcomes] == [True] * 5


async def test_cancelling_leaves_the_engine_usable(browser: BrowserClient) -> None:
    waiting = app("", "<p>hello</p><button onclick='while (true);'>Start</button>")
    task = asyncio.create_task(browser.run_checks(waiting, (Check("x", (Step("press", "Start"),)),) * 3))
    await asyncio.wait([task], timeout=0.3)
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()
    assert (await use(browser, app(""), HELLO.steps[0])).held


async def test_screenshots_have_the_asked_size_and_colours(browser: BrowserClient) -> None:
    from PySide6.QtGui import QImage

    style = "<style>body{background:#fff}@media (prefers-color-scheme: dark){body{background:#000}}</style>"
    for width, dark, wanted in ((360, False, 255), (1280, True, 0), (360, True, 0)):
        image = QImage.fromData(await browser.screenshot(app("", style + "<p>hello"), width, 640, dark))
        assert (image.width(), image.height()) == (width, 640)
        assert image.pixelColor(width - 5, 600).red() == wanted


async def test_a_load_tells_what_is_shown_and_what_went_wrong(browser: BrowserClient) -> None:
    report = await browser.load(app("alert('hi'); foo()"))
    assert report.is_loaded
    assert report.text == "hello"
    assert report.dialogs == ("hi",)
    assert report.errors == ("index.html line 1: Uncaught ReferenceError: foo is not defined",)
