"""Watches the memory of a program and all its children, as the machine in front of the user has to give it."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

_PROC = Path("/proc")
_STEP_S = 0.1
_LONGEST_FAREWELL_S = 30


class MemoryWatch:
    """Looks several times a second while it is entered. Linux only.

    `peak_bytes` is the largest sum of resident memory seen. Memory that processes share counts once for each: the
    true need is somewhat lower.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="memory-watch")
        self.peak_bytes = 0

    def __enter__(self) -> "MemoryWatch":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_STEP_S):
            self.peak_bytes = max(self.peak_bytes, sum(_resident_bytes(pid) for pid in family(self._pid)))


def family(pid: int) -> Iterator[int]:
    """Yield a process and everything it started that is still running."""
    children: dict[int, list[int]] = {}
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            # after the name, which may hold anything but ends with the last bracket: the state, then the parent
            children.setdefault(int(_read(folder / "stat", "x) x 0").rpartition(")")[2].split()[1]), []).append(
                int(folder.name)
            )
    found = [pid]
    for one in found:
        yield one
        found += children.get(one, [])


def _resident_bytes(pid: int) -> int:
    for line in _read(_PROC / str(pid) / "status", "").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: Path, if_gone: str) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return if_gone


def still_running_after_a_while(pids: list[int]) -> list[int]:
    """Return those that have not ended though they had time to."""
    deadline_s = time.monotonic() + _LONGEST_FAREWELL_S
    while (left := [pid for pid in pids if is_running(pid)]) and time.monotonic() < deadline_s:
        time.sleep(0.1)  # they end by themselves once their standard input is closed
    return left


def is_running(pid: int) -> bool:
    try:
        state = (_PROC / str(pid) / "stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
