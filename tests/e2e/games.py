"""How a person plays: a quiz to its end, a drill that says right or wrong, a board of cells."""

import re
from typing import Any

from tests.e2e.person import Person
from tests.e2e.reading import Unmet

_ON = (
    "next",
    "next question",
    "submit",
    "submit answer",
    "check",
    "check answer",
    "answer",
    "continue",
    "finish",
    "see result",
    "show score",
    "show result",
    "done",
)
_OVER = re.compile(
    r"(score|you got|result|correct|final)\D{0,40}(\d+)\s*(?:/|of|out of)\s*(\d+)"
    r"|(\d+)\s*(?:/|of|out of)\s*(\d+)[^\n]{0,30}(correct|right|points|score)",
    re.I,
)
_CONTROLS = frozenset(
    [
        "start",
        "begin",
        "restart",
        "again",
        "theme",
        "dark",
        "light",
        "retry",
        "play",
        "reset",
        "new",
        "home",
        "back",
        "print",
        "export",
        "import",
    ]
)


def play_quiz(p: Person) -> str:
    """Answer every question with the first option, then again with the last; return all words seen.

    Expects at least three questions with at least two answers each, a score that is never more than the questions,
    and that is not the same nonsense whatever is answered.
    """
    words, scores = "", []
    for turn in (0, -1):
        p.press_if(
            ("start", "start quiz", "begin", "play", "play again", "try again", "restart", "again", "retry", "new quiz")
        )
        seen, score = _answer_all(p, turn)
        words += seen
        scores.append(score)
        p.reload()
    if scores[0][1] < 3:
        raise Unmet(f"asks only {scores[0][1]} questions")
    if (
        scores == [(0, scores[0][1]), (0, scores[1][1])]
        and len(scores) == 2
        and not re.search(r"correct|right|wrong", words, re.I)
    ):
        raise Unmet("no answer ever counts")
    return words


def _answer_all(p: Person, turn: int) -> tuple[str, tuple[int, int]]:
    words, answered = "", 0
    for _ in range(60):
        text = p.text()
        words += "\n" + text
        options = open_answers(p)
        if options:
            chosen = options[turn]
            if chosen["isRadio"]:
                p.tick(chosen["i"], True)
            else:
                p.click(chosen["i"], "an answer")
            answered += 1
            p.settle()
            words += "\n" + p.text()
            if not chosen["isRadio"] or not _radio_sets_left(p):
                p.press_if(_ON)
                p.wait(2)
            continue
        if p.press_if(_ON):
            p.wait(2)
            continue
        break
    words += "\n" + p.text()
    score = _score(p)
    if score is None:
        raise Unmet("there is no question with answers to choose from" if not answered else "shows no score at the end")
    right, total = score
    if right > total:
        raise Unmet(f"scores {right} of {total}")
    return words, (right, max(total, answered if total == 0 else 0) or answered)


def _score(p: Person) -> tuple[int, int] | None:
    found = list(_OVER.finditer(p.text()))
    if found:
        groups = found[-1].groups()
        return int(groups[1] or groups[3]), int(groups[2] or groups[4])
    for piece in p.near("score", 60):
        figures = re.findall(r"\d+", piece)
        if figures:
            return int(figures[0]), int(figures[1]) if len(figures) > 1 else 99
    return None


def _radio_sets_left(p: Person) -> bool:
    return any(c["kind"] == "radios" and c["empty"] and not c["disabled"] for c in p.controls())


def open_answers(p: Person) -> list[dict[str, Any]]:
    """Return the answers to choose from for the next open question."""
    for control in p.controls():
        if (
            control["kind"] == "radios"
            and control["empty"]
            and not control["disabled"]
            and len(control["members"]) >= 2
        ):
            return [{"i": i, "isRadio": True} for i in control["members"]]
    groups: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for button in p.buttons():
        name = " ".join(button["names"]).lower()
        is_tool = any(word in name.split() for word in _CONTROLS) or any(name.strip() == on for on in _ON)
        if button["disabled"] or button["isNav"] or is_tool or not name or button["pressed"] == "true":
            continue
        groups.setdefault((button["group"], round(button["box"]["h"] / 4)), []).append(
            {"i": button["i"], "isRadio": False}
        )
    best = max(groups.values(), key=len, default=[])
    return best if len(best) >= 2 else []


def answer_name(p: Person, option: dict[str, Any]) -> str:
    """Return the words of an answer, without the letter or number before it."""
    script = "i => { const e = window.__eyes.thing(i); return ((e.labels && e.labels[0]) || e).innerText.trim(); }"
    return re.sub(r"^\s*[A-Ca-c1-3][.)]\s+", "", str(p.page.evaluate(script, option["i"])))


def cells(p: Person, count: int) -> list[dict[str, Any]]:
    """Return the cells of a game board with this many, in order."""
    found = list(p.look("cells", count))
    if len(found) < count:
        raise Unmet(f"there is no board of {count} cells")
    return found


_GOOD = r"\b(right|correct|well done|good|great|yes|perfect)\b|✓|✔|✅"
_BAD = r"\b(wrong|incorrect|not right|not correct|not quite|try again|no|oops|sorry)\b|✗|✘|❌"
_COUNT = r"(right|correct|wrong|incorrect)( answers)?\s*[:=]?\s*\d+|\d+\s*(right|correct|wrong|incorrect)|\d+ of \d+"


def expect_verdict(p: Person, static: list[str], before: str, is_right: bool) -> None:
    """Expect words for right or wrong, the counts of both aside. "Wrong, the right form is ..." says wrong."""
    old = before.split("\n")

    def told() -> bool:
        lines = [line for line in p.text().split("\n") if line not in static]
        fresh = [line for line in lines if line not in old]
        verdicts = [verdict(line) for line in fresh if verdict(line)] or [verdict(line) for line in lines]
        return ("good" if is_right else "bad") in verdicts

    if not p.patiently(told):
        raise Unmet(f"does not say that the answer was {'right' if is_right else 'wrong'}")


def verdict(line: str) -> str:
    """Return "good", "bad" or "" for what a line says of an answer."""
    line = re.sub(_COUNT, "", line.lower())
    good, bad = re.search(_GOOD, line), re.search(_BAD, line)
    if good and bad:
        return "bad" if bad.start() <= good.start() else "good"
    return "good" if good else "bad" if bad else ""


def score_of(p: Person, total: int) -> int | None:
    """Return how many of `total` the page says were right."""
    word = {8: "eight", 10: "ten"}[total]
    pattern = rf"(?<!\d)(\d{{1,2}})\s*(?:/|of|out of|from)\s*(?:the\s*)?(?:{total}|{word})\b"
    lines = p.text().split("\n")
    asked = r"question|statement|answered|^\s*#"
    for line in [*reversed([one for one in lines if not re.search(asked, one, re.I)]), *reversed(lines)]:
        found = re.search(pattern, line, re.I)
        if found and int(found[1]) <= total:
            return int(found[1])
    for label in ("score", "correct", "right", "points"):
        for piece in p.near(label, 50):
            figures = [int(n) for n in re.findall(r"(?<![\d.])\d{1,2}(?![\d.]|\s*%)", piece)]
            if figures and figures[0] <= total:
                return figures[0]
    return None
