"""The child process that owns the models: `python -m app.service.host`, spoken to by JSON lines.

The window holds no model: it stays smooth, it outlives an abort of a native library, and the memory is given back when
this process ends. The process dies with its parent (stdin closes); what it was doing is on record and can be resumed.
"""

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, BinaryIO

from app.child_process import Message, decode, encode
from app.logs import start_logging
from app.paths import Paths
from app.service.desk import Desk, Handler

if TYPE_CHECKING:
    from app.bootstrap import House

LAST_WORK_S = 1.5
"""How long the end may take once the window is gone."""


def main(join: "Callable[[Paths], House] | None" = None) -> None:
    """Serve until stdin closes. `join` makes the house; tests give one of scripted parts."""
    # With another busy process a token takes 2,700 ms without it and 37 ms with it; must come before the engines.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    answers = _take_stdout()
    paths = Paths.from_environment()
    start_logging(paths)
    from app.bootstrap import House

    house = (join or House)(paths)
    with contextlib.closing(house):
        asyncio.run(_serve(house, answers))
    answers.flush()
    os._exit(0)  # threads of native libraries may still run; nothing is left to save


def handlers_of(house: "House") -> Mapping[str, Handler]:
    """Return everything the service can do, by the word it is asked with."""
    from app.service.building import Building
    from app.service.changing import Changing
    from app.service.completing import Completing
    from app.service.keeping import Keeping
    from app.service.listening import Listening

    return {
        **Building(house).handlers(),
        **Changing(house).handlers(),
        **Completing(house).handlers(),
        **Keeping(house).handlers(),
        **Listening(house).handlers(),
    }


async def _serve(house: "House", answers: BinaryIO) -> None:
    def say(message: Message) -> None:
        with contextlib.suppress(OSError):  # the window is gone; the closed stdin tells us, too
            answers.write(encode(message))
            answers.flush()

    requests: asyncio.Queue[Message | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    threading.Thread(target=_read_requests, args=(loop, requests), name="requests", daemon=True).start()
    desk = Desk(handlers_of(house), say)
    say({"ready": True})
    house.memory.note_start("window")
    while (request := await requests.get()) is not None:
        desk.take(request)
    await desk.close()
    await house.stop()


def _read_requests(loop: asyncio.AbstractEventLoop, requests: "asyncio.Queue[Message | None]") -> None:
    for line in sys.stdin.buffer:
        loop.call_soon_threadsafe(requests.put_nowait, decode(line))
    last_resort = threading.Timer(LAST_WORK_S, os._exit, (0,))
    last_resort.daemon = True
    last_resort.start()
    with contextlib.suppress(RuntimeError):  # the loop has ended already
        loop.call_soon_threadsafe(requests.put_nowait, None)


def _take_stdout() -> BinaryIO:
    """Keep the real stdout for answers and send everything else that prints to stderr."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


if __name__ == "__main__":
    main()
