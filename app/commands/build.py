"""`cognomega build`: a request in words or sound becomes an app."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import InputError

if TYPE_CHECKING:
    from app.bootstrap import House

QUESTION = "What app would you like? "
MOST_BYTES = 1_000_000


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `build`."""
    parser = subparsers.add_parser("build", help="build an app from what you type or say")
    parser.add_argument(
        "text", nargs="*", metavar="TEXT", help="what the app should do; - reads it from standard input"
    )
    parser.add_argument("--audio", type=Path, metavar="FILE", help="a recording of what the app should do")
    add_build_options(parser)


def add_build_options(parser: argparse.ArgumentParser) -> None:
    """Add what `build` and `resume` share."""
    parser.add_argument("--out", type=Path, metavar="DIR", help="the folder for the app (else one in your documents)")
    parser.add_argument("--transcript", metavar="TEXT", help="take this for what was said")
    parser.add_argument("--yes", action="store_true", help="do not ask whether it was heard right")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quiet", action="store_true", help="say nothing but errors and where the app is")


def run(args: argparse.Namespace, house: "House") -> int:
    """Build; return 0 where every wish was seen to work, 3 where one was not. `AppError` goes to the caller."""
    from app.commands.running import run_session
    from app.domain.request import read_request

    text = _read_text(args)
    if args.audio and not args.audio.is_file():
        raise InputError(f"There is no sound file {args.audio}.", "Check its name.")
    request = "" if args.audio else read_request(text)
    session = house.sessions.create(
        request,
        args.audio.absolute() if args.audio else None,
        args.out.expanduser().absolute() if args.out else None,
        house.model_name,
    )
    return run_session(session, args, house)


def _read_text(args: argparse.Namespace) -> str:
    text = " ".join(args.text)
    if args.audio and text:
        raise InputError("There is both a text and a recording.", "Give one of them.")
    if text == "-":
        # Bytes, so that a file in another encoding is a request with odd letters and not a crash.
        return sys.stdin.buffer.read(MOST_BYTES).decode("utf-8", "replace")
    if args.audio or text.strip():
        return text
    if not args.text and sys.stdin.isatty() and not args.json:
        return _ask()
    return text


def _ask() -> str:
    try:
        return input(QUESTION)
    except EOFError:
        return ""
