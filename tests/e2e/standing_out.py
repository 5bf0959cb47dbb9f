"""How a person sees that some rows of a list are marked: words, a colour or a list of their own the others lack."""

import datetime as dt
from collections.abc import Callable, Iterable

from tests.e2e.person import Person
from tests.e2e.reading import Unmet, words_of

# what differs from row to row without marking anything: parts of dates and times
_DATE_WORDS = frozenset(
    [w for m in range(1, 13) for w in (f"{dt.date(2026, m, 1):%b}".lower(), f"{dt.date(2026, m, 1):%B}".lower())]
    + [w for d in range(2, 9) for w in (f"{dt.date(2026, 3, d):%a}".lower(), f"{dt.date(2026, 3, d):%A}".lower())]
    + ["ago", "day", "week", "month", "year", "hour", "yesterday", "today", "last", "am", "pm", "next"]
)
_LOOKS = """i => { const el = window.__eyes.thing(i), out = new Set();
    for (const e of [el, ...el.querySelectorAll('*')]) {
        if (e.closest('button,input,select') || !e.checkVisibility()) continue;
        const s = getComputedStyle(e);
        out.add('text ' + s.color + s.fontWeight);
        out.add('back ' + s.backgroundColor);
        for (const side of ['Left', 'Top', 'Bottom', 'Right'])
            if (s[`border${side}Style`] !== 'none') out.add('edge ' + s[`border${side}Color`]);
    }
    return [...out]; }"""


def expect_marked(p: Person, marked: Iterable[str], plain: Iterable[str]) -> None:
    """Expect every row of `marked` to be told apart at sight from all rows of `plain`; texts are what names a row."""
    lack: list[str] = []

    def holds() -> bool:
        lack[:] = [text for text in marked if not is_marked(p, text, tuple(plain))]
        return not lack

    if not p.patiently(holds):
        raise Unmet(f"{lack[0]!r} does not stand out from the rest")


def is_marked(p: Person, text: str, plain: tuple[str, ...]) -> bool:
    """Return whether the row of `text` carries a word, a colour or a second mention that no plain row has."""
    own = _words(p, text)
    others = set[str]().union(*(_words(p, one) for one in plain))
    if own - others - set(words_of(text)):
        return True
    if len(p.rows(text)) > max(len(p.rows(one)) for one in plain):
        return True
    p.page.mouse.move(0, 0)  # a row under the pointer has another ground
    looks: Callable[[str], set[str]] = lambda one: set(p.page.evaluate(_LOOKS, p.row_of(one).number))  # noqa: E731
    return bool(looks(text) - set[str]().union(*(looks(one) for one in plain)))


def is_apart(p: Person, texts: tuple[str, ...], rest: tuple[str, ...], heads: list[str]) -> bool:
    """Return whether the rows of the texts are marked unlike the rest, or stand under another of these headings."""
    if all(is_marked(p, text, rest) for text in texts):
        return True
    places = [{str(p.look("under", p.row_of(text).number, heads)) for text in group} for group in (texts, rest)]
    return not places[0] & places[1]


def _words(p: Person, text: str) -> set[str]:
    words = {word for row in p.rows(text)[:1] for word in words_of(row.text)}
    return {w for w in words if not any(letter.isdigit() for letter in w)} - _DATE_WORDS
