"""Conversions between units people name, so that `convert miles <-> kilometers` needs no formula."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from app.domain.formula import Binary, Formula, Name, Number

_UNITS_FILE = Path(__file__).resolve().parents[2] / "resources" / "kit" / "units.toml"
_LARGEST_NICE = 100
_LONGEST_NICE = 8


@dataclass(frozen=True, slots=True)
class Unit:
    """`base = value * factor + offset`, or, where `per` is set, `base = per / value`."""

    names: tuple[str, ...]
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)
    per: Fraction | None = None


def conversion(left: str, right: str) -> tuple[Formula, Formula] | None:
    """Return (the right from the left, the left from the right), or None where they are not of one kind.

    Names are identifiers as people write them (`miles_per_hour`, `km`, `litres`): the formulas' free names.
    """
    for group in _groups():
        pair = _find(left, group), _find(right, group)
        if pair[0] is not None and pair[1] is not None and pair[0] is not pair[1]:
            return _formula(left, pair[0], pair[1]), _formula(right, pair[1], pair[0])
    return None


def is_unit(name: str) -> bool:
    """Tell whether `name` is a unit of any kind."""
    return any(_find(name, group) is not None for group in _groups())


@lru_cache(maxsize=1)
def _groups() -> tuple[tuple[Unit, ...], ...]:
    data = tomllib.loads(_UNITS_FILE.read_text(encoding="utf-8"))
    return tuple(tuple(_unit(unit) for unit in group["units"]) for group in data.values())


def _unit(row: dict[str, object]) -> Unit:
    names = row["names"]
    assert isinstance(names, list)
    per = row.get("per")
    return Unit(
        tuple(str(n) for n in names),
        Fraction(str(row.get("factor", 1))),
        Fraction(str(row.get("offset", 0))),
        Fraction(str(per)) if per is not None else None,
    )


def _find(name: str, group: tuple[Unit, ...]) -> Unit | None:
    spellings = tuple(_spellings(name))
    return next((unit for s in spellings for unit in group if s in unit.names), None)


def _spellings(name: str) -> Iterator[str]:
    """Yield the name, then without plural and with American endings, most faithful first."""
    plain = name.lower().strip("_").removesuffix("_value")
    plain = plain.replace("metre", "meter").replace("litre", "liter").replace("grammes", "grams")
    yield plain
    singular = "_".join(_singular(word) for word in plain.split("_"))
    yield singular
    if plain.startswith(("degrees_", "degree_")):
        yield plain.split("_", 1)[1]
    if plain.startswith(("temperature_", "weight_", "length_", "distance_", "speed_", "size_")):
        yield from _spellings(plain.rsplit("_in_", 1)[-1] if "_in_" in plain else plain.split("_", 1)[1])


def _singular(word: str) -> str:
    if word in ("feet", "celsius", "hertz", "gas", "us"):
        return "foot" if word == "feet" else word
    if word.endswith("ches"):
        return word[:-2]
    return word[:-1] if len(word) > 2 and word.endswith("s") and not word.endswith("ss") else word


def _formula(name: str, source: Unit, target: Unit) -> Formula:
    value: Formula = Name(name)
    if source.per is not None and target.per is not None:
        return _scaled(value, target.per / source.per)
    if source.per is not None:
        return Binary("/", _number(source.per / target.factor), value)
    if target.per is not None:
        return Binary("/", _number(target.per / source.factor), value)
    factor = source.factor / target.factor
    offset = (source.offset - target.offset) / target.factor
    # (fahrenheit - 32) * 5 / 9 reads better than fahrenheit * 5 / 9 - 17.77777777777778
    if len(repr(float(offset))) > _LONGEST_NICE:
        return _scaled(_shifted(value, offset / factor), factor)
    return _shifted(_scaled(value, factor), offset)


def _scaled(value: Formula, factor: Fraction) -> Formula:
    """Return `value * factor`, written with whole numbers where they are small: `celsius * 9 / 5`."""
    if factor == 1:
        return value
    if max(factor.numerator, factor.denominator) > _LARGEST_NICE:
        inverse = 1 / factor
        # 1 / 1609.344 has no short decimal form, its inverse has
        if len(repr(float(inverse))) < len(repr(float(factor))):
            return Binary("/", value, _number(inverse))
        return Binary("*", value, _number(factor))
    if factor.numerator != 1:
        value = Binary("*", value, _number(Fraction(factor.numerator)))
    return value if factor.denominator == 1 else Binary("/", value, _number(Fraction(factor.denominator)))


def _shifted(value: Formula, offset: Fraction) -> Formula:
    if offset == 0:
        return value
    return Binary("+" if offset > 0 else "-", value, _number(abs(offset)))


def _number(value: Fraction) -> Number:
    return Number(float(value))
