"""Requests of a second examiner who knows nothing of how apps are made here: lists that act by themselves."""

import datetime as dt
import re
from collections.abc import Callable

from tests.e2e.fields import Control, Value
from tests.e2e.filtering import filter_by, filter_off
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, dates, no, yes
from tests.e2e.requests import behaviour
from tests.e2e.standing_out import is_marked
from tests.e2e.ticking import is_ticked, row_to_tick
from tests.e2e.ways import expect_row

_WARNS = re.compile(
    r"\balready\b|\bagain\b|\btwice\b|\bsecond time\b|\bsame\b|\bbefore\b|\bduplicate|\bwarning\b|\bcareful\b|⚠"
)
# notes every sentence the page says from now on, however short it stays: words, bubbles of the browser
_LISTEN = """() => { if (window.__heard) return; window.__heard = [];
    const note = () => { const text = document.body.innerText; if (window.__heard.at(-1) !== text) window.__heard.push(text); };
    new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
    document.addEventListener('invalid', e => window.__heard.push(e.target.validationMessage), true); }"""  # noqa: E501


@behaviour("presents")
def presents(p: Person) -> None:
    """It may warn while one types, after it, in a box that asks, by refusing, or by a mark that stays."""
    fields = ("person|who|to whom|name|for|recipient|given to", "present|gift|what|item",
              "occasion|event|for what|reason", "year|when")  # fmt: skip
    heard: list[str] = []
    p.page.on("dialog", lambda dialog: heard.append(dialog.message))

    def warns(person: str, present: str, occasion: str, year: int) -> bool:
        p.page.evaluate(_LISTEN)
        calm = len(_WARNS.findall(p.page.inner_text("body").lower()))
        p.page.evaluate("window.__heard.length = 0")
        heard.clear()
        p.add("present gift", dict(zip(fields, (person, present, occasion, year), strict=True)))
        p.patiently(lambda: False)
        said = p.page.evaluate("window.__heard")
        return any(len(_WARNS.findall(text.lower())) > calm for text in said) or any(
            _WARNS.search(text.lower()) for text in heard
        )

    for values in (("Rosa", "Umbrella", "Christmas", 2024), ("Bernd", "Umbrella", "Birthday", 2025),
                   ("Rosa", "Scarf", "Birthday", 2025)):  # fmt: skip
        if warns(*values):
            raise Unmet(f"warns of {values[1]!r} for {values[0]}, who never got it")
    expect_row(p, "Scarf", "Rosa")
    p.reload()
    if not warns("Rosa", "Umbrella", "Christmas", 2025):
        raise Unmet("does not warn when Rosa gets an umbrella for the second time")
    p.reload()
    p.lists("Umbrella", "Scarf")
    if warns("Bernd", "Scarf", "Christmas", 2025):
        raise Unmet("warns of a scarf for Bernd, who never got one")
    p.reload()
    row = next(row for row in p.rows("Scarf") if row.shows("Bernd"))
    row.delete()
    if not p.patiently(lambda: not any(row.shows("Bernd") for row in p.rows("Scarf"))):
        raise Unmet("the scarf of Bernd is still in the list")


_FOODS = ("milk", "eggs", "nuts", "gluten")


@behaviour("allergies")
def allergies(p: Person) -> None:
    """What a child can't eat may be boxes, buttons, a list of several choices or words."""
    kids = (("Ava", "Ladybugs", ("milk", "nuts")), ("Boris", "Frogs", ("eggs",)), ("Cyril", "Frogs", ("milk",)),
            ("Dana", "Ladybugs", ("nuts", "eggs")))  # fmt: skip
    for name, group, foods in kids:
        _add_child(p, name, group, foods)
    expect_row(p, "Boris", "Frogs")
    for food, has, rest in (
        ("milk", ("Ava", "Cyril"), ("Boris", "Dana")),
        ("nuts", ("Ava", "Dana"), ("Boris", "Cyril")),
    ):
        undo = _only(p, food)
        p.lists_not(*rest)
        p.lists(*has)
        undo()
        p.lists(*rest)
    p.reload()
    p.lists("Ava", "Boris", "Cyril", "Dana")
    p.row_of("Cyril").delete()
    p.lists_not("Cyril")


def _add_child(p: Person, name: str, group: str, foods: tuple[str, ...]) -> None:
    words = "can't eat|cannot eat|can't have|allergies|allergy|allergens|intolerances|food|what it can't eat|avoid"
    boxes: dict[str, Value] = {f"{food}|no {food}|{food} allergy?": yes() if food in foods else no() for food in _FOODS}
    p_wishes = {"name|child|kid|child's name": name, "group|class|which group": group, **boxes,
                f"{words}?": ", ".join(foods)}  # fmt: skip
    from tests.e2e.fields import Wish

    wanted = [Wish.read(spec, value) for spec, value in p_wishes.items()]
    controls, taken = p._form_for("child kid", wanted)
    p._group = controls[0]["group"]
    several = [c for c in controls if c["kind"] == "select" and _takes_several(p, c)]
    for i in sorted(taken):
        if taken[i] not in several:
            p.put(taken[i], wanted[i].value)
    for control in several:
        chosen = [o for o in control["options"] if any(food[:-1] in o.lower() for food in foods)]
        p.element(control["i"]).select_option(label=chosen)
    if not several and len(taken) <= 2:  # buttons to press for each food
        for food in foods:
            hit = next(
                (b for b in p.buttons() if b["group"] == p._group and food in " ".join(b["names"]).lower()), None
            )
            if hit is None:
                raise Unmet(f"no way to say that {name} can't have {food}")
            p.click(hit["i"], food)
    p.submit("child")


def _takes_several(p: Person, control: Control) -> bool:
    return bool(p.page.evaluate("i => window.__eyes.thing(i).multiple === true", control["i"]))


def _only(p: Person, food: str) -> Callable[[], None]:
    """Narrow the list to the children who can't have the food; return how to see all again."""
    form = {c["group"] for c in p.controls() if any(w in " ".join(c["names"]).lower() for w in ("name", "child"))}
    for control in p.controls():
        names = " ".join([*control["names"], control["beside"]]).lower()
        if control["kind"] == "checkbox" and not control["inRow"] and control["group"] not in form and food in names:
            p.tick(control["i"], True)
            p.settle()
            return lambda number=control["i"]: p.tick(number, False)  # type: ignore[misc]
    for control in p.controls():
        if control["group"] in form or control["inRow"] or control["kind"] not in ("select", "radios"):
            continue
        hit = next((o for o in control["options"] if food in o.lower()), None)
        if hit is not None:
            p.put(control, Exact(hit))
            every = next((o for o in control["options"] if re.match(r"all|any|every|show all|—|-", o.lower())), None)
            return lambda control=control, every=every: p.put(control, Exact(every or control["options"][0]))  # type: ignore[misc]
    for button in p.buttons():
        names = " ".join(button["names"]).lower()
        if food in names and not button["inRow"] and button["group"] not in form:
            p.click(button["i"], f"button {names!r}")
            return lambda names=names: p.press(("all", "show all", "show everyone", "everyone", "clear", names))  # type: ignore[misc]
    filter_by(p, "food", food)
    return lambda: filter_off(p, "food", food)


@behaviour("garden")
def garden(p: Person) -> None:
    """What has to be done this month may stand alone, in a part of its own, or be marked among the rest."""
    _add_jobs(p, (("Prune roses", 3), ("Rake leaves", 10), ("Sow tomatoes", 3), ("Plant potatoes", 4)))
    _expect_due(p, ("Prune roses", "Sow tomatoes"), ("Plant potatoes", "Rake leaves"))
    p.reload()
    _expect_due(p, ("Prune roses", "Sow tomatoes"), ("Plant potatoes", "Rake leaves"))
    row_to_tick(p, "Prune roses").tick(True, "done", "tick off", "complete")
    _expect_done(p, "Prune roses")
    p.reload()
    _expect_done(p, "Prune roses")
    p.sleep_days(25)  # the fifth of April
    _expect_due(p, ("Plant potatoes",), ("Sow tomatoes", "Rake leaves"))
    p.sleep_days(340)  # the eleventh of March of the next year
    _expect_due(p, ("Prune roses", "Sow tomatoes"), ("Plant potatoes", "Rake leaves"))
    if not p.patiently(lambda: not is_ticked(p, "Prune roses")):
        raise Unmet("'Prune roses' is still ticked off in the next year")


def _add_jobs(p: Person, jobs: tuple[tuple[str, int], ...]) -> None:
    """Give the month by its name, its number or a day of it, whichever the form takes."""
    ways: tuple[Callable[[dt.date], Value], ...] = (
        lambda first: Exact(f"{first:%B}"), lambda first: Exact(f"{first:%b}"), lambda first: first.month,
        lambda first: first)  # fmt: skip
    unmet = Unmet()
    for way in ways:
        try:
            for job, month in jobs:
                value = way(dt.date(2026, month, 1))
                p.add("job task", {"job|task|what|name|title": job, "month|in which month|when|date": value})
        except Unmet as one:
            unmet = one
            p.page.evaluate("localStorage.clear()")
            p.reload()
        else:
            return
    raise unmet


def _expect_due(p: Person, due: tuple[str, ...], rest: tuple[str, ...]) -> None:
    """Expect what is due this month to be told apart from the rest at sight."""
    heads = ["this month", "other months", "rest of the year", "later", "coming", "upcoming", "all jobs", "next month",
             "other jobs", "not now", "whole year", "all year"]  # fmt: skip
    words = ("this month", "now", "due", "to do", "due now")

    def holds() -> bool:
        if not all(p.has_row(job) for job in due):
            return False
        shown = tuple(job for job in rest if p.has_row(job))
        if not shown or all(is_marked(p, job, shown) for job in due):
            return True
        under: Callable[[str], str] = lambda job: str(p.look("under", p.row_of(job).number, heads))  # noqa: E731
        if all(under(job) == "this month" for job in due) and all(under(job) != "this month" for job in shown):
            return True
        return all(p.row_of(j).shows(*words) for j in due) and not any(p.row_of(j).shows(*words) for j in shown)

    if not p.patiently(holds):
        raise Unmet(f"does not show that {due[0]!r} has to be done this month, and {rest[0]!r} has not")


def _expect_done(p: Person, text: str) -> None:
    """A job that is done may be struck out, marked, or gone from what has to be done."""
    if not p.patiently(lambda: not p.has_row(text) or is_ticked(p, text, "Sow tomatoes")):
        raise Unmet(f"{text!r} does not stay ticked off")


@behaviour("opening")
def opening(p: Person) -> None:
    jobs, names = ("Heat the oven", "Fill the grinder", "Put out the chairs"), ("done", "tick", "check", "complete")
    for job in jobs:
        p.add("task item", {"task|item|name|what|title|thing|to do": job})
    for job in jobs[:2]:
        p.row_of(job).tick(True, *names)
    _expect_only(p, jobs[:2], jobs[2])
    p.reload()
    _expect_only(p, jobs[:2], jobs[2])
    for _ in range(2):
        p.sleep_days(1)
        p.lists(*jobs)
        if not p.patiently(lambda: not any(is_ticked(p, job, jobs[2]) for job in jobs)):
            raise Unmet("the next morning something is still ticked")
        p.row_of(jobs[2]).tick(True, *names)
        _expect_only(p, jobs[2:], jobs[0])
    p.reload()
    _expect_only(p, jobs[2:], jobs[0])
    p.row_of(jobs[0]).delete()
    p.lists_not(jobs[0])


def _expect_only(p: Person, ticked: tuple[str, ...], plain: str) -> None:
    """Expect those to be ticked; what is ticked may also have left for a list of its own."""
    for text in ticked:
        if not p.patiently(lambda text=text: is_ticked(p, text, plain)):  # type: ignore[misc]
            raise Unmet(f"{text!r} does not stay ticked")
    if is_ticked(p, plain):
        raise Unmet(f"{plain!r} is ticked though nobody has ticked it")


@behaviour("guitar")
def guitar(p: Person) -> None:
    """A new song may come first or last. Arrows move it by one place."""
    songs = ("Wonderwall", "Creep", "Yellow", "Zombie")
    for values in zip(songs, ("Oasis", "Radiohead", "Coldplay", "Cranberries"), strict=True):
        p.add("song", dict(zip(("title|song|name", "band|artist|by"), values, strict=True)))
    expect_row(p, "Creep", "Radiohead")
    p.lists(*songs)
    order = p.order(*songs)
    for place, step in ((3, -1), (2, -1), (0, 1), (2, 1)):
        _move(p, order[place], step < 0)
        order[place], order[place + step] = order[place + step], order[place]
        _expect_songs(p, order)
    p.reload()
    _expect_songs(p, order)
    _move(p, order[1], True)
    order[0], order[1] = order[1], order[0]
    _expect_songs(p, order)
    p.row_of(order[3]).delete()
    p.lists_not(order[3])


def _move(p: Person, song: str, is_up: bool) -> None:
    marks, word = ("↑▲⬆🔼△⇧˄⌃︿⏶", "up") if is_up else ("↓▼⬇🔽▽⇩˅⌄﹀⏷", "down")
    for button in p.buttons(p.row_of(song).number):
        names = " ".join(button["names"])
        if any(mark in names for mark in marks) or re.search(rf"\b{word}\b", names, re.I):
            if button["disabled"]:
                break
            p.click(button["i"], f"arrow {word} of {song}")
            return
    raise Unmet(f"no arrow to move {song!r} {word}")


def _expect_songs(p: Person, order: list[str]) -> None:
    if not p.patiently(lambda: order in p.orders(*order)):
        raise Unmet(f"after an arrow the order is not {', '.join(order)}")


@behaviour("sizes")
def sizes(p: Person) -> None:
    """When something was changed is known to the app; where it asks for the day, the person gives it."""
    fields = "name|child|grandchild", "shoes|shoe size|shoe", "pants|pants size|trousers", "shirt|shirt size|top"
    changed = "last changed|changed|last change|updated|last updated|date|changed on?"
    for values in (("Frida", 31, 128, 122), ("Gustav", 27, 104, 110), ("Hedda", 24, 92, 98)):
        p.add("child grandchild", {**dict(zip(fields, values, strict=True)), changed: dt.date(2026, 3, 11)})
    expect_row(p, "Gustav", *dates(dt.date(2026, 3, 11)), "today", "just now", "0 days ago", "now", "03/11/26")
    p.sleep_days(19)
    _expect_changed(p, "Gustav", dt.date(2026, 3, 11), 19)
    _change(p, "Gustav", {fields[1]: 29}, dt.date(2026, 3, 30))
    expect_row(p, "Gustav", 29)
    expect_row(
        p, "Gustav", *dates(dt.date(2026, 3, 30)), "today", "just now", "0 days ago", "now", "less than a minute"
    )
    _expect_changed(p, "Frida", dt.date(2026, 3, 11), 19)
    p.sleep_days(2)
    expect_row(p, "Gustav", 29)
    _expect_changed(p, "Gustav", dt.date(2026, 3, 30), 2)
    p.row_of("Hedda").delete()
    p.lists_not("Hedda")


def _expect_changed(p: Person, name: str, when: dt.date, ago: int) -> None:
    expect_row(p, name, *dates(when), f"{ago} days ago", f"{ago} days", f"{ago}d ago", f"{ago}d")


def _change(p: Person, name: str, changes: dict[str, Value], today: dt.date) -> None:
    try:
        p.row_of(name).edit({**changes, "last changed|changed|last change|updated|last updated|changed on": today})
    except Unmet:
        p.reload()
        p.row_of(name).edit(changes)
