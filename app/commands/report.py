"""What is said of a finished build: to people in their own words, to programs as one JSON object."""

import json
from collections.abc import Sequence

from app.domain.build import Built
from app.domain.codec import to_json
from app.domain.events import StageFinished
from app.domain.metrics import Tokens
from app.domain.results import clause_of
from app.domain.session import Session
from app.pipeline.clauses import is_likely_english


def report_to_people(session: Session, built: Built, finished: Sequence[StageFinished]) -> str:
    """Return what was built, where, and what became of each wish."""
    title = built.understood.blueprint.title or "Your app"
    lines = [f"{title} is ready: {built.delivered.folder}", ""]
    for result in built.results:
        match result.state:
            case "held":
                lines.append(f"  ✓ {result.clause}")
            case "not held":
                lines.append(f"  ✗ {result.clause}: {result.says}")
            case "assumed":
                lines.append(f"  {'✓' if result.held else '✗'} {result.clause} (assumed: you did not say it)")
    outcomes = built.validated.verdict.outcomes
    held = sum(1 for outcome in outcomes if outcome.held)
    seconds = sum(event.cost.seconds for event in finished if event.stage != "confirm")
    lines += ["", f"Tried in a browser: {held} of {len(outcomes)} checks held. It took {seconds:.1f} s."]
    if not built.is_held:
        lines.append("What is marked ✗ does not work yet. Say it in other words and build again, or edit the files.")
        if built.transcript.language != "en" or not is_likely_english(built.transcript.text):
            lines.append("I understand English best so far: saying it in English may help.")
    lines.append(f"Open it: cognomega open {session.id}, or double-click index.html in that folder.")
    return "\n".join(lines)


def report_to_programs(
    session: Session, built: Built, finished: Sequence[StageFinished], model: str
) -> dict[str, object]:
    """Return everything that is known of the build."""
    tokens = sum((event.cost.tokens for event in finished), Tokens())
    return {
        "session": session.id,
        "out": str(built.delivered.folder),
        "is_held": built.is_held,
        "transcript": _plain(built.transcript),
        "intent": _plain(built.intent),
        "blueprint": built.understood.blueprint.text,
        "architecture": _plain(built.architecture),
        "files": _files(built),
        "checks": [
            {
                "clause": clause_of(outcome, built.understood),
                "says": outcome.check.says,
                "held": outcome.held,
                "assumed": outcome.check.assumed,
                "reason": outcome.reason,
                "layer": outcome.check.layer,
                "seconds": round(outcome.seconds, 3),
            }
            for outcome in built.validated.verdict.outcomes
        ],
        "wishes": [_plain(result) for result in built.results],
        "unmet": list(built.unmet),
        "assumed": list(built.assumed),
        "errors": list(built.validated.verdict.errors),
        "attempts": built.validated.attempts,
        "repairs": [{"way": r.way, "reasons": list(r.reasons), "came": r.came} for r in built.validated.rounds],
        "seconds": {event.stage: round(event.cost.seconds, 3) for event in finished},
        "tokens": {"prompt": tokens.prompt, "generated": tokens.generated, "cached": tokens.cached},
        "model": model,
    }


def _files(built: Built) -> list[str]:
    from app.pipeline.stages.deliver import complete, tell_story

    story = tell_story(built.intent.request, built.understood)
    return [file.path for file in complete(built.understood.blueprint, built.generated, story).files]


def _plain(value: object) -> object:
    """Return the value as plain JSON, without the marks that name its classes."""
    return _without_marks(json.loads(to_json(value)))


def _without_marks(data: object) -> object:
    if isinstance(data, dict):
        return {key: _without_marks(value) for key, value in data.items() if key != "is"}
    if isinstance(data, list):
        return [_without_marks(item) for item in data]
    return data
