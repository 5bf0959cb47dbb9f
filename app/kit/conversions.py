"""How a converter's line becomes two formulas: from the units the kit knows, or by turning the given formula round."""

from app.domain.formula import Formula, names_in
from app.kit.inverse import invert
from app.kit.units import conversion


def find_conversion(left: str, right: str, forward: Formula | None) -> tuple[Formula, Formula] | None:
    """Return (right from left, left from right), or None. `forward` is the right as a formula of the left, if said.

    Known units win over a formula: what people and small models remember of factors is often rounded or wrong.
    A formula said the other way round (left as a formula of right) is understood too.
    """
    known = conversion(left, right)
    if known is not None:
        return known
    if forward is None:
        return None
    if names_in(forward) == {right}:
        backward = forward
        turned = invert(backward, right, left)
        return None if turned is None else (turned, backward)
    if names_in(forward) != {left}:
        return None
    turned = invert(forward, left, right)
    return None if turned is None else (forward, turned)
