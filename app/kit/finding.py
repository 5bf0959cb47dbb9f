"""What a box that finds records takes for a fit: texts as people mean them, and nothing that was left empty."""

from app.domain.blueprint import Blueprint, Find, Record
from app.domain.blueprint_finding import ASKED, COMPARISONS
from app.domain.formula import Binary, Call, Formula, Name, Text, names_in, rebuilt
from app.kit.javascript import kind_of, record_scope


def fits(find: Find, blueprint: Blueprint, record: Record) -> Formula:
    """Return the condition as the page tests it: a text whatever its capitals, and a value that was filled in.

    An empty number counts as 0 in sums, but nobody who types 20 minutes means the recipe without any.
    """
    scope = record_scope(blueprint, record)

    def change(part: Formula) -> Formula:
        if not isinstance(part, Binary) or part.operator not in COMPARISONS or ASKED not in names_in(part):
            return part
        if find.type == "text":
            compared: Formula = Binary(part.operator, _lowered(part.left), _lowered(part.right))
        else:
            compared = part
        sides = (part.left, part.right) if part.operator not in ("=", "!=") else ()
        for side in sides:
            if isinstance(side, Name) and side != Name(ASKED) and kind_of(side, scope) in ("number", "text"):
                compared = Binary("and", Binary("!=", side, Text("")), compared)
        return compared

    return rebuilt(find.condition, change)


def _lowered(side: Formula) -> Formula:
    return side if isinstance(side, Text) and side.value == side.value.lower() else Call("lower", (side,))
