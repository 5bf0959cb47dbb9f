"""`cognomega data`: everything kept on this machine, copied, carried elsewhere, brought back, checked, deleted."""

import argparse
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.confirming import FOR_GOOD, expect_confirmed

if TYPE_CHECKING:
    from app.bootstrap import House

FAULTY = 3


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `data` and what can be done with it."""
    parser = subparsers.add_parser("data", help="back up, export, import, check or delete what is kept")
    doings = parser.add_subparsers(
        dest="doing", metavar="backup | export | import | check | delete-everything", required=True
    )
    backup = doings.add_parser("backup", help="copy the whole database")
    backup.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="where (else a dated file among the backups)"
    )
    export = doings.add_parser(
        "export", help="write everything as JSON lines in a zip, for other programs and machines"
    )
    export.add_argument("file", type=Path, metavar="FILE")
    bring_in = doings.add_parser("import", help="add what an export or a backup holds; adds nothing twice")
    bring_in.add_argument("file", type=Path, metavar="FILE")
    check = doings.add_parser("check", help="see that all that is kept is whole, and how much it is")
    check.add_argument("--json", action="store_true", help="print one JSON object")
    delete = doings.add_parser(
        "delete-everything", help="forget sessions, measurements and answers; apps, models and settings stay"
    )
    delete.add_argument("--for-good", action="store_true", help="without a backup; cannot be undone")
    delete.add_argument("--yes", action="store_true", help="do not ask")


def run(args: argparse.Namespace, house: "House") -> int:
    """Do what was asked; return the exit code. `AppError` goes to the caller."""
    match args.doing:
        case "backup":
            print(house.memory.safekeeping.back_up(args.file and args.file.absolute()))
        case "export":
            counts = house.memory.safekeeping.export(args.file.absolute())
            print(f"{args.file}: {counts['sessions']} sessions, {sum(counts.values())} lines in all.")
        case "import":
            counts = house.memory.safekeeping.bring_in(args.file.absolute())
            print(f"{counts['sessions']} sessions came, {sum(counts.values())} lines in all.")
        case "check":
            return _check(args.json, house)
        case "delete-everything":
            _delete(args, house)
    return 0


def _check(as_json: bool, house: "House") -> int:
    health = house.memory.safekeeping.check()
    if as_json:
        names = ("size_bytes", "session_count", "bytes_a_session", "faults")
        print(json.dumps({name: getattr(health, name) for name in names}, indent=1))
        return FAULTY if health.faults else 0
    print(f"{house.paths.database}: {health.session_count} sessions, {health.size_bytes / 1e6:.1f} MB", end="")
    print(f", {health.bytes_a_session / 1e3:.0f} KB a session." if health.session_count else ".")
    for fault in health.faults:
        print(f"  ✗ {fault}")
    print(
        "All that is kept is whole." if not health.faults else "A backup brings it back: `cognomega data import FILE`."
    )
    return FAULTY if health.faults else 0


def _delete(args: argparse.Namespace, house: "House") -> None:
    if args.for_good:
        expect_confirmed(house, "data", "Forget everything for good?", args.yes)
    backup = house.memory.safekeeping.delete_everything(args.for_good)
    shutil.rmtree(house.paths.answers, ignore_errors=True)
    if args.for_good:
        for folder in (house.paths.backups, house.paths.recordings):
            shutil.rmtree(folder, ignore_errors=True)
        house.paths.window_state.unlink(missing_ok=True)  # words typed and not yet sent stand in it
        house.memory.governor.note_confirmed("data", FOR_GOOD, True)  # the first note went with everything else
        print("Everything is forgotten, for good. Your apps, models and settings are where they were.")
    else:
        print(f"Everything is forgotten. Undo: cognomega data import {backup}")
        print("Your apps, models and settings are where they were.")
