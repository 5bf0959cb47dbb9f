"""What a request sets in a machine of the catalogue: minutes, how many, from what to what, names and words.

A line says it after the machine's name: `machine chess-clock: minutes 10; players 2`. A machine that can be set begins
with one line `const START = { minutes: 5, players: 2 };`, and the app's own copy of it holds what was asked for.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

Value = int | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MachineSetting:
    """`patterns` find it in a request, their first group being the value. A number lies between `least` and `most`;
    of a list they say how many items it may have."""

    name: str
    patterns: tuple[re.Pattern[str], ...]
    start: Value
    least: int
    most: int

    @property
    def is_list(self) -> bool:
        return isinstance(self.start, tuple)


def read_setting(row: Mapping[str, object]) -> MachineSetting:
    """Read one setting of catalogue.toml."""
    start, patterns = row["start"], row["words"]
    assert isinstance(patterns, list) and isinstance(start, int | list)
    return MachineSetting(
        str(row["name"]),
        tuple(re.compile(str(p), re.IGNORECASE) for p in patterns),
        tuple(str(item) for item in start) if isinstance(start, list) else start,
        int(str(row["least"])),
        int(str(row["most"])),
    )


def settings_said(words: str, settings: tuple[MachineSetting, ...]) -> tuple[dict[str, Value], str]:
    """Return what a request sets, and the request without the words that set it."""
    said: dict[str, Value] = {}
    rest = with_digits(words)
    for setting in settings:
        for pattern in setting.patterns:
            found = pattern.search(rest)
            value = _value(found[1], setting) if found else None
            if found and value is not None:
                said[setting.name] = value
                rest = f"{rest[: found.start(1)]} {rest[found.end(1) :]}"
                break
    return said, rest


def settings_written(text: str, request: str, settings: tuple[MachineSetting, ...]) -> dict[str, Value]:
    """Return what a machine's line sets ("minutes 10; names Ann | Bob"), as far as the request says so, too."""
    written = _written(text)
    values = {s.name: _value(written.get(s.name, "").replace("|", ","), s) for s in settings}
    said = f" {_plain(with_digits(request))} "
    return {name: value for name, value in values.items() if value is not None and _is_said(value, said)}


def _is_said(value: Value, said: str) -> bool:
    if isinstance(value, tuple):
        return all(f" {_plain(item)} " in said for item in value)
    return f" {value} " in said or (value == 1 and bool(re.search(r" (?:a|an|one|last|each|single) ", said)))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def write_settings(values: Mapping[str, Value]) -> str:
    """Return how a blueprint line says these settings: "minutes 10; words cat | dog"."""
    return "; ".join(f"{k} {' | '.join(v) if isinstance(v, tuple) else v}" for k, v in values.items())


def read_settings(text: str, settings: tuple[MachineSetting, ...]) -> dict[str, Value]:
    """Return every setting's value: what a blueprint line says, else what the machine starts with."""
    written = _written(text)
    values: dict[str, Value] = {}
    for setting in settings:
        value = _value(written.get(setting.name, "").replace("|", ","), setting)
        values[setting.name] = setting.start if value is None else value
    return values


def _written(text: str) -> dict[str, str]:
    return {name: rest.strip() for name, _, rest in (part.strip().partition(" ") for part in text.split(";"))}


def with_start(source: str, values: Mapping[str, Value]) -> str:
    """Return the machine's code with these values in its START line."""

    def changed(line: re.Match[str]) -> str:
        text = line[0]
        for name, value in values.items():
            # a backslash in a replacement would mean something else
            written = json.dumps(value, ensure_ascii=False).replace("\\", "\\\\")
            text = re.sub(rf"(?<=[ {{]){name}: (\[.*?\]|[\d.]+)", f"{name}: {written}", text)
        return text

    return re.sub(r"^const START = \{.*\};$", changed, source, count=1, flags=re.MULTILINE)


def filled_in(text: str, values: Mapping[str, Value]) -> str:
    """Put settings into a step of a play: {minutes} is the number, {names} how many names, {names 1} the first."""
    for name, value in values.items():
        if isinstance(value, int):
            text = text.replace(f"{{{name}}}", str(value))
            continue
        text = text.replace(f"{{{name}}}", str(len(value)))
        for place, item in enumerate(value, 1):
            text = text.replace(f"{{{name} {place}}}", item)
    return text


def with_digits(text: str) -> str:
    """Write numbers said in words as digits: "twenty five minutes" → "25 minutes"."""

    def digits(words: re.Match[str]) -> str:
        return str(sum(_NUMBERS[word.lower()] for word in words.groups() if word))

    text = re.sub(rf"\b({_TENS})[ -]({_ONES})\b", digits, text, flags=re.IGNORECASE)
    return re.sub(rf"\b({_TENS}|{_ONES}|{_TEENS})\b", digits, text, flags=re.IGNORECASE)


_ONES = "two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBERS = {
    **{word: at for at, word in enumerate(_ONES.split("|"), 2)},
    **{word: at for at, word in enumerate(_TEENS.split("|"), 10)},
    **{word: 10 * at for at, word in enumerate(_TENS.split("|"), 2)},
}
_AFTER_A_LIST = re.compile(r"[.;!?\n]|,? \b(that|which|where|who|whose|so that|and it|it|then|with a|with the)\b", re.I)
_MOST_WORDS_OF_AN_ITEM = 4
_NO_ITEM = re.compile(
    r"\b(i|my|me|you|your|we|us|our|can|own|it|shows?|entries|names|options|history|buttons?|scores?|sounds?|draws?|"
    r"list)\b",
    re.IGNORECASE,
)


def _value(text: str, setting: MachineSetting) -> Value | None:
    if not setting.is_list:
        number = int(text) if text.isdecimal() else -1
        return number if setting.least <= number <= setting.most else None
    parts = re.split(r",| \band\b | \bor\b |\|", _AFTER_A_LIST.split(text, maxsplit=1)[0])
    items = tuple(dict.fromkeys(_item(part) for part in parts if _item(part)))
    is_list = setting.least <= len(items) <= setting.most and not any(_NO_ITEM.search(item) for item in items)
    return items if is_list and all(len(item.split()) <= _MOST_WORDS_OF_AN_ITEM for item in items) else None


def _item(text: str) -> str:
    return re.sub(r"^(and|or|the|a|an) ", "", text.strip(" \"'“”‘’:"), flags=re.IGNORECASE).strip()
