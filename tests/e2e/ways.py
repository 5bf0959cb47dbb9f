"""More ways a person goes about an app: looks on all its parts, says what a record belongs to, hides what is done."""

import re
from collections.abc import Callable, Iterable, Mapping

from tests.e2e.fields import Control, Value
from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet, has_phrase, no, yes
from tests.e2e.standing_out import is_marked

WHOLE = ("total", "altogether", "in all", "all", "sum", "together", "overall")


def sees_somewhere(p: Person, labels: Iterable[str], *wanted: str | float, limit: int = 160) -> None:
    """Expect a figure by a label in the part of the app that is open, or in any other part it has."""
    labels = tuple(labels)
    if p.patiently(lambda: p.shows_near(labels, *wanted, limit=limit)):
        return
    for name in _parts(p):
        if p.go_to(name) and p.patiently(lambda: p.shows_near(labels, *wanted, limit=limit)):
            return
    p.sees_near(labels, *wanted, limit=limit)


def turn_to_row(p: Person, text: str) -> None:
    """Turn to the part that lists the text, if the open one does not."""
    if p.patiently(lambda: p.has_row(text)):
        return
    for name in _parts(p):
        if p.go_to(name) and p.patiently(lambda: p.has_row(text)):
            return


def _parts(p: Person) -> list[str]:
    """Name the parts an app leads to; a link that only skips to what is shown already leads nowhere else."""
    leads = (b["names"][0] for b in p.buttons() if b["isNav"] and not b["inRow"] and b["names"])
    return [name for name in leads if not re.match(r"skip\b", name, re.I)]


def keep_with(p: Person, add_all: Callable[[], None], noun: str, spec: str, names: tuple[str, ...]) -> None:
    """Add the records; where that fails because what they belong to must be there first, add that and begin anew.

    Whether hives, horses or players are a list of their own or just words in a record is for the app to choose.
    """
    try:
        add_all()
        return
    except Unmet as unmet:
        first = unmet
    p.page.evaluate("localStorage.clear()")
    p.reload()
    try:
        for name in names:
            p.go_to(f"{noun}s", noun)
            p.add(noun, {spec: name})
    except Unmet:
        raise first from None
    add_all()


def hide(p: Person, gone: str, stays: str, of_gone: tuple[str, ...], of_rest: tuple[str, ...]) -> Callable[[], None]:
    """Hide the rows that are `of_gone` (finished, paid) by what the page offers; return how to see them again.

    Expects `gone` to leave the list and `stays` to remain. A switch, a choice, a button, or a list that
    leaves them out by itself all serve.
    """
    for way in (_hidden_already, _by_switch, _by_choice, _by_button):
        undo = way(p, gone, of_gone, of_rest)
        if undo is not None:
            p.lists_not(gone)
            p.lists(stays)
            return undo
    raise Unmet(f"no way to hide what is {of_gone[0]}")


def _hidden_already(
    p: Person, gone: str, of_gone: tuple[str, ...], of_rest: tuple[str, ...]
) -> Callable[[], None] | None:
    if p.has_row(gone):
        return None
    return lambda: _show_all(p, of_gone)


def _show_all(p: Person, of_gone: tuple[str, ...]) -> None:
    for control in p.controls():
        names = " ".join(control["names"]).lower()
        if control["kind"] == "checkbox" and not control["inRow"] and re.search(r"\b(all|show|hide|only)\b", names):
            p.tick(control["i"], control["value"] != "true")
            p.settle()
            return
    p.press_if(("show all", "all", *(f"show {word}" for word in of_gone), *of_gone))


def _by_switch(p: Person, gone: str, of_gone: tuple[str, ...], of_rest: tuple[str, ...]) -> Callable[[], None] | None:
    for control in p.controls():
        names = " ".join([*control["names"], control["beside"]]).lower()
        if control["kind"] != "checkbox" or control["inRow"]:
            continue
        says_all = re.search(r"\bshow (all|also|finished|done|completed|paid|too)\b|\balso\b|\binclude\b", names)
        if re.search(r"\b(hide|only|without)\b", names) or says_all:
            is_on = not says_all or "only" in names
            p.tick(control["i"], is_on)
            p.settle()
            return lambda number=control["i"], on=is_on: p.tick(number, not on)  # type: ignore[misc]
    return None


def _by_choice(p: Person, gone: str, of_gone: tuple[str, ...], of_rest: tuple[str, ...]) -> Callable[[], None] | None:
    for control in p.controls():
        options = [o for o in control["options"] if o]
        if control["kind"] not in ("select", "radios") or control["inRow"] or not _is_filter(control):
            continue
        hit = next((o for word in of_rest for o in options if o.lower() == word), None) or next(
            (o for word in of_rest for o in options if has_phrase(o, word)), None
        )
        if hit is None:
            continue
        p.put(control, Exact(hit))
        every = next((o for o in options if re.match(r"all|any|every|show all", o.lower())), options[0])
        return lambda control=control, every=every: p.put(control, Exact(every))  # type: ignore[misc]
    return None


def _is_filter(control: Control) -> bool:
    names = " ".join([*control["names"], control["beside"]]).lower()
    words = [o.lower() for o in control["options"][:1] + control["options"][-1:]]
    return "filter" in names or "show" in names or any(w.startswith(("all", "any", "every", "show")) for w in words)


def _by_button(p: Person, gone: str, of_gone: tuple[str, ...], of_rest: tuple[str, ...]) -> Callable[[], None] | None:
    names = (*(f"hide {word}" for word in of_gone), "hide", *(f"only {word}" for word in of_rest),
             *(f"show only {word}" for word in of_rest), *(f"show {word}" for word in of_rest), *of_rest)  # fmt: skip
    hit = p.find_button(names, in_rows=False)
    if hit is None:
        return None
    p.click(hit, f"button {names[0]!r}")
    return lambda: p.press(("show all", "all", *(f"show {word}" for word in of_gone), *names))


def expect_plain(p: Person, text: str, plain: tuple[str, ...]) -> None:
    """Expect the row not to be told apart from the plain ones any more."""
    if not p.patiently(lambda: not is_marked(p, text, plain)):
        raise Unmet(f"{text!r} still stands out though it should not")


def expect_gone(p: Person, figure: float, of_what: str) -> None:
    if not p.patiently(lambda: not p.shows(figure)):
        raise Unmet(f"still shows {figure:g}, {of_what}")


def expect_row(p: Person, text: str, *wanted: str | float) -> None:
    """Expect one of these in the row of the text, within a moment."""
    p.row_of(text)
    if not p.patiently(lambda: p.row_of(text).shows(*wanted)):
        raise Unmet(f"the row {text!r} does not show {' or '.join(repr(w) for w in wanted[:4])}")


def minutes_as(minutes: int) -> tuple[str | float, ...]:
    """Return the usual ways to write a number of minutes: 106, 1.77, 1:46, "1 h 46 min"."""
    h, m = divmod(minutes, 60)
    ways = [f"{h}{hour}{gap}{m:{pad}}{minute}" for hour in ("h", " h", " hr", " hour", " hours") for gap in (" ", "")
            for pad in ("", "02") for minute in ("", "m", "min")]  # fmt: skip
    return minutes, minutes / 60, f"{h}:{m:02}", f"{h:02}:{m:02}", *ways


def expect_order(p: Person, *texts: str) -> None:
    if not p.patiently(lambda: list(texts) in p.orders(*texts)):
        raise Unmet(f"the order is not {', '.join(texts)}")


def is_named_alone(p: Person, labels: Iterable[str], name: str, others: tuple[str, ...], limit: int = 70) -> bool:
    """Return whether one of the labels stands by the name and by none of the others."""
    pieces = [piece for label in labels for piece in p.near(label, limit)]
    return any(has_phrase(piece, name) and not names_one(piece, others) for piece in pieces)


def names_one(text: str, names: tuple[str, ...]) -> bool:
    """Return whether the text holds one of the names."""
    return any(has_phrase(text, name) for name in names)


def is_there(p: Person, name: str) -> bool:
    """Return whether the person can be chosen or pressed, or stands in a list with something to press."""
    in_choice = any(has_phrase(option, name) for control in p.controls() for option in control["options"])
    in_list = any(p.buttons(row.number) or row.controls() for row in p.rows(name))
    return in_choice or in_list or named_button(p, name) is not None


def named_button(p: Person, name: str) -> int | None:
    """Return the button that carries the name, other than one to delete or rename."""
    bad = r"delete|remove|edit|rename|undo|minus|less|✕|×|🗑|✎"
    found = [b for b in p.buttons() if any(has_phrase(n, name) for n in b["names"]) and not b["disabled"]]
    found = [b for b in found if not any(re.search(bad, n, re.I) for n in b["names"])]
    found.sort(key=lambda b: (not b["isReal"], min(map(len, b["names"]))))
    return found[0]["i"] if found else None


def press_matching(p: Person, wanted: str, unwanted: str) -> None:
    """Press the first button with a name that fits one pattern and none that fits the other."""
    for button in p.buttons():
        names = button["names"]
        if button["disabled"] or not names or not button["isReal"]:
            continue
        if any(re.search(wanted, n, re.I) for n in names) and not any(re.search(unwanted, n, re.I) for n in names):
            return p.click(button["i"], f"button {names[0]!r}")
    raise Unmet(f"no button like {wanted!r}")


def worded_lines(p: Person) -> set[str]:
    """Return the lines with words of the page, without their figures."""
    lines = {re.sub(r"[\d.:,%\s]+", " ", line).strip().lower() for line in p.text().split("\n")}
    return {line for line in lines if any(letter.isalpha() for letter in line) and line not in ("h", "m", "s")}


def set_once(p: Person, labels: tuple[str, ...], value: float) -> None:
    """Type a figure that holds for the whole app, and press the button that belongs to it, if there is one."""
    field = p.fill(labels, value)
    for button in p.buttons():
        names = " ".join(button["names"]).lower()
        if button["group"] == field["group"] and not button["inRow"] and re.match(
            r"(set|update|apply|save|ok|use|show|check|calculate|go)\b", names
        ):  # fmt: skip
            p.click(button["i"], f"button {names!r}")
            return


def holds_somewhere(p: Person, holds: Callable[[], bool], parts: tuple[str, ...]) -> bool:
    """Return whether it holds on the part of the app that is open, or on one with such a name."""
    if holds() or any(p.go_to(part) and holds() for part in parts):
        return True
    return p.patiently(holds) or any(p.go_to(part) and p.patiently(holds) for part in parts)


_EARNED = ("get", "got", "gets", "received", "earn", "earned", "earns", "earning", "income", "allowance")


def note_money(p: Person, base: Mapping[str, Value], amount: float) -> None:
    """Enter money got (above 0) or spent: by a kind, in two fields, in two lists, or with a minus sign."""
    is_spent = amount < 0
    kind = (
        yes("spend", "spent", "spends", "expense", "spending", "out", "minus")
        if is_spent
        else no(*_EARNED, "in", "pocket money", "given", "plus", "add")
    )
    sum_of = "amount|money|sum|value|how much|euros"
    try:
        p.add("entry", {**base, "spent|type|kind|direction|get or spend|earn or spend|in or out|spending": kind,
                        sum_of: abs(amount)})  # fmt: skip
        return
    except Unmet:
        pass
    got, spent = (0, abs(amount)) if is_spent else (amount, 0)
    try:
        p.add("entry", {**base, "get|gets|got|received|earned|earns|earn|income|in": got,
                        "spend|spends|spent|expense|out": spent})  # fmt: skip
        return
    except Unmet:
        pass
    words = (
        ("expense", "spending", "spent")
        if is_spent
        else ("income", "pocket money", "allowance", "received", "got", "earning", "earned", "earn")
    )
    p.go_to(*words)
    own_list = p.find_button([f"add {w}" for w in words], in_rows=False) is not None
    p.add(" ".join(words), {**base, sum_of: abs(amount) if own_list else amount})
