"""How a person narrows a list and widens it again, by whatever the page offers: a choice, a button or a search."""

import re

from tests.e2e.person import Person
from tests.e2e.reading import Exact, Unmet


def filter_by(p: Person, label: str, value: str) -> None:
    """Narrow the list to one value, by whatever the page offers: a choice, a button or a search."""
    value = p.word(value)
    for control in p.controls():
        names = " ".join([*control["names"], control["beside"]]).lower()
        options = " ".join(control["options"][:1]).lower()
        is_filter = "filter" in names or "show" in names or options.startswith(("all", "any", "every", "show"))
        if (
            control["kind"] in ("select", "radios")
            and is_filter
            and any(value.lower() in o.lower() for o in control["options"])
        ):
            p.put(control, Exact(value))
            return
    for control in p.controls():
        names = " ".join([*control["names"], control["beside"], control["head"]]).lower()
        if control["kind"] in ("text", "search") and ("filter" in names or "search" in names):
            p.put(control, value)
            return
    hit = p.find_button((value, f"filter {value}"), in_rows=False)
    if hit is None:
        raise Unmet(f"no way to filter by {label}")
    p.click(hit, f"filter {value!r}")


def filter_off(p: Person, label: str, value: str) -> None:
    """Show everything again."""
    value = p.word(value)
    for control in p.controls():
        if control["kind"] in ("select", "radios") and control["value"].lower() == value.lower():
            for word in ("all", "any", "every", "show all", ""):
                hits = [o for o in control["options"] if o.lower().startswith(word) and (word or not o)]
                if hits:
                    p.put(control, Exact(hits[0])) if hits[0] else p.element(control["i"]).select_option(index=0)
                    p.settle()
                    return
        if control["kind"] in ("text", "search") and control["value"].lower() == value.lower():
            p.put(control, "")
            p.press_if(("search", "find"))
            return
    p.press(("all", "show all", "clear filter", "clear", value))


def search_for(p: Person, words: str) -> None:
    """Type words into the search of the list."""
    fields = [c for c in p.controls() if c["kind"] in ("search", "text") and not c["inRow"]]
    for control in fields:
        names = " ".join([*control["names"], control["beside"]]).lower()
        if control["kind"] == "search" or any(word in names for word in ("search", "find", "filter", "look")):
            p.put(control, words)
            if control["value"] != words and p.find_button(("search", "find")) is not None:
                p.press_if(("search", "find"))
            return
    raise Unmet("there is nothing to search with")


def narrow_to(p: Person, label: str, value: str) -> None:
    """Narrow the list to one value by a choice of values, by a search that names the label, else by any search."""
    is_choice = any(
        c["kind"] in ("select", "radios") and not c["inRow"] and len(c["options"]) > 1
        and any(p.word(value).lower() in o.lower() for o in c["options"])
        and re.match(r"all|any|every|show|filter|[-–—]", c["options"][0].lower() or "-")
        for c in p.controls()
    )  # fmt: skip
    if is_choice:
        filter_by(p, label, value)
        return
    fields = [c for c in p.controls() if c["kind"] in ("search", "text") and not c["inRow"]]
    for control in fields:
        names = " ".join([*control["names"], control["beside"]]).lower()
        if label in names and re.search(r"search|find|filter|look|show|only", names):
            p.put(control, value)
            p.press_if(("search", "find"))
            return
    try:
        search_for(p, value)
    except Unmet:
        filter_by(p, label, value)
