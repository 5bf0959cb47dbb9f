"""Data typed into an app as a person would, in a real browser with real storage, and looked for again after changes."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from tests.e2e.judge import CHROMIUM

_FLAGS = ["--no-sandbox", "--disable-gpu"]
_VALUES = {
    "number": "37",
    "date": "2026-02-03",
    "time": "08:15",
    "email": "kim@example.org",
    "tel": "555-0199",
    "url": "a.example",
}


@dataclass(slots=True)
class TypedData:
    """What was typed into the first form of an app. Kept as the browser's own storage between two openings."""

    folder: Path
    storage: dict[str, str]
    typed: dict[str, str]

    @classmethod
    def type_into(cls, folder: Path) -> "TypedData":
        """Open the app, add one record with a telling value in each field, and keep its storage."""
        with sync_playwright() as playwright:
            page = _open(playwright, folder, {})
            typed = _fill(page)
            storage = page.evaluate("() => Object.fromEntries(Object.entries(localStorage))")
        return cls(folder, storage, typed)

    def shown(self) -> str:
        """Return what the app shows now over the same storage."""
        with sync_playwright() as playwright:
            return str(_open(playwright, self.folder, self.storage).inner_text("body"))

    def lost(self) -> list[str]:
        """Open the app as it is now over the same storage: what is neither shown nor kept unseen is lost."""
        with sync_playwright() as playwright:
            page = _open(playwright, self.folder, self.storage)
            shown = page.inner_text("body") + " ".join(
                page.eval_on_selector_all("input", "all => all.map((e) => e.value)")
            )
            _touch(page)  # what is only kept unseen must also outlive the next save
            page.reload()
            kept = page.evaluate("() => JSON.stringify(Object.entries(localStorage))")
        return [f"{name} = {value}" for name, value in self.typed.items() if value not in shown and value not in kept]


def _open(playwright: Playwright, folder: Path, storage: dict[str, str]) -> Page:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
    context: BrowserContext = browser.new_context()
    page = context.new_page()
    page.goto((folder / "index.html").as_uri())
    if storage:
        page.evaluate("(all) => { for (const [k, v] of Object.entries(all)) localStorage.setItem(k, v); }", storage)
        page.reload()
    return page


def _fill(page: Page) -> dict[str, str]:
    typed: dict[str, str] = {}
    form = page.query_selector("form.add")
    if form is None:
        return typed
    for number, control in enumerate(form.query_selector_all("[data-field]")):
        kind = control.get_attribute("type") or ""
        tag = str(control.evaluate("e => e.tagName"))
        if tag == "SELECT" or kind in ("checkbox", "file", "color"):
            if tag == "SELECT":
                options = [v for v in control.evaluate("e => [...e.options].map((o) => o.value)") if v]
                if options:
                    control.select_option(options[-1])
                    typed[str(control.get_attribute("data-field"))] = options[-1]
            continue
        value = _VALUES.get(kind, f"Zebra {number}")
        control.fill(value)
        if kind not in ("date", "number"):
            typed[str(control.get_attribute("data-field"))] = value
        elif kind == "number":
            typed[str(control.get_attribute("data-field"))] = re.sub(r"\.0$", "", value)
    form.query_selector("[type=submit]").click()  # type: ignore[union-attr]
    return typed


def _touch(page: Page) -> None:
    """Change one thing, so that everything is saved again."""
    page.evaluate(
        "() => { for (const kind of window.Kit?.kinds?.values?.() || []) Kit.edit(kind.name, (items) => [...items]); }"
    )
