"""`cognomega restore`: makes an app as it was in a version; what is there now stays in the history."""

import argparse
from typing import TYPE_CHECKING

from app.commands.travelling import add_folder_parser, folder_of, report

if TYPE_CHECKING:
    from app.bootstrap import House


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `restore`."""
    parser = add_folder_parser(subparsers, "restore", "make an app as it was in a version")
    parser.add_argument("version", metavar="VERSION", help="its number or the beginning of its id, see `versions`")


def run(args: argparse.Namespace, house: "House") -> int:
    """Restore the version; it becomes a version of its own, so that it can be undone."""
    return report(house.changes.restore(folder_of(args), args.version), args, house)
