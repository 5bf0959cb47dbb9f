"""`cognomega redo`: makes the change again that was last undone."""

import argparse
from typing import TYPE_CHECKING

from app.commands.travelling import add_folder_parser, folder_of, report

if TYPE_CHECKING:
    from app.bootstrap import House


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `redo`."""
    add_folder_parser(subparsers, "redo", "make the change again that was last undone")


def run(args: argparse.Namespace, house: "House") -> int:
    """Return 0 where it is done, 3 where edits of the owner are in the way."""
    return report(house.changes.redo(folder_of(args)), args, house)
