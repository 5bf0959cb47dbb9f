"""How a person reads a page: figures whatever their format, words whatever their case or number."""

import datetime as dt
import re
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?<![\w.])[-−–]?\s?[$€£]?\s?(?:\d{1,3}(?:[,\u202f](?:\d{3}))+|\d+)(?:\.\d+)?|(?<![\w.])[-−]?\.\d+"
)
_CLOCK = re.compile(r"(?<![\d:])(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d+))?(?![\d:])")
_SPOKEN_TIME = re.compile(r"(\d+(?:\.\d+)?)\s*(hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\b", re.I)
_EMPTY_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "your",
        "my",
        "our",
        "enter",
        "type",
        "please",
        "to",
        "in",
        "is",
        "are",
        "for",
        "and",
        "this",
        "per",
        "by",
    ]
)
_SYMBOLS = {
    "✕": "delete", "×": "delete", "✖": "delete", "❌": "delete", "🗑": "delete", "✗": "delete", "+": "add",
    "＋": "add", "➕": "add", "−": "minus", "➖": "minus", "✎": "edit", "✏": "edit", "▶": "start", "⏸": "pause",
    "⏹": "stop", "↺": "reset", "⟲": "reset", "🔄": "reset", "→": "next", "⇄": "swap", "⇅": "swap", "↔": "swap",
    "★": "star", "✓": "done", "✔": "done", "✅": "done",
}  # fmt: skip


class Unmet(AssertionError):  # noqa: N818  (an expectation, not an error of ours)
    """Something a reasonable user would expect did not happen; the message says what."""


@dataclass(frozen=True, slots=True)
class Exact:
    """A choice that must be on offer under this very name, such as a stage of the request or a record made before."""

    text: str


@dataclass(frozen=True, slots=True)
class YesNo:
    """A yes or a no, with the words a choice list might use for it."""

    is_yes: bool
    words: tuple[str, ...] = ()


def yes(*words: str) -> YesNo:
    return YesNo(True, words)


def no(*words: str) -> YesNo:
    return YesNo(False, words)


def numbers_in(text: str) -> list[tuple[float, int]]:
    """Return every figure in the text with the number of decimals it shows."""
    found = []
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"[^\d.−–-]", "", match.group()).replace("−", "-").replace("–", "-")
        # "March 3-5" and "2026-03-11" hold no negative numbers: a sign touching a digit on its left is a hyphen
        before = text[match.start() - 1] if match.start() else " "
        if digits.startswith("-") and (before.isalnum() or before in ")-"):
            digits = digits[1:]
        try:
            found.append((float(digits), len(digits.partition(".")[2])))
        except ValueError:
            continue
    return found


def is_figure(expected: float, shown: float, decimals: int) -> bool:
    """Return whether `shown` is `expected`, rounded as people round: to the decimals shown, at most 1.5 % off."""
    difference = abs(expected - shown)
    if difference > 0.5 * 10**-decimals + 1e-6 * max(1.0, abs(expected)):
        return False
    return difference < 0.0051 or difference <= 0.015 * abs(expected)


def has_number(text: str, expected: float) -> bool:
    return any(is_figure(expected, shown, decimals) for shown, decimals in numbers_in(text))


def times_in(text: str) -> list[float]:
    """Return every stretch of time the text shows, in seconds: 4:59, 0:04:59, 04:59.2, "4 min 59 s", "59 seconds"."""
    found = []
    for match in _CLOCK.finditer(text):
        hours, minutes, seconds, rest = match.groups()
        found.append(int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{rest or 0}"))
        if hours:  # 00:05:37 may also be minutes, seconds and hundredths
            found.append(int(hours) * 60 + int(minutes) + int(seconds) / 100)
    for line in text.split("\n"):
        parts = [(float(n), unit[0].lower()) for n, unit in _SPOKEN_TIME.findall(line)]
        if parts:
            found.append(sum(n * {"h": 3600, "m": 60, "s": 1}[unit] for n, unit in parts))
            found.extend(n * {"h": 3600, "m": 60, "s": 1}[unit] for n, unit in parts)
    return found


def day(month: int, number: int, year: int = 2026) -> dt.date:
    """Return a date of the year in which the judge lives."""
    return dt.date(year, month, number)


def dates(day: dt.date) -> tuple[str, ...]:
    """Return the ways a date is usually written."""
    month, year = day.month, day.year
    return (
        day.isoformat(), f"{day:%b} {day.day}", f"{day:%B} {day.day}", f"{day.day} {day:%b}", f"{day.day} {day:%B}",
        f"{month}/{day.day}/{year}", f"{day:%m/%d/%Y}", f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}",
        f"{day.day}.{month}.{year}",
    )  # fmt: skip


def words_of(text: str) -> list[str]:
    """Return the telling words, singular and lower case; symbols people know as words are spelled out."""
    for symbol, word in _SYMBOLS.items():
        if text.strip() and text.strip("\ufe0f ") == symbol:
            text = word
        elif symbol not in "+−":
            text = text.replace(symbol, " ")
    plain = re.sub(r"['’]", "", text.lower())
    # "litre" and "liter", "colour" and "color", "e-mail" and "email" are one word to a reader
    for there, here in (("litre", "liter"), ("metre", "meter"), ("colour", "color"), ("e-mail", "email")):
        plain = plain.replace(there, here)
    words = [_singular(word) for word in re.findall(r"[^\W_]+|%", plain)]
    return [word for word in words if word not in _EMPTY_WORDS] or words


def closeness(wish: str, label: str) -> float:
    """Return 0…1: how likely someone who looks for `wish` takes `label` for it."""
    if not label:
        return 0.0
    wanted = words_of(wish)
    shown = words_of(re.sub(r"\(.*?\)|\[.*?\]|\*|:", " ", label)) or words_of(label)
    if shown == wanted or "".join(shown) == "".join(wanted):
        return 1.0
    common = set(wanted) & set(shown)
    if not common:
        return 0.0
    if common == set(wanted):
        return max(0.6, 0.92 - 0.03 * (len(shown) - len(wanted)))
    if common == set(shown):
        return 0.55 + 0.25 * len(shown) / len(wanted)
    ratio = len(common) / len(set(wanted) | set(shown))
    return 0.5 if ratio >= 0.5 else 0.0


def has_phrase(text: str, phrase: str) -> bool:
    """Return whether the phrase stands in the text as whole words, whatever the case and spacing."""
    flat = re.sub(r"\s+", " ", text.lower())
    wanted = re.escape(re.sub(r"\s+", " ", phrase.lower().strip()))
    return re.search(rf"(?<![^\W_]){wanted}(?![^\W_])", flat) is not None


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
