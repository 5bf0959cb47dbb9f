"""Checks: what a person would do in the app and what they would then see, as data (`checks.json`).

A step finds things the way a person (or a screen reader) does: by visible label or accessible name, inside a named
region or the row that shows certain text. It never names ids or classes, so an owner may rebuild the page and keep
the checks.
"""

from dataclasses import dataclass
from typing import Literal, get_args

Action = Literal[
    "fill",  # type `value` into the field labelled `target` (dates as 2026-03-01; choices by their visible option;
    #          yes/no and check boxes with "yes" or "no"; stars as "4"; colours as #rrggbb)
    "press",  # press the button (or link, tab, radio, summary) named `target`
    "key",  # press the key named `value` ("Enter", "Escape", "Tab", "ArrowDown"…) with focus on `target` or where it is
    "reload",  # load the page again, storage kept
    "advance",  # let `value` seconds pass on the page's clock (fake clock: timers, Date)
    "today",  # from now on the page's clock says `value` (2026-03-01T09:00), to be followed by reload
    "see",  # visible text contains `value`
    "see_not",  # no visible text contains `value`
    "in_order",  # the lines of `value` are seen in the region one after the other
    "unhide",  # press “Show 3 hidden” in the region if it is there now; with `value` it may take a moment to come
    "drag",  # drag the row that shows `row` with the mouse to the upper edge of the row that shows `value`
    "value",  # the field or output labelled `target` shows `value` (numbers compared as numbers, to 6 digits)
    "between",  # the field or output labelled `target` shows a number from the first to the second of `value` ("3 4.5")
    "count",  # exactly `value` things of role `target` ("row", "card", "listitem"…) are visible
    "enabled",  # the control named `target` can be used now
    "changed",  # the text of the region differs from what it was at the last step "remember"
    "remember",  # remember the text of the region
    "quiet",  # no script error, no failed load, no attempt to reach the network since the start
    "type",  # press a real key for each letter of `value` (in `target`, or where the focus is)
    "tab_to",  # press the Tab key until the focus is on the control named `target`
    "many",  # give the file input `target` a table: `value` is how many rows, its head, a row with "{n}" for its number
    "resize",  # the window is `value` pixels wide from now on
    "colours",  # the system's colours are `value` ("dark", "light") from now on; the page loads again
    "storage",  # the browser's storage is "full", holds "damaged" texts, or is "sound" again
    "elsewhere",  # all that was done so far was done in another tab while this one stood open; go on in this one
    "audit",  # look at the whole page: `value` is one of AUDITS
    "inspect",  # read the files without running them: `value` is one of INSPECTIONS
    "swift",  # without `value`: begin to measure; with it: the page took at most `value` seconds of the processor since
    "drawn",  # the chart in the region draws the numbers of the table beside it; `value` is its shape (bar, line, pie)
    "colour",  # `target` "page": what lies behind everything is `value` ("dark", "light"); "marks": most of what is
    #            drawn in colour has a hue from the first to the second of `value` ("345 15", degrees; then "deep": and
    #            is dark itself), or hardly anything is ("grey")
    "parts",  # what the app's parts work out, draw and keep is right, asked of the functions themselves
    "title",  # the tab's title begins with `value`
    "focused",  # the focus is on the control named `target`
    "taken",  # the app made use of the last real key, so that the browser did not (scrolling, undoing what was typed)
    "heard",  # since the start of the check or the last such step a sound began, and every sound has an end
    "sorted",  # the column headed `target` says that it orders the list: `value` is "ascending" or "descending"
    "under",  # the button named `target` stands in the column headed `value`
    "alone",  # nothing of all that was done with this app has tried to reach beyond it
]
Layer = Literal[
    "syntax",
    "static rules",
    "loads",
    "behaviour",
    "markup stays text",
    "persistence",
    "deletion and undo",
    "wrong values",
    "accessibility",
    "contrast",
    "desktop width",
    "phone width",
    "dark contrast",
    "keyboard",
    "storage",
    "two tabs",
    "many records",
    "network",
]
"""What a check looks at, cheapest first. `behaviour` is the request's own; the others are every app's due."""
LAYERS: tuple[Layer, ...] = get_args(Layer)
AUDITS = ("names", "contrast", "fits", "focus")
"""Controls have names and the page makes sense to screen readers (axe-core); texts stand out from their background
(axe-core); nothing is wider than the window; the Tab key reaches every control and shows where it is."""
INSPECTIONS = ("syntax", "rules")


@dataclass(frozen=True, slots=True)
class Step:
    """`within` is the accessible name of a region ("" the page); `row` narrows to the row, card or list item showing
    this text. Names are matched whole first, then as a part, without regard to case."""

    do: Action
    target: str = ""
    value: str = ""
    within: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One promise of the app. `lines` are the blueprint lines it proves; `says` is the promise in plain words."""

    says: str
    steps: tuple[Step, ...]
    lines: tuple[int, ...] = ()
    clause: str = ""
    assumed: bool = False
    layer: Layer = "behaviour"
    goes_on: bool = False
    """Begins on the page as the check before it left it, instead of on a fresh one with an empty storage."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a check. `held` None: could not be tried. `reason` is the first failing step in plain words."""

    check: Check
    held: bool | None
    reason: str = ""
    seconds: float = 0.0


def with_their_pages(wanted: tuple[Check, ...], checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """Return those of `checks` that are wanted, in order, each after the checks that make the page it goes on from."""
    needed: set[int] = set()
    start = 0
    for place, check in enumerate(checks):
        start = start if check.goes_on else place
        if check in wanted:
            needed |= set(range(start, place + 1))
    return tuple(check for place, check in enumerate(checks) if place in needed)
