"""Builds apps as a user would: by the real command, from typed or spoken words, in a home of its own."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.paths import HOME_VARIABLE, Paths

ROOT = Path(__file__).resolve().parents[2]
VOICES = ("slt", "rms", "awb")
_WORST_S = 300


@dataclass(frozen=True, slots=True)
class Build:
    """One run of the command. `report` is what it printed as JSON; `seconds` is the wall clock, start-up included."""

    exit_code: int
    seconds: float
    folder: Path
    report: dict[str, Any] = field(default_factory=dict)
    message: str = ""

    @property
    def stage_seconds(self) -> dict[str, float]:
        return dict(self.report.get("seconds", {}))

    @property
    def work_s(self) -> float:
        """Seconds of all stages: from the end of speech to the checked app, without the start of the program."""
        return sum(seconds for stage, seconds in self.stage_seconds.items() if stage != "confirm")

    @property
    def tokens(self) -> int:
        return int(self.report.get("tokens", {}).get("generated", 0))

    @property
    def checks(self) -> tuple[int, int]:
        """Return how many of the app's own checks held, and how many there are."""
        checks = self.report.get("checks", [])
        return sum(1 for check in checks if check.get("held")), len(checks)


def speak(text: str, voice: str, file: Path) -> Path:
    """Write the words as one of flite's voices says them."""
    file.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(file)], check=True, timeout=60)
    return file


def make_home(parent: Path) -> Path:
    """Return a home that shares this user's models and prompt states, and nothing else."""
    own = Paths.from_environment()
    home = parent / "home"
    for name, target in (("data/models", own.models), ("cache", own.cache)):
        link = home / name
        link.parent.mkdir(parents=True, exist_ok=True)
        target.mkdir(parents=True, exist_ok=True)
        if not link.is_symlink():
            link.symlink_to(target)
    return home


def build(text: str, voice: str, folder: Path, home: Path) -> Build:
    """Build an app into `folder` from the words typed, or said by `voice`."""
    words = [text] if voice == "typed" else ["--audio", str(speak(text, voice, folder.with_suffix(".wav")))]
    command = [sys.executable, "-m", "app.cli", "build", "--json", "--quiet", "--out", str(folder), *words]
    # Times of the models themselves: the same words said by three voices would else be answered from memory.
    environment = {**os.environ, HOME_VARIABLE: str(home), "COGNOMEGA_ANSWERS": "off"}
    started = time.monotonic()
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=_WORST_S,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return Build(-1, _WORST_S, folder, message=f"not done after {_WORST_S} s")
    seconds = time.monotonic() - started
    report = _read_report(done.stdout)
    message = "" if done.returncode in (0, 3) else (done.stderr.strip().splitlines() or [f"exit {done.returncode}"])[-1]
    return Build(done.returncode, seconds, folder, report, message)


def new_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="cognomega-bench-"))


def _read_report(text: str) -> dict[str, Any]:
    try:
        report = json.loads(text)
    except ValueError:
        return {}
    return report if isinstance(report, dict) else {}
