"""The command line starts quickly and says who it is."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_version_is_told_within_three_tenths_of_a_second() -> None:
    seconds = []
    for _ in range(5):
        before = os.times()
        told = subprocess.run(
            [sys.executable, "-m", "app.cli", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        after = os.times()
        # Processor time: it is what the program can answer for on a machine that is busy with other tests.
        seconds.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert told.stdout.startswith("cognomega 0.") and told.stderr == ""
    assert min(seconds) <= 0.3


def test_starting_loads_nothing_heavy() -> None:
    code = "import sys, app.cli; app.cli.main(['--help']); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(told.stdout.split())
    assert not loaded & {"numpy", "PySide6", "llama_cpp", "ctranslate2", "sqlite_utils", "rich", "faster_whisper"}
    assert "build" in told.stdout
