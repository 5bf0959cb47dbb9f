"""How the window feels: time until it can be used, gaps of its event loop during a build, processor use at rest.

`python -m tests.bench.bench_window [--fake]` under a display (`xvfb-run -a`). With `--fake` the language model is
scripted (tests.demo_service); else it is the real one (the models of this user).
"""

import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Coroutine
from pathlib import Path

from app.paths import HOME_VARIABLE, Paths
from tests.bench.building import make_home

REQUEST = "Track what I spend by category, with a chart by month and the total of this month."
TICK_S = 0.005
REST_S = 10.0
ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    if "--child" in sys.argv:
        return _live("--fake" in sys.argv)
    fake = ["--fake"] if "--fake" in sys.argv else []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home" if fake else make_home(Path(folder))
        environment = {**os.environ, HOME_VARIABLE: str(home), "DEMO_TOKEN_S": "0.02"}
        for number in range(3 if fake else 1):
            started = repr(time.time())
            words = [sys.executable, "-m", "tests.bench.bench_window", "--child", *fake, started]
            print(f"run {number + 1}, load {os.getloadavg()[0]:.1f}", flush=True)
            subprocess.run(words, cwd=ROOT, env=environment, check=True)
    return None


def _live(is_fake: bool) -> None:
    import qasync

    from app.gui.start import PREPARE_AFTER_S, make_application, open_window

    started_s = float(sys.argv[-1])
    module = "tests.demo_service" if is_fake else "app.service.host"
    application = make_application()
    loop = qasync.QEventLoop(application)

    async def work() -> None:
        window = open_window(Paths.from_environment(), (sys.executable, "-m", module), traceback.print_exception)
        window.show()
        application.processEvents()
        print(f"  usable after {time.time() - started_s:.2f} s (process start, imports, window painted)", flush=True)
        window.studio.start()
        await asyncio.sleep(PREPARE_AFTER_S)
        window.workspace.prepare("app")  # as the product does while nobody waits
        await asyncio.sleep(1.0)
        gaps, busy = await _watch(_build(window))
        _tell("event loop while building", gaps)
        _tell("of which the window's own work (processor time)", busy)
        while any(row.picture is None for row in window.studio.sessions.rows):  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        await asyncio.sleep(2.0)
        cpu_s = time.process_time()
        await asyncio.sleep(REST_S)
        print(f"  at rest {(time.process_time() - cpu_s) / REST_S:.2%} of one core", flush=True)
        await window.studio.close()

    with loop:
        loop.run_until_complete(work())
    sys.stdout.flush()
    os._exit(0)


async def _build(window: object) -> None:
    window.home.wants_build.emit(REQUEST)  # type: ignore[attr-defined]
    build = window.studio.build  # type: ignore[attr-defined]
    await asyncio.sleep(0)
    while build.state in ("waiting", "running"):  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    print(
        f"  build {build.state}, {build.took_s:.1f} s, {len(build.checks)} checks, problem {build.problem}", flush=True
    )


async def _watch(work: Coroutine[object, object, None]) -> tuple[list[float], list[float]]:
    """Return for each tick how much later than asked it came, and how long this thread itself worked, in ms.

    The second does not grow with what other programs do to the machine.
    """
    task = asyncio.ensure_future(work)
    gaps: list[float] = []
    works: list[float] = []
    last, last_cpu = time.perf_counter(), time.thread_time()
    while not task.done():
        await asyncio.sleep(TICK_S)
        now = time.perf_counter()
        cpu = time.thread_time()
        gaps.append((now - last - TICK_S) * 1000)
        works.append((cpu - last_cpu) * 1000)
        last, last_cpu = now, cpu
    await task
    return gaps, works


def _tell(what: str, gaps: list[float]) -> None:
    ordered = sorted(gaps)
    print(
        f"  {what}: {len(gaps)} ticks, median {statistics.median(gaps):.1f} ms, "
        f"99 % within {ordered[int(len(ordered) * 0.99)]:.1f} ms, worst {ordered[-1]:.1f} ms "
        f"(five worst {', '.join(f'{g:.0f}' for g in ordered[-5:])})",
        flush=True,
    )


if __name__ == "__main__":
    main()
