"""Requests of a second examiner who knows nothing of how apps are made here: lists that work something out."""

import datetime as dt

from tests.e2e.hues import GREEN, RED, Hue, figure_is_of
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, day, no, yes
from tests.e2e.requests import behaviour
from tests.e2e.rows import Row
from tests.e2e.ways import WHOLE, expect_gone, expect_row, is_named_alone, is_there, minutes_as, named_button, names_one


@behaviour("driving")
def driving(p: Person) -> None:
    """Fifty and ten were said: the app knows them. All figures have one decimal as hours, any format serves."""
    fields = ("date|when", "minutes|how many minutes|duration|length|time",
              "day or night|night|at night|day night|time of day|night driving|kind|type")  # fmt: skip
    night, light = yes("night", "at night", "nighttime"), no("day", "daytime", "by day", "during the day")
    for values in ((day(3, 1), 90, light), (day(3, 4), 75, night), (day(3, 8), 120, light)):
        p.add("drive", dict(zip(fields, values, strict=True)))
    have = ("hours", "total", "done", "so far", "driven", "all", "have", "total hours", "progress")
    missing = ("missing", "left", "remaining", "to go", "still", "needed", "need", "still missing", "to do")
    p.sees_near(have, *minutes_as(285))
    p.add("drive", dict(zip(fields, (day(3, 9), 63, night), strict=True)))

    def expect_all() -> None:
        p.sees_near(have, *minutes_as(348))
        p.sees_near(("night",), *minutes_as(138))
        p.sees_near(missing, *minutes_as(2652))
        p.sees_near(missing, *minutes_as(462))

    expect_all()
    p.reload()
    expect_all()
    p.row_of_any("63", "63 min", "63 minutes", "1 h 3 min", "1:03", "1h 3m", "1 h 03 min").delete()
    p.sees_near(have, *minutes_as(285))
    p.sees_near(missing, *minutes_as(525))


@behaviour("solar")
def solar(p: Person) -> None:
    """Green and red may be the words, the row, an edge or a mark of that colour. February does not count in March."""
    fields = ("date|day", "made|produced|generated|production|kwh made|solar|made kwh",
              "used|consumed|used up|consumption|kwh used|usage")  # fmt: skip
    for values in ((day(3, 2), 18.4, 10.9), (day(3, 5), 4.3, 12.8), (day(2, 26), 6.3, 15.7), (day(3, 8), 22.1, 9.6)):
        p.add("day entry", dict(zip(fields, values, strict=True)))
    month = ("this month", "month", "March", "total", "difference", "monthly")
    for made, difference, hue in (("18.4", 7.5, GREEN), ("4.3", -8.5, RED), ("22.1", 12.5, GREEN)):
        if not p.patiently(lambda m=made, d=difference: _day_row(p, m).shows(d, abs(d))):  # type: ignore[misc]
            raise Unmet(f"does not show the difference {difference:g} of the day with {made}")
        _expect_hue(p, made, difference, hue)
    p.sees_near(month, 11.5)
    p.add("day entry", dict(zip(fields, (day(3, 10), 15.2, 9.9), strict=True)))
    p.sees_near(month, 16.8)
    p.reload()
    p.sees_near(month, 16.8)
    _expect_hue(p, "4.3", -8.5, RED)
    _day_row(p, "4.3").delete()
    expect_gone(p, 16.8, "though a day is deleted")
    p.sees_near(month, 25.3)


def _day_row(p: Person, made: str) -> Row:
    return p.row_of_any(made, f"{made} kWh", f"{made}kWh", f"{made}0")


def _expect_hue(p: Person, made: str, difference: float, hue: Hue) -> None:
    other, name = (RED, "green") if hue == GREEN else (GREEN, "red")

    def holds() -> bool:
        row = _day_row(p, made)
        marks = "🟢✅🟩" if hue == GREEN else "🔴❌🟥"
        in_hue, in_other = (figure_is_of(row, difference, one) for one in (hue, other))
        return (in_hue and not in_other) or any(mark in row.text for mark in marks)

    if not p.patiently(holds):
        raise Unmet(f"the difference {difference:g} is not {name}")


@behaviour("plumber")
def plumber(p: Person) -> None:
    """The hour's price and the tax were said: the app knows them."""
    fields = ("customer|client|name|who", "hours|time|number of hours",
              "material|material cost|materials|cost of material|what the material cost|cost")  # fmt: skip
    unpaid = {"paid|is paid|has paid|done?": no("no", "not paid", "unpaid", "open")}
    for values in (("Frey", 3, 45), ("Osman", 1.5, 110), ("Petit", 4, 60), ("Quist", 2, 30)):
        p.add("job", {**dict(zip(fields, values, strict=True)), **unpaid})
    for name, charge in (("Frey", 243), ("Osman", 216), ("Petit", 324), ("Quist", 162)):
        expect_row(p, name, charge)
    still = ("open", "still open", "outstanding", "unpaid", "owed", "due", "not paid", "to come", "still")
    p.sees_near(still, 945)
    p.row_of("Osman").tick(True, "paid", "has paid", "mark as paid")
    p.sees_near(still, 729)
    p.reload()
    p.sees_near(still, 729)
    p.row_of("Frey").delete()
    p.lists_not("Frey")
    expect_gone(p, 729, "though a job is deleted")
    p.sees_near(still, 486)


_Stay = tuple[str, tuple[int, int], tuple[int, int], int]  # plate, hour and minute it came and left, what it pays


@behaviour("parking")
def parking(p: Person) -> None:
    """Times may be typed, with the day or without, or taken by a button when a car comes and leaves."""
    cars = (("KX 204", (9, 10), (11, 5), 6), ("BM 77", (8, 0), (14, 20), 21), ("TR 951", (10, 30), (13, 15), 9))
    plate = "license plate|plate|car|number plate|license"
    came, left = "came|arrived|arrival|in|from|when they came|start|entry|check in|time in", (
        "left|departure|departed|out|to|when they left|end|exit|check out|leaving|time out")  # fmt: skip
    if not _park_by_times(p, cars, plate, came, left):
        _park_by_buttons(p, plate)
        return
    for name, _, _, pays in cars:
        expect_row(p, name, pays)
    p.sees_near((*WHOLE, "made", "income", "earned"), 36)
    p.reload()
    p.sees_near((*WHOLE, "made", "income", "earned"), 36)
    p.row_of("TR 951").delete()
    p.lists_not("TR 951")
    expect_gone(p, 36, "though a car is deleted")
    p.sees_near((*WHOLE, "made", "income", "earned"), 27)


def _park_by_times(p: Person, cars: tuple[_Stay, ...], plate: str, came: str, left: str) -> bool:
    """Type the hours, with the day in the same field or not; return whether the form takes them."""
    for is_moment in (False, True):
        try:
            for name, start, end, _ in cars:
                hours = dt.time(*start), dt.time(*end)
                moments = [dt.datetime.combine(day(3, 10), hour) if is_moment else hour for hour in hours]
                p.add("car", {plate: name, "date|day?": day(3, 10), came: moments[0], left: moments[1]})
        except Unmet:
            p.page.evaluate("localStorage.clear()")
            p.reload()
        else:
            return True
    return False


def _park_by_buttons(p: Person, plate: str) -> None:
    for name in ("KX 204", "TR 951"):
        p.add("car", {plate: name})
    for name, hours, pays in (("KX 204", 1.9, 6), ("TR 951", 0.85, 9)):  # 1.9 and then 2.75 hours after they came
        p.page.clock.fast_forward(int(hours * 3_600_000))
        p.row_of(name).press("left", "leaves", "leave", "out", "check out", "departed", "departure", "exit", "end")
        expect_row(p, name, pays)
    p.sees_near((*WHOLE, "made", "income", "earned"), 15)
    p.reload()
    p.sees_near((*WHOLE, "made", "income", "earned"), 15)


@behaviour("carpool")
def carpool(p: Person) -> None:
    """One drives a day. The four may have to be entered once; a date may be asked for."""
    names = ("Nina", "Theo", "Rob", "Sam")
    if not all(is_there(p, name) for name in names):
        for name in names:
            p.go_to("people", "drivers", "members")
            p.add("person driver", {"name|person|driver": name})
    for name in ("Nina", "Theo", "Nina", "Rob", "Sam", "Nina", "Theo", "Nina", "Rob"):
        _drive(p, name, names)
        p.sleep_days(1)
    p.sees_near(("Nina",), 4, limit=80)
    _expect_next(p, "Sam", names)
    for name in ("Sam", "Sam", "Theo"):
        _drive(p, name, names)
        p.sleep_days(1)
    p.sees_near(("Nina",), 4, limit=80)
    _expect_next(p, "Rob", names)


def _drive(p: Person, name: str, names: tuple[str, ...]) -> None:
    for control in p.controls():
        is_filter = control["options"][:1] and control["options"][0].lower().startswith(("all", "any", "every"))
        if not is_filter and sum(names_one(o, names) for o in control["options"]) >= 4:
            p.put(control, Exact(name))
            p._group = control["group"]
            p.submit("drive")
            return
    hit = named_button(p, name)
    if hit is not None:
        p.click(hit, f"{name} drove")
        return
    try:
        p.row_of(name).press("drove", "drove today", "drive", "today", "+", "+1", "add")
    except Unmet:
        p.row_of(name).tick(True, "drove", "today", "drove today")


def _expect_next(p: Person, name: str, names: tuple[str, ...]) -> None:
    others = tuple(one for one in names if one != name)
    if not p.patiently(lambda: is_named_alone(p, ("next", "turn", "up next", "drives next"), name, others)):
        raise Unmet(f"does not say that {name}, who has driven the least, is next")


@behaviour("peaks")
def peaks(p: Person) -> None:
    fields = ("name|mountain|peak|summit", "height|meters|height in meters|elevation|altitude", "day|date|climbed|when")
    for values in (("Rigi", 1798, day(8, 12, 2023)), ("Dom", 4545, day(7, 28, 2025)), ("Buin", 3312, day(8, 2, 2025)),
                   ("Breithorn", 4164, day(7, 10, 2022)), ("Ortler", 3905, day(9, 1, 2021))):  # fmt: skip
        p.add("mountain", dict(zip(fields, values, strict=True)))
    if not p.patiently(lambda: ["Dom", "Breithorn", "Ortler", "Buin", "Rigi"] in p.orders(
        "Dom", "Breithorn", "Ortler", "Buin", "Rigi")):  # fmt: skip
        raise Unmet("the highest mountain does not come first")
    over = ("over 3000", "over three thousand", "above 3000", "3000", "three thousand", "over 3,000", "above 3,000",
            "3,000", "higher")  # fmt: skip
    p.sees_near(over, 4, limit=70)
    together = (*WHOLE, "on top of each other", "stacked", "top of each other", "height", "meters")
    p.sees_near(together, 17724)
    p.reload()
    p.sees_near(together, 17724)
    p.row_of("Ortler").delete()
    p.lists_not("Ortler")
    p.sees_near(together, 13819)
    p.sees_near(over, 3, limit=70)
