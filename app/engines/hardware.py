"""What this machine has: asked before a download and before a model is loaded, so neither fails half-way."""

import os
import platform
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import ResourceError

DISK_RESERVE_BYTES = 200_000_000
"""Left free after a download: a full disk breaks more than Cognomega."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The parts of a machine that decide what it can run."""

    system: str
    cores: int
    ram_bytes: int
    ram_free_bytes: int

    @classmethod
    def here(cls) -> "Machine":
        total, free = _read_ram()
        return cls(f"{platform.system()} {platform.machine()}", usable_cores(), total, free)


def usable_cores() -> int:
    """Cores this process may use: a container or `taskset` may allow fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def free_disk_bytes(folder: Path) -> int:
    """Return the bytes free where `folder` is or will be made."""
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    return shutil.disk_usage(place).free


def require_disk(folder: Path, needed_bytes: int, what: str) -> None:
    """Raise `ResourceError` where `needed_bytes` would not fit with room to spare."""
    free = free_disk_bytes(folder)
    if free < needed_bytes + DISK_RESERVE_BYTES:
        raise ResourceError(
            f"{what} needs {in_words(needed_bytes)} of disk space, and {in_words(free)} is free in {folder}.",
            "Free some space, or set COGNOMEGA_HOME to a folder on a larger disk.",
        )


def require_ram(needed_bytes: int, what: str) -> None:
    """Raise `ResourceError` where this machine as a whole has less memory than `needed_bytes`."""
    total, _ = _read_ram()
    if 0 < total < needed_bytes:
        raise ResourceError(
            f"{what} needs {in_words(needed_bytes)} of memory, and this machine has {in_words(total)}.",
            "Choose a smaller model (see `cognomega models list`), or add --anyway to fetch it all the same.",
        )


class MemoryBudget:
    """Memory promised to what is being loaded, so that two that load at once do not both count on the same."""

    def __init__(self, read_free: Callable[[], int] = lambda: _read_ram()[1]) -> None:
        """`read_free` returns the bytes free now, 0 where nobody knows."""
        self._read_free = read_free
        self._lock = threading.Lock()
        self._promised_bytes = 0

    @contextmanager
    def reserve(self, needed_bytes: int, what: str) -> Iterator[None]:
        """Within the block `what` may be loaded. Raises `ResourceError` where it would not fit beside the others."""
        with self._lock:
            free_bytes = self._read_free()
            left_bytes = max(0, free_bytes - self._promised_bytes)
            if free_bytes and left_bytes < needed_bytes:
                raise ResourceError(
                    f"{what} needs {in_words(needed_bytes)} of memory, and {in_words(left_bytes)} is free.",
                    "Close other programs, or choose a smaller model (see `cognomega models list`).",
                )
            self._promised_bytes += needed_bytes
        try:
            yield
        finally:
            with self._lock:
                self._promised_bytes -= needed_bytes


def in_words(size_bytes: int) -> str:
    """Return a size as a person would write it: "1.1 GB", "145 MB", "2 KB"."""
    for unit, scale in (("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000)):
        if size_bytes >= scale:
            amount = size_bytes / scale
            return f"{amount:.1f} {unit}" if unit == "GB" else f"{amount:.0f} {unit}"
    return f"{size_bytes} bytes"


def _read_ram() -> tuple[int, int]:
    """Return (total, free) bytes; a container's own limit where it is lower; zeros where nobody knows."""
    if platform.system() == "Linux":
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
        fields = {line.split(":")[0]: int(line.split()[1]) * 1024 for line in lines if line.endswith("kB")}
        total, free = fields.get("MemTotal", 0), fields.get("MemAvailable", 0)
        limit = _read_container_limit()
        return (min(total, limit), min(free, limit)) if limit else (total, free)
    if platform.system() == "Windows":
        return _read_windows_ram()
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return total, total


def _read_container_limit() -> int:
    try:
        return int(Path("/sys/fs/cgroup/memory.max").read_text("ascii"))
    except (OSError, ValueError):
        return 0


def _read_windows_ram() -> tuple[int, int]:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = [
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in ("total", "free", "a", "b", "c", "d", "e")),
        ]

    status = Status()
    status.length = ctypes.sizeof(Status)
    ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))  # type: ignore[attr-defined]
    return int(status.total), int(status.free)
