"""Asks the person at the terminal, without stopping what works in the background and with Ctrl-C at any moment."""

import asyncio
import math
import os
import sys
import threading

from app.commands.progress import Progress
from app.domain.errors import InputError
from app.domain.request import read_request
from app.domain.transcript import Transcript
from app.domain.wish_question import LEFT_OUT, WishQuestion

_KEEP_PLACE, _BACK_TO_PLACE = "\x1b7", "\x1b8"


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


async def ask_wish(question: WishQuestion, progress: Progress) -> int:
    """Show the question with its answers and return the number that is typed; Enter alone leaves it out.

    It is cancelled when the time is up.
    """
    count = len(question.offers)
    numbers = " or ".join(str(number + 1) for number in range(count))
    with progress.paused():
        print(question.asks, file=sys.stderr)
        for number, offer in enumerate(question.offers, 1):
            print(f"  {number}  {offer.says}", file=sys.stderr)
        prompt = f"Type {numbers}, or press Enter to leave it out"
        counting = asyncio.create_task(_count_down(prompt, question.wait_s), name="count down")
        try:
            while True:
                typed = (await _read_line()).strip()
                if not typed:
                    return LEFT_OUT
                if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= count:
                    return int(typed) - 1
                print("That is none of them.", file=sys.stderr)
        finally:
            counting.cancel()
            print(file=sys.stderr)


async def _count_down(prompt: str, seconds: float) -> None:
    """Say how long there is time, before the place where the answer is typed; what is typed there stays."""
    for left in range(math.ceil(seconds), 0, -1):
        line = f"{prompt} (goes on in {left:2} s): "
        is_first = left == math.ceil(seconds)
        print(line if is_first else f"{_KEEP_PLACE}\r{line}{_BACK_TO_PLACE}", end="", file=sys.stderr, flush=True)
        await asyncio.sleep(1)


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
