"""A person at a browser: finds things by label, visible words and role only, and expects what anyone would expect.

It knows nothing of how an app was made; `eyes.js` is what it sees. Every failed expectation raises `Unmet` with a
plain sentence. The page's clock is a fake one that starts on Wednesday, 11 March 2026, 10:00, and can be moved on.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Dialog, Page
from playwright.sync_api import Error as BrowserError

from tests.e2e.fields import Control, Value, Wish, assign, filler, fitness, option_for, text_for
from tests.e2e.reading import Exact, Unmet, YesNo, closeness, has_number, has_phrase, times_in, words_of
from tests.e2e.rows import Row, orders_in

TODAY = dt.date(2026, 3, 11)
EYES = (Path(__file__).parent / "eyes.js").read_text(encoding="utf-8")
SUBMITS = (
    "add",
    "save",
    "create",
    "log",
    "record",
    "submit",
    "ok",
    "done",
    "track",
    "enter",
    "put",
    "start",
    "send",
    "update",
)
OPENERS = ("add", "new", "create", "log", "record", "enter", "edit")
AVOIDED = ("cancel", "close", "reset", "clear", "delete", "remove", "import", "export", "theme", "print", "undo")
_PATIENCE_STEPS, _STEP_MS = 10, 250
_CLICK_MS = 12000  # generous: the machine may be busy, and nothing waits for what is not there


class Person:
    """Someone using the page. Labels are given as alternatives, in the order they come to mind."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.said: dict[str, str] = {}
        self._group = -1
        page.on("pageerror", lambda error: self.errors.append(str(error).split("\n")[0]))
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("request", self._note_request)
        page.on("dialog", _accept)
        page.set_default_timeout(_CLICK_MS)

    # --- opening, time -------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open the page as by double-click."""
        self.page.goto(self.url, wait_until="load", timeout=60000)
        self.settle()

    def reload(self) -> None:
        self.settle()
        self.page.reload(wait_until="load", timeout=60000)
        self._group = -1
        self.settle()

    def wait(self, seconds: float) -> None:
        """Let time pass on the page; every timer that is due goes off, as often as it is due."""
        whole = int(seconds * 1000)
        while whole > 0:
            step = min(whole, 60_000)
            self.page.clock.run_for(step)
            whole -= step
        self.settle()

    def sleep_days(self, days: int) -> None:
        """Come back some days later, at the same hour, and open the page again."""
        self.page.clock.fast_forward(days * 24 * 3600 * 1000)
        self.reload()

    def settle(self) -> None:
        """Wait as long as a person does not notice."""
        self.page.wait_for_timeout(25)

    def patiently(self, holds: Callable[[], bool]) -> bool:
        """Return whether it comes true within a moment (two and a half seconds of page time)."""
        for step in range(_PATIENCE_STEPS):
            if holds():
                return True
            self.page.clock.run_for(_STEP_MS)
            time.sleep(0.01 if step < 6 else 0.05)
        return holds()

    # --- looking -------------------------------------------------------------------------------------------------

    def look(self, what: str, *arguments: Any) -> Any:
        return self.page.evaluate("([what, args]) => window.__eyes[what](...args)", [what, list(arguments)])

    def text(self) -> str:
        """Return all visible words, with what fields show that the person did not type."""
        seen = self.look("page")
        return "\n".join([seen["text"], *seen["fields"]])

    def controls(self) -> list[Control]:
        return list(self.look("controls"))

    def buttons(self, within: int | None = None) -> list[dict[str, Any]]:
        return list(self.look("buttons", within))

    def word(self, text: str) -> str:
        """Return what stands for `text` in this app: the option chosen where it was not on offer."""
        return self.said.get(text, text)

    def shows(self, *wanted: str | float) -> bool:
        """Return whether one of these is on the page now; a figure in any usual format."""
        text = self.text()
        return any(
            has_number(text, w) if isinstance(w, int | float) else has_phrase(text, self.word(w)) for w in wanted
        )

    def sees(self, *wanted: str | float) -> None:
        """Expect one of these on the page."""
        if not self.patiently(lambda: self.shows(*wanted)):
            raise Unmet(f"does not show {_either(wanted)}")

    def sees_not(self, *unwanted: str) -> None:
        if not self.patiently(lambda: not self.shows(*unwanted)):
            raise Unmet(f"still shows {_either(unwanted)}")

    def near(self, label: str, limit: int = 160) -> list[str]:
        return list(self.look("near", self.word(label), limit))

    def shows_near(self, labels: Iterable[str] | str, *wanted: str | float, limit: int = 160) -> bool:
        pieces = [piece for label in _many(labels) for piece in self.near(label, limit)]
        return any(
            has_number(piece, w) if isinstance(w, int | float) else has_phrase(piece, self.word(w))
            for piece in pieces for w in wanted
        )  # fmt: skip

    def sees_near(self, labels: Iterable[str] | str, *wanted: str | float, limit: int = 160) -> None:
        """Expect a figure or words standing by a label, in a table under or beside its heading, or named by it."""
        if not self.patiently(lambda: self.shows_near(labels, *wanted, limit=limit)):
            raise Unmet(f"does not show {_either(wanted)} by {_either(_many(labels))}")

    def sees_time(self, seconds: float, within: float = 1.5) -> None:
        """Expect a clock on the page that reads this many seconds, in any usual format."""
        if not self.shows_time(seconds, within):
            raise Unmet(f"no clock near {seconds:g} s (shows {sorted(set(times_in(self.text())))[:6]})")

    def shows_time(self, seconds: float, within: float = 1.5) -> bool:
        text = self.text()
        plain = [n for line in text.split("\n") for n in [line.strip()] if n.replace(".", "", 1).isdigit()]
        return any(abs(t - seconds) <= within for t in [*times_in(text), *map(float, plain)])

    def chart(self) -> dict[str, Any] | None:
        """Return the largest thing that looks like a chart: its text and a print that differs when it does."""
        found = sorted(self.look("charts"), key=lambda c: (c["marks"] > 0, len(c["print"])))
        return found[-1] if found else None

    def fits_phone(self) -> None:
        """Expect no sideways scrolling at 360 pixels."""
        self.page.set_viewport_size({"width": 360, "height": 740})
        if not self.patiently(lambda: self.look("overflow") <= 1):
            raise Unmet(f"scrolls sideways by {self.look('overflow')} px on a phone 360 px wide")

    # --- pressing ------------------------------------------------------------------------------------------------

    def find_button(self, names: Iterable[str] | str, within: int | None = None, in_rows: bool = True) -> int | None:
        """Return the button someone would press for one of these names, best first."""
        best, chosen = 0.0, None
        for button in self.buttons(within):
            if button["disabled"]:
                continue
            for rank, wanted in enumerate(_many(names)):
                score = max((closeness(wanted, name) for name in button["names"]), default=0.0)
                if score < 0.6:
                    continue
                score += (0.15 if button["group"] == self._group else 0.0) + (0.05 if button["isReal"] else -0.3)
                score -= 0.03 * rank + (0.2 if button["inRow"] and within is None else 0.0)
                if button["inRow"] and not in_rows and within is None:
                    continue
                if score > best:
                    best, chosen = score, button["i"]
        return chosen

    def press(self, names: Iterable[str] | str, within: int | None = None) -> None:
        """Press the likeliest button; one in the form used last goes first."""
        found: list[int] = []

        def look_for() -> bool:
            hit = self.find_button(names, within)
            if hit is not None:
                found.append(hit)
            return bool(found)

        if not self.patiently(look_for):
            raise Unmet(f"no button {_either(_many(names))}")
        self.click(found[0], f"button {_either(_many(names))}")

    def press_if(self, names: Iterable[str] | str) -> bool:
        """Press such a button if there is one."""
        hit = self.find_button(names)
        if hit is not None:
            self.click(hit, f"button {_either(_many(names))}")
        return hit is not None

    def click(self, number: int, what: str = "it") -> None:
        try:
            self.element(number).click()
        except BrowserError as error:
            raise Unmet(f"cannot press {what}: {_first_line(error)}") from error
        self.settle()

    def key(self, name: str) -> None:
        self.page.keyboard.press(name)
        self.settle()

    def element(self, number: int) -> Any:
        element = self.page.evaluate_handle("i => window.__eyes.thing(i)", number).as_element()
        if element is None:
            raise Unmet("what was there a moment ago is gone")
        return element

    def confirm(self) -> None:
        """Answer a question the page asks before something is deleted."""
        if self.look("hasModal"):
            self.press_if(["delete", "yes", "confirm", "ok", "remove", "clear"])

    # --- filling -------------------------------------------------------------------------------------------------

    def find_field(self, labels: Iterable[str] | str, value: Value, group: int | None = None) -> Control | None:
        wish = Wish(tuple(_many(labels)), value, False)
        usable = [c for c in self.controls() if group is None or c["group"] == group]
        best, chosen = 0.0, None
        for control in usable:
            score = wish.score(control)
            score += 0.05 if score and control["group"] == self._group else 0.0
            score -= 0.03 if control.get("touched") else 0.0
            if score > best:
                best, chosen = score, control
        if chosen is None:
            taken = assign([wish], [c for c in usable if not c.get("touched")])
            chosen = taken.get(0)
        return chosen

    def fill(self, labels: Iterable[str] | str, value: Value) -> Control:
        """Fill the field that carries one of these labels; with no such label the only one that fits."""
        found: list[Control] = []

        def look_for() -> bool:
            control = self.find_field(labels, value)
            if control is not None:
                found.append(control)
            return bool(found)

        if not self.patiently(look_for):
            raise Unmet(f"no field for {_either(_many(labels))}")
        self.put(found[0], value)
        self._group = found[0]["group"]
        return found[0]

    def fill_if(self, labels: Iterable[str] | str, value: Value) -> bool:
        control = self.find_field(labels, value)
        if control is None or Wish(tuple(_many(labels)), value, False).score(control) <= 0:
            return False
        self.put(control, value)
        return True

    def put(self, control: Control, value: Value) -> None:
        """Put the value into the control as hands would."""
        kind = control["kind"]
        self.look("touch", control["i"])
        try:
            if kind == "checkbox":
                self.tick(control["i"], value.is_yes if isinstance(value, YesNo) else bool(value))
            elif kind == "select":
                self.element(control["i"]).select_option(
                    index=self._shown_index(control, option_for(value, control, self.said))
                )
            elif kind == "radios":
                self.tick(control["members"][option_for(value, control, self.said)], True)
            else:
                text = text_for(value, control)
                self.element(control["i"]).fill(text)
                if kind in ("text", "number", "search") and not control.get("isLong"):
                    self.page.keyboard.press("Tab")
        except BrowserError as error:
            raise Unmet(f"cannot fill {_either(control['names']) or 'a field'}: {_first_line(error)}") from error
        self.settle()

    def tick(self, number: int, is_on: bool) -> None:
        element = self.element(number)
        if (
            element.get_attribute("role") in ("switch", "checkbox", "radio")
            and element.evaluate("e => e.tagName") != "INPUT"
        ):
            if (element.get_attribute("aria-checked") == "true") is not is_on:
                element.click()
            return
        if element.is_checked() is is_on:
            return
        label = element.evaluate_handle("e => e.labels && e.labels[0]").as_element()
        if label is not None and not element.is_visible():  # drawn by its label, the box itself out of sight
            label.click()
        else:
            element.click()

    def add(self, noun: str, wishes: Mapping[str, Value]) -> None:
        """Add one record: find the form (open it where it is hidden), fill it, press its button.

        Keys are labels, alternatives parted by "|", a "?" at the end for what the form may lack.
        """
        wanted = [Wish.read(spec, value) for spec, value in wishes.items()]
        controls, taken = self._form_for(noun, wanted)
        self._group = controls[0]["group"]
        for i in sorted(taken):
            self.put(taken[i], wanted[i].value)
        self._fill_rest(controls, {c["i"] for c in taken.values()}, only_required=True)
        self.submit(noun)
        if any(self.look("isVisible", i) for i in self.look("invalid", self._group)):
            self._fill_rest([c for c in self.controls() if c["group"] == self._group], {c["i"] for c in taken.values()})
            self.submit(noun)

    def submit(self, noun: str = "") -> None:
        """Press the button that sends the form used last; the Enter key where it has none."""
        options = [b for b in self.buttons() if b["group"] == self._group and not b["disabled"]]
        options = [b for b in options if not any(w in words_of(n) for n in b["names"] for w in AVOIDED)]
        for wanted in (*((f"add {noun}", f"save {noun}") if noun else ()), *SUBMITS):
            for button in options:
                if any(closeness(wanted, name) >= 0.75 for name in button["names"]):
                    return self.click(button["i"], f"button {button['names'][0]!r}")
        submits = [b for b in options if b["isSubmit"]]
        if submits:
            return self.click(submits[0]["i"], "the form's button")
        return self.key("Enter")

    # --- records -------------------------------------------------------------------------------------------------

    def rows(self, text: str) -> list[Row]:
        """Return the rows, cards or list items that show the text, the one with buttons first."""
        return [Row(self, found["i"], found["text"], found["box"]) for found in self.look("rows", self.word(text))]

    def has_row(self, text: str) -> bool:
        return bool(self.rows(text))

    def row_of(self, text: str) -> Row:
        """Expect a row that shows the text."""
        if not self.patiently(lambda: self.has_row(text)):
            raise Unmet(f"{text!r} is not in the list")
        return self.rows(text)[0]

    def row_of_any(self, *texts: str) -> Row:
        """Expect a row that shows one of the texts."""
        for text in texts:
            if self.has_row(text):
                return self.row_of(text)
        raise Unmet(f"none of {texts} is in the list")

    def orders(self, *texts: str) -> list[list[str]]:
        """Return the order of the texts in each list that shows all: a ranking comes before the log it is made of."""
        return orders_in(self, texts)

    def order(self, *texts: str) -> list[str]:
        """Return the texts in the order in which the page lists them; `orders` tells the lists apart."""
        orders = self.orders(*texts)
        if orders:
            return orders[0]
        places = {text: self.row_of(text).number for text in texts}
        ordered = self.look("inOrder", list(places.values()))
        return sorted(texts, key=lambda text: ordered.index(places[text]))

    def lists(self, *texts: str) -> None:
        for text in texts:
            self.row_of(text)

    def lists_not(self, *texts: str) -> None:
        for text in texts:
            if not self.patiently(lambda text=text: not self.has_row(text)):
                raise Unmet(f"{text!r} is still in the list")

    def go_to(self, *names: str) -> bool:
        """Turn to the part of the app with this name, if it has parts."""
        for name in names:
            for button in self.buttons():
                if button["isNav"] and not button["inRow"] and any(closeness(name, n) >= 0.75 for n in button["names"]):
                    self.click(button["i"], f"tab {name!r}")
                    return True
        return False

    # --- below: how the form is found ------------------------------------------------------------------------------

    def _form_for(self, noun: str, wanted: list[Wish]) -> tuple[list[Control], dict[int, Control]]:
        tried: set[str] = set()
        best: tuple[int, list[Control], dict[int, Control]] = (-1, [], {})
        for _ in range(5):
            controls, taken = self._best_group(noun, wanted)
            missing = [w for i, w in enumerate(wanted) if i not in taken and not w.is_optional]
            if controls and not missing:
                return controls, taken
            if len(taken) > best[0]:
                best = (len(taken), controls, taken)
            if not self._open_form(noun, tried):
                break
        missing = [w for i, w in enumerate(wanted) if i not in best[2] and not w.is_optional]
        raise Unmet(f"no field for {', '.join(_either(w.labels) for w in missing)} when adding a {noun}")

    def _best_group(self, noun: str, wanted: list[Wish]) -> tuple[list[Control], dict[int, Control]]:
        groups: dict[int, list[Control]] = {}
        for control in self.controls():
            groups.setdefault(control["group"], []).append(control)
        best, chosen = -1.0, (list[Control](), dict[int, Control]())
        for controls in groups.values():
            taken = assign(wanted, controls)
            if not taken:
                continue
            needed = sum(1 for i, w in enumerate(wanted) if not w.is_optional and i in taken)
            score = needed + 0.3 * sum(wanted[i].score(c) for i, c in taken.items())
            head = controls[0]["head"]
            score += 0.4 if set(words_of(noun)) & set(words_of(head)) else 0.0
            score += 0.2 if set(SUBMITS) & set(words_of(head)) else 0.0
            score -= 0.6 if controls[0]["inRow"] else 0.0
            if score > best:
                best, chosen = score, (controls, taken)
        return chosen

    def _open_form(self, noun: str, tried: set[str]) -> bool:
        options: list[tuple[float, int, str]] = []
        for button in self.buttons():
            name = " ".join(button["names"])
            words = words_of(name)
            if name in tried or button["disabled"] or not words or any(w in AVOIDED for w in words):
                continue
            is_about = bool(set(words_of(noun)) & set(words))
            is_opener = any(w in OPENERS for w in words) and len(words) <= 5
            if not (is_opener or is_about) or (button["inRow"] and not button["isNav"]):
                continue
            score = (
                2.0 * is_about
                + 1.0 * is_opener
                + 0.5 * button["isNav"]
                - 0.8 * button["isSubmit"]
                - 1.0 * (not button["isReal"])
            )
            if score > 0 and button["pressed"] not in ("true", "page"):
                options.append((score, button["i"], name))
        if not options:
            return False
        _, number, name = max(options)
        tried.add(name)
        self.click(number, f"button {name!r}")
        self.patiently(lambda: True)
        return True

    def _fill_rest(self, controls: list[Control], done: set[int], only_required: bool = False) -> None:
        for control in controls:
            is_wanted = control["required"] if only_required else True
            if control["i"] in done or not control["empty"] or control["disabled"] or not is_wanted:
                continue
            if control["kind"] in ("file", "checkbox", "search"):
                continue
            value = filler(control)
            if fitness(value, control) or control["kind"] in ("select", "radios", "color", "range"):
                self.put(control, value)

    def _shown_index(self, control: Control, index: int) -> int:
        # options that cannot be chosen are not listed, but the browser counts them
        places = "i => [...window.__eyes.thing(i).options].flatMap((o, place) => o.disabled ? [] : [place])"
        return int(self.page.evaluate(places, control["i"])[index])

    def _note_request(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:", "about:")):
            self.outside.append(request.url)


def _accept(dialog: Dialog) -> None:
    try:
        dialog.accept()
    except BrowserError:  # the page went away while it asked
        return


def _many(labels: Iterable[str] | str) -> list[str]:
    return [labels] if isinstance(labels, str) else list(labels)


def _either(wanted: Iterable[Any]) -> str:
    return " or ".join(repr(w.text if isinstance(w, Exact) else w) for w in list(wanted)[:4])


def _first_line(error: Exception) -> str:
    lines = [line for line in str(error).split("\n") if line.strip()]
    blocked = next((line.strip(" -") for line in lines if "intercepts pointer" in line), "")
    return blocked[:120] or lines[0][:120]
