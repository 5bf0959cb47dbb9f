"""How set-up talks: a line for each step, and on long steps how much is done and how long is left."""

import sys
import time
from dataclasses import dataclass, field


class SetupError(Exception):
    """Set-up cannot go on: what is wrong and what to do, in plain words."""


@dataclass
class Steps:
    """Numbered steps on standard error; standard output stays free for the product."""

    total: int
    number: int = 0

    def begin(self, says: str) -> "Step":
        self.number += 1
        _write(f"[{self.number}/{self.total}] {says}\n")
        return Step()


@dataclass
class Step:
    """One long step. On a terminal one line is rewritten; in a log a line every few seconds is enough."""

    seconds_between_lines: float = 5.0
    started: float = field(default_factory=time.monotonic)
    _spoke: float = 0.0
    _width: int = 0

    def show(self, done: float, total: float, says: str) -> None:
        """Say how far this step is. `done` of `total` in any unit of work."""
        now = time.monotonic()
        is_watched = sys.stderr.isatty()
        if now - self._spoke < (0.1 if is_watched else self.seconds_between_lines):
            return
        self._spoke = now
        line = f"      {says}{time_left(now - self.started, done, total)}"
        if is_watched:
            _write(f"\r{line:<{self._width}}")
            self._width = len(line)
        else:
            _write(f"{line}\n")

    def end(self, says: str) -> None:
        start = "\r" if self._width else ""
        line = f"      {says} ({in_minutes(time.monotonic() - self.started)})"
        _write(f"{start}{line:<{self._width}}\n")


def time_left(elapsed_seconds: float, done: float, total: float) -> str:
    """Return ", about 2 min left", or nothing where it is too early to tell."""
    if elapsed_seconds < 1 or total <= 0 or not 0.1 <= done / total < 1:
        return ""
    return f", about {in_minutes(elapsed_seconds * (total - done) / done)} left"


def in_minutes(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{seconds // 60:.0f} min {seconds % 60:.0f} s"


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
