"""Whether a figure is an amount of money: people expect two decimals there, said or not."""

from app.domain.blueprint import Blueprint, Calc, Record
from app.domain.formula import Aggregate, Binary, Call, Formula, Name, Unary
from app.kit.javascript import members_of


def is_money(formula: Formula, record: Record | None, blueprint: Blueprint, depth: int = 0) -> bool:
    """Say whether the formula gives money when its parts are what their fields say."""
    if depth > 30:
        return False
    match formula:
        case Name(name, owner):
            return _is_money_name(name, owner, record, blueprint, depth)
        case Unary("-", operand):
            return is_money(operand, record, blueprint, depth + 1)
        case Binary("+" | "-", left, right):
            return any(is_money(side, record, blueprint, depth + 1) for side in (left, right))
        case Binary("*", left, right):
            sides = [is_money(side, record, blueprint, depth + 1) for side in (left, right)]
            return sides.count(True) == 1
        case Binary("/" | "%", left, right):
            return is_money(left, record, blueprint, depth + 1) and not is_money(right, record, blueprint, depth + 1)
        case Call("min" | "max" | "round" | "abs", arguments):
            return any(is_money(a, record, blueprint, depth + 1) for a in arguments)
        case Call("if", (_, then, otherwise)):
            return any(is_money(a, record, blueprint, depth + 1) for a in (then, otherwise))
        case Aggregate(function, argument, _, name) if argument is not None and function not in ("count", "percent"):
            return is_money(argument, blueprint.record(name) if name else record, blueprint, depth + 1)
        case _:
            return False


def _is_money_name(name: str, owner: str, record: Record | None, blueprint: Blueprint, depth: int) -> bool:
    if owner:
        field = record.field(owner) if record else None
        record = blueprint.record(field.ref if field and field.ref else owner)
    members = members_of(record) if record else ()
    member = next((m for m in members if m.name == name), None)
    if member is None and not owner:
        member = next((s for s in blueprint.settings if s.name == name), None)
    if isinstance(member, Calc) and member.type == "number":
        return is_money(member.formula, record, blueprint, depth + 1)
    return member is not None and member.type == "money"
