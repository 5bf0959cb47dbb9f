"""`cognomega prepare`: reads the agents' instructions once, so that the first build is as quick as every later one."""

import argparse
import asyncio
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.bootstrap import House


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `prepare`."""
    subparsers.add_parser("prepare", help="get ready once, so that the first build is as quick as later ones")


def run(args: argparse.Namespace, house: "House") -> int:
    """Read what is not yet on disk; return 0. `AppError` goes to the caller."""
    started_s = time.perf_counter()
    asyncio.run(_prepare(house))
    print(f"Ready after {time.perf_counter() - started_s:.0f} s.", file=sys.stderr)
    return 0


async def _prepare(house: "House") -> None:
    def show(done: int, total: int) -> None:
        print(f"Reading instructions: {done} of {total}", file=sys.stderr, flush=True)

    try:
        await house.prepare(show)
    finally:
        await house.stop()
