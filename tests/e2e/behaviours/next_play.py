"""Requests of a third examiner who knows nothing of how apps are made here: a timer, a counter, a drill, a quiz."""

import contextlib
import re
from dataclasses import dataclass
from typing import Any

from tests.e2e.games import answer_name, expect_verdict, open_answers, score_of, verdict
from tests.e2e.hues import GREEN, RED, SHOWING, share_of, texts_of
from tests.e2e.person import Person
from tests.e2e.reading import Unmet
from tests.e2e.requests import behaviour
from tests.e2e.ways import press_matching, worded_lines

_CORNERS = ("upper left", "upper right", "lower left", "lower right")
# for each corner the things that name it alone: how many there are and how the last of them looks
_NAMING = """patterns => { const all = patterns.map(one => new RegExp(one));
    const text = e => (e.textContent || '').toLowerCase();
    const is = (e, one) => one.test(text(e)) && !all.some(other => other !== one && other.test(text(e)));
    const look = e => [e, e.parentElement].map(x => getComputedStyle(x)).flatMap(s => [s.color, s.backgroundColor,
        s.fontWeight, s.fontSize, s.opacity, s.fill, s.stroke, s.borderColor]).join();
    return all.map(one => { const found = [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() &&
        !e.matches('script,style,option') && is(e, one) && ![...e.children].some(c => is(c, one)));
        return [found.length, found.length ? look(found.at(-1)) : '']; }); }"""


@behaviour("toothbrush")
def toothbrush(p: Person) -> None:
    """The corner may be the only one that is named, named once more than the others, or look unlike them."""
    heard: list[str] = []
    p.page.on("dialog", lambda dialog: heard.append(dialog.message))
    p.press(("start", "go", "begin", "start brushing", "brush", "play"))
    known = set[str]()
    gone = 0
    for at, corner in zip((10, 40, 70, 100), _CORNERS, strict=True):
        p.wait(at - gone)
        gone = at
        if not p.patiently(lambda c=corner: _corner(p) == c):  # type: ignore[misc]
            raise Unmet(f"after {at} seconds it does not tell them to brush {corner}, but {_corner(p) or 'nothing'}")
        known |= worded_lines(p)
    p.wait(12)
    known |= worded_lines(p)
    heard.clear()
    p.wait(12)
    cheers = r"🎉|🥳|👏|🏆|⭐|🌟|🎊|✨"
    if not p.patiently(lambda: bool(heard or worded_lines(p) - known or re.search(cheers, p.text()))):
        raise Unmet("does not cheer at the end")


def _corner(p: Person) -> str:
    """Return the corner that is told now, or an empty text."""
    patterns = [one.replace("upper", "(upper|top)").replace("lower", "(lower|bottom)") for one in _CORNERS]
    found = p.page.evaluate(_NAMING, [one.replace(" ", r"\W+") for one in patterns])
    most = max(count for count, _ in found)
    if [count for count, _ in found].count(most) == 1 and most:
        return _CORNERS[[count for count, _ in found].index(most)]
    looks = [look for _, look in found]
    odd = [corner for corner, look in zip(_CORNERS, looks, strict=True) if looks.count(look) == 1]
    return odd[0] if len(odd) == 1 else ""


_IN = r"\b(in|enter|entered|enters|came|comes|plus|add)\b|^\s*[+＋➕]"
_OUT = r"\b(out|leave|leaves|left|leaving|exit|exits|went|goes|minus)\b|^\s*[-−–➖]"
_RESET = r"\b(reset|clear|undo|new|theme|empty|sign)\b"


@behaviour("doorman")
def doorman(p: Person) -> None:
    inside = ("inside", "in the bar", "people", "people inside", "guests", "now", "in", "count")
    more = ("more", "may still come in", "still", "free", "left", "remaining", "room", "places", "spots", "space")
    for is_in in (True, True, True, False):
        pass_door(p, is_in)
    p.sees_near(inside, 2, limit=60)
    p.sees_near(more, 38, limit=60)
    for _ in range(37):
        pass_door(p, True)
    p.sees_near(inside, 39, limit=60)
    before, red, green = worded_lines(p), share_of(p, RED), share_of(p, GREEN)
    pass_door(p, True)
    p.sees_near(inside, 40, limit=60)
    p.sees_near(more, 0, limit=60)

    def is_obvious() -> bool:
        return bool(worded_lines(p) - before) or share_of(p, RED) > red + 400 or share_of(p, GREEN) < green - 400

    if not p.patiently(is_obvious):
        raise Unmet("nothing tells that it is full")
    with contextlib.suppress(Unmet):
        pass_door(p, True)  # the button may be one that cannot be pressed any more
    p.settle()
    if not p.shows_near(inside, 40, limit=60) or p.shows_near(inside, 41, limit=60):
        raise Unmet("lets the forty first one in")
    pass_door(p, False)
    p.sees_near(inside, 39, limit=60)
    p.sees_near(more, 1, limit=60)


def pass_door(p: Person, is_in: bool) -> None:
    wanted, unwanted = (_IN, _OUT) if is_in else (_OUT, _IN)
    press_matching(p, wanted, rf"{unwanted}|{_RESET}")


_MONEY = r"[$€£]?\s?(\d+(?:[.,]\d{1,2})?)"
_PRICE = rf"\b(?:price|costs?|total|amount due|to pay|bill|due)\b\D{{0,40}}?{_MONEY}"
_GIVEN = rf"\b(?:gives?|gave|given|hands?|handed|received|tendered|pays with|paid|cash|customer)\b\D{{0,40}}?{_MONEY}"


@behaviour("cashier")
def cashier(p: Person) -> None:
    """A wrong answer may be asked again or passed over; it ends the row of right ones."""
    p.press_if(("start", "begin", "play", "new task", "next"))
    static, tasks = p.text().split("\n"), set[tuple[float, float]]()
    row = ("in a row", "row", "streak", "right in a row", "correct in a row")
    count = 0
    for is_right in (True, True, True, False, True, True):
        if not p.patiently(lambda: _task(p) is not None):
            raise Unmet("shows no price and what the customer hands over")
        task = _task(p) or (0.0, 0.0)
        tasks.add(task)
        change = round(task[1] - task[0], 2)
        before = p.text()
        p.fill(("change", "change to give back", "answer", "your answer", "give back", "back", "he gets back"),
               f"{change if is_right else change + 1:.2f}")  # fmt: skip
        if not p.press_if(("check", "submit", "answer", "ok", "check answer", "enter", "give change")):
            p.key("Enter")
        expect_verdict(p, static, before, is_right)
        count = count + 1 if is_right else 0
        p.sees_near(row, count, limit=70)
        p.wait(2.5)
        if _task(p) == task:
            p.press_if(("next", "next customer", "next question", "new task", "continue", "next task", "new customer"))
            p.wait(1)
    if len(tasks) < 3:
        raise Unmet("always asks the same")


def _task(p: Person) -> tuple[float, float] | None:
    """Return the price and what is handed over: by their words, else the two sums of money that stand there."""
    text = p.text().replace("\n", " ")
    price, given = re.search(_PRICE, text, re.I), re.search(_GIVEN, text, re.I)
    if price and given:
        pair = tuple(float(found[1].replace(",", ".")) for found in (price, given))
        if pair[0] <= pair[1] and price.start(1) != given.start(1):
            return pair[0], pair[1]
    plain = re.findall(r"[$€£]\s?(\d+(?:[.,]\d{1,2})?)", text) or re.findall(r"(?<!\d)\d+[.,]\d\d(?!\d)", text)
    sums = sorted(float(one.replace(",", ".")) for one in plain[:2])
    return (sums[0], sums[1]) if len(sums) == 2 else None


@dataclass(slots=True)
class _Question:
    """The answers of a question, the one that was given, how all looked before, and the one said to be right then."""

    answers: tuple[str, ...]
    given: str
    looks: dict[str, str]
    right: str = ""


_ABOUT = ("moses", "noah", "jesus", "david", "goliath", "bible", "testament", "egypt", "jerusalem", "bethlehem", "god",
          "genesis", "exodus", "gospel", "disciple", "apostle", "ark", "adam", "eve", "abraham", "paul", "peter",
          "psalm", "lion", "jonah", "jericho", "joseph", "solomon", "samson", "israel", "prophet", "book")  # fmt: skip


_CHECK = ("check", "check answer", "check answers", "submit", "submit answer", "submit answers", "answer", "finish",
          "see result", "show result", "see score", "show score")  # fmt: skip
_ON = ("next", "next question", "continue")


@behaviour("bible")
def bible(p: Person) -> None:
    """One question after the other or all at once. What the page says is right must be right when it is asked again."""
    first, text, score = _answer_all(p, {})
    if sum(word in text.lower() for word in _ABOUT) < 4:
        raise Unmet("the quiz is not about the Bible")
    for one in first:
        if not one.right:
            raise Unmet(f"does not show which answer was right instead of {one.given!r}")
    said = sum(one.right == one.given for one in first)
    if score != said:
        raise Unmet(f"counts {score} of eight, but {said} were right")
    learned = {frozenset(one.answers): one.right for one in first}
    p.reload()
    second, _, score = _answer_all(p, learned)
    known = sum(frozenset(one.answers) in learned for one in second)
    if known == 8 and score != 8:
        raise Unmet(f"counts {score} of eight though all answers are those it said were right")
    if known and not said and not score:
        raise Unmet("no answer ever counts")


def _answer_all(p: Person, learned: dict[frozenset[str], str]) -> tuple[list[_Question], str, int]:
    """Answer by what was learned, else the first; return the questions, all words seen and the score."""
    start = ("start", "start quiz", "begin", "play", "play again", "restart")
    p.press_if(start)
    asked: list[_Question] = []
    words = p.text()
    for _ in range(40):
        options = open_answers(p)
        if not options:
            if not p.press_if((*_CHECK, *_ON)):
                p.wait(2.5)
                if not open_answers(p):
                    break
            _learn_late(p, asked)
            words += "\n" + p.text()
            continue
        _answer_one(p, options, learned, asked)
        words += "\n" + p.text()
    if len(asked) != 8:
        raise Unmet(f"asks {len(asked)} questions, not eight")
    _learn_late(p, asked)
    score = score_of(p, 8)
    if score is None:
        raise Unmet("does not show how many of eight were right")
    return asked, words, score


def _answer_one(
    p: Person, options: list[dict[str, Any]], learned: dict[frozenset[str], str], asked: list[_Question]
) -> None:
    names = tuple(answer_name(p, one) for one in options)
    if len(names) != 3:
        raise Unmet(f"gives {len(names)} answers to choose from, not three")
    wanted = learned.get(frozenset(names), names[0])
    chosen = options[names.index(wanted) if wanted in names else 0]
    asked.append(_Question(names, answer_name(p, chosen), _looks(p, names)))
    before = p.text().split("\n")
    if chosen["isRadio"]:
        p.tick(chosen["i"], True)
        p.settle()
        if any(c["kind"] == "radios" and c["empty"] and not c["disabled"] for c in p.controls()):
            return  # the next question stands there already: all are checked together
        p.press_if(_CHECK)
    else:
        p.click(chosen["i"], "an answer")
    _learn(p, asked[-1], [line for line in p.text().split("\n") if line not in before])
    if not asked[-1].right:
        p.page.wait_for_timeout(300)  # a colour may come slowly
        _learn(p, asked[-1], [])
    if not chosen["isRadio"]:
        p.press_if(("next", "next question", "continue", "finish", "see result", "show score", "show result"))
        if open_answers(p) == options:
            p.wait(2.5)


_LOOKS = f"""names => ({SHOWING})(names).map(list => list.map(e => getComputedStyle(e)).map(s =>
    [s.color, s.backgroundColor, s.borderColor, s.fontWeight, s.outlineColor].join()).join('|'))"""


def _looks(p: Person, names: tuple[str, ...]) -> dict[str, str]:
    p.page.mouse.move(2, 2)
    return dict(zip(names, p.page.evaluate(_LOOKS, list(names)), strict=True))


def _learn(p: Person, question: _Question, fresh: list[str]) -> None:
    """Note which answer is said to be right: by a new line that names it or says so, by green, by looks of its own."""
    others = [one for one in question.answers if one != question.given]
    told = {one for one in others for line in fresh if [x for x in others if _names(line, x)] == [one]}
    green = texts_of(p, question.answers, GREEN)
    now = _looks(p, question.answers)
    changed = [one for one in others if now[one] and now[one] != question.looks[one]]
    if len(told) == 1:
        question.right = told.pop()
    elif len(green) == 1:
        question.right = green.pop()
    elif any(verdict(line) == "good" for line in fresh):
        question.right = question.given
    elif len(changed) == 1:
        question.right = changed[0]


def _learn_late(p: Person, asked: list[_Question]) -> None:
    """Read the right answers of a quiz that tells them all at its end, by lines or by looks."""
    lines = p.text().split("\n")
    for question in [one for one in asked if not one.right]:
        for line in [one for one in lines if re.search(r"right|correct|✓|✔|✅|answer", one, re.I)]:
            hits = [one for one in question.answers if _names(line, one)]
            if len(hits) == 1 and (verdict(line) != "bad" or hits[0] != question.given):
                question.right = hits[0]
        if not question.right and all(one in p.text() for one in question.answers):
            _learn(p, question, [])


def _names(text: str, answer: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(answer)}(?!\w)", text, re.I) is not None
