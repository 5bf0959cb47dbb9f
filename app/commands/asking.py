"""Asks the person at the terminal, without stopping what works in the background and with Ctrl-C at any moment."""

import asyncio
import os
import sys
import threading

from app.commands.progress import Progress
from app.domain.errors import InputError
from app.domain.request import read_request
from app.domain.transcript import Transcript


async def confirm_heard(heard: Transcript, progress: Progress) -> Transcript:
    """Show what was heard and return it, or what the person types instead."""
    with progress.paused():
        print(f"I heard: “{heard.text}”", file=sys.stderr)
        while True:
            print("Press Enter to build it, or type what you meant: ", end="", file=sys.stderr, flush=True)
            typed = (await _read_line()).strip()
            try:
                return Transcript(read_request(typed)) if typed else heard
            except InputError as error:
                print(error, file=sys.stderr)


async def _read_line() -> str:
    """Return one line from the terminal.

    A thread of its own, not `to_thread`: a pool waits for its threads at the end, and this one may wait for Enter
    for ever. It reads the bare descriptor, since a thread that dies inside `sys.stdin` aborts the interpreter.
    """
    loop = asyncio.get_running_loop()
    line: asyncio.Future[str] = loop.create_future()

    def settle(text: str) -> None:
        if not line.done():
            line.set_result(text)

    def read() -> None:
        text = os.read(sys.stdin.fileno(), 65536).decode("utf-8", "replace")
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, text)

    threading.Thread(target=read, name="read-line", daemon=True).start()
    return await line
