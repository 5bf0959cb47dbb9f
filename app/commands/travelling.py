"""What `undo`, `redo`, `restore`, `versions` and `diff` share: the folder, the report, the exit code."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.version import Conflict, Version

if TYPE_CHECKING:
    from app.bootstrap import House

UNMET = 3


def add_folder_parser(
    subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, says: str
) -> argparse.ArgumentParser:
    """Add a command that takes an app's folder and `--json`."""
    parser = subparsers.add_parser(name, help=says)
    parser.add_argument("folder", type=Path, metavar="DIR", help="the app's folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


def folder_of(args: argparse.Namespace) -> Path:
    return Path(args.folder.expanduser().absolute())


def report(done: Version | tuple[Conflict, ...], args: argparse.Namespace, house: "House") -> int:
    """Note and tell what was done, or tell the places where edits stand in the way."""
    house.memory.keep_travel(folder_of(args), done)
    if isinstance(done, Version):
        if args.json:
            print(json.dumps({"applied": True, "version": version_data(done)}, indent=1, ensure_ascii=False))
        else:
            print(f"{done.title}. This is version {done.number}.")
        return 0
    if args.json:
        places = [{"path": c.path, "line": c.line, "yours": c.yours, "wanted": c.wanted} for c in done]
        print(json.dumps({"applied": False, "conflicts": places}, indent=1, ensure_ascii=False))
    else:
        print("Not done: you edited places that this would need to change. Nothing was touched.")
        print(*(f"  {conflict.says}" for conflict in done), sep="\n")
    return UNMET


def version_data(version: Version) -> dict[str, object]:
    """Return a version for programs."""
    return {
        "number": version.number,
        "id": version.id,
        "kind": version.kind,
        "title": version.title,
        "wish": version.wish,
        "made_at": version.made_at.isoformat(),
    }
