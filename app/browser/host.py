"""The child process that holds the browser engine: `python -m app.browser.host`, spoken to by JSON lines.

It dies with its parent (stdin closes), sees no network where the system can take it away, and shows no window.
"""

import asyncio
import base64
import contextlib
import os
import sys
import threading
import time
from typing import BinaryIO

from app.browser.messages import pack_report, unpack_checks
from app.browser.network_namespace import leave_network
from app.child_process import Message, decode, encode

CHROMIUM_FLAGS = (
    "--disable-gpu",
    "--mute-audio",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-background-networking",
    "--disable-component-update",
    "--dns-prefetch-disable",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=socks5://127.0.0.1:9",  # nobody listens there: a second wall behind the resolver's
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--js-flags=--max-old-space-size=256",
)


def main() -> None:
    answers = _take_stdout()
    leave_network()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in ("QTWEBENGINE_CHROMIUM_FLAGS", "QTWEBENGINE_REMOTE_DEBUGGING"):
        os.environ.pop(name, None)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses to sandbox for root
    _run(answers)


def _run(answers: BinaryIO) -> None:
    import qasync
    from PySide6.QtWidgets import QApplication

    from app.browser.page import register_scheme

    register_scheme()
    application = QApplication(["cognomega-browser", *CHROMIUM_FLAGS])
    application.setQuitOnLastWindowClosed(False)
    loop = qasync.QEventLoop(application)
    with loop:
        loop.run_until_complete(_serve(answers))
    answers.flush()
    os._exit(0)  # Qt's own tear-down of a web engine takes long and has nothing left to save


async def _serve(answers: BinaryIO) -> None:
    from app.browser.driver import Driver

    requests: asyncio.Queue[Message | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    threading.Thread(target=_read_requests, args=(loop, requests), name="requests", daemon=True).start()
    session = _Session(Driver(), answers)
    await session.warm_up()
    while (request := await requests.get()) is not None:
        await session.take(request)


class _Session:
    """Answers requests one after another; a "stop" ends the one under way."""

    def __init__(self, driver: "Driver", answers: BinaryIO) -> None:  # type: ignore[name-defined]  # noqa: F821
        self._driver = driver
        self._answers = answers
        self._work: asyncio.Task[None] | None = None

    async def warm_up(self) -> None:
        await self._driver.warm_up()
        self._say({"ready": True})

    async def take(self, request: Message) -> None:
        if self._work and not self._work.done() and request["do"] == "stop":
            self._work.cancel()
        if self._work:
            with contextlib.suppress(asyncio.CancelledError):
                await self._work
        if request["do"] != "stop":
            self._work = asyncio.create_task(self._answer(request), name="request")

    async def _answer(self, request: Message) -> None:
        number = request["id"]
        try:
            work = {"checks": self._checks, "load": self._load, "screenshot": self._screenshot}[str(request["do"])]
            self._say({"id": number, "done": await work(request)})
        except asyncio.CancelledError:
            self._say({"id": number, "failed": "stopped"})
            raise
        except Exception as error:  # the client turns it into an EngineError; the host lives on
            self._say({"id": number, "failed": f"{type(error).__name__}: {error}"})

    async def _checks(self, request: Message) -> Message:
        from app.browser.records import Records

        started = time.monotonic()
        self._driver.use(_files(request))
        seen = Records()
        for index, trial in enumerate(unpack_checks(request["checks"])):
            result = await self._driver.run_check(trial.steps, trial.goes_on)
            seen.merge(self._driver.records)
            outcome = {
                "index": index,
                "held": result.held,
                "reason": result.reason,
                "seconds": round(result.seconds, 4),
                "errors": list(self._driver.records.errors),
            }
            self._say({"id": request["id"], "outcome": outcome})
        return {"report": pack_report(seen.report()), "seconds": time.monotonic() - started}

    async def _load(self, request: Message) -> Message:
        self._driver.use(_files(request))
        return {"report": pack_report(await self._driver.load())}

    async def _screenshot(self, request: Message) -> Message:
        self._driver.use(_files(request))
        width_px, height_px = int(str(request["width_px"])), int(str(request["height_px"]))
        png = await self._driver.screenshot(width_px, height_px, bool(request["dark"]))
        return {"png": base64.b64encode(png).decode()}

    def _say(self, message: Message) -> None:
        self._answers.write(encode(message))
        self._answers.flush()


def _files(request: Message) -> dict[str, str]:
    files = request["files"]
    return {str(path): str(text) for path, text in files.items()} if isinstance(files, dict) else {}


def _read_requests(loop: asyncio.AbstractEventLoop, requests: "asyncio.Queue[Message | None]") -> None:
    for line in sys.stdin.buffer:
        loop.call_soon_threadsafe(requests.put_nowait, decode(line))
    os._exit(0)  # the parent is gone; Chromium's processes end when this one does


def _take_stdout() -> BinaryIO:
    """Keep the real stdout for answers and send everything else that prints to stderr."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


if __name__ == "__main__":
    main()
