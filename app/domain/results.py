"""What became of each wish: the rule that nothing is claimed which was not seen to work."""

from collections.abc import Iterable

from app.domain.build import Understood
from app.domain.check import Outcome
from app.domain.verdict import ClauseResult, Verdict

UNCOVERED = "nothing in the app answers this"
UNTRIED = "this could not be tried"


def judge_wishes(request: str, understood: Understood, verdict: Verdict) -> tuple[ClauseResult, ...]:
    """Return each wish once, in the order it was said, then the assumptions, then other promises that failed.

    A wish is held where at least one check was done for it and all of them held.
    """
    lines = understood.blueprint.lines
    clauses = _unique((*(line.clause for line in lines if line.clause), *(c for c, _ in understood.answers)))
    wishes = [_judge(clause, _outcomes_of(clause, understood, verdict)) for clause in clauses]
    wishes += [ClauseResult(c, "not held", UNCOVERED, False) for c in understood.unmet if c not in clauses]
    wishes.sort(key=lambda wish: _place(wish.clause, request))
    assumed = [
        _assume(line.text, [o for o in verdict.outcomes if index in o.check.lines])
        for index, line in enumerate(lines)
        if line.assumed and not line.clause
    ]
    return (*wishes, *assumed, *_other_failures(understood, verdict))


def clause_of(outcome: Outcome, understood: Understood) -> str:
    """Return the words of the request that a check stands for, "" where it is everyone's due."""
    lines = understood.blueprint.lines
    own = (lines[i].clause for i in outcome.check.lines if 0 <= i < len(lines))
    return outcome.check.clause or next((clause for clause in own if clause), "")


def _outcomes_of(clause: str, understood: Understood, verdict: Verdict) -> list[Outcome]:
    lines = understood.blueprint.lines
    indexes = {i for i, line in enumerate(lines) if line.clause == clause}
    # lines that only share the answer count where the clause has no line of its own
    indexes = indexes or {i for c, answering in understood.answers if c == clause for i in answering}
    return [o for o in verdict.outcomes if o.check.clause == clause or indexes & set(o.check.lines)]


def _judge(clause: str, outcomes: list[Outcome]) -> ClauseResult:
    failed = next((o for o in outcomes if not o.held), None)
    if failed is not None:
        return ClauseResult(clause, "not held", _why(failed), False)
    if not outcomes:
        return ClauseResult(clause, "not held", UNTRIED, False)
    return ClauseResult(clause, "held", "; ".join(_unique(o.check.says for o in outcomes)), True)


def _assume(text: str, outcomes: list[Outcome]) -> ClauseResult:
    is_held = bool(outcomes) and all(o.held for o in outcomes)
    says = "; ".join(_unique(o.check.says for o in outcomes))
    return ClauseResult(text, "assumed", says or UNTRIED, is_held)


def _other_failures(understood: Understood, verdict: Verdict) -> list[ClauseResult]:
    failed = [o for o in verdict.outcomes if not o.held and not clause_of(o, understood)]
    results = [ClauseResult(o.check.says, "not held", _why(o), False) for o in failed]
    return results + [ClauseResult("The app runs without errors", "not held", e, False) for e in verdict.errors]


def _why(outcome: Outcome) -> str:
    untried = " (could not be tried)" if outcome.held is None else ""
    return f"{outcome.check.says}: {outcome.reason or 'not seen'}{untried}"


def _place(clause: str, request: str) -> int:
    at = request.casefold().find(clause.casefold())
    return at if at >= 0 else len(request)


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
