"""One row, card or list item as a person handles it."""

from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error as BrowserError

from tests.e2e.reading import Unmet, YesNo, closeness, has_number, has_phrase, words_of

if TYPE_CHECKING:
    from tests.e2e.fields import Control, Value
    from tests.e2e.person import Person

DELETE = ("delete", "remove", "trash", "discard")
_MORE = ("more", "⋯", "…", "⋮", "menu", "options", "actions", "edit", "open", "details")


class Row:
    """What the person found under some text. It goes stale when the list is drawn anew: find it again then."""

    def __init__(self, person: "Person", number: int, text: str, box: dict[str, float]) -> None:
        self.person, self.number, self.text, self.box = person, number, text, box

    def shows(self, *wanted: str | float) -> bool:
        """Return whether one of these stands in the row, in its fields too."""
        text = "\n".join([self.text, *(c["value"] for c in self.controls() if c["kind"] != "checkbox")])
        return any(
            has_number(text, w) if isinstance(w, int | float) else has_phrase(text, self.person.word(w)) for w in wanted
        )

    def sees(self, *wanted: str | float) -> None:
        if not self.shows(*wanted):
            raise Unmet(f"the row {self._name()} does not show {' or '.join(repr(w) for w in wanted)}")

    def sees_not(self, *unwanted: str | float) -> None:
        if self.shows(*unwanted):
            raise Unmet(f"the row {self._name()} shows {' or '.join(repr(w) for w in unwanted)}")

    def controls(self) -> "list[Control]":
        inside = "([row, i]) => window.__eyes.thing(row).contains(window.__eyes.thing(i))"
        return [c for c in self.person.controls() if self.person.page.evaluate(inside, [self.number, c["i"]])]

    def press(self, *names: str) -> None:
        """Press a button of the row, if need be behind its menu or on the card that opens."""
        person = self.person
        hit = person.find_button(names, within=self.number)
        if hit is None:
            more = person.find_button(_MORE, within=self.number)
            person.click(more if more is not None else self.number, f"the row {self._name()}")
            hit = person.find_button(names, within=self.number) or person.find_button(names, in_rows=False)
        if hit is None:
            raise Unmet(f"no button {' or '.join(map(repr, names[:3]))} for {self._name()}")
        person.click(hit, f"button {names[0]!r} of {self._name()}")

    def delete(self) -> None:
        self.press(*DELETE)
        self.person.confirm()

    def tick(self, is_on: bool = True, *names: str) -> None:
        """Tick (or untick) the row's box; a button or choice that says as much serves too."""
        wanted = names or ("done", "tick", "check", "mark", "complete", "finish")
        boxes = [c for c in self.controls() if c["kind"] == "checkbox" and not _is_selector(c)]
        named = [c for c in boxes if any(closeness(w, n) >= 0.6 for w in wanted for n in c["names"])]
        if boxes:
            self.person.put((named or boxes)[0], YesNo(is_on))
            return
        words = wanted if is_on else (*(f"un{w}" for w in wanted), *(f"not {w}" for w in wanted), "undo", *wanted)
        hit = self.person.find_button(words, within=self.number)
        if hit is not None:
            self.person.click(hit, f"button {words[0]!r} of {self._name()}")
            return
        for control in self.controls():
            if control["kind"] == "select":
                self.person.put(control, YesNo(is_on, tuple(wanted)))
                return
        own = self.person.page.evaluate("i => getComputedStyle(window.__eyes.thing(i)).cursor", self.number)
        if own != "pointer":
            raise Unmet(f"nothing to tick at {self._name()}")
        self.person.click(self.number, f"the row {self._name()}")

    def is_ticked(self, *names: str) -> bool:
        """Return whether the row says it is ticked: its box, a pressed button, a mark, or words struck out."""
        boxes = [c for c in self.controls() if c["kind"] == "checkbox" and not _is_selector(c)]
        if boxes:
            named = [c for c in boxes if any(closeness(w, n) >= 0.6 for w in names for n in c["names"])]
            return bool((named or boxes)[0]["value"] == "true")
        if any(b["pressed"] == "true" for b in self.person.buttons(self.number)):
            return True
        marks = any(mark in self.text for mark in "✓✔✅☑")
        said = any(has_phrase(self.text, n) and not has_phrase(self.text, f"not {n}") for n in names)
        struck = self.person.page.evaluate(
            "i => [window.__eyes.thing(i), ...window.__eyes.thing(i).querySelectorAll('*')]"
            ".some(e => getComputedStyle(e).textDecorationLine.includes('line-through'))",
            self.number,
        )
        return bool(marks or said or struck)

    def edit(self, changes: "dict[str, Value]") -> None:
        """Change the record: open its form, overwrite, save."""
        from tests.e2e.fields import Wish

        person = self.person
        inline = {c["i"] for c in self.controls() if c["kind"] not in ("checkbox", "select")}
        before = {(c["i"], c["value"]) for c in person.controls()}
        if not inline:
            self.press("edit", "change", "rename")
        fresh = [c for c in person.controls() if c["i"] in inline or (c["i"], c["value"]) not in before]
        for spec, value in changes.items():
            wish = Wish.read(spec, value)
            options = sorted(fresh or person.controls(), key=lambda c: -wish.score({**c, "inRow": False}))
            if not options or not wish.score({**options[0], "inRow": False}):
                raise Unmet(f"no field {spec!r} when editing {self._name()}")
            person.put(options[0], value)
            person._group = options[0]["group"]
        if not inline:
            person.submit()

    def move(self, to: str) -> None:
        """Move the card to another stage: by its choice, a button that names the stage, or by dragging it."""
        person = self.person
        for control in self.controls():
            if control["kind"] == "select" and any(has_phrase(o, to) for o in control["options"]):
                from tests.e2e.reading import Exact

                person.put(control, Exact(to))
                return
        for names in ((to, f"move to {to}"), ("next", "forward", "advance", "right", "→", "▶", "›")):
            hit = person.find_button(names, within=self.number)
            if hit is not None:
                person.click(hit, f"button {names[0]!r} of {self._name()}")
                return
        self._drag(to)

    def shows_streak(self, days: int) -> bool:
        """Return whether the row still claims a streak of this many days."""
        return any(
            str(days) in piece and "streak" in piece.lower() and len(piece) < 40 for piece in self.text.split("\n")
        )

    def stage(self, stages: tuple[str, ...]) -> str:
        """Return the stage the card stands in: its own choice, else the heading above it."""
        return str(self.person.look("under", self.number, list(stages)))

    def _drag(self, to: str) -> None:
        target = next((b for b in self._headings(to)), None)
        if target is None:
            raise Unmet(f"no way to move {self._name()} to {to!r}")
        try:
            start, goal = self.person.element(self.number).bounding_box(), self.person.element(target).bounding_box()
            mouse = self.person.page.mouse
            mouse.move(start["x"] + start["width"] / 2, start["y"] + 8)
            mouse.down()
            mouse.move(goal["x"] + goal["width"] / 2, goal["y"] + goal["height"] + 12, steps=8)
            mouse.up()
        except BrowserError as error:
            raise Unmet(f"cannot drag {self._name()} to {to!r}") from error
        self.person.settle()

    def _headings(self, name: str) -> list[int]:
        script = """name => [...document.querySelectorAll('h1,h2,h3,h4,h5,header,[role=heading],th,summary,strong')]
            .filter(e => e.checkVisibility() && e.textContent.toLowerCase().includes(name))
            .map(e => window.__eyes.keep(e))"""
        return list(self.person.page.evaluate(script, name.lower()))

    def _name(self) -> str:
        return repr(self.text.split("\n")[0][:40])


def orders_in(person: "Person", texts: tuple[str, ...]) -> list[list[str]]:
    """Return the order of the texts in each list that shows all of them, lists that name each once first."""
    places: dict[int, dict[str, list[int]]] = {}
    for text in texts:
        person.row_of(text)
        for row in person.rows(text):
            places.setdefault(person.look("listOf", row.number), {}).setdefault(text, []).append(row.number)
    found = []
    for shown in places.values():
        if set(shown) == set(texts):
            all_rows = list(dict.fromkeys(number for numbers in shown.values() for number in numbers))
            in_order = person.look("inOrder", all_rows)
            first = {text: min(map(in_order.index, numbers)) for text, numbers in shown.items()}
            found.append((sum(map(len, shown.values())), in_order, sorted(texts, key=first.__getitem__)))
    starts = person.look("inOrder", [in_order[0] for _, in_order, _ in found])
    found.sort(key=lambda one: (one[0], starts.index(one[1][0])))
    return [order for _, _, order in found]


def _is_selector(control: "dict[str, Any]") -> bool:
    return any("select" in words_of(name) for name in control["names"])
