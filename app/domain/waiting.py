"""What people who wait are told: what is being done, and how long it still takes if it takes as long as usual."""

from collections.abc import Mapping

from app.domain.build import STAGES, StageName

DOING: Mapping[StageName, str] = {
    "transcribe": "Listening",
    "confirm": "Making sure I heard you right",
    "intent": "Working out what you want",
    "understand": "Writing the blueprint",
    "design": "Designing",
    "generate": "Writing the code",
    "validate": "Trying it as you would",
    "deliver": "Putting it in its folder",
}
HIDDEN: frozenset[StageName] = frozenset({"confirm"})
"""Time a person takes is shown by the question itself, and is no part of an estimate."""

OVERTIME = 0.3
"""Share of its time so far that a late stage is expected to take still: least error on 170 recorded builds."""


def seconds_left(stage: StageName, in_stage_s: float, usual_seconds: Mapping[str, float]) -> float:
    """Return how long the rest takes if it takes as long as usual; 0 where nothing is known.

    A stage that is over its time is not promised to end at once: the longer it has taken, the longer it still takes.
    """
    usual_s = usual_seconds.get(stage, 0.0)
    now = max(usual_s - in_stage_s, OVERTIME * in_stage_s) if usual_s and stage not in HIDDEN else 0.0
    later = STAGES[STAGES.index(stage) + 1 :]
    return now + sum(usual_seconds.get(name, 0.0) for name in later if name not in HIDDEN)


def in_words(seconds: float) -> str:
    if seconds < 90:
        return f"{max(round(seconds), 1)} s"
    return f"{round(seconds / 60)} minutes"
