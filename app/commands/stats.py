"""`cognomega stats`: where the time goes, how right things are, what to do about it; all of it exportable."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.tuning import tuning_line
from app.domain.errors import InputError
from app.domain.figure_words import CHANGES, NO_HELP, NO_TUNING, VERSIONS, VOTES, help_lines, wish_in_words
from app.domain.figures import Figures, Spread
from app.domain.waiting import DOING

if TYPE_CHECKING:
    from app.bootstrap import House

_LEVELS = {"l1": "memory", "l2": "disk", "l3": "database", "model": "the model itself"}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `stats`."""
    parser = subparsers.add_parser("stats", help="see where the time goes and how right things are")
    parser.add_argument("--days", type=int, metavar="N", help="only the last N days")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--export", type=Path, metavar="FILE", help="write to FILE: .csv or .json")


def run(args: argparse.Namespace, house: "House") -> int:
    """Show or write the figures; return 0. `AppError` goes to the caller."""
    from app.storage.figures import figures_as_csv, figures_as_json

    figures = house.memory.figures.read(args.days)
    if args.export:
        if args.export.suffix not in (".csv", ".json"):
            raise InputError(f"{args.export} is neither .csv nor .json.", "Name the file so.")
        is_table = args.export.suffix == ".csv"
        args.export.write_text(figures_as_csv(figures) if is_table else figures_as_json(figures), "utf-8")
        print(f"The figures are in {args.export}.", file=sys.stderr)
    elif args.json:
        print(figures_as_json(figures))
    else:
        print("\n".join(_lines(figures)))
    return 0


def _lines(figures: Figures) -> Iterator[str]:
    if not figures.run_count:
        yield "Nothing was built yet."
        yield from _editor(figures)
        return
    states = ", ".join(f"{count} {state}" for state, count in sorted(figures.runs.items(), key=lambda s: -s[1]))
    yield f"{figures.run_count} runs: {states}. A build takes {_seconds(figures.seconds)}."
    yield f"{figures.accuracy:.1%} of all checks held; {figures.repairs:.2f} repairs a build."
    if figures.starts:
        yield "Started: " + ", ".join(f"the {host} {count} times" for host, count in figures.starts.items()) + "."
    success = figures.success
    yield (
        f"Apps: {success.kept} kept, {success.changed} changed later, {success.deleted} deleted,"
        f" {success.abandoned} builds left unfinished."
    )
    if figures.estimate:
        before, shown = figures.estimate.get("error before", 0.0), figures.estimate.get("error shown", 0.0)
        yield f"Estimates were wrong by {before:.0%} before work and {shown:.0%} as shown (last 20)."
    else:
        yield "How right estimates are is told after the next build that is made from beginning to end."
    yield from _apps(figures)
    yield from _stages(figures)
    yield from _agents(figures)
    yield from _wishes(figures)
    yield from _help(figures)
    yield from _votes(figures)
    if figures.harmony:
        yield "\nAgreement: " + ", ".join(f"{name} {score:.0%}" for name, score in figures.harmony.items())
    yield from _editor(figures)
    if answers := sum(figures.cache.values()):
        yield "Answers from " + ", ".join(
            f"{_LEVELS.get(level, level)} {count / answers:.0%}" for level, count in figures.cache.items()
        )
    yield from _tuned(figures)
    for alert in figures.alerts:
        yield f"\n! {alert.says} {alert.do}"


def _editor(figures: Figures) -> Iterator[str]:
    if (editor := figures.editor).asked:
        half_ms = editor.seconds.half * 1000
        yield f"Editor: {editor.asked} completions asked for, {editor.taken} taken, median {half_ms:.0f} ms."


def _apps(figures: Figures) -> Iterator[str]:
    work = figures.work
    if work.promises:
        made = f", made of {work.parts:.1f} parts on average" if work.parts else ""
        yield f"Promises of these apps: {work.promises_held} of {work.promises} were seen to hold{made}."
    counts = [
        f"{names[name].lower()}: {count}"
        for names, counted in ((CHANGES, work.changes), (VERSIONS, work.versions))
        for name, count in counted.items()
        if name in names
    ]
    if counts:
        yield "Later: " + ", ".join(counts) + "."


def _votes(figures: Figures) -> Iterator[str]:
    if figures.work.votes:
        yield "\nVotes of agents               times   answers   agreed   seen to work   seconds"
        for kind, vote in figures.work.votes.items():
            yield (
                f"  {VOTES.get(kind, kind):<26}{vote.times:>7}{vote.candidates:>10.1f}{vote.agreement:>9.0%}"
                f"{vote.verified:>15.0%}{vote.seconds:>10.1f}"
            )


def _stages(figures: Figures) -> Iterator[str]:
    whole = sum(spread.total for stage, spread in figures.stages.items() if stage != "confirm") or 1.0
    yield "\nWhere the time goes             half      90 %      99 %     share"
    for stage, spread in figures.stages.items():
        if stage != "confirm":
            name = DOING.get(stage, stage)  # type: ignore[call-overload]
            yield f"  {name:<28}{_columns(spread)}{spread.total / whole:>9.0%}"


def _agents(figures: Figures) -> Iterator[str]:
    if figures.agents:
        yield "\nAgents                          half      90 %      99 %     calls   tokens/s"
        for role, agent in figures.agents.items():
            yield f"  {role:<28}{_columns(agent.seconds)}{agent.calls:>9}{agent.tokens_a_second.half:>11.1f}"
    for title, groups in (("Model", figures.models), ("Kind of app", figures.kinds)):
        yield f"\n{title:<26}{'half':>12}{'90 %':>10}{'99 %':>10}      all held"
        for name, group in sorted(groups.items(), key=lambda g: -g[1].builds):
            yield f"  {name[:27]:<28}{_columns(group.seconds)}{group.held:>13.0%}"


def _wishes(figures: Figures) -> Iterator[str]:
    failing = sorted((w for w in figures.wishes.items() if w[1].failed), key=lambda w: -w[1].failed)
    if failing:
        yield "\nWishes that did not work"
        for kind, seen in failing[:10]:
            yield f"  {wish_in_words(kind):<26}{seen.failed} of {seen.failed + seen.held}"
    elif figures.wishes:
        yield "\nNo wish failed: all that was understood was seen to work."


def _help(figures: Figures) -> Iterator[str]:
    if not figures.help:
        yield f"\n{NO_HELP}"
        return
    yield "\nHelp with what nothing answered                       times  answered      half      90 %"
    for name, rung in figures.help.items():
        for line in help_lines(name, rung):
            says = f"  {line.who}: {line.what[:1].lower()}{line.what[1:]}"
            bought = f"{line.answered:>10}" if line.answered is not None else ""
            took = f"{line.seconds.half:>8.1f} s{line.seconds.most:>8.1f} s" if line.seconds is not None else ""
            yield f"{says:<54}{line.times:>6}{bought}{took}".rstrip()


def _tuned(figures: Figures) -> Iterator[str]:
    yield "\nWhat was tuned" if figures.tunings else NO_TUNING
    for tuning in figures.tunings[-5:]:
        yield f"  {tuning_line(tuning)}"
    if any(tuning.is_in_force for tuning in figures.tunings):
        yield "The way back: cognomega tuning undo"


def _columns(spread: Spread) -> str:
    return "".join(f"{value:>8.1f} s" for value in (spread.half, spread.most, spread.worst))


def _seconds(spread: Spread) -> str:
    return f"{spread.half:.1f} s (9 of 10 within {spread.most:.1f} s)"
