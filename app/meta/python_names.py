"""What Python code takes from outside itself: read from its syntax, so that no text and no other name hides it."""

import ast


def python_names(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the modules that code loads and the names it takes, attributes with two underscores among them.

    What is no Python takes nothing: it does not run either.
    """
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset(), frozenset()
    modules: set[str] = set()
    taken: set[str] = set()
    own: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                modules.update(alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module):
                modules.add((module or "").partition(".")[0])
            case ast.Name(name, ast.Load()):
                taken.add(name)
            case ast.Name(name) | ast.arg(name) | ast.FunctionDef(name) | ast.ClassDef(name):
                own.add(name)
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return frozenset(modules), frozenset(taken - own | {name for name in attributes if name.startswith("__")})
