"""How a person sees and sets what is ticked, however a row shows it."""

import re

from tests.e2e.person import Person
from tests.e2e.rows import Row
from tests.e2e.standing_out import is_marked


def row_to_tick(p: Person, text: str) -> Row:
    """Expect a row of the text, the one with a box first."""
    p.row_of(text)
    rows = p.rows(text)
    return next((row for row in rows if any(c["kind"] == "checkbox" for c in row.controls())), rows[0])


def is_ticked(p: Person, text: str, plain: str = "") -> bool:
    """Return whether a row of the text is ticked: its box, a mark, a word, or any difference to a plain row.

    What stands on the buttons says what can be done, not what is.
    """
    for row in p.rows(text):
        boxes = [c for c in row.controls() if c["kind"] == "checkbox"]
        own = "\n".join(p.page.evaluate(_OWN_WORDS, row.number))
        said = re.search(r"[✓✔✅☑]|\b(done|ticked|completed?|finished)\b", own, re.I) and not re.search(r"\bnot\b", own)
        names = " ".join(name for button in p.buttons(row.number) for name in button["names"]).lower()
        undo = re.search(r"undo|untick|uncheck|not done|reopen", names)
        if any(c["value"] == "true" for c in boxes) or said or (undo and not boxes):
            return True
        if not boxes and row.is_ticked():
            return True
    return bool(plain) and p.has_row(text) and p.has_row(plain) and is_marked(p, text, (plain,))


_OWN_WORDS = """i => { const words = [], walk = e => { for (const n of e.childNodes) {
    if (n.nodeType === 3) words.push(n.data);
    else if (n.nodeType === 1 && !n.matches('button,[role=button],select,a') && n.checkVisibility()) walk(n); } };
    walk(window.__eyes.thing(i)); return words; }"""
