"""`cognomega doctor`: what Cognomega stands on here, what is missing, and how to mend it."""

import argparse
import json
import sys


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `doctor`."""
    parser = subparsers.add_parser("doctor", help="see what is missing on this machine and how to mend it")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Print what was found as it is found; return 0 where everything needed holds, else 2."""
    from dataclasses import asdict

    from app.engines.catalog import load_catalog
    from app.engines.health import examine
    from app.engines.model_store import ModelStore
    from app.paths import Paths

    paths = Paths.from_environment()
    findings = []
    for finding in examine(paths, ModelStore(paths, load_catalog(paths.model_catalog))):
        findings.append(finding)
        if not args.json:
            mark = "ok     " if finding.holds else ("MISSING" if finding.is_needed else "without")
            mend = f"\n         To mend it: {finding.mend}" if finding.mend else ""
            print(f"{mark}  {finding.name}: {finding.says}{mend}", flush=True)
    is_well = all(finding.holds for finding in findings if finding.is_needed)
    if args.json:
        print(json.dumps({"well": is_well, "findings": [asdict(finding) for finding in findings]}, indent=1))
    else:
        print("Everything needed is here." if is_well else "Something needed is missing.", file=sys.stderr)
    return 0 if is_well else 2
