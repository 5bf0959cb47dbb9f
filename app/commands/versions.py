"""`cognomega versions`: what an app was, and by which words it became what it is."""

import argparse
import json
from typing import TYPE_CHECKING

from app.commands.travelling import add_folder_parser, folder_of, version_data

if TYPE_CHECKING:
    from app.bootstrap import House


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `versions`."""
    add_folder_parser(subparsers, "versions", "list the versions of an app, the newest first")


def run(args: argparse.Namespace, house: "House") -> int:
    """List the versions. What was edited since the last becomes one."""
    history = house.changes.versions(folder_of(args))
    if args.json:
        print(json.dumps({"versions": [version_data(v) for v in history]}, indent=1, ensure_ascii=False))
    else:
        for v in history:
            print(f"{v.number:>4}  {v.made_at.astimezone():%Y-%m-%d %H:%M}  {v.id[:7]}  {v.title}")
    return 0
