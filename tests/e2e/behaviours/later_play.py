"""Requests of a second examiner who knows nothing of how apps are made here: quiz, party, puzzles, ideas, seats."""

import heapq
import itertools
import random
import re
from typing import Any

from tests.e2e.behaviours.samples_tools import enter_list
from tests.e2e.games import score_of
from tests.e2e.person import Person
from tests.e2e.reading import Unmet
from tests.e2e.requests import behaviour
from tests.e2e.sliding import is_beside, push, read_board

_ON = ("next", "next question", "next statement", "continue", "submit", "check", "finish", "see result", "show score",
       "show result", "see score", "done", "submit answers", "check answers")  # fmt: skip


@behaviour("body_quiz")
def body_quiz(p: Person) -> None:
    """One after the other or all at once. Who always says true and who always says false have ten right together."""
    results = []
    for answer in ("true", "false"):
        results.append(_answer_all(p, answer))
        p.reload()
    (first, said), (second, asked) = results
    known = ("heart", "blood", "bone", "lung", "skin", "brain", "muscle", "tooth", "liver", "stomach", "eye",
             "hair", "kidney", "body", "skeleton", "oxygen", "cell", "nerve", "tongue", "rib", "ear")  # fmt: skip
    text = " ".join(said).lower()
    if sum(word in text for word in known) < 5:
        raise Unmet("the quiz is not about the human body")
    if said == asked and first + second != 10:
        raise Unmet(f"counts {first} right for always true and {second} for always false, which are not ten together")


def _answer_all(p: Person, answer: str) -> tuple[int, set[str]]:
    """Give one answer to all statements; return the score and the statements seen."""
    p.press_if(("start", "start quiz", "begin", "play", "play again", "restart"))
    answered, said = 0, set[str]()
    for _ in range(40):
        said |= {line for line in p.text().split("\n") if len(line) > 18 and re.search(r"[a-z] [a-z]", line)}
        if _say(p, answer):
            answered += 1
            p.wait(0.4)
            continue
        if not p.press_if(_ON):
            p.wait(2.5)
            if not _can_say(p, answer):
                break
        p.wait(1)
    if answered != 10:
        raise Unmet(f"asks {answered} true or false questions, not ten")
    score = score_of(p, 10)
    if score is None:
        raise Unmet("shows no score at the end")
    return score, {line for line in said if not re.search(r"score|correct|right|wrong|question \d", line, re.I)}


def _open_radios(p: Person, answer: str) -> list[int]:
    questions = [c for c in p.controls() if c["kind"] == "radios" and c["empty"] and not c["disabled"]]
    pairs = [pair for c in questions for pair in zip(c["options"], c["members"], strict=True)]
    return [member for option, member in pairs if option.strip().lower() == answer]


def _open_buttons(p: Person, answer: str) -> list[int]:
    return [b["i"] for b in p.buttons() if not b["disabled"] and b["pressed"] != "true"
            and any(re.fullmatch(rf"\W*{answer}\W*", name.lower()) for name in b["names"])]  # fmt: skip


def _can_say(p: Person, answer: str) -> bool:
    return bool(_open_radios(p, answer) or _open_buttons(p, answer))


def _say(p: Person, answer: str) -> bool:
    """Answer the next open question; buttons that still can be pressed after an answer are those of the next one."""
    radios = _open_radios(p, answer)
    if radios:
        p.tick(radios[0], True)
        p.settle()
        return True
    buttons = _open_buttons(p, answer)
    if not buttons:
        return False
    before = p.text()
    p.click(buttons[0], f"answer {answer!r}")
    if p.text() == before:
        p.wait(1.5)
    return p.text() != before


@behaviour("truth_dare")
def truth_dare(p: Person) -> None:
    """With three names somebody would come twice in a row in sixteen turns if it were left to chance."""
    names = ("Mila", "Oscar", "Tilda")
    enter_list(p, names, ("names", "list of names", "list", "name", "players", "player", "people", "friends"))
    pick = ("next player", "next turn", "next person", "whose turn", "who's turn", "pick a player", "pick player",
            "choose player", "pick", "spin", "next", "start game", "start", "play", "continue", "new turn", "go",
            "random player", "who is next", "pick someone", "done", "completed", "skip")  # fmt: skip
    turns: list[str] = []
    said: dict[str, set[str]] = {"truth": set(), "dare": set()}
    for turn in range(16):
        if p.look("hasModal"):
            p.press_if(("close", "ok", "done", "got it"))
        p.press_if(pick)
        p.wait(4)
        who = _whose_turn(p, names)
        if turns and who == turns[-1]:
            raise Unmet(f"picks {who} twice in a row")
        turns.append(who)
        kind = "truth" if turn % 2 else "dare"
        before = set(p.text().split("\n"))
        p.press((kind, f"{kind}!", f"choose {kind}", f"pick {kind}"))
        p.wait(2)
        fresh = [line for line in p.text().split("\n") if line not in before and len(line) >= 10]
        fresh = [line for line in fresh if not re.fullmatch(rf"\W*(?:{'|'.join(names)})\b.{{0,25}}", line)]
        said[kind].update(max(fresh, key=len, default="") for _ in (0,))
    if set(turns) != set(names):
        raise Unmet(f"it is never the turn of {', '.join(sorted(set(names) - set(turns)))}")
    for kind, lines in said.items():
        if len(lines - {""}) < 2:
            raise Unmet(f"gives no {kind}, or always the same")
    if (said["truth"] & said["dare"]) - {""}:
        raise Unmet("gives the same for truth and for dare")


_NAMED_BIG = """names => { const found = [];
    const test = text => names.filter(n => new RegExp('\\\\b' + n + '\\\\b').test(text));
    for (const e of document.querySelectorAll('body *')) {
        if (!e.checkVisibility() || e.closest('textarea,option,label,button,script,style')) continue;
        const own = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(' '), hits = test(own);
        if (hits.length !== 1) continue;
        const turn = /turn|up\\b|picked|next|chosen|player:/i.test(e.parentElement.textContent.slice(0, 80));
        const size = parseFloat(getComputedStyle(e).fontSize);
        found.push([hits[0], size + (turn ? 8 : 0) - (e.closest('li,tr') ? 30 : 0)]);
    }
    found.sort((a, b) => b[1] - a[1]);
    return found; }"""


def _whose_turn(p: Person, names: tuple[str, ...]) -> str:
    """Return the name that is shown biggest, or in a sentence about the turn; names in lists are only told by looks."""
    found: list[list[Any]] = p.page.evaluate(_NAMED_BIG, list(names))
    if found and (len({name for name, _ in found}) == 1 or found[0][1] > found[1][1] or found[0][0] == found[1][0]):
        return str(found[0][0])
    marked = [b for b in p.buttons() if b["pressed"] not in ("", "false")]
    hits = [name for name in names for b in marked if any(name in one for one in b["names"])]
    if len(hits) != 1:
        raise Unmet("does not say whose turn it is")
    return hits[0]


_SOLVED = ("solved", "well done", "you did it", "did it", "congratulations", "you won", "you win", "won", "finished",
           "completed", "complete", "in order", "done", "bravo", "great")  # fmt: skip
_START = ("mix", "shuffle", "mix it up", "new game", "start", "start game", "new puzzle", "mix up", "play", "restart",
          "play again", "again", "reset", "new")  # fmt: skip


@behaviour("slide")
def slide(p: Person) -> None:
    """The judge solves the puzzle itself; one that cannot be solved, or that was never mixed, fails."""
    if read_board(p, 3) == (1, 2, 3, 4, 5, 6, 7, 8, 0):
        p.press(_START)
        p.wait(3)
    said = {word for word in _SOLVED if p.shows(word)}
    board = read_board(p, 3)
    if board == (1, 2, 3, 4, 5, 6, 7, 8, 0):
        raise Unmet("the numbers are not mixed up")
    far = next(tile for tile in board if tile and not is_beside(board, tile, 3))
    push(p, 3, far)
    if read_board(p, 3) != board:
        raise Unmet(f"{far} can be pushed though the empty square is not beside it")
    way = _solution(board)
    for count, tile in enumerate(way, 1):
        before = read_board(p, 3)
        push(p, 3, tile)
        if read_board(p, 3) == before:
            raise Unmet(f"{tile} beside the empty square cannot be pushed")
        if count == 3 and len(way) > 3:
            p.sees_near(("moves", "move", "steps"), 3)
            if any(p.shows(word) for word in _SOLVED if word not in said):
                raise Unmet("says that it is solved when it is not")
    p.sees_near(("moves", "move", "steps"), len(way))
    if not p.patiently(lambda: any(p.shows(word) for word in _SOLVED if word not in said)):
        raise Unmet("does not tell that the numbers are in order")
    p.press_if(("ok", "close"))
    p.press(_START)
    p.wait(3)
    if not p.patiently(lambda: read_board(p, 3) != (1, 2, 3, 4, 5, 6, 7, 8, 0)):
        raise Unmet("the numbers are not mixed up for a new game")
    p.sees_near(("moves", "move", "steps"), 0)


def _solution(board: tuple[int, ...]) -> list[int]:
    """Return the numbers to push, one after the other."""
    distance = lambda b: sum(abs((n - 1) // 3 - i // 3) + abs((n - 1) % 3 - i % 3) for i, n in enumerate(b) if n)  # noqa: E731
    queue, ways = [(distance(board), 0, board)], {board: [0] * 0}
    while queue:
        _, steps, now = heapq.heappop(queue)
        if now == (1, 2, 3, 4, 5, 6, 7, 8, 0):
            return ways[now]
        gap = now.index(0)
        for place in (gap - 3, gap + 3, *((gap - 1,) if gap % 3 else ()), *((gap + 1,) if gap % 3 < 2 else ())):
            if 0 <= place < 9:
                moved = list(now)
                moved[gap], moved[place] = moved[place], 0
                after = tuple(moved)
                if after not in ways or len(ways[after]) > steps + 1:
                    ways[after] = [*ways[now], now[place]]
                    heapq.heappush(queue, (steps + 1 + distance(after), steps + 1, after))
    raise Unmet("the puzzle cannot be solved from how it is mixed")


_CRACKED = r"\b(you (won|win|got it|did it|cracked|found|guessed)|cracked|solved|congratulations|well done|correct!)"


@behaviour("mastermind")
def mastermind(p: Person) -> None:
    """The judge cracks the number by the hints alone: one that is wrong leads nowhere. A leading zero is tried last."""
    p.press_if(("start", "start game", "new game"))
    chance = random.Random(7)
    left = ["".join(digits) for digits in itertools.permutations("1234567890", 4)]
    rules, guesses = p.text(), list[str]()
    for _ in range(11):
        plain = [code for code in left if code[0] != "0"] or left
        guess = "1234" if not guesses else min(
            chance.sample(plain, min(24, len(plain))), key=lambda one: _rest(one, left, chance))  # fmt: skip
        before = p.text()
        _guess(p, guess)
        guesses.append(guess)
        if _is_cracked(p, rules):
            break
        hint = _hint(p, guess, before)
        left = [code for code in left if _compare(code, guess) == hint]
        if not left:
            raise Unmet(f"its hints contradict each other (the last one: {hint[0]} and {hint[1]} for {guess})")
    else:
        raise Unmet("eleven guesses by its hints do not crack the number")
    for guess in guesses[:-1]:
        if not re.search(r"\W*".join(guess), p.text()):
            raise Unmet(f"the guess {guess} is not on the screen any more")


def _compare(code: str, guess: str) -> tuple[int, int]:
    right = sum(a == b for a, b in zip(code, guess, strict=True))
    return right, len(set(code) & set(guess)) - right


def _rest(guess: str, left: list[str], chance: random.Random) -> int:
    counts: dict[tuple[int, int], int] = {}
    for code in chance.sample(left, min(len(left), 300)):
        hint = _compare(code, guess)
        counts[hint] = counts.get(hint, 0) + 1
    return sum(n * n for n in counts.values())


def _guess(p: Person, guess: str) -> None:
    fields = [c for c in p.controls() if c["kind"] in ("text", "number") and not c["inRow"] and not c["disabled"]]
    if len(fields) >= 4:
        for control, digit in zip(fields, guess, strict=False):
            p.put(control, digit)
        p._group = fields[0]["group"]
    else:
        labels = ("guess", "your guess", "number", "code", "digits", "your number")
        field = p.find_field(labels, guess) or p.find_field(labels, int(guess))
        if field is None:
            raise Unmet("there is no field for a guess")
        p.put(field, guess)
        p._group = field["group"]
    if not p.press_if(("guess", "submit", "check", "try", "ok", "go", "submit guess", "enter", "check guess")):
        p.key("Enter")
    p.wait(1)


def _is_cracked(p: Person, rules: str) -> bool:
    return len(re.findall(_CRACKED, p.text().lower())) > len(re.findall(_CRACKED, rules.lower()))


def _hint(p: Person, guess: str, before: str) -> tuple[int, int]:
    old = before.split("\n")
    fresh = "\n".join(line for line in p.text().split("\n") if line not in old)
    rows = [row.text for row in p.rows(guess)]
    for text in (*rows, fresh, *p.near(guess, 160)):
        hint = _read_hint(p, text, guess)
        if hint is not None and sum(hint) <= 4:
            return hint
    raise Unmet(f"does not tell how many digits of {guess} are right")


def _read_hint(p: Person, text: str, guess: str) -> tuple[int, int] | None:
    """Read both counts from words, marks or two columns of a table."""
    text = re.sub(r"\W*".join(guess), " ", text, count=1)
    text = re.sub(r"(?:guess|try|attempt|#|no\.?)\s*\d+\b|^\s*\d+[.):]\s", " ", text, flags=re.I | re.M)
    wrong_word = r"wrong|misplaced|cows?\b|elsewhere|other place|out of place"
    counts: dict[bool, int] = {}
    digits = list(re.finditer(r"(?<![\d.])[0-4](?![\d.])", text))
    for i, digit in enumerate(digits):
        after = text[digit.end() : digits[i + 1].start() if i + 1 < len(digits) else None]
        start = digits[i - 1].end() if i else 0
        words = after if not re.search(r"[:=]\s*$", text[start : digit.start()]) else text[start : digit.start()]
        if re.search(r"[a-z]{3}", words.lower()):
            counts.setdefault(bool(re.search(wrong_word, words.lower())), int(digit[0]))
    if len(counts) == 2:
        return counts[False], counts[True]
    marks = [sum(text.count(mark) for mark in row) for row in ("●🟢✅⚫🟩🔴", "○🟡⚪🟨🟠")]
    if sum(marks):
        return marks[0], marks[1]
    if 2 <= len(digits) <= 3:  # the first of three counts the guesses
        heads = [one.lower() for one in p.page.locator("th").all_inner_texts()]
        is_turned = any(
            re.search(wrong_word, a) and re.search("right|correct|place", b) for a, b in itertools.pairwise(heads)
        )
        first, second = (int(one[0]) for one in digits[-2:])
        return (second, first) if is_turned else (first, second)
    return None


@behaviour("story")
def story(p: Person) -> None:
    """Three lines or one sentence; where hero, place and problem are named, each of them changes."""
    labels = ("hero", "place", "problem")
    seen: set[str] = set()
    parts: dict[str, set[str]] = {label: set() for label in labels}
    for _ in range(12):
        p.press(("new story", "new idea", "new mix", "mix", "new story idea", "give me a story", "generate", "story",
                 "new", "another", "another story", "idea", "next", "go", "surprise me", "press", "start", "tell me",
                 "random", "shuffle", "make a story", "create"))  # fmt: skip
        p.wait(2)
        seen.add(p.text())
        for label in labels:
            parts[label].add("|".join(sorted(piece for piece in p.near(label, 140) if len(piece) > len(label) + 3)[:3]))
    if len(seen) < 7:
        raise Unmet("gives no new mix at each press")
    longest = max((line for text in seen for line in text.split("\n")), key=lambda line: len(line.split()))
    if not all(len(ways - {""}) >= 3 for ways in parts.values()) and len(longest.split()) < 9:
        raise Unmet("gives no hero, place and problem that change")


@behaviour("seats")
def seats(p: Person) -> None:
    """Seats are whatever forty like things to press there are."""
    found = _seats(p)
    plain = _look(p, found[3])
    free = ("free", "available", "left", "free seats", "seats free", "empty", "remaining", "unsold")
    money = ("money", "taken", "taken in", "sold", "income", "revenue", "total", "earned", "sales", "in all", "made")
    p.sees_near(free, 40, limit=60)
    for place in (3, 17, 38, 22):
        p.click(_seats(p)[place], "a seat")
    p.sees_near(free, 36, limit=60)
    p.sees_near(money, 48)
    if not p.patiently(lambda: _look(p, _seats(p)[3]) != plain):
        raise Unmet("a seat that is sold does not change its color")
    p.click(_seats(p)[17], "a seat")
    p.confirm()
    p.sees_near(free, 37, limit=60)
    p.sees_near(money, 36)
    p.reload()
    p.sees_near(free, 37, limit=60)
    p.sees_near(money, 36)
    if _look(p, _seats(p)[3]) == plain or _look(p, _seats(p)[3]) == _look(p, _seats(p)[17]):
        raise Unmet("after a reload a seat that is sold looks like a free one")


def _seats(p: Person) -> list[int]:
    whole = [cell["i"] for cell in p.look("cells", 40)]
    if len(whole) == 40:
        return whole
    sizes: dict[tuple[int, int], list[int]] = {}
    for button in p.buttons():
        box = button["box"]
        for wide in range(-2, 3):
            sizes.setdefault((round(box["w"]) + wide, round(box["h"] / 4)), []).append(button["i"])
    found = next((list(dict.fromkeys(group)) for group in sizes.values() if len(set(group)) == 40), None)
    boxes = [c["i"] for c in p.controls() if c["kind"] == "checkbox"]
    if found is None and len(boxes) != 40:
        raise Unmet("there are no forty seats to click")
    return found or boxes


def _look(p: Person, number: int) -> str:
    script = """i => { const e = window.__eyes.thing(i), all = [e, ...(e.labels || []), ...e.querySelectorAll('*')];
        return all.map(x => { const s = getComputedStyle(x); return s.backgroundColor + s.backgroundImage + s.color +
            s.fill + s.borderColor + (x.checked ?? ''); }).join(); }"""
    p.page.mouse.move(2, 2)  # the pointer on a seat may change its look
    p.page.evaluate("() => document.activeElement && document.activeElement.blur()")
    p.wait(0.6)
    return str(p.page.evaluate(script, number))
