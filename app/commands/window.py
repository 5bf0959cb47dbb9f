"""`cognomega window`: the desktop app."""

import argparse


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `window`."""
    subparsers.add_parser("window", help="open the window (what happens with no words at all, where there is a screen)")


def run(args: argparse.Namespace) -> int:
    """Open the window and return when it is closed."""
    from app.gui.start import run_window
    from app.logs import start_logging
    from app.paths import Paths

    paths = Paths.from_environment()
    start_logging(paths)
    return run_window(paths)
