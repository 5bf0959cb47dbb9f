"""Requests of a sixth examiner who knows nothing of how apps are made here: clicked, cracked, jumbled, guessed."""

import re

from tests.e2e.behaviours.samples_tools import enter_list
from tests.e2e.fields import Control
from tests.e2e.games import expect_verdict
from tests.e2e.person import Person
from tests.e2e.reading import Unmet, numbers_in
from tests.e2e.requests import behaviour

_CLICK = ("click", "click me", "click here", "click as fast as you can", "tap", "tap here", "hit", "press", "press me",
          "click fast")  # fmt: skip
_START = ("start", "start game", "go", "begin", "play", "play again", "again", "try again", "restart", "new game",
          "new round", "start again", "start round")  # fmt: skip
_RECORD = ("record", "best", "high score", "highscore", "my record", "your record", "most")


@behaviour("click_ten")
def click_ten(p: Person) -> None:
    """The first click may start the ten seconds, and may count or not: so the figures may be one off, always alike."""
    _clicks(p, 7)
    off = [n for n in (0, 1, -1) if p.patiently(lambda n=n: p.shows_near(_RECORD, 7 + n, limit=40))]  # type: ignore[misc]
    if not off:
        raise Unmet("does not show 7 clicks as the record")
    _clicks(p, 4)
    if not any(p.shows(4 + n) for n in off):
        raise Unmet("does not show that it was 4 clicks this time")
    for count in (7, 12):
        if count > 7:
            _clicks(p, count)
        if not p.patiently(lambda c=count: any(p.shows_near(_RECORD, c + n, limit=40) for n in off)):  # type: ignore[misc]
            raise Unmet(f"does not show {count} clicks as the record")
        p.reload()
        if not p.patiently(lambda c=count: any(p.shows_near(_RECORD, c + n, limit=40) for n in off)):  # type: ignore[misc]
            raise Unmet(f"forgets the record of {count} clicks")


def _clicks(p: Person, count: int) -> None:
    """Click so often within ten seconds: at once, and the last two when most of the time is over."""
    target = _target(p)
    starter = p.find_button(_START, in_rows=False)
    if starter is not None and starter != target:
        p.click(starter, "start")
        p.wait(0.2)
        target = _target(p)
    if target is None:
        target = starter
    if target is None:
        raise Unmet("there is nothing to click on")
    for number in range(count):
        if number == count - 2:
            p.wait(5)
        p.element(target).click()
    p.wait(12)
    if p.look("hasModal"):
        p.press_if(("ok", "close"))


def _target(p: Person) -> int | None:
    wanted = p.find_button(_CLICK, in_rows=False)
    if wanted is not None:
        return wanted
    found = [
        b
        for b in p.buttons()
        if not b["disabled"]
        and not b["isNav"]
        and not any(re.search(r"reset|clear|delete|start|again|new|theme|go\b|begin|play", n, re.I) for n in b["names"])
    ]
    return max(found, key=lambda b: b["box"]["w"] * b["box"]["h"])["i"] if found else None


_COOKIE = ("crack", "crack open", "crack the cookie", "open", "open cookie", "open the cookie", "open a cookie",
           "cookie", "fortune cookie", "break", "break open", "click", "tell me", "fortune", "new fortune", "next",
           "new cookie", "another cookie", "another", "new", "tell my fortune", "get my fortune", "🥠")  # fmt: skip


@behaviour("fortune")
def fortune(p: Person) -> None:
    """After a saying the cookie may have to be closed or another one taken first."""
    told: list[str] = []
    for _ in range(12):
        before = p.text()
        old = _sentences(before)
        _open_cookie(p)
        p.patiently(lambda b=old: bool(_sentences(p.text()) - b))  # type: ignore[misc]
        fresh = _sentences(p.text()) - old
        if not fresh and p.text() == before:
            raise Unmet("tells nothing new on a click")
        told += sorted(fresh)[:1]
        if len(told) == 7:
            break
    if len(told) < 6:
        raise Unmet("hardly tells anything" if told else "tells nothing")
    if len(set(told)) < 3:  # drawn at random out of not so many
        raise Unmet(f"tells only {len(set(told))} different things in {len(told)} clicks")


def _sentences(text: str) -> set[str]:
    return {line.strip() for line in text.split("\n") if len(re.findall(r"[^\W\d_]+", line)) >= 3}


def _open_cookie(p: Person) -> None:
    hit = p.find_button(_COOKIE, in_rows=False)
    if hit is None:
        found = [b for b in p.buttons() if not b["disabled"] and not b["isNav"]]
        hit = max(found, key=lambda b: b["box"]["w"] * b["box"]["h"])["i"] if found else None
    if hit is None:
        box = p.page.evaluate(
            """() => { const all = [...document.querySelectorAll('svg,canvas,img,div,p,span')].filter(e =>
            e.checkVisibility() && (e.matches('svg,canvas,img') || (e.innerText || '').trim() === '🥠'));
            const r = all.length && all[0].getBoundingClientRect(); return r ? [r.x + r.width / 2, r.y + r.height / 2] : null; }"""  # noqa: E501
        )
        if box is None:
            raise Unmet("there is no cookie to click on")
        p.page.mouse.click(*box)
        p.settle()
        return
    p.click(hit, "the cookie")


_WORDS = ("window", "basket", "pencil", "blanket")
_NEXT = ("next", "next word", "new word", "continue", "another word", "another", "jumble", "new jumble", "play",
         "start", "start game", "begin", "start quiz", "jumble a word", "shuffle", "scramble", "go")  # fmt: skip


@behaviour("jumble")
def jumble(p: Person) -> None:
    """The words may be typed one by one or as a list; after a wrong answer it may go on or ask for the same again."""
    enter_list(
        p, _WORDS, ("words", "word", "new word", "add word", "add a word", "your words", "list of words", "list")
    )
    p.press_if(("save", "save words", "add words", "use words", "set words", "done"))
    _call_up(p)
    static, asked, count = p.text().split("\n"), set[str](), 0
    labels = ("right", "correct", "right answers", "score", "points", "right ones")
    for is_right in (True, True, False, True, True, False, True):
        _call_up(p)
        word = _jumbled(p)
        if not word:
            raise Unmet("shows none of the words with its letters jumbled")
        asked.add(word)
        before = p.text()
        _answer(p, word if is_right else "turnip")
        count += is_right
        expect_verdict(p, static, before, is_right)
        p.sees_near(labels, count, limit=60)
        p.wait(2.5)
        if _jumbled(p) in (word, ""):
            p.press_if(_NEXT[:7])
            p.wait(0.5)
        if _jumbled(p) == word and not is_right:  # asked again until it is right, if no other is to be had
            count_before = count
            _answer(p, word)
            p.wait(2.5)
            p.press_if(_NEXT[:7])
            if p.shows_near(labels, count_before + 1, limit=60):
                count += 1
    if len(asked) < 2:
        raise Unmet("always jumbles the same word")


def _call_up(p: Person) -> None:
    if p.patiently(lambda: bool(_jumbled(p))):
        return
    for part in ("play", "game", "guess", "quiz", "practice"):
        if p.go_to(part) and p.patiently(lambda: bool(_jumbled(p))):
            return
    p.press_if(_NEXT)
    p.patiently(lambda: bool(_jumbled(p)))


def _jumbled(p: Person) -> str:
    """Return the word whose letters stand on the page in another order, be it letter by letter."""
    lines = [line.strip().lower() for line in p.text().split("\n")]
    pieces = [word for line in lines for word in re.findall(r"[^\W\d_]+", line)]
    pieces += ["".join(re.findall(r"\b[^\W\d_]\b", line)) for line in lines]
    run = ""
    for line in [*lines, "--"]:
        if re.fullmatch(r"[^\W\d_]", line):
            run += line
        else:
            pieces, run = [*pieces, run], ""
    for piece in pieces:
        for word in _WORDS:
            if piece != word and sorted(piece) == sorted(word):
                return word
    return ""


def _answer(p: Person, word: str) -> None:
    labels = ("your guess", "guess", "answer", "your answer", "type the word", "the word", "solution",
              "what is the word", "which word", "type your answer", "word")  # fmt: skip
    texts = [c for c in p.controls() if c["kind"] == "text" and not c["disabled"] and not c.get("isLong")]
    named = [c for c in texts if not re.search(r"\b(new|add|list|words)\b", _names(c), re.I)]
    if len(named) == 1:
        field = named[0]
        p.put(field, word)
        p._group = field["group"]
    else:
        p._group = -1
        field = p.fill(labels, word)
    check = ("check", "submit", "answer", "guess", "ok", "check answer", "enter", "check it", "done", "check word")
    hit = p.find_button(check, in_rows=False)
    if hit is not None:
        p.click(hit, "the answer")
    else:
        p.element(field["i"]).press("Enter")
        p.settle()


def _names(control: Control) -> str:
    return " ".join([*control["names"], control["beside"]])


_RANKS = {"ace": 1, "jack": 11, "queen": 12, "king": 13, "a": 1, "j": 11, "q": 12, "k": 13}
_RANK = re.compile(r"^(?:[♠♥♦♣♤♡♢♧]\ufe0f?\s*)*(10|[1-9]|1[0-4]|[ajqk]|ace|jack|queen|king)"
                   r"(?:\s*[♠♥♦♣♤♡♢♧]\ufe0f?|\s+of\s+\w+)*$", re.I)  # fmt: skip
# words of elements with the size of their letters; a card may be made of a rank and a suit in one element each
_SIZED = """() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() &&
        !e.closest('button,script,style,option') && (e.textContent || '').trim().length < 24)
    .map(e => [(e.textContent || '').trim().replace(/\\s+/g, ' '), parseFloat(getComputedStyle(e).fontSize),
        e.children.length === 0, [...e.querySelectorAll('*')].length])"""


@behaviour("next_card")
def next_card(p: Person) -> None:
    """The score may be points or a row of right ones, and a wrong guess may end the game. An ace may be high or low,
    and the same card again may count or not: such turns prove nothing."""
    score = ("score", "points", "right", "correct", "streak", "in a row")
    p.press_if(_START)
    right = wrong = misjudged = 0
    guesses = ("higher", "the next is higher", "next is higher"), ("lower", "the next is lower", "next is lower")
    for _ in range(40):
        if p.find_button(guesses[0]) is None:
            p.press_if(("next", "next card", "continue", *_START))
            p.wait(1)
        if not p.patiently(lambda: p.find_button(guesses[0]) is not None):
            raise Unmet("there is no button 'higher'")
        cards, points = _cards(p), _points(p, score)
        if points is None:
            raise Unmet("shows no score")
        if not cards:
            raise Unmet("shows no card")
        card = cards[0] if len(set(cards)) == 1 else 0
        is_up = (card or 7) < 8
        p.press(guesses[0 if is_up else 1])
        p.wait(0.6)
        fresh, now = _cards(p), _points(p, score)
        rest = list(fresh)
        for one in cards:
            if one in rest and len(rest) > 1:
                rest.remove(one)
        new = rest[0] if len(set(rest)) == 1 else 0
        p.wait(1.5)
        if card > 1 and 1 < new < 14 and new != card and now is not None:
            is_right = (new > card) is is_up
            right, wrong = right + is_right, wrong + (not is_right)
            now = max(now, _points(p, score) or 0) if is_right else now
            misjudged += (now > points) is not is_right
        if right >= 6 and wrong >= 2:
            break
    if right + wrong < 8:
        raise Unmet("the next card cannot be told from the one before")
    if misjudged > 1 + (right + wrong) // 10:
        raise Unmet(f"the score does not go by the cards: {misjudged} of {right + wrong} guesses counted wrong")


def _cards(p: Person) -> list[int]:
    """Return the ranks of the cards in sight, those in the biggest letters."""
    found = []
    for text, size, _, _ in p.page.evaluate(_SIZED):
        told = _RANK.match(text) or re.match(r"^(10|[2-9]|1[0-4]|[ajqk])\s*[♠♥♦♣].{0,6}$", text, re.I)
        if told:
            found.append((size, _RANKS.get(told[1].lower()) or int(told[1])))
    if not found:
        named = re.findall(r"\b(10|[2-9]|ace|jack|queen|king)\s+of\s+(?:hearts|spades|clubs|diamonds)", p.text(), re.I)
        signed = re.findall(r"\b(10|[2-9]|[AJQK])\s?[♠♥♦♣]", p.text())
        return [_RANKS.get(one.lower()) or int(one) for one in named or signed]
    biggest = max(size for size, _ in found)
    ranks = [rank for size, rank in found if size > 0.95 * biggest]
    return list(dict.fromkeys(ranks))


def _points(p: Person, labels: tuple[str, ...]) -> float | None:
    for label in labels:
        for piece in sorted(p.near(label, 30), key=len):
            figures = [n for n, _ in numbers_in(piece)]
            if figures:
                return figures[0]
    return None
