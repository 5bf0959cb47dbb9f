"""`cognomega undo`: takes the last change of an app back."""

import argparse
from typing import TYPE_CHECKING

from app.commands.travelling import add_folder_parser, folder_of, report

if TYPE_CHECKING:
    from app.bootstrap import House


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `undo`."""
    add_folder_parser(subparsers, "undo", "take the last change of an app back; your own edits stay")


def run(args: argparse.Namespace, house: "House") -> int:
    """Return 0 where it is done, 3 where edits of the owner are in the way."""
    return report(house.changes.undo(folder_of(args)), args, house)
