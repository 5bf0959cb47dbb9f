"""A request beyond the kit: the match game against the computer. Matches may be things, signs in a line or figures."""

import re

from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet
from tests.e2e.requests import behaviour
from tests.e2e.screen import Screen

Piles = tuple[int, ...]  # how many matches there are in the rows that have any, the smallest first
_START = (3, 5, 7)
_TAKE = ("take", "remove", "take matches", "remove matches", "done", "end turn", "ok", "confirm", "submit",
         "take selected", "remove selected", "make move", "end my turn", "finish turn", "take them")  # fmt: skip
_I_WON = r"you(?:'ve| have)? (?:win|won)|computer (?:loses|lost|has lost)|congrat|player wins|human wins"
_I_LOST = r"you(?:'ve| have)? (?:lose|lost)|computer (?:wins|won|has won)|\bi win\b|i won"


class Matches:
    """Counts the matches by whichever way shows three, five and seven at first: things, signs or figures."""

    def __init__(self, screen: Screen) -> None:
        self.screen, self.kind, self.sign = screen, "", ""
        for kind, counts in screen.page.evaluate(_THINGS, None):
            if tuple(counts) == _START:
                self.kind = kind
                return
        for found in re.finditer(r"(\S)(?:[ \ufe0f]*\1){6}(?![ \ufe0f]*\1)", screen.words()):
            self.sign = found[1]
            if self.count() == _START:
                return
        self.sign = ""
        if self.count() != _START:
            raise Unmet("does not show rows of 3, 5 and 7 matches")

    def count(self) -> Piles:
        if self.kind:
            found = self.screen.page.evaluate(_THINGS, self.kind)
            return tuple(int(n) for n in found[0][1]) if found else ()
        text = self.screen.words()
        if self.sign:
            sign = re.escape(self.sign)
            runs = re.findall(rf"{sign}(?:[ \ufe0f]*{sign})*", text)
            return tuple(sorted(run.count(self.sign) for run in runs))
        found = re.findall(r"(?:row|pile|heap)\s*(?:\d|[a-c]|one|two|three)\b\W{0,4}\n?\s*(\d)\b", text, re.I)
        return tuple(sorted(int(n) for n in found if int(n)))


# equal small things in rows (or columns), and how many there are in each
_THINGS = """kind => { const seen = e => { if (!e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || e.disabled) return false;
        const s = getComputedStyle(e), r = e.getBoundingClientRect();
        return +s.opacity > 0.35 && r.width > 1 && r.height > 3 && r.width < 120 && r.height < 260; };
    const groups = new Map();
    for (const e of document.querySelectorAll('body *')) {
        if (e.matches('script,style,option,br,li:has(*),tr,td:has(*),p,h1,h2,label') || !seen(e) || [...e.children].some(seen)) continue;
        const key = e.tagName + '|' + (e.getAttribute('class') || '');
        (groups.get(key) || groups.set(key, []).get(key)).push(e.getBoundingClientRect()); }
    const rows = (list, at) => { const out = [];
        for (const r of [...list].sort((a, b) => at(a) - at(b))) { const last = out.at(-1);
            if (last && at(r) - last.at < 8) last.n++; else out.push({ at: at(r), n: 1 }); }
        return out.map(o => o.n).sort((a, b) => a - b); };
    const ways = [['y', r => r.y + r.height / 2], ['x', r => r.x + r.width / 2]];
    const out = [];
    if (kind) { const [way, key] = [kind[0], kind.slice(1)], list = groups.get(key);
        return list ? [[kind, rows(list, ways.find(([w]) => w === way)[1])]] : []; }
    for (const [key, list] of groups) for (const [way, at] of ways) if (list.length === 15) out.push([way + key, rows(list, at)]);
    return out; }"""  # noqa: E501


@behaviour("nim")
def nim(p: Person) -> None:
    """Takes one match at a time and watches that both keep to the rules; then whoever took the last must have lost."""
    screen = Screen(p)
    p.press_if(("start", "start game", "new game", "i start", "i begin", "play"))
    matches = Matches(screen)
    rules, piles = screen.words(), _START
    for _ in range(15):
        _take_one(screen, matches, piles)
        now = _settle(screen, matches, piles)
        if sum(piles) == 1:
            return _expect_result(screen, rules, _I_LOST, "I took the last match")
        if not any(_is_move(after, now) for after in _moves(piles) if sum(after)):
            if now in _moves(piles):
                raise Unmet(f"the computer does not take any from {_said(now)}")
            raise Unmet(f"from {_said(piles)} it goes to {_said(now)}, which are not two moves")
        if sum(now) == 0:
            return _expect_result(screen, rules, _I_WON, "the computer took the last match")
        piles = now
    raise Unmet("the game has no end")


def _expect_result(screen: Screen, rules: str, wanted: str, why: str) -> None:
    other = _I_WON if wanted == _I_LOST else _I_LOST
    if not screen.patiently(lambda: screen.says(wanted, rules)):
        raise Unmet(f"does not say who lost though {why}")
    if screen.says(other, rules):
        raise Unmet(f"says the wrong winner though {why}")


def _moves(piles: Piles) -> list[Piles]:
    """Return what may be left after one has taken from one row."""
    rests = [(*piles[:i], left, *piles[i + 1 :]) for i, n in enumerate(piles) for left in range(n)]
    return [tuple(sorted(n for n in rest if n)) for rest in rests]


def _is_move(before: Piles, after: Piles) -> bool:
    return after in _moves(before)


def _said(piles: Piles) -> str:
    return ", ".join(map(str, piles)) or "none"


def _settle(screen: Screen, matches: Matches, piles: Piles) -> Piles:
    """Wait until the computer has had its turn: the matches are fewer and stay so."""
    last, calm = matches.count(), 0
    for _ in range(24):
        screen.run(250)
        now = matches.count()
        calm = calm + 1 if now == last and now != piles else 0
        last = now
        if calm >= 8 or (sum(now) <= 0 and calm >= 2):
            break
    return last


# --- taking --------------------------------------------------------------------------------------------------------


def _take_one(screen: Screen, matches: Matches, piles: Piles) -> None:
    """Take one match from the longest row, by whichever way works."""
    for way in (_by_fields, _by_thing, _by_button):
        if way(screen, matches, piles):
            screen.run(60)
            if matches.count() != piles:
                return
    raise Unmet(f"there is no way to take a match from {_said(piles)}")


def _by_fields(screen: Screen, matches: Matches, piles: Piles) -> bool:
    """Say row and number in two fields; the row that has most is found by trying."""
    p = screen.person
    fields = [c for c in p.controls() if c["kind"] in ("number", "select", "radios", "text") and not c["disabled"]]
    rows = [c for c in fields if re.search(r"row|pile|heap", " ".join([*c["names"], c["beside"]]), re.I)] or fields[:1]
    if len(fields) < 2:
        return False
    count = next(c for c in fields if c["i"] != rows[0]["i"])
    for row in (3, 2, 1):
        if rows[0]["kind"] in ("select", "radios"):
            options = [o for o in rows[0]["options"] if re.search(rf"\b{row}\b", o)] or rows[0]["options"][
                row - 1 : row
            ]
            if not options:
                continue
            p.put(rows[0], Exact(options[0]))
        else:
            p.put(rows[0], row)
        p.put(count, Exact("1") if count["kind"] in ("select", "radios") else 1)
        if p.press_if(_TAKE) and matches.count() != piles:
            return True
    return False


def _by_thing(screen: Screen, matches: Matches, piles: Piles) -> bool:
    """Click the last match of the longest row."""
    found = screen.page.evaluate(_LAST_OF_LONGEST, [max(piles), matches.kind[1:], matches.sign])
    if not found:
        return False
    screen.page.mouse.click(*found)
    screen.person.settle()
    screen.person.press_if(_TAKE)
    return True


def _by_button(screen: Screen, _: Matches, __: Piles) -> bool:
    """Press a button that takes one; the last such belongs to the lowest row that has any."""
    p = screen.person
    names = r"(take|remove)\s*(1|one)\b|^1$|^-\s*1$|^(take|remove)$"
    hits = [b for b in p.buttons() if not b["disabled"] and any(re.search(names, n, re.I) for n in b["names"])]
    if not hits:
        return False
    p.click(hits[-1]["i"], "take one")
    return True


_LAST_OF_LONGEST = """([most, kind, sign]) => { const groups = new Map();
    for (const e of document.querySelectorAll('body *')) { const r = e.getBoundingClientRect();
        if (!e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || e.disabled) continue;
        if (kind ? e.tagName + '|' + (e.getAttribute('class') || '') !== kind : !sign || e.textContent.trim() !== sign) continue;
        if (+getComputedStyle(e).opacity < 0.35 || r.width < 2 || r.height < 4) continue;
        for (const at of ['y' + Math.round((r.y + r.height / 2) / 6), 'x' + Math.round((r.x + r.width / 2) / 6)])
            (groups.get(at) || groups.set(at, []).get(at)).push(r); }
    const found = [...groups.values()].find(l => l.length === most); if (!found) return null;
    const last = found.sort((a, b) => a.x - b.x || a.y - b.y).at(-1);
    return [last.x + last.width / 2, last.y + last.height / 2]; }"""  # noqa: E501
