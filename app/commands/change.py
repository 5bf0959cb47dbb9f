"""`cognomega change`: an app that is there is changed by saying so; nothing that worked is broken by it."""

import argparse
import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.audio import AudioClip
from app.domain.change import Changed
from app.domain.errors import InputError
from app.domain.events import (
    ChangeStep,
    ChangeStepStarted,
    CheckTried,
    Event,
    LinesChanged,
    SpeechHeard,
)
from app.domain.transcript import Transcript

if TYPE_CHECKING:
    from app.bootstrap import House

UNMET = 3
_DOING: dict[ChangeStep, str] = {
    "listen": "",
    "rewrite": "Changing the blueprint",
    "generate": "Writing the code",
    "merge": "Keeping your edits",
    "try": "Trying everything again",
    "keep": "Keeping the version",
}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `change`."""
    parser = subparsers.add_parser("change", help="change an app by saying what should be different")
    parser.add_argument("folder", type=Path, metavar="DIR", help="the app's folder")
    parser.add_argument("text", nargs="*", metavar="TEXT", help="what should be different, or “undo that”")
    parser.add_argument("--audio", type=Path, metavar="FILE", help="a recording of what should be different")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quiet", action="store_true", help="say nothing but errors and the result")


def run(args: argparse.Namespace, house: "House") -> int:
    """Change the app; return 0 where it is changed and all held, 3 where it is not. `AppError` goes to the caller."""
    text = " ".join(args.text).strip()
    if args.audio and text:
        raise InputError("There is both a text and a recording.", "Give one of them.")
    if args.audio and not args.audio.is_file():
        raise InputError(f"There is no sound file {args.audio}.", "Check its name.")
    if not args.audio and not text:
        raise InputError("You have not said what to change.", "For example: cognomega change DIR add a due date")
    source = AudioClip(args.audio.absolute()) if args.audio else Transcript(text)
    folder = args.folder.expanduser().absolute()
    changed = asyncio.run(_change(folder, source, args.quiet, house))
    if args.json:
        print(json.dumps(as_data(changed), indent=1, ensure_ascii=False))
    else:
        print(as_text(changed))
    return 0 if changed.is_held else UNMET


async def _change(folder: Path, source: AudioClip | Transcript, is_quiet: bool, house: "House") -> Changed:
    try:
        return await house.changes.change(folder, source, lambda event: None if is_quiet else show(event))
    finally:
        await house.stop()


def show(event: Event) -> None:
    """Tell the person who waits what happens, on standard error."""
    match event:
        case ChangeStepStarted(step) if _DOING[step]:
            _say(f"{_DOING[step]} …")
        case SpeechHeard(1.0, text):
            _say(f"I heard: “{text}”")
        case LinesChanged(removed, added):
            for line in removed:
                _say(f"    - {line}")
            for line in added:
                _say(f"    + {line}")
        case CheckTried(outcome, done, total):
            _say(f"    {'✓' if outcome.held else '✗'} {outcome.check.says} ({done} of {total})")


def as_text(changed: Changed) -> str:
    """Return what became of the wish, for people."""
    if not changed.applied:
        return "\n".join(t for t in (f"Not changed. {changed.reason}", changed.offer) if t)
    number = f"This is version {changed.version.number}." if changed.version else ""
    if not changed.verdict.outcomes:
        return f"Done. {number}"
    held = sum(1 for o in changed.verdict.outcomes if o.held)
    lines = [
        f"Changed. {held} of {len(changed.verdict.outcomes)} checks held. {number} It took {changed.seconds:.1f} s."
    ]
    lines += [f"  ✗ {says} (as before)" for says in changed.failing_before]
    lines += [f"  – no longer promised: {says}" for says in changed.retired]
    return "\n".join([*lines, "To take it back: cognomega undo DIR"])


def as_data(changed: Changed) -> dict[str, object]:
    """Return everything that is known of the change, for programs."""
    version = changed.version
    return {
        "out": str(changed.folder),
        "wish": changed.wish,
        "applied": changed.applied,
        "is_held": changed.is_held,
        "is_so_already": changed.is_so,
        "reason": changed.reason,
        "offer": changed.offer,
        "lines": {"removed": list(changed.removed), "added": list(changed.added)},
        "by_rule": changed.by_rule,
        "checks": [
            {"clause": o.check.clause, "says": o.check.says, "held": o.held, "reason": o.reason}
            for o in changed.verdict.outcomes
        ],
        "broken": [o.check.says for o in changed.broken],
        "retired": list(changed.retired),
        "failing_before": list(changed.failing_before),
        "conflicts": [
            {"path": c.path, "line": c.line, "yours": c.yours, "wanted": c.wanted} for c in changed.conflicts
        ],
        "version": {"number": version.number, "id": version.id, "title": version.title} if version else None,
        "seconds": round(changed.seconds, 3),
        "tokens": {
            "prompt": changed.tokens.prompt,
            "generated": changed.tokens.generated,
            "cached": changed.tokens.cached,
        },
    }


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
