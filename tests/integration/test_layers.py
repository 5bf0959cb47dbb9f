"""Every layer of checks holds for a sound app and turns red for one that lacks just that."""

from dataclasses import dataclass

import pytest

from app.browser.client import BrowserClient
from app.domain.blueprint_parser import parse_blueprint
from app.domain.check import LAYERS, Check, Layer
from app.domain.codebase import Codebase, SourceFile
from app.kit.checks import derive_checks
from app.kit.compiler import compile_app
from app.kit.conversions import find_conversion
from tests.kit_apps import EXPENSES, PARTS, TOOLS

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]
GROCERIES = "app Groceries\nrecord item: name text, amount number, until date\ntotal All = sum(amount)\n"
BLUEPRINT = parse_blueprint(GROCERIES).blueprint
SOUND = compile_app(BLUEPRINT, PARTS)
CHECKS = tuple(check for check in derive_checks(BLUEPRINT) if check.layer != "behaviour")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is broken where, and the layer that must see it. Without `sound`, something is added at the file's end."""

    layer: Layer
    file: str
    sound: str
    broken: str


FAULTS = (
    Fault("syntax", "app.js", "Kit.run();", "Kit.run(;"),
    Fault("static rules", "kit/dom.js", "element.append(child);", "element.innerHTML += child;"),
    Fault("loads", "app.js", "Kit.run();", "Kit.walk();"),
    Fault(
        "markup stays text",
        "kit/dom.js",
        "element.append(child);",
        "if (child.nodeType) element.append(child); else element.insertAdjacentHTML('beforeend', child);",
    ),
    Fault("persistence", "kit/store.js", "localStorage.setItem(", "String("),
    Fault("deletion and undo", "kit/dom.js", 'key.toLowerCase() === "z"', 'key.toLowerCase() === "y"'),
    Fault("wrong values", "kit/format.js", " && Number.isFinite(value);", ";"),
    Fault("accessibility", "kit/records.js", "row.$id}`, onclick }, label);", 'row.$id}`, onclick }, "");'),
    Fault("contrast", "styles.css", "", ".status { color: #ddd !important; background: #fff !important }"),
    Fault("desktop width", "styles.css", "", "main { min-width: 1600px }"),
    Fault("keyboard", "kit/records.js", '"data-focus": `${label} ${row.$id}`', '"tabindex": "-1"'),
    Fault("keyboard", "styles.css", "", "*:focus-visible { outline: none !important; box-shadow: none !important }"),
    Fault(
        "dark contrast",
        "styles.css",
        "",
        "@media (prefers-color-scheme: dark) { .status { color: #222 !important } }",
    ),
    Fault("phone width", "styles.css", "", ".status { min-width: 500px }"),
    Fault(
        "storage",
        "kit/store.js",
        "} catch (error) {\n      // Falls through",
        "} finally {\n      // Falls through",
    ),
    Fault(
        "storage",
        "kit/store.js",
        "Kit.store.memory.set(key, text);\n      Kit.warn(",
        "Kit.store.memory.set(key, text);\n      String(",
    ),
    Fault("two tabs", "kit/shell.js", "Kit.store.onOtherTab(() => Kit.reload());", ""),
    Fault(
        "many records",
        "kit/listing.js",
        "Kit.drawFilters(view, all);\n",
        "Kit.drawFilters(view, all);\n  for (let n = 0; n < 2e9; n += 1);\n",
    ),
    Fault(
        "network",
        "kit/shell.js",
        "Kit.run = function () {",
        "Kit.run = function () {\n  new Image().src = 'https://example.org/a.png';",
    ),
)


async def test_a_sound_app_passes_every_layer(browser: BrowserClient) -> None:
    verdict = await browser.run_checks(SOUND, CHECKS)
    assert not [(o.check.layer, o.reason) for o in verdict.failures]
    assert {check.layer for check in CHECKS} == set(LAYERS) - {"behaviour"}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.layer)
async def test_a_layer_sees_what_it_is_for(browser: BrowserClient, fault: Fault) -> None:
    text = SOUND.text(fault.file)
    assert fault.sound in text, "there is nothing to break"
    changed = text.replace(fault.sound, fault.broken, 1) if fault.sound else text + fault.broken
    broken = SOUND.with_file(fault.file, changed)
    verdict = await browser.run_checks(broken, _needed_for(fault.layer))
    assert any(o.held is False for o in verdict.outcomes if o.check.layer == fault.layer)


@pytest.mark.parametrize("text", [EXPENSES, TOOLS])
async def test_other_kinds_of_apps_pass_their_layers_too(browser: BrowserClient, text: str) -> None:
    blueprint = parse_blueprint(text, find_conversion).blueprint
    verdict = await browser.run_checks(compile_app(blueprint, PARTS), derive_checks(blueprint))
    assert not [(o.check.layer, o.check.says, o.reason) for o in verdict.failures]


async def test_no_check_holds_on_an_empty_page(browser: BrowserClient) -> None:
    """A promise that an empty page keeps promises nothing. What is read off files and looks has nothing to object."""
    empty = Codebase((SourceFile("index.html", "<!doctype html><html lang=en><title>Empty</title><h1>Empty</h1>"),))
    about_nothing = {"syntax", "static rules", "contrast", "desktop width", "dark contrast", "phone width", "keyboard"}
    for text in (EXPENSES, TOOLS):
        checks = derive_checks(parse_blueprint(text, find_conversion).blueprint)
        verdict = await browser.run_checks(empty, checks)
        held = {o.check.layer for o in verdict.outcomes if o.held}
        assert held <= about_nothing | {"accessibility", "network", "storage" if text == TOOLS else "network"}


def _needed_for(layer: Layer) -> tuple[Check, ...]:
    """Return the layer's checks and those they go on from."""
    last = max(i for i, check in enumerate(CHECKS) if check.layer == layer)
    if layer == "network":
        return CHECKS
    first = min(i for i, check in enumerate(CHECKS) if check.layer == layer)
    while CHECKS[first].goes_on:
        first -= 1
    return CHECKS[first : last + 1]
