"""Puts the trace of an app together from its folder, and says it to people and to programs."""

from collections.abc import Mapping

from app.domain.blueprint_parser import parse_blueprint
from app.domain.check import Check
from app.domain.codebase import Codebase
from app.domain.trace import Place, Story, Trace, TracedLine
from app.domain.trace_file import TRACE_FILE, read_story
from app.domain.verdict import Verdict

_BLUEPRINT_FILE = "blueprint.txt"
_MOST_PLACES = 3


def trace_app(codebase: Codebase, checks: tuple[Check, ...], verdict: Verdict, parts: Mapping[str, str]) -> Trace:
    """Return the trace. An app whose story or blueprint was taken away is traced as far as its checks tell."""
    from app.kit.conversions import find_conversion
    from app.kit.places import find_places

    files = {file.path: file.text for file in codebase.files}
    lines = tuple(line for line in files.get(_BLUEPRINT_FILE, "").splitlines() if line.strip())
    places = find_places(lines, codebase, parts, lambda text: parse_blueprint(text, find_conversion).blueprint)
    story = read_story(files.get(TRACE_FILE, ""))
    if not story.clauses:
        story = Story(story.request, _clauses_of(checks), story.unmet, story.assumed)
    traced = [TracedLine(i, text, places[i], i in story.assumed) for i, text in enumerate(lines)]
    return Trace(story, tuple(traced), verdict.outcomes)


def told_trace(trace: Trace) -> list[str]:
    """Return the trace for people: each wish, the lines it became, where they stand, and what became of it."""
    told = ["", f"Asked for: {trace.story.request}"] if trace.story.request else [""]
    for clause, _ in trace.story.clauses:
        told.append(f"{'✓' if trace.is_held(clause) else '✗'} {clause}")
        for line in trace.lines_of(clause):
            told.append(f"    {line.text}  → {_places(line.places)}")
        told += [f"    ✗ {o.check.says}: {o.reason}" for o in trace.outcomes_of(clause) if not o.held]
    told += [f"✗ {clause}: nothing in the app answers this" for clause in trace.story.unmet]
    told += [f"Assumed, you did not say it: {line.text}  → {_places(line.places)}" for line in trace.assumed]
    return [*told, ""]


def trace_as_data(trace: Trace) -> dict[str, object]:
    """Return the trace for programs, with the indexes that lead both ways."""
    return {
        "request": trace.story.request,
        "clauses": [
            {
                "clause": clause,
                "held": trace.is_held(clause),
                "lines": list(indexes),
                "checks": [trace.outcomes.index(o) for o in trace.outcomes_of(clause)],
            }
            for clause, indexes in trace.story.clauses
        ],
        "unmet": list(trace.story.unmet),
        "unheld": list(trace.unheld),
        "assumed": [line.text for line in trace.assumed],
        "lines": [
            {
                "line": line.text,
                "clauses": list(trace.clauses_of(line)),
                "places": [{"file": p.path, "first": p.first, "last": p.last} for p in line.places],
                "checks": [trace.outcomes.index(o) for o in trace.outcomes_of_line(line)],
            }
            for line in trace.lines
        ],
    }


def _places(places: tuple[Place, ...]) -> str:
    told = [f"{p.path}:{p.first}" if p.first == p.last else f"{p.path}:{p.first}–{p.last}" for p in places]
    more = len(told) - _MOST_PLACES
    return ", ".join(told[:_MOST_PLACES]) + (f" and {more} more" if more > 0 else "") if told else "nowhere"


def _clauses_of(checks: tuple[Check, ...]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    clauses: dict[str, tuple[int, ...]] = {}
    for check in checks:
        if check.clause:
            clauses[check.clause] = tuple(sorted({*clauses.get(check.clause, ()), *check.lines}))
    return tuple(clauses.items())
