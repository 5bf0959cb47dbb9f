"""What the dashboard shows, worked out from the figures without any toolkit."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.figure_words import (
    AGREEMENT,
    CHANGES,
    KNOBS,
    MACHINE,
    NO_HELP,
    NO_TUNING,
    NO_VOTES,
    TRIALS,
    VERSIONS,
    VOTES,
    help_lines,
    wish_in_words,
)
from app.domain.figures import Figures, Spread, Tuning
from app.domain.waiting import DOING, HIDDEN

MOST_POINTS = 200
_LEVELS = {"l1": "from memory", "l2": "from disk", "l3": "from the database", "model": "by the model"}
_SHORT = {"transcribe": "Listen", "intent": "Understand", "understand": "Blueprint", "design": "Design",
          "generate": "Code", "validate": "Try it", "deliver": "Save"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Card:
    """A figure worth seeing at once. `tone` is good, bad or plain."""

    name: str
    value: str
    note: str = ""
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Bar:
    """A stage: how long it takes usually (`half`) and in nine of ten builds (`most`), in seconds."""

    name: str
    half: float
    most: float


@dataclass(frozen=True, slots=True)
class Dot:
    """A build, the `place`-th; `is_good`: every wish was seen to work."""

    place: int
    seconds: float
    is_good: bool
    says: str


@dataclass(frozen=True, slots=True)
class Mark:
    """How far wishes and what was seen agreed in the `place`-th build, and how wrong its estimate was; shares."""

    place: int
    agreement: float | None
    error: float | None


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str = "Nothing to show here yet."
    """What to say where there are no rows."""
    words: int = 1
    """So many columns, from the first, hold words and no figures."""


@dataclass(frozen=True, slots=True)
class DashboardView:
    is_empty: bool
    cards: tuple[Card, ...] = ()
    dots: tuple[Dot, ...] = ()
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()
    tables: tuple[Table, ...] = ()
    alerts: tuple[tuple[str, str], ...] = ()
    tuned: str = ""
    """What the optimiser changed last and can be taken back; "" where nothing is."""


def view_of(figures: Figures) -> DashboardView:
    """Return what to show."""
    alerts = tuple((alert.says, alert.do) for alert in figures.alerts)
    if not figures.run_count:
        return DashboardView(True, alerts=alerts)
    points = figures.timeline[-MOST_POINTS:]
    first = figures.run_count - len(points) + 1
    return DashboardView(
        False,
        tuple(_cards(figures)),
        tuple(
            Dot(place, p.seconds, p.state == "held", f"{p.at[:16].replace('T', ' ')} · {p.seconds:.1f} s · {p.state}")
            for place, p in enumerate(points, first)
        ),
        tuple(
            Bar(_SHORT.get(stage, stage), spread.half, spread.most)
            for stage, spread in figures.stages.items()
            if stage not in HIDDEN and spread.most >= 0.05
        ),
        tuple(Mark(place, p.agreement, p.error_shown) for place, p in enumerate(points, first)),
        tuple(_tables(figures)),
        alerts,
        _tuned(figures),
    )


def _tuned(figures: Figures) -> str:
    for tuning in reversed(figures.tunings):
        if tuning.is_in_force:
            what = KNOBS.get(tuning.knob, tuning.knob)
            doing = "was tuned" if tuning.state == "kept" else "is being tried"
            says = f"{what} {doing}: {tuning.before} → {tuning.after}"
            return f"{says} ({_gain(tuning)} speed)" if _gain(tuning) else says
    return ""


def _cards(figures: Figures) -> Iterator[Card]:
    built = figures.runs.get("held", 0) + figures.runs.get("unmet", 0)
    held = figures.runs.get("held", 0) / max(built, 1)
    yield Card("Builds", str(figures.run_count), f"{held:.0%} did all that was asked")
    yield Card("A build takes", _time(figures.seconds.half), f"9 of 10 within {_time(figures.seconds.most)}")
    tone = "good" if figures.accuracy >= 0.99 else "bad"
    yield Card("Checks that held", f"{figures.accuracy:.1%}", f"{figures.repairs:.2f} repairs a build", tone)
    if figures.estimate:
        before = figures.estimate.get("error before", 0.0)
        yield Card("Estimates wrong by", f"{figures.estimate.get('error shown', 0.0):.0%}", f"{before:.0%} before work")
    if figures.harmony:
        score = sum(figures.harmony.values()) / len(figures.harmony)
        least = min(figures.harmony, key=lambda name: figures.harmony[name])
        yield Card("Agreement", f"{score:.0%}", f"least: {least} {figures.harmony[least]:.0%}")
    if answers := sum(figures.cache.values()):
        kept = 1 - figures.cache.get("model", 0) / answers
        yield Card("Answered from memory", f"{kept:.0%}", f"{answers} answers")


def _tables(figures: Figures) -> Iterator[Table]:
    whole = sum(s.total for stage, s in figures.stages.items() if stage not in HIDDEN) or 1.0
    yield Table(
        "Steps",
        ("Step", "Usually", "9 of 10 within", "99 of 100 within", "Share", "Tokens read", "Tokens written"),
        tuple(
            (DOING.get(stage, stage), *_times(spread), f"{spread.total / whole:.0%}", *_tokens(figures, stage))  # type: ignore[call-overload]
            for stage, spread in figures.stages.items()
            if stage not in HIDDEN
        ),
    )
    yield Table(
        "Agents",
        ("Agent", "Usually", "9 of 10 within", "99 of 100 within", "Calls", "Tokens/s", "Waited", "Last used"),
        tuple(
            (r, *_times(a.seconds), str(a.calls), f"{a.tokens_a_second.half:.1f}", _time(a.queue_s), _day(figures, r))
            for r, a in figures.agents.items()
        ),
    )
    for name, groups in (("Models", figures.models), ("Kinds of app", figures.kinds)):
        rows = tuple((n, *_times(g.seconds), f"{g.held:.0%}", str(g.builds)) for n, g in groups.items())
        yield Table(
            name,
            (
                name[:-1] if name == "Models" else "Kind",
                "Usually",
                "9 of 10 within",
                "99 of 100 within",
                "All held",
                "Builds",
            ),
            rows,
        )
    wishes = sorted(figures.wishes.items(), key=lambda w: (-w[1].failed, w[0]))
    failing = tuple((wish_in_words(k), str(w.held), str(w.failed), f"{w.failing:.0%}") for k, w in wishes)
    yield Table("Wishes", ("Sort of wish", "Held", "Failed", "Share that failed"), failing)
    yield Table(
        "Help",
        ("Help from", "What came of it", "Times", "Wishes answered", "Usually", "9 of 10 within"),
        tuple(_help_rows(figures)),
        NO_HELP,
        words=2,
    )
    asked = sum(figures.cache.values()) or 1
    answers = tuple((_LEVELS.get(k, k), str(count), f"{count / asked:.0%}") for k, count in figures.cache.items())
    yield Table("Answers", ("Answered", "Times", "Share"), answers)
    yield Table("Apps", ("What became of apps", "How many"), tuple(_app_rows(figures)))
    votes = tuple(
        (
            VOTES.get(k, k),
            str(v.times),
            f"{v.candidates:.1f}",
            f"{v.agreement:.0%}",
            f"{v.verified:.0%}",
            _time(v.seconds),
        )
        for k, v in figures.work.votes.items()
    )
    swarm = ("Votes on", "Times", "Answers", "Agreed", "Seen to work", "On average")
    yield Table("Swarm", swarm, votes, NO_VOTES)
    yield Table("Agreement", ("Between", "Latest builds"), tuple(_agreement_rows(figures)))
    machine = tuple((MACHINE.get(name, name), _amount(value)) for name, value in figures.machine.items())
    yield Table("Machine", ("In the latest build", "Amount"), machine)
    columns = ("What", "Change", "Outcome", "Speed gained", "By chance alone", "Builds compared", "When")
    yield Table("Tuning", columns, tuple(_tuning_row(tuning) for tuning in figures.tunings), NO_TUNING, words=3)


def _tokens(figures: Figures, stage: str) -> tuple[str, str]:
    tokens = figures.tokens.get(stage)
    return (f"{tokens.read:.0f}", f"{tokens.written:.0f}") if tokens else ("", "")


def _day(figures: Figures, role: str) -> str:
    return figures.work.used_at.get(role, "")[:10]


def _app_rows(figures: Figures) -> Iterator[tuple[str, str]]:
    success, work = figures.success, figures.work
    yield "Apps in their folder", str(success.kept)
    yield "Changed later", str(success.changed)
    yield "Deleted", str(success.deleted)
    yield "Builds left unfinished", str(success.abandoned)
    for names, counts in ((CHANGES, work.changes), (VERSIONS, work.versions)):
        for name, says in names.items():
            if counts.get(name):
                yield says, str(counts[name])
    if work.promises:
        yield "Promises seen to hold", f"{work.promises_held} of {work.promises}"
    if work.parts:
        yield "Parts of an app, on average", f"{work.parts:.1f}"


def _agreement_rows(figures: Figures) -> Iterator[tuple[str, str]]:
    for component, score in figures.harmony.items():
        yield AGREEMENT.get(component, component), f"{score:.0%}"
    if figures.harmony:
        yield "Words corrected in a spoken request", f"{figures.corrected_words:.1f}"


def _amount(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


def _help_rows(figures: Figures) -> Iterator[tuple[str, ...]]:
    for name, rung in figures.help.items():
        for line in help_lines(name, rung):
            answered = "" if line.answered is None else str(line.answered)
            took = ("", "") if line.seconds is None else (_time(line.seconds.half), _time(line.seconds.most))
            yield line.who, line.what, str(line.times), answered, *took


def _tuning_row(tuning: Tuning) -> tuple[str, ...]:
    measured = tuning.measured
    is_judged = "gain" in measured
    return (
        KNOBS.get(tuning.knob, tuning.knob),
        f"{tuning.before} → {tuning.after}",
        TRIALS.get(tuning.state, tuning.state),
        _gain(tuning),
        f"{measured.get('chance of luck', 0):.0%}" if is_judged else "",
        f"{measured.get('runs before', 0):.0f} + {measured.get('runs after', 0):.0f}" if is_judged else "",
        tuning.at[:16].replace("T", " "),
    )


def _gain(tuning: Tuning) -> str:
    gain = tuning.measured.get("gain")
    return "" if gain is None else f"{gain:+.0%}"


def _times(spread: Spread) -> tuple[str, str, str]:
    return _time(spread.half), _time(spread.most), _time(spread.worst)


def _time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 90 else f"{seconds / 60:.1f} min"
