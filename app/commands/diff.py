"""`cognomega diff`: what differs between two versions of an app."""

import argparse
import json
from typing import TYPE_CHECKING

from app.commands.travelling import add_folder_parser, folder_of

if TYPE_CHECKING:
    from app.bootstrap import House


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `diff`."""
    parser = add_folder_parser(
        subparsers, "diff", "show what the last change did, or what differs between two versions"
    )
    parser.add_argument("old", nargs="?", default="", metavar="OLD", help="a version's number (else the one before)")
    parser.add_argument("new", nargs="?", default="", metavar="NEW", help="a version's number (else the newest)")


def run(args: argparse.Namespace, house: "House") -> int:
    """Print the difference as git does."""
    patch = house.changes.diff(folder_of(args), args.old, args.new)
    if args.json:
        print(json.dumps({"diff": patch}, ensure_ascii=False))
    else:
        print(patch or "Nothing differs.")
    return 0
