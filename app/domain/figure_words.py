"""What was measured, in words: the same in the window and at the command line."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.figures import HelpFigures, Spread, Tuning
from app.domain.line_words import KINDS

KNOBS = {
    "sequences": "Answers written at once",
    "threads": "Processor cores used",
    "candidates": "Candidates for each function",
    "agreement": "Percent that must agree for a vote to end",
}
"""What the optimiser may change."""
TRIALS = {
    "trying": "Being tried",
    "kept": "Kept",
    "undone": "Not better, so left as it was",
    "taken back": "Taken back by you",
}
HELPERS = {
    "more samples": "The same model, four more times",
    "larger model": "A larger model",
    "person": "You",
    "cloud": "A model on the internet",
}
"""Who stands on the rungs of the ladder of help."""
ASKED = "Asked"
CAME = {
    "chosen": "Chose one of the lines",
    "left out": "Left it out",
    "no answer": "Did not answer in time",
    "nothing to offer": "There was nothing to choose from",
}
PASSED_OVER = {
    "too slow here": "Not asked: too slow on this machine",
    "no room for it": "Not asked: no room in memory",
    "it failed": "Could not help: it failed",
    "nobody is there": "Not asked: nobody was there",
    "switched off": "Not asked: switched off",
    "none in this version": "Not asked: there is none in this version",
}
LEAST_BUILDS = 5
"""Of fewer nobody is told how often they succeed."""
NO_HELP = "No help was asked for so far. When nothing answers a wish, a larger model is asked, then you."
NO_TUNING = "Nothing was tuned so far: the first trial begins after 20 builds."
MACHINE = {
    "cpu cores": "Processor cores at work",
    "memory mb": "Memory taken, MB",
    "memory free mb": "Memory free, MB",
    "disk free mb": "Disk free, MB",
    "network kb": "Sent and received meanwhile, KB",
}
"""What the latest build saw of the machine; the network is the whole machine's."""
AGREEMENT = {
    "intent": "How clear the wish was",
    "votes": "Agents among each other",
    "validators": "Checks that held",
    "wishes": "Wishes and what was seen",
}
VOTES = {"function": "Functions", "machine": "Moving parts"}
NO_VOTES = "No agents have voted so far: they do when a function is to be written that nobody knows yet."
CHANGES = {
    "held": "Changes made, and all held",
    "unmet": "Changes made, something did not hold",
    "refused": "Changes refused, the app left as it was",
}
VERSIONS = {"undo": "Changes taken back", "redo": "Changes made again", "restore": "Older versions brought back"}
_WISHES = {"not understood": "Not understood", "app": "The app as a whole"}


@dataclass(frozen=True, slots=True)
class HelpLine:
    """What became of a rung how often; `answered` and `seconds` only where it was asked."""

    who: str
    what: str
    times: int
    answered: int | None = None
    seconds: Spread | None = None


def help_lines(name: str, rung: HelpFigures) -> Iterator[HelpLine]:
    """Yield how often a rung was asked and what that bought, what came of it, and why it was passed over."""
    who = HELPERS.get(name, name)
    if rung.taken:
        yield HelpLine(who, ASKED, rung.taken, rung.answered, rung.seconds)
    for came, times in rung.came.items():
        yield HelpLine(who, CAME.get(came, came), times)
    for why, times in rung.passed_over.items():
        yield HelpLine(who, PASSED_OVER.get(why, why), times)


def hope_in_words(sure: float, runs: int) -> str:
    """Return how often a build does all that was asked; "" while `runs` builds are too few to say."""
    if runs < LEAST_BUILDS:
        return ""
    tenths = round(sure * 10)
    return f"All wishes hold in {tenths} of 10 builds" if tenths < 10 else "All wishes hold in more than 9 of 10 builds"


def wish_in_words(kind: str) -> str:
    """Return a sort of wish, which is kept as the first word of a blueprint line."""
    return _WISHES.get(kind) or KINDS.get(kind, kind)


def gain_in_words(tuning: Tuning) -> str:
    """Return what a trial showed; "" while it goes on."""
    measured = tuning.measured
    if "gain" not in measured:
        return ""
    runs = f"{measured.get('runs before', 0):.0f} and {measured.get('runs after', 0):.0f} builds"
    return f"{measured['gain']:+.0%} speed over {runs}; by chance alone {measured.get('chance of luck', 0):.0%}"
