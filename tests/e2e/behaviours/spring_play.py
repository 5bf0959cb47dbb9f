"""Requests of a fourth examiner who knows nothing of how apps are made here: a quiz, a drill, games and puzzles."""

import datetime as dt
import re
from typing import Any

from tests.e2e.behaviours.own_play import has_times_question, times_question
from tests.e2e.games import answer_name, expect_verdict, open_answers, score_of
from tests.e2e.person import Person
from tests.e2e.reading import Unmet, has_phrase, numbers_in
from tests.e2e.requests import behaviour
from tests.e2e.sliding import is_beside, is_in_line, is_solvable, push, read_board

_CAPITALS = dict(line.split(":") for line in """albania:tirana andorra:andorra la vella|austria:vienna|belarus:minsk
belgium:brussels|bosnia and herzegovina:sarajevo|bulgaria:sofia|croatia:zagreb|cyprus:nicosia|czech republic:prague
czechia:prague|denmark:copenhagen|estonia:tallinn|finland:helsinki|france:paris|germany:berlin|greece:athens
hungary:budapest|iceland:reykjavik|ireland:dublin|italy:rome|kosovo:pristina|latvia:riga|liechtenstein:vaduz
lithuania:vilnius|luxembourg:luxembourg|malta:valletta|moldova:chisinau|monaco:monaco|montenegro:podgorica
netherlands:amsterdam|north macedonia:skopje|norway:oslo|poland:warsaw|portugal:lisbon|romania:bucharest
russia:moscow|san marino:san marino|serbia:belgrade|slovakia:bratislava|slovenia:ljubljana|spain:madrid
sweden:stockholm|switzerland:bern|turkey:ankara|ukraine:kyiv|united kingdom:london|england:london
great britain:london|scotland:edinburgh|wales:cardiff|bosnia:sarajevo""".replace(
    "tirana andorra", "tirana|andorra").replace("\n", "|").split("|"))  # fmt: skip
_SPELLINGS = {"kiev": "kyiv", "berne": "bern", "reykjavík": "reykjavik", "chișinău": "chisinau", "chişinău": "chisinau",
              "luxembourg city": "luxembourg", "city of luxembourg": "luxembourg", "the netherlands": "netherlands",
              "prishtina": "pristina", "uk": "united kingdom", "the united kingdom": "united kingdom",
              "türkiye": "turkey", "monaco-ville": "monaco"}  # fmt: skip
# the words around the answers, from those of the answers alone outwards
_AROUND = """list => { const all = list.map(i => window.__eyes.thing(i)), out = [];
    let at = all[0]; while (at && !all.every(e => at.contains(e))) at = at.parentElement;
    for (; at && at !== document.documentElement; at = at.parentElement) out.push(at.innerText || '');
    return out; }"""
_ON = ("next", "next question", "submit", "check", "check answer", "continue", "finish", "see result", "show score",
       "show result", "submit answer", "done", "check answers", "see score")  # fmt: skip


@behaviour("europe_quiz")
def europe_quiz(p: Person) -> None:
    """The judge knows the capitals: who answers all rightly has ten points, who answers all wrongly none."""
    for is_right in (True, False):
        known, score = _answer_capitals(p, is_right)
        if known < 7:
            raise Unmet(f"only {known} of the questions are about the capitals of Europe")
        if score is None:
            raise Unmet("does not show the score at the end")
        least, most = (known, 10) if is_right else (0, 10 - known)
        if not least <= score <= most:
            raise Unmet(f"counts {score} when {known} of ten were {'right' if is_right else 'wrong'}")
        p.reload()


def _answer_capitals(p: Person, is_right: bool) -> tuple[int, int | None]:
    """Answer all questions; return how many the judge knew, and the score."""
    p.press_if(("start", "start quiz", "begin", "play", "start the quiz"))
    known = asked = 0
    for _ in range(50):
        options = open_answers(p)
        if not options:
            if not p.press_if(_ON):
                p.wait(2.5)
                if not open_answers(p):
                    break
            continue
        if asked == 10 and score_of(p, 10) is not None and not options[0]["isRadio"]:
            break  # what is left to press are no answers
        if len(options) != 4:
            raise Unmet(f"gives {len(options)} answers to pick from, not four")
        names = [_plain(answer_name(p, one)) for one in options]
        right = _capital_among(p, options, names)
        known += right is not None
        asked += 1
        place = 0 if right is None else right if is_right else (right + 1) % 4
        _give_answer(p, options, place)
    if asked != 10:
        raise Unmet(f"asks {asked} questions, not ten")
    p.press_if(("finish", "see result", "show score", "show result", "see score"))
    return known, score_of(p, 10)


def _give_answer(p: Person, options: list[dict[str, Any]], place: int) -> None:
    chosen = options[place]
    if not chosen["isRadio"]:
        p.click(chosen["i"], "an answer")
        p.press_if(("next", "next question", "continue", "finish", "see result", "show score", "show result"))
        if open_answers(p) == options:
            p.wait(2.5)
        return
    p.tick(chosen["i"], True)
    p.settle()
    if not any(c["kind"] == "radios" and c["empty"] and not c["disabled"] for c in p.controls()):
        p.press_if(_ON)
        p.wait(1)


def _plain(name: str) -> str:
    low = re.sub(r"\s+", " ", name.lower()).strip()
    return _SPELLINGS.get(low, low)


def _capital_among(p: Person, options: list[dict[str, Any]], names: list[str]) -> int | None:
    """Return which answer is right: the one whose country, or whose capital, stands by the answers."""
    for text in p.page.evaluate(_AROUND, [one["i"] for one in options]):
        words = re.sub(r"\s+", " ", str(text).lower())
        for spelling, plain in _SPELLINGS.items():
            words = re.sub(rf"\b{spelling}\b", plain, words)
        for name in names:
            words = words.replace(name, " ", 1)
        hits = [i for i, name in enumerate(names) if any(
            (name == city and has_phrase(words, land)) or (name == land and has_phrase(words, city))
            for land, city in _CAPITALS.items())]  # fmt: skip
        if len(hits) == 1:
            return hits[0]
    return None


@behaviour("times_trainer")
def times_trainer(p: Person) -> None:
    """An answer is typed or picked; a wrong one may be asked again or passed over."""
    p.press_if(("start", "begin", "play", "start training", "go"))
    static, asked, count = p.text().split("\n"), set[tuple[int, int]](), 0
    for is_right in (True, True, False, True, False, True):
        a, b = times_question(p)
        asked.add((a, b))
        if not 0 <= max(a, b) <= 20:
            raise Unmet(f"asks {a} times {b}, which is no times table of nine-year-olds")
        before = p.text()
        _answer_sum(p, a * b, is_right)
        count += is_right
        expect_verdict(p, static, before, is_right)
        p.sees_near(("right", "correct", "right answers", "score", "points"), count, limit=60)
        p.wait(2.5)
        if not has_times_question(p) or times_question(p) == (a, b):
            p.press_if(("next", "next question", "new question", "continue", "next sum", "new sum", "next one"))
            p.wait(1)
        if times_question(p) == (a, b) and not is_right:  # asked again until it is right
            _answer_sum(p, a * b, True)
            p.wait(2.5)
            p.press_if(("next", "next question", "new question", "continue", "next sum"))
            count = _count_now(p, count)
    if len(asked) < 3:
        raise Unmet("always asks the same")


def _count_now(p: Person, count: int) -> int:
    """Return whether the page counts the one that was right in the end."""
    labels = ("right", "correct", "right answers", "score", "points")
    return count + 1 if p.shows_near(labels, count + 1, limit=60) else count


def _answer_sum(p: Person, product: int, is_right: bool) -> None:
    if p.find_field(("answer", "your answer", "result"), product) is None:
        wanted = str(product)
        for button in p.buttons():
            name = " ".join(button["names"]).strip()
            if re.fullmatch(r"\d+", name) and not button["disabled"] and (name == wanted) is is_right:
                return p.click(button["i"], f"answer {name}")
        raise Unmet("there is nothing to answer with")
    field = p.fill(("answer", "your answer", "result"), product if is_right else product + 1)
    if not p.press_if(("check", "answer", "submit", "ok", "enter", "check answer", "done")):
        p.element(field["i"]).press("Enter")
        p.settle()
    return None


_HOLES = """list => list.map(i => { const e = window.__eyes.thing(i), r = e.getBoundingClientRect();
    const look = [e, ...e.querySelectorAll('*')].map(x => {
        const s = getComputedStyle(x), b = x.getBoundingClientRect();
        return [x.tagName, x.textContent.trim(), x.getAttribute('src'), s.display, s.visibility, s.opacity, s.transform,
            s.backgroundColor, s.backgroundImage, s.color, s.fontSize, s.borderColor, s.fill,
            Math.round(b.top - r.top), Math.round(b.height)].join(); }).join(';');
    return [look, r.left + r.width / 2, r.top + r.height / 2]; })"""
_SCORE = ("score", "hits", "points", "hit", "moles", "caught", "whacked", "moles hit")


@behaviour("mole")
def mole(p: Person) -> None:
    """The mole is the one hole of nine that looks unlike the others; the judge stops the clock while it aims."""
    p.page.clock.pause_at(dt.datetime.fromtimestamp(_now(p) / 1000 + 60, tz=dt.UTC))
    p.press_if(("start", "start game", "play", "begin", "go", "new game"))
    began, places = _now(p), set[int]()
    for _ in range(5):
        places.add(_hit(p, 15))
    if len(places) < 2:
        raise Unmet("the mole always comes out of the same hole")
    unit = next((unit for unit in (1, 10, 5, 100) if p.patiently(lambda u=unit: _has_score(p, 5 * u))), 0)  # type: ignore[misc]
    if not unit:
        raise Unmet("does not count five hits")
    _miss(p)
    if p.shows_near(_SCORE, 6 * unit, limit=40):
        raise Unmet("counts a miss as a hit")
    if _now(p) - began < 22000:
        p.page.clock.run_for(max(0, 24000 - int(_now(p) - began)))
        _hit(p, 4)
        if not p.patiently(lambda: _has_score(p, 6 * unit)):
            raise Unmet("does not count a sixth hit after twenty-four seconds")
    p.page.clock.run_for(max(0, 31500 - int(_now(p) - began)))
    p.settle()
    final = [piece for label in _SCORE for piece in p.near(label, 40)]
    for _ in range(4):
        p.page.clock.run_for(700)
        at = _mole_at(p)
        if at is not None:
            p.page.mouse.click(at[1], at[2])
            p.settle()
    if _figures(final) != _figures([piece for label in _SCORE for piece in p.near(label, 40)]):
        raise Unmet("counts on though the thirty seconds are over")


def _figures(pieces: list[str]) -> set[float]:
    return {n for piece in pieces for n, _ in numbers_in(piece)}


def _now(p: Person) -> float:
    return float(p.page.evaluate("Date.now()"))


def _holes(p: Person) -> list[int]:
    found = [cell["i"] for cell in p.look("cells", 9)]
    return found if len(found) == 9 else list(p.page.evaluate(_NINE))


# nine things of one kind and size: holes need not look as if they could be clicked
_NINE = """() => { const kinds = new Map();
    for (const e of document.querySelectorAll('body *')) { if (!e.checkVisibility()) continue;
        const r = e.getBoundingClientRect(); if (r.width < 20 || r.height < 20) continue;
        const key = [e.tagName, e.classList[0] || '', Math.round(r.width), Math.round(r.height)].join();
        (kinds.get(key) || kinds.set(key, []).get(key)).push(e); }
    const nine = [...kinds.values()].filter(list => list.length === 9);
    return (nine[0] || []).map(e => window.__eyes.keep(e)); }"""


def _mole_at(p: Person) -> tuple[int, float, float] | None:
    holes = _holes(p)
    if len(holes) != 9:
        return None
    found = p.page.evaluate(_HOLES, holes)
    looks = [look for look, _, _ in found]
    odd = [i for i, look in enumerate(looks) if looks.count(look) == 1]
    if len(odd) != 1 or max(looks.count(look) for look in looks) < 8:
        return None
    return odd[0], float(found[odd[0]][1]), float(found[odd[0]][2])


def _hit(p: Person, seconds: int) -> int:
    """Wait for a mole and hit it; return the hole it came out of."""
    for _ in range(seconds * 5):
        at = _mole_at(p)
        if at is not None:
            p.page.wait_for_timeout(120)  # a mole may come up slowly
            at = _mole_at(p) or at
            p.page.mouse.click(at[1], at[2])
            p.settle()
            p.page.clock.run_for(120)
            return at[0]
        p.page.clock.run_for(200)
        p.page.wait_for_timeout(30)
    raise Unmet("no mole comes out of one of nine holes" if len(_holes(p)) == 9 else "there are no nine holes")


def _miss(p: Person) -> None:
    """Click a hole with no mole."""
    at = _mole_at(p)
    holes = p.page.evaluate(_HOLES, _holes(p))
    if holes:
        _, x, y = holes[0 if at is None or at[0] != 0 else 1]
        p.page.mouse.click(x, y)
        p.settle()


def _has_score(p: Person, hits: int) -> bool:
    return p.shows_near(_SCORE, hits, limit=40)


_START = ("mix", "shuffle", "mix it up", "new game", "start", "start game", "new puzzle", "mix up", "play", "restart",
          "scramble", "reset", "new")  # fmt: skip


@behaviour("fifteen")
def fifteen(p: Person) -> None:
    """Some puzzles push whole rows, so a tile that must stay is taken from neither row nor column of the gap."""
    order = (*range(1, 16), 0)
    if read_board(p, 4) == order:
        p.press(_START)
        p.wait(3)
    board = read_board(p, 4)
    if board == order:
        raise Unmet("the tiles are not mixed up")
    if not is_solvable(board, 4):
        raise Unmet("the tiles cannot be put in order from how they are mixed")
    _expect_moves(p, 0)
    far = next(tile for tile in board if tile and not is_in_line(board, tile, 4))
    push(p, 4, far)
    if read_board(p, 4) != board:
        raise Unmet(f"{far} can be moved though the empty space is not beside it")
    last = 0
    for count in range(1, 8):
        before = read_board(p, 4)
        beside = [tile for tile in before if tile and tile != last and is_beside(before, tile, 4)]
        last = beside[count % len(beside)]
        push(p, 4, last)
        after = list(before)
        after[before.index(0)], after[before.index(last)] = last, 0
        if not p.patiently(lambda a=tuple(after): read_board(p, 4) == a):  # type: ignore[misc]
            raise Unmet(f"{last} beside the empty space does not move into it")
        _expect_moves(p, count)


def _expect_moves(p: Person, count: int) -> None:
    """Expect the count right by its word: the tiles are figures too."""
    after, before = r"\b(?:moves?|steps?)\b[^\w]{0,6}(\d+)\b", r"\b(\d+)[^\w]{0,3}\b(?:moves?|steps?)\b"
    if not p.patiently(lambda: str(count) in [*re.findall(after, p.text(), re.I), *re.findall(before, p.text(), re.I)]):
        raise Unmet(f"does not count {count} moves")


_MINE = re.compile(
    r"\b(?:my (?:next )?guess(?: is)?|i guess|is it|is your number|could it be|i think it(?:'?s| is)|guess\s*:|"
    r"guess is|guess (?:#\s*)?\d+\s*:)\D{0,20}?(\d{1,3})\b", re.I)  # fmt: skip
_BIG = """() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility()).map(e => [[...e.childNodes]
    .filter(n => n.nodeType === 3).map(n => n.data).join('').trim(), parseFloat(getComputedStyle(e).fontSize)])
    .filter(([t]) => /^\\D{0,3}\\d{1,3}\\D{0,3}$/.test(t)).map(([t, size]) => [+t.replace(/\\D/g, ''), size])"""


@behaviour("mind_reader")
def mind_reader(p: Person) -> None:
    """Every guess must keep to what was said before; "higher" says that the number thought of is higher."""
    for secret in (37, 88, 1):
        p.press_if(("start", "start game", "i have one", "ready", "i'm ready", "begin", "play", "go", "new game"))
        low, high = 1, 100
        for _ in range(30):
            if not p.patiently(lambda a=low, b=high: _guess_of(p, a, b) is not None):  # type: ignore[misc]
                raise Unmet(f"does not guess a number from {low} to {high}")
            guess = _guess_of(p, low, high)
            if guess is None or guess == secret:
                break
            if guess < secret:
                low = guess + 1
                p.press(("higher", "too low", "my number is higher", "it is higher"))
            else:
                high = guess - 1
                p.press(("lower", "too high", "my number is lower", "it is lower"))
            p.wait(1.2)
        else:
            raise Unmet(f"does not find {secret} by thirty guesses")
        before = p.text()
        p.press(("correct", "yes", "right", "that's it", "you got it", "found it"))
        if not p.patiently(lambda b=before: p.text() != b):  # type: ignore[misc]
            raise Unmet("nothing happens when the guess is correct")
        p.reload()


def _guess_of(p: Person, low: int, high: int) -> int | None:
    """Return the number that is guessed, if it is one that still can be: by words, else the biggest figure."""
    told = [int(found[1]) for found in _MINE.finditer(p.text().replace("\n", " "))]
    big = sorted(p.page.evaluate(_BIG), key=lambda one: -one[1])
    guesses = [*told[-1:], *(int(number) for number, _ in big[:1])]
    return next((guess for guess in guesses if low <= guess <= high), None)
