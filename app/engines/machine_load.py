"""What a run takes of this machine: processor, memory, disk, network; read at its beginning and its end."""

import contextlib
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from app.engines.hardware import free_disk_bytes

_MB = 1_000_000


def start_meter(folder: Path) -> Callable[[], Mapping[str, float]]:
    """Begin to measure; what is returned tells what was taken since. `folder` is on the disk that matters."""
    import psutil

    process = psutil.Process()
    started_s, cpu_s, net = time.perf_counter(), _cpu_s(process), _net_bytes()

    def read() -> Mapping[str, float]:
        seconds = max(time.perf_counter() - started_s, 0.001)
        return {
            "cpu cores": (_cpu_s(process) - cpu_s) / seconds,
            "memory mb": process.memory_info().rss / _MB,
            "memory free mb": psutil.virtual_memory().available / _MB,
            "disk free mb": free_disk_bytes(folder) / _MB,
            "network kb": (_net_bytes() - net) / 1000,
        }

    return read


def memory_mb() -> int:
    """Return what this process and its children (browser, sandboxes) hold; pages children share are not theirs."""
    import psutil

    process = psutil.Process()
    held = process.memory_info().rss
    for child in process.children(recursive=True):
        with contextlib.suppress(psutil.Error):  # it has ended
            memory = child.memory_info()
            held += max(memory.rss - getattr(memory, "shared", 0), 0)
    return int(held / _MB)


def measure_speed() -> float:
    """Return how fast this machine is for a language model, 1 being the reference; takes about 0.2 s.

    Writing a token reads all weights once, so what counts is how fast memory is read, by all cores together.
    """
    from concurrent.futures import ThreadPoolExecutor

    import numpy as np

    from app.engines.hardware import usable_cores

    cores = usable_cores()
    parts = [np.ones(4_000_000, dtype=np.float32) for _ in range(cores)]
    with ThreadPoolExecutor(cores) as pool:
        best_s = min(_timed(lambda: list(pool.map(lambda part: part.sum(), parts))) for _ in range(10))
    return sum(part.nbytes for part in parts) / best_s / REFERENCE_BYTES_A_S


REFERENCE_BYTES_A_S = 30e9
"""Measured in the same way on the machine of `app.meta.prediction.REFERENCE_S`."""


def _timed(work: Callable[[], object]) -> float:
    started_s = time.perf_counter()
    work()
    return time.perf_counter() - started_s


def _cpu_s(process: object) -> float:
    times = process.cpu_times()  # type: ignore[attr-defined]
    return float(times.user + times.system)


def _net_bytes() -> int:
    import psutil

    counters = psutil.net_io_counters()
    return int(counters.bytes_sent + counters.bytes_recv) if counters else 0
