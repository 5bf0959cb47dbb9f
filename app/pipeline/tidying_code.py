"""Takes the code out of an answer: without fences, trials behind the function, and a last line that was cut off."""

import ast
import re

from app.domain.function_task import Language

_MOST_LINES_CUT = 40


def tidy_code(text: str, language: Language, name: str) -> str:
    """Return the code of an answer that began with the function's opening."""
    text = re.split(r"^```", text, maxsplit=1, flags=re.MULTILINE)[0].rstrip()
    return _tidy_python(text, name) if language == "python" else _tidy_javascript(text)


def _tidy_python(text: str, name: str) -> str:
    """Cut lines from the end until it parses; then leave out what only tries the function."""
    lines = text.split("\n")
    for cut in range(min(len(lines), _MOST_LINES_CUT)):
        kept = "\n".join(lines[: len(lines) - cut])
        try:
            tree = ast.parse(kept)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        if any(isinstance(node, ast.FunctionDef) and node.name == name for node in tree.body):
            return _without_trials(kept, tree)
        break
    return text


def _without_trials(text: str, tree: ast.Module) -> str:
    """Leave out statements behind the last definition: prints, asserts and a main block are no part of a function."""
    definitions = [n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef))]
    last = max((n.end_lineno or 0) for n in definitions)
    is_trial = all(
        isinstance(n, (ast.Expr, ast.Assert, ast.If, ast.For)) for n in tree.body if n.lineno > last
    ) or not any(n.lineno > last for n in tree.body)
    return "\n".join(text.split("\n")[:last]) if is_trial else text


def _tidy_javascript(text: str) -> str:
    end = text.rfind("}")
    return text[: end + 1] if end >= 0 else text
