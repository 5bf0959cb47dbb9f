"""`cognomega tuning`: what the machine changed of itself to be faster, what that gained, and the way back."""

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.domain.figure_words import KNOBS, NO_TUNING, TRIALS, gain_in_words

if TYPE_CHECKING:
    from app.bootstrap import House
    from app.domain.figures import Tuning


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `tuning` and `tuning undo`."""
    parser = subparsers.add_parser("tuning", help="see what was tuned on this machine, and take it back")
    parser.add_argument("doing", nargs="?", choices=("list", "undo"), default="list", help="list (as a rule) or undo")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace, house: "House") -> int:
    """Show what was tuned, or take the last of it back; return 0. `AppError` goes to the caller."""
    tuner = house.memory.tuner
    taken = tuner.undo() if args.doing == "undo" else None
    tunings, values = house.memory.figures.tunings(), tuner.settled()
    if args.json:
        told = [
            {
                **{name: getattr(t, name) for name in ("at", "knob", "before", "after", "state")},
                "results": json.loads(t.results),
            }
            for t in tunings
        ]
        undone = {"knob": taken.knob, "value": taken.before} if taken else None
        print(json.dumps({"values": values, "taken_back": undone, "tunings": told}, indent=1))
    elif args.doing == "undo":
        print(
            f"{KNOBS.get(taken.knob, taken.knob)}: {taken.before} again, as before {taken.after} was tried."
            " It holds from the next time the model is started."
            if taken
            else "There is nothing to take back."
        )
    else:
        print("\n".join(_lines(tunings, values)))
    return 0


def tuning_line(tuning: "Tuning") -> str:
    """Return one trial as a sentence: what was changed, what came of it, what it gained."""
    says = f"{KNOBS.get(tuning.knob, tuning.knob)}: {tuning.before} → {tuning.after}:"
    outcome = TRIALS.get(tuning.state, tuning.state).lower()
    gain = gain_in_words(tuning)
    return f"{says} {outcome} ({gain})." if gain else f"{says} {outcome}."


def _lines(tunings: "tuple[Tuning, ...]", values: dict[str, int]) -> Iterator[str]:
    for knob, value in values.items():
        yield f"{KNOBS.get(knob, knob)}: {value}"
    if not tunings:
        yield NO_TUNING
    for tuning in tunings:
        yield f"{tuning.at[:16].replace('T', ' ')}  {tuning_line(tuning)}"
    if any(tuning.is_in_force for tuning in tunings):
        yield "Take the last of it back: cognomega tuning undo"
