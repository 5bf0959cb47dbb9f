"""The command line. `main` is the outer edge: here faults become plain sentences and exit codes.

Exit codes: 0 all held; 3 built with something unmet; 2 bad input or a fault of the world; 1 our fault; 130 Ctrl-C.
"""

import argparse
import contextlib
import importlib
import json
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.errors import AppError

if TYPE_CHECKING:
    from app.bootstrap import House
    from app.paths import Paths

# command → its module takes the joined house
_COMMANDS = {
    "build": True,
    "resume": True,
    "sessions": True,
    "open": True,
    "check": True,
    "solve": True,
    "change": True,
    "undo": True,
    "redo": True,
    "versions": True,
    "diff": True,
    "restore": True,
    "prepare": True,
    "settings": True,
    "data": True,
    "audit": True,
    "stats": True,
    "tuning": True,
    "network": True,
    "models": False,
    "doctor": False,
    "window": False,
}
_STOPPED = 130


def main(arguments: list[str] | None = None, join: "Callable[[Paths], House] | None" = None) -> int:
    """Do what the words say and return the exit code. `join` makes the house; tests give one of fakes."""
    # With another busy process a token takes 2,700 ms without it and 37 ms with it; must come before the engines.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    words = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # an old console without ✓ shows ? and does not crash
            stream.reconfigure(errors="replace")
    if words[:1] == ["--version"]:
        print(f"cognomega {_version()}")
        return 0
    if words and not words[0].startswith("-") and words[0] not in _COMMANDS:
        print(f"There is no command “{words[0]}”. To build an app: cognomega build {' '.join(words)}", file=sys.stderr)
        return 2
    parser = _parser()
    args = parser.parse_args(words)
    if not args.command:
        from app.commands.open import has_screen

        if not has_screen():
            parser.print_help()
            return 0
        args = parser.parse_args([*words, "window"])
    return _run_safely(args, join)


def _run_safely(args: argparse.Namespace, join: "Callable[[Paths], House] | None") -> int:
    try:
        return _run(args, join)
    except AppError as error:
        return _tell(args, error.exit_code, type(error).__name__, error.says, error.next_step)
    except KeyboardInterrupt:
        session = getattr(args, "session_id", "")
        kept = f"Nothing is lost: cognomega resume {session}".rstrip() if session else ""
        return _tell(args, _STOPPED, "Stopped", "Stopped.", kept)
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`); closing standard output would complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _tell(args, 1, "Bug", *_record_bug(args, error))


def _run(args: argparse.Namespace, join: "Callable[[Paths], House] | None") -> int:
    module = importlib.import_module(f"app.commands.{args.command}")
    from app.paths import Paths

    paths = Paths.from_environment()
    if not _COMMANDS[args.command]:
        from app.bootstrap import watch_this_process

        stop_watching = watch_this_process(paths)
        try:
            return int(module.run(args))
        finally:
            stop_watching()
    from app.logs import start_logging

    start_logging(paths, is_verbose=args.verbose)
    from app.bootstrap import House

    with contextlib.closing((join or House)(paths)) as house:
        return int(module.run(args, house))


def _tell(args: argparse.Namespace, code: int, kind: str, says: str, next_step: str) -> int:
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        print(f"{says} {next_step}".strip(), file=sys.stderr)
        if getattr(args, "json", False):
            error = {"kind": kind, "says": says, "next_step": next_step, "exit_code": code}
            print(json.dumps({"error": error, "session": getattr(args, "session_id", None) or None}, indent=1))
    return code


def _record_bug(args: argparse.Namespace, error: Exception) -> tuple[str, str]:
    import logging
    import traceback

    from app.logs import start_logging
    from app.paths import Paths

    log = start_logging(Paths.from_environment(), is_verbose=getattr(args, "verbose", False))
    logging.getLogger("app").error("a bug", exc_info=error)
    if log is None or getattr(args, "verbose", False):
        traceback.print_exception(error)
    session = getattr(args, "session_id", "")
    kept = f" Nothing is lost: cognomega resume {session}" if session else ""
    return (
        "Something went wrong, and it is our fault.",
        f"What happened is written in {log or 'the lines above'}.{kept}",
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cognomega", description="Say what app you want; this machine builds it, tries it, and shows what holds."
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument("--verbose", action="store_true", help="keep more in the log, and show faults in full")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name in _COMMANDS:
        importlib.import_module(f"app.commands.{name}").add_parser(subparsers)
    return parser


def _version() -> str:
    from importlib import metadata

    try:
        return metadata.version("cognomega")
    except metadata.PackageNotFoundError:
        import tomllib
        from pathlib import Path

        project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))
        return str(project["project"]["version"])


if __name__ == "__main__":
    sys.exit(main())
