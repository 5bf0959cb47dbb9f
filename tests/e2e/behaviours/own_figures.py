"""Requests of our own where the figures matter: money, goals, records with sums, calculators, converters."""

import datetime as dt

from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet
from tests.e2e.requests import behaviour
from tests.e2e.working_out import GO, calculate, convert, enter


@behaviour("split_bill")
def split_bill(p: Person) -> None:
    fields = "total|bill|bill total|amount", "number of people|people|persons", "tip percentage|tip percent|tip"
    calculate(p, dict(zip(fields, (120, 4, 15), strict=True)), 34.5)
    calculate(p, dict(zip(fields, (90, 3, 10), strict=True)), 33)


@behaviour("bmi")
def bmi(p: Person) -> None:
    calculate(p, {"height": 180, "weight": 75}, 75 / 1.8**2)
    calculate(p, {"height": 165, "weight": 60}, 60 / 1.65**2)


@behaviour("loan")
def loan(p: Person) -> None:
    p.fill(("loan amount", "amount", "principal", "loan", "sum"), 10000)
    p.fill(("interest rate", "annual interest rate", "yearly interest", "interest", "rate"), 6)
    field = p.find_field(("years", "term", "loan term", "duration", "months", "number of years", "length"), 5)
    if field is None:
        raise Unmet("does not ask for how long the loan runs")
    in_months = any("month" in name.lower() for name in field["names"])
    p.put(field, 60 if in_months else 5)
    p.press_if(GO)
    p.sees(193.32802)
    p.fill(("loan amount", "amount", "principal", "loan", "sum"), 20000)
    p.press_if(GO)
    p.sees(386.65603)


@behaviour("compound")
def compound(p: Person) -> None:
    growth = [(1 + 0.05 / often) ** (10 * often) for often in (1, 2, 4, 12, 365)]
    enter(p, {"starting amount|principal|amount|savings|deposit|initial": 1000, "interest rate|rate|interest": 5,
              "number of years|years|time|duration": 10,
              "monthly contribution|monthly deposit|contribution|extra?": 0})  # fmt: skip
    p.sees(*(1000 * g for g in growth))  # yearly, half-yearly, quarterly, monthly, daily
    enter(p, {"starting amount|principal|amount|savings|deposit|initial": 2000})
    p.sees(*(2000 * g for g in growth))


@behaviour("miles")
def miles(p: Person) -> None:
    convert(p, "mile", "kilometer", 10, 16.09344)
    convert(p, "kilometer", "mile", 42, 42 / 1.609344)


@behaviour("percent")
def percent(p: Person) -> None:
    fields = "part|number|first number|value|what|amount", "whole|total|of|second number|other number"
    calculate(p, dict(zip(fields, (30, 120), strict=True)), 25)
    calculate(p, dict(zip(fields, (7, 56), strict=True)), 12.5)


@behaviour("fuel_use")
def fuel_use(p: Person) -> None:
    fields = "distance|kilometers|km|driven", "liters|filled|fuel"
    calculate(p, dict(zip(fields, (640, 41.6), strict=True)), 6.5)
    calculate(p, dict(zip(fields, (500, 36), strict=True)), 7.2)


@behaviour("divider")
def divider(p: Person) -> None:
    fields = "input voltage|vin|voltage", "R1|resistor 1|first resistor", "R2|resistor 2|second resistor"
    calculate(p, dict(zip(fields, (12, 1000, 2000), strict=True)), 8)
    calculate(p, dict(zip(fields, (5, 4700, 10000), strict=True)), 50 / 14.7)


@behaviour("hexadecimal")
def hexadecimal(p: Person) -> None:
    convert(p, "decimal", "hexadecimal", 255, "FF")
    convert(p, "hexadecimal", "decimal", "1A", 26)  # type: ignore[arg-type]
    convert(p, "decimal", "hexadecimal", 4095, "FFF")


@behaviour("hours")
def hours(p: Person) -> None:
    fields = "start time|start|from|begin", "end time|end|to|until", "break|break minutes|pause"
    enter(p, dict(zip(fields, (dt.time(8, 30), dt.time(17, 0), 45), strict=True)))
    if not p.patiently(lambda: p.shows(7.75) or p.shows_time(7.75 * 3600, 1)):
        raise Unmet("8:30 to 17:00 minus 45 minutes is not 7.75 hours")
    enter(p, dict(zip(fields, (dt.time(9, 0), dt.time(12, 0), 30), strict=True)))
    if not p.patiently(lambda: p.shows(2.5) or p.shows_time(2.5 * 3600, 1)):
        raise Unmet("9:00 to 12:00 minus 30 minutes is not 2.5 hours")


@behaviour("holiday")
def holiday(p: Person) -> None:
    enter(p, {"holiday|date|holiday date|when|start": dt.date(2026, 7, 1)})
    p.sees(112, 113 - 2)  # counted from 10:00 a part of a day may be left out
    enter(p, {"holiday|date|holiday date|when|start": dt.date(2026, 3, 31)})
    p.sees(20, 19)


@behaviour("workout")
def workout(p: Person) -> None:
    fields = "exercise|name", "weight|kg", "reps|repetitions"
    for exercise, weight, reps in (("Squat", 80, 5), ("Squat", 95, 3), ("Squat", 90, 4), ("Bench press", 62, 8)):
        p.add("set", {**dict(zip(fields, (exercise, weight, reps), strict=True)), "date?": dt.date(2026, 3, 10)})
    best = ("best", "personal best", "record", "pr", "max", "best weight", "heaviest", "largest")
    if not any(p.shows(word) for word in best):
        raise Unmet("nothing is called a personal best")
    expect_group_figure(p, "Squat", 95, best)
    expect_group_figure(p, "Bench press", 62, best)
    p.reload()
    expect_group_figure(p, "Squat", 95, best)
    p.row_of("62").delete()
    if not p.patiently(lambda: not p.shows(62)):
        raise Unmet("the best of a deleted exercise stays")


@behaviour("expenses")
def expenses(p: Person) -> None:
    fields = "amount|cost|price|value", "category|type|kind", "date|day"
    for amount, category, day in (
        (40, "Food", dt.date(2026, 3, 3)),
        (25.5, "Transport", dt.date(2026, 3, 9)),
        (90, "Food", dt.date(2026, 2, 3)),
    ):
        p.add(
            "expense",
            {
                **dict(zip(fields, (amount, category, day), strict=True)),
                "description|name|title|note|what?": f"thing {amount}",
            },
        )
    p.sees_near(("this month", "month", "monthly total", "March"), 65.5)
    before = p.chart()
    if before is None:
        raise Unmet("there is no chart")
    p.add(
        "expense",
        {
            **dict(zip(fields, (10, "Transport", dt.date(2026, 3, 10)), strict=True)),
            "description|name|title|note|what?": "bus",
        },
    )
    if not p.patiently(lambda: (p.chart() or before)["print"] != before["print"]):
        raise Unmet("the chart does not change with the data")
    p.sees_near(("this month", "month", "monthly total", "March"), 75.5)
    p.reload()
    p.sees_near(("this month", "month", "monthly total", "March"), 75.5)


@behaviour("savings")
def savings(p: Person) -> None:
    amount = "amount|put aside|saved|deposit|savings|money"
    p.add("deposit", {amount: 120, "date?": dt.date(2026, 3, 10), "note|name|title|what for?": "birthday"})
    missing = ("missing", "left", "to go", "remaining", "still", "still missing", "needed")
    p.sees_near(missing, 680)
    p.add("deposit", {amount: 85.5, "date?": dt.date(2026, 3, 11), "note|name|title|what for?": "job"})
    p.sees_near(missing, 594.5)
    p.reload()
    p.sees_near(missing, 594.5)


@behaviour("budget")
def budget(p: Person) -> None:
    left = ("left", "left over", "balance", "remaining", "over", "rest", "net")
    extra = {"name|title|description|what|source|category?": "Salary", "date|month?": dt.date(2026, 3, 2)}
    add_flow(p, "income", 2500, extra)
    add_flow(p, "expense", 900, {**extra, "name|title|description|what|source|category?": "Rent"})
    add_flow(p, "expense", 350.5, {**extra, "name|title|description|what|source|category?": "Food"})
    p.sees_near(left, 1249.5)
    p.reload()
    p.sees_near(left, 1249.5)


@behaviour("sleep")
def sleep(p: Person) -> None:
    fields = "date|night|day", "went to bed|bed|bedtime|asleep|to bed", "got up|up|wake|woke up|wake up"
    p.add("night", dict(zip(fields, (dt.date(2026, 3, 9), dt.time(22, 30), dt.time(6, 0)), strict=True)))
    p.sees(7.5, "7:30", "7 h 30", "7h 30")
    p.add("night", dict(zip(fields, (dt.date(2026, 3, 10), dt.time(0, 30), dt.time(7, 0)), strict=True)))
    p.sees_near(("average", "mean", "avg"), 7.0, "7:00", "7 h", "7h")
    p.reload()
    p.sees_near(("average", "mean", "avg"), 7.0, "7:00", "7 h", "7h")


@behaviour("random_number")
def random_number(p: Person) -> None:
    fields = "minimum|lower limit|from|lower|min|low|first", "maximum|upper limit|to|upper|max|high|second"
    enter_limits = dict(zip(fields, (700, 709), strict=True))
    for spec, value in enter_limits.items():
        p.fill(spec.split("|"), value)
    seen = set()
    for _ in range(25):
        p.press(
            (
                "generate",
                "random number",
                "random",
                "get",
                "new number",
                "pick",
                "draw",
                "roll",
                "give me",
                "go",
                "give me a random number",
            )
        )
        p.wait(2)
        text = p.text()
        seen |= {
            n
            for n in range(690, 720)
            if f"{n}" in text.replace("700 to 709", "").replace("700 and 709", "").replace("700–709", "")
        }
    inside = {n for n in seen if 700 <= n <= 709}
    if len(inside) < 3:
        raise Unmet("gives no random numbers between the limits")
    if seen - inside:
        raise Unmet(f"gives {min(seen - inside)}, which is outside the limits")


def add_flow(p: Person, kind: str, amount: float, extra: dict[str, object]) -> None:
    """Enter an income or an expense, in one list with a kind or in two of their own."""
    try:
        p.add(kind, {"type|kind|income or expense|category": Exact(kind), "amount|value|sum": amount, **extra})
    except Unmet:
        p.go_to(kind, f"{kind}s")
        p.add(kind, {f"{kind}|{kind} amount|amount|value|sum": amount, **extra})


def expect_group_figure(p: Person, name: str, figure: float, words: tuple[str, ...]) -> None:
    """Expect the figure by the name in a line other than a record of its own."""

    def holds() -> bool:
        return any(
            sum(1 for n in (figure,) if r.shows(n)) and r.text.count("\n") <= 8 for r in p.rows(name)
        ) and p.shows_near((name,), figure) and any(p.shows_near((w,), figure, limit=400) for w in words)  # fmt: skip

    if not p.patiently(holds):
        raise Unmet(f"does not show {figure:g} for {name}")
