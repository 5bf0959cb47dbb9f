"""`cognomega solve`: a function from its signature and description, chosen by running what the agents wrote."""

import argparse
import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import InputError

if TYPE_CHECKING:
    from app.bootstrap import House
    from app.domain.ballot import Ballot
    from app.domain.function_task import FunctionTask

MOST_BYTES = 1_000_000
UNMET = 3


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `solve`."""
    parser = subparsers.add_parser("solve", help="write a function from its signature and description, and run it")
    parser.add_argument("file", metavar="FILE", help="a text with signature and description; - reads standard input")
    parser.add_argument(
        "--lang", choices=("python", "javascript"), default="python", help="the language to write it in (python)"
    )
    parser.add_argument("--agents", type=_read_agents, default=5, metavar="N", help="how many agents, 1 to 16 (5)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace, house: "House") -> int:
    """Write the function; return 3 where it misses an example of the text. `AppError` goes to the caller."""
    from app.pipeline.reading_functions import read_task

    task = read_task(_read_text(args.file), args.lang)
    ballot = asyncio.run(_solve(task, args, house))
    if args.json:
        print(json.dumps(_as_data(ballot), indent=1))
    else:
        from app.domain.ballot import describe_ballot

        if ballot.code:
            print(ballot.code, flush=True)
        print(describe_ballot(ballot), file=sys.stderr)
    return 0 if ballot.is_verified or (ballot.code and not task.examples) else UNMET


async def _solve(task: "FunctionTask", args: argparse.Namespace, house: "House") -> "Ballot":
    try:
        return await house.solve(await house.open_solver(args.agents), task)
    finally:
        await house.stop()


def _read_text(name: str) -> str:
    """Return the task's text; a JSON object with a `prompt` stands for that."""
    if name == "-":
        text = sys.stdin.buffer.read(MOST_BYTES).decode("utf-8", "replace")
    else:
        try:
            text = Path(name).expanduser().read_bytes()[:MOST_BYTES].decode("utf-8", "replace")
        except OSError as error:
            raise InputError(f"The file {name} cannot be read.", "Check its name.") from error
    if text.lstrip().startswith("{"):
        try:
            data = json.loads(text)
        except ValueError:
            return text
        if isinstance(data, dict) and isinstance(data.get("prompt"), str):
            return str(data["prompt"])
    return text


def _read_agents(text: str) -> int:
    from app.swarm.agents import MOST_AGENTS

    number = int(text) if text.isdigit() else 0
    if not 1 <= number <= MOST_AGENTS:
        raise argparse.ArgumentTypeError(f"a number from 1 to {MOST_AGENTS}")
    return number


def _as_data(ballot: "Ballot") -> dict[str, object]:
    return {
        "code": ballot.code,
        "verified": ballot.is_verified,
        "agreement": round(ballot.agreement, 3),
        "ballot": json.loads(ballot.as_json()),
        "seconds": round(ballot.seconds, 3),
        "tokens": {
            "prompt": ballot.tokens.prompt,
            "cached": ballot.tokens.cached,
            "generated": ballot.tokens.generated,
        },
    }
