"""Finds the examples in a function's description: `>>>` sessions, "f(2) == 5", "f([1]) ➞ [1]", "Input: … Output: …".

Every call and value is read by Python's own parser (`ast`), never guessed at by a pattern: what it cannot read as plain
data is no example. Patterns only say what may stand between a call and its value.
"""

import ast
import operator
import re
from collections.abc import Callable, Iterator

from app.domain.function_task import CallExample

MAX_EXAMPLES = 12
_MAX_CALL_CHARACTERS = 2000
_MAX_VALUE_LINES = 12
_ARROW = (
    r"(?:\s*(?:;\s*)?(?:#|//)?\s*(?:={1,3}>?|-+>|➞|→|⇒|⟹|=+\s*>|:)\s*(?:returns?\b\s*:?)?"
    r"|\s*;?\s*(?:#|//)\s*(?:returns?\b|gives\b)?"
    r"|,?\s+(?:it\s+)?(?:should|must|will|would)?\s*(?:returns?|be|gives?|equals?|outputs?|produces?|evaluates\s+to|is|yields?)"
    r"(?:\s+equal\s+to)?)\s*:?"
)
_BETWEEN = re.compile(_ARROW)
_SESSION = re.compile(r"[ \t]*\n[ \t]*(?:[-=]*>[ \t]*)?(?=\S)")
_OUTPUT = re.compile(
    r"[\s,;.]*(?:the\s+|expected\s+|function\s+|it\s+)*(?:output|result|answer|returns?|return value)\b"
    r"(?:\s+(?:should|must|will)\s+be|\s+is)?\s*[:=]*\s*",
    re.IGNORECASE,
)
_NAMED = r"\b({name})\s*[:=]\s*(?!=)"
_INPUT = re.compile(r"\bInput\s*:[ \t]*", re.IGNORECASE)
_NAMES = {"true": True, "false": False, "null": None, "undefined": None, "True": True, "False": False, "None": None}
_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class NoValueError(ValueError):
    """The text is not plain data."""


def read_examples(text: str, name: str, parameters: tuple[str, ...]) -> tuple[CallExample, ...]:
    """Return the examples `text` gives for the function, in order, each call once.

    Calls of another name count where the text has none of its own: descriptions are copied and renamed.
    """
    found = list(_call_examples(text, re.escape(name)))
    found = found or [e for e in _call_examples(text, r"[A-Za-z_]\w*") if len(e.arguments) == len(parameters)]
    found += [e for e in _named_examples(text, parameters) if len(parameters) == len(e.arguments)]
    unique: dict[str, CallExample] = {}
    for example in found:
        if not parameters or len(example.arguments) <= len(parameters):
            unique.setdefault(repr(example.arguments), example)
    return tuple(unique.values())[:MAX_EXAMPLES]


def read_value(text: str) -> object:
    """Return the plain data that `text` spells, in Python or JavaScript. Raises `NoValueError`."""
    try:
        return _value(ast.parse(text.strip(), mode="eval").body)
    except (SyntaxError, ValueError, TypeError, ZeroDivisionError, RecursionError, MemoryError) as error:
        raise NoValueError(text[:80]) from error


def find_called_name(text: str) -> tuple[str, int] | None:
    """Return the name of the first call with a value after it, and its number of arguments."""
    for match in re.finditer(r"\b([A-Za-z_]\w*)\(", text):
        for example in _call_examples(text[match.start() :], re.escape(match[1])):
            return match[1], len(example.arguments)
    return None


def _call_examples(text: str, name: str) -> Iterator[CallExample]:
    for match in re.finditer(rf"(?<![\w.])(?:{name})(?=\()", text):
        if re.search(r"\b(?:def|function)\s+$", text[: match.start()]):
            continue
        read = _read_call(text, match.end())
        if read is None:
            continue
        arguments, end = read
        line_start = text.rfind("\n", 0, match.start()) + 1
        is_session = text[line_start : match.start()].strip().startswith(">>>")
        value = _value_after(text, end, _SESSION if is_session else None)
        if value is not None:
            yield CallExample(arguments, value[0])


def _read_call(text: str, start: int) -> tuple[tuple[object, ...], int] | None:
    """Read `(…)` at `start`; return its arguments and where it ends, None where they are no plain data."""
    end = start
    while (end := text.find(")", end, start + _MAX_CALL_CHARACTERS) + 1) > 0:
        try:
            call = ast.parse(f"f{text[start:end]}", mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        if not isinstance(call, ast.Call):
            return None
        try:
            return tuple(_value(a) for a in (*call.args, *(k.value for k in call.keywords))), end
        except (NoValueError, TypeError, ValueError):
            return None
    return None


def _value_after(text: str, start: int, session: re.Pattern[str] | None) -> tuple[object, int] | None:
    for pattern in (_BETWEEN, session):
        match = pattern.match(text, start) if pattern else None
        if match:
            read = _longest_value(text, match.end())
            if read is not None:
                return _last_of_chain(text, read)
    return None


def _last_of_chain(text: str, read: tuple[object, int]) -> tuple[object, int]:
    """Follow "19 - 5 - 6 = 8" to its end."""
    while match := re.compile(r"[ \t]*=[ \t]*(?!=)").match(text, read[1]):
        following = _longest_value(text, match.end())
        if following is None:
            break
        read = following
    return read


def _longest_value(text: str, start: int) -> tuple[object, int] | None:
    """Read the longest plain data at `start`: on its line, or on several where a bracket stays open."""
    while start < len(text) and text[start] in " \t":
        start += 1
    line_end = start
    for _ in range(_MAX_VALUE_LINES):
        line_end = (text.find("\n", line_end) + 1 or len(text) + 1) - 1
        for end in range(line_end, start, -1):
            if text[end - 1] in " \t\n," or (end < len(text) and text[end].isalnum() and text[end - 1].isalnum()):
                continue
            try:
                return read_value(text[start:end]), end
            except NoValueError:
                continue
        if line_end >= len(text) or text[start : start + 1] not in "[{(":
            return None
        line_end += 1
    return None


def _named_examples(text: str, parameters: tuple[str, ...]) -> Iterator[CallExample]:
    """Yield examples that name each input: "Input: n = 5 / Output: 1", "For lst = [1] the output should be 1"."""
    starts = [m.end() for m in _INPUT.finditer(text)]
    if parameters:
        starts += [m.start() for m in re.finditer(_NAMED.format(name=re.escape(parameters[0])), text)]
    for start in starts:
        values: list[object] = []
        place = start
        for _ in parameters:
            named = re.compile(r"[\s,;]*(?:and\s+)?(?:[A-Za-z_]\w*\s*[:=]\s*(?!=))?").match(text, place)
            read = _longest_value(text, named.end() if named else place)
            if read is None:
                break
            values.append(read[0])
            place = read[1]
        output = _OUTPUT.match(text, place)
        result = _longest_value(text, output.end()) if output else None
        if result is not None:
            yield CallExample(_spread(values, len(parameters)), result[0])


def _spread(values: list[object], count: int) -> tuple[object, ...]:
    """ "Input: 3, [1]" is read as one tuple; it means the arguments."""
    if len(values) == 1 and count > 1 and isinstance(values[0], tuple) and len(values[0]) == count:
        return values[0]
    return tuple(values)


def _value(node: ast.expr) -> object:
    match node:
        case ast.Constant(value=value) if value is not Ellipsis:
            return value
        case ast.Name(id=name) if name in _NAMES:
            return _NAMES[name]
        case ast.List(elts=items):
            return [_value(item) for item in items]
        case ast.Tuple(elts=items):
            return tuple(_value(item) for item in items)
        case ast.Set(elts=items):
            return {_value(item) for item in items}
        case ast.Dict(keys=keys, values=values):
            return {_key(k): _value(v) for k, v in zip(keys, values, strict=True)}
        case ast.Call(func=ast.Name(id="set"), args=[], keywords=[]):
            return set()
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_number(operand)
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _number(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_number(left), _number(right))
    raise NoValueError(ast.dump(node)[:80])


def _key(node: ast.expr | None) -> object:
    if isinstance(node, ast.Name) and node.id not in _NAMES:  # JavaScript's { name: 1 }
        return node.id
    if node is None:
        raise NoValueError("**")
    return _value(node)


def _number(node: ast.expr) -> float:
    value = _value(node)
    if not isinstance(value, (int, float)):
        raise NoValueError("no number")
    return value
