"""Brings the window's translations up to date: `python -m installer.translations [--check]`.

Words are taken from three places: `self.tr(…)` by lupdate itself, the words given to the small parts of the window
(labels, buttons), and the declaration of settings. The .ts files are for translators, the .qm files for the product.
"""

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
PARTS = {"label": 0, "TextButton": 1, "IconButton": 2, "RequestBox": 1}
"""Name of what shows words → the place of the words among its arguments. `app/gui/words.py` translates them."""


TABLES = {"EXAMPLES", "TABS"}
"""Tables whose texts are given to such parts."""


def words_of_parts() -> set[str]:
    """Return the literal words given to the window's small parts."""
    found: set[str] = set()
    for file in sorted((ROOT / "app" / "gui").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if any(isinstance(one, ast.Name) and one.id in TABLES for one in targets):
                    found |= _texts(node.value)
            if isinstance(node, ast.Call):
                name = node.func.id if isinstance(node.func, ast.Name) else ""
                at = PARTS.get(name, -1)
                given = node.args[at : at + (2 if name == "RequestBox" else 1)] if at >= 0 else []
                found |= {one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return {words for words in found if any(letter.isalpha() for letter in words)}


def _texts(table: ast.expr) -> set[str]:
    """Return the texts of a table of rows; names of icons and keys are in small letters and stay."""
    texts = {one.value for one in ast.walk(table) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return {text for text in texts if text[:1].isupper()}


def words_of_settings() -> Iterator[str]:
    """Yield all titles and helps of the declaration."""
    from app.domain.settings import read_declaration

    declaration = read_declaration((ROOT / "resources" / "settings.toml").read_text("utf-8"))
    for group in declaration.groups:
        yield group.title
        for setting in group.settings:
            yield setting.title
            yield setting.help
            yield from (choice.title for choice in setting.choices)


def update(language: str) -> Path:
    """Bring a language's .ts file up to date with the words there are now, and return it."""
    target = FOLDER / f"cognomega_{language}.ts"
    with tempfile.TemporaryDirectory() as folder:
        marked = Path(folder) / "marked.py"
        lines = ["from PySide6.QtCore import QT_TRANSLATE_NOOP"]
        lines += [
            f'QT_TRANSLATE_NOOP("window", {json.dumps(one, ensure_ascii=False)})' for one in sorted(words_of_parts())
        ]
        lines += [
            f'QT_TRANSLATE_NOOP("settings", {json.dumps(one, ensure_ascii=False)})'
            for one in dict.fromkeys(words_of_settings())
        ]
        marked.write_text("\n".join(lines), "utf-8")
        sources = [str(file) for file in sorted((ROOT / "app" / "gui").rglob("*.py"))]
        command = [_tool("lupdate"), *sources, str(marked), "-no-obsolete", "-locations", "none", "-ts", str(target)]
        subprocess.run([*command, "-target-language", language], check=True, capture_output=True)
    return target


def release(target: Path) -> Path:
    """Make the .qm file that the product reads."""
    made = target.with_suffix(".qm")
    subprocess.run([_tool("lrelease"), str(target), "-qm", str(made)], check=True, capture_output=True)
    return made


def _marked(context: str, words: Iterable[str]) -> list[str]:
    return [f'QT_TRANSLATE_NOOP("{context}", {json.dumps(one, ensure_ascii=False)})' for one in words]


def _tool(name: str) -> str:
    return str(Path(sys.executable).with_name(f"pyside6-{name}"))


if __name__ == "__main__":
    for file in sorted(FOLDER.glob("*.ts")) or [FOLDER / "cognomega_de.ts"]:
        release(update(file.stem.removeprefix("cognomega_")))
