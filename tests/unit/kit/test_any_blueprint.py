"""No blueprint breaks the kit: whatever lines are written, an app, its checks and its design come of them.

More examples: COGNOMEGA_EXAMPLES=10000 pytest tests/unit/kit/test_any_blueprint.py
"""

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from py_mini_racer import MiniRacer

from app.domain.blueprint_parser import Parsed, parse_blueprint
from app.domain.check import Check
from app.domain.codebase import Codebase
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from app.kit.design import design_app
from tests.blueprint_texts import blueprint_texts

KIT = Path(__file__).parents[3] / "resources" / "kit"
PARTS = {p.relative_to(KIT).as_posix(): p.read_text(encoding="utf-8") for p in KIT.rglob("*") if p.is_file()}
EXAMPLES = int(os.environ.get("COGNOMEGA_EXAMPLES", "150"))
# What these lines ask for is all there is to see when the app opens.
SEEN_AT_ONCE = ("app", "style", "text")


class Scripts:
    """Parses JavaScript with V8, each text once."""

    def __init__(self) -> None:
        self._racer = MiniRacer()
        self._parsed: set[str] = set()

    def parse(self, codebase: Codebase) -> None:
        for file in codebase.files:
            if file.path.endswith(".js") and file.text not in self._parsed:
                self._racer.eval(f"new Function({json.dumps(file.text)}); 1")
                if not file.path.startswith(("app.js", "functions.js")):
                    self._parsed.add(file.text)


@pytest.fixture(scope="module")
def scripts() -> Scripts:
    return Scripts()


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(text=blueprint_texts())
def test_any_lines_become_a_sound_app_with_its_checks(scripts: Scripts, text: str) -> None:
    parsed = parse_blueprint(text, find_conversion)
    codebase = compile_app(parsed.blueprint, PARTS)
    scripts.parse(codebase)
    _assert_no_network(codebase)
    design_app(parsed.blueprint)
    _assert_every_line_is_proved(parsed, derive_checks(parsed.blueprint))


def _assert_every_line_is_proved(parsed: Parsed, checks: tuple[Check, ...]) -> None:
    opening = next(check for check in checks if check.layer == "loads")
    others = [check for check in checks if check is not opening]
    lines = parsed.blueprint.lines
    assert {n for check in checks for n in check.lines} <= set(range(len(lines)))
    proved = {n for check in others for n in check.lines}
    left_out = {problem.line for problem in parsed.problems}
    for number in set(range(len(lines))) - left_out - proved:
        assert number in opening.lines, f"nothing proves “{lines[number].text}”"
        assert re.split(r"[\s:]", lines[number].text.lower())[0] in SEEN_AT_ONCE, (
            f"only the opening proves “{lines[number].text}”"
        )


class _Addresses(HTMLParser):
    """Collects what a page loads or leads to; addresses that stand in its text are only words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("src", "href", "action", "data", "srcset")]


def _assert_no_network(codebase: Codebase) -> None:
    for address in _Addresses(codebase.text("index.html")).found:
        assert not re.match(r"\s*([a-z]+:)?//", address), address
    for file in codebase.files:
        if file.path.endswith(".css"):
            assert "//" not in re.sub(r"/\*.*?\*/", "", file.text, flags=re.DOTALL)
        if file.path.endswith(".js"):
            assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|eval|importScripts|Function)\s*\(", file.text)
