"""What the rules that mend a blueprint's lines share: the shape of a rule, and how lines are read as text."""

import re
from collections.abc import Callable

from app.domain.blueprint_parts import read_tick
from app.domain.formula import FormulaError, parse_formula
from app.pipeline.grounding import Grounding

Lines = tuple[str, ...]
Rule = Callable[[Lines, str, Grounding], Lines]
"""(lines, request, grounding) → the lines as meant. A rule changes nothing it does not understand."""

RECORD = re.compile(r"record ([\w ]+): (.+)$")
BY_HAND = "sort by hand"
UNGROUPED = re.compile(r"(.*?)( by .*)?$")
"""A total's or chart's line, and its group."""


def ticked_field(line: str) -> str:
    """Return the yes/no field that `tick bought` ticks; "" for other lines and what is ticked anew each day or week."""
    return read_tick(line.removeprefix("tick "), -1).field if line.startswith("tick ") else ""


def is_formula(text: str) -> bool:
    """Whether the text can be read as a formula."""
    try:
        parse_formula(text.strip())
    except FormulaError:
        return False
    return True


_KEYWORDS = (
    "record calc total chart filter sort hide find unique apart limit group warn remind stage tick goal button cards "
    "calendar start setting calculator input output generate convert timer quiz ask drill pick counter habit machine "
    "text style"
).split()
LINE_BEGINNINGS = tuple(f"{keyword} " for keyword in (*_KEYWORDS, "machine:"))
"""What the agents' grammars let a line begin with: of a line left out here they would write another instead."""
ANY_BEGINNING = " | ".join(f'"{beginning}"' for beginning in LINE_BEGINNINGS)
"""The same as alternatives of a grammar (GBNF)."""
