"""Every kind of step, in the real engine: it holds where it should and does not hold where it should not."""

# ruff: noqa: E501  (pages and scripts under test, one a line)

import pytest

from app.browser.client import BrowserClient
from app.domain.check import Check, Outcome, Step
from app.domain.codebase import Codebase, SourceFile

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SHOP = """<!doctype html><html lang="en"><title>Shop</title>
<style>.sr { position: absolute; width: 1px; height: 1px; overflow: hidden } .hidden { display: none }</style>
<h1>Groceries</h1>
<form id="form">
  <label>Name <input id="name" required maxlength="20"></label>
  <label for="amount">Amount *</label><input id="amount" type="number" step="any" value="1">
  <label>Aisle <select id="aisle"><option>Dairy</option><option>Fruit</option></select></label>
  <label>Bought on <input id="date" type="date"></label>
  <label><input id="organic" type="checkbox"> Organic</label>
  <fieldset><legend>Rating</legend>
    <label><input type="radio" name="stars" value="1"> 1 star</label>
    <label><input type="radio" name="stars" value="4"> 4 stars</label></fieldset>
  <textarea aria-label="Notes"></textarea>
  <label>Colour <input type="color" id="colour"></label>
  <input placeholder="Search" type="search" id="search">
  <button>Add</button>
</form>
<details><summary>More</summary><label>Shop <input id="shop"></label><button id="clear">Clear all</button></details>
<section aria-labelledby="items"><h2 id="items">Items</h2>
  <table><thead><tr><th>Name</th><th>Amount</th></tr></thead><tbody id="rows"></tbody></table></section>
<section><h2>Totals</h2><dl><dt>Total</dt><dd id="total">–</dd></dl>
  <p>Average: <b id="average">–</b></p><output aria-label="Price">$1,234.50</output></section>
<button disabled>Send</button><button id="later">Later</button><p id="late"></p>
<p class="hidden">secret</p><p class="sr">spoken only</p><p style="opacity:0">glass</p>
<p>15 litres, 2.50 kg, -7 degrees</p><canvas aria-label="Drawing" width="20" height="20"></canvas>
<button id="draw">Draw</button>
<script>
const rows = document.getElementById("rows"), by = (id) => document.getElementById(id);
let items = JSON.parse(localStorage.getItem("items") || "[]");
function show() {
  rows.replaceChildren(...items.map((item, index) => {
    const row = document.createElement("tr");
    for (const text of [item.name, item.amount]) row.insertCell().append(text);
    const button = document.createElement("button");
    button.textContent = "Delete";
    button.onclick = () => { items.splice(index, 1); save(); };
    row.insertCell().append(button);
    return row;
  }));
  const sum = items.reduce((total, item) => total + item.amount, 0);
  by("total").textContent = items.length ? sum.toFixed(2) : "–";
  by("average").textContent = items.length ? (sum / items.length).toFixed(2) : "–";
}
function save() { localStorage.setItem("items", JSON.stringify(items)); show(); }
by("form").onsubmit = (event) => {
  event.preventDefault();
  items.push({ name: by("name").value, amount: Number(by("amount").value) });
  by("form").reset();
  save();
};
by("clear").onclick = () => { items = []; save(); };
by("later").onclick = () => setTimeout(() => { by("late").textContent = "Here at last"; }, 150);
by("draw").onclick = () => by("form").nextElementSibling && document.querySelector("canvas").getContext("2d").fillRect(1, 1, 5, 5);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") by("late").textContent = "Escaped"; });
show();
</script></html>"""

MILK = (Step("fill", "Name", "Milk"), Step("fill", "Amount", "2.5"), Step("press", "Add"))
TEA = (Step("fill", "name", "Tea"), Step("fill", "amount", "12"), Step("press", "add"))


async def use(browser: BrowserClient, html: str, *steps: Step) -> Outcome:
    verdict = await browser.run_checks(Codebase((SourceFile("index.html", html),)), (Check("it works", steps),))
    return verdict.outcomes[0]


HOLDING: dict[str, tuple[Step, ...]] = {
    "see finds text in a region": (*MILK, Step("see", value="Milk", within="Items")),
    "see joins inline and parts cells": (*MILK, Step("see", value="milk 2.5", within="Items")),
    "see waits for what comes a little later": (Step("press", "Later"), Step("see", value="Here at last")),
    "see narrows to a row": (*MILK, *TEA, Step("see", value="12", row="Tea")),
    "see a negative number": (Step("see", value="-7 degrees"),),
    "see_not": (*MILK, Step("see_not", value="Tea", within="Items")),
    "see_not in a row that is gone": (
        *MILK,
        Step("press", "Delete", row="Milk"),
        Step("see_not", value="2.5", row="Milk"),
    ),
    "see_not of a part of a word": (*MILK, Step("see_not", value="Mil"), Step("see", value="milk")),
    "see_not of hidden text": (Step("see_not", value="secret"), Step("see_not", value="spoken only")),
    "see_not of glass": (Step("see_not", value="glass"),),
    "see_not of what was typed": (Step("fill", "Name", "Milk"), Step("see_not", value="Milk")),
    "value of a term": (*MILK, *TEA, Step("value", "Total", "14.5")),
    "value after a colon": (*MILK, *TEA, Step("value", "Average", "7.25")),
    "value ignores currency and separators": (Step("value", "Price", "1234.5"),),
    "value of a field": (Step("fill", "Bought on", "2026-03-01"), Step("value", "Bought on", "2026-03-01")),
    "value of a choice": (Step("fill", "Aisle", "fruit"), Step("value", "Aisle", "Fruit")),
    "value of a tick": (
        Step("value", "Organic", "no"),
        Step("fill", "Organic", "yes"),
        Step("value", "Organic", "yes"),
    ),
    "value of stars": (Step("fill", "Rating", "4"), Step("value", "Rating", "4 stars")),
    "value of a colour": (Step("fill", "Colour", "#ff0000"), Step("value", "Colour", "#ff0000")),
    "fill by aria-label": (Step("fill", "Notes", "two\nlines"), Step("value", "Notes", "two lines")),
    "fill by placeholder": (Step("fill", "Search", "x"), Step("value", "Search", "x")),
    "fill opens what is closed": (Step("fill", "Shop", "Corner"), Step("value", "Shop", "Corner")),
    "fill ticks off again": (
        Step("fill", "Organic", "yes"),
        Step("fill", "Organic", "no"),
        Step("value", "Organic", "no"),
    ),
    "press in a row": (*MILK, *TEA, Step("press", "Delete", row="Tea"), Step("count", "row", "1", within="Items")),
    "press opens what is closed": (*MILK, Step("press", "Clear all"), Step("count", "row", "0")),
    "count": (*MILK, *TEA, Step("count", "row", "2", within="Items")),
    "in order": (*MILK, *TEA, Step("in_order", value="Milk\nTea", within="Items")),
    "unhide where nothing is hidden": (*MILK, Step("unhide", within="Items"), Step("unhide", value="waiting")),
    "reload keeps the storage": (*MILK, Step("reload"), Step("see", value="Milk", within="Items")),
    "enabled": (Step("enabled", "Add"),),
    "changed": (Step("remember", within="Totals"), *MILK, Step("changed", within="Totals")),
    "changed sees a drawing": (
        Step("remember", within="Drawing"),
        Step("press", "Draw"),
        Step("changed", within="Drawing"),
    ),
    "changed across a reload": (
        Step("remember", within="Items"),
        *MILK,
        Step("reload"),
        Step("changed", within="Items"),
    ),
    "key sends a form": (
        Step("fill", "Name", "Egg"),
        Step("key", "Name", "Enter"),
        Step("see", value="Egg", within="Items"),
    ),
    "key reaches the page": (Step("key", value="Escape"), Step("see", value="Escaped")),
    "key types": (Step("key", "Name", "k"), Step("value", "Name", "k")),
    "key ticks with space": (Step("key", "Organic", "Space"), Step("value", "Organic", "yes")),
    "key moves the focus": (Step("key", "Name", "Tab"), Step("key", value="7"), Step("value", "Amount", "7")),
    "quiet": (*MILK, Step("quiet")),
    "markup stays text": (
        Step("fill", "Name", "<b>x</b>"),
        Step("press", "Add"),
        Step("see", value="<b>x</b>", within="Items"),
    ),
    "storage starts empty": (Step("count", "row", "0", within="Items"), Step("see", value="–", within="Totals")),
}


@pytest.mark.parametrize("name", HOLDING)
async def test_step_holds(browser: BrowserClient, name: str) -> None:
    outcome = await use(browser, SHOP, *HOLDING[name])
    assert outcome.held, outcome.reason


FAILING: dict[str, tuple[tuple[Step, ...], str]] = {
    "see": ((Step("see", value="12.00", within="Totals"),), 'expected to see "12.00" in "Totals" but it showed'),
    "see in a lost region": (
        (Step("see", value="x", within="Cellar"),),
        'could not find a part of the page called "Cellar"',
    ),
    "see a part of a number": ((Step("see", value="5 litres"),), "expected to see"),
    "see a part of a word": ((*MILK, Step("see", value="Mil", within="Items")), 'expected to see "Mil"'),
    "see the whole part of a number": ((Step("see", value="2"),), "expected to see"),
    "see without the sign": ((Step("see", value="7 degrees"),), "expected to see"),
    "see what was only typed": ((Step("fill", "Name", "Milk"), Step("see", value="Milk")), "expected to see"),
    "see what is chosen only": ((Step("see", value="Dairy"),), "expected to see"),
    "see_not": ((*MILK, Step("see_not", value="Milk")), 'expected not to see "Milk"'),
    "see_not in a lost region": ((Step("see_not", value="x", within="Cellar"),), "could not find"),
    "value": ((*MILK, Step("value", "Total", "2.6")), 'expected "Total" to show "2.6" but it showed "2.50"'),
    "value of nothing": ((Step("value", "Profit", "1"),), 'could not find "Profit"'),
    "value of a tick": ((Step("value", "Organic", "yes"),), 'but it showed "no"'),
    "fill": ((Step("fill", "Price each", "1"),), 'could not find a field called "Price each" (there are: "Name"'),
    "fill a choice": (
        (Step("fill", "Aisle", "Wine"),),
        '"Aisle" has no choice called "Wine" (there are: "Dairy", "Fruit")',
    ),
    "fill a date": ((Step("fill", "Bought on", "tomorrow"),), 'the field "Bought on" does not take "tomorrow"'),
    "press": ((Step("press", "Start"),), 'could not find a button called "Start" (there are: '),
    "press what is off": ((Step("press", "Send"),), 'the button "Send" cannot be pressed now'),
    "press in a lost row": ((Step("press", "Delete", row="Milk"),), 'could not find a row showing "Milk"'),
    "press a refused form": (
        (Step("fill", "Amount", "2"), Step("press", "Add"), Step("count", "row", "1", within="Items")),
        'expected 1 of "row" in "Items" but there are 0',
    ),
    "refusal is explained": ((Step("press", "Add"), Step("see", value="2", within="Items")), '"Name" was refused'),
    "count": ((*MILK, Step("count", "row", "2", within="Items")), "but there are 1"),
    "in order": ((*MILK, *TEA, Step("in_order", value="Tea\nMilk", within="Items")), "tea, then milk"),
    "in order of what is not there": ((*MILK, Step("in_order", value="Milk\nTea", within="Items")), "milk, then tea"),
    "drag what cannot be dragged": ((*MILK, *TEA, Step("drag", value="Milk", row="Tea")), "cannot be dragged"),
    "enabled": ((Step("enabled", "Send"),), '"Send" cannot be used now'),
    "changed": ((Step("remember", within="Totals"), Step("changed", within="Totals")), 'expected "Totals" to change'),
    "changed without remember": ((Step("changed"),), "nothing was remembered"),
    "key": ((Step("key", value="Hyper"),), 'there is no key called "Hyper"'),
    "key without effect": ((Step("key", "Name", "Enter"), Step("count", "row", "1", within="Items")), "there are 0"),
    "reload": ((Step("fill", "Name", "Milk"), Step("reload"), Step("value", "Name", "Milk")), "but it showed nothing"),
    "today": ((Step("today", value="someday"),), '"someday" is not a date'),
}


@pytest.mark.parametrize("name", FAILING)
async def test_step_does_not_hold(browser: BrowserClient, name: str) -> None:
    steps, reason = FAILING[name]
    outcome = await use(browser, SHOP, *steps)
    assert outcome.held is False
    assert reason in outcome.reason


DRAGGED = """<ol aria-label=Wishes><li draggable=true>Boat<li draggable=true>Car</ol><p>Hidden: <b>none</b></p><button>{}</button>
<script>
let from = null;
for (const item of document.querySelectorAll("li")) {
  item.ondragstart = () => (from = item);
  item.ondragover = (event) => event.preventDefault();
  item.ondrop = () => item.before(from);
}
document.querySelector("button").onclick = () => (document.querySelector("b").textContent = "shown");
</script>"""


async def test_a_row_is_dragged_before_another(browser: BrowserClient) -> None:
    steps = (Step("drag", value="Boat", row="Car"), Step("in_order", value="Car\nBoat", within="Wishes"))
    assert (await use(browser, DRAGGED, *steps)).held
    outcome = await use(browser, DRAGGED.replace("event.preventDefault()", "{}"), *steps)
    assert outcome.held is False
    assert "nothing can be dropped" in outcome.reason


@pytest.mark.parametrize(("words", "is_pressed"), [("Show 2 hidden", True), ("Hide 2 again", False), ("Show", False)])
async def test_what_is_hidden_is_shown_once(browser: BrowserClient, words: str, is_pressed: bool) -> None:
    html = DRAGGED.replace("{}", words, 1)
    outcome = await use(browser, html, Step("unhide"), Step("see", value="Hidden: shown"))
    assert outcome.held is is_pressed


async def test_a_form_that_reloads_the_page_is_found_out(browser: BrowserClient) -> None:
    html = "<h1>List</h1><form><label>Name <input name=n></label><button>Add</button></form><ul aria-label=Items></ul>"
    outcome = await use(browser, html, Step("fill", "Name", "Milk"), Step("press", "Add"), Step("see", value="Milk"))
    assert outcome.held is False


async def test_a_form_that_is_really_sent_keeps_what_it_stored(browser: BrowserClient) -> None:
    html = """<form onsubmit="localStorage.kept = n.value"><label>Name <input id=n name=n></label><button>Add</button></form>
      <ul aria-label=Items></ul><script>document.querySelector("ul").append(localStorage.kept || "")</script>"""
    steps = (Step("fill", "Name", "Milk"), Step("press", "Add"), Step("see", value="Milk", within="Items"))
    outcome = await use(browser, html, *steps)
    assert outcome.held, outcome.reason


async def test_a_page_that_forgets_is_found_out(browser: BrowserClient) -> None:
    forgetful = SHOP.replace("localStorage.setItem", "void ")
    outcome = await use(browser, forgetful, *MILK, Step("reload"), Step("see", value="Milk", within="Items"))
    assert outcome.held is False


async def test_a_sum_of_text_is_found_out(browser: BrowserClient) -> None:
    texts = SHOP.replace('Number(by("amount").value)', 'by("amount").value').replace("sum.toFixed(2)", "sum")
    outcome = await use(browser, texts, *MILK, *TEA, Step("value", "Total", "14.5"))
    assert outcome.held is False


async def test_script_errors_are_not_quiet_and_are_told(browser: BrowserClient) -> None:
    codebase = Codebase(
        (SourceFile("index.html", "<p>a</p><script src=app.js></script>"), SourceFile("app.js", "\nfoo()"))
    )
    verdict = await browser.run_checks(
        codebase, (Check("quiet", (Step("quiet"),)), Check("a", (Step("see", value="a"),)))
    )
    assert [outcome.held for outcome in verdict.outcomes] == [False, True]
    assert verdict.errors == ("app.js line 2: Uncaught ReferenceError: foo is not defined",)
    assert not verdict.is_held


@pytest.mark.parametrize(
    "script",
    [
        "Promise.reject(new Error('no'))",
        "setTimeout(() => foo(), 0)",
        "document.write('<script src=gone.js><' + '/script>')",
    ],
)
async def test_later_faults_are_not_quiet(browser: BrowserClient, script: str) -> None:
    outcome = await use(browser, f"<p>a</p><script>{script}</script>", Step("see", value="a"), Step("quiet"))
    assert outcome.held is False


async def test_a_question_is_answered_yes_and_an_alert_is_read(browser: BrowserClient) -> None:
    html = "<button onclick=\"if (confirm('Sure?')) alert('Gone')\">Delete</button>"
    outcome = await use(browser, html, Step("press", "Delete"), Step("see", value="Gone"))
    assert outcome.held
    assert browser.last_report.dialogs == ("Sure?", "Gone")


async def test_an_export_is_given_as_text_and_not_written(browser: BrowserClient) -> None:
    html = """<button id=export>Export</button><script>document.getElementById("export").onclick = () => {
      const link = document.createElement("a");
      link.download = "list.csv";
      link.href = URL.createObjectURL(new Blob(["name,amount\\nMilk,2"]));
      link.click();
      URL.revokeObjectURL(link.href);
    }</script>"""
    outcome = await use(browser, html, Step("press", "Export"), Step("see", value="Milk,2", within="download"))
    assert outcome.held, outcome.reason
    assert browser.last_report.downloads == ("list.csv\nname,amount\nMilk,2",)


async def test_a_file_can_be_given(browser: BrowserClient) -> None:
    html = """<label>Import <input type=file id=f></label><p id=p></p>
      <script>f.onchange = async () => { p.textContent = await f.files[0].text() }</script>"""
    assert (await use(browser, html, Step("fill", "Import", "a,b"), Step("see", value="a,b"))).held


async def test_what_lies_under_an_open_dialog_cannot_be_pressed(browser: BrowserClient) -> None:
    html = "<button>Under</button><dialog id=d><button onclick=d.close()>OK</button></dialog><script>d.showModal()</script>"
    assert (await use(browser, html, Step("press", "Under"))).held is False
    assert (await use(browser, html, Step("press", "OK"), Step("press", "Under"))).held


async def test_what_an_overlay_covers_cannot_be_pressed(browser: BrowserClient) -> None:
    html = "<button>Under</button><div style='position:fixed;inset:0'>Please wait</div>"
    outcome = await use(browser, html, Step("press", "Under"))
    assert outcome.reason == '"Under" is covered by Please wait'


async def test_rows_of_plain_boxes_are_rows_too(browser: BrowserClient) -> None:
    rows = "".join(
        f"<div class=r><span>{name}</span><button onclick='this.parentNode.remove()'>✕</button></div>"
        for name in ("Milk", "Tea")
    )
    steps = (Step("press", "✕", row="Tea"), Step("see_not", value="Tea"), Step("see", value="Milk"))
    assert (await use(browser, f"<main>{rows}</main>", *steps)).held


async def test_columns_of_a_board_are_regions_by_their_headings(browser: BrowserClient) -> None:
    html = "<div><h2>Lead</h2><p>Acme</p></div><div><h2>Won</h2><p>Zen</p></div>"
    assert (await use(browser, html, Step("see", value="Acme", within="Lead"))).held
    assert (await use(browser, html, Step("see", value="Acme", within="Won"))).held is False


async def test_outcomes_are_told_one_by_one_in_order(browser: BrowserClient) -> None:
    told: list[Outcome] = []
    checks = tuple(Check(f"c{n}", (Step("see", value="Groceries" if n % 2 else "Nothing such"),)) for n in range(4))
    verdict = await browser.run_checks(Codebase((SourceFile("index.html", SHOP),)), checks, told.append)
    assert tuple(told) == verdict.outcomes
    assert [outcome.check.says for outcome in told] == ["c0", "c1", "c2", "c3"]
    assert [outcome.held for outcome in told] == [False, True, False, True]


async def test_an_app_without_a_page_does_not_hold(browser: BrowserClient) -> None:
    verdict = await browser.run_checks(Codebase((SourceFile("app.js", ""),)), (Check("x", (Step("see", value="x"),)),))
    assert verdict.outcomes[0].held is False
    assert verdict.outcomes[0].reason == "the app has no index.html"


async def test_an_unknown_step_is_neither_held_nor_failed(browser: BrowserClient) -> None:
    outcome = await use(browser, SHOP, Step("dance"))  # type: ignore[arg-type]
    assert outcome.held is None
