"""`cognomega network`: the ledger of every attempt to reach beyond this machine, and how many were let out."""

import argparse
import json
from typing import TYPE_CHECKING

from app.domain.network import count_attempts, left_count

if TYPE_CHECKING:
    from app.bootstrap import House

_PARTS = {"app.engines.downloads": "model download", "app.engines.wheel_source": "model download"}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `network`."""
    parser = subparsers.add_parser("network", help="show every attempt to reach beyond this machine")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace, house: "House") -> int:
    """Print the ledger; return 0."""
    counts = count_attempts(house.network.attempts())
    left = left_count(counts)
    refused = sum(each.times for each in counts) - left
    if args.json:
        rows = [
            {
                "part": _PARTS.get(c.part, c.part),
                "address": c.address,
                "outcome": c.outcome,
                "times": c.times,
                "last": c.last.isoformat(),
            }
            for c in counts
        ]
        print(json.dumps({"left": left, "refused": refused, "attempts": rows}, indent=1))
        return 0
    print("Nothing has left this machine." if not left else f"{left} attempts were let out:")
    for each in counts:
        if each.outcome == "left":
            part = _PARTS.get(each.part, each.part)
            print(f"  {part}: {each.address} ({each.times} times, last {each.last:%Y-%m-%d %H:%M})")
    print(f"{refused} attempts of apps and functions were refused{':' if refused else '.'}")
    for each in counts:
        if each.outcome == "refused":
            print(f"  {each.part}: {each.address} ({each.times} times)")
    return 0
