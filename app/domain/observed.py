"""What came back from running code: a value or an error, and when two of them are the same."""

import math
from dataclasses import dataclass

_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Observed:
    """`text` is the value as its language writes it; `value` is None where `error` says why there is none."""

    text: str = ""
    value: object = None
    error: str = ""

    @property
    def key(self) -> str:
        """Equal for results that are the same; every kind of error is one: it is the lack of an answer."""
        return "error" if self.error else key_of(self.value)

    def shown(self) -> str:
        return self.error or self.text


def is_same(value: object, expected: object) -> bool:
    """Say whether a result is what was expected; numbers may differ in the last places."""
    return key_of(value) == key_of(expected)


def key_of(value: object) -> str:
    """Return a text that is the same for values that count as equal."""
    match value:
        case bool():
            return str(value)
        case int():
            return str(value) if abs(value) < 10**15 else hex(value)
        case float() if math.isfinite(value):
            rounded = float(f"{value:.{_DIGITS}g}")
            return str(int(rounded)) if rounded.is_integer() and abs(rounded) < 10**15 else repr(rounded)
        case list():
            return f"[{','.join(map(key_of, value))}]"
        case tuple():
            return f"({','.join(map(key_of, value))})"
        case set() | frozenset():
            return f"{{{','.join(sorted(map(key_of, value)))}}}"
        case dict():
            return f"{{{','.join(sorted(f'{key_of(k)}:{key_of(v)}' for k, v in value.items()))}}}"
    return repr(value)
