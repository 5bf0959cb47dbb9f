"""How 100,000 sessions feel: `python -m tests.bench.bench_sessions [COUNT]`.

Goals: search within 50 ms, start-up as ever, and the growth of the file is told.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

from app.paths import HOME_VARIABLE
from app.storage.database import Database
from app.storage.figures import FigureReader
from app.storage.runs import RunStore
from app.storage.safekeeping import Safekeeping
from app.storage.sessions import SessionStore
from tests.bench.filling import fill

ROOT = Path(__file__).resolve().parents[2]
SEARCHES = ("zebra", "grocery", "a", "list with", "total by month", "gro", "invoice overdue client", "the")


def ms(work: Callable[[], object], times: int = 9) -> float:
    taken = []
    for _ in range(times):
        started_s = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - started_s))
    return median(taken)


def start_ms(home: Path) -> float:
    """Return how long `sessions show` of nothing takes: the program starts and opens the database."""
    environment = {**os.environ, HOME_VARIABLE: str(home)}
    command = [sys.executable, "-m", "app.cli", "sessions", "search", "zebra"]
    return ms(lambda: subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True), 5)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        full, empty = Path(folder) / "full", Path(folder) / "empty"
        with closing(Database(full / "data" / "cognomega.db")) as database:
            started_s = time.perf_counter()
            fill(database, count)
            print(f"{count} sessions written in {time.perf_counter() - started_s:.0f} s")
            store = SessionStore(database)
            for words in SEARCHES:
                found = len(store.search(words))
                print(f"  search “{words}”: {ms(lambda words=words: store.search(words)):.1f} ms, {found} shown")
            print(f"  newest 50: {ms(lambda: store.list(most=50)):.1f} ms")
            print(f"  50 from the middle: {ms(lambda: store.list(most=50, skip=count // 2)):.1f} ms")
            print(
                f"  newest: {ms(lambda: store.newest('done')):.2f} ms, history: {ms(RunStore(database).history):.2f} ms"
            )
            reader = FigureReader(database, lambda: 1e6)
            print(f"  figures of the dashboard: {ms(reader.read, 1):.0f} ms, then {ms(reader.read):.2f} ms")
            print(f"  a new session: {ms(lambda: store.create('one more')):.1f} ms")
            health = Safekeeping(database, Path(folder)).check()
            print(
                f"  {health.size_bytes / 1e6:.0f} MB, {health.bytes_a_session} bytes a session, faults: {health.faults}"
            )
        Database(empty / "data" / "cognomega.db").close()
        print(f"  the command line: {start_ms(full):.0f} ms, with an empty database {start_ms(empty):.0f} ms")


if __name__ == "__main__":
    main()
