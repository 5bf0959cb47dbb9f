"""Whatever lines are written, what comes of them runs in the real engine: no script error, no way out.

A few in every run of the suite; `-m slow` loads 10,000, in ten pieces that can be run one by one (`-k piece3`), and
uses 300 (COGNOMEGA_EXAMPLES=n for other numbers).
"""

import asyncio
import os
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from app.browser.client import BrowserClient
from app.domain.blueprint_parser import parse_blueprint
from app.domain.codebase import Codebase
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from tests.blueprint_texts import blueprint_texts
from tests.kit_apps import PARTS
from tests.many_apps import TOO_BUSY, fault_alone, faults_of

pytestmark = pytest.mark.browser
LOADED, USED = (int(os.environ.get("COGNOMEGA_EXAMPLES", n)) for n in ("10000", "300"))
PIECES, AT_ONCE = 10, 16
# What only agents can write is not there in these apps, and its own check says so.
UNWRITTEN = ("There is no result", "could not be", "Question 1 of", "–")


class Engine:
    """The browser on an event loop of its own, for tests that are not asynchronous."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self.browser = BrowserClient()

    def do(self, work: Callable[[BrowserClient], Coroutine[Any, Any, None]]) -> None:
        self._loop.run_until_complete(work(self.browser))

    def close(self) -> None:
        self._loop.run_until_complete(self.browser.close())
        self._loop.close()


@pytest.fixture(scope="module")
def engine() -> Any:
    made = Engine()
    yield made
    made.close()


def _many(number: int) -> Any:
    def decorate(test: Any) -> Any:
        given_text = given(text=blueprint_texts())(test)
        health = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
        phases = (Phase.generate, Phase.shrink) if number < 100 else (Phase.generate,)
        return settings(max_examples=number, deadline=None, suppress_health_check=health, phases=phases)(given_text)

    return decorate


def _compiled(text: str) -> Codebase:
    return compile_app(parse_blueprint(text, find_conversion).blueprint, PARTS)


async def _load(browser: BrowserClient, text: str) -> None:
    assert not await fault_alone(browser, _compiled(text)), text


async def _load_together(browser: BrowserClient, texts: list[str]) -> dict[str, str]:
    """Return the texts whose apps have a fault, tried again alone: in the files they share, one app's fault is told of
    all. A fault that no app has alone is one, too; that the machine was too busy for several at once is none."""
    bad = await faults_of(browser, [_compiled(text) for text in texts])
    alone = {texts[n]: await fault_alone(browser, _compiled(texts[n])) for n in bad}
    found = {text: fault for text, fault in alone.items() if fault}
    assert found or all(why.startswith(TOO_BUSY) for why in bad.values()), (bad, texts)
    return found


async def _use(browser: BrowserClient, text: str) -> None:
    """Every layer but the wishes only agents could fulfil; of those, that nothing stumbles."""
    checks = derive_checks(parse_blueprint(text, find_conversion).blueprint)
    verdict = await browser.run_checks(_compiled(text), checks)
    assert not verdict.errors, (text, verdict.errors)
    assert not browser.last_report.requests and not browser.last_report.dialogs, (text, browser.last_report)
    due = ("syntax", "static rules", "loads", "markup stays text", "persistence", "storage", "network")
    failed = [o for o in verdict.failures if o.check.layer in due or o.held is None]
    assert not failed, (text, [(o.check.layer, o.check.says, o.reason) for o in failed])


@_many(8)
def test_some_blueprints_load_without_a_script_error(engine: Engine, text: str) -> None:
    engine.do(lambda browser: _load(browser, text))


@pytest.mark.parametrize("name", ["constructor", "__proto__", "toString"])
def test_what_is_called_like_a_part_of_every_object_is_kept_like_anything_else(engine: Engine, name: str) -> None:
    engine.do(lambda browser: _use(browser, f"counter {name} daily goal 8\nhabit {name}\nsetting {name} number 5"))


def test_apps_in_frames_are_loaded_as_really_as_alone(engine: Engine) -> None:
    """Each kind of fault is seen, and told of the app that has it."""
    good = _compiled("app Good\nrecord a: b text\nstart x")
    script, page = good.text("app.js"), good.text("index.html")
    apps = [
        good,
        good.with_file("app.js", f"{script}\nnothing.there;"),
        good.with_file(
            "app.js", "// nothing is started\n" + script.replace("Kit.run();", "fetch('https://a.example/');")
        ),
        good.with_file("index.html", page.replace("<main", "<!--<main")),
        good.with_file("app.js", f"{script}\nalert('hello');"),
        good,
    ]

    async def work(browser: BrowserClient) -> None:
        assert set(await faults_of(browser, apps)) == {1, 2, 3, 4}
        assert not await faults_of(browser, [good] * 3)

    engine.do(work)


@pytest.mark.slow
@pytest.mark.timeout(14_400)
@pytest.mark.parametrize("piece", range(PIECES), ids="piece{}".format)
def test_ten_thousand_blueprints_load_without_a_script_error(engine: Engine, piece: int) -> None:
    texts: list[str] = []
    seed(piece)(_many(max(100, LOADED // PIECES))(lambda text: texts.append(text)))()
    for start in range(0, len(texts), AT_ONCE):
        bad: dict[str, str] = {}

        async def work(browser: BrowserClient, some: list[str] = texts[start : start + AT_ONCE]) -> None:
            bad.update(await _load_together(browser, some))  # noqa: B023 - it runs at once

        engine.do(work)
        assert not bad
    print(f"{len(texts)} loaded, {len(set(texts))} different")


@pytest.mark.slow
@pytest.mark.timeout(14_400)
@_many(USED)
def test_three_hundred_blueprints_are_used_as_a_person_would(engine: Engine, text: str) -> None:
    engine.do(lambda browser: _use(browser, text))


@given(words=st.text(min_size=1, max_size=30))
@settings(max_examples=200, deadline=None)
def test_names_and_words_become_no_paths(words: str) -> None:
    """An app's folder, its files and its storage keys hold nothing that leads elsewhere."""
    from app.domain.folder_name import folder_name
    from app.kit.compiler import app_id

    for name in (folder_name(words), app_id(words)):
        assert name and "/" not in name and "\\" not in name and ".." not in name and "\0" not in name
    text = f"app {words}\nrecord {words}: {words} text, {words} number\nmachine {words}\ntext {words}"
    for file in _compiled(text).files:
        assert not file.path.startswith(("/", ".")) and ".." not in file.path
