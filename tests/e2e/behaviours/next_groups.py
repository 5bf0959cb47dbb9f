"""Requests of a third examiner who knows nothing of how apps are made here: what many entries come to."""

import datetime as dt
import re

from tests.e2e.hues import RED, figure_is_of
from tests.e2e.person import Person
from tests.e2e.reading import Unmet, day, no, yes
from tests.e2e.requests import behaviour
from tests.e2e.rows import Row
from tests.e2e.standing_out import is_marked
from tests.e2e.ways import holds_somewhere, is_named_alone, keep_with, names_one, sees_somewhere, turn_to_row

_HEAVIER = ("heavier", "weighs more", "difference", "by", "ahead", "result", "verdict", "outweighs", "wins", "leads",
            "more", "stronger", "balance", "decision", "margin", "lead")  # fmt: skip
_FOR, _AGAINST = r"(for|pros?|country|mov(e|ing))", r"(against|cons?|contra|town|stay(ing)?)"
_WINS = r"\b[^.\n]{0,25}?\b(is heavier|are heavier|weighs more|outweighs?|wins?|is ahead|leads?|stronger)\b"


@behaviour("pros_cons")
def pros_cons(p: Person) -> None:
    """A choice of the side, a button or a form for each of them all serve."""
    empty = set(p.text().split("\n"))
    for reason, is_for, weight in (("Fresh air", True, 5), ("Long commute", False, 3), ("Bigger garden", True, 4)):
        _reason(p, reason, is_for, weight)
    p.lists("Fresh air", "Long commute", "Bigger garden")
    p.sees_near(_HEAVIER, 6)
    before = _told_lines(p, empty)
    _reject_wrong_side(before, _AGAINST, _FOR)
    for reason, weight in (("No theater", 5), ("Dear house", 5), ("Friends far away", 4)):
        _reason(p, reason, False, weight)
    p.sees_near(_HEAVIER, 8)
    after = _told_lines(p, empty)
    _reject_wrong_side(after, _FOR, _AGAINST)
    if before == after:
        raise Unmet("does not tell which side is heavier")
    p.reload()
    p.sees_near(_HEAVIER, 8)
    p.row_of("Dear house").delete()
    p.lists_not("Dear house")
    p.sees_near(_HEAVIER, 3)


def _reason(p: Person, reason: str, is_for: bool, weight: int) -> None:
    side = yes("for", "pro", "pros", "in favor", "move", "country", "move to the country") if is_for else no(
        "against", "con", "contra", "cons", "stay", "town", "stay in town")  # fmt: skip
    text, heavy = (
        "reason|argument|what|text|why",
        ("weight|how heavy|importance|weighs|heavy|points|strength|stars"),
    )
    try:
        p.add("reason", {text: reason, "side|for or against|for/against|kind|type|for": side, heavy: weight})
    except Unmet as unmet:
        words = r"\b(for|pros?|favor)\b" if is_for else r"\b(against|cons?|contra)\b"
        forms = {c["group"] for c in p.controls() if re.search(words, c["head"], re.I) and c["kind"] == "text"}
        if not forms:
            raise
        group = min(forms, key=lambda one: [c["group"] for c in p.controls()].index(one))
        fields = [p.find_field(text.split("|"), reason, group), p.find_field(heavy.split("|"), weight, group)]
        if None in fields:
            raise unmet from None
        for field, value in zip(fields, (reason, weight), strict=True):
            p.put(field or {}, value)
        p._group = group
        names = ("for", "add for", "add pro", "pro") if is_for else ("against", "add against", "add con", "con")
        hit = p.find_button(names)
        p.click(hit, f"button {names[0]!r}") if hit is not None else p.submit("reason")


def _told_lines(p: Person, empty: set[str]) -> set[str]:
    """Return what the page says besides the reasons, without figures."""
    reasons = ("Fresh air", "Long commute", "Bigger garden", "No theater", "Dear house", "Friends far away")
    listed = {line for reason in reasons for row in p.rows(reason) for line in row.text.split("\n")}
    lines = [line for line in p.text().split("\n") if line not in empty | listed and not names_one(line, reasons)]
    return {re.sub(r"[-−+]?\d+", "#", line).lower() for line in lines}


def _reject_wrong_side(lines: set[str], wrong: str, right: str) -> None:
    for line in lines:
        if re.search(rf"\b{wrong}{_WINS}", line) and not re.search(rf"\b{right}{_WINS}", line):
            raise Unmet(f"names the wrong side: {line!r}")


_HOME = "home|home team|team 1|team a|first team|team one"
_AWAY = "away|away team|team 2|team b|second team|guest|visitors"
_GOALS = ("home goals|goals home|goals 1|goals a|score 1|goals team 1|home score|goals",
          "away goals|goals away|goals 2|goals b|score 2|goals team 2|away score|guest goals")  # fmt: skip


@behaviour("village_league")
def village_league(p: Person) -> None:
    """Two teams have as many points; the goal difference tells them apart. The teams may be a list of their own."""
    teams = ("Oaks", "Rovers", "Stags", "Wolves")

    def add_all() -> None:
        for match in (("Rovers", "Oaks", 3, 4), ("Oaks", "Wolves", 2, 2), ("Wolves", "Stags", 1, 5),
                      ("Stags", "Rovers", 0, 1), ("Wolves", "Rovers", 6, 0)):  # fmt: skip
            _play(p, *match)

    keep_with(p, add_all, "team", "name|team", teams)
    standing = {"Wolves": (4, 2), "Oaks": (4, 1), "Stags": (3, 3), "Rovers": (3, -6)}
    _expect_table(p, standing)
    p.reload()
    _expect_table(p, standing)
    _play(p, "Oaks", "Stags", 1, 0)
    standing = {"Oaks": (7, 2), "Wolves": (4, 2), "Stags": (3, 2), "Rovers": (3, -6)}
    _expect_table(p, standing)
    turn_to_row(p, "Stags")
    if not any(row.shows("Stags") for row in p.rows("Oaks")):
        p.go_to("matches", "results", "games", "match")
    for row in [row for row in p.rows("Oaks") if row.shows("Stags")][:1]:
        row.delete()
        _expect_table(p, {"Wolves": (4, 2), "Oaks": (4, 1), "Stags": (3, 3), "Rovers": (3, -6)})


def _play(p: Person, home: str, away: str, one: int, other: int) -> None:
    p.go_to("matches", "results", "games", "match")
    try:
        p.add("match game result", {_HOME: home, _AWAY: away, _GOALS[0]: one, _GOALS[1]: other})
    except Unmet:
        p.add("match game result", {_HOME: home, _AWAY: away, "score|result|goals": f"{one}:{other}"})


def _expect_table(p: Person, standing: dict[str, tuple[int, int]]) -> None:
    """Expect the teams in this order with points and goal difference, on the part that is open or on the table's."""
    teams = tuple(standing)

    def holds() -> bool:
        if not all(p.has_row(team) for team in teams) or list(teams) not in p.orders(*teams):
            return False
        return all(_has_standing(p, team, teams, *figures) for team, figures in standing.items())

    if not holds_somewhere(p, holds, ("table", "league table", "standings", "ranking", "teams")):
        wanted = ", ".join(f"{team} {points} {difference:+}" for team, (points, difference) in standing.items())
        raise Unmet(f"the table is not {wanted}")


def _has_standing(p: Person, team: str, teams: tuple[str, ...], points: int, difference: int) -> bool:
    others = tuple(one for one in teams if one != team)
    rows = [row for row in p.rows(team) if not names_one(row.text, others)]
    signed = (difference, f"+{difference}") if difference >= 0 else (difference,)
    return any(row.shows(points) and row.shows(*signed) for row in rows)


@behaviour("birding")
def birding(p: Person) -> None:
    """A kind that was seen again is no new kind; one that was seen in another year is new to this year."""
    fields = "bird|what bird|kind|species|what|name", "where|place|location", "day|date|when"

    def see(bird: str, where: str, when: dt.date) -> None:
        p.go_to("sightings", "birds", "log", "sighting")
        p.add("sighting bird", dict(zip(fields, (bird, where, when), strict=True)))

    def add_all() -> None:
        for values in (("Robin", "Park", day(1, 15)), ("Wren", "Garden", day(2, 10)), ("Robin", "Lake", day(2, 21)),
                       ("Heron", "Lake", day(6, 12, 2025)), ("Wren", "Park", day(7, 11, 2024)),
                       ("Kestrel", "Field", day(2, 18)), ("Robin", "Garden", day(1, 12, 2025)),
                       ("Heron", "Park", day(10, 10, 2025)), ("Kite", "Field", day(9, 11, 2024))):  # fmt: skip
            see(*values)

    keep_with(p, add_all, "bird", "name|bird|kind|species", ("Robin", "Wren", "Heron", "Kestrel", "Kite"))
    _expect_kinds(p, 3, 5)
    see("Kestrel", "Park", day(2, 20))
    see("Heron", "Lake", day(2, 22))
    _expect_kinds(p, 4, 5)
    see("Owl", "Wood", day(2, 23))
    _expect_kinds(p, 5, 6)
    p.reload()
    _expect_kinds(p, 5, 6)
    turn_to_row(p, "Owl")
    p.row_of("Owl").delete()
    p.lists_not("Owl")
    _expect_kinds(p, 4, 5)


def _expect_kinds(p: Person, this_year: int, ever: int) -> None:
    now = ("this year", "kinds this year", "kinds 2026", "species 2026", "different 2026", "birds 2026", "year")
    always = (
        "life",
        "ever",
        "lifetime",
        "whole life",
        "in all",
        "all time",
        "altogether",
        "total",
        "overall",
        "all years",
    )
    sees_somewhere(p, now, this_year, limit=50)
    sees_somewhere(p, always, ever, limit=50)


@behaviour("beach")
def beach(p: Person) -> None:
    """The group that has collected the most may be named, marked or stand first in a list of them."""
    fields = (
        "group|which group|team|who",
        "kind|what kind|type|what|material|category",
        "kilos|kg|weight|how many kilos",
    )

    def collect(group: str, kind: str, kilos: float) -> None:
        p.go_to("collections", "entries", "rubbish", "collection", "log")
        p.add("collection rubbish", dict(zip(fields, (group, kind, kilos), strict=True)))

    def add_all() -> None:
        for values in (("Gulls", "plastic", 12.5), ("Crabs", "glass", 9), ("Gulls", "metal", 3.5),
                       ("Seals", "plastic", 6), ("Crabs", "other", 13), ("Seals", "glass", 6)):  # fmt: skip
            collect(*values)

    keep_with(p, add_all, "group", "name|group|team", ("Crabs", "Gulls", "Seals"))
    for kind, kilos in (("plastic", 18.5), ("glass", 15), ("metal", 3.5), ("other", 13)):
        sees_somewhere(p, (kind,), kilos)
    sees_somewhere(p, ("plastic", "percent", "%", "share"), "37%", "37 %", "37 percent", "37.0%", "37.0 %", 37)
    _expect_most(p, "Crabs", ("Gulls", "Seals"))
    p.reload()
    collect("Seals", "plastic", 15)
    sees_somewhere(p, ("plastic",), 33.5)
    sees_somewhere(p, ("plastic", "percent", "%", "share"), 51.54)
    _expect_most(p, "Seals", ("Crabs", "Gulls"))


def _expect_most(p: Person, name: str, others: tuple[str, ...]) -> None:
    words = ("most", "collected the most", "top", "top group", "best", "leader", "winner", "first", "ahead")

    def holds() -> bool:
        if is_named_alone(p, words, name, others, 90):
            return True
        names = (name, *others)
        if not all(p.has_row(one) for one in names):
            return False
        sums = [p.orders(*names), *([] if not is_marked(p, name, others) else [[[name]]])]
        return any(order[0] == name for orders in sums for order in orders[:1])

    if not holds_somewhere(p, holds, ("groups", "totals", "summary", "ranking", "statistics", "figures")):
        raise Unmet(f"does not say that {name} collected the most")


@behaviour("poker")
def poker(p: Person) -> None:
    """What counts is what they went home with less what they put in, over all the evenings."""
    fields = ("evening|date|day|when", "player|who|name|neighbor", "put in|what they put in|in|stake|buy in",
              "went home with|what they went home with|home|out|cash out|took home|got|went home")  # fmt: skip
    first, second, third = day(2, 26), day(3, 5), day(3, 11)
    given = ((first, "Otis", 20, 0), (first, "Anja", 20, 15), (first, "Rick", 20, 45),
             (second, "Anja", 10, 3), (second, "Rick", 20, 5), (second, "Otis", 30, 58))  # fmt: skip

    def add(*values: object) -> None:
        p.go_to("evenings", "games", "entries", "results", "log")
        p.add("entry evening result", dict(zip(fields, values, strict=True)))

    keep_with(p, lambda: [add(*values) for values in given] and None, "player", "name|player", ("Anja", "Otis", "Rick"))
    _expect_ranking(p, {"Rick": 10, "Otis": 8, "Anja": -12})
    p.reload()
    _expect_ranking(p, {"Rick": 10, "Otis": 8, "Anja": -12})
    add(third, "Otis", 20, 56)
    _expect_ranking(p, {"Otis": 44, "Rick": 10, "Anja": -12})


def _expect_ranking(p: Person, sums: dict[str, int]) -> None:
    """Expect the players in this order, each by the sum, and only those below zero in red."""
    names, complaint = tuple(sums), ["the ranking is not " + ", ".join(f"{name} {plus}" for name, plus in sums.items())]

    def row_with(name: str) -> Row | None:
        others = tuple(one for one in names if one != name)
        rows = [row for row in p.rows(name) if not names_one(row.text, others)]
        return next((row for row in rows if row.shows(sums[name], abs(sums[name]))), None)

    def holds() -> bool:
        rows = {name: row_with(name) for name in names}
        if None in rows.values() or list(names) not in p.orders(*names):
            return False
        reds = {name for name, row in rows.items() if row is not None and figure_is_of(row, sums[name], RED)}
        complaint[:] = [f"in red are {', '.join(sorted(reds)) or 'none'}"]
        return reds == {name for name in names if sums[name] < 0}

    if not holds_somewhere(p, holds, ("ranking", "players", "totals", "standings", "overall", "summary")):
        raise Unmet(complaint[0])
