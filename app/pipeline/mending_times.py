"""Rules about times of day that are worked out: “twenty minutes before” is a formula, no function to be written."""

import re

from app.domain.words import identifier
from app.pipeline.grounding import Grounding
from app.pipeline.lines import Lines
from app.pipeline.numbers_said import with_digits

_FUNCTION = re.compile(
    r"output (?P<name>\w+)(?: (?:text|time))? from (?P<takes>[^:]+): "
    r"(?:it is )?(?:the )?(?:time(?: of day)?|clock time|hour) (?:which is |that is |that (?=many|much))?"
    r"(?P<amount>.+?) (?P<way>before|after|earlier than|later than) (?:the )?(?P<time>\w+)"
    r"(?:,? as HH:MM\b.*|,? past midnight\b.*)?$"
)
_FIXED = re.compile(r"(?:(\d+(?:\.\d+)?) hours?)?(?:,? ?(?:and )?(\d+(?:\.\d+)?) minutes?)?$")
_JOINED = re.compile(r"\b(?:and|plus|together|minutes?|hours?|many|much|so|that|the|of|long|in all|as)\b|[,+]")
_INPUT = re.compile(r"(?:input|setting) (\w+) (\w+)")
_FORMULA = re.compile(r"(?:output|calc) \w+")


def times_worked_out(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """`output leave text from be_there, minutes: the time of day that many minutes before be_there` is
    `output leave time = be_there - minutes`."""
    kinds = {found[1]: found[2] for line in lines if (found := _INPUT.match(line))}
    return tuple(_as_formula(line, kinds) for line in lines)


def hours_beside_times(lines: Lines, request: str, grounding: Grounding) -> Lines:
    """What stands beside a time of day are minutes: `bedtime + hours` is `bedtime + hours * 60`."""
    kinds = {found[1]: found[2] for line in lines if (found := _INPUT.match(line))}
    times = "|".join(re.escape(name) for name, kind in kinds.items() if kind == "time")
    hours = "|".join(re.escape(n) for n, kind in kinds.items() if kind == "number" and _is_hours(n))
    if not times or not hours:
        return lines
    beside = re.compile(rf"(\b(?:{times})(?: [-+] \w+(?: \* 60)?)* [-+] (?:{hours})\b)(?! *[*/])")
    return tuple(_until_same(beside, line) if _FORMULA.match(line) else line for line in lines)


def _until_same(pattern: re.Pattern[str], line: str) -> str:
    changed = pattern.sub(r"\1 * 60", line)
    return line if changed == line else _until_same(pattern, changed)


def _is_hours(name: str) -> bool:
    return bool({"hours", "hour", "hrs"} & set(name.split("_")))


def _as_formula(line: str, kinds: dict[str, str]) -> str:
    found = _FUNCTION.match(line)
    if not found:
        return line
    takes = [identifier(name) for name in found["takes"].split(",")]
    others = [name for name in takes if name != found["time"]]
    if kinds.get(found["time"]) != "time" or any(kinds.get(name) != "number" for name in others):
        return line
    minutes = _minutes(with_digits(found["amount"]), others)
    sign = "-" if found["way"] in ("before", "earlier than") else "+"
    return f"output {found['name']} time = " + f" {sign} ".join((found["time"], *minutes)) if minutes else line


def _minutes(amount: str, numbers: list[str]) -> list[str]:
    """Return what is to be added in minutes: one fixed length, or these numbers; [] where it is something else."""
    fixed = _FIXED.match(amount.strip())
    if not numbers:
        total = 60 * float(fixed[1] or 0) + float(fixed[2] or 0) if fixed else 0
        return [f"{total:g}"] if total else []
    left = amount
    for name in numbers:
        left = re.sub(rf"\b{re.escape(name)}\b|\b{re.escape(name.replace('_', ' '))}\b", " ", left)
    if _JOINED.sub(" ", left).strip():
        return []
    if len(numbers) == 1 and not _is_hours(numbers[0]) and "minutes" not in numbers[0].split("_"):
        return [f"{numbers[0]} * 60" if "hour" in amount else numbers[0]]
    return [f"{name} * 60" if _is_hours(name) else name for name in numbers]
