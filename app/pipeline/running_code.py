"""Runs candidates in either language with the same arguments, and reads what they give as plain data."""

import ast
import json
from typing import Protocol

from app.domain.function_task import Language
from app.domain.observed import Observed
from app.pipeline.ports import PythonRunner, ScriptRunner

Arguments = tuple[object, ...]


class CodeRunner(Protocol):
    """Runs a function of some code in a sandbox."""

    language: Language

    async def run(self, source: str, function: str, calls: tuple[Arguments, ...]) -> tuple[Observed, ...]:
        """Return what each call gave. Raises `ResourceError` where this machine has no sandbox for the language."""
        ...

    def expect(self, value: object) -> object:
        """Return `value` as the language would give it: JavaScript has no tuples, sets, and keys that are numbers."""
        ...

    def show_value(self, value: object) -> str:
        """Return the value as the language writes it."""
        ...


class PythonCode:
    """Python functions in the Python sandbox."""

    language: Language = "python"

    def __init__(self, sandbox: PythonRunner) -> None:
        self._sandbox = sandbox

    async def run(self, source: str, function: str, calls: tuple[Arguments, ...]) -> tuple[Observed, ...]:
        answers = await self._sandbox.run(source, function, tuple(map(repr, calls)))
        return tuple(_read_python(answer) for answer in answers)

    def expect(self, value: object) -> object:
        return value

    def show_value(self, value: object) -> str:
        return repr(value)


class JavaScriptCode:
    """JavaScript functions in V8."""

    language: Language = "javascript"

    def __init__(self, scripts: ScriptRunner) -> None:
        self._scripts = scripts

    async def run(self, source: str, function: str, calls: tuple[Arguments, ...]) -> tuple[Observed, ...]:
        plain = tuple(tuple(self.expect(argument) for argument in arguments) for arguments in calls)
        answers = await self._scripts.call(source, function, plain)
        return tuple(_read_javascript(answer) for answer in answers)

    def expect(self, value: object) -> object:
        match value:
            case list() | tuple():
                return [self.expect(item) for item in value]
            case set() | frozenset():
                return [self.expect(item) for item in sorted(value, key=repr)]
            case dict():
                return {str(key): self.expect(item) for key, item in value.items()}
        return value

    def show_value(self, value: object) -> str:
        return json.dumps(self.expect(value), ensure_ascii=False, default=str)


def show_call(runner: CodeRunner, function: str, arguments: Arguments) -> str:
    """Return the call as a person would write it."""
    return f"{function}({', '.join(map(runner.show_value, arguments))})"


def _read_python(answer: dict[str, str]) -> Observed:
    if "ok" not in answer:
        return Observed(error=answer.get("error", "no answer"))
    text = answer["ok"]
    try:
        return Observed(text, ast.literal_eval(text))
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):  # an object, nan, a range: its text
        return Observed(text, text)


def _read_javascript(answer: str) -> Observed:
    result = json.loads(answer)
    if "ok" not in result:
        return Observed(error=str(result.get("error", "no answer")))
    return Observed(json.dumps(result["ok"], ensure_ascii=False), result["ok"])
