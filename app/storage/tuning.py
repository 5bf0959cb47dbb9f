"""Trials of the optimiser on record (`optimization_history`), and the runs they are judged by."""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from app.domain.run import PARTS
from app.meta.optimisation import Judgement, Knob, MeasuredRun, Trial, current, judge, propose, settled, values_for_run
from app.storage.database import Database

MOST_RUNS = 400


class Tuner:
    """Decides, before a run, what it is made with; and after one, whether a trial is over."""

    def __init__(
        self, database: Database, knobs: Sequence[Knob], now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._database = database
        self._knobs = tuple(knob for knob in knobs if len(knob.values) > 1)
        self._now = now

    def values(self) -> dict[str, int]:
        """Return what the next run is made with."""
        return values_for_run(self._knobs, self.trials(), self._next_run())

    def learn(self) -> None:
        """End a trial that has shown enough, or begin the next. Called between runs."""
        if not self._knobs:
            return
        trials, next_run = self.trials(), self._next_run()
        going = current(trials)
        if going is not None and (shown := judge(going, self._runs(going.knob))) is not None:
            self._end(going, shown, next_run - 1)
        elif going is None and (wanted := propose(self._knobs, trials, next_run)) is not None:
            self._begin(wanted)

    def trials(self) -> tuple[Trial, ...]:
        """Return all trials of the knobs there are, the oldest first."""
        with self._database.read() as db:
            rows = db.execute("SELECT * FROM optimization_history ORDER BY id").fetchall()
        found = []
        for row in rows:
            told = json.loads(row["results"])
            first, ended = int(told["first run"]), int(told.get("last run", 0))
            state = row["optimization_type"]
            found.append(Trial(row["knob"], int(row["before"]), int(row["after"]), state, first, ended))
        return tuple(found)

    def settled(self) -> dict[str, int]:
        """Return the value of each knob by what was kept and not taken back."""
        return settled(self._knobs, self.trials())

    def undo(self) -> Trial | None:
        """Take back what was kept last, or the trial that goes on; return what it was, None where nothing is left.

        It stays on record, and is not tried again.
        """
        last_run = self._next_run() - 1
        with self._database.write() as db:
            row = db.execute(
                "SELECT * FROM optimization_history WHERE optimization_type IN ('kept', 'trying')"
                " ORDER BY id DESC LIMIT 1"
            ).fetchone()
            if row is None:
                return None
            told = json.loads(row["results"])
            told = {"last run": last_run, **told, "taken back": self._time()}
            db.execute(
                "UPDATE optimization_history SET optimization_type = 'taken back', results = ?,"
                " ended_at = coalesce(ended_at, ?) WHERE id = ?",
                (json.dumps(told), self._time(), row["id"]),
            )
        return Trial(row["knob"], int(row["before"]), int(row["after"]), "taken back", int(told["first run"]))

    def _begin(self, trial: Trial) -> None:
        with self._database.write() as db:
            db.execute(
                "INSERT INTO optimization_history (system, optimization_type, results, created_at, knob, before, after)"
                " VALUES ('language model', 'trying', ?, ?, ?, ?, ?)",
                (
                    *(json.dumps({"first run": trial.first_run}), self._time()),
                    *(trial.knob, str(trial.before), str(trial.after)),
                ),
            )

    def _end(self, trial: Trial, shown: Judgement, last_run: int) -> None:
        told = {
            **shown.results,
            "gain": shown.gain,
            "chance of luck": shown.chance,
            "first run": trial.first_run,
            "last run": last_run,
        }
        with self._database.write() as db:
            db.execute(
                "UPDATE optimization_history SET optimization_type = ?, results = ?, ended_at = ?"
                " WHERE optimization_type = 'trying' AND knob = ?",
                (shown.state, json.dumps(told), self._time(), trial.knob),
            )

    def _next_run(self) -> int:
        with self._database.read() as db:
            return int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM runs WHERE state != 'running'").fetchone()[0])

    def _runs(self, knob: str) -> list[MeasuredRun]:
        """Return the latest builds with the model of now: another is faster or slower by its nature.

        Without those that answers kept from before made short.
        """
        is_of_parts = any(one.name == knob and one.speed_of == "parts" for one in self._knobs)
        systems, made = ("stage:generate", PARTS) if is_of_parts else ("agent:%", "tokens written")
        with self._database.read() as db:
            rows = db.execute(
                "SELECT runs.id, knobs, checks_held, checks_total,"
                " sum(CASE metric_name WHEN ? THEN value END) AS made,"
                " sum(CASE metric_name WHEN 'seconds' THEN value WHEN 'queue seconds' THEN -value END) AS busy"
                " FROM runs JOIN ai_performance_metrics ON run_id = runs.id AND system LIKE ?"
                " WHERE NOT EXISTS"
                " (SELECT 1 FROM performance_metrics AS whole WHERE whole.run_id = runs.id AND cache_hit_rate > 0)"
                " AND doing = 'build' AND state IN ('held', 'unmet') AND runs.model = (SELECT model FROM runs"
                " WHERE doing = 'build' AND state IN ('held', 'unmet') ORDER BY id DESC LIMIT 1)"
                " GROUP BY runs.id ORDER BY runs.id DESC LIMIT ?",
                (made, systems, MOST_RUNS),
            ).fetchall()
        return [
            MeasuredRun(
                r["id"],
                json.loads(r["knobs"]),
                (r["made"] or 0.0) / max(r["busy"] or 0.0, 0.001),
                r["checks_held"] / max(r["checks_total"], 1),
            )
            for r in reversed(rows)
        ]

    def _time(self) -> str:
        return self._now().isoformat(timespec="microseconds")
