"""`cognomega audit`: what the rules refused, what a person confirmed, what left this machine, and why."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.bootstrap import House


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `audit`."""
    parser = subparsers.add_parser("audit", help="see what the rules refused or let pass, and why")
    parser.add_argument("--most", type=int, default=1000, metavar="N", help="only the latest N (else 1000)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--export", type=Path, metavar="FILE", help="write to FILE: .csv or .json")


def run(args: argparse.Namespace, house: "House") -> int:
    """Show or write the log; return 0. `AppError` goes to the caller."""
    from app.domain.errors import InputError
    from app.storage.audit import audit_as_csv, audit_as_json

    entries = house.memory.audit.entries(args.most)
    if args.export:
        if args.export.suffix not in (".csv", ".json"):
            raise InputError(f"{args.export} is neither .csv nor .json.", "Name the file so.")
        is_table = args.export.suffix == ".csv"
        args.export.write_text(audit_as_csv(entries) if is_table else audit_as_json(entries), "utf-8")
        print(f"{len(entries)} entries are in {args.export}.", file=sys.stderr)
    elif args.json:
        print(audit_as_json(entries))
    else:
        for entry in entries:
            d = entry.decision
            mark = "✓" if d.is_allowed else "✗"
            print(f"{mark} {entry.at.astimezone():%Y-%m-%d %H:%M:%S}  {d.actor}: {d.action} {d.subject}: {d.reason}")
        if not entries:
            print("Nothing was refused, confirmed or sent so far.")
    return 0
