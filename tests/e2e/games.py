"""How a person plays: a quiz to its end, a board of cells."""

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


def cells(p: Person, count: int) -> list[dict[str, Any]]:
    """Return the cells of a game board with this many, in order."""
    found = list(p.look("cells", count))
    if len(found) < count:
        raise Unmet(f"there is no board of {count} cells")
    return found
