"""`cognomega check`: tries an app again, promise by promise, also after its owner has changed it."""

import argparse
import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.tracing import told_trace, trace_app, trace_as_data
from app.domain.check import Check, Outcome
from app.domain.check_file import CHECK_FILE, read_checks
from app.domain.codebase import Codebase
from app.domain.errors import InputError
from app.domain.trace import Trace
from app.domain.verdict import Verdict

if TYPE_CHECKING:
    from app.bootstrap import House

UNMET = 3


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `check`."""
    parser = subparsers.add_parser("check", help="try an app's promises again, also after you changed it")
    parser.add_argument("folder", type=Path, metavar="DIR", help="the app's folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace, house: "House") -> int:
    """Try every check of the folder; return 0 where all held, else 3. `AppError` goes to the caller."""
    folder = args.folder.expanduser().absolute()
    codebase = house.workspace.read(folder)
    file = next((f for f in codebase.files if f.path == CHECK_FILE), None)
    if file is None:
        raise InputError(f"{folder} has no {CHECK_FILE}.", "Only apps that Cognomega built can be checked.")
    checks = read_checks(file.text)
    if not checks:
        raise InputError(f"{folder / CHECK_FILE} holds no checks.", "Build the app again to have them back.")
    verdict = asyncio.run(_check(codebase, checks, args.json, house))
    trace = _trace(codebase, checks, verdict, house)
    if args.json:
        print(json.dumps({**_as_data(folder, verdict), "trace": trace_as_data(trace)}, indent=1))
    else:
        print(*told_trace(trace), sep="\n")
        held = sum(1 for outcome in verdict.outcomes if outcome.held)
        print(*(f"  ✗ script error: {error}" for error in verdict.errors), sep="\n", end="\n" if verdict.errors else "")
        print(f"{held} of {len(verdict.outcomes)} held, {verdict.seconds:.1f} s.")
    return 0 if verdict.is_held else UNMET


def _trace(codebase: Codebase, checks: tuple[Check, ...], verdict: Verdict, house: "House") -> Trace:
    from app.bootstrap import read_parts

    return trace_app(codebase, checks, verdict, read_parts(house.paths.resources / "kit"))


async def _check(codebase: Codebase, checks: tuple[Check, ...], is_silent: bool, house: "House") -> Verdict:
    last_layer = ""

    def show(outcome: Outcome) -> None:
        nonlocal last_layer
        if is_silent:
            return
        if outcome.check.layer != last_layer:
            last_layer = outcome.check.layer
            print(f"{last_layer[:1].upper()}{last_layer[1:]}")
        reason = "" if outcome.held else f": {outcome.reason}"
        print(f"  {'✓' if outcome.held else '✗'} {outcome.check.says}{reason} ({outcome.seconds:.2f} s)", flush=True)

    try:
        return await house.start_browser().run_checks(codebase, checks, show)
    finally:
        await house.stop()


def _as_data(folder: Path, verdict: Verdict) -> dict[str, object]:
    return {
        "out": str(folder),
        "is_held": verdict.is_held,
        "checks": [
            {
                "clause": o.check.clause,
                "says": o.check.says,
                "held": o.held,
                "reason": o.reason,
                "layer": o.check.layer,
                "seconds": round(o.seconds, 3),
                "lines": list(o.check.lines),
            }
            for o in verdict.outcomes
        ],
        "layers": [asdict(layer) for layer in verdict.layers],
        "errors": list(verdict.errors),
        "seconds": round(verdict.seconds, 3),
    }
