"""How the page shows a value, said once more in Python for the known answers in checks (kit/format.js)."""

import math
from decimal import ROUND_HALF_UP, Decimal

from app.domain.blueprint import FieldType

DASH = "–"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def show(value: float | str | bool | None, type_: FieldType) -> str:
    """Return the text a person sees for a value of a type."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, str):
        return value or DASH
    if value is None or not math.isfinite(value):
        return DASH
    match type_:
        case "money":
            return f"{rounded(value, 2):.2f}"
        case "percent":
            return f"{show_number(value)}%"
        case "stars":
            return f"{'★' * min(int(value), 5)} {show_number(value)}" if value else DASH
        case _:
            return show_number(value)


def show_number(value: float, digits: int = 2) -> str:
    """Return the number as JavaScript writes it, with at most `digits` decimals (more for very small ones)."""
    result = rounded(value, digits)
    if result == 0 and value:
        result = float(f"{value:.2g}")
    if abs(result) >= 1e21 or (result and abs(result) < 1e-6):
        return repr(result)  # not of a size that checks use
    plain = format(Decimal(repr(result)), "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def show_month(key: str) -> str:
    """Return "Mar 2026" for "2026-03"."""
    return f"{_MONTHS[int(key[5:7]) - 1]} {key[:4]}"


def show_day(day: str, today: str) -> str:
    """Return "3 May", with the year where it is not this one (Kit.dayText)."""
    month, year = show_month(day).split()
    return f"{int(day[8:10])} {month}" + ("" if today[:4] == day[:4] else f" {year}")


def show_days(start: str, end: str, today: str) -> str:
    """Return "3–7 May", "28 May – 2 Jun" (Kit.daysText)."""
    if start == end:
        return show_day(start, today)
    if start[:7] == end[:7]:
        return f"{int(start[8:10])}–{show_day(end, today)}"
    return f"{show_day(start, today)} – {show_day(end, today)}"


def rounded(value: float, digits: int = 0) -> float:
    """Round half away from zero on the decimal digits a person sees."""
    if not math.isfinite(value):
        return math.nan
    clean = float(f"{abs(value):.12g}")
    if clean >= 1e15 or clean < 1e-7:
        return value if clean >= 1e15 else 0.0
    result = float(Decimal(repr(clean)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))
    return math.copysign(result, value) if result else 0.0
