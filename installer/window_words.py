"""Finds every word the window can show: in the window's own code, and in what the rest of the product tells it.

A sentence with values in it is a template: `{0}`, `{1}`… stand for what is put in. What is found here must have a
translation (tests/gui/test_language.py); words that only look like some are named in `NO_WORDS`.
"""

import ast
import builtins
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_SHOWN = frozenset(
    (
        "Literal QFont QFontMetrics QKeySequence QShortcut RuntimeError TypeVar _do cast compile connect "
        "debug endswith error exception frozenset getattr give_keys info inherits native_keys partition property "
        "removeprefix removesuffix run_apart runJavaScript setName setObjectName setProperty setStyle setStyleSheet "
        "setattr setdefault startswith strftime tr translate warning "
    ).split()
)
"""Calls whose texts nobody reads."""
NO_WORDS = frozenset({
    "Cognomega", "Cognomega {0}, Python {1}, {2}\n\n{3}", "Ctrl+Space", "Esc", "Everything was imported",
    "Export everything", "Fusion", "Import everything", "Inter", "JetBrains Mono", "MainWindow",
    "QSplitter::handle", "ResizeObserver loop", "Return", "SettingRow", "Storage", "T", "Typed by keys",
    "chance of luck", "runs after", "runs before",
    "\\ No newline", "dark contrast", "deleted file mode", "deletion and undo", "desktop", "desktop width",
    "diff --git ", "done", "error before", "error shown", "from source", "undo tuning",
    "list sessions", "many records",
    "markup stays text", "new file mode", "no copy", "no member of the union takes {0}", "no number",
    "not a {0}: {1}", "not held", "open", "phone width", "similarity index", "so far", "static rules",
    "tuple[object, ...]", "two tabs", "warm up", "wrong layer", "wrong values", "{0} for {1}", "{0} {1}", "{0}{1}.png",
})  # fmt: skip
"""Names, keys and marks."""
_KEYS = re.compile(r"^(?:Ctrl|Shift|Alt|F\d+)(?:[+].+)?$")
_CODE = re.compile(
    r"^\{0\}[-.]\{?\w+|^<span|^editor\.|://|^qtbase|^change \{|^cognomega-|\"data\"|::|[{};]\n|=>|^--|^\.[a-z]|^\w+\[|"
    r"^[A-Z_]{4,}$|\(\*\.|^%|globalThis"
)
SHOWN_ELSEWHERE = {"Check", "_layer", "Alert"}
"""Calls outside the window whose texts it shows; and all errors of the world."""
MORE = frozenset({
    "1 minute ago", "1 hour ago", "{0} minutes ago", "{0} hours ago", "{0} days ago", "yesterday", "{0} minutes",
    "Listening", "Designing", "from high to low", "from low to high", "{0} is right.", "{0} is right for each {1}.",
    "seconds", "build", "name", "held", "waiting", "button “{0}”",
})  # fmt: skip
"""What is put together from pieces no program can find, or is one small word."""
TABLES_ELSEWHERE = {"DOING", "UNCOVERED", "UNTRIED", "LOST_SAYS"}
WORDED = Path("domain/line_words.py"), Path("domain/wish_question.py"), Path("domain/figure_words.py")
"""Files outside the window that do nothing but put things in words."""


def words_of_window() -> set[str]:
    """Return every text in the window's code that is for people."""
    found: set[str] = set()
    for file in sorted((ROOT / "app" / "gui").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        found |= set(_texts(tree, _not_shown(tree)))
    return {text for text in found if _is_for_people(text)} | MORE


def words_told() -> set[str]:
    """Return what the rest of the product may tell a person in the window: faults of the world, promises, steps."""
    found: set[str] = set()
    for file in sorted((ROOT / "app").rglob("*.py")):
        if "gui" in file.parts or "commands" in file.parts or file.name == "cli.py":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = _name_of(node.func)
                if (name.endswith("Error") and not hasattr(builtins, name)) or name in SHOWN_ELSEWHERE:
                    for given in (*node.args, *(k.value for k in node.keywords)):
                        if not isinstance(given, ast.Call):
                            found |= set(_texts(given, set()))
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names = {one.id for one in targets if isinstance(one, ast.Name)}
                if names & TABLES_ELSEWHERE or (names == {"says"} and "kit" in file.parts):
                    found |= set(_texts(node.value, set()))
    found = {text for text in found if " " in text.strip()}
    for file in WORDED:
        tree = ast.parse((ROOT / "app" / file).read_text("utf-8"))
        found |= {text for text in _texts(tree, _not_shown(tree)) if text[:1].isupper() or text[:1] == "“"}
    return {text for text in found if _is_for_people(text)}


def _texts(tree: ast.AST, skipped: set[ast.AST]) -> Iterator[str]:
    if tree in skipped:
        return
    if isinstance(tree, ast.JoinedStr):
        yield template_of(tree)
        for part in tree.values:
            if isinstance(part, ast.FormattedValue):
                yield from _texts(part.value, skipped)
        return
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str):
        yield tree.value
    for child in ast.iter_child_nodes(tree):
        yield from _texts(child, skipped)


def template_of(joined: ast.JoinedStr) -> str:
    """Return an f-string as a template."""
    parts: list[str] = []
    for part in joined.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        else:
            parts.append(f"{{{sum(p.startswith('{') for p in parts)}}}")
    return "".join(parts)


def _not_shown(tree: ast.AST) -> set[ast.AST]:
    """Return the parts of the code whose texts are not for people: docstrings, types, names of things."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found.add(node.value)
        elif isinstance(node, ast.Call) and _name_of(node.func) in NOT_SHOWN:
            found |= {*node.args, *(k.value for k in node.keywords)} - {a for a in node.args if isinstance(a, ast.Call)}
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            arguments = (*node.args.args, *node.args.kwonlyargs)
            found |= {a.annotation for a in arguments if a.annotation} | ({node.returns} if node.returns else set())
        elif isinstance(node, ast.AnnAssign):
            found.add(node.annotation)
        elif isinstance(node, ast.Subscript):
            found.add(node.slice)
        elif isinstance(node, ast.Compare):
            found |= {node.left, *node.comparators} & {n for n in ast.walk(node) if isinstance(n, ast.Constant)}
        elif isinstance(node, ast.match_case):
            found.add(node.pattern)
    return found


def _name_of(function: ast.expr) -> str:
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def _is_for_people(text: str) -> bool:
    words = re.sub(r"\{\d\}", " ", text)
    if text in NO_WORDS or _KEYS.match(text) or _CODE.search(text) or not re.search(r"[A-Za-z]{2}", words):
        return False
    return " " in words.strip() or text[:1].isupper() or ("{" in text and bool(re.search(r"[A-Za-z]{3}", words)))


def as_templates(texts: Iterable[str]) -> list[str]:
    """Return those with values in them, in a settled order."""
    return sorted({text for text in texts if "{0}" in text})
