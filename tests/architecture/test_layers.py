"""The house stands: imports follow the one direction (contracts in pyproject.toml), sizes stay readable."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "app").rglob("*.py"))


def test_imports_follow_the_one_direction() -> None:
    lint = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_file_is_longer_than_500_lines(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= 500


def test_the_top_level_holds_only_what_belongs_there() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    allowed = {"pyproject.toml", "app", "models", "resources", "installer", "tests", "README.md", "run.py"}
    allowed |= {".ci", "LICENSE", "CHANGELOG.md", "docs", ".gitignore"}
    assert {line.split("/")[0] for line in listed.splitlines()} <= allowed
