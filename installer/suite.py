"""`python3 run.py test`: every check there is, in order of speed; all are run even when one fails."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Check:
    """One program whose exit code says whether the code holds."""

    name: str
    command: tuple[str, ...]


BESIDE = (
    *(
        f"tests/integration/test_{name}.py"
        for name in (
            "kit_records",
            "kit_tools",
            "layers",
            "style",
            "mutants",
            "mutants_by_rule",
            "mutants_once_alive",
            "browser_clock",
            "browser_steps",
            "browser_walls",
        )
    ),
    "tests/unit",
)
"""Tests that need no model: those that mostly wait for the browser engine, then those that only reckon."""
CHECKS = (
    Check("ruff", ("ruff", "check", ".")),
    Check("format", ("ruff", "format", "--check", ".")),
    Check("types", ("mypy", "--strict", "app")),
    Check("layers", ("lint-imports",)),
)


def run_suite(python: Path, pytest_words: list[str]) -> int:
    """Run the checks and then pytest, whose closing line comes next to last; return 0 where all hold."""
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
    if _run_tests(python, pytest_words, environment):
        failed.append("pytest")
    if failed:
        print(f"Not all holds: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def _run_tests(python: Path, words: list[str], environment: Mapping[str, str]) -> int:
    """Run pytest; where all is asked for, in two runs beside each other, for either often waits."""
    pytest = [str(python), "-m", "pytest"]
    if any(not word.startswith("--durations") for word in words):
        return subprocess.run([*pytest, *words], cwd=ROOT, env=environment, check=False).returncode
    started = time.monotonic()
    patient = ["nice", "-n", "5"] if shutil.which("nice") else []
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "beside.log")
        with log.open("wb") as out:
            command = [*patient, *pytest, "-p", "no:cacheprovider", *words, *BESIDE]
            beside = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
        try:
            said = [_streamed([*pytest, *words, *(f"--ignore={path}" for path in BESIDE)], environment)]
            said.append((beside.wait(), log.read_text("utf-8", "replace")))
        finally:
            beside.kill()
        print(said[1][1], flush=True)
    closing = [lines[-1] for _, text in said if (lines := text.strip().splitlines())]
    print(closing_line(closing, time.monotonic() - started), flush=True)
    return exit_code(code for code, _ in said)


def _streamed(command: list[str], environment: Mapping[str, str]) -> tuple[int, str]:
    """Run a program whose output is shown as it comes; return its exit code and its last lines."""
    last = b""
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as run:
        assert run.stdout is not None
        while piece := os.read(run.stdout.fileno(), 1 << 16):
            last = (last + piece)[-4000:]
            sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
    return run.returncode, last.decode("utf-8", "replace")


def exit_code(codes: Iterable[int]) -> int:
    """Return 0 where every run ended well. One that a signal ended has a code below 0, and did not."""
    return int(any(codes))


def closing_line(lines: Iterable[str], seconds: float) -> str:
    """Return pytest's closing line for several runs together: "== 1 failed, 20 passed in 3.00s (0:00:03) ==".

    A run that did not close as it should counts as an error.
    """
    counts: Counter[str] = Counter()
    for line in lines:
        found = re.findall(r"(\d+) (failed|passed|skipped|deselected|xfailed|xpassed|warnings?|errors?)\b", line)
        for number, what in found if " in " in line else [("1", "errors")]:
            counts[what] += int(number)
    parts = ", ".join(
        f"{number} {what}" for what, number in sorted(counts.items(), key=lambda one: _ORDER.index(one[0]))
    )
    minutes, rest = divmod(round(seconds), 60)
    return f"{f' {parts} in {seconds:.2f}s ({minutes // 60}:{minutes % 60:02}:{rest:02}) ':=^80}"


_ORDER = ("failed", "passed", "skipped", "deselected", "xfailed", "xpassed", "warning", "warnings", "error", "errors")
