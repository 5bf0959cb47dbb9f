"""Brings the window's translations up to date: `python -m installer.translations [--check]`.

Words are taken from three places: `self.tr(…)` by lupdate itself, all texts of the window and those it is told
(`installer/window_words.py`), and the declaration of settings. The .ts files are for
translators, the .qm files for the product.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from installer.window_words import as_templates, words_of_window, words_told

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"


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


def words_of_catalog() -> Iterator[str]:
    """Yield what the catalogue says of the models that can be chosen."""
    from app.engines.catalog import load_catalog

    for card in load_catalog(ROOT / "models" / "catalog.toml").cards:
        if card.role == "language":
            yield card.title.partition(":")[2].strip()


def update(language: str) -> Path:
    """Bring a language's .ts file up to date with the words there are now, and return it."""
    target = FOLDER / f"cognomega_{language}.ts"
    with tempfile.TemporaryDirectory() as folder:
        marked = Path(folder) / "marked.py"
        lines = ["from PySide6.QtCore import QT_TRANSLATE_NOOP"]
        lines += [
            f'QT_TRANSLATE_NOOP("window", {json.dumps(one, ensure_ascii=False)})'
            for one in sorted(words_of_window() | words_told() | set(words_of_catalog()))
        ]
        lines += _marked("settings", dict.fromkeys(words_of_settings()))
        marked.write_text("\n".join(lines), "utf-8")
        sources = [str(file) for file in sorted((ROOT / "app" / "gui").rglob("*.py"))]
        command = [_tool("lupdate"), *sources, str(marked), "-no-obsolete", "-locations", "none", "-ts", str(target)]
        subprocess.run([*command, "-target-language", language], check=True, capture_output=True)
    write_templates(FOLDER / "templates.txt")
    return target


def write_templates(target: Path) -> None:
    """Write down the sentences that have values in them: the window looks for them in what it is told."""
    texts = as_templates(words_of_window() | words_told())
    target.write_text("".join(f"{text}\n" for text in texts if "\n" not in text), "utf-8")


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
