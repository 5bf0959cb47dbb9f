"""`python3 run.py test`: every check there is, in order of speed; all are run even when one fails."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Check:
    """One program whose exit code says whether the code holds."""

    name: str
    command: tuple[str, ...]


CHECKS = (
    Check("ruff", ("ruff", "check", ".")),
    Check("format", ("ruff", "format", "--check", ".")),
    Check("types", ("mypy", "--strict", "app")),
    Check("layers", ("lint-imports",)),
)


def run_suite(python: Path, pytest_words: list[str]) -> int:
    """Run the checks and then pytest, whose own closing line comes next to last; return 0 where all hold."""
    environment = {"OMP_WAIT_POLICY": "PASSIVE", **os.environ}
    environment["PATH"] = os.pathsep.join([str(python.parent), environment.get("PATH", ""), "/usr/sbin", "/sbin"])
    failed = []
    for check in CHECKS:
        started = time.monotonic()
        command = [str(python.parent / check.command[0]), *check.command[1:]]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        holds = done.returncode == 0
        print(f"{check.name}: {'holds' if holds else 'FAILS'} ({time.monotonic() - started:.0f} s)", flush=True)
        if not holds:
            failed.append(check.name)
            print(done.stdout + done.stderr, flush=True)
    if subprocess.run([python, "-m", "pytest", *pytest_words], cwd=ROOT, env=environment, check=False).returncode:
        failed.append("pytest")
    if failed:
        print(f"Not all holds: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0
