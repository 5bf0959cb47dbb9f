"""Reads what function a text asks for: its signature, in Python or JavaScript, and its examples."""

import ast
import re

from app.domain.errors import InputError
from app.domain.function_task import FunctionTask, Language, Parameter
from app.pipeline.reading_examples import find_called_name, read_examples

MOST_CHARACTERS = 20_000
_PYTHON = re.compile(r"^(?:async )?def ([A-Za-z_]\w*)\s*(?=\()", re.MULTILINE)
_JAVASCRIPT = re.compile(
    r"^\s*(?:export\s+)?(?:default\s+)?(?:function\s+([A-Za-z_$][\w$]*)\s*|(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*=\s*"
    r"(?:function\s*)?)(?=\()",
    re.MULTILINE,
)
_LETTERS = "abcdefgh"


def read_task(text: str, language: Language) -> FunctionTask:
    """Return the function that `text` asks for, to be written in `language`. Raises `InputError`."""
    text = text.strip("\n").replace("\r\n", "\n")
    if not text.strip():
        raise InputError("There is no text.", "Give a function's signature and what it should do.")
    if len(text) > MOST_CHARACTERS:
        raise InputError(f"The text is too long: {len(text):,} characters, of at most {MOST_CHARACTERS:,}.", "Cut it.")
    name, parameters, opening = _signature(text, language)
    examples = read_examples(text, name, tuple(p.name for p in parameters))
    return FunctionTask(language, name, parameters, text, opening, examples)


def _signature(text: str, language: Language) -> tuple[str, tuple[Parameter, ...], str]:
    """Return name, parameters, and the code's beginning up to where the body starts."""
    pythons = list(_PYTHON.finditer(text))
    if pythons:
        start = pythons[-1]
        end = _closing(text, start.end())
        colon = re.compile(r"\s*(?:->[^\n]*?)?:(?=\s*(?:#[^\n]*)?(?:\n|$))").match(text, end)
        signature = text[start.start() : colon.end() if colon else end].rstrip(":").strip() + ":"
        parameters = _python_parameters(signature)
        above = text[: start.start()].strip()
        if language == "python":
            return start[1], parameters, (f"{above}\n\n\n" if _is_python(above) and above else "") + signature + "\n"
        return start[1], parameters, _javascript_opening(start[1], parameters)
    found = _JAVASCRIPT.search(text)
    if found:
        name = found[1] or found[2]
        inside = text[found.end() + 1 : _closing(text, found.end()) - 1]
        parameters = tuple(Parameter(p) for p in re.findall(r"(?:^|,)\s*(?:\.\.\.)?([A-Za-z_$][\w$]*)", inside))
    else:
        name, parameters = _called(text)
    opening = _javascript_opening if language == "javascript" else _python_opening
    return name, parameters, opening(name, parameters)


def _called(text: str) -> tuple[str, tuple[Parameter, ...]]:
    called = find_called_name(text)
    if called is None:
        raise InputError(
            "The text has no signature of a function, and no example that calls one.",
            "Begin with a line such as: def add(a, b):",
        )
    return called[0], tuple(Parameter(letter) for letter in _LETTERS[: called[1]])


def _python_parameters(signature: str) -> tuple[Parameter, ...]:
    try:
        function = ast.parse(signature + " pass").body[0]
    except SyntaxError as error:
        raise InputError(f"This signature cannot be read: {signature[:80]}", "Write it as Python does.") from error
    assert isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
    arguments = function.args.posonlyargs + function.args.args
    return tuple(Parameter(a.arg, ast.unparse(a.annotation) if a.annotation else "") for a in arguments)


def _closing(text: str, start: int) -> int:
    """Return the place behind the bracket that closes the one at `start`."""
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] in "([{") - (text[place] in ")]}")
        if depth == 0:
            return place + 1
    raise InputError("The signature's brackets do not close.", "Begin with a line such as: def add(a, b):")


def _is_python(text: str) -> bool:
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return False
    return True


def _javascript_opening(name: str, parameters: tuple[Parameter, ...]) -> str:
    return f"function {name}({', '.join(p.name for p in parameters)}) {{\n"


def _python_opening(name: str, parameters: tuple[Parameter, ...]) -> str:
    return f"def {name}({', '.join(p.name for p in parameters)}):\n"
