"""How the window's list of sessions feels with 1,000 and with 100,000 of them: `xvfb-run -a python -m
tests.bench.bench_sessions_list [MANY]`. The two are measured in turn in one run, so that their ratio can be quoted
whatever else the machine does; the quickest of five rounds, for what else it does comes in waves.

The real window over the real service with scripted models (tests.fake_service). Goals: start-up unchanged, search
within 50 ms in the database, scrolling within a frame.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any

from app.paths import HOME_VARIABLE, Paths
from app.storage.database import Database
from tests.bench.filling import fill

ROOT = Path(__file__).resolve().parents[2]
FEW, ROUNDS, STEPS, STEP_PX = 1_000, 5, 250, 120
WORDS = ("zebra", "grocery", "total by month", "gro")


def main() -> None:
    if "--child" in sys.argv:
        return _live()
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    measured: dict[int, list[dict[str, float]]] = {FEW: [], many: []}
    with tempfile.TemporaryDirectory() as folder:
        for count in measured:
            with closing(
                Database(Paths.from_environment({HOME_VARIABLE: str(Path(folder) / str(count))}).database)
            ) as database:
                fill(database, count)
        for number in range(ROUNDS):
            print(f"round {number + 1}, load {os.getloadavg()[0]:.1f}", flush=True)
            for count, seen in measured.items():
                seen.append(_measure(Path(folder) / str(count)))
        for name in measured[FEW][0]:
            few, lots = (min(seen[name] for seen in measured[count]) for count in (FEW, many))
            print(f"  {name:<42}{FEW}: {few:>8.1f}   {many}: {lots:>8.1f}   ratio {lots / max(few, 0.01):.2f}")
    return None


def _measure(home: Path) -> dict[str, float]:
    environment = {**os.environ, HOME_VARIABLE: str(home)}
    words = [sys.executable, "-m", "tests.bench.bench_sessions_list", "--child", repr(time.time())]
    done = subprocess.run(words, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    lines = [line.rsplit(" = ", 1) for line in done.stdout.splitlines() if " = " in line]
    return {name: float(value) for name, value in lines}


def _live() -> None:
    import qasync

    from app.gui.start import make_application, open_window

    started_s = float(sys.argv[-1])
    application = make_application(("--disable-gpu",))
    loop = qasync.QEventLoop(application)

    async def work() -> None:
        service = (sys.executable, "-m", "tests.fake_service")
        window = open_window(Paths.from_environment(), service, traceback.print_exception)
        window.show()
        application.processEvents()
        _say("window usable, ms", 1000 * (time.time() - started_s))
        window.studio.start()
        await _until(lambda: window.studio.sessions.sessions)
        _say("list shown, ms", 1000 * (time.time() - started_s))
        _say("list shown, the window's processor time, ms", 1000 * time.process_time())
        await _scroll(window)
        await _search(window)
        await window.studio.close()

    with loop:
        loop.run_until_complete(work())
    sys.stdout.flush()
    os._exit(0)


async def _scroll(window: Any) -> None:
    """Scroll as a wheel does, painting each step; the thread's own processor time is what a frame costs."""
    view, frames = window.sidebar.list, []
    bar = view.verticalScrollBar()
    for _ in range(STEPS):
        before = time.thread_time()
        bar.setValue(bar.value() + STEP_PX)
        view.viewport().repaint()
        frames.append(1000 * (time.thread_time() - before))
        await asyncio.sleep(0.005)
    frames.sort()
    _say("a step of scrolling, median ms", median(frames))
    _say("a step of scrolling, 99 % within ms", frames[int(0.99 * len(frames))])
    _say("sessions fetched", len(window.studio.sessions.sessions))


async def _search(window: Any) -> None:
    taken = []
    for words in WORDS * 3:
        started_s = time.perf_counter()
        window.studio.search(words)
        await _until(lambda words=words: window.studio.sessions._shown_words == words)
        taken.append(1000 * (time.perf_counter() - started_s))
    _say("search, typed to shown, median ms", median(taken))


async def _until(is_so: Any) -> None:
    while not is_so():  # noqa: ASYNC110
        await asyncio.sleep(0.001)


def _say(name: str, value: float) -> None:
    print(f"{name} = {value:.3f}", flush=True)


if __name__ == "__main__":
    main()
