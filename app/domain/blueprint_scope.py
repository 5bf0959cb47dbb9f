"""The names that a formula of a blueprint may read, each as it is known there: nearly right ones are meant."""

from dataclasses import dataclass

from app.domain.blueprint import Blueprint, Field, FieldType, Record
from app.domain.formula import Aggregate, Binary, Call, Formula, FormulaError, Name, Text, Unary, walk
from app.domain.formula_types import type_of
from app.domain.nearest_name import nearest_name
from app.domain.numeric_choices import as_number, compared, is_numeric_choice
from app.domain.words import identifier, singular


@dataclass(frozen=True, slots=True)
class Scope:
    """The names a line may read: `types` of name or `owner.field`; `record` is the one it stands below."""

    types: dict[str, FieldType]
    record: Record | None
    blueprint: Blueprint
    inputs: tuple[Field, ...] = ()

    def resolve(self, formula: Formula) -> Formula:
        """Return the formula with every name as it is known here. Raises `FormulaError` for one that is not."""
        match formula:
            case Name():
                name = self._name(formula)
                return as_number(name) if self._is_numeric_choice(name) else name
            case Unary(operator, operand):
                return Unary(operator, self.resolve(operand))
            case Binary(operator, left, right):
                left, right = self._compared(operator, left, right)
                return compared(Binary(operator, self.resolve(left), self.resolve(right)))
            case Call(function, arguments):
                return Call(function, tuple(self.resolve(a) for a in arguments))
            case Aggregate():
                return self._aggregate(formula)
            case _:
                return formula

    def knows(self, name: str) -> bool:
        return nearest_name(name, list(self.types)) is not None

    def _name(self, name: Name) -> Name:
        if name.owner:
            owner = self._owner(name.owner)
            if owner == "":
                return self._name(Name(name.name))
            found = nearest_name(f"{owner}.{name.name}", list(self.types))
        else:
            found = nearest_name(name.name, [t for t in self.types if "." not in t])
        if found is None:
            raise FormulaError(f"there is no “{name.name.replace('_', ' ')}” here")
        owner, _, field = found.rpartition(".")
        return Name(field, owner)

    def _is_numeric_choice(self, name: Name) -> bool:
        field = next((i for i in self.inputs if i.name == name.name and not name.owner), None)
        if field is None and self.record is not None:
            reference = self.record.field(name.owner) if name.owner else None
            owner = self.blueprint.record(reference.ref) if reference and reference.ref else self.record
            field = owner.field(name.name) if owner is not None else None
        return field is not None and is_numeric_choice(field)

    def _owner(self, owner: str) -> str:
        if self.record and owner in (
            self.record.name,
            singular(owner) if singular(owner) == self.record.name else "",
        ):
            return ""
        if self.record and (field := next((f for f in self.record.fields if f.ref in (owner, singular(owner))), None)):
            return field.name
        return owner

    def _compared(self, operator: str, left: Formula, right: Formula) -> tuple[Formula, Formula]:
        """`status = done` compares with the text "done" where no such name exists but the option or word does."""
        if operator in ("=", "!=") and isinstance(right, Name) and not right.owner and not self.knows(right.name):
            options: tuple[str, ...] = ()
            if isinstance(left, Name) and self.record and (field := self.record.field(left.name)):
                options = field.options
            meant = next((o for o in options if identifier(o) == right.name), right.name.replace("_", " "))
            return left, Text(meant)
        return left, right

    def _aggregate(self, aggregate: Aggregate) -> Aggregate:
        record_names = [r.name for r in self.blueprint.records]
        named = aggregate.record and next(
            (n for n in record_names if n in (aggregate.record, singular(aggregate.record))), ""
        )
        argument, where = aggregate.argument, aggregate.where
        if aggregate.function == "count" and isinstance(argument, Name) and not named:
            as_record = next((n for n in record_names if n in (argument.name, singular(argument.name))), None)
            if as_record is not None:
                named, argument = as_record, None
        if isinstance(argument, Name) and not named and not argument.owner and not self.knows(argument.name):
            # `sum(income)` over records called income means their amount
            named = next((n for n in record_names if n in (argument.name, singular(argument.name))), "")
            amounts = _amounts(self.blueprint.record(named)) if named else ()
            argument = Name(amounts[0].name) if amounts else argument
        if named:
            argument, where = _without_owner(argument, named), _without_owner(where, named)
        if self.record and named == self.record.name:
            named = ""
        inner = scope_of(self.blueprint.record(named), self.blueprint) if named else self
        if named and isinstance(argument, Name) and not argument.owner and not inner.knows(argument.name):
            argument = _only_amount(self.blueprint.record(named)) or argument
        argument = inner.resolve(argument) if argument is not None else None
        where = inner.resolve(where) if where is not None else None
        if aggregate.function == "count" and argument is not None:
            if type_of(argument, inner.types) == "yesno":
                where = argument if where is None else Binary("and", argument, where)
            argument = None
        return Aggregate(aggregate.function, argument, where, named or "")


def with_owners(formula: Formula, records: tuple[str, ...]) -> Formula:
    """Return the formula with `sum(item.pieces * item.price)` as a sum over items of pieces * price."""
    match formula:
        case Aggregate(function, argument, where, "") if argument is not None and not isinstance(argument, Name):
            names = [part for part in walk(argument) if isinstance(part, Name)]
            owners = {name.owner for name in names}
            [owner] = owners if len(owners) == 1 else [""]
            record = next((r for r in records if owner and r in (owner, singular(owner))), "")
            if not record:
                return formula
            return Aggregate(function, _without_owner(argument, record), _without_owner(where, record), record)
        case Unary(operator, operand):
            return Unary(operator, with_owners(operand, records))
        case Binary(operator, left, right):
            return Binary(operator, with_owners(left, records), with_owners(right, records))
        case Call(function, arguments):
            return Call(function, tuple(with_owners(a, records) for a in arguments))
        case _:
            return formula


def _without_owner(formula: Formula | None, record: str) -> Formula | None:
    """Return the formula with the record's own name taken from before its fields."""
    match formula:
        case Name(name, owner) if owner and record in (owner, singular(owner)):
            return Name(name)
        case Unary(operator, operand):
            return Unary(operator, _without_owner(operand, record) or operand)
        case Binary(operator, left, right):
            return Binary(operator, _without_owner(left, record) or left, _without_owner(right, record) or right)
        case Call(function, arguments):
            return Call(function, tuple(_without_owner(a, record) or a for a in arguments))
        case _:
            return formula


def _only_amount(record: Record | None) -> Name | None:
    """Return the one amount of money a record has, or its one number, worked out or not: what an unknown name means."""
    if record is None:
        return None
    worked_out = [c.name for c in record.calcs if c.type == "money"]
    money = [f.name for f in record.fields if f.type == "money"]
    numbers = [f.name for f in record.fields if f.is_numeric]
    found = next((names for names in (worked_out, money, numbers) if len(names) == 1), [])
    return Name(found[0]) if found else None


def _amounts(record: Record | None) -> tuple[Field, ...]:
    """Return the numbers of a record, money first."""
    numbers = [f for f in record.fields if f.is_numeric] if record is not None else []
    return tuple(sorted(numbers, key=lambda f: f.type != "money"))


def scope_of(record: Record | None, blueprint: Blueprint) -> Scope:
    """Return the names that lines below `record` (None: those of a calculator) may read."""
    types: dict[str, FieldType] = {s.name: s.type for s in blueprint.settings}
    if record is not None:
        types |= {f.name: f.type for f in record.fields} | {c.name: c.type for c in record.calcs}
        for field in record.fields:
            if field.ref and (other := blueprint.record(field.ref)):
                types |= {f"{field.name}.{f.name}": f.type for f in other.fields}
                types |= {f"{field.name}.{c.name}": c.type for c in other.calcs}
    return Scope(types, record, blueprint)
