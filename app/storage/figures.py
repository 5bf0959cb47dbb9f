"""Reads all that was measured and has it summed up; writes it out for other programs."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.codec import to_json
from app.domain.figures import Figures, Spread, Success, Tuning
from app.meta.statistics import MeasuredValue, sum_up
from app.storage.completions import CompletionStore
from app.storage.database import Database
from app.storage.runs import RunStore
from app.storage.work_figures import WorkReader

MOST_RUNS = 2000
FRESH = timedelta(minutes=1)
"""What nothing tells of (a folder that is gone, a fuller disk) is looked for so often."""
_STAMP = """
    SELECT
        (SELECT group_concat(id) FROM (SELECT id FROM runs WHERE state != 'running' ORDER BY id DESC LIMIT 20)),
        (SELECT count(*) FROM sessions WHERE NOT is_deleted),
        (SELECT group_concat(id || coalesce(is_taken, ''))
            FROM (SELECT id, is_taken FROM code_completions ORDER BY id DESC LIMIT 20)),
        (SELECT group_concat(id || coalesce(taken, ''))
            FROM (SELECT id, taken FROM inline_suggestions ORDER BY id DESC LIMIT 20)),
        (SELECT group_concat(id || optimization_type)
            FROM (SELECT id, optimization_type FROM optimization_history ORDER BY id DESC LIMIT 20)),
        (SELECT max(id) FROM versions),
        (SELECT count(*) FROM user_sessions)
"""


class FigureReader:
    """Figures of the runs on record."""

    def __init__(
        self,
        database: Database,
        free_disk_mb: Callable[[], float],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = database
        self._free_disk_mb = free_disk_mb
        self._now = now
        self._shown: tuple[object, datetime, Figures] | None = None

    def read(self, days: int | None = None) -> Figures:
        """Return the figures of the latest runs; of the last `days` where given.

        Who asks again before anything has ended gets the same figures: to sum up thousands of runs takes as long as
        writing several words of a blueprint.
        """
        now, stamp = self._now(), (days, *self._stamp())
        if self._shown is not None and self._shown[0] == stamp and now - self._shown[1] < FRESH:
            return self._shown[2]
        figures = self._read(days)
        self._shown = (stamp, now, figures)
        return figures

    def tunings(self) -> tuple[Tuning, ...]:
        """Return the latest trials of the optimiser, oldest first."""
        with self._database.read() as db:
            rows = db.execute("SELECT * FROM optimization_history ORDER BY id DESC LIMIT 100").fetchall()
        return tuple(
            Tuning(r["created_at"], r["knob"], r["before"], r["after"], r["optimization_type"], r["results"])
            for r in reversed(rows)
        )

    def _stamp(self) -> tuple[object, ...]:
        """Return what changes when something ends that is counted here."""
        with self._database.read() as db:
            return tuple(db.execute(_STAMP).fetchone())

    def _read(self, days: int | None) -> Figures:
        since = (self._now() - timedelta(days=days)).isoformat() if days else ""
        runs = RunStore(self._database).ended(MOST_RUNS, since)
        first = runs[0].id if runs else 0
        with self._database.read() as db:
            rows = db.execute(
                "SELECT run_id, system, metric_name, value, model FROM ai_performance_metrics"
                " WHERE run_id >= ? ORDER BY run_id, id",
                (first,),
            ).fetchall()
            harmony = db.execute(
                "SELECT run_id, component, score FROM harmony_scores WHERE run_id >= ? ORDER BY run_id, id", (first,)
            ).fetchall()
        values = [MeasuredValue(*tuple(row)) for row in rows] if runs else []
        scores = [(row["run_id"], row["component"], row["score"]) for row in harmony] if runs else []
        figures = sum_up(runs, values, scores, self._success(), self.tunings(), self._free_disk_mb())
        return replace(
            figures,
            editor=CompletionStore(self._database).figures(since),
            starts=self._starts(since),
            work=WorkReader(self._database).read(since),
        )

    def _starts(self, since: str) -> dict[str, int]:
        with self._database.read() as db:
            rows = db.execute(
                "SELECT host, count(*) AS times FROM user_sessions WHERE host != 'login' AND created_at >= ?"
                " GROUP BY host",
                (since,),
            ).fetchall()
        return {row["host"]: row["times"] for row in rows}

    def _success(self) -> Success:
        with self._database.read() as db:
            rows = db.execute(
                "SELECT id, state, folder, is_deleted, updated_at FROM sessions ORDER BY rowid DESC LIMIT ?",
                (MOST_RUNS,),
            ).fetchall()
            changed = {
                row[0]
                for row in db.execute("SELECT DISTINCT session_id FROM runs WHERE doing = 'change' AND state = 'held'")
            }
        done = [row for row in rows if row["state"] == "done"]
        deleted = [
            r for r in done if r["is_deleted"] or not r["folder"] or not (Path(r["folder"]) / "index.html").exists()
        ]
        day_ago = (self._now() - timedelta(days=1)).isoformat()
        abandoned = sum(row["state"] == "open" and row["updated_at"] < day_ago for row in rows)
        return Success(len(done) - len(deleted), sum(r["id"] in changed for r in done), len(deleted), abandoned)


def figures_as_json(figures: Figures) -> str:
    """Return all of it for programs, without the marks that name classes."""
    return json.dumps(_without_marks(json.loads(to_json(figures))), indent=1)


def figures_as_csv(figures: Figures) -> str:
    """Return all of it as a table for a spreadsheet: part, name, figure, value."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["part", "name", "figure", "value"])
    writer.writerows(_table(figures))
    return out.getvalue()


def _table(figures: Figures) -> Iterator[tuple[str, str, str, object]]:
    for state, count in figures.runs.items():
        yield "runs", state, "count", count
    yield from _spread("runs", "seconds", figures.seconds)
    for stage, spread in figures.stages.items():
        yield from _spread("stage", stage, spread)
    for stage, tokens in figures.tokens.items():
        yield "stage", stage, "tokens read", tokens.read
        yield "stage", stage, "tokens written", tokens.written
    yield from _work(figures)
    for role, agent in figures.agents.items():
        yield "agent", role, "calls", agent.calls
        yield from _spread("agent", f"{role} seconds", agent.seconds)
        yield from _spread("agent", f"{role} tokens a second", agent.tokens_a_second)
    for part, groups in (("model", figures.models), ("kind", figures.kinds)):
        for name, group in groups.items():
            yield part, name, "builds", group.builds
            yield part, name, "held", group.held
            yield from _spread(part, name, group.seconds)
    yield "editor", "completions", "asked", figures.editor.asked
    yield "editor", "completions", "taken", figures.editor.taken
    yield from _spread("editor", "seconds", figures.editor.seconds)
    for kind, wish in figures.wishes.items():
        yield "wish", kind, "held", wish.held
        yield "wish", kind, "failed", wish.failed
    for rung, given in figures.help.items():
        yield "help", rung, "taken", given.taken
        yield "help", rung, "wishes answered", given.answered
        yield from _spread("help", rung, given.seconds)
        for came, times in given.came.items():
            yield "help", rung, came, times
        for why, times in given.passed_over.items():
            yield "help", rung, f"passed over: {why}", times
    for part, values in (
        ("harmony", figures.harmony),
        ("cache", figures.cache),
        ("estimate", figures.estimate),
        ("machine", figures.machine),
        ("starts", figures.starts),
    ):
        for name, value in values.items():
            yield part, name, "value", value
    for point in figures.timeline:
        yield "timeline", point.at, "seconds", point.seconds
        yield "timeline", point.at, "accuracy", point.accuracy
    for tuning in figures.tunings:
        change = f"{tuning.before} → {tuning.after}"
        yield "tuning", tuning.knob, change, tuning.state
        for name, value in tuning.measured.items():
            yield "tuning", f"{tuning.knob} {name}", change, value


def _work(figures: Figures) -> Iterator[tuple[str, str, str, object]]:
    work = figures.work
    for kind, vote in work.votes.items():
        for figure in ("times", "candidates", "agreement", "verified", "seconds"):
            yield "vote", kind, figure, getattr(vote, figure)
    for part, counts in (("change", work.changes), ("version", work.versions)):
        for name, count in counts.items():
            yield part, name, "count", count
    for figure in ("kept", "changed", "deleted", "abandoned"):
        yield "apps", figure, "count", getattr(figures.success, figure)
    yield "apps", "promises", "held", work.promises_held
    yield "apps", "promises", "tried", work.promises
    yield "apps", "parts", "mean", work.parts


def _spread(part: str, name: str, spread: Spread) -> Iterator[tuple[str, str, str, object]]:
    for figure in ("count", "mean", "half", "most", "worst"):
        yield part, name, figure, getattr(spread, figure)


def _without_marks(data: object) -> object:
    if isinstance(data, dict):
        return {key: _without_marks(value) for key, value in data.items() if key != "is"}
    if isinstance(data, list):
        return [_without_marks(item) for item in data]
    return data
